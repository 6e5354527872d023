/* test-pairing.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-work.h"

#include <string.h>

#include "loa-one-time-code.h"
#include "loa-pairing.h"
#include "loa-speaker-correction.h"
#include "loa-store-speakers.h"

#define VERIFY_PATH "/devices/v1/speaker/pair/verify"
#define CHECK_PATH "/devices/v1/speaker/pair/check"
#define REQUEST_PATH "/devices/v1/speaker/pair/request"

typedef struct
{
  Work work;
  LoaPairing *pairing; /* (owned) */
} Fixture;

static void
begin (Fixture *fixture)
{
  loa_simulator_set_paired (fixture->work.simulator, SPEAKER, FALSE);
  fixture->pairing =
    loa_pairing_new (fixture->work.store, fixture->work.account, fixture->work.clock, SPEAKER);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  work_set_up_real_clock (&fixture->work, data);
  begin (fixture);
}

static void
set_up_leaping (Fixture       *fixture,
                gconstpointer  data)
{
  work_set_up (&fixture->work, data);
  begin (fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  assert_finalize_soon (g_steal_pointer (&fixture->pairing));
  work_tear_down (&fixture->work, data);
}

static gboolean
check (Fixture  *fixture,
       GError  **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  loa_pairing_check_async (fixture->pairing, NULL, keep_result_cb, &result);

  return loa_pairing_check_finish (fixture->pairing, wait_for_result (&result), error);
}

static gboolean
request (Fixture  *fixture,
         GError  **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  loa_pairing_request_async (fixture->pairing, NULL, keep_result_cb, &result);

  return loa_pairing_request_finish (fixture->pairing, wait_for_result (&result), error);
}

static gboolean
verify (Fixture     *fixture,
        const char  *code,
        GError     **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  loa_pairing_verify_async (fixture->pairing, code, NULL, keep_result_cb, &result);

  return loa_pairing_verify_finish (fixture->pairing, wait_for_result (&result), error);
}

static const char *
get_code (Fixture *fixture)
{
  return loa_simulator_get_otp (fixture->work.simulator, SPEAKER);
}

static char *
make_wrong_code (Fixture *fixture)
{
  char *code = g_strdup (get_code (fixture));

  code[0] = code[0] == '9' ? '0' : (char) (code[0] + 1);

  return code;
}

static void
assert_step (Fixture        *fixture,
             LoaPairingStep  step)
{
  g_assert_cmpint (loa_pairing_get_step (fixture->pairing), ==, step);
}

/* Goes on until the speaker has said its code. */
static void
reach_code (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  check (fixture, &error);
  g_assert_no_error (error);
  assert_step (fixture, LOA_PAIRING_STEP_READY);
  request (fixture, &error);
  g_assert_no_error (error);
  assert_step (fixture, LOA_PAIRING_STEP_CODE);
}

/* Returns: (transfer full) (nullable): its row in the register */
static LoaSpeakerRecord *
dup_registered (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GError) error = NULL;

  loa_store_list_speakers_async (fixture->work.store, NULL, keep_result_cb, &result);
  records = loa_store_list_speakers_finish (fixture->work.store, wait_for_result (&result), &error);
  g_assert_no_error (error);

  return records->len > 0 ? loa_speaker_record_copy (g_ptr_array_index (records, 0)) : NULL;
}

static void
add_to_register (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (LoaSpeakerRecord) record = NULL;
  g_autoptr (GError) error = NULL;

  loa_store_add_speaker_async (fixture->work.store, SPEAKER, NULL, NULL, keep_result_cb, &result);
  record = loa_store_add_speaker_finish (fixture->work.store, wait_for_result (&result), &error);
  g_assert_no_error (error);
}

static void
assert_paired (Fixture *fixture)
{
  g_autoptr (LoaSpeakerRecord) record = dup_registered (fixture);

  assert_step (fixture, LOA_PAIRING_STEP_PAIRED);
  g_assert_cmpint (loa_pairing_get_seconds_left (fixture->pairing), ==, 0);
  g_assert_nonnull (record);
  g_assert_cmpstr (record->hardware_id, ==, SPEAKER);
  g_assert_cmpstr (record->model, ==, "S5 Plus");
  g_assert_cmpint (record->is_paired, ==, LOA_TERNARY_YES);
  g_assert_cmpint (record->checked, >, 0);
  g_assert_cmpstr (record->paired_time, ==, loa_pairing_get_paired_time (fixture->pairing));
}

