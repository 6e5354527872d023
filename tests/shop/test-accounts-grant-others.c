/* test-accounts-grant-others.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "accounts-fixture.h"
#include "loa-bank-credentials.h"
#include "loa-failure.h"
#include "test-accounts.h"

#define START G_GINT64_CONSTANT (1760000000)

/* Two grants of one profile, each with a lock of its own, as two processes have them: what one does, the other finds. */
typedef struct
{
  LoaClock *clock; /* (owned) */
  Accounts *accounts; /* (owned) */
  LoaBankGrant *grant; /* (owned) */
  LoaBankGrant *other; /* (owned) */
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->clock = loa_clock_new_leaping (START);
  fixture->accounts = accounts_new (fixture->clock);
  fixture->grant = accounts_make_grant (fixture->accounts);
  fixture->other = accounts_make_grant (fixture->accounts);
  accounts_sign_in (fixture->accounts, fixture->grant);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  assert_ends (fixture->grant);
  assert_ends (fixture->other);
  g_clear_pointer (&fixture->accounts, accounts_free);
  g_clear_object (&fixture->clock);
}

static gboolean
forget (LoaBankGrant *grant)
{
  g_autoptr (GAsyncResult) result = NULL;
  gboolean was_there = FALSE;
  GError *error = NULL;

  loa_bank_grant_forget_async (grant, NULL, keep_result_cb, &result);
  loa_bank_grant_forget_finish (grant, wait_for_result (&result), &was_there, &error);
  g_assert_no_error (error);
  g_assert_false (loa_bank_grant_get_connected (grant));

  return was_there;
}

static void
restore (LoaBankGrant  *grant,
         GCancellable  *cancellable,
         GError       **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  loa_bank_grant_restore_async (grant, cancellable, keep_result_cb, &result);
  loa_bank_grant_restore_finish (grant, wait_for_result (&result), error);
}

static void
reload (LoaBankGrant  *grant,
        GError       **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  loa_bank_grant_reload_async (grant, NULL, keep_result_cb, &result);
  loa_bank_grant_reload_finish (grant, wait_for_result (&result), error);
}

static void
reload_well (LoaBankGrant *grant)
{
  GError *error = NULL;

  reload (grant, &error);
  g_assert_no_error (error);
}

/* Asks SePay something. */
static void
use (LoaBankGrant  *grant,
     GError       **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char *name = NULL;

  sepay_bank_get_name_async (loa_bank_grant_get_client (grant), NULL, keep_result_cb, &result);
  name = sepay_bank_get_name_finish (loa_bank_grant_get_client (grant), wait_for_result (&result), error);
}

static void
use_well (LoaBankGrant *grant)
{
  GError *error = NULL;

  use (grant, &error);
  g_assert_no_error (error);
}

static void
assert_not_signed_in (LoaBankGrant *grant)
{
  g_autoptr (GError) error = NULL;

  use (grant, &error);
  g_assert_error (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_NOT_SIGNED_IN);
}

static char *
look (Fixture *fixture)
{
  return keyring_look (fixture->accounts->keyring, "bank", loa_bank_grant_get_server (fixture->grant), NULL);
}

static void
count_cb (LoaBankGrant *grant,
          GParamSpec   *pspec,
          guint        *n_times)
{
  (*n_times)++;
}

