// The policy language. Two forms share one grammar: the everyday form, whose sentences start with `permit` and `deny`, and
// the general form, blocks that hold whatever XACML 3.0 can say.
//
// Line ends mean nothing. No decision of this grammar needs more than two tokens. Expressions are flat here: an operand, an
// operator, an operand; compiler/language/read_expression.cpp groups them by precedence. Words marked soft are keywords only
// where the grammar asks for them, and names elsewhere; any other name that is a keyword can be written in quotes.
grammar Hjemmel;

file : attributeDeclaration* (everyday | policy | policySet) EOF ;

attributeDeclaration : 'attribute' category '.' attributeName ':' MANY? typeName '=' STRING ;

// ---- the everyday form ----

everyday : header headerClause* (everydayRule | generalRule | variableDefinition)* ;

header
  : RESOURCE resourceName
  | APP orgName '/' appName
  ;

headerClause
  : OWNER orgName
  | AUTHENTICATION LEVEL INTEGER ('for' (ORGANISATIONS | ORGANIZATIONS))?
  | identity
  | description
  | versionClause
  | combining
  | obligation
  ;

everydayRule : effect actions places? ('for' subjects)? ruleClause* ;

actions
  : 'any' ACTION
  | action (',' action)*
  ;
action : 'exactly'? name ;

places : 'in' place ((',' | 'or') place)* ;
place : placePart ('and' placePart)* ;
placePart : (TASK | END_EVENT | INSTANCE | EVENT | APP_RESOURCE) name ;

subjects
  : 'anyone'
  | subject ((',' | 'or')? subject)*
  ;
subject : subjectPart ('and' subjectPart)* ;
subjectPart
  : 'exactly'? (OWNER | PACKAGE packageName | ROLE roleName | ALTINN2_ROLE roleName | ACCESS_LIST listName | subjectKind name)
  | subjectMatch
  ;
subjectKind
  : ORG | USER | PARTY | PARTY_TYPE | PERSON | ORGANISATION | ORGANIZATION | ORGANISATION_NUMBER | ORGANIZATION_NUMBER
  | SYSTEM_USER | ESTATE_ROLE
  ;
listName : name (':' name)? ;
subjectMatch : SUBJECT attributeSuffix '==' literal ignoringCase? ;

// ---- rules, in both forms ----

generalRule : 'rule' STRING effect ('for' 'anyone')? ruleClause* ;

effect : 'permit' | 'deny' ;

ruleClause
  : from
  | until
  | when
  | target
  | identity
  | description
  | obligation
  ;
from : 'from' DATE ;
until : 'until' DATE ;
when : 'when' expression ;
target : 'target' ('any' | expression) ;
identity : ID STRING ;
description : DESCRIPTION STRING+ ;
versionClause : VERSION version ;
combining : COMBINING algorithm ;
algorithm : word | STRING ;
version : INTEGER | DOUBLE | VERSION_NUMBER | STRING ;

obligation : ('obligation' | 'advice') STRING ON effect ('{' (assignment (',' assignment)* ','?)? '}')? ;
assignment : STRING (OF category)? issuedBy? '=' expression ;
issuedBy : 'issued' BY STRING ;

// ---- the general form ----

// What belongs to the policy stands before its first rule: behind it, clauses are the rule's.
policy
  : 'policy' STRING policyHead* '{' (policyClause | variableDefinition)* (generalRule (generalRule | variableDefinition)*)? '}'
  ;
policySet : 'policyset' STRING policyHead* '{' policyClause* policySetChild* '}' ;
policyHead : versionClause | combining ;

policyClause
  : description
  | target
  | obligation
  | parameters
  | issuer
  | XPATH_VERSION STRING
  | MAX_DELEGATION_DEPTH (INTEGER | STRING)
  ;

parameters : PARAMETERS (OF ('rule' | 'policy' | 'policyset') STRING)? '{' (parameter (',' parameter)* ','?)? '}' ;
parameter : STRING '=' literal ;

issuer : ISSUER '{' (CONTENT STRING)? (issuerAttribute (',' issuerAttribute)* ','?)? '}' ;
issuerAttribute : STRING issuedBy? INCLUDED? '=' '(' literal (',' literal)* ')' ;

policySetChild : policy | policySet | reference ;
reference : 'use' ('policy' | 'policyset') STRING referenceClause* ;
referenceClause : (VERSION | EARLIEST | LATEST) version ;

variableDefinition : 'let' variableName '=' expression ;
variableName : word | STRING ;

// ---- expressions ----

expression : operand (binaryOperator operand)* ;
binaryOperator
  : '==' | '!=' | '<' | '<=' | '>' | '>=' | '+' | '-' | '*' | '/' | 'mod' | 'and' | 'or' | 'in' | 'overlaps'
  ;
