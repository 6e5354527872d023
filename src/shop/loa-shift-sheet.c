/* loa-shift-sheet.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-shop"

#include "config.h"

#include "loa-shift-sheet.h"

#include <glib/gi18n.h>
#include <string.h>

#include "loa-day-text.h"
#include "loa-dong.h"
#include "loa-quotation.h"
#include "loa-sum-text.h"
#include "loa-vietnam-time.h"

#define DAY_LENGTH 10
#define MINUTES_LENGTH 5

/* Of each name that a bank gave. */
#define MAX_CHARACTERS 60

static void
add_line (LoaShiftLine       *total,
          const LoaShiftLine *line)
{
  total->count_in += line->count_in;
  total->count_out += line->count_out;
  total->n_suspicious += line->n_suspicious;
  total->largest_in = MAX (total->largest_in, line->largest_in);
  loa_sum_add (&total->sum_in, line->sum_in);
  loa_sum_add (&total->sum_out, line->sum_out);
}

static void
loaded_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  LoaShiftSheet *sheet = g_task_get_task_data (task);
  GError *error = NULL;

  sheet->lines = loa_store_load_shift_finish (LOA_STORE (object), result, &error);
  if (sheet->lines == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  for (guint i = 0; i < sheet->lines->len; i++)
    add_line (&sheet->total, g_ptr_array_index (sheet->lines, i));
  g_task_return_boolean (task, TRUE);
}

static void
append_facts (GString            *text,
              const LoaShiftLine *line)
{
  g_autofree char *in = loa_shift_sheet_format_amount (line->sum_in, line->count_in);
  g_autofree char *out = loa_shift_sheet_format_amount (line->sum_out, line->count_out);
  g_autofree char *largest = loa_dong_format (line->largest_in);
  g_autofree char *suspicious = loa_dong_format_digits (line->n_suspicious);

  g_string_append_printf (text, "%s: %s\n", _("Money in"), in);
  g_string_append_printf (text, "%s: %s\n", _("Largest money in"), largest);
  g_string_append_printf (text, "%s: %s\n", _("Money out"), out);
  g_string_append_printf (text, "%s: %s\n", _("Suspicious"), suspicious);
}

/* `HH:MM`, `H:MM`, `HHh`, `HHhMM` */
static gboolean
read_clock (const char *text,
            int        *hour,
            int        *minute)
{
  char *end;
  guint64 number;

  if (!g_ascii_isdigit (*text))
    return FALSE;

  number = g_ascii_strtoull (text, &end, 10);
  if (number > 24 || end - text > 2 || (*end != ':' && *end != 'h' && *end != 'H'))
    return FALSE;

  *hour = (int) number;
  *minute = 0;
  text = end + 1;
  if (*text == '\0')
    return *end != ':';

  if (strlen (text) != 2 || !g_ascii_isdigit (text[0]) || !g_ascii_isdigit (text[1]))
    return FALSE;

  *minute = (text[0] - '0') * 10 + text[1] - '0';
  return *minute < 60 && (*hour < 24 || *minute == 0);
}

void
loa_shift_sheet_free (LoaShiftSheet *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->lines, g_ptr_array_unref);
  g_free (self);
}

void
loa_shift_sheet_load_async (LoaStore            *store,
                            gint64               from,
                            gint64               until,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autofree char *from_text = NULL;
  g_autofree char *until_text = NULL;
  LoaShiftSheet *sheet;

  g_return_if_fail (LOA_IS_STORE (store));
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  task = g_task_new (store, cancellable, callback, user_data);
  g_task_set_source_tag (task, loa_shift_sheet_load_async);
  sheet = g_new0 (LoaShiftSheet, 1);
  sheet->from = from;
  sheet->until = until;
  g_task_set_task_data (task, sheet, (GDestroyNotify) loa_shift_sheet_free);

  from_text = loa_vietnam_time_format (from);
  until_text = loa_vietnam_time_format (until);
  loa_store_load_shift_async (store, from_text, until_text, cancellable, loaded_cb, g_steal_pointer (&task));
}

