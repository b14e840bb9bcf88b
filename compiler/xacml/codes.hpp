// The codes of what the XML reader reports. They are stable: baselines and suppressions refer to them.
#pragma once

#include <string_view>

namespace hjemmel::xacml::code {

// The file
inline constexpr std::string_view too_large = "too-large";                        ///< more bytes than the limit
inline constexpr std::string_view empty_file = "empty-file";                      ///< nothing but white space
inline constexpr std::string_view unsupported_encoding = "unsupported-encoding";  ///< not UTF-8
inline constexpr std::string_view declared_encoding = "declared-encoding";  ///< warning: UTF-8 that says otherwise
inline constexpr std::string_view invalid_utf8 = "invalid-utf8";            ///< a byte that is not UTF-8
inline constexpr std::string_view invalid_character = "invalid-character";  ///< a character XML 1.0 does not allow
inline constexpr std::string_view doctype = "doctype";                      ///< a DOCTYPE, which may define entities
inline constexpr std::string_view too_deep = "too-deep";                    ///< more nested elements than the limit
inline constexpr std::string_view too_many_elements = "too-many-elements";  ///< more elements than the limit
inline constexpr std::string_view too_many_namespaces = "too-many-namespaces";  ///< more declarations in scope than 256
inline constexpr std::string_view too_many_findings = "too-many-findings";      ///< info: the rest is not shown

// XML 1.0 and Namespaces in XML 1.0
inline constexpr std::string_view not_well_formed = "not-well-formed";      ///< tags, attributes, references, comments
inline constexpr std::string_view undeclared_prefix = "undeclared-prefix";  ///< a prefix without xmlns:prefix in scope
inline constexpr std::string_view bad_namespace = "bad-namespace";          ///< a declaration that Namespaces forbids

// The schema of XACML 3.0 (section 5)
inline constexpr std::string_view not_a_policy = "not-a-policy";                ///< another root or another version
inline constexpr std::string_view unknown_element = "unknown-element";          ///< no such element in XACML 3.0
inline constexpr std::string_view unexpected_element = "unexpected-element";    ///< not here, or not in this order
inline constexpr std::string_view duplicate_element = "duplicate-element";      ///< one too many
inline constexpr std::string_view missing_element = "missing-element";          ///< required, not there
inline constexpr std::string_view unexpected_text = "unexpected-text";          ///< text between elements
inline constexpr std::string_view unknown_attribute = "unknown-attribute";      ///< not of this element
inline constexpr std::string_view missing_attribute = "missing-attribute";      ///< required, not there
inline constexpr std::string_view duplicate_attribute = "duplicate-attribute";  ///< twice in one element
inline constexpr std::string_view ignored_attribute =
    "ignored-attribute";  ///< warning: allowed, without a meaning here
inline constexpr std::string_view bad_attribute_value =
    "bad-attribute-value";  ///< Effect, FulfillOn, Version, MustBePresent …

// Identifiers
inline constexpr std::string_view unknown_function = "unknown-function";
inline constexpr std::string_view unknown_data_type = "unknown-data-type";
inline constexpr std::string_view unknown_combining_algorithm = "unknown-combining-algorithm";
/// Warning: a policy-combining algorithm that combines rules, or the reverse; an error where the level has no such
/// algorithm.
inline constexpr std::string_view combining_level = "combining-level";

}  // namespace hjemmel::xacml::code
