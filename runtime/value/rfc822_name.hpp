// urn:oasis:names:tc:xacml:1.0:data-type:rfc822Name: an electronic mail address (A.2; RFC 2821, 4.1.2 "Mailbox"). The
// local part is case-sensitive, the domain is not (A.3.1).
#pragma once

#include <string_view>

#include "runtime/value/reading.hpp"

namespace hjemmel {

struct Rfc822Name {
  std::string_view local_part;
  std::string_view domain;
};

/// Checks the syntax. Beyond RFC 2821, as real addresses and the conformance suite need: a domain of one label, `_` in
/// a label, and letters outside ASCII (RFC 6531).
Refusal read_rfc822_name(std::string_view text);

/// The parts of a valid address: what stands before and after the last `@`.
Rfc822Name split_rfc822_name(std::string_view text);

bool rfc822_names_equal(std::string_view a, std::string_view b);

/// Case-insensitive comparison of domains, by Unicode's simple lower-case mapping. For well-formed UTF-8.
bool domains_equal(std::string_view a, std::string_view b);

/// True where `domain` ends with `suffix` (for instance `.east.sun.com`), case-insensitively.
bool domain_ends_with(std::string_view domain, std::string_view suffix);

}  // namespace hjemmel
