// What a request may be at most. Beyond a limit it is refused with a message: time and memory stay bounded whoever
// sends it.
#pragma once

#include <cstddef>

namespace hjemmel {

inline constexpr std::size_t max_request_bytes = 64u << 20;
/// A reader gives back what it has kept for reuse after a request longer than this.
inline constexpr std::size_t kept_text_bytes = 2u << 20;
/// Nested elements of an XML request or of <Content>.
inline constexpr std::size_t max_request_depth = 200;
/// Individual requests that one request may stand for (Multiple Decision profile).
inline constexpr std::size_t max_individual_requests = 10'000;
/// Categories listed by all individual requests together.
inline constexpr std::size_t max_individual_categories = 4'000'000;

}  // namespace hjemmel
