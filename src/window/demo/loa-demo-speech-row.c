/* loa-demo-speech-row.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include <glib/gi18n.h>

#include "loa-demo-speech-row.h"
#include "loa-vietnam-time.h"

/* Where the time begins in “YYYY-MM-DD HH:MM:SS”. */
#define TIME_OFFSET 11

struct _LoaDemoSpeechRow
{
  GtkListBoxRow parent_instance;

  GObject *speech;              /* (owned) */
  LoaSpeakerRegister *speakers; /* (owned) (nullable) */
  GtkLabel *name_label;         /* (unowned) */
  GtkLabel *moment_label;       /* (unowned) */
  GtkLabel *text_label;         /* (unowned) */
};

G_DEFINE_FINAL_TYPE (LoaDemoSpeechRow, loa_demo_speech_row, GTK_TYPE_LIST_BOX_ROW)

static void
update (LoaDemoSpeechRow *self)
{
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;
  g_autofree char *moment = NULL;
  g_autofree char *whole = NULL;

  loa_demo_speech_row_describe (self->speech, self->speakers, &name, &text, &moment);
  gtk_label_set_label (self->name_label, name);
  gtk_label_set_label (self->moment_label, moment != NULL ? moment : "");
  gtk_label_set_label (self->text_label, text != NULL ? text : _("Has said nothing yet"));
  if (text == NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->text_label), "dim-label");

  whole = g_strjoin (", ", name, gtk_label_get_label (self->text_label), moment, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, whole, -1);
}

static void
loa_demo_speech_row_dispose (GObject *object)
{
  LoaDemoSpeechRow *self = LOA_DEMO_SPEECH_ROW (object);

  g_clear_object (&self->speech);
  g_clear_object (&self->speakers);

  G_OBJECT_CLASS (loa_demo_speech_row_parent_class)->dispose (object);
}

static void
loa_demo_speech_row_class_init (LoaDemoSpeechRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = loa_demo_speech_row_dispose;
}

static void
loa_demo_speech_row_init (LoaDemoSpeechRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->name_label = g_object_new (GTK_TYPE_LABEL, "ellipsize", PANGO_ELLIPSIZE_MIDDLE, "hexpand", TRUE, "xalign", 0.0f,
                                   NULL);
  self->moment_label = GTK_LABEL (gtk_label_new (NULL));
  self->text_label = g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "xalign", 0.0f,
                                   NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->name_label), "caption-heading");
  gtk_widget_add_css_class (GTK_WIDGET (self->moment_label), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->moment_label), "numeric");
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->name_label));
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->moment_label));
  gtk_box_append (GTK_BOX (box), line);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->text_label));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
}

GtkWidget *
loa_demo_speech_row_new (GObject            *speech,
                         LoaSpeakerRegister *speakers)
{
  LoaDemoSpeechRow *self;

  g_return_val_if_fail (G_IS_OBJECT (speech), NULL);
  g_return_val_if_fail (speakers == NULL || LOA_IS_SPEAKER_REGISTER (speakers), NULL);

  self = g_object_new (LOA_TYPE_DEMO_SPEECH_ROW, NULL);
  self->speech = g_object_ref (speech);
  g_set_object (&self->speakers, speakers);
  if (speakers != NULL)
    {
      g_signal_connect_object (speakers, "items-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (speakers, "speakers-updated", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
    }
  update (self);

  return GTK_WIDGET (self);
}

void
loa_demo_speech_row_describe (GObject             *speech,
                              LoaSpeakerRegister  *speakers,
                              char               **name,
                              char               **text,
                              char               **moment)
{
  g_autofree char *hardware_id = NULL;
  g_autofree char *time_text = NULL;
  LoaSpeaker *speaker = NULL;
  gint64 time = 0;

  g_object_get (speech, "hardware-id", &hardware_id, "text", text, "time", &time, NULL);
  if (speakers != NULL)
    speaker = loa_speaker_register_find (speakers, hardware_id);
  time_text = loa_vietnam_time_format (time);
  *name = g_strdup (speaker != NULL ? loa_speaker_get_title (speaker) : hardware_id);
  *moment = *text != NULL ? g_strdup (time_text + TIME_OFFSET) : NULL;
}
