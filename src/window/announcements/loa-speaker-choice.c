/* loa-speaker-choice.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include <glib/gi18n.h>

#include "loa-drop-down.h"
#include "loa-speaker-choice.h"

/* From here on it is quicker to type a name than to look for it. */
#define MANY_SPEAKERS 12

/* What is chosen is kept as a serial number: a drop-down would go on to the next item when the one that is selected
 * goes away, and so show the announcements of another speaker.
 */
struct _LoaSpeakerChoice
{
  GObject parent_instance;

  LoaSpeakerRegister *speakers;   /* (owned) (nullable) */
  GtkDropDown *drop_down;         /* (unowned) (nullable): of the widget that owns this */
  GtkStringList *labels;          /* (owned): all speakers, then one after the other */
  GPtrArray *hardware_ids;        /* (owned) (element-type utf8): of the labels after the first */
  char *hardware_id;              /* (owned) (nullable): what is chosen */
  guint update_id;                /* idle source, or 0 */
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (LoaSpeakerChoice, loa_speaker_choice, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static guint
find_position (LoaSpeakerChoice *self)
{
  guint position;

  if (self->hardware_id != NULL
      && g_ptr_array_find_with_equal_func (self->hardware_ids, self->hardware_id, g_str_equal, &position))
    return position + 1;

  return 0;
}

static void
add_label (LoaSpeakerChoice *self,
           GPtrArray        *labels,
           const char       *hardware_id,
           const char       *label)
{
  g_ptr_array_add (self->hardware_ids, g_strdup (hardware_id));
  g_ptr_array_add (labels, g_strdup (label));
}

static GPtrArray *
make_labels (LoaSpeakerChoice *self)
{
  GPtrArray *labels = g_ptr_array_new_with_free_func (g_free);
  GListModel *speakers = G_LIST_MODEL (self->speakers);

  g_ptr_array_set_size (self->hardware_ids, 0);
  for (guint i = 0; speakers != NULL && i < g_list_model_get_n_items (speakers); i++)
    {
      g_autoptr (LoaSpeaker) speaker = g_list_model_get_item (speakers, i);

      add_label (self, labels, loa_speaker_get_hardware_id (speaker), loa_speaker_get_title (speaker));
    }

  if (self->hardware_id != NULL && find_position (self) == 0)
    add_label (self, labels, self->hardware_id, self->hardware_id);
  g_ptr_array_add (labels, NULL);

  return labels;
}

static void
update (LoaSpeakerChoice *self)
{
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (self->labels));
  g_autoptr (GPtrArray) labels = make_labels (self);

  g_clear_handle_id (&self->update_id, g_source_remove);
  self->updating = TRUE;
  gtk_string_list_splice (self->labels, 1, n - 1, (const char * const *) labels->pdata);
  gtk_drop_down_set_selected (self->drop_down, find_position (self));
  gtk_drop_down_set_enable_search (self->drop_down, labels->len > MANY_SPEAKERS);
  self->updating = FALSE;
}

static gboolean
update_cb (gpointer user_data)
{
  LoaSpeakerChoice *self = user_data;

  self->update_id = 0;
  update (self);

  return G_SOURCE_REMOVE;
}

/* Many speakers may come one by one. */
static void
items_changed_cb (LoaSpeakerChoice *self)
{
  if (self->update_id == 0 && self->drop_down != NULL)
    self->update_id = g_idle_add (update_cb, self);
}

static void
selected_cb (LoaSpeakerChoice *self)
{
  guint selected;
  const char *hardware_id;

  if (self->updating || self->drop_down == NULL)
    return;

  selected = gtk_drop_down_get_selected (self->drop_down);
  hardware_id = selected > 0 && selected <= self->hardware_ids->len ? self->hardware_ids->pdata[selected - 1] : NULL;
  if (g_strcmp0 (hardware_id, self->hardware_id) == 0)
    return;

  g_free (self->hardware_id);
  self->hardware_id = g_strdup (hardware_id);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
loa_speaker_choice_dispose (GObject *object)
{
  LoaSpeakerChoice *self = LOA_SPEAKER_CHOICE (object);

  g_clear_handle_id (&self->update_id, g_source_remove);
  g_clear_object (&self->speakers);
  g_clear_object (&self->labels);
  self->drop_down = NULL;

  G_OBJECT_CLASS (loa_speaker_choice_parent_class)->dispose (object);
}

static void
loa_speaker_choice_finalize (GObject *object)
{
  LoaSpeakerChoice *self = LOA_SPEAKER_CHOICE (object);

  g_clear_pointer (&self->hardware_ids, g_ptr_array_unref);
  g_clear_pointer (&self->hardware_id, g_free);

  G_OBJECT_CLASS (loa_speaker_choice_parent_class)->finalize (object);
}

static void
loa_speaker_choice_class_init (LoaSpeakerChoiceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = loa_speaker_choice_dispose;
  object_class->finalize = loa_speaker_choice_finalize;

  signals[CHANGED] = g_signal_new ("changed", LOA_TYPE_SPEAKER_CHOICE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
loa_speaker_choice_init (LoaSpeakerChoice *self)
{
  self->hardware_ids = g_ptr_array_new_with_free_func (g_free);
}

LoaSpeakerChoice *
loa_speaker_choice_new (GtkDropDown *drop_down)
{
  const char *all[] = { _("All speakers"), NULL };
  g_autoptr (GtkExpression) expression = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");
  LoaSpeakerChoice *self;

  g_return_val_if_fail (GTK_IS_DROP_DOWN (drop_down), NULL);

  self = g_object_new (LOA_TYPE_SPEAKER_CHOICE, NULL);
  self->drop_down = drop_down;
  self->labels = gtk_string_list_new (all);
  gtk_drop_down_set_expression (drop_down, expression);
  loa_drop_down_let_shrink (drop_down);
  gtk_drop_down_set_model (drop_down, G_LIST_MODEL (self->labels));
  g_signal_connect_object (drop_down, "notify::selected", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);

  return self;
}

void
loa_speaker_choice_set_register (LoaSpeakerChoice   *self,
                                 LoaSpeakerRegister *speakers)
{
  g_return_if_fail (LOA_IS_SPEAKER_CHOICE (self));
  g_return_if_fail (LOA_IS_SPEAKER_REGISTER (speakers));
  g_return_if_fail (self->speakers == NULL);

  self->speakers = g_object_ref (speakers);
  g_signal_connect_object (speakers, "items-changed", G_CALLBACK (items_changed_cb), self, G_CONNECT_SWAPPED);
  update (self);
}

void
loa_speaker_choice_update (LoaSpeakerChoice *self)
{
  g_return_if_fail (LOA_IS_SPEAKER_CHOICE (self));

  items_changed_cb (self);
}

const char *
loa_speaker_choice_get_hardware_id (LoaSpeakerChoice *self)
{
  g_return_val_if_fail (LOA_IS_SPEAKER_CHOICE (self), NULL);

  return self->hardware_id;
}

void
loa_speaker_choice_set_hardware_id (LoaSpeakerChoice *self,
                                    const char       *hardware_id)
{
  g_return_if_fail (LOA_IS_SPEAKER_CHOICE (self));

  if (g_strcmp0 (hardware_id, self->hardware_id) == 0)
    return;

  g_free (self->hardware_id);
  self->hardware_id = g_strdup (hardware_id);
  update (self);
  g_signal_emit (self, signals[CHANGED], 0);
}
