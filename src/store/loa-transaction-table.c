/* loa-transaction-table.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-store"

#include "config.h"

#include "loa-transaction-table.h"

#include <string.h>

#include "loa-fold.h"
#include "loa-transaction-search.h"

/* The rows of transactions: reading one, and writing one together with its entry in the search index. Made for a page
 * of rows, as its statements are prepared once.
 */

#define MEMBERS \
  "id_is_number, bank_account_id, bank_account_id_is_number, bank_brand_name, account_number, transaction_date," \
  " amount_out, amount_in, accumulated, transaction_content, reference_number, code, sub_account"

#define MEMBER_PARAMETERS \
  ":id_is_number, :bank_account_id, :bank_account_id_is_number, :bank_brand_name, :account_number, :transaction_date," \
  " :amount_out, :amount_in, :accumulated, :transaction_content, :reference_number, :code, :sub_account"

#define COMPARE_SQL \
  "SELECT (" MEMBERS ") IS (" MEMBER_PARAMETERS "), row FROM transactions WHERE id = :id"

#define PUT_SQL \
  "INSERT INTO transactions (id, id_order, content_folded, " MEMBERS ")" \
  " VALUES (:id, :id_order, :content_folded, " MEMBER_PARAMETERS ")" \
  " ON CONFLICT (id) DO UPDATE SET content_folded = :content_folded, (" MEMBERS ") = (" MEMBER_PARAMETERS ")" \
  " RETURNING row"

#define READ_SQL "SELECT row, id, " MEMBERS " FROM transactions WHERE row = :row"

#define WALK_SQL "SELECT row, id, " MEMBERS " FROM transactions WHERE row >= :row ORDER BY row"

#define INDEX_SQL "INSERT INTO transaction_search (rowid, search_text) VALUES (:row, :search_text)"

#define UNINDEX_SQL \
  "INSERT INTO transaction_search (transaction_search, rowid, search_text) VALUES ('delete', :row, :search_text)"

#define NAME_BANK_SQL "INSERT INTO bank_names (folded) VALUES (:bank_folded) ON CONFLICT (folded) DO NOTHING"

#define NOTE_ENDING_SQL "INSERT INTO search_endings (ending) VALUES (:ending) ON CONFLICT (ending) DO NOTHING"

#define NO_ROW G_MININT64

/* Longer ids of digits sort as text. */
#define MAX_ID_DIGITS 99

struct _LoaTransactionTable
{
  LoaStoreStatement *read; /* (owned) */
  LoaStoreStatement *walk; /* (owned) */
  gint64 walked_to; /* the row that @walk is at, or NO_ROW */
  LoaStoreStatement *compare; /* (owned) */
  LoaStoreStatement *put; /* (owned) */
  LoaStoreStatement *index; /* (owned) */
  LoaStoreStatement *unindex; /* (owned) */
  LoaStoreStatement *name_bank; /* (owned) */
  LoaStoreStatement *note_ending; /* (owned) */
  char *ending; /* (owned) (nullable): the last that was noted; the next row mostly has the same */
};

static gint64
get_amount (LoaStoreStatement *statement,
            int                column)
{
  return loa_store_statement_is_null (statement, column) ? LOA_AMOUNT_UNKNOWN
                                                         : loa_store_statement_get_integer (statement, column);
}

static void
bind_amount (LoaStoreStatement *statement,
             const char        *name,
             gint64             amount)
{
  if (amount == LOA_AMOUNT_UNKNOWN)
    loa_store_statement_bind_null (statement, name);
  else
    loa_store_statement_bind_integer (statement, name, amount);
}

/* The texts stay the statement's, until it goes on. */
static LoaTransactionRecord
borrow_record (LoaStoreStatement *statement)
{
  return (LoaTransactionRecord) {
    .row = loa_store_statement_get_integer (statement, 0),
    .id = (char *) loa_store_statement_get_text (statement, 1),
    .id_is_number = loa_store_statement_get_integer (statement, 2) != 0,
    .bank_account_id = (char *) loa_store_statement_get_text (statement, 3),
    .bank_account_id_is_number = loa_store_statement_get_integer (statement, 4) != 0,
    .bank_brand_name = (char *) loa_store_statement_get_text (statement, 5),
    .account_number = (char *) loa_store_statement_get_text (statement, 6),
    .transaction_date = (char *) loa_store_statement_get_text (statement, 7),
    .amount_out = get_amount (statement, 8),
    .amount_in = get_amount (statement, 9),
    .accumulated = get_amount (statement, 10),
    .transaction_content = (char *) loa_store_statement_get_text (statement, 11),
    .reference_number = (char *) loa_store_statement_get_text (statement, 12),
    .code = (char *) loa_store_statement_get_text (statement, 13),
    .sub_account = (char *) loa_store_statement_get_text (statement, 14),
  };
}

