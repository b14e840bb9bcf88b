#include <algorithm>

#include "runtime/interface/c_objects.hpp"

namespace pdp = hjemmel::pdp;

namespace {

const pdp::Result* result_of(const hjemmel_session* session, size_t number) {
  const auto results = session->session.results();
  return number < results.size() ? &results[number] : nullptr;
}

/// Obligations first, then advice.
const pdp::Obligation* obligation_of(const hjemmel_session* session, size_t result, size_t number) {
  const pdp::Result* const found = result_of(session, result);
  if (found == nullptr) return nullptr;
  if (number < found->obligations.size()) return &found->obligations[number];
  number -= found->obligations.size();
  return number < found->advice.size() ? &found->advice[number] : nullptr;
}

}  // namespace

int hjemmel_explain(hjemmel_session* session, size_t result, const char* language, int as_json, hjemmel_text* out) {
  const std::string_view code(language);
  const auto words = code == "nb" ? pdp::Language::nb : code == "nn" ? pdp::Language::nn : pdp::Language::en;
  if (words == pdp::Language::en && code != "en") return 0;
  session->explanation.clear();
  const auto form = as_json != 0 ? pdp::ExplanationForm::json : pdp::ExplanationForm::text;
  if (!session->session.explain(words, form, session->explanation, result)) return 0;
  *out = pdp::c_text(session->explanation);
  return 1;
}

size_t hjemmel_result_count(const hjemmel_session* session) { return session->session.results().size(); }

int hjemmel_result_at(const hjemmel_session* session, size_t result, hjemmel_result* out) {
  const pdp::Result* const found = result_of(session, result);
  if (found == nullptr) return 0;
  *out = {static_cast<hjemmel_decision>(found->decision),
          pdp::c_text(found->status_code),
          pdp::c_text(found->status_message),
          pdp::c_text(found->missing_category),
          pdp::c_text(found->missing_attribute_id),
          found->obligations.size(),
          found->advice.size(),
          found->policy_identifiers.size()};
  return 1;
}

int hjemmel_result_obligation(const hjemmel_session* session, size_t result, size_t obligation,
                              hjemmel_obligation* out) {
  const pdp::Obligation* const found = obligation_of(session, result, obligation);
  if (found == nullptr) return 0;
  *out = {pdp::c_text(found->id), found->assignments.size()};
  return 1;
}

int hjemmel_result_assignment(const hjemmel_session* session, size_t result, size_t obligation, size_t assignment,
                              hjemmel_assignment* out) {
  const pdp::Obligation* const found = obligation_of(session, result, obligation);
  if (found == nullptr || assignment >= found->assignments.size()) return 0;
  const pdp::Assignment& each = found->assignments[assignment];
  *out = {pdp::c_text(each.attribute_id), pdp::c_text(each.category), pdp::c_text(each.issuer),
          pdp::c_text(pdp::urn_of(each.type)), pdp::c_text(each.value)};
  return 1;
}

int hjemmel_result_policy(const hjemmel_session* session, size_t result, size_t number,
                          hjemmel_policy_identifier* out) {
  const pdp::Result* const found = result_of(session, result);
  if (found == nullptr || number >= found->policy_identifiers.size()) return 0;
  const pdp::PolicyIdentifier& each = found->policy_identifiers[number];
  *out = {pdp::c_text(each.id), pdp::c_text(each.version), each.is_policy_set ? 1 : 0};
  return 1;
}

int hjemmel_permits_at(const hjemmel_session* session, int64_t level, int is_organisation) {
  const auto caller = is_organisation != 0 ? pdp::Caller::organisation : pdp::Caller::person;
  return session->session.permits_at(level, caller) ? 1 : 0;
}

int64_t hjemmel_required_level(const hjemmel_session* session, int is_organisation) {
  int64_t highest = -1;
  for (const pdp::Result& result : session->session.results()) {
    const pdp::AuthenticationLevels levels = result.authentication_levels();
    std::int64_t own = levels.required.value_or(-1);
    if (is_organisation != 0 && levels.required_of_organisations) {
      own = levels.required ? std::min(own, *levels.required_of_organisations) : *levels.required_of_organisations;
    }
    highest = std::max(highest, own);
  }
  return highest;
}
