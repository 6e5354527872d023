/* loa-simulator-scenarios.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-simulator"

#include "config.h"

#include "loa-simulator-private.h"

#define SHORT_TOKEN_SECONDS 30
#define SLOW_ANSWER_MS 2500
#define SLOW_DELIVERY_MS 6000

typedef void (*ScenarioFunc) (LoaSimulator *self);

static void
set_up_nothing (LoaSimulator *self)
{
}

static void
take_speakers_offline (LoaSimulator *self)
{
  g_auto (GStrv) serials = loa_simulator_list_speakers (self);

  for (guint i = 0; serials[i] != NULL; i++)
    loa_simulator_set_online (self, serials[i], FALSE);
}

static void
let_deliveries_fail (LoaSimulator *self)
{
  self->variants[LOA_VARIANT_DELIVERY_FAILS] = TRUE;
}

static void
shorten_tokens (LoaSimulator *self)
{
  self->soundbox_token_seconds = SHORT_TOKEN_SECONDS;
  self->bank_token_seconds = SHORT_TOKEN_SECONDS;
}

static void
slow_down (LoaSimulator *self)
{
  self->answer_ms = SLOW_ANSWER_MS;
  self->delivery_ms = SLOW_DELIVERY_MS;
}

static const LoaSimulatorName names[] = {
  { "default", "everything as documented, two speakers online and one offline" },
  { "offline-speaker", "no speaker is online" },
  { "delivery-fails", "announcements are accepted and end as FAILED" },
  { "token-expires", "access tokens live for 30 seconds" },
  { "slow-network", "every answer takes 2.5 seconds and every delivery 6" },
};

static const ScenarioFunc set_ups[G_N_ELEMENTS (names)] = {
  set_up_nothing, take_speakers_offline, let_deliveries_fail, shorten_tokens, slow_down,
};

const LoaSimulatorName *
loa_simulator_get_scenarios (guint *n_scenarios)
{
  *n_scenarios = G_N_ELEMENTS (names);

  return names;
}

gboolean
loa_simulator_set_scenario (LoaSimulator  *self,
                            const char    *name,
                            GError       **error)
{
  g_return_val_if_fail (LOA_IS_SIMULATOR (self), FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      if (g_strcmp0 (names[i].name, name) == 0)
        {
          set_ups[i](self);
          return TRUE;
        }
    }

  loa_simulator_set_unknown_name (error, "scenario", name, names, G_N_ELEMENTS (names));
  return FALSE;
}
