/* test-scenarios.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-simulator.h"

#define SPEAKER_BODY "{\"hardwareId\":\"" TEST_SERIAL "\"}"
#define OFFLINE "{\"code\":400,\"message\":\"Thiết bị đang ngoại tuyến\"*"

static void
begin (Fixture    *fixture,
       const char *scenario)
{
  g_autofree char *body = g_strdup_printf ("{\"name\":\"%s\"}", scenario);
  g_autoptr (Answer) answer = post_control (fixture, "/scenario", body);

  g_assert_cmpuint (answer->status, ==, 200);
  g_assert_cmpstr (loa_simulator_get_scenario (fixture->simulator)->name, ==, scenario);
}

/* The simulator is looked at as a client sees it. */
static void
assert_speaker (Fixture    *fixture,
                const char *serial,
                gboolean    paired,
                gboolean    online)
{
  g_autofree char *body = g_strdup_printf ("{\"hardwareId\":\"%s\"}", serial);
  g_autofree char *pattern = g_strdup_printf ("*\"isPaired\":%s,\"online\":%s}}", paired ? "true" : "false",
                                              online ? "true" : "false");
  g_autoptr (Answer) answer = call_soundbox (fixture, "/speaker/pair/check", body);

  assert_answer (answer, 200, pattern);
}

/* Returns: (transfer full): the body of a verification with what the speaker has just said */
static char *
begin_pairing (Fixture *fixture)
{
  g_autoptr (Answer) answer = call_soundbox (fixture, "/speaker/pair/request", SPEAKER_BODY);
  g_autoptr (JsonNode) root = NULL;
  JsonObject *data;

  g_assert_cmpuint (answer->status, ==, 200);
  root = parse (answer);
  data = json_object_get_object_member (json_node_get_object (root), "data");

  return g_strdup_printf ("{\"hardwareId\":\"" TEST_SERIAL "\",\"session_id\":\"%s\",\"otp\":\"%s\"}",
                          json_object_get_string_member (data, "session_id"),
                          loa_simulator_get_otp (fixture->simulator, TEST_SERIAL));
}

static Answer *
announce (Fixture    *fixture,
          const char *request_id)
{
  g_autofree char *body = g_strdup_printf ("{\"hardwareId\":\"" TEST_SERIAL "\",\"amount\":1000,\"requestId\":\"%s\"}",
                                           request_id);

  return call_soundbox (fixture, "/speaker/transactions/notify", body);
}

static void
assert_announced (Fixture    *fixture,
                  const char *request_id,
                  const char *status)
{
  g_autofree char *body = g_strdup_printf ("{\"requestId\":\"%s\"}", request_id);
  g_autofree char *pattern = g_strdup_printf ("*\"status\":\"%s\",*", status);
  g_autoptr (Answer) sent = announce (fixture, request_id);
  g_autoptr (Answer) checked = NULL;

  g_assert_cmpuint (sent->status, ==, 200);
  loa_clock_leap (fixture->clock, 2);
  checked = call_soundbox (fixture, "/speaker/transactions/check_notify", body);
  assert_answer (checked, 200, pattern);
  g_assert_cmpuint (loa_simulator_get_times_said (fixture->simulator, request_id), ==,
                    g_str_equal (status, "SUCCESS") ? 1 : 0);
}

static void
test_wrong_code (Fixture       *fixture,
                 gconstpointer  data)
{
  begin (fixture, "wrong-code");

  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *body = begin_pairing (fixture);
      g_autoptr (Answer) refused = call_soundbox (fixture, "/speaker/pair/verify", body);
      g_autoptr (Answer) taken = call_soundbox (fixture, "/speaker/pair/verify", body);

      assert_answer (refused, 400, "*Mã OTP không đúng*");
      assert_answer (taken, 200, "*\"isPaired\":true,*");
      g_assert_true (loa_simulator_set_paired (fixture->simulator, TEST_SERIAL, FALSE));
    }
}

