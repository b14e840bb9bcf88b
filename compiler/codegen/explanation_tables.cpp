#include "compiler/codegen/explanation_tables.hpp"

#include <map>
#include <set>

namespace hjemmel::codegen {
namespace {

using namespace artefact;
using ir::Index;

/// Records of which each is stored once, found by a key that says all of it.
template <typename Record>
class OnceTable {
 public:
  template <typename Make>
  Index number(std::vector<std::uint32_t> key, Make make) {
    const auto [at, inserted] = numbers_.try_emplace(std::move(key), static_cast<Index>(records_.size()));
    if (inserted) records_.push_back(make());
    return at->second;
  }
  const std::vector<Record>& records() const { return records_; }

 private:
  std::map<std::vector<std::uint32_t>, Index> numbers_;
  std::vector<Record> records_;
};

class ExplanationTables {
 public:
  ExplanationTables(const ir::Module& module, const Metadata& metadata, ImageWriter& out)
      : module_(module), metadata_(metadata), out_(out) {}

  void run(ImageHeader& header) {
    for (const ir::Rule& each : module_.rules) rule(each);
    for (Index i = 0; i < module_.combinations.size(); ++i) policy(i);
    header.policies = out_.table(policies_);
    header.rules = out_.table(rules_);
    header.any_ofs = out_.table(any_ofs_.records());
    header.all_ofs = out_.table(all_ofs_.records());
    header.target_matches = out_.table(matches_.records());
    header.subject_names = out_.table(subject_names_);
    header.files = out_.table(files_);
  }

 private:
  std::uint32_t line_of(const source::Span& span) const {
    return span.file == nullptr ? 0 : span.file->position_of(span.begin).line;
  }

  std::uint32_t file_of(const source::Span& span) {
    if (span.file == nullptr) return no_index;
    const auto [at, inserted] = file_numbers_.try_emplace(span.file, static_cast<std::uint32_t>(files_.size()));
    if (inserted) files_.push_back(out_.text(span.file->path()));
    return at->second;
  }

  void rule(const ir::Rule& rule) {
    const model::Rule& source = *rule.source;
    RuleRecord record{};
    record.id = out_.text(source.id);
    record.description = out_.text(source.description.value_or(""));
    record.condition = source.condition ? source_text(source.condition->span) : Text{0, 0};
    record.policy = rule.policy;
    record.line = line_of(source.span);
    record.end_line = source.span.file == nullptr ? 0 : source.span.file->position_of(source.span.end).line;
    record.effect = rule.effect == model::Effect::permit ? 1 : 2;
    if (source.target) record.target = target(*source.target);
    rules_.push_back(record);
  }

  Text source_text(const source::Span& span) {
    if (span.file == nullptr || span.end <= span.begin) return out_.text("…");
    return out_.text(span.file->text().substr(span.begin, span.end - span.begin));
  }

  void policy(Index number) {
    const ir::Combination& combination = module_.combinations[number];
    PolicyRecord record{};
    const auto fill = [&](const auto& source) {
      record.id = out_.text(source.id);
      record.version = out_.text(source.version);
      record.description = out_.text(source.description.value_or(""));
      record.algorithm = static_cast<std::uint8_t>(*source.algorithm.id);
      record.file = file_of(source.span);
      record.line = line_of(source.span);
      record.target = target(source.target);
    };
    if (combination.policy != nullptr) {
      fill(*combination.policy);
    } else {
      fill(*combination.policy_set);
      record.is_policy_set = 1;
    }
    // The rules of a policy were lowered one after the other.
    if (combination.policy != nullptr && !combination.children.empty()) {
      record.rule_begin = combination.children.front().index;
      record.rule_end = combination.children.back().index + 1;
    }
    record.parent = combination.parent;
    policies_.push_back(record);
  }

  Table target(const model::Target& target) {
    std::vector<std::uint32_t> any_ofs;
    for (const auto& any_of : target.any_ofs) {
      std::vector<std::uint32_t> alternatives;
      for (const auto& all_of : any_of.alternatives) {
        std::vector<std::uint32_t> matches;
        for (const auto& each : all_of.matches) matches.push_back(match(each));
        alternatives.push_back(all_ofs_.number(matches, [&] { return AllOfRecord{numbers(matches)}; }));
      }
      any_ofs.push_back(any_ofs_.number(alternatives, [&] { return AnyOfRecord{numbers(alternatives)}; }));
    }
    return numbers(any_ofs);
  }

  /// A list of numbers, stored once.
  Table numbers(const std::vector<std::uint32_t>& list) {
    if (list.empty()) return {0, 0};
    const auto [at, inserted] = lists_.try_emplace(list);
    if (inserted) at->second = out_.table(list);
    return at->second;
  }

  Index match(const model::Match& match) {
    TargetMatchRecord record{};
    record.function = static_cast<std::uint16_t>(*match.function.id);
    record.type = static_cast<std::uint8_t>(match.value.data_type.type);
    if (const auto* designator = std::get_if<model::AttributeDesignator>(&match.attribute)) {
      record.category = out_.text(designator->category);
      record.attribute_id = out_.text(designator->attribute_id);
      record.issuer = out_.text(designator->issuer.value_or(""));
      subject_name(designator->attribute_id, match.value.text);
    } else {
      const auto& selector = std::get<model::AttributeSelector>(match.attribute);
      record.is_selector = 1;
      record.category = out_.text(selector.category);
      record.attribute_id = out_.text(selector.path);
    }
    record.value = out_.text(match.value.text);
    std::vector<std::uint32_t> key{record.function,          record.type,          record.is_selector,
                                   record.category.offset,   record.category.size, record.attribute_id.offset,
                                   record.attribute_id.size, record.issuer.offset, record.issuer.size,
                                   record.value.offset,      record.value.size};
    return matches_.number(std::move(key), [&] { return record; });
  }

  void subject_name(const std::string& attribute_id, const std::string& value) {
    if (!metadata_.names || !named_.emplace(attribute_id, value).second) return;
    if (const auto names = metadata_.names(attribute_id, value)) {
      subject_names_.push_back({out_.text(attribute_id), out_.text(value), out_.text(names->en), out_.text(names->nb),
                                out_.text(names->nn)});
    }
  }

  const ir::Module& module_;
  const Metadata& metadata_;
  ImageWriter& out_;
  std::vector<PolicyRecord> policies_;
  std::vector<RuleRecord> rules_;
  OnceTable<AnyOfRecord> any_ofs_;
  OnceTable<AllOfRecord> all_ofs_;
  OnceTable<TargetMatchRecord> matches_;
  std::map<std::vector<std::uint32_t>, Table> lists_;
  std::set<std::pair<std::string, std::string>> named_;
  std::vector<SubjectNameRecord> subject_names_;
  std::map<const source::SourceFile*, std::uint32_t> file_numbers_;
  std::vector<Text> files_;
};

}  // namespace

void add_explanation_tables(const ir::Module& module, const Metadata& metadata, ImageWriter& out, ImageHeader& header) {
  ExplanationTables(module, metadata, out).run(header);
}

}  // namespace hjemmel::codegen
