/* loa-speech-service.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-demo"

#include "config.h"

#include "loa-speech-service.h"

#include <libspeechd.h>
#include <stdlib.h>

struct _LoaSpeechService
{
  SPDConnection *connection; /* (owned) */
};

gboolean
loa_speech_service_is_built (void)
{
  return TRUE;
}

/* The library loses memory each time that it finds nobody at an address and may not start anybody there. */
static gboolean
is_vacant (const SPDConnectionAddress *address)
{
  return address->method == SPD_METHOD_UNIX_SOCKET && !g_file_test (address->unix_socket_name, G_FILE_TEST_EXISTS);
}

LoaSpeechService *
loa_speech_service_open (void)
{
  const gboolean spawn = g_getenv ("SPEECHD_ADDRESS") == NULL;
  char *reason = NULL;
  SPDConnectionAddress *address;
  SPDConnection *connection = NULL;
  LoaSpeechService *self;

  /* Given no address it would find one by itself, and lose its memory. */
  address = spd_get_default_address (&reason);
  if (address != NULL)
    {
      if (spawn || !is_vacant (address))
        connection = spd_open2 ("loa", "demo", NULL, SPD_MODE_SINGLE, address, spawn, &reason);
      SPDConnectionAddress__free (address);
    }

  if (connection == NULL)
    g_debug ("No speech service: %s", reason != NULL ? reason : "nobody is there");
  free (reason);
  if (connection == NULL)
    return NULL;

  self = g_new0 (LoaSpeechService, 1);
  self->connection = connection;

  return self;
}

gboolean
loa_speech_service_prepare (LoaSpeechService *self)
{
  return spd_set_language (self->connection, "vi") == 0;
}

gboolean
loa_speech_service_say (LoaSpeechService *self,
                        const char       *text)
{
  /* Messages of this priority wait for each other. */
  return spd_say (self->connection, SPD_MESSAGE, text) >= 0;
}

void
loa_speech_service_stop (LoaSpeechService *self)
{
  spd_cancel (self->connection);
}

void
loa_speech_service_close (LoaSpeechService *self)
{
  spd_close (self->connection);
  g_free (self);
}
