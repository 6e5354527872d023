/* loa-connect-commands.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-terminal"

#include "config.h"

#include <unistd.h>

#include <glib/gi18n.h>

#include "loa-bank-sign-in.h"
#include "loa-commands.h"
#include "loa-failure.h"
#include "loa-input.h"
#include "loa-json.h"

/* Addresses that one may paste before the sign-in is given up. */
#define MAX_PASTES 3

typedef char SecretText;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SecretText, loa_secret_free)

static void
write_connected (LoaTerminal *self,
                 const char  *account,
                 const char  *client_id)
{
  LoaOutput *output = loa_terminal_get_output (self);

  if (loa_output_is_json (output))
    {
      g_autoptr (JsonBuilder) builder = json_builder_new ();

      json_builder_begin_object (builder);
      loa_json_add_text (builder, "account", account);
      loa_json_add_text (builder, "client_id", client_id);
      json_builder_end_object (builder);
      loa_output_object (output, builder);
    }
  else
    {
      loa_output_line (output, _("Connected with client ID %s."), client_id);
    }
}

static const char *
get_client_id (LoaTerminal  *self,
               GError      **error)
{
  const char *client_id = loa_arguments_get (loa_terminal_get_arguments (self), LOA_OPTION_CLIENT_ID);

  if (client_id != NULL && *client_id != '\0')
    return client_id;

  g_set_error_literal (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_USAGE,
                       _("Give the client ID that SePay issued with “--client-id ID”."));
  return NULL;
}

/* The address is an interface: it is not translated. */
static void
write_open_line (LoaOutput  *output,
                 const char *address)
{
  if (loa_output_is_json (output))
    loa_output_note (output, "Open: %s", address);
  else
    loa_output_line (output, "Open: %s", address);
}

static void
write_no_browser (LoaOutput *output)
{
  loa_output_note (output, _("No browser can be started here. Open the address above in a browser on this computer, or "
                             "sign in with “--paste” to use another one’s."));
}

static void
browser_started_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  LoaTerminal *self = user_data;
  g_autoptr (GError) error = NULL;

  if (!g_app_info_launch_default_for_uri_finish (result, &error)
      && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    write_no_browser (loa_terminal_get_output (self));
}

static void
open_browser (LoaTerminal *self,
              const char  *address)
{
  gboolean has_display = g_getenv ("WAYLAND_DISPLAY") != NULL || g_getenv ("DISPLAY") != NULL;

  if (loa_arguments_has (loa_terminal_get_arguments (self), LOA_OPTION_NO_BROWSER))
    return;

  if (has_display)
    g_app_info_launch_default_for_uri_async (address, NULL, loa_terminal_get_cancellable (self), browser_started_cb,
                                             self);
  else
    write_no_browser (loa_terminal_get_output (self));
}

static gboolean
wait_for_redirect (LoaTerminal    *self,
                   LoaBankSignIn  *sign_in,
                   GError        **error)
{
  const char *address = loa_bank_sign_in_get_authorise_uri (sign_in);

  write_open_line (loa_terminal_get_output (self), address);
  open_browser (self, address);
  loa_bank_sign_in_listen_async (sign_in, loa_terminal_get_cancellable (self), loa_terminal_ready_cb, self);
  return loa_bank_sign_in_listen_finish (sign_in, loa_terminal_wait (self), error);
}

static gboolean
is_yes (const char *answer)
{
  const char *const yes[] = { "y", "yes", "c", "có" };
  g_autofree char *normal = g_utf8_normalize (answer, -1, G_NORMALIZE_DEFAULT_COMPOSE);
  g_autofree char *folded = g_utf8_casefold (g_strstrip (normal), -1);

  for (guint i = 0; i < G_N_ELEMENTS (yes); i++)
    if (g_str_equal (folded, yes[i]))
      return TRUE;

  return FALSE;
}

/* Returns: %FALSE without an error when the answer is no */
static gboolean
ask (LoaTerminal  *self,
     const char   *name,
     GError      **error)
{
  LoaOutput *output = loa_terminal_get_output (self);
  /* Translators: somebody’s name; the answers that are understood are y, yes, c and có */
  g_autofree char *question = g_strdup_printf (_("This code opens the account of %s. Connect it? [y/N] "), name);
  g_autoptr (SecretText) answer = NULL;
  g_autoptr (GError) reason = NULL;

  if (!isatty (STDIN_FILENO))
    loa_output_note (output, "%s", g_strchomp (question));

  answer = loa_input_read_line (output, question, loa_terminal_get_cancellable (self), &reason);
  if (answer != NULL)
    return is_yes (answer);

  if (!g_error_matches (reason, LOA_SHOP_ERROR, LOA_SHOP_ERROR_FILE))
    g_propagate_error (error, g_steal_pointer (&reason));
  return FALSE;
}

