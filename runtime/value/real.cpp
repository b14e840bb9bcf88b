#include "runtime/value/real.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <limits>
#include <system_error>

#include "runtime/value/scanner.hpp"

namespace hjemmel {
namespace {

// Exponents beyond this many tens decide between infinity and zero whatever the mantissa, as long as it is no longer.
constexpr long long exponent_bound = 1'000'000'000'000;

// Whether a literal that no double comes near is too large (else: too small), from the decimal exponent of its first
// digit other than zero.
bool exceeds_range(std::string_view whole, std::string_view fraction, long long exponent) {
  const std::size_t first = whole.find_first_not_of('0');
  if (first != std::string_view::npos) return exponent + static_cast<long long>(whole.size() - first) > 0;
  return exponent - static_cast<long long>(fraction.find_first_not_of('0')) > 0;
}

}  // namespace

Refusal read_real(std::string_view text, double& value) {
  constexpr double infinity = std::numeric_limits<double>::infinity();
  if (text == "INF" || text == "-INF") {
    value = text.front() == '-' ? -infinity : infinity;
    return accepted;
  }
  if (text == "NaN") {
    value = std::numeric_limits<double>::quiet_NaN();
    return accepted;
  }

  Scanner scanner(text);
  const bool negative = scanner.take('-');
  if (!negative) scanner.take('+');
  const std::string_view unsigned_part = scanner.rest();
  const std::string_view whole = scanner.take_digits();
  const std::string_view fraction = scanner.take('.') ? scanner.take_digits() : std::string_view{};
  if (whole.empty() && fraction.empty()) return malformed;
  long long exponent = 0;
  if (scanner.take('e') || scanner.take('E')) {
    const bool negative_exponent = scanner.take('-');
    if (!negative_exponent) scanner.take('+');
    const std::string_view digits = scanner.take_digits();
    if (digits.empty()) return malformed;
    for (const char c : digits) {
      if (exponent < exponent_bound) exponent = exponent * 10 + (c - '0');
    }
    if (negative_exponent) exponent = -exponent;
  }
  if (!scanner.done()) return malformed;

  double magnitude = 0;
  const auto result = std::from_chars(unsigned_part.data(), unsigned_part.data() + unsigned_part.size(), magnitude);
  if (result.ec == std::errc::result_out_of_range) {
    magnitude = exceeds_range(whole, fraction, exponent) ? infinity : 0.0;
  }
  value = negative ? -magnitude : magnitude;
  return accepted;
}

void append_real(double value, std::string& out) {
  if (std::isnan(value)) {
    out += "NaN";
    return;
  }
  if (std::signbit(value)) out.push_back('-');
  if (std::isinf(value)) {
    out += "INF";
    return;
  }
  std::array<char, 32> buffer;
  const auto end =
      std::to_chars(buffer.data(), buffer.data() + buffer.size(), std::fabs(value), std::chars_format::scientific).ptr;
  const std::string_view digits(buffer.data(), static_cast<std::size_t>(end - buffer.data()));  // 1.5e+02, 1e-07
  const std::size_t e = digits.find('e');
  const std::string_view mantissa = digits.substr(0, e);
  std::string_view exponent = digits.substr(e + 1);
  out += mantissa;
  if (mantissa.size() == 1) out += ".0";
  out.push_back('E');
  if (exponent.front() == '-') out.push_back('-');
  exponent.remove_prefix(1);
  while (exponent.size() > 1 && exponent.front() == '0') exponent.remove_prefix(1);
  out += exponent;
}

}  // namespace hjemmel
