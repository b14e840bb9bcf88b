#!/usr/bin/env python3
"""The stock policies as a service owner would use them: stock_policies_test.py HJEMMEL

A policy is OWNER/NAME.hjl, its twin OWNER/NAME.xml, its examples OWNER/NAME/*.request.json, each with the response it must get beside
it. Faults that people really write, such as the name of a service where a package belongs, stand in tests/golden/stock: NAME.hjl,
and NAME.txt with what `check` must print.
"""

import concurrent.futures
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree as ElementTree

HJEMMEL = ""
ROOT = pathlib.Path(__file__).parent.parent.parent
STOCK = ROOT / "policies"
POLICIES = sorted(STOCK.glob("*/*.hjl"))
FAULTS = sorted((ROOT / "tests" / "golden" / "stock").glob("*.hjl"))

# Before the end of Altinn 2 roles, and after it: a policy that is right stays right.
DAYS = ("2026-10-01", "2027-02-01")

NAMESPACE = "{urn:oasis:names:tc:xacml:3.0:core:schema:wd-17}"
SUBJECT = "urn:oasis:names:tc:xacml:1.0:subject-category:access-subject"
RESOURCE = "urn:oasis:names:tc:xacml:3.0:attribute-category:resource"


def call(*arguments):
    return subprocess.run([HJEMMEL, *map(str, arguments)], capture_output=True, encoding="utf-8", check=False, timeout=300,
                          stdin=subprocess.DEVNULL)


def in_parallel(work, items):
    """What `work` gives for each item, in their order, on as many processors as there are."""
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        return list(pool.map(work, items))


def examples(policy):
    return sorted(policy.with_suffix("").glob("*.request.json"))


def expected(request):
    return json.loads(request.with_name(request.name.replace(".request.", ".response.")).read_text(encoding="utf-8"))


def decision(request):
    return expected(request)["Response"][0]["Decision"]


def matched(policy, category):
    """The (attribute id, value) pairs of a category that the targets of a policy's twin name."""
    twin = ElementTree.parse(policy.with_suffix(".xml"))
    pairs = set()
    for match in twin.iter(NAMESPACE + "Match"):
        designator = match.find(NAMESPACE + "AttributeDesignator")
        if designator.get("Category") == category:
            pairs.add((designator.get("AttributeId"), match.find(NAMESPACE + "AttributeValue").text))
    return pairs


def asked(request):
    """The (attribute id, lower-case value) pairs of the subject of a request."""
    body = json.loads(request.read_text(encoding="utf-8"))["Request"]
    return {(attribute["AttributeId"], attribute["Value"].lower())
            for subject in body["AccessSubject"] for attribute in subject["Attribute"]}


def name(path):
    return path.relative_to(ROOT).as_posix()


class Sources(unittest.TestCase):
    def test_there_are_policies_of_every_owner(self):
        self.assertEqual({policy.parent.name for policy in POLICIES}, {"digdir", "kartverket", "mattilsynet", "nav", "skd"})

    def test_they_are_in_the_one_style(self):
        done = call("format", "--check", *POLICIES, *FAULTS)
        self.assertEqual((done.returncode, done.stdout), (0, ""))

    def test_nothing_stands_alone(self):
        twins = sorted(policy.with_suffix(".xml") for policy in POLICIES)
        self.assertEqual(sorted(STOCK.glob("*/*.xml")), twins)
        for policy in POLICIES:
            with self.subTest(name(policy)):
                files = {path.name for path in policy.with_suffix("").iterdir()}
                requests = {path.name for path in examples(policy)}
                self.assertEqual(files, requests | {request.replace(".request.", ".response.") for request in requests})


class Twins(unittest.TestCase):
    def test_convert_gives_the_twin_and_comes_back(self):
        with tempfile.TemporaryDirectory() as folder:
            def convert(indexed):
                index, policy = indexed
                there, back, again = (pathlib.Path(folder) / f"{index}{suffix}" for suffix in (".xml", ".hjl", "-again.xml"))
                calls = [call("convert", policy, "-o", there), call("convert", there, "-o", back), call("convert", back, "-o", again)]
                return calls, there.read_bytes(), again.read_bytes()

            for policy, (calls, there, again) in zip(POLICIES, in_parallel(convert, enumerate(POLICIES))):
                with self.subTest(name(policy)):
                    self.assertEqual([done.returncode for done in calls], [0, 0, 0], [done.stderr for done in calls])
                    twin = policy.with_suffix(".xml").read_bytes()
                    self.assertTrue(there == twin, f"`hjemmel convert {name(policy)}` gives another twin")
                    self.assertTrue(again == twin, "the twin read back as the language is another policy")


