/* stalls.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "stalls.h"

#include <adwaita.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <time.h>

static gint64 busy_since;
static gint64 longest;

/* Of this thread alone: what other programs do meanwhile does not count. */
static gint64
get_time (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);

  return time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

/* The main loop polls whenever it has nothing to do: what lies between two polls is a stall. */
static int
poll_cb (GPollFD *fds,
         guint    n_fds,
         int      timeout)
{
  int n_ready;

  if (busy_since != 0)
    longest = MAX (longest, get_time () - busy_since);
  n_ready = g_poll (fds, n_fds, timeout);
  busy_since = get_time ();

  return n_ready;
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

void
measured_shop_open (MeasuredShop *self)
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

void
measured_shop_close (MeasuredShop *self)
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

void
keep_result_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

GAsyncResult *
await_result (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return *result;
}

void
await_frames (GtkWidget *widget,
              guint      n_frames)
{
  gtk_widget_add_tick_callback (widget, frame_cb, &n_frames, NULL);
  while (n_frames > 0)
    g_main_context_iteration (NULL, TRUE);
}

GtkWidget *
find_widget (GtkWidget *widget,
             GType      type)
{
  GtkWidget *found = g_type_is_a (G_OBJECT_TYPE (widget), type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_widget (child, type);

  return found;
}

GtkWindow *
show_view (GtkWidget *view)
{
  GtkWidget *window = adw_window_new ();

  adw_window_set_content (ADW_WINDOW (window), view);
  gtk_window_set_default_size (GTK_WINDOW (window), 1080, 720);
  gtk_window_present (GTK_WINDOW (window));
  await_frames (view, 30);

  return GTK_WINDOW (window);
}

double
type_texts (GtkWidget          *view,
            const char * const *texts)
{
  GtkWidget *entry = gtk_widget_get_ancestor (gtk_root_get_focus (gtk_widget_get_root (view)), GTK_TYPE_SEARCH_ENTRY);

  await_frames (view, 30);
  stalls_begin ();
  for (guint i = 0; texts[i] != NULL; i++)
    {
      gtk_editable_set_text (GTK_EDITABLE (entry), texts[i]);
      await_frames (view, 12);
    }

  return stalls_end ();
}

void
stalls_watch (void)
{
  g_main_context_set_poll_func (NULL, poll_cb);
}

void
stalls_begin (void)
{
  busy_since = 0;
  longest = 0;
}

double
stalls_end (void)
{
  return longest / 1000.0;
}

void
stalls_report (const char *what,
               const char *noun,
               double     *few,
               guint       n_few,
               double     *many,
               guint       n_many)
{
  const double few_median = find_median (few);
  const double many_median = find_median (many);

  g_print ("longest stall while %s, %u %s against %u|ms|%.1f|%.1f|1.5\n", what, n_many, noun, n_few, many_median,
           few_median);
}
