#include "compiler/language/expectation.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <vector>

#include <fmt/format.h>

#include "HjemmelLexer.h"
#include "HjemmelParser.h"
#include "compiler/source/nearest_name.hpp"

namespace hjemmel::language {
namespace {

using Lexer = grammar::HjemmelLexer;
using Parser = grammar::HjemmelParser;
using Tokens = std::set<std::size_t>;

/// What a word stands for in a rule of the grammar; the innermost one counts.
std::string_view noun_of(std::size_t rule) {
  switch (rule) {
    case Parser::RuleEverydayRule:
    case Parser::RuleActions:
    case Parser::RuleAction:
      return "an action";
    case Parser::RuleResourceName:
      return "the resource's id";
    case Parser::RuleHeader:
      return "the resource's id";
    case Parser::RuleOrgName:
      return "an organisation's code";
    case Parser::RuleAppName:
      return "the app's name";
    case Parser::RulePackageName:
      return "the name of an access package";
    case Parser::RuleRoleName:
      return "the name of a role";
    case Parser::RuleListName:
      return "the name of an access list";
    case Parser::RulePlacePart:
      return "a name";
    case Parser::RuleSubjectPart:
      return "a value";
    case Parser::RuleExpression:
    case Parser::RuleOperand:
    case Parser::RulePrimary:
    case Parser::RuleCallSuffix:
    case Parser::RuleWhen:
    case Parser::RuleTarget:
      return "an expression";
    case Parser::RuleAttributeName:
      return "an attribute's name";
    case Parser::RuleCategory:
      return "a category of attributes";
    case Parser::RuleTypeName:
      return "a data type";
    case Parser::RuleVariableName:
      return "a name";
    case Parser::RuleAlgorithm:
      return "a combining algorithm";
    case Parser::RuleNamespaceBinding:
    case Parser::RuleNamespaces:
      return "a namespace prefix";
    default:
      return {};
  }
}

struct Group {
  std::string_view words;
  std::vector<std::size_t> tokens;
  std::size_t at_least;  ///< how many of them must be expected for the words to stand for them
};

const std::array<Group, 6>& groups() {
  static const std::array<Group, 6> all = {{
      {"a subject such as `package` or `role`",
       {Lexer::PACKAGE, Lexer::ROLE, Lexer::ALTINN2_ROLE, Lexer::ORG, Lexer::OWNER, Lexer::USER, Lexer::PARTY,
        Lexer::PARTY_TYPE, Lexer::PERSON, Lexer::ORGANISATION, Lexer::ORGANIZATION, Lexer::ORGANISATION_NUMBER,
        Lexer::ORGANIZATION_NUMBER, Lexer::SYSTEM_USER, Lexer::ESTATE_ROLE, Lexer::ACCESS_LIST, Lexer::SUBJECT,
        Lexer::EXACTLY},
       4},
      {"an operator",
       {Lexer::EQUAL, Lexer::NOT_EQUAL, Lexer::LESS, Lexer::LESS_OR_EQUAL, Lexer::GREATER, Lexer::GREATER_OR_EQUAL,
        Lexer::PLUS, Lexer::MINUS, Lexer::STAR, Lexer::SLASH, Lexer::MOD, Lexer::AND, Lexer::OR, Lexer::IN,
        Lexer::OVERLAPS, Lexer::IGNORING},
       6},
      {"a line of the header",
       {Lexer::OWNER, Lexer::AUTHENTICATION, Lexer::VERSION, Lexer::COMBINING, Lexer::ID, Lexer::DESCRIPTION,
        Lexer::OBLIGATION, Lexer::ADVICE},
       8},
      {"a clause of the rule",
       {Lexer::FROM, Lexer::UNTIL, Lexer::WHEN, Lexer::TARGET, Lexer::ID, Lexer::DESCRIPTION, Lexer::OBLIGATION,
        Lexer::ADVICE},
       5},
      {"a rule", {Lexer::PERMIT, Lexer::DENY, Lexer::RULE, Lexer::LET}, 3},
      {"a value",
       {Lexer::INTEGER, Lexer::DOUBLE, Lexer::DATE, Lexer::TIME, Lexer::DATE_TIME, Lexer::DAY_TIME_DURATION,
        Lexer::YEAR_MONTH_DURATION, Lexer::TRUE, Lexer::FALSE, Lexer::STRING, Lexer::MINUS},
       8},
  }};
  return all;
}

std::string_view class_of(std::size_t type) {
  switch (type) {
    case Lexer::INTEGER:
      return "a whole number";
    case Lexer::DOUBLE:
      return "a number";
    case Lexer::DATE:
      return "a date such as 2026-12-31";
    case Lexer::TIME:
      return "a time of day";
    case Lexer::DATE_TIME:
      return "a date and time";
    case Lexer::STRING:
      return "a text in quotes";
    case Lexer::UUID:
      return "a UUID";
    case Lexer::VERSION_NUMBER:
      return "a version such as 1.2";
    case Lexer::DAY_TIME_DURATION:
    case Lexer::YEAR_MONTH_DURATION:
      return "a duration such as P1D";
    case Lexer::WORD:
      return "a name";
    case antlr4::Token::EOF:
      return "the end of the file";
    default:
      return {};
  }
}

Tokens to_tokens(const antlr4::misc::IntervalSet& set) {
  Tokens tokens;
  for (const ssize_t type : set.toList()) {
    if (type >= 0 || type == static_cast<ssize_t>(antlr4::Token::EOF)) tokens.insert(static_cast<std::size_t>(type));
  }
  return tokens;
}

std::string join(const std::vector<std::string>& words) {
  std::string all;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) all += i + 1 == words.size() ? " or " : ", ";
    all += words[i];
  }
  return all;
}

}  // namespace

