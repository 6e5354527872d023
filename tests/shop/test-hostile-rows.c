/* test-hostile-rows.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-work.h"

#include <string.h>

#include "loa-export-table.h"
#include "loa-fold.h"
#include "loa-store-transactions.h"
#include "loa-sync-pages.h"
#include "loa-transaction-export.h"
#include "sepay-address.h"
#include "sepay-session.h"

/* Ten thousand rows of what nobody hopes for, from the wire to the files that are made of them. The sanitizers are slow,
 * and find in fewer what there is to find.
 */

#ifdef __SANITIZE_ADDRESS__
#define N_ROWS 2000
#else
#define N_ROWS 10000
#endif

#define LONG_BYTES (64 * 1024)
#define ROWS_TO_A_LONG_ONE 500

/* A token source with one token. */

#define TYPE_TOKENS (tokens_get_type ())
G_DECLARE_FINAL_TYPE (Tokens, tokens, HOSTILE, TOKENS, GObject)

struct _Tokens
{
  GObject parent_instance;
};

static void
get_token_async (SepayTokenSource    *source,
                 const char          *rejected_token,
                 GCancellable        *cancellable,
                 GAsyncReadyCallback  callback,
                 gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (source, cancellable, callback, user_data);

  g_task_return_pointer (task, g_strdup ("token"), g_free);
}

static char *
get_token_finish (SepayTokenSource  *source,
                  GAsyncResult      *result,
                  GError           **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
token_source_iface_init (SepayTokenSourceInterface *iface)
{
  iface->get_token_async = get_token_async;
  iface->get_token_finish = get_token_finish;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (Tokens, tokens, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (SEPAY_TYPE_TOKEN_SOURCE, token_source_iface_init))

static void
tokens_class_init (TokensClass *klass)
{
}

static void
tokens_init (Tokens *self)
{
}

/* What texts are made of: as JSON has it, and what is to come of it. */
static const struct
{
  const char *json;
  const char *text;
} pieces[] = {
  { "\\u202e", "\u202e" }, { "\\u200f\\u2067", "\u200f\u2067" }, { "\\u0000", "\ufffd" }, { "\\ud800.", "\ufffd." },
  { "\\udc00x", "\ufffdx" }, { "\\ud83d\\udcb0", "\U0001f4b0" }, { "\\ufffe\\uffff", "\ufffe\uffff" },
  { "\\u0001\\u001f\\u007f", "\x01\x1f\x7f" }, { "\xff\xc3", "\ufffd\ufffd" }, { "=cmd|' /C calc'!A0", "=cmd|' /C calc'!A0" },
  { "+84901", "+84901" }, { "-5", "-5" }, { "@SUM(A1)", "@SUM(A1)" }, { "\uff1d1+1", "\uff1d1+1" }, { "\\t=1", "\t=1" },
  { "\\r\\n", "\r\n" }, { "\\\"", "\"" }, { "\\\"\\\"", "\"\"" }, { "'", "'" }, { ",", "," }, { ";", ";" }, { "%", "%" },
  { "_", "_" }, { "*", "*" }, { "\\\\", "\\" }, { "]]>", "]]>" }, { "<b>&amp;", "<b>&amp;" }, { "' OR 1=1 --", "' OR 1=1 --" },
  { "\u0111\u1eb7t c\u1ecdc", "\u0111\u1eb7t c\u1ecdc" }, { "TRA\u0302\u0300N", "TRA\u0302\u0300N" }, { "ck", "ck" },
  { "DH123456", "DH123456" }, { "chuyen tien", "chuyen tien" }, { " ", " " }, { "\\u00a0", "\u00a0" },
  { "\\u0301\\u0301\\u0301\\u0301\\u0301\\u0301\\u0301\\u0301", "\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301" },
  { "_x0041_", "_x0041_" }, { "\u4e2d\u6587", "\u4e2d\u6587" },
};

typedef struct
{
  char *folder; /* (owned) */
  Work work; /* only its clock, session and store are used */
  SoupServer *server; /* (owned) */
  SepayBank *bank; /* (owned) */
  GPtrArray *json; /* (owned) (element-type utf8): the rows, the newest first */
  GPtrArray *contents; /* (owned) (element-type utf8): of each */
  GPtrArray *folded; /* (owned) (element-type utf8): what of each a search looks into */
} Fixture;

static void
serve_cb (SoupServer        *server,
          SoupServerMessage *message,
          const char        *path,
          GHashTable        *query,
          gpointer           user_data)
{
  Fixture *fixture = user_data;
  const char *asked = query != NULL ? g_hash_table_lookup (query, "page") : NULL;
  const guint page = asked != NULL ? (guint) g_ascii_strtoull (asked, NULL, 10) : 1;
  const guint per_page = SEPAY_BANK_PAGE_LIMIT;
  GString *body = g_string_new ("{\"data\":[");

  for (guint i = (page - 1) * per_page; i < MIN (page * per_page, N_ROWS); i++)
    g_string_append_printf (body, "%s%s", i % per_page > 0 ? "," : "", (char *) g_ptr_array_index (fixture->json, i));
  g_string_append_printf (body, "],\"meta\":{\"pagination\":{\"total\":%d,\"per_page\":%u,\"current_page\":%u,"
                          "\"last_page\":%u}}}",
                          N_ROWS, per_page, page, N_ROWS / per_page);

  soup_server_message_set_response (message, "application/json", SOUP_MEMORY_TAKE, body->str, body->len);
  g_string_free (body, FALSE);
  soup_server_message_set_status (message, SOUP_STATUS_OK, NULL);
}

static void
make_text (GRand   *rand,
           int      max_pieces,
           GString *json,
           GString *text)
{
  const int n_pieces = g_rand_int_range (rand, 1, max_pieces + 1);

  for (int i = 0; i < n_pieces; i++)
    {
      const guint piece = (guint) g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces));

      g_string_append (json, pieces[piece].json);
      g_string_append (text, pieces[piece].text);
    }
}

