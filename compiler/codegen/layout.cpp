#include "compiler/codegen/layout.hpp"

#include <unordered_map>

namespace hjemmel::codegen {

Layout::Layout(const ir::Module& module) : shape_count(static_cast<ir::Index>(module.shapes.size())) {
  for (const auto& domain : module.domains) {
    const bool small = ir::is_small(domain);
    first_word.push_back(small ? words : ir::none);
    if (small) words += ir::words_of(domain);
    const bool listed = !small || domain.indexed;
    list.push_back(listed ? lists : ir::none);
    if (listed) ++lists;
  }
  target_function.assign(module.combinations.size(), ir::none);
  std::unordered_map<ir::Index, ir::Index> by_shape;
  for (const auto& combination : module.combinations) {
    if (combination.family != artefact::CombiningFamily::only_one_applicable) continue;
    for (const auto& child : combination.children) {
      if (child.kind != ir::Child::Kind::combination) continue;
      const ir::Index shape = module.combination_shapes[child.index];
      const auto [at, inserted] =
          by_shape.try_emplace(shape, shape_count + static_cast<ir::Index>(target_shapes.size()));
      if (inserted) target_shapes.push_back(shape);
      target_function[child.index] = at->second;
    }
  }
}

}  // namespace hjemmel::codegen
