/* test-certificate.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-sepay.h"
#include "wire.h"

typedef struct
{
  Wire wire;
  SoupServer *server;
  SepayBank *bank;
  guint n_requests;
  guint n_sockets; /* open before anybody connects */
} Secure;

static void
requested_cb (SoupServer        *server,
              SoupServerMessage *message,
              const char        *path,
              GHashTable        *query,
              gpointer           user_data)
{
  const char body[] = "{\"data\":{\"first_name\":\"A\"}}";
  guint *n_requests = user_data;

  (*n_requests)++;
  soup_server_message_set_status (message, SOUP_STATUS_OK, NULL);
  soup_server_message_set_response (message, "application/json", SOUP_MEMORY_STATIC, body, sizeof body - 1);
}

static char *
get_certificate_path (void)
{
  return g_test_build_filename (G_TEST_DIST, "sepay", "data", "self-signed.pem", NULL);
}

static guint
count_sockets (void)
{
  g_autoptr (GDir) folder = g_dir_open ("/proc/self/fd", 0, NULL);
  const char *name;
  guint n_sockets = 0;

  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename ("/proc/self/fd", name, NULL);
      g_autofree char *target = g_file_read_link (path, NULL);

      if (target != NULL && g_str_has_prefix (target, "socket:"))
        n_sockets++;
    }

  return n_sockets;
}

static gboolean
has_no_connection (gpointer user_data)
{
  Secure *secure = user_data;

  return count_sockets () <= secure->n_sockets;
}

static void
set_up (Secure        *secure,
        gconstpointer  data)
{
  g_autofree char *path = get_certificate_path ();
  g_autoptr (GTlsCertificate) certificate = NULL;
  g_autoptr (GUri) address = NULL;
  g_autoptr (GError) error = NULL;

  wire_set_up (&secure->wire, NULL);

  certificate = g_tls_certificate_new_from_file (path, &error);
  g_assert_no_error (error);
  secure->server = soup_server_new ("tls-certificate", certificate, NULL);
  soup_server_add_handler (secure->server, NULL, requested_cb, &secure->n_requests, NULL);
  soup_server_listen_local (secure->server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY | SOUP_SERVER_LISTEN_HTTPS, &error);
  g_assert_no_error (error);

  secure->n_sockets = count_sockets ();

  address = wire_get_server_address (secure->server, "");
  secure->bank = sepay_bank_new (secure->wire.session, address, secure->wire.clock, secure->wire.bank_tokens);
}

static void
tear_down (Secure        *secure,
           gconstpointer  data)
{
  assert_ends (secure->bank);
  soup_session_abort (secure->wire.session);
  /* A server that lets go of a connection in the middle of its handshake crashes in libsoup 3.6. */
  if (secure->n_requests == 0)
    wait_until (has_no_connection, secure, "the connections to end");
  soup_server_disconnect (secure->server);
  iterate_a_little ();
  g_object_unref (secure->server);
  wire_tear_down (&secure->wire, NULL);
}

static char *
get_name (Secure  *secure,
          GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  char *name;

  sepay_bank_get_name_async (secure->bank, NULL, keep_result_cb, &result);
  name = sepay_bank_get_name_finish (secure->bank, wait_for_result (&result), error);
  iterate_a_little ();

  return name;
}

/* Not even for a loopback address, and without a second try. */
static void
test_refused (Secure        *secure,
              gconstpointer  data)
{
  g_autofree char *name = NULL;
  g_autoptr (GError) error = NULL;
  gint64 started_us = loa_clock_get_boot_time_us (secure->wire.clock);

  name = get_name (secure, &error);

  g_assert_null (name);
  g_assert_error (error, SEPAY_ERROR, SEPAY_ERROR_UNREACHABLE);
  g_assert_cmpuint (secure->n_requests, ==, 0);
  g_assert_cmpint (loa_clock_get_boot_time_us (secure->wire.clock), ==, started_us);
}

/* The same server is fine once its certificate is trusted, so that it is the certificate which is refused above. */
static void
test_trusted (Secure        *secure,
              gconstpointer  data)
{
  g_autofree char *path = get_certificate_path ();
  g_autoptr (GTlsDatabase) database = NULL;
  g_autofree char *name = NULL;
  g_autoptr (GError) error = NULL;

  database = g_tls_file_database_new (path, &error);
  g_assert_no_error (error);
  soup_session_set_tls_database (secure->wire.session, database);
  name = get_name (secure, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (name, ==, "A");
}

void
add_certificate_tests (void)
{
  g_test_add ("/sepay/certificate/refused", Secure, NULL, set_up, test_refused, tear_down);
  g_test_add ("/sepay/certificate/trusted", Secure, NULL, set_up, test_trusted, tear_down);
}
