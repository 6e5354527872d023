/* loa-announce-commands.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-terminal"

#include "config.h"

#include <glib/gi18n.h>

#include "loa-commands.h"
#include "loa-dong.h"
#include "loa-failure.h"
#include "loa-json.h"
#include "loa-request-id.h"
#include "loa-serial-number.h"
#include "loa-store-announcements.h"
#include "loa-transaction-record.h"
#include "loa-typed-amount.h"

/* An announcement, as `announce` and `status` tell of it; the texts are (unowned). */
typedef struct
{
  const char *request_id;
  const char *hardware_id; /* (nullable) */
  gint64 amount;           /* đồng, or LOA_AMOUNT_UNKNOWN */
  const char *status;
  const char *message;     /* (nullable) */
} Report;

static void
add_report (JsonBuilder  *builder,
            const Report *report)
{
  loa_json_add_text (builder, "requestId", report->request_id);
  loa_json_add_text (builder, "hardwareId", report->hardware_id);
  loa_json_add_amount (builder, "amount", report->amount);
  loa_json_add_text (builder, "status", report->status);
  loa_json_add_text (builder, "message", report->message);
}

static void
write_report (LoaOutput    *output,
              const Report *report)
{
  g_autofree char *amount = report->amount != LOA_AMOUNT_UNKNOWN ? loa_dong_format (report->amount) : NULL;

  loa_output_line (output, _("Request ID: %s"), report->request_id);
  if (report->hardware_id != NULL)
    loa_output_line (output, _("Speaker: %s"), report->hardware_id);
  if (amount != NULL)
    loa_output_line (output, _("Amount: %s"), amount);
  loa_output_line (output, _("Status: %s"), report->status);
  if (report->message != NULL)
    loa_output_line (output, _("Message: %s"), report->message);
}

static gboolean
is_documented_status (const char *status)
{
  const char * const words[] = { "SENT", "PENDING", "SUCCESS", "FAILED", NULL };

  return status != NULL && g_strv_contains (words, status);
}

static const char *
get_status (const LoaAnnouncementRecord *record)
{
  switch (record->state)
    {
    case LOA_ANNOUNCEMENT_STATE_DELIVERED:
      return "SUCCESS";

    case LOA_ANNOUNCEMENT_STATE_FAILED:
      return "FAILED";

    case LOA_ANNOUNCEMENT_STATE_SENT:
      return is_documented_status (record->status) ? record->status : "SENT";

    case LOA_ANNOUNCEMENT_STATE_ASKED:
    case LOA_ANNOUNCEMENT_STATE_UNKNOWN:
    case LOA_ANNOUNCEMENT_STATE_NOT_SENT:
      return "UNKNOWN";
    }

  g_return_val_if_reached ("UNKNOWN");
}

static void
write_record (LoaOutput                   *output,
              const LoaAnnouncementRecord *record)
{
  Report report = {
    .request_id = record->request_id,
    .hardware_id = record->hardware_id,
    .amount = record->amount,
    .status = get_status (record),
    .message = record->message,
  };
  g_autoptr (JsonBuilder) builder = NULL;

  if (!loa_output_is_json (output))
    {
      write_report (output, &report);
      return;
    }

  builder = json_builder_new ();
  json_builder_begin_object (builder);
  add_report (builder, &report);
  json_builder_end_object (builder);
  loa_output_object (output, builder);
}

/* Whoever waited for the end has to learn when it was not the good one. */
static gboolean
check_delivered (const LoaAnnouncementRecord  *record,
                 GError                      **error)
{
  switch (record->state)
    {
    case LOA_ANNOUNCEMENT_STATE_FAILED:
      g_set_error_literal (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_DELIVERY_FAILED,
                           _("The speaker did not say it. Check that it is switched on and online, then announce "
                             "it again."));
      return FALSE;

    case LOA_ANNOUNCEMENT_STATE_NOT_SENT:
      g_set_error_literal (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_NOT_SENT,
                           _("It was not sent, and by now it is too old to be said. Announce it again."));
      return FALSE;

    case LOA_ANNOUNCEMENT_STATE_ASKED:
    case LOA_ANNOUNCEMENT_STATE_SENT:
    case LOA_ANNOUNCEMENT_STATE_UNKNOWN:
      g_set_error (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_DELIVERY_UNKNOWN,
                   _("SePay did not tell in time whether the speaker said it. Ask later: loactl status %s"),
                   record->request_id);
      return FALSE;

    case LOA_ANNOUNCEMENT_STATE_DELIVERED:
      return TRUE;
    }

  g_return_val_if_reached (FALSE);
}


static void
changed_cb (LoaAnnouncer *announcer,
            const char   *hardware_id,
            const char   *request_id,
            gpointer      user_data)
{
  char **seen = user_data;

  if (*seen == NULL)
    *seen = g_strdup (request_id);
}

static gboolean
is_fate_unknown (const GError *error)
{
  return loa_failure_may_pass (error) || loa_failure_classify (error) == LOA_FAILURE_CANCELLED;
}

/* What SePay may have is announced once more under its own id, or it could be said twice: so the id is written even
 * though the work was interrupted.
 */
static void
write_unfinished (LoaTerminal *self,
                  LoaShop     *shop,
                  const char  *request_id)
{
  LoaStore *store = loa_shop_get_store (shop);
  g_autoptr (LoaAnnouncementRecord) record = NULL;

  loa_store_get_announcement_async (store, request_id, NULL, loa_terminal_ready_cb, self);
  record = loa_store_get_announcement_finish (store, loa_terminal_wait (self), NULL);
  if (record != NULL)
    write_record (loa_terminal_get_output (self), record);
}

