// Sentences that several checks say alike.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "compiler/catalogue/subject.hpp"
#include "compiler/check/policy_view.hpp"

namespace hjemmel::check {

/// "`merverdiavgift` (Value added tax)"
std::string quoted(const catalogue::Package& package);
/// "`DAGL` (Managing Director)", by the code that a policy's urn:altinn:rolecode takes, if there is one.
std::string quoted(const catalogue::Role& role);
/// "`a`, `b` or `c`"; each already quoted.
std::string any_of_these(const std::vector<std::string>& quoted);
/// "access package" or "role".
std::string_view noun_of(catalogue::SubjectKind kind);
/// The right value in the letters of what was written where it differs only in case, so that a fix changes no more than
/// it must.
std::string right_value_like(const NamedSubject& subject);
/// "write `x`", and under which attribute if it is another one; "write `package x`" where a sentence of the policy
/// language names it.
std::string advice_to_write(const NamedSubject& subject);

}  // namespace hjemmel::check