/* A bare code may be somebody else’s, who wants his account to be taken for one’s own. */
static gboolean
confirm (LoaTerminal    *self,
         LoaBankSignIn  *sign_in,
         GError        **error)
{
  g_autofree char *name = g_strdup (loa_bank_sign_in_get_unconfirmed_name (sign_in));
  g_autoptr (GError) reason = NULL;

  if (name == NULL)
    return TRUE;

  if (ask (self, name, &reason))
    {
      loa_bank_sign_in_confirm_async (sign_in, loa_terminal_get_cancellable (self), loa_terminal_ready_cb, self);
      return loa_bank_sign_in_confirm_finish (sign_in, loa_terminal_wait (self), error);
    }

  loa_bank_sign_in_refuse (sign_in);
  if (reason == NULL)
    reason = g_error_new (LOA_SHOP_ERROR, LOA_SHOP_ERROR_SIGN_IN,
                          _("The account of %s was not connected. Sign in again, as whoever it is to be."), name);
  g_propagate_error (error, g_steal_pointer (&reason));
  return FALSE;
}

static gboolean
paste (LoaTerminal    *self,
       LoaBankSignIn  *sign_in,
       GError        **error)
{
  GCancellable *cancellable = loa_terminal_get_cancellable (self);
  g_autoptr (SecretText) address = NULL;

  address = loa_input_read_line (loa_terminal_get_output (self), _("Paste the address on which the browser ended: "),
                                 cancellable, error);
  if (address == NULL)
    return FALSE;

  loa_bank_sign_in_paste_async (sign_in, address, cancellable, loa_terminal_ready_cb, self);
  return loa_bank_sign_in_paste_finish (sign_in, loa_terminal_wait (self), error);
}

/* Who sits at a terminal may paste again, and need not type the secret anew. */
static gboolean
read_redirect (LoaTerminal    *self,
               LoaBankSignIn  *sign_in,
               GError        **error)
{
  LoaOutput *output = loa_terminal_get_output (self);

  write_open_line (output, loa_bank_sign_in_get_authorise_uri (sign_in));
  for (guint try = 1;; try++)
    {
      g_autoptr (GError) reason = NULL;

      if (paste (self, sign_in, &reason))
        return confirm (self, sign_in, error);

      if (try == MAX_PASTES || !isatty (STDIN_FILENO)
          || !g_error_matches (reason, LOA_SHOP_ERROR, LOA_SHOP_ERROR_SIGN_IN))
        {
          g_propagate_error (error, g_steal_pointer (&reason));
          return FALSE;
        }

      loa_output_note (output, "%s", reason->message);
    }
}

/* Who sits at a terminal can paste at once; a script has to be told. */
static gboolean
sign_in_without_listening (LoaTerminal    *self,
                           LoaBankSignIn  *sign_in,
                           const GError   *reason,
                           GError        **error)
{
  LoaOutput *output = loa_terminal_get_output (self);
  g_autofree char *sentence = loa_failure_describe (reason);

  if (isatty (STDIN_FILENO))
    {
      loa_output_note (output, "%s", sentence);
      return read_redirect (self, sign_in, error);
    }

  g_set_error (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_SIGN_IN,
               /* Translators: a sentence that says why, and that the address can be pasted */
               _("%s For that, sign in with “--paste”."), sentence);
  return FALSE;
}

static gboolean
sign_in_to_bank (LoaTerminal    *self,
                 LoaBankSignIn  *sign_in,
                 GError        **error)
{
  g_autoptr (GError) reason = NULL;

  if (loa_arguments_has (loa_terminal_get_arguments (self), LOA_OPTION_PASTE))
    return read_redirect (self, sign_in, error);

  if (loa_bank_sign_in_start_listening (sign_in, &reason))
    return wait_for_redirect (self, sign_in, error);

  return sign_in_without_listening (self, sign_in, reason, error);
}

/* Nobody is to go all the way to SePay and back for something that cannot be stored. What cannot be read is replaced. */
static gboolean
pass_over_unreadable (GError  *reason,
                   GError **error)
{
  if (reason == NULL)
    return TRUE;

  if (g_error_matches (reason, LOA_KEYRING_ERROR, LOA_KEYRING_ERROR_DAMAGED)
      || g_error_matches (reason, LOA_KEYRING_ERROR, LOA_KEYRING_ERROR_PORTAL_CHANGED))
    {
      g_error_free (reason);
      return TRUE;
    }

  g_propagate_error (error, reason);
  return FALSE;
}

