#include <algorithm>
#include <cstring>
#include <new>

#include "runtime/interface/c_objects.hpp"

namespace pdp = hjemmel::pdp;

namespace {

/// Writes a message, cut between characters.
void tell(std::string_view problem, hjemmel_error* error) {
  if (error == nullptr) return;
  std::size_t size = std::min(problem.size(), sizeof error->message - 1);
  const auto is_inside_character = [&](std::size_t at) {
    return at < problem.size() && (static_cast<unsigned char>(problem[at]) & 0xC0) == 0x80;
  };
  while (size > 0 && is_inside_character(size)) --size;
  std::memcpy(error->message, problem.data(), size);
  error->message[size] = '\0';
}

template <typename Load>
hjemmel_policy* load_with(Load load, const unsigned char* public_key, hjemmel_error* error) noexcept {
  try {
    std::string problem;
    pdp::Policy policy = public_key != nullptr ? load(pdp::PublicKey(public_key, 32), problem) : load(problem);
    if (policy) return new hjemmel_policy{std::move(policy)};
    tell(problem, error);
  } catch (...) {
    tell("out of memory", error);
  }
  return nullptr;
}

}  // namespace

const char* hjemmel_version(void) { return pdp::version().data(); }  // a literal: closed by a zero

const char* hjemmel_decision_name(hjemmel_decision decision) {
  return pdp::name_of(static_cast<pdp::Decision>(decision)).data();
}

hjemmel_policy* hjemmel_policy_load_file(const char* path, const unsigned char* public_key, hjemmel_error* error) {
  return load_with(
      [path](auto&&... key_and_problem) {
        return pdp::Policy::load_file(path, std::forward<decltype(key_and_problem)>(key_and_problem)...);
      },
      public_key, error);
}

hjemmel_policy* hjemmel_policy_load_bytes(const void* bytes, size_t size, const unsigned char* public_key,
                                          hjemmel_error* error) {
  const std::span<const unsigned char> all(static_cast<const unsigned char*>(bytes), size);
  return load_with(
      [all](auto&&... key_and_problem) {
        return pdp::Policy::load_bytes(all, std::forward<decltype(key_and_problem)>(key_and_problem)...);
      },
      public_key, error);
}

void hjemmel_policy_free(hjemmel_policy* policy) { delete policy; }

void hjemmel_policy_describe(const hjemmel_policy* policy, hjemmel_policy_info* info) {
  const pdp::PolicyInfo known = policy->policy.info();
  *info = {pdp::c_text(known.id),
           pdp::c_text(known.version),
           pdp::c_text(known.compiler_version),
           pdp::c_text(known.target),
           known.policy_digest.data(),
           known.catalogue_digest.data(),
           known.policies,
           known.rules};
}

hjemmel_live_policy* hjemmel_live_policy_new(const hjemmel_policy* first) {
  return new (std::nothrow) hjemmel_live_policy{pdp::LivePolicy(first->policy)};
}

void hjemmel_live_policy_swap(hjemmel_live_policy* live, const hjemmel_policy* next) { live->live.swap(next->policy); }

void hjemmel_live_policy_free(hjemmel_live_policy* live) { delete live; }
