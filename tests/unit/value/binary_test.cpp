#include "runtime/value/binary.hpp"

#include "tests/unit/value/reading_values.hpp"

using namespace hjemmel;
using namespace hjemmel::test;
using namespace std::string_view_literals;

TEST_CASE("hexBinary holds octets and prints in upper case", "[value]") {
  check_canonical(DataType::hex_binary,
                  {{"", ""}, {"0fb8", "0FB8"}, {"0BF7A9876CDE", "0BF7A9876CDE"}, {" aF\n", "AF"}});
  check_refused(DataType::hex_binary, {"0", "0FB", "0G", "0x0F", "0F B8", "-1"});
  Arena arena;
  CHECK(read(DataType::hex_binary, "00ff41", arena).as_text() == "\0\xFF\x41"sv);
  CHECK(refusal(DataType::hex_binary, "0FB") == "`0FB` is not a hexBinary: it has an odd number of digits");
}

TEST_CASE("base64Binary holds octets and prints without white space", "[value]") {
  check_canonical(DataType::base64_binary, {
                                               {"", ""},
                                               {"Zg==", "Zg=="},
                                               {"Zm8=", "Zm8="},
                                               {"Zm9v", "Zm9v"},
                                               {"Zm9vYg==", "Zm9vYg=="},
                                               {" Zm 9v\n\tYmFy ", "Zm9vYmFy"},
                                               {"Z m 8 =", "Zm8="},
                                               {"Zg=\n=", "Zg=="},
                                               {"+/+/", "+/+/"},
                                           });
  check_refused(DataType::base64_binary, {"Z", "Zg", "Zg=", "Zm9vYg", "Zg===", "====", "=Zm8", "Zg==Zg==", "Zm8=Zg==",
                                          "Zm9-", "Zm9_", "Zm9.", "Zh==", "Zm9=", "A===", "AB=C"});
  Arena arena;
  CHECK(read(DataType::base64_binary, "AP9B", arena).as_text() == "\0\xFF\x41"sv);
  CHECK(refusal(DataType::base64_binary, "Zh==").find("padding") != std::string::npos);
}

TEST_CASE("every octet survives both binary types", "[value]") {
  std::string octets;
  for (int i = 0; i < 256; ++i) octets.push_back(static_cast<char>(i));
  for (const DataType type : {DataType::hex_binary, DataType::base64_binary}) {
    for (std::size_t length = 250; length <= 256; ++length) {
      const std::string_view part = std::string_view(octets).substr(256 - length);
      Arena arena;
      CHECK(read(type, to_lexical(Value::of_text(type, part)), arena).as_text() == part);
    }
  }
}
