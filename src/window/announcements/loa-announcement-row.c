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
#include "loa-announcement-wording.h"
#include "loa-chip.h"
#include "loa-dong.h"
#include "loa-tooltip.h"
#include "loa-wording.h"

enum
{
  CELL_ASKED,
  CELL_SPEAKER,
  CELL_CAUSE,
  CELL_AMOUNT,
  CELL_STATE,
  CELL_SENT,
  CELL_DELIVERED,
  CELL_STATUS,
  CELL_RETRIES,
  CELL_DETAIL,      /* the second line, where there is little width */
  N_CELLS
};

struct _LoaAnnouncementRow
{
  GtkWidget parent_instance;

  LoaShop *shop;                      /* (owned) (nullable) */
  GSignalGroup *announcement_signals; /* (owned) */
  GSignalGroup *speaker_signals;      /* (owned): it may be renamed */
  gboolean titles;

  GtkLabel *labels[N_CELLS];          /* (owned): through the widget tree; the one of the state is for its title */
  GtkBox *state_box;                  /* (owned): through the widget tree */
  LoaChip *state_chip;                /* (owned): through the widget tree */
};

G_DEFINE_FINAL_TYPE (LoaAnnouncementRow, loa_announcement_row, GTK_TYPE_WIDGET)

typedef struct
{
  const char *title;
  int n_chars;           /* how wide it is at least where it is a column, or -1 for all that is left */
  gboolean is_figure;    /* right-aligned */
  guint widths;          /* bit mask of LoaAnnouncementWidth in which it is shown */
} Cell;

#define NARROW (1u << LOA_ANNOUNCEMENT_WIDTH_NARROW)
#define MEDIUM (1u << LOA_ANNOUNCEMENT_WIDTH_MEDIUM)
#define WIDE (1u << LOA_ANNOUNCEMENT_WIDTH_WIDE)

static const Cell cells[N_CELLS] = {
  /* Translators: the title of a column of times, those at which announcements were asked for. */
  [CELL_ASKED] = { .title = NC_("column of times", "Asked"), .n_chars = 18, .widths = MEDIUM | WIDE },
  [CELL_SPEAKER] = { .title = N_("Speaker"), .n_chars = -1, .widths = NARROW | MEDIUM | WIDE },
  [CELL_CAUSE] = { .title = N_("Cause"), .n_chars = 10, .widths = MEDIUM | WIDE },
  [CELL_AMOUNT] = { .title = N_("Amount"), .n_chars = 15, .is_figure = TRUE, .widths = NARROW | MEDIUM | WIDE },
  [CELL_STATE] = { .title = N_("State"), .n_chars = -1, .widths = NARROW | MEDIUM | WIDE },
  [CELL_SENT] = { .title = N_("Sent"), .n_chars = 8, .widths = WIDE },
  [CELL_DELIVERED] = { .title = N_("Delivered"), .n_chars = 9, .widths = WIDE },
  /* Translators: the word that SePay uses for how far an announcement got. */
  [CELL_STATUS] = { .title = N_("SePay status"), .n_chars = 11, .widths = WIDE },
  [CELL_RETRIES] = { .title = N_("Retries"), .n_chars = 7, .is_figure = TRUE, .widths = WIDE },
  [CELL_DETAIL] = { .title = "", .n_chars = -1, .widths = NARROW },
};

/* “Asked” is also how far an announcement got. */
static const char *
get_title (guint cell)
{
  if (*cells[cell].title == '\0')
    return NULL;

  return cell == CELL_ASKED ? g_dpgettext2 (NULL, "column of times", cells[cell].title) : _(cells[cell].title);
}

/* A title may be longer in another language than what stands below it. */
static int
count_chars (guint cell)
{
  int n_chars = cells[cell].n_chars;

  if (n_chars < 0)
    return -1;

  n_chars = MAX (n_chars, (int) g_utf8_strlen (get_title (cell), -1));
  if (cell == CELL_CAUSE)
    for (guint i = 0; i <= LOA_ANNOUNCEMENT_CAUSE_PAYMENT; i++)
      n_chars = MAX (n_chars, (int) g_utf8_strlen (loa_wording_get_cause (i), -1));

  return n_chars;
}

