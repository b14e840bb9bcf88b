// A deterministic workload of the kind that Altinn decides: one policy a resource, in each four rules over access
// packages and roles, an obligation with the minimum authentication level, and requests of users who hold three
// packages and two roles.
//
//     PolicySet (deny-unless-permit)
//       Policy res-00017 (permit-overrides, obligation: level 2 to 4 on Permit)
//         Rule 1 read        any of 3 packages
//         Rule 2 read write  any of 3 packages
//         Rule 3 write       any of 2 packages, or a role
//         Rule 4 delete      any of 3 roles
//
// Packages and roles are those of the catalogue. Equal `policies` give equal texts, on any machine.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace hjemmel::bench {

namespace urn {
inline constexpr std::string_view package = "urn:altinn:accesspackage";
inline constexpr std::string_view role = "urn:altinn:rolecode";
inline constexpr std::string_view user = "urn:altinn:userid";
inline constexpr std::string_view resource = "urn:altinn:resource";
inline constexpr std::string_view action = "urn:oasis:names:tc:xacml:1.0:action:action-id";
inline constexpr std::string_view subject_category = "urn:oasis:names:tc:xacml:1.0:subject-category:access-subject";
inline constexpr std::string_view resource_category = "urn:oasis:names:tc:xacml:3.0:attribute-category:resource";
inline constexpr std::string_view action_category = "urn:oasis:names:tc:xacml:3.0:attribute-category:action";
inline constexpr std::string_view level_obligation = "urn:altinn:obligation:authenticationLevel1";
inline constexpr std::string_view level_attribute = "urn:altinn:obligation1-assignment1";
inline constexpr std::string_view level_category = "urn:altinn:minimum-authenticationlevel";
}  // namespace urn

/// Who a rule permits: whoever holds this package or role.
struct Holding {
  bool is_role = false;
  std::string_view value;
  bool operator==(const Holding&) const = default;
};

struct WorkloadRule {
  std::vector<Holding> subjects;
  std::vector<std::string_view> actions;
};

struct WorkloadPolicy {
  std::string id;
  std::string resource;
  int level = 0;  ///< minimum authentication level
  std::vector<WorkloadRule> rules;
};

struct WorkloadRequest {
  std::string user;
  std::vector<Holding> holdings;  ///< three packages, then two roles
  std::string resource;
  std::string_view action;
  int level = 0;  ///< that a Permit obliges to; 0: Deny
};

struct AltinnWorkload {
  std::vector<WorkloadPolicy> policies;
  std::vector<WorkloadRequest> requests;  ///< half of them Permit

  static AltinnWorkload make(std::size_t policies, std::size_t requests);
};

/// The policies as one XACML 3.0 <PolicySet>.
std::string policies_as_xml(const std::vector<WorkloadPolicy>& policies);
/// A request of the JSON profile 1.1, in its short form.
std::string request_as_json(const WorkloadRequest& request);
std::string request_as_xml(const WorkloadRequest& request);

}  // namespace hjemmel::bench
