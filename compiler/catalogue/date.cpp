#include "compiler/catalogue/date.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace hjemmel::catalogue {

std::optional<std::chrono::year_month_day> parse_date(std::string_view text) {
  constexpr std::string_view form = "dddd-dd-dd";
  if (text.size() != form.size()) return std::nullopt;
  int numbers[3] = {};
  int part = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool digit = text[i] >= '0' && text[i] <= '9';
    if (digit != (form[i] == 'd') || (!digit && text[i] != form[i])) return std::nullopt;
    if (digit)
      numbers[part] = numbers[part] * 10 + (text[i] - '0');
    else
      ++part;
  }
  const std::chrono::year_month_day day{std::chrono::year(numbers[0]),
                                        std::chrono::month(static_cast<unsigned>(numbers[1])),
                                        std::chrono::day(static_cast<unsigned>(numbers[2]))};
  return day.ok() ? std::optional(day) : std::nullopt;
}

std::string format_date(std::chrono::year_month_day day) {
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(day.year()), static_cast<unsigned>(day.month()),
                     static_cast<unsigned>(day.day()));
}

std::chrono::year_month_day today() { return std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now()); }

}  // namespace hjemmel::catalogue
