/* loa-speaker-commands.c
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
#include "loa-store-speakers.h"
#include "loa-table.h"

static const char *
describe_ternary (LoaTernary value)
{
  if (value == LOA_TERNARY_UNKNOWN)
    return _("not known");

  return value == LOA_TERNARY_YES ? _("yes") : _("no");
}

static void
add_speaker (JsonBuilder   *builder,
             gconstpointer  row)
{
  const LoaSpeakerRecord *record = row;

  json_builder_begin_object (builder);
  loa_json_add_text (builder, "hardwareId", record->hardware_id);
  loa_json_add_text (builder, "name", record->name);
  loa_json_add_text (builder, "model", record->model);
  loa_json_add_ternary (builder, "isPaired", record->is_paired);
  loa_json_add_ternary (builder, "online", record->online);
  loa_json_add_time (builder, "checked", record->checked);
  json_builder_end_object (builder);
}

static void
write_speaker_table (LoaOutput *output,
                     GPtrArray *records)
{
  const char *headings[] = { _("Serial number"), _("Name"), _("Model"), _("Paired"), _("Online"), _("Checked"), NULL };
  g_autoptr (LoaTable) table = loa_table_new (headings);

  for (guint i = 0; i < records->len; i++)
    {
      const LoaSpeakerRecord *record = g_ptr_array_index (records, i);

      loa_table_add (table, record->hardware_id);
      loa_table_add (table, record->name);
      loa_table_add (table, record->model);
      loa_table_add (table, describe_ternary (record->is_paired));
      loa_table_add (table, describe_ternary (record->online));
      loa_table_add_time (table, record->checked);
    }

  loa_table_write (table, output);
}

/* One speaker, and what was done to it. */
static void
write_speaker (LoaOutput              *output,
               const LoaSpeakerRecord *record,
               const char             *deed)
{
  if (loa_output_is_json (output))
    {
      g_autoptr (JsonBuilder) builder = json_builder_new ();

      add_speaker (builder, record);
      loa_output_object (output, builder);
    }
  else
    {
      loa_output_line (output, "%s", deed);
    }
}

gboolean
loa_command_speaker_list (LoaTerminal  *self,
                          GError      **error)
{
  LoaOutput *output = loa_terminal_get_output (self);
  LoaShop *shop = loa_terminal_open_shop (self, LOA_TERMINAL_ACCOUNTS_UNUSED, error);
  g_autoptr (GPtrArray) records = NULL;

  if (shop == NULL)
    return FALSE;

  loa_store_list_speakers_async (loa_shop_get_store (shop), loa_terminal_get_cancellable (self), loa_terminal_ready_cb,
                                 self);
  records = loa_store_list_speakers_finish (loa_shop_get_store (shop), loa_terminal_wait (self), error);
  if (records == NULL)
    return FALSE;

  if (loa_output_is_json (output))
    loa_output_list (output, "speakers", records, add_speaker, NULL);
  else if (records->len == 0)
    loa_output_line (output, _("There are no speakers yet. Add one with: loactl speaker add SERIAL"));
  else
    write_speaker_table (output, records);
  return TRUE;
}

gboolean
loa_command_speaker_add (LoaTerminal  *self,
                         GError      **error)
{
  const char *name = loa_arguments_get (loa_terminal_get_arguments (self), LOA_OPTION_NAME);
  g_autofree char *serial = loa_serial_number_check (loa_terminal_get_operand (self, 0), error);
  g_autofree char *deed = NULL;
  g_autoptr (LoaSpeakerRecord) record = NULL;
  LoaSpeakerRegister *speakers;
  LoaShop *shop;

  if (serial == NULL)
    return FALSE;

  shop = loa_terminal_open_shop (self, LOA_TERMINAL_ACCOUNTS_UNUSED, error);
  if (shop == NULL)
    return FALSE;

  speakers = loa_shop_get_speakers (shop);
  loa_speaker_register_add_async (speakers, serial, name != NULL && *name != '\0' ? name : NULL,
                                  loa_terminal_get_cancellable (self), loa_terminal_ready_cb, self);
  record = loa_speaker_register_add_finish (speakers, loa_terminal_wait (self), error);
  if (record == NULL)
    return FALSE;

  deed = g_strdup_printf (_("The speaker %s is in the list."), record->hardware_id);
  write_speaker (loa_terminal_get_output (self), record, deed);
  return TRUE;
}

gboolean
loa_command_speaker_rename (LoaTerminal  *self,
                            GError      **error)
{
  g_autofree char *serial = loa_serial_number_check (loa_terminal_get_operand (self, 0), error);
  const char *name = loa_terminal_get_operand (self, 1);
  g_autofree char *deed = NULL;
  g_autoptr (LoaSpeakerRecord) record = NULL;
  LoaStore *store;
  LoaShop *shop;

  if (serial == NULL)
    return FALSE;

  shop = loa_terminal_open_shop (self, LOA_TERMINAL_ACCOUNTS_UNUSED, error);
  if (shop == NULL)
    return FALSE;

  store = loa_shop_get_store (shop);
  loa_store_rename_speaker_async (store, serial, *name != '\0' ? name : NULL, loa_terminal_get_cancellable (self),
                                  loa_terminal_ready_cb, self);
  record = loa_store_rename_speaker_finish (store, loa_terminal_wait (self), error);
  if (record == NULL)
    return FALSE;

  deed = record->name != NULL
           ? g_strdup_printf (_("The speaker %s is now called “%s”."), record->hardware_id, record->name)
           : g_strdup_printf (_("The speaker %s has no name now."), record->hardware_id);
  write_speaker (loa_terminal_get_output (self), record, deed);
  return TRUE;
}

gboolean
loa_command_speaker_remove (LoaTerminal  *self,
                            GError      **error)
{
  g_autofree char *serial = loa_serial_number_check (loa_terminal_get_operand (self, 0), error);
  g_autofree char *deed = NULL;
  g_autoptr (LoaSpeakerRecord) record = NULL;
  LoaStore *store;
  LoaShop *shop;

  if (serial == NULL)
    return FALSE;

  shop = loa_terminal_open_shop (self, LOA_TERMINAL_ACCOUNTS_UNUSED, error);
  if (shop == NULL)
    return FALSE;

  store = loa_shop_get_store (shop);
  loa_store_remove_speaker_async (store, serial, loa_terminal_get_cancellable (self), loa_terminal_ready_cb, self);
  record = loa_store_remove_speaker_finish (store, loa_terminal_wait (self), error);
  if (record == NULL)
    return FALSE;

  deed = g_strdup_printf (_("The speaker %s was removed from this computer. At SePay it stays paired."),
                          record->hardware_id);
  write_speaker (loa_terminal_get_output (self), record, deed);
  return TRUE;
}
