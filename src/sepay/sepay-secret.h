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

/**
 * sepay_secret_to_bytes:
 * @secret: (transfer full): a secret
 *
 * Returns: (transfer full): its bytes without the terminating NUL, cleared when they are let go of
 */
GBytes *sepay_secret_to_bytes    (SepaySecret *secret);

/**
 * sepay_secret_clear_bytes:
 * @memory: where a secret is
 * @size: its size in bytes
 *
 * Overwrites memory in a way that no compiler leaves out.
 */
void    sepay_secret_clear_bytes (gpointer     memory,
                                  gsize        size);

/* All the ways in which a server may echo a secret, for sepay_redact(). */

/**
 * sepay_redaction_new:
 *
 * Returns: (transfer full) (element-type SepaySecret): what is to be blotted out, empty yet
 */
GPtrArray *sepay_redaction_new    (void);

/**
 * sepay_redaction_add:
 * @redaction: what is to be blotted out
 * @secret: (nullable): a secret
 *
 * Adds all the ways in which a server may echo a secret: as it is, in base64, and within the base64 of something
 * longer.
 */
void       sepay_redaction_add    (GPtrArray  *redaction,
                                   const char *secret);

/**
 * sepay_redaction_extend:
 * @redaction: what is to be blotted out
 * @other: another one
 *
 * Takes over what another one holds.
 */
void       sepay_redaction_extend (GPtrArray  *redaction,
                                   GPtrArray  *other);

/**
 * sepay_redaction_limit:
 * @redaction: what is to be blotted out
 * @n_forms: how many are kept
 *
 * Forgets the oldest until no more are left than that.
 */
void       sepay_redaction_limit  (GPtrArray  *redaction,
                                   guint       n_forms);

/**
 * sepay_redaction_sort:
 * @redaction: what is to be blotted out
 * @shortest: how many bytes what is taken has at least
 *
 * Returns: (transfer container): for sepay_redact(), the longest first, so that a secret that contains another leaves
 *   no rest behind; valid as long as @redaction is not changed
 */
GPtrArray *sepay_redaction_sort   (GPtrArray  *redaction,
                                   gsize       shortest);

/**
 * sepay_redact:
 * @sorted: what sepay_redaction_sort() gave
 * @text: a text in UTF-8
 *
 * Returns: (transfer full): the text with every secret blotted out, however its characters are escaped
 */
char      *sepay_redact           (GPtrArray  *sorted,
                                   const char *text);

G_END_DECLS
