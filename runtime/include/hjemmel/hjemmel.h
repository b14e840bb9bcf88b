/* Hjemmel's runtime as a C ABI (C99): what hjemmel.hpp offers, for every language that can call C.
 *
 *   hjemmel_error error;
 *   hjemmel_policy *policy = hjemmel_policy_load_file("vat.hjp", NULL, &error);
 *   if (policy == NULL) { fprintf(stderr, "vat.hjp: %s\n", error.message); ... }
 *   hjemmel_live_policy *live = hjemmel_live_policy_new(policy);      one for a service
 *   hjemmel_session *session = hjemmel_session_new(live);             one for a thread
 *   hjemmel_text response;
 *   hjemmel_decision decision = hjemmel_decide_json(session, request, strlen(request), &response);
 *
 * Texts are UTF-8 with a size and without a closing zero, unless it says otherwise. What a session returns lives until
 * its next decision. No exception leaves a function. A null object is allowed wherever an object is freed, nowhere
 * else.
 *
 * Threads: a policy or live policy may be used from any number at once, a session or request from one at a time. */
#ifndef HJEMMEL_H
#define HJEMMEL_H

#include <stddef.h>
#include <stdint.h>

#include "hjemmel/api.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct hjemmel_policy hjemmel_policy;
typedef struct hjemmel_live_policy hjemmel_live_policy;
typedef struct hjemmel_session hjemmel_session;
typedef struct hjemmel_request hjemmel_request;
typedef struct hjemmel_attribute_values hjemmel_attribute_values;

typedef struct hjemmel_text {
  const char* data;
  size_t size;
} hjemmel_text;

/* Why something failed: lower-case, without a full stop, closed by a zero, cut between characters where it is longer.
 */
typedef struct hjemmel_error {
  char message[512];
} hjemmel_error;

typedef enum hjemmel_decision {
  HJEMMEL_PERMIT = 0,
  HJEMMEL_DENY = 1,
  HJEMMEL_NOT_APPLICABLE = 2,
  HJEMMEL_INDETERMINATE = 3
} hjemmel_decision;

/* The version of the library, closed by a zero. */
HJEMMEL_API const char* hjemmel_version(void);
/* `Permit`, `Deny`, `NotApplicable`, `Indeterminate`, closed by a zero. */
HJEMMEL_API const char* hjemmel_decision_name(hjemmel_decision decision);

/* ---- Policies
 * ---------------------------------------------------------------------------------------------------------------- */

/* Loads an artefact. `public_key` is 32 bytes, a raw Ed25519 key by which it must be signed, or null. Null with `error`
 * (which may be null) on failure. The file's path is closed by a zero; the bytes are copied. */
HJEMMEL_API hjemmel_policy* hjemmel_policy_load_file(const char* path, const unsigned char* public_key,
                                                     hjemmel_error* error);
HJEMMEL_API hjemmel_policy* hjemmel_policy_load_bytes(const void* bytes, size_t size, const unsigned char* public_key,
                                                      hjemmel_error* error);
HJEMMEL_API void hjemmel_policy_free(hjemmel_policy* policy);

typedef struct hjemmel_policy_info {
  hjemmel_text id; /* of the root policy or policy set */
  hjemmel_text version;
  hjemmel_text compiler_version;
  hjemmel_text target;
  const uint8_t* policy_digest;    /* 32 bytes, SHA-256 */
  const uint8_t* catalogue_digest; /* 32 bytes, SHA-256 */
  size_t policies;
  size_t rules;
} hjemmel_policy_info;
/* What it points at lives as long as the policy. */
HJEMMEL_API void hjemmel_policy_describe(const hjemmel_policy* policy, hjemmel_policy_info* info);

/* The policy that a service decides with now. Shares `first`, which may be freed at once. Null when out of memory. */
HJEMMEL_API hjemmel_live_policy* hjemmel_live_policy_new(const hjemmel_policy* first);
/* Decisions that begin after this has returned are by `next`, which may be freed at once. Sessions keep deciding
 * meanwhile. */
HJEMMEL_API void hjemmel_live_policy_swap(hjemmel_live_policy* live, const hjemmel_policy* next);
HJEMMEL_API void hjemmel_live_policy_free(hjemmel_live_policy* live);

/* ---- Requests built in memory
 * --------------------------------------------------------------------------------------------------- */

#define HJEMMEL_SUBJECT "urn:oasis:names:tc:xacml:1.0:subject-category:access-subject"
#define HJEMMEL_RESOURCE "urn:oasis:names:tc:xacml:3.0:attribute-category:resource"
#define HJEMMEL_ACTION "urn:oasis:names:tc:xacml:3.0:attribute-category:action"
#define HJEMMEL_ENVIRONMENT "urn:oasis:names:tc:xacml:3.0:attribute-category:environment"

/* Null when out of memory. */
HJEMMEL_API hjemmel_request* hjemmel_request_new(void);
HJEMMEL_API void hjemmel_request_free(hjemmel_request* request);
/* Empties it and keeps its memory. */
HJEMMEL_API void hjemmel_request_clear(hjemmel_request* request);
/* Adds one value of an attribute; texts are closed by a zero and copied. `data_type` is a full identifier; null for
 * string. Values of one category, id and type form one bag. 0 where the value is wrong for its type: the request is
 * then unreadable until it is cleared. */
