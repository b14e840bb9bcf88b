// <MultiRequests> (sections 5.50 to 5.52): from the texts of references to the categories that they mean.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/request/request.hpp"

namespace hjemmel {

/// The references as read, before all categories are known.
struct ReferenceTexts {
  struct Entry {
    std::string_view id;
    std::size_t offset;  ///< where it stands in the request's text
  };
  std::vector<Entry> entries;
  std::vector<std::uint32_t> ends;  ///< for each <RequestReference> the end of its entries

  void clear() {
    entries.clear();
    ends.clear();
  }
};

/// Fills request.references. False where an id names no category or several; `offset` is then the place of the
/// reference.
bool resolve_references(const ReferenceTexts& texts, Request& request, std::string& message, std::size_t& offset);

}  // namespace hjemmel
