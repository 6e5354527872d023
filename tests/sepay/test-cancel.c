/* test-cancel.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "raw-server.h"
#include "test-sepay.h"
#include "wire.h"

/* Cancelling in five ways, and that nothing is left of the call: the connection is given up, the client goes away. */
typedef struct
{
  SepayBank *bank;
  RawServer *server;
  GCancellable *cancellable;
  GAsyncResult *result;
} Cancelled;

static void
start (Cancelled  *cancelled,
       Wire       *wire,
       const char *answer,
       gboolean    is_cancelled_before)
{
  g_autoptr (GUri) address = NULL;

  cancelled->server = raw_server_new (answer, RAW_END_HOLD);
  address = raw_server_dup_address (cancelled->server);
  cancelled->bank = sepay_bank_new (wire->session, address, wire->clock, wire->bank_tokens);
  cancelled->cancellable = g_cancellable_new ();
  if (is_cancelled_before)
    g_cancellable_cancel (cancelled->cancellable);

  sepay_bank_get_name_async (cancelled->bank, cancelled->cancellable, keep_result_cb, &cancelled->result);
}

static gboolean
is_hung_up (gpointer user_data)
{
  return raw_server_get_n_open (user_data) == 0;
}

static gboolean
is_asked (gpointer user_data)
{
  return raw_server_get_n_requests (user_data) > 0;
}

static void
finish (Cancelled *cancelled)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;

  name = sepay_bank_get_name_finish (cancelled->bank, wait_for_result (&cancelled->result), &error);
  g_assert_null (name);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_true (sepay_error_may_have_taken_effect (error));

  g_clear_object (&cancelled->result);
  g_clear_object (&cancelled->cancellable);
  iterate_a_little ();
  wait_until (is_hung_up, cancelled->server, "the connection to be given up");
  assert_ends (cancelled->bank);
  raw_server_free (cancelled->server);
}

static void
test_before (Wire          *wire,
             gconstpointer  data)
{
  Cancelled cancelled = { NULL };

  start (&cancelled, wire, "", TRUE);
  g_assert_null (cancelled.result);
  wait_for_result (&cancelled.result);
  g_assert_cmpuint (raw_server_get_n_requests (cancelled.server), ==, 0);
  finish (&cancelled);
}

static void
test_at_once (Wire          *wire,
              gconstpointer  data)
{
  Cancelled cancelled = { NULL };

  start (&cancelled, wire, "", FALSE);
  g_cancellable_cancel (cancelled.cancellable);
  finish (&cancelled);
}

/* After each number of rounds of the main loop, until the request has arrived. */
static void
test_soon (Wire          *wire,
           gconstpointer  data)
{
  gboolean has_arrived = FALSE;

  for (guint n_rounds = 1; !has_arrived; n_rounds++)
    {
      Cancelled cancelled = { NULL };

      start (&cancelled, wire, "", FALSE);
      for (guint i = 0; i < n_rounds; i++)
        g_main_context_iteration (NULL, FALSE);
      has_arrived = raw_server_get_n_requests (cancelled.server) > 0;
      g_cancellable_cancel (cancelled.cancellable);
      finish (&cancelled);
    }
}

static void
test_after_request (Wire          *wire,
                    gconstpointer  data)
{
  Cancelled cancelled = { NULL };

  start (&cancelled, wire, "", FALSE);
  wait_until (is_asked, cancelled.server, "the request");
  g_cancellable_cancel (cancelled.cancellable);
  finish (&cancelled);
}

static void
test_after_head (Wire          *wire,
                 gconstpointer  data)
{
  Cancelled cancelled = { NULL };

  start (&cancelled, wire, "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{\"status\":", FALSE);
  wait_until (is_asked, cancelled.server, "the request");
  iterate_a_little ();
  g_cancellable_cancel (cancelled.cancellable);
  finish (&cancelled);
}

