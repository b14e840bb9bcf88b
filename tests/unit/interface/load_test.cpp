// What a load refuses, and with which words.
#include <catch2/catch.hpp>

#include <elf.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <random>

#include "compiler/codegen/codegen.hpp"
#include "runtime/artefact/format.hpp"
#include "tests/unit/interface/vat_policy.hpp"

using namespace hjemmel::tests;
namespace pdp = hjemmel::pdp;
using Catch::Matchers::Contains;
using Catch::Matchers::Equals;
using Bytes = std::vector<unsigned char>;

namespace {

const Bytes& vat_artefact() {
  static const Bytes bytes = artefact_of(vat_policy());
  return bytes;
}

std::string refusal(std::span<const unsigned char> bytes) {
  std::string problem;
  const pdp::Policy policy = pdp::Policy::load_bytes(bytes, problem);
  return policy ? "" : problem;
}

std::string refusal_of_file(const std::string& path) {
  std::string problem;
  const pdp::Policy policy = pdp::Policy::load_file(path, problem);
  return policy ? "" : problem;
}

/// Where the artefact's entry struct stands in the file.
std::size_t entry_offset(const Bytes& bytes) {
  for (std::size_t at = 0; at + sizeof(hjemmel::artefact::Entry) <= bytes.size(); at += 8) {
    hjemmel::artefact::Entry entry;
    std::memcpy(&entry, bytes.data() + at, sizeof entry);
    if (std::memcmp(entry.magic, hjemmel::artefact::magic, sizeof entry.magic) == 0 &&
        entry.entry_bytes == sizeof entry) {
      return at;
    }
  }
  throw std::runtime_error("no entry");
}

/// A folder that is gone at the end of the test.
struct Folder {
  std::filesystem::path path;
  Folder() {
    std::string name = (std::filesystem::temp_directory_path() / "hjemmel-load-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("no folder");
    path = name;
  }
  ~Folder() { std::filesystem::remove_all(path); }
  std::string write(const std::string& name, std::span<const unsigned char> bytes) const {
    std::ofstream(path / name, std::ios::binary)
        .write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    return (path / name).string();
  }
};

struct Key {
  std::string pem;
  std::array<unsigned char, 32> raw{};
  Key() {
    EVP_PKEY* key = EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519");
    std::size_t size = raw.size();
    EVP_PKEY_get_raw_public_key(key, raw.data(), &size);
    BIO* out = BIO_new(BIO_s_mem());
    PEM_write_bio_PrivateKey(out, key, nullptr, nullptr, 0, nullptr, nullptr);
    char* text = nullptr;
    const long length = BIO_get_mem_data(out, &text);
    pem.assign(text, static_cast<std::size_t>(length));
    BIO_free(out);
    EVP_PKEY_free(key);
  }
};

}  // namespace

TEST_CASE("a loaded policy says what it is") {
  const pdp::Policy policy = loaded_vat_policy();
  const pdp::PolicyInfo info = policy.info();
  CHECK(info.id == "urn:test:vat");
  CHECK(info.version == "1.0");
  CHECK(info.policies == 1);
  REQUIRE(info.rules == 2);
  CHECK_FALSE(info.target.empty());
  CHECK(policy.rule(0).id == "file");
  CHECK(policy.rule(0).effect == pdp::Decision::permit);
  CHECK(policy.rule(0).line == 3);
  CHECK(policy.rule(0).policy_id == "urn:test:vat");
  CHECK(policy.rule(1).effect == pdp::Decision::deny);
  CHECK(policy.rule(1).file == "policy1.xml");
  CHECK(policy == pdp::Policy(policy));
  CHECK_FALSE(policy == loaded_vat_policy());
}

TEST_CASE("a file that is no artefact is refused with a message") {
  const Folder folder;
  CHECK(refusal_of_file((folder.path / "nothing.hjp").string()) == "no such file");
  CHECK(refusal_of_file(folder.path.string()) == "is a directory");
  CHECK(refusal_of_file(folder.write("empty.hjp", {})) == "the file is empty");
  const std::string text = "<Policy xmlns=\"urn:oasis:names:tc:xacml:3.0:core:schema:wd-17\"/>\n";
  CHECK(refusal_of_file(folder.write("policy.xml", {reinterpret_cast<const unsigned char*>(text.data()),
                                                    text.size()})) == "not a Hjemmel artefact");
  CHECK_THAT(refusal_of_file("/proc/self/exe"), Contains("not a Hjemmel artefact"));
  const std::string fifo = (folder.path / "pipe.hjp").string();
  REQUIRE(mkfifo(fifo.c_str(), 0600) == 0);
  CHECK(refusal_of_file(fifo) == "not a file");
  CHECK(refusal_of_file("/dev/zero") == "not a file");
  const std::string locked = folder.write("locked.hjp", vat_artefact());
  REQUIRE(chmod(locked.c_str(), 0) == 0);
  if (geteuid() == 0) {
    WARN("skipped: root may read every file");
  } else {
    CHECK(refusal_of_file(locked) == "permission denied");
  }
  CHECK(refusal_of_file(folder.write("vat.hjp", vat_artefact())).empty());
}

TEST_CASE("a foreign shared object is refused, and none of its code runs") {
  for (const char* library :
       {"/lib/x86_64-linux-gnu/libc.so.6", "/lib/x86_64-linux-gnu/libm.so.6", "/lib/aarch64-linux-gnu/libc.so.6"}) {
    if (!std::filesystem::exists(library)) continue;
    CHECK_THAT(refusal_of_file(library), Contains("not a Hjemmel artefact"));
  }
}

TEST_CASE("another machine and another ABI are refused by name") {
  Bytes bytes = vat_artefact();
  Elf64_Ehdr header;
  std::memcpy(&header, bytes.data(), sizeof header);
  header.e_machine = header.e_machine == EM_X86_64 ? EM_AARCH64 : EM_X86_64;
  std::memcpy(bytes.data(), &header, sizeof header);
  CHECK_THAT(refusal(bytes),
             Contains("made for") && Contains("this machine is") && Contains("compile the policy for it"));

  bytes = vat_artefact();
  const std::uint32_t next = hjemmel::artefact::abi_version + 1;
  std::memcpy(bytes.data() + entry_offset(bytes) + offsetof(hjemmel::artefact::Entry, abi_version), &next, sizeof next);
  CHECK_THAT(refusal(bytes), Contains("ABI version") && Contains("compile the policy again"));
}

TEST_CASE("an artefact cut at any byte is refused or decides as the whole one") {
  const Bytes& whole = vat_artefact();
  const pdp::Request request = built_request("regnskapsforer-med-signeringsrettighet");
  std::size_t refused = 0;
  for (std::size_t size = 0; size < whole.size(); ++size) {
    std::string problem;
    const pdp::Policy policy = pdp::Policy::load_bytes(std::span(whole).first(size), problem);
    if (!policy) {
      ++refused;
      CHECK_FALSE(problem.empty());
      continue;
    }
    // What was cut off is not mapped: section headers at the end.
    pdp::Session session(policy);
    session.fix_time(monday_at_ten);
    REQUIRE(session.decide(request).decision == pdp::Decision::permit);
  }
  CHECK(refused > whole.size() / 2);
}

// Damage in the tables is found, or changes no more than a text or a value. Damage inside code cannot be told from code
// without a signature, so these are loaded, never run.
TEST_CASE("an artefact with damaged bytes loads or is refused, and never crashes") {
  std::mt19937 random(20260105);
  std::size_t refused = 0;
  constexpr int rounds = 20'000;
  for (int i = 0; i < rounds; ++i) {
    Bytes bytes = vat_artefact();
    const int damages = 1 + static_cast<int>(random() % 8);
    for (int j = 0; j < damages; ++j) bytes[random() % bytes.size()] = static_cast<unsigned char>(random());
    if (!refusal(bytes).empty()) ++refused;
  }
  CHECK(refused > rounds / 20);
}

TEST_CASE("every number in the image may be wild, and the load does not read outside it") {
  const Bytes& whole = vat_artefact();
  const std::size_t begin = entry_offset(whole);
  for (const std::uint32_t wild : {0x7FFFFFFFu, 0xFFFFFFFFu, 0xFFFFFFFEu, 0x80000000u, 1u, 3u, 0xFFFFu}) {
    for (std::size_t at = 0; at + 4 <= whole.size(); at += 4) {
      Bytes bytes = whole;
      std::memcpy(bytes.data() + at, &wild, sizeof wild);
      refusal(bytes);
    }
  }
  CHECK(begin > 0);
}

TEST_CASE("a key asks for a signature by its owner over every byte") {
  const Key key;
  const Key other;
  const auto load = [](std::span<const unsigned char> bytes, const Key& by) {
    std::string problem;
    const pdp::Policy policy = pdp::Policy::load_bytes(bytes, by.raw, problem);
    return policy ? "" : problem;
  };
  std::string problem;
  const Bytes signed_artefact = hjemmel::codegen::sign(vat_artefact(), key.pem, problem);
  REQUIRE(problem.empty());
  CHECK(load(signed_artefact, key).empty());
  CHECK(refusal(signed_artefact).empty());
  CHECK(load(vat_artefact(), key) == "not signed, and a signature is required");
  CHECK_THAT(load(signed_artefact, other), Contains("the signature does not match the key"));
  CHECK(load({}, key) == "not signed, and a signature is required");
  for (std::size_t at = 0; at < signed_artefact.size(); at += 97) {
    Bytes bytes = signed_artefact;
    bytes[at] ^= 1;
    CHECK_FALSE(load(bytes, key).empty());
  }
  const Folder folder;
  CHECK(pdp::Policy::load_file(folder.write("signed.hjp", signed_artefact), key.raw, problem));
  CHECK_FALSE(pdp::Policy::load_file(folder.write("bare.hjp", vat_artefact()), key.raw, problem));
}
