// hjemmel convert IN -o OUT: a policy from one language to the other, or to the same one in this house's form.
#include <fmt/format.h>

#include "compiler/command/command.hpp"
#include "compiler/command/policy_files.hpp"

namespace hjemmel::command {
namespace {

struct Options {
  std::string input;
  std::string output;
};

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
  if (!write_file(options.output, write_policy(policies.store.documents().front(), *language), problem)) {
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
