// bench_altinn OUT.json DIRECTORY: measures every engine on the Altinn workload with 1 to 10,000 policies, prints a
// table and writes OUT.json. Artefacts go to DIRECTORY. Exit 1 if engines disagree or something fails.
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <thread>

#include <fmt/format.h>

#include "tests/bench/compilation.hpp"
#include "tests/bench/decisions.hpp"

namespace hjemmel::bench {
namespace {

std::string processor() {
  std::ifstream file("/proc/cpuinfo");
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with("model name")) return line.substr(line.find(':') + 2);
  }
  return "unknown";
}

/// The machine may be shared: what else runs is part of the measurement.
void print_load(const char* when) {
  std::array<double, 3> load{};
  if (getloadavg(load.data(), 3) == 3)
    fmt::print("load average {}: {:.2f} {:.2f} {:.2f}\n", when, load[0], load[1], load[2]);
}

std::vector<unsigned char> bytes_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

void run(const std::string& output, const std::string& directory) {
  std::filesystem::create_directories(directory);
  fmt::print("processor: {}, {} of them\n", processor(), std::thread::hardware_concurrency());
  print_load("before");
  fmt::print(
      "workload altinn: four rules a policy, 2,000 requests, half of them Permit; a time is that of one decision\n\n");
  Results results("altinn");
  Results::print_head();
  for (const std::size_t policies : {1u, 10u, 100u, 1000u, 10000u}) {
    const std::string path = fmt::format("{}/altinn-{}.hjp", directory, policies);
    const Compilation compilation = compile_in_child(policies, policies <= 100 ? 5 : policies <= 1000 ? 3 : 1, path);
    results.add({"hjemmel", "compile", policies, compilation.timing});
    auto artefact = bytes_of(path);
    const std::size_t size = artefact.size();
    Decisions decisions(policies, std::move(artefact));
    decisions.require_agreement();
    decisions.measure(results);
    fmt::print(
        "{:>8}  artefact {:.0f} KB, compiler's peak {} MB; allocations a decision: {:.3f} from JSON, {:.3f} from XML; "
        "the interpreter ran on {} requests\n\n",
        policies, static_cast<double>(size) / 1e3, compilation.peak_kilobytes / 1024, decisions.allocations_from_json(),
        decisions.allocations_from_xml(), decisions.interpreter_requests());
  }
  results.print_growth();
  print_load("after");
  if (!results.write(output)) throw std::runtime_error(fmt::format("`{}` cannot be written", output));
  fmt::print("written: {}\n", output);
}

}  // namespace
}  // namespace hjemmel::bench

int main(int argc, char** argv) {
  try {
    if (argc == 5 && std::string_view(argv[1]) == "--compile") {
      hjemmel::bench::compile_workload(std::stoul(argv[2]), std::stoi(argv[3]), argv[4]);
    } else if (argc == 3) {
      hjemmel::bench::run(argv[1], argv[2]);
    } else {
      fmt::print(stderr, "usage: bench_altinn OUT.json DIRECTORY\n");
      return 2;
    }
  } catch (const std::exception& failure) {
    fmt::print(stderr, "bench_altinn: {}\n", failure.what());
    return 1;
  }
  return 0;
}
