// The parts of sentences in one language: who, which action, which resource, which rule, where.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/explain/explanation.hpp"
#include "runtime/explain/explanation_messages.hpp"

namespace hjemmel::explain {

class Phrases {
 public:
  explicit Phrases(Language language) : language_(language), messages_(messages_of(language)) {}
  const Messages& messages() const { return messages_; }

  /// `Regelen «r1» (policy.hjl, linje 9)`
  std::string rule(const RuleReference& rule) const;
  /// `policy.hjl, linje 9`; the rule's identifier where the file is not known.
  std::string place(const RuleReference& rule) const;
  /// What follows "anyone who": `has the access package … and is the service owner …`.
  std::string who(std::span<const Requirement> requirements) const;
  /// The catalogue's name with the code, or the value in quotes.
  std::string named(const Requirement& requirement) const;
  /// The catalogue's name alone; empty for none.
  std::string_view name(const Requirement& requirement) const;
  /// What follows "requires that": `the task is «Task_1»`.
  std::string requirement(const Requirement& requirement) const;
  std::string requirements(std::span<const Requirement> requirements) const;
  /// Actions as verbs: `read and write`; for no action `get access`.
  std::string actions(std::span<const std::string_view> actions, std::string_view list) const;
  std::string asked_actions(const Explanation& explanation) const;
  /// `the resource «x»`, `the app «org/app», the task «Task_1»`; empty if the request names none.
  std::string asked_resource(const Explanation& explanation) const;
  std::string resource(std::span<const Requirement> resource) const;
  /// Without the word for it: `«x»`, `«org/app»`.
  std::string resource_name(std::span<const Requirement> resource) const;
  /// An attribute by its name, or its identifier in quotes.
  std::string attribute(std::string_view attribute_id) const;
  std::string status(const Status& status) const;
  std::string level(int level) const;
  /// `31. desember 2026` of `2026-12-31`.
  std::string date(std::string_view date) const;
  /// In quotes, short enough to read, without control characters.
  std::string quoted(std::string_view text) const;
  /// `a, b and c`; `list` is `list.and` or `list.or`.
  std::string joined(const std::vector<std::string>& items, std::string_view list) const;

 private:
  struct Named {
    std::string_view attribute_id;
    std::string_view value;
  };
  std::string resource_of(std::span<const Named> attributes) const;

  Language language_;
  const Messages& messages_;
};

/// Text as it may be shown in a line: clipped to a readable length, control characters replaced.
std::string shown(std::string_view text, std::size_t most_bytes = 200);

}  // namespace hjemmel::explain
