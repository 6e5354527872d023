/* test-pairing-code.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pairing-fixture.h"

#include <string.h>

#include "loa-one-time-code.h"
#include "loa-pairing-error.h"
#include "sepay-error-private.h"

static void
test_right_code (PairingFixture *fixture,
                 gconstpointer   data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *spaced = NULL;

  pairing_reach_code (fixture);
  g_assert_cmpint (loa_pairing_get_seconds_left (fixture->pairing), >, 110);
  g_assert_cmpint (loa_pairing_get_seconds_left (fixture->pairing), <=, LOA_PAIRING_SESSION_SECONDS);
  g_assert_cmpint (loa_pairing_get_tries_left (fixture->pairing), ==, 3);

  spaced = g_strdup_printf (" %.2s %s\n", pairing_get_code (fixture), pairing_get_code (fixture) + 2);
  pairing_verify (fixture, spaced, &error);
  g_assert_no_error (error);
  g_assert_nonnull (loa_pairing_get_paired_time (fixture->pairing));
  g_assert_false (loa_pairing_get_was_paired (fixture->pairing));
  pairing_assert_paired (fixture);
}

static void
test_wrong_codes (PairingFixture *fixture,
                  gconstpointer   data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LoaSpeakerRecord) record = NULL;
  g_autofree char *wrong = NULL;

  pairing_reach_code (fixture);
  wrong = pairing_make_wrong_code (fixture);

  for (int tries_left = 2; tries_left > 0; tries_left--)
    {
      g_assert_false (pairing_verify (fixture, wrong, &error));
      g_assert_error (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_WRONG_CODE);
      pairing_assert_step (fixture, LOA_PAIRING_STEP_CODE);
      g_assert_cmpint (loa_pairing_get_tries_left (fixture->pairing), ==, tries_left);
      g_clear_error (&error);
    }

  g_assert_false (pairing_verify (fixture, wrong, &error));
  g_assert_error (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_EXPIRED);
  g_assert_nonnull (strstr (error->message, "three times"));
  pairing_assert_step (fixture, LOA_PAIRING_STEP_READY);
  g_assert_cmpint (loa_pairing_get_seconds_left (fixture->pairing), ==, 0);
  g_clear_error (&error);
  record = pairing_dup_registered (fixture);
  g_assert_null (record);

  /* A new code has all its tries. */
  pairing_request (fixture, &error);
  g_assert_no_error (error);
  g_assert_cmpint (loa_pairing_get_tries_left (fixture->pairing), ==, 3);
  pairing_verify (fixture, pairing_get_code (fixture), &error);
  g_assert_no_error (error);
  pairing_assert_paired (fixture);
}

static void
test_wrong_then_right (PairingFixture *fixture,
                       gconstpointer   data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *wrong = NULL;

  pairing_reach_code (fixture);
  wrong = pairing_make_wrong_code (fixture);
  g_assert_false (pairing_verify (fixture, wrong, &error));
  g_assert_error (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_WRONG_CODE);
  g_clear_error (&error);

  pairing_verify (fixture, pairing_get_code (fixture), &error);
  g_assert_no_error (error);
  pairing_assert_paired (fixture);
}

static void
test_no_code (PairingFixture *fixture,
              gconstpointer   data)
{
  static const char *const texts[] = { "", "123", "12345", "12a4", "-123", "1.23", "1234 5678", "\xff\xff\xff\xff" };

  pairing_reach_code (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (pairing_verify (fixture, texts[i], &error));
      g_assert_error (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_USAGE);
    }

  pairing_assert_step (fixture, LOA_PAIRING_STEP_CODE);
  g_assert_cmpint (loa_pairing_get_tries_left (fixture->pairing), ==, 3);
  g_assert_cmpuint (work_count (&fixture->work, VERIFY_PATH), ==, 0);
}

/* What a code is pasted with, or typed with by a Vietnamese input method. */
static void
test_code_forms (PairingFixture *fixture,
                 gconstpointer   data)
{
  static const char *const texts[] = { "1234", " 1 2 3 4\n", "12-34", "mã 1234", "１２３４", "1２3４", "۱۲۳۴",
                                       "Mã 1234, có hiệu lực 2 phút" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *code = loa_one_time_code_read (texts[i], &error);

      g_assert_no_error (error);
      g_assert_cmpstr (code, ==, "1234");
    }
}

