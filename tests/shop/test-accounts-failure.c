/* test-accounts-failure.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <gio/gio.h>

#include "loa-dong.h"
#include "loa-failure.h"
#include "loa-keyring.h"
#include "loa-quotation.h"
#include "loa-store.h"
#include "sepay-error-private.h"
#include "test-accounts.h"

typedef struct
{
  GQuark (*domain) (void);
  int code;
  const char *name; /* of the terminal's interface */
  const char *advice; /* what the sentence tells to do */
} Expectation;

static const Expectation expectations[] = {
  { sepay_error_quark, SEPAY_ERROR_ADDRESS, "usage", "Correct it in Preferences" },
  { sepay_error_quark, SEPAY_ERROR_UNREACHABLE, "unreachable", "Check the internet connection" },
  { sepay_error_quark, SEPAY_ERROR_TIMEOUT, "timeout", "try again" },
  { sepay_error_quark, SEPAY_ERROR_SIGNED_OUT, "not-signed-in", "Connect it in Accounts" },
  { sepay_error_quark, SEPAY_ERROR_UNAUTHORIZED, "unauthorized", "connect SoundBox again with the right client ID" },
  { sepay_error_quark, SEPAY_ERROR_CLIENT, "unauthorized", "Check both" },
  { sepay_error_quark, SEPAY_ERROR_GRANT, "not-signed-in", "Sign in again" },
  { sepay_error_quark, SEPAY_ERROR_FORBIDDEN, "forbidden", "Ask whoever" },
  { sepay_error_quark, SEPAY_ERROR_NOT_FOUND, "not-found", "Check the serial number" },
  { sepay_error_quark, SEPAY_ERROR_RATE_LIMITED, "rate-limited", "Wait a minute" },
  { sepay_error_quark, SEPAY_ERROR_SERVER, "server", "Try again" },
  { sepay_error_quark, SEPAY_ERROR_REFUSED, "refused", "Check what was entered" },
  { sepay_error_quark, SEPAY_ERROR_MALFORMED, "malformed", "Try again" },

  { loa_store_error_quark, LOA_STORE_ERROR_CORRUPT, "store", "restore it from a backup" },
  { loa_store_error_quark, LOA_STORE_ERROR_NEWER, "store", "Update Loa" },
  { loa_store_error_quark, LOA_STORE_ERROR_READ_ONLY, "store", "Check who may write" },
  { loa_store_error_quark, LOA_STORE_ERROR_FULL, "store", "Free some space" },
  { loa_store_error_quark, LOA_STORE_ERROR_BUSY, "store", "Wait until it is done" },
  { loa_store_error_quark, LOA_STORE_ERROR_CONFLICT, "usage", "Choose a new one" },
  { loa_store_error_quark, LOA_STORE_ERROR_NOT_FOUND, "not-found", "Check the serial number" },
  { loa_store_error_quark, LOA_STORE_ERROR_LOCKED, "store", "Wait until it is done" },
  { loa_store_error_quark, LOA_STORE_ERROR_CLOSED, "store", "Open it again" },
  { loa_store_error_quark, LOA_STORE_ERROR_FAILED, "store", "Try again" },

  { loa_keyring_error_quark, LOA_KEYRING_ERROR_LOCKED, "keyring-locked", "Unlock it" },
  { loa_keyring_error_quark, LOA_KEYRING_ERROR_NO_COLLECTION, "keyring-missing", "Make one" },
  { loa_keyring_error_quark, LOA_KEYRING_ERROR_NO_SERVICE, "keyring-missing", "Start one" },
  { loa_keyring_error_quark, LOA_KEYRING_ERROR_NO_BUS, "keyring-missing", "Start Loa from the desktop" },
  { loa_keyring_error_quark, LOA_KEYRING_ERROR_NO_PORTAL, "keyring-missing", "Install a desktop portal" },
  { loa_keyring_error_quark, LOA_KEYRING_ERROR_PORTAL_CHANGED, "keyring-missing", "has changed" },
  { loa_keyring_error_quark, LOA_KEYRING_ERROR_DAMAGED, "keyring-missing", "connect it again" },
  { loa_keyring_error_quark, LOA_KEYRING_ERROR_FAILED, "keyring-missing", "try again" },

  { loa_shop_error_quark, LOA_SHOP_ERROR_USAGE, "usage", "Message" },
  { loa_shop_error_quark, LOA_SHOP_ERROR_NOT_SIGNED_IN, "not-signed-in", "Message" },
  { loa_shop_error_quark, LOA_SHOP_ERROR_OFFLINE, "refused", "Message" },
  { loa_shop_error_quark, LOA_SHOP_ERROR_NOT_PAIRED, "refused", "Message" },
  { loa_shop_error_quark, LOA_SHOP_ERROR_NOT_IN_PAIRING_MODE, "refused", "Message" },
  { loa_shop_error_quark, LOA_SHOP_ERROR_WRONG_CODE, "refused", "Message" },
  { loa_shop_error_quark, LOA_SHOP_ERROR_EXPIRED, "refused", "Message" },
  { loa_shop_error_quark, LOA_SHOP_ERROR_DELIVERY_FAILED, "delivery-failed", "Message" },
  { loa_shop_error_quark, LOA_SHOP_ERROR_DELIVERY_UNKNOWN, "timeout", "Message" },
  { loa_shop_error_quark, LOA_SHOP_ERROR_NOT_SENT, "failed", "Message" },
  { loa_shop_error_quark, LOA_SHOP_ERROR_NOT_KNOWN, "not-found", "Message" },
  { loa_shop_error_quark, LOA_SHOP_ERROR_DENIED, "forbidden", "Message" },
  { loa_shop_error_quark, LOA_SHOP_ERROR_SIGN_IN, "failed", "Message" },
  { loa_shop_error_quark, LOA_SHOP_ERROR_FILE, "failed", "Message" },

  { loa_amount_error_quark, LOA_AMOUNT_ERROR_EMPTY, "usage", "Type one" },
  { loa_amount_error_quark, LOA_AMOUNT_ERROR_SYNTAX, "usage", "Type one" },
  { loa_amount_error_quark, LOA_AMOUNT_ERROR_FRACTION, "usage", "Leave the fraction out" },
  { loa_amount_error_quark, LOA_AMOUNT_ERROR_AMBIGUOUS, "usage", "all its digits" },
  { loa_amount_error_quark, LOA_AMOUNT_ERROR_RANGE, "usage", "too large" },
  { loa_amount_error_quark, LOA_AMOUNT_ERROR_ZERO, "usage", "at least 1 đồng" },
  { loa_amount_error_quark, LOA_AMOUNT_ERROR_NEGATIVE, "usage", "Leave the minus out" },
  { loa_amount_error_quark, LOA_AMOUNT_ERROR_UNSAYABLE, "usage", "at most 999.999.999.999" },

  { g_io_error_quark, G_IO_ERROR_CANCELLED, "cancelled", "cancelled" },
  { g_io_error_quark, G_IO_ERROR_TIMED_OUT, "timeout", "Try again" },
  { g_io_error_quark, G_IO_ERROR_NO_SPACE, "failed", "Free some space" },
  { g_io_error_quark, G_IO_ERROR_PERMISSION_DENIED, "failed", "choose another" },
  { g_io_error_quark, G_IO_ERROR_NOT_SUPPORTED, "failed", "Details: Message" },
};

