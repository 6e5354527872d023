/* lives.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lives.h"
#include "shown.h"

static void
test_life (LifeFixture   *fixture,
           gconstpointer  data)
{
  const Life *life = data;
  GtkWidget *widget = g_object_ref_sink (life->make (fixture));
  GtkWindow *window;

  if (GTK_IS_WINDOW (widget))
    {
      window = GTK_WINDOW (widget);
    }
  else
    {
      window = GTK_WINDOW (gtk_window_new ());
      gtk_window_set_child (window, widget);
    }

  show_window (window);
  gtk_window_destroy (window);
  assert_ends (widget);
}

void
life_fixture_set_up (LifeFixture   *fixture,
                     gconstpointer  data)
{
  shop_fixture_set_up (&fixture->base, NULL);
  fixture->speaker = shop_fixture_add_speaker (&fixture->base, SERIAL_NUMBER, "Quầy <1> & 2");
}

void
life_fixture_tear_down (LifeFixture   *fixture,
                        gconstpointer  data)
{
  shop_fixture_tear_down (&fixture->base);
}

void
add_life_tests (const Life *lives,
                guint       n_lives)
{
  for (guint i = 0; i < n_lives; i++)
    g_test_add (lives[i].path, LifeFixture, &lives[i], life_fixture_set_up, test_life, life_fixture_tear_down);
}