static void
bind_members (LoaStoreStatement          *statement,
              const LoaTransactionRecord *record)
{
  loa_store_statement_bind_text (statement, ":id", record->id);
  loa_store_statement_bind_integer (statement, ":id_is_number", record->id_is_number ? 1 : 0);
  loa_store_statement_bind_text (statement, ":bank_account_id", record->bank_account_id);
  loa_store_statement_bind_integer (statement, ":bank_account_id_is_number", record->bank_account_id_is_number ? 1 : 0);
  loa_store_statement_bind_text (statement, ":bank_brand_name", record->bank_brand_name);
  loa_store_statement_bind_text (statement, ":account_number", record->account_number);
  loa_store_statement_bind_text (statement, ":transaction_date",
                                 record->transaction_date != NULL ? record->transaction_date : "");
  bind_amount (statement, ":amount_out", record->amount_out);
  bind_amount (statement, ":amount_in", record->amount_in);
  bind_amount (statement, ":accumulated", record->accumulated);
  loa_store_statement_bind_text (statement, ":transaction_content", record->transaction_content);
  loa_store_statement_bind_text (statement, ":reference_number", record->reference_number);
  loa_store_statement_bind_text (statement, ":code", record->code);
  loa_store_statement_bind_text (statement, ":sub_account", record->sub_account);
}

/* Returns: (transfer full): text by which ids sort: those of digits as numbers, others after them */
static char *
get_id_order (const char *id)
{
  gsize n_digits = strspn (id, "0123456789");
  const char *number = id + strspn (id, "0");
  gsize length = strlen (number);

  if (n_digits == 0 || id[n_digits] != '\0' || length > MAX_ID_DIGITS)
    return g_strconcat ("~", id, NULL);

  return g_strdup_printf ("%02" G_GSIZE_FORMAT "%s", length, number);
}

static void
bind_derived (LoaStoreStatement          *statement,
              const LoaTransactionRecord *record)
{
  g_autofree char *id_order = get_id_order (record->id != NULL ? record->id : "");
  g_autofree char *content_folded = loa_transaction_search_fold_content (record);

  loa_store_statement_bind_text (statement, ":id_order", id_order);
  loa_store_statement_bind_text (statement, ":content_folded", content_folded);
}

/* Makes the index forget or learn the text of a row. */
static gboolean
write_index (LoaStoreStatement  *statement,
             gint64              row,
             const char         *search_text,
             GError            **error)
{
  loa_store_statement_bind_integer (statement, ":row", row);
  loa_store_statement_bind_text (statement, ":search_text", search_text);

  return loa_store_statement_run (statement, error);
}

static gboolean
note_ending (LoaTransactionTable  *self,
             const char           *search_text,
             GError              **error)
{
  const char *ending = loa_transaction_search_get_ending (search_text);

  if (g_strcmp0 (self->ending, ending) == 0)
    return TRUE;

  g_free (self->ending);
  self->ending = g_strdup (ending);
  loa_store_statement_bind_text (self->note_ending, ":ending", ending);

  return loa_store_statement_run (self->note_ending, error);
}

static gboolean
compare (LoaTransactionTable         *self,
         const LoaTransactionRecord  *record,
         LoaTransactionPut           *put,
         gint64                      *known_row,
         GError                     **error)
{
  gboolean compared;

  *put = LOA_TRANSACTION_PUT_NEW;

  bind_members (self->compare, record);
  if (loa_store_statement_next (self->compare))
    {
      gboolean same = loa_store_statement_get_integer (self->compare, 0) != 0;

      *put = same ? LOA_TRANSACTION_PUT_KNOWN : LOA_TRANSACTION_PUT_CHANGED;
      *known_row = loa_store_statement_get_integer (self->compare, 1);
    }

  compared = loa_store_statement_check (self->compare, error);
  loa_store_statement_reset (self->compare);

  return compared;
}

static gboolean
write_row (LoaTransactionTable         *self,
           const LoaTransactionRecord  *record,
           gint64                      *row,
           GError                     **error)
{
  g_autofree char *bank_folded = loa_fold (record->bank_brand_name);

  bind_members (self->put, record);
  bind_derived (self->put, record);
  if (loa_store_statement_next (self->put))
    *row = loa_store_statement_get_integer (self->put, 0);

  loa_store_statement_bind_text (self->name_bank, ":bank_folded", bank_folded);

  return loa_store_statement_run (self->put, error) && loa_store_statement_run (self->name_bank, error);
}