operand : 'not'* primary ignoringCase? ;
ignoringCase : 'ignoring' CASE ;

primary
  : '(' expression (',' expression)* ')'
  | word (callSuffix | attributeSuffix)?
  | ('and' | 'or') callSuffix
  | STRING (callSuffix | attributeSuffix | typeSuffix)?
  | bareLiteral
  | 'one' '(' expression ')'
  | 'function' (word | 'and' | 'or' | 'not' | STRING)
  | 'variable' STRING
  ;
callSuffix : '(' (expression (',' expression)*)? ')' ('described' STRING+)? ;
attributeSuffix : '.' attributeName ('(' STRING ')')? ('as' typeName)? usingClause? namespaces? issuedBy? 'required'? ;
usingClause : USING STRING ;
typeSuffix : 'as' typeName (OF category)? namespaces? ;
namespaces : WITH '(' namespaceBinding (',' namespaceBinding)* ')' ;
namespaceBinding : (word | STRING) '=' STRING ;

literal : STRING typeSuffix? | bareLiteral ;
bareLiteral
  : '-'? (INTEGER | DOUBLE | DAY_TIME_DURATION | YEAR_MONTH_DURATION)
  | DATE
  | TIME
  | DATE_TIME
  | 'true'
  | 'false'
  ;

// ---- names ----

category : word | STRING ;
typeName : word | STRING ;
resourceName : name ;
orgName : name ;
appName : name ;
packageName : name ;
roleName : name ;

name
  : WORD | STRING | INTEGER | UUID
  | ACTION | BY | CASE | CONTENT | EARLIEST | EVENT | INCLUDED | INSTANCE | ISSUER | LATEST | LEVEL | MANY | OF | ON
  | PARAMETERS | SUBJECT | USING | VERSION | WITH
  ;

/// A name in an expression: soft keywords and what is no keyword.
word
  : WORD
  | ACCESS_LIST | ACTION | ALTINN2_ROLE | APP | APP_RESOURCE | AUTHENTICATION | BY | CASE | COMBINING | CONTENT | DESCRIPTION
  | EARLIEST | END_EVENT | ESTATE_ROLE | EVENT | ID | INCLUDED | INSTANCE | ISSUER | LATEST | LEVEL | MANY
  | MAX_DELEGATION_DEPTH | OF | ON | ORG | ORGANISATION | ORGANISATIONS | ORGANISATION_NUMBER | ORGANIZATION | ORGANIZATIONS
  | ORGANIZATION_NUMBER | OWNER | PACKAGE | PARAMETERS | PARTY | PARTY_TYPE | PERSON | RESOURCE | ROLE | SUBJECT | SYSTEM_USER
  | TASK | USER | USING | VERSION | WITH | XPATH_VERSION
  ;

/// After a dot every word is a name.
attributeName
  : word | STRING
  | 'advice' | 'and' | 'any' | 'anyone' | 'as' | 'attribute' | 'deny' | 'described' | 'exactly' | 'false' | 'for' | 'from'
  | 'function' | 'ignoring' | 'in' | 'issued' | 'let' | 'mod' | 'not' | 'obligation' | 'one' | 'or' | 'overlaps' | 'permit'
  | 'policy' | 'policyset' | 'required' | 'rule' | 'target' | 'true' | 'until' | 'use' | 'variable' | 'when'
  ;

// ---- tokens ----

