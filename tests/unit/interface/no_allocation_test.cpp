// The decision path allocates nothing once it is warm, and survives where there is no memory at all. The global
// operator new of this binary counts, and fails on demand; under a sanitizer, which brings its own, these are skipped.
#include <catch2/catch.hpp>

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define HJEMMEL_SANITIZED
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define HJEMMEL_SANITIZED
#endif
#endif

#ifdef HJEMMEL_SANITIZED

TEST_CASE("a warm session decides without allocating") { WARN("skipped: the sanitizer has replaced operator new"); }

#else

#include <atomic>
#include <cstdlib>
#include <new>

#include "tests/unit/interface/vat_policy.hpp"

namespace {

std::atomic<bool> counting{false};
std::atomic<std::size_t> allocations{0};
/// Allocations that still succeed while counting; negative for all.
std::atomic<long> left{-1};

void* allocate(std::size_t size, std::size_t alignment) {
  if (counting) {
    ++allocations;
    if (left >= 0 && left-- == 0) {
      left = 0;
      throw std::bad_alloc();
    }
  }
  const std::size_t rounded = (size + alignment - 1) / alignment * alignment;
  void* memory = std::aligned_alloc(alignment, rounded == 0 ? alignment : rounded);
  if (memory == nullptr) throw std::bad_alloc();
  return memory;
}

}  // namespace

void* operator new(std::size_t size) { return allocate(size, alignof(std::max_align_t)); }
void* operator new[](std::size_t size) { return allocate(size, alignof(std::max_align_t)); }
void* operator new(std::size_t size, std::align_val_t alignment) {
  return allocate(size, static_cast<std::size_t>(alignment));
}
void* operator new[](std::size_t size, std::align_val_t alignment) {
  return allocate(size, static_cast<std::size_t>(alignment));
}
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete[](void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
void operator delete[](void* memory, std::size_t) noexcept { std::free(memory); }
void operator delete(void* memory, std::align_val_t) noexcept { std::free(memory); }
void operator delete[](void* memory, std::align_val_t) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t, std::align_val_t) noexcept { std::free(memory); }
void operator delete[](void* memory, std::size_t, std::align_val_t) noexcept { std::free(memory); }

using namespace hjemmel::tests;
namespace pdp = hjemmel::pdp;

namespace {

constexpr std::string_view package = "regnskapsforer-med-signeringsrettighet";

template <typename Action>
std::size_t allocations_of(Action action) {
  allocations = 0;
  counting = true;
  action();
  counting = false;
  return allocations;
}

}  // namespace

TEST_CASE("a warm session decides without allocating") {
  const pdp::LivePolicy live(loaded_vat_policy());
  pdp::Session session(live);
  const std::string json = json_request(package);
  const std::string xml = xml_request(package);
  std::string response;
  pdp::Request request;
  const auto decide_all = [&] {
    response.clear();
    session.decide_json(json, response);
    session.results();
    response.clear();
    session.decide_xml(xml, response);
    request.clear();
    request.subject("urn:altinn:accesspackage", package).resource("urn:altinn:resource", "ske-mva");
    request.action("urn:oasis:names:tc:xacml:1.0:action:action-id", "write").environment("n", 7).environment("x", 1.5);
    session.decide(request).permits_at(3, pdp::Caller::person);
    session.decide(request);
  };
  REQUIRE(allocations_of(decide_all) > 0);  // the counter counts
  decide_all();
  CHECK(allocations_of([&] {
          for (int i = 0; i < 100; ++i) decide_all();
        }) == 0);
}

TEST_CASE("a warm session decides several at once, and with an attribute source, without allocating") {
  class Register final : public pdp::AttributeSource {
    void values_of(const Query& query, pdp::AttributeValues& values) const noexcept override {
      if (query.attribute_id == "urn:altinn:accesspackage") values.add(package);
    }
  };
  const Register packages;
  pdp::Session session(loaded_vat_policy());
  session.use_attributes_of(&packages);
  constexpr std::string_view resource = "urn:oasis:names:tc:xacml:3.0:attribute-category:resource";
  pdp::Request request;
  request.resource("urn:altinn:resource", "ske-mva").action("urn:oasis:names:tc:xacml:1.0:action:action-id", "write");
  request.another(resource).resource("urn:altinn:resource", "other").return_policy_id_list(true);
  const auto decide_all = [&] {
    session.decide(request);
    session.results();
  };
  decide_all();
  decide_all();
  CHECK(allocations_of([&] {
          for (int i = 0; i < 100; ++i) decide_all();
        }) == 0);
}

TEST_CASE("where memory ends, loading and deciding say so and nothing is thrown") {
  const auto artefact = artefact_of(vat_policy());
  const std::string json = json_request(package);
  std::size_t refused = 0;
  bool done = false;
  for (long allowed = 0; !done && allowed < 2'000; ++allowed) {
    std::string problem;
    std::string response;
    bool loaded_it = false;
    auto decision = pdp::Decision::indeterminate;
    auto built = pdp::Decision::indeterminate;
    std::size_t results = 0;
    left = allowed;
    allocations_of([&] {
      pdp::LivePolicy live(pdp::Policy::load_bytes(artefact, problem));
      loaded_it = static_cast<bool>(live.current());
      pdp::Session session(live);
      session.fix_time(monday_at_ten);
      pdp::Request request = built_request(package);
      built = session.decide(request).decision;
      decision = session.decide_json(json, response);
      results = session.results().size();
    });
    const bool had_enough = left > 0;
    left = -1;
    REQUIRE(results == 1);
    REQUIRE((loaded_it || decision == pdp::Decision::indeterminate));
    REQUIRE((decision == pdp::Decision::permit || decision == pdp::Decision::indeterminate));
    REQUIRE((built == pdp::Decision::permit || built == pdp::Decision::indeterminate));
    if (had_enough) {
      REQUIRE(decision == pdp::Decision::permit);
      done = true;
    } else {
      ++refused;
    }
  }
  CHECK(done);
  CHECK(refused > 10);
}

#endif
