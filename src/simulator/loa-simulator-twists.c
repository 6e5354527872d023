/* loa-simulator-twists.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-simulator"

#include "config.h"

#include "loa-simulator-private.h"

#define SHORTEST_PAUSE_SECONDS 2
#define LONGEST_PAUSE_SECONDS 7
#define LEAST_PAYMENT 10000
#define MOST_PAYMENT 500000
#define PAYMENT_STEP 5000

struct _LoaSimulatorTwists
{
  LoaTwist twist;
  GArray *changes; /* (owned): of Change, oldest first */
  GHashTable *met; /* (owned): a set of those who have met the twist */
  GRand *random; /* (owned): always the same shop */
  gint64 next_payment_us; /* boot time */
};

/* Both gboolean and guint can be reached as an int. */
typedef struct
{
  int *place; /* (unowned) */
  int before;
  int after;
  gint64 end_us; /* boot time, 0 when it is the end of the twist */
} Change;

static void
undo (const Change *change)
{
  if (*change->place == change->after)
    *change->place = change->before;
}

static gint64
make_pause_us (LoaSimulatorTwists *twists)
{
  return g_rand_int_range (twists->random, SHORTEST_PAUSE_SECONDS, LONGEST_PAUSE_SECONDS + 1) * G_USEC_PER_SEC;
}

static gint64
make_payment (LoaSimulatorTwists *twists)
{
  int n_steps = g_rand_int_range (twists->random, LEAST_PAYMENT / PAYMENT_STEP, MOST_PAYMENT / PAYMENT_STEP + 1);

  return (gint64) n_steps * PAYMENT_STEP;
}

static void
receive_payments (LoaSimulator *self,
                  gint64        now_us)
{
  LoaSimulatorTwists *twists = self->twists;
  gint64 now = loa_clock_get_unix_seconds (self->clock);

  while (twists->next_payment_us <= now_us)
    {
      gint64 age_us = now_us - twists->next_payment_us;

      loa_simulator_receive (self, make_payment (twists), now - age_us / G_USEC_PER_SEC);
      twists->next_payment_us += make_pause_us (twists);
    }
}

LoaSimulatorTwists *
loa_simulator_twists_new (void)
{
  LoaSimulatorTwists *self = g_new0 (LoaSimulatorTwists, 1);

  self->changes = g_array_new (FALSE, FALSE, sizeof (Change));
  self->met = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->random = g_rand_new_with_seed (1);

  return self;
}

void
loa_simulator_twists_free (LoaSimulatorTwists *self)
{
  g_array_unref (self->changes);
  g_hash_table_unref (self->met);
  g_rand_free (self->random);
  g_free (self);
}

void
loa_simulator_begin_twist (LoaSimulator *self,
                           LoaTwist      twist)
{
  LoaSimulatorTwists *twists = self->twists;

  twists->twist = twist;
  g_rand_set_seed (twists->random, 1);
  twists->next_payment_us = loa_clock_get_boot_time_us (self->clock) + make_pause_us (twists);
}

void
loa_simulator_end_twist (LoaSimulator *self)
{
  LoaSimulatorTwists *twists = self->twists;

  loa_simulator_catch_up (self);

  for (guint i = twists->changes->len; i > 0; i--)
    undo (&g_array_index (twists->changes, Change, i - 1));
  g_array_set_size (twists->changes, 0);
  g_hash_table_remove_all (twists->met);
  twists->twist = LOA_TWIST_NONE;
}

gboolean
loa_simulator_is_twist_ahead (LoaSimulator *self,
                              LoaTwist      twist,
                              const char   *who)
{
  return self->twists->twist == twist && !g_hash_table_contains (self->twists->met, who);
}

gboolean
loa_simulator_meet_twist (LoaSimulator *self,
                          LoaTwist      twist,
                          const char   *who)
{
  return self->twists->twist == twist && g_hash_table_add (self->twists->met, g_strdup (who));
}

void
loa_simulator_repeat_twist (LoaSimulator *self,
                            LoaTwist      twist,
                            const char   *who)
{
  if (self->twists->twist == twist)
    g_hash_table_remove (self->twists->met, who);
}

void
loa_simulator_change (LoaSimulator *self,
                      gpointer      place,
                      int           value,
                      guint         seconds)
{
  Change change = { place, *(int *) place, value, 0 };

  if (seconds > 0)
    change.end_us = loa_clock_get_boot_time_us (self->clock) + (gint64) seconds * G_USEC_PER_SEC;

  g_array_append_val (self->twists->changes, change);
  *change.place = value;
}

void
loa_simulator_catch_up (LoaSimulator *self)
{
  GArray *changes = self->twists->changes;
  gint64 now_us = loa_clock_get_boot_time_us (self->clock);
  guint i = 0;

  while (i < changes->len)
    {
      const Change *change = &g_array_index (changes, Change, i);

      if (change->end_us == 0 || change->end_us > now_us)
        {
          i++;
          continue;
        }

      undo (change);
      g_array_remove_index (changes, i);
    }

  if (self->twists->twist == LOA_TWIST_PAYMENTS)
    receive_payments (self, now_us);
}
