// The policy that these tests decide with, as XML and as an artefact: who may file a VAT return, when, and how surely
// identified.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "hjemmel/hjemmel.hpp"

namespace hjemmel::tests {

/// The policy's XML with `package` as the package that may file; `version` is its Version.
std::string vat_policy(std::string_view package = "regnskapsforer-med-signeringsrettighet",
                       std::string_view version = "1.0");
/// A policy's XML as an artefact.
std::vector<unsigned char> artefact_of(const std::string& policy);
/// The same, loaded.
pdp::Policy loaded(const std::string& policy);
inline pdp::Policy loaded_vat_policy() { return loaded(vat_policy()); }

/// A request to file, by someone with `package`.
std::string json_request(std::string_view package);
std::string xml_request(std::string_view package);
pdp::Request built_request(std::string_view package);

/// 2026-01-05T10:00:00Z, within office hours.
inline constexpr std::int64_t monday_at_ten = 1767607200;
/// Ten hours later, outside of them.
inline constexpr std::int64_t monday_at_eight_in_the_evening = monday_at_ten + 36'000;

}  // namespace hjemmel::tests
