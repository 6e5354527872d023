/* benchmark-speakers.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Measures how long the view of the register keeps the main loop from what comes next, with few speakers and with
 * many, in one run: while it is scrolled, and while somebody types in the search.
 */

#include "config.h"

#include "stalls.h"

#include <adwaita.h>
#include <stdlib.h>

#include "loa-application.h"
#include "loa-speakers-view.h"
#include "loa-store-speaker-lines.h"
#include "loa-store-speakers.h"

#define FEW 50
#define MANY 500
#define N_STEPS 150
#define STEP 80

typedef struct
{
  MeasuredShop shop;
  double scrolling[N_RUNS]; /* ms */
  double typing[N_RUNS]; /* ms */
} Register;

static LoaSpeakerRecord *
make_record (guint number)
{
  static const char * const places[] = { "Quầy thu ngân", "Tầng 2, cạnh thang máy", "Kho sau nhà", "Bàn ngoài hiên" };
  static const char * const tags[] = { "chi nhánh 1\nmới", "chi nhánh 2", "chi nhánh 3\nhay mất mạng\nđổi pin\nVIP" };
  LoaSpeakerRecord *record = g_new0 (LoaSpeakerRecord, 1);

  record->hardware_id = g_strdup_printf ("VNS52508%06u", number);
  record->name = g_strdup_printf ("Quầy %u %s", number, number % 3 == 0 ? "Nguyễn Trãi" : "Lê Lợi");
  record->place = g_strdup (places[number % G_N_ELEMENTS (places)]);
  record->tags = g_strdup (tags[number % G_N_ELEMENTS (tags)]);
  record->note = number % 5 == 0 ? g_strdup ("Gọi chị Hoa trước khi đến.\nCửa sau.") : NULL;

  return record;
}

static void
set_state (LoaShop *shop,
           guint    number)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (LoaSpeakerRecord) record = make_record (number);
  g_autoptr (GError) error = NULL;

  record->model = g_strdup ("S5 Plus");
  record->online = number % 4 == 0 ? LOA_TERNARY_NO : LOA_TERNARY_YES;
  record->is_paired = number % 7 == 0 ? LOA_TERNARY_NO : LOA_TERNARY_YES;
  record->checked = loa_clock_get_unix_seconds (loa_shop_get_clock (shop)) - number * 10;
  loa_store_update_speaker_async (loa_shop_get_store (shop), record, NULL, keep_result_cb, &result);
  if (!loa_store_update_speaker_finish (loa_shop_get_store (shop), await_result (&result), &error))
    g_error ("%s", error->message);
}

static void
fill (LoaShop *shop,
      guint    n_speakers)
{
  LoaStore *store = loa_shop_get_store (shop);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) loa_speaker_record_free);
  g_autoptr (GAsyncResult) added = NULL;
  g_autoptr (GAsyncResult) loaded = NULL;
  g_autoptr (GArray) additions = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < n_speakers; i++)
    g_ptr_array_add (records, make_record (i));

  loa_store_add_speakers_async (store, records, NULL, keep_result_cb, &added);
  additions = loa_store_add_speakers_finish (store, await_result (&added), &error);
  if (additions == NULL)
    g_error ("%s", error->message);

  for (guint i = 0; i < n_speakers; i++)
    set_state (shop, i);

  loa_speaker_register_load_async (loa_shop_get_speakers (shop), NULL, keep_result_cb, &loaded);
  if (!loa_speaker_register_load_finish (loa_shop_get_speakers (shop), await_result (&loaded), &error))
    g_error ("%s", error->message);
}

static double
scroll (GtkWidget *view)
{
  GtkWidget *scrolled = gtk_widget_get_ancestor (find_widget (view, g_type_from_name ("LoaSpeakerGrid")),
                                                 GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));

  stalls_begin ();
  for (guint i = 0; i < N_STEPS; i++)
    {
      gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + STEP);
      await_frames (view, 1);
    }

  /* As far as it goes, and back again. */
  for (guint i = 0; i < 6; i++)
    {
      gtk_adjustment_set_value (adjustment, i % 2 == 0 ? gtk_adjustment_get_upper (adjustment) : 0);
      await_frames (view, 2);
    }

  return stalls_end ();
}

static double
type (GtkWidget *view)
{
  static const char * const texts[] = {
    "n", "ng", "ngu", "nguy", "nguyen", "nguyen 1", "nguyen 12", "nguyen 1", "nguyen", "ng", "", "le", "khong co", "le", "",
    NULL,
  };

  loa_speakers_view_search (LOA_SPEAKERS_VIEW (view));

  return type_texts (view, texts);
}

static void
run (Register *self,
     guint     number)
{
  GtkWidget *view = g_object_new (LOA_TYPE_SPEAKERS_VIEW, NULL);
  GtkWindow *window;

  loa_speakers_view_set_shop (LOA_SPEAKERS_VIEW (view), self->shop.shop, self->shop.desk);
  window = show_view (view);
  self->scrolling[number] = scroll (view);
  self->typing[number] = type (view);
  gtk_window_destroy (window);
}

int
main (int    argc,
      char **argv)
{
  Register few = { 0 };
  Register many = { 0 };

  adw_init ();
  stalls_watch ();
  measured_shop_open (&few.shop);
  fill (few.shop.shop, FEW);
  measured_shop_open (&many.shop);
  fill (many.shop.shop, MANY);

  /* In turns, and once to warm up: whatever else the computer does meanwhile befalls both. */
  for (guint i = 0; i <= N_RUNS; i++)
    {
      run (&few, i % N_RUNS);
      run (&many, i % N_RUNS);
    }

  stalls_report ("scrolling", "speakers", few.scrolling, FEW, many.scrolling, MANY);
  stalls_report ("typing", "speakers", few.typing, FEW, many.typing, MANY);
  measured_shop_close (&few.shop);
  measured_shop_close (&many.shop);

  return EXIT_SUCCESS;
}
