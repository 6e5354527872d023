/* loa-account-choice.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include <glib/gi18n.h>

#include "loa-account-choice.h"
#include "loa-store-bank-accounts.h"

struct _LoaAccountChoice
{
  GObject parent_instance;

  GtkDropDown *drop_down;   /* (unowned): of the view that owns this */
  GtkStringList *labels;    /* (owned): all accounts, then one after the other */
  GPtrArray *accounts;      /* (owned) (nullable) (element-type LoaBankAccountRecord) */
};

G_DEFINE_FINAL_TYPE (LoaAccountChoice, loa_account_choice, G_TYPE_OBJECT)

static char *
make_label (const LoaBankAccountRecord *account)
{
  const char *parts[] = { NULL, NULL, NULL };
  guint n = 0;

  if (account->label != NULL)
    parts[n++] = account->label;
  else if (account->bank_short_name != NULL)
    parts[n++] = account->bank_short_name;
  if (account->account_number != NULL)
    parts[n++] = account->account_number;

  return n > 0 ? g_strjoinv (" · ", (char **) parts) : g_strdup (account->id);
}

static guint
find (GPtrArray  *accounts,
      const char *id)
{
  for (guint i = 0; id != NULL && i < accounts->len; i++)
    {
      const LoaBankAccountRecord *account = accounts->pdata[i];

      if (g_str_equal (account->id, id) || g_strcmp0 (account->account_number, id) == 0)
        return i + 1;
    }

  return 0;
}

static void
listed_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (LoaAccountChoice) self = user_data;
  g_autoptr (GPtrArray) accounts = NULL;
  g_autofree char *id = NULL;
  g_auto (GStrv) labels = NULL;
  guint n;

  /* Without the list one cannot choose; what cannot be read the table says already. */
  accounts = loa_store_list_bank_accounts_finish (LOA_STORE (object), result, NULL);
  if (accounts == NULL || self->labels == NULL)
    return;

  id = g_strdup (loa_account_choice_get_id (self));
  labels = g_new0 (char *, accounts->len + 1);
  for (guint i = 0; i < accounts->len; i++)
    labels[i] = make_label (accounts->pdata[i]);

  g_clear_pointer (&self->accounts, g_ptr_array_unref);
  self->accounts = g_steal_pointer (&accounts);
  n = g_list_model_get_n_items (G_LIST_MODEL (self->labels));
  gtk_string_list_splice (self->labels, 1, n - 1, (const char * const *) labels);
  gtk_drop_down_set_selected (self->drop_down, find (self->accounts, id));
}

static void
loa_account_choice_dispose (GObject *object)
{
  LoaAccountChoice *self = LOA_ACCOUNT_CHOICE (object);

  g_clear_pointer (&self->accounts, g_ptr_array_unref);
  g_clear_object (&self->labels);
  self->drop_down = NULL;

  G_OBJECT_CLASS (loa_account_choice_parent_class)->dispose (object);
}

static void
loa_account_choice_class_init (LoaAccountChoiceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = loa_account_choice_dispose;
}

static void
loa_account_choice_init (LoaAccountChoice *self)
{
}

LoaAccountChoice *
loa_account_choice_new (GtkDropDown *drop_down)
{
  const char *all[] = { _("All accounts"), NULL };
  LoaAccountChoice *self;

  g_return_val_if_fail (GTK_IS_DROP_DOWN (drop_down), NULL);

  self = g_object_new (LOA_TYPE_ACCOUNT_CHOICE, NULL);
  self->drop_down = drop_down;
  self->labels = gtk_string_list_new (all);
  gtk_drop_down_set_model (drop_down, G_LIST_MODEL (self->labels));

  return self;
}

void
loa_account_choice_load (LoaAccountChoice *self,
                         LoaStore         *store)
{
  g_return_if_fail (LOA_IS_ACCOUNT_CHOICE (self));
  g_return_if_fail (LOA_IS_STORE (store));

  loa_store_list_bank_accounts_async (store, NULL, listed_cb, g_object_ref (self));
}

const char *
loa_account_choice_get_id (LoaAccountChoice *self)
{
  guint selected;

  g_return_val_if_fail (LOA_IS_ACCOUNT_CHOICE (self), NULL);

  selected = gtk_drop_down_get_selected (self->drop_down);
  if (self->accounts == NULL || selected == 0 || selected > self->accounts->len)
    return NULL;

  return ((const LoaBankAccountRecord *) self->accounts->pdata[selected - 1])->id;
}

gboolean
loa_account_choice_set_id (LoaAccountChoice *self,
                           const char       *id)
{
  guint position;

  g_return_val_if_fail (LOA_IS_ACCOUNT_CHOICE (self), FALSE);

  position = self->accounts != NULL ? find (self->accounts, id) : 0;
  gtk_drop_down_set_selected (self->drop_down, position);

  return id == NULL || position > 0;
}

const char *
loa_account_choice_get_text (LoaAccountChoice *self)
{
  g_return_val_if_fail (LOA_IS_ACCOUNT_CHOICE (self), NULL);

  if (loa_account_choice_get_id (self) == NULL)
    return NULL;

  return gtk_string_list_get_string (self->labels, gtk_drop_down_get_selected (self->drop_down));
}