/* The speaker got paired, whatever was answered. */
static void
test_paired_nevertheless (PairingFixture *fixture,
                          gconstpointer   data)
{
  g_autoptr (GError) error = NULL;

  pairing_reach_code (fixture);
  if (data != NULL)
    work_add_fault (&fixture->work, VERIFY_PATH, data, 1);
  else
    work_set_variant (&fixture->work, "paired-but-refused", TRUE);

  pairing_verify (fixture, pairing_get_code (fixture), &error);
  g_assert_no_error (error);
  pairing_assert_paired (fixture);
  g_assert_cmpuint (work_count (&fixture->work, VERIFY_PATH), ==, 1);
}

/* The code never arrived: it costs no try. */
static void
test_lost (PairingFixture *fixture,
           gconstpointer   data)
{
  g_autoptr (GError) error = NULL;

  pairing_reach_code (fixture);
  work_add_fault (&fixture->work, VERIFY_PATH, data, 1);

  g_assert_false (pairing_verify (fixture, pairing_get_code (fixture), &error));
  g_assert_true (sepay_error_may_have_taken_effect (error));
  pairing_assert_step (fixture, LOA_PAIRING_STEP_CODE);
  g_assert_cmpint (loa_pairing_get_tries_left (fixture->pairing), ==, 3);
  g_clear_error (&error);

  pairing_verify (fixture, pairing_get_code (fixture), &error);
  g_assert_no_error (error);
  pairing_assert_paired (fixture);
}

/* SePay is busy or in trouble: what had no effect is asked again by itself, while the code is good. */
static void
test_verify_repeated (PairingFixture *fixture,
                      gconstpointer   data)
{
  g_autoptr (GError) error = NULL;

  pairing_reach_code (fixture);
  work_add_fault (&fixture->work, VERIFY_PATH, data, 1);
  pairing_verify (fixture, pairing_get_code (fixture), &error);
  g_assert_no_error (error);
  pairing_assert_paired (fixture);
  g_assert_cmpuint (work_count (&fixture->work, VERIFY_PATH), ==, 2);
}

static void
test_session_unknown (PairingFixture *fixture,
                      gconstpointer   data)
{
  g_autoptr (GError) error = NULL;

  pairing_reach_code (fixture);
  work_add_fault (&fixture->work, VERIFY_PATH, "code-404", 1);
  g_assert_false (pairing_verify (fixture, pairing_get_code (fixture), &error));
  g_assert_error (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_EXPIRED);
  g_assert_cmpint (loa_pairing_get_tries_left (fixture->pairing), ==, 3);
  pairing_assert_step (fixture, LOA_PAIRING_STEP_READY);
}

/* The two minutes are not over, but SePay says that the session is: no code was wrong. */
static void
test_ended_early (PairingFixture *fixture,
                  gconstpointer   data)
{
  g_autoptr (GError) error = NULL;

  pairing_reach_code (fixture);
  g_assert_true (loa_simulator_set_scenario (fixture->work.simulator, "session-expires", &error));
  pairing_request (fixture, &error);
  g_assert_no_error (error);
  g_assert_false (pairing_verify (fixture, pairing_get_code (fixture), &error));
  g_assert_error (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_EXPIRED);
  g_assert_nonnull (strstr (error->message, "ended it early"));
  g_assert_cmpint (loa_pairing_get_tries_left (fixture->pairing), ==, 3);
  g_assert_cmpint (loa_pairing_get_seconds_left (fixture->pairing), ==, 0);
  pairing_assert_step (fixture, LOA_PAIRING_STEP_READY);
}

typedef struct
{
  guint status;
  const char *words;
  gboolean is_end;
} Refusal;

