#include "tests/differential/request_cut.hpp"

#include "tests/differential/list_cut.hpp"

namespace hjemmel::differential {
namespace {

class RequestCutter : NumberedCut {
 public:
  explicit RequestCutter(std::size_t number) : NumberedCut(number) {}

  bool requests(std::vector<RequestDraft>& drafts) {
    if (shorten(drafts, 1)) return true;
    for (RequestDraft& draft : drafts) {
      if (request(draft)) return true;
    }
    return false;
  }

 private:
  bool request(RequestDraft& draft) {
    if (draft.source && here()) return draft.source.reset(), true;
    if (draft.return_policy_id_list && here()) return draft.return_policy_id_list = false, true;
    if (draft.implicit_zone != 0 && here()) return draft.implicit_zone = 0, true;
    return categories(draft.categories) || (draft.source && categories(*draft.source));
  }

  bool categories(std::vector<DraftCategory>& list) {
    if (shorten(list, 0)) return true;
    for (DraftCategory& category : list) {
      if (!category.content.empty() && here()) return category.content.clear(), true;
      if (shorten(category.attributes, 0)) return true;
      for (DraftAttribute& attribute : category.attributes) {
        if (!attribute.issuer.empty() && here()) return attribute.issuer.clear(), true;
        if (shorten(attribute.values, 0)) return true;
      }
    }
    return false;
  }
};

}  // namespace

bool cut(std::vector<RequestDraft>& requests, std::size_t number) { return RequestCutter(number).requests(requests); }

}  // namespace hjemmel::differential
