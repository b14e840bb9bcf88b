#!/usr/bin/env python3
"""Altinn's recorded decisions, where the request and the policy alone make them, decided by both engines:

    decisions_test.py HJEMMEL

Prints how many were compared, and how many left out for which reason. Exit 77, which the test run counts as skipped, where the
recorded decisions (HJEMMEL_SHARED, else ../shared) are absent.
"""

import collections
import csv
import json
import os
import pathlib
import subprocess
import sys

from enrichment import why_left_out
from recorded_case import lower_names, read_case, recorded_results, results_of_json

SKIPPED = 77
# Where Altinn's answer is not the one that XACML gives, and why: none among the cases that need no enrichment. The policies that
# decide differently under the two semantics (several AnyOf of one category, alternatives of different categories) are asked only
# through an instance look-up.
DEVIATIONS = {}


def shared_folder():
    return pathlib.Path(os.environ.get("HJEMMEL_SHARED") or pathlib.Path(__file__).resolve().parents[3] / "shared")


def decided(hjemmel, case, engine):
    done = subprocess.run(
        [hjemmel, "decide", "--policy", case.policy, "--request", case.request, "--engine", engine, "--output", "json"],
        capture_output=True, encoding="utf-8", check=False, timeout=120)
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


def main(hjemmel):
    folder = shared_folder() / "altinn" / "decisions"
    if not folder.is_dir():
        print(f"skipped: no recorded decisions: {folder} is absent")
        return SKIPPED
    left_out, compared, faults = collections.Counter(), 0, []
    for name, case in cases_of(folder):
        reason = why_left_out(case) if case else "no request is recorded"
        if reason:
            left_out[reason] += 1
            continue
        compared += 1
        expected = recorded_results(case)
        answers = {engine: decided(hjemmel, case, engine) for engine in ("native", "interpreter")}
        if answers["native"] != answers["interpreter"]:
            faults.append(f"{name}: native {answers['native']}, interpreter {answers['interpreter']}")
        # Obligations are compared by what they assign: what a level means is told by its category alone, and some recorded
        # responses were written by hand with another obligation id than their policy has.
        answer = answers["native"]
        agrees = [result[:3] for result in answer] == [result[:3] for result in expected]
        if agrees == (name in DEVIATIONS):
            faults.append(f"{name}: {'no longer deviates' if agrees else f'recorded {expected}, decided {answer}'}")
        print(f"{name}: {answer[0][0]}" + (f", as XACML has it: {DEVIATIONS[name]}" if name in DEVIATIONS else ""))
        if [result[3] for result in answer] != [result[3] for result in expected]:
            print(f"  recorded obligation ids {expected[0][3]}, in the policy {answer[0][3]}")
    print(f"{compared} decisions compared in both engines; {sum(left_out.values())} left out:")
    for reason, count in left_out.most_common():
        print(f"  {count:3} {reason}")
    if compared == 0:
        faults.append("no recorded decision was compared")
    for fault in faults:
        print("differs:", fault, file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
