// XML text as it grows: elements opened and closed, indented by two spaces.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hjemmel::xacml {

class Output {
 public:
  /// `<name`, on a line of its own; attributes follow.
  void open(std::string_view name);
  void attribute(std::string_view name, std::string_view value);
  void optional_attribute(std::string_view name, const std::optional<std::string>& value) {
    if (value) attribute(name, *value);
  }
  /// `</name>`, or `/>` if nothing was put into the element.
  void close();
  /// Text, as the whole content of the element that is open.
  void text(std::string_view text);
  /// XML, likewise.
  void markup(std::string_view xml);
  /// An element that holds text only.
  void text_element(std::string_view name, std::string_view content);
  /// A comment on a line of its own.
  void comment(std::string_view text);
  /// A line as it stands.
  void line(std::string_view line);

  /// How many elements are open.
  std::size_t depth() const { return open_.size(); }
  std::string take() { return std::move(text_); }

 private:
  struct Open {
    std::string name;
    bool empty = true;
    bool on_one_line = false;
  };
  void end_start_tag();
  void indent();

  std::string text_;
  std::vector<Open> open_;
};

}  // namespace hjemmel::xacml
