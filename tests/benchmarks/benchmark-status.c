/* benchmark-status.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* benchmark-status REQUEST-ID: the least that a program can do for what `loactl status` tells: it looks up the same item in
 * the keyring and makes the same call. No type, no store, no error that anybody could act on.
 */

#include <libsecret/secret.h>
#include <libsoup/soup.h>
#include <stdlib.h>
#include <string.h>

static const SecretSchema schema = {
  .name = "io.github.loa_desktop.Loa",
  .flags = SECRET_SCHEMA_DONT_MATCH_NAME,
  .attributes = {
    { "profile", SECRET_SCHEMA_ATTRIBUTE_STRING },
    { "account", SECRET_SCHEMA_ATTRIBUTE_STRING },
    { NULL, 0 },
  },
};

static char *
find_token (const char *item)
{
  const char *member = item != NULL ? strstr (item, "\"access_token\":\"") : NULL;

  if (member == NULL)
    g_error ("There is no token in the keyring");
  member += strlen ("\"access_token\":\"");

  return g_strndup (member, strcspn (member, "\""));
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *item = secret_password_lookup_sync (&schema, NULL, &error, "profile", "default", "account", "soundbox",
                                                       NULL);
  g_autofree char *token = find_token (item);
  g_autofree char *authorization = g_strconcat ("Bearer ", token, NULL);
  g_autofree char *address = g_strconcat (g_getenv ("LOA_SOUNDBOX_URL"), "/speaker/transactions/check_notify", NULL);
  g_autofree char *body = g_strdup_printf ("{\"requestId\":\"%s\"}", argc > 1 ? argv[1] : "");
  g_autoptr (GBytes) bytes = g_bytes_new (body, strlen (body));
  g_autoptr (SoupSession) session = soup_session_new ();
  g_autoptr (SoupMessage) message = soup_message_new ("POST", address);
  g_autoptr (GBytes) answer = NULL;

  soup_message_headers_append (soup_message_get_request_headers (message), "Authorization", authorization);
  soup_message_set_request_body_from_bytes (message, "application/json", bytes);
  answer = soup_session_send_and_read (session, message, NULL, &error);
  if (answer == NULL)
    g_error ("%s", error->message);

  g_print ("%u %.*s\n", soup_message_get_status (message), (int) g_bytes_get_size (answer),
           (const char *) g_bytes_get_data (answer, NULL));

  return soup_message_get_status (message) == SOUP_STATUS_OK ? EXIT_SUCCESS : EXIT_FAILURE;
}