static void
test_every_error (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (expectations); i++)
    {
      const Expectation *expected = &expectations[i];
      const char *domain = g_quark_to_string (expected->domain ());
      g_autoptr (GError) error = g_error_new_literal (expected->domain (), expected->code, "Message");
      g_autofree char *sentence = loa_failure_describe (error);

      g_test_message ("%s %d: %s", domain, expected->code, sentence);

      g_assert_cmpstr (loa_failure_get_code (loa_failure_classify (error)), ==, expected->name);
      if (strstr (sentence, expected->advice) == NULL)
        g_error ("%s %d: “%s” is missing in “%s”", domain, expected->code, expected->advice, sentence);
    }
}

/* The value after the last one is unknown, so an enumeration that has grown is seen here. */
static void
test_nothing_forgotten (void)
{
  const struct
  {
    GQuark (*domain) (void);
    guint n_values;
  } domains[] = {
    { sepay_error_quark, SEPAY_ERROR_MALFORMED + 1 },
    { loa_store_error_quark, LOA_STORE_ERROR_FAILED + 1 },
    { loa_keyring_error_quark, LOA_KEYRING_ERROR_FAILED + 1 },
    { loa_shop_error_quark, LOA_SHOP_ERROR_FILE + 1 },
    { loa_amount_error_quark, LOA_AMOUNT_ERROR_UNSAYABLE + 1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (domains); i++)
    {
      GQuark domain = domains[i].domain ();
      g_autoptr (GError) unknown = g_error_new_literal (domain, (int) domains[i].n_values, "Message");
      g_autofree char *sentence = loa_failure_describe (unknown);
      guint n_tested = 0;

      for (gsize j = 0; j < G_N_ELEMENTS (expectations); j++)
        if (expectations[j].domain == domains[i].domain)
          n_tested++;

      g_assert_cmpuint (n_tested, ==, domains[i].n_values);
      g_assert_nonnull (sentence);
      if (domain != LOA_SHOP_ERROR)
        g_assert_cmpstr (sentence, ==, "Something went wrong. Try again. (Details: Message)");
    }
}

/* A window says what to do next; the log has the rest. */
static void
test_telling (void)
{
  g_autoptr (GError) error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, "Message");
  g_autofree char *sentence = NULL;

  g_test_expect_message ("loa-shop", G_LOG_LEVEL_MESSAGE, "*Message");
  sentence = loa_failure_tell (error);
  g_test_assert_expected_messages ();
  g_assert_nonnull (sentence);
  g_assert_null (strstr (sentence, "Message"));
}

