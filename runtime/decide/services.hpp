// The services that generated code calls (runtime/artefact/abi.hpp), implemented over a Run.
#pragma once

#include "runtime/artefact/abi.hpp"

namespace hjemmel::artefact {

const Services& services();

}  // namespace hjemmel::artefact
