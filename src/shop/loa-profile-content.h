/* loa-profile-content.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-profile.h"

G_BEGIN_DECLS

#define LOA_PROFILE_CONTENT_FORMAT "io.github.loa_desktop.Loa.profile"
#define LOA_PROFILE_CONTENT_VERSION 1
#define LOA_PROFILE_CONTENT_MAX_SIZE (1024 * 1024)

/* What a profile's file says. */
typedef struct
{
  char *title; /* (owned) */
  LoaProfileColour colour;
  GHashTable *settings; /* (owned) (element-type utf8 utf8): besides title and colour */
  GPtrArray *speakers; /* (owned) (element-type LoaSpeakerRecord) */
  GStrv foreign_hosts; /* (owned): of servers that are not SePay's own */
} LoaProfileContent;

/* Checks what may come from anywhere. Fails with %LOA_SHOP_ERROR_USAGE. */
LoaProfileContent *loa_profile_content_parse (GBytes             *bytes,
                                              GError            **error);
void               loa_profile_content_free  (LoaProfileContent  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoaProfileContent, loa_profile_content_free)

G_END_DECLS