HJEMMEL_API int hjemmel_request_add(hjemmel_request* request, const char* category, const char* attribute_id,
                                    const char* data_type, const char* value);
/* The first thing that is wrong with it; empty for nothing. */
HJEMMEL_API hjemmel_text hjemmel_request_problem(const hjemmel_request* request);

/* ---- Sessions
 * -------------------------------------------------------------------------------------------------------------------
 */

/* Either may be freed first. Null when out of memory. */
HJEMMEL_API hjemmel_session* hjemmel_session_new(const hjemmel_live_policy* live);
HJEMMEL_API void hjemmel_session_free(hjemmel_session* session);

/* Decides as if it were this time: seconds since 1970-01-01T00:00:00Z, and the zone in minutes east of UTC. */
HJEMMEL_API void hjemmel_session_fix_time(hjemmel_session* session, int64_t seconds, int16_t zone_minutes);
/* Decides with the clock of the machine, as a new session does. */
HJEMMEL_API void hjemmel_session_use_system_time(hjemmel_session* session);

typedef struct hjemmel_attribute_query {
  hjemmel_text category;
  hjemmel_text attribute_id;
  hjemmel_text data_type; /* full identifier */
  hjemmel_text issuer;    /* empty: of any issuer */
} hjemmel_attribute_query;
/* Asked in the deciding thread for an attribute that the request does not hold. Must not throw or jump out. */
typedef void (*hjemmel_attribute_source)(void* context, const hjemmel_attribute_query* query,
                                         hjemmel_attribute_values* values);
/* Adds a value in its lexical form, which is copied; 0 where it is no value of the type asked for. */
HJEMMEL_API int hjemmel_attribute_values_add(hjemmel_attribute_values* values, const char* lexical, size_t size);
/* `source` null: none. */
HJEMMEL_API void hjemmel_session_use_attributes_of(hjemmel_session* session, hjemmel_attribute_source source,
                                                   void* context);

/* Decides. Of a request that stands for several, the first decision that is not Permit, else Permit: the results below
 * have all. `response` (which may be null) is what to send back. A request that cannot be read is answered with
 * Indeterminate and the place. */
HJEMMEL_API hjemmel_decision hjemmel_decide(hjemmel_session* session, const hjemmel_request* request);
HJEMMEL_API hjemmel_decision hjemmel_decide_json(hjemmel_session* session, const char* request, size_t size,
                                                 hjemmel_text* response);
HJEMMEL_API hjemmel_decision hjemmel_decide_xml(hjemmel_session* session, const char* request, size_t size,
                                                hjemmel_text* response);

/* ---- Results of the last decision
 * ------------------------------------------------------------------------------------------------ */

typedef struct hjemmel_result {
  hjemmel_decision decision;
  hjemmel_text status_code; /* full identifier */
  hjemmel_text status_message;
  hjemmel_text missing_category; /* of a missing-attribute status */
  hjemmel_text missing_attribute_id;
  size_t obligations;
  size_t advice;
  size_t policy_identifiers;
} hjemmel_result;
typedef struct hjemmel_obligation {
  hjemmel_text id;
  size_t assignments;
} hjemmel_obligation;
typedef struct hjemmel_assignment {
  hjemmel_text attribute_id;
  hjemmel_text category;
  hjemmel_text issuer;
  hjemmel_text data_type; /* full identifier; empty for an extension type */
  hjemmel_text value;     /* lexical form */
} hjemmel_assignment;
typedef struct hjemmel_policy_identifier {
  hjemmel_text id;
  hjemmel_text version;
  int is_policy_set;
} hjemmel_policy_identifier;

HJEMMEL_API size_t hjemmel_result_count(const hjemmel_session* session);
/* Each of these returns 0, and fills nothing, where a number is out of range. Advice follows the obligations in number:
 * obligation number `obligations` is the first advice. */
HJEMMEL_API int hjemmel_result_at(const hjemmel_session* session, size_t result, hjemmel_result* out);
HJEMMEL_API int hjemmel_result_obligation(const hjemmel_session* session, size_t result, size_t obligation,
                                          hjemmel_obligation* out);
HJEMMEL_API int hjemmel_result_assignment(const hjemmel_session* session, size_t result, size_t obligation,
                                          size_t assignment, hjemmel_assignment* out);
HJEMMEL_API int hjemmel_result_policy(const hjemmel_session* session, size_t result, size_t number,
                                      hjemmel_policy_identifier* out);

/* Whether the function may be carried out for a caller identified at `level` (0 to 4): all results are Permit, the
 * levels that Altinn's obligations ask for suffice, and nothing else is obliged. `is_organisation`: the level for
 * organisations is enough. */
HJEMMEL_API int hjemmel_permits_at(const hjemmel_session* session, int64_t level, int is_organisation);
/* The level that the last decision asks for, the highest of all results; -1 for none. */
HJEMMEL_API int64_t hjemmel_required_level(const hjemmel_session* session, int is_organisation);

/* Explains a result of the last decision: which rule decided on which package or role, and what would have been enough.
 * `language` is `en`, `nb` or `nn`, closed by a zero; the explanation is text for people, or with `as_json` one JSON
 * object. The request, or its text, must still be as it was. `out` lives until the next explanation or decision. 0
 * without such a result or language. */
HJEMMEL_API int hjemmel_explain(hjemmel_session* session, size_t result, const char* language, int as_json,
                                hjemmel_text* out);

#ifdef __cplusplus
}
#endif

#endif
