// Files made to break a reader: each gets a diagnostic, in bounded time.
#include <catch2/catch.hpp>

#include <chrono>

#include "tests/unit/xacml/read.hpp"

using namespace hjemmel;
using namespace hjemmel::xacml::test;

namespace {

/// Generous: the same bound holds under sanitizers on a busy machine.
constexpr std::chrono::seconds longest{20};

Reading read_in_time(std::string text) {
  const auto start = std::chrono::steady_clock::now();
  Reading reading = read(std::move(text));
  CHECK(std::chrono::steady_clock::now() - start < longest);
  CHECK(reading.document.has_value() != reading.diagnostics.has_errors());
  for (const auto& entry : reading.diagnostics.entries()) {
    CHECK(entry.message.size() < 1000);
    CHECK(entry.help.size() < 1000);
    CHECK(entry.span.begin <= entry.span.end);
    CHECK(entry.span.end <= reading.file->text().size());
  }
  return reading;
}

std::string repeated(std::string_view text, std::size_t times) {
  std::string result;
  result.reserve(text.size() * times);
  for (std::size_t i = 0; i < times; ++i) result += text;
  return result;
}

std::string real_policy() {
  const std::string string = "DataType='http://www.w3.org/2001/XMLSchema#string'";
  return "<?xml version='1.0' encoding='UTF-8'?>\n<!-- r\xC3\xB8r -->" +
         policy_with(
             "<Rule RuleId='r' Effect='Permit'><Description>&lt;<![CDATA[x]]>&#230;</Description><Target><AnyOf><AllOf>"
             "<Match MatchId='urn:oasis:names:tc:xacml:1.0:function:string-equal'><AttributeValue " +
             string +
             ">\xC3\xA6</AttributeValue><AttributeDesignator Category='c' AttributeId='a' MustBePresent='false' " +
             string + "/></Match></AllOf></AnyOf></Target></Rule>");
}

}  // namespace

TEST_CASE("a file cut off anywhere is refused", "[xacml][hostile]") {
  const std::string whole = real_policy();
  REQUIRE(read(whole).document);
  for (std::size_t length = 0; length < whole.size(); ++length) {
    const Reading reading = read_in_time(whole.substr(0, length));
    INFO(length);
    CHECK_FALSE(reading.document);
    CHECK(reading.diagnostics.error_count() == 1);
  }
}

TEST_CASE("a file with any byte changed is read or refused", "[xacml][hostile]") {
  const std::string whole = real_policy();
  for (std::size_t i = 0; i < whole.size(); ++i) {
    for (const char c : {'<', '>', '&', '"', '\'', '/', ':', ' ', '\0', '\xFF', 'x'}) {
      std::string changed = whole;
      changed[i] = c;
      read_in_time(std::move(changed));
    }
  }
}

