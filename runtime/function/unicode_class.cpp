#include "runtime/function/unicode_class.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <array>

namespace hjemmel {
namespace {

using CategorySets = std::array<CodePointSet, UTF8PROC_CATEGORY_CO + 1>;

CategorySets scan_categories() {
  CategorySets sets;
  std::uint32_t first = 0;
  utf8proc_category_t current = utf8proc_category(0);
  for (std::uint32_t c = 1; c <= CodePointSet::last_code_point; ++c) {
    const utf8proc_category_t category = utf8proc_category(static_cast<utf8proc_int32_t>(c));
    if (category == current) continue;
    sets[current].add(first, c - 1);
    first = c;
    current = category;
  }
  sets[current].add(first, CodePointSet::last_code_point);
  return sets;
}

const CategorySets& category_sets() {
  static const CategorySets sets = scan_categories();
  return sets;
}

struct CategoryName {
  char name[3];
  utf8proc_category_t category;
};

constexpr CategoryName category_names[] = {
    {"Lu", UTF8PROC_CATEGORY_LU}, {"Ll", UTF8PROC_CATEGORY_LL}, {"Lt", UTF8PROC_CATEGORY_LT},
    {"Lm", UTF8PROC_CATEGORY_LM}, {"Lo", UTF8PROC_CATEGORY_LO}, {"Mn", UTF8PROC_CATEGORY_MN},
    {"Mc", UTF8PROC_CATEGORY_MC}, {"Me", UTF8PROC_CATEGORY_ME}, {"Nd", UTF8PROC_CATEGORY_ND},
    {"Nl", UTF8PROC_CATEGORY_NL}, {"No", UTF8PROC_CATEGORY_NO}, {"Pc", UTF8PROC_CATEGORY_PC},
    {"Pd", UTF8PROC_CATEGORY_PD}, {"Ps", UTF8PROC_CATEGORY_PS}, {"Pe", UTF8PROC_CATEGORY_PE},
    {"Pi", UTF8PROC_CATEGORY_PI}, {"Pf", UTF8PROC_CATEGORY_PF}, {"Po", UTF8PROC_CATEGORY_PO},
    {"Sm", UTF8PROC_CATEGORY_SM}, {"Sc", UTF8PROC_CATEGORY_SC}, {"Sk", UTF8PROC_CATEGORY_SK},
    {"So", UTF8PROC_CATEGORY_SO}, {"Zs", UTF8PROC_CATEGORY_ZS}, {"Zl", UTF8PROC_CATEGORY_ZL},
    {"Zp", UTF8PROC_CATEGORY_ZP}, {"Cc", UTF8PROC_CATEGORY_CC}, {"Cf", UTF8PROC_CATEGORY_CF},
    {"Co", UTF8PROC_CATEGORY_CO}, {"Cn", UTF8PROC_CATEGORY_CN},
};

struct Block {
  std::uint32_t first;
  std::uint32_t last;
  std::string_view name;
};

constexpr Block blocks[] = {
#define HJEMMEL_UNICODE_BLOCK(first, last, name) {first, last, name},
#include "runtime/function/unicode_blocks.def"
#undef HJEMMEL_UNICODE_BLOCK
};

CodePointSet white_space() { return {{' ', ' '}, {'\t', '\n'}, {'\r', '\r'}}; }

CodePointSet name_start() {
  return {{':', ':'},       {'A', 'Z'},       {'_', '_'},       {'a', 'z'},        {0xC0, 0xD6},     {0xD8, 0xF6},
          {0xF8, 0x2FF},    {0x370, 0x37D},   {0x37F, 0x1FFF},  {0x200C, 0x200D},  {0x2070, 0x218F}, {0x2C00, 0x2FEF},
          {0x3001, 0xD7FF}, {0xF900, 0xFDCF}, {0xFDF0, 0xFFFD}, {0x10000, 0xEFFFF}};
}

CodePointSet name_character() {
  CodePointSet set = name_start();
  set.add({{'-', '.'}, {'0', '9'}, {0xB7, 0xB7}, {0x300, 0x36F}, {0x203F, 0x2040}});
  return set;
}

/// Neither punctuation nor separator nor "other": letters, marks, numbers, symbols.
CodePointSet word() {
  CodePointSet set;
  for (const std::string_view group : {"L", "M", "N", "S"}) set.add(*code_points_of_category(group));
  return set;
}

}  // namespace

std::optional<CodePointSet> code_points_of_category(std::string_view category) {
  CodePointSet set;
  bool known = false;
  for (const CategoryName& candidate : category_names) {
    const std::string_view name = candidate.name;
    if (name != category && name.substr(0, 1) != category) continue;
    set.add(category_sets()[candidate.category]);
    known = true;
  }
  if (!known) return std::nullopt;
  return set;
}

std::optional<CodePointSet> code_points_of_block(std::string_view block) {
  CodePointSet set;
  bool known = false;
  for (const Block& candidate : blocks) {
    if (candidate.name != block) continue;
    set.add(candidate.first, candidate.last);
    known = true;
  }
  if (!known) return std::nullopt;
  return set;
}

std::optional<CodePointSet> code_points_of_escape(char32_t letter) {
  switch (letter) {
    case 'd':
      return code_points_of_category("Nd");
    case 'D':
      return code_points_of_category("Nd")->complement();
    case 's':
      return white_space();
    case 'S':
      return white_space().complement();
    case 'w':
      return word();
    case 'W':
      return word().complement();
    case 'i':
      return name_start();
    case 'I':
      return name_start().complement();
    case 'c':
      return name_character();
    case 'C':
      return name_character().complement();
    default:
      return std::nullopt;
  }
}

}  // namespace hjemmel