static void
test_session_expires (Fixture       *fixture,
                      gconstpointer  data)
{
  begin (fixture, "session-expires");

  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *first = begin_pairing (fixture);
      g_autoptr (Answer) refused = call_soundbox (fixture, "/speaker/pair/verify", first);
      g_autoptr (Answer) again = call_soundbox (fixture, "/speaker/pair/verify", first);
      g_autofree char *second = begin_pairing (fixture);
      g_autoptr (Answer) taken = call_soundbox (fixture, "/speaker/pair/verify", second);

      assert_answer (refused, 404, "*Phiên liên kết không tồn tại hoặc đã hết hạn*");
      assert_answer (again, 400, "*Phiên liên kết không tồn tại hoặc đã hết hạn*");
      assert_answer (taken, 200, "*\"isPaired\":true,*");
      g_assert_true (loa_simulator_set_paired (fixture->simulator, TEST_SERIAL, FALSE));
    }
}

static void
test_offline_speaker (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autoptr (Answer) refused = NULL;

  begin (fixture, "offline-speaker");
  assert_speaker (fixture, TEST_SERIAL, TRUE, FALSE);
  assert_speaker (fixture, "VNS52508000002", FALSE, FALSE);
  refused = announce (fixture, "A");
  assert_answer (refused, 400, OFFLINE);

  begin (fixture, "default");
  assert_speaker (fixture, TEST_SERIAL, TRUE, TRUE);
  assert_speaker (fixture, "VNS52508000002", FALSE, TRUE);
  assert_speaker (fixture, "VNS52508000003", FALSE, FALSE);
}

static void
test_speaker_drops_off (Fixture       *fixture,
                        gconstpointer  data)
{
  g_autoptr (Answer) refused = NULL;

  begin (fixture, "speaker-drops-off");
  assert_announced (fixture, "A", "SUCCESS");
  refused = announce (fixture, "B");
  assert_answer (refused, 400, OFFLINE);
  loa_clock_leap (fixture->clock, 50);
  assert_speaker (fixture, TEST_SERIAL, TRUE, FALSE);

  loa_clock_leap (fixture->clock, 10);
  assert_speaker (fixture, TEST_SERIAL, TRUE, TRUE);
  assert_announced (fixture, "C", "SUCCESS");
  assert_announced (fixture, "D", "SUCCESS");
}

static void
test_dropped_off_is_undone (Fixture       *fixture,
                            gconstpointer  data)
{
  begin (fixture, "speaker-drops-off");
  assert_announced (fixture, "A", "SUCCESS");
  assert_speaker (fixture, TEST_SERIAL, TRUE, FALSE);

  begin (fixture, "default");
  assert_speaker (fixture, TEST_SERIAL, TRUE, TRUE);
  g_assert_true (loa_simulator_set_online (fixture->simulator, TEST_SERIAL, FALSE));
  loa_clock_leap (fixture->clock, 100);
  assert_speaker (fixture, TEST_SERIAL, TRUE, FALSE);
}

static void
test_delivery_fails (Fixture       *fixture,
                     gconstpointer  data)
{
  begin (fixture, "delivery-fails");
  assert_announced (fixture, "A", "FAILED");
  assert_announced (fixture, "B", "SUCCESS");
  assert_announced (fixture, "C", "FAILED");
  assert_announced (fixture, "D", "SUCCESS");

  begin (fixture, "default");
  assert_announced (fixture, "E", "SUCCESS");
}

/* What a scenario has paired is not unpaired while something is on its way to it. */
static void
test_on_its_way (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (Answer) answer = NULL;

  begin (fixture, "slow-network");
  answer = announce (fixture, "A");
  g_assert_cmpuint (answer->status, ==, 200);
  begin (fixture, "default");
  assert_speaker (fixture, TEST_SERIAL, TRUE, TRUE);
  loa_clock_leap (fixture->clock, 10);
  g_assert_cmpuint (loa_simulator_get_times_said (fixture->simulator, "A"), ==, 1);
}

