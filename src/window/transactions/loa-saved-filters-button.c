/* loa-saved-filters-button.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include <glib/gi18n.h>

#include "loa-field-error.h"
#include "loa-saved-filters-button.h"
#include "loa-toast.h"

struct _LoaSavedFiltersButton
{
  GtkWidget parent_instance;

  LoaSavedFilters *filters;   /* (owned) (nullable) */
  char *renamed;              /* (owned) (nullable): the filter that is given another name */

  GtkMenuButton *button;
  GtkPopover *popover;
  GtkListBox *list_box;
  GtkWidget *name_entry;
  GtkButton *save_button;
  GtkLabel *error_label;
};

G_DEFINE_FINAL_TYPE (LoaSavedFiltersButton, loa_saved_filters_button, GTK_TYPE_WIDGET)

enum
{
  CHOSEN,
  SAVING,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
show_task (LoaSavedFiltersButton *self)
{
  /* Translators: a button beside the name of a filter. */
  gtk_button_set_label (self->save_button, self->renamed != NULL ? _("Rename") : _("Save"));
}

static void
rename_instead (LoaSavedFiltersButton *self,
                const char            *name)
{
  g_free (self->renamed);
  self->renamed = g_strdup (name);
  gtk_editable_set_text (GTK_EDITABLE (self->name_entry), name != NULL ? name : "");
  show_task (self);
  gtk_widget_grab_focus (self->name_entry);
}

static GVariant *
ask_what_to_save (LoaSavedFiltersButton *self)
{
  GVariant *value = NULL;

  g_signal_emit (self, signals[SAVING], 0, &value);

  return value;
}

static void
save_cb (LoaSavedFiltersButton *self)
{
  const char *name = gtk_editable_get_text (GTK_EDITABLE (self->name_entry));
  g_autoptr (GVariant) value = NULL;
  const char *error = NULL;

  if (self->filters == NULL)
    return;

  if (self->renamed != NULL)
    {
      if (!loa_saved_filters_rename (self->filters, self->renamed, name))
        error = _("Another filter has this name. Type another one.");
    }
  else
    {
      value = ask_what_to_save (self);
      if (value == NULL)
        error = _("Everything is shown. Choose or search for something first, then give it a name.");
      else if (!loa_saved_filters_save (self->filters, name, value))
        error = _("Type a name for this filter.");
    }

  loa_field_error_show (self->error_label, self->name_entry, error);
  if (error != NULL)
    gtk_widget_grab_focus (self->name_entry);
  else if (self->renamed != NULL)
    rename_instead (self, NULL);
  else
    gtk_popover_popdown (self->popover);
}

static LoaSavedFilter *
get_filter (GtkWidget *widget)
{
  return g_object_get_data (G_OBJECT (widget), "loa-filter");
}

static void
choose_cb (LoaSavedFiltersButton *self,
           GtkWidget             *button)
{
  g_autoptr (GVariant) value = g_variant_ref (loa_saved_filter_get_value (get_filter (button)));

  gtk_popover_popdown (self->popover);
  g_signal_emit (self, signals[CHOSEN], 0, value);
}

static void
rename_cb (LoaSavedFiltersButton *self,
           GtkWidget             *button)
{
  rename_instead (self, loa_saved_filter_get_name (get_filter (button)));
}

/* What an Undo brings back. */
typedef struct
{
  LoaSavedFilters *filters;   /* (owned) */
  LoaSavedFilter *filter;     /* (owned) */
} Removal;

static void
removal_free (gpointer  data,
              GClosure *closure)
{
  Removal *removal = data;

  g_object_unref (removal->filters);
  g_object_unref (removal->filter);
  g_free (removal);
}

static gboolean
is_name_taken (LoaSavedFilters *filters,
               const char      *name)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (filters)); i++)
    {
      g_autoptr (LoaSavedFilter) filter = g_list_model_get_item (G_LIST_MODEL (filters), i);

      if (g_str_equal (loa_saved_filter_get_name (filter), name))
        return TRUE;
    }

  return FALSE;
}

/* What was given that name since is newer, and stays. */
static void
undo_cb (Removal *removal)
{
  const char *name = loa_saved_filter_get_name (removal->filter);

  if (!is_name_taken (removal->filters, name))
    loa_saved_filters_save (removal->filters, name, loa_saved_filter_get_value (removal->filter));
}

static void
remove_cb (LoaSavedFiltersButton *self,
           GtkWidget             *button)
{
  Removal *removal = g_new0 (Removal, 1);
  const char *name = loa_saved_filter_get_name (get_filter (button));
  /* Translators: %s is the name of a saved filter. */
  g_autofree char *text = g_strdup_printf (_("Filter “%s” removed"), name);

  removal->filters = g_object_ref (self->filters);
  removal->filter = g_object_ref (get_filter (button));
  /* Over the popover its Undo could not be pressed. */
  gtk_popover_popdown (self->popover);
  loa_saved_filters_remove (removal->filters, name);
  loa_toast_show_undo (GTK_WIDGET (self), text,
                       g_cclosure_new_swap (G_CALLBACK (undo_cb), removal, removal_free), NULL);
}