static void
set_text (LoaAnnouncementRow *self,
          guint               cell,
          const char         *text)
{
  gtk_label_set_label (self->labels[cell], text != NULL ? text : "");
}

static void
show_times (LoaAnnouncementRow          *self,
            const LoaAnnouncementRecord *record)
{
  const gint64 now = loa_clock_get_unix_seconds (loa_shop_get_clock (self->shop));
  g_autofree char *asked = loa_wording_format_moment (record->asked, now);
  /* On the day on which it was asked for, the time is enough. */
  g_autofree char *sent = record->sent > 0 ? loa_wording_format_moment (record->sent, record->asked) : NULL;
  g_autofree char *delivered = record->delivered > 0 ? loa_wording_format_moment (record->delivered, record->asked)
                                                     : NULL;

  set_text (self, CELL_ASKED, asked);
  set_text (self, CELL_SENT, sent);
  set_text (self, CELL_DELIVERED, delivered);
}

static void
show_record (LoaAnnouncementRow          *self,
             const LoaAnnouncementRecord *record,
             const char                  *speaker)
{
  const gint64 now = loa_clock_get_unix_seconds (loa_shop_get_clock (self->shop));
  g_autofree char *amount = loa_dong_format (record->amount);
  g_autofree char *retries = record->retries > 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, record->retries) : NULL;
  g_autofree char *detail = loa_announcement_wording_describe_shortly (record, now);
  g_autofree char *sentence = loa_announcement_wording_describe (record, speaker, now);

  set_text (self, CELL_SPEAKER, speaker);
  set_text (self, CELL_CAUSE, loa_wording_get_cause (record->cause));
  set_text (self, CELL_AMOUNT, amount);
  set_text (self, CELL_STATUS, loa_announcement_wording_get_status (record->status));
  loa_tooltip_set (GTK_WIDGET (self->labels[CELL_STATUS]), record->status);
  set_text (self, CELL_RETRIES, retries);
  set_text (self, CELL_DETAIL, detail);
  show_times (self, record);
  loa_wording_show_state (self->state_chip, record->state);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence, -1);
  /* The list's own widget has the keyboard focus, so it is what is read. */
  if (gtk_widget_get_parent (GTK_WIDGET (self)) != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (GTK_WIDGET (self))),
                                    GTK_ACCESSIBLE_PROPERTY_LABEL, sentence, -1);
}

/* A row of a lazy list is bound before it has been read, and a list has hundreds of them that nobody sees: until it has
 * been read nothing of it changes but that it cannot be seen.
 */
static void
update (LoaAnnouncementRow *self)
{
  g_autoptr (LoaAnnouncement) announcement = g_signal_group_dup_target (self->announcement_signals);
  const LoaAnnouncementRecord *record = announcement != NULL ? loa_announcement_get_record (announcement) : NULL;
  LoaSpeaker *speaker;

  if (record == NULL)
    {
      g_signal_group_set_target (self->speaker_signals, NULL);
      gtk_widget_set_opacity (GTK_WIDGET (self), 0);
      return;
    }

  speaker = loa_speaker_register_find (loa_shop_get_speakers (self->shop), record->hardware_id);
  g_signal_group_set_target (self->speaker_signals, speaker);
  show_record (self, record, speaker != NULL ? loa_speaker_get_title (speaker) : record->hardware_id);
  gtk_widget_set_opacity (GTK_WIDGET (self), 1);
}

static GtkWidget *
make_state (LoaAnnouncementRow *self)
{
  self->state_box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0));
  self->state_chip = g_object_new (LOA_TYPE_CHIP, NULL);
  gtk_box_append (self->state_box, GTK_WIDGET (self->labels[CELL_STATE]));
  gtk_box_append (self->state_box, GTK_WIDGET (self->state_chip));

  return GTK_WIDGET (self->state_box);
}

