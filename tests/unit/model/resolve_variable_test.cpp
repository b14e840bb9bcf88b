#include <catch2/catch.hpp>

#include <fmt/format.h>

#include "tests/policy_text.hpp"

using namespace hjemmel;
using namespace hjemmel::tests;
using Codes = std::vector<std::string>;

namespace {

std::string define(std::string_view id, std::string_view expression) {
  return fmt::format("<VariableDefinition VariableId=\"{}\">{}</VariableDefinition>\n", id, expression);
}

std::string use(std::string_view id) { return fmt::format("<VariableReference VariableId=\"{}\"/>", id); }

const std::string yes = literal_text("boolean", "true");

Codes codes(const std::string& inside) { return codes_of(read_policies({policy_around(inside)})->diagnostics); }

}  // namespace

TEST_CASE("a variable may be used before and after its definition", "[resolve][variable]") {
  const auto policies = read_policies({policy_around(define("a", use("b")) + permit_if(use("a")) + define("b", yes))});
  CHECK(policies->diagnostics.entries().empty());
  REQUIRE(policies->resolved);
}

TEST_CASE("a variable has the type of its definition", "[resolve][variable]") {
  CHECK(codes(define("a", designator_text("name")) + permit_if(use("a"))) == Codes{"condition-not-boolean"});
  CHECK(codes(define("a", designator_text("name")) +
              permit_if(apply_text("string-is-in", literal_text("string", "x") + use("a"))))
            .empty());
}

TEST_CASE("undefined, doubly defined and circular variables are refused", "[resolve][variable]") {
  CHECK(codes(permit_if(use("a"))) == Codes{"undefined-variable"});
  CHECK(codes(define("a", yes) + define("a", yes) + permit_if(use("a"))) == Codes{"duplicate-variable"});
  CHECK(codes(define("a", use("a")) + permit_if(use("a"))) == Codes{"circular-variable"});
  CHECK(codes(define("a", apply_text("not", use("b"))) + define("b", apply_text("not", use("a")))) ==
        Codes{"circular-variable"});
}

TEST_CASE("a variable is that of its own policy", "[resolve][variable]") {
  const auto policies = read_policies(
      {"<PolicySet PolicySetId=\"s\" Version=\"1\" PolicyCombiningAlgId=\"policy:deny-overrides\"><Target/>"
       "<Policy PolicyId=\"p\" Version=\"1\" RuleCombiningAlgId=\"rule:deny-overrides\"><Target/>" +
       define("a", yes) +
       "</Policy><Policy PolicyId=\"q\" Version=\"1\" RuleCombiningAlgId=\"rule:deny-overrides\"><Target/>" +
       permit_if(use("a")) + "</Policy></PolicySet>"});
  CHECK(codes_of(policies->diagnostics) == Codes{"undefined-variable"});
}

TEST_CASE("a function is no value of a variable", "[resolve][variable]") {
  CHECK(codes(define("a", "<Function FunctionId=\"fn:string-equal\"/>")) == Codes{"function-as-value"});
}

TEST_CASE("long chains of variables are followed without recursion, and refused where evaluation would be too deep",
          "[resolve][variable]") {
  const auto chain = [](int length) {
    std::string inside = define("v0", yes);
    for (int i = 1; i < length; ++i)
      inside += define(fmt::format("v{}", i), apply_text("not", use(fmt::format("v{}", i - 1))));
    return inside + permit_if(use(fmt::format("v{}", length - 1)));
  };
  CHECK(codes(chain(300)).empty());
  const auto refused = codes(chain(20'000));
  REQUIRE_FALSE(refused.empty());
  CHECK(refused.front() == "too-deep");
}

TEST_CASE("variables that stand for too much once they are written out are refused", "[resolve][variable]") {
  // Each of `levels` variables names the next one twice.
  const auto doubled = [](std::size_t levels) {
    std::string inside = permit_if(use("v0"));
    for (std::size_t i = 0; i < levels; ++i) {
      const std::string next = use(fmt::format("v{}", i + 1));
      inside += define(fmt::format("v{}", i), apply_text("and", next + next));
    }
    return codes(inside + define(fmt::format("v{}", levels), yes));
  };
  CHECK(doubled(10).empty());
  CHECK(doubled(40) == Codes{"too-large"});
  CHECK(doubled(300) == Codes{"too-large"});
}
