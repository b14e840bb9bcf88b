"""Which recorded answers rest on the request and the policy alone.

Altinn's decision point is a policy engine between two others: a context handler that looks up what the request leaves out, and
delegations and access lists that are consulted afterwards. Only an answer in which neither had a say can be compared with that of an
engine that has nothing but the request and the policy.
"""

import xml.etree.ElementTree as ElementTree

from recorded_case import NAMESPACE, SUBJECT, recorded_results

USER = {"urn:altinn:userid", "urn:altinn:person:identifier-no"}
# Subject attribute of a policy: the identities of the request's subject that make Altinn fetch values for it.
FETCHED_FOR = {
    "urn:altinn:rolecode": USER,
    "urn:altinn:role": USER,
    "urn:altinn:external-role:ccr": USER,
    "urn:altinn:external-role:cra": USER,
    "urn:digitaltdodsbo:rolecode": USER,
    "urn:altinn:accesspackage": USER | {"urn:altinn:systemuser:uuid"},
}
# Fetched for any subject, in requests for consent: those that name no party whose resource it is.
FETCHED_FOR_CONSENT = {"urn:altinn:partytype", "urn:altinn:access-list"}
# A subject known by one of these may have been delegated to: asked where the policy alone is not applicable.
DELEGATED_TO = USER | {"urn:altinn:partyid", "urn:altinn:systemuser:uuid"}
PARTIES = {"urn:altinn:partyid", "urn:altinn:party:uuid", "urn:altinn:organization:identifier-no", "urn:altinn:organizationnumber",
           "urn:altinn:person:identifier-no"}
INSTANCE = "urn:altinn:instance-id"
WHERE_AN_INSTANCE_IS = ("urn:altinn:task", "urn:altinn:end-event", "urn:altinn:appresource")


def is_complete(resource):
    """Whether nothing is missing that Altinn would look an instance up for."""
    named = all(attribute in resource for attribute in ("urn:altinn:org", "urn:altinn:app", "urn:altinn:partyid"))
    return INSTANCE not in resource or (named and any(attribute in resource for attribute in WHERE_AN_INSTANCE_IS))


def why_left_out(case):
    """The reason for which a case says nothing of the policy engine; None if its answer needs no enrichment."""
    if case.is_multiple:
        return "several requests in one, each with a policy of its own"
    if not is_complete(case.resource):
        return "the instance is looked up"
    if not case.subject:
        return "refused before any policy is asked: no subject"
    if not case.policy:
        return "refused before any policy is asked: no policy for the resource"
    policy = ElementTree.parse(case.policy).getroot()
    for designator in policy.iter(NAMESPACE + "AttributeDesignator"):
        if designator.get("Category") != SUBJECT:
            continue
        tested = designator.get("AttributeId")
        if FETCHED_FOR.get(tested, set()) & case.subject.keys():
            return "roles or packages of the subject are fetched"
        if tested in FETCHED_FOR_CONSENT and not PARTIES & case.resource.keys():
            return "the subject's party type or access lists are fetched"
    if DELEGATED_TO & case.subject.keys():
        return "delegations to the subject are fetched"
    effects = {rule.get("Effect") for rule in policy.iter(NAMESPACE + "Rule")}
    if any(decision == "Deny" for decision, *_ in recorded_results(case)) and "Deny" not in effects:
        return "denied by an access list"
    return None
