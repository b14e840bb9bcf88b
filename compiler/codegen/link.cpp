#include "compiler/codegen/link.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <mutex>

#include <lld/Common/Driver.h>
#include <llvm/Support/raw_ostream.h>

#include "compiler/codegen/program_emitter.hpp"

LLD_HAS_DRIVER(elf)

namespace hjemmel::codegen {
namespace {

class TemporaryDirectory {
 public:
  TemporaryDirectory() {
    std::string pattern = (std::filesystem::temp_directory_path() / "hjemmel-XXXXXX").string();
    if (mkdtemp(pattern.data()) != nullptr) path_ = pattern;
  }
  TemporaryDirectory(const TemporaryDirectory&) = delete;
  TemporaryDirectory& operator=(const TemporaryDirectory&) = delete;
  ~TemporaryDirectory() {
    std::error_code ignored;
    if (!path_.empty()) std::filesystem::remove_all(path_, ignored);
  }
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

bool run_lld(const std::string& object, const std::string& output, std::string& problem) {
  static std::mutex one_at_a_time;  // lld keeps state in globals
  const std::lock_guard lock(one_at_a_time);
  const std::vector<const char*> arguments{"ld.lld",
                                           "-shared",
                                           "--hash-style=sysv",
                                           "--build-id=none",
                                           "--no-undefined",
                                           "-z",
                                           "noexecstack",
                                           "-z",
                                           "max-page-size=4096",
                                           "-z",
                                           "norelro",
                                           "--threads=1",
                                           "-soname",
                                           "hjemmel",
                                           "-o",
                                           output.c_str(),
                                           object.c_str()};
  std::string errors;
  llvm::raw_string_ostream error_stream(errors);
  const lld::Result result = lld::lldMain(arguments, llvm::nulls(), error_stream, {{lld::Gnu, &lld::elf::link}});
  if (result.retCode != 0) problem = "linking failed: " + errors;
  return result.retCode == 0;
}

}  // namespace

std::vector<unsigned char> link_object(const std::vector<char>& object, std::string& problem) {
  const TemporaryDirectory directory;
  if (directory.path().empty()) {
    problem = "no temporary directory can be made";
    return {};
  }
  const auto input = directory.path() / "policy.o";
  const auto output = directory.path() / "policy.hjp";
  std::ofstream(input, std::ios::binary).write(object.data(), static_cast<std::streamsize>(object.size())).flush();
  if (std::filesystem::file_size(input) != object.size()) {
    problem = "the temporary directory is full";
    return {};
  }
  if (!run_lld(input.string(), output.string(), problem)) return {};
  std::ifstream linked(output, std::ios::binary);
  return {std::istreambuf_iterator<char>(linked), {}};
}

}  // namespace hjemmel::codegen
