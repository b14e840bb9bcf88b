#include "compiler/catalogue/records.hpp"

namespace hjemmel::catalogue {

namespace {
std::string joined(std::string_view prefix, std::string_view tail) {
  std::string urn(prefix);
  urn += ':';
  urn += tail;
  return urn;
}
}  // namespace

std::string_view urn_prefix(RoleFamily family) {
  switch (family) {
    case RoleFamily::altinn3:
      return "urn:altinn:role";
    case RoleFamily::ccr:
      return "urn:altinn:external-role:ccr";
    case RoleFamily::cra:
      return "urn:altinn:external-role:cra";
    case RoleFamily::altinn2:
      break;
  }
  return rolecode_attribute;
}

std::string_view name_of(RoleFamily family) {
  switch (family) {
    case RoleFamily::altinn3:
      return "altinn3";
    case RoleFamily::ccr:
      return "ccr";
    case RoleFamily::cra:
      return "cra";
    case RoleFamily::altinn2:
      break;
  }
  return "altinn2";
}

std::string Package::urn() const { return joined(package_attribute, tail); }

std::string Role::urn() const { return joined(urn_prefix(family), code); }

std::string Role::legacy_urn() const {
  if (family == RoleFamily::altinn2) return urn();
  return legacy_code.empty() ? std::string() : joined(rolecode_attribute, legacy_code);
}

}  // namespace hjemmel::catalogue
