/* test-clock.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-text.h"

#include "loa-clock.h"

#define START G_GINT64_CONSTANT (1740488388)

typedef struct
{
  LoaClock *clock; /* (owned) */
  GString *ended; /* (owned): the names of the waits, as they end */
} Fixture;

typedef struct
{
  Fixture *fixture; /* (unowned) */
  char name;
  GCancellable *cancels; /* (unowned) (nullable): cancelled when this wait ends */
  guint then_ms; /* another wait follows when this is not 0 */
} Wait;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->clock = loa_clock_new_leaping (START);
  fixture->ended = g_string_new (NULL);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_string_free (fixture->ended, TRUE);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_finalize_object (fixture->clock);
}

/* A name in capitals is a wait that was cancelled. */
static void
ended_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  Wait *wait = user_data;
  g_autoptr (GError) error = NULL;

  if (loa_clock_sleep_finish (LOA_CLOCK (object), result, &error))
    {
      g_string_append_c (wait->fixture->ended, wait->name);
    }
  else
    {
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_string_append_c (wait->fixture->ended, g_ascii_toupper (wait->name));
    }

  if (wait->cancels != NULL)
    g_cancellable_cancel (wait->cancels);

  if (wait->then_ms > 0)
    {
      guint milliseconds = wait->then_ms;

      wait->then_ms = 0;
      loa_clock_sleep_async (LOA_CLOCK (object), milliseconds, NULL, ended_cb, wait);
    }
}

static void
run_until (Fixture *fixture,
           gsize    n_ended)
{
  gint64 ceiling = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;

  while (fixture->ended->len < n_ended)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, ceiling);
      g_main_context_iteration (NULL, FALSE);
    }
}

static void
test_order (Fixture       *fixture,
            gconstpointer  data)
{
  Wait a = { fixture, 'a' }, b = { fixture, 'b' }, c = { fixture, 'c' }, d = { fixture, 'd' };

  loa_clock_sleep_async (fixture->clock, 90000, NULL, ended_cb, &a);
  loa_clock_sleep_async (fixture->clock, 30000, NULL, ended_cb, &b);
  loa_clock_sleep_async (fixture->clock, 60000, NULL, ended_cb, &c);
  loa_clock_sleep_async (fixture->clock, 30000, NULL, ended_cb, &d);

  g_assert_cmpint (loa_clock_get_unix_seconds (fixture->clock), ==, START);
  run_until (fixture, 1);
  g_assert_cmpint (loa_clock_get_unix_seconds (fixture->clock), ==, START + 30);
  run_until (fixture, 3);
  g_assert_cmpint (loa_clock_get_unix_seconds (fixture->clock), ==, START + 60);
  run_until (fixture, 4);
  g_assert_cmpint (loa_clock_get_unix_seconds (fixture->clock), ==, START + 90);
  g_assert_cmpint (loa_clock_get_boot_time_us (fixture->clock), ==, (gint64) 90 * G_USEC_PER_SEC);
  g_assert_cmpstr (fixture->ended->str, ==, "bdca");
}

static void
test_wait_after_wait (Fixture       *fixture,
                      gconstpointer  data)
{
  Wait a = { fixture, 'a', NULL, 1000 }, b = { fixture, 'b' };

  loa_clock_sleep_async (fixture->clock, 1000, NULL, ended_cb, &a);
  loa_clock_sleep_async (fixture->clock, 2500, NULL, ended_cb, &b);
  run_until (fixture, 3);

  g_assert_cmpstr (fixture->ended->str, ==, "aab");
}