static void
make_cells (LoaAnnouncementRow *self)
{
  for (guint i = 0; i < N_CELLS; i++)
    {
      GtkWidget *cell = g_object_new (GTK_TYPE_LABEL,
                                      "ellipsize", PANGO_ELLIPSIZE_END,
                                      "xalign", cells[i].is_figure ? 1.0f : 0.0f,
                                      NULL);

      self->labels[i] = GTK_LABEL (cell);
      gtk_widget_add_css_class (cell, "numeric");
      if (i == CELL_STATE)
        cell = make_state (self);
      gtk_widget_set_valign (cell, GTK_ALIGN_CENTER);
      gtk_widget_set_hexpand (cell, i == CELL_SPEAKER);
      gtk_widget_set_parent (cell, GTK_WIDGET (self));
    }

  gtk_widget_add_css_class (GTK_WIDGET (self->labels[CELL_DETAIL]), "caption");
  for (guint i = 0; i < N_CELLS; i++)
    if (i == CELL_DETAIL || i == CELL_CAUSE || i == CELL_SENT || i == CELL_DELIVERED || i == CELL_STATUS
        || i == CELL_RETRIES)
      gtk_widget_add_css_class (GTK_WIDGET (self->labels[i]), "dim-label");
}

static void
place (LoaAnnouncementRow *self,
       guint               cell,
       gboolean            narrow)
{
  GtkWidget *widget = cell == CELL_STATE ? GTK_WIDGET (self->state_box) : GTK_WIDGET (self->labels[cell]);
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  GtkGridLayoutChild *child = GTK_GRID_LAYOUT_CHILD (gtk_layout_manager_get_layout_child (layout, widget));
  int column = (int) cell;
  int row = 0;

  if (narrow)
    {
      column = cell == CELL_AMOUNT || cell == CELL_STATE ? 1 : 0;
      row = cell == CELL_DETAIL || cell == CELL_STATE ? 1 : 0;
    }
  gtk_grid_layout_child_set_column (child, column);
  gtk_grid_layout_child_set_row (child, row);
}

/* Setting a tooltip asks the display server where the pointer is, each time. */
static gboolean
loa_announcement_row_query_tooltip (GtkWidget  *widget,
                                    int         x,
                                    int         y,
                                    gboolean    keyboard,
                                    GtkTooltip *tooltip)
{
  LoaAnnouncementRow *self = LOA_ANNOUNCEMENT_ROW (widget);
  g_autoptr (LoaAnnouncement) announcement = g_signal_group_dup_target (self->announcement_signals);
  const LoaAnnouncementRecord *record = announcement != NULL ? loa_announcement_get_record (announcement) : NULL;

  gtk_tooltip_set_text (tooltip, record != NULL ? record->message : NULL);

  return record != NULL && record->message != NULL;
}

static void
loa_announcement_row_dispose (GObject *object)
{
  LoaAnnouncementRow *self = LOA_ANNOUNCEMENT_ROW (object);
  GtkWidget *child;

  g_clear_object (&self->announcement_signals);
  g_clear_object (&self->speaker_signals);
  g_clear_object (&self->shop);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (loa_announcement_row_parent_class)->dispose (object);
}

static void
loa_announcement_row_class_init (LoaAnnouncementRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = loa_announcement_row_dispose;
  widget_class->query_tooltip = loa_announcement_row_query_tooltip;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_GRID_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "loa-announcement-row");
}

