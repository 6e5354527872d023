/* loa-soundbox-credentials.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <libsoup/soup.h>

#include "loa-clock.h"
#include "sepay-secret.h"
#include "sepay-tokens.h"

G_BEGIN_DECLS

/**
 * LoaSoundboxCredentials:
 * @client_id: client id
 * @client_secret: client secret
 * @since: when they were stored, Unix seconds
 * @access_token: (nullable): the newest access token, where there ever was one
 * @obtained_at: when @access_token was obtained, Unix seconds
 * @expires_at: when it expires, Unix seconds
 * @good_until_us: in boot time, until when @access_token is used without creating another; not stored
 *
 * What the keyring holds for the SoundBox account.
 */
typedef struct
{
  char *client_id;
  SepaySecret *client_secret;
  gint64 since;
  SepaySecret *access_token;
  gint64 obtained_at;
  gint64 expires_at;
  gint64 good_until_us;
} LoaSoundboxCredentials;

LoaSoundboxCredentials *loa_soundbox_credentials_new        (const char                    *client_id,
                                                             const char                    *client_secret,
                                                             gint64                         since);
LoaSoundboxCredentials *loa_soundbox_credentials_copy       (const LoaSoundboxCredentials  *self);
void                    loa_soundbox_credentials_free       (LoaSoundboxCredentials        *self);
SepaySecret            *loa_soundbox_credentials_encode     (const LoaSoundboxCredentials  *self);
LoaSoundboxCredentials *loa_soundbox_credentials_decode     (const char                    *text,
                                                             LoaClock                      *clock,
                                                             GError                       **error);
void                    loa_soundbox_credentials_take_token (LoaSoundboxCredentials        *self,
                                                             const SepayTokens             *tokens,
                                                             LoaClock                      *clock);
void                    loa_soundbox_credentials_hide       (const LoaSoundboxCredentials  *self,
                                                             SoupSession                   *session);
gboolean                loa_soundbox_credentials_is_good    (const LoaSoundboxCredentials  *self,
                                                             const char                    *rejected_token,
                                                             LoaClock                      *clock);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoaSoundboxCredentials, loa_soundbox_credentials_free)

G_END_DECLS
