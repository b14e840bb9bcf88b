#include "runtime/decide/services.hpp"

#include <algorithm>
#include <array>

#include "runtime/decide/engine.hpp"
#include "runtime/request/selector.hpp"

namespace hjemmel::artefact {
namespace {

Run& run_of(Frame* frame) { return *reinterpret_cast<Run*>(frame); }
static_assert(offsetof(Run, frame) == 0);

constexpr std::uint32_t as_error(std::uint32_t status) { return status << test_bits | test_error; }

CallContext call_context(Run& run) { return {run.arena, run.statuses, run.regexes, &run.content, run.implicit_zone}; }

Value bag_of(Run& run, std::uint32_t slot, bool must_be_present) {
  const auto values = run.binding.bag(slot);
  const SlotRecord& record = run.program->table<SlotRecord>(run.program->header().slots)[slot];
  const auto type = static_cast<DataType>(record.type);
  if (values.empty() && must_be_present) {
    return Value::of_status(
        run.statuses.add({StatusCode::missing_attribute,
                          "a required attribute is missing",
                          {run.program->text(record.category), run.program->text(record.attribute_id),
                           run.program->text(record.issuer), type}}));
  }
  return Value::of_bag(type, values);
}

Value select_from(Run& run, std::uint32_t number, bool must_be_present) {
  const SelectorRecord& record = run.program->table<SelectorRecord>(run.program->header().selectors)[number];
  CallContext context = call_context(run);
  Value context_selector;
  if (record.context_slot != no_index) context_selector = bag_of(run, record.context_slot, false);
  return select(context, run.program->text(record.category), run.program->text(record.path),
                run.program->selector_namespaces(number), static_cast<DataType>(record.type),
                record.context_slot != no_index ? &context_selector : nullptr, must_be_present);
}

std::uint32_t match(Frame* frame, std::uint32_t number) {
  Run& run = run_of(frame);
  const MatchRecord& record = run.program->table<MatchRecord>(run.program->header().matches)[number];
  const Value bag = record.is_selector != 0 ? select_from(run, record.source, record.must_be_present != 0)
                                            : bag_of(run, record.source, record.must_be_present != 0);
  if (bag.is_indeterminate()) return as_error(bag.size);
  const FunctionInfo& function = info_of(static_cast<FunctionId>(record.function));
  CallContext context = call_context(run);
  std::uint32_t error = 0;
  for (const Value& item : bag.as_bag()) {
    const std::array<Value, 2> arguments{run.program->constant(record.constant), item};
    const Value result = function.implementation(context, function, arguments);
    if (result.is_indeterminate()) {
      if (error == 0) error = result.size;
    } else if (result.boolean) {
      return test_yes;
    }
  }
  return error == 0 ? test_no : as_error(error);
}

std::uint32_t in_list(Frame* frame, std::uint32_t list, std::uint32_t ordinal) {
  const OrdinalList& held = frame->lists[list];
  return std::binary_search(held.ordinals, held.ordinals + held.count, ordinal) ? test_yes : test_no;
}

std::uint32_t in_large_set(Frame* frame, std::uint32_t list, std::uint32_t offset, std::uint32_t count) {
  const auto* set = reinterpret_cast<const std::uint32_t*>(frame->image + offset);
  const OrdinalList& held = frame->lists[list];
  for (std::uint32_t i = 0; i < held.count; ++i) {
    if (std::binary_search(set, set + count, held.ordinals[i])) return test_yes;
  }
  return test_no;
}

void bag(Frame* frame, std::uint32_t slot, std::uint32_t must_be_present, Value* out) {
  *out = bag_of(run_of(frame), slot, must_be_present != 0);
}

void select_attribute(Frame* frame, std::uint32_t selector, std::uint32_t must_be_present, Value* out) {
  *out = select_from(run_of(frame), selector, must_be_present != 0);
}

void constant(Frame* frame, std::uint32_t number, Value* out) { *out = run_of(frame).program->constant(number); }

void call_function(Frame* frame, std::uint32_t id, const Value* arguments, std::uint32_t count, Value* out) {
  CallContext context = call_context(run_of(frame));
  *out = call(context, static_cast<FunctionId>(id), {arguments, count});
}

std::uint64_t threshold(Frame* frame, const Value* n, std::uint32_t count) {
  const bool big = n->size != 0;
  if (!big && n->integer >= 0 && n->integer <= static_cast<std::int64_t>(count))
    return static_cast<std::uint64_t>(n->integer);
  const bool negative = big ? n->big->negative : n->integer < 0;
  const auto status = run_of(frame).statuses.add(
      {StatusCode::processing_error,
       negative ? "`n-of` cannot ask for a negative number" : "`n-of` asks for more arguments than there are",
       {}});
  return std::uint64_t{as_error(status)} << 32;
}

const ObligationRecord& obligation_of(Run& run, std::uint32_t obligation) {
  return run.program->table<ObligationRecord>(run.program->header().obligations)[obligation];
}

void pass_up(Run& run, const PassedUp& item) {
  run.passed_up.push_back(item);
  run.frame.passed_up = static_cast<std::uint32_t>(run.passed_up.size());
}

void oblige(Frame* frame, std::uint32_t obligation) {
  Run& run = run_of(frame);
  pass_up(run, {obligation, obligation_of(run, obligation).effect, 0, nullptr});
}

void oblige_computed(Frame* frame, std::uint32_t obligation, const Value* values) {
  Run& run = run_of(frame);
  const ObligationRecord& record = obligation_of(run, obligation);
  const auto kept = run.arena.copy(std::span<const Value>(values, record.assignments.count));
  pass_up(run, {obligation, record.effect, 0, kept.data()});
}

void note_rule(Frame* frame, std::uint32_t rule) { run_of(frame).rules.push_back(rule); }

void note_policy(Frame* frame, std::uint32_t policy, std::uint32_t effect) {
  pass_up(run_of(frame), {policy, static_cast<std::uint16_t>(effect), 1, nullptr});
}

void retain(Frame* frame, std::uint32_t mark, std::uint32_t effect) {
  Run& run = run_of(frame);
  auto& items = run.passed_up;
  const auto first = items.begin() + mark;
  items.erase(std::remove_if(first, items.end(), [effect](const auto& each) { return each.effect != effect; }),
              items.end());
  frame->passed_up = static_cast<std::uint32_t>(items.size());
}

std::uint32_t candidates(Frame* frame, std::uint32_t number, const std::uint32_t** out) {
  Run& run = run_of(frame);
  const Program& program = *run.program;
  const IndexRecord& index = program.table<IndexRecord>(program.header().indexes)[number];
  const DomainRecord& domain = program.table<DomainRecord>(program.header().domains)[index.domain];
  const auto starts = program.table<std::uint32_t>(index.starts);
  const auto all = program.table<std::uint32_t>(index.candidates);
  const auto always = program.table<std::uint32_t>(index.always);
  const OrdinalList& held = frame->lists[domain.list];

  if (held.count == 0) {
    *out = always.data();
    return static_cast<std::uint32_t>(always.size());
  }
  if (held.count == 1 && always.empty()) {
    const std::uint32_t symbol = held.ordinals[0];
    *out = all.data() + starts[symbol];
    return starts[symbol + 1] - starts[symbol];
  }
  std::size_t total = always.size();
  for (std::uint32_t i = 0; i < held.count; ++i) total += starts[held.ordinals[i] + 1] - starts[held.ordinals[i]];
  auto* merged = run.arena.allocate<std::uint32_t>(total);
  auto* end = std::copy(always.begin(), always.end(), merged);
  for (std::uint32_t i = 0; i < held.count; ++i) {
    end = std::copy(all.begin() + starts[held.ordinals[i]], all.begin() + starts[held.ordinals[i] + 1], end);
  }
  std::sort(merged, end);
  end = std::unique(merged, end);
  *out = merged;
  return static_cast<std::uint32_t>(end - merged);
}

std::uint32_t unresolved_reference(Frame* frame) {
  return run_of(frame).statuses.add({StatusCode::processing_error, "a policy reference resolves to nothing", {}});
}

std::uint32_t more_than_one_applicable(Frame* frame) {
  return run_of(frame).statuses.add({StatusCode::processing_error, "more than one policy is applicable", {}});
}

// Generated code has no unwind tables: what a service throws (there is only std::bad_alloc) must not reach it. The run
// goes on with some value, and its outcome is thrown away.

template <typename Argument>
void fill_out(Argument) {}
void fill_out(Value* out) { *out = Value::of_status(0); }

template <auto service>
struct Guarded;
template <typename Returned, typename... Arguments, Returned (*service)(Frame*, Arguments...)>
struct Guarded<service> {
  static Returned call(Frame* frame, Arguments... arguments) noexcept {
    try {
      return service(frame, arguments...);
    } catch (...) {
      run_of(frame).failed = true;
      (fill_out(arguments), ...);
      return Returned();
    }
  }
};

}  // namespace

const Services& services() {
  static constexpr Services table{
      .match = &Guarded<&match>::call,
      .in_list = &Guarded<&in_list>::call,
      .in_large_set = &Guarded<&in_large_set>::call,
      .bag = &Guarded<&bag>::call,
      .select = &Guarded<&select_attribute>::call,
      .constant = &Guarded<&constant>::call,
      .call = &Guarded<&call_function>::call,
      .threshold = &Guarded<&threshold>::call,
      .oblige = &Guarded<&oblige>::call,
      .oblige_computed = &Guarded<&oblige_computed>::call,
      .note_rule = &Guarded<&note_rule>::call,
      .note_policy = &Guarded<&note_policy>::call,
      .retain = &Guarded<&retain>::call,
      .candidates = &Guarded<&candidates>::call,
      .unresolved_reference = &Guarded<&unresolved_reference>::call,
      .more_than_one_applicable = &Guarded<&more_than_one_applicable>::call,
  };
  return table;
}

}  // namespace hjemmel::artefact
