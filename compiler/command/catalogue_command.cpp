// hjemmel catalogue list|show|search: access packages and roles, what they are called and what gives what.
#include <algorithm>

#include <fmt/format.h>

#include "compiler/catalogue/search.hpp"
#include "compiler/command/command.hpp"
#include "compiler/report/catalogue_report.hpp"

namespace hjemmel::command {
namespace {

using catalogue::Catalogue;
using catalogue::Language;
using report::CatalogueHit;
using report::CatalogueRecord;

struct Options {
  std::string what = "packages";
  std::string area;
  std::string name;
  std::vector<std::string> words;
  std::size_t limit = 10;
  std::string format = "text";
  std::string language = "en";
};

Language language_of(const Options& options) {
  return options.language == "nb" ? Language::nb : options.language == "nn" ? Language::nn : Language::en;
}

ExitCode list(const Options& options, Console& console) {
  const Catalogue& catalogue = catalogue::built_in();
  const catalogue::Area* area = nullptr;
  if (!options.area.empty()) {
    area = catalogue.area(options.area);
    if (area == nullptr || options.what != "packages") {
      console.messages.error(area == nullptr ? fmt::format("there is no area `{}`", options.area)
                                             : fmt::format("`--area` is for packages, not for {}", options.what),
                             "`hjemmel catalogue list areas` lists them");
      return ExitCode::wrong;
    }
  }
  std::vector<CatalogueRecord> records;
  if (options.what == "roles") {
    for (const auto& role : catalogue.roles()) records.emplace_back(&role);
  } else if (options.what == "areas") {
    for (const auto& one : catalogue.areas()) records.emplace_back(&one);
  } else {
    for (const auto& package : catalogue.packages()) {
      if (area == nullptr || package.area == area) records.emplace_back(&package);
    }
  }
  console.output.write(options.format == "json" ? report::list_as_json(records)
                                                : report::list_as_text(catalogue, records, language_of(options)));
  return ExitCode::done;
}

/// "did you mean …", over packages and roles; empty where nothing is near.
std::string suggestion_for(const Catalogue& catalogue, std::string_view name) {
  constexpr std::size_t limit = 3;
  std::string names;
  for (const auto* package : catalogue::nearest_packages(catalogue, name, limit)) {
    names += fmt::format("{}`{}`", names.empty() ? "" : ", ", package->tail);
  }
  for (const auto* role : catalogue::nearest_roles(catalogue, name, limit)) {
    names += fmt::format("{}`{}`", names.empty() ? "" : ", ", role->code);
  }
  return names.empty() ? "`hjemmel catalogue search` finds packages by words" : fmt::format("near it: {}", names);
}

ExitCode show(const Options& options, Console& console) {
  const Catalogue& catalogue = catalogue::built_in();
  std::vector<CatalogueRecord> records;
  if (const auto* package = catalogue.package(options.name)) records.emplace_back(package);
  if (const auto* role = catalogue.role(options.name)) records.emplace_back(role);
  if (const auto* area = catalogue.area(options.name); area != nullptr && records.empty()) records.emplace_back(area);
  if (records.empty()) {
    console.messages.error(fmt::format("the catalogue has no `{}`", options.name),
                           suggestion_for(catalogue, options.name));
    return ExitCode::wrong;
  }
  if (options.format == "json") {
    console.output.write(report::records_as_json(catalogue, records));
    return ExitCode::done;
  }
  bool first = true;
  for (const auto& record : records) {
    if (!first) console.output.write("\n");
    first = false;
    console.output.write(report::record_as_text(catalogue, record, language_of(options)));
  }
  return ExitCode::done;
}

ExitCode search(const Options& options, Console& console) {
  const Catalogue& catalogue = catalogue::built_in();
  std::string words;
  for (const auto& word : options.words) words += (words.empty() ? "" : " ") + word;
  std::vector<CatalogueHit> hits;
  for (const auto& hit : catalogue::search_packages(catalogue, words, options.limit)) {
    hits.push_back({hit.record, hit.score});
  }
  for (const auto& hit : catalogue::search_roles(catalogue, words, options.limit)) {
    hits.push_back({hit.record, hit.score});
  }
  std::ranges::stable_sort(hits, std::greater(), &CatalogueHit::score);
  if (hits.size() > options.limit) hits.resize(options.limit);
  console.output.write(options.format == "json" ? report::hits_as_json(hits)
                                                : report::hits_as_text(hits, language_of(options)));
  if (!hits.empty()) return ExitCode::done;
  if (options.format == "text") console.messages.info(fmt::format("nothing in the catalogue is about `{}`", words));
  return ExitCode::no;
}

void add_common_options(CLI::App& app, Options& options) {
  app.group("commands");
  app.set_help_flag("-h,--help", "show this page")->group("options");
  app.add_option("--format", options.format, "text or json")->check(one_of({"text", "json"}))->type_name("FORMAT");
  app.add_option("--lang", options.language, "names in en, nb or nn; json has all")
      ->check(one_of({"en", "nb", "nn"}))
      ->type_name("LANGUAGE");
}

Run configure(CLI::App& app) {
  auto options = std::make_shared<Options>();
  app.require_subcommand(1);
  auto* list_app = app.add_subcommand("list", "all packages, roles or areas");
  list_app->add_option("WHAT", options->what, "packages, roles or areas")
      ->check(one_of({"packages", "roles", "areas"}))
      ->type_name("");
  list_app->add_option("--area", options->area, "only the packages of this area")->type_name("AREA");
  add_common_options(*list_app, *options);
  auto* show_app = app.add_subcommand("show", "one package, role or area: by urn, code or name, in any case");
  show_app->add_option("NAME", options->name, "what to show")->required()->type_name("");
  add_common_options(*show_app, *options);
  auto* search_app = app.add_subcommand("search", "what is the service about? words in Norwegian or English");
  search_app->add_option("WORD", options->words, "what to look for")->required()->type_name("");
  search_app->add_option("--limit", options->limit, "at most so many hits")->check(CLI::Range(1, 1000))->type_name("N");
  add_common_options(*search_app, *options);
  return [options, list_app, show_app](Console& console) {
    if (list_app->parsed()) return list(*options, console);
    return show_app->parsed() ? show(*options, console) : search(*options, console);
  };
}

const Registered registered{{
    .name = "catalogue",
    .group = Group::look_up,
    .summary = "access packages and roles: list, show, search",
    .example = "hjemmel catalogue search mva-rapportering\nhjemmel catalogue show merverdiavgift\n"
               "hjemmel catalogue show DAGL --lang nb\nhjemmel catalogue list roles --format json",
    .configure = configure,
}};

}  // namespace
}  // namespace hjemmel::command