class Findings(unittest.TestCase):
    def test_check_finds_nothing_in_policies_and_twins(self):
        files = [*POLICIES, *(policy.with_suffix(".xml") for policy in POLICIES)]
        for day in DAYS:
            for semantics in ("xacml", "altinn"):
                with self.subTest(day=day, semantics=semantics):
                    done = call("check", *files, "--as-of", day, "--semantics", semantics, "--fail-on", "info")
                    self.assertEqual((done.returncode, done.stdout), (0, ""))

    def test_check_finds_the_planted_fault_and_offers_the_right_name(self):
        self.assertTrue(FAULTS)

        def check(fault):
            with tempfile.TemporaryDirectory() as folder:
                twin = pathlib.Path(folder) / "twin.xml"
                converted = call("convert", fault, "-o", twin)
                arguments = ("--as-of", DAYS[0], "--fail-on", "warning")
                return (subprocess.run([HJEMMEL, "check", fault.name, *arguments], cwd=fault.parent, capture_output=True,
                                       encoding="utf-8", check=False, timeout=300), converted, call("check", twin, *arguments))

        for fault, (done, converted, twin) in zip(FAULTS, in_parallel(check, FAULTS)):
            with self.subTest(name(fault)):
                wanted = fault.with_suffix(".txt").read_text(encoding="utf-8")
                self.assertEqual((done.returncode, done.stdout), (1, wanted))
                self.assertEqual((converted.returncode, twin.returncode), (0, 1), converted.stderr)
                self.assertIn("= help: ", wanted)
                messages = re.compile(r": ((?:error|warning): .*)")
                self.assertEqual(messages.findall(twin.stdout), messages.findall(wanted), "the XML gets other findings")


class Examples(unittest.TestCase):
    def test_each_policy_shows_who_gets_in_and_who_does_not(self):
        for policy in POLICIES:
            with self.subTest(name(policy)):
                self.assertEqual({decision(request) for request in examples(policy)}, {"Permit", "NotApplicable"})

    def test_every_subject_of_a_policy_gets_in_in_an_example(self):
        for policy in POLICIES:
            with self.subTest(name(policy)):
                permitted = [asked(request) for request in examples(policy) if decision(request) == "Permit"]
                subjects = {(attribute, value.lower()) for attribute, value in matched(policy, SUBJECT)}
                self.assertEqual(subjects - set().union(*permitted), set())

    def test_they_decide_as_recorded_in_both_engines_and_compiled(self):
        with tempfile.TemporaryDirectory() as folder:
            def compiled(indexed):
                index, policy = indexed
                artefact = pathlib.Path(folder) / f"{index}.hjp"
                return artefact, call("compile", policy, "-o", artefact)

            artefacts = {}
            for policy, (artefact, done) in zip(POLICIES, in_parallel(compiled, enumerate(POLICIES))):
                self.assertEqual(done.returncode, 0, f"{name(policy)}: {done.stderr}")
                artefacts[policy] = artefact

            # The twin is the same policy, so each engine reads another form of it.
            ways = [(request, how)
                    for policy in POLICIES for request in examples(policy)
                    for how in ((policy, "native"), (policy.with_suffix(".xml"), "interpreter"), (artefacts[policy], "native"))]

            def decide(way):
                request, (policy, engine) = way
                return call("decide", "--policy", policy, "--engine", engine, "--request", request)

            for (request, (policy, engine)), done in zip(ways, in_parallel(decide, ways)):
                with self.subTest(name(request), policy=policy.suffix, engine=engine):
                    self.assertEqual((done.returncode, done.stderr), (0, ""))
                    self.assertEqual(json.loads(done.stdout), expected(request))


class Readme(unittest.TestCase):
    def test_the_table_names_each_policy_with_its_resource_and_packages(self):
        text = (STOCK / "README.md").read_text(encoding="utf-8")
        rows = {}
        for line in text.splitlines():
            cells = [cell.strip() for cell in line.strip("|").split("|")]
            link = re.search(r"\]\(([^)]+\.hjl)\)", line)
            if link:
                rows[link.group(1)] = cells
        self.assertEqual(sorted(rows), [policy.relative_to(STOCK).as_posix() for policy in POLICIES])
        for policy in POLICIES:
            with self.subTest(name(policy)):
                _, resource, packages, roles = rows[policy.relative_to(STOCK).as_posix()]
                ids = dict(matched(policy, RESOURCE))
                wanted = ids.get("urn:altinn:resource") or f'{ids["urn:altinn:org"]}/{ids["urn:altinn:app"]}'
                self.assertEqual(resource, f"`{wanted}`")
                subjects = matched(policy, SUBJECT)
                for cell, attribute in ((packages, "urn:altinn:accesspackage"), (roles, "urn:altinn:rolecode")):
                    self.assertEqual(sorted(re.findall(r"`([^`]+)`", cell)), sorted(value for id, value in subjects if id == attribute))


if __name__ == "__main__":
    HJEMMEL = sys.argv.pop(1)
    unittest.main()
