// Every engine on the same requests: first they must all answer what the workload expects, then they are timed.
#pragma once

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
    std::string json;  ///< with room behind it for the parser's padding
    std::string xml;
    Request request;
    std::vector<IndividualRequest> individual;
  };

  const std::string& json_response(Case& one);
  const std::string& xml_response(Case& one);
  const std::string& interpreter_response(Case& one);
  template <typename Write>
  const std::string& respond(const Result& result, Write write);
  void read(bool read_text, const RequestProblem& problem);
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
  Request request_;  ///< reused for each text
  std::vector<IndividualRequest> individual_;
  std::string response_;
};

}  // namespace hjemmel::bench
