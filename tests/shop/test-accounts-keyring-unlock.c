/* test-accounts-keyring-unlock.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "accounts-fixture.h"
#include "keyring-run.h"
#include "keyring-stand-in.h"

static void
assert_unlock_fails (LoaKeyring *keyring)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (keyring_unlock (keyring, NULL, &error));
  g_assert_error (error, LOA_KEYRING_ERROR, LOA_KEYRING_ERROR_LOCKED);
}

/* Somebody types for longer than any other call may take, and the others go on failing at once meanwhile. */
static void
expect_accepted (LoaKeyring *keyring)
{
  g_autoptr (GAsyncResult) unlocking = NULL;
  GError *error = NULL;

  keyring_assert_fails (keyring, LOA_KEYRING_ERROR_LOCKED);
  g_assert_cmpuint (count_service_prompts (), ==, 0);

  loa_keyring_unlock_async (keyring, NULL, keep_result_cb, &unlocking);
  keyring_assert_fails (keyring, LOA_KEYRING_ERROR_LOCKED);
  g_assert_null (unlocking);

  g_assert_true (loa_keyring_unlock_finish (keyring, wait_for_result (&unlocking), &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_service_prompts (), ==, 2);

  g_assert_true (keyring_unlock (keyring, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_service_prompts (), ==, 2);
  g_assert_null (keyring_look (keyring, "bank", ORIGIN, &error));
  g_assert_no_error (error);
}

static void
expect_dismissed (LoaKeyring *keyring)
{
  assert_unlock_fails (keyring);
  assert_unlock_fails (keyring);
  g_assert_cmpuint (count_service_prompts (), ==, 4);
}

static gboolean
has_prompted (gpointer user_data)
{
  return count_service_prompts () == 2;
}

/* Whoever gives up does not wait until the service has put its prompt away. */
static void
expect_cancelled (LoaKeyring *keyring)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) unlocking = NULL;
  g_autoptr (GError) error = NULL;

  loa_keyring_unlock_async (keyring, cancellable, keep_result_cb, &unlocking);
  wait_until (has_prompted, NULL, "the service to be asked");
  g_cancellable_cancel (cancellable);
  g_assert_false (loa_keyring_unlock_finish (keyring, wait_for_result (&unlocking), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  /* libsecret lets go of everything once it is put away. */
  g_clear_object (&unlocking);
  while (count_service_prompts () == 2 && G_OBJECT (keyring)->ref_count > 1)
    settle ();
}

static void
refuse_cb (GDBusConnection       *bus,
           const char            *sender,
           const char            *path,
           const char            *interface,
           const char            *method,
           GVariant              *parameters,
           GDBusMethodInvocation *invocation,
           gpointer               user_data)
{
  guint *n_calls = user_data;

  (*n_calls)++;
  g_dbus_method_invocation_return_dbus_error (invocation, "org.freedesktop.DBus.Error.Failed", "no screen");
}

static const char prompter_xml[] =
  "<node><interface name='org.gnome.keyring.internal.Prompter'>"
  "<method name='BeginPrompting'><arg type='o' direction='in'/></method>"
  "</interface></node>";

/* The real service asks a prompter of the desktop’s to show its prompt. This one never does, and counts. */
static void
expect_no_prompt (LoaKeyring *keyring)
{
  static const GDBusInterfaceVTable prompter = { refuse_cb, NULL, NULL, { 0 } };
  g_autoptr (GDBusConnection) bus = NULL;
  g_autoptr (GDBusNodeInfo) node = NULL;
  g_autoptr (GVariant) owned = NULL;
  g_autoptr (GError) error = NULL;
  guint n_calls = 0;

  bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, &error);
  g_assert_no_error (error);
  node = g_dbus_node_info_new_for_xml (prompter_xml, &error);
  g_assert_no_error (error);
  g_dbus_connection_register_object (bus, "/org/gnome/keyring/Prompter", node->interfaces[0], &prompter, &n_calls,
                                     NULL, &error);
  g_assert_no_error (error);
  owned = g_dbus_connection_call_sync (bus, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
                                       "RequestName", g_variant_new ("(su)", "org.gnome.keyring.SystemPrompter", 0),
                                       NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);
  g_assert_no_error (error);

  keyring_put (keyring, "bank", ORIGIN, SECRET, &error);
  g_assert_no_error (error);
  keyring_run_in_shell (LOCK);
  keyring_assert_fails (keyring, LOA_KEYRING_ERROR_LOCKED);
  g_assert_cmpuint (n_calls, ==, 0);

  assert_unlock_fails (keyring);
  g_assert_cmpuint (n_calls, ==, 1);
}

const KeyringProbe keyring_unlock_probes[] = {
  { "accepted", expect_accepted },
  { "dismissed", expect_dismissed },
  { "unlock-cancelled", expect_cancelled },
  { "nobody-to-show-it", assert_unlock_fails },
  { "no-prompt", expect_no_prompt },
  { NULL, NULL },
};

#define STAND_IN(behaviour) "\"$0\" --service " behaviour " & " AWAIT "org.freedesktop.secrets &&"

static void
test_accepted (void)
{
  keyring_run_on_new_bus (STAND_IN ("accepts"), "accepted");
}

static void
test_dismissed (void)
{
  keyring_run_on_new_bus (STAND_IN ("dismisses"), "dismissed");
}

static void
test_cancelled (void)
{
  keyring_run_on_new_bus (STAND_IN ("waits"), "unlock-cancelled");
}

/* GNOME Keyring gives its prompt up at once when there is no desktop to show it. */
static void
test_nobody_to_show_it (void)
{
  keyring_run_on_new_bus (UNLOCK " && " LOCK " &&", "nobody-to-show-it");
}

static void
test_no_prompt (void)
{
  keyring_run_on_new_bus (UNLOCK " &&", "no-prompt");
}

void
add_keyring_unlock_tests (void)
{
  g_test_add_func ("/keyring/unlock/accepted", test_accepted);
  g_test_add_func ("/keyring/unlock/dismissed", test_dismissed);
  g_test_add_func ("/keyring/unlock/cancelled", test_cancelled);
  g_test_add_func ("/keyring/unlock/nobody-to-show-it", test_nobody_to_show_it);
  g_test_add_func ("/keyring/unlock/no-prompt", test_no_prompt);
}
