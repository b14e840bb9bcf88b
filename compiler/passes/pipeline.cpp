#include <array>
#include <cassert>

#include "compiler/ir/verify.hpp"
#include "compiler/passes/pass.hpp"

namespace hjemmel::passes {
namespace {

constexpr std::array pipeline_passes = {
    Pass{"simplify-tests", "flattens all(…) and any(…), drops what always or never matches", &simplify_tests},
    Pass{"merge-memberships", "alternatives over one domain become one set; tests that cannot fail go first",
         &merge_memberships},
    Pass{"index-children", "many children are reached by the symbols that a request holds, not one after the other",
         &index_children},
    Pass{"share-shapes", "units that differ only in data share one function and get parameters", &share_shapes},
};

}  // namespace

std::span<const Pass> pipeline() { return pipeline_passes; }

void run_pipeline(ir::Module& module, const std::function<void(const Pass&, const ir::Module&)>& after) {
  assert(ir::verify(module).empty());
  for (const Pass& pass : pipeline_passes) {
    pass.run(module);
    assert(ir::verify(module).empty());
    if (after) after(pass, module);
  }
}

}  // namespace hjemmel::passes
