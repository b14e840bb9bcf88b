// Policy: a loaded artefact, and what it says of itself.
#include <utility>

#include "hjemmel/hjemmel.hpp"
#include "runtime/artefact/loader.hpp"

namespace hjemmel::pdp {
namespace {

/// Calls a load function of the stage below; what it throws, it throws for want of memory.
template <typename Load>
std::shared_ptr<const artefact::Program> guarded(Load load, std::string& problem) noexcept {
  problem.clear();
  try {
    return load();
  } catch (...) {
    problem = "out of memory";  // short enough not to allocate
    return nullptr;
  }
}

}  // namespace

Policy::Policy() noexcept = default;
Policy::~Policy() = default;
Policy::Policy(const Policy&) noexcept = default;
Policy::Policy(Policy&&) noexcept = default;
Policy& Policy::operator=(const Policy&) noexcept = default;
Policy& Policy::operator=(Policy&&) noexcept = default;
Policy::Policy(std::shared_ptr<const artefact::Program> program) noexcept : program_(std::move(program)) {}

Policy Policy::load_file(const std::string& path, std::string& problem) noexcept {
  return Policy(guarded([&] { return artefact::load_artefact_file(path, nullptr, problem); }, problem));
}

Policy Policy::load_file(const std::string& path, PublicKey key, std::string& problem) noexcept {
  return Policy(guarded([&] { return artefact::load_artefact_file(path, &key, problem); }, problem));
}

Policy Policy::load_bytes(std::span<const unsigned char> bytes, std::string& problem) noexcept {
  return Policy(guarded([&] { return artefact::load_artefact(bytes, nullptr, problem); }, problem));
}

Policy Policy::load_bytes(std::span<const unsigned char> bytes, PublicKey key, std::string& problem) noexcept {
  return Policy(guarded([&] { return artefact::load_artefact(bytes, &key, problem); }, problem));
}

PolicyInfo Policy::info() const noexcept {
  const artefact::ImageHeader& header = program_->header();
  PolicyInfo info{.id = {},
                  .version = {},
                  .compiler_version = program_->text(header.compiler_version),
                  .target = program_->text(header.target),
                  .policy_digest = header.policy_digest,
                  .catalogue_digest = header.catalogue_digest,
                  .policies = header.policies.count,
                  .rules = header.rules.count};
  for (const auto& policy : program_->table<artefact::PolicyRecord>(header.policies)) {
    if (policy.parent != artefact::no_index) continue;
    info.id = program_->text(policy.id);
    info.version = program_->text(policy.version);
    break;
  }
  return info;
}

RuleInfo Policy::rule(std::size_t number) const noexcept {
  const artefact::ImageHeader& header = program_->header();
  const auto& rule = program_->table<artefact::RuleRecord>(header.rules)[number];
  const auto& policy = program_->table<artefact::PolicyRecord>(header.policies)[rule.policy];
  RuleInfo info;
  info.id = program_->text(rule.id);
  info.description = program_->text(rule.description);
  info.policy_id = program_->text(policy.id);
  if (policy.file != artefact::no_index) {
    info.file = program_->text(program_->table<artefact::Text>(header.files)[policy.file]);
  }
  info.line = rule.line;
  info.effect = rule.effect == 1 ? Decision::permit : Decision::deny;
  return info;
}

}  // namespace hjemmel::pdp
