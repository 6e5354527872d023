/* loa-speaker-line-row.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include <glib/gi18n.h>

#include "loa-line-wording.h"
#include "loa-speaker-line-row.h"
#include "loa-speaker-tags.h"

struct _LoaSpeakerLineRow
{
  GtkWidget parent_instance;

  LoaSpeakerLines *lines;       /* (owned) */
  LoaSpeakerRegister *speakers; /* (owned) */
  LoaSpeakerLine *line;         /* (owned) (nullable) */
  char *shown_text;             /* (owned) (nullable): what the entry began with */

  GtkLabel *number_label;
  GtkLabel *serial_label;
  LoaChip *chip;
  GtkWidget *remove_button;
  GtkWidget *correction_box;
  GtkEditable *entry;
  GtkWidget *correct_button;
  GtkLabel *details_label;
  GtkLabel *reason_label;
};

G_DEFINE_FINAL_TYPE (LoaSpeakerLineRow, loa_speaker_line_row, GTK_TYPE_WIDGET)

/* What was typed, on its way to the line that it is about; the row may show another one by then. */
typedef struct
{
  LoaSpeakerLines *lines; /* (owned) */
  LoaSpeakerLine *line;   /* (owned) */
  char *text;             /* (owned) (nullable): %NULL to take the line out */
} Correction;

static void
correction_free (gpointer data)
{
  Correction *correction = data;

  g_object_unref (correction->lines);
  g_object_unref (correction->line);
  g_free (correction->text);
  g_free (correction);
}

static gboolean
correct_cb (gpointer user_data)
{
  Correction *correction = user_data;
  const guint n_lines = g_list_model_get_n_items (G_LIST_MODEL (correction->lines));

  for (guint i = 0; i < n_lines; i++)
    {
      g_autoptr (LoaSpeakerLine) line = g_list_model_get_item (G_LIST_MODEL (correction->lines), i);

      if (line != correction->line)
        continue;

      if (correction->text != NULL)
        loa_speaker_lines_correct (correction->lines, i, correction->text);
      else
        loa_speaker_lines_remove (correction->lines, i);
      break;
    }

  return G_SOURCE_REMOVE;
}

/* Not at once: the list may be on its way to show this row’s place with another line. Takes @text. */
static void
schedule (LoaSpeakerLineRow *self,
          char              *text)
{
  Correction *correction = g_new0 (Correction, 1);

  correction->lines = g_object_ref (self->lines);
  correction->line = g_object_ref (self->line);
  correction->text = text;
  g_idle_add_full (G_PRIORITY_HIGH_IDLE, correct_cb, correction, correction_free);
}

static gboolean
is_edited (LoaSpeakerLineRow *self)
{
  return self->line != NULL && gtk_widget_get_visible (self->correction_box) &&
         g_strcmp0 (gtk_editable_get_text (self->entry), self->shown_text) != 0;
}

static void
edited_cb (LoaSpeakerLineRow *self)
{
  gtk_widget_set_sensitive (self->correct_button, is_edited (self));
}

static void
apply (LoaSpeakerLineRow *self)
{
  if (!is_edited (self))
    return;

  g_free (self->shown_text);
  self->shown_text = g_strdup (gtk_editable_get_text (self->entry));
  schedule (self, g_strdup (self->shown_text));
}

static void
remove_cb (LoaSpeakerLineRow *self)
{
  if (self->line != NULL)
    schedule (self, NULL);
}

/* Returns: (transfer full): the name, place and so on that stand in the line */
static char *
describe_record (const LoaSpeakerRecord *record)
{
  g_auto (GStrv) tags = loa_speaker_tags_split (record->tags);
  g_autofree char *joined_tags = tags[0] != NULL ? g_strjoinv (", ", tags) : NULL;
  const char *const texts[] = { record->name, record->place, joined_tags, record->note };
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (texts[i] != NULL && *texts[i] != '\0')
      {
        g_string_append (text, text->len > 0 ? " · " : "");
        g_string_append (text, texts[i]);
      }

  return g_strdup (text->str);
}

/* Returns: (transfer full) (nullable): what there is to know about a line that stands twice */
static char *
describe_twice (LoaSpeakerLineRow *self)
{
  const guint n_lines = g_list_model_get_n_items (G_LIST_MODEL (self->lines));
  const char *hardware_id = loa_speaker_line_get_hardware_id (self->line);

  for (guint i = 0; i < n_lines; i++)
    {
      g_autoptr (LoaSpeakerLine) line = g_list_model_get_item (G_LIST_MODEL (self->lines), i);
      const char *other = loa_speaker_line_get_hardware_id (line);

      if (line == self->line || other == NULL || g_ascii_strcasecmp (other, hardware_id) != 0)
        continue;

      if (g_str_equal (other, hardware_id))
        return g_strdup_printf (_("Line %u has the same serial number. This one is left out."),
                                loa_speaker_line_get_number (line));

      return g_strdup_printf (_("Line %u has the same serial number: capital and small letters are one. This one is left "
                                "out."),
                              loa_speaker_line_get_number (line));
    }

  return NULL;
}

