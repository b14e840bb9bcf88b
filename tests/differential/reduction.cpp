#include "tests/differential/reduction.hpp"

#include <fmt/format.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <utility>

#include "compiler/xacml/xacml.hpp"
#include "tests/differential/model_cut.hpp"
#include "tests/differential/request_cut.hpp"

namespace hjemmel::differential {
namespace {

using Clock = std::chrono::steady_clock;

bool cut_somewhere(PolicyCase& policy_case, std::size_t number, bool of_requests) {
  return of_requests ? cut(policy_case.requests, number) : cut(policy_case.documents, number);
}

/// Goes once through all cuts of one kind; true if one of them was kept.
bool reduce_once(PolicyCase& policy_case, bool of_requests, Clock::time_point end) {
  bool smaller = false;
  for (std::size_t number = 0; Clock::now() < end;) {
    PolicyCase candidate = copy_of(policy_case);
    if (!cut_somewhere(candidate, number, of_requests)) break;
    if (difference_in(candidate).empty()) {
      ++number;
    } else {
      policy_case = std::move(candidate);
      smaller = true;
    }
  }
  return smaller;
}

void write(const std::filesystem::path& path, const std::string& text) {
  std::ofstream(path, std::ios::binary) << text;
}

std::string surroundings(const RequestDraft& draft) {
  std::string out = fmt::format("clock {} s {} ns, implicit time zone {} min", draft.now_seconds, draft.now_nanoseconds,
                                draft.implicit_zone);
  for (const DraftCategory& category : draft.categories) {
    if (!category.held)
      out += fmt::format("; another <Attributes> of `{}` that the request does not see", category.urn);
  }
  return out + '\n';
}

}  // namespace

PolicyCase reduced(PolicyCase policy_case, double seconds) {
  const auto end = Clock::now() + std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(seconds));
  for (bool smaller = true; smaller;) {
    smaller = reduce_once(policy_case, true, end);
    smaller = reduce_once(policy_case, false, end) || smaller;
  }
  return policy_case;
}

void report(const PolicyCase& policy_case, const std::string& origin, const std::string& folder) {
  std::error_code ignored;
  std::filesystem::create_directories(folder, ignored);
  const std::filesystem::path path(folder);
  std::string text = fmt::format("the engines differ: {}\n", origin);
  for (std::size_t i = 0; i < policy_case.documents.size(); ++i) {
    const std::string policy = xacml::write_policy(policy_case.documents[i]);
    write(path / fmt::format("policy{}.xml", i + 1), policy);
    text += fmt::format("\npolicy {}:\n{}", i + 1, policy);
  }
  for (std::size_t i = 0; i < policy_case.requests.size(); ++i) {
    const std::string request = request_json(policy_case.requests[i]);
    write(path / fmt::format("request{}.json", i + 1), request);
    text += fmt::format("\nrequest {} ({}):\n{}", i + 1, surroundings(policy_case.requests[i]), request);
    const std::string source = source_json(policy_case.requests[i]);
    if (source.empty()) continue;
    write(path / fmt::format("attributes{}.json", i + 1), source);
    text += fmt::format("\nattribute source {}:\n{}", i + 1, source);
  }
  text += fmt::format("\n{}", difference_in(policy_case));
  write(path / "difference.txt", text);
  fmt::print("{}written to {}\n\n", text, folder);
}

}  // namespace hjemmel::differential
