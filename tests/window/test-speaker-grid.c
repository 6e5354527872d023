/* test-speaker-grid.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <adwaita.h>

#include "loa-application.h"
#include "loa-card-places.h"
#include "loa-row-heights.h"
#include "loa-speaker-card.h"
#include "loa-speaker-grid.h"
#include "shop-fixture.h"
#include "shown.h"

/* Cards of many speakers, of which only those in sight are there. The list is a plain one, so that each change of it is
 * made at once.
 */

#define N_SPEAKERS 500

/* More than these are never needed for a window of 600 pixels with three columns. */
#define MOST_CARDS 30

typedef struct
{
  ShopFixture base;
  GListStore *speakers; /* (owned) */
  GtkFilterListModel *found; /* (owned): of speakers */
  GtkWindow *window; /* (unowned) */
  GtkWidget *scrolled; /* (unowned): of window */
  LoaSpeakerGrid *grid; /* (owned) */
} Fixture;

static LoaSpeaker *
make_speaker (guint number)
{
  g_autofree char *hardware_id = g_strdup_printf ("VNS52508%06u", number);
  g_autofree char *name = g_strdup_printf ("Kho %03u", number);
  const LoaSpeakerRecord record = { .hardware_id = hardware_id, .name = name };

  return loa_speaker_new (&record);
}

static void
insert_speaker (Fixture *fixture,
                guint    position,
                guint    number)
{
  g_autoptr (LoaSpeaker) speaker = make_speaker (number);

  g_list_store_insert (fixture->speakers, position, speaker);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  const guint n_speakers = GPOINTER_TO_UINT (data);

  shop_fixture_set_up (&fixture->base, NULL);
  fixture->speakers = g_list_store_new (LOA_TYPE_SPEAKER);
  for (guint i = 0; i < n_speakers; i++)
    insert_speaker (fixture, i, i + 1);
  fixture->found = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (fixture->speakers)), NULL);

  fixture->window = GTK_WINDOW (gtk_window_new ());
  fixture->scrolled = gtk_scrolled_window_new ();
  fixture->grid = g_object_ref_sink (g_object_new (LOA_TYPE_SPEAKER_GRID, NULL));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (fixture->scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (fixture->scrolled), GTK_WIDGET (fixture->grid));
  gtk_window_set_child (fixture->window, fixture->scrolled);
  gtk_window_set_default_size (fixture->window, 1000, 600);
  loa_speaker_grid_set_speakers (fixture->grid, fixture->base.shop, fixture->base.desk, G_LIST_MODEL (fixture->found));
  show_window (fixture->window);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gtk_window_destroy (fixture->window);
  assert_ends (fixture->grid);
  assert_ends (fixture->found);
  assert_ends (fixture->speakers);
  shop_fixture_tear_down (&fixture->base);
}

static GtkAdjustment *
get_adjustment (Fixture *fixture)
{
  return gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (fixture->scrolled));
}

static guint
get_n_items (Fixture *fixture)
{
  return g_list_model_get_n_items (G_LIST_MODEL (fixture->found));
}

/* Returns: (nullable): the card of the speaker at @position, when it is there */
static LoaSpeakerCard *
find_card (Fixture *fixture,
           guint    position)
{
  g_autoptr (LoaSpeaker) speaker = g_list_model_get_item (G_LIST_MODEL (fixture->found), position);

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (fixture->grid)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_visible (child) && loa_speaker_card_get_speaker (LOA_SPEAKER_CARD (child)) == speaker)
      return LOA_SPEAKER_CARD (child);

  return NULL;
}

static gboolean
is_in_sight (Fixture *fixture,
             guint    position)
{
  LoaSpeakerCard *card = find_card (fixture, position);
  graphene_rect_t bounds;

  return card != NULL && gtk_widget_compute_bounds (GTK_WIDGET (card), GTK_WIDGET (fixture->grid), &bounds) &&
         bounds.origin.y >= 0 &&
         bounds.origin.y + bounds.size.height <= gtk_widget_get_height (GTK_WIDGET (fixture->grid));
}

static gboolean
is_first_in_sight (gpointer user_data)
{
  return is_in_sight (user_data, 0);
}

static gboolean
is_last_in_sight (gpointer user_data)
{
  return is_in_sight (user_data, get_n_items (user_data) - 1);
}

