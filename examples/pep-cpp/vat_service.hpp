// A service with one function that not everybody may call: filing a VAT return. It stands for any service; the
// enforcement point (PEP) is the few lines in front of the function.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <hjemmel/hjemmel.hpp>

namespace vat {

/// Who calls, as the service's login and Altinn's registers tell it.
struct Caller {
  std::vector<std::string> packages;  ///< access packages that the caller holds for the client
  std::vector<std::string> roles;
  std::int64_t authentication_level = 0;  ///< 0 to 4
  bool is_organisation = false;           ///< a system, not a person
};

struct Return {
  std::string client;
  std::string period;
};

/// What came of a call: a receipt, or why there is none.
struct Outcome {
  bool filed = false;
  std::string told;  ///< the receipt, or the refusal in words
};

/// One thread's way to the service. Cheap to call, not cheap to make: keep it as long as the thread.
class Service {
 public:
  Service(const hjemmel::pdp::LivePolicy& policy, hjemmel::pdp::Language language)
      : session_(policy), language_(language) {}

  /// Files a return if the policy lets this caller do so.
  Outcome file(const Caller& caller, const Return& vat_return);

 private:
  std::string refusal(const hjemmel::pdp::Result& result, const Caller& caller);

  hjemmel::pdp::Session session_;
  hjemmel::pdp::Request request_;
  hjemmel::pdp::Language language_;
};

}  // namespace vat
