/* test-soundbox.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "test-sepay.h"
#include "wire.h"

#define CHECK_ANSWER "{\"code\":200,\"message\":\"Thành công\",\"data\":{\"hardwareId\":\"" A_SERIAL "\"," \
                     "\"model\":\"S5 Plus\",\"isPaired\":false,\"online\":true}}"

static void
test_check (Wire          *wire,
            gconstpointer  data)
{
  g_autoptr (SepaySpeakerState) state = NULL;
  g_autoptr (GError) error = NULL;
  const Seen *seen;

  wire_answer (wire, 200, CHECK_ANSWER);
  state = wire_check (wire, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (state->hardware_id, ==, A_SERIAL);
  g_assert_cmpstr (state->model, ==, "S5 Plus");
  g_assert_false (state->is_paired);
  g_assert_true (state->online);
  g_assert_true (state->has_online);
  g_assert_null (state->session_id);

  seen = wire_get_seen (wire, 0);
  g_assert_cmpstr (seen->method, ==, "POST");
  g_assert_cmpstr (seen->path, ==, "/base/speaker/pair/check");
  g_assert_cmpstr (seen->body, ==, "{\"hardwareId\":\"" A_SERIAL "\"}");
  g_assert_cmpstr (seen->authorization, ==, "Bearer token-1");
  g_assert_cmpstr (soup_message_headers_get_one (seen->headers, "Content-Type"), ==, "application/json");
  g_assert_true (g_str_has_prefix (soup_message_headers_get_one (seen->headers, "User-Agent"), "Loa/"));
  g_assert_null (soup_message_headers_get_one (seen->headers, "Cookie"));
}

static void
test_check_variants (Wire          *wire,
                     gconstpointer  data)
{
  const struct
  {
    const char *data;
    gboolean is_paired;
    gboolean online;
    const char *wrong;
  } cases[] = {
    { "{\"isPaired\":1,\"online\":\"0\"}", TRUE, FALSE, NULL },
    { "{\"isPaired\":\"1\",\"online\":1.0,\"model\":null,\"extra\":[{}]}", TRUE, TRUE, NULL },
    { "{\"hardwareId\":\" vns52508000001 \",\"isPaired\":false,\"online\":true}", FALSE, TRUE, NULL },
    { "{\"online\":true}", FALSE, FALSE, "data.isPaired is missing" },
    { "{\"isPaired\":true,\"online\":null}", FALSE, FALSE, "data.online is missing" },
    { "{\"isPaired\":\"maybe\",\"online\":true}", FALSE, FALSE, "data.isPaired is not true or false" },
    { "{\"isPaired\":true,\"online\":true,\"model\":{}}", FALSE, FALSE, "data.model is not text" },
    { "{\"hardwareId\":\"OTHER\",\"isPaired\":true,\"online\":true}", FALSE, FALSE, "data.hardwareId is not the one" },
    { "\"—\"", FALSE, FALSE, "data.isPaired is missing" },
    { "[]", FALSE, FALSE, "data.isPaired is missing" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *body = g_strdup_printf ("{\"code\":\"200\",\"data\":%s}", cases[i].data);
      g_autoptr (SepaySpeakerState) state = NULL;
      g_autoptr (GError) error = NULL;

      wire_forget (wire);
      wire_answer (wire, 200, body);
      state = wire_check (wire, &error);

      if (cases[i].wrong != NULL)
        {
          assert_malformed (error, cases[i].wrong);
          continue;
        }

      g_assert_no_error (error);
      g_assert_cmpstr (state->hardware_id, ==, A_SERIAL);
      g_assert_cmpint (state->is_paired, ==, cases[i].is_paired);
      g_assert_cmpint (state->online, ==, cases[i].online);
    }
}

static void
test_request_pairing (Wire          *wire,
                      gconstpointer  data)
{
  g_autoptr (SepaySpeakerState) state = NULL;
  g_autoptr (SepaySpeakerState) bare = NULL;
  g_autoptr (SepaySpeakerState) empty = NULL;
  g_autoptr (GError) error = NULL;

  wire_answer (wire, 200,
               "{\"code\":200,\"message\":\"Thành công\",\"data\":{\"hardwareId\":\"" A_SERIAL "\","
               "\"model\":\"S5 Plus\",\"isPaired\":false,"
               "\"session_id\":\"8b9f6d2a-3c1b-4f7a-a7d4-123456789abc\",\"online\":true}}");
  wire_answer (wire, 200, "{\"code\":200,\"data\":{\"isPaired\":true}}");
  wire_answer (wire, 200, "{\"code\":200,\"data\":\"—\"}");

  state = wire_pair (wire, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (state->session_id, ==, "8b9f6d2a-3c1b-4f7a-a7d4-123456789abc");
  g_assert_true (state->online);
  g_assert_cmpstr (wire_get_seen (wire, 0)->path, ==, "/base/speaker/pair/request");
  g_assert_cmpstr (wire_get_seen (wire, 0)->body, ==, "{\"hardwareId\":\"" A_SERIAL "\"}");

  bare = wire_pair (wire, &error);
  g_assert_no_error (error);
  g_assert_null (bare->session_id);
  g_assert_true (bare->is_paired);
  g_assert_false (bare->has_online);

  empty = wire_pair (wire, &error);
  g_assert_no_error (error);
  g_assert_null (empty->session_id);
  g_assert_false (empty->is_paired);
}

static void
test_verify_pairing (Wire          *wire,
                     gconstpointer  data)
{
  g_autoptr (SepaySpeakerState) state = NULL;
  g_autoptr (SepaySpeakerState) bare = NULL;
  g_autoptr (SepaySpeakerState) denied = NULL;
  g_autoptr (GError) error = NULL;

  wire_answer (wire, 200,
               "{\"code\":200,\"message\":\"Liên kết thành công\",\"data\":{\"hardwareId\":\"" A_SERIAL "\","
               "\"model\":\"S5 Plus\",\"isPaired\":true,\"pairedTime\":\"2025-05-23 16:06:38\"}}");
  wire_answer (wire, 200, "{\"code\":200,\"message\":\"Liên kết thành công\"}");
  wire_answer (wire, 200, "{\"data\":{\"isPaired\":0}}");

  state = wire_verify (wire, &error);
  g_assert_no_error (error);
  g_assert_true (state->is_paired);
  g_assert_false (state->has_online);
  g_assert_cmpstr (state->paired_time, ==, "2025-05-23 16:06:38");
  g_assert_cmpstr (wire_get_seen (wire, 0)->path, ==, "/base/speaker/pair/verify");
  g_assert_cmpstr (wire_get_seen (wire, 0)->body, ==,
                   "{\"hardwareId\":\"" A_SERIAL "\",\"session_id\":\"8b9f6d2a\",\"otp\":\"0123\"}");

  bare = wire_verify (wire, &error);
  g_assert_no_error (error);
  g_assert_true (bare->is_paired);

  denied = wire_verify (wire, &error);
  g_assert_no_error (error);
  g_assert_false (denied->is_paired);
}

static void
test_notify (Wire          *wire,
             gconstpointer  data)
{
  g_autoptr (SepayNotification) notification = NULL;
  g_autoptr (SepayNotification) bare = NULL;
  g_autoptr (SepayNotification) other = NULL;
  g_autoptr (GError) error = NULL;

  wire_answer (wire, 200,
               "{\"code\":200,\"message\":\"Đã gửi thông báo thành công\",\"data\":{\"hardwareId\":\"" A_SERIAL "\","
               "\"requestId\":\"" A_REQUEST "\",\"status\":\"SENT\"}}");
  wire_answer (wire, 201, "{\"data\":null}");
  wire_answer (wire, 200, "{\"code\":200,\"data\":{\"requestId\":\"TXN\"}}");

  notification = wire_notify (wire, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (notification->request_id, ==, A_REQUEST);
  g_assert_cmpstr (notification->hardware_id, ==, A_SERIAL);
  g_assert_cmpstr (notification->status, ==, "SENT");
  g_assert_false (notification->has_amount);
  g_assert_cmpstr (wire_get_seen (wire, 0)->path, ==, "/base/speaker/transactions/notify");
  g_assert_cmpstr (wire_get_seen (wire, 0)->body, ==,
                   "{\"hardwareId\":\"" A_SERIAL "\",\"amount\":150000,\"requestId\":\"" A_REQUEST "\"}");

  bare = wire_notify (wire, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (bare->status, ==, "SENT");
  g_assert_cmpstr (bare->request_id, ==, A_REQUEST);
  g_assert_cmpstr (bare->hardware_id, ==, A_SERIAL);

  other = wire_notify (wire, &error);
  assert_malformed (error, "data.requestId is not the one");
  g_assert_true (sepay_error_may_have_taken_effect (error));
}

static void
test_check_notify (Wire          *wire,
                   gconstpointer  data)
{
  g_autoptr (SepayNotification) notification = NULL;
  g_autoptr (GError) error = NULL;

  wire_answer (wire, 200,
               "{\"code\":200,\"message\":\"Thành công\",\"data\":{\"requestId\":\"" A_REQUEST "\","
               "\"hardwareId\":\"" A_SERIAL "\",\"amount\":\"150000\",\"status\":\"SUCCESS\","
               "\"message\":\"Gửi thông báo thành công\","
               "\"retriesCount\":\"0\",\"lastRetryTime\":null,\"createdAt\":\"2025-10-14 21:17:32\"}}");
  notification = wire_check_notify (wire, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (notification->hardware_id, ==, A_SERIAL);
  g_assert_true (notification->has_amount);
  g_assert_cmpint (notification->amount, ==, 150000);
  g_assert_cmpstr (notification->status, ==, "SUCCESS");
  g_assert_cmpstr (notification->message, ==, "Gửi thông báo thành công");
  g_assert_cmpint (notification->retries_count, ==, 0);
  g_assert_null (notification->last_retry_time);
  g_assert_cmpstr (notification->created_at, ==, "2025-10-14 21:17:32");
  g_assert_cmpstr (wire_get_seen (wire, 0)->path, ==, "/base/speaker/transactions/check_notify");
  g_assert_cmpstr (wire_get_seen (wire, 0)->body, ==, "{\"requestId\":\"" A_REQUEST "\"}");
}

static void
test_check_notify_variants (Wire          *wire,
                            gconstpointer  data)
{
  const struct
  {
    const char *data;
    const char *status;
    gint64 amount;
    gint64 retries_count;
    const char *wrong;
  } cases[] = {
    { "{\"status\":\"QUEUED\",\"amount\":150000,\"retriesCount\":2}", "QUEUED", 150000, 2, NULL },
    { "{\"status\":\"PENDING\",\"amount\":150000.0,\"retriesCount\":\"3\"}", "PENDING", 150000, 3, NULL },
    { "{\"status\":\"FAILED\",\"amount\":\"150000.00\",\"retriesCount\":null,\"x\":1}", "FAILED", 150000, 0, NULL },
    { "{\"status\":null}", NULL, 0, 0, "data.status is missing" },
    { "{\"status\":\"SUCCESS\",\"amount\":\"a lot\"}", NULL, 0, 0, "data.amount is not a whole number" },
    { "{\"status\":\"SUCCESS\",\"amount\":0.5}", NULL, 0, 0, "data.amount is not a whole number" },
    { "{\"status\":\"SUCCESS\",\"retriesCount\":true}", NULL, 0, 0, "data.retriesCount is not a whole number" },
    { "{\"status\":\"SUCCESS\",\"requestId\":\"txn202510130001\"}", NULL, 0, 0, "data.requestId is not the one" },
    { "\"—\"", NULL, 0, 0, "data.status is missing" },
    { "null", NULL, 0, 0, "data.status is missing" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *body = g_strdup_printf ("{\"code\":200,\"data\":%s}", cases[i].data);
      g_autoptr (SepayNotification) notification = NULL;
      g_autoptr (GError) error = NULL;

      wire_forget (wire);
      wire_answer (wire, 200, body);
      notification = wire_check_notify (wire, &error);

      if (cases[i].wrong != NULL)
        {
          assert_malformed (error, cases[i].wrong);
          continue;
        }

      g_assert_no_error (error);
      g_assert_cmpstr (notification->status, ==, cases[i].status);
      g_assert_cmpint (notification->amount, ==, cases[i].amount);
      g_assert_cmpint (notification->retries_count, ==, cases[i].retries_count);
    }
}

/* Statuses, codes and bodies that agree or do not: the error, what SePay said, and whether it may
 * have happened all the same.
 */
