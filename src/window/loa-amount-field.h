/* loa-amount-field.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * loa_amount_field_read:
 * @text: what stands in a field for an amount that a speaker is to say
 * @amount: (out): the amount in đồng
 * @reason: (out) (transfer full) (optional): why it cannot be said, and what to type instead
 *
 * Returns: %TRUE when a speaker can say it
 */
gboolean loa_amount_field_read (const char  *text,
                                gint64      *amount,
                                char       **reason);

/**
 * loa_amount_field_is_empty:
 * @text: what stands in the field
 *
 * Returns: %TRUE when nothing was typed yet, which is no mistake
 */
gboolean loa_amount_field_is_empty (const char *text);

G_END_DECLS
