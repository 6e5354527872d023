/* test-pairing-correction.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pairing-fixture.h"

#include "loa-speaker-correction.h"
#include "loa-store-speakers.h"

static void
correct (PairingFixture *fixture,
         const char     *mistyped)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  loa_speaker_correction_make_async (fixture->work.store, mistyped, SPEAKER, keep_result_cb, &result);
  loa_speaker_correction_make_finish (fixture->work.store, wait_for_result (&result), &error);
  g_assert_no_error (error);
}

static void
add_mistyped (PairingFixture *fixture)
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
test_corrected (PairingFixture *fixture,
                gconstpointer   data)
{
  g_autoptr (LoaSpeakerRecord) record = NULL;

  correct (fixture, "MISTYPED");
  record = pairing_dup_registered (fixture);
  g_assert_null (record);

  add_mistyped (fixture);
  if (data != NULL)
    pairing_add_to_register (fixture);
  correct (fixture, "MISTYPED");
  record = pairing_dup_registered (fixture);
  g_assert_cmpstr (record->hardware_id, ==, SPEAKER);
  g_assert_cmpstr (record->name, ==, "Quầy 1");
}

/* One that SePay has told of is not mistyped. */
static void
test_not_corrected (PairingFixture *fixture,
                    gconstpointer   data)
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
  record = pairing_dup_registered (fixture);
  g_assert_cmpstr (record->hardware_id, ==, "MISTYPED");
}

#define ADD(path, data, set_up, test) \
  g_test_add ("/shop/pairing/" path, PairingFixture, data, set_up, test, pairing_tear_down)

void
add_pairing_correction_tests (void)
{
  ADD ("corrected", NULL, pairing_set_up, test_corrected);
  ADD ("corrected-in-register", "known", pairing_set_up, test_corrected);
  ADD ("not-corrected", NULL, pairing_set_up, test_not_corrected);
}
