// urn:oasis:names:tc:xacml:1.0:data-type:x500Name: an X.520 distinguished name as text (A.2; RFC 2253, read with the
// leniency of its section 4 and of RFC 4514) and the equality of A.3.1.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "runtime/value/arena.hpp"

namespace hjemmel {

/// One attributeTypeAndValue, normalised so that equal ones have equal members.
struct X500Attribute {
  std::string_view type;  ///< the keyword in lower case (`cn`), or a dotted OID that RFC 2253 has no keyword for
  std::string_view
      value;  ///< octets without escapes; where they may be a PrintableString: lower case, white space collapsed
  bool encoded = false;  ///< written `#04024869`: `value` is the octets of a BER encoding, and equals no text

  bool operator==(const X500Attribute&) const = default;
};

/// A relative distinguished name: its attributes in ascending order, so that `a+b` equals `b+a`.
using X500Rdn = std::span<const X500Attribute>;

/// `text` without the white space around it; a trailing space that a backslash escapes is part of the name.
std::string_view strip_x500_name(std::string_view text);

/// The RDN sequence in the order in which RFC 2253 writes it (most specific first), in the arena. Nothing where `text`
/// is no distinguished name. The empty text is the empty name (RFC 2253 section 2.1).
std::optional<std::span<const X500Rdn>> normalise_x500_name(std::string_view text, Arena& arena);

/// x500Name-equal over normalised names (A.3.1).
bool x500_names_equal(std::span<const X500Rdn> a, std::span<const X500Rdn> b);

/// x500Name-match over normalised names (A.3.14): `suffix` is a terminal sequence of `name`'s RDNs.
bool x500_name_ends_with(std::span<const X500Rdn> name, std::span<const X500Rdn> suffix);

}  // namespace hjemmel
