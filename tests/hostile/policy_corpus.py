"""Hostile policies. Each generator yields trials on files that it writes into a folder."""

import os
import random

from trial import Trial
from xml_policy import (FUNCTION, apply, designator, doubling, literal, permit_if, policy, policy_set, reference, rule, selector,
                        target, use, variable)

CONCATENATE = "urn:oasis:names:tc:xacml:2.0:function:string-concatenate"
GOOD = policy(rule(target("Åse Ødegård")) + permit_if(apply("string-is-in", literal("x"), designator("name"))))
BOM = b"\xef\xbb\xbf"


class PolicyCorpus:
    def __init__(self, folder):
        self.folder = folder
        self.request = folder / "asks.json"
        self.request.write_text('{"Request":{}}', encoding="utf-8")
        self.good = self.file("good.xml", GOOD)

    def file(self, name, content):
        path = self.folder / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
        return path

    def calls(self, path):
        other = ".hjl" if path.suffix == ".xml" else ".xml"
        yield "check", ["check", path]
        yield "compile", ["compile", path, "-o", path.with_suffix(path.suffix + ".hjp")]
        yield "convert", ["convert", path, "-o", path.with_suffix(path.suffix + ".out" + other)]
        for engine in ("native", "interpreter"):
            yield f"decide {engine}", ["decide", "--policy", path, "--request", self.request, "--engine", engine]
        if path.suffix == ".hjl":
            yield "format", ["format", "--check", path]

    def refused(self, path, says="", only=()):
        for name, arguments in self.calls(path):
            if not only or name in only:
                yield Trial(f"{path.name}: {name}", arguments, (2,), says, path.name)

    def refused_to_decide(self, path, says):
        """What is well written but cannot be decided by."""
        return self.refused(path, says, only=("check", "compile", "decide native", "decide interpreter"))

    def taken(self, path, says_decision="", only=()):
        """Read without an error; whether there are findings, or a layout that is not the formatter's, is no matter."""
        for name, arguments in self.calls(path):
            if not only or name in only:
                exits = (0, 1) if name in ("check", "format") else (0,)
                yield Trial(f"{path.name}: {name}", arguments, exits, says_decision if name.startswith("decide") else "")

    # What is no text, or no XML, or no file.

    def damaged(self):
        whole = GOOD.encode("utf-8")
        for length in range(1, len(whole), max(1, len(whole) // 60)):
            path = self.file(f"cut-{length}.xml", whole[:length])
            yield from self.refused(path, only=("check",))
        for name, content in {"empty": b"", "only-bom": BOM, "blank": b" \n\t\n", "nul": b"\0" * 1000,
                              "binary": random.Random(1).randbytes(100_000), "elf": b"\x7fELF" + b"\2" * 500}.items():
            yield from self.refused(self.file(f"{name}.xml", content))
        for name, content in {"nul": b"\0" * 1000, "binary": random.Random(2).randbytes(100_000),
                              "utf8": b'policy "\xff\xfe" combining deny-overrides {}', "cut-letter": b"// \xc3"}.items():
            yield from self.refused(self.file(f"{name}.hjl", content))
        yield from self.refused(self.file("utf8.xml", GOOD.encode("latin-1")))
        yield from self.refused(self.file("surrogate.xml", whole.replace(b"RuleId=\"r\"", b"RuleId=\"\xed\xa0\x80\"")))
        for encoding in ("utf-16", "utf-16-le", "utf-16-be", "utf-32"):
            yield from self.refused(self.file(f"{encoding}.xml", GOOD.encode(encoding)), only=("check", "decide native"))
            yield from self.refused(self.file(f"{encoding}.hjl", "permit read".encode(encoding)), only=("check",))

    def no_files(self):
        (self.folder / "folder.xml").mkdir()
        yield from self.refused(self.folder / "folder.xml", "is a directory")
        yield from self.refused(self.folder / "absent.xml", "no such file")
        os.symlink("/dev/zero", self.folder / "endless.xml")
        yield from self.refused(self.folder / "endless.xml", "larger than")
        os.symlink("/dev/null", self.folder / "null.xml")
        yield from self.refused(self.folder / "null.xml")
        os.symlink(self.folder / "loop.xml", self.folder / "loop.xml")
        yield from self.refused(self.folder / "loop.xml")
        secret = self.file("secret.xml", GOOD)
        secret.chmod(0)
        if os.access(secret, os.R_OK):
            print("left out: an unreadable file: this user may read everything")
        else:
            yield from self.refused(secret, "permission denied")

    def entities(self):
        laughs = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 12))
        prologs = {
            "laughs": f'<!DOCTYPE Policy [<!ENTITY l0 "ha">{laughs}]>',
            "external": '<!DOCTYPE Policy [<!ENTITY l11 SYSTEM "file:///etc/passwd">]>',
            "remote": '<!DOCTYPE Policy SYSTEM "http://127.0.0.1:1/x.dtd">',
            "parameter": '<!DOCTYPE Policy [<!ENTITY % a SYSTEM "file:///etc/passwd">%a;]>',
        }
        for name, prolog in prologs.items():
            text = policy(permit_if(apply("string-equal", literal("&l11;"), literal("x"))), prolog=prolog)
            yield from self.refused(self.file(f"entity-{name}.xml", text))
        yield from self.refused(self.file("entity-undeclared.xml", policy(permit_if(literal("&nbsp;")))))

    # What is much of one thing.

    def large(self):
        long_text = self.file("ten-megabytes.xml", policy(permit_if(
            apply("string-equal", literal("å" * 5_000_000), literal("x")))))
        yield from self.taken(long_text, "NotApplicable", only=("check", "compile", "decide interpreter"))
        long_text = self.file("megabyte.xml", policy(permit_if(apply("string-equal", literal("å" * 500_000), literal("x")))))
        yield from self.taken(long_text, "NotApplicable")
        name = self.file("long-name.xml", policy(rule("", name="r" * 10_000_000)))
        yield from self.taken(name, "Permit", only=("check", "decide interpreter"))
        broken = self.file("long-line.xml", policy(permit_if(literal("x" * 10_000_000)) + "<Wrong/>"))
        yield from self.refused(broken, only=("check",))
        rules = "".join(rule(target(f"name {i}"), f"r{i}") for i in range(100_000))
        many = self.file("many-rules.xml", policy(rules))
        yield from self.taken(many, "NotApplicable", only=("check", "compile", "decide interpreter"))
        rules = "".join(f"permit act{i} for package skatt-merverdiavgift\n" for i in range(5_000))
        yield Trial("many-rules.hjl: check", ["check", self.file("many-rules.hjl", "resource r\n" + rules)], (0, 1, 2))
        alternatives = apply("or", *(apply("string-is-in", literal(f"n{i}"), designator("name")) for i in range(20_000)))
        yield from self.taken(self.file("many-alternatives.xml", policy(permit_if(alternatives))), "NotApplicable",
                              only=("check", "decide interpreter"))
        n_of = apply("n-of", literal(1, "integer"), *[literal("false", "boolean")] * 100_000)
        yield from self.taken(self.file("n-of.xml", policy(permit_if(n_of))), "NotApplicable", only=("check", "decide interpreter"))
        too_many = apply("n-of", literal("9" * 1000, "integer"), literal("true", "boolean"))
        yield from self.taken(self.file("n-of-most.xml", policy(permit_if(too_many))), "Indeterminate")
        attributes = "".join(f' a{i}=""' for i in range(100_000))
        yield from self.refused(self.file("attributes.xml", GOOD.replace("<Rule ", f"<Rule {attributes} ", 1)), only=("check",))
        names = "".join(f' xmlns:n{i}="urn:{i}"' for i in range(100_000))
        yield from self.refused(self.file("namespaces.xml", GOOD.replace("<Policy ", f"<Policy {names} ", 1)), only=("check",))

    def deep(self):
        levels = 10_000
        sets = "".join(policy_set("", str(i)).removesuffix("</PolicySet>") for i in range(levels)) + "</PolicySet>" * levels
        yield from self.refused(self.file("deep-sets.xml", sets), "nested")
        deep_apply = f'<Apply FunctionId="{FUNCTION}not">' * levels + literal("true", "boolean") + "</Apply>" * levels
        yield from self.refused(self.file("deep-apply.xml", policy(permit_if(deep_apply))), "nested")
        yield from self.refused(self.file("deep-unclosed.xml", "<a>" * 1_000_000), only=("check",))
        start = 'policy "p" combining deny-overrides { rule "r" permit when '
        for name, condition in {"parentheses": "(" * levels + "true" + ")" * levels, "not": "not " * levels + "true",
                                "minus": "-" * levels + "1 == 1", "unclosed": "(" * levels, "call": "not(" * levels,
                                "lists": "[" * levels, "brackets": "1 in (" * levels}.items():
            yield from self.refused(self.file(f"deep-{name}.hjl", start + condition + " }"))
        yield from self.refused(self.file("deep-braces.hjl", 'policy-set "p" combining deny-overrides {' * levels))
        chain = start + " and ".join(["true"] * levels) + " }"
        yield Trial("long-chain.hjl: check", ["check", self.file("long-chain.hjl", chain)], (0, 1, 2))
        yield Trial("long-sum.hjl: check",
                    ["check", self.file("long-sum.hjl", start + " + ".join(["1"] * levels) + " == 1 }")], (0, 1, 2))

    # What is small, and stands for much, or for itself.

    def circles(self):
        yield from self.refused_to_decide(self.file("circle.xml", policy_set(reference("s"), "s")), "circular-reference")
        nested = policy_set(policy_set(reference("outer"), "inner"), "outer")
        yield from self.refused_to_decide(self.file("circle-outside.xml", nested), "circular-reference")
        ring = "".join(variable(f"v{i}", apply("not", use(f"v{(i + 1) % 500}"))) for i in range(500))
        yield from self.refused_to_decide(self.file("circle-variables.xml", policy(ring + permit_if(use("v0")))), "circular-variable")
        itself = policy(variable("v", use("v")) + permit_if(use("v")))
        yield from self.refused_to_decide(self.file("circle-variable.xml", itself), "circular-variable")

    def repeated(self):
        files = [self.file(f"twice-{i}.xml", policy_set(reference(f"t{i + 1}") * 2 if i < 40 else GOOD, f"t{i}")) for i in range(41)]
        yield Trial("references that double: compile", ["compile", *files, "-o", self.folder / "twice.hjp"], (2,), "too-large")
        for engine in ("native", "interpreter"):
            policies = [word for path in files for word in ("--policy", path)]
            yield Trial(f"references that double: decide {engine}",
                        ["decide", *policies, "--request", self.request, "--engine", engine], (2,), "too-large")
        inner = "".join(policy_set(reference(f"t{i + 1}") * 2 if i < 40 else GOOD, f"t{i}") for i in range(41))
        yield from self.refused_to_decide(self.file("twice.xml", policy_set(inner, "all")), "too-large")
        yes = apply("not", apply("string-is-in", literal("x"), designator("name")))
        doubled = policy(doubling(40, "and", yes) + permit_if(use("v0")))
        yield from self.refused_to_decide(self.file("twice-variables.xml", doubled), "too-large")
        grown = permit_if(apply("string-equal", use("v0"), literal("x")))
        doubled = policy(doubling(11, CONCATENATE, literal("x" * 1_000_000)) + grown)
        yield from self.taken(self.file("doubled-text.xml", doubled), "too long", only=("check", "decide native", "decide interpreter"))
        grown = permit_if(apply("integer-equal", use("v0"), literal("1", "integer")))
        doubled = policy(doubling(11, "integer-multiply", literal("9" * 4_000, "integer")) + grown)
        yield from self.taken(self.file("doubled-number.xml", doubled), "Indeterminate", only=("check", "decide native", "decide interpreter"))

    def expressions(self):
        patterns = {"backtracks": "(a+)+(a+)+$", "counts": "(((a{1000}){1000}){1000})", "long": "a" * 1_000_000, "open": "(" * 10_000,
                    "deep": "(" * 5_000 + "a" + ")" * 5_000, "alternatives": "|".join(f"a{i}" for i in range(20_000)),
                    "classes": "[a-z-[b-[c]]]" * 1_000, "optional": "a?" * 2_000 + "a" * 2_000, "brackets": "[" * 100_000}
        for name, pattern in patterns.items():
            condition = apply("string-regexp-match", literal(pattern), literal("a" * 30_000 + "b"))
            path = self.file(f"pattern-{name}.xml", policy(permit_if(condition)))
            for call, arguments in self.calls(path):
                yield Trial(f"{path.name}: {call}", arguments, (0, 1, 2), file=path.name)
        paths = {"deep": "(" * 10_000 + "/" + ")" * 10_000, "nested": "//*[" * 200 + "1" + "]" * 200, "steps": "//*" * 20_000,
                 "open": "/a[", "long": "/" + "a" * 1_000_000, "minus": "-" * 20_000 + "1"}
        for name, path_text in paths.items():
            condition = apply("string-is-in", literal("x"), selector(path_text))
            path = self.file(f"xpath-{name}.xml", policy(permit_if(condition)))
            for call, arguments in self.calls(path):
                yield Trial(f"{path.name}: {call}", arguments, (0, 1, 2), file=path.name)

    def values(self):
        values = {"integer": ["9" * 1_000_000, "", "--1", "+"], "double": ["1e999999999999", "nan", "1e"], "date": ["9" * 50 + "-01-01", "2024-02-30"],
                  "dateTime": ["2024-01-01T25:00:00", "T", "2024-01-01T00:00:00+99:99"], "dayTimeDuration": ["P", "P" + "9" * 1000 + "D"],
                  "hexBinary": ["f", "zz"], "base64Binary": ["=", "a" * 1_000_001], "anyURI": ["%", "a" * 1_000_000], "boolean": ["maybe"]}
        for data_type, texts in values.items():
            for i, text in enumerate(texts):
                condition = apply(f"{data_type}-equal", literal(text, data_type), literal(text, data_type))
                yield Trial(f"value-{data_type}-{i}.xml: decide",
                            ["decide", "--policy", self.file(f"value-{data_type}-{i}.xml", policy(permit_if(condition))), "--request",
                             self.request], (0, 2))
    def all(self):
        for part in (self.damaged, self.no_files, self.entities, self.large, self.deep, self.circles, self.repeated, self.expressions,
                     self.values):
            yield from part()
