/* loa-saved-filters.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "loa-store.h"

G_BEGIN_DECLS

#define LOA_TYPE_SAVED_FILTER (loa_saved_filter_get_type ())
#define LOA_TYPE_SAVED_FILTERS (loa_saved_filters_get_type ())

/**
 * LoaSavedFilter:
 *
 * A filter under a name. It never changes.
 */
G_DECLARE_FINAL_TYPE (LoaSavedFilter, loa_saved_filter, LOA, SAVED_FILTER, GObject)

/**
 * loa_saved_filter_get_name:
 * @self: a filter
 *
 * Returns: (transfer none): what the user calls it
 */
const char *loa_saved_filter_get_name  (LoaSavedFilter *self);

/**
 * loa_saved_filter_get_value:
 * @self: a saved filter
 *
 * Returns: (transfer none): what was saved, of the type `a{sv}`
 */
GVariant   *loa_saved_filter_get_value (LoaSavedFilter *self);

/**
 * LoaSavedFilters:
 *
 * The filters of a profile that have a name: a #GListModel of #LoaSavedFilter in the order of their names, kept in the
 * profile's settings. What they say is up to whoever saves them.
 *
 * The signal `failed` (a #GError) tells that they could not be read or written.
 */
G_DECLARE_FINAL_TYPE (LoaSavedFilters, loa_saved_filters, LOA, SAVED_FILTERS, GObject)

/**
 * loa_saved_filters_new:
 * @store: the store of an open profile
 *
 * Returns: (transfer full): the filters, which are read soon
 */
LoaSavedFilters *loa_saved_filters_new    (LoaStore        *store);

/**
 * loa_saved_filters_save:
 * @self: the filters
 * @name: a name; white space around it does not count
 * @value: (transfer floating): what to save, of the type `a{sv}`
 *
 * Saves a filter, in place of one that has that name.
 *
 * Returns: %FALSE when the name is empty
 */
gboolean         loa_saved_filters_save   (LoaSavedFilters *self,
                                           const char      *name,
                                           GVariant        *value);

/**
 * loa_saved_filters_rename:
 * @self: the filters
 * @name: its name
 * @new_name: another one
 *
 * Returns: %FALSE when the new name is empty or taken
 */
gboolean         loa_saved_filters_rename (LoaSavedFilters *self,
                                           const char      *name,
                                           const char      *new_name);

/**
 * loa_saved_filters_remove:
 * @self: the filters
 * @name: its name
 */
void             loa_saved_filters_remove (LoaSavedFilters *self,
                                           const char      *name);

G_END_DECLS