static void
test_right_code (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *spaced = NULL;

  reach_code (fixture);
  g_assert_cmpint (loa_pairing_get_seconds_left (fixture->pairing), >, 110);
  g_assert_cmpint (loa_pairing_get_seconds_left (fixture->pairing), <=, LOA_PAIRING_SESSION_SECONDS);
  g_assert_cmpint (loa_pairing_get_tries_left (fixture->pairing), ==, 3);

  spaced = g_strdup_printf (" %.2s %s\n", get_code (fixture), get_code (fixture) + 2);
  verify (fixture, spaced, &error);
  g_assert_no_error (error);
  g_assert_nonnull (loa_pairing_get_paired_time (fixture->pairing));
  g_assert_false (loa_pairing_get_was_paired (fixture->pairing));
  assert_paired (fixture);
}

static void
test_already_paired (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autoptr (LoaSpeakerRecord) record = NULL;
  g_autoptr (GError) error = NULL;

  loa_simulator_set_paired (fixture->work.simulator, SPEAKER, TRUE);
  check (fixture, &error);
  g_assert_no_error (error);
  g_assert_true (loa_pairing_get_was_paired (fixture->pairing));
  assert_paired (fixture);
  record = dup_registered (fixture);
  g_assert_cmpint (record->online, ==, LOA_TERNARY_YES);
  g_assert_cmpuint (work_count (&fixture->work, REQUEST_PATH), ==, 0);
}

static void
test_paired_and_offline (Fixture       *fixture,
                         gconstpointer  data)
{
  g_autoptr (LoaSpeakerRecord) record = NULL;
  g_autoptr (GError) error = NULL;

  loa_simulator_set_paired (fixture->work.simulator, SPEAKER, TRUE);
  loa_simulator_set_online (fixture->work.simulator, SPEAKER, FALSE);
  check (fixture, &error);
  g_assert_no_error (error);
  assert_paired (fixture);
  record = dup_registered (fixture);
  g_assert_cmpint (record->online, ==, LOA_TERNARY_NO);
}

static void
test_offline (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  loa_simulator_set_online (fixture->work.simulator, SPEAKER, FALSE);
  g_assert_false (check (fixture, &error));
  g_assert_error (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_OFFLINE);
  assert_step (fixture, LOA_PAIRING_STEP_START);
  g_clear_error (&error);

  loa_simulator_set_online (fixture->work.simulator, SPEAKER, TRUE);
  reach_code (fixture);
}

static void
test_unknown (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (LoaPairing) pairing =
    loa_pairing_new (fixture->work.store, fixture->work.account, fixture->work.clock, "NOBODY-HAS-IT");
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  loa_pairing_check_async (pairing, NULL, keep_result_cb, &result);
  g_assert_false (loa_pairing_check_finish (pairing, wait_for_result (&result), &error));
  g_assert_error (error, SEPAY_ERROR, SEPAY_ERROR_NOT_FOUND);
  g_assert_cmpint (loa_pairing_get_step (pairing), ==, LOA_PAIRING_STEP_START);
}

static void
test_wrong_codes (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LoaSpeakerRecord) record = NULL;
  g_autofree char *wrong = NULL;

  reach_code (fixture);
  wrong = make_wrong_code (fixture);

  for (int tries_left = 2; tries_left > 0; tries_left--)
    {
      g_assert_false (verify (fixture, wrong, &error));
      g_assert_error (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_WRONG_CODE);
      assert_step (fixture, LOA_PAIRING_STEP_CODE);
      g_assert_cmpint (loa_pairing_get_tries_left (fixture->pairing), ==, tries_left);
      g_clear_error (&error);
    }

  g_assert_false (verify (fixture, wrong, &error));
  g_assert_error (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_EXPIRED);
  g_assert_nonnull (strstr (error->message, "three times"));
  assert_step (fixture, LOA_PAIRING_STEP_READY);
  g_assert_cmpint (loa_pairing_get_seconds_left (fixture->pairing), ==, 0);
  g_clear_error (&error);
  record = dup_registered (fixture);
  g_assert_null (record);

  /* A new code has all its tries. */
  request (fixture, &error);
  g_assert_no_error (error);
  g_assert_cmpint (loa_pairing_get_tries_left (fixture->pairing), ==, 3);
  verify (fixture, get_code (fixture), &error);
  g_assert_no_error (error);
  assert_paired (fixture);
}

