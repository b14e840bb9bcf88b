// The sentences of explanations, from runtime/explain/messages/<language>.txt, embedded at build.
//
// A line is `key = text`; a line that starts with # is a comment. A text holds named places, `{rule}`. Where a count
// matters there are two keys, `key.one` and `key.other`. All languages have the same keys with the same places (a test
// holds that).
#pragma once

#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "runtime/explain/explanation.hpp"

namespace hjemmel::explain {

struct MessageFile {
  std::string_view language;
  std::string_view text;
};
std::span<const MessageFile> message_files();

class Messages {
 public:
  using Places = std::initializer_list<std::pair<std::string_view, std::string_view>>;

  explicit Messages(std::string_view text);

  /// The text of a key, null if there is none.
  const std::string_view* find(std::string_view key) const;
  /// The text of a key with its places filled in; what is filled in is never looked at for places again.
  std::string say(std::string_view key, Places places = {}) const;
  /// The same by number: `key.one` for 1, `key.other` for the rest. `{count}` is a place as well.
  std::string say_counted(std::string_view key, std::size_t count, Places places = {}) const;

  const std::unordered_map<std::string_view, std::string_view>& all() const { return texts_; }

 private:
  std::unordered_map<std::string_view, std::string_view> texts_;
};

/// The messages of a language: read once, then shared by all threads.
const Messages& messages_of(Language language);

}  // namespace hjemmel::explain
