#include "runtime/decide/environment.hpp"

namespace hjemmel {

namespace {

/// The zone of this machine at `seconds`, in minutes east of UTC: times in policies without a zone (08:00 to 16:00) are
/// meant as the clock on the wall shows them. localtime_r takes a lock, so a thread asks it once for each quarter of an
/// hour; zones change their offset only between two of them.
std::int16_t local_zone(std::int64_t seconds) {
  constexpr std::int64_t quarter_of_an_hour = 15 * 60;
  thread_local std::int64_t known_quarter = -1;
  thread_local std::int16_t known_zone = 0;
  const std::int64_t quarter = seconds / quarter_of_an_hour;
  if (quarter == known_quarter) return known_zone;
  const auto time = static_cast<std::time_t>(seconds);
  std::tm local{};
  if (localtime_r(&time, &local) == nullptr) return 0;
  known_quarter = quarter;
  known_zone = static_cast<std::int16_t>(local.tm_gmtoff / 60);
  return known_zone;
}

}  // namespace

Environment Environment::now() {
  std::timespec time{};
  clock_gettime(CLOCK_REALTIME, &time);
  Environment environment;
  environment.now_seconds = time.tv_sec;
  environment.now_nanoseconds = static_cast<std::uint32_t>(time.tv_nsec);
  environment.implicit_zone = local_zone(time.tv_sec);
  return environment;
}

}  // namespace hjemmel
