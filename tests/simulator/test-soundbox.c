/* test-soundbox.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-simulator.h"

#define UNAUTHORIZED "{\"code\":401,\"message\":\"Unauthorized\"}"
#define ANY_400 "{\"code\":400,\"message\":\"*\"}"
#define ANY_404 "{\"code\":404,\"message\":\"*\"}"

#define NOTIFY "/speaker/transactions/notify"
#define CHECK_NOTIFY "/speaker/transactions/check_notify"

static char *
request_session (Fixture    *fixture,
                 const char *serial)
{
  g_autofree char *body = g_strdup_printf ("{\"hardwareId\":\"%s\"}", serial);
  g_autoptr (Answer) answer = call_soundbox (fixture, "/speaker/pair/request", body);
  g_autoptr (JsonNode) root = NULL;
  JsonObject *data;

  g_assert_cmpuint (answer->status, ==, 200);
  root = parse (answer);
  data = json_object_get_object_member (json_node_get_object (root), "data");

  return g_strdup (json_object_get_string_member (data, "session_id"));
}

static Answer *
verify (Fixture    *fixture,
        const char *serial,
        const char *session_id,
        const char *otp)
{
  g_autofree char *body = g_strdup_printf ("{\"hardwareId\":\"%s\",\"session_id\":\"%s\",\"otp\":\"%s\"}",
                                           serial, session_id, otp);

  return call_soundbox (fixture, "/speaker/pair/verify", body);
}

static const char *
wrong_otp (Fixture *fixture)
{
  return g_str_equal (loa_simulator_get_otp (fixture->simulator, TEST_SERIAL), "1234") ? "4321" : "1234";
}

static Answer *
notify (Fixture    *fixture,
        const char *serial,
        const char *amount,
        const char *request_id)
{
  g_autofree char *body = g_strdup_printf ("{\"hardwareId\":\"%s\",\"amount\":%s,\"requestId\":\"%s\"}",
                                           serial, amount, request_id);

  return call_soundbox (fixture, NOTIFY, body);
}

static void
test_token (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (Answer) answer = request_soundbox_token (fixture);

  assert_answer (answer, 201,
                 "{\"code\":201,\"message\":\"Resource created\",\"data\":\"—\","
                 "\"access_token\":\"eyJhbGciOi*.*.*\",\"ttl\":6000}");
  g_assert_cmpstr (soup_message_headers_get_one (answer->headers, "Content-Type"), ==,
                   "application/json; charset=utf-8");
}

static void
test_token_refused (Fixture       *fixture,
                    gconstpointer  data)
{
  static const char *const authorizations[] = {
    NULL, "", "Basic", "Basic ", "Basic !!!", "Basic bG9hLXRlc3Qtc291bmRib3g6eA==", "Bearer x", "loa-test-soundbox",
  };

  for (guint i = 0; i < G_N_ELEMENTS (authorizations); i++)
    {
      g_autoptr (Answer) answer = send_request (fixture, "POST", "/devices/v1/token/create", authorizations[i], NULL,
                                                NULL);

      assert_answer (answer, 401, UNAUTHORIZED);
    }
}

static void
test_token_lives (Fixture       *fixture,
                  gconstpointer  data)
{
  static const char *const body = "{\"hardwareId\":\"" TEST_SERIAL "\"}";
  g_autoptr (Answer) first = call_soundbox (fixture, "/speaker/pair/check", body);
  g_autofree char *second_token = create_soundbox_token (fixture);
  g_autoptr (Answer) after_second = call_soundbox (fixture, "/speaker/pair/check", body);
  g_autoptr (Answer) nearly_over = NULL;
  g_autoptr (Answer) over = NULL;

  g_assert_cmpstr (fixture->soundbox_token, !=, second_token);
  g_assert_cmpuint (first->status, ==, 200);
  g_assert_cmpuint (after_second->status, ==, 200);

  loa_clock_leap (fixture->clock, 5999);
  nearly_over = call_soundbox (fixture, "/speaker/pair/check", body);
  g_assert_cmpuint (nearly_over->status, ==, 200);

  loa_clock_leap (fixture->clock, 1);
  over = call_soundbox (fixture, "/speaker/pair/check", body);
  assert_answer (over, 401, UNAUTHORIZED);
}

static void
test_bearer_refused (Fixture       *fixture,
                     gconstpointer  data)
{
  static const char *const endpoints[] = {
    "/speaker/pair/check", "/speaker/pair/request", "/speaker/pair/verify", NOTIFY, CHECK_NOTIFY,
  };
  g_autofree char *token = create_soundbox_token (fixture);
  g_autofree char *authorization = g_strconcat ("Bearer ", token, NULL);
  g_autofree char *with_query = g_strconcat ("/devices/v1/speaker/pair/check?access_token=", token, NULL);
  g_autoptr (Answer) in_query = NULL;
  g_autoptr (Answer) in_both = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (endpoints); i++)
    {
      g_autofree char *path = g_strconcat ("/devices/v1", endpoints[i], NULL);
      g_autoptr (Answer) none = send_request (fixture, "POST", path, NULL, "application/json", "{}");
      g_autoptr (Answer) wrong = send_request (fixture, "POST", path, "Bearer x", "application/json", "{}");

      assert_answer (none, 401, UNAUTHORIZED);
      assert_answer (wrong, 401, UNAUTHORIZED);
    }

  in_query = send_request (fixture, "POST", with_query, NULL, "application/json", "{}");
  in_both = send_request (fixture, "POST", with_query, authorization, "application/json", "{}");
  assert_answer (in_query, 401, UNAUTHORIZED);
  assert_answer (in_both, 401, UNAUTHORIZED);
}

static void
test_check (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (Answer) offline = NULL;
  g_autoptr (Answer) online = NULL;
  g_autoptr (Answer) unknown = NULL;

  loa_simulator_set_online (fixture->simulator, TEST_SERIAL, FALSE);
  offline = call_soundbox (fixture, "/speaker/pair/check", "{\"hardwareId\": \"VNS52508000001\"}");
  assert_answer (offline, 200,
                 "{\"code\":200,\"message\":\"Thành công\",\"data\":{\"hardwareId\":\"VNS52508000001\","
                 "\"model\":\"S5 Plus\",\"isPaired\":false,\"online\":false}}");

  loa_simulator_set_online (fixture->simulator, TEST_SERIAL, TRUE);
  pair (fixture);
  online = call_soundbox (fixture, "/speaker/pair/check", "{\"hardwareId\": \"VNS52508000001\"}");
  assert_answer (online, 200, "*\"isPaired\":true,\"online\":true}}");

  unknown = call_soundbox (fixture, "/speaker/pair/check", "{\"hardwareId\": \"VNS52508009999\"}");
  assert_answer (unknown, 404, ANY_404);
}

static void
test_speakers (Fixture       *fixture,
               gconstpointer  data)
{
  g_auto (GStrv) serials = loa_simulator_list_speakers (fixture->simulator);
  g_autoptr (Answer) second = call_soundbox (fixture, "/speaker/pair/check", "{\"hardwareId\":\"VNS52508000002\"}");
  g_autoptr (Answer) third = call_soundbox (fixture, "/speaker/pair/check", "{\"hardwareId\":\"VNS52508000003\"}");

  g_assert_cmpuint (g_strv_length (serials), >=, 3);
  assert_answer (second, 200, "*\"isPaired\":false,\"online\":true}}");
  assert_answer (third, 200, "*\"isPaired\":false,\"online\":false}}");
}

static void
count_said_cb (LoaSimulator *simulator,
               const char   *hardware_id,
               int           kind,
               const char   *text,
               gint64        amount,
               gpointer      user_data)
{
  GString *said = user_data;

  g_string_append_printf (said, "%s|%d|%s|%" G_GINT64_FORMAT "\n", hardware_id, kind, text, amount);
}

static void
test_pair (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GString) said = g_string_new (NULL);
  g_autofree char *expected = NULL;
  g_autofree char *session_id = NULL;
  g_autoptr (Answer) request = NULL;
  g_autoptr (Answer) wrong = NULL;
  g_autoptr (Answer) right = NULL;
  g_autoptr (Answer) again = NULL;
  const char *otp;

  g_signal_connect (fixture->simulator, "said", G_CALLBACK (count_said_cb), said);
  g_assert_null (loa_simulator_get_otp (fixture->simulator, TEST_SERIAL));

  request = call_soundbox (fixture, "/speaker/pair/request", "{\"hardwareId\": \"VNS52508000001\"}");
  assert_answer (request, 200,
                 "{\"code\":200,\"message\":\"Thành công\",\"data\":{\"hardwareId\":\"VNS52508000001\","
                 "\"model\":\"S5 Plus\",\"isPaired\":false,\"session_id\":\"*-*-*-*-*\","
                 "\"online\":true}}");

  session_id = request_session (fixture, TEST_SERIAL);
  otp = loa_simulator_get_otp (fixture->simulator, TEST_SERIAL);
  g_assert_cmpuint (strlen (otp), ==, 4);
  g_assert_cmpuint (strspn (otp, "0123456789"), ==, 4);

  wrong = verify (fixture, TEST_SERIAL, session_id, wrong_otp (fixture));
  assert_answer (wrong, 400, ANY_400);
  right = verify (fixture, TEST_SERIAL, session_id, otp);
  assert_answer (right, 200,
                 "{\"code\":200,\"message\":\"Liên kết thành công\",\"data\":{\"hardwareId\":\"VNS52508000001\","
                 "\"model\":\"S5 Plus\",\"isPaired\":true,\"pairedTime\":\"2025-10-14 21:17:32\"}}");
  again = verify (fixture, TEST_SERIAL, session_id, otp);
  assert_answer (again, 400, ANY_400);

  expected = g_strdup_printf ("*VNS52508000001|0|mã liên kết %c %c %c %c|0\n"
                              "VNS52508000001|2|liên kết thành công|0\n", otp[0], otp[1], otp[2], otp[3]);
  g_assert_true (g_pattern_match_simple (expected, said->str));
}

static void
test_session_expires (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autofree char *session_id = request_session (fixture, TEST_SERIAL);
  const char *otp = loa_simulator_get_otp (fixture->simulator, TEST_SERIAL);
  g_autoptr (Answer) late = NULL;
  g_autoptr (Answer) in_time = NULL;
  g_autofree char *second_id = NULL;

  loa_clock_leap (fixture->clock, 120);
  late = verify (fixture, TEST_SERIAL, session_id, otp);
  assert_answer (late, 400, ANY_400);

  second_id = request_session (fixture, TEST_SERIAL);
  loa_clock_leap (fixture->clock, 119);
  in_time = verify (fixture, TEST_SERIAL, second_id, loa_simulator_get_otp (fixture->simulator, TEST_SERIAL));
  g_assert_cmpuint (in_time->status, ==, 200);
}

static void
test_three_wrong_codes (Fixture       *fixture,
                        gconstpointer  data)
{
  g_autofree char *session_id = request_session (fixture, TEST_SERIAL);
  g_autoptr (Answer) right = NULL;

  for (int i = 0; i < 3; i++)
    {
      g_autoptr (Answer) wrong = verify (fixture, TEST_SERIAL, session_id, wrong_otp (fixture));

      assert_answer (wrong, 400, ANY_400);
    }

  right = verify (fixture, TEST_SERIAL, session_id, loa_simulator_get_otp (fixture->simulator, TEST_SERIAL));
  assert_answer (right, 400, ANY_400);
}

static void
test_two_wrong_codes (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autofree char *session_id = request_session (fixture, TEST_SERIAL);
  g_autoptr (Answer) first = verify (fixture, TEST_SERIAL, session_id, wrong_otp (fixture));
  g_autoptr (Answer) second = verify (fixture, TEST_SERIAL, session_id, wrong_otp (fixture));
  g_autoptr (Answer) right = verify (fixture, TEST_SERIAL, session_id,
                                     loa_simulator_get_otp (fixture->simulator, TEST_SERIAL));

  g_assert_cmpuint (first->status, ==, 400);
  g_assert_cmpuint (second->status, ==, 400);
  g_assert_cmpuint (right->status, ==, 200);
}

static void
test_new_session_replaces (Fixture       *fixture,
                           gconstpointer  data)
{
  g_autofree char *old_id = request_session (fixture, TEST_SERIAL);
  g_autofree char *new_id = request_session (fixture, TEST_SERIAL);
  const char *otp = loa_simulator_get_otp (fixture->simulator, TEST_SERIAL);
  g_autoptr (Answer) with_old = verify (fixture, TEST_SERIAL, old_id, otp);
  g_autoptr (Answer) with_new = verify (fixture, TEST_SERIAL, new_id, otp);

  g_assert_cmpuint (with_old->status, ==, 400);
  g_assert_cmpuint (with_new->status, ==, 200);
}

static void
test_session_of_another (Fixture       *fixture,
                         gconstpointer  data)
{
  g_autofree char *session_id = request_session (fixture, TEST_SERIAL);
  const char *otp = loa_simulator_get_otp (fixture->simulator, TEST_SERIAL);
  g_autoptr (Answer) answer = verify (fixture, "VNS52508000002", session_id, otp);
  g_autoptr (Answer) unknown = verify (fixture, "VNS52508009999", session_id, otp);

  assert_answer (answer, 400, ANY_400);
  assert_answer (unknown, 404, ANY_404);
}

static void
test_request_refused (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autoptr (Answer) paired = NULL;
  g_autoptr (Answer) offline = NULL;
  g_autoptr (Answer) unknown = NULL;

  pair (fixture);
  paired = call_soundbox (fixture, "/speaker/pair/request", "{\"hardwareId\":\"VNS52508000001\"}");
  offline = call_soundbox (fixture, "/speaker/pair/request", "{\"hardwareId\":\"VNS52508000003\"}");
  unknown = call_soundbox (fixture, "/speaker/pair/request", "{\"hardwareId\":\"VNS52508009999\"}");
  assert_answer (paired, 400, ANY_400);
  assert_answer (offline, 400, ANY_400);
  assert_answer (unknown, 404, ANY_404);
}

static void
test_announce (Fixture       *fixture,
               gconstpointer  data)
{
  static const char *const body = "{\"requestId\": \"TXN202510130001\"}";
  g_autoptr (GString) said = g_string_new (NULL);
  g_autoptr (Answer) sent = NULL;
  g_autoptr (Answer) pending = NULL;
  g_autoptr (Answer) delivered = NULL;

  pair (fixture);
  switch_on (fixture, "delivery-never-ends");
  g_signal_connect (fixture->simulator, "said", G_CALLBACK (count_said_cb), said);

  sent = call_soundbox (fixture, NOTIFY, "{\"hardwareId\": \"VNS52508000001\",\"amount\": 150000,"
                                         "\"requestId\": \"TXN202510130001\"}");
  assert_answer (sent, 200,
                 "{\"code\":200,\"message\":\"Đã gửi thông báo thành công\",\"data\":{"
                 "\"hardwareId\":\"VNS52508000001\",\"requestId\":\"TXN202510130001\",\"status\":\"SENT\"}}");

  pending = call_soundbox (fixture, CHECK_NOTIFY, body);
  assert_answer (pending, 200, "*\"status\":\"PENDING\",\"message\":\"*\",\"retriesCount\":\"0\",*");
  g_assert_cmpstr (said->str, ==, "");

  loa_clock_leap (fixture->clock, 2);
  loa_simulator_set_variant (fixture->simulator, "delivery-never-ends", FALSE, NULL);
  delivered = call_soundbox (fixture, CHECK_NOTIFY, body);
  assert_answer (delivered, 200,
                 "{\"code\":200,\"message\":\"Thành công\",\"data\":{\"requestId\":\"TXN202510130001\","
                 "\"hardwareId\":\"VNS52508000001\",\"amount\":\"150000\",\"status\":\"SUCCESS\","
                 "\"message\":\"Gửi thông báo thành công\",\"retriesCount\":\"0\",\"lastRetryTime\":null,"
                 "\"createdAt\":\"2025-10-14 21:17:32\"}}");
  g_assert_cmpstr (said->str, ==, "VNS52508000001|1|đã nhận một trăm năm mươi nghìn đồng|150000\n");
  g_assert_cmpuint (loa_simulator_get_times_said (fixture->simulator, "TXN202510130001"), ==, 1);
}

static void
test_delivery_takes_time (Fixture       *fixture,
                          gconstpointer  data)
{
  gint64 start_us = loa_clock_get_boot_time_us (fixture->clock);
  g_autoptr (Answer) sent = NULL;

  pair (fixture);
  loa_simulator_set_delivery_time (fixture->simulator, 2500);
  sent = notify (fixture, TEST_SERIAL, "1000", "A");
  g_assert_cmpuint (sent->status, ==, 200);

  while (loa_simulator_get_n_said (fixture->simulator) == 0)
    g_main_context_iteration (NULL, FALSE);

  g_assert_cmpint (loa_clock_get_boot_time_us (fixture->clock) - start_us, ==, 2500 * 1000);
}

static void
test_duplicate (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (Answer) first = NULL;
  g_autoptr (Answer) second = NULL;
  g_autoptr (Answer) other_amount = NULL;
  g_autoptr (Answer) state = NULL;

  pair (fixture);
  first = notify (fixture, TEST_SERIAL, "150000", "A");
  second = notify (fixture, TEST_SERIAL, "150000", "A");
  other_amount = notify (fixture, TEST_SERIAL, "99", "A");
  g_assert_cmpuint (first->status, ==, 200);
  g_assert_cmpuint (second->status, ==, 200);
  g_assert_cmpstr (first->body, ==, second->body);
  g_assert_cmpstr (first->body, ==, other_amount->body);

  loa_clock_leap (fixture->clock, 10);
  g_assert_cmpuint (loa_simulator_get_times_said (fixture->simulator, "A"), ==, 1);
  g_assert_cmpuint (loa_simulator_get_n_said (fixture->simulator), ==, 1);
  state = call_soundbox (fixture, CHECK_NOTIFY, "{\"requestId\":\"A\"}");
  assert_answer (state, 200, "*\"amount\":\"150000\",\"status\":\"SUCCESS\"*");
}

static void
test_delivery_fails (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autoptr (Answer) sent = NULL;
  g_autoptr (Answer) state = NULL;

  pair (fixture);
  switch_on (fixture, "delivery-never-ends");
  sent = notify (fixture, TEST_SERIAL, "150000", "A");
  g_assert_cmpuint (sent->status, ==, 200);

  loa_simulator_set_online (fixture->simulator, TEST_SERIAL, FALSE);
  loa_clock_leap (fixture->clock, 2);
  loa_simulator_set_variant (fixture->simulator, "delivery-never-ends", FALSE, NULL);

  state = call_soundbox (fixture, CHECK_NOTIFY, "{\"requestId\":\"A\"}");
  assert_answer (state, 200,
                 "{\"code\":200,\"message\":\"Thành công\",\"data\":{\"requestId\":\"A\","
                 "\"hardwareId\":\"VNS52508000001\",\"amount\":\"150000\",\"status\":\"FAILED\","
                 "\"message\":\"*\",\"retriesCount\":\"3\",\"lastRetryTime\":\"2025-10-14 21:17:*\","
                 "\"createdAt\":\"2025-10-14 21:17:32\"}}");
  g_assert_cmpuint (loa_simulator_get_times_said (fixture->simulator, "A"), ==, 0);
}

static void
test_notify_refused (Fixture       *fixture,
                     gconstpointer  data)
{
  static const char *const bodies[] = {
    "{}",
    "{\"hardwareId\":\"VNS52508000001\",\"amount\":1}",
    "{\"hardwareId\":\"VNS52508000001\",\"requestId\":\"A\"}",
    "{\"amount\":1,\"requestId\":\"A\"}",
    "{\"hardwareId\":\"VNS52508000001\",\"amount\":0,\"requestId\":\"A\"}",
    "{\"hardwareId\":\"VNS52508000001\",\"amount\":-5,\"requestId\":\"A\"}",
    "{\"hardwareId\":\"VNS52508000001\",\"amount\":1.5,\"requestId\":\"A\"}",
    "{\"hardwareId\":\"VNS52508000001\",\"amount\":150000.0,\"requestId\":\"A\"}",
    "{\"hardwareId\":\"VNS52508000001\",\"amount\":\"150000\",\"requestId\":\"A\"}",
    "{\"hardwareId\":\"VNS52508000001\",\"amount\":true,\"requestId\":\"A\"}",
    "{\"hardwareId\":\"VNS52508000001\",\"amount\":null,\"requestId\":\"A\"}",
    "{\"hardwareId\":\"VNS52508000001\",\"amount\":[1],\"requestId\":\"A\"}",
    "{\"hardwareId\":\"VNS52508000001\",\"amount\":1,\"requestId\":\"\"}",
    "{\"hardwareId\":\"VNS52508000001\",\"amount\":1,\"requestId\":7}",
    "{\"hardwareId\":\"\",\"amount\":1,\"requestId\":\"A\"}",
    "{\"hardwareId\":7,\"amount\":1,\"requestId\":\"A\"}",
  };
  g_autoptr (Answer) unpaired = NULL;
  g_autoptr (Answer) unknown = NULL;
  g_autoptr (Answer) offline = NULL;
  g_autoptr (Answer) longest = NULL;
  g_autoptr (Answer) too_long = NULL;

  unpaired = notify (fixture, TEST_SERIAL, "1", "A");
  assert_answer (unpaired, 400, ANY_400);

  pair (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      g_autoptr (Answer) answer = call_soundbox (fixture, NOTIFY, bodies[i]);

      assert_answer (answer, 400, ANY_400);
    }

  unknown = notify (fixture, "VNS52508009999", "1", "A");
  assert_answer (unknown, 404, ANY_404);

  loa_simulator_set_online (fixture->simulator, TEST_SERIAL, FALSE);
  offline = notify (fixture, TEST_SERIAL, "1", "A");
  assert_answer (offline, 400, ANY_400);

  loa_simulator_set_online (fixture->simulator, TEST_SERIAL, TRUE);
  longest = notify (fixture, TEST_SERIAL, "999999999999",
                    "1234567890123456789012345678901234567890123456789012345678901234");
  g_assert_cmpuint (longest->status, ==, 200);
  too_long = notify (fixture, TEST_SERIAL, "1", "12345678901234567890123456789012345678901234567890123456789012345");
  assert_answer (too_long, 400, ANY_400);
  loa_clock_leap (fixture->clock, 2);
  g_assert_cmpuint (loa_simulator_get_times_said (fixture->simulator, "A"), ==, 0);
  g_assert_cmpuint (loa_simulator_get_n_said (fixture->simulator), ==, 1);
}

static void
test_refused_id_is_free (Fixture       *fixture,
                         gconstpointer  data)
{
  g_autoptr (Answer) refused = notify (fixture, TEST_SERIAL, "1000", "A");
  g_autoptr (Answer) unknown = call_soundbox (fixture, CHECK_NOTIFY, "{\"requestId\":\"A\"}");
  g_autoptr (Answer) accepted = NULL;

  g_assert_cmpuint (refused->status, ==, 400);
  assert_answer (unknown, 404, ANY_404);

  pair (fixture);
  accepted = notify (fixture, TEST_SERIAL, "1000", "A");
  g_assert_cmpuint (accepted->status, ==, 200);
}

static void
test_missing_fields (Fixture       *fixture,
                     gconstpointer  data)
{
  static const struct
  {
    const char *endpoint;
    const char *body;
  } requests[] = {
    { "/speaker/pair/check", "{}" },
    { "/speaker/pair/check", "{\"hardwareId\":null}" },
    { "/speaker/pair/check", "{\"hardwareId\":12}" },
    { "/speaker/pair/request", "{\"hardwareID\":\"VNS52508000001\"}" },
    { "/speaker/pair/verify", "{\"hardwareId\":\"VNS52508000001\"}" },
    { "/speaker/pair/verify", "{\"hardwareId\":\"VNS52508000001\",\"session_id\":\"x\"}" },
    { "/speaker/pair/verify", "{\"hardwareId\":\"VNS52508000001\",\"session_id\":\"x\",\"otp\":1234}" },
    { "/speaker/pair/verify", "{\"hardwareId\":\"VNS52508000001\",\"session_id\":\"x\",\"otp\":\"12345\"}" },
    { CHECK_NOTIFY, "{}" },
    { CHECK_NOTIFY, "{\"requestId\":\"\"}" },
    { CHECK_NOTIFY, "{\"requestId\":[]}" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (requests); i++)
    {
      g_autoptr (Answer) answer = call_soundbox (fixture, requests[i].endpoint, requests[i].body);

      assert_answer (answer, 400, ANY_400);
    }
}

static void
add (const char *path,
     void      (*test) (Fixture *, gconstpointer))
{
  g_autofree char *whole_path = g_strconcat ("/simulator/soundbox/", path, NULL);

  g_test_add (whole_path, Fixture, NULL, set_up, test, tear_down);
}

void
add_soundbox_tests (void)
{
  add ("token", test_token);
  add ("token-refused", test_token_refused);
  add ("token-lives", test_token_lives);
  add ("bearer-refused", test_bearer_refused);
  add ("check", test_check);
  add ("speakers", test_speakers);
  add ("pair", test_pair);
  add ("session-expires", test_session_expires);
  add ("three-wrong-codes", test_three_wrong_codes);
  add ("two-wrong-codes", test_two_wrong_codes);
  add ("new-session-replaces", test_new_session_replaces);
  add ("session-of-another", test_session_of_another);
  add ("request-refused", test_request_refused);
  add ("announce", test_announce);
  add ("delivery-takes-time", test_delivery_takes_time);
  add ("duplicate", test_duplicate);
  add ("delivery-fails", test_delivery_fails);
  add ("notify-refused", test_notify_refused);
  add ("refused-id-is-free", test_refused_id_is_free);
  add ("missing-fields", test_missing_fields);
}
