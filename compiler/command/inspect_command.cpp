// hjemmel inspect ARTEFACT: what an artefact says of itself: for which machine it is made and from what, its policies
// and rules, the attributes that it reads, the obligations that it gives.
#include <array>
#include <span>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "compiler/command/command.hpp"
#include "compiler/command/policy_program.hpp"
#include "compiler/source/source_file.hpp"
#include "runtime/artefact/loader.hpp"
#include "runtime/value/data_type.hpp"

namespace hjemmel::command {
namespace {

using Json = nlohmann::ordered_json;
using namespace artefact;

/// What may be read into memory to be looked at.
constexpr source::Limits artefact_limits{.file_bytes = 1u << 30};

struct Options {
  std::string artefact;
  std::string format = "text";
};

std::string_view algorithm_urn(std::uint8_t row) {
  constexpr std::array urns = {
#define HJEMMEL_COMBINING_ALGORITHM(enumerator, level, name, urn, status) std::string_view(urn),
#include "grammar/combining_algorithms.def"
#undef HJEMMEL_COMBINING_ALGORITHM
  };
  return row < urns.size() ? urns[row] : std::string_view("unknown");
}

std::string hex(std::span<const std::uint8_t> bytes) {
  std::string text;
  for (const std::uint8_t byte : bytes) text += fmt::format("{:02x}", byte);
  return text;
}

std::string_view effect_name(std::uint32_t effect) { return effect == 1 ? "Permit" : "Deny"; }

/// The whole of it as JSON; the text form is read off this.
class Inspection {
 public:
  explicit Inspection(const Program& program) : program_(program), header_(program.header()) {}

  Json run(const std::string& path, std::span<const unsigned char> bytes) const {
    Json all;
    all["file"] = path;
    all["bytes"] = bytes.size();
    all["abiVersion"] = header_.abi_version;
    all["target"] = text(header_.target);
    all["compilerVersion"] = text(header_.compiler_version);
    all["semantics"] = header_.semantics == 0 ? "xacml" : "altinn";
    all["policyDigest"] = hex(header_.policy_digest);
    all["catalogueDigest"] = hex(header_.catalogue_digest);
    all["signed"] = has_signature(bytes);
    all["counts"] = counts();
    all["files"] = Json::array();
    for (const Text& file : program_.table<Text>(header_.files)) all["files"].push_back(text(file));
    all["policies"] = policies();
    all["attributes"] = attributes();
    all["obligations"] = obligations();
    return all;
  }

 private:
  std::string text(const Text& record) const { return std::string(program_.text(record)); }

  Json counts() const {
    const auto policies = program_.table<PolicyRecord>(header_.policies);
    std::size_t sets = 0;
    for (const PolicyRecord& policy : policies) sets += policy.is_policy_set;
    return {{"policies", policies.size() - sets},
            {"policySets", sets},
            {"rules", header_.rules.count},
            {"distinctMatches", header_.target_matches.count},
            {"attributes", header_.slots.count},
            {"obligations", header_.obligations.count},
            {"namedSubjects", header_.subject_names.count},
            {"functions", header_.function_count},
            {"imageBytes", header_.image_bytes}};
  }

  Json policies() const {
    const auto files = program_.table<Text>(header_.files);
    const auto rules = program_.table<RuleRecord>(header_.rules);
    const auto records = program_.table<PolicyRecord>(header_.policies);
    Json all = Json::array();
    for (const PolicyRecord& record : records) {
      Json policy{{"id", text(record.id)},
                  {"version", text(record.version)},
                  {"kind", record.is_policy_set != 0 ? "policy set" : "policy"},
                  {"combining", algorithm_urn(record.algorithm)},
                  {"file", record.file == no_index ? "" : text(files[record.file])},
                  {"line", record.line}};
      if (record.description.size > 0) policy["description"] = text(record.description);
      if (record.parent != no_index) policy["parent"] = text(records[record.parent].id);
      if (record.is_policy_set == 0) {
        policy["rules"] = Json::array();
        for (std::uint32_t i = record.rule_begin; i < record.rule_end; ++i) policy["rules"].push_back(rule(rules[i]));
      }
      all.push_back(std::move(policy));
    }
    return all;
  }

  Json rule(const RuleRecord& record) const {
    Json rule{{"id", text(record.id)},
              {"effect", effect_name(record.effect)},
              {"line", record.line},
              {"endLine", record.end_line},
              {"hasCondition", record.condition.size > 0}};
    if (record.description.size > 0) rule["description"] = text(record.description);
    return rule;
  }

  Json attributes() const {
    Json all = Json::array();
    for (const SlotRecord& slot : program_.table<SlotRecord>(header_.slots)) {
      Json attribute{{"category", text(slot.category)},
                     {"id", text(slot.attribute_id)},
                     {"type", name_of(static_cast<DataType>(slot.type))}};
      if (slot.has_issuer != 0) attribute["issuer"] = text(slot.issuer);
      all.push_back(std::move(attribute));
    }
    return all;
  }

