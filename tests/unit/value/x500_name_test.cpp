#include "runtime/value/x500_name.hpp"

#include "runtime/value/compare.hpp"
#include "tests/unit/value/reading_values.hpp"

using namespace hjemmel;
using namespace hjemmel::test;

namespace {

bool equal(const char* a, const char* b) {
  Arena arena;
  const Value left = read(DataType::x500_name, a, arena);
  const Value right = read(DataType::x500_name, b, arena);
  const bool result = values_equal(left, right, 0, arena);
  CHECK(values_equal(right, left, 0, arena) == result);
  return result;
}

bool ends_with(const char* name, const char* suffix) {
  Arena arena;
  const auto left = normalise_x500_name(name, arena);
  const auto right = normalise_x500_name(suffix, arena);
  REQUIRE(left);
  REQUIRE(right);
  return x500_name_ends_with(*left, *right);
}

}  // namespace

TEST_CASE("a distinguished name keeps its text", "[value]") {
  check_canonical(DataType::x500_name,
                  {
                      {"", ""},
                      {"  cn=Anne,OU=Sun Labs, o=Sun, c=US", "cn=Anne,OU=Sun Labs, o=Sun, c=US"},
                      {"cn=Åse  Berg,o=Skatteetaten,c=NO", "cn=Åse  Berg,o=Skatteetaten,c=NO"},
                      {"CN=L. Eagle,O=Sue\\, Grabbit and Runn,C=GB", "CN=L. Eagle,O=Sue\\, Grabbit and Runn,C=GB"},
                  });
}

TEST_CASE("the forms of RFC 2253, RFC 1779 and RFC 4514 are read", "[value]") {
  for (const char* name :
       {"CN=Steve Kille,O=Isode Limited,C=GB", "OU=Sales+CN=J. Smith,O=Widget Inc.,C=US",
        "CN=Before\\0DAfter,O=Test,C=GB", "1.3.6.1.4.1.1466.0=#04024869,O=Test,C=GB", "SN=Lu\\C4\\8Di\\C4\\87",
        "cn=\"a,b+c=d\";o=x", "oid.2.5.4.3=a", "cn=", "cn=,o=x", "cn = a , o = b", "x-y1=z", "cn=a=b", "cn=a#b",
        "cn=\\#a", "cn=\\ a\\ ", "cn=\\\"quoted\\\"", "cn=\"\"", "cn=\"a\\\"b\" ", "cn=\n a,\n o=b"}) {
    INFO(name);
    Arena arena;
    CHECK(normalise_x500_name(name, arena));
  }
}

TEST_CASE("what is no distinguished name is refused", "[value]") {
  check_refused(DataType::x500_name,
                {"Anne",    "=a",       "cn",      "cn=a,",   ",cn=a",  "cn=a,,o=b", "cn=a+",    "+cn=a",
                 "cn=a;",   "c n=a",    "1cn=a",   "1.=a",    ".1=a",   "1..2=a",    "c_n=a",    "-cn=a",
                 "oid.=a",  "oid.cn=a", "cn=#",    "cn=#0",   "cn=#0g", "cn=#00x",   "cn=\"a",   "cn=\"a\"b",
                 "cn=a\"b", "cn=a\\",   "cn=a\\z", "cn=a\\4", "cn=a<b", "cn=a>b",    "cn=\"a\\", "blå=a"});
}

TEST_CASE("x500Name-equal compares normalised RDNs", "[value]") {
  CHECK(equal("cn=Anne,o=Sun,c=US", "cn=Anne,o=Sun,c=US"));
  CHECK(equal("cn=Anne,OU=Sun Labs, o=Sun, c=US", "CN=Anne,ou=Sun Labs,O=Sun,C=US"));
  CHECK(equal("cn=Anne;o=Sun", "cn = Anne , o = \"Sun\""));
  CHECK(equal("cn=Julius  Hibbert", "cn=julius hibbert"));
  CHECK(equal("cn= Julius Hibbert ", "cn=Julius Hibbert"));
  CHECK(equal("cn=Julius\n   Hibbert", "cn=Julius Hibbert"));
  CHECK(equal("2.5.4.3=Anne,OID.2.5.4.10=Sun", "CN=Anne,O=Sun"));
  CHECK(equal("0.9.2342.19200300.100.1.25=no", "dc=no"));
  CHECK(equal("ou=Sales+cn=J. Smith,o=x", "CN=J. Smith + OU=Sales,O=x"));
  CHECK(equal("cn=a+cn=b+cn=c", "cn=c+cn=a+cn=b"));
  CHECK(equal("o=Sue\\, Grabbit", "o=\"Sue, Grabbit\""));
  CHECK(equal("cn=Lu\\C4\\8Di\\C4\\87", "cn=Lučić"));
  CHECK(equal("cn=#04024869", "cn=#04024869"));
  CHECK(equal("1.3.6=#04024A69", "1.3.6=#04024a69"));
  CHECK(equal("", "  "));

  CHECK_FALSE(equal("cn=Anne,o=Sun", "o=Sun,cn=Anne"));
  CHECK_FALSE(equal("cn=Anne,o=Sun", "cn=Anne"));
  CHECK_FALSE(equal("cn=Anne+o=Sun", "cn=Anne,o=Sun"));
  CHECK_FALSE(equal("cn=Anne", "ou=Anne"));
  CHECK_FALSE(equal("cn=Anne", "cn=Anne B"));
  CHECK_FALSE(equal("cn=a+cn=b", "cn=a+cn=a"));
  CHECK_FALSE(equal("cn=AB", "cn=A B"));
  CHECK_FALSE(equal("cn=#4869", "cn=Hi"));
  CHECK_FALSE(equal("cn=a\\,o=b", "cn=a,o=b"));
  CHECK_FALSE(equal("", "cn=a"));
}

TEST_CASE("a value that cannot be a PrintableString compares exactly", "[value]") {
  CHECK(equal("cn=Åse Berg", "CN=Åse Berg"));
  CHECK_FALSE(equal("cn=Åse Berg", "cn=åse berg"));
  CHECK_FALSE(equal("mail=Anne@example.org", "mail=anne@example.org"));
  CHECK_FALSE(equal("cn=Åse  Berg", "cn=Åse Berg"));
  CHECK_FALSE(equal("cn=Åse\\ ", "cn=Åse"));
  CHECK(equal("cn=Åse\\  ", "cn=Åse\\20"));
  CHECK(equal("cn=Åse\\\\ ", "cn=Åse\\\\"));
}

TEST_CASE("x500Name-match wants a terminal sequence of RDNs", "[value]") {
  CHECK(ends_with("cn=John Smith,o=Medico Corp, c=US", "O=Medico Corp,C=US"));
  CHECK(ends_with("cn=John Smith,o=Medico Corp,c=US", "c=us"));
  CHECK(ends_with("o=Medico Corp,c=US", "O=Medico Corp,C=US"));
  CHECK(ends_with("cn=a,o=b", ""));
  CHECK_FALSE(ends_with("cn=John Smith,o=Medico Corp,c=US", "cn=John Smith"));
  CHECK_FALSE(ends_with("cn=John Smith,o=Medico Corp,c=US", "o=Medico Corp"));
  CHECK_FALSE(ends_with("c=US", "o=Medico Corp,c=US"));
  CHECK_FALSE(ends_with("ou=x+o=Medico Corp,c=US", "o=Medico Corp,c=US"));
}
