#include "compiler/command/output.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

using hjemmel::command::write_file;
namespace fs = std::filesystem;

namespace {

// A folder of its own for a test, gone afterwards.
class Folder {
 public:
  Folder() {
    std::string name = (fs::temp_directory_path() / "hjemmel-output-XXXXXX").string();
    REQUIRE(::mkdtemp(name.data()) != nullptr);
    path_ = name;
  }
  ~Folder() { fs::remove_all(path_); }
  std::string file(const char* name) const { return (path_ / name).string(); }
  std::ptrdiff_t entries() const { return std::distance(fs::directory_iterator(path_), fs::directory_iterator()); }

 private:
  fs::path path_;
};

std::string contents(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

TEST_CASE("a file is written whole, with nothing left beside it") {
  const Folder folder;
  std::string problem;
  REQUIRE(write_file(folder.file("policy.hjl"), "å", problem));
  CHECK(contents(folder.file("policy.hjl")) == "å");
  REQUIRE(write_file(folder.file("policy.hjl"), "second", problem));
  CHECK(contents(folder.file("policy.hjl")) == "second");
  CHECK(folder.entries() == 1);
}

TEST_CASE("a new file has the mode that the umask leaves, an old one keeps its own") {
  const Folder folder;
  std::string problem;
  const mode_t before = ::umask(027);
  REQUIRE(write_file(folder.file("new"), "x", problem));
  ::umask(before);
  CHECK(fs::status(folder.file("new")).permissions() == static_cast<fs::perms>(0640));
  REQUIRE(::chmod(folder.file("new").c_str(), 0600) == 0);
  REQUIRE(write_file(folder.file("new"), "y", problem));
  CHECK(fs::status(folder.file("new")).permissions() == static_cast<fs::perms>(0600));
}

TEST_CASE("a symbolic link is followed, not replaced") {
  const Folder folder;
  std::string problem;
  REQUIRE(write_file(folder.file("target"), "old", problem));
  fs::create_symlink("target", folder.file("link"));
  REQUIRE(write_file(folder.file("link"), "new", problem));
  CHECK(fs::is_symlink(folder.file("link")));
  CHECK(contents(folder.file("target")) == "new");
}

TEST_CASE("what cannot be written is a problem in words, and leaves nothing behind") {
  const Folder folder;
  std::string problem;
  CHECK_FALSE(write_file(folder.file("missing/policy.xml"), "x", problem));
  CHECK(problem == "no such file or directory");
  CHECK_FALSE(write_file(fs::path(folder.file("x")).parent_path().string(), "x", problem));
  CHECK(problem == "is a directory");
  CHECK_FALSE(write_file("/dev/full", "x", problem));
  CHECK(problem == "no space left on device");
  CHECK(folder.entries() == 0);
}

TEST_CASE("a device is written to, not replaced") {
  std::string problem;
  CHECK(write_file("/dev/null", "x", problem));
  CHECK(fs::is_character_file("/dev/null"));
}
