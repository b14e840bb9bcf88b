// hjemmel format FILE… [--check]: policies in the language in the one style, comments kept.
#include <fmt/format.h>

#include "compiler/command/command.hpp"
#include "compiler/command/progress.hpp"
#include "compiler/language/language.hpp"

namespace hjemmel::command {
namespace {

struct Options {
  std::vector<std::string> files;
  bool check = false;
};

ExitCode format_file(const std::string& path, bool check, Console& console) {
  const source::Limits limits;
  std::string problem;
  const auto file = source::read_source_file(path, limits, problem);
  if (!file) {
    console.messages.error(fmt::format("`{}` cannot be read: {}", path, problem));
    return ExitCode::wrong;
  }
  source::Diagnostics diagnostics;
  const auto formatted = language::format_source(*file, limits, diagnostics);
  console.messages.show(diagnostics);
  if (!formatted) return ExitCode::wrong;
  if (*formatted == file->text()) return ExitCode::done;
  if (check) {
    console.output.write(path + "\n");
    return ExitCode::no;
  }
  if (!write_file(path, *formatted, problem)) {
    console.messages.error(fmt::format("`{}` cannot be written: {}", path, problem));
    return ExitCode::wrong;
  }
  return ExitCode::done;
}

// One file that is wrong does not keep the others from being formatted.
ExitCode format_files(const Options& options, Console& console) {
  Progress progress(console.messages, "formatting", options.files.size());
  ExitCode worst = ExitCode::done;
  for (const std::string& path : options.files) {
    worst = std::max(worst, format_file(path, options.check, console));
    progress.advance();
  }
  return worst;
}

Run configure(CLI::App& app) {
  auto options = std::make_shared<Options>();
  app.add_option("FILE", options->files, "policies in the language, written back in the one style")
      ->required()
      ->type_name("");
  app.add_flag("--check", options->check, "write nothing, print the files that would change; exit 1 if there are any");
  return [options](Console& console) { return format_files(*options, console); };
}

const Registered registered{{
    .name = "format",
    .group = Group::write,
    .summary = "put policies in the language into the one style, comments kept",
    .example = "hjemmel format policies/*.hjl\nhjemmel format --check policy.hjl",
    .configure = configure,
}};

}  // namespace
}  // namespace hjemmel::command
