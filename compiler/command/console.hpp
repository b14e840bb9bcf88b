// What a running command talks through: results on standard output, messages on standard error.
#pragma once

#include "compiler/command/messages.hpp"
#include "compiler/command/output.hpp"

namespace hjemmel::command {

struct Console {
  Output output;
  Messages messages;
};

}  // namespace hjemmel::command
