/* loa-speech-service-none.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-demo"

#include "config.h"

#include "loa-speech-service.h"

/* For a build without libspeechd. */

gboolean
loa_speech_service_is_built (void)
{
  return FALSE;
}

LoaSpeechService *
loa_speech_service_open (void)
{
  return NULL;
}

gboolean
loa_speech_service_prepare (LoaSpeechService *self)
{
  g_return_val_if_reached (FALSE);
}

gboolean
loa_speech_service_say (LoaSpeechService *self,
                        const char       *text)
{
  g_return_val_if_reached (FALSE);
}

void
loa_speech_service_stop (LoaSpeechService *self)
{
  g_return_if_reached ();
}

void
loa_speech_service_close (LoaSpeechService *self)
{
  g_return_if_reached ();
}
