/* test-speeches.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-simulator.h"

typedef struct
{
  GListModel *speeches; /* (unowned) */
  guint n_changes;
  guint n_said;
} Watch;

static LoaSimulatorSpeech *
get_speech (GListModel *speeches,
            guint       position)
{
  g_autoptr (LoaSimulatorSpeech) speech = g_list_model_get_item (speeches, position);

  g_assert_nonnull (speech);

  /* The list goes on holding it. */
  return speech;
}

static void
changed_cb (GListModel *speeches,
            guint       position,
            guint       n_removed,
            guint       n_added,
            gpointer    user_data)
{
  Watch *watch = user_data;

  g_assert_cmpuint (position, ==, 0);
  g_assert_cmpuint (n_removed, ==, 1);
  g_assert_cmpuint (n_added, ==, 1);
  watch->n_changes++;
}

static void
said_cb (LoaSimulator *simulator,
         const char   *hardware_id,
         int           kind,
         const char   *text,
         gint64        amount,
         gpointer      user_data)
{
  Watch *watch = user_data;
  LoaSimulatorSpeech *speech = get_speech (watch->speeches, 0);

  g_assert_cmpstr (loa_simulator_speech_get_hardware_id (speech), ==, hardware_id);
  g_assert_cmpint (loa_simulator_speech_get_kind (speech), ==, kind);
  g_assert_cmpstr (loa_simulator_speech_get_text (speech), ==, text);
  g_assert_cmpint (loa_simulator_speech_get_amount (speech), ==, amount);
  g_assert_cmpint (loa_simulator_speech_get_time (speech), ==, TEST_START);
  watch->n_said++;
}

static void
test_silent (Fixture       *fixture,
             gconstpointer  data)
{
  GListModel *speeches = loa_simulator_get_last_speeches (fixture->simulator);
  g_auto (GStrv) serials = loa_simulator_list_speakers (fixture->simulator);

  g_assert_cmpuint (g_list_model_get_n_items (speeches), ==, g_strv_length (serials));
  g_assert_true (g_list_model_get_item_type (speeches) == LOA_TYPE_SIMULATOR_SPEECH);

  for (guint i = 0; serials[i] != NULL; i++)
    {
      LoaSimulatorSpeech *speech = get_speech (speeches, i);

      g_assert_cmpstr (loa_simulator_speech_get_hardware_id (speech), ==, serials[i]);
      g_assert_cmpint (loa_simulator_speech_get_kind (speech), ==, LOA_SIMULATOR_SAID_NOTHING);
      g_assert_null (loa_simulator_speech_get_text (speech));
      g_assert_cmpint (loa_simulator_speech_get_time (speech), ==, 0);
    }
}

static void
test_otp (Fixture       *fixture,
          gconstpointer  data)
{
  GListModel *speeches = loa_simulator_get_last_speeches (fixture->simulator);
  Watch watch = { speeches, 0, 0 };
  g_autoptr (Answer) answer = NULL;
  g_autofree char *expected = NULL;
  const char *otp;

  g_signal_connect (speeches, "items-changed", G_CALLBACK (changed_cb), &watch);
  g_signal_connect (fixture->simulator, "said", G_CALLBACK (said_cb), &watch);
  answer = call_soundbox (fixture, "/speaker/pair/request", "{\"hardwareId\":\"" TEST_SERIAL "\"}");
  g_assert_cmpuint (answer->status, ==, 200);
  g_assert_cmpuint (watch.n_changes, ==, 1);
  g_assert_cmpuint (watch.n_said, ==, 1);

  otp = loa_simulator_get_otp (fixture->simulator, TEST_SERIAL);
  expected = g_strdup_printf ("mã liên kết %c %c %c %c", otp[0], otp[1], otp[2], otp[3]);
  g_assert_cmpstr (loa_simulator_speech_get_text (get_speech (speeches, 0)), ==, expected);
  g_assert_cmpint (loa_simulator_speech_get_kind (get_speech (speeches, 1)), ==, LOA_SIMULATOR_SAID_NOTHING);
}

static void
test_properties (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (Answer) answer = NULL;
  LoaSimulatorSpeech *speech;
  g_autofree char *hardware_id = NULL;
  g_autofree char *text = NULL;
  int kind;
  gint64 amount;
  gint64 time;

  pair (fixture);
  answer = call_soundbox (fixture, "/speaker/transactions/notify",
                          "{\"hardwareId\":\"" TEST_SERIAL "\",\"amount\":150000,\"requestId\":\"A\"}");
  g_assert_cmpuint (answer->status, ==, 200);
  loa_clock_leap (fixture->clock, 2);
  g_assert_cmpuint (loa_simulator_get_n_said (fixture->simulator), ==, 1);

  speech = get_speech (loa_simulator_get_last_speeches (fixture->simulator), 0);
  g_object_get (speech, "hardware-id", &hardware_id, "kind", &kind, "text", &text, "amount", &amount, "time", &time,
                NULL);
  g_assert_cmpstr (hardware_id, ==, TEST_SERIAL);
  g_assert_cmpint (kind, ==, LOA_SIMULATOR_SAID_AMOUNT);
  g_assert_cmpstr (text, ==, "đã nhận một trăm năm mươi nghìn đồng");
  g_assert_cmpint (amount, ==, 150000);
  g_assert_cmpint (time, >=, TEST_START + 1);
  g_assert_cmpstr (loa_simulator_speech_get_request_id (speech), ==, "A");
}

static void
add (const char *path,
     void      (*test) (Fixture *, gconstpointer))
{
  g_autofree char *whole_path = g_strconcat ("/simulator/speeches/", path, NULL);

  g_test_add (whole_path, Fixture, NULL, set_up, test, tear_down);
}

void
add_speech_tests (void)
{
  add ("silent", test_silent);
  add ("otp", test_otp);
  add ("properties", test_properties);
}