/* Follows an announcement to its end, and writes how far it got however that went. */
static gboolean
follow (LoaTerminal  *self,
        LoaShop      *shop,
        const char   *request_id,
        GError      **error)
{
  LoaAnnouncer *announcer = loa_shop_get_announcer (shop);
  g_autoptr (LoaAnnouncementRecord) record = NULL;

  loa_announcer_follow_async (announcer, request_id, loa_terminal_get_cancellable (self), loa_terminal_ready_cb, self);
  record = loa_announcer_follow_finish (announcer, loa_terminal_wait (self), error);
  if (record == NULL)
    {
      write_unfinished (self, shop, request_id);
      return FALSE;
    }

  write_record (loa_terminal_get_output (self), record);
  return check_delivered (record, error);
}

/* Sets @request_id as soon as there is a row of that name. */
static LoaAnnouncementRecord *
announce (LoaTerminal  *self,
          LoaShop      *shop,
          const char   *serial,
          gint64        amount,
          char        **request_id,
          GError      **error)
{
  LoaAnnouncer *announcer = loa_shop_get_announcer (shop);
  const char *given_id = loa_arguments_get (loa_terminal_get_arguments (self), LOA_OPTION_REQUEST_ID);
  LoaAnnouncementRecord *record;
  gulong changed_id = g_signal_connect (announcer, "changed", G_CALLBACK (changed_cb), request_id);

  loa_announcer_announce_async (announcer, serial, amount, given_id, LOA_ANNOUNCEMENT_CAUSE_BY_HAND,
                                loa_terminal_get_cancellable (self), loa_terminal_ready_cb, self);
  record = loa_announcer_announce_finish (announcer, loa_terminal_wait (self), error);
  g_signal_handler_disconnect (announcer, changed_id);

  return record;
}

gboolean
loa_command_announce (LoaTerminal  *self,
                      GError      **error)
{
  const LoaArguments *arguments = loa_terminal_get_arguments (self);
  const char *request_id = loa_arguments_get (arguments, LOA_OPTION_REQUEST_ID);
  gboolean is_awaited = loa_arguments_has (arguments, LOA_OPTION_WAIT);
  g_autofree char *serial = loa_serial_number_check (loa_terminal_get_operand (self, 0), error);
  g_autofree char *row_id = NULL;
  g_autoptr (LoaAnnouncementRecord) record = NULL;
  g_autoptr (GError) failure = NULL;
  gint64 amount;
  LoaShop *shop;

  if (serial == NULL
      || !loa_typed_amount_parse_announced (loa_terminal_get_operand (self, 1), &amount, error)
      || (request_id != NULL && !loa_request_id_check (request_id, error)))
    return FALSE;

  shop = loa_terminal_open_shop (self, LOA_TERMINAL_ACCOUNTS_USED, error);
  if (shop == NULL)
    return FALSE;

  record = announce (self, shop, serial, amount, &row_id, &failure);
  if (is_awaited && (record != NULL || (row_id != NULL && loa_failure_may_pass (failure))))
    return follow (self, shop, record != NULL ? record->request_id : row_id, error);

  if (record != NULL)
    write_record (loa_terminal_get_output (self), record);
  else if (row_id != NULL && is_fate_unknown (failure))
    write_unfinished (self, shop, row_id);

  if (failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  return record != NULL;
}

static void
write_notification (LoaOutput               *output,
                    const SepayNotification *notification)
{
  Report report = {
    .request_id = notification->request_id,
    .hardware_id = notification->hardware_id,
    .amount = notification->has_amount ? notification->amount : LOA_AMOUNT_UNKNOWN,
    .status = notification->status,
    .message = notification->message,
  };
  g_autofree char *retries = loa_dong_format_digits (notification->retries_count);
  g_autoptr (JsonBuilder) builder = NULL;

  if (!loa_output_is_json (output))
    {
      write_report (output, &report);
      loa_output_line (output, _("Retries: %s"), retries);
      if (notification->created_at != NULL)
        loa_output_line (output, _("Created: %s"), notification->created_at);
      if (notification->last_retry_time != NULL)
        loa_output_line (output, _("Last retry: %s"), notification->last_retry_time);
      return;
    }

  /* People read words that are new; the interface keeps to those that it names. */
  if (!is_documented_status (report.status))
    report.status = "UNKNOWN";
  builder = json_builder_new ();
  json_builder_begin_object (builder);
  add_report (builder, &report);
  loa_json_add_integer (builder, "retriesCount", notification->retries_count);
  loa_json_add_text (builder, "lastRetryTime", notification->last_retry_time);
  loa_json_add_text (builder, "createdAt", notification->created_at);
  json_builder_end_object (builder);
  loa_output_object (output, builder);
}

gboolean
loa_command_status (LoaTerminal  *self,
                    GError      **error)
{
  const char *request_id = loa_terminal_get_operand (self, 0);
  g_autoptr (SepayNotification) notification = NULL;
  LoaAnnouncer *announcer;
  LoaShop *shop;

  if (!loa_request_id_check (request_id, error))
    return FALSE;

  shop = loa_terminal_open_shop (self, LOA_TERMINAL_ACCOUNTS_USED, error);
  if (shop == NULL)
    return FALSE;

  announcer = loa_shop_get_announcer (shop);
  loa_announcer_check_async (announcer, request_id, loa_terminal_get_cancellable (self), loa_terminal_ready_cb, self);
  notification = loa_announcer_check_finish (announcer, loa_terminal_wait (self), error);
  if (notification == NULL)
    return FALSE;

  write_notification (loa_terminal_get_output (self), notification);
  return TRUE;
}
