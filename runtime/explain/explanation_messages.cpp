#include "runtime/explain/explanation_messages.hpp"

namespace hjemmel::explain {
namespace {

std::string_view trim(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

std::string_view file_of(std::string_view language) {
  for (const MessageFile& file : message_files()) {
    if (file.language == language) return file.text;
  }
  return {};
}

std::string fill_in(std::string_view text, Messages::Places places, std::string_view count) {
  std::string filled;
  while (!text.empty()) {
    const auto open = text.find('{');
    const auto close = text.find('}', open == std::string_view::npos ? 0 : open);
    if (open == std::string_view::npos || close == std::string_view::npos) break;
    filled += text.substr(0, open);
    const std::string_view name = text.substr(open + 1, close - open - 1);
    if (name == "count") filled += count;
    for (const auto& [place, value] : places) {
      if (place == name) filled += value;
    }
    text.remove_prefix(close + 1);
  }
  return filled.append(text);
}

}  // namespace

Messages::Messages(std::string_view text) {
  while (!text.empty()) {
    const auto end = text.find('\n');
    const std::string_view line = trim(text.substr(0, end));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    const auto equals = line.find(" = ");
    if (line.starts_with('#') || equals == std::string_view::npos) continue;
    texts_.emplace(trim(line.substr(0, equals)), trim(line.substr(equals + 3)));
  }
}

const std::string_view* Messages::find(std::string_view key) const {
  const auto at = texts_.find(key);
  return at == texts_.end() ? nullptr : &at->second;
}

std::string Messages::say(std::string_view key, Places places) const {
  const std::string_view* text = find(key);
  return text == nullptr ? std::string(key) : fill_in(*text, places, {});
}

std::string Messages::say_counted(std::string_view key, std::size_t count, Places places) const {
  const std::string_view* text = find(std::string(key) + (count == 1 ? ".one" : ".other"));
  return text == nullptr ? std::string(key) : fill_in(*text, places, std::to_string(count));
}

const Messages& messages_of(Language language) {
  static const Messages en(file_of("en"));
  static const Messages nb(file_of("nb"));
  static const Messages nn(file_of("nn"));
  return language == Language::nb ? nb : language == Language::nn ? nn : en;
}

}  // namespace hjemmel::explain
