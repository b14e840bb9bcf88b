// libFuzzer target for the XML reader and writer, not built by default:
//
//   clang++-19 -std=c++23 -g -O1 -fsanitize=fuzzer,address,undefined -I. tests/fuzz/xacml_fuzz.cpp compiler/xacml/*.cpp
//     compiler/source/*.cpp compiler/model/equality.cpp compiler/model/combining_algorithm.cpp
//     LIBHJEMMEL_RUNTIME -lpugixml -lfmt -o xacml_fuzz
//
// Whatever is read must be refused with a diagnostic, or written and read back as the same model.
#include <cstdint>
#include <cstdlib>

#include "compiler/model/equality.hpp"
#include "compiler/xacml/xacml.hpp"

using namespace hjemmel;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const source::SourceFile file("fuzz.xml", std::string(reinterpret_cast<const char*>(data), size));
  source::Diagnostics diagnostics;
  const auto document = xacml::read_policy(file, {}, diagnostics);
  if (document.has_value() == diagnostics.has_errors()) std::abort();
  for (const auto& entry : diagnostics.entries()) {
    if (entry.span.begin > entry.span.end || entry.span.end > size) std::abort();
  }
  if (!document) return 0;
  const source::SourceFile written("written.xml", xacml::write_policy(*document));
  source::Diagnostics none;
  const auto again = xacml::read_policy(written, {}, none);
  std::string difference;
  if (!again || !model::same_policy(document->root, again->root, difference)) std::abort();
  return 0;
}
