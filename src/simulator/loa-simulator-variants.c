/* loa-simulator-variants.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-simulator"

#include "config.h"

#include "loa-simulator-variants.h"

static const LoaSimulatorName variants[LOA_N_VARIANTS] = {
  [LOA_VARIANT_ERROR_IN_BODY] = { "error-in-body", "SoundBox errors come as HTTP 200 with the code in the body" },
  [LOA_VARIANT_ERROR_DATA_NULL] = { "error-data-null", "SoundBox errors have a data of null" },
  [LOA_VARIANT_ERROR_DATA_ARRAY] = { "error-data-array", "SoundBox errors have an empty array as data" },
  [LOA_VARIANT_ERROR_DATA_DASH] = { "error-data-dash", "SoundBox errors have a dash as data" },
  [LOA_VARIANT_ERROR_WITH_ERRORS] = { "error-with-errors", "SoundBox errors list the fields in a member “errors”" },
  [LOA_VARIANT_ERROR_EMPTY] = { "error-empty", "SoundBox errors have no body" },
  [LOA_VARIANT_ERROR_HTML] = { "error-html", "SoundBox errors are HTML pages" },
  [LOA_VARIANT_NUMBERS_AS_INTEGERS] = { "numbers-as-integers", "check_notify gives integers in place of strings" },
  [LOA_VARIANT_NUMBERS_WITH_FRACTION] = { "numbers-with-fraction", "check_notify gives the amount as 150000.0" },
  [LOA_VARIANT_CODE_AS_STRING] = { "code-as-string", "SoundBox gives the code as a string" },
  [LOA_VARIANT_TTL_AS_STRING] = { "ttl-as-string", "SoundBox gives the token's lifetime as a string" },
  [LOA_VARIANT_BOOLEANS_AS_NUMBERS] = { "booleans-as-numbers", "SoundBox gives 0 and 1 for false and true" },
  [LOA_VARIANT_BOOLEANS_AS_STRINGS] = { "booleans-as-strings", "SoundBox gives \"0\" and \"1\" for false and true" },
  [LOA_VARIANT_TOKEN_IN_DATA] = { "token-in-data", "SoundBox puts the token inside data" },
  [LOA_VARIANT_UNKNOWN_MEMBERS] = { "unknown-members", "every answer of both APIs has members that nobody knows" },
  [LOA_VARIANT_UNKNOWN_STATUS] = { "unknown-status", "check_notify says QUEUED in place of PENDING" },
  [LOA_VARIANT_DUPLICATE_CONFLICT] = { "duplicate-conflict", "a repeated requestId is answered with 409" },
  [LOA_VARIANT_DUPLICATE_REFUSED] = { "duplicate-refused", "a repeated requestId is answered with 400" },
  [LOA_VARIANT_UNREACHABLE_ACCEPTED] = { "unreachable-accepted",
                                         "notify accepts offline and unpaired speakers, and ends as FAILED" },
  [LOA_VARIANT_PAIRED_BUT_REFUSED] = { "paired-but-refused", "verify pairs the speaker and yet answers 400" },
  [LOA_VARIANT_NO_SESSION_ID] = { "no-session-id",
                                  "pair/request answers 200 without a session for a paired or offline speaker" },
  [LOA_VARIANT_UNKNOWN_REQUEST_REFUSED] = { "unknown-request-refused",
                                            "check_notify answers an unknown requestId with 400" },
  [LOA_VARIANT_ONE_TOKEN] = { "one-token", "a new SoundBox token voids the old ones" },
  [LOA_VARIANT_SOUNDBOX_RATE_LIMIT] = { "rate-limit", "SoundBox answers 429 to more than 3 requests in a second" },
  [LOA_VARIANT_DELIVERY_FAILS] = { "delivery-fails", "announcements end as FAILED" },
  [LOA_VARIANT_DELIVERY_NEVER_ENDS] = { "delivery-never-ends", "announcements stay PENDING" },
  [LOA_VARIANT_HTML_NOT_FOUND] = { "html-not-found", "404 and 405 of unknown paths and methods are HTML pages" },
  [LOA_VARIANT_BYTE_ORDER_MARK] = { "byte-order-mark", "answers of both APIs begin with a byte order mark" },
  [LOA_VARIANT_LONG_TOKEN] = { "long-token", "access tokens are nearly 8 KiB long" },
  [LOA_VARIANT_PAIRING_MODE_REQUIRED] = { "pairing-mode-required",
                                          "pair/request refuses a speaker whose button was not held" },
  [LOA_VARIANT_BANK_ERROR_CODE] = { "bank-error-code", "bank errors have message and error_code" },
  [LOA_VARIANT_BANK_ERROR_NESTED] = { "bank-error-nested", "bank errors have their text in messages.error" },
  [LOA_VARIANT_BANK_ERROR_HTML] = { "bank-error-html", "bank errors are HTML pages" },
  [LOA_VARIANT_BANK_ERROR_EMPTY] = { "bank-error-empty", "bank errors have no body" },
  [LOA_VARIANT_DEAD_TOKEN_FORBIDDEN] = { "dead-token-forbidden", "a dead bank token is answered with 403" },
  [LOA_VARIANT_DEAD_TOKEN_OK] = { "dead-token-ok", "a dead bank token is answered with 200 and an error" },
  [LOA_VARIANT_NO_ROTATION] = { "no-rotation", "a refresh gives the same refresh token again" },
  [LOA_VARIANT_NO_REFRESH_TOKEN] = { "no-refresh-token", "a refresh gives no refresh token; the old one stays" },
  [LOA_VARIANT_REFRESH_LOST] = { "refresh-lost", "a refresh takes effect, but its answer is lost" },
  [LOA_VARIANT_OAUTH_ERROR_OK] = { "oauth-error-ok", "errors of /oauth/token come as HTTP 200" },
  [LOA_VARIANT_OAUTH_ERROR_FORBIDDEN] = { "oauth-error-forbidden", "errors of /oauth/token come as HTTP 403" },
  [LOA_VARIANT_EXPIRES_IN_STRING] = { "expires-in-string", "expires_in is a string" },
  [LOA_VARIANT_EXPIRES_IN_MISSING] = { "expires-in-missing", "expires_in is missing" },
  [LOA_VARIANT_EXPIRES_IN_ZERO] = { "expires-in-zero", "expires_in is 0" },
  [LOA_VARIANT_CONSENT_PAGE] = { "consent-page", "/oauth/authorize shows a page and waits for a click" },
  [LOA_VARIANT_CONSENT_DENIED] = { "consent-denied", "the user denies" },
  [LOA_VARIANT_CALLBACK_WITHOUT_CODE] = { "callback-without-code", "the user denies and the callback has no error" },
  [LOA_VARIANT_STATE_CHANGED] = { "state-changed", "the callback has another state than was sent" },
  [LOA_VARIANT_LOOPBACK_REFUSED] = { "loopback-refused", "a redirect address on loopback is refused" },
  [LOA_VARIANT_PKCE_REQUIRED] = { "pkce-required", "a code challenge (S256) is required and checked" },
  [LOA_VARIANT_NARROW_SCOPE] = { "narrow-scope", "only transaction:read is granted, and the answer says so" },
  [LOA_VARIANT_MONEY_AS_INTEGERS] = { "money-as-integers", "bank money is printed as 18067000" },
  [LOA_VARIANT_MONEY_AS_STRINGS] = { "money-as-strings", "bank money is printed as \"18067000.00\"" },
  [LOA_VARIANT_MONEY_WITH_EXPONENT] = { "money-with-exponent", "bank money is printed as 1.8067000e7" },
  [LOA_VARIANT_BALANCE_NULL] = { "balance-null", "the balance after a transaction is null" },
  [LOA_VARIANT_IDS_AS_STRINGS] = { "ids-as-strings", "bank ids are strings of digits" },
  [LOA_VARIANT_IDS_AS_UUIDS] = { "ids-as-uuids", "bank ids are UUIDs" },
  [LOA_VARIANT_NULLS_LEFT_OUT] = { "nulls-left-out", "members that would be null are missing" },
  [LOA_VARIANT_STRINGS_NULL] = { "strings-null", "transfer texts and reference numbers are null" },
  [LOA_VARIANT_BANK_BOOLEANS_AS_NUMBERS] = { "bank-booleans-as-numbers", "bank gives 0 and 1 for false and true" },
  [LOA_VARIANT_BANK_BOOLEANS_AS_STRINGS] = { "bank-booleans-as-strings",
                                             "bank gives \"0\" and \"1\" for false and true" },
  [LOA_VARIANT_META_MISSING] = { "meta-missing", "lists have no meta" },
  [LOA_VARIANT_LARGE_LIMIT_REFUSED] = { "large-limit-refused", "a limit above 20 is answered with 400" },
  [LOA_VARIANT_LIMIT_LOWERED] = { "limit-lowered", "pages have 30 rows at most, whatever limit is asked for" },
  [LOA_VARIANT_PAGE_BEYOND_END_REFUSED] = { "page-beyond-end-refused", "a page past the end is answered with 400" },
  [LOA_VARIANT_PAGE_BEYOND_END_NOT_FOUND] = { "page-beyond-end-not-found",
                                              "a page past the end is answered with 404" },
  [LOA_VARIANT_ASCENDING] = { "ascending", "transactions come oldest first" },
  [LOA_VARIANT_INSERT_WHILE_PAGING] = { "insert-while-paging", "a payment arrives before each page but the first" },
  [LOA_VARIANT_LATE_WHILE_PAGING] = { "late-while-paging",
                                      "a payment of two days before is posted before each page but the first" },
  [LOA_VARIANT_EXCLUSIVE_DATES] = { "exclusive-dates", "to_date itself is left out" },
  [LOA_VARIANT_UNKNOWN_PARAMETERS_REFUSED] = { "unknown-parameters-refused",
                                               "undocumented query parameters are answered with 400" },
  [LOA_VARIANT_ROW_LEFT_OUT] = { "row-left-out", "a transaction in the middle is never listed" },
  [LOA_VARIANT_ROW_LEFT_OUT_AT_FIRST] = { "row-left-out-at-first",
                                          "the same, but it is listed when it is asked for up to a day" },
  [LOA_VARIANT_BANK_RATE_LIMIT] = { "bank-rate-limit", "bank answers 429 to more than 2 requests in a second" },
  [LOA_VARIANT_BANK_RATE_LIMIT_OWN_HEADER] = { "bank-rate-limit-own-header",
                                               "the same, with x-sepay-userapi-retry-after in place of Retry-After" },
  [LOA_VARIANT_PLAIN_TEXT_TYPE] = { "plain-text-type", "JSON answers of both APIs are called text/plain" },
};

gboolean
loa_simulator_find_variant (const char *name,
                            LoaVariant *variant)
{
  for (guint i = 0; i < LOA_N_VARIANTS; i++)
    {
      if (g_strcmp0 (variants[i].name, name) == 0)
        {
          *variant = i;
          return TRUE;
        }
    }

  return FALSE;
}

const LoaSimulatorName *
loa_simulator_get_variants (guint *n_variants)
{
  *n_variants = LOA_N_VARIANTS;

  return variants;
}
