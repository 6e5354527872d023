/* loa-simulator-speakers.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-simulator"

#include "config.h"

#include "loa-simulator-private.h"

#include "loa-vietnam-time.h"

#define SESSION_SECONDS 120
#define MAX_WRONG_CODES 3

struct _LoaSimulatorSpeakers
{
  GPtrArray *speakers; /* (owned): of LoaVirtualSpeaker */
  GListStore *last_speeches; /* (owned): of LoaSimulatorSpeech, one for each speaker, in the same order */
};

static void
speaker_free (gpointer data)
{
  LoaVirtualSpeaker *speaker = data;

  g_free (speaker->hardware_id);
  g_free (speaker->session_id);
  g_ptr_array_unref (speaker->said);
  g_free (speaker);
}

static void
add_speaker (LoaSimulatorSpeakers *self,
             const char           *hardware_id,
             gboolean              online)
{
  LoaVirtualSpeaker *speaker = g_new0 (LoaVirtualSpeaker, 1);
  g_autoptr (LoaSimulatorSpeech) silence = NULL;

  speaker->hardware_id = g_strdup (hardware_id);
  speaker->online = online;
  speaker->said = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (self->speakers, speaker);

  silence = loa_simulator_speech_new (hardware_id, LOA_SIMULATOR_SAID_NOTHING, NULL, 0, NULL, 0);
  g_list_store_append (self->last_speeches, silence);
}

static void
end_session (LoaVirtualSpeaker *speaker)
{
  g_clear_pointer (&speaker->session_id, g_free);
  speaker->n_wrong_codes = 0;
}

static const char *
kind_name (LoaSimulatorSaid kind)
{
  switch (kind)
    {
    case LOA_SIMULATOR_SAID_OTP:
      return "otp";

    case LOA_SIMULATOR_SAID_AMOUNT:
      return "amount";

    case LOA_SIMULATOR_SAID_PAIRED:
      return "paired";

    case LOA_SIMULATOR_SAID_NOTHING:
    default:
      g_assert_not_reached ();
    }
}

static void
write_speech (LoaSimulatorSpeech *speech,
              LoaJsonText        *text)
{
  LoaSimulatorSaid kind = loa_simulator_speech_get_kind (speech);
  g_autofree char *time = loa_vietnam_time_format (loa_simulator_speech_get_time (speech));

  loa_json_text_begin_object (text, NULL);
  loa_json_text_add_string (text, "kind", kind_name (kind));
  loa_json_text_add_string (text, "text", loa_simulator_speech_get_text (speech));
  if (kind == LOA_SIMULATOR_SAID_AMOUNT)
    loa_json_text_add_integer (text, "amount", loa_simulator_speech_get_amount (speech));
  else
    loa_json_text_add_null (text, "amount");
  loa_json_text_add_string (text, "requestId", loa_simulator_speech_get_request_id (speech));
  loa_json_text_add_string (text, "time", time);
  loa_json_text_end_object (text);
}

static void
write_speaker (LoaVirtualSpeaker *speaker,
               LoaJsonText       *text)
{
  loa_json_text_begin_object (text, NULL);
  loa_json_text_add_string (text, "hardwareId", speaker->hardware_id);
  loa_json_text_add_string (text, "model", LOA_VIRTUAL_SPEAKER_MODEL);
  loa_json_text_add_boolean (text, "isPaired", speaker->paired);
  loa_json_text_add_boolean (text, "online", speaker->online);
  loa_json_text_add_boolean (text, "pairingMode", speaker->pairing_mode);
  loa_json_text_add_string (text, "otp", speaker->otp[0] != '\0' ? speaker->otp : NULL);
  loa_json_text_begin_array (text, "said");
  for (guint i = 0; i < speaker->said->len; i++)
    write_speech (g_ptr_array_index (speaker->said, i), text);
  loa_json_text_end_array (text);
  loa_json_text_end_object (text);
}

LoaSimulatorSpeakers *
loa_simulator_speakers_new (void)
{
  LoaSimulatorSpeakers *self = g_new0 (LoaSimulatorSpeakers, 1);

  self->speakers = g_ptr_array_new_with_free_func (speaker_free);
  self->last_speeches = g_list_store_new (LOA_TYPE_SIMULATOR_SPEECH);
  add_speaker (self, "VNS52508000001", TRUE);
  add_speaker (self, "VNS52508000002", TRUE);
  add_speaker (self, "VNS52508000003", FALSE);

  return self;
}

void
loa_simulator_speakers_free (LoaSimulatorSpeakers *self)
{
  g_ptr_array_unref (self->speakers);
  g_object_unref (self->last_speeches);
  g_free (self);
}

LoaVirtualSpeaker *
loa_simulator_find_speaker (LoaSimulator *self,
                            const char   *hardware_id)
{
  GPtrArray *speakers = self->speakers->speakers;

  for (guint i = 0; i < speakers->len; i++)
    {
      LoaVirtualSpeaker *speaker = g_ptr_array_index (speakers, i);

      if (g_strcmp0 (speaker->hardware_id, hardware_id) == 0)
        return speaker;
    }

  return NULL;
}

void
loa_simulator_pair (LoaSimulator      *self,
                    LoaVirtualSpeaker *speaker)
{
  end_session (speaker);
  speaker->pairing_mode = FALSE;
  speaker->paired = TRUE;
  speaker->paired_time = loa_clock_get_unix_seconds (self->clock);
}

