/* loa-serial-number.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * loa_serial_number_check:
 * @text: (nullable): what was typed, pasted or given
 * @error: return location for %LOA_SHOP_ERROR_USAGE
 *
 * A serial number is 1–64 printable ASCII characters (SoundBox API sheet, section 10, row 17). White space around it is
 * dropped, none is allowed inside; case is kept.
 *
 * Returns: (transfer full): the serial number
 */
char *loa_serial_number_check      (const char  *text,
                                    GError     **error);

/**
 * loa_serial_number_find_fault:
 * @text: (nullable): what was typed or pasted, as one of many
 *
 * Says what loa_serial_number_check() would not take, and which character it is.
 *
 * Returns: (transfer full) (nullable): a sentence on what is wrong and what to do, or %NULL when nothing is
 */
char *loa_serial_number_find_fault (const char  *text);

G_END_DECLS
