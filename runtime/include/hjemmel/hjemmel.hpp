// Hjemmel's runtime as C++20: a policy decision point inside the process that enforces the decision (XACML 3.0,
// section 3.1).
//
//   std::string problem;
//   hjemmel::pdp::Policy policy = hjemmel::pdp::Policy::load_file("vat.hjp", problem);
//   if (!policy) …;                                    // `problem` says why
//   hjemmel::pdp::LivePolicy live(std::move(policy));  // one for a service
//   hjemmel::pdp::Session session(live);               // one for a thread
//   hjemmel::pdp::Request request;
//   request.subject("urn:altinn:accesspackage", "urn:altinn:accesspackage:regnskapsforer-med-signeringsrettighet");
//   request.resource("urn:altinn:resource", "ske-mva").action("urn:oasis:names:tc:xacml:1.0:action:action-id",
//   "write"); if (session.decide(request).permits_at(3, hjemmel::pdp::Caller::person)) …
//
// Texts are UTF-8. No function here throws, and none writes to a stream or a log. Failures are values: loading tells a
// `problem`, a lower-case phrase without a full stop; deciding always gives a decision, Indeterminate with a status
// where there is none.
//
// Threads: Policy and LivePolicy may be used from any number of threads at once, a Session or a Request from one at a
// time. Deciding takes no lock, and allocates nothing once a session has seen the largest of its requests; <Content>
// and XPath excepted, which are parsed for each request, and patterns that a request brings along.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>

#include "hjemmel/api.h"

namespace hjemmel::artefact {
class Program;
}

namespace hjemmel::pdp {

/// The version of the library, `0.1.0`.
HJEMMEL_API std::string_view version() noexcept;
/// The artefact ABI that it loads: an artefact made for another must be compiled again.
HJEMMEL_API std::uint32_t artefact_abi_version() noexcept;

/// Section 5.53.
enum class Decision : std::uint8_t { permit, deny, not_applicable, indeterminate };
/// `Permit`, `Deny`, `NotApplicable`, `Indeterminate`.
HJEMMEL_API std::string_view name_of(Decision decision) noexcept;

/// The data types of XACML 3.0 (section 10.2.7), in the order of the artefact format; `unknown` is an extension type.
enum class DataType : std::uint8_t {
  string,
  boolean,
  integer,
  real,  ///< XML Schema's double
  time,
  date,
  date_time,
  day_time_duration,
  year_month_duration,
  any_uri,
  hex_binary,
  base64_binary,
  x500_name,
  rfc822_name,
  ip_address,
  dns_name,
  xpath_expression,
  unknown,
};
/// The full identifier, `http://www.w3.org/2001/XMLSchema#string`; empty for `unknown`.
HJEMMEL_API std::string_view urn_of(DataType type) noexcept;

/// A raw Ed25519 public key.
using PublicKey = std::span<const unsigned char, 32>;

/// A rule of a loaded policy. Texts live as long as the policy.
struct RuleInfo {
  std::string_view id;
  std::string_view description;  ///< empty for none
  std::string_view policy_id;    ///< of the policy that it stands in
  std::string_view file;         ///< as it was named when it was compiled
  std::uint32_t line = 0;        ///< 1-based; 0 where it is not known
  Decision effect = Decision::deny;
};

/// What an artefact says of itself. Texts live as long as the policy.
struct PolicyInfo {
  std::string_view id;  ///< of the root policy or policy set
  std::string_view version;
  std::string_view compiler_version;
  std::string_view target;                             ///< the target triple that the code is for
  std::span<const std::uint8_t, 32> policy_digest;     ///< SHA-256 over the policy files
  std::span<const std::uint8_t, 32> catalogue_digest;  ///< SHA-256 of the catalogue that it was checked against
  std::size_t policies = 0;                            ///< policies and policy sets
  std::size_t rules = 0;
};

/// A compiled policy in memory, immutable. Copies share it; it is unmapped with the last of them.
class HJEMMEL_API Policy {
 public:
  /// Holds nothing.
  Policy() noexcept;
  ~Policy();
  Policy(const Policy&) noexcept;
  Policy(Policy&&) noexcept;
  Policy& operator=(const Policy&) noexcept;
  Policy& operator=(Policy&&) noexcept;

