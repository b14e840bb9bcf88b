// Policy text ▸ artefact, as `hjemmel compile` does it, in a process of its own: its peak of memory is then the
// compiler's alone.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "compiler/command/policy_files.hpp"
#include "compiler/model/resolve.hpp"
#include "tests/bench/stopwatch.hpp"

namespace hjemmel::bench {

/// Policies read and resolved.
struct ReadPolicies {
  command::PolicyFiles files;
  std::unique_ptr<model::ResolvedStore> resolved;
};
/// Throws std::runtime_error with the diagnostics if the text is refused.
ReadPolicies read_policies(std::string xml);

std::vector<unsigned char> compile(std::string xml);

/// What the child process does: compiles the workload of `policies` policies `times` times, prints the nanoseconds of
/// each, and writes the artefact to `path`.
void compile_workload(std::size_t policies, int times, const std::string& path);

struct Compilation {
  Timing timing;
  long peak_kilobytes = 0;
};
/// Runs this program again to do that. Throws std::runtime_error if it fails.
Compilation compile_in_child(std::size_t policies, int times, const std::string& path);

}  // namespace hjemmel::bench