LoaShiftSheet *
loa_shift_sheet_load_finish (LoaStore      *store,
                             GAsyncResult  *result,
                             GError       **error)
{
  LoaShiftSheet *sheet;
  LoaShiftSheet *taken;

  g_return_val_if_fail (g_task_is_valid (result, store), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, loa_shift_sheet_load_async), NULL);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;

  sheet = g_task_get_task_data (G_TASK (result));
  taken = g_memdup2 (sheet, sizeof *sheet);
  sheet->lines = NULL;

  return taken;
}

char *
loa_shift_sheet_format_period (const LoaShiftSheet *self)
{
  g_autofree char *from = loa_shift_sheet_format_time (self->from);
  g_autofree char *until = loa_shift_sheet_format_time (self->until);

  return g_strdup_printf ("%s – %s", from, until);
}

char *
loa_shift_sheet_format_account (const LoaShiftLine *line)
{
  g_autofree char *bank = loa_quotation_shorten (line->bank_brand_name, MAX_CHARACTERS);
  g_autofree char *number = loa_quotation_shorten (line->account_number, MAX_CHARACTERS);
  g_autofree char *sub_account = loa_quotation_shorten (line->sub_account, MAX_CHARACTERS);
  g_autofree char *account = NULL;

  if (*bank == '\0' && *number == '\0')
    account = g_strdup (_("Unknown account"));
  else if (*bank == '\0' || *number == '\0')
    account = g_strdup (*number != '\0' ? number : bank);
  else
    account = g_strdup_printf ("%s %s", bank, number);

  if (*sub_account == '\0')
    return g_steal_pointer (&account);

  /* Translators: a bank account, and a sub-account of it. */
  return g_strdup_printf (_("%s, sub-account %s"), account, sub_account);
}

char *
loa_shift_sheet_format_text (const LoaShiftSheet *self)
{
  GString *text = g_string_new (NULL);
  g_autofree char *period = loa_shift_sheet_format_period (self);

  g_string_append_printf (text, "%s\n%s\n\n%s\n", _("Shift sheet"), period, _("All accounts together"));
  append_facts (text, &self->total);
  for (guint i = 0; i < self->lines->len; i++)
    {
      const LoaShiftLine *line = g_ptr_array_index (self->lines, i);
      g_autofree char *account = loa_shift_sheet_format_account (line);

      g_string_append_printf (text, "\n%s\n", account);
      append_facts (text, line);
    }

  return g_string_free (text, FALSE);
}

char *
loa_shift_sheet_format_amount (gint64 sum,
                               gint64 count)
{
  g_autofree char *amount = loa_sum_text_format (sum);
  g_autofree char *digits = loa_dong_format_digits (count);

  /* Translators: an amount of money, and how many transactions it is the sum of. */
  return g_strdup_printf (ngettext ("%s in %s transaction", "%s in %s transactions", (gulong) count), amount, digits);
}

gboolean
loa_shift_sheet_read_time (const char *text,
                           const char *today,
                           gint64     *unix_seconds)
{
  g_autofree char *typed = g_strstrip (g_strdup (text));
  g_autofree char *day = NULL;
  g_autofree char *moment = NULL;
  const char *clock = typed;
  int hour = 0;
  int minute = 0;
  char *space = strrchr (typed, ' ');

  if (!read_clock (space != NULL ? space + 1 : typed, &hour, &minute))
    clock = NULL;
  else if (space != NULL)
    *space = '\0';

  day = clock != NULL && space == NULL ? g_strdup (today) : loa_day_text_read (typed, today);
  if (day == NULL)
    return FALSE;

  moment = g_strdup_printf ("%s 00:00:00", day);
  if (!loa_vietnam_time_parse (moment, unix_seconds))
    return FALSE;

  *unix_seconds += (hour * 60 + minute) * 60;
  return TRUE;
}

char *
loa_shift_sheet_format_time (gint64 unix_seconds)
{
  g_autofree char *moment = loa_vietnam_time_format (unix_seconds);
  g_autofree char *day = g_strndup (moment, DAY_LENGTH);
  g_autofree char *day_text = loa_day_text_format (day);

  return g_strdup_printf ("%s %.*s", day_text, MINUTES_LENGTH, moment + DAY_LENGTH + 1);
}
