/* loa-simulator-private.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <libsoup/soup.h>

#include "loa-simulator-announcements.h"
#include "loa-simulator-faults.h"
#include "loa-simulator-grants.h"
#include "loa-simulator-speakers.h"
#include "loa-simulator-tokens.h"
#include "loa-simulator-transactions.h"
#include "loa-simulator-twists.h"
#include "loa-simulator-variants.h"
#include "loa-simulator.h"

G_BEGIN_DECLS

/* How many requests arrived in the present second, for the variants with a rate limit. */
typedef struct
{
  gint64 second;
  guint n_requests;
} LoaSimulatorRate;

/* What the files of the simulator share. Each part is touched only by the file named after it, settings by all. */
struct _LoaSimulator
{
  GObject parent_instance;

  LoaClock *clock; /* (owned) */
  GCancellable *cancellable; /* (owned): ends every wait */
  GCancellable *answering; /* (owned): ends the waits of the answers, which are given then */
  SoupServer *server; /* (owned) */
  char *soundbox_url; /* (owned) (nullable) */
  char *bank_url; /* (owned) (nullable) */

  GHashTable *n_requests; /* (owned): from path to count */
  LoaSimulatorRate soundbox_rate;
  LoaSimulatorRate bank_rate;

  LoaSimulatorSpeakers *speakers; /* (owned) */
  LoaSimulatorAnnouncements *announcements; /* (owned) */
  LoaSimulatorTokens *tokens; /* (owned) */
  LoaSimulatorGrants *grants; /* (owned) */
  LoaSimulatorTransactions *transactions; /* (owned) */
  LoaSimulatorFaults *faults; /* (owned) */
  LoaSimulatorTwists *twists; /* (owned) */
  guint scenario; /* an index */

  gboolean variants[LOA_N_VARIANTS];
  char *redirect_uri; /* (owned) */
  guint delivery_ms;
  guint answer_ms;
  guint soundbox_token_seconds;
  guint bank_token_seconds;
};

gboolean loa_simulator_is_on (LoaSimulator *self,
                              LoaVariant    variant);

gboolean loa_simulator_is_over_rate (LoaSimulator     *self,
                                     LoaSimulatorRate *rate,
                                     guint             n_per_second);

void loa_simulator_set_unknown_name (GError                 **error,
                                     const char              *what,
                                     const char              *name,
                                     const LoaSimulatorName  *known,
                                     guint                    n_known);

G_END_DECLS
