#include "compiler/command/policy_program.hpp"

#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstring>

#include <fmt/format.h>

#include "compiler/catalogue/subject.hpp"

namespace hjemmel::command {
namespace {

/// Faults of identifiers and types, as opposed to those of structure.
bool is_processing_fault(std::string_view code) {
  constexpr std::array processing = {"unknown-function",
                                     "unknown-combining-algorithm",
                                     "unknown-data-type",
                                     "wrong-argument-count",
                                     "wrong-argument-type",
                                     "wrong-inner-function",
                                     "wrong-match-function",
                                     "condition-not-boolean",
                                     "function-as-value",
                                     "circular-reference",
                                     "circular-variable",
                                     "undefined-variable",
                                     "too-deep",
                                     "too-large",
                                     "invalid-xpath"};
  return std::find(processing.begin(), processing.end(), code) != processing.end();
}

int hex_digit(char digit) { return digit <= '9' ? digit - '0' : digit - 'a' + 10; }

std::optional<codegen::SubjectNames> names_of(std::string_view attribute_id, std::string_view value) {
  const auto subject = catalogue::read_subject(catalogue::built_in(), attribute_id, value);
  if (!subject) return std::nullopt;
  const auto names = [](const catalogue::Names& n) {
    return codegen::SubjectNames{std::string(n.en), std::string(n.nb), std::string(n.nn)};
  };
  if (subject->package != nullptr) return names(subject->package->names);
  if (subject->role != nullptr) return names(subject->role->names);
  return std::nullopt;
}

}  // namespace

ResolvedPolicies resolve_policies(std::span<const std::string> paths, const std::optional<std::string>& root) {
  ResolvedPolicies policies{read_policy_files(paths), nullptr};
  auto& diagnostics = policies.files.diagnostics;
  if (diagnostics.has_errors()) return policies;
  const auto node = policies.files.store.root(root);
  if (!node) {
    diagnostics.error(
        "unknown-root", {},
        root ? fmt::format("no policy or policy set is called `{}`", *root) : std::string("there is no policy"));
    return policies;
  }
  policies.resolved = model::resolve(policies.files.store, *node, diagnostics);
  return policies;
}

StatusCode status_of_refusal(const source::Diagnostics& diagnostics) {
  const bool processing = std::ranges::all_of(diagnostics.entries(), [](const source::Diagnostic& diagnostic) {
    return diagnostic.severity != source::Severity::error || is_processing_fault(diagnostic.code);
  });
  return processing ? StatusCode::processing_error : StatusCode::syntax_error;
}

codegen::Metadata metadata_of(const PolicyFiles& files) {
  codegen::Metadata metadata;
  std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
  EVP_DigestInit_ex(context.get(), EVP_sha256(), nullptr);
  for (const auto& file : files.store.files())
    EVP_DigestUpdate(context.get(), file->text().data(), file->text().size());
  EVP_DigestFinal_ex(context.get(), metadata.policy_digest.data(), nullptr);

  const std::string_view digits = catalogue::built_in().digest();
  for (std::size_t i = 0; i < metadata.catalogue_digest.size(); ++i) {
    metadata.catalogue_digest[i] =
        static_cast<std::uint8_t>(hex_digit(digits[2 * i]) * 16 + hex_digit(digits[2 * i + 1]));
  }
  metadata.names = names_of;
  return metadata;
}

bool is_artefact(const std::string& path) {
  std::array<char, 4> start{};
  std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(path.c_str(), "rb"), &std::fclose);
  return file && std::fread(start.data(), 1, start.size(), file.get()) == start.size() &&
         std::memcmp(start.data(),
                     "\x7f"
                     "ELF",
                     start.size()) == 0;
}

}  // namespace hjemmel::command
