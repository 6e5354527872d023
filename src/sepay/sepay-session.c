/* sepay-session.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-sepay"

#include "config.h"

#include "sepay-session-private.h"

#include "sepay-proxy-resolver.h"
#include "sepay-secret.h"

#define USER_AGENT "Loa/" PACKAGE_VERSION

/* Seconds without a byte, connecting included; the time for a whole answer is limited by the transport. */
#define SILENCE_SECONDS 12

/* Seconds after which a connection that nobody uses is closed. */
#define UNUSED_SECONDS 30

/* Tokens come and go for as long as a program runs; those before the last few are dead. */
#define MAX_FORMS 500

/* Where a session keeps what its errors may not repeat: see sepay_redaction_new(). */
#define REDACTION_KEY "sepay-redaction"

void
sepay_session_prepare (void)
{
  g_type_ensure (G_TYPE_INET_SOCKET_ADDRESS);
  g_type_ensure (G_TYPE_PROXY_ADDRESS);
  g_type_ensure (G_TYPE_UNIX_SOCKET_ADDRESS);
  g_type_class_unref (g_type_class_ref (SOUP_TYPE_SESSION));
}

SoupSession *
sepay_session_new (void)
{
  g_autoptr (GProxyResolver) proxy_resolver = sepay_proxy_resolver_new ();

  return soup_session_new_with_options ("idle-timeout", UNUSED_SECONDS,
                                        "max-conns", 8,
                                        "max-conns-per-host", 4,
                                        "proxy-resolver", proxy_resolver,
                                        "timeout", SILENCE_SECONDS,
                                        "user-agent", USER_AGENT,
                                        NULL);
}

void
sepay_session_hide (SoupSession *session,
                    const char  *secret)
{
  g_return_if_fail (SOUP_IS_SESSION (session));

  sepay_redaction_add (sepay_session_get_redaction (session), secret);
  sepay_redaction_limit (sepay_session_get_redaction (session), MAX_FORMS);
}

/* Returns: (transfer none): what the errors of @session may not repeat */
GPtrArray *
sepay_session_get_redaction (SoupSession *session)
{
  GPtrArray *redaction = g_object_get_data (G_OBJECT (session), REDACTION_KEY);

  if (redaction == NULL)
    {
      redaction = sepay_redaction_new ();
      g_object_set_data_full (G_OBJECT (session), REDACTION_KEY, redaction, (GDestroyNotify) g_ptr_array_unref);
    }

  return redaction;
}
