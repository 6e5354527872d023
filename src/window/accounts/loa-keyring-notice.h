/* loa-keyring-notice.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-banner.h"
#include "loa-keyring.h"

G_BEGIN_DECLS

#define LOA_TYPE_KEYRING_NOTICE (loa_keyring_notice_get_type ())

/**
 * LoaKeyringNotice:
 *
 * Says in a banner why the keyring cannot be used, and offers what helps: unlocking it, trying again, or keeping
 * secrets only until Loa closes.
 *
 * Signal: `retry`, when what has failed may be tried again.
 */
G_DECLARE_FINAL_TYPE (LoaKeyringNotice, loa_keyring_notice, LOA, KEYRING_NOTICE, GObject)

/**
 * loa_keyring_notice_new:
 * @banner: the banner; it may go before the notice does
 * @keyring: the keyring
 *
 * Returns: (transfer full): a notice that says nothing yet
 */
LoaKeyringNotice *loa_keyring_notice_new (LoaBanner  *banner,
                                          LoaKeyring *keyring);

/**
 * loa_keyring_notice_handles:
 * @error: what went wrong
 *
 * Returns: %TRUE when it is the keyring that cannot be used
 */
gboolean loa_keyring_notice_handles (const GError *error);

/**
 * loa_keyring_notice_is_unreadable:
 * @error: (nullable): what went wrong
 *
 * Returns: %TRUE when the keyring holds what nobody can read, so that it can only be removed
 */
gboolean loa_keyring_notice_is_unreadable (const GError *error);

/**
 * loa_keyring_notice_show:
 * @self: the notice
 * @error: what went wrong: the keyring, or anything else that may be tried again; something that was cancelled is not said
 *
 * Says what went wrong, and what to do.
 */
void loa_keyring_notice_show   (LoaKeyringNotice *self,
                                const GError     *error);

/**
 * loa_keyring_notice_settle:
 * @self: the notice
 *
 * The keyring works: what was said of it holds no more.
 */
void loa_keyring_notice_settle (LoaKeyringNotice *self);

/**
 * loa_keyring_notice_close:
 * @self: the notice
 *
 * Cancels what is under way.
 */
void loa_keyring_notice_close  (LoaKeyringNotice *self);

G_END_DECLS
