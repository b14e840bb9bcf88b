// The lexical forms of VersionType and VersionMatchType (5.12, 5.13).
#pragma once

#include <string_view>

namespace hjemmel::xacml {

/// (\d+\.)*\d+
bool is_version(std::string_view text);
/// ((\d+|\*)\.)*(\d+|\*|\+)
bool is_version_match(std::string_view text);

}  // namespace hjemmel::xacml