static void
test_slow_network (Fixture       *fixture,
                   gconstpointer  data)
{
  gint64 start_us;
  gint64 end_us;

  begin (fixture, "slow-network");
  assert_speaker (fixture, TEST_SERIAL, TRUE, TRUE);
  start_us = loa_clock_get_boot_time_us (fixture->clock);
  assert_speaker (fixture, TEST_SERIAL, TRUE, TRUE);
  end_us = loa_clock_get_boot_time_us (fixture->clock);
  g_assert_cmpint (end_us - start_us, ==, 2500 * 1000);

  begin (fixture, "default");
  assert_speaker (fixture, TEST_SERIAL, TRUE, TRUE);
  g_assert_cmpint (loa_clock_get_boot_time_us (fixture->clock), ==, end_us);
}

static void
assert_access (Fixture *fixture,
               guint    status)
{
  g_autoptr (Answer) bank = get_bank (fixture, "/me");
  g_autoptr (Answer) soundbox = call_soundbox (fixture, "/speaker/pair/check", SPEAKER_BODY);

  g_assert_cmpuint (bank->status, ==, status);
  g_assert_cmpuint (soundbox->status, ==, status);
}

static void
forget_tokens (Fixture *fixture)
{
  g_clear_pointer (&fixture->soundbox_token, g_free);
  g_clear_pointer (&fixture->bank_token, g_free);
}

static void
test_token_expires (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr (Answer) refreshed = NULL;

  assert_access (fixture, 200);
  begin (fixture, "token-expires");
  assert_access (fixture, 401);
  refreshed = post_token (fixture, "refresh_token", "refresh_token", fixture->refresh_token);
  assert_answer (refreshed, 200, "*\"expires_in\":30,*");

  forget_tokens (fixture);
  assert_access (fixture, 200);
  loa_clock_leap (fixture->clock, 29);
  assert_access (fixture, 200);
  loa_clock_leap (fixture->clock, 1);
  assert_access (fixture, 401);

  begin (fixture, "default");
  forget_tokens (fixture);
  assert_access (fixture, 200);
  loa_clock_leap (fixture->clock, 3599);
  assert_access (fixture, 200);
}

static void
assert_bank (Fixture *fixture,
             guint    status)
{
  g_autoptr (Answer) answer = get_bank (fixture, "/me");

  g_assert_cmpuint (answer->status, ==, status);
}

static void
assert_refresh (Fixture    *fixture,
                guint       status,
                const char *pattern)
{
  g_autoptr (Answer) answer = post_token (fixture, "refresh_token", "refresh_token", fixture->refresh_token);

  assert_answer (answer, status, pattern);
}

/* From the start of a program on: the first sign-in works, and ends soon. */
static void
test_bank_sign_in_expires (Fixture       *fixture,
                           gconstpointer  data)
{
  begin (fixture, "bank-sign-in-expires");
  assert_bank (fixture, 200);
  loa_clock_leap (fixture->clock, 30);
  assert_bank (fixture, 401);
  assert_refresh (fixture, 400, "*\"error\":\"invalid_grant\",*");
  assert_refresh (fixture, 400, "*\"error\":\"invalid_grant\",*");

  sign_in (fixture);
  loa_clock_leap (fixture->clock, 3599);
  assert_bank (fixture, 200);
  assert_refresh (fixture, 200, "*\"expires_in\":3600,*");
}

static void
test_bank_sign_in_has_expired (Fixture       *fixture,
                               gconstpointer  data)
{
  sign_in (fixture);
  begin (fixture, "bank-sign-in-expires");
  assert_bank (fixture, 401);
  assert_refresh (fixture, 400, "*\"error\":\"invalid_grant\",*");
  sign_in (fixture);
  assert_bank (fixture, 200);
}