static void
test_wrong_then_right (Fixture       *fixture,
                       gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *wrong = NULL;

  reach_code (fixture);
  wrong = make_wrong_code (fixture);
  g_assert_false (verify (fixture, wrong, &error));
  g_assert_error (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_WRONG_CODE);
  g_clear_error (&error);

  verify (fixture, get_code (fixture), &error);
  g_assert_no_error (error);
  assert_paired (fixture);
}

static void
test_no_code (Fixture       *fixture,
              gconstpointer  data)
{
  static const char *const texts[] = { "", "123", "12345", "12a4", "-123", "1.23", "1234 5678", "\xff\xff\xff\xff" };

  reach_code (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (verify (fixture, texts[i], &error));
      g_assert_error (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_USAGE);
    }

  assert_step (fixture, LOA_PAIRING_STEP_CODE);
  g_assert_cmpint (loa_pairing_get_tries_left (fixture->pairing), ==, 3);
  g_assert_cmpuint (work_count (&fixture->work, VERIFY_PATH), ==, 0);
}

/* What a code is pasted with, or typed with by a Vietnamese input method. */
static void
test_code_forms (Fixture       *fixture,
                 gconstpointer  data)
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
test_paired_nevertheless (Fixture       *fixture,
                          gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  reach_code (fixture);
  if (data != NULL)
    work_add_fault (&fixture->work, VERIFY_PATH, data, 1);
  else
    work_set_variant (&fixture->work, "paired-but-refused", TRUE);

  verify (fixture, get_code (fixture), &error);
  g_assert_no_error (error);
  assert_paired (fixture);
  g_assert_cmpuint (work_count (&fixture->work, VERIFY_PATH), ==, 1);
}

/* The code never arrived: it costs no try. */
static void
test_lost (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  reach_code (fixture);
  work_add_fault (&fixture->work, VERIFY_PATH, data, 1);

  g_assert_false (verify (fixture, get_code (fixture), &error));
  g_assert_true (sepay_error_may_have_taken_effect (error));
  assert_step (fixture, LOA_PAIRING_STEP_CODE);
  g_assert_cmpint (loa_pairing_get_tries_left (fixture->pairing), ==, 3);
  g_clear_error (&error);

  verify (fixture, get_code (fixture), &error);
  g_assert_no_error (error);
  assert_paired (fixture);
}

/* SePay is busy or in trouble: what had no effect is asked again by itself, while the code is good. */
static void
test_verify_repeated (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  reach_code (fixture);
  work_add_fault (&fixture->work, VERIFY_PATH, data, 1);
  verify (fixture, get_code (fixture), &error);
  g_assert_no_error (error);
  assert_paired (fixture);
  g_assert_cmpuint (work_count (&fixture->work, VERIFY_PATH), ==, 2);
}

static void
test_request_repeated (Fixture       *fixture,
                       gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  work_add_fault (&fixture->work, REQUEST_PATH, data, 1);
  reach_code (fixture);
  g_assert_cmpuint (work_count (&fixture->work, REQUEST_PATH), ==, 2);
  verify (fixture, get_code (fixture), &error);
  g_assert_no_error (error);
  assert_paired (fixture);
}

static void
test_request_broken (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  check (fixture, &error);
  g_assert_no_error (error);
  work_add_fault (&fixture->work, REQUEST_PATH, "server-error", 100);
  g_assert_false (request (fixture, &error));
  g_assert_error (error, SEPAY_ERROR, SEPAY_ERROR_SERVER);
  assert_step (fixture, LOA_PAIRING_STEP_READY);
  g_assert_cmpuint (work_count (&fixture->work, REQUEST_PATH), ==, 4);
}

