// The <Content> of each category of one individual request (5.45), parsed when an XPath expression first asks for it.
//
// In: the XML text that the request holds. Out: a libxml2 document whose document element is the single child of
// <Content> (7.3.7 step 1). Nothing is fetched, no document type is accepted, no entity is expanded but the five
// predefined ones, and libxml2's limits on depth and sizes hold. A text that is no XML is a problem of the category,
// told at every look-up.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "runtime/request/request.hpp"

struct _xmlDoc;  // libxml2's name

namespace hjemmel {

class ContentSource {
 public:
  ContentSource();
  explicit ContentSource(const IndividualRequest& request);
  ~ContentSource();
  ContentSource(ContentSource&&) noexcept;
  ContentSource& operator=(ContentSource&&) noexcept;

  /// Forgets what was parsed and turns to another request, which must outlive its use here.
  void bind(const IndividualRequest& request);

  enum class State : std::uint8_t {
    absent,     ///< the category is not in the request, or has no <Content>
    malformed,  ///< not one well-formed element
    parsed,
  };
  struct Document {
    State state = State::absent;
    _xmlDoc* document = nullptr;  ///< where parsed; owned by the source
  };
  /// Not for several threads at once: the first call for a category parses.
  Document document(std::string_view category) const;

 private:
  struct Parsed;
  IndividualRequest request_;
  mutable std::vector<Parsed> parsed_;
};

}  // namespace hjemmel
