/* loa-simulator-scenarios.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-simulator"

#include "config.h"

#include <glib/gi18n.h>

#include "loa-simulator-private.h"

#define SHORT_TOKEN_SECONDS 30
#define SLOW_ANSWER_MS 2500
#define SLOW_DELIVERY_MS 6000

typedef void (*BeginFunc) (LoaSimulator *self);

/* A scenario shows its thing at the first try, so there has to be a speaker with which it can be tried. A speaker that
 * it pairs stays paired: what is on its way to it would otherwise fail as soon as the next scenario begins.
 */
static void
provide_speaker (LoaSimulator *self,
                 gboolean      paired)
{
  g_auto (GStrv) serials = loa_simulator_list_speakers (self);
  LoaVirtualSpeaker *chosen = NULL;

  for (guint i = 0; serials[i] != NULL; i++)
    {
      LoaVirtualSpeaker *speaker = loa_simulator_find_speaker (self, serials[i]);

      if (speaker->online && !speaker->paired == !paired)
        return;
      if (chosen == NULL || (speaker->online && !chosen->online))
        chosen = speaker;
    }

  loa_simulator_change (self, &chosen->online, TRUE, 0);
  if (paired && !chosen->paired)
    loa_simulator_pair (self, chosen);
  else if (!paired)
    loa_simulator_change (self, &chosen->paired, FALSE, 0);
}

static void
begin_nothing (LoaSimulator *self)
{
}

static void
begin_wrong_code (LoaSimulator *self)
{
  provide_speaker (self, FALSE);
  loa_simulator_begin_twist (self, LOA_TWIST_CODE_REFUSED);
}

static void
begin_session_expires (LoaSimulator *self)
{
  provide_speaker (self, FALSE);
  loa_simulator_begin_twist (self, LOA_TWIST_SESSION_ENDS);
}

static void
begin_offline_speaker (LoaSimulator *self)
{
  g_auto (GStrv) serials = loa_simulator_list_speakers (self);

  provide_speaker (self, TRUE);
  for (guint i = 0; serials[i] != NULL; i++)
    loa_simulator_change (self, &loa_simulator_find_speaker (self, serials[i])->online, FALSE, 0);
}

static void
begin_speaker_drops_off (LoaSimulator *self)
{
  provide_speaker (self, TRUE);
  loa_simulator_begin_twist (self, LOA_TWIST_DROPS_OFF);
}

static void
begin_delivery_fails (LoaSimulator *self)
{
  provide_speaker (self, TRUE);
  loa_simulator_begin_twist (self, LOA_TWIST_DELIVERY_FAILS);
}

static void
begin_slow_network (LoaSimulator *self)
{
  provide_speaker (self, TRUE);
  loa_simulator_change (self, &self->answer_ms, SLOW_ANSWER_MS, 0);
  loa_simulator_change (self, &self->delivery_ms, SLOW_DELIVERY_MS, 0);
}

static void
begin_token_expires (LoaSimulator *self)
{
  provide_speaker (self, TRUE);
  loa_simulator_void_tokens (self);
  loa_simulator_change (self, &self->soundbox_token_seconds, SHORT_TOKEN_SECONDS, 0);
  loa_simulator_change (self, &self->bank_token_seconds, SHORT_TOKEN_SECONDS, 0);
}

static void
begin_bank_sign_in_expires (LoaSimulator *self)
{
  loa_simulator_void_bank_tokens (self);
  loa_simulator_begin_twist (self, LOA_TWIST_REFRESH_REFUSED);
}

static void
begin_busy_counter (LoaSimulator *self)
{
  provide_speaker (self, TRUE);
  loa_simulator_begin_twist (self, LOA_TWIST_PAYMENTS);
}