static void
test_statuses (Wire          *wire,
               gconstpointer  data)
{
  const struct
  {
    guint status;
    const char *body;
    SepayError code;
    const char *said;
    gboolean may_have_taken_effect;
  } cases[] = {
    { 400, "{\"code\":400,\"message\":\"Thiếu tham số\"}", SEPAY_ERROR_REFUSED, "Thiếu tham số", FALSE },
    { 403, "{\"code\":403,\"message\":\"x\",\"data\":null}", SEPAY_ERROR_FORBIDDEN, "x", FALSE },
    { 404, "{\"code\":404,\"message\":\"Không có\",\"data\":[]}", SEPAY_ERROR_NOT_FOUND, "Không có", FALSE },
    { 405, "<html>Not allowed</html>", SEPAY_ERROR_REFUSED, NULL, FALSE },
    { 409, "", SEPAY_ERROR_REFUSED, NULL, FALSE },
    { 422, "{\"message\":{\"amount\":\"x\"},\"errors\":{}}", SEPAY_ERROR_REFUSED, NULL, FALSE },
    { 429, "{\"error\":\"rate_limited\"}", SEPAY_ERROR_RATE_LIMITED, "rate_limited", TRUE },
    { 500, "<h1>oops", SEPAY_ERROR_SERVER, NULL, TRUE },
    { 503, "{\"error\":\"access_denied\"}", SEPAY_ERROR_SERVER, "access_denied", TRUE },
    { 400, "{\"code\":200}", SEPAY_ERROR_REFUSED, NULL, FALSE },
    { 404, "{\"error\":5,\"messages\":{\"error\":\"lạ\"}}", SEPAY_ERROR_NOT_FOUND, "lạ", FALSE },
    { 400, "{\"message\":\"\",\"error_description\":\"mô tả\",\"error\":\"e\"}", SEPAY_ERROR_REFUSED, "mô tả", FALSE },
    { 200, "{\"code\":404,\"message\":\"Không có\"}", SEPAY_ERROR_NOT_FOUND, "Không có", FALSE },
    { 200, "{\"code\":\"404\",\"data\":\"—\"}", SEPAY_ERROR_NOT_FOUND, NULL, FALSE },
    { 200, "{\"code\":403.0}", SEPAY_ERROR_FORBIDDEN, NULL, FALSE },
    { 200, "{\"code\":400}", SEPAY_ERROR_REFUSED, NULL, FALSE },
    { 200, "{\"code\":500}", SEPAY_ERROR_SERVER, NULL, TRUE },
    { 200, "{\"code\":429}", SEPAY_ERROR_RATE_LIMITED, NULL, TRUE },
    { 201, "{\"code\":302}", SEPAY_ERROR_MALFORMED, NULL, TRUE },
    { 200, "{\"code\":0}", SEPAY_ERROR_MALFORMED, NULL, TRUE },
    { 200, "{\"code\":\"fine\"}", SEPAY_ERROR_MALFORMED, NULL, TRUE },
    { 200, "{\"code\":99999999999}", SEPAY_ERROR_MALFORMED, NULL, TRUE },
    { 200, "<html></html>", SEPAY_ERROR_MALFORMED, NULL, TRUE },
    { 204, "", SEPAY_ERROR_MALFORMED, NULL, TRUE },
    { 200, "[]", SEPAY_ERROR_MALFORMED, NULL, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SepayNotification) notification = NULL;
      g_autoptr (GError) error = NULL;

      wire_forget (wire);
      wire_answer (wire, cases[i].status, cases[i].body);
      notification = wire_notify (wire, &error);

      g_assert_null (notification);
      g_test_message ("HTTP %u with %s", cases[i].status, cases[i].body);
      g_assert_error (error, SEPAY_ERROR, (int) cases[i].code);
      g_assert_cmpuint (sepay_error_get_http_status (error), ==, cases[i].status);
      g_assert_cmpstr (sepay_error_get_sepay_message (error), ==, cases[i].said);
      g_assert_cmpint (sepay_error_may_have_taken_effect (error), ==, cases[i].may_have_taken_effect);
      g_assert_cmpuint (wire->seen->len, ==, 1);
    }
}

