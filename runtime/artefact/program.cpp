#include "runtime/artefact/program.hpp"

#include <atomic>
#include <cstring>

#include <fmt/format.h>

#include "runtime/artefact/image_check.hpp"
#include "runtime/value/lexical.hpp"

namespace hjemmel::artefact {
namespace {

std::span<const NamespaceBinding> bindings(const Program& program, const Table& table, Arena& arena) {
  const auto records = program.table<NamespaceRecord>(table);
  auto* out = arena.allocate<NamespaceBinding>(records.size());
  for (std::size_t i = 0; i < records.size(); ++i) {
    out[i] = {program.text(records[i].prefix), program.text(records[i].uri)};
  }
  return {out, records.size()};
}

}  // namespace

Program::Program() {
  static std::atomic<std::uint64_t> programs{0};
  serial_ = ++programs;
}

std::shared_ptr<const Program> Program::from_entry(const Entry* entry, std::size_t mapped_bytes,
                                                   std::shared_ptr<const void> memory, std::string& problem) {
  if (std::memcmp(entry->magic, magic, sizeof magic) != 0 || entry->entry_bytes != sizeof(Entry)) {
    problem = "not a Hjemmel artefact";
    return nullptr;
  }
  if (entry->abi_version != abi_version) {
    problem = fmt::format("made for ABI version {}, this runtime has {}: compile the policy again", entry->abi_version,
                          abi_version);
    return nullptr;
  }
  const auto* start = reinterpret_cast<const unsigned char*>(entry);
  std::shared_ptr<Program> program(new Program);
  program->header_ = reinterpret_cast<const ImageHeader*>(start + entry->image);
  program->functions_ = reinterpret_cast<const std::int32_t*>(start + entry->functions);
  program->memory_ = std::move(memory);
  if (std::memcmp(program->header_->magic, magic, sizeof magic) != 0 || program->header_->abi_version != abi_version ||
      program->header_->image_bytes > mapped_bytes) {
    problem = "the image is damaged";
    return nullptr;
  }
  if (const char* const damage = find_damage(*program->header_)) {
    problem = fmt::format("the image is damaged: {} refers to what is not in it", damage);
    return nullptr;
  }
  if (!program->read_constants(problem)) return nullptr;
  return program;
}

bool Program::read_constants(std::string& problem) {
  for (const ConstantRecord& record : table<ConstantRecord>(header_->constants)) {
    Value value;
    std::string_view wrong;
    const auto type = static_cast<DataType>(record.type);
    if (type == DataType::xpath_expression) {
      auto* expression = arena_.allocate<XPathExpression>(1);
      *expression = {text(record.text), text(record.xpath_category), bindings(*this, record.namespaces, arena_)};
      value.type = type;
      value.xpath = expression;
    } else if (!parse_value(type, text(record.text), arena_, value, wrong)) {
      problem = fmt::format("the image is damaged: {}", wrong);
      return false;
    }
    constants_.push_back(value);
  }
  for (const SelectorRecord& record : table<SelectorRecord>(header_->selectors)) {
    selector_namespaces_.push_back(bindings(*this, record.namespaces, arena_));
  }
  return true;
}

}  // namespace hjemmel::artefact
