/* loa-soundbox-credentials.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

#include "sepay-secret.h"

G_BEGIN_DECLS

/**
 * LoaSoundboxCredentials:
 * @client_id: client id
 * @client_secret: client secret
 * @since: when they were stored, Unix seconds
 *
 * What the keyring holds for the SoundBox account.
 */
typedef struct
{
  char *client_id;
  SepaySecret *client_secret;
  gint64 since;
} LoaSoundboxCredentials;

LoaSoundboxCredentials *loa_soundbox_credentials_new    (const char                    *client_id,
                                                         const char                    *client_secret,
                                                         gint64                         since);
void                    loa_soundbox_credentials_free   (LoaSoundboxCredentials        *self);
SepaySecret            *loa_soundbox_credentials_encode (const LoaSoundboxCredentials  *self);
LoaSoundboxCredentials *loa_soundbox_credentials_decode (const char                    *text,
                                                         GError                       **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoaSoundboxCredentials, loa_soundbox_credentials_free)

G_END_DECLS
