#include "tests/differential/random_request.hpp"

#include <algorithm>
#include <array>

#include "tests/differential/sample_values.hpp"

namespace hjemmel::differential {
namespace {

constexpr std::string_view categories[] = {"urn:oasis:names:tc:xacml:1.0:subject-category:access-subject",
                                           "urn:oasis:names:tc:xacml:3.0:attribute-category:resource",
                                           "urn:oasis:names:tc:xacml:3.0:attribute-category:action",
                                           "urn:oasis:names:tc:xacml:3.0:attribute-category:environment"};
constexpr std::string_view extension_type = "urn:example:data-type:unheard-of";
/// Around the turns of a day, of a leap year's February, of the epoch.
constexpr std::int64_t clocks[] = {0, -1, 1'709'164'799, 1'709'164'800, 1'709'251'199, 1'795'305'599, 1'795'262'400};
constexpr std::int16_t zones[] = {0, 0, 60, 120, -720, 840};

/// An attribute on its way into a request.
struct Entry {
  std::string category;
  DraftAttribute attribute;
};

void set_type(DraftAttribute& attribute, DataType type) {
  attribute.type = type;
  attribute.type_urn = type == DataType::unknown ? extension_type : urn_of(type);
}

class RequestMaker {
 public:
  RequestMaker(const Vocabulary& vocabulary, Random& random) : vocabulary_(vocabulary), random_(random) {}

  RequestDraft make() {
    fill_at_random();
    if (!vocabulary_.paths.empty() && random_.chance(70)) follow(random_.pick(vocabulary_.paths));
    for (std::size_t spoilt = random_.below(4); spoilt > 1; --spoilt) spoil();
    for (std::size_t more = random_.below(3); more > 0; --more) entries_.push_back(unknown_attribute());
    if (random_.chance(50)) random_.shuffle(entries_);

    RequestDraft draft;
    if (random_.chance(30)) draft.source = take_for_source();
    draft.categories = into_categories(entries_);
    if (!draft.categories.empty() && random_.chance(4)) random_.pick(draft.categories).held = false;
    if (random_.chance(5)) add_category_not_held(draft);
    add_content(draft);
    draft.return_policy_id_list = random_.chance(50);
    draft.now_seconds = random_.pick(clocks);
    draft.now_nanoseconds = random_.chance(50) ? 0 : 999'999'999;
    draft.implicit_zone = random_.pick(zones);
    return draft;
  }

 private:
  std::string text_for(const AttributeUse& use) {
    const std::size_t kind = random_.below(100);
    if (kind < 60 && !use.texts.empty()) return random_.pick(use.texts);
    if (kind < 75 && !use.texts.empty()) return near_miss(random_.pick(use.texts), random_);
    const auto type = static_cast<std::size_t>(use.type);
    if (kind < 88 && type < data_type_count && !vocabulary_.literals[type].empty()) {
      return random_.pick(vocabulary_.literals[type]);
    }
    return std::string(random_.pick(boundary_texts(use.type)));
  }

  Entry entry_of(const AttributeUse& use) {
    Entry entry{use.category, {use.id, use.issuer.value_or(""), use.type, {}, {}}};
    set_type(entry.attribute, use.type);
    if (random_.chance(use.issuer ? 20 : 8))
      entry.attribute.issuer = use.issuer && random_.chance(50) ? "" : "urn:example:issuer";
    return entry;
  }

  void fill_at_random() {
    const unsigned present = random_.pick(std::to_array<unsigned>({20, 50, 80, 100}));
    const bool several = random_.chance(30);
    for (const AttributeUse& use : vocabulary_.attributes) {
      if (!random_.chance(present)) continue;
      const std::size_t count = random_.chance(4) ? 0 : several ? random_.between(1, 4) : 1;
      Entry entry = entry_of(use);
      for (std::size_t i = 0; i < count; ++i) entry.attribute.values.push_back(text_for(use));
      entries_.push_back(std::move(entry));
    }
  }

  /// Gives the request what the targets on the way to a rule ask for.
  void follow(const Path& path) {
    for (const Choice* choice : path) {
      if (choice->empty()) continue;
      for (const Wish& wish : random_.pick(*choice)) grant(wish);
    }
  }

  void grant(const Wish& wish) {
    const AttributeUse& use = vocabulary_.attributes[wish.attribute];
    const auto same = std::ranges::find_if(entries_, [&](const Entry& entry) {
      return entry.attribute.id == use.id && entry.category == use.category && entry.attribute.type == use.type;
    });
    if (same != entries_.end() && random_.chance(80)) {
      if (random_.chance(60)) same->attribute.values.clear();
      same->attribute.values.push_back(wish.text);
      if (use.issuer) same->attribute.issuer = *use.issuer;
      return;
    }
    Entry entry = entry_of(use);
    if (use.issuer) entry.attribute.issuer = *use.issuer;
    entry.attribute.values.push_back(wish.text);
    entries_.push_back(std::move(entry));
  }

  void spoil() {
    if (entries_.empty()) return;
    const std::size_t at = random_.below(entries_.size());
    DraftAttribute& attribute = entries_[at].attribute;
    switch (random_.below(9)) {
      case 0:
        entries_.erase(entries_.begin() + static_cast<std::ptrdiff_t>(at));
        break;
      case 1:
        attribute.values.clear();
        break;
      case 2:
        set_type(attribute, static_cast<DataType>(random_.below(data_type_count + 1)));
        break;
      case 3:
        attribute.issuer = random_.chance(50) ? "urn:example:issuer" : "";
        break;
      case 4:
        entries_[at].category = random_.pick(categories);
        break;
      case 5:
        if (!attribute.values.empty()) attribute.values.push_back(attribute.values.front());
        break;
      case 6:
        for (std::string& text : attribute.values) text = near_miss(text, random_);
        break;
      case 7: {
        Entry copy = entries_[at];  // a second <Attribute> of the same name, one of its values another
        if (!copy.attribute.values.empty())
          copy.attribute.values.front() = near_miss(copy.attribute.values.front(), random_);
        entries_.push_back(std::move(copy));
        break;
      }
      default:
        attribute.id = near_miss(attribute.id, random_);
    }
  }

  Entry unknown_attribute() {
    Entry entry{std::string(random_.pick(categories)), {"urn:example:unknown", "", DataType::string, {}, {}}};
    set_type(entry.attribute, static_cast<DataType>(random_.below(data_type_count + 1)));
    if (!vocabulary_.attributes.empty() && random_.chance(30))
      entry.attribute.id = random_.pick(vocabulary_.attributes).id;
    entry.attribute.values.emplace_back(random_.pick(boundary_texts(entry.attribute.type)));
    return entry;
  }

  std::vector<DraftCategory> take_for_source() {
    std::vector<Entry> outside;
    for (std::size_t i = entries_.size(); i-- > 0;) {
      if (!random_.chance(40)) continue;
      outside.push_back(entries_[i]);  // now and then in both places: the request's own values come first
      if (random_.chance(80)) entries_.erase(entries_.begin() + static_cast<std::ptrdiff_t>(i));
    }
    return into_categories(outside);
  }

  static std::vector<DraftCategory> into_categories(const std::vector<Entry>& entries) {
    std::vector<DraftCategory> out;
    for (const Entry& entry : entries) {
      auto at = std::ranges::find(out, entry.category, &DraftCategory::urn);
      if (at == out.end()) at = out.insert(out.end(), {entry.category, {}, true, {}});
      at->attributes.push_back(entry.attribute);
    }
    return out;
  }

  /// Another <Attributes> of a category, of which this individual request sees nothing.
  void add_category_not_held(RequestDraft& draft) {
    if (draft.categories.empty()) return;
    DraftCategory other = random_.pick(draft.categories);
    other.held = false;
    for (DraftAttribute& attribute : other.attributes) {
      for (const AttributeUse& use : vocabulary_.attributes) {
        if (use.id == attribute.id && use.type == attribute.type) attribute.values = {text_for(use)};
      }
    }
    draft.categories.insert(
        draft.categories.begin() + static_cast<std::ptrdiff_t>(random_.below(draft.categories.size() + 1)),
        std::move(other));
  }

  void add_content(RequestDraft& draft) {
    for (const std::string& urn : vocabulary_.content_categories) {
      if (random_.chance(25)) continue;
      auto at = std::ranges::find_if(draft.categories, [&](const auto& each) { return each.urn == urn && each.held; });
      const bool seen = std::ranges::find(draft.categories, urn, &DraftCategory::urn) != draft.categories.end();
      if (at == draft.categories.end() && !seen) at = draft.categories.insert(at, {urn, {}, true, {}});
      if (at != draft.categories.end()) at->content = random_.pick(sample_contents());
    }
  }

  const Vocabulary& vocabulary_;
  Random& random_;
  std::vector<Entry> entries_;
};

}  // namespace

RequestDraft random_request(const Vocabulary& vocabulary, Random& random) {
  return RequestMaker(vocabulary, random).make();
}

}  // namespace hjemmel::differential