std::string_view spelling_of(std::size_t token_type) {
  // One text of every keyword and sign, without the quotes of the vocabulary.
  static const std::vector<std::string> spellings = [] {
    Lexer lexer(nullptr);
    const auto& vocabulary = lexer.getVocabulary();
    std::vector<std::string> all(vocabulary.getMaxTokenType() + 1);
    for (std::size_t type = 1; type < all.size(); ++type) {
      const std::string literal = vocabulary.getLiteralName(type);
      if (literal.size() > 2) all[type] = literal.substr(1, literal.size() - 2);
    }
    return all;
  }();
  return token_type < spellings.size() ? std::string_view(spellings[token_type]) : std::string_view();
}

std::string expectation_in_words(const antlr4::misc::IntervalSet& expected, const antlr4::ParserRuleContext* context) {
  Tokens tokens = to_tokens(expected);
  std::vector<std::string> words;
  if (tokens.contains(Lexer::WORD)) {
    std::string_view noun;
    for (const antlr4::RuleContext* rule = context; rule != nullptr && noun.empty();
         rule = dynamic_cast<const antlr4::RuleContext*>(rule->parent)) {
      noun = noun_of(rule->getRuleIndex());
    }
    // A name may be any soft keyword, and an expression begins in many ways: the noun says it all.
    return noun.empty() ? std::string("a name") : std::string(noun);
  }
  if (tokens.contains(Lexer::VERSION_NUMBER)) return "a version such as 1.2";
  // Behind a complete operand what could lengthen it is noise: the operator says enough.
  if (tokens.contains(Lexer::PLUS) && tokens.contains(Lexer::AND)) {
    for (const std::size_t type : {Lexer::DOT, Lexer::LEFT_PAREN, Lexer::AS, Lexer::ISSUED, Lexer::REQUIRED,
                                   Lexer::USING, Lexer::WITH, Lexer::OF, Lexer::DESCRIBED}) {
      tokens.erase(type);
    }
  }
  std::vector<std::string> grouped;
  for (const Group& group : groups()) {
    const auto present = static_cast<std::size_t>(
        std::ranges::count_if(group.tokens, [&](std::size_t type) { return tokens.contains(type); }));
    if (present < group.at_least) continue;
    grouped.emplace_back(group.words);
    for (const std::size_t type : group.tokens) tokens.erase(type);
  }
  for (const std::size_t type : tokens) {
    if (type == Lexer::ORGANIZATIONS) continue;  // the same as `organisations`
    const std::string_view spelling = spelling_of(type);
    std::string word = spelling.empty() ? std::string(class_of(type)) : fmt::format("`{}`", spelling);
    if (std::ranges::find(words, word) == words.end()) words.push_back(std::move(word));
  }
  // Signs first: they are what is most often forgotten. The end of the file is of interest only alone.
  std::ranges::stable_sort(words, std::greater<>{},
                           [](const std::string& word) { return word.size() == 3 && word.front() == '`'; });
  if (words.size() + grouped.size() > 1) std::erase(words, std::string(class_of(antlr4::Token::EOF)));
  words.insert(words.end(), grouped.begin(), grouped.end());
  return join(words);
}

std::optional<std::size_t> nearest_keyword(std::string_view word, const antlr4::misc::IntervalSet& expected) {
  source::NearestName search(word);
  const Tokens tokens = to_tokens(expected);
  for (const std::size_t type : tokens) {
    const std::string_view spelling = spelling_of(type);
    if (spelling.size() > 1) search.consider(spelling);
  }
  const auto nearest = search.result();
  if (!nearest) return std::nullopt;
  for (const std::size_t type : tokens) {
    if (spelling_of(type) == *nearest) return type;
  }
  return std::nullopt;
}

}  // namespace hjemmel::language