/* No hole where a card should be, none twice, and each with the speaker of its place. */
static gboolean
is_whole (gpointer user_data)
{
  Fixture *fixture = user_data;
  const guint n_cards = loa_speaker_grid_get_n_cards (fixture->grid);
  const int height = gtk_widget_get_height (GTK_WIDGET (fixture->grid));
  guint n_visible = 0;
  double lowest = 0;

  for (guint i = 0; i < get_n_items (fixture); i++)
    {
      LoaSpeakerCard *card = find_card (fixture, i);
      graphene_rect_t bounds;

      if (card == NULL)
        continue;

      if (loa_speaker_card_get_position (card) != i ||
          !gtk_widget_compute_bounds (GTK_WIDGET (card), GTK_WIDGET (fixture->grid), &bounds))
        return FALSE;

      n_visible++;
      lowest = MAX (lowest, bounds.origin.y + bounds.size.height);
    }

  return n_visible == n_cards && n_cards <= MOST_CARDS &&
         (n_visible == 0 || lowest >= height || find_card (fixture, get_n_items (fixture) - 1) != NULL);
}

static gboolean
has_seven (gpointer user_data)
{
  Fixture *fixture = user_data;

  return is_whole (fixture) && is_first_in_sight (fixture) && loa_speaker_grid_get_n_cards (fixture->grid) == 7;
}

static LoaSpeakerCard *
get_focused (Fixture *fixture)
{
  GtkWidget *card = gtk_widget_get_focus_child (GTK_WIDGET (fixture->grid));

  g_assert_nonnull (card);

  return LOA_SPEAKER_CARD (card);
}

/* Through what is in the card, and on to the next. */
static void
leave_card (Fixture *fixture)
{
  LoaSpeakerCard *card = get_focused (fixture);

  for (guint i = 0; i < 10 && get_focused (fixture) == card; i++)
    gtk_widget_child_focus (GTK_WIDGET (fixture->grid), GTK_DIR_RIGHT);
}

/* From one end to the other, by the wheel and at once. */
static void
test_scroll (Fixture       *fixture,
             gconstpointer  data)
{
  GtkAdjustment *adjustment = get_adjustment (fixture);

  wait_until (is_whole, fixture, "cards for what is in sight");
  g_assert_cmpuint (loa_speaker_grid_get_n_cards (fixture->grid), >, 0);
  while (gtk_adjustment_get_value (adjustment) + gtk_adjustment_get_page_size (adjustment) <
         gtk_adjustment_get_upper (adjustment) / 8)
    {
      gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + 400);
      wait_until (is_whole, fixture, "cards for what is in sight");
    }

  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment));
  wait_until (is_last_in_sight, fixture, "the last card");
  wait_until (is_whole, fixture, "cards for what is in sight");

  loa_speaker_grid_go_to_top (fixture->grid);
  wait_until (is_first_in_sight, fixture, "the first card");
  wait_until (is_whole, fixture, "cards for what is in sight");
}

static void
test_changes (Fixture       *fixture,
              gconstpointer  data)
{
  GtkAdjustment *adjustment = get_adjustment (fixture);
  g_autoptr (GtkFilter) none = NULL;

  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment) / 2);
  wait_until (is_whole, fixture, "cards in the middle");

  for (guint i = 0; i < 20; i++)
    g_list_store_remove (fixture->speakers, N_SPEAKERS / 2 - 10);
  wait_until (is_whole, fixture, "cards after some were removed");
  insert_speaker (fixture, 0, N_SPEAKERS + 1);
  insert_speaker (fixture, N_SPEAKERS / 2, N_SPEAKERS + 2);
  wait_until (is_whole, fixture, "cards after some were inserted");

  /* What was in sight is beyond what is left. */
  g_list_store_splice (fixture->speakers, 7, get_n_items (fixture) - 7, NULL, 0);
  wait_until (is_whole, fixture, "cards of those that are left");
  gtk_adjustment_set_value (adjustment, 0);
  wait_until (has_seven, fixture, "the seven cards that are left");
  none = GTK_FILTER (gtk_any_filter_new ());
  gtk_filter_list_model_set_filter (fixture->found, none);
  wait_until (is_whole, fixture, "no cards");
  g_assert_cmpuint (loa_speaker_grid_get_n_cards (fixture->grid), ==, 0);
  gtk_filter_list_model_set_filter (fixture->found, NULL);
  wait_until (has_seven, fixture, "the seven cards again");
}

static int
compare_forwards (gconstpointer speaker,
                  gconstpointer other,
                  gpointer      user_data)
{
  return g_strcmp0 (loa_speaker_get_hardware_id ((LoaSpeaker *) speaker),
                    loa_speaker_get_hardware_id ((LoaSpeaker *) other));
}

static int
compare_backwards (gconstpointer speaker,
                   gconstpointer other,
                   gpointer      user_data)
{
  return -compare_forwards (speaker, other, user_data);
}

