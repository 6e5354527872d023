/* pairing-fixture.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pairing-fixture.h"

#include "loa-store-speakers.h"

static void
begin (PairingFixture *fixture)
{
  loa_simulator_set_paired (fixture->work.simulator, SPEAKER, FALSE);
  fixture->pairing =
    loa_pairing_new (fixture->work.store, fixture->work.account, fixture->work.clock, SPEAKER);
}

void
pairing_set_up (PairingFixture *fixture,
                gconstpointer   data)
{
  work_set_up_real_clock (&fixture->work, data);
  begin (fixture);
}

void
pairing_set_up_leaping (PairingFixture *fixture,
                        gconstpointer   data)
{
  work_set_up (&fixture->work, data);
  begin (fixture);
}

void
pairing_tear_down (PairingFixture *fixture,
                   gconstpointer   data)
{
  assert_ends (g_steal_pointer (&fixture->pairing));
  work_tear_down (&fixture->work, data);
}

gboolean
pairing_check (PairingFixture  *fixture,
               GError         **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  loa_pairing_check_async (fixture->pairing, NULL, keep_result_cb, &result);

  return loa_pairing_check_finish (fixture->pairing, wait_for_result (&result), error);
}

gboolean
pairing_request (PairingFixture  *fixture,
                 GError         **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  loa_pairing_request_async (fixture->pairing, NULL, keep_result_cb, &result);

  return loa_pairing_request_finish (fixture->pairing, wait_for_result (&result), error);
}

gboolean
pairing_verify (PairingFixture  *fixture,
                const char      *code,
                GError         **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  loa_pairing_verify_async (fixture->pairing, code, NULL, keep_result_cb, &result);

  return loa_pairing_verify_finish (fixture->pairing, wait_for_result (&result), error);
}

const char *
pairing_get_code (PairingFixture *fixture)
{
  return loa_simulator_get_otp (fixture->work.simulator, SPEAKER);
}

char *
pairing_make_wrong_code (PairingFixture *fixture)
{
  char *code = g_strdup (pairing_get_code (fixture));

  code[0] = code[0] == '9' ? '0' : (char) (code[0] + 1);

  return code;
}

void
pairing_assert_step (PairingFixture *fixture,
                     LoaPairingStep  step)
{
  g_assert_cmpint (loa_pairing_get_step (fixture->pairing), ==, step);
}

/* Goes on until the speaker has said its code. */
void
pairing_reach_code (PairingFixture *fixture)
{
  g_autoptr (GError) error = NULL;

  pairing_check (fixture, &error);
  g_assert_no_error (error);
  pairing_assert_step (fixture, LOA_PAIRING_STEP_READY);
  pairing_request (fixture, &error);
  g_assert_no_error (error);
  pairing_assert_step (fixture, LOA_PAIRING_STEP_CODE);
}

/* Returns: (transfer full) (nullable): its row in the register */
LoaSpeakerRecord *
pairing_dup_registered (PairingFixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GError) error = NULL;

  loa_store_list_speakers_async (fixture->work.store, NULL, keep_result_cb, &result);
  records = loa_store_list_speakers_finish (fixture->work.store, wait_for_result (&result), &error);
  g_assert_no_error (error);

  return records->len > 0 ? loa_speaker_record_copy (g_ptr_array_index (records, 0)) : NULL;
}

void
pairing_add_to_register (PairingFixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (LoaSpeakerRecord) record = NULL;
  g_autoptr (GError) error = NULL;

  loa_store_add_speaker_async (fixture->work.store, SPEAKER, NULL, NULL, keep_result_cb, &result);
  record = loa_store_add_speaker_finish (fixture->work.store, wait_for_result (&result), &error);
  g_assert_no_error (error);
}

void
pairing_assert_paired (PairingFixture *fixture)
{
  g_autoptr (LoaSpeakerRecord) record = pairing_dup_registered (fixture);

  pairing_assert_step (fixture, LOA_PAIRING_STEP_PAIRED);
  g_assert_cmpint (loa_pairing_get_seconds_left (fixture->pairing), ==, 0);
  g_assert_nonnull (record);
  g_assert_cmpstr (record->hardware_id, ==, SPEAKER);
  g_assert_cmpstr (record->model, ==, "S5 Plus");
  g_assert_cmpint (record->is_paired, ==, LOA_TERNARY_YES);
  g_assert_cmpint (record->checked, >, 0);
  g_assert_cmpstr (record->paired_time, ==, loa_pairing_get_paired_time (fixture->pairing));
}