static void
make_row (Fixture *fixture,
          GRand   *rand,
          guint    number)
{
  g_autoptr (GString) content_json = g_string_new (NULL);
  g_autoptr (GString) content = g_string_new (NULL);
  g_autoptr (GString) code_json = g_string_new (NULL);
  g_autoptr (GString) code = g_string_new (NULL);
  g_autofree char *content_folded = NULL;
  g_autofree char *code_folded = NULL;

  do
    make_text (rand, 6, content_json, content);
  while (number % ROWS_TO_A_LONG_ONE == 7 && content->len < LONG_BYTES);
  make_text (rand, 2, code_json, code);

  g_ptr_array_add (fixture->json,
                   g_strdup_printf ("{\"id\":%u,\"bank_account_id\":19,\"bank_brand_name\":\"MB\",\"account_number\":"
                                    "\"0071\",\"transaction_date\":\"2025-02-12 10:00:00\",\"amount_out\":0,"
                                    "\"amount_in\":%u,\"accumulated\":0,\"transaction_content\":\"%s\","
                                    "\"reference_number\":null,\"code\":\"%s\",\"sub_account\":null}",
                                    2 * N_ROWS - number, 5000000 + number, content_json->str, code_json->str));
  g_ptr_array_add (fixture->contents, g_strdup (content->str));

  content_folded = loa_fold (content->str);
  code_folded = loa_fold (code->str);
  g_ptr_array_add (fixture->folded, g_strjoin ("\n", content_folded, code_folded, "", "", "0071", NULL));
}

