/* test-accounts-redaction.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "accounts-fixture.h"
#include "loa-bank-credentials.h"
#include "loa-failure.h"
#include "sepay-error.h"
#include "test-accounts.h"

/* The secrets of a run: whatever is logged or said to anybody must hold none of them. */
typedef struct
{
  GPtrArray *secrets; /* (owned) */
  GString *said; /* (owned) */
} Listener;

static void
listener_add (Listener   *self,
              const char *secret)
{
  g_assert_cmpuint (strlen (secret), >, 3);
  g_ptr_array_add (self->secrets, g_strdup (secret));
  g_ptr_array_add (self->secrets, g_uri_escape_string (secret, NULL, FALSE));
  g_ptr_array_add (self->secrets, g_base64_encode ((const guchar *) secret, strlen (secret)));
}

static void
listener_hear (Listener *self,
               GError   *error)
{
  g_autofree char *sentence = loa_failure_describe (error);

  g_string_append_printf (self->said, "%s\n%s\n", error->message, sentence);
  g_error_free (error);
}

static void
listener_check (Listener *self)
{
  for (guint i = 0; i < self->secrets->len; i++)
    {
      const char *secret = g_ptr_array_index (self->secrets, i);

      if (strstr (self->said->str, secret) != NULL)
        g_error ("A secret was said: %s", self->said->str);
      if (strstr (get_captured_log (), secret) != NULL)
        g_error ("A secret was logged: %s", get_captured_log ());
    }
}

static void
connect_soundbox (Accounts *accounts,
                  Listener *listener)
{
  LoaSoundboxAccount *account = accounts_make_soundbox (accounts);
  const char *secrets[] = { loa_simulator_get_soundbox_client_secret (), "wrong secret: đồng" };

  for (gsize i = 0; i < G_N_ELEMENTS (secrets); i++)
    {
      g_autoptr (GAsyncResult) result = NULL;
      GError *error = NULL;

      listener_add (listener, secrets[i]);
      loa_soundbox_account_connect_async (account, loa_simulator_get_soundbox_client_id (), secrets[i], NULL,
                                          keep_result_cb, &result);
      if (!loa_soundbox_account_connect_finish (account, wait_for_result (&result), &error))
        listener_hear (listener, error);
    }

  assert_ends (account);
}

static void
fail_in_bank (Accounts   *accounts,
              Listener   *listener,
              const char *fault)
{
  LoaBankGrant *grant = accounts_make_grant (accounts);
  g_autoptr (LoaBankSignIn) sign_in = accounts_make_sign_in (accounts, grant);
  g_autofree char *address = follow_authorise (loa_bank_sign_in_get_authorise_uri (sign_in));
  g_autofree char *code = g_strdup (strstr (address, "code=") + strlen ("code="));
  g_autoptr (GAsyncResult) pasted = NULL;
  g_autoptr (GAsyncResult) wrong = NULL;
  GError *error = NULL;

  *strchrnul (code, '&') = '\0';
  listener_add (listener, code);
  listener_add (listener, strstr (address, "state=") + strlen ("state="));
  g_assert_true (loa_simulator_add_fault (accounts->simulator, "/oauth/token", fault, 1, NULL));

  loa_bank_sign_in_paste_async (sign_in, address, NULL, keep_result_cb, &pasted);
  if (!loa_bank_sign_in_paste_finish (sign_in, wait_for_result (&pasted), &error))
    listener_hear (listener, g_steal_pointer (&error));

  *strchr (address, '=') = '_';
  loa_bank_sign_in_paste_async (sign_in, address, NULL, keep_result_cb, &wrong);
  if (!loa_bank_sign_in_paste_finish (sign_in, wait_for_result (&wrong), &error))
    listener_hear (listener, error);

  g_clear_object (&pasted);
  g_clear_object (&wrong);
  g_clear_object (&sign_in);
  assert_ends (grant);
}

static void
fail_in_refresh (Accounts   *accounts,
                 Listener   *listener,
                 const char *fault)
{
  LoaBankGrant *grant = accounts_make_grant (accounts);
  g_autoptr (LoaBankCredentials) credentials = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char *text = NULL;
  g_autofree char *name = NULL;
  GError *error = NULL;

  accounts_sign_in (accounts, grant);
  text = keyring_look (accounts->keyring, "bank", loa_bank_grant_get_server (grant), NULL);
  credentials = loa_bank_credentials_decode (text, accounts->clock, NULL);
  listener_add (listener, credentials->access_token);
  listener_add (listener, credentials->refresh_token);

  loa_simulator_void_tokens (accounts->simulator);
  g_assert_true (loa_simulator_add_fault (accounts->simulator, "/oauth/token", fault, 2, NULL));
  sepay_bank_get_name_async (loa_bank_grant_get_client (grant), NULL, keep_result_cb, &result);
  name = sepay_bank_get_name_finish (loa_bank_grant_get_client (grant), wait_for_result (&result), &error);
  if (error != NULL)
    listener_hear (listener, error);

  loa_simulator_clear_faults (accounts->simulator);
  assert_ends (grant);
}

/* The log has every message of every domain here, whether it is shown or not. */
static void
test_nothing_is_said (void)
{
  const char *faults[] = { "drop-before", "drop-after", "server-error", "html", "cut-short", "redirect", "rate-limited",
                           "code-404", "empty" };
  g_autoptr (LoaClock) clock = loa_clock_new_leaping (1760000000);
  g_autoptr (Accounts) accounts = accounts_new (clock);
  Listener listener = { g_ptr_array_new_with_free_func (g_free), g_string_new (NULL) };

  start_capturing_log ();
  listener_add (&listener, loa_simulator_get_bank_client_secret ());

  connect_soundbox (accounts, &listener);
  for (gsize i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      fail_in_bank (accounts, &listener, faults[i]);
      fail_in_refresh (accounts, &listener, faults[i]);
    }

  listener_check (&listener);
  g_assert_cmpuint (listener.said->len, >, 0);

  /* Whoever looks for a fault still sees what was asked. */
  g_assert_nonnull (strstr (get_captured_log (), "POST 127.0.0.1/oauth/token: HTTP 0, "));
  g_assert_nonnull (strstr (get_captured_log (), "GET 127.0.0.1/api/v1/me: HTTP 401, "));

  g_ptr_array_unref (listener.secrets);
  g_string_free (listener.said, TRUE);
}

