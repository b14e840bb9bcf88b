// A day as people write it in files and flags: `2026-12-31`.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace hjemmel::catalogue {

/// Empty unless the text is a day of the calendar in the form YYYY-MM-DD.
std::optional<std::chrono::year_month_day> parse_date(std::string_view text);
std::string format_date(std::chrono::year_month_day day);
/// Today by the clock, in UTC.
std::chrono::year_month_day today();

}  // namespace hjemmel::catalogue
