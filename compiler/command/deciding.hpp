// What `decide` and `explain` share: a policy that decides, a request that is read, and the results of both.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "compiler/command/command.hpp"
#include "compiler/command/policy_program.hpp"
#include "compiler/interpret/interpreter.hpp"
#include "runtime/decide/engine.hpp"
#include "runtime/decide/result.hpp"
#include "runtime/request/attribute_file.hpp"

namespace hjemmel::command {

struct DecidingOptions {
  std::vector<std::string> policies;
  std::optional<std::string> root;
  std::string request;
  std::string engine = "native";
  std::string semantics = "xacml";
  std::optional<std::string> attributes;
};

/// Declares --policy, --root, --request, --engine, --semantics and --attributes.
void add_deciding_options(CLI::App& app, DecidingOptions& options);

/// A request as given: its text, its form, and what was read of it.
struct GivenRequest {
  std::string text;
  bool is_json = false;
  Request request;
  std::vector<IndividualRequest> individual;
  std::optional<RequestProblem> problem;  ///< it cannot be read: Indeterminate with this status
};

/// Reads the file, or standard input for `-`. Null, with a message, if there is no such file.
std::unique_ptr<GivenRequest> read_request(const std::string& path, Console& console);

/// Decides by sources or by an artefact, with the engine that was asked for.
class PolicyDecider {
 public:
  /// What stands in the way of deciding: wrong flags end the command; a refused policy is answered with Indeterminate.
  struct Refusal {
    std::optional<Status> status;  ///< empty: the call was wrong
  };

  /// Loads or compiles what the options name, with messages for all that is wrong. On failure `refusal` is set.
  static std::unique_ptr<PolicyDecider> make(const DecidingOptions& options, Console& console, Refusal& refusal);

  /// The result borrows from the request and the decider, until the next call.
  Result decide(const IndividualRequest& request, const Environment& environment);

  /// Decides every individual request of `given`, combined if the request asks for that, and hands the results over
  /// while all that they borrow lives.
  void respond(const GivenRequest& given, const Environment& environment,
               const std::function<void(std::span<const Result>)>& receive);

  /// Compiles the policies that the interpreter decides by as well: only a program can be explained. False, with a
  /// message, if that fails.
  bool compile(Console& console);
  /// The same as decide, always by the compiled program.
  Result decide_natively(const IndividualRequest& request, const Environment& environment);

  /// The compiled program: null where the interpreter decides, until compile().
  const artefact::Program* program() const { return program_.get(); }
  const artefact::Engine& engine() const { return engine_; }

 private:
  ResolvedPolicies policies_;
  std::shared_ptr<const artefact::Program> program_;
  artefact::Engine engine_;
  std::optional<interpret::Interpreter> interpreter_;
};

/// The environment of now, with the attributes of `--attributes`. Null, with a message, if they cannot be read.
struct DecidingEnvironment {
  Environment environment;
  std::unique_ptr<RequestAttributeSource> attributes;
};
std::unique_ptr<DecidingEnvironment> make_environment(const DecidingOptions& options, Console& console);

}  // namespace hjemmel::command
