/* speech-server.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-test-demo"

#include "config.h"

#include "speech-server.h"

#include <gio/gio.h>
#include <gio/gunixsocketaddress.h>
#include <glib/gstdio.h>
#include <string.h>

#define MAX_CONNECTIONS 8

struct _SpeechServer
{
  GSocketService *service; /* (owned) */
  char *folder;            /* (owned) */
  char *path;              /* (owned) */
  GMutex lock;
  GCond changed;
  GString *log;            /* (owned), guarded by lock */
  SpeechServerMood mood;   /* guarded by lock */
  char *command;           /* (owned) (nullable), guarded by lock */
  gboolean ended;          /* guarded by lock */
  guint n_connections;     /* guarded by lock */
};

typedef struct
{
  const char *command;
  const char *answer;
} Answer;

static const Answer answers[] = {
  { "SET SELF CLIENT_NAME", "208 OK CLIENT NAME SET\r\n" },
  { "SET SELF LANGUAGE", "201 OK LANGUAGE SET\r\n" },
  { "SET SELF PRIORITY", "202 OK PRIORITY SET\r\n" },
  { "SPEAK", "230 OK RECEIVING DATA\r\n" },
  { ".", "225-1\r\n225 OK MESSAGE QUEUED\r\n" },
  { "CANCEL", "210 OK CANCELED\r\n" },
  { "QUIT", "231 HAPPY HACKING\r\n" },
};

static const char *
find_answer (const char *line)
{
  for (gsize i = 0; i < G_N_ELEMENTS (answers); i++)
    if (g_ascii_strncasecmp (line, answers[i].command, strlen (answers[i].command)) == 0)
      return answers[i].answer;

  return "300 ERR INTERNAL ERROR\r\n";
}

static SpeechServerMood
note_line (SpeechServer *self,
           const char   *line)
{
  SpeechServerMood mood = SPEECH_SERVER_WELL;

  g_mutex_lock (&self->lock);
  g_string_append_printf (self->log, "%s\n", line);
  if (self->mood != SPEECH_SERVER_WELL && (self->command == NULL || g_str_has_prefix (line, self->command)))
    mood = self->mood;
  while (mood == SPEECH_SERVER_HANGS && !self->ended)
    g_cond_wait (&self->changed, &self->lock);
  if (self->ended)
    mood = SPEECH_SERVER_DIES;
  g_mutex_unlock (&self->lock);

  return mood;
}

static void
serve (SpeechServer      *self,
       GDataInputStream  *input,
       GOutputStream     *output)
{
  gboolean in_text = FALSE;

  while (TRUE)
    {
      g_autofree char *line = g_data_input_stream_read_line (input, NULL, NULL, NULL);
      const char *answer;

      if (line == NULL || note_line (self, line) != SPEECH_SERVER_WELL)
        return;

      if (in_text && !g_str_equal (line, "."))
        continue;

      in_text = g_ascii_strcasecmp (line, "SPEAK") == 0;
      answer = find_answer (line);
      if (!g_output_stream_write_all (output, answer, strlen (answer), NULL, NULL, NULL))
        return;
    }
}

static gboolean
run_cb (GThreadedSocketService *service,
        GSocketConnection      *connection,
        GObject                *source,
        SpeechServer           *self)
{
  g_autoptr (GDataInputStream) input = NULL;

  g_mutex_lock (&self->lock);
  self->n_connections++;
  g_mutex_unlock (&self->lock);

  input = g_data_input_stream_new (g_io_stream_get_input_stream (G_IO_STREAM (connection)));
  g_data_input_stream_set_newline_type (input, G_DATA_STREAM_NEWLINE_TYPE_CR_LF);
  serve (self, input, g_io_stream_get_output_stream (G_IO_STREAM (connection)));
  g_io_stream_close (G_IO_STREAM (connection), NULL, NULL);

  g_mutex_lock (&self->lock);
  self->n_connections--;
  g_cond_broadcast (&self->changed);
  g_mutex_unlock (&self->lock);

  return TRUE;
}

SpeechServer *
speech_server_new (void)
{
  SpeechServer *self = g_new0 (SpeechServer, 1);
  g_autoptr (GSocketAddress) address = NULL;
  g_autofree char *name = NULL;
  g_autoptr (GError) error = NULL;

  g_mutex_init (&self->lock);
  g_cond_init (&self->changed);
  self->log = g_string_new (NULL);
  self->folder = g_dir_make_tmp ("loa-speech-XXXXXX", &error);
  g_assert_no_error (error);
  self->path = g_build_filename (self->folder, "socket", NULL);
  address = g_unix_socket_address_new (self->path);
  self->service = g_threaded_socket_service_new (MAX_CONNECTIONS);
  g_socket_listener_add_address (G_SOCKET_LISTENER (self->service), address, G_SOCKET_TYPE_STREAM,
                                 G_SOCKET_PROTOCOL_DEFAULT, NULL, NULL, &error);
  g_assert_no_error (error);
  g_signal_connect (self->service, "run", G_CALLBACK (run_cb), self);
  g_socket_service_start (self->service);

  name = g_strconcat ("unix_socket:", self->path, NULL);
  g_setenv ("SPEECHD_ADDRESS", name, TRUE);

  return self;
}

void
speech_server_free (SpeechServer *self)
{
  g_socket_service_stop (self->service);
  g_socket_listener_close (G_SOCKET_LISTENER (self->service));

  g_mutex_lock (&self->lock);
  self->ended = TRUE;
  g_cond_broadcast (&self->changed);
  while (self->n_connections > 0)
    g_cond_wait (&self->changed, &self->lock);
  g_mutex_unlock (&self->lock);

  g_clear_object (&self->service);
  g_unlink (self->path);
  g_rmdir (self->folder);
  g_free (self->folder);
  g_free (self->path);
  g_free (self->command);
  g_string_free (self->log, TRUE);
  g_cond_clear (&self->changed);
  g_mutex_clear (&self->lock);
  g_free (self);
}

void
speech_server_set_mood (SpeechServer     *self,
                        SpeechServerMood  mood,
                        const char       *command)
{
  g_mutex_lock (&self->lock);
  self->mood = mood;
  g_free (self->command);
  self->command = g_strdup (command);
  g_mutex_unlock (&self->lock);
}

char *
speech_server_dup_log (SpeechServer *self)
{
  char *log;

  g_mutex_lock (&self->lock);
  log = g_strdup (self->log->str);
  g_mutex_unlock (&self->lock);

  return log;
}
