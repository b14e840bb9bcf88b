#include "vat_service.hpp"

namespace vat {

namespace pdp = hjemmel::pdp;

Outcome Service::file(const Caller& caller, const Return& vat_return) {
  // The enforcement point: ask, and go on only on a Permit whose obligations are fulfilled.
  request_.clear();
  for (const auto& package : caller.packages) request_.subject("urn:altinn:accesspackage", package);
  for (const auto& role : caller.roles) request_.subject("urn:altinn:rolecode", role);
  request_.resource("urn:altinn:resource", "ske-mva").action("urn:oasis:names:tc:xacml:1.0:action:action-id", "write");

  const pdp::Result& result = session_.decide(request_);
  const auto kind = caller.is_organisation ? pdp::Caller::organisation : pdp::Caller::person;
  if (!result.permits_at(caller.authentication_level, kind)) return {false, refusal(result, caller)};

  // The protected function.
  return {true, "the VAT return of " + vat_return.client + " for " + vat_return.period + " is filed"};
}

std::string Service::refusal(const pdp::Result& result, const Caller& caller) {
  if (result.decision == pdp::Decision::permit) {
    const pdp::AuthenticationLevels levels = result.authentication_levels();
    if (levels.required) {
      return "authentication level " + std::to_string(*levels.required) + " is required, the caller has " +
             std::to_string(caller.authentication_level);
    }
    return "the policy obliges to something that this service does not know";
  }
  std::string why;
  if (!session_.explain(language_, pdp::ExplanationForm::text, why)) why = pdp::name_of(result.decision);
  return why;
}

}  // namespace vat