  Json obligations() const {
    Json all = Json::array();
    for (const ObligationRecord& record : program_.table<ObligationRecord>(header_.obligations)) {
      Json obligation{{"id", text(record.id)},
                      {"kind", record.is_advice != 0 ? "advice" : "obligation"},
                      {"on", effect_name(record.effect)},
                      {"assignments", Json::array()}};
      for (const AssignmentRecord& each : program_.table<AssignmentRecord>(record.assignments)) {
        Json assignment{{"id", text(each.attribute_id)}, {"category", text(each.category)}};
        if (record.is_static != 0) assignment["value"] = text(each.value);
        obligation["assignments"].push_back(std::move(assignment));
      }
      all.push_back(std::move(obligation));
    }
    return all;
  }

  const Program& program_;
  const ImageHeader& header_;
};

std::string_view words(const Json& value) { return value.get_ref<const std::string&>(); }

std::string lines_of(const Json& rule) {
  const auto first = rule["line"].get<std::uint32_t>();
  const auto last = rule["endLine"].get<std::uint32_t>();
  return last > first ? fmt::format("lines {}-{}", first, last) : fmt::format("line {}", first);
}

std::string as_text(const Json& all) {
  std::string out;
  const auto line = [&out](std::string_view name, const Json& value) {
    out += fmt::format("{:<18}{}\n", name, value.is_string() ? std::string(words(value)) : value.dump());
  };
  line("artefact", all["file"]);
  line("bytes", all["bytes"]);
  line("ABI version", all["abiVersion"]);
  line("target", all["target"]);
  line("compiler", all["compilerVersion"]);
  line("semantics", all["semantics"]);
  line("policies' SHA-256", all["policyDigest"]);
  line("catalogue SHA-256", all["catalogueDigest"]);
  line("signed", all["signed"].get<bool>() ? "yes" : "no");
  const Json& counts = all["counts"];
  out += fmt::format(
      "holds             {} policies, {} policy sets, {} rules, {} distinct matches, {} functions, {} bytes of "
      "tables\n",
      counts["policies"].dump(), counts["policySets"].dump(), counts["rules"].dump(), counts["distinctMatches"].dump(),
      counts["functions"].dump(), counts["imageBytes"].dump());

  for (const Json& policy : all["policies"]) {
    out +=
        fmt::format("\n{} {} version {}\n  {}:{}  {}\n", words(policy["kind"]), words(policy["id"]),
                    words(policy["version"]), words(policy["file"]), policy["line"].dump(), words(policy["combining"]));
    if (!policy.contains("rules")) continue;
    for (const Json& rule : policy["rules"]) {
      out += fmt::format("  {:<6}  {}, {}{}\n", words(rule["effect"]), words(rule["id"]), lines_of(rule),
                         rule["hasCondition"].get<bool>() ? ", with a condition" : "");
    }
  }
  if (!all["attributes"].empty()) out += "\nattributes read\n";
  for (const Json& attribute : all["attributes"]) {
    out += fmt::format("  {} ({}) of {}{}\n", words(attribute["id"]), words(attribute["type"]),
                       words(attribute["category"]),
                       attribute.contains("issuer") ? fmt::format(", issued by {}", words(attribute["issuer"])) : "");
  }
  if (!all["obligations"].empty()) out += "\nobligations and advice\n";
  for (const Json& obligation : all["obligations"]) {
    out += fmt::format("  {} {} on {}\n", words(obligation["kind"]), words(obligation["id"]), words(obligation["on"]));
    for (const Json& assignment : obligation["assignments"]) {
      out +=
          fmt::format("    {}{}{}\n", words(assignment["id"]),
                      words(assignment["category"]).empty() ? "" : fmt::format(" of {}", words(assignment["category"])),
                      assignment.contains("value") ? fmt::format(" = {}", words(assignment["value"])) : "");
    }
  }
  return out;
}

ExitCode inspect(const Options& options, Console& console) {
  std::string problem;
  const auto file = source::read_source_file(options.artefact, artefact_limits, problem);
  if (!file) {
    console.messages.error(fmt::format("`{}` cannot be read: {}", options.artefact, problem));
    return ExitCode::wrong;
  }
  const auto* start = reinterpret_cast<const unsigned char*>(file->text().data());
  const std::span<const unsigned char> bytes(start, file->text().size());
  const auto program = load_artefact(bytes, nullptr, problem);
  if (!program) {
    console.messages.error(fmt::format("`{}` cannot be loaded: {}", options.artefact, problem),
                           "an artefact is what `hjemmel compile` writes");
    return ExitCode::wrong;
  }
  const Json all = Inspection(*program).run(options.artefact, bytes);
  // Identifiers come from policies: what is no UTF-8 is replaced rather than refused.
  console.output.write(options.format == "json" ? all.dump(2, ' ', false, Json::error_handler_t::replace) + "\n"
                                                : as_text(all));
  return ExitCode::done;
}

Run configure(CLI::App& app) {
  auto options = std::make_shared<Options>();
  app.add_option("ARTEFACT", options->artefact, "a compiled policy")->required()->type_name("");
  app.add_option("--format", options->format, "text, or json")->check(one_of({"text", "json"}))->type_name("FORM");
  return [options](Console& console) { return inspect(*options, console); };
}

const Registered registered{{
    .name = "inspect",
    .group = Group::look_up,
    .summary = "show what a compiled policy holds",
    .example = "hjemmel inspect policy.hjp\n"
               "hjemmel inspect policy.hjp --format json",
    .configure = configure,
}};

}  // namespace
}  // namespace hjemmel::command
