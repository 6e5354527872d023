/* test-http-log.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "sepay-http-log.h"
#include "test-sepay.h"
#include "wire.h"

#define TOKENS "{\"access_token\":\"NEW-ACCESS\",\"refresh_token\":\"NEW-REFRESH\"}"

/* What the log says of requests, each with its time left out. */
static char *
get_lines (void)
{
  g_auto (GStrv) lines = g_strsplit (get_captured_log (), "\n", -1);
  g_autoptr (GRegex) pattern = g_regex_new ("^.*" SEPAY_HTTP_LOG_DOMAIN "-DEBUG[^A-Z]*(.*), \\d+ ms$", 0, 0, NULL);
  g_autoptr (GString) told = g_string_new (NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autoptr (GMatchInfo) match = NULL;
      g_autofree char *words = NULL;

      if (strstr (lines[i], SEPAY_HTTP_LOG_DOMAIN) == NULL)
        continue;
      if (!g_regex_match (pattern, lines[i], 0, &match))
        g_error ("Not a line about a request: %s", lines[i]);
      words = g_match_info_fetch (match, 1);
      g_string_append_printf (told, "%s\n", words);
    }

  return g_string_free (g_steal_pointer (&told), FALSE);
}

static void
test_one_line (Wire          *wire,
               gconstpointer  data)
{
  g_autoptr (SepayTokens) tokens = NULL;
  g_autoptr (SepayTransactionPage) page = NULL;
  g_autofree char *lines = NULL;
  g_autofree char *expected = NULL;
  g_autoptr (GError) error = NULL;

  start_capturing_log ();
  wire_answer (wire, 200, TOKENS);
  wire_answer (wire, 200, "{\"data\":[]}");
  tokens = wire_exchange (wire, &error);
  g_assert_no_error (error);
  page = wire_transactions (wire, 1, &error);
  g_assert_no_error (error);
  g_assert_nonnull (wire_get_seen (wire, 1)->query);

  lines = get_lines ();
  expected = g_strdup_printf ("POST 127.0.0.1/base/oauth/token: HTTP 200, sent %zu bytes, received %zu bytes\n"
                              "GET 127.0.0.1/base/api/v1/transactions: HTTP 200, sent 0 bytes, received 11 bytes\n",
                              strlen (wire_get_seen (wire, 0)->body), strlen (TOKENS));
  g_assert_cmpstr (lines, ==, expected);
}

static void
test_each_try (Wire          *wire,
               gconstpointer  data)
{
  g_autoptr (SepaySpeakerState) state = NULL;
  g_autofree char *lines = NULL;
  g_autoptr (GError) error = NULL;

  start_capturing_log ();
  wire_answer (wire, 503, "");
  wire_answer (wire, 302, "elsewhere");
  state = wire_check (wire, &error);
  g_assert_error (error, SEPAY_ERROR, SEPAY_ERROR_MALFORMED);

  lines = get_lines ();
  g_assert_true (g_str_has_prefix (lines, "POST 127.0.0.1/base/speaker/pair/check: HTTP 503, sent 31 bytes, "
                                          "received 0 bytes\n"
                                          "POST 127.0.0.1/base/speaker/pair/check: HTTP 302, sent 31 bytes, received "));
  g_assert_cmpuint (wire->seen->len, ==, 2);
}

static void
test_without_answer (Wire          *wire,
                     gconstpointer  data)
{
  g_autoptr (SepaySpeakerState) state = NULL;
  g_autofree char *lines = NULL;
  g_autoptr (GError) error = NULL;

  start_capturing_log ();
  soup_server_disconnect (wire->server);
  state = wire_check (wire, &error);
  g_assert_error (error, SEPAY_ERROR, SEPAY_ERROR_UNREACHABLE);

  lines = get_lines ();
  g_assert_true (g_str_has_prefix (lines, "POST 127.0.0.1/base/speaker/pair/check: HTTP 0, sent "));
  g_assert_nonnull (strstr (lines, "received 0 bytes\nPOST "));
}

static void
test_odd_address (void)
{
  g_autoptr (GUri) uri = g_uri_build (G_URI_FLAGS_NONE, "https", "user:the-password", "host.example", -1,
                                      "/a\nb c/d%0A", "code=the-code", "the-fragment");
  g_autofree char *lines = NULL;

  start_capturing_log ();
  sepay_http_log_answer ("GET", uri, 200, 1, 2, 3);

  lines = get_lines ();
  g_assert_cmpstr (lines, ==, "GET host.example/a%0Ab%20c/d%0A: HTTP 200, sent 1 bytes, received 2 bytes\n");
}

static void
write_field (const char     *domain,
             GLogLevelFlags  level,
             const char     *text)
{
  const GLogField fields[] = { { "MESSAGE", text, -1 }, { "GLIB_DOMAIN", domain, -1 } };

  sepay_http_log_write (level, fields, G_N_ELEMENTS (fields), NULL);
}

/* What a program writes, in a process of its own. */
static void
test_written (gconstpointer data)
{
  const char *domains = data;

  if (g_test_subprocess ())
    {
      g_log_writer_default_set_use_stderr (TRUE);
      g_unsetenv ("G_MESSAGES_DEBUG");
      if (domains != NULL)
        g_setenv ("G_MESSAGES_DEBUG", domains, TRUE);
      sepay_http_log_enable ();

      write_field (SEPAY_HTTP_LOG_DOMAIN, G_LOG_LEVEL_DEBUG, "<request>");
      write_field ("some-library", G_LOG_LEVEL_DEBUG, "<library>");
      write_field ("libsoup-http2", G_LOG_LEVEL_DEBUG, "<query>");
      write_field ("libsoup", G_LOG_LEVEL_INFO, "<header>");
      write_field ("libsecret", G_LOG_LEVEL_DEBUG, "<secret>");
      write_field ("libsoup", G_LOG_LEVEL_MESSAGE, "<mistake>");
      return;
    }

  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();
  g_test_trap_assert_stderr ("*<request>*<mistake>*");
  g_test_trap_assert_stderr_unmatched ("*<query>*");
  g_test_trap_assert_stderr_unmatched ("*<header>*");
  g_test_trap_assert_stderr_unmatched ("*<secret>*");
  g_test_trap_assert_stdout_unmatched ("*<*>*");
  if (domains != NULL)
    g_test_trap_assert_stderr ("*<library>*");
  else
    g_test_trap_assert_stderr_unmatched ("*<library>*");
}

void
add_http_log_tests (void)
{
  add_wire_test ("/sepay/http-log/one-line", test_one_line);
  add_wire_test ("/sepay/http-log/each-try", test_each_try);
  add_wire_test ("/sepay/http-log/without-answer", test_without_answer);
  g_test_add_func ("/sepay/http-log/odd-address", test_odd_address);
  g_test_add_data_func ("/sepay/http-log/written", NULL, test_written);
  g_test_add_data_func ("/sepay/http-log/written-with-all", "all", test_written);
  g_test_add_data_func ("/sepay/http-log/written-with-another", "some-library", test_written);
}
