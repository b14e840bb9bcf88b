// Every engine on the same requests: first they must all answer what the workload expects, then they are timed.
#pragma once

#include <array>
#include <memory>
#include <string>
#include <vector>

#include "compiler/interpret/interpreter.hpp"
#include "runtime/artefact/program.hpp"
#include "runtime/decide/engine.hpp"
#include "tests/bench/altinn_workload.hpp"
#include "tests/bench/bound.hpp"
#include "tests/bench/compilation.hpp"
#include "tests/bench/results.hpp"

namespace hjemmel::bench {

class Decisions {
 public:
  /// `artefact` is the compiled workload of `policies` policies.
  Decisions(std::size_t policies, std::vector<unsigned char> artefact);

  /// Throws std::runtime_error, naming engine and request, where one answers otherwise.
  void require_agreement();
  void measure(Results& results);
  /// Calls of operator new a decision, when warm, from JSON and from XML.
  double allocations_from_json();
  double allocations_from_xml();
  /// The interpreter looks at every policy: with many of them it gets fewer requests.
  std::size_t interpreter_requests() const;

 private:
  /// One request in all its forms. Never moves: the texts are borrowed.
  struct Case {
    WorkloadRequest workload;
    std::string json;
    std::string xml;
  };
  /// A request that is at hand, reused from batch to batch: a caller has just received its text or set its attributes,
  /// and so has them in the cache.
  struct RequestAtHand {
    std::string text;  ///< with room behind it for the parser's padding
    Request request;
    std::vector<IndividualRequest> individual;
  };

  template <typename Write>
  const std::string& respond(const Result& result, Write write);
  static void read_json(std::string_view text, RequestAtHand& out);
  static void read_xml(std::string_view text, RequestAtHand& out);
  const std::string& json_response(std::string_view text);
  const std::string& xml_response(std::string_view text);
  const std::string& interpreter_response(std::string_view text);

  /// What is done untimed before a batch is measured: texts into the batch's buffers, or attributes into its requests.
  auto receive(std::string Case::* text);
  auto build();
  void measure_interned(Results& results);
  void measure_strings(Results& results);
  void measure_json(Results& results);
  void measure_xml(Results& results);
  Decision first_decision();

  std::size_t policies_;
  std::vector<std::unique_ptr<Case>> cases_;
  std::vector<unsigned char> artefact_;
  std::shared_ptr<const artefact::Program> program_;
  std::unique_ptr<artefact::Engine> engine_;
  AltinnWorkload workload_;
  Bound bound_;
  ReadPolicies source_;
  interpret::Interpreter interpreter_;
  Environment environment_;
  std::array<RequestAtHand, batch_calls> batch_;
  RequestAtHand request_;  ///< reused for each text
  std::string response_;
};

}  // namespace hjemmel::bench
