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

#define KEY "loa-speaker-removal"

/* What one Undo brings back: all that was removed while it was offered. */
typedef struct
{
  GtkWidget *from;    /* (owned): knows this by KEY while more may come to it */
  LoaStore *store;    /* (owned) */
  GPtrArray *records; /* (owned) (element-type LoaSpeakerRecord) */
  LoaToast *toast;    /* (unowned) (nullable): a weak pointer */
} Removal;

/* One that is under way. */
typedef struct
{
  GtkWidget *from; /* (owned) */
  char *title;     /* (owned) */
} Step;

static Removal *
removal_new (GtkWidget *from,
             LoaStore  *store)
{
  Removal *removal = g_rc_box_new0 (Removal);

  removal->from = g_object_ref (from);
  removal->store = g_object_ref (store);
  removal->records = g_ptr_array_new_with_free_func ((GDestroyNotify) loa_speaker_record_free);

  return removal;
}

static void
clear_removal (gpointer data)
{
  Removal *removal = data;

  g_clear_weak_pointer (&removal->toast);
  g_ptr_array_unref (removal->records);
  g_object_unref (removal->store);
  g_object_unref (removal->from);
}

static void
release_removal (gpointer  data,
                 GClosure *closure)
{
  g_rc_box_release_full (data, clear_removal);
}

static void
step_free (Step *step)
{
  g_object_unref (step->from);
  g_free (step->title);
  g_free (step);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Step, step_free)

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

/* What is removed from now on is offered by itself. */
static void
close_removal (Removal *removal)
{
  if (g_object_get_data (G_OBJECT (removal->from), KEY) == removal)
    g_object_set_data (G_OBJECT (removal->from), KEY, NULL);
}

static void
undo_cb (Removal *removal)
{
  close_removal (removal);
  for (guint i = 0; i < removal->records->len; i++)
    loa_store_restore_speaker_async (removal->store, g_ptr_array_index (removal->records, i), NULL, restored_cb,
                                     g_object_ref (removal->from));
}

static void
gone_cb (Removal  *removal,
         LoaToast *toast)
{
  if (removal->toast == toast)
    close_removal (removal);
}

static GClosure *
make_closure (GCallback  callback,
              Removal   *removal)
{
  return g_cclosure_new_swap (callback, g_rc_box_acquire (removal), release_removal);
}

/* The toast of those that were removed before is replaced by one that speaks of all. */
static void
offer_undo (Removal    *removal,
            const char *title)
{
  const guint n_removed = removal->records->len;
  g_autofree char *text = NULL;
  LoaToast *toast = removal->toast;

  g_clear_weak_pointer (&removal->toast);
  if (toast != NULL)
    loa_toast_dismiss (toast);

  if (n_removed == 1)
    /* Translators: %s is a speaker. SePay offers no way to unpair one. */
    text = g_strdup_printf (_("%s removed from this computer; at SePay it stays as it is"), title);
  else
    text = g_strdup_printf (ngettext ("%u speaker removed from this computer; at SePay it stays as it is",
                                      "%u speakers removed from this computer; at SePay they stay as they are",
                                      n_removed),
                            n_removed);

  toast = loa_toast_show_undo (removal->from, text, make_closure (G_CALLBACK (undo_cb), removal),
                               make_closure (G_CALLBACK (gone_cb), removal));
  g_set_weak_pointer (&removal->toast, toast);
  g_object_set_data (G_OBJECT (removal->from), KEY, toast != NULL ? removal : NULL);
}

static void
removed_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (Step) step = user_data;
  g_autoptr (GError) error = NULL;
  LoaSpeakerRecord *record = loa_store_remove_speaker_finish (LOA_STORE (object), result, &error);
  Removal *removal = g_object_get_data (G_OBJECT (step->from), KEY);

  if (record == NULL)
    {
      loa_toast_show_failure (step->from, error);
      return;
    }

  if (removal != NULL && removal->store == LOA_STORE (object))
    g_rc_box_acquire (removal);
  else
    removal = removal_new (step->from, LOA_STORE (object));

  g_ptr_array_add (removal->records, record);
  offer_undo (removal, step->title);
  release_removal (removal, NULL);
}

void
loa_speaker_removal_start (GtkWidget  *from,
                           LoaStore   *store,
                           LoaSpeaker *speaker)
{
  Step *step;

  g_return_if_fail (GTK_IS_WIDGET (from));
  g_return_if_fail (LOA_IS_STORE (store));
  g_return_if_fail (LOA_IS_SPEAKER (speaker));

  step = g_new0 (Step, 1);
  step->from = g_object_ref (from);
  step->title = g_strdup (loa_speaker_get_title (speaker));
  loa_store_remove_speaker_async (store, loa_speaker_get_hardware_id (speaker), NULL, removed_cb, step);
}
