/* sign-in-fixture.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sign-in-fixture.h"

void
sign_in_set_up_with (SignIn     *self,
                     LoaClock   *clock,
                     const char *redirect_host)
{
  g_autofree char *redirect = NULL;

  self->accounts = accounts_new (clock);
  self->grant = accounts_make_grant (self->accounts);
  self->port = pick_free_port ();
  self->host = g_strdup_printf ("%s:%u", redirect_host, self->port);
  redirect = g_strdup_printf ("http://%s/callback", self->host);
  loa_simulator_set_redirect_uri (self->accounts->simulator, redirect);
  self->sign_in = accounts_make_sign_in (self->accounts, self->grant);
}

void
sign_in_set_up (SignIn        *self,
                gconstpointer  data)
{
  sign_in_set_up_with (self, NULL, "127.0.0.1");
}

void
sign_in_tear_down (SignIn        *self,
                   gconstpointer  data)
{
  g_clear_object (&self->result);
  settle ();
  assert_ends (self->sign_in);
  settle ();
  assert_ends (self->grant);
  accounts_free (self->accounts);
  g_free (self->host);
  g_free (self->address);
}

void
sign_in_follow (SignIn *self)
{
  g_free (self->address);
  self->address = follow_authorise (loa_bank_sign_in_get_authorise_uri (self->sign_in));
}

void
sign_in_start (SignIn *self)
{
  GError *error = NULL;

  g_assert_true (loa_bank_sign_in_can_listen (self->sign_in));
  loa_bank_sign_in_start_listening (self->sign_in, &error);
  g_assert_no_error (error);
  loa_bank_sign_in_listen_async (self->sign_in, NULL, keep_result_cb, &self->result);
  sign_in_follow (self);
}

gboolean
sign_in_end (SignIn  *self,
             GError **error)
{
  return loa_bank_sign_in_listen_finish (self->sign_in, wait_for_result (&self->result), error);
}

gboolean
sign_in_paste (SignIn      *self,
               const char  *text,
               GError     **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  loa_bank_sign_in_paste_async (self->sign_in, text, NULL, keep_result_cb, &result);

  return loa_bank_sign_in_paste_finish (self->sign_in, wait_for_result (&result), error);
}

static char *
make_request (const char *host,
              const char *target)
{
  return g_strdup_printf ("GET %s HTTP/1.1\r\nHost: %s\r\n\r\n", target, host);
}

void
sign_in_come_back (SignIn *self)
{
  g_autofree char *answer = get_raw (self->port, self->host, get_target (self->address));

  assert_status (answer, 200);
}

void
sign_in_come_back_meanwhile (SignIn *self)
{
  g_autofree char *request = make_request (self->host, get_target (self->address));
  g_autoptr (GSocketConnection) connection = NULL;
  g_autofree char *answer = NULL;
  GError *error = NULL;

  connection = open_raw ("127.0.0.1", self->port, &error);
  g_assert_no_error (error);
  write_raw (connection, request);
  settle ();
  loa_simulator_set_answer_time (self->accounts->simulator, 0);
  answer = read_raw (connection);
  assert_status (answer, 200);
}

const char *
get_target (const char *address)
{
  return strchr (strstr (address, "://") + 3, '/');
}

char *
get_code (const char *address)
{
  g_autoptr (GHashTable) form = soup_form_decode (strchr (address, '?') + 1);
  char *code = g_strdup (g_hash_table_lookup (form, "code"));

  g_assert_nonnull (code);

  return code;
}

GSocketConnection *
open_raw (const char  *numbers,
          guint        port,
          GError     **error)
{
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autoptr (GAsyncResult) connected = NULL;

  g_socket_client_connect_to_host_async (client, numbers, (guint16) port, NULL, keep_result_cb, &connected);

  return g_socket_client_connect_to_host_finish (client, wait_for_result (&connected), error);
}

void
write_raw (GSocketConnection *connection,
           const char        *text)
{
  GError *error = NULL;

  g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (connection)), text, strlen (text), NULL, NULL,
                             &error);
  g_assert_no_error (error);
}

char *
read_raw (GSocketConnection *connection)
{
  g_autoptr (GOutputStream) answer = g_memory_output_stream_new_resizable ();
  g_autoptr (GAsyncResult) read = NULL;
  GError *error = NULL;

  g_output_stream_splice_async (answer, g_io_stream_get_input_stream (G_IO_STREAM (connection)),
                                G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, G_PRIORITY_DEFAULT, NULL, keep_result_cb, &read);
  g_output_stream_splice_finish (answer, wait_for_result (&read), &error);
  g_assert_no_error (error);

  if (g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (answer)) == 0)
    return g_strdup ("");

  return g_strndup (g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (answer)),
                    g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (answer)));
}

char *
send_raw (const char *numbers,
          guint       port,
          const char *request)
{
  g_autoptr (GSocketConnection) connection = NULL;
  GError *error = NULL;

  connection = open_raw (numbers, port, &error);
  g_assert_no_error (error);
  write_raw (connection, request);

  return read_raw (connection);
}

char *
get_raw (guint       port,
         const char *host,
         const char *target)
{
  g_autofree char *request = make_request (host, target);

  return send_raw ("127.0.0.1", port, request);
}

void
assert_status (const char *answer,
               guint       status)
{
  g_autofree char *expected = g_strdup_printf ("HTTP/1.1 %u ", status);

  if (!g_str_has_prefix (answer, expected))
    g_error ("Expected %sfirst, got: %s", expected, answer);
}

void
assert_contains (const char *text,
                 const char *part)
{
  if (strstr (text, part) == NULL)
    g_error ("“%s” is missing in: %s", part, text);
}
