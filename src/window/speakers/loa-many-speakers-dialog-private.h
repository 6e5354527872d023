/* loa-many-speakers-dialog-private.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "loa-line-wording.h"
#include "loa-many-speakers-dialog.h"

G_BEGIN_DECLS

/* What the dialog's own files share: reading text and files, which lines are shown, and the rest. */

struct _LoaManySpeakersDialog
{
  AdwWindow parent_instance;

  LoaShop *shop;             /* (owned) (nullable): NULL once closed */
  LoaSpeakerLines *lines;    /* (owned) (nullable) */
  GtkSorter *sorter;         /* (owned) */
  GtkFilter *filter;         /* (owned) */
  GCancellable *cancellable; /* (owned): of what is read */
  LoaLineCounts counts;
  guint update_id;
  guint n_read;              /* how many lines there were before the text that is read */
  gboolean reading;
  gboolean adding;
  gboolean added;            /* something has been added, and no line was read or corrected since */
  gboolean discarded;        /* what has not been added may go */

  AdwHeaderBar *header_bar;
  GtkButton *cancel_button;
  GtkWidget *back_button;
  GtkWidget *next_button;
  GtkButton *add_button;
  GtkStack *stack;
  GtkTextView *text_view;
  GtkLabel *error_label;
  GtkWidget *reading_box;
  GtkLabel *result_label;
  GtkLabel *add_error_label;
  GtkLabel *summary_label;
  GtkDropDown *drop_down;
  GtkWidget *copy_button;
  GtkScrolledWindow *scrolled_window;
  GtkListView *list_view;
};

/* How many lines were read. */
guint    loa_many_speakers_count_lines    (LoaManySpeakersDialog *self);

/* Returns: (transfer full): what stands in the text area */
char    *loa_many_speakers_dup_text       (LoaManySpeakersDialog *self);
void     loa_many_speakers_update_actions (LoaManySpeakersDialog *self);
void     loa_many_speakers_show_page      (LoaManySpeakersDialog *self,
                                           const char            *name);

/* Reading, in loa-many-speakers-reading.c. */
void     loa_many_speakers_next_action    (GtkWidget             *widget,
                                           const char            *action_name,
                                           GVariant              *parameter);
void     loa_many_speakers_open_action    (GtkWidget             *widget,
                                           const char            *action_name,
                                           GVariant              *parameter);
gboolean loa_many_speakers_drop_cb        (GtkDropTarget         *target,
                                           const GValue          *value,
                                           double                 x,
                                           double                 y,
                                           LoaManySpeakersDialog *self);

/* Which lines are shown, in loa-many-speakers-shown.c. */
void     loa_many_speakers_make_model     (LoaManySpeakersDialog *self);
void     loa_many_speakers_show_all       (LoaManySpeakersDialog *self);
void     loa_many_speakers_show_bad       (LoaManySpeakersDialog *self);

G_END_DECLS
