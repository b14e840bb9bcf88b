// One value of XACML, a bag of them, or the error that stands in their place: sixteen bytes, trivially copyable, and
// the very layout that generated code reads and writes (part of the artefact's ABI; see runtime/artefact/abi.hpp).
//
// Texts and bag items are borrowed: they live in the request, the artefact or the decision's arena.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "runtime/value/data_type.hpp"

namespace hjemmel {

/// What a Value holds.
enum class Form : std::uint8_t {
  single,         ///< one value of `type`
  bag,            ///< `size` values of `type` at `items`; order is that of the request, duplicates are kept (7.3.3)
  function,       ///< a <Function> argument: `size` is the FunctionId
  indeterminate,  ///< an error: `size` is the index of its status in the decision's StatusLog
};

/// A date, time or dateTime without a time zone (XSD 3.2.7.3).
inline constexpr std::int16_t no_zone = INT16_MIN;

/// A namespace prefix in scope where an XPath expression was written.
struct NamespaceBinding {
  std::string_view prefix;  ///< empty for the default namespace
  std::string_view uri;
};

/// What a value of type xpathExpression points at (A.3.15, 5.29).
struct XPathExpression {
  std::string_view path;
  std::string_view category;  ///< XPathCategory: whose <Content> it is evaluated over
  std::span<const NamespaceBinding> namespaces;
};

/// An integer outside 64 bits: sign and magnitude, least significant limb first, no leading zero limb.
struct BigInteger {
  bool negative;
  std::uint32_t limb_count;
  const std::uint64_t* limbs;
};

struct Value {
  DataType type = DataType::unknown;
  Form form = Form::single;
  /// Time zone in minutes east of UTC for date, time and dateTime; no_zone where the lexical form had none.
  std::int16_t zone = no_zone;
  /// Texts: bytes. Bags: items. Temporal types and durations: nanoseconds of the second, 0 to 999,999,999.
  /// Integers: 0 for `integer`, 1 for `big`. Function: FunctionId. Indeterminate: status index.
  std::uint32_t size = 0;
  union {
    bool boolean;
    std::int64_t integer = 0;  ///< also: seconds since 1970-01-01T00:00:00 of the local time line (date, dateTime),
                               ///< seconds of the day (time), seconds (dayTimeDuration), months (yearMonthDuration)
    double real;
    const char* text;  ///< every textual type in its lexical form, UTF-8; hexBinary and base64Binary as decoded octets
    const Value* items;
    const BigInteger* big;
    const XPathExpression* xpath;
  };

  static Value of_boolean(bool value) {
    Value v;
    v.type = DataType::boolean;
    v.integer = 0;
    v.boolean = value;
    return v;
  }
  static Value of_integer(std::int64_t value) {
    Value v;
    v.type = DataType::integer;
    v.integer = value;
    return v;
  }
  static Value of_real(double value) {
    Value v;
    v.type = DataType::real;
    v.real = value;
    return v;
  }
  static Value of_text(DataType type, std::string_view text) {
    Value v;
    v.type = type;
    v.size = static_cast<std::uint32_t>(text.size());
    v.text = text.data();
    return v;
  }
  static Value of_bag(DataType type, std::span<const Value> items) {
    Value v;
    v.type = type;
    v.form = Form::bag;
    v.size = static_cast<std::uint32_t>(items.size());
    v.items = items.data();
    return v;
  }
  static Value of_status(std::uint32_t status_index) {
    Value v;
    v.form = Form::indeterminate;
    v.size = status_index;
    return v;
  }

  bool is_indeterminate() const { return form == Form::indeterminate; }
  bool is_bag() const { return form == Form::bag; }
  std::string_view as_text() const { return {text, size}; }
  std::span<const Value> as_bag() const { return {items, size}; }
};

static_assert(sizeof(Value) == 16);

}  // namespace hjemmel
