#!/usr/bin/env python3
"""Altinn's recorded decisions, decided by both engines:

    decisions_test.py HJEMMEL

First those that the request and the policy alone make; then those for which Altinn's tests also hold what was looked up. Prints how
many were compared, and how many left out for which reason. Exit 77, which the test run counts as skipped, where the
recorded decisions (HJEMMEL_SHARED, else ../shared) are absent.
"""

import collections
import csv
import json
import os
import pathlib
import subprocess
import sys
import tempfile

from enrichment import is_denied_afterwards, why_left_out
from recorded_case import lower_names, read_case, recorded_results, results_of_json
from replay import looked_up

SKIPPED = 77
# Where Altinn's answer is not the one that XACML gives, and why.
DEVIATIONS = {
    "AltinnApps/AltinnApps0004Response.xml":
        "D1: a rule with two AnyOf of subjects, skd and nav, asks for both at once; Altinn takes either",
}


def shared_folder():
    return pathlib.Path(os.environ.get("HJEMMEL_SHARED") or pathlib.Path(__file__).resolve().parents[3] / "shared")


def decided(hjemmel, case, engine, beside):
    """`beside` is what was looked up, or None."""
    with tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf-8") as file:
        json.dump(beside or {}, file)
        file.flush()
        done = subprocess.run(
            [hjemmel, "decide", "--policy", case.policy, "--request", case.request, "--engine", engine, "--output", "json",
             *(["--attributes", file.name] if beside else [])], capture_output=True, encoding="utf-8", check=False, timeout=120)
    if done.returncode != 0:
        raise RuntimeError(f"{case.name}: exit {done.returncode}: {done.stderr}")
    return list(results_of_json(lower_names(json.loads(done.stdout))))


def cases_of(folder):
    with open(folder / "index.tsv", encoding="utf-8", newline="") as index:
        rows = list(csv.DictReader(index, delimiter="\t"))
    names = {row["file"] for row in rows}
    for row in rows:
        if "Response." not in row["file"] or row["kind"] != "response":
            continue
        request = row["file"].replace("Response.", "Request.")
        yield row["file"], (read_case(folder / request, folder / row["file"]) if request in names else None)


class Comparison:
    def __init__(self, hjemmel):
        self.hjemmel = hjemmel
        self.faults = []
        self.compared = 0

    def compare(self, name, case, beside=None):
        self.compared += 1
        expected = recorded_results(case)
        answers = {engine: decided(self.hjemmel, case, engine, beside) for engine in ("native", "interpreter")}
        if answers["native"] != answers["interpreter"]:
            self.faults.append(f"{name}: native {answers['native']}, interpreter {answers['interpreter']}")
        # Obligations are compared by what they assign: what a level means is told by its category alone, and some recorded
        # responses were written by hand with another obligation id than their policy has.
        answer = answers["native"]
        agrees = [result[:3] for result in answer] == [result[:3] for result in expected]
        if agrees == (name in DEVIATIONS):
            self.faults.append(f"{name}: {'no longer deviates' if agrees else f'recorded {expected}, decided {answer}'}")
        print(f"  {name}: {answer[0][0]}" + (f", recorded {expected[0][0]}: {DEVIATIONS[name]}" if name in DEVIATIONS else ""))
        if agrees and [result[3] for result in answer] != [result[3] for result in expected]:
            print(f"    recorded obligation ids {expected[0][3]}, in the policy {answer[0][3]}")


def replayable(case, folder):
    """As looked_up(), for the cases that delegations and access lists have no say in."""
    if case.is_multiple or not case.subject or "Delegation" in case.name:
        return None
    return None if is_denied_afterwards(case) else looked_up(case, folder)


def main(hjemmel):
    folder = shared_folder() / "altinn" / "decisions"
    if not folder.is_dir():
        print(f"skipped: no recorded decisions: {folder} is absent")
        return SKIPPED
    left_out, replays, comparison = collections.Counter(), [], Comparison(hjemmel)
    print("by the request and the policy alone:")
    for name, case in cases_of(folder):
        reason = why_left_out(case) if case else "no request is recorded"
        if not reason:
            comparison.compare(name, case)
        elif case and (found := replayable(case, folder)):
            replays.append((name, *found))
        else:
            left_out[reason] += 1
    alone = comparison.compared
    print("with what was looked up:")
    for name, case, beside in replays:
        comparison.compare(name, case, beside)
    print(f"{alone} decisions that need no enrichment and {len(replays)} replayed compared in both engines; "
          f"{sum(left_out.values())} left out:")
    for reason, count in left_out.most_common():
        print(f"  {count:3} {reason}")
    if alone == 0:
        comparison.faults.append("no recorded decision was compared")
    for fault in comparison.faults:
        print("differs:", fault, file=sys.stderr)
    return 1 if comparison.faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