static void
test_session_unknown (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  reach_code (fixture);
  work_add_fault (&fixture->work, VERIFY_PATH, "code-404", 1);
  g_assert_false (verify (fixture, get_code (fixture), &error));
  g_assert_error (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_EXPIRED);
  assert_step (fixture, LOA_PAIRING_STEP_READY);
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
test_expired (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  guint n_ticks = 0;

  g_signal_connect (fixture->pairing, "notify::seconds-left", G_CALLBACK (count_cb), &n_ticks);
  reach_code (fixture);
  wait_until (is_over, fixture->pairing, "the code to expire");
  g_assert_cmpuint (n_ticks, ==, 121);
  assert_step (fixture, LOA_PAIRING_STEP_CODE);

  g_assert_false (verify (fixture, get_code (fixture), &error));
  g_assert_error (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_EXPIRED);
  g_assert_null (strstr (error->message, "three times"));
  assert_step (fixture, LOA_PAIRING_STEP_READY);
  g_clear_error (&error);

  request (fixture, &error);
  g_assert_no_error (error);
  assert_step (fixture, LOA_PAIRING_STEP_CODE);
}

static void
test_new_code (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *old_code = NULL;

  reach_code (fixture);
  old_code = g_strdup (get_code (fixture));
  request (fixture, &error);
  g_assert_no_error (error);

  if (!g_str_equal (old_code, get_code (fixture)))
    {
      g_assert_false (verify (fixture, old_code, &error));
      g_assert_error (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_WRONG_CODE);
      g_clear_error (&error);
    }

  verify (fixture, get_code (fixture), &error);
  g_assert_no_error (error);
  assert_paired (fixture);
}

static void
test_not_in_pairing_mode (Fixture       *fixture,
                          gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  work_set_variant (&fixture->work, "pairing-mode-required", TRUE);
  loa_simulator_set_pairing_mode (fixture->work.simulator, SPEAKER, FALSE);
  check (fixture, &error);
  g_assert_no_error (error);
  g_assert_false (request (fixture, &error));
  g_assert_error (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_NOT_IN_PAIRING_MODE);
  assert_step (fixture, LOA_PAIRING_STEP_READY);
  g_clear_error (&error);

  loa_simulator_set_pairing_mode (fixture->work.simulator, SPEAKER, TRUE);
  request (fixture, &error);
  g_assert_no_error (error);
  assert_step (fixture, LOA_PAIRING_STEP_CODE);
}

/* What changed between the check and the request. */
static void
test_request_of_offline (Fixture       *fixture,
                         gconstpointer  data)
{
  g_autoptr (LoaSpeakerRecord) record = NULL;
  g_autoptr (GError) error = NULL;

  if (data != NULL)
    work_set_variant (&fixture->work, data, TRUE);

  check (fixture, &error);
  g_assert_no_error (error);
  loa_simulator_set_online (fixture->work.simulator, SPEAKER, FALSE);
  add_to_register (fixture);
  g_assert_false (request (fixture, &error));
  g_assert_error (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_OFFLINE);
  assert_step (fixture, LOA_PAIRING_STEP_READY);
  record = dup_registered (fixture);
  g_assert_nonnull (record);
  g_assert_cmpint (record->online, ==, LOA_TERNARY_NO);
}

static void
test_request_of_paired (Fixture       *fixture,
                        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  if (data != NULL)
    work_set_variant (&fixture->work, data, TRUE);

  check (fixture, &error);
  g_assert_no_error (error);
  loa_simulator_set_paired (fixture->work.simulator, SPEAKER, TRUE);
  request (fixture, &error);
  g_assert_no_error (error);
  g_assert_true (loa_pairing_get_was_paired (fixture->pairing));
  assert_paired (fixture);
}

/* The answer to the right code got lost, and so did the state; asking for a new code shows that it was taken. */
static void
test_paired_unnoticed (Fixture       *fixture,
                       gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  reach_code (fixture);
  work_add_fault (&fixture->work, VERIFY_PATH, "drop-after", 1);
  work_add_fault (&fixture->work, CHECK_PATH, "drop-before", 100);
  g_assert_false (verify (fixture, get_code (fixture), &error));
  g_assert_error (error, SEPAY_ERROR, SEPAY_ERROR_UNREACHABLE);
  assert_step (fixture, LOA_PAIRING_STEP_CODE);
  g_assert_cmpint (loa_pairing_get_tries_left (fixture->pairing), ==, 3);
  g_clear_error (&error);

  loa_simulator_clear_faults (fixture->work.simulator);
  request (fixture, &error);
  g_assert_no_error (error);
  g_assert_false (loa_pairing_get_was_paired (fixture->pairing));
  assert_paired (fixture);
}

/* A code that SePay refused is a try, even when the state cannot be asked for afterwards. */
static void
test_refused_unchecked (Fixture       *fixture,
                        gconstpointer  data)
{
  g_autofree char *wrong = NULL;

  reach_code (fixture);
  wrong = make_wrong_code (fixture);
  work_add_fault (&fixture->work, CHECK_PATH, "drop-before", 100);

  for (int tries_left = 2; tries_left >= 0; tries_left--)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (verify (fixture, wrong, &error));
      g_assert_error (error, SEPAY_ERROR, SEPAY_ERROR_UNREACHABLE);
      g_assert_cmpint (loa_pairing_get_tries_left (fixture->pairing), ==, tries_left);
      assert_step (fixture, tries_left > 0 ? LOA_PAIRING_STEP_CODE : LOA_PAIRING_STEP_READY);
    }
}

