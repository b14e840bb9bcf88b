// The checks of a policy against the catalogue and against what Altinn does with it: what is legal XACML and still
// locks people out, or lets them in.
//
// In: policies as read, the catalogue, the day to check for. Out: diagnostics, ordered by place. A check reads only the
// model; it never changes it, and needs no resolved references. registry.hpp lists the checks.
#pragma once

#include <chrono>
#include <span>

#include "compiler/catalogue/catalogue.hpp"
#include "compiler/model/policy.hpp"
#include "compiler/source/diagnostic.hpp"

namespace hjemmel::check {

/// Whose reading of XACML decides: the specification's, or Altinn's own decision point's.
enum class Semantics : std::uint8_t { xacml, altinn };

struct Options {
  std::chrono::year_month_day as_of;  ///< the day whose validity of roles counts
  Semantics semantics = Semantics::xacml;
};

/// Adds what every check finds in the documents; findings of one document stand in the order of its text.
void check_documents(std::span<const model::Document> documents, const catalogue::Catalogue& catalogue,
                     const Options& options, source::Diagnostics& diagnostics);

}  // namespace hjemmel::check
