#include "runtime/interface/public_results.hpp"

#include "runtime/value/lexical.hpp"

namespace hjemmel::pdp {
namespace {

/// Types whose values are kept in their lexical form.
bool is_text(const Value& value) {
  switch (value.type) {
    case hjemmel::DataType::string:
    case hjemmel::DataType::any_uri:
    case hjemmel::DataType::unknown:
      return true;
    default:
      return false;
  }
}

}  // namespace

const Result& result_out_of_memory() {
  static const Result result = [] {
    Result made;
    made.status_code = hjemmel::urn_of(StatusCode::processing_error);
    made.status_message = "out of memory";
    return made;
  }();
  return result;
}

void PublicResults::clear() {
  arena_.reset();
  rules_.clear();
  results_.clear();
}

void PublicResults::note_rules(std::span<const std::uint32_t> rules, bool copied) {
  rules_.push_back(copied ? std::span<const std::uint32_t>(arena_.copy(rules)) : rules);
}

std::span<const Result> PublicResults::of(std::span<const hjemmel::Result> decided) {
  if (!results_.empty()) return results_;
  results_.resize(decided.size());
  for (std::size_t i = 0; i < decided.size(); ++i) {
    fill(decided[i], results_[i]);
    results_[i].rules = rules(i);
  }
  return results_;
}

void PublicResults::fill(const hjemmel::Result& from, Result& to) {
  to.decision = static_cast<Decision>(from.decision);
  to.status_code = hjemmel::urn_of(from.status.code);
  to.status_message = from.status.message;
  to.missing_category = from.status.missing.category;
  to.missing_attribute_id = from.status.missing.attribute_id;
  to.obligations = obligations(from.obligations);
  to.advice = obligations(from.advice);
  auto* identifiers = arena_.allocate<PolicyIdentifier>(from.policy_identifiers.size());
  for (std::size_t i = 0; i < from.policy_identifiers.size(); ++i) {
    const auto& each = from.policy_identifiers[i];
    identifiers[i] = {each.id, each.version, each.is_policy_set};
  }
  to.policy_identifiers = {identifiers, from.policy_identifiers.size()};
}

std::span<const Obligation> PublicResults::obligations(std::span<const hjemmel::Obligation> from) {
  auto* made = arena_.allocate<Obligation>(from.size());
  for (std::size_t i = 0; i < from.size(); ++i) {
    auto* assignments = arena_.allocate<Assignment>(from[i].assignments.size());
    for (std::size_t j = 0; j < from[i].assignments.size(); ++j) {
      const auto& each = from[i].assignments[j];
      assignments[j] = {each.attribute_id, each.category, each.issuer, static_cast<DataType>(each.value.type),
                        lexical(each.value)};
    }
    made[i] = {from[i].id, {assignments, from[i].assignments.size()}};
  }
  return {made, from.size()};
}

std::string_view PublicResults::lexical(const Value& value) {
  if (is_text(value)) return value.as_text();
  scratch_.clear();
  append_lexical(value, scratch_);
  return arena_.copy(std::string_view(scratch_));
}

}  // namespace hjemmel::pdp