/* Nobody waits any more: a code that is on its way still pairs the speaker, and the register says so. */
static void
test_given_up (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  reach_code (fixture);
  loa_pairing_verify_async (fixture->pairing, get_code (fixture), NULL, keep_result_cb, &result);
  loa_pairing_give_up (fixture->pairing);
  loa_pairing_verify_finish (fixture->pairing, wait_for_result (&result), &error);
  g_assert_no_error (error);
  assert_paired (fixture);
}

/* Nobody waits any more: what SePay was too busy for is not asked again. */
static void
test_given_up_while_busy (Fixture       *fixture,
                          gconstpointer  data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  reach_code (fixture);
  work_add_fault (&fixture->work, VERIFY_PATH, "unavailable-before", 1);
  loa_pairing_verify_async (fixture->pairing, get_code (fixture), NULL, keep_result_cb, &result);
  loa_pairing_give_up (fixture->pairing);
  g_assert_false (loa_pairing_verify_finish (fixture->pairing, wait_for_result (&result), &error));
  g_assert_error (error, SEPAY_ERROR, SEPAY_ERROR_SERVER);
  assert_step (fixture, LOA_PAIRING_STEP_CODE);
  g_assert_cmpuint (work_count (&fixture->work, VERIFY_PATH), ==, 1);
}

static void
test_request_lost (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  check (fixture, &error);
  g_assert_no_error (error);
  work_add_fault (&fixture->work, REQUEST_PATH, "drop-after", 1);
  g_assert_false (request (fixture, &error));
  g_assert_error (error, SEPAY_ERROR, SEPAY_ERROR_UNREACHABLE);
  assert_step (fixture, LOA_PAIRING_STEP_READY);
  g_assert_cmpuint (work_count (&fixture->work, REQUEST_PATH), ==, 1);
}

