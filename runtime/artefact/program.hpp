// A compiled policy in memory, ready to decide: the image's tables, the function table, and the few literals that are
// parsed once. Immutable; any number of threads decide with it at once.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/artefact/abi.hpp"
#include "runtime/artefact/format.hpp"
#include "runtime/value/arena.hpp"
#include "runtime/value/value.hpp"

namespace hjemmel::artefact {

class Program {
 public:
  /// Takes what an artefact or the JIT exports. `memory` keeps it mapped. Null with `problem` set if it is not of this
  /// ABI or its tables do not fit.
  static std::shared_ptr<const Program> from_entry(const Entry* entry, std::size_t mapped_bytes,
                                                   std::shared_ptr<const void> memory, std::string& problem);

  /// Another number for each program of the process: an address can come again after a program was unmapped.
  std::uint64_t serial() const { return serial_; }

  const ImageHeader& header() const { return *header_; }
  const unsigned char* image() const { return reinterpret_cast<const unsigned char*>(header_); }
  const std::int32_t* functions() const { return functions_; }
  DecisionFunction function(std::uint32_t number) const {
    const auto* base = reinterpret_cast<const unsigned char*>(functions_);
    return reinterpret_cast<DecisionFunction>(reinterpret_cast<std::uintptr_t>(base + functions_[number]));
  }

  template <typename Record>
  std::span<const Record> table(const Table& table) const {
    return {reinterpret_cast<const Record*>(image() + table.offset), table.count};
  }
  std::string_view text(const Text& text) const {
    return {reinterpret_cast<const char*>(image() + text.offset), text.size};
  }

  const Value& constant(std::uint32_t number) const { return constants_[number]; }
  std::span<const NamespaceBinding> selector_namespaces(std::uint32_t selector) const {
    return selector_namespaces_[selector];
  }

 private:
  Program();
  bool read_constants(std::string& problem);

  std::uint64_t serial_;
  const ImageHeader* header_ = nullptr;
  const std::int32_t* functions_ = nullptr;
  std::shared_ptr<const void> memory_;
  Arena arena_;
  std::vector<Value> constants_;
  std::vector<std::span<const NamespaceBinding>> selector_namespaces_;
};

}  // namespace hjemmel::artefact
