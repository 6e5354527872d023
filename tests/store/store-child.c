/* store-child.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <unistd.h>

#include "loa-file-lock.h"
#include "store-fixture.h"

/* Another process for the tests: store-child WHAT PATH [ARGUMENT]. It says on standard output, line by line, what it
 * has done.
 */

#define ROWS_PER_PAGE 10

static void
say (const char *format,
     ...) G_GNUC_PRINTF (1, 2);

static void
say (const char *format,
     ...)
{
  va_list arguments;

  va_start (arguments, format);
  vprintf (format, arguments);
  va_end (arguments);
  putchar ('\n');
  fflush (stdout);
}

static const char *
describe_error (const GError *error)
{
  static const char *const names[] = {
    "corrupt", "newer", "read-only", "full", "busy", "conflict", "not-found", "locked", "closed", "failed",
  };

  if (error->domain == LOA_STORE_ERROR && (guint) error->code < G_N_ELEMENTS (names))
    return names[error->code];

  return error->message;
}

static int
fail (const GError *error)
{
  say ("error %s", describe_error (error));
  fprintf (stderr, "%s\n", error->message);

  return EXIT_FAILURE;
}

static GPtrArray *
make_page (const char *prefix,
           int         n_page)
{
  GPtrArray *page = new_page ();

  for (int i = 0; i < ROWS_PER_PAGE; i++)
    {
      g_autofree char *id = g_strdup_printf ("%s%d-%d", prefix, n_page, i);

      g_ptr_array_add (page, new_transaction (id, "2025-02-12 15:51:00", 1000, "chuyen khoan thanh toan don hang"));
    }

  return page;
}

static gboolean
write_once (LoaStore    *store,
            const char  *prefix,
            int          n_page,
            GError     **error)
{
  g_autoptr (GPtrArray) page = make_page (prefix, n_page);
  g_autofree char *request_id = g_strdup_printf ("%s%d", prefix, n_page);
  g_autoptr (LoaAnnouncementRecord) record = NULL;

  if (!put_transactions (store, page, NULL, NULL, error))
    return FALSE;
  say ("page %s%d", prefix, n_page);

  record = ask_announcement (store, request_id, "VNS52508000001", 1000, n_page, NULL, error);
  if (record == NULL)
    return FALSE;
  say ("asked %s", request_id);

  return TRUE;
}

static int
write_pages (const char *path,
             const char *prefix,
             int         n_pages)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LoaStore) store = open_store (path, &error);

  for (int i = 0; error == NULL && (n_pages == 0 || i < n_pages); i++)
    write_once (store, prefix, i, &error);

  return error != NULL ? fail (error) : EXIT_SUCCESS;
}

static int
open_only (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LoaStore) store = open_store (path, &error);

  if (error != NULL)
    return fail (error);

  say ("opened");
  return EXIT_SUCCESS;
}

/* As somebody to whom modes of files mean something: root may write everywhere. */
static int
open_as_nobody (const char *path)
{
  if (geteuid () == 0 && (setgroups (0, NULL) != 0 || setgid (65534) != 0 || setuid (65534) != 0))
    {
      say ("error %s", g_strerror (errno));
      return EXIT_FAILURE;
    }

  return open_only (path);
}

/* A file that may not grow beyond @limit: to SQLite a disk that is full. */
static int
write_within (const char *path,
              const char *limit)
{
  rlim_t bytes = g_ascii_strtoull (limit, NULL, 10);
  struct rlimit resource = { bytes, bytes };

  signal (SIGXFSZ, SIG_IGN);
  if (setrlimit (RLIMIT_FSIZE, &resource) != 0)
    {
      say ("error %s", g_strerror (errno));
      return EXIT_FAILURE;
    }

  return write_pages (path, "full", 0);
}

static int
hold_lock (const char *path,
           const char *position)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (LoaFileLock) lock = loa_file_lock_new (path);
  gint64 number = g_ascii_strtoll (position, NULL, 10);

  loa_file_lock_take_async (lock, number, TRUE, NULL, keep_result_cb, &result);
  if (!loa_file_lock_take_finish (lock, wait_for_result (&result), &error))
    return fail (error);

  say ("held");
  getchar ();
  loa_file_lock_release (lock, number);
  say ("released");
  getchar ();

  return EXIT_SUCCESS;
}

static gboolean
set_pair (LoaStore    *store,
          const char  *value,
          GError     **error)
{
  g_autoptr (GHashTable) settings = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GAsyncResult) result = NULL;

  g_hash_table_insert (settings, (gpointer) "one", (gpointer) value);
  g_hash_table_insert (settings, (gpointer) "other", (gpointer) value);
  loa_store_set_settings_async (store, settings, NULL, keep_result_cb, &result);

  return loa_store_set_settings_finish (store, wait_for_result (&result), error);
}

/* Has the file open for as long as it may. */
static int
hold_settings (const char *path,
               const char *value)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LoaStore) store = open_store (path, &error);

  if (store == NULL || !set_pair (store, value, &error))
    return fail (error);

  say ("held");
  getchar ();

  return close_store (store, &error) ? EXIT_SUCCESS : fail (error);
}

/* Opens, writes and closes, over and over. */
static int
change_settings (const char *path)
{
  for (int i = 0;; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (LoaStore) store = open_store (path, &error);
      g_autofree char *value = g_strdup_printf ("%d", i);

      if (store == NULL || !set_pair (store, value, &error) || !close_store (store, &error))
        return fail (error);
      if (i == 0)
        say ("changing");
    }
}

int
main (int    argc,
      char **argv)
{
  const char *what = argc > 2 ? argv[1] : "";

  if (g_str_equal (what, "open"))
    return open_only (argv[2]);
  if (g_str_equal (what, "open-as-nobody"))
    return open_as_nobody (argv[2]);
  if (g_str_equal (what, "write") && argc > 3)
    return write_pages (argv[2], argv[3], 0);
  if (g_str_equal (what, "write-some") && argc > 3)
    return write_pages (argv[2], argv[3], 20);
  if (g_str_equal (what, "write-within") && argc > 3)
    return write_within (argv[2], argv[3]);
  if (g_str_equal (what, "hold-lock") && argc > 3)
    return hold_lock (argv[2], argv[3]);

  if (g_str_equal (what, "hold-settings") && argc > 3)
    return hold_settings (argv[2], argv[3]);
  if (g_str_equal (what, "change-settings"))
    return change_settings (argv[2]);

  fprintf (stderr, "store-child: nothing to do\n");
  return EXIT_FAILURE;
}
