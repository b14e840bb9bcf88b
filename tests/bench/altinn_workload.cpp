#include "tests/bench/altinn_workload.hpp"

#include <algorithm>
#include <unordered_map>

#include <fmt/format.h>

#include "compiler/catalogue/catalogue.hpp"

namespace hjemmel::bench {
namespace {

/// SplitMix64: the same numbers wherever it runs, unlike the distributions of <random>.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed) {}
  std::size_t below(std::size_t limit) {
    state_ += 0x9E3779B97F4A7C15u;
    std::uint64_t z = state_;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return static_cast<std::size_t>((z ^ (z >> 31)) % limit);
  }
  template <typename T>
  const T& one_of(const std::vector<T>& items) {
    return items[below(items.size())];
  }

 private:
  std::uint64_t state_;
};

class Generator {
 public:
  explicit Generator(std::size_t policies) : dice_(20'260'000 + policies) {
    for (const auto& package : catalogue::built_in().packages()) packages_.push_back({false, package.tail});
    for (const auto& role : catalogue::built_in().roles()) {
      if (role.family == catalogue::RoleFamily::altinn2) roles_.push_back({true, role.code});
    }
  }

  WorkloadPolicy policy(std::size_t number) {
    WorkloadPolicy policy;
    policy.id = fmt::format("p{:05}", number);
    policy.resource = fmt::format("res-{:05}", number);
    policy.level = 2 + static_cast<int>(dice_.below(3));
    policy.rules = {{sample(packages_, 3), {"read"}},
                    {sample(packages_, 3), {"read", "write"}},
                    {sample(packages_, 2), {"write"}},
                    {sample(roles_, 3), {"delete"}}};
    policy.rules[2].subjects.push_back(dice_.one_of(roles_));
    return policy;
  }

