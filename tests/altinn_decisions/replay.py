"""Altinn's look-ups, replayed: what its tests gave out as the answers of registers, as attributes beside the request.

Its tests hold the roles that a user has for a party, and where an instance stands. With those as an attribute source, cases that do
need enrichment can be decided as well. Delegations are not replayed: they are policies of their own.
"""

import copy

from enrichment import INSTANCE, USERS, is_complete
from recorded_case import policy_of, read_json

ROLE = "urn:altinn:rolecode"
USER = "urn:altinn:userid"
PARTY = "urn:altinn:partyid"


def looked_up(case, folder):
    """The case with its policy found and what was looked up, as (case, attribute file); None where no fixture tells."""
    found = copy.deepcopy(case)
    known = {}
    if not is_complete(case.resource):
        known = where_instance_is(folder / "fixtures" / "Instances" / f"{case.resource[INSTANCE][0]}.json")
        if known is None:
            return None
        found.resource |= {name: value for name, value in known.items() if name not in case.resource}
        found.policy = policy_of(found.resource, folder)
    roles = roles_of(found, folder)
    if roles is None or not found.policy:
        return None
    return found, {"AccessSubject": attributes({ROLE: roles}), "Resource": attributes(known)}


def attributes(values):
    return [{"Attribute": [{"AttributeId": name, "Value": value} for name, value in values.items() if value]}]


def where_instance_is(path):
    if not path.is_file():
        return None
    instance = read_json(path)
    org, app = instance["org"], instance["appid"].split("/")[-1]
    known = {"urn:altinn:org": [org], "urn:altinn:app": [app], PARTY: [instance["instanceowner"]["partyid"]]}
    process = instance.get("process") or {}
    if task := (process.get("currenttask") or {}).get("elementid"):
        known["urn:altinn:task"] = [task]
    elif end := process.get("endevent"):
        known["urn:altinn:end-event"] = [end]
    return known


def roles_of(case, folder):
    """The role codes; empty for a subject that is no user, and None where no fixture tells."""
    if not USERS & case.subject.keys():
        return []
    if USER not in case.subject or PARTY not in case.resource:
        return None
    path = folder / "fixtures" / "Roles" / f"user_{case.subject[USER][0]}" / f"party_{case.resource[PARTY][0]}" / "roles.json"
    return [role["value"] for role in read_json(path)] if path.is_file() else None
