// Texts put together are bounded, however they are repeated.
#include <catch2/catch.hpp>

#include <string>
#include <vector>

#include "runtime/function/function.hpp"
#include "runtime/function/regex_cache.hpp"

namespace hjemmel {

TEST_CASE("a text that is doubled without end is an error, not all of the memory", "[string][limit]") {
  Arena arena;
  StatusLog statuses;
  RegexCache regexes;
  CallContext context{arena, statuses, regexes, nullptr, 0};
  const std::string mebibyte(1 << 20, 'x');
  Value text = Value::of_text(DataType::string, mebibyte);
  std::size_t last_size = text.size;
  int doublings = 0;
  for (; doublings < 40 && !text.is_indeterminate(); ++doublings) {
    last_size = text.size;
    text = call(context, FunctionId::string_concatenate, std::vector<Value>{text, text});
  }
  REQUIRE(text.is_indeterminate());
  CHECK(statuses[text.size].code == StatusCode::processing_error);
  CHECK(statuses[text.size].message == "the texts together are too long");
  CHECK(last_size >= std::size_t{32} << 20U);
  CHECK(arena.bytes_in_use() <= std::size_t{512} << 20U);

  SECTION("what came before is no burden to the next decision") {
    arena.reset();
    const Value small = Value::of_text(DataType::string, "å");
    const Value both = call(context, FunctionId::string_concatenate, std::vector<Value>{small, small});
    REQUIRE_FALSE(both.is_indeterminate());
    CHECK(both.as_text() == "åå");
  }
}

}  // namespace hjemmel
