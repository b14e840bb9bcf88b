#include "runtime/decide/environment.hpp"

#include <catch2/catch.hpp>

#include <cstdlib>
#include <thread>

using namespace hjemmel;

TEST_CASE("now is the time of the system clock") {
  const std::time_t before = std::time(nullptr);
  const Environment environment = Environment::now();
  const std::time_t after = std::time(nullptr);
  CHECK(environment.now_seconds >= before - 1);
  CHECK(environment.now_seconds <= after);
  CHECK(environment.now_nanoseconds < 1'000'000'000);
  CHECK(environment.attributes == nullptr);
}

TEST_CASE("the implicit zone is that of the machine") {
  const char* before = std::getenv("TZ");
  const std::string kept = before != nullptr ? before : "";
  ::setenv("TZ", "XYZ-5:30", 1);
  ::tzset();
  std::int16_t zone = 0;
  std::thread([&] { zone = Environment::now().implicit_zone; }).join();  // a thread remembers its zone for a while
  CHECK(zone == 330);
  if (before != nullptr) {
    ::setenv("TZ", kept.c_str(), 1);
  } else {
    ::unsetenv("TZ");
  }
  ::tzset();
}