TEST_CASE("long texts and names", "[xacml][hostile]") {
  const std::string ten_megabytes(10'000'000, 'x');
  const std::string megabyte(1'000'000, 'x');
  const std::string value = "<AttributeValue DataType='http://www.w3.org/2001/XMLSchema#string'>";
  const Reading reading = read_in_time(policy_with_condition(value + ten_megabytes + "</AttributeValue>"));
  REQUIRE(reading.document);
  CHECK(std::get<model::AttributeValue>(reading.policy().rules[0].condition->node).text == ten_megabytes);
  CHECK(read_in_time(policy_with("<" + megabyte + "/>")).places() == "1:191 unknown-element");
  CHECK(read_in_time(policy_with("<Rule RuleId='r' Effect='" + megabyte + "'/>")).places() ==
        "1:215 bad-attribute-value");
  CHECK(read_in_time(policy_with("<" + megabyte + ":Rule RuleId='r' Effect='Deny'/>")).places() ==
        "1:190 undeclared-prefix");
  CHECK(read_in_time(policy_with("&" + megabyte + ";")).places() == "1:190 not-well-formed");
  CHECK(read_in_time(policy_with(megabyte)).places() == "1:190 unexpected-text");
  CHECK(read_in_time(policy_with("</" + megabyte + ">")).places() == "1:190 not-well-formed");
  CHECK(read_in_time(megabyte).places() == "1:1 not-well-formed");
  CHECK(read_in_time(policy_with_condition(value + repeated("&amp;<!-- -->", 100'000) + "</AttributeValue>")).document);
}

TEST_CASE("many rules, attributes, namespaces and errors", "[xacml][hostile]") {
  CHECK(read_in_time(policy_with(repeated("<Rule RuleId='r' Effect='Permit'/>\n", 100'000))).policy().rules.size() ==
        100'000);
  CHECK(read_in_time(policy_with(repeated("<Rul RuleId='r' Effect='Permit'/>\n", 100'000))).diagnostics.error_count() ==
        100);
  std::string attributes, prefixes;
  for (int i = 0; i < 100'000; ++i) {
    attributes += " a" + std::to_string(i) + "='x'";
    prefixes += " xmlns:a" + std::to_string(i) + "='x'";
  }
  CHECK(read_in_time(policy_with("<Rule" + attributes + "/>")).diagnostics.error_count() == 100);
  CHECK(read_in_time(policy_with("<Rule" + attributes + " a5='y'/>")).diagnostics.entries().at(0).code ==
        "duplicate-attribute");
  CHECK(read_in_time(policy_with("<Rule RuleId='r' Effect='Permit'" + prefixes + "/>"))
            .diagnostics.entries()
            .at(0)
            .code == "too-many-namespaces");
}

TEST_CASE("deep nesting is refused, not recursed into", "[xacml][hostile]") {
  const std::string open = "<Apply FunctionId='urn:oasis:names:tc:xacml:1.0:function:not'>";
  for (const std::size_t levels : {600u, 10'000u, 1'000'000u}) {
    const Reading reading = read_in_time(policy_with_condition(repeated(open, levels) + repeated("</Apply>", levels)));
    REQUIRE(reading.diagnostics.entries().size() == 1);
    CHECK(reading.diagnostics.entries()[0].code == "too-deep");
  }
  CHECK(read_in_time(repeated("<a>", 100'000)).diagnostics.entries().at(0).code == "too-deep");
  source::Limits generous;
  generous.depth = 1'000'000;
  const auto nested = [&](std::size_t levels) {
    return read(policy_with_condition(repeated(open, levels) + repeated("</Apply>", levels)), generous);
  };
  CHECK(nested(990).document);
  CHECK(nested(10'000).diagnostics.entries().at(0).code == "too-deep");
}

TEST_CASE("a DOCTYPE is refused before anything is expanded", "[xacml][hostile]") {
  std::string bomb = "<?xml version='1.0'?>\n<!DOCTYPE lolz [<!ENTITY a0 'lol'>";
  for (int i = 1; i < 100; ++i) {
    bomb += "<!ENTITY a" + std::to_string(i) + " '" + repeated("&a" + std::to_string(i - 1) + ";", 10) + "'>";
  }
  CHECK(read_in_time(bomb + "]>" + policy_with("&a99;")).places() == "2:1 doctype");
  CHECK(read_in_time("<!DOCTYPE Policy SYSTEM 'file:///etc/passwd'>" + policy_with("")).places() == "1:1 doctype");
  CHECK(read_in_time(policy_with("<!DOCTYPE x>")).places() == "1:190 doctype");
  CHECK(read_in_time(policy_with("<Description>&nbsp;</Description>")).places() == "1:203 not-well-formed");
}

TEST_CASE("files that are no text", "[xacml][hostile]") {
  CHECK(read_in_time("").places() == "1:1 empty-file");
  CHECK(read_in_time(" \n\t\r\n").places() == "1:1 empty-file");
  CHECK(read_in_time("\xEF\xBB\xBF").places() == "1:1 empty-file");
  CHECK(read_in_time(std::string("\x7F"
                                 "ELF\x02\x01\x01\0\0\0",
                                 10))
            .diagnostics.entries()
            .at(0)
            .code == "invalid-character");
  CHECK(read_in_time(std::string(1'000'000, '\0')).places() == "1:1 invalid-character");
  std::string noise;
  std::uint32_t state = 1;
  for (int i = 0; i < 1'000'000; ++i) {
    state = state * 1664525u + 1013904223u;
    noise.push_back(static_cast<char>(state >> 24));
  }
  CHECK_FALSE(read_in_time(noise).document);
}

TEST_CASE("encodings other than UTF-8 are named", "[xacml][hostile]") {
  const auto codes = [](std::string text) { return read_in_time(std::move(text)).places(); };
  std::string utf16 = "\xFF\xFE";
  for (const char c : policy_with("")) utf16 += {c, '\0'};
  CHECK(codes(utf16) == "1:1 unsupported-encoding");
  CHECK(codes(utf16.substr(2)) == "1:1 unsupported-encoding");
  CHECK(codes(policy_with("<Description>r\xF8r</Description>")) == "1:204 invalid-utf8");
  CHECK(codes("<!-- \xC3\xA6\xC3\xA6\n\xC3\xB8\xC3 -->") == "2:2 invalid-utf8");
  for (const std::string_view bad : {"\x80", "\xC0\x80", "\xC1\xBF", "\xE0\x80\x80", "\xED\xA0\x80", "\xF0\x80\x80\x80",
                                     "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xE2\x82", "\xFF"}) {
    CHECK(codes(std::string(bad)) == "1:1 invalid-utf8");
  }
  CHECK(codes("\xEF\xBF\xBE") == "1:1 invalid-character");
  CHECK(codes("<a>\x01</a>") == "1:4 invalid-character");
  CHECK(codes("<a>&#1;</a>") == "1:4 not-well-formed");
  const std::string latin = "<?xml version='1.0' encoding='ISO-8859-1'?>";
  CHECK(codes(latin + policy_with("")).empty());
  CHECK(codes(latin + policy_with("<!-- \xC3\xA6 -->")) == "1:31 unsupported-encoding");
  CHECK(codes("<?xml version='1.0' encoding='utf-16'?>" + policy_with("")) == "1:31 declared-encoding");
}
