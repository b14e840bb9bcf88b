"""Hostile requests: each is answered, exit 0, with one Response; one that cannot be read is Indeterminate with syntax-error."""

import json
import random

from trial import Trial
from xml_policy import NAMESPACE, SUBJECT, XSD, apply, designator, function, literal, permit_if, policy, rule, target

SYNTAX_ERROR = r"Indeterminate[\s\S]*status:syntax-error"
RESOURCE = "urn:oasis:names:tc:xacml:3.0:attribute-category:resource"


def attribute(value, name="name", **more):
    return {"AttributeId": name, "Value": value, **more}


def asking(*attributes, **more):
    return json.dumps({"Request": {"AccessSubject": [{"Attribute": list(attributes)}], **more}}, ensure_ascii=False)


class RequestCorpus:
    def __init__(self, folder):
        self.folder = folder
        self.policy = folder / "asked.xml"
        in_request = apply("string-is-in", literal("x"), designator("name"))
        self.policy.write_text(policy(rule(target("Åse")) + permit_if(in_request)), encoding="utf-8")
        self.artefact = folder / "asked.hjp"

    def asked(self, name, content, says="", policies=None, exits=(0,), engines=("native", "interpreter")):
        path = self.folder / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass"))
        for engine in engines:
            yield Trial(f"{name}: decide {engine}",
                        ["decide", "--policy", policies or self.policy, "--request", path, "--engine", engine], exits, says or "Decision")

    def unreadable(self, name, content):
        return self.asked(name, content, SYNTAX_ERROR)

    def damaged(self):
        whole = asking(attribute("Å" * 20, DataType="string"), attribute([1, 2.5, True], name="other")).encode()
        for length in range(0, len(whole), 7):
            yield from self.asked(f"cut-{length}.json", whole[:length], SYNTAX_ERROR, engines=("interpreter",))
        xml = self.xml_request('<Attribute AttributeId="name" IncludeInResult="false"><AttributeValue '
                               f'DataType="{XSD}string">Åse</AttributeValue></Attribute>').encode()
        for length in range(0, len(xml), 23):
            yield from self.asked(f"cut-{length}.xml", xml[:length], SYNTAX_ERROR, engines=("interpreter",))
        for name, content in {"bom": b"\xef\xbb\xbf", "nul": b"\0" * 100, "binary": random.Random(3).randbytes(10_000),
                              "utf8": b'{"Request":{"\xff":1}}', "utf16": whole.decode().encode("utf-16"),
                              "trailing": whole + b"}", "twice": whole + whole, "comment": b"/**/" + whole}.items():
            yield from self.unreadable(f"damaged-{name}.json", content)
        yield from self.unreadable("surrogate.json", '{"Request":{"AccessSubject":{"Attribute":{"AttributeId":"a","Value":"\\ud800"}}}}')
        yield Trial("endless request", ["decide", "--policy", self.policy, "--request", "/dev/zero"], (0, 2))
        yield Trial("a folder as request", ["decide", "--policy", self.policy, "--request", self.folder], (2,), file=self.folder.name)
        yield Trial("no request", ["decide", "--policy", self.policy, "--request", self.folder / "none.json"], (2,), file="none.json")

    @staticmethod
    def xml_request(attributes, prolog=""):
        return (f'{prolog}<Request xmlns="{NAMESPACE}" ReturnPolicyIdList="false" CombinedDecision="false">'
                f'<Attributes Category="{SUBJECT}">{attributes}</Attributes></Request>')

    def kinds(self):
        kinds = [None, True, 0, -1, 1.5, "", "text", [], {}, [[]], [None], [{}], {"a": 1}]
        for i, kind in enumerate(kinds):
            bodies = {"root": kind, "request": {"Request": kind}}
            for member in ("AccessSubject", "Category", "MultiRequests", "ReturnPolicyIdList", "CombinedDecision", "XPathVersion"):
                bodies[member] = {"Request": {member: kind}}
            bodies["attribute"] = {"Request": {"AccessSubject": {"Attribute": kind}}}
            for member in ("AttributeId", "Value", "DataType", "Issuer", "IncludeInResult"):
                bodies[f"attribute-{member}"] = {"Request": {"AccessSubject": {"Attribute": {"AttributeId": "a", "Value": "v", member: kind}}}}
            bodies["references"] = {"Request": {"MultiRequests": {"RequestReference": kind}}}
            bodies["content"] = {"Request": {"AccessSubject": {"Content": kind}}}
            for where, body in bodies.items():
                yield from self.asked(f"kind-{where}-{i}.json", json.dumps(body), engines=("interpreter",))
        for i, number in enumerate(["1e400", "-1e400", "1" * 100_000, "0." + "1" * 100_000, "01", "+1", "NaN", "1e", "-", ".5"]):
            text = '{"Request":{"AccessSubject":{"Attribute":{"AttributeId":"name","Value":%s}}}}' % number
            yield from self.asked(f"number-{i}.json", text)
        yield from self.asked("doubled-member.json", '{"Request":{"AccessSubject":[],"AccessSubject":[],"AccessSubject":{}}}')

    def large(self):
        million = asking(*[attribute("v", name=f"a{i}") for i in range(1_000_000)])
        yield from self.asked("million-attributes.json", million)
        values = asking(attribute([f"v{i}" for i in range(1_000_000)], name="name"))
        yield from self.asked("million-values.json", values)
        yield from self.asked("megabytes.json", asking(attribute("å" * 20_000_000)))
        yield from self.asked("too-long.json", asking(attribute("x" * 70_000_000)), "larger than", exits=(2,))
        for name, text in {"lists": "[" * 1_000_000, "objects": '{"Request":' * 200_000, "closed": "[" * 100_000 + "]" * 100_000,
                           "value": '{"Request":{"AccessSubject":{"Attribute":{"AttributeId":"a","Value":' + "[" * 100_000}.items():
            yield from self.unreadable(f"deep-{name}.json", text)
        unknown = '{"Request":{"Unknown":' + "[" * 100_000 + "]" * 100_000 + "}}"
        yield from self.unreadable("deep-unknown.json", unknown)
        crossed = self.folder / "crossed-policy.xml"
        crossed.write_text(policy(permit_if(apply("any-of-any", function("string-equal"), designator("name"), designator("other")))))
        text = asking(attribute([f"v{i}" for i in range(20_000)]), attribute([f"w{i}" for i in range(20_000)], name="other"))
        yield from self.asked("crossed.json", text, policies=crossed)
        subset = self.folder / "subset-policy.xml"
        subset.write_text(policy(permit_if(apply("string-subset", designator("name"), designator("other")))))
        yield from self.asked("subset.json", text, policies=subset)
        pattern = self.folder / "pattern-policy.xml"
        one = apply("string-one-and-only", designator("name"))
        pattern.write_text(policy(permit_if(apply("string-regexp-match", one, literal("a" * 10_000 + "b")))))
        for name, text in {"nested": "(a*)*" * 1_000, "counted": "((a{900}){900}){900}", "open": "(" * 10_000,
                           "deep": "(" * 20_000 + ")" * 20_000}.items():
            yield from self.asked(f"pattern-{name}.json", asking(attribute(text)), policies=pattern)

    def many_in_one(self):
        categories = {name: [{"Id": f"{name}{i}", "Attribute": []} for i in range(400)] for name in ("AccessSubject", "Resource", "Action")}
        yield from self.asked("repeated-categories.json", json.dumps({"Request": categories}))
        references = [{"ReferenceId": ["s"] * 1000}] * 10_000
        yield from self.asked("references.json", json.dumps({"Request": {
            "AccessSubject": [{"Id": "s", "Attribute": []}], "MultiRequests": {"RequestReference": references}}}))
        yield from self.asked("no-such-reference.json", json.dumps({"Request": {
            "AccessSubject": [], "MultiRequests": {"RequestReference": [{"ReferenceId": ["nowhere"]}]}}}))

    def xml(self):
        laughs = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 12))
        inside = f'<Attribute AttributeId="name" IncludeInResult="false"><AttributeValue DataType="{XSD}string">&l11;</AttributeValue></Attribute>'
        for name, prolog in {"laughs": f'<!DOCTYPE Request [<!ENTITY l0 "ha">{laughs}]>',
                             "external": '<!DOCTYPE Request [<!ENTITY l11 SYSTEM "file:///etc/passwd">]>'}.items():
            yield from self.unreadable(f"entity-{name}.xml", self.xml_request(inside, prolog))
            content = json.dumps(f"{prolog}<a>&l11;</a>")
            yield from self.unreadable(f"entity-{name}-content.json", '{"Request":{"AccessSubject":{"Content":%s}}}' % content)
        yield from self.unreadable("deep.xml", self.xml_request("<Attribute>" * 100_000))
        deep = "<Content>" + "<a>" * 100_000 + "</a>" * 100_000 + "</Content>"
        yield from self.unreadable("deep-content.xml", self.xml_request(deep))
        million = "".join(f'<Attribute AttributeId="a{i}" IncludeInResult="false"><AttributeValue DataType="{XSD}string">v</AttributeValue>'
                          "</Attribute>" for i in range(300_000))
        yield from self.asked("many.xml", self.xml_request(million))
        selecting = self.folder / "selecting.xml"
        path = "//*[count(//*[count(//*[count(//*) > 1]) > 1]) > 1]/text()"
        selecting.write_text(policy(permit_if(apply("string-is-in", literal("x"), (
            f'<AttributeSelector MustBePresent="true" Category="{SUBJECT}" Path="{path.replace(">", "&gt;")}" DataType="{XSD}string"/>')))))
        content = "<Content><r>" + "<a>x</a>" * 3_000 + "</r></Content>"
        yield from self.asked("crossed-content.xml", self.xml_request(content), policies=selecting)

    def all(self):
        for part in (self.damaged, self.kinds, self.large, self.many_in_one, self.xml):
            yield from part()
