/* accounts-fixture.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "accounts-fixture.h"

#include "sepay-address.h"
#include "sepay-session.h"

Accounts *
accounts_new (LoaClock *clock)
{
  Accounts *self = g_new0 (Accounts, 1);
  GError *error = NULL;

  self->clock = clock != NULL ? g_object_ref (clock) : loa_clock_new ();
  self->simulator = loa_simulator_new (self->clock, LOA_SIMULATOR_N_TRANSACTIONS, LOA_SIMULATOR_DATES_DOCUMENTED);
  loa_simulator_listen (self->simulator, 0, &error);
  g_assert_no_error (error);

  self->session = sepay_session_new ();
  self->keyring = loa_keyring_new_in_memory ();
  self->soundbox_address = sepay_address_parse (loa_simulator_get_soundbox_url (self->simulator), &error);
  g_assert_no_error (error);
  self->bank_address = sepay_address_parse (loa_simulator_get_bank_url (self->simulator), &error);
  g_assert_no_error (error);
  self->folder = g_dir_make_tmp ("loa-accounts-XXXXXX", &error);
  g_assert_no_error (error);

  return self;
}

void
accounts_free (Accounts *self)
{
  settle ();

  assert_ends (g_steal_pointer (&self->keyring));
  soup_session_abort (self->session);
  g_clear_object (&self->session);
  g_clear_object (&self->simulator);
  settle ();
  g_clear_object (&self->clock);
  g_clear_pointer (&self->soundbox_address, g_uri_unref);
  g_clear_pointer (&self->bank_address, g_uri_unref);
  remove_folder (self->folder);
  g_free (self->folder);
  g_free (self);
}

LoaFileLock *
accounts_make_lock (Accounts *self)
{
  g_autofree char *path = g_build_filename (self->folder, "refresh.lock", NULL);

  return loa_file_lock_new (path);
}

LoaSoundboxAccount *
accounts_make_soundbox (Accounts *self)
{
  g_autoptr (LoaFileLock) lock = accounts_make_lock (self);

  return loa_soundbox_account_new (self->keyring, PROFILE, lock, self->session, self->soundbox_address, self->clock);
}

LoaBankGrant *
accounts_make_grant (Accounts *self)
{
  g_autoptr (LoaFileLock) lock = accounts_make_lock (self);

  return loa_bank_grant_new (self->keyring, PROFILE, lock, self->session, self->bank_address, self->clock);
}

LoaBankSignIn *
accounts_make_sign_in (Accounts     *self,
                       LoaBankGrant *grant)
{
  LoaBankSignIn *sign_in;
  GError *error = NULL;

  sign_in = loa_bank_sign_in_new (grant, loa_simulator_get_bank_client_id (), loa_simulator_get_bank_client_secret (),
                                  loa_simulator_get_redirect_uri (self->simulator), self->clock, &error);
  g_assert_no_error (error);

  return sign_in;
}

void
accounts_sign_in (Accounts     *self,
                  LoaBankGrant *grant)
{
  g_autoptr (LoaBankSignIn) sign_in = accounts_make_sign_in (self, grant);
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char *address = follow_authorise (loa_bank_sign_in_get_authorise_uri (sign_in));
  GError *error = NULL;

  loa_bank_sign_in_paste_async (sign_in, address, NULL, keep_result_cb, &result);
  loa_bank_sign_in_paste_finish (sign_in, wait_for_result (&result), &error);
  g_assert_no_error (error);
}

guint
accounts_count_token_calls (Accounts *self)
{
  return loa_simulator_get_n_requests (self->simulator, "/oauth/token");
}

char *
keyring_look (LoaKeyring  *keyring,
              const char  *account,
              const char  *origin,
              GError     **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  loa_keyring_lookup_async (keyring, PROFILE, account, origin, NULL, keep_result_cb, &result);

  return loa_keyring_lookup_finish (keyring, wait_for_result (&result), error);
}

gboolean
keyring_put (LoaKeyring  *keyring,
             const char  *account,
             const char  *origin,
             const char  *secret,
             GError     **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  loa_keyring_store_async (keyring, PROFILE, account, origin, secret, NULL, keep_result_cb, &result);

  return loa_keyring_store_finish (keyring, wait_for_result (&result), error);
}

char *
follow_authorise (const char *authorise_uri)
{
  g_autoptr (SoupSession) browser = soup_session_new ();
  g_autoptr (SoupMessage) message = soup_message_new (SOUP_METHOD_GET, authorise_uri);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GBytes) body = NULL;
  GError *error = NULL;
  char *address;

  soup_message_add_flags (message, SOUP_MESSAGE_NO_REDIRECT);
  soup_session_send_and_read_async (browser, message, G_PRIORITY_DEFAULT, NULL, keep_result_cb, &result);
  body = soup_session_send_and_read_finish (browser, wait_for_result (&result), &error);
  g_assert_no_error (error);

  address = g_strdup (soup_message_headers_get_one (soup_message_get_response_headers (message), "Location"));
  g_assert_nonnull (address);

  return address;
}

/* Below the ports that connections take for themselves: another one's could take it before it is listened at. */
guint
pick_free_port (void)
{
  for (;;)
    {
      guint16 port = (guint16) g_random_int_range (20000, 32768);
      g_autoptr (GSocketAddress) address = g_inet_socket_address_new_from_string ("127.0.0.1", port);
      g_autoptr (GSocket) socket = NULL;
      GError *error = NULL;

      socket = g_socket_new (G_SOCKET_FAMILY_IPV4, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, &error);
      g_assert_no_error (error);
      if (g_socket_bind (socket, address, TRUE, NULL))
        return port;
    }
}