  /// Loads an artefact that `hjemmel compile` wrote. With a key, the file must carry a valid signature by it, which is
  /// checked over the very bytes that are mapped, before any code in them can run. Holds nothing with `problem` set
  /// where that fails: no such file, not an artefact, another machine or ABI, truncated, damaged tables, no or a wrong
  /// signature, out of memory.
  ///
  /// Without a key the tables are checked, but code is trusted as a shared library is: only a signature tells a changed
  /// instruction.
  static Policy load_file(const std::string& path, std::string& problem) noexcept;
  static Policy load_file(const std::string& path, PublicKey key, std::string& problem) noexcept;
  /// The same from bytes, which are copied.
  static Policy load_bytes(std::span<const unsigned char> bytes, std::string& problem) noexcept;
  static Policy load_bytes(std::span<const unsigned char> bytes, PublicKey key, std::string& problem) noexcept;

  explicit operator bool() const noexcept { return program_ != nullptr; }
  /// Whether both are the same loaded policy.
  bool operator==(const Policy& other) const noexcept { return program_ == other.program_; }

  /// The policy must hold something.
  PolicyInfo info() const noexcept;
  /// A rule by its number, below info().rules.
  RuleInfo rule(std::size_t number) const noexcept;

 private:
  friend class LivePolicy;
  friend class Session;
  explicit Policy(std::shared_ptr<const artefact::Program> program) noexcept;
  std::shared_ptr<const artefact::Program> program_;
};

/// The policy that a service decides with now. A new version is swapped in while any number of sessions decide: each of
/// them takes it before its next decision, and a version is unmapped when the last session has left it. A decision is
/// wholly by one version.
class HJEMMEL_API LivePolicy {
 public:
  explicit LivePolicy(Policy first = {}) noexcept;
  ~LivePolicy();
  LivePolicy(const LivePolicy&) = delete;
  LivePolicy& operator=(const LivePolicy&) = delete;

  /// Decisions that begin after this has returned are by `next`. A policy that holds nothing makes every decision
  /// Indeterminate.
  void swap(Policy next) noexcept;
  Policy current() const noexcept;
  /// How often swap() was called.
  std::uint64_t swaps() const noexcept;

 private:
  friend class Session;
  struct State;
  std::shared_ptr<State> state_;
};

/// One value of an attribute for Request, with its data type.
class TypedValue {
 public:
  TypedValue(std::string_view text) noexcept : type_(DataType::string), text_(text) {}
  TypedValue(const char* text) noexcept : TypedValue(std::string_view(text)) {}
  TypedValue(const std::string& text) noexcept : TypedValue(std::string_view(text)) {}
  template <typename Boolean>
    requires std::is_same_v<Boolean, bool>
  TypedValue(Boolean value) noexcept : type_(DataType::boolean), number_(value ? 1 : 0) {}
  template <typename Integer>
    requires(std::is_integral_v<Integer> && !std::is_same_v<Integer, bool> && !std::is_same_v<Integer, char> &&
             (sizeof(Integer) < 8 || std::is_signed_v<Integer>))
  TypedValue(Integer value) noexcept : type_(DataType::integer), number_(value) {}
  TypedValue(double value) noexcept : type_(DataType::real), real_(value) {}
  /// A value of any type in its lexical form: `{DataType::date, "2026-02-28"}`.
  TypedValue(DataType type, std::string_view lexical) noexcept : type_(type), is_lexical_(true), text_(lexical) {}

  DataType type() const noexcept { return type_; }
  bool is_lexical() const noexcept { return is_lexical_; }
  std::string_view text() const noexcept { return text_; }
  std::int64_t number() const noexcept { return number_; }
  double real() const noexcept { return real_; }