static char *
listen_anywhere (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoslist (GUri) uris = NULL;

  fixture->server = soup_server_new (NULL, NULL);
  soup_server_add_handler (fixture->server, NULL, serve_cb, fixture, NULL);
  g_assert_true (soup_server_listen_local (fixture->server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, &error));
  uris = soup_server_get_uris (fixture->server);

  return g_strdup_printf ("http://127.0.0.1:%d", g_uri_get_port (uris->data));
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (g_test_rand_int ());
  g_autoptr (SepayTokenSource) tokens = g_object_new (TYPE_TOKENS, NULL);
  g_autofree char *address = NULL;
  g_autoptr (GUri) uri = NULL;
  g_autoptr (GError) error = NULL;

  fixture->json = g_ptr_array_new_with_free_func (g_free);
  fixture->contents = g_ptr_array_new_with_free_func (g_free);
  fixture->folded = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < N_ROWS; i++)
    make_row (fixture, rand, i);

  fixture->folder = g_dir_make_tmp ("loa-hostile-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->work.store_path = g_build_filename (fixture->folder, "store.db", NULL);
  fixture->work.store = work_open_store (&fixture->work);
  fixture->work.clock = loa_clock_new_leaping (WORK_START);
  fixture->work.session = sepay_session_new ();

  address = listen_anywhere (fixture);
  uri = sepay_address_parse (address, &error);
  g_assert_no_error (error);
  fixture->bank = sepay_bank_new (fixture->work.session, uri, fixture->work.clock, tokens);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  assert_ends (fixture->bank);
  soup_session_abort (fixture->work.session);
  g_clear_object (&fixture->work.session);
  soup_server_disconnect (fixture->server);
  g_clear_object (&fixture->server);
  settle ();
  work_close_store (fixture->work.store);
  g_clear_object (&fixture->work.clock);
  remove_folder (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->work.store_path);
  g_ptr_array_unref (fixture->json);
  g_ptr_array_unref (fixture->contents);
  g_ptr_array_unref (fixture->folded);
}