static void
test_refusal_read (void)
{
  static const Refusal refusals[] = {
    { 400, "Phiên đã hết hạn", TRUE },
    { 400, "PHIÊN ĐÃ HẾT HẠN", TRUE },
    { 400, "Phie\u0302n \u0111a\u0303 he\u0302\u0301t ha\u0323n", TRUE },
    { 400, "Phiên liên kết không tồn tại hoặc đã hết hạn", TRUE },
    { 409, "Phiên đã được dùng", TRUE },
    { 422, "Session expired", TRUE },
    { 410, NULL, TRUE },
    { 404, NULL, TRUE },
    { 400, "Mã OTP không đúng", FALSE },
    { 400, "Mã OTP không đúng hoặc đã hết hạn", FALSE },
    { 400, "Thiếu hoặc sai tham số", FALSE },
    { 400, NULL, FALSE },
    { 401, "Token đã hết hạn", FALSE },
    { 500, "Session expired", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      const Refusal *refusal = &refusals[i];
      g_autoptr (GError) error = sepay_error_new_for_answer (refusal->status == 404 ? SEPAY_ERROR_NOT_FOUND
                                                             : refusal->status == 401 ? SEPAY_ERROR_UNAUTHORIZED
                                                             : refusal->status == 500 ? SEPAY_ERROR_SERVER
                                                                                      : SEPAY_ERROR_REFUSED,
                                                             refusal->status, 0, refusal->words);

      g_test_message ("%u %s", refusal->status, refusal->words);
      g_assert_cmpint (loa_pairing_error_tells_of_end (error), ==, refusal->is_end);
    }
}

static gboolean
is_over (gpointer user_data)
{
  return loa_pairing_get_seconds_left (user_data) == 0;
}

static void
count_cb (LoaPairing *pairing,
          GParamSpec *pspec,
          guint      *n_ticks)
{
  (*n_ticks)++;
}

static void
test_expired (PairingFixture *fixture,
              gconstpointer   data)
{
  g_autoptr (GError) error = NULL;
  guint n_ticks = 0;

  g_signal_connect (fixture->pairing, "notify::seconds-left", G_CALLBACK (count_cb), &n_ticks);
  pairing_reach_code (fixture);
  wait_until (is_over, fixture->pairing, "the code to expire");
  g_assert_cmpuint (n_ticks, ==, 121);
  pairing_assert_step (fixture, LOA_PAIRING_STEP_CODE);

  g_assert_false (pairing_verify (fixture, pairing_get_code (fixture), &error));
  g_assert_error (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_EXPIRED);
  g_assert_null (strstr (error->message, "three times"));
  pairing_assert_step (fixture, LOA_PAIRING_STEP_READY);
  g_clear_error (&error);

  pairing_request (fixture, &error);
  g_assert_no_error (error);
  pairing_assert_step (fixture, LOA_PAIRING_STEP_CODE);
}

/* The answer to the right code got lost, and so did the state; asking for a new code shows that it was taken. */
static void
test_paired_unnoticed (PairingFixture *fixture,
                       gconstpointer   data)
{
  g_autoptr (GError) error = NULL;

  pairing_reach_code (fixture);
  work_add_fault (&fixture->work, VERIFY_PATH, "drop-after", 1);
  work_add_fault (&fixture->work, CHECK_PATH, "html-before", 100);
  g_assert_false (pairing_verify (fixture, pairing_get_code (fixture), &error));
  g_assert_error (error, SEPAY_ERROR, SEPAY_ERROR_MALFORMED);
  pairing_assert_step (fixture, LOA_PAIRING_STEP_CODE);
  g_assert_cmpint (loa_pairing_get_tries_left (fixture->pairing), ==, 3);
  g_clear_error (&error);

  loa_simulator_clear_faults (fixture->work.simulator);
  pairing_request (fixture, &error);
  g_assert_no_error (error);
  g_assert_false (loa_pairing_get_was_paired (fixture->pairing));
  pairing_assert_paired (fixture);
}

/* As above, and then the state is asked for: a pairing that went through is found, and a code that did not is kept. */
static void
test_checked_later (PairingFixture *fixture,
                    gconstpointer   data)
{
  const gboolean is_right = data != NULL;
  g_autofree char *wrong = NULL;
  g_autoptr (GError) error = NULL;

  pairing_reach_code (fixture);
  wrong = pairing_make_wrong_code (fixture);
  g_assert_false (loa_pairing_get_may_be_paired (fixture->pairing));
  work_set_variant (&fixture->work, "paired-but-refused", is_right);
  work_add_fault (&fixture->work, CHECK_PATH, "html-before", 100);
  g_assert_false (pairing_verify (fixture, is_right ? pairing_get_code (fixture) : wrong, &error));
  g_assert_true (loa_pairing_get_may_be_paired (fixture->pairing));
  g_clear_error (&error);
  g_assert_false (pairing_check (fixture, &error));
  g_assert_error (error, SEPAY_ERROR, SEPAY_ERROR_MALFORMED);
  pairing_assert_step (fixture, LOA_PAIRING_STEP_CODE);
  g_assert_true (loa_pairing_get_may_be_paired (fixture->pairing));
  g_clear_error (&error);

  loa_simulator_clear_faults (fixture->work.simulator);
  g_assert_cmpint (pairing_check (fixture, &error), ==, is_right);
  if (is_right)
    {
      g_assert_false (loa_pairing_get_was_paired (fixture->pairing));
      pairing_assert_paired (fixture);
      return;
    }

  g_assert_error (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_NOT_PAIRED);
  g_clear_error (&error);
  g_assert_false (loa_pairing_get_may_be_paired (fixture->pairing));
  pairing_verify (fixture, pairing_get_code (fixture), &error);
  g_assert_no_error (error);
  pairing_assert_paired (fixture);
}

/* A code that SePay refused is a try, even when the state cannot be asked for afterwards. */
static void
test_refused_unchecked (PairingFixture *fixture,
                        gconstpointer   data)
{
  g_autofree char *wrong = NULL;

  pairing_reach_code (fixture);
  wrong = pairing_make_wrong_code (fixture);
  work_add_fault (&fixture->work, CHECK_PATH, "html-before", 100);

  for (int tries_left = 2; tries_left >= 0; tries_left--)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (pairing_verify (fixture, wrong, &error));
      g_assert_error (error, SEPAY_ERROR, SEPAY_ERROR_MALFORMED);
      g_assert_cmpint (loa_pairing_get_tries_left (fixture->pairing), ==, tries_left);
      pairing_assert_step (fixture, tries_left > 0 ? LOA_PAIRING_STEP_CODE : LOA_PAIRING_STEP_READY);
    }
}

