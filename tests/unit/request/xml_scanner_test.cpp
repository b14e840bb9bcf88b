#include "runtime/request/xml_scanner.hpp"

#include <catch2/catch.hpp>

using namespace hjemmel;

namespace {

/// The events of a document: `(name@uri a=v)` for a start, `/name` for an end, texts in brackets, `!offset problem`.
std::string events(std::string_view text) {
  Arena arena;
  XmlScanner scanner;
  scanner.open(text, arena);
  std::string out;
  while (true) {
    switch (scanner.next()) {
      case XmlScanner::Event::start:
        out += "(" + std::string(scanner.name().local) + "@" + std::string(scanner.name().uri);
        for (const XmlAttribute& attribute : scanner.attributes()) {
          out += " " + std::string(attribute.name.uri) + "@" + std::string(attribute.name.local) + "=" +
                 std::string(attribute.value);
        }
        out += ")";
        break;
      case XmlScanner::Event::end:
        out += "/" + std::string(scanner.name().local);
        break;
      case XmlScanner::Event::text:
        out += "[" + std::string(scanner.text()) + "]";
        break;
      case XmlScanner::Event::finished:
        return out;
      case XmlScanner::Event::malformed:
        return out + "!" + std::to_string(scanner.offset()) + " " + scanner.problem();
    }
  }
}

}  // namespace

TEST_CASE("elements, attributes and texts come in order, prefixes resolved") {
  CHECK(events("<a>x<b/>y</a>") == "(a@)[x](b@)/b[y]/a");
  CHECK(events("<p:a xmlns:p='u' p:k='1' k=\"2\"><p:b xmlns:p='v'/><p:c/></p:a>") ==
        "(a@u u@k=1 @k=2)(b@v)/b(c@u)/c/a");
  CHECK(events("<a xmlns='u'><b xmlns=''/><c/></a>") == "(a@u)(b@)/b(c@u)/c/a");
  CHECK(events("<a xml:lang='nb'/>") == "(a@ http://www.w3.org/XML/1998/namespace@lang=nb)/a");
  CHECK(events("<?xml version=\"1.1\"  encoding = 'UTF-8' standalone='yes' ?><?p?><a/>") == "(a@)/a");
  CHECK(events("<øl å='æ'/>") == "(øl@ @å=æ)/øl");
  CHECK(events("<a b = '1'\n\tc='>'></a >") == "(a@ @b=1 @c=>)/a");
}

