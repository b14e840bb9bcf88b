#include "runtime/value/network_address.hpp"

#include "runtime/value/scanner.hpp"

namespace hjemmel {
namespace {

constexpr Refusal bad_port = "what stands behind the last `:` is no port or range of ports";

// portnumber | "-" portnumber | portnumber "-" [ portnumber ]
bool is_port_range(std::string_view text) {
  Scanner scanner(text);
  const auto take_port = [&scanner] {
    const std::string_view digits = scanner.take_digits();
    int port = 0;
    for (const char c : digits) {
      port = port * 10 + (c - '0');
      if (port > 65'535) return false;
    }
    return !digits.empty();
  };
  if (scanner.take('-')) return take_port() && scanner.done();
  if (!take_port()) return false;
  if (!scanner.take('-')) return scanner.done();
  return scanner.done() || (take_port() && scanner.done());
}

bool is_ipv4_address(std::string_view text) {
  Scanner scanner(text);
  for (int part = 0; part < 4; ++part) {
    if (part > 0 && !scanner.take('.')) return false;
    const std::string_view digits = scanner.take_digits();
    int number = 0;
    for (const char c : digits) {
      number = number * 10 + (c - '0');
      if (number > 255) return false;
    }
    if (digits.empty()) return false;
  }
  return scanner.done();
}

// RFC 2373 section 2.2: groups of one to four hexadecimal digits, `::` once for one or more groups of zeros, and the
// last two groups perhaps as an IPv4 address.
bool is_ipv6_address(std::string_view text) {
  const std::size_t gap = text.find("::");
  const bool has_gap = gap != std::string_view::npos;
  if (has_gap && text.find("::", gap + 1) != std::string_view::npos) return false;
  std::size_t groups = 0;
  const auto count = [&groups](std::string_view part, bool at_end) {
    if (part.empty()) return true;
    for (;;) {
      const std::size_t colon = part.find(':');
      const std::string_view group = part.substr(0, colon);
      if (at_end && colon == std::string_view::npos && is_ipv4_address(group)) {
        groups += 2;
        return true;
      }
      if (group.empty() || group.size() > 4) return false;
      for (const char c : group) {
        if (!is_hex_digit(c)) return false;
      }
      ++groups;
      if (colon == std::string_view::npos) return true;
      part.remove_prefix(colon + 1);
      if (part.empty()) return false;
    }
  };
  if (!has_gap) return count(text, true) && groups == 8;
  return count(text.substr(0, gap), false) && count(text.substr(gap + 2), true) && groups < 8;
}

// Cuts an address off the front of `text`: `[…]`, or what stands before `/` or `:`.
std::string_view cut_address(std::string_view& text, bool& in_brackets) {
  std::size_t end = 0;
  std::string_view address;
  in_brackets = text.starts_with('[');
  if (in_brackets) {
    const std::size_t bracket = text.find(']');
    if (bracket == std::string_view::npos) return {};
    address = text.substr(1, bracket - 1);
    end = bracket + 1;
  } else {
    end = text.find_first_of("/:");
    if (end == std::string_view::npos) end = text.size();
    address = text.substr(0, end);
  }
  text.remove_prefix(end);
  return address;
}

bool is_label(std::string_view label) {
  if (label.empty() || label.front() == '-' || label.back() == '-') return false;
  for (const char c : label) {
    if (!is_ascii_letter(c) && !is_ascii_digit(c) && c != '-' && static_cast<unsigned char>(c) < 0x80) return false;
  }
  return true;
}

bool is_host_name(std::string_view name) {
  if (name == "*") return true;
  if (name.starts_with("*.")) name.remove_prefix(2);
  if (name.ends_with('.')) name.remove_suffix(1);
  for (;;) {
    const std::size_t dot = name.find('.');
    const std::string_view label = name.substr(0, dot);
    if (!is_label(label)) return false;
    if (dot == std::string_view::npos) return !is_ascii_digit(label.front());
    name.remove_prefix(dot + 1);
  }
}

}  // namespace

Refusal read_ip_address(std::string_view text) {
  bool six = false;
  const std::string_view address = cut_address(text, six);
  if (six ? !is_ipv6_address(address) : !is_ipv4_address(address)) return malformed;
  if (text.starts_with('/')) {
    text.remove_prefix(1);
    bool mask_six = false;
    const std::string_view mask = cut_address(text, mask_six);
    if (mask_six != six || (six ? !is_ipv6_address(mask) : !is_ipv4_address(mask))) {
      return six ? "its mask is no address like `[ffff::]`" : "its mask is no address like `255.255.255.0`";
    }
  }
  if (text.empty()) return accepted;
  if (text.front() != ':') return malformed;
  text.remove_prefix(1);
  return text.empty() || is_port_range(text) ? accepted : bad_port;
}

Refusal read_dns_name(std::string_view text) {
  const std::size_t colon = text.find(':');
  if (!is_host_name(text.substr(0, colon))) return malformed;
  if (colon == std::string_view::npos || is_port_range(text.substr(colon + 1))) return accepted;
  return bad_port;
}

}  // namespace hjemmel