static void
test_focus (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (LoaSpeaker) second = g_list_model_get_item (G_LIST_MODEL (fixture->speakers), 1);
  g_autoptr (LoaSpeaker) next = NULL;
  g_autoptr (LoaSpeaker) second_next = NULL;
  LoaSpeakerCard *card;

  wait_until (is_whole, fixture, "cards for what is in sight");
  g_assert_true (gtk_widget_grab_focus (GTK_WIDGET (find_card (fixture, 1))));

  g_list_store_sort (fixture->speakers, compare_backwards, NULL);
  card = get_focused (fixture);
  g_assert_true (loa_speaker_card_get_speaker (card) == second);
  g_assert_cmpuint (loa_speaker_card_get_position (card), ==, N_SPEAKERS - 2);

  /* It goes; that which comes in its place gets the focus, not that where it was before. */
  next = g_list_model_get_item (G_LIST_MODEL (fixture->found), N_SPEAKERS - 1);
  g_list_store_remove (fixture->speakers, N_SPEAKERS - 2);
  g_assert_true (loa_speaker_card_get_speaker (get_focused (fixture)) == next);
  wait_until (is_last_in_sight, fixture, "the last card");

  g_list_store_sort (fixture->speakers, compare_forwards, NULL);
  g_assert_true (loa_speaker_card_get_speaker (get_focused (fixture)) == next);
  second_next = g_list_model_get_item (G_LIST_MODEL (fixture->found), 1);
  leave_card (fixture);
  g_assert_true (loa_speaker_card_get_speaker (get_focused (fixture)) == second_next);
  wait_until (is_first_in_sight, fixture, "the first card");
}

static void
test_empty (Fixture       *fixture,
            gconstpointer  data)
{
  g_assert_cmpuint (loa_speaker_grid_get_n_cards (fixture->grid), ==, 0);
  g_assert_false (gtk_widget_child_focus (GTK_WIDGET (fixture->grid), GTK_DIR_TAB_FORWARD));
  g_assert_false (gtk_widget_grab_focus (GTK_WIDGET (fixture->grid)));
  loa_speaker_grid_refresh_ages (fixture->grid);
  loa_speaker_grid_go_to_top (fixture->grid);

  insert_speaker (fixture, 0, 1);
  wait_until (is_last_in_sight, fixture, "the only card");
  g_list_store_remove_all (fixture->speakers);
  wait_until (is_whole, fixture, "no cards");
  g_assert_cmpuint (loa_speaker_grid_get_n_cards (fixture->grid), ==, 0);
}

static void
test_columns (void)
{
  static const struct { int width; guint n_columns; int card_width; } wanted[] = {
    { 330, 1, 306 }, { 360, 1, 336 }, { 635, 1, 611 }, { 636, 2, 300 }, { 700, 2, 332 }, { 1366, 4, 326 },
    { 4000, 4, 440 }, { 10, 1, -14 },
  };
  g_autoptr (LoaCardPlaces) places = loa_card_places_new ();

  loa_card_places_set_n_cards (places, 9);
  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      loa_card_places_set_width (places, wanted[i].width, FALSE);
      g_assert_cmpuint (loa_card_places_get_n_columns (places), ==, wanted[i].n_columns);
      g_assert_cmpint (loa_card_places_get_card_width (places), ==, wanted[i].card_width);
    }
}

static void
test_places (void)
{
  g_autoptr (LoaCardPlaces) places = loa_card_places_new ();
  GdkRectangle place;
  guint first;
  guint end;

  loa_card_places_set_n_cards (places, 5);
  loa_card_places_set_width (places, 700, FALSE);
  loa_card_places_set_row_height (places, 0, 100);
  loa_card_places_set_row_height (places, 1, 200);
  loa_card_places_get (places, 3, &place);
  g_assert_cmpint (place.x, ==, 12 + 332 + 12);
  g_assert_cmpint (place.y, ==, 12 + 100 + 12);
  g_assert_cmpint (place.height, ==, 200);
  loa_card_places_set_width (places, 700, TRUE);
  loa_card_places_get (places, 3, &place);
  g_assert_cmpint (place.x, ==, 12);

  /* The row in sight, and one more on each side. */
  loa_card_places_find_range (places, 0, 50, &first, &end);
  g_assert_cmpuint (first, ==, 0);
  g_assert_cmpuint (end, ==, 4);
  loa_card_places_find_range (places, 100000, 50, &first, &end);
  g_assert_cmpuint (first, ==, 2);
  g_assert_cmpuint (end, ==, 5);
  loa_card_places_set_n_cards (places, 0);
  loa_card_places_find_range (places, 100, 50, &first, &end);
  g_assert_cmpuint (first, ==, 0);
  g_assert_cmpuint (end, ==, 0);
}

