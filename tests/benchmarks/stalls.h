/* stalls.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "loa-announcement-desk.h"

G_BEGIN_DECLS

#define N_RUNS 5

/* A shop in a folder of its own, gone afterwards. */
typedef struct
{
  char *folder;
  LoaShop *shop;
  LoaAnnouncementDesk *desk;
} MeasuredShop;

void measured_shop_open  (MeasuredShop *self);
void measured_shop_close (MeasuredShop *self);

void          keep_result_cb (GObject       *source,
                              GAsyncResult  *result,
                              gpointer       user_data);
GAsyncResult *await_result   (GAsyncResult **result);
void          await_frames   (GtkWidget     *widget,
                              guint          n_frames);
GtkWidget    *find_widget    (GtkWidget     *widget,
                              GType          type);

/* Shows a view in a window of 1080 × 720, until that is destroyed. */
GtkWindow *show_view (GtkWidget *view);

/* Types one text after the other into the search that has the focus, and waits for each. Returns the longest stall in milliseconds. */
double type_texts (GtkWidget          *view,
                   const char * const *texts);

/* The longest stall of the main loop between the two, in milliseconds of the processor. */
void   stalls_watch (void);
void   stalls_begin (void);
double stalls_end   (void);

/* Prints the medians of N_RUNS each beside each other, as a line of the table. */
void stalls_report (const char *what,
                    const char *noun,
                    double     *few,
                    guint       n_few,
                    double     *many,
                    guint       n_many);

G_END_DECLS