static void
loa_announcement_row_init (LoaAnnouncementRow *self)
{
  GtkGridLayout *layout = GTK_GRID_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self)));

  gtk_grid_layout_set_column_spacing (layout, 12);
  gtk_grid_layout_set_row_spacing (layout, 2);
  make_cells (self);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->labels[CELL_STATE]), FALSE);
  loa_announcement_row_set_width (self, LOA_ANNOUNCEMENT_WIDTH_NARROW, -1);

  self->announcement_signals = g_signal_group_new (LOA_TYPE_ANNOUNCEMENT);
  g_signal_group_connect_swapped (self->announcement_signals, "notify::record", G_CALLBACK (update), self);
  self->speaker_signals = g_signal_group_new (LOA_TYPE_SPEAKER);
  g_signal_group_connect_swapped (self->speaker_signals, "notify::title", G_CALLBACK (update), self);
}

GtkWidget *
loa_announcement_row_new (void)
{
  return g_object_new (LOA_TYPE_ANNOUNCEMENT_ROW, NULL);
}

GtkWidget *
loa_announcement_row_new_titles (void)
{
  LoaAnnouncementRow *self = g_object_new (LOA_TYPE_ANNOUNCEMENT_ROW, NULL);

  for (guint i = 0; i < N_CELLS; i++)
    {
      set_text (self, i, get_title (i));
      gtk_widget_remove_css_class (GTK_WIDGET (self->labels[i]), "dim-label");
    }
  gtk_widget_set_visible (GTK_WIDGET (self->labels[CELL_STATE]), TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->state_chip), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "titles");
  gtk_widget_add_css_class (GTK_WIDGET (self), "dim-label");

  return GTK_WIDGET (self);
}

void
loa_announcement_row_set_announcement (LoaAnnouncementRow *self,
                                       LoaAnnouncement    *announcement,
                                       LoaShop            *shop)
{
  g_return_if_fail (LOA_IS_ANNOUNCEMENT_ROW (self));
  g_return_if_fail (announcement == NULL || LOA_IS_SHOP (shop));

  g_set_object (&self->shop, shop);
  g_signal_group_set_target (self->announcement_signals, announcement);
  update (self);
}

void
loa_announcement_row_update (LoaAnnouncementRow *self)
{
  g_return_if_fail (LOA_IS_ANNOUNCEMENT_ROW (self));

  update (self);
}

int
loa_announcement_row_measure_state (void)
{
  int widest = 0;

  for (guint i = 0; i <= LOA_ANNOUNCEMENT_STATE_NOT_SENT; i++)
    {
      /* A widget outside of a window does not see that its style changes, so each state has its own. */
      g_autoptr (LoaChip) chip = g_object_ref_sink (g_object_new (LOA_TYPE_CHIP, NULL));
      int width;

      loa_wording_show_state (chip, i);
      gtk_widget_measure (GTK_WIDGET (chip), GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
      widest = MAX (widest, width);
    }

  return widest;
}

void
loa_announcement_row_set_width (LoaAnnouncementRow   *self,
                                LoaAnnouncementWidth  width,
                                int                   state_width)
{
  const gboolean narrow = width == LOA_ANNOUNCEMENT_WIDTH_NARROW;

  g_return_if_fail (LOA_IS_ANNOUNCEMENT_ROW (self));

  for (guint i = 0; i < N_CELLS; i++)
    {
      const int n_chars = narrow ? -1 : count_chars (i);

      place (self, i, narrow);
      gtk_label_set_width_chars (self->labels[i], n_chars);
      gtk_label_set_max_width_chars (self->labels[i], n_chars);
      if (i != CELL_STATE)
        gtk_widget_set_visible (GTK_WIDGET (self->labels[i]), (cells[i].widths & (1u << width)) != 0);
    }

  gtk_widget_set_halign (GTK_WIDGET (self->state_box), narrow ? GTK_ALIGN_END : GTK_ALIGN_START);
  gtk_widget_set_size_request (GTK_WIDGET (self->state_box), narrow ? -1 : state_width, -1);
  if (narrow)
    gtk_widget_add_css_class (GTK_WIDGET (self->labels[CELL_AMOUNT]), "heading");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->labels[CELL_AMOUNT]), "heading");
}
