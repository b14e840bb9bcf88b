#include "runtime/value/rfc822_name.hpp"

#include "runtime/value/compare.hpp"
#include "tests/unit/value/reading_values.hpp"

using namespace hjemmel;
using namespace hjemmel::test;

TEST_CASE("an address keeps its text", "[value]") {
  check_canonical(DataType::rfc822_name, {
                                             {"Zaphod.Beedlebrox@galactic.COM", "Zaphod.Beedlebrox@galactic.COM"},
                                             {" a@b \n", "a@b"},
                                             {"c_clown@NOSE_MEDICO.COM", "c_clown@NOSE_MEDICO.COM"},
                                             {"o'neill+x{y}|~!#$%&*/=?^`@x.no", "o'neill+x{y}|~!#$%&*/=?^`@x.no"},
                                             {"\"a  b@c\\\"d\"@x.no", "\"a  b@c\\\"d\"@x.no"},
                                             {"bjørn@blåbær.no", "bjørn@blåbær.no"},
                                             {"a@[192.0.2.1]", "a@[192.0.2.1]"},
                                             {"a@[IPv6:2001:db8::1]", "a@[IPv6:2001:db8::1]"},
                                             {"a@x-y.no", "a@x-y.no"},
                                             {"a@1.2", "a@1.2"},
                                         });
}

TEST_CASE("what is no mailbox is refused", "[value]") {
  check_refused(DataType::rfc822_name,
                {"",         "a",      "@",      "a@",   "@b",   "a@b@c",  "a b@c",  ".a@b",  "a.@b",  "a..b@c",
                 "a@.b",     "a@b.",   "a@b..c", "a@-b", "a@b-", "a@b-.c", "a@b.-c", "a@b c", "\"a@b", "\"a\"b@c",
                 "\"\\\"@c", "a(b)@c", "<a@b>",  "a@[",  "a@[]", "a@[1",   "a@b]",   "a@b/c", "a,b@c"});
  CHECK(refusal(DataType::rfc822_name, "anne") == "`anne` is not an rfc822Name: it has no `@`");
}

TEST_CASE("rfc822Name-equal heeds case in the local part alone", "[value]") {
  const auto equal = [](const char* a, const char* b) {
    Arena arena;
    return values_equal(read(DataType::rfc822_name, a, arena), read(DataType::rfc822_name, b, arena), 0, arena);
  };
  CHECK(equal("Anderson@sun.com", "Anderson@SUN.COM"));
  CHECK(equal("bjørn@BLÅBÆR.no", "bjørn@blåbær.NO"));
  CHECK(equal("\"a@B\"@x.no", "\"a@B\"@X.no"));
  CHECK_FALSE(equal("Anderson@sun.com", "anderson@sun.com"));
  CHECK_FALSE(equal("Anderson@sun.com", "Anderson@east.sun.com"));
  CHECK_FALSE(equal("Anderson@sun.com", "Anderson@sun.co"));
  CHECK_FALSE(equal("Bjørn@x.no", "BJØRN@x.no"));
}

TEST_CASE("an address splits at its last @", "[value]") {
  CHECK(split_rfc822_name("\"a@b\"@c.no").local_part == "\"a@b\"");
  CHECK(split_rfc822_name("\"a@b\"@c.no").domain == "c.no");
  CHECK(split_rfc822_name("c.no").local_part == "c.no");
  CHECK(split_rfc822_name("c.no").domain.empty());
}

TEST_CASE("domains end with a domain, whatever the case", "[value]") {
  CHECK(domain_ends_with("ISRG.EAST.SUN.COM", ".east.sun.com"));
  CHECK(domain_ends_with("sub.BLÅBÆR.no", ".blåbær.NO"));
  CHECK(domain_ends_with("sun.com", "sun.com"));
  CHECK(domain_ends_with("sun.com", ""));
  CHECK(domain_ends_with("\xE2\xB1\xBF.no", "\xE2\xB1\xBF.no"));
  CHECK_FALSE(domain_ends_with("sun.com", ".east.sun.com"));
  CHECK_FALSE(domain_ends_with("east.sun.org", ".sun.com"));
  CHECK_FALSE(domain_ends_with("å", "xå"));
  // U+2126 OHM SIGN has three bytes, its lower case U+03C9 two
  CHECK(domain_ends_with("x.\xE2\x84\xA6.no", ".\xCF\x89.no"));
  CHECK(domains_equal("\xE2\x84\xA6", "\xCF\x89"));
  CHECK_FALSE(domains_equal("a", "ab"));
}