  /// A request that is Permit, if wanted, by one of the subjects of a rule; otherwise it may be anything.
  WorkloadRequest request(std::size_t number, const std::vector<WorkloadPolicy>& policies, bool permit) {
    static const std::vector<std::string_view> actions = {"read", "write", "delete"};
    WorkloadRequest request;
    request.user = fmt::format("u{:05}", number);
    request.holdings = sample(packages_, 3);
    for (const Holding& role : sample(roles_, 2)) request.holdings.push_back(role);
    const WorkloadPolicy& policy = dice_.one_of(policies);
    request.resource = policy.resource;
    request.action = dice_.one_of(actions);
    if (permit) {
      const WorkloadRule& rule = dice_.one_of(policy.rules);
      const Holding& subject = dice_.one_of(rule.subjects);
      request.action = dice_.one_of(rule.actions);
      const std::size_t place = subject.is_role ? 3 + dice_.below(2) : dice_.below(3);
      if (std::ranges::find(request.holdings, subject) == request.holdings.end()) request.holdings[place] = subject;
    } else if (dice_.below(10) == 0) {
      request.resource = fmt::format("res-x{:05}", dice_.below(100'000));
    }
    return request;
  }

  void shuffle(std::vector<WorkloadRequest>& requests) {
    for (std::size_t i = requests.size(); i > 1; --i) std::swap(requests[i - 1], requests[dice_.below(i)]);
  }

 private:
  std::vector<Holding> sample(const std::vector<Holding>& all, std::size_t count) {
    std::vector<Holding> taken;
    while (taken.size() < count) {
      const Holding& one = dice_.one_of(all);
      if (std::ranges::find(taken, one) == taken.end()) taken.push_back(one);
    }
    return taken;
  }

  Dice dice_;
  std::vector<Holding> packages_;
  std::vector<Holding> roles_;
};

/// What the workload means, said once more in the plainest way: the level, 0 for Deny.
int level_of(const WorkloadRequest& request, const WorkloadPolicy* policy) {
  if (policy == nullptr) return 0;
  for (const WorkloadRule& rule : policy->rules) {
    if (std::ranges::find(rule.actions, request.action) == rule.actions.end()) continue;
    for (const Holding& subject : rule.subjects) {
      if (std::ranges::find(request.holdings, subject) != request.holdings.end()) return policy->level;
    }
  }
  return 0;
}

std::string match(std::string_view category, std::string_view attribute_id, std::string_view value) {
  return fmt::format(
      "<AllOf><Match MatchId=\"urn:oasis:names:tc:xacml:1.0:function:string-equal\">"
      "<AttributeValue DataType=\"http://www.w3.org/2001/XMLSchema#string\">{}</AttributeValue>"
      "<AttributeDesignator Category=\"{}\" AttributeId=\"{}\" DataType=\"http://www.w3.org/2001/XMLSchema#string\" "
      "MustBePresent=\"false\"/></Match></AllOf>",
      value, category, attribute_id);
}

void append_rule(const WorkloadPolicy& policy, std::size_t number, std::string& out) {
  const WorkloadRule& rule = policy.rules[number];
  out += fmt::format("<Rule RuleId=\"{}:{}\" Effect=\"Permit\"><Target><AnyOf>\n", policy.id, number + 1);
  for (const Holding& subject : rule.subjects) {
    out += match(urn::subject_category, subject.is_role ? urn::role : urn::package, subject.value) + "\n";
  }
  out += "</AnyOf><AnyOf>" + match(urn::resource_category, urn::resource, policy.resource) + "</AnyOf><AnyOf>\n";
  for (const std::string_view action : rule.actions) out += match(urn::action_category, urn::action, action) + "\n";
  out += "</AnyOf></Target></Rule>\n";
}

void append_policy(const WorkloadPolicy& policy, std::string& out) {
  out += fmt::format(
      "<Policy PolicyId=\"{}\" Version=\"1.0\" "
      "RuleCombiningAlgId=\"urn:oasis:names:tc:xacml:3.0:rule-combining-algorithm:permit-overrides\"><Target/>\n",
      policy.id);
  for (std::size_t i = 0; i < policy.rules.size(); ++i) append_rule(policy, i, out);
  out += fmt::format(
      "<ObligationExpressions><ObligationExpression ObligationId=\"{}\" FulfillOn=\"Permit\">"
      "<AttributeAssignmentExpression AttributeId=\"{}\" Category=\"{}\">"
      "<AttributeValue DataType=\"http://www.w3.org/2001/XMLSchema#integer\">{}</AttributeValue>"
      "</AttributeAssignmentExpression></ObligationExpression></ObligationExpressions></Policy>\n",
      urn::level_obligation, urn::level_attribute, urn::level_category, policy.level);
}

/// Calls `attribute(id, value)` for each attribute of the subject.
template <typename Attribute>
void for_each_subject_attribute(const WorkloadRequest& request, Attribute attribute) {
  attribute(urn::user, std::string_view(request.user));
  for (const Holding& held : request.holdings) attribute(held.is_role ? urn::role : urn::package, held.value);
}

std::string json_attribute(std::string_view id, std::string_view value) {
  return fmt::format(R"({{"AttributeId":"{}","Value":"{}","DataType":"string"}})", id, value);
}

std::string xml_attribute(std::string_view id, std::string_view value) {
  return fmt::format(
      "<Attribute AttributeId=\"{}\" IncludeInResult=\"false\">"
      "<AttributeValue DataType=\"http://www.w3.org/2001/XMLSchema#string\">{}</AttributeValue></Attribute>",
      id, value);
}

}  // namespace

AltinnWorkload AltinnWorkload::make(std::size_t policies, std::size_t requests) {
  Generator generator(policies);
  AltinnWorkload workload;
  for (std::size_t i = 0; i < policies; ++i) workload.policies.push_back(generator.policy(i));
  std::unordered_map<std::string_view, const WorkloadPolicy*> by_resource;
  for (const auto& policy : workload.policies) by_resource[policy.resource] = &policy;
  while (workload.requests.size() < requests) {
    const bool permit = workload.requests.size() % 2 == 0;
    WorkloadRequest request = generator.request(workload.requests.size(), workload.policies, permit);
    const auto policy = by_resource.find(request.resource);
    request.level = level_of(request, policy == by_resource.end() ? nullptr : policy->second);
    if ((request.level != 0) == permit) workload.requests.push_back(std::move(request));
  }
  generator.shuffle(workload.requests);
  return workload;
}

std::string policies_as_xml(const std::vector<WorkloadPolicy>& policies) {
  std::string out =
      "<PolicySet xmlns=\"urn:oasis:names:tc:xacml:3.0:core:schema:wd-17\" PolicySetId=\"all\" Version=\"1.0\" "
      "PolicyCombiningAlgId=\"urn:oasis:names:tc:xacml:3.0:policy-combining-algorithm:deny-unless-permit\"><Target/>\n";
  for (const auto& policy : policies) append_policy(policy, out);
  return out + "</PolicySet>\n";
}

std::string request_as_json(const WorkloadRequest& request) {
  std::string subject;
  for_each_subject_attribute(request, [&](std::string_view id, std::string_view value) {
    if (!subject.empty()) subject += ',';
    subject += json_attribute(id, value);
  });
  return fmt::format(
      R"({{"Request":{{"AccessSubject":[{{"Attribute":[{}]}}],"Resource":[{{"Attribute":[{}]}}],"Action":[{{"Attribute":[{}]}}]}}}})",
      subject, json_attribute(urn::resource, request.resource), json_attribute(urn::action, request.action));
}

std::string request_as_xml(const WorkloadRequest& request) {
  std::string subject;
  for_each_subject_attribute(request,
                             [&](std::string_view id, std::string_view value) { subject += xml_attribute(id, value); });
  return fmt::format(
      "<Request xmlns=\"urn:oasis:names:tc:xacml:3.0:core:schema:wd-17\" CombinedDecision=\"false\" "
      "ReturnPolicyIdList=\"false\"><Attributes Category=\"{}\">{}</Attributes><Attributes "
      "Category=\"{}\">{}</Attributes>"
      "<Attributes Category=\"{}\">{}</Attributes></Request>",
      urn::subject_category, subject, urn::resource_category, xml_attribute(urn::resource, request.resource),
      urn::action_category, xml_attribute(urn::action, request.action));
}

}  // namespace hjemmel::bench