/* Nobody waits any more: a code that is on its way still pairs the speaker, and the register says so. */
static void
test_given_up (PairingFixture *fixture,
               gconstpointer   data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  pairing_reach_code (fixture);
  loa_pairing_verify_async (fixture->pairing, pairing_get_code (fixture), NULL, keep_result_cb, &result);
  loa_pairing_give_up (fixture->pairing);
  loa_pairing_verify_finish (fixture->pairing, wait_for_result (&result), &error);
  g_assert_no_error (error);
  pairing_assert_paired (fixture);
}

/* Nobody waits any more: what SePay was too busy for is not asked again. */
static void
test_given_up_while_busy (PairingFixture *fixture,
                          gconstpointer   data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  pairing_reach_code (fixture);
  work_add_fault (&fixture->work, VERIFY_PATH, "unavailable-before", 1);
  loa_pairing_verify_async (fixture->pairing, pairing_get_code (fixture), NULL, keep_result_cb, &result);
  loa_pairing_give_up (fixture->pairing);
  g_assert_false (loa_pairing_verify_finish (fixture->pairing, wait_for_result (&result), &error));
  g_assert_error (error, SEPAY_ERROR, SEPAY_ERROR_SERVER);
  pairing_assert_step (fixture, LOA_PAIRING_STEP_CODE);
  g_assert_cmpuint (work_count (&fixture->work, VERIFY_PATH), ==, 1);
}

#define ADD(path, data, set_up, test) \
  g_test_add ("/shop/pairing/" path, PairingFixture, data, set_up, test, pairing_tear_down)

void
add_pairing_code_tests (void)
{
  ADD ("right-code", NULL, pairing_set_up, test_right_code);
  ADD ("wrong-codes", NULL, pairing_set_up, test_wrong_codes);
  ADD ("wrong-then-right", NULL, pairing_set_up, test_wrong_then_right);
  ADD ("no-code", NULL, pairing_set_up, test_no_code);
  ADD ("code-forms", NULL, pairing_set_up, test_code_forms);
  ADD ("paired-but-refused", NULL, pairing_set_up, test_paired_nevertheless);
  ADD ("paired-but-dropped", "drop-after", pairing_set_up, test_paired_nevertheless);
  ADD ("paired-but-html", "html-after", pairing_set_up, test_paired_nevertheless);
  ADD ("paired-but-code-404", "code-404-after", pairing_set_up, test_paired_nevertheless);
  ADD ("lost-dropped", "drop-before", pairing_set_up, test_lost);
  ADD ("lost-cut-short", "cut-short-before", pairing_set_up, test_lost);
  ADD ("verify-repeated/rate-limited", "rate-limited-before", pairing_set_up, test_verify_repeated);
  ADD ("verify-repeated/unavailable", "unavailable-before", pairing_set_up, test_verify_repeated);
  ADD ("verify-repeated/server", "server-error-before", pairing_set_up, test_verify_repeated);
  g_test_add_func ("/shop/pairing/refusal-read", test_refusal_read);
  ADD ("ended-early", NULL, pairing_set_up, test_ended_early);
  ADD ("session-unknown", NULL, pairing_set_up, test_session_unknown);
  ADD ("expired", NULL, pairing_set_up_leaping, test_expired);
  ADD ("paired-unnoticed", NULL, pairing_set_up, test_paired_unnoticed);
  ADD ("checked-later/paired", "right", pairing_set_up, test_checked_later);
  ADD ("checked-later/unpaired", NULL, pairing_set_up, test_checked_later);
  ADD ("refused-unchecked", NULL, pairing_set_up, test_refused_unchecked);
  ADD ("given-up", NULL, pairing_set_up, test_given_up);
  ADD ("given-up-while-busy", NULL, pairing_set_up, test_given_up_while_busy);
}