static void
test_cancelled (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (GCancellable) before = g_cancellable_new ();
  g_autoptr (GCancellable) at_once = g_cancellable_new ();
  g_autoptr (GCancellable) by_another = g_cancellable_new ();
  Wait a = { fixture, 'a' }, b = { fixture, 'b' }, c = { fixture, 'c' }, d = { fixture, 'd', by_another };

  g_cancellable_cancel (before);
  loa_clock_sleep_async (fixture->clock, 10000, before, ended_cb, &a);
  loa_clock_sleep_async (fixture->clock, 20000, at_once, ended_cb, &b);
  loa_clock_sleep_async (fixture->clock, 30000, by_another, ended_cb, &c);
  loa_clock_sleep_async (fixture->clock, 5000, NULL, ended_cb, &d);
  g_cancellable_cancel (at_once);
  run_until (fixture, 4);

  g_assert_cmpstr (fixture->ended->str, ==, "ABdC");
  g_assert_cmpint (loa_clock_get_unix_seconds (fixture->clock), ==, START + 5);
}

static void
test_leap (Fixture       *fixture,
           gconstpointer  data)
{
  Wait a = { fixture, 'a' };

  loa_clock_sleep_async (fixture->clock, 1000, NULL, ended_cb, &a);
  loa_clock_leap (fixture->clock, 6000);
  g_assert_cmpint (loa_clock_get_unix_seconds (fixture->clock), ==, START + 6000);
  g_assert_cmpint (loa_clock_get_boot_time_us (fixture->clock), ==, (gint64) 6000 * G_USEC_PER_SEC);

  run_until (fixture, 1);
  g_assert_cmpint (loa_clock_get_unix_seconds (fixture->clock), ==, START + 6000);
}

static gboolean
busy_cb (gpointer user_data)
{
  int *n_left = user_data;

  return --*n_left > 0 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static void
test_busy_loop_first (Fixture       *fixture,
                      gconstpointer  data)
{
  Wait a = { fixture, 'a' };
  int n_left = 100;

  loa_clock_sleep_async (fixture->clock, 1, NULL, ended_cb, &a);
  g_idle_add (busy_cb, &n_left);
  run_until (fixture, 1);

  g_assert_cmpint (n_left, ==, 0);
}

static void
test_real (void)
{
  Fixture fixture = { loa_clock_new (), g_string_new (NULL) };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  gint64 start_us = loa_clock_get_boot_time_us (fixture.clock);
  gint64 before = g_get_real_time () / G_USEC_PER_SEC;
  gint64 now = loa_clock_get_unix_seconds (fixture.clock);
  Wait a = { &fixture, 'a', cancellable }, b = { &fixture, 'b' }, c = { &fixture, 'c' };

  g_assert_cmpint (now, >=, before);
  g_assert_cmpint (now, <=, g_get_real_time () / G_USEC_PER_SEC);

  loa_clock_sleep_async (fixture.clock, 3600000, cancellable, ended_cb, &b);
  loa_clock_sleep_async (fixture.clock, 20, NULL, ended_cb, &a);
  run_until (&fixture, 2);
  g_assert_cmpstr (fixture.ended->str, ==, "aB");
  g_assert_cmpint (loa_clock_get_boot_time_us (fixture.clock) - start_us, >=, 20000);

  loa_clock_sleep_async (fixture.clock, 3600000, cancellable, ended_cb, &c);
  run_until (&fixture, 3);
  g_assert_cmpstr (fixture.ended->str, ==, "aBC");

  tear_down (&fixture, NULL);
}

void
add_clock_tests (void)
{
  g_test_add ("/text/clock/order", Fixture, NULL, set_up, test_order, tear_down);
  g_test_add ("/text/clock/wait-after-wait", Fixture, NULL, set_up, test_wait_after_wait, tear_down);
  g_test_add ("/text/clock/cancelled", Fixture, NULL, set_up, test_cancelled, tear_down);
  g_test_add ("/text/clock/leap", Fixture, NULL, set_up, test_leap, tear_down);
  g_test_add ("/text/clock/busy-loop-first", Fixture, NULL, set_up, test_busy_loop_first, tear_down);
  g_test_add_func ("/text/clock/real", test_real);
}
