#include "runtime/value/decimal.hpp"

#include <array>
#include <charconv>

namespace hjemmel {

void append_padded(std::uint64_t number, std::size_t width, std::string& out) {
  std::array<char, 24> buffer;
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number).ptr;
  const auto length = static_cast<std::size_t>(end - buffer.data());
  if (length < width) out.append(width - length, '0');
  out.append(buffer.data(), length);
}

void append_fraction(std::uint32_t nanoseconds, std::string& out) {
  if (nanoseconds == 0) return;
  out.push_back('.');
  append_padded(nanoseconds, 9, out);
  while (out.back() == '0') out.pop_back();
}

}  // namespace hjemmel