LoaTransactionTable *
loa_transaction_table_new (LoaStoreConnection  *connection,
                           GError             **error)
{
  g_autoptr (LoaTransactionTable) self = g_new0 (LoaTransactionTable, 1);

  self->read = loa_store_statement_new (connection, READ_SQL, error);
  if (self->read == NULL)
    return NULL;

  self->walked_to = NO_ROW;
  self->walk = loa_store_statement_new (connection, WALK_SQL, error);
  if (self->walk == NULL)
    return NULL;

  self->compare = loa_store_statement_new (connection, COMPARE_SQL, error);
  if (self->compare == NULL)
    return NULL;

  self->put = loa_store_statement_new (connection, PUT_SQL, error);
  if (self->put == NULL)
    return NULL;

  self->index = loa_store_statement_new (connection, INDEX_SQL, error);
  if (self->index == NULL)
    return NULL;

  self->unindex = loa_store_statement_new (connection, UNINDEX_SQL, error);
  if (self->unindex == NULL)
    return NULL;

  self->name_bank = loa_store_statement_new (connection, NAME_BANK_SQL, error);
  if (self->name_bank == NULL)
    return NULL;

  self->note_ending = loa_store_statement_new (connection, NOTE_ENDING_SQL, error);

  return self->note_ending != NULL ? g_steal_pointer (&self) : NULL;
}

void
loa_transaction_table_free (LoaTransactionTable *self)
{
  g_clear_pointer (&self->read, loa_store_statement_free);
  g_clear_pointer (&self->walk, loa_store_statement_free);
  g_clear_pointer (&self->compare, loa_store_statement_free);
  g_clear_pointer (&self->put, loa_store_statement_free);
  g_clear_pointer (&self->index, loa_store_statement_free);
  g_clear_pointer (&self->unindex, loa_store_statement_free);
  g_clear_pointer (&self->name_bank, loa_store_statement_free);
  g_clear_pointer (&self->note_ending, loa_store_statement_free);
  g_free (self->ending);
  g_free (self);
}

/* @record is %NULL for a row that is gone. */
gboolean
loa_transaction_table_read (LoaTransactionTable   *self,
                            gint64                 row,
                            LoaTransactionRecord **record,
                            GError               **error)
{
  *record = NULL;

  loa_store_statement_bind_integer (self->read, ":row", row);
  if (loa_store_statement_next (self->read))
    {
      LoaTransactionRecord borrowed = borrow_record (self->read);

      *record = loa_transaction_record_copy (&borrowed);
    }
  loa_store_statement_reset (self->read);

  return loa_store_statement_check (self->read, error);
}

static gint64
walk_on (LoaTransactionTable *self)
{
  return loa_store_statement_next (self->walk) ? loa_store_statement_get_integer (self->walk, 0) : NO_ROW;
}

/* Lends the next of many rows, mostly that after the one before: its texts are there until the next call. @found is FALSE
 * for a row that is gone.
 */
gboolean
loa_transaction_table_visit (LoaTransactionTable   *self,
                             gint64                 row,
                             LoaTransactionRecord  *record,
                             gboolean              *found,
                             GError               **error)
{
  if (self->walked_to != NO_ROW && self->walked_to < row)
    self->walked_to = walk_on (self);

  if (self->walked_to != row)
    {
      loa_store_statement_reset (self->walk);
      loa_store_statement_bind_integer (self->walk, ":row", row);
      self->walked_to = walk_on (self);
    }

  *found = self->walked_to == row;
  if (*found)
    *record = borrow_record (self->walk);

  return loa_store_statement_check (self->walk, error);
}

/* Writes a transaction with its place in the index, unless it is there as it is. */
gboolean
loa_transaction_table_put (LoaTransactionTable         *self,
                           const LoaTransactionRecord  *record,
                           LoaTransactionPut           *put,
                           GError                     **error)
{
  g_autoptr (LoaTransactionRecord) known = NULL;
  g_autofree char *known_text = NULL;
  g_autofree char *search_text = NULL;
  gint64 row = 0;

  if (!compare (self, record, put, &row, error))
    return FALSE;

  if (*put == LOA_TRANSACTION_PUT_KNOWN)
    return TRUE;

  /* The index forgets a text only when it is told all of it. */
  if (*put == LOA_TRANSACTION_PUT_CHANGED && !loa_transaction_table_read (self, row, &known, error))
    return FALSE;

  if (!write_row (self, record, &row, error))
    return FALSE;

  search_text = loa_transaction_search_fold_fields (record);
  known_text = known != NULL ? loa_transaction_search_fold_fields (known) : NULL;
  if (g_strcmp0 (known_text, search_text) == 0)
    return TRUE;

  return (known_text == NULL || write_index (self->unindex, row, known_text, error)) &&
         write_index (self->index, row, search_text, error) && note_ending (self, search_text, error);
}
