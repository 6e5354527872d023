/* benchmark-window.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* benchmark-window start|session|wheel FOLDER STARTED: runs the program's own window on the profiles in FOLDER. What it
 * measures is printed as numbers, for ./bench to compare those of several runs.
 *
 * start: milliseconds from STARTED, a monotonic time in microseconds, to the first frame that shows rows; memory then, in
 * KiB. session: the longest stall of the main loop in milliseconds while somebody types, sorts and jumps. wheel: “ready”,
 * then how many rows down the table is and should be after the wheel has been turned.
 */

#include "config.h"

#include <adwaita.h>
#include <dlfcn.h>
#include <math.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "loa-application.h"
#include "loa-lazy-row.h"

/* As many as ./bench turns it. */
#define N_WHEEL_STEPS 200

typedef struct
{
  GtkApplication *application; /* (owned) */
  GtkColumnView *table; /* (unowned) (nullable): once it shows rows */
  gint64 started;
  gboolean has_rows; /* the frame that is made has */
  gboolean is_painted;
} Benchmark;

static GThread *main_thread;
static double busy_since;
static double longest;

/* What the program calls in the place of SQLite's own, which has no business on the thread of the window. */
int
sqlite3_step (sqlite3_stmt *statement)
{
  static int (*step) (sqlite3_stmt *);

  if (step == NULL)
    step = (int (*) (sqlite3_stmt *)) dlsym (RTLD_NEXT, "sqlite3_step");
  if (g_thread_self () == main_thread)
    g_error ("SQLite was called on the main thread: %s", sqlite3_sql (statement));

  return step (statement);
}

int
sqlite3_prepare_v2 (sqlite3       *database,
                    const char    *sql,
                    int            length,
                    sqlite3_stmt **statement,
                    const char   **tail)
{
  static int (*prepare) (sqlite3 *, const char *, int, sqlite3_stmt **, const char **);

  if (prepare == NULL)
    prepare = (int (*) (sqlite3 *, const char *, int, sqlite3_stmt **, const char **))
      dlsym (RTLD_NEXT, "sqlite3_prepare_v2");
  if (g_thread_self () == main_thread)
    g_error ("SQLite was called on the main thread: %s", sql);

  return prepare (database, sql, length, statement, tail);
}

/* A computer that is busy stops every thread now and then: with BENCHMARK_CLOCK=cpu only this one's work counts. */
static double
get_time (void)
{
  gboolean counts_work = g_strcmp0 (g_getenv ("BENCHMARK_CLOCK"), "cpu") == 0;
  struct timespec now;

  clock_gettime (counts_work ? CLOCK_THREAD_CPUTIME_ID : CLOCK_MONOTONIC, &now);

  return (double) now.tv_sec * 1000 + (double) now.tv_nsec / 1000000;
}

/* The main loop polls whenever it has nothing to do: what lies between two polls is a stall. */
static int
poll_cb (GPollFD *fds,
         guint    n_fds,
         int      timeout)
{
  int n_ready;

  longest = MAX (longest, get_time () - busy_since);
  n_ready = g_poll (fds, n_fds, timeout);
  busy_since = get_time ();

  return n_ready;
}

static GtkWidget *
find_widget (GtkWidget  *widget,
             const char *type_name)
{
  GtkWidget *found = strcmp (G_OBJECT_TYPE_NAME (widget), type_name) == 0 ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_widget (child, type_name);

  return found;
}

static GListModel *
get_list (Benchmark *self)
{
  return G_LIST_MODEL (gtk_column_view_get_model (self->table));
}

static gboolean
shows_rows (Benchmark *self)
{
  g_autoptr (LoaLazyRow) first = NULL;

  if (gtk_column_view_get_model (self->table) == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self->table)))
    return FALSE;

  first = g_list_model_get_item (get_list (self), 0);

  return first != NULL && loa_lazy_row_get_record (first) != NULL;
}

static void
layout_cb (GdkFrameClock *clock,
           Benchmark     *self)
{
  self->has_rows = shows_rows (self);
}

static void
painted_cb (GdkFrameClock *clock,
            Benchmark     *self)
{
  self->is_painted = self->is_painted || self->has_rows;
}

static void
activated_cb (Benchmark *self)
{
  GtkWidget *window = GTK_WIDGET (gtk_application_get_active_window (self->application));
  GtkWidget *view = find_widget (window, "LoaTransactionsView");
  GdkFrameClock *clock;

  gtk_widget_realize (window);
  self->table = GTK_COLUMN_VIEW (find_widget (view, "GtkColumnView"));
  clock = gtk_widget_get_frame_clock (window);
  g_signal_connect (clock, "layout", G_CALLBACK (layout_cb), self);
  g_signal_connect (clock, "after-paint", G_CALLBACK (painted_cb), self);
}

