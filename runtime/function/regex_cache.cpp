#include "runtime/function/regex_cache.hpp"

#include <re2/re2.h>

#include <list>

namespace hjemmel {
namespace {

constexpr std::size_t capacity = 256;
constexpr std::int64_t memory_of_one = 16 << 20;  ///< octets, program and caches of one pattern

struct Pattern {
  std::string text;
  std::unique_ptr<RE2> compiled;  ///< null for a wrong pattern
  std::string problem;
};

Pattern compile(std::string_view text) {
  Pattern pattern{std::string(text), nullptr, {}};
  const std::string translated = translate_regex(text, pattern.problem);
  if (!pattern.problem.empty()) return pattern;
  RE2::Options options;
  options.set_log_errors(false);
  options.set_never_capture(true);
  options.set_max_mem(memory_of_one);
  pattern.compiled = std::make_unique<RE2>(translated, options);
  if (!pattern.compiled->ok()) {
    pattern.problem = quoted_pattern(text) + " is too large a regular expression";
    pattern.compiled.reset();
  }
  return pattern;
}

}  // namespace

/// The most recently used pattern stands first; of more than `capacity` the last one goes.
struct RegexCache::Impl {
  std::list<Pattern> patterns;
  std::unordered_map<std::string_view, std::list<Pattern>::iterator> by_text;  ///< views of Pattern::text

  const Pattern& find(std::string_view text) {
    if (const auto known = by_text.find(text); known != by_text.end()) {
      patterns.splice(patterns.begin(), patterns, known->second);
      return patterns.front();
    }
    if (patterns.size() == capacity) {
      by_text.erase(patterns.back().text);
      patterns.pop_back();
    }
    patterns.push_front(compile(text));
    by_text.emplace(patterns.front().text, patterns.begin());
    return patterns.front();
  }
};

RegexCache::RegexCache() : impl_(std::make_unique<Impl>()) {}
RegexCache::~RegexCache() = default;
RegexCache::RegexCache(RegexCache&&) noexcept = default;
RegexCache& RegexCache::operator=(RegexCache&&) noexcept = default;

bool RegexCache::search(std::string_view pattern, std::string_view text, std::string& problem) {
  const Pattern& found = impl_->find(pattern);
  problem = found.problem;
  if (!found.compiled) return false;
  const re2::StringPiece subject(text.data(), text.size());
  return found.compiled->Match(subject, 0, subject.size(), RE2::UNANCHORED, nullptr, 0);
}

}  // namespace hjemmel
