#include "runtime/explain/explanation_messages.hpp"

#include <catch2/catch.hpp>
#include <map>
#include <set>
#include <string>

using namespace hjemmel::explain;

namespace {

/// The places of a text, `{rule}`.
std::multiset<std::string> places_of(std::string_view text) {
  std::multiset<std::string> places;
  for (auto open = text.find('{'); open != std::string_view::npos; open = text.find('{', open + 1)) {
    const auto close = text.find('}', open);
    REQUIRE(close != std::string_view::npos);
    places.insert(std::string(text.substr(open, close - open + 1)));
  }
  return places;
}

}  // namespace

TEST_CASE("every language has every key, with the same places") {
  REQUIRE(message_files().size() >= 3);
  const auto& english = messages_of(Language::en).all();
  REQUIRE(english.size() > 100);
  for (const MessageFile& file : message_files()) {
    CAPTURE(file.language);
    REQUIRE(language_of(file.language));
    const Messages messages(file.text);
    for (const auto& [key, text] : messages.all()) {
      CAPTURE(std::string(key));
      CHECK(english.contains(key));
      CHECK_FALSE(text.empty());
    }
    for (const auto& [key, text] : english) {
      CAPTURE(std::string(key));
      const auto* translated = messages.find(key);
      REQUIRE(translated != nullptr);
      CHECK(places_of(*translated) == places_of(text));
    }
  }
}

TEST_CASE("no key is written twice, and each line is a message, a comment or empty") {
  for (const MessageFile& file : message_files()) {
    CAPTURE(file.language);
    std::map<std::string, int> keys;
    std::string_view rest = file.text;
    while (!rest.empty()) {
      const std::string line(rest.substr(0, rest.find('\n')));
      rest.remove_prefix(std::min(rest.size(), line.size() + 1));
      if (line.empty() || line.starts_with('#')) continue;
      CAPTURE(line);
      REQUIRE(line.find(" = ") != std::string::npos);
      CHECK(++keys[line.substr(0, line.find(" = "))] == 1);
    }
  }
}

TEST_CASE("a plural has both forms") {
  const auto& english = messages_of(Language::en);
  for (const auto& [key, text] : english.all()) {
    if (key.ends_with(".one")) CHECK(english.find(std::string(key.substr(0, key.size() - 4)) + ".other") != nullptr);
  }
}

TEST_CASE("places are filled in once: what a user wrote is no message") {
  const Messages messages(
      "greeting = {name} says {what}.\nmany.one = one {thing}\nmany.other = {count} {thing}s\nodd = a { b\n");
  CHECK(messages.say("greeting", {{"name", "{what}"}, {"what", "{name}"}}) == "{what} says {name}.");
  CHECK(messages.say_counted("many", 1, {{"thing", "rule"}}) == "one rule");
  CHECK(messages.say_counted("many", 7, {{"thing", "rule"}}) == "7 rules");
  CHECK(messages.say("odd") == "a { b");
  CHECK(messages.say("unknown") == "unknown");
}

TEST_CASE("languages are known by their codes") {
  CHECK(language_of("nn") == Language::nn);
  CHECK_FALSE(language_of("no"));
  CHECK_FALSE(language_of(""));
}