ACCESS_LIST : 'access-list' ;
ACTION : 'action' ;
ADVICE : 'advice' ;
ALTINN2_ROLE : 'altinn2-role' ;
AND : 'and' ;
ANY : 'any' ;
ANYONE : 'anyone' ;
APP : 'app' ;
APP_RESOURCE : 'app-resource' ;
AS : 'as' ;
ATTRIBUTE : 'attribute' ;
AUTHENTICATION : 'authentication' ;
BY : 'by' ;
CASE : 'case' ;
COMBINING : 'combining' ;
CONTENT : 'content' ;
DENY : 'deny' ;
DESCRIBED : 'described' ;
DESCRIPTION : 'description' ;
EARLIEST : 'earliest' ;
END_EVENT : 'end-event' ;
ESTATE_ROLE : 'estate-role' ;
EVENT : 'event' ;
EXACTLY : 'exactly' ;
FALSE : 'false' ;
FOR : 'for' ;
FROM : 'from' ;
FUNCTION : 'function' ;
ID : 'id' ;
IGNORING : 'ignoring' ;
IN : 'in' ;
INCLUDED : 'included' ;
INSTANCE : 'instance' ;
ISSUED : 'issued' ;
ISSUER : 'issuer' ;
LATEST : 'latest' ;
LET : 'let' ;
LEVEL : 'level' ;
MANY : 'many' ;
MAX_DELEGATION_DEPTH : 'max-delegation-depth' ;
MOD : 'mod' ;
NOT : 'not' ;
OBLIGATION : 'obligation' ;
OF : 'of' ;
ON : 'on' ;
ONE : 'one' ;
OR : 'or' ;
ORG : 'org' ;
ORGANISATION : 'organisation' ;
ORGANISATIONS : 'organisations' ;
ORGANISATION_NUMBER : 'organisation-number' ;
ORGANIZATION : 'organization' ;
ORGANIZATIONS : 'organizations' ;
ORGANIZATION_NUMBER : 'organization-number' ;
OVERLAPS : 'overlaps' ;
OWNER : 'owner' ;
PACKAGE : 'package' ;
PARAMETERS : 'parameters' ;
PARTY : 'party' ;
PARTY_TYPE : 'party-type' ;
PERMIT : 'permit' ;
PERSON : 'person' ;
POLICY : 'policy' ;
POLICYSET : 'policyset' ;
REQUIRED : 'required' ;
RESOURCE : 'resource' ;
ROLE : 'role' ;
RULE : 'rule' ;
SUBJECT : 'subject' ;
SYSTEM_USER : 'system-user' ;
TARGET : 'target' ;
TASK : 'task' ;
TRUE : 'true' ;
UNTIL : 'until' ;
USE : 'use' ;
USER : 'user' ;
USING : 'using' ;
VARIABLE : 'variable' ;
VERSION : 'version' ;
WHEN : 'when' ;
WITH : 'with' ;
XPATH_VERSION : 'xpath-version' ;

COMMA : ',' ;
DOT : '.' ;
COLON : ':' ;
SLASH : '/' ;
STAR : '*' ;
PLUS : '+' ;
MINUS : '-' ;
ASSIGN : '=' ;
EQUAL : '==' ;
NOT_EQUAL : '!=' ;
LESS : '<' ;
LESS_OR_EQUAL : '<=' ;
GREATER : '>' ;
GREATER_OR_EQUAL : '>=' ;
LEFT_PAREN : '(' ;
RIGHT_PAREN : ')' ;
LEFT_BRACE : '{' ;
RIGHT_BRACE : '}' ;

INTEGER : DIGIT+ ;
DOUBLE : DIGIT+ '.' DIGIT+ EXPONENT? | DIGIT+ EXPONENT ;
VERSION_NUMBER : DIGIT+ '.' DIGIT+ ('.' DIGIT+)+ ;
DATE : DAY ZONE? ;
TIME : CLOCK ZONE? ;
DATE_TIME : DAY 'T' CLOCK ZONE? ;
UUID : HEX4 HEX4 '-' HEX4 '-' HEX4 '-' HEX4 '-' HEX4 HEX4 HEX4 ;
YEAR_MONTH_DURATION : 'P' (DIGIT+ 'Y' (DIGIT+ 'M')? | DIGIT+ 'M') ;
DAY_TIME_DURATION : 'P' (DIGIT+ 'D' CLOCK_DURATION? | CLOCK_DURATION) ;
STRING : '"' (~["\\\r\n] | '\\' ~[\r\n])* '"' ;
UNTERMINATED_STRING : '"' (~["\\\r\n] | '\\' ~[\r\n])* '\\'? ;
WORD : (LETTER | '_') (LETTER | '_' | [\p{N}\p{M}] | '-' (LETTER | '_' | [\p{N}]))* ;

LINE_COMMENT : '//' ~[\r\n]* -> channel(HIDDEN) ;
BLOCK_COMMENT : '/*' .*? '*/' -> channel(HIDDEN) ;
SPACE : [ \t\r\n\u00A0\uFEFF]+ -> channel(HIDDEN) ;
UNTERMINATED_COMMENT : '/*' (~'*' | '*'+ ~[*/])* '*'* ;
UNKNOWN : . ;

fragment LETTER : [\p{L}] ;
fragment DIGIT : [0-9] ;
fragment EXPONENT : [eE] [+-]? DIGIT+ ;
fragment DAY : DIGIT DIGIT DIGIT DIGIT '-' DIGIT DIGIT '-' DIGIT DIGIT ;
fragment CLOCK : DIGIT DIGIT ':' DIGIT DIGIT ':' DIGIT DIGIT ('.' DIGIT+)? ;
fragment ZONE : 'Z' | [+-] DIGIT DIGIT ':' DIGIT DIGIT ;
fragment SECONDS : DIGIT+ ('.' DIGIT+)? 'S' ;
fragment CLOCK_DURATION : 'T' (DIGIT+ 'H' (DIGIT+ 'M')? SECONDS? | DIGIT+ 'M' SECONDS? | SECONDS) ;
fragment HEX : [0-9a-fA-F] ;
fragment HEX4 : HEX HEX HEX HEX ;
