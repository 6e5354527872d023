/* loa-terminal.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-terminal"

#include "config.h"

#include "loa-terminal.h"

#include <glib/gi18n.h>

#include "loa-demo.h"
#include "loa-profile.h"

struct _LoaTerminal
{
  const LoaArguments *arguments; /* (unowned) */
  LoaOutput *output;             /* (unowned) */
  GCancellable *cancellable;     /* (owned) */
  guint n_command_words;

  GMainLoop *loop;      /* (owned) */
  GAsyncResult *result; /* (owned) (nullable): of the last call that came back */
  gboolean ready;       /* whether the call under way has come back */

  LoaClock *clock; /* (owned) */
  LoaDemo *demo;   /* (owned) (nullable) */
  LoaShop *shop;   /* (owned) (nullable) */
};

static void
said_cb (LoaSimulator     *simulator,
         const char       *hardware_id,
         LoaSimulatorSaid  kind,
         const char       *text,
         gint64            amount,
         gpointer          user_data)
{
  LoaTerminal *self = user_data;

  /* Translators: the first is a speaker's serial number, the second what it says */
  loa_output_note (self->output, _("Speaker %s says: %s"), hardware_id, text);
}

static const char *
get_server_setting (const char *name)
{
  const char *value = g_getenv (name);

  return value != NULL && *value != '\0' ? value : NULL;
}

static gboolean
sign_in_to_demo (LoaTerminal  *self,
                 GError      **error)
{
  loa_demo_sign_in_async (self->demo, self->shop, FALSE, self->cancellable, loa_terminal_ready_cb, self);
  return loa_demo_sign_in_finish (self->demo, loa_terminal_wait (self), error);
}

static gboolean
open_demo (LoaTerminal          *self,
           LoaTerminalAccounts   accounts,
           GError              **error)
{
  self->demo = loa_demo_new (self->clock, error);
  if (self->demo == NULL)
    return FALSE;

  g_signal_connect (loa_demo_get_simulator (self->demo), "said", G_CALLBACK (said_cb), self);
  loa_shop_open_async (loa_terminal_get_profile (self), loa_demo_get_data_directory (self->demo),
                       loa_demo_get_keyring (self->demo), self->clock, loa_demo_get_soundbox_address (self->demo),
                       loa_demo_get_bank_address (self->demo), self->cancellable, loa_terminal_ready_cb, self);
  self->shop = loa_shop_open_finish (loa_terminal_wait (self), error);

  return self->shop != NULL && (accounts == LOA_TERMINAL_ACCOUNTS_UNUSED || sign_in_to_demo (self, error));
}

static gboolean
open_profile (LoaTerminal  *self,
              GError      **error)
{
  g_autoptr (LoaKeyring) keyring = loa_keyring_new ();

  loa_shop_open_async (loa_terminal_get_profile (self), NULL, keyring, self->clock,
                       get_server_setting ("LOA_SOUNDBOX_URL"), get_server_setting ("LOA_BANK_URL"), self->cancellable,
                       loa_terminal_ready_cb, self);
  self->shop = loa_shop_open_finish (loa_terminal_wait (self), error);

  return self->shop != NULL;
}

LoaTerminal *
loa_terminal_new (const LoaArguments *arguments,
                  LoaOutput          *output,
                  GCancellable       *cancellable)
{
  LoaTerminal *self = g_new0 (LoaTerminal, 1);

  self->arguments = arguments;
  self->output = output;
  self->cancellable = g_object_ref (cancellable);
  self->loop = g_main_loop_new (NULL, FALSE);
  self->clock = loa_clock_new ();

  return self;
}

void
loa_terminal_free (LoaTerminal *self)
{
  g_clear_object (&self->shop);
  g_clear_object (&self->demo);
  g_clear_object (&self->clock);
  g_clear_object (&self->result);
  g_clear_object (&self->cancellable);
  g_main_loop_unref (self->loop);
  g_free (self);
}

const LoaArguments *
loa_terminal_get_arguments (LoaTerminal *self)
{
  return self->arguments;
}

LoaOutput *
loa_terminal_get_output (LoaTerminal *self)
{
  return self->output;
}

GCancellable *
loa_terminal_get_cancellable (LoaTerminal *self)
{
  return self->cancellable;
}

const char *
loa_terminal_get_profile (LoaTerminal *self)
{
  const char *profile = loa_arguments_get (self->arguments, LOA_OPTION_PROFILE);

  return profile != NULL ? profile : LOA_PROFILE_DEFAULT;
}

const char *
loa_terminal_get_operand (LoaTerminal *self,
                          guint        position)
{
  guint n_words;
  const char * const *words = loa_arguments_get_words (self->arguments, &n_words);

  return self->n_command_words + position < n_words ? words[self->n_command_words + position] : NULL;
}

void
loa_terminal_set_n_command_words (LoaTerminal *self,
                                  guint        n_command_words)
{
  self->n_command_words = n_command_words;
}

LoaShop *
loa_terminal_open_shop (LoaTerminal          *self,
                        LoaTerminalAccounts   accounts,
                        GError              **error)
{
  gboolean opened;

  if (loa_arguments_has (self->arguments, LOA_OPTION_DEMO))
    opened = open_demo (self, accounts, error);
  else
    opened = open_profile (self, error);

  return opened ? self->shop : NULL;
}

void
loa_terminal_close_shop (LoaTerminal *self)
{
  if (self->shop == NULL)
    return;

  loa_shop_close_async (self->shop, NULL, loa_terminal_ready_cb, self);
  loa_shop_close_finish (self->shop, loa_terminal_wait (self), NULL);
}

void
loa_terminal_ready_cb (GObject      *source,
                       GAsyncResult *result,
                       gpointer      user_data)
{
  LoaTerminal *self = user_data;

  g_set_object (&self->result, result);
  self->ready = TRUE;
  g_main_loop_quit (self->loop);
}

GAsyncResult *
loa_terminal_wait (LoaTerminal *self)
{
  if (!self->ready)
    g_main_loop_run (self->loop);
  self->ready = FALSE;

  return self->result;
}
