// A tab-separated data file: the first line `# ` and the names of the columns, then one record a line, `-` for nothing.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "compiler/catalogue/embedded.hpp"

namespace hjemmel::catalogue {

struct Row {
  std::size_t line = 0;  ///< from 1
  std::vector<std::string_view> cells;
};

struct Table {
  std::string_view name;
  std::vector<Row> rows;
};

/// False, with `problem`, where a line has not `columns` cells.
bool read_table(const DataFile& file, std::size_t columns, Table& table, std::string& problem);

/// The words of a cell, which commas separate; none for an empty one.
std::vector<std::string_view> words_of(std::string_view cell);

}  // namespace hjemmel::catalogue
