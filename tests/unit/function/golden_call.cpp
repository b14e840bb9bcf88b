#include "tests/unit/function/golden_call.hpp"

#include "runtime/value/lexical.hpp"

namespace hjemmel::test {
namespace {

constexpr std::string_view white_space = " \t";

std::optional<FunctionId> function_spelt(std::string_view name) {
  const std::size_t colon = name.find(':');
  if (colon == std::string_view::npos) return function_of_name(name);
  std::string urn = "urn:oasis:names:tc:xacml:";
  urn += name.substr(0, colon);
  urn += ":function";
  urn += name.substr(colon);
  return function_of_urn(urn);
}

class Reader {
 public:
  Reader(std::string_view line, const GoldenXPath& xpath, Arena& arena, std::string& problem)
      : rest_(line), xpath_(xpath), arena_(arena), problem_(problem) {}

  std::optional<GoldenCall> read() {
    GoldenCall call;
    const std::optional<FunctionId> function = function_spelt(word());
    if (!function) return refuse("no such function");
    call.function = *function;
    const FunctionInfo& info = info_of(*function);
    if (!skip('(')) return refuse("`(` expected");
    for (std::size_t i = 0; !skip(')'); ++i) {
      if (i > 0 && !skip(',')) return refuse("`,` or `)` expected");
      if (info.parameters.empty()) return refuse("too many arguments");
      const std::optional<Value> argument = value(info.parameters[std::min(i, info.parameters.size() - 1)]);
      if (!argument) return std::nullopt;
      call.arguments.push_back(*argument);
    }
    if (!skip('=')) return refuse("`=` expected");
    for (const auto& [name, code] : {std::pair{"processing-error", StatusCode::processing_error},
                                     std::pair{"syntax-error", StatusCode::syntax_error},
                                     std::pair{"missing-attribute", StatusCode::missing_attribute}}) {
      if (rest_.substr(std::min(rest_.find_first_not_of(white_space), rest_.size())) == name) {
        call.error = code;
        return call;
      }
    }
    const std::optional<Value> result = value(info.result);
    if (!result) return std::nullopt;
    call.result = *result;
    skip_white_space();
    if (!rest_.empty()) return refuse("something follows the result");
    return call;
  }

 private:
  std::nullopt_t refuse(std::string_view what) {
    if (problem_.empty()) {
      problem_ = what;
      problem_ += " before `";
      problem_ += rest_;
      problem_ += '`';
    }
    return std::nullopt;
  }

  void skip_white_space() { rest_.remove_prefix(std::min(rest_.find_first_not_of(white_space), rest_.size())); }

  bool skip(char expected) {
    skip_white_space();
    if (!rest_.starts_with(expected)) return false;
    rest_.remove_prefix(1);
    return true;
  }

  std::string_view word() {
    skip_white_space();
    const std::size_t end = std::min(rest_.find_first_of(" ,(){}="), rest_.size());
    const std::string_view out = rest_.substr(0, end);
    rest_.remove_prefix(end);
    return out;
  }

  std::optional<std::string_view> text() {
    skip_white_space();
    if (!rest_.starts_with('"')) return word();
    std::string out;
    for (rest_.remove_prefix(1);;) {
      const std::size_t quote = rest_.find('"');
      if (quote == std::string_view::npos) return refuse("a quote is not closed");
      out += rest_.substr(0, quote);
      rest_.remove_prefix(quote + 1);
      if (!rest_.starts_with('"')) return arena_.copy(std::string_view(out));
      out += '"';
      rest_.remove_prefix(1);
    }
  }

  std::optional<Value> single(DataType type) {
    const std::optional<std::string_view> spelt = text();
    if (!spelt) return std::nullopt;
    Value out;
    std::string_view fault;
    if (!parse_value(type, *spelt, arena_, out, fault)) return refuse(fault);
    if (type == DataType::xpath_expression) {
      XPathExpression* const expression = arena_.allocate<XPathExpression>(1);
      *expression = {out.xpath->path, xpath_.category, xpath_.namespaces};
      out.xpath = expression;
    }
    return out;
  }

  std::optional<Value> bag(DataType type) {
    if (!skip('{')) return refuse("`{` expected");
    std::vector<Value> items;
    while (!skip('}')) {
      if (!items.empty() && !skip(',')) return refuse("`,` or `}` expected");
      const std::optional<Value> item = single(type);
      if (!item) return std::nullopt;
      items.push_back(*item);
    }
    return Value::of_bag(type, arena_.copy(std::span<const Value>(items)));
  }

  std::optional<Value> value(const ParameterType& expected) {
    if (expected.kind == ParameterType::Kind::function) {
      const std::optional<FunctionId> named = function_spelt(word());
      if (!named) return refuse("no such function");
      Value out;
      out.form = Form::function;
      out.size = static_cast<std::uint32_t>(*named);
      return out;
    }
    if (!expected.any) {
      return expected.kind == ParameterType::Kind::bag ? bag(expected.type) : single(expected.type);
    }
    const std::optional<DataType> type = data_type_of_name(word());
    if (!type) return refuse("a type expected");
    skip_white_space();
    return rest_.starts_with('{') ? bag(*type) : single(*type);
  }

  std::string_view rest_;
  const GoldenXPath& xpath_;
  Arena& arena_;
  std::string& problem_;
};

}  // namespace

std::optional<GoldenCall> read_golden_call(std::string_view line, const GoldenXPath& xpath, Arena& arena,
                                           std::string& problem) {
  problem.clear();
  return Reader(line, xpath, arena, problem).read();
}

}  // namespace hjemmel::test
