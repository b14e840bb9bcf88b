// xs:double (XSD part 2, 3.2.5), rounded as IEEE 754 says.
#pragma once

#include <string>
#include <string_view>

#include "runtime/value/reading.hpp"

namespace hjemmel {

/// Reads `INF`, `-INF`, `NaN` or a decimal mantissa with an optional exponent, white space already collapsed. What
/// exceeds the range becomes an infinity, what falls below it a zero of the same sign. `+INF` is of XSD 1.1, and
/// refused.
Refusal read_real(std::string_view text, double& value);

/// Canonical form: one digit other than zero, a fraction of at least one digit, an exponent: `1.0E2`, `-0.0E0`. As many
/// digits as it takes to read the same value again.
void append_real(double value, std::string& out);

}  // namespace hjemmel