static GtkWidget *
make_button (LoaSavedFiltersButton *self,
             LoaSavedFilter        *filter,
             const char            *icon_name,
             const char            *format,
             GCallback              clicked)
{
  GtkWidget *button = icon_name != NULL ? gtk_button_new_from_icon_name (icon_name)
                                        : gtk_button_new_with_label (loa_saved_filter_get_name (filter));

  g_object_set_data_full (G_OBJECT (button), "loa-filter", g_object_ref (filter), g_object_unref);
  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);
  gtk_widget_add_css_class (button, "flat");
  if (format != NULL)
    {
      g_auto (GStrv) parts = g_strsplit (format, "%s", 2);
      g_autofree char *text = g_strjoinv (loa_saved_filter_get_name (filter), parts);

      gtk_widget_set_tooltip_text (button, text);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
    }

  return button;
}

static GtkWidget *
make_row (gpointer item,
          gpointer user_data)
{
  LoaSavedFiltersButton *self = user_data;
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);
  GtkWidget *choice = make_button (self, item, NULL, NULL, G_CALLBACK (choose_cb));
  GtkLabel *label = GTK_LABEL (gtk_button_get_child (GTK_BUTTON (choice)));

  gtk_label_set_ellipsize (label, PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (label, 0);
  gtk_label_set_width_chars (label, 18);
  gtk_label_set_max_width_chars (label, 28);
  gtk_widget_set_hexpand (choice, TRUE);
  gtk_box_append (GTK_BOX (box), choice);
  /* Translators: %s is the name of a saved filter. */
  gtk_box_append (GTK_BOX (box), make_button (self, item, "document-edit-symbolic", _("Rename “%s”"),
                                              G_CALLBACK (rename_cb)));
  /* Translators: %s is the name of a saved filter. */
  gtk_box_append (GTK_BOX (box), make_button (self, item, "user-trash-symbolic", _("Remove “%s”"),
                                              G_CALLBACK (remove_cb)));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);

  return row;
}

static void
edited_cb (LoaSavedFiltersButton *self)
{
  loa_field_error_show (self->error_label, self->name_entry, NULL);
}

static void
shown_cb (LoaSavedFiltersButton *self)
{
  rename_instead (self, NULL);
}

static void
filters_changed_cb (LoaSavedFiltersButton *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->list_box), g_list_model_get_n_items (G_LIST_MODEL (self->filters)) > 0);
}

static void
failed_cb (LoaSavedFiltersButton *self,
           const GError          *error)
{
  loa_toast_show_failure (GTK_WIDGET (self), error);
}

static void
loa_saved_filters_button_dispose (GObject *object)
{
  LoaSavedFiltersButton *self = LOA_SAVED_FILTERS_BUTTON (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), LOA_TYPE_SAVED_FILTERS_BUTTON);
  g_clear_object (&self->filters);
  g_clear_pointer (&self->renamed, g_free);

  G_OBJECT_CLASS (loa_saved_filters_button_parent_class)->dispose (object);
}

static void
loa_saved_filters_button_class_init (LoaSavedFiltersButtonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = loa_saved_filters_button_dispose;

  signals[CHOSEN] = g_signal_new ("chosen", LOA_TYPE_SAVED_FILTERS_BUTTON, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_VARIANT);
  signals[SAVING] = g_signal_new ("saving", LOA_TYPE_SAVED_FILTERS_BUTTON, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_VARIANT, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/loa_desktop/Loa/transactions/loa-saved-filters-button.ui");
  gtk_widget_class_bind_template_child (widget_class, LoaSavedFiltersButton, button);
  gtk_widget_class_bind_template_child (widget_class, LoaSavedFiltersButton, popover);
  gtk_widget_class_bind_template_child (widget_class, LoaSavedFiltersButton, list_box);
  gtk_widget_class_bind_template_child (widget_class, LoaSavedFiltersButton, name_entry);
  gtk_widget_class_bind_template_child (widget_class, LoaSavedFiltersButton, save_button);
  gtk_widget_class_bind_template_child (widget_class, LoaSavedFiltersButton, error_label);
  gtk_widget_class_bind_template_callback (widget_class, edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, shown_cb);
}

static void
loa_saved_filters_button_init (LoaSavedFiltersButton *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  show_task (self);
}

void
loa_saved_filters_button_set_filters (LoaSavedFiltersButton *self,
                                      LoaSavedFilters       *filters)
{
  g_return_if_fail (LOA_IS_SAVED_FILTERS_BUTTON (self));
  g_return_if_fail (LOA_IS_SAVED_FILTERS (filters));
  g_return_if_fail (self->filters == NULL);

  self->filters = g_object_ref (filters);
  g_signal_connect_object (filters, "items-changed", G_CALLBACK (filters_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (filters, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  gtk_list_box_bind_model (self->list_box, G_LIST_MODEL (filters), make_row, self, NULL);
  filters_changed_cb (self);
}