 private:
  DataType type_;
  bool is_lexical_ = false;
  std::string_view text_;
  std::int64_t number_ = 0;
  double real_ = 0;
};

/// A decision request built in memory (section 5.42). Texts are copied. Reusable: clear() keeps its memory.
///
/// Attributes with the same category, id and type form one bag. A value that is wrong for its type makes the request
/// unreadable: problem() says why, and deciding gives Indeterminate with syntax-error.
class HJEMMEL_API Request {
 public:
  Request() noexcept;
  ~Request();
  Request(Request&&) noexcept;
  Request& operator=(Request&&) noexcept;

  void clear() noexcept;

  Request& subject(std::string_view attribute_id, TypedValue value) noexcept;  ///< category access-subject
  Request& resource(std::string_view attribute_id, TypedValue value) noexcept;
  Request& action(std::string_view attribute_id, TypedValue value) noexcept;
  Request& environment(std::string_view attribute_id, TypedValue value) noexcept;
  /// Several strings at once: the access packages that a caller holds.
  Request& subject(std::string_view attribute_id, std::span<const std::string_view> values) noexcept;
  /// Any category, by its full identifier. `issuer` may be empty.
  Request& attribute(std::string_view category, std::string_view attribute_id, TypedValue value,
                     std::string_view issuer = {}, bool include_in_result = false) noexcept;
  /// The <Content> of a category: an XML document (section 5.45).
  Request& content(std::string_view category, std::string_view xml) noexcept;

  /// Starts one more <Attributes> of a category, and later attributes of the category go there: a request for several
  /// decisions (Multiple Decision profile, section 2.3). `xml_id` names it for reference(), and may be empty.
  Request& another(std::string_view category, std::string_view xml_id = {}) noexcept;
  /// One <RequestReference>: an individual request of the <Attributes> that these ids name (section 5.51).
  Request& reference(std::span<const std::string_view> xml_ids) noexcept;
  Request& return_policy_id_list(bool wanted) noexcept;
  Request& combined_decision(bool wanted) noexcept;

  /// The first thing that is wrong with it; empty for nothing. Lives until clear().
  std::string_view problem() const noexcept;

 private:
  friend class Session;
  struct State;
  template <typename Change>
  Request& change(Change make) noexcept;
  std::unique_ptr<State> state_;
};

/// <AttributeAssignment> (section 5.36).
struct Assignment {
  std::string_view attribute_id;
  std::string_view category;  ///< empty for none
  std::string_view issuer;    ///< empty for none
  DataType type = DataType::unknown;
  std::string_view value;  ///< in its canonical lexical form
};

/// <Obligation> (section 5.34) or <Advice> (section 5.35).
struct Obligation {
  std::string_view id;
  std::span<const Assignment> assignments;
};

/// A policy or policy set that was applicable (section 5.48, <PolicyIdentifierList>).
struct PolicyIdentifier {
  std::string_view id;
  std::string_view version;
  bool is_policy_set = false;
};

/// What Altinn's obligations of category urn:altinn:minimum-authenticationlevel (and …-org) ask for: how surely the
/// caller must have been identified, 0 to 4. The highest where several obligations say one; nothing where none does.
struct AuthenticationLevels {
  std::optional<std::int64_t> required;
  std::optional<std::int64_t> required_of_organisations;  ///< enough for a caller that is an organisation
  bool readable = true;                                   ///< false: an obligation names a level that is no integer
};

enum class Caller : std::uint8_t { person, organisation };

/// One <Result> (section 5.48). Everything it refers to lives until the session's next decision.
struct HJEMMEL_API Result {
  Decision decision = Decision::indeterminate;
  std::string_view status_code;     ///< the full identifier, `urn:oasis:names:tc:xacml:1.0:status:ok`
  std::string_view status_message;  ///< for people, in English; empty for ok
  /// Of a missing-attribute status: which attribute would have been needed.
  std::string_view missing_category;
  std::string_view missing_attribute_id;
  std::span<const Obligation> obligations;
  std::span<const Obligation> advice;
  std::span<const PolicyIdentifier> policy_identifiers;  ///< where the request asks for them
  std::span<const std::uint32_t>
      rules;  ///< that were Permit or Deny on the way, in order of evaluation: numbers for Policy::rule

  AuthenticationLevels authentication_levels() const noexcept;

