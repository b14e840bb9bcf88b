#!/usr/bin/env python3
"""Every real policy through the whole command line:

    real_policies_test.py HJEMMEL

Each one is checked, compiled, and decides, in both engines with one answer, a request drawn from its own first rule: the values of
the first alternative of each of its targets. One that cannot be read gets a diagnostic with file, line and column, and exit 2. Exit
77 (skipped) where the policies (HJEMMEL_SHARED, else ../shared) are absent.
"""

import collections
import concurrent.futures
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree

SKIPPED = 77
NAMESPACE = "{urn:oasis:names:tc:xacml:3.0:core:schema:wd-17}"


def request_for(policy):
    """The values that the first rule asks for, as an XACML-JSON request."""
    categories = collections.defaultdict(list)
    rule = next(ElementTree.parse(policy).getroot().iter(NAMESPACE + "Rule"), ())
    for any_of in (any_of for target in rule if target.tag == NAMESPACE + "Target" for any_of in target):
        for match in any_of[0]:
            value, designator = match
            if designator.tag == NAMESPACE + "AttributeDesignator":
                categories[designator.get("Category")].append(
                    {"AttributeId": designator.get("AttributeId"), "DataType": value.get("DataType"), "Value": value.text or ""})
    return {"Request": {"Category": [{"CategoryId": name, "Attribute": attributes} for name, attributes in categories.items()]}}


class Trial:
    def __init__(self, hjemmel, policy, folder):
        self.hjemmel, self.policy, self.folder = hjemmel, policy, folder
        self.faults = []

    def call(self, *arguments, expected):
        done = subprocess.run([self.hjemmel, *arguments], capture_output=True, encoding="utf-8", check=False, timeout=120)
        if done.returncode not in expected:
            self.faults.append(f"{arguments[0]}: exit {done.returncode}: {done.stderr.strip()[-300:]}")
        return done

    def run(self):
        """What became of the policy: `decides` or `refused`; faults aside."""
        checked = self.call("check", self.policy, expected=(0, 1, 2))
        artefact = self.folder / "policy.hjp"
        compiled = self.call("compile", self.policy, "-o", artefact, expected=(0, 2))
        if compiled.returncode == 2:
            place = re.escape(str(self.policy)) + r":\d+:\d+: error: "
            if checked.returncode != 2 or not re.search(place, compiled.stderr):
                self.faults.append(f"refused without a place: {compiled.stderr.strip()[:300]}")
            return "refused"
        request = self.folder / "request.json"
        request.write_text(json.dumps(request_for(self.policy)), encoding="utf-8")
        engines = [("--policy", artefact), ("--policy", self.policy, "--engine", "interpreter")]
        answers = {self.call("decide", *engine, "--request", request, expected=(0,)).stdout for engine in engines}
        if len(answers) != 1:
            self.faults.append(f"different answers: {sorted(answers)}")
        elif '"Decision":' not in min(answers):
            self.faults.append("no decision")
        return "decides"


def main(hjemmel):
    shared = pathlib.Path(os.environ.get("HJEMMEL_SHARED") or pathlib.Path(__file__).resolve().parents[3] / "shared")
    policies = sorted((shared / "altinn" / "policies").glob("*.xml"))
    if not policies:
        print(f"skipped: no real policies: {shared / 'altinn' / 'policies'} is absent")
        return SKIPPED

    def tried(policy):
        with tempfile.TemporaryDirectory() as folder:
            trial = Trial(hjemmel, policy, pathlib.Path(folder))
            return trial.run(), trial.faults

    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        outcomes = dict(zip(policies, pool.map(tried, policies)))
    counts = collections.Counter(what for what, _ in outcomes.values())
    print(f"{len(policies)} real policies: {counts['decides']} check, compile and decide alike in both engines; "
          f"{counts['refused']} refused with a place")
    for policy, (what, faults) in outcomes.items():
        if what == "refused":
            print(f"  refused: {policy.name}")
        for fault in faults:
            print(f"{policy}: {fault}", file=sys.stderr)
    return 1 if any(faults for _, faults in outcomes.values()) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