static void
test_bank_sign_in_is_spared (Fixture       *fixture,
                             gconstpointer  data)
{
  sign_in (fixture);
  begin (fixture, "bank-sign-in-expires");
  begin (fixture, "default");
  assert_bank (fixture, 401);
  assert_refresh (fixture, 200, "*\"expires_in\":3600,*");
}

static void
test_busy_counter (Fixture       *fixture,
                   gconstpointer  data)
{
  guint before = loa_simulator_get_n_transactions (fixture->simulator);
  guint after;
  const char *later = "2025-10-14 21:18:33";
  g_autoptr (Answer) answer = NULL;
  g_autoptr (JsonNode) root = NULL;
  JsonArray *rows;

  begin (fixture, "busy-counter");
  g_assert_cmpuint (loa_simulator_get_n_transactions (fixture->simulator), ==, before);
  loa_clock_leap (fixture->clock, 60);
  answer = get_bank (fixture, "/transactions?limit=5");
  g_assert_cmpuint (answer->status, ==, 200);
  after = loa_simulator_get_n_transactions (fixture->simulator);
  g_assert_cmpuint (after - before, >=, 60 / 7);
  g_assert_cmpuint (after - before, <=, 60 / 2);

  root = parse (answer);
  rows = json_object_get_array_member (json_node_get_object (root), "data");
  g_assert_cmpuint (json_array_get_length (rows), ==, 5);
  for (guint i = 0; i < 5; i++)
    {
      JsonObject *row = json_array_get_object_element (rows, i);
      const char *date = json_object_get_string_member (row, "transaction_date");

      g_assert_cmpstr (date, >=, "2025-10-14 21:17:32");
      g_assert_cmpstr (date, <, later);
      later = date;
      g_assert_cmpfloat (json_object_get_double_member (row, "amount_in"), >=, 10000.0);
    }

  begin (fixture, "default");
  loa_clock_leap (fixture->clock, 60);
  g_assert_cmpuint (loa_simulator_get_n_transactions (fixture->simulator), ==, after);
}

static void
count_cb (LoaSimulator *simulator,
          GParamSpec   *pspec,
          gpointer      user_data)
{
  ++*(guint *) user_data;
}

/* What a menu does. */
static void
test_action (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (GPropertyAction) action = g_property_action_new ("scenario", fixture->simulator, "scenario");
  g_autoptr (GVariant) state = NULL;
  guint n_notifications = 0;

  g_signal_connect (fixture->simulator, "notify::scenario", G_CALLBACK (count_cb), &n_notifications);
  g_action_activate (G_ACTION (action), g_variant_new_string ("offline-speaker"));
  assert_speaker (fixture, TEST_SERIAL, TRUE, FALSE);
  g_action_activate (G_ACTION (action), g_variant_new_string ("offline-speaker"));
  g_action_activate (G_ACTION (action), g_variant_new_string ("x"));
  state = g_action_get_state (G_ACTION (action));
  g_assert_cmpstr (g_variant_get_string (state, NULL), ==, "offline-speaker");
  g_assert_cmpuint (n_notifications, ==, 2);

  g_action_activate (G_ACTION (action), g_variant_new_string ("default"));
  assert_speaker (fixture, TEST_SERIAL, TRUE, TRUE);
  g_assert_cmpuint (n_notifications, ==, 3);
}

