/* loa-filter-bar.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-clock.h"
#include "loa-period-chooser.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LOA_TYPE_FILTER_BAR (loa_filter_bar_get_type ())

/**
 * LoaFilterBar:
 *
 * The bar over a list of rows: a period, further choices, a search, and what else can be done with the rows. Where there
 * is little width the choices are folded away behind a button.
 *
 * In a .ui file a child of the type `choice` stands beside the period, and one of the type `button` at the end.
 *
 * Properties: `narrow` (boolean): there is little width; `filtered` (boolean): not all rows are shown;
 * `offers-show-all` (boolean, construct only): there is a button *Show all* then; `search-label` and `search-help`,
 * construct only: what the search is for, and what it looks into.
 *
 * Signals: `changed`: another period or search; `show-all`: the button *Show all* was pressed.
 */
G_DECLARE_FINAL_TYPE (LoaFilterBar, loa_filter_bar, LOA, FILTER_BAR, GtkWidget)

/**
 * loa_filter_bar_set_clock:
 * @self: the bar
 * @clock: tells which day is today
 */
void        loa_filter_bar_set_clock    (LoaFilterBar  *self,
                                         LoaClock      *clock);

/**
 * loa_filter_bar_capture_keys:
 * @self: the bar
 * @widget: where somebody begins to type
 *
 * Lets what is typed on @widget go to the search.
 */
void        loa_filter_bar_capture_keys (LoaFilterBar  *self,
                                         GtkWidget     *widget);

/**
 * loa_filter_bar_search:
 * @self: the bar
 *
 * Puts the cursor into the search.
 */
void        loa_filter_bar_search       (LoaFilterBar  *self);

/**
 * loa_filter_bar_clear:
 * @self: the bar
 *
 * Empties the search and chooses all days, which is told by `changed` when it is another choice.
 */
void        loa_filter_bar_clear        (LoaFilterBar  *self);

/**
 * loa_filter_bar_dup_search:
 * @self: the bar
 *
 * Returns: (transfer full) (nullable): what is searched for
 */
char       *loa_filter_bar_dup_search   (LoaFilterBar  *self);

/**
 * loa_filter_bar_set_search:
 * @self: the bar
 * @text: what to search for
 *
 * Searches for @text, as if it had been typed.
 */
void        loa_filter_bar_set_search   (LoaFilterBar  *self,
                                         const char    *text);

/**
 * loa_filter_bar_set_days:
 * @self: the bar
 * @from_day: (nullable): the first day in Vietnam, `YYYY-MM-DD`
 * @to_day: (nullable): the last day
 *
 * Chooses these days, which is told by `changed` when they are others.
 */
void        loa_filter_bar_set_days     (LoaFilterBar  *self,
                                         const char    *from_day,
                                         const char    *to_day);

/**
 * loa_filter_bar_get_days:
 * @self: the bar, which has a clock
 * @from_day: (out) (transfer full) (nullable): the first day in Vietnam, `YYYY-MM-DD`
 * @to_day: (out) (transfer full) (nullable): the last day
 */
void        loa_filter_bar_get_days     (LoaFilterBar  *self,
                                         char         **from_day,
                                         char         **to_day);

/**
 * loa_filter_bar_add_button:
 * @self: the bar
 * @button: what else can be done with the rows
 *
 * Appends a button at the end, as a child of the type `button` does.
 */
void        loa_filter_bar_add_button   (LoaFilterBar  *self,
                                         GtkWidget     *button);

/**
 * loa_filter_bar_get_period_chooser:
 * @self: the bar
 *
 * Returns: (transfer none): what the period is chosen with
 */
LoaPeriodChooser *loa_filter_bar_get_period_chooser (LoaFilterBar *self);

G_END_DECLS