static const LoaSimulatorScenario scenarios[] = {
  { "default", N_("Everything works"),
    N_("SePay answers every time, two speakers are switched on and one is off. Pair a speaker, let it announce an "
       "amount, and copy the bank history.") },
  { "wrong-code", N_("A wrong code"),
    N_("The first code that is typed for a speaker counts as wrong, as if it had been misheard. Pair a speaker that "
       "is not paired: Loa says so and lets you type again, and then the code that the speaker said is taken.") },
  { "session-expires", N_("A code that is no longer good"),
    N_("The first code of a speaker ends before it is typed. Pair a speaker that is not paired: Loa says that the "
       "code is no longer good. Send a new code; that one works.") },
  { "offline-speaker", N_("All speakers are off"),
    N_("No speaker is connected, as when the Wi-Fi of the shop is down. Check a speaker, pair one, or let one announce "
       "something: each time Loa says what is wrong and what to do.") },
  { "speaker-drops-off", N_("A speaker drops off"),
    N_("After its first announcement a speaker loses its connection for a minute. Let a paired speaker announce "
       "something twice: the second time it cannot be reached. A minute later it works again.") },
  { "delivery-fails", N_("An announcement fails"),
    N_("SePay takes the first announcement for a speaker, but the speaker stays silent; the next one is heard, the "
       "third fails again, and so on. Let a paired speaker announce something, see it fail, and try again.") },
  { "slow-network", N_("A slow network"),
    N_("Every answer takes two and a half seconds, and every announcement six seconds more. Do anything: Loa shows "
       "what it is waiting for, can still be used, and announces nothing twice.") },
  { "token-expires", N_("Access that ends all the time"),
    N_("All access tokens have just ended, and new ones last 30 seconds. Go on announcing and copying the bank "
       "history: Loa gets new tokens by itself, and you should notice nothing.") },
  { "bank-sign-in-expires", N_("The bank sign-in has ended"),
    N_("SePay takes back the access to the bank history, at the latest 30 seconds after the sign-in, and refuses to "
       "renew it. Refresh the transactions: Loa keeps what it has copied and asks you to sign in again. After that "
       "everything works.") },
  { "busy-counter", N_("A busy counter"),
    N_("A customer pays every few seconds, and each payment comes into the bank history. Look at the transactions: the "
       "demo copies new ones by itself, elsewhere Refresh does. Those that have come in stay when another story "
       "begins.") },
};

static const BeginFunc begin_funcs[G_N_ELEMENTS (scenarios)] = {
  begin_nothing,
  begin_wrong_code,
  begin_session_expires,
  begin_offline_speaker,
  begin_speaker_drops_off,
  begin_delivery_fails,
  begin_slow_network,
  begin_token_expires,
  begin_bank_sign_in_expires,
  begin_busy_counter,
};

static void
set_unknown_scenario (GError     **error,
                      const char  *name)
{
  LoaSimulatorName names[G_N_ELEMENTS (scenarios)];

  for (guint i = 0; i < G_N_ELEMENTS (scenarios); i++)
    names[i] = (LoaSimulatorName) { scenarios[i].name, scenarios[i].title };

  loa_simulator_set_unknown_name (error, "scenario", name, names, G_N_ELEMENTS (names));
}

const LoaSimulatorScenario *
loa_simulator_get_scenarios (guint *n_scenarios)
{
  *n_scenarios = G_N_ELEMENTS (scenarios);

  return scenarios;
}

const LoaSimulatorScenario *
loa_simulator_get_scenario (LoaSimulator *self)
{
  g_return_val_if_fail (LOA_IS_SIMULATOR (self), NULL);

  return &scenarios[self->scenario];
}

gboolean
loa_simulator_set_scenario (LoaSimulator  *self,
                            const char    *name,
                            GError       **error)
{
  guint scenario = 0;

  g_return_val_if_fail (LOA_IS_SIMULATOR (self), FALSE);

  while (scenario < G_N_ELEMENTS (scenarios) && g_strcmp0 (scenarios[scenario].name, name) != 0)
    scenario++;

  if (scenario == G_N_ELEMENTS (scenarios))
    {
      set_unknown_scenario (error, name);
      return FALSE;
    }

  loa_simulator_end_twist (self);
  begin_funcs[scenario](self);

  /* Also when the same begins anew: whoever chooses it wants to be told again what it shows. */
  self->scenario = scenario;
  g_object_notify (G_OBJECT (self), "scenario");

  return TRUE;
}