static void
test_message_is_one_line (Wire          *wire,
                          gconstpointer  data)
{
  g_autofree char *long_word = g_strnfill (300, 'x');
  g_autofree char *body = g_strdup_printf ("{\"message\":\"  a\\n\\u202e\\tb \\u0007%s\"}", long_word);
  g_autoptr (SepayNotification) notification = NULL;
  g_autoptr (GError) error = NULL;
  const char *said;

  wire_answer (wire, 400, body);
  notification = wire_notify (wire, &error);
  said = sepay_error_get_sepay_message (error);

  g_assert_true (g_str_has_prefix (said, "a b xxx"));
  g_assert_cmpint (g_utf8_strlen (said, -1), ==, 200);
}

static void
test_errors_of_others (void)
{
  g_autoptr (GError) other = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED, "x");

  g_assert_cmpuint (sepay_error_get_http_status (NULL), ==, 0);
  g_assert_cmpuint (sepay_error_get_retry_after (other), ==, 0);
  g_assert_null (sepay_error_get_sepay_message (other));
  g_assert_false (sepay_error_may_have_taken_effect (NULL));
  g_assert_false (sepay_error_may_have_taken_effect (other));
}

static void
test_copied_error (Wire          *wire,
                   gconstpointer  data)
{
  g_autoptr (SepayNotification) notification = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) copy = NULL;

  wire_answer_header (wire, 429, "{\"message\":\"chậm lại\"}", "Retry-After", "7");
  notification = wire_notify (wire, &error);
  copy = g_error_copy (error);
  g_clear_error (&error);

  g_assert_cmpuint (sepay_error_get_retry_after (copy), ==, 7);
  g_assert_cmpuint (sepay_error_get_http_status (copy), ==, 429);
  g_assert_cmpstr (sepay_error_get_sepay_message (copy), ==, "chậm lại");
}

void
add_soundbox_tests (void)
{
  add_wire_test ("/sepay/soundbox/check", test_check);
  add_wire_test ("/sepay/soundbox/check-variants", test_check_variants);
  add_wire_test ("/sepay/soundbox/request-pairing", test_request_pairing);
  add_wire_test ("/sepay/soundbox/verify-pairing", test_verify_pairing);
  add_wire_test ("/sepay/soundbox/notify", test_notify);
  add_wire_test ("/sepay/soundbox/check-notify", test_check_notify);
  add_wire_test ("/sepay/soundbox/check-notify-variants", test_check_notify_variants);
  add_wire_test ("/sepay/soundbox/statuses", test_statuses);
  add_wire_test ("/sepay/soundbox/message-is-one-line", test_message_is_one_line);
  add_wire_test ("/sepay/error/copied", test_copied_error);
  g_test_add_func ("/sepay/error/of-others", test_errors_of_others);
}
