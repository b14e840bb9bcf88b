#include "runtime/function/code_point_set.hpp"

#include <algorithm>
#include <charconv>

namespace hjemmel {
namespace {

void append_code_point(std::uint32_t code_point, std::string& out) {
  char digits[8];
  char* const end = std::to_chars(digits, digits + sizeof digits, code_point, 16).ptr;
  out += "\\x{";
  out.append(digits, end);
  out += '}';
}

}  // namespace

CodePointSet::CodePointSet(std::initializer_list<Range> ranges) : ranges_(ranges), normal_(false) {}

void CodePointSet::add(std::uint32_t first, std::uint32_t last) {
  ranges_.push_back({first, last});
  normal_ = false;
}

void CodePointSet::add(const CodePointSet& other) {
  ranges_.insert(ranges_.end(), other.ranges_.begin(), other.ranges_.end());
  normal_ = false;
}

const std::vector<CodePointSet::Range>& CodePointSet::ranges() const {
  if (normal_) return ranges_;
  std::ranges::sort(ranges_, {}, &Range::first);
  std::vector<Range> merged;
  for (const Range& range : ranges_) {
    if (!merged.empty() && range.first <= merged.back().last + 1) {
      merged.back().last = std::max(merged.back().last, range.last);
    } else {
      merged.push_back(range);
    }
  }
  ranges_ = std::move(merged);
  normal_ = true;
  return ranges_;
}

CodePointSet CodePointSet::complement() const {
  CodePointSet out;
  std::uint32_t next = 0;
  for (const Range& range : ranges()) {
    if (range.first > next) out.add(next, range.first - 1);
    next = range.last + 1;
  }
  if (next <= last_code_point) out.add(next, last_code_point);
  return out;
}

CodePointSet CodePointSet::without(const CodePointSet& other) const {
  CodePointSet rest = complement();
  rest.add(other);
  return rest.complement();
}

void CodePointSet::append_pattern(std::string& out) const {
  if (ranges().empty()) {
    out += "[^\\x{0}-\\x{10ffff}]";
    return;
  }
  out += '[';
  for (const Range& range : ranges()) {
    append_code_point(range.first, out);
    if (range.last == range.first) continue;
    out += '-';
    append_code_point(range.last, out);
  }
  out += ']';
}

}  // namespace hjemmel