static void
assert_next (LoaCardPlaces    *places,
             guint             position,
             GtkDirectionType  direction,
             int               expected)
{
  guint next = 0;
  const gboolean there_is = loa_card_places_find_next (places, position, direction, &next);

  g_assert_cmpint (there_is ? (int) next : -1, ==, expected);
}

static void
test_keys (void)
{
  g_autoptr (LoaCardPlaces) places = loa_card_places_new ();

  /* 0 1 2, 3 4 5, 6. */
  loa_card_places_set_n_cards (places, 7);
  loa_card_places_set_width (places, 1000, FALSE);
  g_assert_cmpuint (loa_card_places_get_n_columns (places), ==, 3);
  assert_next (places, 0, GTK_DIR_UP, -1);
  assert_next (places, 4, GTK_DIR_UP, 1);
  assert_next (places, 1, GTK_DIR_DOWN, 4);
  assert_next (places, 5, GTK_DIR_DOWN, 6);
  assert_next (places, 6, GTK_DIR_DOWN, -1);
  assert_next (places, 0, GTK_DIR_LEFT, -1);
  assert_next (places, 3, GTK_DIR_LEFT, 2);
  assert_next (places, 2, GTK_DIR_RIGHT, 3);
  assert_next (places, 6, GTK_DIR_RIGHT, -1);
  assert_next (places, 3, GTK_DIR_TAB_FORWARD, -1);
  g_assert_cmpuint (loa_card_places_find_page (places, 0, TRUE, 10), ==, 3);
  g_assert_cmpuint (loa_card_places_find_page (places, 1, TRUE, 100000), ==, 6);
  g_assert_cmpuint (loa_card_places_find_page (places, 6, FALSE, 100000), ==, 0);

  loa_card_places_set_width (places, 1000, TRUE);
  assert_next (places, 0, GTK_DIR_LEFT, 1);
  assert_next (places, 0, GTK_DIR_RIGHT, -1);
  assert_next (places, 3, GTK_DIR_RIGHT, 2);
}

static void
test_row_heights (void)
{
  g_autoptr (LoaRowHeights) rows = loa_row_heights_new (100, 12, 6);

  g_assert_cmpint (loa_row_heights_get_total (rows), ==, 24);
  loa_row_heights_set_n_rows (rows, 4);
  g_assert_cmpint (loa_row_heights_get_total (rows), ==, 24 + 4 * 100 + 3 * 6);
  g_assert_cmpuint (loa_row_heights_find (rows, 0), ==, 0);
  g_assert_cmpuint (loa_row_heights_find (rows, 100000), ==, 3);

  /* What nobody has seen is as high as the lowest that somebody has. */
  loa_row_heights_set (rows, 0, 300);
  loa_row_heights_set (rows, 2, 50);
  g_assert_cmpint (loa_row_heights_get (rows, 1), ==, 50);
  g_assert_cmpint (loa_row_heights_get_top (rows, 1), ==, 12 + 300 + 6);
  g_assert_cmpuint (loa_row_heights_find (rows, 12 + 300 + 5), ==, 0);
  g_assert_cmpuint (loa_row_heights_find (rows, 12 + 300 + 6), ==, 1);

  loa_row_heights_set_n_rows (rows, 1);
  g_assert_cmpint (loa_row_heights_get_total (rows), ==, 24 + 300);
  loa_row_heights_forget (rows);
  g_assert_cmpint (loa_row_heights_get_total (rows), ==, 24 + 100);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (LoaClock) clock = loa_clock_new ();
  g_autoptr (LoaApplication) application = NULL;

  g_test_init (&argc, &argv, NULL);
  application = loa_application_new (NULL, "default", clock, FALSE);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));

  g_test_add_func ("/speaker-grid/columns", test_columns);
  g_test_add_func ("/speaker-grid/places", test_places);
  g_test_add_func ("/speaker-grid/keys", test_keys);
  g_test_add_func ("/speaker-grid/row-heights", test_row_heights);
  g_test_add ("/speaker-grid/empty", Fixture, GUINT_TO_POINTER (0), set_up, test_empty, tear_down);
  g_test_add ("/speaker-grid/scroll", Fixture, GUINT_TO_POINTER (N_SPEAKERS), set_up, test_scroll, tear_down);
  g_test_add ("/speaker-grid/changes", Fixture, GUINT_TO_POINTER (N_SPEAKERS), set_up, test_changes, tear_down);
  g_test_add ("/speaker-grid/focus", Fixture, GUINT_TO_POINTER (N_SPEAKERS), set_up, test_focus, tear_down);

  return g_test_run ();
}
