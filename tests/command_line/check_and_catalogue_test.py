#!/usr/bin/env python3
"""`hjemmel check` and `hjemmel catalogue` as those who call them see them: check_and_catalogue_test.py HJEMMEL"""

import json
import pathlib
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree

HJEMMEL = ""
FIXTURES = pathlib.Path(__file__).parent.parent / "golden" / "check"


def call(*arguments, **options):
    return subprocess.run([HJEMMEL, *map(str, arguments)], capture_output=True, encoding="utf-8", check=False, timeout=60,
                          stdin=subprocess.DEVNULL, **options)


class Check(unittest.TestCase):
    def test_no_findings_is_exit_0(self):
        done = call("check", FIXTURES / "unknown-package" / "good.xml")
        self.assertEqual((done.returncode, done.stdout), (0, ""))
        self.assertEqual(done.stderr, "no findings in 1 file\n")

    def test_an_error_is_exit_1_with_the_right_name(self):
        done = call("check", FIXTURES / "unknown-package" / "bad.xml")
        self.assertEqual((done.returncode, done.stderr), (1, ""))
        self.assertIn("bad.xml:10:80: error: there is no access package `skatt-merverdiavgift` [unknown-package]", done.stdout)
        self.assertIn("did you mean `merverdiavgift` (Value added tax)?", done.stdout)

    def test_fail_on_says_what_is_exit_1(self):
        warned = FIXTURES / "altinn2-role-ends" / "bad.xml"
        self.assertEqual(call("check", warned, "--as-of", "2026-12-31").returncode, 0)
        self.assertEqual(call("check", warned, "--as-of", "2026-12-31", "--fail-on", "warning").returncode, 1)
        self.assertEqual(call("check", warned, "--as-of", "2027-01-01").returncode, 1)
        informed = FIXTURES / "missing-authentication-level" / "bad.xml"
        self.assertEqual(call("check", informed, "--fail-on", "warning").returncode, 0)
        self.assertEqual(call("check", informed, "--fail-on", "info").returncode, 1)

    def test_json_is_the_contract_also_where_the_file_is_broken(self):
        members = {"code", "severity", "message", "file", "line", "column", "endLine", "endColumn", "help"}
        with tempfile.TemporaryDirectory() as folder:
            broken = pathlib.Path(folder) / "broken.xml"
            broken.write_text("<Policy", encoding="utf-8")
            missing = pathlib.Path(folder) / "missing.xml"
            done = call("check", FIXTURES / "unknown-role" / "bad.xml", broken, missing, "--format", "json")
        self.assertEqual((done.returncode, done.stderr), (2, ""))
        findings = json.loads(done.stdout)["findings"]
        self.assertEqual({frozenset(finding) for finding in findings}, {frozenset(members)})
        self.assertEqual({pathlib.Path(finding["file"]).name for finding in findings}, {"bad.xml", "broken.xml", "missing.xml"})

    def test_every_format_of_findings_is_well_formed(self):
        bad = FIXTURES / "mixed-category-any-of" / "bad.xml"
        self.assertEqual(json.loads(call("check", bad, "--format", "sarif").stdout)["version"], "2.1.0")
        suites = xml.etree.ElementTree.fromstring(call("check", bad, "--format", "junit").stdout.encode())
        self.assertEqual(suites.get("failures"), "2")
        self.assertRegex(call("check", bad, "--format", "github").stdout, r"^::warning file=.*,title=mixed-category-any-of::")

    def test_a_baseline_leaves_only_what_is_new(self):
        bad = FIXTURES / "unknown-role" / "bad.xml"
        with tempfile.TemporaryDirectory() as folder:
            baseline = pathlib.Path(folder) / "baseline.json"
            baseline.write_text(call("check", bad, "--format", "json").stdout, encoding="utf-8")
            self.assertEqual(call("check", bad, "--baseline", baseline).returncode, 0)
            self.assertEqual(call("check", FIXTURES / "unknown-package" / "bad.xml", "--baseline", baseline).returncode, 1)
            baseline.write_text("{}", encoding="utf-8")
            refused = call("check", bad, "--baseline", baseline)
        self.assertEqual((refused.returncode, refused.stdout), (2, ""))
        self.assertIn("the baseline", refused.stderr)

    def test_the_language_is_checked_too_and_says_anyone_when_it_means_it(self):
        policy = ("resource skd-mva-melding\n    owner skd\n    authentication level 3\n\n"
                  "permit read for\n    package {package}\n\n"
                  "permit write for altinn2-role UTINN until 2026-12-31\n\n"
                  "permit sign for anyone\n")
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "policy.hjl"
            path.write_text(policy.format(package="merverdiavgift"), encoding="utf-8")
            good = call("check", path, "--as-of", "2026-08-21")
            path.write_text(policy.format(package="skatt-merverdiavgift"), encoding="utf-8")
            bad = call("check", path, "--as-of", "2026-08-21")
        self.assertEqual((good.returncode, good.stdout), (0, ""))
        self.assertEqual(bad.returncode, 1)
        self.assertIn("policy.hjl:6:13: error: there is no access package `skatt-merverdiavgift`", bad.stdout)

    def test_a_wrong_date_is_refused(self):
        done = call("check", FIXTURES / "unknown-role" / "good.xml", "--as-of", "2026-02-30")
        self.assertEqual(done.returncode, 2)
        self.assertIn("`2026-02-30` is not a date", done.stderr)


class Catalogue(unittest.TestCase):
    def test_search_answers_what_the_service_is_about(self):
        for words in (["mva-rapportering"], ["value", "added", "tax"], ["meirverdiavgifta"]):
            done = call("catalogue", "search", *words)
            self.assertEqual(done.returncode, 0)
            self.assertTrue(done.stdout.startswith("merverdiavgift  "), done.stdout)
        nothing = call("catalogue", "search", "xyzzy")
        self.assertEqual((nothing.returncode, nothing.stdout), (1, ""))
        self.assertEqual(call("catalogue", "search", "xyzzy", "--format", "json").stdout, "[]\n")

    def test_show_takes_every_spelling(self):
        shown = call("catalogue", "show", "FFØR")
        self.assertEqual(shown.returncode, 0)
        for spelling in ("ffør", "urn:altinn:rolecode:ffør", "urn:altinn:external-role:ccr:forretningsforer", "Forretningsfører"):
            self.assertEqual(call("catalogue", "show", spelling).stdout, shown.stdout)

    def test_show_offers_what_was_meant(self):
        done = call("catalogue", "show", "merverdiavgfit")
        self.assertEqual((done.returncode, done.stdout), (2, ""))
        self.assertIn("`merverdiavgift`", done.stderr)

    def test_list_has_everything(self):
        for what, count in (("packages", 223), ("roles", 148), ("areas", 49)):
            self.assertEqual(len(json.loads(call("catalogue", "list", what, "--format", "json").stdout)), count)
        self.assertEqual(len(json.loads(call("catalogue", "list", "--area", "personale", "--format", "json").stdout)), 9)
        self.assertIn("merverdiavgift", call("catalogue", "list", "--lang", "nn").stdout)

    def test_an_area_that_is_not_is_refused(self):
        self.assertEqual(call("catalogue", "list", "--area", "nowhere").returncode, 2)
        self.assertEqual(call("catalogue").returncode, 2)


if __name__ == "__main__":
    HJEMMEL = sys.argv.pop(1)
    unittest.main()
