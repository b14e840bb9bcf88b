// What single sentences mean, where a golden file would hide it.

#include <catch2/catch.hpp>

#include "compiler/language/language.hpp"
#include "compiler/model/equality.hpp"
#include "golden.hpp"

using namespace hjemmel;
using namespace hjemmel::language::test;

namespace {

/// The attribute and value of the first subject of the first rule.
std::pair<std::string, std::string> first_subject(const std::string& subject) {
  const source::SourceFile file("a.hjl", "resource x owner skd permit read for " + subject);
  const model::Document document = read(file);
  const auto& policy = *std::get<std::unique_ptr<model::Policy>>(document.root);
  const auto& match = policy.rules.at(0).target->any_ofs.at(0).alternatives.at(0).matches.at(0);
  CHECK(file.text().substr(match.value_span.begin, match.value_span.end - match.value_span.begin) != "");
  return {std::get<model::AttributeDesignator>(match.attribute).attribute_id, match.value.text};
}

}  // namespace

TEST_CASE("a role is written as what makes Altinn look up roles") {
  using Pair = std::pair<std::string, std::string>;
  CHECK(first_subject("role daglig-leder") == Pair{"urn:altinn:rolecode", "dagl"});
  CHECK(first_subject("role DAGL") == Pair{"urn:altinn:rolecode", "DAGL"});
  CHECK(first_subject("role forretningsforer") == Pair{"urn:altinn:rolecode", "ffør"});
  CHECK(first_subject("role hovedadministrator") == Pair{"urn:altinn:role", "hovedadministrator"});
  CHECK(first_subject("role nav-pensjon") == Pair{"urn:altinn:external-role:cra", "nav-pensjon"});
  CHECK(first_subject("role dalig-leder") == Pair{"urn:altinn:rolecode", "dalig-leder"});
  CHECK(first_subject("altinn2-role UTINN") == Pair{"urn:altinn:rolecode", "UTINN"});
  CHECK(first_subject("owner") == Pair{"urn:altinn:org", "skd"});
  CHECK(first_subject("access-list skd:lenders") == Pair{"urn:altinn:access-list", "skd:lenders"});
  CHECK(first_subject("package \"with æøå\"") == Pair{"urn:altinn:accesspackage", "with æøå"});
}

TEST_CASE("the span of a name is the name") {
  const source::SourceFile file("a.hjl", "resource ærlig\npermit lese for package næringsliv");
  const model::Document document = read(file);
  const auto& rule = std::get<std::unique_ptr<model::Policy>>(document.root)->rules.at(0);
  const auto spelled = [&](const source::Span& span) { return file.text().substr(span.begin, span.end - span.begin); };
  CHECK(spelled(rule.target->any_ofs.at(0).alternatives.at(0).matches.at(0).value_span) == "næringsliv");
  CHECK(spelled(rule.target->any_ofs.at(2).alternatives.at(0).matches.at(0).value_span) == "lese");
}

TEST_CASE("anyone is a target without subjects, any action one without actions") {
  const source::SourceFile file("a.hjl", "resource x permit any action for anyone");
  const model::Document document = read(file);
  CHECK(std::get<std::unique_ptr<model::Policy>>(document.root)->rules.at(0).target->any_ofs.size() == 1);
}

TEST_CASE("`not` binds looser than a comparison and tighter than `and`") {
  const auto condition = [](const std::string& text) {
    const source::SourceFile file("a.hjl", "policy \"p\" { rule \"r\" deny when " + text + " }");
    return read(file);
  };
  std::string difference;
  CHECK(
      model::same_policy(condition("not 1 == 2 and true").root, condition("(not (1 == 2)) and true").root, difference));
  CHECK(
      model::same_policy(condition("1 + 2 * 3 - 4 == 3").root, condition("((1 + (2 * 3)) - 4) == 3").root, difference));
  CHECK(model::same_policy(condition("true or true and false").root, condition("true or (true and false)").root,
                           difference));
  CHECK_FALSE(model::same_policy(condition("true and true and false").root, condition("true and (true and false)").root,
                                 difference));
  CHECK(model::same_policy(condition("1 != 2").root, condition("not (1 == 2)").root, difference));
  CHECK(model::same_policy(condition("integer-add(1, 2) == 3").root, condition("1 + 2 == 3").root, difference));
}

TEST_CASE("an issuer's content is carried as text") {
  const source::SourceFile file("a.hjl", "policy \"p\" { issuer { content \"<a b=\\\"c\\\"/>\" } }");
  const model::Document document = read(file);
  CHECK(std::get<std::unique_ptr<model::Policy>>(document.root)->issuer->content_xml == "<a b=\"c\"/>");
  const source::SourceFile printed("b.hjl", language::write_policy(document));
  std::string difference;
  CHECK(model::same_policy(document.root, read(printed).root, difference));
}
