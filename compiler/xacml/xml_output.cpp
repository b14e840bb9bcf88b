#include "compiler/xacml/xml_output.hpp"

#include "compiler/xacml/escape.hpp"

namespace hjemmel::xacml {

void Output::indent() { text_.append(2 * open_.size(), ' '); }

void Output::end_start_tag() {
  if (open_.empty() || !open_.back().empty) return;
  open_.back().empty = false;
  text_ += ">";
}

void Output::open(std::string_view name) {
  if (!open_.empty() && open_.back().empty) {
    end_start_tag();
    text_ += '\n';
  }
  indent();
  text_ += '<';
  text_ += name;
  open_.push_back({std::string(name)});
}

void Output::attribute(std::string_view name, std::string_view value) {
  text_ += ' ';
  text_ += name;
  text_ += "=\"";
  text_ += escaped_attribute(value);
  text_ += '"';
}

void Output::close() {
  const Open element = std::move(open_.back());
  open_.pop_back();
  if (element.empty) {
    text_ += "/>\n";
    return;
  }
  if (!element.on_one_line) indent();
  text_ += "</";
  text_ += element.name;
  text_ += ">\n";
}

void Output::text(std::string_view text) { markup(escaped_text(text)); }

void Output::markup(std::string_view xml) {
  end_start_tag();
  open_.back().on_one_line = true;
  text_ += xml;
}

void Output::text_element(std::string_view name, std::string_view content) {
  open(name);
  text(content);
  close();
}

void Output::comment(std::string_view text) {
  text_ += "<!--";
  char last = '\0';
  for (const char c : text) {
    // XML forbids `--` in a comment, and `-` at its end; a comment of the language may have them.
    if (c == '-' && last == '-') text_ += ' ';
    text_ += c;
    last = c;
  }
  text_ += last == '-' ? " -->\n" : "-->\n";
}

void Output::line(std::string_view line) {
  text_ += line;
  text_ += '\n';
}

}  // namespace hjemmel::xacml