static void
test_one_at_a_time (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr (GAsyncResult) first = NULL;
  g_autoptr (GAsyncResult) second = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (request (fixture, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_PENDING);
  g_clear_error (&error);

  loa_pairing_check_async (fixture->pairing, NULL, keep_result_cb, &first);
  loa_pairing_check_async (fixture->pairing, NULL, keep_result_cb, &second);
  g_assert_false (loa_pairing_check_finish (fixture->pairing, wait_for_result (&second), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_PENDING);
  g_clear_error (&error);
  loa_pairing_check_finish (fixture->pairing, wait_for_result (&first), &error);
  g_assert_no_error (error);
  assert_step (fixture, LOA_PAIRING_STEP_READY);
}

static void
test_cancelled (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  loa_pairing_check_async (fixture->pairing, cancellable, keep_result_cb, &result);
  g_cancellable_cancel (cancellable);
  g_assert_false (loa_pairing_check_finish (fixture->pairing, wait_for_result (&result), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_step (fixture, LOA_PAIRING_STEP_START);
}

static void
test_signed_out (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  loa_soundbox_account_forget_async (fixture->work.account, NULL, keep_result_cb, &result);
  g_assert_true (loa_soundbox_account_forget_finish (fixture->work.account, wait_for_result (&result), NULL, &error));
  g_assert_false (check (fixture, &error));
  g_assert_error (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_NOT_SIGNED_IN);
  assert_step (fixture, LOA_PAIRING_STEP_START);
}

static void
correct (Fixture    *fixture,
         const char *mistyped)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  loa_speaker_correction_make_async (fixture->work.store, mistyped, SPEAKER, keep_result_cb, &result);
  loa_speaker_correction_make_finish (fixture->work.store, wait_for_result (&result), &error);
  g_assert_no_error (error);
}

static void
add_mistyped (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (LoaSpeakerRecord) record = NULL;
  g_autoptr (GError) error = NULL;

  loa_store_add_speaker_async (fixture->work.store, "MISTYPED", "Quầy 1", NULL, keep_result_cb, &result);
  record = loa_store_add_speaker_finish (fixture->work.store, wait_for_result (&result), &error);
  g_assert_no_error (error);
}

/* What was written about a mistyped speaker moves to the right one, whether that is in the register or not. */
static void
test_corrected (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (LoaSpeakerRecord) record = NULL;

  correct (fixture, "MISTYPED");
  record = dup_registered (fixture);
  g_assert_null (record);

  add_mistyped (fixture);
  if (data != NULL)
    add_to_register (fixture);
  correct (fixture, "MISTYPED");
  record = dup_registered (fixture);
  g_assert_cmpstr (record->hardware_id, ==, SPEAKER);
  g_assert_cmpstr (record->name, ==, "Quầy 1");
}

/* One that SePay has told of is not mistyped. */
static void
test_not_corrected (Fixture       *fixture,
                    gconstpointer  data)
{
  LoaSpeakerRecord told = { .hardware_id = (char *) "MISTYPED", .is_paired = LOA_TERNARY_NO, .online = LOA_TERNARY_NO };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (LoaSpeakerRecord) record = NULL;
  g_autoptr (GError) error = NULL;

  add_mistyped (fixture);
  loa_store_update_speaker_async (fixture->work.store, &told, NULL, keep_result_cb, &result);
  loa_store_update_speaker_finish (fixture->work.store, wait_for_result (&result), &error);
  g_assert_no_error (error);
  correct (fixture, "MISTYPED");
  record = dup_registered (fixture);
  g_assert_cmpstr (record->hardware_id, ==, "MISTYPED");
}

#define ADD(path, data, set_up, test) g_test_add ("/shop/pairing/" path, Fixture, data, set_up, test, tear_down)

void
add_pairing_tests (void)
{
  ADD ("right-code", NULL, set_up, test_right_code);
  ADD ("already-paired", NULL, set_up, test_already_paired);
  ADD ("paired-and-offline", NULL, set_up, test_paired_and_offline);
  ADD ("offline", NULL, set_up, test_offline);
  ADD ("unknown", NULL, set_up, test_unknown);
  ADD ("wrong-codes", NULL, set_up, test_wrong_codes);
  ADD ("wrong-then-right", NULL, set_up, test_wrong_then_right);
  ADD ("no-code", NULL, set_up, test_no_code);
  ADD ("code-forms", NULL, set_up, test_code_forms);
  ADD ("paired-but-refused", NULL, set_up, test_paired_nevertheless);
  ADD ("paired-but-dropped", "drop-after", set_up, test_paired_nevertheless);
  ADD ("paired-but-html", "html-after", set_up, test_paired_nevertheless);
  ADD ("paired-but-code-404", "code-404-after", set_up, test_paired_nevertheless);
  ADD ("lost-dropped", "drop-before", set_up, test_lost);
  ADD ("lost-cut-short", "cut-short-before", set_up, test_lost);
  ADD ("verify-repeated/rate-limited", "rate-limited-before", set_up, test_verify_repeated);
  ADD ("verify-repeated/unavailable", "unavailable-before", set_up, test_verify_repeated);
  ADD ("verify-repeated/server", "server-error-before", set_up, test_verify_repeated);
  ADD ("request-repeated/rate-limited", "rate-limited-before", set_up, test_request_repeated);
  ADD ("request-repeated/server", "server-error-after", set_up, test_request_repeated);
  ADD ("request-broken", NULL, set_up_leaping, test_request_broken);
  ADD ("session-unknown", NULL, set_up, test_session_unknown);
  ADD ("expired", NULL, set_up_leaping, test_expired);
  ADD ("new-code", NULL, set_up, test_new_code);
  ADD ("not-in-pairing-mode", NULL, set_up, test_not_in_pairing_mode);
  ADD ("request-of-offline", NULL, set_up, test_request_of_offline);
  ADD ("request-of-offline-no-session", "no-session-id", set_up, test_request_of_offline);
  ADD ("request-of-paired", NULL, set_up, test_request_of_paired);
  ADD ("request-of-paired-no-session", "no-session-id", set_up, test_request_of_paired);
  ADD ("paired-unnoticed", NULL, set_up, test_paired_unnoticed);
  ADD ("refused-unchecked", NULL, set_up, test_refused_unchecked);
  ADD ("given-up", NULL, set_up, test_given_up);
  ADD ("given-up-while-busy", NULL, set_up, test_given_up_while_busy);
  ADD ("request-lost", NULL, set_up, test_request_lost);
  ADD ("one-at-a-time", NULL, set_up, test_one_at_a_time);
  ADD ("cancelled", NULL, set_up, test_cancelled);
  ADD ("corrected", NULL, set_up, test_corrected);
  ADD ("corrected-in-register", "known", set_up, test_corrected);
  ADD ("not-corrected", NULL, set_up, test_not_corrected);
  ADD ("signed-out", NULL, set_up, test_signed_out);
}
