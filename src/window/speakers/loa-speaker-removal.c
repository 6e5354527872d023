/* loa-speaker-removal.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include <glib/gi18n.h>

#include "loa-speaker-removal.h"
#include "loa-store-speakers.h"
#include "loa-toast.h"

typedef struct
{
  GtkWidget *from;            /* (owned) */
  LoaStore *store;            /* (owned) */
  char *title;                /* (owned) */
  LoaSpeakerRecord *record;   /* (owned) (nullable): what was removed */
} Removal;

static void
removal_free (gpointer  data,
              GClosure *closure)
{
  Removal *removal = data;

  g_object_unref (removal->from);
  g_object_unref (removal->store);
  g_free (removal->title);
  g_clear_pointer (&removal->record, loa_speaker_record_free);
  g_free (removal);
}

static void
restored_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GtkWidget) from = user_data;
  g_autoptr (GError) error = NULL;

  if (!loa_store_restore_speaker_finish (LOA_STORE (object), result, &error))
    loa_toast_show_failure (from, error);
}

static void
undo_cb (Removal *removal)
{
  loa_store_restore_speaker_async (removal->store, removal->record, NULL, restored_cb, g_object_ref (removal->from));
}

static void
removed_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  Removal *removal = user_data;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  removal->record = loa_store_remove_speaker_finish (LOA_STORE (object), result, &error);
  if (removal->record == NULL)
    {
      loa_toast_show_failure (removal->from, error);
      removal_free (removal, NULL);
      return;
    }

  /* Translators: %s is a speaker. SePay offers no way to unpair one. */
  text = g_strdup_printf (_("%s removed from this computer; at SePay it stays as it is"), removal->title);
  loa_toast_show_undo (removal->from, text, g_cclosure_new_swap (G_CALLBACK (undo_cb), removal, removal_free));
}

void
loa_speaker_removal_start (GtkWidget  *from,
                           LoaStore   *store,
                           LoaSpeaker *speaker)
{
  Removal *removal;

  g_return_if_fail (GTK_IS_WIDGET (from));
  g_return_if_fail (LOA_IS_STORE (store));
  g_return_if_fail (LOA_IS_SPEAKER (speaker));

  removal = g_new0 (Removal, 1);
  removal->from = g_object_ref (from);
  removal->store = g_object_ref (store);
  removal->title = g_strdup (loa_speaker_get_title (speaker));
  loa_store_remove_speaker_async (store, loa_speaker_get_hardware_id (speaker), NULL, removed_cb, removal);
}
