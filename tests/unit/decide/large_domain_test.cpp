// Attributes that are tested for more values than a bit set holds: lists of ordinals, asked through the runtime, and
// indexes over them.
#include <catch2/catch.hpp>

#include <fmt/format.h>

#include "compiler/ir/module.hpp"
#include "runtime/request/request.hpp"
#include "tests/engines.hpp"
#include "tests/policy_text.hpp"

namespace hjemmel::tests {
namespace {

constexpr std::size_t resources = ir::small_domain_symbols + 100;

std::string match(std::string_view id, std::string_view value) {
  return fmt::format("<AllOf><Match MatchId=\"fn:string-equal\">{}{}</Match></AllOf>", literal_text("string", value),
                     designator_text(id));
}

std::string any_of(std::initializer_list<std::string> alternatives) {
  std::string text = "<AnyOf>";
  for (const auto& each : alternatives) text += each;
  return text + "</AnyOf>";
}

std::string rule(std::string_view id, std::string_view effect, const std::string& target) {
  return fmt::format("<Rule RuleId=\"{}\" Effect=\"{}\"><Target>{}</Target></Rule>", id, effect, target);
}

/// A policy for each resource: read alone, write also by the next one's name, deny to whoever closes it or holds the
/// next one as well.
std::string policies() {
  std::string text =
      "<PolicySet PolicySetId=\"s\" Version=\"1.0\" PolicyCombiningAlgId=\"policy:deny-overrides\"><Target/>";
  for (std::size_t i = 0; i < resources; ++i) {
    const std::string own = match("resource", fmt::format("r{}", i));
    const std::string next = match("resource", fmt::format("r{}", (i + 1) % resources));
    text += fmt::format(
        "<Policy PolicyId=\"p{}\" Version=\"1.0\" RuleCombiningAlgId=\"rule:permit-overrides\"><Target/>", i);
    text += rule("read", "Permit", any_of({own}) + any_of({match("action", "read")}));
    text += rule("both", "Permit", any_of({own, next}) + any_of({match("action", "write")}));
    text += rule("close", "Deny", any_of({match("action", "close"), next}) + any_of({own}));
    text += "</Policy>";
  }
  return text + "</PolicySet>";
}

std::string request(const std::vector<std::size_t>& held, std::string_view action) {
  std::string text = R"({"Request":{"AccessSubject":{"Attribute":[)";
  for (const std::size_t number : held) {
    text += fmt::format(R"({{"AttributeId":"resource","Value":"r{}"}},)", number);
  }
  return text + fmt::format(R"({{"AttributeId":"action","Value":"{}"}}]}}}}}})", action);
}

}  // namespace

TEST_CASE("both engines agree over a domain too large for a bit set") {
  const auto read = read_policies({policies()});
  REQUIRE(read->resolved);
  const auto engines = engines_for(*read->resolved);
  std::size_t permits = 0;
  std::size_t denies = 0;
  for (const std::vector<std::size_t>& held : {std::vector<std::size_t>{},
                                               {0},
                                               {resources - 1},
                                               {resources},
                                               {3, 4},
                                               {4, 3, 3},
                                               {17, 300, resources - 1},
                                               {resources - 1, 0}}) {
    for (const std::string_view action : {"read", "write", "close", "other"}) {
      const std::string text = request(held, action);
      Request built;
      RequestProblem problem;
      std::vector<IndividualRequest> individual;
      REQUIRE(read_json_request(text, built, problem));
      REQUIRE(individual_requests(built, individual, problem));
      const JointAnswer joint = decide_both(engines, individual.front(), {});
      INFO(text);
      CHECK(joint.disagreement == "");
      permits += joint.answer.decision == Decision::permit ? 1 : 0;
      denies += joint.answer.decision == Decision::deny ? 1 : 0;
    }
  }
  CHECK(permits > 0);
  CHECK(denies > 0);
}

}  // namespace hjemmel::tests
