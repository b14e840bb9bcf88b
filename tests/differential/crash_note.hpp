// Where the run stood when the process dies of a signal: a crash of native code says which policy brought it about.
#pragma once

#include <string_view>

namespace hjemmel::differential {

void tell_place_of_crashes();
/// What is printed from now on if the process dies.
void note_place(std::string_view place);

}  // namespace hjemmel::differential
