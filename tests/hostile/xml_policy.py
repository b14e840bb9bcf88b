"""XACML text for the corpus: a policy, and what goes into it."""

NAMESPACE = "urn:oasis:names:tc:xacml:3.0:core:schema:wd-17"
XSD = "http://www.w3.org/2001/XMLSchema#"
FUNCTION = "urn:oasis:names:tc:xacml:1.0:function:"
SUBJECT = "urn:oasis:names:tc:xacml:1.0:subject-category:access-subject"
DENY_OVERRIDES = "urn:oasis:names:tc:xacml:3.0:{}-combining-algorithm:deny-overrides"


def policy(inside, name="p", prolog=""):
    return (f'{prolog}<Policy xmlns="{NAMESPACE}" PolicyId="{name}" Version="1.0" '
            f'RuleCombiningAlgId="{DENY_OVERRIDES.format("rule")}"><Target/>{inside}</Policy>')


def policy_set(inside, name):
    return (f'<PolicySet xmlns="{NAMESPACE}" PolicySetId="{name}" Version="1.0" '
            f'PolicyCombiningAlgId="{DENY_OVERRIDES.format("policy")}"><Target/>{inside}</PolicySet>')


def reference(name):
    return f"<PolicySetIdReference>{name}</PolicySetIdReference>"


def rule(inside, name="r"):
    return f'<Rule RuleId="{name}" Effect="Permit">{inside}</Rule>'


def permit_if(condition):
    return rule(f"<Condition>{condition}</Condition>")


def literal(value, data_type="string"):
    return f'<AttributeValue DataType="{XSD}{data_type}">{value}</AttributeValue>'


def designator(name, data_type="string"):
    return (f'<AttributeDesignator MustBePresent="false" Category="{SUBJECT}" AttributeId="{name}" '
            f'DataType="{XSD}{data_type}"/>')


def selector(path):
    return f'<AttributeSelector MustBePresent="false" Category="{SUBJECT}" Path="{path}" DataType="{XSD}string"/>'


def apply(function, *arguments):
    name = function if function.startswith("urn:") else FUNCTION + function
    return f'<Apply FunctionId="{name}">{"".join(arguments)}</Apply>'


def function(name):
    return f'<Function FunctionId="{FUNCTION}{name}"/>'


def target(value):
    return (f'<Target><AnyOf><AllOf><Match MatchId="{FUNCTION}string-equal">{literal(value)}{designator("name")}'
            "</Match></AllOf></AnyOf></Target>")


def variable(name, expression):
    return f'<VariableDefinition VariableId="{name}">{expression}</VariableDefinition>'


def use(name):
    return f'<VariableReference VariableId="{name}"/>'


def doubling(levels, operation, last):
    """A variable that names the next one twice, and so on: `levels` lines, 2 to the power of `levels` parts."""
    return variable(f"v{levels}", last) + "".join(
        variable(f"v{i}", apply(operation, use(f"v{i + 1}"), use(f"v{i + 1}"))) for i in range(levels))