static void
test_while_pausing (Wire          *wire,
                    gconstpointer  data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  loa_clock_hold (wire->clock);
  wire_answer_header (wire, 503, "", "Retry-After", "50");
  sepay_bank_get_name_async (wire->bank, cancellable, keep_result_cb, &result);
  while (wire->seen->len == 0)
    g_main_context_iteration (NULL, TRUE);
  iterate_a_little ();
  g_cancellable_cancel (cancellable);

  g_assert_null (sepay_bank_get_name_finish (wire->bank, wait_for_result (&result), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_by_dispose (Wire          *wire,
                 gconstpointer  data)
{
  const char *const answers[] = { "", "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{\"status\":" };

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      Cancelled cancelled = { NULL };

      start (&cancelled, wire, answers[i], FALSE);
      wait_until (is_asked, cancelled.server, "the request");
      iterate_a_little ();
      g_object_run_dispose (G_OBJECT (cancelled.bank));
      finish (&cancelled);
    }
}

static void
test_soundbox_by_dispose (Wire          *wire,
                          gconstpointer  data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  wire->held_path = g_strdup ("/base/speaker/transactions/notify");
  sepay_soundbox_notify_async (wire->soundbox, A_SERIAL, 1000, A_REQUEST, NULL, keep_result_cb, &result);
  while (wire->seen->len == 0)
    g_main_context_iteration (NULL, TRUE);
  g_object_run_dispose (G_OBJECT (wire->soundbox));

  g_assert_null (sepay_soundbox_notify_finish (wire->soundbox, wait_for_result (&result), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_token_creation_by_dispose (Wire          *wire,
                                gconstpointer  data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  wire->held_path = g_strdup ("/base/token/create");
  sepay_soundbox_tokens_create_async (wire->token_creation, "a", "b", NULL, keep_result_cb, &result);
  while (wire->seen->len == 0)
    g_main_context_iteration (NULL, TRUE);
  g_object_run_dispose (G_OBJECT (wire->token_creation));

  g_assert_null (sepay_soundbox_tokens_create_finish (wire->token_creation, wait_for_result (&result), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_oauth_by_dispose (Wire          *wire,
                       gconstpointer  data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  wire->held_path = g_strdup ("/base/oauth/token");
  sepay_oauth_refresh_async (wire->oauth, "a", "b", "c", NULL, keep_result_cb, &result);
  while (wire->seen->len == 0)
    g_main_context_iteration (NULL, TRUE);
  g_object_run_dispose (G_OBJECT (wire->oauth));

  g_assert_null (sepay_oauth_refresh_finish (wire->oauth, wait_for_result (&result), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* The program may let go of a client whose calls go on: they keep what they need. */
static void
test_unreferenced (Wire          *wire,
                   gconstpointer  data)
{
  SepayBank *bank = sepay_bank_new (wire->session, wire->address, wire->clock, wire->bank_tokens);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;

  wire_answer (wire, 200, "{\"data\":{\"first_name\":\"A\"}}");
  sepay_bank_get_name_async (bank, NULL, keep_result_cb, &result);
  g_object_unref (bank);
  name = sepay_bank_get_name_finish (bank, wait_for_result (&result), &error);

  g_assert_no_error (error);
  g_assert_cmpstr (name, ==, "A");
}

void
add_cancel_tests (void)
{
  add_wire_test ("/sepay/cancel/before", test_before);
  add_wire_test ("/sepay/cancel/at-once", test_at_once);
  add_wire_test ("/sepay/cancel/soon", test_soon);
  add_wire_test ("/sepay/cancel/after-request", test_after_request);
  add_wire_test ("/sepay/cancel/after-head", test_after_head);
  add_wire_test ("/sepay/cancel/while-pausing", test_while_pausing);
  add_wire_test ("/sepay/cancel/by-dispose", test_by_dispose);
  add_wire_test ("/sepay/cancel/soundbox-by-dispose", test_soundbox_by_dispose);
  add_wire_test ("/sepay/cancel/token-creation-by-dispose", test_token_creation_by_dispose);
  add_wire_test ("/sepay/cancel/oauth-by-dispose", test_oauth_by_dispose);
  add_wire_test ("/sepay/cancel/unreferenced", test_unreferenced);
}
