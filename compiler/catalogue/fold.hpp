// Text made comparable: catalogue names and codes are compared whatever their case, æ, ø and å included (`FFØR`,
// `ffør`).
#pragma once

#include <string>
#include <string_view>

namespace hjemmel::catalogue {

/// Lower case of ASCII and of Latin-1's letters in UTF-8, character by character, as Altinn compares (.NET's
/// OrdinalIgnoreCase); no code of the catalogue has other letters. Everything else, invalid UTF-8 too, stays as it is.
std::string fold_case(std::string_view text);

/// Whether two texts are the same whatever their case.
bool same_but_for_case(std::string_view a, std::string_view b);

/// Without white space at either end.
std::string_view trim(std::string_view text);

}  // namespace hjemmel::catalogue
