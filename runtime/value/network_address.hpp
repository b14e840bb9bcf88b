// ipAddress and dnsName (A.2): the syntax only. They have no equality function; they are converted, and matched as
// text.
#pragma once

#include <string_view>

#include "runtime/value/reading.hpp"

namespace hjemmel {

/// address [ "/" mask ] [ ":" [ portrange ] ]. An IPv4 address and mask are four decimal numbers up to 255; any mask is
/// taken, contiguous or not, but no prefix length. An IPv6 address and mask stand in brackets (RFC 2732, RFC 2373).
Refusal read_ip_address(std::string_view text);

/// hostname [ ":" portrange ]. The leftmost label may be `*`. Labels are those of RFC 2396, section 3.2.2 (the last
/// begins with a letter), with letters outside ASCII accepted as in RFC 3987.
Refusal read_dns_name(std::string_view text);

}  // namespace hjemmel