static void
test_restore (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *before = look (fixture);
  g_autofree char *gone = NULL;
  g_autofree char *after = NULL;
  g_autofree char *name = g_strdup (loa_bank_grant_get_name (fixture->grant));
  guint n_calls = accounts_count_token_calls (fixture->accounts);
  guint n_times = 0;
  GError *error = NULL;

  g_signal_connect (fixture->grant, "notify::forgotten", G_CALLBACK (count_cb), &n_times);
  g_assert_false (loa_bank_grant_get_forgotten (fixture->grant));
  g_assert_true (forget (fixture->grant));
  g_assert_true (loa_bank_grant_get_forgotten (fixture->grant));
  g_assert_cmpuint (n_times, ==, 1);
  gone = look (fixture);
  g_assert_null (gone);
  assert_not_signed_in (fixture->grant);

  restore (fixture->grant, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (loa_bank_grant_get_connected (fixture->grant));
  g_assert_cmpstr (loa_bank_grant_get_name (fixture->grant), ==, name);
  g_assert_false (loa_bank_grant_get_forgotten (fixture->grant));
  g_assert_cmpuint (n_times, ==, 2);
  after = look (fixture);
  g_assert_cmpstr (after, ==, before);

  use_well (fixture->grant);
  g_assert_cmpuint (accounts_count_token_calls (fixture->accounts), ==, n_calls);
}

/* Without anything to put back nothing happens, however it came about that there is nothing. */
static void
test_nothing_to_restore (Fixture       *fixture,
                         gconstpointer  data)
{
  GError *error = NULL;

  restore (fixture->grant, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (loa_bank_grant_get_connected (fixture->grant));

  forget (fixture->grant);
  loa_bank_grant_drop_forgotten (fixture->grant);
  g_assert_false (loa_bank_grant_get_forgotten (fixture->grant));
  restore (fixture->grant, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (loa_bank_grant_get_connected (fixture->grant));

  accounts_sign_in (fixture->accounts, fixture->grant);
  forget (fixture->grant);
  accounts_sign_in (fixture->accounts, fixture->grant);
  g_assert_false (loa_bank_grant_get_forgotten (fixture->grant));
}

/* To disconnect what is not there removes nothing, and does not take away what can be put back. */
static void
test_forget_twice (Fixture       *fixture,
                   gconstpointer  data)
{
  GError *error = NULL;

  g_assert_true (forget (fixture->grant));
  g_assert_false (forget (fixture->grant));
  restore (fixture->grant, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (loa_bank_grant_get_connected (fixture->grant));
}

static void
test_restore_fails (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  forget (fixture->grant);
  g_cancellable_cancel (cancellable);
  restore (fixture->grant, cancellable, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_true (loa_bank_grant_get_forgotten (fixture->grant));
  g_assert_false (loa_bank_grant_get_connected (fixture->grant));
  g_clear_error (&error);

  restore (fixture->grant, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (loa_bank_grant_get_connected (fixture->grant));
}

/* Whoever has signed in meanwhile is who is connected. */
static void
test_restore_after_sign_in (Fixture       *fixture,
                            gconstpointer  data)
{
  g_autofree char *theirs = NULL;
  g_autofree char *after = NULL;
  GError *error = NULL;

  forget (fixture->grant);
  loa_clock_leap (fixture->clock, 5);
  accounts_sign_in (fixture->accounts, fixture->other);
  theirs = look (fixture);

  restore (fixture->grant, NULL, &error);
  g_assert_no_error (error);
  after = look (fixture);
  g_assert_cmpstr (after, ==, theirs);
  g_assert_cmpint (loa_bank_grant_get_since (fixture->grant), ==, loa_bank_grant_get_since (fixture->other));
  g_assert_cmpint (loa_bank_grant_get_since (fixture->grant), >, START);
  g_assert_false (loa_bank_grant_get_forgotten (fixture->grant));
}

/* What cannot be read can be removed, and is not worth keeping. */
static void
test_forget_damaged (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autofree char *gone = NULL;

  g_assert_true (keyring_put (fixture->accounts->keyring, "bank", loa_bank_grant_get_server (fixture->grant), "{",
                              NULL));
  g_assert_true (forget (fixture->grant));
  gone = look (fixture);
  g_assert_null (gone);
}

static void
test_reload (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  guint n_times = 0;

  g_signal_connect (fixture->other, "notify::connected", G_CALLBACK (count_cb), &n_times);
  reload_well (fixture->other);
  g_assert_true (loa_bank_grant_get_connected (fixture->other));
  g_assert_cmpuint (n_times, ==, 1);
  reload_well (fixture->other);
  g_assert_cmpuint (n_times, ==, 1);

  forget (fixture->grant);
  reload_well (fixture->other);
  g_assert_false (loa_bank_grant_get_connected (fixture->other));
  g_assert_cmpuint (n_times, ==, 2);

  accounts_sign_in (fixture->accounts, fixture->grant);
  reload_well (fixture->other);
  g_assert_true (loa_bank_grant_get_connected (fixture->other));
  g_assert_cmpstr (loa_bank_grant_get_name (fixture->other), ==, loa_bank_grant_get_name (fixture->grant));
  g_assert_cmpuint (n_times, ==, 3);

  /* When it fails nothing changes. */
  g_assert_true (keyring_put (fixture->accounts->keyring, "bank", loa_bank_grant_get_server (fixture->grant), "{",
                              NULL));
  reload (fixture->other, &error);
  g_assert_error (error, LOA_KEYRING_ERROR, LOA_KEYRING_ERROR_DAMAGED);
  g_assert_true (loa_bank_grant_get_connected (fixture->other));
  g_assert_cmpuint (n_times, ==, 3);
}

/* A refresh that is under way goes on, and what it gets is not lost to what was read before. */
static void
test_reload_while_refreshing (Fixture       *fixture,
                              gconstpointer  data)
{
  g_autoptr (GAsyncResult) used = NULL;
  g_autoptr (GAsyncResult) reloaded = NULL;
  g_autofree char *name = NULL;
  SepayBank *client = loa_bank_grant_get_client (fixture->grant);
  guint n_calls = accounts_count_token_calls (fixture->accounts);
  GError *error = NULL;

  loa_simulator_void_tokens (fixture->accounts->simulator);
  sepay_bank_get_name_async (client, NULL, keep_result_cb, &used);
  while (used == NULL)
    {
      loa_bank_grant_reload_async (fixture->grant, NULL, keep_result_cb, &reloaded);
      loa_bank_grant_reload_finish (fixture->grant, wait_for_result (&reloaded), &error);
      g_assert_no_error (error);
      g_assert_true (loa_bank_grant_get_connected (fixture->grant));
      g_clear_object (&reloaded);
      settle ();
    }

  name = sepay_bank_get_name_finish (client, used, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (accounts_count_token_calls (fixture->accounts), ==, n_calls + 1);

  loa_clock_leap (fixture->clock, 3000);
  use_well (fixture->grant);
  g_assert_cmpuint (accounts_count_token_calls (fixture->accounts), ==, n_calls + 1);
}

/* What was refused once is not refused for ever: another sign-in is another. */
static void
test_needs_sign_in_ends (Fixture       *fixture,
                         gconstpointer  data)
{
  guint n_times = 0;
  guint n_calls;

  loa_simulator_void_tokens (fixture->accounts->simulator);
  loa_simulator_void_grants (fixture->accounts->simulator);
  assert_not_signed_in (fixture->grant);
  g_assert_true (loa_bank_grant_get_connected (fixture->grant));
  g_assert_true (loa_bank_grant_get_needs_sign_in (fixture->grant));

  /* It is asked once. */
  n_calls = accounts_count_token_calls (fixture->accounts);
  assert_not_signed_in (fixture->grant);
  reload_well (fixture->grant);
  assert_not_signed_in (fixture->grant);
  g_assert_true (loa_bank_grant_get_needs_sign_in (fixture->grant));
  g_assert_cmpuint (accounts_count_token_calls (fixture->accounts), ==, n_calls);

  accounts_sign_in (fixture->accounts, fixture->other);
  g_signal_connect (fixture->grant, "notify::needs-sign-in", G_CALLBACK (count_cb), &n_times);
  reload_well (fixture->grant);
  g_assert_false (loa_bank_grant_get_needs_sign_in (fixture->grant));
  g_assert_cmpuint (n_times, ==, 1);
  use_well (fixture->grant);
}

/* What another process has refreshed since, and SePay refuses now, needs a sign-in here too. */
static void
test_needs_sign_in_of_other (Fixture       *fixture,
                             gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  reload_well (fixture->other);
  loa_simulator_void_tokens (fixture->accounts->simulator);
  use_well (fixture->grant);

  loa_simulator_void_tokens (fixture->accounts->simulator);
  loa_simulator_void_grants (fixture->accounts->simulator);

  /* The first time the other's access token is tried, which is dead as well. */
  use (fixture->other, &error);
  g_assert_nonnull (error);
  assert_not_signed_in (fixture->other);
  g_assert_true (loa_bank_grant_get_needs_sign_in (fixture->other));
}

/* A dead token is how a process finds out without being told to look. */
static void
test_finds_signed_out (Fixture       *fixture,
                       gconstpointer  data)
{
  reload_well (fixture->other);
  forget (fixture->grant);
  loa_simulator_void_tokens (fixture->accounts->simulator);
  assert_not_signed_in (fixture->other);
  g_assert_false (loa_bank_grant_get_connected (fixture->other));
  g_assert_false (loa_bank_grant_get_needs_sign_in (fixture->other));
}

/* Begins a refresh, and comes back when SePay has the request. */
static void
begin_refresh (Fixture       *fixture,
               GAsyncResult **used)
{
  guint n_calls = accounts_count_token_calls (fixture->accounts);

  loa_simulator_void_tokens (fixture->accounts->simulator);
  sepay_bank_get_name_async (loa_bank_grant_get_client (fixture->grant), NULL, keep_result_cb, used);
  while (accounts_count_token_calls (fixture->accounts) == n_calls)
    g_main_context_iteration (NULL, TRUE);
}

/* It ends well, and then it is signed out: nothing of the refresh comes back. */
static void
test_signed_out_meanwhile (Fixture       *fixture,
                           gconstpointer  data)
{
  g_autoptr (GAsyncResult) used = NULL;
  g_autofree char *name = NULL;
  g_autofree char *gone = NULL;
  GError *error = NULL;

  begin_refresh (fixture, &used);
  g_assert_true (forget (fixture->other));
  name = sepay_bank_get_name_finish (loa_bank_grant_get_client (fixture->grant), wait_for_result (&used), &error);
  g_assert_no_error (error);

  gone = look (fixture);
  g_assert_null (gone);
  reload_well (fixture->grant);
  g_assert_false (loa_bank_grant_get_connected (fixture->grant));

  /* What can be put back is what the refresh got. */
  restore (fixture->other, NULL, &error);
  g_assert_no_error (error);
  loa_simulator_void_tokens (fixture->accounts->simulator);
  use_well (fixture->other);
}

static void
test_signed_in_meanwhile (Fixture       *fixture,
                          gconstpointer  data)
{
  g_autoptr (GAsyncResult) used = NULL;
  g_autofree char *name = NULL;
  g_autofree char *theirs = NULL;
  g_autofree char *after = NULL;
  GError *error = NULL;

  loa_clock_leap (fixture->clock, 5);
  begin_refresh (fixture, &used);
  accounts_sign_in (fixture->accounts, fixture->other);
  name = sepay_bank_get_name_finish (loa_bank_grant_get_client (fixture->grant), wait_for_result (&used), &error);
  g_assert_no_error (error);

  theirs = look (fixture);
  reload_well (fixture->grant);
  g_assert_cmpint (loa_bank_grant_get_since (fixture->grant), ==, loa_bank_grant_get_since (fixture->other));
  use_well (fixture->grant);
  after = look (fixture);
  g_assert_cmpstr (after, ==, theirs);
}

static void
test_expected_end (Fixture       *fixture,
                   gconstpointer  data)
{
  const gint64 month = LOA_BANK_GRANT_LIFETIME;

  g_assert_cmpint (loa_bank_grant_get_expected_end (fixture->grant), ==, START + month);
  g_assert_false (loa_bank_grant_ends_soon (fixture->grant));
  loa_clock_leap (fixture->clock, month - LOA_BANK_GRANT_WARNING);
  g_assert_false (loa_bank_grant_ends_soon (fixture->grant));
  loa_clock_leap (fixture->clock, 1);
  g_assert_true (loa_bank_grant_ends_soon (fixture->grant));

  /* The month begins anew with a new refresh token, not with the same one again. */
  g_assert_true (loa_simulator_set_variant (fixture->accounts->simulator, "no-rotation", TRUE, NULL));
  use_well (fixture->grant);
  g_assert_cmpint (loa_bank_grant_get_expected_end (fixture->grant), ==, START + month);

  g_assert_true (loa_simulator_set_variant (fixture->accounts->simulator, "no-rotation", FALSE, NULL));
  loa_simulator_void_tokens (fixture->accounts->simulator);
  use_well (fixture->grant);
  g_assert_cmpint (loa_bank_grant_get_expected_end (fixture->grant), >, START + 2 * month - LOA_BANK_GRANT_WARNING);
  g_assert_cmpint (loa_bank_grant_get_expected_end (fixture->grant), ==,
                   loa_bank_grant_get_refresh_obtained (fixture->grant) + month);
  g_assert_false (loa_bank_grant_ends_soon (fixture->grant));
  loa_clock_leap (fixture->clock, 2 * month);
  g_assert_true (loa_bank_grant_ends_soon (fixture->grant));

  forget (fixture->grant);
  g_assert_cmpint (loa_bank_grant_get_expected_end (fixture->grant), ==, 0);
  g_assert_false (loa_bank_grant_ends_soon (fixture->grant));
}

static void
test_allows (void)
{
  LoaBankCredentials credentials = { 0 };

  g_assert_true (loa_bank_credentials_allow (&credentials, "profile"));
  credentials.scope = (char *) "";
  g_assert_true (loa_bank_credentials_allow (&credentials, "profile"));
  credentials.scope = (char *) "transaction:read bank-account:read";
  g_assert_true (loa_bank_credentials_allow (&credentials, "transaction:read"));
  g_assert_true (loa_bank_credentials_allow (&credentials, "bank-account:read"));
  g_assert_false (loa_bank_credentials_allow (&credentials, "profile"));
  g_assert_false (loa_bank_credentials_allow (&credentials, "bank-account"));
}

static void
add (const char *path,
     void      (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

void
add_grant_others_tests (void)
{
  add ("/accounts/grant/restore", test_restore);
  add ("/accounts/grant/nothing-to-restore", test_nothing_to_restore);
  add ("/accounts/grant/forget-twice", test_forget_twice);
  add ("/accounts/grant/restore-fails", test_restore_fails);
  add ("/accounts/grant/restore-after-sign-in", test_restore_after_sign_in);
  add ("/accounts/grant/forget-damaged", test_forget_damaged);
  add ("/accounts/grant/reload", test_reload);
  add ("/accounts/grant/reload-while-refreshing", test_reload_while_refreshing);
  add ("/accounts/grant/needs-sign-in-ends", test_needs_sign_in_ends);
  add ("/accounts/grant/needs-sign-in-of-other", test_needs_sign_in_of_other);
  add ("/accounts/grant/finds-signed-out", test_finds_signed_out);
  add ("/accounts/grant/signed-out-meanwhile", test_signed_out_meanwhile);
  add ("/accounts/grant/signed-in-meanwhile", test_signed_in_meanwhile);
  add ("/accounts/grant/expected-end", test_expected_end);
  g_test_add_func ("/accounts/grant/allows", test_allows);
}