static void
sync_all (Fixture *fixture)
{
  g_autoptr (LoaSyncPages) sync =
    loa_sync_pages_new (fixture->work.store, fixture->bank, fixture->work.clock, NULL, NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  loa_sync_pages_run_async (sync, NULL, keep_result_cb, &result);
  g_assert_true (loa_sync_pages_run_finish (sync, wait_for_result (&result), &error));
  g_assert_no_error (error);
  g_assert_true (loa_sync_pages_is_complete (sync));
  g_assert_cmpint (loa_sync_pages_get_n_new (sync), ==, N_ROWS);
  g_assert_cmpint (loa_sync_pages_get_n_changed (sync), ==, 0);
  g_assert_cmpint (loa_sync_pages_get_n_unreadable (sync), ==, 0);
}

static GPtrArray *
list (Fixture    *fixture,
      const char *search)
{
  g_autoptr (LoaTransactionFilter) filter = loa_transaction_filter_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *records;

  filter->search = g_strdup (search);
  loa_store_list_transactions_async (fixture->work.store, filter, 0, 0, NULL, keep_result_cb, &result);
  records = loa_store_list_transactions_finish (fixture->work.store, wait_for_result (&result), NULL, &error);
  g_assert_no_error (error);

  return records;
}

static void
assert_contents (Fixture *fixture)
{
  g_autoptr (GPtrArray) records = list (fixture, NULL);

  g_assert_cmpuint (records->len, ==, N_ROWS);
  for (guint i = 0; i < N_ROWS; i++)
    {
      const LoaTransactionRecord *record = g_ptr_array_index (records, i);

      if (g_strcmp0 (record->transaction_content, g_ptr_array_index (fixture->contents, i)) != 0)
        g_error ("The content of row %u is not what it was", i);
      g_assert_cmpint (record->amount_in, ==, 5000000 + i);
    }
}

/* None of the words is an amount that is there, or begins the bank's name. */
static void
assert_search (Fixture    *fixture,
               const char *search)
{
  g_autoptr (GPtrArray) records = list (fixture, search);
  g_auto (GStrv) words = loa_fold_words (search);
  guint n_found = 0;

  for (guint i = 0; i < N_ROWS; i++)
    {
      const char *folded = g_ptr_array_index (fixture->folded, i);
      const LoaTransactionRecord *next = n_found < records->len ? g_ptr_array_index (records, n_found) : NULL;
      gboolean matches = TRUE;

      for (guint j = 0; words[j] != NULL; j++)
        matches = matches && strstr (folded, words[j]) != NULL;
      if (matches != (next != NULL && next->amount_in == 5000000 + i))
        {
          g_autofree char *escaped = g_strescape (search, NULL);

          g_error ("Search “%s”: row %u is wrongly %s", escaped, i, matches ? "left out" : "found");
        }
      n_found += matches;
    }
  g_assert_cmpuint (n_found, ==, records->len);
}

static char *
export_to (Fixture    *fixture,
           const char *name)
{
  g_autoptr (LoaTransactionFilter) filter = loa_transaction_filter_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  char *path = g_build_filename (fixture->folder, name, NULL);

  loa_transaction_export_async (fixture->work.store, filter, path, NULL, keep_result_cb, &result);
  g_assert_cmpint (loa_transaction_export_finish (fixture->work.store, wait_for_result (&result), &error), ==, N_ROWS);
  g_assert_no_error (error);

  return path;
}

/* Takes the next cell of CSV, and whether it is the last of its line. */
static char *
read_cell (const char **cursor,
           gboolean    *is_last)
{
  GString *cell = g_string_new (NULL);
  const char *at = *cursor;

  if (*at == '"')
    {
      for (at++; *at != '"' || at[1] == '"'; at++)
        {
          g_assert_cmpint (*at, !=, '\0');
          g_string_append_c (cell, *at);
          at += *at == '"';
        }
      at++;
    }
  else
    {
      gsize length = strcspn (at, ",\r\n\"");

      g_string_append_len (cell, at, length);
      at += length;
    }

  *is_last = g_str_has_prefix (at, "\r\n");
  g_assert_true (*is_last || *at == ',');
  *cursor = at + (*is_last ? 2 : 1);

  return g_string_free (cell, FALSE);
}

static void
assert_csv (Fixture *fixture)
{
  g_autofree char *path = export_to (fixture, "rows.csv");
  g_autofree char *text = NULL;
  const char *cursor;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  cursor = strstr (text, "\r\n") + 2;
  for (guint i = 0; i < N_ROWS; i++)
    {
      const char *content = g_ptr_array_index (fixture->contents, i);
      gboolean is_last = FALSE;

      for (guint column = 0; !is_last; column++)
        {
          g_autofree char *cell = read_cell (&cursor, &is_last);

          g_assert_true (column < 5 || column > 7 ? !loa_export_text_is_harmful (cell) : TRUE);
          g_assert_cmpint (is_last, ==, column == 11);
          if (column == 8 && !g_str_equal (cell + loa_export_text_is_harmful (content), content))
            g_error ("The content of row %u is not what it was", i);
        }
    }
  g_assert_cmpint (*cursor, ==, '\0');
}

/* What a cell of XLSX takes ends at 32.767 characters. */
static void
assert_xlsx (Fixture *fixture)
{
  g_autofree char *path = export_to (fixture, "rows.xlsx");
  g_autoptr (GSubprocess) python = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *cells = NULL;
  g_auto (GStrv) lines = NULL;
  guint n_contents = 0;

  python = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, "python3", READ_XLSX, path, NULL);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8_async (python, NULL, NULL, keep_result_cb, &result);
  g_subprocess_communicate_utf8_finish (python, wait_for_result (&result), &cells, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_successful (python));

  lines = g_strsplit (cells, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (lines[i][0] == 'I')
        {
          g_assert_nonnull (strstr (lines[i], "|inlineStr|"));
          n_contents++;
        }
    }
  g_assert_cmpuint (n_contents, ==, N_ROWS + 1);
}

static void
test_rows (Fixture       *fixture,
           gconstpointer  data)
{
  static const char *const searches[] = {
    "ck", "ch", "c", "đặt cọc", "dat coc ck", "trần", "dh1234", "dh", "%", "_", "*", "\"", "\"\"", "'", "' or", "1=1 --",
    "\\", "\u202e", "\u202eck", "\u4e2d", "\u4e2d\u6587", "\ufffd", "\ufffe", "\U0001f4b0", "\x01\x1f", "]]>", "&amp;", "zq", "zqzq",
    "=cmd|'", "@sum(a1)", "0071", "71 ck", "_x0041_", "\uff1d1+1", "+84901", "\u0301",
  };

  sync_all (fixture);
  assert_contents (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (searches); i++)
    assert_search (fixture, searches[i]);
  assert_csv (fixture);
  assert_xlsx (fixture);
}

void
add_hostile_row_tests (void)
{
  g_test_add ("/shop/hostile-rows", Fixture, NULL, set_up, test_rows, tear_down);
}
