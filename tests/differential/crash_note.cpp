#include "tests/differential/crash_note.hpp"

#include <unistd.h>

#include <algorithm>
#include <csignal>

namespace hjemmel::differential {
namespace {

char noted_place[512];
volatile std::sig_atomic_t noted_size = 0;

void write_all(std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(STDERR_FILENO, text.data(), text.size());
    if (written <= 0) return;
    text.remove_prefix(static_cast<std::size_t>(written));
  }
}

// Writes what stands in memory already, which a signal handler may, and dies of the same signal.
extern "C" void tell_place(int signal_number) {
  write_all("crashed at ");
  write_all({noted_place, static_cast<std::size_t>(noted_size)});
  write_all("\n");
  std::signal(signal_number, SIG_DFL);
  std::raise(signal_number);
}

}  // namespace

void tell_place_of_crashes() {
  for (const int number : {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT}) std::signal(number, &tell_place);
}

void note_place(std::string_view place) {
  const std::size_t size = std::min(place.size(), sizeof noted_place);
  noted_size = 0;
  std::copy_n(place.data(), size, noted_place);
  noted_size = static_cast<std::sig_atomic_t>(size);
}

}  // namespace hjemmel::differential
