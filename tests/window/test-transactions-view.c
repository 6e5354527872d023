/* test-transactions-view.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-transactions.h"

#include "loa-settings.h"
#include "loa-transactions-view.h"
#include "shop-fixture.h"
#include "shown.h"

/* The view of transactions as a whole, on a real shop. */

static GtkWidget *
make_view (ShopFixture *fixture)
{
  GtkWidget *view = g_object_ref_sink (g_object_new (LOA_TYPE_TRANSACTIONS_VIEW, NULL));

  loa_transactions_view_set_shop (LOA_TRANSACTIONS_VIEW (view), fixture->shop, fixture->desk);

  return view;
}

static GtkToggleButton *
find_chart_button (GtkWidget *widget)
{
  GtkToggleButton *found = NULL;

  if (GTK_IS_TOGGLE_BUTTON (widget) &&
      g_strcmp0 (gtk_widget_get_tooltip_text (widget), "Chart of money in and out") == 0)
    return GTK_TOGGLE_BUTTON (widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_chart_button (child);

  return found;
}

/* What is chosen in a wide view is remembered, and nothing else. */
static void
test_chart (void)
{
  ShopFixture fixture = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (LoaSettings) settings = loa_settings_new ("default", FALSE, &error);
  GtkWidget *first;
  GtkWidget *second;

  g_assert_no_error (error);
  loa_settings_set_for_display (settings, gdk_display_get_default ());
  shop_fixture_set_up (&fixture, NULL);

  first = make_view (&fixture);
  g_assert_true (gtk_toggle_button_get_active (find_chart_button (first)));
  g_object_set (first, "narrow", TRUE, NULL);
  g_assert_false (gtk_toggle_button_get_active (find_chart_button (first)));
  g_object_set (first, "narrow", FALSE, NULL);
  g_assert_true (gtk_toggle_button_get_active (find_chart_button (first)));
  gtk_toggle_button_set_active (find_chart_button (first), FALSE);

  second = make_view (&fixture);
  g_assert_false (gtk_toggle_button_get_active (find_chart_button (second)));
  g_object_set (second, "narrow", TRUE, NULL);
  gtk_toggle_button_set_active (find_chart_button (second), TRUE);
  g_object_set (second, "narrow", FALSE, NULL);
  g_assert_false (gtk_toggle_button_get_active (find_chart_button (second)));

  assert_ends (first);
  assert_ends (second);
  shop_fixture_tear_down (&fixture);
  loa_settings_set_for_display (NULL, gdk_display_get_default ());
}

void
add_transactions_view_tests (void)
{
  g_test_add_func ("/window/transactions-view-chart", test_chart);
}
