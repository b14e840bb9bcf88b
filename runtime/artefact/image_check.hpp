// Whether the tables of an image refer only to what is in it, so that neither loading nor the runtime's part of a
// decision reads outside it or runs for ever, however the file was damaged. What code does, no check can tell: only a
// signature says that it is the compiler's.
#pragma once

#include <cstddef>

#include "runtime/artefact/format.hpp"

namespace hjemmel::artefact {

/// Checks every table in time linear in the image, whose header has been read. Returns what is wrong, a literal such as
/// "the rule table", or null for nothing.
const char* find_damage(const ImageHeader& header);

}  // namespace hjemmel::artefact
