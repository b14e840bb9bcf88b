#include "compiler/xacml/namespaces.hpp"

#include <algorithm>
#include <ranges>

#include "compiler/xacml/characters.hpp"

namespace hjemmel::xacml {

QualifiedName split_name(std::string_view name) {
  const std::size_t colon = name.find(':');
  if (colon == std::string_view::npos) return {{}, name};
  return {name.substr(0, colon), name.substr(colon + 1)};
}

std::optional<std::string_view> declared_prefix(std::string_view attribute_name) {
  if (!attribute_name.starts_with("xmlns")) return std::nullopt;
  if (attribute_name.size() == 5) return std::string_view{};
  if (attribute_name[5] == ':') return attribute_name.substr(6);
  return std::nullopt;
}

bool NamespaceScope::declare(std::string_view prefix, std::string_view uri) {
  if (declarations_.size() >= max_declarations) return false;
  declarations_.push_back({prefix, uri});
  return true;
}

std::optional<std::string_view> NamespaceScope::uri_of(std::string_view prefix) const {
  for (const auto& declaration : declarations_ | std::views::reverse) {
    if (declaration.prefix == prefix) return declaration.uri;
  }
  if (prefix.empty()) return std::string_view{};
  if (prefix == "xml") return xml_namespace;
  return std::nullopt;
}

std::vector<model::Namespace> NamespaceScope::all() const {
  std::vector<model::Namespace> result;
  for (const auto& declaration : declarations_ | std::views::reverse) {
    const bool hidden = std::ranges::any_of(result, [&](const auto& n) { return n.prefix == declaration.prefix; });
    if (!hidden) result.push_back({std::string(declaration.prefix), std::string(declaration.uri)});
  }
  std::ranges::sort(result, {}, &model::Namespace::prefix);
  return result;
}

std::vector<std::string_view> prefixes_of_xpath(std::string_view xpath) {
  std::vector<std::string_view> result;
  for (std::size_t i = 0; i < xpath.size();) {
    const char c = xpath[i];
    if (c == '"' || c == '\'') {
      const std::size_t close = xpath.find(c, i + 1);
      if (close == std::string_view::npos) break;
      i = close + 1;
      continue;
    }
    if (!is_name_character(c) || c == ':') {
      ++i;
      continue;
    }
    const std::size_t begin = i;
    while (i < xpath.size() && is_name_character(xpath[i]) && xpath[i] != ':') ++i;
    // `axis::` is not a prefix; `p:*` and `p:name` are.
    const bool prefix = is_name_start(c) && i + 1 < xpath.size() && xpath[i] == ':' && xpath[i + 1] != ':';
    if (prefix) result.push_back(xpath.substr(begin, i - begin));
  }
  std::ranges::sort(result);
  const auto repeated = std::ranges::unique(result);
  result.erase(repeated.begin(), repeated.end());
  return result;
}

}  // namespace hjemmel::xacml