/* Who lets a speaker say something is not sent to the bank. */
static void
test_soundbox (void)
{
  g_autoptr (GError) unauthorized = sepay_error_new_for_answer (SEPAY_ERROR_UNAUTHORIZED, 401, 0, "Unauthorized");
  g_autoptr (GError) server = sepay_error_new_for_answer (SEPAY_ERROR_SERVER, 500, 0, NULL);
  g_autofree char *advice = loa_failure_advise_soundbox (unauthorized);
  g_autofree char *of_server = loa_failure_advise_soundbox (server);
  g_autofree char *of_any = loa_failure_advise (server);

  g_assert_null (strstr (advice, "bank"));
  g_assert_nonnull (strstr (advice, "connect SoundBox again"));
  g_assert_true (g_str_has_suffix (advice, "SePay says: “Unauthorized”"));
  g_assert_cmpstr (of_server, ==, of_any);
}

static void
test_every_code (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (LoaFailure failure = LOA_FAILURE_USAGE; failure <= LOA_FAILURE_FAILED; failure++)
    g_assert_true (g_hash_table_add (seen, (gpointer) loa_failure_get_code (failure)));

  g_assert_cmpuint (g_hash_table_size (seen), ==, 17);
}

static void
test_quotation (void)
{
  g_autoptr (GError) error = sepay_error_new_for_answer (SEPAY_ERROR_REFUSED, 400, 0,
                                                         "Thiết bị\n\t không\x1b[31m trực tuyến");
  g_autoptr (GError) silent = sepay_error_new_for_answer (SEPAY_ERROR_REFUSED, 400, 0, " \x01 ");
  g_autofree char *sentence = loa_failure_describe (error);
  g_autofree char *plain = loa_failure_describe (silent);

  g_assert_cmpstr (sentence, ==,
                   "SePay refused the request. Check what was entered, then try again. "
                   "SePay says: “Thiết bị không [31m trực tuyến”");
  g_assert_cmpstr (plain, ==, "SePay refused the request. Check what was entered, then try again.");
}

static void
test_quotation_limits (void)
{
  g_autofree char *long_text = g_strnfill (1000, 'a');
  g_autofree char *long_quotation = loa_quotation_clean (long_text);
  g_autofree char *turned = loa_quotation_clean ("a\u202eb\u2066c\u200bd");
  g_autofree char *broken = loa_quotation_clean ("a\xff");
  g_autofree char *nothing = loa_quotation_clean (NULL);

  g_assert_cmpint (g_utf8_strlen (long_quotation, -1), ==, 201);
  g_assert_true (g_str_has_suffix (long_quotation, "a…"));
  g_assert_cmpstr (turned, ==, "abcd");
  g_assert_true (g_utf8_validate (broken, -1, NULL));
  g_assert_cmpstr (nothing, ==, "");
}

void
add_failure_tests (void)
{
  g_test_add_func ("/accounts/failure/every-error", test_every_error);
  g_test_add_func ("/accounts/failure/nothing-forgotten", test_nothing_forgotten);
  g_test_add_func ("/accounts/failure/telling", test_telling);
  g_test_add_func ("/accounts/failure/soundbox", test_soundbox);
  g_test_add_func ("/accounts/failure/every-code", test_every_code);
  g_test_add_func ("/accounts/failure/quotation", test_quotation);
  g_test_add_func ("/accounts/failure/quotation-limits", test_quotation_limits);
}
