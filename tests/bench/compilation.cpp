#include "tests/bench/compilation.hpp"

#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <stdexcept>

#include <fmt/format.h>

#include "compiler/command/policy_program.hpp"
#include "compiler/lower/lower.hpp"
#include "compiler/passes/pass.hpp"
#include "compiler/xacml/xacml.hpp"
#include "tests/bench/altinn_workload.hpp"

extern char** environ;

namespace hjemmel::bench {

ReadPolicies read_policies(std::string xml) {
  ReadPolicies policies;
  auto& diagnostics = policies.files.diagnostics;
  auto file = std::make_unique<source::SourceFile>("workload.xml", std::move(xml));
  auto document = xacml::read_policy(*file, source::Limits{}, diagnostics);
  if (document) {
    policies.files.store.add(std::move(file), std::move(*document));
    policies.resolved = model::resolve(policies.files.store, *policies.files.store.root(), diagnostics);
  }
  if (!policies.resolved) {
    throw std::runtime_error("the workload is refused: " + diagnostics.entries().front().message);
  }
  return policies;
}

std::vector<unsigned char> compile(std::string xml) {
  const ReadPolicies policies = read_policies(std::move(xml));
  ir::Module module = lower::lower(*policies.resolved);
  passes::run_pipeline(module);
  std::string problem;
  auto bytes = codegen::compile(module, command::metadata_of(policies.files), problem);
  if (bytes.empty()) throw std::runtime_error("the workload cannot be compiled: " + problem);
  return bytes;
}

void compile_workload(std::size_t policies, int times, const std::string& path) {
  const std::string xml = policies_as_xml(AltinnWorkload::make(policies, 0).policies);
  std::vector<unsigned char> bytes;
  for (int i = 0; i < times; ++i) {
    std::string text = xml;
    const auto begin = std::chrono::steady_clock::now();
    bytes = compile(std::move(text));
    const std::chrono::duration<double, std::nano> taken = std::chrono::steady_clock::now() - begin;
    fmt::print("{}\n", taken.count());
  }
  std::ofstream file(path, std::ios::binary);
  file.write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
  if (!file.flush()) throw std::runtime_error(fmt::format("`{}` cannot be written", path));
}

Compilation compile_in_child(std::size_t policies, int times, const std::string& path) {
  std::array<int, 2> ends{};
  if (pipe(ends.data()) != 0) throw std::runtime_error("no pipe");
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
  posix_spawn_file_actions_addclose(&actions, ends[0]);
  posix_spawn_file_actions_addclose(&actions, ends[1]);
  const std::string count = std::to_string(policies);
  const std::string repeat = std::to_string(times);
  std::array<const char*, 6> arguments{"bench_altinn", "--compile",  count.c_str(),
                                       repeat.c_str(), path.c_str(), nullptr};
  pid_t child = 0;
  const int failed =
      posix_spawn(&child, "/proc/self/exe", &actions, nullptr, const_cast<char* const*>(arguments.data()), environ);
  posix_spawn_file_actions_destroy(&actions);
  close(ends[1]);
  if (failed != 0) throw std::runtime_error("the compiling process cannot be started");

  std::vector<double> samples;
  std::FILE* output = fdopen(ends[0], "r");
  for (double ns = 0; std::fscanf(output, "%lf", &ns) == 1;) samples.push_back(ns);
  std::fclose(output);
  int status = 0;
  struct rusage usage{};
  wait4(child, &status, 0, &usage);
  if (status != 0 || samples.empty()) throw std::runtime_error("the compiling process failed");
  return {timing_of(std::move(samples)), usage.ru_maxrss};
}

}  // namespace hjemmel::bench
