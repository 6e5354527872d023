/* benchmark-list.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* benchmark-list FOLDER: what the same transactions cost as GTK's own lists: a GListStore of an object each, filtered by a
 * GtkFilterListModel. It prints how long filling took, the memory then, and how long one filter keeps the main loop.
 */

#include "config.h"

#include <gtk/gtk.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static GListStore *
fill (const char *path)
{
  GListStore *store = g_list_store_new (GTK_TYPE_STRING_OBJECT);
  sqlite3 *database = NULL;
  sqlite3_stmt *statement = NULL;

  if (sqlite3_open_v2 (path, &database, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK ||
      sqlite3_prepare_v2 (database,
                          "SELECT transaction_date || ' ' || transaction_content || ' ' || coalesce (code, '') || ' ' ||"
                          " reference_number FROM plain ORDER BY transaction_date DESC",
                          -1, &statement, NULL) != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (database));

  while (sqlite3_step (statement) == SQLITE_ROW)
    {
      g_autoptr (GtkStringObject) row = gtk_string_object_new ((const char *) sqlite3_column_text (statement, 0));

      g_list_store_append (store, row);
    }

  sqlite3_finalize (statement);
  sqlite3_close (database);

  return store;
}

static double
get_memory (void)
{
  long size = 0;
  long resident = 0;
  FILE *file = fopen ("/proc/self/statm", "r");

  if (file == NULL || fscanf (file, "%ld %ld", &size, &resident) != 2)
    g_error ("The memory cannot be measured");
  fclose (file);

  return (double) (resident * sysconf (_SC_PAGESIZE)) / 1048576;
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *path = g_build_filename (argc > 1 ? argv[1] : ".", "plain.db", NULL);
  g_autoptr (GListStore) store = NULL;
  g_autoptr (GtkFilterListModel) filtered = NULL;
  GtkExpression *expression;
  GtkStringFilter *filter;
  gint64 started = g_get_monotonic_time ();
  gint64 filled;

  store = fill (path);
  filled = g_get_monotonic_time ();
  g_print ("%.1f %.1f ", (double) (filled - started) / 1000, get_memory ());

  expression = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");
  filter = gtk_string_filter_new (expression);
  filtered = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (store)), g_object_ref (GTK_FILTER (filter)));
  started = g_get_monotonic_time ();
  gtk_string_filter_set_search (filter, "hoa don");
  g_print ("%.1f\n", (double) (g_get_monotonic_time () - started) / 1000);
  g_object_unref (filter);

  return EXIT_SUCCESS;
}