const char *
loa_simulator_begin_pairing (LoaSimulator      *self,
                             LoaVirtualSpeaker *speaker)
{
  g_autofree char *text = NULL;

  end_session (speaker);
  speaker->session_id = g_uuid_string_random ();
  speaker->session_end_us = loa_clock_get_boot_time_us (self->clock) + SESSION_SECONDS * G_USEC_PER_SEC;

  for (int i = 0; i < 4; i++)
    speaker->otp[i] = (char) g_random_int_range ('0', '9' + 1);

  text = g_strdup_printf ("mã liên kết %c %c %c %c", speaker->otp[0], speaker->otp[1], speaker->otp[2],
                          speaker->otp[3]);
  loa_simulator_speak (self, speaker, LOA_SIMULATOR_SAID_OTP, text, 0, NULL);

  return speaker->session_id;
}

LoaVerification
loa_simulator_verify_pairing (LoaSimulator      *self,
                              LoaVirtualSpeaker *speaker,
                              const char        *session_id,
                              const char        *otp)
{
  if (speaker->session_id == NULL || g_strcmp0 (speaker->session_id, session_id) != 0)
    return LOA_NO_SESSION;

  if (loa_clock_get_boot_time_us (self->clock) >= speaker->session_end_us)
    {
      end_session (speaker);
      return LOA_NO_SESSION;
    }

  if (loa_simulator_meet_twist (self, LOA_TWIST_SESSION_ENDS, speaker->hardware_id))
    {
      end_session (speaker);
      return LOA_FORGOTTEN_SESSION;
    }

  if (g_strcmp0 (speaker->otp, otp) != 0 ||
      loa_simulator_meet_twist (self, LOA_TWIST_CODE_REFUSED, speaker->hardware_id))
    {
      if (++speaker->n_wrong_codes >= MAX_WRONG_CODES)
        end_session (speaker);
      return LOA_WRONG_CODE;
    }

  loa_simulator_pair (self, speaker);
  loa_simulator_repeat_twist (self, LOA_TWIST_SESSION_ENDS, speaker->hardware_id);
  loa_simulator_repeat_twist (self, LOA_TWIST_CODE_REFUSED, speaker->hardware_id);
  loa_simulator_speak (self, speaker, LOA_SIMULATOR_SAID_PAIRED, "liên kết thành công", 0, NULL);

  return LOA_VERIFIED;
}

void
loa_simulator_speak (LoaSimulator      *self,
                     LoaVirtualSpeaker *speaker,
                     LoaSimulatorSaid   kind,
                     const char        *text,
                     gint64             amount,
                     const char        *request_id)
{
  GListStore *last_speeches = self->speakers->last_speeches;
  LoaSimulatorSpeech *speech;
  guint position;

  speech = loa_simulator_speech_new (speaker->hardware_id, kind, text, amount, request_id,
                                     loa_clock_get_unix_seconds (self->clock));
  g_ptr_array_add (speaker->said, speech);

  if (g_ptr_array_find (self->speakers->speakers, speaker, &position))
    g_list_store_splice (last_speeches, position, 1, (gpointer *) &speech, 1);

  g_signal_emit_by_name (self, "said", speaker->hardware_id, kind, text, amount);
}

void
loa_simulator_write_speakers (LoaSimulator *self,
                              LoaJsonText  *text)
{
  GPtrArray *speakers = self->speakers->speakers;

  for (guint i = 0; i < speakers->len; i++)
    write_speaker (g_ptr_array_index (speakers, i), text);
}

char **
loa_simulator_list_speakers (LoaSimulator *self)
{
  g_autoptr (GStrvBuilder) serials = g_strv_builder_new ();

  g_return_val_if_fail (LOA_IS_SIMULATOR (self), NULL);

  for (guint i = 0; i < self->speakers->speakers->len; i++)
    {
      LoaVirtualSpeaker *speaker = g_ptr_array_index (self->speakers->speakers, i);

      g_strv_builder_add (serials, speaker->hardware_id);
    }

  return g_strv_builder_end (serials);
}

gboolean
loa_simulator_set_online (LoaSimulator *self,
                          const char   *hardware_id,
                          gboolean      online)
{
  LoaVirtualSpeaker *speaker;

  g_return_val_if_fail (LOA_IS_SIMULATOR (self), FALSE);

  speaker = loa_simulator_find_speaker (self, hardware_id);
  if (speaker != NULL)
    speaker->online = online;

  return speaker != NULL;
}

gboolean
loa_simulator_set_paired (LoaSimulator *self,
                          const char   *hardware_id,
                          gboolean      paired)
{
  LoaVirtualSpeaker *speaker;

  g_return_val_if_fail (LOA_IS_SIMULATOR (self), FALSE);

  speaker = loa_simulator_find_speaker (self, hardware_id);
  if (speaker == NULL)
    return FALSE;

  if (paired)
    loa_simulator_pair (self, speaker);
  else
    speaker->paired = FALSE;

  return TRUE;
}

gboolean
loa_simulator_set_pairing_mode (LoaSimulator *self,
                                const char   *hardware_id,
                                gboolean      pairing_mode)
{
  LoaVirtualSpeaker *speaker;

  g_return_val_if_fail (LOA_IS_SIMULATOR (self), FALSE);

  speaker = loa_simulator_find_speaker (self, hardware_id);
  if (speaker != NULL)
    speaker->pairing_mode = pairing_mode;

  return speaker != NULL;
}

const char *
loa_simulator_get_otp (LoaSimulator *self,
                       const char   *hardware_id)
{
  LoaVirtualSpeaker *speaker;

  g_return_val_if_fail (LOA_IS_SIMULATOR (self), NULL);

  speaker = loa_simulator_find_speaker (self, hardware_id);

  return speaker != NULL && speaker->otp[0] != '\0' ? speaker->otp : NULL;
}

GListModel *
loa_simulator_get_last_speeches (LoaSimulator *self)
{
  g_return_val_if_fail (LOA_IS_SIMULATOR (self), NULL);

  return G_LIST_MODEL (self->speakers->last_speeches);
}
