/* file_vat_return_c POLICY.hjp REQUEST.json LEVEL [LANGUAGE]
 *
 * Files a VAT return, if the policy lets the caller of the request do so. LEVEL is how surely the caller was
 * identified, 0 to 4; LANGUAGE is en, nb or nn. Exit 0 filed, 1 refused, 2 wrong call or policy. */
#include <hjemmel/hjemmel.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The protected function. */
static void file_vat_return(const char* client) { printf("permitted: the VAT return of %s is filed\n", client); }

/* The whole of a file; null with a message on stderr. Freed by the caller. */
static char* read_file(const char* path, size_t* size) {
  FILE* file = fopen(path, "rb");
  char* text = NULL;
  long length = -1;
  if (file != NULL && fseek(file, 0, SEEK_END) == 0) length = ftell(file);
  if (length >= 0 && fseek(file, 0, SEEK_SET) == 0) text = malloc((size_t)length + 1);
  if (text != NULL) {
    *size = fread(text, 1, (size_t)length, file);
    if (*size != (size_t)length) {
      free(text);
      text = NULL;
    }
  }
  if (file != NULL) fclose(file);
  if (text == NULL) fprintf(stderr, "%s: cannot be read\n", path);
  return text;
}

static void refuse(hjemmel_session* session, hjemmel_decision decision, const char* language, long level) {
  hjemmel_text why;
  if (decision == HJEMMEL_PERMIT) {
    printf("refused: authentication level %ld is required, the caller has %ld\n",
           (long)hjemmel_required_level(session, 0), level);
  } else if (hjemmel_explain(session, 0, language, 0, &why)) {
    printf("refused: %.*s", (int)why.size, why.data);
  } else {
    printf("refused: %s\n", hjemmel_decision_name(decision));
  }
}

int main(int count, char** values) {
  hjemmel_error error;
  hjemmel_policy* policy;
  hjemmel_live_policy* live;
  hjemmel_session* session;
  hjemmel_decision decision;
  char* request;
  size_t size = 0;
  long level;
  int permitted = 0;

  if (count < 4 || count > 5) {
    fprintf(stderr, "usage: file_vat_return_c POLICY.hjp REQUEST.json LEVEL [en|nb|nn]\n");
    return 2;
  }
  level = strtol(values[3], NULL, 10);
  request = read_file(values[2], &size);
  if (request == NULL) return 2;
  policy = hjemmel_policy_load_file(values[1], NULL, &error);
  if (policy == NULL) {
    fprintf(stderr, "%s: %s\n", values[1], error.message);
    free(request);
    return 2;
  }
  live = hjemmel_live_policy_new(policy); /* shared: the policy itself is no longer needed */
  hjemmel_policy_free(policy);
  session = live != NULL ? hjemmel_session_new(live) : NULL;
  if (session == NULL) {
    fprintf(stderr, "out of memory\n");
  } else {
    /* The enforcement point: ask, and go on only on a Permit whose obligations are fulfilled. */
    decision = hjemmel_decide_json(session, request, size, NULL);
    permitted = hjemmel_permits_at(session, level, 0);
    if (permitted) {
      file_vat_return("Fjell og Fjord AS");
    } else {
      refuse(session, decision, count == 5 ? values[4] : "en", level);
    }
  }
  hjemmel_session_free(session);
  hjemmel_live_policy_free(live);
  free(request);
  return session == NULL ? 2 : permitted ? 0 : 1;
}