TEST_CASE("what is not well-formed is refused where it stands") {
  const auto [text, expected] = GENERATE(table<std::string, std::string>({
      {"<a>", "(a@)!0 the element `<a>` is not closed"},
      {"<a></b>", "(a@)!3 the end tag `</b>` closes no open element"},
      {"</a>", "!0 the end tag `</a>` closes no open element"},
      {"<a/><b/>", "(a@)/a!4 a second element follows the root element"},
      {"x<a/>", "!0 text stands outside the root element"},
      {"<a/>x", "(a@)/a!4 text stands outside the root element"},
      {"<a/><![CDATA[x]]>", "(a@)/a!4 text stands outside the root element"},
      {"<a b='1' b='2'/>", "!9 the attribute `b` is given twice"},
      {"<a xmlns:p='u' xmlns:q='u' p:b='1' q:b='2'/>", "!35 the attribute `q:b` is given twice"},
      {"<a xmlns:p='u' xmlns:p='v'/>", "!15 the attribute `xmlns:p` is given twice"},
      {"<a b=1/>", "!5 the value of `b` is not in quotes"},
      {"<a b='1/>", "!5 the value of `b` is not in quotes"},
      {"<a b/>", "!4 the attribute `b` has no value"},
      {"<a b='1'c='2'/>", "!8 malformed start tag"},
      {"<a b='<'/>", "!6 `<` stands in the value of an attribute"},
      {"<a", "!0 the start tag is not closed"},
      {"< a/>", "!1 a name is expected here"},
      {"<1/>", "!1 a name is expected here"},
      {"<p:/>", "!1 a name is expected here"},
      {"<p:a/>", "!1 the prefix `p` is not declared"},
      {"<a p:b='1'/>", "!3 the prefix `p` is not declared"},
      {"<a xmlns:p=''/>", "!3 the prefix `p` is declared without a namespace"},
      {"<a xmlns:xml='u'/>", "!3 the prefixes `xml` and `xmlns` cannot be declared anew"},
      {"<a>&bomb;</a>", "(a@)!3 unknown reference `&bomb;`, write `&amp;` for an ampersand"},
      {"<a>R&D</a>", "(a@)!4 unknown reference `&D`, write `&amp;` for an ampersand"},
      {"<a>&#0;</a>", "(a@)!3 unknown reference `&#0;`, write `&amp;` for an ampersand"},
      {"<a>&#xD800;</a>", "(a@)!3 unknown reference `&#xD800;`, write `&amp;` for an ampersand"},
      {"<a>&#99999999999;</a>", "(a@)!3 unknown reference `&#99999999999;`, write `&amp;` for an ampersand"},
      {"<a>\x01</a>", "(a@)!3 a control character stands here"},
      {"<a>]]></a>", "(a@)!3 `]]>` stands outside a CDATA section"},
      {"<a><![CDATA[x</a>", "(a@)!3 the CDATA section is not closed"},
      {"<a><!-- -- --></a>", "(a@)!8 `--` stands inside a comment"},
      {"<a><!-- </a>", "(a@)!3 the comment is not closed"},
      {"<a><?p </a>", "(a@)!3 the processing instruction is not closed"},
      {" <?xml version='1.0'?><a/>", "!1 the XML declaration stands only at the very start"},
      {"<?xml version='1.0' encoding='ISO-8859-1'?><a/>", "!30 the encoding is `ISO-8859-1`, only UTF-8 is read"},
      {"<?xml encoding='utf-8'?><a/>", "!0 the XML declaration is malformed"},
      {"<?xml version='2.0'?><a/>", "!0 the XML declaration is malformed"},
      {"<?xml version='1.0' x='y'?><a/>", "!0 the XML declaration is malformed"},
      {"<?xml version='1.0' standalone='maybe'?><a/>", "!0 the XML declaration is malformed"},
      {"<?xml version='1.0'", "!0 the XML declaration is malformed"},
      {"<?XML x?><a/>", "!0 the XML declaration stands only at the very start"},
      {"<?p:q x?><a/>", "!0 malformed processing instruction"},
      {"<?p<x?><a/>", "!0 malformed processing instruction"},
      {"<!-- \x02 --><a/>", "!5 a control character stands here"},
      {"<?p \x02?><a/>", "!4 a control character stands here"},
      {"<!DOCTYPE a [<!ENTITY b 'c'>]><a/>", "!0 a document type is not read: it could define entities without end"},
      {"<a><!ELEMENT b></a>", "(a@)!3 malformed markup"},
      {"<a>\xFF</a>", "!3 the text is not valid UTF-8"},
      {"\xFF\xFE<\0", "!0 the text is UTF-16, only UTF-8 is read"},
      {"", "!0 the document holds no element"},
      {"<!-- only -->", "!13 the document holds no element"},
  }));
  CHECK(events(text) == expected);
}

TEST_CASE("depth, attributes and namespaces are bounded") {
  std::string deep;
  for (int i = 0; i < 201; ++i) deep += "<a>";
  CHECK(events(deep).ends_with("!600 elements are nested more than 200 deep"));
  std::string wide = "<a";
  std::string many_namespaces = "<a";
  for (int i = 0; i < 129; ++i) {
    wide += " b" + std::to_string(i) + "=''";
    many_namespaces += " xmlns:b" + std::to_string(i % 100) + "='u'";
  }
  CHECK(events(wide + "/>").ends_with("the element has more than 128 attributes"));
  CHECK(events(many_namespaces + "/>").ends_with("the element has more than 128 attributes"));
}
