// What a rule is restricted to.
#pragma once

#include "compiler/check/registry.hpp"

namespace hjemmel::check {

/// Whether a rule of an Altinn policy that permits says nothing about a category: neither in its target nor its
/// condition nor, unless Altinn decides, which ignores it, in the target of the policy.
bool leaves_open(const Subject& subject, const RuleView& rule, Category category);

/// Whether the rule has neither target nor condition.
bool is_bare(const RuleView& rule);

source::Span place_of_rule(const RuleView& rule);

}  // namespace hjemmel::check
