/* sepay-speaker-state.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-sepay"

#include "config.h"

#include "sepay-speaker-state-private.h"

#include "sepay-error-private.h"
#include "sepay-json.h"

void
sepay_speaker_state_free (SepaySpeakerState *self)
{
  g_clear_pointer (&self->hardware_id, g_free);
  g_clear_pointer (&self->model, g_free);
  g_clear_pointer (&self->session_id, g_free);
  g_clear_pointer (&self->paired_time, g_free);
  g_free (self);
}

/* An answer about another speaker than the one asked about is no answer. */
static gboolean
check_hardware_id (JsonObject  *data,
                   const char  *asked,
                   GError     **error)
{
  g_autofree char *told = NULL;

  if (!sepay_json_read_text (data, "hardwareId", &told, error))
    return FALSE;

  if (told != NULL && g_ascii_strcasecmp (g_strstrip (told), asked) != 0)
    {
      sepay_error_set_malformed (error, "hardwareId is not the one that was asked about");
      return FALSE;
    }

  return TRUE;
}

static SepaySpeakerState *
read_members (JsonObject  *data,
              const char  *asked,
              gboolean    *has_is_paired,
              GError     **error)
{
  g_autoptr (SepaySpeakerState) self = g_new0 (SepaySpeakerState, 1);

  self->hardware_id = g_strdup (asked);

  if (!check_hardware_id (data, asked, error)
      || !sepay_json_read_text (data, "model", &self->model, error)
      || !sepay_json_read_boolean (data, "isPaired", &self->is_paired, has_is_paired, error)
      || !sepay_json_read_boolean (data, "online", &self->online, &self->has_online, error)
      || !sepay_json_read_text (data, "session_id", &self->session_id, error)
      || !sepay_json_read_text (data, "pairedTime", &self->paired_time, error))
    return NULL;

  if (self->session_id != NULL && *self->session_id == '\0')
    g_clear_pointer (&self->session_id, g_free);

  return g_steal_pointer (&self);
}

/* Where nothing in `data` is indispensable, its absence is not either. */
static SepaySpeakerState *
read_data (JsonObject     *answer,
           gconstpointer   asked,
           gboolean       *has_is_paired,
           GError        **error)
{
  JsonObject *data = sepay_json_get_object (answer, "data");
  g_autoptr (JsonObject) nothing = json_object_new ();
  SepaySpeakerState *self = read_members (data != NULL ? data : nothing, asked, has_is_paired, error);

  if (self == NULL)
    g_prefix_error (error, "data.");

  return self;
}

gpointer
sepay_speaker_state_read_check (JsonObject     *answer,
                                gconstpointer   asked,
                                GError        **error)
{
  gboolean has_is_paired;
  g_autoptr (SepaySpeakerState) self = read_data (answer, asked, &has_is_paired, error);

  if (self == NULL)
    return NULL;

  if (!has_is_paired)
    {
      sepay_json_set_missing ("data.isPaired", error);
      return NULL;
    }

  if (!self->has_online)
    {
      sepay_json_set_missing ("data.online", error);
      return NULL;
    }

  return g_steal_pointer (&self);
}

gpointer
sepay_speaker_state_read_pair (JsonObject     *answer,
                               gconstpointer   asked,
                               GError        **error)
{
  gboolean has_is_paired;

  return read_data (answer, asked, &has_is_paired, error);
}

/* A success that does not say what became of the speaker says it by being one. */
gpointer
sepay_speaker_state_read_verify (JsonObject     *answer,
                                 gconstpointer   asked,
                                 GError        **error)
{
  gboolean has_is_paired;
  SepaySpeakerState *self = read_data (answer, asked, &has_is_paired, error);

  if (self != NULL && !has_is_paired)
    self->is_paired = TRUE;

  return self;
}
