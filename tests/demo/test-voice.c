/* test-voice.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-test-demo"

#include "config.h"

#include <string.h>

#include "loa-speech-service.h"
#include "loa-voice.h"
#include "speech-server.h"

#define CEILING_SECONDS 120
#define SHORT_PATIENCE_MS 200

#define HELLO "SET SELF CLIENT_NAME \"" USER ":loa:demo\"\n"
#define VIETNAMESE "SET SELF LANGUAGE vi\n"
#define SAID(text) VIETNAMESE "SET SELF PRIORITY MESSAGE\nspeak\n" text "\n.\n"
#define ONE_THOUSAND "đã nhận một nghìn đồng"
#define TWO_THOUSAND "đã nhận hai nghìn đồng"

/* What the user is called is no part of what is tested. */
#define USER "USER"

typedef gboolean (*Condition) (gpointer data);

static gboolean
too_late_cb (gpointer user_data)
{
  g_error ("%s", (const char *) user_data);

  return G_SOURCE_REMOVE;
}

static gboolean
tick_cb (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

static void
wait_for (Condition   condition,
          gpointer    data,
          const char *expected)
{
  const guint ceiling = g_timeout_add_seconds (CEILING_SECONDS, too_late_cb, (gpointer) expected);
  const guint tick = g_timeout_add (5, tick_cb, NULL);

  while (!condition (data))
    g_main_context_iteration (NULL, TRUE);

  g_source_remove (tick);
  g_source_remove (ceiling);
}

typedef struct
{
  SpeechServer *server;
  LoaVoice *voice;
  LoaVoiceState state;
  const char *part;
} Expectation;

static gboolean
has_state (gpointer data)
{
  Expectation *expectation = data;

  return loa_voice_get_state (expectation->voice) == expectation->state;
}

static void
wait_for_state (LoaVoice      *voice,
                LoaVoiceState  state)
{
  Expectation expectation = { NULL, voice, state, NULL };
  g_autofree char *text = g_strdup_printf ("expected the voice to get into state %d", state);

  wait_for (has_state, &expectation, text);
}

/* Without the name of who runs the test. */
static char *
dup_log (SpeechServer *server)
{
  g_autofree char *log = speech_server_dup_log (server);
  g_autofree char *user = g_strdup_printf ("\"%s:loa", g_get_user_name ());
  g_auto (GStrv) parts = g_strsplit (log, user, -1);

  return g_strjoinv ("\"" USER ":loa", parts);
}

static gboolean
has_part (gpointer data)
{
  Expectation *expectation = data;
  g_autofree char *log = dup_log (expectation->server);

  return strstr (log, expectation->part) != NULL;
}

static void
wait_for_part (SpeechServer *server,
               const char   *part)
{
  Expectation expectation = { server, NULL, LOA_VOICE_WAITING, part };
  g_autofree char *text = g_strdup_printf ("expected the speech service to get: %s", part);

  wait_for (has_part, &expectation, text);
}

static void
assert_log (SpeechServer *server,
            const char   *expected)
{
  g_autofree char *log = dup_log (server);

  g_assert_cmpstr (log, ==, expected);
}

static void
test_says_once (void)
{
  SpeechServer *server = speech_server_new ();
  LoaVoice *voice = loa_voice_new (LOA_VOICE_PATIENCE_MS);

  wait_for_state (voice, LOA_VOICE_READY);
  loa_voice_say (voice, ONE_THOUSAND);
  loa_voice_say (voice, TWO_THOUSAND);
  wait_for_part (server, TWO_THOUSAND "\n.\n");
  g_assert_finalize_object (voice);
  wait_for_part (server, "CANCEL SELF\n");
  assert_log (server, HELLO VIETNAMESE SAID (ONE_THOUSAND) SAID (TWO_THOUSAND) "CANCEL SELF\n");
  speech_server_free (server);
}

/* What looks like a command of the protocol is said, too. */
static void
test_says_anything (void)
{
  SpeechServer *server = speech_server_new ();
  LoaVoice *voice = loa_voice_new (LOA_VOICE_PATIENCE_MS);

  loa_voice_say (voice, "một\r\n.\r\nQUIT");
  wait_for_part (server, "QUIT\n.\n");
  wait_for_state (voice, LOA_VOICE_READY);
  loa_voice_say (voice, ONE_THOUSAND);
  wait_for_part (server, ONE_THOUSAND "\n.\n");
  assert_log (server, HELLO VIETNAMESE SAID ("một\n..\nQUIT") SAID (ONE_THOUSAND));
  g_assert_finalize_object (voice);
  speech_server_free (server);
}

static void
test_muted (void)
{
  SpeechServer *server = speech_server_new ();
  LoaVoice *voice = loa_voice_new (LOA_VOICE_PATIENCE_MS);

  wait_for_state (voice, LOA_VOICE_READY);
  loa_voice_set_muted (voice, TRUE);
  loa_voice_say (voice, ONE_THOUSAND);
  wait_for_part (server, "CANCEL SELF\n");
  loa_voice_set_muted (voice, FALSE);
  loa_voice_say (voice, TWO_THOUSAND);
  wait_for_part (server, TWO_THOUSAND "\n.\n");
  assert_log (server, HELLO VIETNAMESE "CANCEL SELF\n" SAID (TWO_THOUSAND));
  g_assert_finalize_object (voice);
  speech_server_free (server);
}

static void
test_no_service (void)
{
  LoaVoice *voice;

  g_setenv ("SPEECHD_ADDRESS", "unix_socket:/nonexistent/socket", TRUE);
  voice = loa_voice_new (LOA_VOICE_PATIENCE_MS);
  wait_for_state (voice, LOA_VOICE_ABSENT);
  loa_voice_say (voice, ONE_THOUSAND);
  g_assert_finalize_object (voice);
}

/* One that is installed while the program runs is found by what is said next. */
static void
test_service_comes (void)
{
  SpeechServer *server;
  LoaVoice *voice;

  g_setenv ("SPEECHD_ADDRESS", "unix_socket:/nonexistent/socket", TRUE);
  voice = loa_voice_new (LOA_VOICE_PATIENCE_MS);
  wait_for_state (voice, LOA_VOICE_ABSENT);
  server = speech_server_new ();
  loa_voice_say (voice, ONE_THOUSAND);
  wait_for_state (voice, LOA_VOICE_READY);
  assert_log (server, HELLO SAID (ONE_THOUSAND));
  g_assert_finalize_object (voice);
  speech_server_free (server);
}

/* Wherever it hangs, the program neither waits for it nor ends later, and what came meanwhile is not said any more. */
static void
test_service_hangs (gconstpointer data)
{
  const char *command = data;
  SpeechServer *server = speech_server_new ();
  LoaVoice *voice;

  speech_server_set_mood (server, SPEECH_SERVER_HANGS, command);
  voice = loa_voice_new (SHORT_PATIENCE_MS);
  loa_voice_say (voice, ONE_THOUSAND);
  loa_voice_say (voice, TWO_THOUSAND);
  wait_for_state (voice, LOA_VOICE_UNANSWERED);
  loa_voice_say (voice, TWO_THOUSAND);

  /* The service never says a word more: who waited for it would wait for ever. */
  g_assert_finalize_object (voice);
  speech_server_free (server);
}

static void
test_service_hangs_when_muted (void)
{
  SpeechServer *server = speech_server_new ();
  LoaVoice *voice = loa_voice_new (SHORT_PATIENCE_MS);

  wait_for_state (voice, LOA_VOICE_READY);
  speech_server_set_mood (server, SPEECH_SERVER_HANGS, "CANCEL");
  loa_voice_set_muted (voice, TRUE);
  wait_for_state (voice, LOA_VOICE_UNANSWERED);
  g_assert_finalize_object (voice);
  speech_server_free (server);
}

/* What it had got is not said twice, what comes after is said by the next one. */
static void
test_service_dies (void)
{
  SpeechServer *server = speech_server_new ();
  LoaVoice *voice = loa_voice_new (LOA_VOICE_PATIENCE_MS);

  wait_for_state (voice, LOA_VOICE_READY);
  speech_server_set_mood (server, SPEECH_SERVER_DIES, ONE_THOUSAND);
  loa_voice_say (voice, ONE_THOUSAND);
  wait_for_state (voice, LOA_VOICE_ABSENT);
  speech_server_set_mood (server, SPEECH_SERVER_WELL, NULL);
  loa_voice_say (voice, TWO_THOUSAND);
  wait_for_state (voice, LOA_VOICE_READY);
  assert_log (server, HELLO VIETNAMESE VIETNAMESE "SET SELF PRIORITY MESSAGE\nspeak\n" ONE_THOUSAND "\n"
                      HELLO SAID (TWO_THOUSAND));
  g_assert_finalize_object (voice);
  speech_server_free (server);
}

/* One that ended in between, as when it was updated, is not missed. */
static void
test_service_restarts (void)
{
  SpeechServer *server = speech_server_new ();
  SpeechServer *next;
  LoaVoice *voice = loa_voice_new (LOA_VOICE_PATIENCE_MS);

  wait_for_state (voice, LOA_VOICE_READY);
  speech_server_set_mood (server, SPEECH_SERVER_DIES, "SET SELF LANGUAGE");
  next = speech_server_new ();
  loa_voice_say (voice, ONE_THOUSAND);
  wait_for_part (next, ONE_THOUSAND "\n.\n");
  assert_log (next, HELLO SAID (ONE_THOUSAND));
  g_assert_finalize_object (voice);
  speech_server_free (server);
  speech_server_free (next);
}

static void
test_not_built (void)
{
  LoaVoice *voice = loa_voice_new (LOA_VOICE_PATIENCE_MS);

  loa_voice_say (voice, ONE_THOUSAND);
  loa_voice_set_muted (voice, TRUE);
  g_assert_cmpint (loa_voice_get_state (voice), ==, LOA_VOICE_NOT_BUILT);
  g_assert_finalize_object (voice);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  if (!loa_speech_service_is_built ())
    {
      g_test_add_func ("/voice/not-built", test_not_built);
      return g_test_run ();
    }

  g_test_add_func ("/voice/says-once", test_says_once);
  g_test_add_func ("/voice/says-anything", test_says_anything);
  g_test_add_func ("/voice/muted", test_muted);
  g_test_add_func ("/voice/no-service", test_no_service);
  g_test_add_func ("/voice/service-comes", test_service_comes);
  g_test_add_data_func ("/voice/service-hangs/at-first", "SET SELF CLIENT_NAME", test_service_hangs);
  g_test_add_data_func ("/voice/service-hangs/language", "SET SELF LANGUAGE", test_service_hangs);
  g_test_add_data_func ("/voice/service-hangs/text", ".", test_service_hangs);
  g_test_add_func ("/voice/service-hangs/muted", test_service_hangs_when_muted);
  g_test_add_func ("/voice/service-dies", test_service_dies);
  g_test_add_func ("/voice/service-restarts", test_service_restarts);

  return g_test_run ();
}
