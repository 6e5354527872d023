/* loa-speaker-picker.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include <glib/gi18n.h>

#include "loa-speaker-picker.h"
#include "loa-speaker-search.h"
#include "loa-tooltip.h"

/* GTK's own drop-down with a search finds only what a name begins with, with its marks: among five hundred speakers that
 * is too little.
 */

struct _LoaSpeakerPicker
{
  GtkWidget parent_instance;

  LoaSpeakerRegister *speakers; /* (owned) (nullable) */
  GListStore *others;           /* (owned): speakers that are in no register */
  gboolean optional;            /* none may be chosen, which stands for all */
  LoaSpeaker *chosen;           /* (owned) (nullable) */
  LoaSpeakerSearch *search;     /* (owned) */
  GtkCustomFilter *filter;      /* (owned) */
  GtkFilterListModel *found;    /* (owned) */

  GtkMenuButton *button;
  GtkLabel *title_label;
  GtkPopover *popover;
  GtkSearchEntry *search_entry;
  GtkWidget *all_button;
  GtkStack *stack;
  GtkListView *list_view;
};

G_DEFINE_FINAL_TYPE (LoaSpeakerPicker, loa_speaker_picker, GTK_TYPE_WIDGET)

typedef enum
{
  PROP_CHOSEN = 1,
  PROP_OPTIONAL,
} LoaSpeakerPickerProperty;

static GParamSpec *properties[PROP_OPTIONAL + 1];

