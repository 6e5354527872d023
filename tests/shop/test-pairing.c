/* test-pairing.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pairing-fixture.h"

static void
test_already_paired (PairingFixture *fixture,
                     gconstpointer   data)
{
  g_autoptr (LoaSpeakerRecord) record = NULL;
  g_autoptr (GError) error = NULL;

  loa_simulator_set_paired (fixture->work.simulator, SPEAKER, TRUE);
  pairing_check (fixture, &error);
  g_assert_no_error (error);
  g_assert_true (loa_pairing_get_was_paired (fixture->pairing));
  pairing_assert_paired (fixture);
  record = pairing_dup_registered (fixture);
  g_assert_cmpint (record->online, ==, LOA_TERNARY_YES);
  g_assert_cmpuint (work_count (&fixture->work, REQUEST_PATH), ==, 0);
}

static void
test_paired_and_offline (PairingFixture *fixture,
                         gconstpointer   data)
{
  g_autoptr (LoaSpeakerRecord) record = NULL;
  g_autoptr (GError) error = NULL;

  loa_simulator_set_paired (fixture->work.simulator, SPEAKER, TRUE);
  loa_simulator_set_online (fixture->work.simulator, SPEAKER, FALSE);
  pairing_check (fixture, &error);
  g_assert_no_error (error);
  pairing_assert_paired (fixture);
  record = pairing_dup_registered (fixture);
  g_assert_cmpint (record->online, ==, LOA_TERNARY_NO);
}

static void
test_offline (PairingFixture *fixture,
              gconstpointer   data)
{
  g_autoptr (GError) error = NULL;

  loa_simulator_set_online (fixture->work.simulator, SPEAKER, FALSE);
  g_assert_false (pairing_check (fixture, &error));
  g_assert_error (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_OFFLINE);
  pairing_assert_step (fixture, LOA_PAIRING_STEP_START);
  g_clear_error (&error);

  loa_simulator_set_online (fixture->work.simulator, SPEAKER, TRUE);
  pairing_reach_code (fixture);
}

static void
test_unknown (PairingFixture *fixture,
              gconstpointer   data)
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
test_request_repeated (PairingFixture *fixture,
                       gconstpointer   data)
{
  g_autoptr (GError) error = NULL;

  work_add_fault (&fixture->work, REQUEST_PATH, data, 1);
  pairing_reach_code (fixture);
  g_assert_cmpuint (work_count (&fixture->work, REQUEST_PATH), ==, 2);
  pairing_verify (fixture, pairing_get_code (fixture), &error);
  g_assert_no_error (error);
  pairing_assert_paired (fixture);
}

static void
test_request_broken (PairingFixture *fixture,
                     gconstpointer   data)
{
  g_autoptr (GError) error = NULL;

  pairing_check (fixture, &error);
  g_assert_no_error (error);
  work_add_fault (&fixture->work, REQUEST_PATH, "server-error", 100);
  g_assert_false (pairing_request (fixture, &error));
  g_assert_error (error, SEPAY_ERROR, SEPAY_ERROR_SERVER);
  pairing_assert_step (fixture, LOA_PAIRING_STEP_READY);
  g_assert_cmpuint (work_count (&fixture->work, REQUEST_PATH), ==, 4);
}

static void
test_new_code (PairingFixture *fixture,
               gconstpointer   data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *old_code = NULL;

  pairing_reach_code (fixture);
  old_code = g_strdup (pairing_get_code (fixture));
  pairing_request (fixture, &error);
  g_assert_no_error (error);

  if (!g_str_equal (old_code, pairing_get_code (fixture)))
    {
      g_assert_false (pairing_verify (fixture, old_code, &error));
      g_assert_error (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_WRONG_CODE);
      g_clear_error (&error);
    }

  pairing_verify (fixture, pairing_get_code (fixture), &error);
  g_assert_no_error (error);
  pairing_assert_paired (fixture);
}

static void
test_not_in_pairing_mode (PairingFixture *fixture,
                          gconstpointer   data)
{
  g_autoptr (GError) error = NULL;

  work_set_variant (&fixture->work, "pairing-mode-required", TRUE);
  loa_simulator_set_pairing_mode (fixture->work.simulator, SPEAKER, FALSE);
  pairing_check (fixture, &error);
  g_assert_no_error (error);
  g_assert_false (pairing_request (fixture, &error));
  g_assert_error (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_NOT_IN_PAIRING_MODE);
  pairing_assert_step (fixture, LOA_PAIRING_STEP_READY);
  g_clear_error (&error);

  loa_simulator_set_pairing_mode (fixture->work.simulator, SPEAKER, TRUE);
  pairing_request (fixture, &error);
  g_assert_no_error (error);
  pairing_assert_step (fixture, LOA_PAIRING_STEP_CODE);
}

/* What changed between the check and the request. */
static void
test_request_of_offline (PairingFixture *fixture,
                         gconstpointer   data)
{
  g_autoptr (LoaSpeakerRecord) record = NULL;
  g_autoptr (GError) error = NULL;

  if (data != NULL)
    work_set_variant (&fixture->work, data, TRUE);

  pairing_check (fixture, &error);
  g_assert_no_error (error);
  loa_simulator_set_online (fixture->work.simulator, SPEAKER, FALSE);
  pairing_add_to_register (fixture);
  g_assert_false (pairing_request (fixture, &error));
  g_assert_error (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_OFFLINE);
  pairing_assert_step (fixture, LOA_PAIRING_STEP_READY);
  record = pairing_dup_registered (fixture);
  g_assert_nonnull (record);
  g_assert_cmpint (record->online, ==, LOA_TERNARY_NO);
}

