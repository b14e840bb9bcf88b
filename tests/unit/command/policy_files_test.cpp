#include "compiler/command/policy_files.hpp"

#include <catch2/catch.hpp>

using namespace hjemmel::command;

TEST_CASE("the language of a file is told by its extension") {
  CHECK(language_of_path("a/policy.xml") == PolicyLanguage::xml);
  CHECK(language_of_path("POLICY.XML") == PolicyLanguage::xml);
  CHECK(language_of_path("skd.mva.hjl") == PolicyLanguage::hjl);
  CHECK_FALSE(language_of_path("policy.txt"));
  CHECK_FALSE(language_of_path("policy.xml/policy"));
  CHECK_FALSE(language_of_path(".xml"));
  CHECK_FALSE(language_of_path(""));
}

TEST_CASE("without an extension the first character tells it") {
  CHECK(language_of_text("<Policy/>") == PolicyLanguage::xml);
  CHECK(language_of_text("\xEF\xBB\xBF \r\n\t<?xml version='1.0'?>") == PolicyLanguage::xml);
  CHECK(language_of_text("// <Policy>") == PolicyLanguage::hjl);
  CHECK(language_of_text("") == PolicyLanguage::hjl);
}

TEST_CASE("every file that cannot be opened is named, at its first line") {
  const std::vector<std::string> paths = {"/nowhere/a.xml", HJEMMEL_SOURCE_DIR};
  const PolicyFiles read = read_policy_files(paths);
  REQUIRE(read.diagnostics.error_count() == 2);
  CHECK(read.store.documents().empty());
  const auto& first = read.diagnostics.entries()[0];
  CHECK(first.code == "unreadable-file");
  CHECK(first.message == "the file cannot be read: no such file");
  CHECK(first.span.file->path() == "/nowhere/a.xml");
  CHECK(read.diagnostics.entries()[1].message == "the file cannot be read: is a directory");
}