enum
{
  CHOSEN_BY_HAND,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
show_chosen (LoaSpeakerPicker *self)
{
  const char *nobody = self->optional ? _("All speakers") : _("No speaker");
  const char *title = self->chosen != NULL ? loa_speaker_get_title (self->chosen) : nobody;
  /* Translators: %s is the name of a speaker. */
  g_autofree char *name = g_strdup_printf (_("Speaker: %s"), title);

  gtk_label_set_label (self->title_label, title);
  loa_tooltip_set (GTK_WIDGET (self->button), name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* Returns: (transfer full) (nullable): one that can be heard as far as is known, or the first one */
static LoaSpeaker *
find_first (LoaSpeakerPicker *self)
{
  GListModel *speakers = G_LIST_MODEL (self->speakers);
  const guint n_speakers = g_list_model_get_n_items (speakers);

  for (guint i = 0; i < n_speakers; i++)
    {
      g_autoptr (LoaSpeaker) speaker = g_list_model_get_item (speakers, i);

      if (loa_speaker_get_is_paired (speaker) == LOA_TERNARY_YES &&
          loa_speaker_get_online (speaker) == LOA_TERNARY_YES)
        return g_steal_pointer (&speaker);
    }

  return g_list_model_get_item (speakers, 0);
}

/* Returns: (transfer full): the one of the register, or one that is in none */
static LoaSpeaker *
dup_speaker (LoaSpeakerPicker *self,
             const char       *hardware_id)
{
  g_autoptr (LoaSpeakerRecord) record = NULL;
  LoaSpeaker *speaker = loa_speaker_register_find (self->speakers, hardware_id);

  if (speaker != NULL)
    return g_object_ref (speaker);

  record = g_new0 (LoaSpeakerRecord, 1);
  record->hardware_id = g_strdup (hardware_id);

  return loa_speaker_new (record);
}

static void
speakers_changed_cb (LoaSpeakerPicker *self)
{
  g_autoptr (LoaSpeaker) first = NULL;

  /* Who has gone out of the register is still the one that was chosen. */
  if (self->optional)
    {
      loa_speaker_picker_set_hardware_id (self, loa_speaker_picker_get_hardware_id (self));
      return;
    }

  if (self->chosen != NULL &&
      loa_speaker_register_find (self->speakers, loa_speaker_get_hardware_id (self->chosen)) == self->chosen)
    return;

  first = find_first (self);
  loa_speaker_picker_set_chosen (self, first);
}

static void
search_again (LoaSpeakerPicker *self,
              GtkFilterChange   change)
{
  gtk_filter_changed (GTK_FILTER (self->filter), change);
  gtk_stack_set_visible_child_name (self->stack,
                                    g_list_model_get_n_items (G_LIST_MODEL (self->found)) > 0 ? "found" : "nothing");
}

static gboolean
matches_cb (gpointer item,
            gpointer user_data)
{
  LoaSpeakerPicker *self = user_data;

  return loa_speaker_matches (item, self->search);
}

static void
updated_cb (LoaSpeakerPicker *self)
{
  search_again (self, GTK_FILTER_CHANGE_DIFFERENT);
}

static void
search_changed_cb (LoaSpeakerPicker *self)
{
  g_clear_pointer (&self->search, loa_speaker_search_free);
  self->search = loa_speaker_search_new (gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
  search_again (self, GTK_FILTER_CHANGE_DIFFERENT);
}

static void
choose (LoaSpeakerPicker *self,
        LoaSpeaker       *speaker)
{
  gtk_popover_popdown (self->popover);
  loa_speaker_picker_set_chosen (self, speaker);
  g_signal_emit (self, signals[CHOSEN_BY_HAND], 0);
}

static void
all_cb (LoaSpeakerPicker *self)
{
  choose (self, NULL);
}

static void
choose_found (LoaSpeakerPicker *self,
              guint             position)
{
  g_autoptr (LoaSpeaker) speaker = g_list_model_get_item (G_LIST_MODEL (self->found), position);

  if (speaker != NULL)
    choose (self, speaker);
}

/* Typing is awaited for a moment before the search is done. */
static void
search_activate_cb (LoaSpeakerPicker *self)
{
  search_changed_cb (self);
  choose_found (self, 0);
}

static void
list_activate_cb (LoaSpeakerPicker *self,
                  guint             position)
{
  choose_found (self, position);
}

static void
stop_search_cb (LoaSpeakerPicker *self)
{
  gtk_popover_popdown (self->popover);
}

static void
shown_cb (LoaSpeakerPicker *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  search_changed_cb (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

static void
row_setup_cb (LoaSpeakerPicker *self,
              GtkListItem      *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *title = g_object_new (GTK_TYPE_LABEL, "ellipsize", PANGO_ELLIPSIZE_END, "xalign", 0.0f, NULL);
  GtkWidget *serial = g_object_new (GTK_TYPE_LABEL, "ellipsize", PANGO_ELLIPSIZE_END, "xalign", 0.0f, NULL);

  gtk_widget_add_css_class (serial, "dim-label");
  gtk_widget_add_css_class (serial, "caption");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), serial);
  gtk_list_item_set_child (item, box);
}

static void
row_bind_cb (LoaSpeakerPicker *self,
             GtkListItem      *item)
{
  LoaSpeaker *speaker = gtk_list_item_get_item (item);
  GtkWidget *title = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  GtkWidget *serial = gtk_widget_get_next_sibling (title);
  const char *place = loa_speaker_get_place (speaker);
  g_autofree char *second = NULL;
  g_autofree char *spoken = NULL;

  if (place != NULL)
    second = g_strdup_printf ("%s · %s", loa_speaker_get_hardware_id (speaker), place);
  gtk_label_set_label (GTK_LABEL (title), loa_speaker_get_title (speaker));
  gtk_label_set_label (GTK_LABEL (serial), second != NULL ? second : loa_speaker_get_hardware_id (speaker));
  gtk_widget_set_visible (serial, loa_speaker_get_name (speaker) != NULL || place != NULL);

  if (gtk_widget_get_visible (serial))
    spoken = g_strdup_printf ("%s, %s", loa_speaker_get_title (speaker), gtk_label_get_label (GTK_LABEL (serial)));
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (gtk_list_item_get_child (item))),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  spoken != NULL ? spoken : loa_speaker_get_title (speaker), -1);
}

static void
loa_speaker_picker_dispose (GObject *object)
{
  LoaSpeakerPicker *self = LOA_SPEAKER_PICKER (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), LOA_TYPE_SPEAKER_PICKER);
  g_clear_object (&self->found);
  g_clear_object (&self->filter);
  g_clear_object (&self->others);
  g_clear_object (&self->chosen);
  g_clear_object (&self->speakers);
  g_clear_pointer (&self->search, loa_speaker_search_free);

  G_OBJECT_CLASS (loa_speaker_picker_parent_class)->dispose (object);
}

static void
loa_speaker_picker_get_property (GObject    *object,
                                 guint       property_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  LoaSpeakerPicker *self = LOA_SPEAKER_PICKER (object);

  switch ((LoaSpeakerPickerProperty) property_id)
    {
    case PROP_CHOSEN:
      g_value_set_object (value, self->chosen);
      break;

    case PROP_OPTIONAL:
      g_value_set_boolean (value, self->optional);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
      break;
    }
}

static void
loa_speaker_picker_set_property (GObject      *object,
                                 guint         property_id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  LoaSpeakerPicker *self = LOA_SPEAKER_PICKER (object);

  if (property_id != PROP_OPTIONAL)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
      return;
    }

  self->optional = g_value_get_boolean (value);
  gtk_widget_set_visible (self->all_button, self->optional);
  show_chosen (self);
}

