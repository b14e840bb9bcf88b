"""Recorded cases of Altinn's own tests: a request, the response that Altinn gave, and the policy that decided.

A case is read from the folder of decisions by naming: `XRequest.json` beside `XResponse.json`. The policy is the one that Altinn would
look up: by org and app, or by resource id, `app_ORG_APP` meaning an app.
"""

import dataclasses
import json
import re
import xml.etree.ElementTree as ElementTree

NAMESPACE = "{urn:oasis:names:tc:xacml:3.0:core:schema:wd-17}"
SUBJECT = "urn:oasis:names:tc:xacml:1.0:subject-category:access-subject"
RESOURCE = "urn:oasis:names:tc:xacml:3.0:attribute-category:resource"
TRAILING_COMMA = re.compile(r",(\s*[}\]])")


def read_json(path):
    """JSON as Altinn's tests store it: a byte-order mark and trailing commas are let through, names are read without case."""
    text = path.read_bytes().decode("utf-8-sig")
    return lower_names(json.loads(TRAILING_COMMA.sub(r"\1", text)))


def lower_names(node):
    if isinstance(node, dict):
        return {name.lower(): lower_names(value) for name, value in node.items()}
    return [lower_names(value) for value in node] if isinstance(node, list) else node


@dataclasses.dataclass
class RecordedCase:
    name: str
    request: object  # the paths
    response: object
    subject: dict  # attribute id to values
    resource: dict
    is_multiple: bool
    policy: object = None  # the path; None where the request names none that exists


def bag_of(categories):
    bag = {}
    for category in categories or []:
        for attribute in category.get("attribute") or []:
            bag.setdefault(attribute["attributeid"], []).append(str(attribute["value"]))
    return bag


def read_case(request, response):
    case = RecordedCase(request.stem.removesuffix("Request"), request, response, {}, {}, False)
    if request.suffix == ".json":
        content = read_json(request)["request"]
        case.subject, case.resource = bag_of(content.get("accesssubject")), bag_of(content.get("resource"))
        references = (content.get("multirequests") or {}).get("requestreference") or []
        case.is_multiple = len(references) > 1
    else:
        for category in ElementTree.parse(request).getroot().iter(NAMESPACE + "Attributes"):
            bag = {SUBJECT: case.subject, RESOURCE: case.resource}.get(category.get("Category"), {})
            for attribute in category:
                bag.setdefault(attribute.get("AttributeId"), []).extend(value.text for value in attribute)
    case.policy = policy_of(case.resource, request.parent.parent)
    return case


def policy_of(resource, folder):
    org, app = resource.get("urn:altinn:org", [""])[0], resource.get("urn:altinn:app", [""])[0]
    named = resource.get("urn:altinn:resource", [""])[0]
    if named.startswith("app_"):
        org, app = named.split("_")[1:3]
        named = ""
    path = folder / "ResourceRegistry" / named / "policy.xml" if named else folder / "AltinnApps" / org / app / "policy.xml"
    return path if (named or (org and app)) and path.is_file() else None


def results_of_json(document):
    """Each result as (decision, status code, obligations by what they assign, obligation ids)."""
    for result in document["response"]:
        obligations = result.get("obligations") or []
        assigned = sorted(
            tuple(sorted((a.get("category"), a["attributeid"], a["datatype"], str(a["value"])) for a in o["attributeassignment"]))
            for o in obligations)
        yield result["decision"], result["status"]["statuscode"]["value"], assigned, sorted(o["id"] for o in obligations)


def results_of_xml(text):
    for result in ElementTree.fromstring(text).iter(NAMESPACE + "Result"):
        obligations = list(result.iter(NAMESPACE + "Obligation"))
        assigned = sorted(
            tuple(sorted((a.get("Category"), a.get("AttributeId"), a.get("DataType"), a.text) for a in o)) for o in obligations)
        status = next(result.iter(NAMESPACE + "StatusCode")).get("Value")
        yield result.findtext(NAMESPACE + "Decision"), status, assigned, sorted(o.get("ObligationId") for o in obligations)


def recorded_results(case):
    if case.response.suffix == ".json":
        return list(results_of_json(read_json(case.response)))
    return list(results_of_xml(case.response.read_bytes()))