/* One after the other, each is undone, and nothing that somebody else set. */
static void
test_undone (Fixture       *fixture,
             gconstpointer  data)
{
  guint n_scenarios;
  const LoaSimulatorScenario *scenarios = loa_simulator_get_scenarios (&n_scenarios);
  g_autoptr (Answer) before = NULL;
  g_autoptr (Answer) after = NULL;
  g_autoptr (Answer) answer = NULL;

  g_assert_cmpuint (n_scenarios, ==, 10);
  g_assert_cmpstr (scenarios[0].name, ==, "default");
  pair (fixture);
  switch_on (fixture, "long-token");
  loa_simulator_set_online (fixture->simulator, "VNS52508000002", FALSE);
  loa_simulator_set_delivery_time (fixture->simulator, 1000);
  loa_simulator_add_fault (fixture->simulator, "/x", "drop", 3, NULL);

  before = send_request (fixture, "GET", "/simulator/state", NULL, NULL, NULL);
  for (guint i = 0; i < 2 * n_scenarios; i++)
    begin (fixture, scenarios[(i * 7) % n_scenarios].name);
  begin (fixture, "default");
  after = send_request (fixture, "GET", "/simulator/state", NULL, NULL, NULL);
  g_assert_cmpstr (after->body, ==, before->body);

  answer = announce (fixture, "A");
  g_assert_cmpuint (answer->status, ==, 200);
  loa_clock_leap (fixture->clock, 1);
  g_assert_cmpuint (loa_simulator_get_times_said (fixture->simulator, "A"), ==, 1);
}

/* What somebody sets while a scenario runs stays when it ends. */
static void
test_not_undone (Fixture       *fixture,
                 gconstpointer  data)
{
  gint64 start_us;

  begin (fixture, "slow-network");
  loa_simulator_set_answer_time (fixture->simulator, 4000);
  begin (fixture, "default");
  assert_speaker (fixture, TEST_SERIAL, TRUE, TRUE);
  start_us = loa_clock_get_boot_time_us (fixture->clock);
  assert_speaker (fixture, TEST_SERIAL, TRUE, TRUE);
  g_assert_cmpint (loa_clock_get_boot_time_us (fixture->clock) - start_us, ==, 4000 * 1000);
}

/* With every speaker off and paired, or off and not paired, each scenario finds one for itself. */
static void
test_provides (Fixture       *fixture,
               gconstpointer  data)
{
  static const char *const pairing[] = { "wrong-code", "session-expires" };
  static const char *const announcing[] = { "speaker-drops-off", "delivery-fails", "token-expires", "busy-counter" };
  g_auto (GStrv) serials = loa_simulator_list_speakers (fixture->simulator);

  for (guint i = 0; serials[i] != NULL; i++)
    loa_simulator_set_online (fixture->simulator, serials[i], FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (announcing); i++)
    {
      begin (fixture, announcing[i]);
      forget_tokens (fixture);
      assert_speaker (fixture, TEST_SERIAL, TRUE, TRUE);
    }

  begin (fixture, "default");
  for (guint i = 0; serials[i] != NULL; i++)
    loa_simulator_set_paired (fixture->simulator, serials[i], TRUE);
  forget_tokens (fixture);
  assert_speaker (fixture, TEST_SERIAL, TRUE, FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (pairing); i++)
    {
      begin (fixture, pairing[i]);
      assert_speaker (fixture, TEST_SERIAL, FALSE, TRUE);
    }
}

static void
add (const char *path,
     void      (*test) (Fixture *, gconstpointer))
{
  g_autofree char *whole_path = g_strconcat ("/simulator/scenarios/", path, NULL);

  g_test_add (whole_path, Fixture, NULL, set_up, test, tear_down);
}

void
add_scenario_tests (void)
{
  add ("wrong-code", test_wrong_code);
  add ("session-expires", test_session_expires);
  add ("offline-speaker", test_offline_speaker);
  add ("speaker-drops-off", test_speaker_drops_off);
  add ("dropped-off-is-undone", test_dropped_off_is_undone);
  add ("delivery-fails", test_delivery_fails);
  add ("slow-network", test_slow_network);
  add ("on-its-way", test_on_its_way);
  add ("token-expires", test_token_expires);
  add ("bank-sign-in-expires", test_bank_sign_in_expires);
  add ("bank-sign-in-has-expired", test_bank_sign_in_has_expired);
  add ("bank-sign-in-is-spared", test_bank_sign_in_is_spared);
  add ("busy-counter", test_busy_counter);
  add ("action", test_action);
  add ("undone", test_undone);
  add ("not-undone", test_not_undone);
  add ("provides", test_provides);
}
