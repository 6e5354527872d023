/* loa-json.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-terminal"

#include "config.h"

#include "loa-json.h"

#include "loa-failure.h"
#include "loa-output.h"
#include "loa-terminal-failure.h"
#include "loa-transaction-record.h"
#include "loa-vietnam-time.h"

void
loa_json_add_text (JsonBuilder *builder,
                   const char  *name,
                   const char  *value)
{
  json_builder_set_member_name (builder, name);
  if (value != NULL)
    json_builder_add_string_value (builder, value);
  else
    json_builder_add_null_value (builder);
}

void
loa_json_add_integer (JsonBuilder *builder,
                      const char  *name,
                      gint64       value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

void
loa_json_add_boolean (JsonBuilder *builder,
                      const char  *name,
                      gboolean     value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_boolean_value (builder, value);
}

void
loa_json_add_ternary (JsonBuilder *builder,
                      const char  *name,
                      LoaTernary   value)
{
  json_builder_set_member_name (builder, name);
  if (value != LOA_TERNARY_UNKNOWN)
    json_builder_add_boolean_value (builder, value == LOA_TERNARY_YES);
  else
    json_builder_add_null_value (builder);
}

void
loa_json_add_amount (JsonBuilder *builder,
                     const char  *name,
                     gint64       dong)
{
  json_builder_set_member_name (builder, name);
  if (dong != LOA_AMOUNT_UNKNOWN)
    json_builder_add_int_value (builder, dong);
  else
    json_builder_add_null_value (builder);
}

void
loa_json_add_time (JsonBuilder *builder,
                   const char  *name,
                   gint64       unix_seconds)
{
  g_autofree char *text = unix_seconds != 0 ? loa_vietnam_time_format (unix_seconds) : NULL;

  loa_json_add_text (builder, name, text);
}

void
loa_json_add_id (JsonBuilder *builder,
                 const char  *name,
                 const char  *id,
                 gboolean     is_number)
{
  gint64 number;

  if (id != NULL && is_number && g_ascii_string_to_signed (id, 10, G_MININT64, G_MAXINT64, &number, NULL))
    loa_json_add_integer (builder, name, number);
  else
    loa_json_add_text (builder, name, id);
}

void
loa_json_add_error (JsonBuilder  *builder,
                    const GError *error)
{
  g_autofree char *message = loa_terminal_failure_describe (error);
  g_autofree char *harmless = loa_output_make_harmless (message);

  json_builder_set_member_name (builder, "error");
  json_builder_begin_object (builder);
  loa_json_add_text (builder, "code", loa_failure_get_code (loa_failure_classify (error)));
  loa_json_add_text (builder, "message", harmless);
  json_builder_end_object (builder);
}
