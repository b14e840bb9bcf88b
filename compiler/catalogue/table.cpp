#include "compiler/catalogue/table.hpp"

#include <fmt/format.h>

namespace hjemmel::catalogue {

namespace {
/// Takes what stands before the separator off `rest`; the whole of it if there is none.
std::string_view take(std::string_view& rest, char separator) {
  const auto end = rest.find(separator);
  const auto taken = rest.substr(0, end);
  rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
  return taken;
}
}  // namespace

bool read_table(const DataFile& file, std::size_t columns, Table& table, std::string& problem) {
  table.name = file.name;
  auto rest = file.contents;
  for (std::size_t line = 1; !rest.empty(); ++line) {
    auto text = take(rest, '\n');
    if (text.empty() || text.starts_with('#')) continue;
    Row row{line, {}};
    row.cells.reserve(columns);
    for (bool more = true; more;) {
      more = text.find('\t') != std::string_view::npos;
      row.cells.push_back(take(text, '\t'));
    }
    if (row.cells.size() != columns) {
      problem = fmt::format("{}:{}: {} cells where {} belong", file.name, line, row.cells.size(), columns);
      return false;
    }
    for (auto& cell : row.cells) {
      if (cell == "-") cell = {};
    }
    table.rows.push_back(std::move(row));
  }
  return true;
}

std::vector<std::string_view> words_of(std::string_view cell) {
  std::vector<std::string_view> words;
  while (!cell.empty()) words.push_back(take(cell, ','));
  return words;
}

}  // namespace hjemmel::catalogue
