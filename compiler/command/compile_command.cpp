// hjemmel compile FILE… -o OUT.hjp: policies to an artefact, or to the IR on the way there.
#include <fmt/format.h>

#include "compiler/command/command.hpp"
#include "compiler/command/policy_program.hpp"
#include "compiler/ir/print.hpp"
#include "compiler/lower/lower.hpp"
#include "compiler/passes/pass.hpp"

namespace hjemmel::command {
namespace {

struct Options {
  std::vector<std::string> files;
  std::string output;
  std::optional<std::string> root;
  std::string emit = "artefact";
  std::optional<std::string> key;
  std::optional<std::string> print_after;
};

/// What is to be written; empty with `problem` set on failure.
std::string emit(const Options& options, const ir::Module& module, const codegen::Metadata& metadata,
                 std::string& problem) {
  if (options.emit == "ir") return ir::print(module);
  if (options.emit == "llvm-ir") return codegen::emit_llvm_ir(module, metadata, problem);
  auto bytes = codegen::compile(module, metadata, problem);
  if (!bytes.empty() && options.key) {
    const auto key = source::read_source_file(*options.key, {.file_bytes = 1u << 20}, problem);
    bytes = key ? codegen::sign(std::move(bytes), key->text(), problem) : std::vector<unsigned char>{};
    if (bytes.empty()) problem = fmt::format("`{}`: {}", *options.key, problem);
  }
  return {bytes.begin(), bytes.end()};
}

ExitCode compile_policies(const Options& options, Console& console) {
  const auto policies = resolve_policies(options.files, options.root);
  console.messages.show(policies.files.diagnostics);
  if (!policies.resolved) return ExitCode::wrong;

  ir::Module module = lower::lower(*policies.resolved);
  passes::run_pipeline(module, [&](const passes::Pass& pass, const ir::Module& after) {
    if (options.print_after == pass.name) console.output.write(ir::print(after));
  });
  std::string problem;
  const std::string made = emit(options, module, metadata_of(policies.files), problem);
  if (made.empty()) {
    console.messages.error(fmt::format("the policy cannot be compiled: {}", problem));
    return ExitCode::wrong;
  }
  if (!write_file(options.output, made, problem)) {
    console.messages.error(fmt::format("`{}` cannot be written: {}", options.output, problem));
    return ExitCode::wrong;
  }
  if (console.messages.is_terminal()) {
    console.messages.info(fmt::format("{}: {} policies and {} rules in {} functions, {} bytes", options.output,
                                      module.combinations.size(), module.rules.size(), module.shapes.size(),
                                      made.size()));
  }
  return ExitCode::done;
}

std::vector<std::string> pass_names() {
  std::vector<std::string> names;
  for (const auto& pass : passes::pipeline()) names.emplace_back(pass.name);
  return names;
}

Run configure(CLI::App& app) {
  auto options = std::make_shared<Options>();
  app.add_option("FILE", options->files, "policies, XACML XML or the policy language; several form the policy store")
      ->required()
      ->type_name("");
  app.add_option("-o,--output", options->output, "the file to write")->required()->type_name("OUT");
  app.add_option("--root", options->root, "the policy or policy set that starts; the first file's if not given")
      ->type_name("ID");
  app.add_option("--emit", options->emit, "artefact, llvm-ir, or ir: the decision IR")
      ->check(one_of({"artefact", "llvm-ir", "ir"}))
      ->type_name("WHAT");
  app.add_option("--sign", options->key, "sign the artefact with this Ed25519 private key (PEM)")->type_name("KEY");
  app.add_option("--print-after", options->print_after, "also print the decision IR after a pass, to standard output")
      ->check(CLI::IsMember(pass_names()))
      ->type_name("PASS");
  return [options](Console& console) { return compile_policies(*options, console); };
}

const Registered registered{{
    .name = "compile",
    .group = Group::decide,
    .summary = "compile policies to an artefact that the runtime loads",
    .example = "hjemmel compile policy.hjl -o policy.hjp\n"
               "hjemmel compile policies/*.xml --root urn:example:root -o all.hjp --sign key.pem",
    .configure = configure,
}};

}  // namespace
}  // namespace hjemmel::command
