/* benchmark-announcements.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Measures how long the view of the ledger keeps the main loop from what comes next while somebody types in its search,
 * with few announcements and with many, in one run.
 */

#include "config.h"

#include "stalls.h"

#include <adwaita.h>
#include <sqlite3.h>
#include <stdlib.h>

#include "loa-announcements-view.h"
#include "loa-application.h"
#include "loa-store.h"

#define FEW 1000
#define MANY 100000

/* Twenty speakers, all states, a minute between any two. */
#define FILL \
  "INSERT INTO announcements (request_id, hardware_id, amount, cause, state, message, asked)" \
  "  WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < %d)" \
  "  SELECT printf ('LOA-%%08d', n), printf ('VNS52508%%06d', n %% 20), n %% 997 * 1000, 'payment'," \
  "    CASE n %% 9 WHEN 0 THEN 'failed' WHEN 1 THEN 'unknown' WHEN 2 THEN 'not sent' ELSE 'delivered' END," \
  "    CASE n %% 9 WHEN 0 THEN 'Device is offline' ELSE 'OK' END, 1764000000 - n * 60 FROM numbers"

typedef struct
{
  MeasuredShop shop;
  double typing[N_RUNS]; /* ms */
} Ledger;

static void
fill (Ledger *self,
      int     n_rows)
{
  g_autofree char *path = g_build_filename (self->shop.folder, "profiles", "default", LOA_STORE_NAME, NULL);
  g_autofree char *sql = g_strdup_printf (FILL, n_rows);
  sqlite3 *database = NULL;
  char *problem = NULL;

  if (sqlite3_open_v2 (path, &database, SQLITE_OPEN_READWRITE, NULL) != SQLITE_OK
      || sqlite3_exec (database, sql, NULL, NULL, &problem) != SQLITE_OK)
    g_error ("%s: %s", path, problem != NULL ? problem : sqlite3_errmsg (database));

  sqlite3_close (database);
}

static void
run (Ledger *self,
     guint   number)
{
  static const char * const texts[] = {
    "v", "vn", "vns", "vns5", "vns52508000007", "vns52508000007 150k", "vns52508000007", "vns5", "", "loa-0", "khong co",
    "loa-0", "off", "o", "",
    NULL,
  };
  GtkWidget *view = g_object_new (LOA_TYPE_ANNOUNCEMENTS_VIEW, NULL);
  GtkWindow *window;

  loa_announcements_view_set_shop (LOA_ANNOUNCEMENTS_VIEW (view), self->shop.shop, self->shop.desk);
  window = show_view (view);
  loa_announcements_view_search (LOA_ANNOUNCEMENTS_VIEW (view));
  self->typing[number] = type_texts (view, texts);
  gtk_window_destroy (window);
}

int
main (int    argc,
      char **argv)
{
  Ledger few = { 0 };
  Ledger many = { 0 };

  adw_init ();
  stalls_watch ();
  measured_shop_open (&few.shop);
  fill (&few, FEW);
  measured_shop_open (&many.shop);
  fill (&many, MANY);

  /* In turns, and once to warm up: whatever else the computer does meanwhile befalls both. */
  for (guint i = 0; i <= N_RUNS; i++)
    {
      run (&few, i % N_RUNS);
      run (&many, i % N_RUNS);
    }

  stalls_report ("typing", "announcements", few.typing, FEW, many.typing, MANY);
  measured_shop_close (&few.shop);
  measured_shop_close (&many.shop);

  return EXIT_SUCCESS;
}
