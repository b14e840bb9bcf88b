// What a policy speaks of: the attributes that it reads, the values that it compares them with, and for each rule what
// a request must hold to come to it. Random requests are made of it, so that they meet the policy where it decides.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "compiler/model/resolve.hpp"

namespace hjemmel::differential {

/// An attribute that a designator asks for.
struct AttributeUse {
  std::string category;
  std::string id;
  DataType type = DataType::string;
  std::optional<std::string> issuer;
  std::vector<std::string> texts;  ///< literals that it is compared with, or stands beside in an expression
};

/// A match as a wish: this attribute, with this value.
struct Wish {
  std::size_t attribute = 0;
  std::string text;
};
using Alternative = std::vector<Wish>;    ///< <AllOf>
using Choice = std::vector<Alternative>;  ///< <AnyOf>
using Path = std::vector<const Choice*>;  ///< every <AnyOf> from the root to a rule

struct Vocabulary {
  std::vector<AttributeUse> attributes;
  std::array<std::vector<std::string>, data_type_count> literals;  ///< of each type
  std::vector<std::unique_ptr<Choice>> choices;
  std::vector<Path> paths;                      ///< to rules; of a very large policy the first thousands
  std::vector<std::string> content_categories;  ///< whose <Content> is read
};

/// The vocabulary of everything that the store's root reaches.
Vocabulary vocabulary_of(const model::ResolvedStore& store);

}  // namespace hjemmel::differential
