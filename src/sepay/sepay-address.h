/* sepay-address.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SEPAY_SOUNDBOX_ADDRESS:
 *
 * SePay's own SoundBox API (SoundBox API sheet, section 1).
 */
#define SEPAY_SOUNDBOX_ADDRESS "https://speaker-api.sepay.vn/devices/v1"

/**
 * SEPAY_BANK_ADDRESS:
 *
 * SePay's own OAuth server; `/oauth/…` and `/api/v1/…` follow (OAuth2 API sheet, section 1).
 */
#define SEPAY_BANK_ADDRESS "https://my.sepay.vn"

/**
 * sepay_address_parse:
 * @text: (nullable): the address of a server, as a user or a setting gives it
 * @error: return location for %SEPAY_ERROR_ADDRESS
 *
 * Checks an address before anything is sent there. Allowed are `https`, and `http` to a loopback
 * address (`localhost`, `127.0.0.0/8`, `::1`); user info, a query and a fragment are refused. A
 * slash at the end is dropped.
 *
 * Returns: (transfer full): the address
 */
GUri *sepay_address_parse (const char  *text,
                           GError     **error);

/**
 * sepay_address_get_origin:
 * @address: an address of sepay_address_parse()
 *
 * Returns: (transfer full): scheme, host and port: `https://my.sepay.vn`, without a default port
 */
char *sepay_address_get_origin (GUri *address);

/**
 * sepay_address_is_loopback:
 * @address: any URI with a host
 *
 * Returns: %TRUE when the host is a loopback address or `localhost`
 */
gboolean sepay_address_is_loopback (GUri *address);

G_END_DECLS
