/* lives.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "shop-fixture.h"

G_BEGIN_DECLS

/* Each type of the room is built on a real shop, drawn and let go of. A warning ends the program, and so does a
 * reference that somebody keeps.
 */
typedef struct
{
  ShopFixture base;
  LoaSpeaker *speaker; /* (unowned): of the shop's register */
} LifeFixture;

/* Returns: (transfer floating): a widget, or (transfer full): a window */
typedef GtkWidget * (*LifeMake) (LifeFixture *fixture);

typedef struct
{
  const char *path;
  LifeMake make;
} Life;

void life_fixture_set_up    (LifeFixture   *fixture,
                             gconstpointer  data);
void life_fixture_tear_down (LifeFixture   *fixture,
                             gconstpointer  data);

/* Adds tests of these; they must stay. */
typedef void (*AddLives) (const Life *lives, guint n_lives);

void add_life_tests         (const Life    *lives,
                             guint          n_lives);

/* In a window as narrow as a telephone none of their sentences is cut short; in whatever language this runs. */
void add_narrow_tests       (const Life    *lives,
                             guint          n_lives);

G_END_DECLS
