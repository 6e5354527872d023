/* test-control.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-simulator.h"

#define OK "{\"ok\":true}"

static JsonNode *
get_state (Fixture *fixture)
{
  g_autoptr (Answer) answer = send_request (fixture, "GET", "/simulator/state", NULL, NULL, NULL);

  g_assert_cmpuint (answer->status, ==, 200);

  return parse (answer);
}

static JsonObject *
find_speaker (JsonNode   *state,
              const char *serial)
{
  JsonArray *speakers = json_object_get_array_member (json_node_get_object (state), "speakers");

  for (guint i = 0; i < json_array_get_length (speakers); i++)
    {
      JsonObject *speaker = json_array_get_object_element (speakers, i);

      if (g_str_equal (json_object_get_string_member (speaker, "hardwareId"), serial))
        return speaker;
    }

  g_error ("There is no speaker %s in the state", serial);
}

static void
test_state (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (JsonNode) fresh = get_state (fixture);
  g_autoptr (JsonNode) later = NULL;
  g_autoptr (Answer) request = NULL;
  g_autoptr (Answer) sent = NULL;
  JsonObject *speaker = find_speaker (fresh, TEST_SERIAL);
  JsonObject *said;
  JsonObject *announcement;

  g_assert_true (json_object_get_null_member (speaker, "otp"));
  g_assert_cmpstr (json_object_get_string_member (speaker, "model"), ==, "S5 Plus");
  g_assert_cmpint (json_object_get_int_member (json_node_get_object (fresh), "transactions"), ==, 86);

  request = call_soundbox (fixture, "/speaker/pair/request", "{\"hardwareId\":\"VNS52508000001\"}");
  pair (fixture);
  sent = call_soundbox (fixture, "/speaker/transactions/notify",
                        "{\"hardwareId\":\"VNS52508000001\",\"amount\":150000,\"requestId\":\"A\"}");
  g_assert_cmpuint (sent->status, ==, 200);
  loa_clock_leap (fixture->clock, 2);

  later = get_state (fixture);
  speaker = find_speaker (later, TEST_SERIAL);
  g_assert_true (json_object_get_boolean_member (speaker, "isPaired"));
  g_assert_cmpstr (json_object_get_string_member (speaker, "otp"), ==,
                   loa_simulator_get_otp (fixture->simulator, TEST_SERIAL));
  said = json_array_get_object_element (json_object_get_array_member (speaker, "said"), 1);
  g_assert_cmpstr (json_object_get_string_member (said, "kind"), ==, "amount");
  g_assert_cmpstr (json_object_get_string_member (said, "text"), ==, "đã nhận một trăm năm mươi nghìn đồng");
  g_assert_cmpint (json_object_get_int_member (said, "amount"), ==, 150000);
  g_assert_cmpstr (json_object_get_string_member (said, "requestId"), ==, "A");

  announcement = json_array_get_object_element (json_object_get_array_member (json_node_get_object (later),
                                                                              "announcements"), 0);
  g_assert_cmpstr (json_object_get_string_member (announcement, "status"), ==, "SUCCESS");
  g_assert_cmpint (json_object_get_int_member (announcement, "timesSaid"), ==, 1);
}

static void
test_speaker (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (Answer) steered = post_control (fixture, "/speaker/VNS52508000003",
                                             "{\"online\":true,\"paired\":true,\"pairingMode\":true}");
  g_autoptr (Answer) unknown = post_control (fixture, "/speaker/VNS52508009999", "{\"online\":true}");
  g_autoptr (JsonNode) state = get_state (fixture);
  JsonObject *speaker = find_speaker (state, "VNS52508000003");

  assert_answer (steered, 200, OK);
  assert_answer (unknown, 400, "{\"error\":\"*\"}");
  g_assert_true (json_object_get_boolean_member (speaker, "online"));
  g_assert_true (json_object_get_boolean_member (speaker, "isPaired"));
  g_assert_true (json_object_get_boolean_member (speaker, "pairingMode"));
}

static void
test_variant_and_scenario (Fixture       *fixture,
                           gconstpointer  data)
{
  g_autoptr (Answer) on = post_control (fixture, "/variant", "{\"name\":\"one-token\",\"on\":true}");
  g_autoptr (Answer) unknown = post_control (fixture, "/variant", "{\"name\":\"two-tokens\",\"on\":true}");
  g_autoptr (Answer) no_value = post_control (fixture, "/variant", "{\"name\":\"one-token\"}");
  g_autoptr (Answer) scenario = post_control (fixture, "/scenario", "{\"name\":\"offline-speaker\"}");
  g_autoptr (Answer) unknown_scenario = post_control (fixture, "/scenario", "{\"name\":\"x\"}");
  g_autoptr (JsonNode) state = get_state (fixture);
  JsonObject *variants = json_object_get_object_member (json_node_get_object (state), "variants");

  assert_answer (on, 200, OK);
  assert_answer (unknown, 400, "{\"error\":\"*known are: *one-token*\"}");
  assert_answer (no_value, 400, "{\"error\":\"*\"}");
  assert_answer (scenario, 200, OK);
  assert_answer (unknown_scenario, 400, "{\"error\":\"*known are: default, *\"}");
  g_assert_true (json_object_get_boolean_member (variants, "one-token"));
  g_assert_false (json_object_get_boolean_member (variants, "long-token"));
  g_assert_false (json_object_get_boolean_member (find_speaker (state, TEST_SERIAL), "online"));
  g_assert_cmpstr (json_object_get_string_member (json_node_get_object (state), "scenario"), ==, "offline-speaker");
}

static void
test_fault (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (Answer) added = post_control (fixture, "/fault",
                                           "{\"path\":\"/x\",\"fault\":\"unavailable\",\"count\":2}");
  g_autoptr (Answer) met = send_request (fixture, "GET", "/x", NULL, NULL, NULL);
  g_autoptr (JsonNode) state = get_state (fixture);
  g_autoptr (Answer) cleared = post_control (fixture, "/fault", "{\"clear\":true}");
  g_autoptr (Answer) not_met = send_request (fixture, "GET", "/x", NULL, NULL, NULL);
  g_autoptr (Answer) unknown = post_control (fixture, "/fault", "{\"path\":\"/x\",\"fault\":\"x\"}");
  g_autoptr (Answer) none = post_control (fixture, "/fault", "{\"path\":\"/x\",\"fault\":\"html\",\"count\":0}");
  g_autoptr (Answer) empty = post_control (fixture, "/fault", "{}");
  JsonArray *faults = json_object_get_array_member (json_node_get_object (state), "faults");

  assert_answer (added, 200, OK);
  g_assert_cmpuint (met->status, ==, 503);
  g_assert_cmpuint (json_array_get_length (faults), ==, 1);
  g_assert_cmpint (json_object_get_int_member (json_array_get_object_element (faults, 0), "count"), ==, 1);
  assert_answer (cleared, 200, OK);
  g_assert_cmpuint (not_met->status, ==, 404);
  assert_answer (unknown, 400, "{\"error\":\"*known are: *\"}");
  g_assert_cmpuint (none->status, ==, 400);
  g_assert_cmpuint (empty->status, ==, 400);
}

static void
test_void (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (Answer) before = get_bank (fixture, "/me");
  g_autoptr (Answer) voided = post_control (fixture, "/token/void", NULL);
  g_autoptr (Answer) after = get_bank (fixture, "/me");

  g_assert_cmpuint (before->status, ==, 200);
  assert_answer (voided, 200, OK);
  g_assert_cmpuint (after->status, ==, 401);
}

static void
test_transactions (Fixture       *fixture,
                   gconstpointer  data)
{
  static const char *const refused[] = {
    "{}", "{\"count\":-1}", "{\"count\":1,\"amount_in\":5}", "{\"amount_in\":5,\"amount_out\":5}", "{\"amount_in\":-5}",
  };
  g_autoptr (Answer) three = post_control (fixture, "/transactions/add", "{\"count\":3}");
  g_autoptr (Answer) one = post_control (fixture, "/transactions/add",
                                         "{\"amount_out\":7000,\"content\":\"Tra lai\",\"code\":null}");
  g_autoptr (Answer) newest = get_bank (fixture, "/transactions?limit=1");

  assert_answer (three, 200, OK);
  assert_answer (one, 200, OK);
  assert_answer (newest, 200,
                 "*\"amount_out\":7000.00,*\"transaction_content\":\"Tra lai\",*\"code\":null,*\"total\":90,*");

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (Answer) answer = post_control (fixture, "/transactions/add", refused[i]);

      g_assert_cmpuint (answer->status, ==, 400);
    }
}

static void
test_settings (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (Answer) set = post_control (fixture, "/settings",
                                         "{\"deliveryMilliseconds\":10,\"answerMilliseconds\":5,"
                                         "\"soundboxTokenSeconds\":60,\"bankTokenSeconds\":90,"
                                         "\"redirectUri\":\"http://127.0.0.1:1/x\"}");
  g_autoptr (Answer) refused = post_control (fixture, "/settings", "{\"bankTokenSeconds\":-1}");
  g_autoptr (Answer) user = NULL;
  g_autoptr (Answer) dead = NULL;

  assert_answer (set, 200, OK);
  g_assert_cmpuint (refused->status, ==, 400);
  g_assert_cmpstr (loa_simulator_get_redirect_uri (fixture->simulator), ==, "http://127.0.0.1:1/x");

  user = get_bank (fixture, "/me");
  g_assert_cmpuint (user->status, ==, 200);
  loa_clock_leap (fixture->clock, 90);
  dead = get_bank (fixture, "/me");
  g_assert_cmpuint (dead->status, ==, 401);
}

static void
test_wrong_doors (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr (Answer) get = send_request (fixture, "GET", "/simulator/variant", NULL, NULL, NULL);
  g_autoptr (Answer) post = post_control (fixture, "/state", "{}");
  g_autoptr (Answer) no_json = post_control (fixture, "/variant", "x");
  g_autoptr (Answer) unknown = post_control (fixture, "/x", "{}");

  assert_answer (get, 405, "{\"error\":\"*\"}");
  assert_answer (post, 405, "{\"error\":\"*\"}");
  assert_answer (no_json, 400, "{\"error\":\"*\"}");
  assert_answer (unknown, 404, "{\"error\":\"*\"}");
}

static void
add (const char *path,
     void      (*test) (Fixture *, gconstpointer))
{
  g_autofree char *whole_path = g_strconcat ("/simulator/control/", path, NULL);

  g_test_add (whole_path, Fixture, NULL, set_up, test, tear_down);
}

void
add_control_tests (void)
{
  add ("state", test_state);
  add ("speaker", test_speaker);
  add ("variant-and-scenario", test_variant_and_scenario);
  add ("fault", test_fault);
  add ("void", test_void);
  add ("transactions", test_transactions);
  add ("settings", test_settings);
  add ("wrong-doors", test_wrong_doors);
}
