/* loa-account-commands.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-terminal"

#include "config.h"

#include <glib/gi18n.h>

#include "loa-commands.h"
#include "loa-failure.h"
#include "loa-json.h"
#include "loa-vietnam-time.h"

/* What both accounts show; the name and the end are only known of the bank's. */
typedef struct
{
  gboolean connected;
  const char *client_id; /* (unowned) (nullable) */
  const char *server;    /* (unowned) */
  gint64 since;
  const char *name;      /* (unowned) (nullable) */
  gint64 expected_end;   /* or 0 */
} AccountState;

/* The day in Vietnam, as people there write it. */
static char *
format_day (gint64 unix_seconds)
{
  g_autoptr (GDateTime) moment = g_date_time_new_from_unix_utc (unix_seconds + LOA_VIETNAM_UTC_OFFSET);

  return g_date_time_format (moment, "%d/%m/%Y");
}

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
  if (state->expected_end > 0)
    {
      g_autofree char *day = format_day (state->expected_end);

      /* Translators: the name of an account, and a day */
      loa_output_line (output, _("%s: signed in until about %s"), title, day);
    }
}

static void
write_warning (LoaOutput    *output,
               LoaBankGrant *grant,
               gint64        now)
{
  g_autofree char *day = format_day (loa_bank_grant_get_expected_end (grant));

  if (loa_bank_grant_get_needs_sign_in (grant))
    loa_output_note (output, _("SePay no longer takes the sign-in to the bank history. Sign in again with “loactl "
                               "account bank”."));
  else if (!loa_bank_grant_ends_soon (grant))
    return;
  else if (loa_bank_grant_get_expected_end (grant) > now)
    loa_output_note (output, _("The sign-in to the bank history ends soon, about %s. Sign in again with “loactl "
                               "account bank” before."), day);
  else
    loa_output_note (output, _("The sign-in to the bank history has probably ended, about %s. Sign in again with “loactl "
                               "account bank”."), day);
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
                                    loa_soundbox_account_get_since (account), NULL, 0 },
                  &(AccountState) { loa_bank_grant_get_connected (grant), loa_bank_grant_get_client_id (grant),
                                    loa_bank_grant_get_server (grant), loa_bank_grant_get_since (grant),
                                    loa_bank_grant_get_name (grant),
                                    loa_bank_grant_get_needs_sign_in (grant) ? 0
                                    : loa_bank_grant_get_expected_end (grant) });
  if (loa_bank_grant_get_connected (grant))
    {
      write_warning (loa_terminal_get_output (self), grant, loa_clock_get_unix_seconds (loa_shop_get_clock (shop)));
      loa_command_write_not_allowed (loa_terminal_get_output (self), grant);
    }

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
