/* loa-account-commands.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-terminal"

#include "config.h"

#include <glib/gi18n.h>

#include "loa-bank-sign-in.h"
#include "loa-commands.h"
#include "loa-failure.h"
#include "loa-input.h"
#include "loa-json.h"
#include "loa-vietnam-time.h"

typedef char SecretText;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SecretText, loa_secret_free)

/* What both accounts show; @name is only known of the bank's. */
typedef struct
{
  gboolean connected;
  const char *client_id; /* (unowned) (nullable) */
  const char *server;    /* (unowned) */
  gint64 since;
  const char *name;      /* (unowned) (nullable) */
} AccountState;

static void
add_account (JsonBuilder        *builder,
             const char         *member,
             const AccountState *state)
{
  json_builder_set_member_name (builder, member);
  if (!state->connected)
    {
      json_builder_add_null_value (builder);
      return;
    }

  json_builder_begin_object (builder);
  loa_json_add_text (builder, "client_id", state->client_id);
  loa_json_add_text (builder, "server", state->server);
  loa_json_add_time (builder, "since", state->since);
  loa_json_add_text (builder, "name", state->name);
  json_builder_end_object (builder);
}

static void
write_account (LoaOutput          *output,
               const char         *title,
               const AccountState *state)
{
  g_autofree char *since = NULL;

  if (!state->connected)
    {
      /* Translators: the name of an account: SoundBox or Bank */
      loa_output_line (output, _("%s: not connected"), title);
      return;
    }

  since = loa_vietnam_time_format (state->since);
  /* Translators: the name of an account, its client ID, a server's address, and a moment */
  loa_output_line (output, _("%s: connected with client ID %s at %s since %s"), title, state->client_id, state->server,
                   since);
  if (state->name != NULL)
    loa_output_line (output, _("%s: signed in as %s"), title, state->name);
}

static void
write_accounts (LoaTerminal        *self,
                const AccountState *soundbox,
                const AccountState *bank)
{
  LoaOutput *output = loa_terminal_get_output (self);

  if (loa_output_is_json (output))
    {
      g_autoptr (JsonBuilder) builder = json_builder_new ();

      json_builder_begin_object (builder);
      loa_json_add_text (builder, "profile", loa_terminal_get_profile (self));
      add_account (builder, "soundbox", soundbox);
      add_account (builder, "bank", bank);
      json_builder_end_object (builder);
      loa_output_object (output, builder);
    }
  else
    {
      write_account (output, _("SoundBox"), soundbox);
      write_account (output, _("Bank"), bank);
    }
}

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
open_browser (LoaTerminal *self,
              const char  *address)
{
  gboolean has_display = g_getenv ("WAYLAND_DISPLAY") != NULL || g_getenv ("DISPLAY") != NULL;

  /* Where no browser starts the person opens the address that was written. */
  if (has_display && !loa_arguments_has (loa_terminal_get_arguments (self), LOA_OPTION_NO_BROWSER))
    g_app_info_launch_default_for_uri_async (address, NULL, loa_terminal_get_cancellable (self), NULL, NULL);
}

static gboolean
wait_for_redirect (LoaTerminal    *self,
                   LoaBankSignIn  *sign_in,
                   GError        **error)
{
  const char *address = loa_bank_sign_in_get_authorise_uri (sign_in);

  if (!loa_bank_sign_in_start_listening (sign_in, error))
    return FALSE;

  write_open_line (loa_terminal_get_output (self), address);
  open_browser (self, address);
  loa_bank_sign_in_listen_async (sign_in, loa_terminal_get_cancellable (self), loa_terminal_ready_cb, self);
  return loa_bank_sign_in_listen_finish (sign_in, loa_terminal_wait (self), error);
}

