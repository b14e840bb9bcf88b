#include "runtime/value/uri.hpp"

#include "tests/unit/value/reading_values.hpp"

using namespace hjemmel;
using namespace hjemmel::test;

TEST_CASE("a URI keeps its text, but for collapsed white space", "[value]") {
  check_canonical(DataType::any_uri, {
                                         {"", ""},
                                         {"urn:altinn:resource", "urn:altinn:resource"},
                                         {"http://example.org/a%20b?q=1#top", "http://example.org/a%20b?q=1#top"},
                                         {"HTTP://Example.ORG", "HTTP://Example.ORG"},
                                         {"../relative/path", "../relative/path"},
                                         {"#fragment", "#fragment"},
                                         {"?q=a:b", "?q=a:b"},
                                         {"./a:b", "./a:b"},
                                         {"/a:b", "/a:b"},
                                         {"http://[2001:db8::1]:80/", "http://[2001:db8::1]:80/"},
                                         {"urn:næring:blåbær", "urn:næring:blåbær"},
                                         {"http://example.org/with space", "http://example.org/with space"},
                                         {"  urn:a \n", "urn:a"},
                                         {"urn:a  \t b", "urn:a b"},
                                         {"a+b-c.1:x", "a+b-c.1:x"},
                                         {"http://x/{a}|<b>^`\"\\", "http://x/{a}|<b>^`\"\\"},
                                     });
}

TEST_CASE("what escaping cannot mend is no URI", "[value]") {
  check_refused(DataType::any_uri,
                {"%", "100%", "a%2", "a%zz", "a%2gb", "a#b#c", ":a", "1a:b", "a b:c", "æ:b", "://x"});
  CHECK(refusal(DataType::any_uri, "100%") ==
        "`100%` is not an anyURI: a `%` is not followed by two hexadecimal digits");
}

TEST_CASE("a URI without inner white space is borrowed", "[value]") {
  Arena arena;
  constexpr std::string_view text = " urn:altinn:org ";
  CHECK(read(DataType::any_uri, text, arena).text == text.data() + 1);
}
