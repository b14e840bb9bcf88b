// The walk over policies and policy sets: each one once, depth first, in document order, with a path of its own rather
// than by recursion, because references can nest as deep as there are policies. What a reference repeats is counted,
// not walked: it can be exponentially much.
#include <algorithm>

#include <fmt/format.h>

#include "compiler/model/resolver.hpp"

namespace hjemmel::model {
namespace {

const void* address_of(const PolicyNode& node) {
  return std::visit([](const auto* policy) { return static_cast<const void*>(policy); }, node);
}

std::string described(const PolicyReference& reference) {
  std::string text = fmt::format("{} `{}`", reference.to_policy_set ? "policy set" : "policy", reference.id);
  if (reference.version) text += fmt::format(" with a version that matches `{}`", *reference.version);
  if (reference.earliest_version) text += fmt::format(", not before `{}`", *reference.earliest_version);
  if (reference.latest_version) text += fmt::format(", not after `{}`", *reference.latest_version);
  return text;
}

/// Without the rules and policies inside: itself, and its rules.
std::size_t own_evaluations(const PolicyNode& node) {
  const auto* const* policy = std::get_if<const Policy*>(&node);
  return 1 + (policy ? (*policy)->rules.size() : 0);
}

/// Stops counting far above every limit, far below an overflow.
std::size_t saturating_sum(std::size_t left, std::size_t right) {
  constexpr std::size_t most = std::size_t{1} << 60U;
  return std::min(left + right, most);
}

}  // namespace

void Resolver::walk(PolicyNode root) {
  std::vector<Visit> path = {Visit{root}};
  open_.insert(address_of(root));
  enter(root);
  written_ += own_evaluations(root);
  while (!path.empty()) {
    const std::optional<Visit> child = next_visit(path.back());
    if (!child) {
      finish(path);
      continue;
    }
    const void* address = address_of(child->node);
    if (open_.contains(address)) {
      report_circle(path, *child);
    } else if (const auto done = extents_.find(address); done != extents_.end()) {
      Visit& parent = path.back();
      parent.height = std::max(parent.height, done->second.height + 1);
      parent.evaluations = saturating_sum(parent.evaluations, done->second.evaluations);
    } else {
      open_.insert(address);
      path.push_back(*child);
      enter(child->node);
      written_ += own_evaluations(child->node);
    }
  }
}

/// The next child of `parent` that there is to go to; references that lead nowhere are reported and passed over.
std::optional<Resolver::Visit> Resolver::next_visit(Visit& parent) {
  const auto* const* set = std::get_if<const PolicySet*>(&parent.node);
  if (!set) return std::nullopt;
  while (parent.next_child < (*set)->children.size()) {
    const PolicySetChild& child = (*set)->children[parent.next_child++];
    if (const auto* inner = std::get_if<std::unique_ptr<PolicySet>>(&child)) return Visit{PolicyNode(inner->get())};
    if (const auto* policy = std::get_if<std::unique_ptr<Policy>>(&child)) return Visit{PolicyNode(policy->get())};
    const auto& reference = std::get<PolicyReference>(child);
    if (const auto target = store_.resolve(reference)) {
      out_->references_.emplace(&reference, *target);
      return Visit{*target, &reference};
    }
    diagnostics_.warning("unresolved-reference", reference.span,
                         fmt::format("there is no {} among the policies given", described(reference)),
                         "give the file that defines it as well: until then a decision that needs it is Indeterminate");
  }
  return std::nullopt;
}

void Resolver::finish(std::vector<Visit>& path) {
  Visit done = path.back();
  path.pop_back();
  done.evaluations = saturating_sum(done.evaluations, own_evaluations(done.node));
  open_.erase(address_of(done.node));
  extents_.emplace(address_of(done.node), Extent{done.height, done.evaluations});
  check_extent(done);
  if (path.empty()) return;
  path.back().height = std::max(path.back().height, done.height + 1);
  path.back().evaluations = saturating_sum(path.back().evaluations, done.evaluations);
}

void Resolver::check_extent(const Visit& done) {
  const Span span = std::visit([](const auto* policy) { return policy->id_span; }, done.node);
  if (done.height == max_policy_nesting + 1) {
    diagnostics_.error(
        "too-deep", span,
        fmt::format("policy sets are nested more than {} deep, references followed", max_policy_nesting));
  }
  if (done.evaluations > written_ + max_repeated_evaluations && !reported_too_large_) {
    reported_too_large_ = true;
    diagnostics_.error("too-large", span,
                       fmt::format("references repeat the same policies and rules more than {} times in one decision",
                                   max_repeated_evaluations),
                       "each reference evaluates what it refers to once more: refer to it from fewer places");
  }
}

/// `closing` is on the path already. The mistake stands in the last reference of the circle: containment alone makes
/// none.
void Resolver::report_circle(const std::vector<Visit>& path, const Visit& closing) {
  const PolicyReference* reference = closing.through;
  for (auto step = path.rbegin(); !reference && step != path.rend(); ++step) reference = step->through;
  diagnostics_.error("circular-reference", reference->span,
                     fmt::format("`{}` refers back to `{}`, which it is part of", reference->id, id_of(closing.node)));
}

}  // namespace hjemmel::model
