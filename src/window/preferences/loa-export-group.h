/* loa-export-group.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define LOA_TYPE_EXPORT_GROUP (loa_export_group_get_type ())

/**
 * LoaExportGroup:
 *
 * How files are exported, in Preferences: kept in #LoaSettings. Where nothing is kept it is not shown.
 */
G_DECLARE_FINAL_TYPE (LoaExportGroup, loa_export_group, LOA, EXPORT_GROUP, AdwPreferencesGroup)

G_END_DECLS
