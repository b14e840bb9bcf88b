// Artefact file ▸ Program. The loader maps the ELF segments itself instead of calling dlopen: an artefact has no
// relocations, no dependencies and no constructors, so that no byte of it runs before its signature is checked and a
// foreign or damaged file is refused with a message (docs/decisions/0002).
#pragma once

#include <memory>
#include <span>
#include <string>

#include "runtime/artefact/program.hpp"

namespace hjemmel::artefact {

/// An Ed25519 public key, raw.
using PublicKey = std::span<const unsigned char, 32>;

/// Loads an artefact from its bytes, which are copied. With a key, the file must end with a valid signature by it. Null
/// with `problem`, a lower-case phrase, on failure.
std::shared_ptr<const Program> load_artefact(std::span<const unsigned char> bytes, const PublicKey* key,
                                             std::string& problem);

/// The same from a file.
std::shared_ptr<const Program> load_artefact_file(const std::string& path, const PublicKey* key, std::string& problem);

/// A signed artefact ends with the signature over everything before it and these bytes.
inline constexpr char signature_magic[8] = {'H', 'J', 'E', 'M', 'S', 'I', 'G', '1'};
inline constexpr std::size_t signature_bytes = 64;
inline constexpr std::size_t signature_trailer_bytes = signature_bytes + sizeof signature_magic;

/// Whether the bytes end with a signature trailer.
bool has_signature(std::span<const unsigned char> bytes);

}  // namespace hjemmel::artefact
