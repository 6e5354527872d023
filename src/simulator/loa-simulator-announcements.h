/* loa-simulator-announcements.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-json-text.h"
#include "loa-simulator-speakers.h"

G_BEGIN_DECLS

/* What notify has accepted, by requestId. An announcement is said at the end of its delivery, and never again. */
typedef struct _LoaSimulatorAnnouncements LoaSimulatorAnnouncements;

typedef enum
{
  LOA_DELIVERY_PENDING,
  LOA_DELIVERY_SUCCESS,
  LOA_DELIVERY_FAILED,
} LoaDelivery;

typedef struct
{
  char *request_id; /* (owned) */
  char *hardware_id; /* (owned) */
  gint64 amount; /* đồng */
  LoaDelivery delivery;
  gint64 created; /* Unix seconds */
  gint64 due_us; /* boot time */
  gint64 last_retry; /* Unix seconds, 0 when there was none */
  guint n_retries;
  guint times_said;
} LoaAcceptedAnnouncement;

LoaSimulatorAnnouncements *loa_simulator_announcements_new  (void);
void                       loa_simulator_announcements_free (LoaSimulatorAnnouncements *self);

void                           loa_simulator_announce               (LoaSimulator      *self,
                                                                     LoaVirtualSpeaker *speaker,
                                                                     gint64             amount,
                                                                     const char        *request_id);
const LoaAcceptedAnnouncement *loa_simulator_find_announcement      (LoaSimulator      *self,
                                                                     const char        *request_id);
const char                    *loa_delivery_name                    (LoaDelivery        delivery);
void                           loa_simulator_write_announcements    (LoaSimulator      *self,
                                                                     LoaJsonText       *text);

G_END_DECLS
