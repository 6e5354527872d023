/* loa-announcement-row.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include <glib/gi18n.h>

#include "loa-announcement-row.h"
#include "loa-chip.h"
#include "loa-dong.h"
#include "loa-wording.h"

struct _LoaAnnouncementRow
{
  GtkWidget parent_instance;

  GBinding *title_binding;   /* (owned) (nullable): to the speaker, which may be renamed */

  GtkLabel *speaker_label;
  GtkLabel *detail_label;
  GtkLabel *amount_label;
  LoaChip *state_chip;
};

G_DEFINE_FINAL_TYPE (LoaAnnouncementRow, loa_announcement_row, GTK_TYPE_WIDGET)

static void
show_speaker (LoaAnnouncementRow *self,
              LoaSpeaker         *speaker,
              const char         *hardware_id)
{
  if (self->title_binding != NULL)
    g_binding_unbind (self->title_binding);
  g_clear_object (&self->title_binding);

  if (speaker != NULL)
    self->title_binding = g_object_ref (g_object_bind_property (speaker, "title", self->speaker_label, "label",
                                                                G_BINDING_SYNC_CREATE));
  else
    gtk_label_set_label (self->speaker_label, hardware_id);
}

static void
loa_announcement_row_dispose (GObject *object)
{
  GtkWidget *child;

  g_clear_object (&LOA_ANNOUNCEMENT_ROW (object)->title_binding);
  gtk_widget_dispose_template (GTK_WIDGET (object), LOA_TYPE_ANNOUNCEMENT_ROW);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (loa_announcement_row_parent_class)->dispose (object);
}

static void
loa_announcement_row_class_init (LoaAnnouncementRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = loa_announcement_row_dispose;

  g_type_ensure (LOA_TYPE_CHIP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/loa_desktop/Loa/announcements/loa-announcement-row.ui");
  gtk_widget_class_set_css_name (widget_class, "loa-announcement-row");
  gtk_widget_class_bind_template_child (widget_class, LoaAnnouncementRow, speaker_label);
  gtk_widget_class_bind_template_child (widget_class, LoaAnnouncementRow, detail_label);
  gtk_widget_class_bind_template_child (widget_class, LoaAnnouncementRow, amount_label);
  gtk_widget_class_bind_template_child (widget_class, LoaAnnouncementRow, state_chip);
}

static void
loa_announcement_row_init (LoaAnnouncementRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
loa_announcement_row_new (void)
{
  return g_object_new (LOA_TYPE_ANNOUNCEMENT_ROW, NULL);
}

void
loa_announcement_row_show (LoaAnnouncementRow          *self,
                           const LoaAnnouncementRecord *record,
                           LoaSpeaker                  *speaker,
                           gint64                       now)
{
  g_autofree char *amount = NULL;
  g_autofree char *moment = NULL;
  g_autofree char *detail = NULL;

  g_return_if_fail (LOA_IS_ANNOUNCEMENT_ROW (self));
  g_return_if_fail (record != NULL);

  amount = loa_dong_format (record->amount);
  moment = loa_wording_format_moment (record->asked, now);
  if (record->retries > 0)
    detail = g_strdup_printf (ngettext ("%s · %s · %d retry", "%s · %s · %d retries", (gulong) record->retries),
                              moment, loa_wording_get_cause (record->cause), (int) record->retries);
  else
    detail = g_strdup_printf ("%s · %s", moment, loa_wording_get_cause (record->cause));

  show_speaker (self, speaker, record->hardware_id);
  gtk_label_set_label (self->detail_label, detail);
  gtk_label_set_label (self->amount_label, amount);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), record->message);
  loa_wording_show_state (self->state_chip, record->state);
}
