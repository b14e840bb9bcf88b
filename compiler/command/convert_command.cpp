// hjemmel convert IN -o OUT: a policy from one language to the other, or to the same one in this house's form.
#include <fmt/format.h>

#include "compiler/command/command.hpp"
#include "compiler/command/policy_files.hpp"
#include "compiler/language/language.hpp"

namespace hjemmel::command {
namespace {

struct Options {
  std::string input;
  std::string output;
};

/// The policy in the language asked for. From the policy language to itself its layout alone changes, so that comments
/// stay.
std::string converted(const PolicyFiles& policies, PolicyLanguage language) {
  const source::SourceFile& file = *policies.store.files().front();
  if (language == PolicyLanguage::hjl && language_of_text(file.text()) == PolicyLanguage::hjl) {
    source::Diagnostics ignored;  // it has been read without errors
    if (auto formatted = language::format_source(file, {}, ignored)) return *formatted;
  }
  return write_policy(policies.store.documents().front(), language);
}

ExitCode convert(const Options& options, Console& console) {
  const auto language = language_of_path(options.output);
  if (!language) {
    console.messages.error(fmt::format("`{}` does not say which language to write", options.output),
                           "name a file that ends in `.xml` or `.hjl`");
    return ExitCode::wrong;
  }
  const PolicyFiles policies = read_policy_files({&options.input, 1});
  console.messages.show(policies.diagnostics);
  if (policies.store.documents().empty()) return ExitCode::wrong;
  std::string problem;
  if (!write_file(options.output, converted(policies, *language), problem)) {
    console.messages.error(fmt::format("`{}` cannot be written: {}", options.output, problem));
    return ExitCode::wrong;
  }
  return ExitCode::done;
}

Run configure(CLI::App& app) {
  auto options = std::make_shared<Options>();
  app.add_option("IN", options->input, "the policy to read, XACML XML or the policy language")
      ->required()
      ->type_name("");
  app.add_option("-o,--output", options->output, "the file to write: `.xml` or `.hjl`")->required()->type_name("OUT");
  return [options](Console& console) { return convert(*options, console); };
}

const Registered registered{{
    .name = "convert",
    .group = Group::write,
    .summary = "turn a policy in XACML XML into the policy language, or the other way",
    .example = "hjemmel convert policy.xml -o policy.hjl\nhjemmel convert policy.hjl -o policy.xml",
    .configure = configure,
}};

}  // namespace
}  // namespace hjemmel::command