  /// Whether the function may be carried out for a caller who was identified at `level`: the decision is Permit, its
  /// level suffices, and nothing else is obliged. Anything else refuses, as a deny-biased PEP must
  /// (sections 7.2.1, 7.18): whoever fulfils other obligations looks at them itself.
  bool permits_at(std::int64_t level, Caller caller) const noexcept;
};

/// Where a source puts the values that it knows.
class HJEMMEL_API AttributeValues {
 public:
  /// Adds a value in its lexical form, which is copied. False where it is no value of the type asked for; it is then
  /// left out.
  bool add(std::string_view lexical) noexcept;
  AttributeValues(const AttributeValues&) = delete;
  AttributeValues& operator=(const AttributeValues&) = delete;

 private:
  friend class AskedSource;
  struct State;
  explicit AttributeValues(State& state) noexcept : state_(state) {}
  State& state_;
};

/// A source of attributes that the request does not hold: a register, a directory (section 7.3.5). Asked at most once
/// for an attribute and individual request, also for attributes that the decision may turn out not to need.
class HJEMMEL_API AttributeSource {
 public:
  struct Query {
    std::string_view category;
    std::string_view attribute_id;
    DataType type = DataType::unknown;
    std::string_view issuer;  ///< empty: of any issuer
  };
  virtual ~AttributeSource();
  /// Called in the thread that decides. Adding nothing means that the attribute has no values.
  virtual void values_of(const Query& query, AttributeValues& values) const noexcept = 0;
};

/// The languages that explanations are written in: English, bokmål, nynorsk.
enum class Language : std::uint8_t { en, nb, nn };
enum class ExplanationForm : std::uint8_t {
  text,  ///< a few lines for people
  json,  ///< one object, the text among its members
};

/// What one thread decides with: buffers that keep their memory from request to request.
class HJEMMEL_API Session {
 public:
  /// Decides with what `policy` holds at the time of each decision; keeps what it needs of it, so that either may end
  /// first.
  explicit Session(const LivePolicy& policy) noexcept;
  /// Decides with one policy for good.
  explicit Session(Policy policy) noexcept;
  ~Session();
  Session(Session&&) noexcept;
  Session& operator=(Session&&) noexcept;

  /// Consulted for what a request does not hold; null for none. Must outlive its use here.
  void use_attributes_of(const AttributeSource* source) noexcept;
  /// Decides as if it were this time: seconds since 1970-01-01T00:00:00Z, and the zone of times without one in minutes
  /// east of UTC.
  void fix_time(std::int64_t seconds, std::int16_t zone_minutes = 0) noexcept;
  /// Decides with the clock and zone of the machine, as a new session does.
  void use_system_time() noexcept;

  /// Decides. Of a request that stands for several, the first result that is not Permit, else the first: results() has
  /// all.
  const Result& decide(const Request& request) noexcept;

  /// Reads a request of the JSON profile 1.1, decides, and appends the response to `response`; the same in XML. A
  /// request that cannot be read is answered with Indeterminate, syntax-error and the place. The decision is that of
  /// decide(). Out of memory: Indeterminate, and `response` is as it was.
  Decision decide_json(std::string_view request, std::string& response) noexcept;
  Decision decide_xml(std::string_view request, std::string& response) noexcept;

  /// What the last decision gave, one for each individual request, in order; one with CombinedDecision. Never empty
  /// after a decision.
  std::span<const Result> results() const noexcept;
  /// Whether each of them permits at this level, as Result::permits_at says: the question to ask of a request that may
  /// stand for several.
  bool permits_at(std::int64_t level, Caller caller) const noexcept;
  /// The policy that it was made with.
  Policy policy() const noexcept;

  /// Explains a result of the last decision: which rule decided on which package or role, and where it is not Permit,
  /// what would have been enough. Appended to `out`. The Request, or the text that was read, must still be as it was.
  /// Not for the decision path: it allocates, tries other requests, and asks the attribute source again. False without
  /// such a result, or out of memory.
  bool explain(Language language, ExplanationForm form, std::string& out, std::size_t result = 0) noexcept;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace hjemmel::pdp
