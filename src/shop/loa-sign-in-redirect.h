/* loa-sign-in-redirect.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * loa_sign_in_redirect_parse:
 * @text: a redirect address, as it is registered at SePay
 * @error: return location for %LOA_SHOP_ERROR_USAGE
 *
 * Returns: (transfer full): the address, every part as it was written
 */
GUri    *loa_sign_in_redirect_parse    (const char  *text,
                                        GError     **error);

/**
 * loa_sign_in_redirect_get_port:
 * @uri: an address of `http` or `https`
 *
 * Returns: its port, that of the scheme where none is written
 */
guint    loa_sign_in_redirect_get_port (GUri        *uri);

/**
 * loa_sign_in_redirect_is_met:
 * @redirect_uri: a redirect address
 * @uri: any address
 *
 * Returns: %TRUE when they differ in nothing but query and fragment
 */
gboolean loa_sign_in_redirect_is_met   (GUri        *redirect_uri,
                                        GUri        *uri);

G_END_DECLS