static gboolean
check_soundbox_keyring (LoaTerminal         *self,
                        LoaSoundboxAccount  *account,
                        GError             **error)
{
  GError *reason = NULL;

  loa_soundbox_account_load_async (account, loa_terminal_get_cancellable (self), loa_terminal_ready_cb, self);
  loa_soundbox_account_load_finish (account, loa_terminal_wait (self), &reason);
  return pass_over_unreadable (reason, error);
}

static gboolean
check_bank_keyring (LoaTerminal   *self,
                    LoaBankGrant  *grant,
                    GError       **error)
{
  GError *reason = NULL;

  loa_bank_grant_load_async (grant, loa_terminal_get_cancellable (self), loa_terminal_ready_cb, self);
  loa_bank_grant_load_finish (grant, loa_terminal_wait (self), &reason);
  return pass_over_unreadable (reason, error);
}

static LoaBankSignIn *
make_sign_in (LoaTerminal  *self,
              LoaShop      *shop,
              const char   *client_id,
              GError      **error)
{
  const LoaArguments *arguments = loa_terminal_get_arguments (self);
  g_autoptr (SecretText) secret = NULL;
  g_autoptr (LoaBankSignIn) sign_in = NULL;

  secret = loa_input_read_secret (loa_terminal_get_output (self), _("Client secret: "),
                                  loa_terminal_get_cancellable (self), error);
  if (secret == NULL)
    return NULL;

  sign_in = loa_bank_sign_in_new (loa_shop_get_bank_grant (shop), client_id, secret,
                                  loa_arguments_get (arguments, LOA_OPTION_REDIRECT_URI), loa_shop_get_clock (shop),
                                  error);
  if (sign_in == NULL)
    return NULL;

  if (!loa_arguments_has (arguments, LOA_OPTION_PASTE) && !loa_bank_sign_in_can_listen (sign_in))
    {
      g_set_error_literal (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_USAGE,
                           _("Loa cannot wait at this redirect address. Sign in with “--paste”, or use one like "
                             "http://127.0.0.1:8765/callback."));
      return NULL;
    }

  return g_steal_pointer (&sign_in);
}

/* What is missing keeps nothing else from working. */
void
loa_command_write_not_allowed (LoaOutput    *output,
                               LoaBankGrant *grant)
{
  if (!loa_bank_grant_allows (grant, "transaction:read"))
    loa_output_note (output, _("SePay did not allow Loa to read transactions, so none can be copied. To have them, "
                               "sign in again and allow it."));
  if (!loa_bank_grant_allows (grant, "bank-account:read"))
    loa_output_note (output, _("SePay did not allow Loa to read the bank accounts, so they cannot be listed. To have "
                               "them, sign in again and allow it."));
  if (!loa_bank_grant_allows (grant, "profile"))
    loa_output_note (output, _("SePay did not allow Loa to read who signed in, so no name is shown."));
}

gboolean
loa_command_account_soundbox (LoaTerminal  *self,
                              GError      **error)
{
  GCancellable *cancellable = loa_terminal_get_cancellable (self);
  const char *client_id = get_client_id (self, error);
  g_autoptr (SecretText) secret = NULL;
  LoaSoundboxAccount *account;
  LoaShop *shop;

  if (client_id == NULL)
    return FALSE;

  shop = loa_terminal_open_shop (self, LOA_TERMINAL_ACCOUNTS_UNUSED, error);
  if (shop == NULL || !check_soundbox_keyring (self, loa_shop_get_soundbox_account (shop), error))
    return FALSE;

  secret = loa_input_read_secret (loa_terminal_get_output (self), _("Client secret: "), cancellable, error);
  if (secret == NULL)
    return FALSE;

  account = loa_shop_get_soundbox_account (shop);
  loa_soundbox_account_connect_async (account, client_id, secret, cancellable, loa_terminal_ready_cb, self);
  if (!loa_soundbox_account_connect_finish (account, loa_terminal_wait (self), error))
    return FALSE;

  write_connected (self, "soundbox", client_id);
  return TRUE;
}

gboolean
loa_command_account_bank (LoaTerminal  *self,
                          GError      **error)
{
  const char *client_id = get_client_id (self, error);
  g_autoptr (LoaBankSignIn) sign_in = NULL;
  LoaShop *shop;

  if (client_id == NULL)
    return FALSE;

  shop = loa_terminal_open_shop (self, LOA_TERMINAL_ACCOUNTS_UNUSED, error);
  if (shop == NULL || !check_bank_keyring (self, loa_shop_get_bank_grant (shop), error))
    return FALSE;

  sign_in = make_sign_in (self, shop, client_id, error);
  if (sign_in == NULL || !sign_in_to_bank (self, sign_in, error))
    return FALSE;

  write_connected (self, "bank", client_id);
  loa_command_write_not_allowed (loa_terminal_get_output (self), loa_shop_get_bank_grant (shop));
  return TRUE;
}
