/* sepay-secret.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Text that is cleared before its memory is given back. */
typedef char SepaySecret;

void sepay_secret_free (SepaySecret *secret);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SepaySecret, sepay_secret_free)

GBytes *sepay_secret_to_bytes    (SepaySecret *secret);
void    sepay_secret_clear_bytes (gpointer     memory,
                                  gsize        size);

/* All the ways in which a server may echo a secret, for sepay_redact(). */
GPtrArray *sepay_redaction_new    (void);
void       sepay_redaction_add    (GPtrArray  *redaction,
                                   const char *secret);
void       sepay_redaction_extend (GPtrArray  *redaction,
                                   GPtrArray  *other);
void       sepay_redaction_limit  (GPtrArray  *redaction,
                                   guint       n_forms);
GPtrArray *sepay_redaction_sort   (GPtrArray  *redaction,
                                   gsize       shortest);
char      *sepay_redact           (GPtrArray  *sorted,
                                   const char *text);

G_END_DECLS
