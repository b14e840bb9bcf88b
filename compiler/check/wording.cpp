#include "compiler/check/wording.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "compiler/catalogue/fold.hpp"

namespace hjemmel::check {

namespace {
/// What a subject that is looked up in the catalogue begins with (rule `subjectPart` of grammar/Hjemmel.g4).
constexpr std::string_view subject_words[] = {"package", "role", "altinn2-role", "exactly"};

std::string upper_case(std::string_view code) {
  std::string upper(code);
  for (auto& letter : upper) {
    if (letter >= 'a' && letter <= 'z') letter = static_cast<char>(letter - ('a' - 'A'));
  }
  // The only letter of a role code outside ASCII is the ø of FFØR.
  for (auto at = upper.find("ø"); at != std::string::npos; at = upper.find("ø", at)) upper.replace(at, 2, "Ø");
  return upper;
}

/// Whether the name stands in a sentence of the policy language, `role x`, and not beside an attribute id.
bool stands_in_a_sentence(const NamedSubject& subject) {
  const auto& span = subject.attribute_span;
  if (span.file == nullptr) return false;
  const auto written = span.file->text().substr(span.begin, span.end - span.begin);
  return std::ranges::any_of(subject_words, [&](std::string_view word) { return written.starts_with(word); });
}

/// How a sentence names what is meant; empty for what the catalogue does not have.
std::string in_a_sentence(const catalogue::SubjectName& name) {
  if (name.package != nullptr) return fmt::format("package {}", name.package->tail);
  if (name.role == nullptr) return {};
  if (name.role->family == catalogue::RoleFamily::altinn2) return "altinn2-role " + upper_case(name.role->code);
  return fmt::format("role {}", name.role->code);
}
}  // namespace

std::string quoted(const catalogue::Package& package) {
  return fmt::format("`{}` ({})", package.tail, package.names.en);
}

std::string quoted(const catalogue::Role& role) {
  const auto code = role.family == catalogue::RoleFamily::altinn2 ? role.code : role.legacy_code;
  return fmt::format("`{}` ({})", code.empty() ? std::string(role.code) : upper_case(code), role.names.en);
}

std::string any_of_these(const std::vector<std::string>& quoted) {
  std::string text;
  for (std::size_t i = 0; i < quoted.size(); ++i) {
    if (i > 0) text += i + 1 == quoted.size() ? " or " : ", ";
    text += quoted[i];
  }
  return text;
}

std::string_view noun_of(catalogue::SubjectKind kind) {
  return kind == catalogue::SubjectKind::package ? "access package" : "role";
}

std::string right_value_like(const NamedSubject& subject) {
  const auto text = catalogue::trim(subject.value->text);
  const auto last = text.substr(text.rfind(':') + 1);
  return catalogue::same_but_for_case(last, subject.name.right_value) ? std::string(last) : subject.name.right_value;
}

std::string advice_to_write(const NamedSubject& subject) {
  if (stands_in_a_sentence(subject)) {
    if (const auto sentence = in_a_sentence(subject.name); !sentence.empty())
      return fmt::format("write `{}`", sentence);
  }
  const auto value = right_value_like(subject);
  if (subject.name.right_attribute == subject.attribute_id) return fmt::format("write `{}`", value);
  return fmt::format("write `{}` under `{}`", value, subject.name.right_attribute);
}

}  // namespace hjemmel::check