static void
show_label (GtkLabel   *label,
            const char *text)
{
  gtk_label_set_label (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
}

static void
update_entry (LoaSpeakerLineRow *self,
              gboolean           is_bad)
{
  const char *text = loa_speaker_line_get_text (self->line);

  gtk_widget_set_visible (self->correction_box, is_bad);
  if (g_strcmp0 (text, self->shown_text) == 0)
    return;

  g_free (self->shown_text);
  self->shown_text = g_strdup (text);
  gtk_editable_set_text (self->entry, text);
}

static void
update (LoaSpeakerLineRow *self)
{
  const LoaSpeakerLineState state = loa_speaker_line_get_state (self->line);
  const gboolean is_bad = state == LOA_SPEAKER_LINE_BAD;
  const gboolean is_done = state == LOA_SPEAKER_LINE_ADDED || state == LOA_SPEAKER_LINE_CHANGED;
  LoaSpeaker *speaker = NULL;
  g_autofree char *number = NULL;
  g_autofree char *details = describe_record (loa_speaker_line_get_record (self->line));
  g_autofree char *changes = NULL;
  g_autofree char *twice = NULL;

  if (state == LOA_SPEAKER_LINE_KNOWN)
    speaker = loa_speaker_register_find (self->speakers, loa_speaker_line_get_hardware_id (self->line));
  if (speaker != NULL)
    changes = loa_line_wording_describe_changes (self->line, speaker);
  if (state == LOA_SPEAKER_LINE_TWICE)
    twice = describe_twice (self);

  /* Translators: a line of a text or file */
  number = g_strdup_printf (_("Line %u"), loa_speaker_line_get_number (self->line));
  gtk_label_set_label (self->number_label, number);
  show_label (self->serial_label, is_bad ? NULL : loa_speaker_line_get_hardware_id (self->line));
  loa_line_wording_show_state (self->chip, state, changes != NULL);
  gtk_widget_set_visible (self->remove_button, !is_done);
  show_label (self->details_label, is_bad ? NULL : changes != NULL ? changes : details);
  show_label (self->reason_label, is_bad ? loa_speaker_line_get_reason (self->line) : twice);
  if (is_bad)
    gtk_widget_add_css_class (GTK_WIDGET (self->reason_label), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->reason_label), "error");
  update_entry (self, is_bad);
  edited_cb (self);
}

static void
loa_speaker_line_row_dispose (GObject *object)
{
  LoaSpeakerLineRow *self = LOA_SPEAKER_LINE_ROW (object);
  GtkWidget *child;

  gtk_widget_dispose_template (GTK_WIDGET (object), LOA_TYPE_SPEAKER_LINE_ROW);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->line);
  g_clear_object (&self->speakers);
  g_clear_object (&self->lines);
  g_clear_pointer (&self->shown_text, g_free);

  G_OBJECT_CLASS (loa_speaker_line_row_parent_class)->dispose (object);
}

static void
loa_speaker_line_row_class_init (LoaSpeakerLineRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = loa_speaker_line_row_dispose;

  g_type_ensure (LOA_TYPE_CHIP);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "loa-speaker-line-row");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/loa_desktop/Loa/speakers/loa-speaker-line-row.ui");
  gtk_widget_class_bind_template_child (widget_class, LoaSpeakerLineRow, number_label);
  gtk_widget_class_bind_template_child (widget_class, LoaSpeakerLineRow, serial_label);
  gtk_widget_class_bind_template_child (widget_class, LoaSpeakerLineRow, chip);
  gtk_widget_class_bind_template_child (widget_class, LoaSpeakerLineRow, remove_button);
  gtk_widget_class_bind_template_child (widget_class, LoaSpeakerLineRow, correction_box);
  gtk_widget_class_bind_template_child (widget_class, LoaSpeakerLineRow, entry);
  gtk_widget_class_bind_template_child (widget_class, LoaSpeakerLineRow, correct_button);
  gtk_widget_class_bind_template_child (widget_class, LoaSpeakerLineRow, details_label);
  gtk_widget_class_bind_template_child (widget_class, LoaSpeakerLineRow, reason_label);
  gtk_widget_class_bind_template_callback (widget_class, apply);
  gtk_widget_class_bind_template_callback (widget_class, edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
}

static void
loa_speaker_line_row_init (LoaSpeakerLineRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
loa_speaker_line_row_new (LoaSpeakerLines    *lines,
                          LoaSpeakerRegister *speakers)
{
  LoaSpeakerLineRow *self;

  g_return_val_if_fail (LOA_IS_SPEAKER_LINES (lines), NULL);
  g_return_val_if_fail (LOA_IS_SPEAKER_REGISTER (speakers), NULL);

  self = g_object_new (LOA_TYPE_SPEAKER_LINE_ROW, NULL);
  self->lines = g_object_ref (lines);
  self->speakers = g_object_ref (speakers);

  return GTK_WIDGET (self);
}

void
loa_speaker_line_row_show (LoaSpeakerLineRow *self,
                           LoaSpeakerLine    *line)
{
  g_return_if_fail (LOA_IS_SPEAKER_LINE_ROW (self));
  g_return_if_fail (line == NULL || LOA_IS_SPEAKER_LINE (line));

  if (self->line != NULL)
    {
      apply (self);
      g_signal_handlers_disconnect_by_func (self->line, update, self);
    }

  g_set_object (&self->line, line);
  if (line == NULL)
    return;

  g_clear_pointer (&self->shown_text, g_free);
  g_signal_connect_object (line, "notify", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);

  /* It is the item of the list around it that a person moves to. */
  if (gtk_widget_get_parent (GTK_WIDGET (self)) != NULL)
    gtk_accessible_update_relation (GTK_ACCESSIBLE (gtk_widget_get_parent (GTK_WIDGET (self))),
                                    GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                    self->number_label, self->serial_label, self->reason_label, NULL, -1);
}
