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

#include <adwaita.h>
#include <glib/gstdio.h>
#include <stdlib.h>

#include "loa-application.h"
#include "loa-speakers-view.h"
#include "loa-store-speaker-lines.h"
#include "loa-store-speakers.h"

#define FEW 50
#define MANY 500
#define N_RUNS 5
#define N_STEPS 150
#define STEP 80

typedef struct
{
  char *folder;
  LoaShop *shop;
  LoaAnnouncementDesk *desk;
  double scrolling[N_RUNS]; /* ms */
  double typing[N_RUNS]; /* ms */
} Register;

static gint64 busy_since;
static gint64 longest;

/* The main loop polls whenever it has nothing to do: what lies between two polls is a stall. */
static int
poll_cb (GPollFD *fds,
         guint    n_fds,
         int      timeout)
{
  int n_ready;

  if (busy_since != 0)
    longest = MAX (longest, g_get_monotonic_time () - busy_since);
  n_ready = g_poll (fds, n_fds, timeout);
  busy_since = g_get_monotonic_time ();

  return n_ready;
}

static void
keep_result_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static GAsyncResult *
await_result (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return *result;
}

static gboolean
frame_cb (GtkWidget     *widget,
          GdkFrameClock *clock,
          gpointer       user_data)
{
  guint *n_frames = user_data;

  return --*n_frames > 0 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static void
await_frames (GtkWidget *widget,
              guint      n_frames)
{
  gtk_widget_add_tick_callback (widget, frame_cb, &n_frames, NULL);
  while (n_frames > 0)
    g_main_context_iteration (NULL, TRUE);
}

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
open_shop (Register *self)
{
  g_autoptr (LoaKeyring) keyring = loa_keyring_new_in_memory ();
  g_autoptr (LoaClock) clock = loa_clock_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("loa-benchmark-XXXXXX", &error);
  if (self->folder == NULL)
    g_error ("%s", error->message);

  loa_shop_open_async ("default", self->folder, keyring, clock, NULL, NULL, NULL, keep_result_cb, &result);
  self->shop = loa_shop_open_finish (await_result (&result), &error);
  if (self->shop == NULL)
    g_error ("%s", error->message);

  self->desk = loa_announcement_desk_new (self->shop);
}

static void
fill (Register *self,
      guint     n_speakers)
{
  LoaStore *store = loa_shop_get_store (self->shop);
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
    set_state (self->shop, i);

  loa_speaker_register_load_async (loa_shop_get_speakers (self->shop), NULL, keep_result_cb, &loaded);
  if (!loa_speaker_register_load_finish (loa_shop_get_speakers (self->shop), await_result (&loaded), &error))
    g_error ("%s", error->message);
}

static GtkWidget *
find_widget (GtkWidget *widget,
             GType      type)
{
  GtkWidget *found = g_type_is_a (G_OBJECT_TYPE (widget), type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_widget (child, type);

  return found;
}

static void
begin (void)
{
  busy_since = 0;
  longest = 0;
}

static double
scroll (GtkWidget *view)
{
  GtkWidget *scrolled = gtk_widget_get_ancestor (find_widget (view, g_type_from_name ("LoaSpeakerGrid")),
                                                 GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));

  begin ();
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

  return longest / 1000.0;
}

static double
type (GtkWidget *view)
{
  static const char * const texts[] = {
    "n", "ng", "ngu", "nguy", "nguyen", "nguyen 1", "nguyen 12", "nguyen 1", "nguyen", "ng", "", "le", "khong co", "le", "",
  };
  GtkWidget *entry;

  loa_speakers_view_search (LOA_SPEAKERS_VIEW (view));
  entry = find_widget (view, GTK_TYPE_SEARCH_ENTRY);
  await_frames (view, 30);

  begin ();
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      gtk_editable_set_text (GTK_EDITABLE (entry), texts[i]);
      await_frames (view, 12);
    }

  return longest / 1000.0;
}

static void
run (Register *self,
     guint     number)
{
  GtkWidget *window = adw_window_new ();
  GtkWidget *view = g_object_new (LOA_TYPE_SPEAKERS_VIEW, NULL);

  loa_speakers_view_set_shop (LOA_SPEAKERS_VIEW (view), self->shop, self->desk);
  adw_window_set_content (ADW_WINDOW (window), view);
  gtk_window_set_default_size (GTK_WINDOW (window), 1080, 720);
  gtk_window_present (GTK_WINDOW (window));
  await_frames (view, 30);

  self->scrolling[number] = scroll (view);
  self->typing[number] = type (view);
  gtk_window_destroy (GTK_WINDOW (window));
}

static int
compare (const void *number,
         const void *other)
{
  const double difference = *(const double *) number - *(const double *) other;

  return (difference > 0) - (difference < 0);
}

static double
find_median (double *numbers)
{
  qsort (numbers, N_RUNS, sizeof (double), compare);

  return numbers[N_RUNS / 2];
}

static void
report (const char *what,
        double     *few,
        double     *many)
{
  const double few_median = find_median (few);
  const double many_median = find_median (many);

  g_print ("%-9s %6.1f ms with %d speakers, %6.1f ms with %d: ratio %.2f\n", what, few_median, FEW, many_median, MANY,
           many_median / few_median);
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        remove_folder (path);
      else
        g_unlink (path);
    }

  g_rmdir (folder);
}

static void
close_shop (Register *self)
{
  g_autoptr (GAsyncResult) result = NULL;

  loa_announcement_desk_close (self->desk);
  loa_shop_close_async (self->shop, NULL, keep_result_cb, &result);
  loa_shop_close_finish (self->shop, await_result (&result), NULL);
  g_object_unref (self->desk);
  g_object_unref (self->shop);
  remove_folder (self->folder);
  g_free (self->folder);
}

int
main (int    argc,
      char **argv)
{
  Register few = { 0 };
  Register many = { 0 };

  adw_init ();
  g_main_context_set_poll_func (NULL, poll_cb);
  open_shop (&few);
  fill (&few, FEW);
  open_shop (&many);
  fill (&many, MANY);

  /* In turns, and once to warm up: whatever else the computer does meanwhile befalls both. */
  for (guint i = 0; i <= N_RUNS; i++)
    {
      run (&few, i % N_RUNS);
      run (&many, i % N_RUNS);
    }

  g_print ("longest stall of the main loop, median of %d runs:\n", N_RUNS);
  report ("scrolling", few.scrolling, many.scrolling);
  report ("typing", few.typing, many.typing);
  close_shop (&few);
  close_shop (&many);

  return EXIT_SUCCESS;
}