static void
tell_cb (SoupServer        *server,
         SoupServerMessage *message,
         const char        *path,
         GHashTable        *query,
         gpointer           user_data)
{
  const char *body = user_data;

  soup_server_message_set_status (message, SOUP_STATUS_BAD_REQUEST, NULL);
  soup_server_message_set_response (message, "application/json", SOUP_MEMORY_COPY, body, strlen (body));
}

static GUri *
listen_and_tell (SoupServer *server,
                 const char *body)
{
  GError *error = NULL;
  GSList *uris;
  GUri *address;

  soup_server_add_handler (server, NULL, tell_cb, (gpointer) body, NULL);
  soup_server_listen_local (server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, &error);
  g_assert_no_error (error);
  uris = soup_server_get_uris (server);
  address = g_uri_ref (uris->data);
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);

  return address;
}

static void
assert_kept (GError     *error,
             const char *expected)
{
  g_assert_nonnull (error);
  g_assert_cmpstr (sepay_error_get_sepay_message (error), ==, expected);
  g_error_free (error);
}

/* The server knows what this process has read from the keyring and has never sent. */
static void
test_soundbox_secret_never_sent (void)
{
  g_autoptr (Accounts) accounts = accounts_new (NULL);
  g_autoptr (SoupServer) server = soup_server_new (NULL, NULL);
  g_autoptr (GUri) address = listen_and_tell (server, "{\"message\":\"leak the-client-secret\"}");
  g_autoptr (LoaFileLock) lock = accounts_make_lock (accounts);
  g_autofree char *item = NULL;
  g_autoptr (GAsyncResult) loaded = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  LoaSoundboxAccount *account;
  GError *error = NULL;
  gint64 now = loa_clock_get_unix_seconds (accounts->clock);

  account = loa_soundbox_account_new (accounts->keyring, PROFILE, lock, accounts->session, address, accounts->clock);
  item = g_strdup_printf ("{\"client_id\":\"i\",\"client_secret\":\"the-client-secret\",\"since\":1,"
                          "\"access_token\":\"the-token\",\"obtained_at\":%" G_GINT64_FORMAT ","
                          "\"expires_at\":%" G_GINT64_FORMAT "}",
                          now, now + 6000);
  g_assert_true (keyring_put (accounts->keyring, "soundbox", loa_soundbox_account_get_server (account), item, NULL));

  loa_soundbox_account_require_async (account, NULL, keep_result_cb, &loaded);
  g_assert_true (loa_soundbox_account_require_finish (account, wait_for_result (&loaded), NULL));
  sepay_soundbox_notify_async (loa_soundbox_account_get_client (account), "A", 1, "R", NULL, keep_result_cb, &result);
  g_assert_null (sepay_soundbox_notify_finish (loa_soundbox_account_get_client (account), wait_for_result (&result),
                                               &error));
  assert_kept (error, "leak •••");

  g_clear_object (&loaded);
  g_clear_object (&result);
  assert_ends (account);
  soup_server_disconnect (server);
}

static void
test_bank_secrets_never_sent (void)
{
  g_autoptr (Accounts) accounts = accounts_new (NULL);
  g_autoptr (SoupServer) server = soup_server_new (NULL, NULL);
  g_autoptr (GUri) address = listen_and_tell (server, "{\"message\":\"the-client-secret the%2Drefresh-token\"}");
  g_autoptr (LoaFileLock) lock = accounts_make_lock (accounts);
  g_autofree char *item = NULL;
  g_autofree char *name = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  LoaBankGrant *grant;
  GError *error = NULL;
  gint64 now = loa_clock_get_unix_seconds (accounts->clock);

  grant = loa_bank_grant_new (accounts->keyring, PROFILE, lock, accounts->session, address, accounts->clock);
  item = g_strdup_printf ("{\"client_id\":\"i\",\"client_secret\":\"the-client-secret\",\"redirect_uri\":\"r\","
                          "\"access_token\":\"the-token\",\"refresh_token\":\"the%%2Drefresh-token\",\"since\":1,"
                          "\"obtained_at\":%" G_GINT64_FORMAT ",\"expires_at\":%" G_GINT64_FORMAT ","
                          "\"refresh_obtained_at\":1}",
                          now, now + 3600);
  g_assert_true (keyring_put (accounts->keyring, "bank", loa_bank_grant_get_server (grant), item, NULL));

  sepay_bank_get_name_async (loa_bank_grant_get_client (grant), NULL, keep_result_cb, &result);
  name = sepay_bank_get_name_finish (loa_bank_grant_get_client (grant), wait_for_result (&result), &error);
  g_assert_null (name);
  assert_kept (error, "••• •••");

  g_clear_object (&result);
  assert_ends (grant);
  soup_server_disconnect (server);
}

void
add_redaction_tests (void)
{
  g_test_add_func ("/accounts/redaction/nothing-is-said", test_nothing_is_said);
  g_test_add_func ("/accounts/redaction/soundbox-secret-never-sent", test_soundbox_secret_never_sent);
  g_test_add_func ("/accounts/redaction/bank-secrets-never-sent", test_bank_secrets_never_sent);
}
