// One line of tests/golden/functions.txt, whose head explains the form.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/function/function.hpp"
#include "runtime/value/arena.hpp"
#include "runtime/value/value.hpp"

namespace hjemmel::test {

struct GoldenCall {
  FunctionId function{};
  std::vector<Value> arguments;
  std::optional<StatusCode> error;  ///< the result expected is this error …
  Value result;                     ///< … or this value
};

/// What the texts of XPath expressions in the file are bound to.
struct GoldenXPath {
  std::string_view category;
  std::span<const NamespaceBinding> namespaces;
};

/// Reads a line. Nothing, with `problem` set, where it is not of the form. Values live in `arena` and borrow from
/// `line`.
std::optional<GoldenCall> read_golden_call(std::string_view line, const GoldenXPath& xpath, Arena& arena,
                                           std::string& problem);

}  // namespace hjemmel::test
