/* loa-ledger-command.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-terminal"

#include "config.h"

#include <glib/gi18n.h>

#include "loa-commands.h"
#include "loa-json.h"
#include "loa-serial-number.h"
#include "loa-store-announcements.h"
#include "loa-table.h"
#include "loa-values.h"

#define DEFAULT_LIMIT 100

static void
add_announcement (JsonBuilder   *builder,
                  gconstpointer  row)
{
  const LoaAnnouncementRecord *record = row;

  json_builder_begin_object (builder);
  loa_json_add_text (builder, "requestId", record->request_id);
  loa_json_add_text (builder, "hardwareId", record->hardware_id);
  loa_json_add_integer (builder, "amount", record->amount);
  loa_json_add_text (builder, "cause", loa_announcement_cause_to_string (record->cause));
  loa_json_add_text (builder, "state", loa_announcement_state_to_string (record->state));
  loa_json_add_text (builder, "status", record->status);
  loa_json_add_time (builder, "asked", record->asked);
  loa_json_add_time (builder, "sent", record->sent);
  loa_json_add_time (builder, "delivered", record->delivered);
  loa_json_add_integer (builder, "retries", record->retries);
  json_builder_end_object (builder);
}

static const char *
describe_cause (LoaAnnouncementCause cause)
{
  switch (cause)
    {
    case LOA_ANNOUNCEMENT_CAUSE_TEST:
      return _("test");

    case LOA_ANNOUNCEMENT_CAUSE_BY_HAND:
      return _("by hand");

    case LOA_ANNOUNCEMENT_CAUSE_PAYMENT:
      return _("payment");
    }

  g_return_val_if_reached (NULL);
}

static const char *
describe_state (LoaAnnouncementState state)
{
  switch (state)
    {
    case LOA_ANNOUNCEMENT_STATE_ASKED:
      return _("asked");

    case LOA_ANNOUNCEMENT_STATE_SENT:
      return _("sent");

    case LOA_ANNOUNCEMENT_STATE_DELIVERED:
      return _("delivered");

    case LOA_ANNOUNCEMENT_STATE_FAILED:
      return _("failed");

    case LOA_ANNOUNCEMENT_STATE_UNKNOWN:
      return _("unknown");

    case LOA_ANNOUNCEMENT_STATE_NOT_SENT:
      return _("not sent");
    }

  g_return_val_if_reached (NULL);
}

static void
write_table (LoaOutput *output,
             GPtrArray *records)
{
  const char *headings[] = { _("Asked"), _("Speaker"), _(">Amount"), _("Cause"), _("State"), _("Request ID"), NULL };
  g_autoptr (LoaTable) table = loa_table_new (headings);

  for (guint i = 0; i < records->len; i++)
    {
      const LoaAnnouncementRecord *record = g_ptr_array_index (records, i);

      loa_table_add_time (table, record->asked);
      loa_table_add (table, record->hardware_id);
      loa_table_add_amount (table, record->amount);
      loa_table_add (table, describe_cause (record->cause));
      loa_table_add (table, describe_state (record->state));
      loa_table_add (table, record->request_id);
    }

  loa_table_write (table, output);
}

gboolean
loa_command_ledger (LoaTerminal  *self,
                    GError      **error)
{
  const LoaArguments *arguments = loa_terminal_get_arguments (self);
  const char *speaker = loa_arguments_get (arguments, LOA_OPTION_SPEAKER);
  LoaOutput *output = loa_terminal_get_output (self);
  g_autofree char *serial = NULL;
  g_autoptr (GPtrArray) records = NULL;
  gint64 limit;
  LoaStore *store;
  LoaShop *shop;

  if (speaker != NULL && (serial = loa_serial_number_check (speaker, error)) == NULL)
    return FALSE;
  if (!loa_values_read_count (arguments, LOA_OPTION_LIMIT, DEFAULT_LIMIT, &limit, error))
    return FALSE;

  shop = loa_terminal_open_shop (self, LOA_TERMINAL_ACCOUNTS_UNUSED, error);
  if (shop == NULL)
    return FALSE;

  store = loa_shop_get_store (shop);
  loa_store_list_announcements_async (store, serial, (guint) MIN (limit, G_MAXUINT),
                                      loa_terminal_get_cancellable (self), loa_terminal_ready_cb, self);
  records = loa_store_list_announcements_finish (store, loa_terminal_wait (self), error);
  if (records == NULL)
    return FALSE;

  if (loa_output_is_json (output))
    loa_output_list (output, "announcements", records, add_announcement, NULL);
  else if (records->len == 0)
    loa_output_line (output, _("There are no announcements yet."));
  else
    write_table (output, records);
  return TRUE;
}
