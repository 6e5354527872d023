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

/* A button with a mnemonic is labelled by its label twice over, and GTK 4.8 says it twice. */
static void
name_buttons (GtkWidget *widget)
{
  const char *label = GTK_IS_BUTTON (widget) ? gtk_button_get_label (GTK_BUTTON (widget)) : NULL;

  if (label != NULL)
    {
      gtk_accessible_reset_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
      gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
    }

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    name_buttons (child);
}

static void
children_changed_cb (GListModel *children,
                     guint       position,
                     guint       n_removed,
                     guint       n_added)
{
  for (guint i = 0; i < n_added; i++)
    {
      g_autoptr (GtkWidget) child = g_list_model_get_item (children, position + i);

      if (g_str_equal (G_OBJECT_TYPE_NAME (child), "AdwToastWidget"))
        name_buttons (child);
    }
}

/* One toast is shown at a time; one that has to wait is drawn anew when it comes back. */
static void
name_toasts (GtkWidget *overlay)
{
  static const char key[] = "loa-toasts";
  GListModel *children;

  if (g_object_get_data (G_OBJECT (overlay), key) != NULL)
    return;

  children = gtk_widget_observe_children (overlay);
  g_signal_connect (children, "items-changed", G_CALLBACK (children_changed_cb), NULL);
  g_object_set_data_full (G_OBJECT (overlay), key, children, g_object_unref);
}

/* Returns: (transfer none) (nullable): the toast, where there is a place for it */
static AdwToast *
add_toast (GtkWidget *from,
           AdwToast  *toast)
{
  GtkWidget *overlay = find_overlay (from);

  if (overlay == NULL)
    {
      g_clear_object (&toast);
      return NULL;
    }

  name_toasts (overlay);
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), toast);

  return toast;
}

static AdwToast *
make_toast (const char *text)
{
  g_autofree char *title = g_markup_escape_text (text, -1);

  return adw_toast_new (title);
}

void
loa_toast_show (GtkWidget  *from,
                const char *text)
{
  g_return_if_fail (GTK_IS_WIDGET (from));
  g_return_if_fail (text != NULL);

  add_toast (from, make_toast (text));
}

void
loa_toast_show_failure (GtkWidget    *from,
                        const GError *error)
{
  g_autofree char *text = NULL;
  AdwToast *toast;

  g_return_if_fail (GTK_IS_WIDGET (from));
  g_return_if_fail (error != NULL);

  if (loa_failure_classify (error) == LOA_FAILURE_CANCELLED)
    return;

  loa_failure_log ("Told in a toast", error);
  text = loa_failure_advise (error);
  toast = make_toast (text);
  adw_toast_set_timeout (toast, FAILURE_SECONDS);
  adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
  add_toast (from, toast);
}

void
loa_toast_show_undo (GtkWidget  *from,
                     const char *text,
                     GClosure   *undo)
{
  AdwToast *toast;

  g_return_if_fail (GTK_IS_WIDGET (from));
  g_return_if_fail (undo != NULL);

  toast = make_toast (text);
  adw_toast_set_button_label (toast, _("Undo"));
  /* At once, also when the one before is still there, which comes back after it. */
  adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
  adw_toast_set_timeout (toast, UNDO_SECONDS);
  g_signal_connect_closure (toast, "button-clicked", undo, FALSE);
  add_toast (from, toast);
}

AdwToast *
loa_toast_show_undo_long (GtkWidget  *from,
                          const char *text,
                          GClosure   *undo,
                          GClosure   *gone)
{
  AdwToast *toast;

  g_return_val_if_fail (GTK_IS_WIDGET (from), NULL);
  g_return_val_if_fail (undo != NULL && gone != NULL, NULL);

  toast = make_toast (text);
  adw_toast_set_button_label (toast, _("Undo"));
  adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
  adw_toast_set_timeout (toast, UNDO_SECONDS);
  g_signal_connect_closure (toast, "button-clicked", undo, FALSE);
  g_signal_connect_closure (toast, "dismissed", gone, FALSE);

  return add_toast (from, toast);
}