static void
test_request_of_paired (PairingFixture *fixture,
                        gconstpointer   data)
{
  g_autoptr (GError) error = NULL;

  if (data != NULL)
    work_set_variant (&fixture->work, data, TRUE);

  pairing_check (fixture, &error);
  g_assert_no_error (error);
  loa_simulator_set_paired (fixture->work.simulator, SPEAKER, TRUE);
  pairing_request (fixture, &error);
  g_assert_no_error (error);
  g_assert_true (loa_pairing_get_was_paired (fixture->pairing));
  pairing_assert_paired (fixture);
}

static void
test_request_lost (PairingFixture *fixture,
                   gconstpointer   data)
{
  g_autoptr (GError) error = NULL;

  pairing_check (fixture, &error);
  g_assert_no_error (error);
  work_add_fault (&fixture->work, REQUEST_PATH, "drop-after", 1);
  g_assert_false (pairing_request (fixture, &error));
  g_assert_error (error, SEPAY_ERROR, SEPAY_ERROR_UNREACHABLE);
  pairing_assert_step (fixture, LOA_PAIRING_STEP_READY);
  g_assert_cmpuint (work_count (&fixture->work, REQUEST_PATH), ==, 1);
}

/* SePay knew the speaker and does not know it any more: its serial number is where to begin again. */
static void
test_request_of_unknown (PairingFixture *fixture,
                         gconstpointer   data)
{
  g_autoptr (GError) error = NULL;

  pairing_reach_code (fixture);
  work_add_fault (&fixture->work, REQUEST_PATH, "code-404", 1);
  g_assert_false (pairing_request (fixture, &error));
  g_assert_error (error, SEPAY_ERROR, SEPAY_ERROR_NOT_FOUND);
  pairing_assert_step (fixture, LOA_PAIRING_STEP_START);
  g_assert_cmpint (loa_pairing_get_seconds_left (fixture->pairing), ==, 0);
  pairing_reach_code (fixture);
}

static void
test_one_at_a_time (PairingFixture *fixture,
                    gconstpointer   data)
{
  g_autoptr (GAsyncResult) first = NULL;
  g_autoptr (GAsyncResult) second = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (pairing_request (fixture, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_PENDING);
  g_clear_error (&error);

  loa_pairing_check_async (fixture->pairing, NULL, keep_result_cb, &first);
  loa_pairing_check_async (fixture->pairing, NULL, keep_result_cb, &second);
  g_assert_false (loa_pairing_check_finish (fixture->pairing, wait_for_result (&second), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_PENDING);
  g_clear_error (&error);
  loa_pairing_check_finish (fixture->pairing, wait_for_result (&first), &error);
  g_assert_no_error (error);
  pairing_assert_step (fixture, LOA_PAIRING_STEP_READY);
}

static void
test_cancelled (PairingFixture *fixture,
                gconstpointer   data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  loa_pairing_check_async (fixture->pairing, cancellable, keep_result_cb, &result);
  g_cancellable_cancel (cancellable);
  g_assert_false (loa_pairing_check_finish (fixture->pairing, wait_for_result (&result), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  pairing_assert_step (fixture, LOA_PAIRING_STEP_START);
}

static void
test_signed_out (PairingFixture *fixture,
                 gconstpointer   data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  loa_soundbox_account_forget_async (fixture->work.account, NULL, keep_result_cb, &result);
  g_assert_true (loa_soundbox_account_forget_finish (fixture->work.account, wait_for_result (&result), NULL, &error));
  g_assert_false (pairing_check (fixture, &error));
  g_assert_error (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_NOT_SIGNED_IN);
  pairing_assert_step (fixture, LOA_PAIRING_STEP_START);
}

#define ADD(path, data, set_up, test) \
  g_test_add ("/shop/pairing/" path, PairingFixture, data, set_up, test, pairing_tear_down)

void
add_pairing_tests (void)
{
  ADD ("already-paired", NULL, pairing_set_up, test_already_paired);
  ADD ("paired-and-offline", NULL, pairing_set_up, test_paired_and_offline);
  ADD ("offline", NULL, pairing_set_up, test_offline);
  ADD ("unknown", NULL, pairing_set_up, test_unknown);
  ADD ("request-repeated/rate-limited", "rate-limited-before", pairing_set_up, test_request_repeated);
  ADD ("request-repeated/server", "server-error-after", pairing_set_up, test_request_repeated);
  ADD ("request-broken", NULL, pairing_set_up_leaping, test_request_broken);
  ADD ("new-code", NULL, pairing_set_up, test_new_code);
  ADD ("not-in-pairing-mode", NULL, pairing_set_up, test_not_in_pairing_mode);
  ADD ("request-of-offline", NULL, pairing_set_up, test_request_of_offline);
  ADD ("request-of-offline-no-session", "no-session-id", pairing_set_up, test_request_of_offline);
  ADD ("request-of-paired", NULL, pairing_set_up, test_request_of_paired);
  ADD ("request-of-paired-no-session", "no-session-id", pairing_set_up, test_request_of_paired);
  ADD ("request-lost", NULL, pairing_set_up, test_request_lost);
  ADD ("request-of-unknown", NULL, pairing_set_up, test_request_of_unknown);
  ADD ("one-at-a-time", NULL, pairing_set_up, test_one_at_a_time);
  ADD ("cancelled", NULL, pairing_set_up, test_cancelled);
  ADD ("signed-out", NULL, pairing_set_up, test_signed_out);
}
