/* loa-toast.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include <glib/gi18n.h>

#include "loa-failure.h"
#include "loa-toast.h"
#include "loa-toast-queue.h"

/* So long libadwaita shows one by itself. */
#define PASSING_SECONDS 5

/* Long enough to read a sentence and its remedy. */
#define FAILURE_SECONDS 10

/* Long enough to see that it was a mistake. */
#define UNDO_SECONDS 10

static GtkWidget *
find_overlay_below (GtkWidget *widget)
{
  GtkWidget *overlay = ADW_IS_TOAST_OVERLAY (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && overlay == NULL;
       child = gtk_widget_get_next_sibling (child))
    overlay = find_overlay_below (child);

  return overlay;
}

static GtkWidget *
find_overlay (GtkWidget *from)
{
  return GTK_IS_WINDOW (from) ? find_overlay_below (from) : gtk_widget_get_ancestor (from, ADW_TYPE_TOAST_OVERLAY);
}

/* Returns: (transfer none) (nullable): the toast, where there is a place for it */
static LoaToast *
add_toast (GtkWidget  *from,
           const char *text,
           const char *button_label,
           guint       seconds,
           gboolean    is_urgent)
{
  GtkWidget *overlay = find_overlay (from);

  if (overlay == NULL)
    return NULL;

  return loa_toast_queue_add (loa_toast_queue_get (ADW_TOAST_OVERLAY (overlay)), text, button_label, seconds,
                              is_urgent);
}

void
loa_toast_show (GtkWidget  *from,
                const char *text)
{
  g_return_if_fail (GTK_IS_WIDGET (from));
  g_return_if_fail (text != NULL);

  add_toast (from, text, NULL, PASSING_SECONDS, FALSE);
}

void
loa_toast_show_failure (GtkWidget    *from,
                        const GError *error)
{
  g_autofree char *text = NULL;

  g_return_if_fail (GTK_IS_WIDGET (from));
  g_return_if_fail (error != NULL);

  if (loa_failure_classify (error) == LOA_FAILURE_CANCELLED)
    return;

  text = loa_failure_tell (error);
  add_toast (from, text, NULL, FAILURE_SECONDS, TRUE);
}

static void
forget_closure (GClosure *closure)
{
  g_closure_ref (closure);
  g_closure_sink (closure);
  g_closure_unref (closure);
}

LoaToast *
loa_toast_show_undo (GtkWidget  *from,
                     const char *text,
                     GClosure   *undo,
                     GClosure   *gone)
{
  LoaToast *toast;

  g_return_val_if_fail (GTK_IS_WIDGET (from), NULL);
  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (undo != NULL, NULL);

  toast = add_toast (from, text, _("Undo"), UNDO_SECONDS, TRUE);
  if (toast == NULL)
    {
      forget_closure (undo);
      if (gone != NULL)
        forget_closure (gone);
      return NULL;
    }

  g_signal_connect_closure (toast, "button-clicked", undo, FALSE);
  if (gone != NULL)
    g_signal_connect_closure (toast, "gone", gone, FALSE);

  return toast;
}
