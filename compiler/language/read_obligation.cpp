// Obligations, advice and their assignments (5.39 to 5.41).

#include "compiler/language/reader.hpp"

namespace hjemmel::language {

std::optional<std::string> Reader::issued_by(Parser::IssuedByContext* context) {
  if (context == nullptr) return std::nullopt;
  return unquote(context->STRING());
}

model::AttributeAssignment Reader::assignment(Parser::AssignmentContext* context) {
  model::AttributeAssignment assignment;
  assignment.span = tree_.span(context);
  assignment.attribute_id = unquote(context->STRING());
  if (context->category() != nullptr) assignment.category = category(context->category());
  assignment.issuer = issued_by(context->issuedBy());
  if (auto value = expression(context->expression())) assignment.expression = std::move(*value);
  return assignment;
}

template <class Owner>
void Reader::obligation(Parser::ObligationContext* context, Owner& owner) {
  model::ObligationExpression obligation;
  obligation.span = tree_.span(context);
  obligation.id = unquote(context->STRING());
  obligation.applies_on = context->effect()->PERMIT() != nullptr ? model::Effect::permit : model::Effect::deny;
  for (auto* assigned : context->assignment()) obligation.assignments.push_back(assignment(assigned));
  (context->OBLIGATION() != nullptr ? owner.obligations : owner.advice).push_back(std::move(obligation));
}

template void Reader::obligation(Parser::ObligationContext*, model::Rule&);
template void Reader::obligation(Parser::ObligationContext*, model::Policy&);
template void Reader::obligation(Parser::ObligationContext*, model::PolicySet&);

}  // namespace hjemmel::language