static glong
get_memory (void)
{
  glong size = 0;
  glong resident = 0;
  FILE *file = fopen ("/proc/self/statm", "r");

  if (file == NULL || fscanf (file, "%ld %ld", &size, &resident) != 2)
    g_error ("The memory cannot be measured");
  fclose (file);

  return resident * (sysconf (_SC_PAGESIZE) / 1024);
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
await_frames (Benchmark *self,
              guint      n_frames)
{
  gtk_widget_add_tick_callback (GTK_WIDGET (gtk_application_get_active_window (self->application)), frame_cb, &n_frames,
                                NULL);
  while (n_frames > 0)
    g_main_context_iteration (NULL, TRUE);
}

static void
await_rows (Benchmark *self)
{
  GtkSingleSelection *selection = GTK_SINGLE_SELECTION (gtk_column_view_get_model (self->table));
  GListModel *list = gtk_single_selection_get_model (selection);
  gboolean loading = TRUE;

  await_frames (self, 3);
  while (loading)
    {
      g_main_context_iteration (NULL, TRUE);
      g_object_get (list, "loading", &loading, NULL);
    }
  await_frames (self, 3);
}

/* The lists that drop down have one each, which nobody sees. */
static GtkWidget *
find_search_entry (GtkWidget *widget)
{
  GtkWidget *found = GTK_IS_SEARCH_ENTRY (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = GTK_IS_POPOVER (child) ? NULL : find_search_entry (child);

  return found;
}

static void
type (Benchmark *self)
{
  static const char *const texts[] = {
    "c", "ch", "chu", "chuy", "chuye", "chuyen", "chuyen t", "chuyen ti", "chuyen", "", "dh12", "khong co gi", "",
  };
  GtkWidget *window = GTK_WIDGET (gtk_application_get_active_window (self->application));
  GtkWidget *entry = find_search_entry (find_widget (window, "LoaTransactionsView"));

  gtk_widget_activate_action (window, "win.search", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      gtk_editable_set_text (GTK_EDITABLE (entry), texts[i]);
      await_frames (self, 12);
      await_rows (self);
      if (g_getenv ("VERBOSE") != NULL)
        g_printerr ("“%s”: %.1f ms so far\n", texts[i], longest);
    }
}

static void
sort (Benchmark *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->table);

  for (guint i = 0; i < 6; i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i % 3);

      gtk_column_view_sort_by_column (self->table, column, i < 3 ? GTK_SORT_ASCENDING : GTK_SORT_DESCENDING);
      await_rows (self);
    }

  gtk_column_view_sort_by_column (self->table, NULL, GTK_SORT_ASCENDING);
  await_rows (self);
}

static void
jump (Benchmark *self)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->table));

  for (guint i = 0; i < 40; i++)
    {
      double place = (i * 37 % 41) / 40.0;

      gtk_adjustment_set_value (adjustment, place * gtk_adjustment_get_upper (adjustment));
      await_frames (self, 3);
    }
}

static void
run_session (Benchmark *self)
{
  static const struct
  {
    const char *name;
    void (*run) (Benchmark *self);
  } parts[] = { { "typing", type }, { "sorting", sort }, { "jumping", jump } };
  double worst = 0;

  await_rows (self);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      busy_since = get_time ();
      longest = 0;
      parts[i].run (self);
      if (g_getenv ("VERBOSE") != NULL)
        g_printerr ("%s: %.1f ms, %.1f MiB\n", parts[i].name, longest, get_memory () / 1024.0);
      worst = MAX (worst, longest);
    }

  g_print ("%.2f\n", worst);
}

/* While somebody turns the wheel: how many rows further down the table is, and how many it should be. */
static void
turn_wheel (Benchmark *self)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->table));
  const double step = pow (gtk_adjustment_get_page_size (adjustment), 2.0 / 3.0);
  double row;

  await_rows (self);
  row = gtk_adjustment_get_upper (adjustment) / g_list_model_get_n_items (get_list (self));
  g_print ("ready\n");
  fflush (stdout);
  await_frames (self, 300);
  g_print ("%.2f %.2f\n", gtk_adjustment_get_value (adjustment) / row, N_WHEEL_STEPS * step / row);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (LoaKeyring) keyring = loa_keyring_new_in_memory ();
  g_autoptr (LoaClock) clock = loa_clock_new ();
  Benchmark self = { 0 };

  if (argc < 4)
    {
      g_printerr ("Usage: benchmark-window start|session|wheel FOLDER STARTED\n");
      return 2;
    }

  main_thread = g_thread_self ();
  g_main_context_set_poll_func (NULL, poll_cb);
  self.started = g_ascii_strtoll (argv[3], NULL, 10);
  self.application = GTK_APPLICATION (loa_application_new (APPLICATION_ID ".Benchmark", "default", clock, FALSE));
  loa_application_set_sources (LOA_APPLICATION (self.application), keyring, argv[2], NULL, NULL);
  g_application_register (G_APPLICATION (self.application), NULL, NULL);
  g_application_activate (G_APPLICATION (self.application));
  activated_cb (&self);

  while (!self.is_painted)
    g_main_context_iteration (NULL, TRUE);

  if (g_str_equal (argv[1], "start"))
    g_print ("%.1f %ld\n", (double) (g_get_monotonic_time () - self.started) / 1000, get_memory ());
  else if (g_str_equal (argv[1], "wheel"))
    turn_wheel (&self);
  else
    run_session (&self);

  fflush (stdout);
  _exit (EXIT_SUCCESS);
}
