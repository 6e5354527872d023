/* raw-server.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

/**
 * RawEnd:
 * @RAW_END_CLOSE: closes the connection
 * @RAW_END_HOLD: says nothing more
 * @RAW_END_TRICKLE: goes on with a space every few milliseconds
 * @RAW_END_ENDLESS: goes on with spaces for ever, as fast as it can
 *
 * What a raw server does after its answer.
 */
typedef enum
{
  RAW_END_CLOSE,
  RAW_END_HOLD,
  RAW_END_TRICKLE,
  RAW_END_ENDLESS,
} RawEnd;

/* A server that sends bytes which no HTTP library would, in the same main loop. */
typedef struct _RawServer RawServer;

RawServer *raw_server_new            (const char *answer,
                                      RawEnd      end);
void       raw_server_free           (RawServer  *self);
void       raw_server_set_answer     (RawServer  *self,
                                      const char *answer,
                                      RawEnd      end);
GUri      *raw_server_dup_address    (RawServer  *self);
guint      raw_server_get_n_requests (RawServer  *self);
guint      raw_server_get_n_open     (RawServer  *self);
gsize      raw_server_get_n_sent     (RawServer  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RawServer, raw_server_free)
