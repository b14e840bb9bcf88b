// Decision IR ▸ native code: through LLVM to an object, through lld in this process to an artefact file; or through ORC
// into memory. LLVM stays behind this folder: no header of it appears here.
#pragma once

#include <array>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/ir/module.hpp"
#include "runtime/artefact/program.hpp"

namespace hjemmel::codegen {

/// The names of a package or role, for explanations.
struct SubjectNames {
  std::string en;
  std::string nb;
  std::string nn;
};

/// What an artefact says of itself beside the policy.
struct Metadata {
  std::array<std::uint8_t, 32> policy_digest{};
  std::array<std::uint8_t, 32> catalogue_digest{};
  std::uint32_t semantics = 0;  ///< 0 xacml, 1 altinn
  /// Names of a subject attribute's value; empty where the catalogue has none.
  std::function<std::optional<SubjectNames>(std::string_view attribute_id, std::string_view value)> names;
};

/// The module as an artefact: the bytes of a .hjp file. Equal modules and metadata give equal bytes. Empty with
/// `problem` set if LLVM or lld fail, which no policy should bring about.
std::vector<unsigned char> compile(const ir::Module& module, const Metadata& metadata, std::string& problem);

/// The module compiled into this process.
std::shared_ptr<const artefact::Program> compile_in_process(const ir::Module& module, const Metadata& metadata,
                                                            std::string& problem);

/// The optimised LLVM IR as text.
std::string emit_llvm_ir(const ir::Module& module, const Metadata& metadata, std::string& problem);

/// `bytes` with an Ed25519 signature at their end. `private_key` is PEM. Empty with `problem` set if the key cannot be
/// used.
std::vector<unsigned char> sign(std::vector<unsigned char> bytes, std::string_view private_key, std::string& problem);

}  // namespace hjemmel::codegen
