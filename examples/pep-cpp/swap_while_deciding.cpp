// swap_while_deciding OLD.hjp NEW.hjp
//
// Threads that decide without a pause while the policy is replaced: none waits, each goes over to the new version
// between two decisions, and none goes back. The caller is an accountant without the right to sign, whom only the new
// version lets file.
#include <atomic>
#include <chrono>
#include <iostream>
#include <thread>
#include <vector>

#include "vat_service.hpp"

namespace {

namespace pdp = hjemmel::pdp;

struct Seen {
  long refused = 0;
  long filed = 0;
  long went_back = 0;  ///< refusals after a return was filed
};

void decide_until(const std::atomic<bool>& stop, const pdp::LivePolicy& policy, Seen& seen) {
  vat::Caller caller;
  caller.packages = {"regnskapsforer-uten-signeringsrettighet"};
  caller.authentication_level = 3;
  vat::Service service(policy, pdp::Language::en);
  do {
    if (service.file(caller, {"Fjell og Fjord AS", "2026"}).filed) {
      ++seen.filed;
    } else {
      ++seen.refused;
      if (seen.filed > 0) ++seen.went_back;
    }
  } while (!stop);
}

pdp::Policy load(const char* path) {
  std::string problem;
  pdp::Policy policy = pdp::Policy::load_file(path, problem);
  if (!policy) std::cerr << path << ": " << problem << "\n";
  return policy;
}

}  // namespace

int main(int count, char** values) {
  if (count != 3) {
    std::cerr << "usage: swap_while_deciding OLD.hjp NEW.hjp\n";
    return 2;
  }
  const pdp::Policy old_policy = load(values[1]);
  const pdp::Policy new_policy = load(values[2]);
  if (!old_policy || !new_policy) return 2;

  pdp::LivePolicy live(old_policy);
  constexpr std::size_t thread_count = 4;
  std::vector<Seen> seen(thread_count);
  std::atomic<bool> stop{false};
  std::vector<std::thread> threads;
  for (Seen& each : seen) {
    threads.emplace_back([&stop, &live, &each] { decide_until(stop, live, each); });
  }
  std::this_thread::sleep_for(std::chrono::milliseconds(50));
  live.swap(new_policy);
  std::this_thread::sleep_for(std::chrono::milliseconds(50));
  stop = true;
  for (auto& thread : threads) thread.join();

  Seen all;
  for (const Seen& each : seen) {
    all.refused += each.refused;
    all.filed += each.filed;
    all.went_back += each.went_back;
  }
  std::cout << "before the swap: " << all.refused << " refused; after it: " << all.filed << " filed, " << all.went_back
            << " by the old version\n";
  return all.filed > 0 && all.went_back == 0 ? 0 : 1;
}
