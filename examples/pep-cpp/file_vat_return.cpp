// file_vat_return POLICY.hjp --package NAME … --role CODE … --level N [--organisation] [--lang en|nb|nn]
//
// Files a VAT return for a client, if the policy lets the caller do so. Exit 0 filed, 1 refused, 2 wrong call or
// policy.
#include <charconv>
#include <iostream>
#include <string_view>

#include "vat_service.hpp"

namespace {

namespace pdp = hjemmel::pdp;

struct Call {
  std::string policy;
  vat::Caller caller;
  pdp::Language language = pdp::Language::en;
};

/// Reads the command line; false where it is wrong.
bool read(const std::vector<std::string_view>& arguments, Call& call) {
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const std::string_view flag = arguments[i];
    if (flag == "--organisation") {
      call.caller.is_organisation = true;
      continue;
    }
    if (!flag.starts_with("--")) {
      if (!call.policy.empty()) return false;
      call.policy = flag;
      continue;
    }
    if (++i == arguments.size()) return false;
    const std::string_view value = arguments[i];
    if (flag == "--package") {
      call.caller.packages.emplace_back(value);
    } else if (flag == "--role") {
      call.caller.roles.emplace_back(value);
    } else if (flag == "--level") {
      const auto read = std::from_chars(value.data(), value.data() + value.size(), call.caller.authentication_level);
      if (read.ec != std::errc() || read.ptr != value.data() + value.size()) return false;
    } else if (flag == "--lang" && (value == "en" || value == "nb" || value == "nn")) {
      call.language = value == "nb" ? pdp::Language::nb : value == "nn" ? pdp::Language::nn : pdp::Language::en;
    } else {
      return false;
    }
  }
  return !call.policy.empty();
}

}  // namespace

int main(int count, char** values) {
  Call call;
  if (!read({values + 1, values + count}, call)) {
    std::cerr << "usage: file_vat_return POLICY.hjp --package NAME … --role CODE … --level N [--organisation] [--lang "
                 "en|nb|nn]\n";
    return 2;
  }
  std::string problem;
  pdp::Policy policy = pdp::Policy::load_file(call.policy, problem);
  if (!policy) {
    std::cerr << call.policy << ": " << problem << "\n";
    return 2;
  }
  const pdp::LivePolicy live(std::move(policy));
  vat::Service service(live, call.language);
  const vat::Outcome outcome = service.file(call.caller, {"Fjell og Fjord AS", "2026, March and April"});
  std::cout << (outcome.filed ? "permitted: " : "refused: ") << outcome.told << "\n";
  return outcome.filed ? 0 : 1;
}
