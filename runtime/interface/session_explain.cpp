// Explanations of what a session has decided.
#include "runtime/explain/explanation.hpp"
#include "runtime/interface/session_state.hpp"

namespace hjemmel::pdp {

static_assert(static_cast<int>(Language::en) == static_cast<int>(explain::Language::en));
static_assert(static_cast<int>(Language::nb) == static_cast<int>(explain::Language::nb));
static_assert(static_cast<int>(Language::nn) == static_cast<int>(explain::Language::nn));

bool Session::explain(Language language, ExplanationForm form, std::string& out, std::size_t number) noexcept {
  if (!state_ || state_->out_of_memory || number >= state_->decided.size()) return false;
  const std::size_t before = out.size();
  try {
    const hjemmel::Result& result = state_->decided[number];
    // A request that could not be read, and a combined decision, have a status but no individual request.
    explain::Explanation explanation = explain::explain_status(result.status);
    explanation.decision = result.decision;
    if (result.request.request != nullptr) {
      explanation = explain::explain(*state_->program, result.request, state_->environment, result,
                                     state_->results.rules(number));
    }
    const auto words = static_cast<explain::Language>(language);
    if (form == ExplanationForm::json) {
      explain::append_json(explanation, words, out);
    } else {
      explain::append_text(explanation, words, out);
    }
    return true;
  } catch (...) {
    out.resize(before);
    return false;
  }
}

}  // namespace hjemmel::pdp
