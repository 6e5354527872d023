/* loa-saved-filters-button.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "loa-saved-filters.h"

G_BEGIN_DECLS

#define LOA_TYPE_SAVED_FILTERS_BUTTON (loa_saved_filters_button_get_type ())

/**
 * LoaSavedFiltersButton:
 *
 * A button that opens the filters that have a name, of which one can be chosen, renamed or removed, and a field to give
 * the present one a name.
 *
 * Signals: `chosen` (#GVariant): a filter was chosen, and this is what was saved; `saving`: what is to be saved is asked
 * for, a #GVariant of the type `a{sv}` (transfer full), or %NULL when everything is shown.
 */
G_DECLARE_FINAL_TYPE (LoaSavedFiltersButton, loa_saved_filters_button, LOA, SAVED_FILTERS_BUTTON, GtkWidget)

/**
 * loa_saved_filters_button_set_filters:
 * @self: the button
 * @filters: the filters
 */
void loa_saved_filters_button_set_filters (LoaSavedFiltersButton *self,
                                           LoaSavedFilters       *filters);

G_END_DECLS