static void
loa_speaker_picker_class_init (LoaSpeakerPickerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = loa_speaker_picker_dispose;
  object_class->get_property = loa_speaker_picker_get_property;
  object_class->set_property = loa_speaker_picker_set_property;

  properties[PROP_CHOSEN] = g_param_spec_object ("chosen", NULL, NULL, LOA_TYPE_SPEAKER,
                                                 G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_OPTIONAL] = g_param_spec_boolean ("optional", NULL, NULL, FALSE,
                                                    G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY
                                                    | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  signals[CHOSEN_BY_HAND] =
    g_signal_new ("chosen-by-hand", LOA_TYPE_SPEAKER_PICKER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "loa-speaker-picker");
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/loa_desktop/Loa/loa-speaker-picker.ui");
  gtk_widget_class_bind_template_child (widget_class, LoaSpeakerPicker, button);
  gtk_widget_class_bind_template_child (widget_class, LoaSpeakerPicker, title_label);
  gtk_widget_class_bind_template_child (widget_class, LoaSpeakerPicker, popover);
  gtk_widget_class_bind_template_child (widget_class, LoaSpeakerPicker, search_entry);
  gtk_widget_class_bind_template_child (widget_class, LoaSpeakerPicker, all_button);
  gtk_widget_class_bind_template_child (widget_class, LoaSpeakerPicker, stack);
  gtk_widget_class_bind_template_child (widget_class, LoaSpeakerPicker, list_view);
  gtk_widget_class_bind_template_callback (widget_class, all_cb);
  gtk_widget_class_bind_template_callback (widget_class, list_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
}

static void
loa_speaker_picker_init (LoaSpeakerPicker *self)
{
  g_autoptr (GtkSelectionModel) selection = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->search = loa_speaker_search_new (NULL);
  self->others = g_list_store_new (LOA_TYPE_SPEAKER);
  self->filter = gtk_custom_filter_new (matches_cb, self, NULL);
  self->found = gtk_filter_list_model_new (NULL, GTK_FILTER (g_object_ref (self->filter)));
  selection = GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->found))));
  gtk_list_view_set_model (self->list_view, selection);
  gtk_search_entry_set_key_capture_widget (self->search_entry, GTK_WIDGET (self->list_view));
  show_chosen (self);
}

void
loa_speaker_picker_set_speakers (LoaSpeakerPicker   *self,
                                 LoaSpeakerRegister *speakers)
{
  g_autoptr (GListStore) both = g_list_store_new (G_TYPE_LIST_MODEL);
  g_autoptr (GtkFlattenListModel) all = NULL;

  g_return_if_fail (LOA_IS_SPEAKER_PICKER (self));
  g_return_if_fail (LOA_IS_SPEAKER_REGISTER (speakers));
  g_return_if_fail (self->speakers == NULL);

  self->speakers = g_object_ref (speakers);
  g_signal_connect_object (speakers, "items-changed", G_CALLBACK (speakers_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (speakers, "speakers-updated", G_CALLBACK (updated_cb), self, G_CONNECT_SWAPPED);
  g_list_store_append (both, speakers);
  g_list_store_append (both, self->others);
  all = gtk_flatten_list_model_new (G_LIST_MODEL (g_object_ref (both)));
  gtk_filter_list_model_set_model (self->found, G_LIST_MODEL (all));
  speakers_changed_cb (self);
}

LoaSpeaker *
loa_speaker_picker_get_chosen (LoaSpeakerPicker *self)
{
  g_return_val_if_fail (LOA_IS_SPEAKER_PICKER (self), NULL);

  return self->chosen;
}

void
loa_speaker_picker_set_chosen (LoaSpeakerPicker *self,
                               LoaSpeaker       *speaker)
{
  g_return_if_fail (LOA_IS_SPEAKER_PICKER (self));
  g_return_if_fail (speaker == NULL || LOA_IS_SPEAKER (speaker));

  if (speaker == self->chosen)
    return;

  if (self->chosen != NULL)
    g_signal_handlers_disconnect_by_func (self->chosen, show_chosen, self);
  g_set_object (&self->chosen, speaker);
  if (speaker != NULL)
    g_signal_connect_object (speaker, "notify::title", G_CALLBACK (show_chosen), self, G_CONNECT_SWAPPED);
  show_chosen (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHOSEN]);
}

const char *
loa_speaker_picker_get_hardware_id (LoaSpeakerPicker *self)
{
  g_return_val_if_fail (LOA_IS_SPEAKER_PICKER (self), NULL);

  return self->chosen != NULL ? loa_speaker_get_hardware_id (self->chosen) : NULL;
}

void
loa_speaker_picker_set_hardware_id (LoaSpeakerPicker *self,
                                    const char       *hardware_id)
{
  g_autoptr (LoaSpeaker) speaker = NULL;

  g_return_if_fail (LOA_IS_SPEAKER_PICKER (self));
  g_return_if_fail (self->speakers != NULL);

  if (hardware_id != NULL)
    speaker = dup_speaker (self, hardware_id);
  loa_speaker_picker_set_chosen (self, speaker);
}

void
loa_speaker_picker_set_others (LoaSpeakerPicker   *self,
                               const char * const *hardware_ids)
{
  g_autoptr (GPtrArray) others = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_if_fail (LOA_IS_SPEAKER_PICKER (self));
  g_return_if_fail (self->speakers != NULL);
  g_return_if_fail (hardware_ids != NULL);

  for (guint i = 0; hardware_ids[i] != NULL; i++)
    g_ptr_array_add (others, dup_speaker (self, hardware_ids[i]));
  g_list_store_splice (self->others, 0, g_list_model_get_n_items (G_LIST_MODEL (self->others)), others->pdata,
                       others->len);
}