static gboolean
read_redirect (LoaTerminal    *self,
               LoaBankSignIn  *sign_in,
               GError        **error)
{
  LoaOutput *output = loa_terminal_get_output (self);
  GCancellable *cancellable = loa_terminal_get_cancellable (self);
  g_autoptr (SecretText) address = NULL;

  write_open_line (output, loa_bank_sign_in_get_authorise_uri (sign_in));
  address = loa_input_read_line (output, _("Paste the address on which the browser ended: "), cancellable, error);
  if (address == NULL)
    return FALSE;

  loa_bank_sign_in_paste_async (sign_in, address, cancellable, loa_terminal_ready_cb, self);
  return loa_bank_sign_in_paste_finish (sign_in, loa_terminal_wait (self), error);
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

gboolean
loa_command_account_show (LoaTerminal  *self,
                          GError      **error)
{
  GCancellable *cancellable = loa_terminal_get_cancellable (self);
  LoaShop *shop = loa_terminal_open_shop (self, LOA_TERMINAL_ACCOUNTS_USED, error);
  LoaSoundboxAccount *account;
  LoaBankGrant *grant;

  if (shop == NULL)
    return FALSE;

  account = loa_shop_get_soundbox_account (shop);
  loa_soundbox_account_load_async (account, cancellable, loa_terminal_ready_cb, self);
  if (!loa_soundbox_account_load_finish (account, loa_terminal_wait (self), error))
    return FALSE;

  grant = loa_shop_get_bank_grant (shop);
  loa_bank_grant_load_async (grant, cancellable, loa_terminal_ready_cb, self);
  if (!loa_bank_grant_load_finish (grant, loa_terminal_wait (self), error))
    return FALSE;

  write_accounts (self,
                  &(AccountState) { loa_soundbox_account_get_connected (account),
                                    loa_soundbox_account_get_client_id (account),
                                    loa_soundbox_account_get_server (account),
                                    loa_soundbox_account_get_since (account), NULL },
                  &(AccountState) { loa_bank_grant_get_connected (grant), loa_bank_grant_get_client_id (grant),
                                    loa_bank_grant_get_server (grant), loa_bank_grant_get_since (grant),
                                    loa_bank_grant_get_name (grant) });
  return TRUE;
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
  if (shop == NULL)
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
  gboolean signed_in;
  LoaShop *shop;

  if (client_id == NULL)
    return FALSE;

  shop = loa_terminal_open_shop (self, LOA_TERMINAL_ACCOUNTS_UNUSED, error);
  if (shop == NULL)
    return FALSE;

  sign_in = make_sign_in (self, shop, client_id, error);
  if (sign_in == NULL)
    return FALSE;

  if (loa_arguments_has (loa_terminal_get_arguments (self), LOA_OPTION_PASTE))
    signed_in = read_redirect (self, sign_in, error);
  else
    signed_in = wait_for_redirect (self, sign_in, error);
  if (!signed_in)
    return FALSE;

  write_connected (self, "bank", client_id);
  return TRUE;
}

static gboolean
forget (LoaTerminal  *self,
        LoaShop      *shop,
        gboolean      is_bank,
        gboolean     *was_there,
        GError      **error)
{
  GCancellable *cancellable = loa_terminal_get_cancellable (self);
  LoaSoundboxAccount *account = loa_shop_get_soundbox_account (shop);
  LoaBankGrant *grant = loa_shop_get_bank_grant (shop);

  if (is_bank)
    {
      loa_bank_grant_forget_async (grant, cancellable, loa_terminal_ready_cb, self);
      return loa_bank_grant_forget_finish (grant, loa_terminal_wait (self), was_there, error);
    }

  loa_soundbox_account_forget_async (account, cancellable, loa_terminal_ready_cb, self);
  return loa_soundbox_account_forget_finish (account, loa_terminal_wait (self), was_there, error);
}

static void
write_forgotten (LoaOutput *output,
                 gboolean   is_bank,
                 gboolean   was_there)
{
  if (loa_output_is_json (output))
    {
      g_autoptr (JsonBuilder) builder = json_builder_new ();

      json_builder_begin_object (builder);
      loa_json_add_boolean (builder, "forgotten", was_there);
      json_builder_end_object (builder);
      loa_output_object (output, builder);
    }
  else if (!was_there)
    {
      loa_output_line (output, _("The account was not connected."));
    }
  else if (is_bank)
    {
      loa_output_line (output, _("The bank account was removed from the keyring. "
                                 "To withdraw the permission itself, go to SePay’s website."));
    }
  else
    {
      loa_output_line (output, _("The SoundBox account was removed from the keyring."));
    }
}

gboolean
loa_command_account_forget (LoaTerminal  *self,
                            GError      **error)
{
  const char *name = loa_terminal_get_operand (self, 0);
  gboolean is_bank = g_str_equal (name, "bank");
  gboolean was_there = FALSE;
  LoaShop *shop;

  if (!is_bank && !g_str_equal (name, "soundbox"))
    {
      g_set_error (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_USAGE,
                   _("There is no account “%s”: it is either “soundbox” or “bank”."), name);
      return FALSE;
    }

  shop = loa_terminal_open_shop (self, LOA_TERMINAL_ACCOUNTS_USED, error);
  if (shop == NULL || !forget (self, shop, is_bank, &was_there, error))
    return FALSE;

  write_forgotten (loa_terminal_get_output (self), is_bank, was_there);
  return TRUE;
}
