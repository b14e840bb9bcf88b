#include "tests/differential/sample_values.hpp"

#include <array>
#include <utility>
#include <vector>

namespace hjemmel::differential {
namespace {

using Texts = std::span<const std::string_view>;

constexpr std::string_view strings[] = {
    "",        " ",        "a",    "A",      "ab", "read",       "Read",     "READ",  "Øst", "øst",
    "ØST",     "İ",        "i̇",    "ı",      "I",  "ß",          "SS",       "ss",    "ẞ",   "Σ",
    "σ",       "ς",        "ΟΔΟΣ", "οδός",   "Ǆ",  "ǅ",          "ǆ",        "ﬁ",     "K",   "k",
    "å",       "a\u030a",  "true", "1",      "0",  "2026-02-28", "12:00:00", "P1D",   "1.5", "\t x \n y ",
    "urn:a:b", "10.0.0.1", "cn=a", "a@b.no", "𝔸",  "a.b.c",      "//a",      "//b[1]"};
constexpr std::string_view booleans[] = {"true", "false", "1", "0"};
constexpr std::string_view integers[] = {"0",
                                         "1",
                                         "2",
                                         "3",
                                         "-1",
                                         "7",
                                         "+1",
                                         "007",
                                         "-0",
                                         "9223372036854775807",
                                         "-9223372036854775808",
                                         "9223372036854775808",
                                         "-9223372036854775809",
                                         "9007199254740993",
                                         "123456789012345678901234567890",
                                         "4294967296"};
constexpr std::string_view reals[] = {"0",     "-0",     "1",        "1.5", "-2.5",
                                      "2.5",   "0.5",    "NaN",      "INF", "-INF",
                                      "1e308", "-1e308", "4.9e-324", "1E3", "9007199254740993",
                                      "0.1"};
constexpr std::string_view times[] = {"00:00:00",       "24:00:00",       "23:59:59.999999999",
                                      "12:00:00Z",      "12:00:00+14:00", "12:00:00-14:00",
                                      "00:30:00+01:00", "23:30:00-01:00", "08:00:00"};
constexpr std::string_view dates[] = {"2026-02-28",  "2024-02-29",       "2000-02-29",       "1900-02-28",
                                      "1970-01-01",  "0001-01-01",       "9999-12-31",       "-0001-03-01",
                                      "2026-11-21Z", "2026-11-21+14:00", "2026-11-21-14:00", "12026-01-31"};
constexpr std::string_view date_times[] = {
    "2024-02-29T24:00:00",    "2024-03-01T00:00:00",        "2026-11-21T23:59:59.999999999Z",
    "1969-12-31T23:59:59.5Z", "2026-11-21T12:00:00+14:00",  "0001-01-01T00:00:00",
    "2026-11-21T12:00:00",    "-0044-03-15T12:00:00-11:30", "9999-12-31T23:59:59Z"};
constexpr std::string_view day_times[] = {"P0D",          "-P0D",   "P1D",  "PT24H", "-PT1S", "PT0.000000001S",
                                          "P1DT2H3M4.5S", "-P400D", "PT1M", "PT60S"};
constexpr std::string_view year_months[] = {"P0Y", "P1Y", "P12M", "-P1M", "P1M", "P13M", "P100Y", "-P2025Y"};
constexpr std::string_view uris[] = {"",
                                     "urn:a:b",
                                     "URN:a:b",
                                     "urn:A:b",
                                     "http://example.org/",
                                     "http://example.org",
                                     "a b",
                                     "urn:altinn:rolecode:DAGL",
                                     "http://xn--rksmrgs-5wao1o.se/%C3%B8",
                                     "http://ø.no"};
constexpr std::string_view hexes[] = {"", "00", "ff", "FF", "0aFf", "deadbeef"};
constexpr std::string_view base64s[] = {"", "AA==", "/w==", "aGVp", "aG Vp", "AAAA"};
constexpr std::string_view x500_names[] = {
    "cn=a",          "CN=A",          "cn=a,o=b", "cn=a, o=b", "o=b", "o=B,c=NO", "cn=Ole Øst,o=b,c=NO",
    "cn=a+ou=c,o=b", "cn=\"a,b\",o=b"};
constexpr std::string_view rfc822_names[] = {"a@b.no",       "A@b.no",       "a@B.NO",
                                             "x.y@sub.b.no", "\"a b\"@b.no", "a@sub.b.no"};
constexpr std::string_view ip_addresses[] = {
    "10.0.0.1", "10.0.0.1/255.0.0.0", "10.0.0.1:80",           "10.0.0.1/255.0.0.0:80-90",
    "[::1]",    "[2001:db8::1]:443",  "255.255.255.255:-1024", "0.0.0.0:1-"};
constexpr std::string_view dns_names[] = {"example.org",       "EXAMPLE.org", "*.example.org",    "example.org:80",
                                          "example.org:80-90", "localhost",   "example.org:-1024"};
constexpr std::string_view patterns[] = {
    "a",    "^a$", ".*",     "",        "[a-z]+", "[^a]", "^(read|write)$", "\\d+", "\\p{Lu}", "\\i\\c*", "(", "[a-",
    "a{2}", "ø",   "^[A-Z]", "b\\.no$", "a|",     "\\s",  "[a-z-[aeiou]]",  "x?"};
constexpr std::string_view paths[] = {"//a",    "//b",        "/r/a[1]", "//a/text()", "//@x", "//nothing",
                                      "/r/b/a", "count(//a)", "/r",      "//a|//b",    "/r/n", ".//a"};
constexpr std::string_view contents[] = {"<r><a x=\"1\">1</a><a>read</a><b><a>2026-02-28</a></b><n>12</n></r>", "<r/>",
                                         "<r><a>Øst</a><b>true</b><n> 7 </n></r>",
                                         "<r xmlns:q=\"urn:q\"><q:a>1</q:a><a><![CDATA[<1>]]></a><a/></r>"};

std::vector<std::string> code_points(std::string_view text) {
  std::vector<std::string> out;
  for (const char c : text) {
    const bool continues = (static_cast<unsigned char>(c) & 0xC0) == 0x80;
    if (continues && !out.empty()) {
      out.back() += c;
    } else {
      out.emplace_back(1, c);
    }
  }
  return out;
}

/// The other case of a letter that tests use; the character itself for others.
std::string other_case(const std::string& character) {
  if (character.size() == 1) {
    const char c = character[0];
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    return letter ? std::string(1, static_cast<char>(c ^ 0x20)) : character;
  }
  constexpr std::pair<std::string_view, std::string_view> letters[] = {{"Æ", "æ"}, {"Ø", "ø"}, {"Å", "å"}, {"É", "é"},
                                                                       {"Σ", "ς"}, {"İ", "i"}, {"ẞ", "ß"}, {"Ǆ", "ǅ"}};
  for (const auto& [upper, lower] : letters) {
    if (character == upper) return std::string(lower);
    if (character == lower) return std::string(upper);
  }
  return character;
}

std::string joined(const std::vector<std::string>& characters) {
  std::string out;
  for (const std::string& character : characters) out += character;
  return out;
}

}  // namespace

Texts boundary_texts(DataType type) {
  switch (type) {
    case DataType::boolean:
      return booleans;
    case DataType::integer:
      return integers;
    case DataType::real:
      return reals;
    case DataType::time:
      return times;
    case DataType::date:
      return dates;
    case DataType::date_time:
      return date_times;
    case DataType::day_time_duration:
      return day_times;
    case DataType::year_month_duration:
      return year_months;
    case DataType::any_uri:
      return uris;
    case DataType::hex_binary:
      return hexes;
    case DataType::base64_binary:
      return base64s;
    case DataType::x500_name:
      return x500_names;
    case DataType::rfc822_name:
      return rfc822_names;
    case DataType::ip_address:
      return ip_addresses;
    case DataType::dns_name:
      return dns_names;
    case DataType::xpath_expression:
      return paths;
    case DataType::string:
    case DataType::unknown:
      break;
  }
  return strings;
}

Texts sample_patterns() { return patterns; }
Texts sample_paths() { return paths; }
Texts sample_contents() { return contents; }

std::string near_miss(std::string_view text, Random& random) {
  std::vector<std::string> characters = code_points(text);
  if (characters.empty()) return random.chance(50) ? " " : "x";
  const std::size_t at = random.below(characters.size());
  switch (random.below(10)) {
    case 0:
      for (std::string& character : characters) character = other_case(character);
      break;
    case 1:
      characters[at] = other_case(characters[at]);
      break;
    case 2:
      characters[at] = "q";
      break;
    case 3:
      characters.erase(characters.begin() + static_cast<std::ptrdiff_t>(at));
      break;
    case 4:
      characters.insert(characters.begin() + static_cast<std::ptrdiff_t>(at), "ø");
      break;
    case 5:
      characters.resize(at);
      break;
    case 6:
      return " " + std::string(text);
    case 7:
      return std::string(text) + (random.chance(50) ? " " : "\n");
    case 8:
      return std::string(text) + std::string(text);
    default:
      characters.push_back(characters[at]);
  }
  return joined(characters);
}

}  // namespace hjemmel::differential
