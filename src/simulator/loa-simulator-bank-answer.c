/* loa-simulator-bank-answer.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-simulator"

#include "config.h"

#include "loa-simulator-bank-answer.h"

#include "loa-simulator-answer.h"
#include "loa-simulator-bank-api.h"
#include "loa-simulator-private.h"

#define DEFAULT_LIMIT 20
#define MAX_LIMIT 100
#define LOWERED_LIMIT 30

static char *
write_with_exponent (gint64 dong)
{
  g_autofree char *digits = g_strdup_printf ("%" G_GINT64_FORMAT, ABS (dong));
  gsize length = strlen (digits);

  return g_strdup_printf ("%s%c%s%se%" G_GSIZE_FORMAT, dong < 0 ? "-" : "", digits[0], length > 1 ? "." : "",
                          digits + 1, length - 1);
}

static gboolean
read_number (GHashTable *query,
             const char *name,
             gint64      largest,
             gint64     *number)
{
  const char *text = query != NULL ? g_hash_table_lookup (query, name) : NULL;

  return text == NULL || g_ascii_string_to_signed (text, 10, 1, largest, number, NULL);
}

void
loa_bank_add_id (LoaSimulator *self,
                 LoaJsonText  *text,
                 const char   *name,
                 guint         id)
{
  g_autofree char *digits = g_strdup_printf ("%u", id);
  g_autofree char *uuid = g_strdup_printf ("00000000-0000-4000-8000-%012u", id);

  if (loa_simulator_is_on (self, LOA_VARIANT_IDS_AS_UUIDS))
    loa_json_text_add_string (text, name, uuid);
  else if (loa_simulator_is_on (self, LOA_VARIANT_IDS_AS_STRINGS))
    loa_json_text_add_string (text, name, digits);
  else
    loa_json_text_add_raw (text, name, digits);
}

void
loa_bank_add_money (LoaSimulator *self,
                    LoaJsonText  *text,
                    const char   *name,
                    gint64        dong)
{
  g_autofree char *digits = g_strdup_printf ("%" G_GINT64_FORMAT, dong);
  g_autofree char *two_places = g_strconcat (digits, ".00", NULL);
  g_autofree char *with_exponent = write_with_exponent (dong);

  if (loa_simulator_is_on (self, LOA_VARIANT_MONEY_AS_STRINGS))
    loa_json_text_add_string (text, name, two_places);
  else if (loa_simulator_is_on (self, LOA_VARIANT_MONEY_AS_INTEGERS))
    loa_json_text_add_raw (text, name, digits);
  else if (loa_simulator_is_on (self, LOA_VARIANT_MONEY_WITH_EXPONENT))
    loa_json_text_add_raw (text, name, with_exponent);
  else
    loa_json_text_add_raw (text, name, two_places);
}

void
loa_bank_add_boolean (LoaSimulator *self,
                      LoaJsonText  *text,
                      const char   *name,
                      gboolean      value)
{
  if (loa_simulator_is_on (self, LOA_VARIANT_BANK_BOOLEANS_AS_NUMBERS))
    loa_json_text_add_integer (text, name, value);
  else if (loa_simulator_is_on (self, LOA_VARIANT_BANK_BOOLEANS_AS_STRINGS))
    loa_json_text_add_string (text, name, value ? "1" : "0");
  else
    loa_json_text_add_boolean (text, name, value);
}

void
loa_bank_add_text (LoaSimulator *self,
                   LoaJsonText  *text,
                   const char   *name,
                   const char   *value)
{
  if (value != NULL || !loa_simulator_is_on (self, LOA_VARIANT_NULLS_LEFT_OUT))
    loa_json_text_add_string (text, name, value);
}

void
loa_bank_add_unknown (LoaSimulator *self,
                      LoaJsonText  *text)
{
  if (loa_simulator_is_on (self, LOA_VARIANT_UNKNOWN_MEMBERS))
    loa_json_text_add_raw (text, "unknown", "{\"list\":[1,null,\"x\"]}");
}

gboolean
loa_bank_read_page (LoaSimulator      *self,
                    SoupServerMessage *message,
                    GHashTable        *query,
                    LoaBankPage       *page)
{
  gint64 limit = DEFAULT_LIMIT;

  page->number = 1;
  if (!read_number (query, "page", G_MAXINT32, &page->number) || !read_number (query, "limit", G_MAXINT32, &limit))
    {
      loa_simulator_answer_bank_error (self, message, 400, "validation_error", "page and limit count from 1");
      return FALSE;
    }

  if (limit > DEFAULT_LIMIT && loa_simulator_is_on (self, LOA_VARIANT_LARGE_LIMIT_REFUSED))
    {
      loa_simulator_answer_bank_error (self, message, 400, "validation_error", "limit is too large");
      return FALSE;
    }

  page->limit = (guint) MIN (limit, loa_simulator_is_on (self, LOA_VARIANT_LIMIT_LOWERED) ? LOWERED_LIMIT : MAX_LIMIT);

  return TRUE;
}

gboolean
loa_bank_check_page (LoaSimulator      *self,
                     SoupServerMessage *message,
                     const LoaBankPage *page,
                     guint              total)
{
  if ((guint64) page->number <= loa_bank_last_page (page, total))
    return TRUE;

  if (loa_simulator_is_on (self, LOA_VARIANT_PAGE_BEYOND_END_REFUSED))
    loa_simulator_answer_bank_error (self, message, 400, "validation_error", "There is no such page");
  else if (loa_simulator_is_on (self, LOA_VARIANT_PAGE_BEYOND_END_NOT_FOUND))
    loa_simulator_answer_bank_error (self, message, 404, "not_found", "There is no such page");
  else
    return TRUE;

  return FALSE;
}

guint64
loa_bank_last_page (const LoaBankPage *page,
                    guint              total)
{
  return MAX (((guint64) total + page->limit - 1) / page->limit, 1);
}

LoaJsonText *
loa_bank_begin_answer (LoaSimulator *self)
{
  LoaJsonText *text = loa_json_text_new ();

  loa_json_text_begin_object (text, NULL);
  loa_json_text_add_string (text, "status", "success");
  loa_bank_add_unknown (self, text);

  return text;
}

void
loa_bank_end_list (LoaSimulator      *self,
                   SoupServerMessage *message,
                   LoaJsonText       *text,
                   const LoaBankPage *page,
                   guint              total)
{
  if (!loa_simulator_is_on (self, LOA_VARIANT_META_MISSING))
    {
      loa_json_text_begin_object (text, "meta");
      loa_json_text_begin_object (text, "pagination");
      loa_json_text_add_integer (text, "total", total);
      loa_json_text_add_integer (text, "per_page", page->limit);
      loa_json_text_add_integer (text, "current_page", page->number);
      loa_json_text_add_integer (text, "last_page", (gint64) loa_bank_last_page (page, total));
      loa_json_text_end_object (text);
      loa_json_text_end_object (text);
    }

  loa_bank_end_single (self, message, text);
}

void
loa_bank_end_single (LoaSimulator      *self,
                     SoupServerMessage *message,
                     LoaJsonText       *text)
{
  loa_json_text_end_object (text);
  loa_simulator_answer_json (self, message, 200, text);
}
