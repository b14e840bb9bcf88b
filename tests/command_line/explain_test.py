#!/usr/bin/env python3
"""hjemmel explain and hjemmel inspect as those who call them see them: explain_test.py HJEMMEL"""

import json
import pathlib
import subprocess
import sys
import tempfile
import unittest

HJEMMEL = ""
POLICY = """resource testetaten-journal
    authentication level 3

permit read for
    package merverdiavgift
    role daglig-leder
"""
ACTION = "urn:oasis:names:tc:xacml:1.0:action:action-id"
PACKAGE = "urn:altinn:accesspackage"


def request(package, **members):
    def category(attribute_id, value):
        return [{"Attribute": [{"AttributeId": attribute_id, "Value": value}]}]

    return json.dumps({"Request": {
        "AccessSubject": category(PACKAGE, package), "Action": category(ACTION, "read"),
        "Resource": category("urn:altinn:resource", "testetaten-journal"), **members}})


class Calls(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.write("policy.hjl", POLICY)

    def write(self, name, text):
        (self.folder / name).write_text(text, encoding="utf-8")

    def call(self, *arguments, stdin=""):
        return subprocess.run([HJEMMEL, *arguments], input=stdin, capture_output=True, encoding="utf-8", check=False, timeout=120,
                              cwd=self.folder)

    def explain(self, text, *arguments, policy="policy.hjl"):
        return self.call("explain", "--policy", policy, "--request", "-", *arguments, stdin=text)

    def compile(self):
        self.assertEqual(self.call("compile", "policy.hjl", "-o", "policy.hjp").returncode, 0)


class Explain(Calls):
    def test_languages(self):
        for language, headline, words in (("en", "No access.", "access package Value added tax"),
                                          ("nb", "Ikke tilgang.", "Tilgangspakken Merverdiavgift"),
                                          ("nn", "Ikkje tilgang.", "Tilgangspakken Meirverdiavgift")):
            done = self.explain(request("toll"), "--lang", language)
            self.assertEqual((done.returncode, done.stderr), (0, ""))
            self.assertTrue(done.stdout.startswith(headline), done.stdout)
            self.assertIn(words, done.stdout)
            self.assertIn("policy.hjl", done.stdout)

    def test_an_artefact_explains_as_its_source_does(self):
        self.compile()
        for package in ("merverdiavgift", "toll"):
            self.assertEqual(self.explain(request(package), policy="policy.hjp").stdout, self.explain(request(package)).stdout)

    def test_the_interpreter_is_explained_alike(self):
        for package in ("merverdiavgift", "toll"):
            done = self.explain(request(package), "--engine", "interpreter")
            self.assertEqual((done.returncode, done.stderr), (0, ""))
            self.assertEqual(done.stdout, self.explain(request(package)).stdout)

    def test_json(self):
        done = self.explain(request("toll"), "--output", "json", "--lang", "nb")
        (explanation,) = json.loads(done.stdout)["explanations"]
        self.assertEqual(explanation["decision"], "NotApplicable")
        self.assertEqual([each["all"][0]["value"] for each in explanation["enough"]], ["merverdiavgift", "dagl"])
        self.assertEqual(explanation["enough"][0]["rule"]["file"], "policy.hjl")
        self.assertIn("Tilgangspakken Merverdiavgift", explanation["text"])

    def test_one_explanation_for_each_question(self):
        def category(identifier, attribute_id, value):
            return {"Id": identifier, "Attribute": [{"AttributeId": attribute_id, "Value": value}]}

        several = json.dumps({"Request": {
            "AccessSubject": [category("s1", PACKAGE, "merverdiavgift"), category("s2", PACKAGE, "toll")],
            "Action": [category("a", ACTION, "read")],
            "Resource": [category("r", "urn:altinn:resource", "testetaten-journal")],
            "MultiRequests": {"RequestReference": [{"ReferenceId": ["s1", "a", "r"]}, {"ReferenceId": ["s2", "a", "r"]}]}}})
        explanations = json.loads(self.explain(several, "--output", "json").stdout)["explanations"]
        self.assertEqual([each["decision"] for each in explanations], ["Permit", "NotApplicable"])
        text = self.explain(several, "--lang", "nb").stdout
        self.assertIn("Spørsmål 1 av 2\nTilgang gitt.", text)
        self.assertIn("\n\nSpørsmål 2 av 2\nIkke tilgang.", text)

    def test_attributes_of_a_source_count(self):
        self.write("more.json", json.dumps({"AccessSubject": {"Attribute": [{"AttributeId": "urn:altinn:rolecode", "Value": "DAGL"}]}}))
        self.assertTrue(self.explain(request("toll"), "--attributes", "more.json").stdout.startswith("Access granted."))

    def test_a_request_that_cannot_be_read(self):
        done = self.explain('{"Request":', "--lang", "nb")
        self.assertEqual(done.returncode, 0)
        self.assertIn("kunne ikke leses", done.stdout)

    def test_a_policy_that_cannot_be_read(self):
        self.write("policy.hjl", "permitt\n")
        done = self.explain(request("toll"), "--output", "json")
        self.assertEqual(done.returncode, 2)
        self.assertIn("policy.hjl:1:1", done.stderr)
        self.assertEqual(json.loads(done.stdout)["explanations"][0]["decision"], "Indeterminate")

    def test_wrong_calls(self):
        self.assertEqual(self.explain(request("toll"), "--lang", "no").returncode, 2)
        self.assertEqual(self.explain(request("toll"), policy="nowhere.hjl").returncode, 2)
        self.assertEqual(self.call("explain", "--policy", "policy.hjl", "--request", "nowhere.json").returncode, 2)


class Inspect(Calls):
    def test_text(self):
        self.compile()
        done = self.call("inspect", "policy.hjp")
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        for words in ("ABI version", "signed            no", "1 policies", "policy.hjl:1", "Permit  urn:altinn:resource:testetaten",
                      "urn:altinn:accesspackage (string)", "urn:altinn:minimum-authenticationlevel = 3"):
            self.assertIn(words, done.stdout)

    def test_json(self):
        self.compile()
        held = json.loads(self.call("inspect", "policy.hjp", "--format", "json").stdout)
        self.assertEqual(held["bytes"], (self.folder / "policy.hjp").stat().st_size)
        self.assertEqual((held["counts"]["policies"], held["counts"]["rules"], held["signed"]), (1, 1, False))
        self.assertEqual(held["policies"][0]["rules"][0]["line"], 4)
        self.assertRegex(held["policyDigest"], "^[0-9a-f]{64}$")
        self.assertIn("urn:altinn:rolecode", [each["id"] for each in held["attributes"]])

    def test_a_signed_artefact(self):
        made = subprocess.run(["openssl", "genpkey", "-algorithm", "ed25519", "-out", self.folder / "key.pem"], capture_output=True,
                              check=False)
        if made.returncode != 0:
            self.skipTest("openssl makes no Ed25519 keys here")
        self.assertEqual(self.call("compile", "policy.hjl", "-o", "signed.hjp", "--sign", "key.pem").returncode, 0)
        self.assertTrue(json.loads(self.call("inspect", "signed.hjp", "--format", "json").stdout)["signed"])

    def test_what_is_no_artefact(self):
        for name in ("policy.hjl", "nowhere.hjp", "."):
            done = self.call("inspect", name)
            self.assertEqual((done.returncode, done.stdout), (2, ""), name)
            self.assertIn("hjemmel: error: ", done.stderr)


if __name__ == "__main__":
    HJEMMEL = str(pathlib.Path(sys.argv.pop(1)).resolve())
    unittest.main(verbosity=1)
