#include "runtime/decide/result.hpp"

namespace hjemmel {

std::string_view name_of(Decision decision) {
  switch (decision) {
    case Decision::permit:
      return "Permit";
    case Decision::deny:
      return "Deny";
    case Decision::not_applicable:
      return "NotApplicable";
    case Decision::indeterminate:
      break;
  }
  return "Indeterminate";
}

}  // namespace hjemmel
