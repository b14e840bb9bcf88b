// Functions whose bounds are easy to get wrong, against the plainest statement of their rule for every small input.
#include <catch2/catch.hpp>

#include <optional>
#include <string>
#include <vector>

#include "runtime/function/function.hpp"
#include "runtime/function/regex_cache.hpp"
#include "runtime/value/lexical.hpp"

namespace hjemmel {
namespace {

struct World {
  Value apply(FunctionId id, std::vector<Value> arguments) { return call(context, id, arguments); }

  Arena arena;
  StatusLog statuses;
  RegexCache regexes;
  CallContext context{arena, statuses, regexes, nullptr, 0};
};

Value time_of(int hour) {
  Value time = Value::of_integer(hour * 3600);
  time.type = DataType::time;
  return time;
}

Value function_argument(FunctionId id) {
  Value function;
  function.form = Form::function;
  function.size = static_cast<std::uint32_t>(id);
  return function;
}

/// What one application gives.
enum class Truth { no, yes, error };

}  // namespace

TEST_CASE("time-in-range for every three hours of the day") {
  World world;
  for (int time = 0; time < 24; ++time) {
    for (int lower = 0; lower < 24; ++lower) {
      for (int upper = 0; upper < 24; ++upper) {
        bool inside = false;  // walk the clock from the lower end to the upper one
        for (int hour = lower;; hour = (hour + 1) % 24) {
          inside = inside || hour == time;
          if (hour == upper) break;
        }
        INFO(time << " in " << lower << " to " << upper);
        REQUIRE(world.apply(FunctionId::time_in_range, {time_of(time), time_of(lower), time_of(upper)}).boolean ==
                inside);
      }
    }
  }
}

TEST_CASE("substring for every position in and around a text") {
  World world;
  const std::vector<std::string> letters = {"b", "l", "å", "😀", "€"};
  std::string text;
  for (const std::string& letter : letters) text += letter;
  const int size = static_cast<int>(letters.size());
  for (int begin = -3; begin <= size + 3; ++begin) {
    for (int end = -3; end <= size + 3; ++end) {
      const int last = end == -1 ? size : end;
      std::optional<std::string> expected;
      if (begin >= 0 && begin <= last && last <= size) {
        expected = "";
        for (int i = begin; i < last; ++i) *expected += letters[static_cast<std::size_t>(i)];
      }
      INFO(begin << " to " << end);
      const Value result =
          world.apply(FunctionId::string_substring,
                      {Value::of_text(DataType::string, text), Value::of_integer(begin), Value::of_integer(end)});
      REQUIRE(result.is_indeterminate() == !expected.has_value());
      if (expected) {
        REQUIRE(result.as_text() == *expected);
      } else {
        REQUIRE(world.statuses[result.size].code == StatusCode::processing_error);
      }
    }
  }
}

TEST_CASE("higher-order functions combine every mixture of true, false and errors as `or` and `and` do") {
  // boolean-from-string gives all three: of `1`, `0` and `x`.
  World world;
  const auto three = [](int code, int place) {
    for (; place > 0; --place) code /= 3;
    return static_cast<Truth>(code % 3);
  };
  constexpr const char* spelt[] = {"0", "1", "x"};
  for (int size = 0; size <= 3; ++size) {
    int codes = 1;
    for (int i = 0; i < size; ++i) codes *= 3;
    for (int code = 0; code < codes; ++code) {
      std::vector<Value> items;
      int yes = 0;
      int no = 0;
      int errors = 0;
      for (int i = 0; i < size; ++i) {
        const Truth truth = three(code, i);
        items.push_back(Value::of_text(DataType::string, spelt[static_cast<int>(truth)]));
        (truth == Truth::yes ? yes : truth == Truth::no ? no : errors) += 1;
      }
      const Value bag = Value::of_bag(DataType::string, items);
      const Value function = function_argument(FunctionId::boolean_from_string);
      const auto truth_of = [](const Value& value) {
        if (value.is_indeterminate()) return Truth::error;
        return value.boolean ? Truth::yes : Truth::no;
      };
      INFO("bag of " << size << ", code " << code);
      const Truth any = yes > 0 ? Truth::yes : errors > 0 ? Truth::error : Truth::no;
      const Truth all = no > 0 ? Truth::no : errors > 0 ? Truth::error : Truth::yes;
      REQUIRE(truth_of(world.apply(FunctionId::any_of, {function, bag})) == any);
      REQUIRE(truth_of(world.apply(FunctionId::any_of_any, {function, bag})) == any);
      REQUIRE(truth_of(world.apply(FunctionId::all_of, {function, bag})) == all);
      const Value mapped = world.apply(FunctionId::map, {function, bag});
      REQUIRE(mapped.is_indeterminate() == (errors > 0));
      if (errors == 0) REQUIRE(mapped.size == static_cast<std::uint32_t>(size));
    }
  }
}

TEST_CASE("functions of two bags are and-s and or-s over the whole table of applications") {
  World world;
  // n-of(n, b): true for 0, b for 1, an error for 2.
  const auto outcome = [](int n, bool b) {
    return n == 0 ? Truth::yes : n == 2 ? Truth::error : b ? Truth::yes : Truth::no;
  };
  const auto either = [](const std::vector<Truth>& truths) {
    Truth out = Truth::no;
    for (const Truth truth : truths) {
      if (truth == Truth::yes) return Truth::yes;
      if (truth == Truth::error) out = Truth::error;
    }
    return out;
  };
  const auto every = [](const std::vector<Truth>& truths) {
    Truth out = Truth::yes;
    for (const Truth truth : truths) {
      if (truth == Truth::no) return Truth::no;
      if (truth == Truth::error) out = Truth::error;
    }
    return out;
  };
  const Value function = function_argument(FunctionId::n_of);
  const std::vector<std::vector<int>> firsts = {{}, {0}, {1}, {2}, {0, 1}, {1, 2}, {2, 1}, {0, 2}, {1, 1}, {0, 1, 2}};
  const std::vector<std::vector<bool>> seconds = {{}, {false}, {true}, {false, true}, {true, true}, {false, false}};
  for (const std::vector<int>& first : firsts) {
    for (const std::vector<bool>& second : seconds) {
      std::vector<Value> numbers;
      std::vector<Value> booleans;
      for (const int n : first) numbers.push_back(Value::of_integer(n));
      for (const bool b : second) booleans.push_back(Value::of_boolean(b));
      std::vector<Truth> all;
      std::vector<Truth> any_by_row;
      std::vector<Truth> any_by_column;
      for (const int n : first) {
        std::vector<Truth> row;
        for (const bool b : second) row.push_back(outcome(n, b));
        all.insert(all.end(), row.begin(), row.end());
        any_by_row.push_back(either(row));
      }
      for (const bool b : second) {
        std::vector<Truth> column;
        for (const int n : first) column.push_back(outcome(n, b));
        any_by_column.push_back(either(column));
      }
      const auto result = [&](FunctionId id) {
        const Value value = world.apply(
            id, {function, Value::of_bag(DataType::integer, numbers), Value::of_bag(DataType::boolean, booleans)});
        if (value.is_indeterminate()) return Truth::error;
        return value.boolean ? Truth::yes : Truth::no;
      };
      REQUIRE(result(FunctionId::any_of_any) == either(all));
      REQUIRE(result(FunctionId::all_of_all) == every(all));
      REQUIRE(result(FunctionId::all_of_any) == every(any_by_row));
      REQUIRE(result(FunctionId::any_of_all) == every(any_by_column));
    }
  }
}

TEST_CASE("a function argument that does not fit is an error, never a crash") {
  World world;
  const std::vector<Value> items = {Value::of_integer(1)};
  const Value bag = Value::of_bag(DataType::integer, items);
  const Value no_function = Value::of_integer(1);
  Value beyond = function_argument(FunctionId::string_equal);
  beyond.size = static_cast<std::uint32_t>(function_count);
  for (const FunctionId id : {FunctionId::any_of, FunctionId::all_of, FunctionId::any_of_any, FunctionId::all_of_any,
                              FunctionId::any_of_all, FunctionId::all_of_all, FunctionId::map}) {
    for (const Value& function :
         {no_function, beyond, function_argument(FunctionId::any_of), function_argument(FunctionId::integer_bag_size),
          function_argument(FunctionId::string_equal), function_argument(FunctionId::integer_abs),
          function_argument(FunctionId::time_in_range)}) {
      const Value result = world.apply(id, {function, bag, bag});
      REQUIRE(result.is_indeterminate());
      CHECK(world.statuses[result.size].code == StatusCode::processing_error);
    }
  }
}

}  // namespace hjemmel
