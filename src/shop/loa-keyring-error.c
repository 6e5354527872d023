/* loa-keyring-error.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-shop"

#include "config.h"

#include "loa-keyring-error.h"

#include <libsecret/secret.h>

G_DEFINE_QUARK (loa-keyring-error-quark, loa_keyring_error)

static LoaKeyringError
classify_secret_error (int             code,
                       LoaKeyringPlace place)
{
  if (code == SECRET_ERROR_IS_LOCKED)
    return LOA_KEYRING_ERROR_LOCKED;

  if (code == SECRET_ERROR_NO_SUCH_OBJECT)
    return LOA_KEYRING_ERROR_NO_COLLECTION;

  /* A file's item that was found by its attributes has the right secret, and yet cannot be decrypted. */
  if (code == SECRET_ERROR_INVALID_FILE_FORMAT
      || (code == SECRET_ERROR_PROTOCOL && loa_keyring_place_is_file (place)))
    return LOA_KEYRING_ERROR_DAMAGED;

  return LOA_KEYRING_ERROR_FAILED;
}

static LoaKeyringError
classify_bus_error (int code)
{
  if (code == G_DBUS_ERROR_SERVICE_UNKNOWN || code == G_DBUS_ERROR_NAME_HAS_NO_OWNER || code == G_DBUS_ERROR_NO_REPLY
      || code == G_DBUS_ERROR_TIMEOUT || code == G_DBUS_ERROR_TIMED_OUT
      || (code >= G_DBUS_ERROR_SPAWN_EXEC_FAILED && code <= G_DBUS_ERROR_SPAWN_NO_MEMORY))
    return LOA_KEYRING_ERROR_NO_SERVICE;

  /* The service answers for a collection that is not there as for any object that is not. */
  if (code == G_DBUS_ERROR_UNKNOWN_METHOD || code == G_DBUS_ERROR_UNKNOWN_OBJECT)
    return LOA_KEYRING_ERROR_NO_COLLECTION;

  if (code == G_DBUS_ERROR_NO_SERVER || code == G_DBUS_ERROR_DISCONNECTED || code == G_DBUS_ERROR_BAD_ADDRESS
      || code == G_DBUS_ERROR_AUTH_FAILED)
    return LOA_KEYRING_ERROR_NO_BUS;

  return LOA_KEYRING_ERROR_FAILED;
}

static LoaKeyringError
classify_io_error (int      code,
                   gboolean has_answered)
{
  if (code == G_IO_ERROR_TIMED_OUT)
    return LOA_KEYRING_ERROR_NO_SERVICE;

  /* Whatever the reason, there is no way to a service before a bus has been reached. */
  if (!has_answered || code == G_IO_ERROR_CLOSED || code == G_IO_ERROR_BROKEN_PIPE)
    return LOA_KEYRING_ERROR_NO_BUS;

  return LOA_KEYRING_ERROR_FAILED;
}

/* A portal that is there has been asked for its secret. */
static LoaKeyringError
classify_portal_error (const GError    *error,
                       LoaKeyringError  code)
{
  /* The portal shows a prompt when the keyring behind it is locked, or gives up at once. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
      || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_FAILED)
      || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT))
    return LOA_KEYRING_ERROR_LOCKED;

  if (error->domain == G_DBUS_ERROR && code != LOA_KEYRING_ERROR_NO_BUS)
    return LOA_KEYRING_ERROR_NO_PORTAL;

  return code;
}

/* Whether a service outside has to be taken for one that is not there. */
static gboolean
is_out_of_reach (const GError    *error,
                 LoaKeyringError  code)
{
  return code == LOA_KEYRING_ERROR_NO_SERVICE || g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_ACCESS_DENIED);
}

static LoaKeyringError
classify (const GError    *error,
          LoaKeyringPlace  place,
          gboolean         has_answered)
{
  LoaKeyringError code = LOA_KEYRING_ERROR_FAILED;

  if (error->domain == SECRET_ERROR)
    code = classify_secret_error (error->code, place);
  else if (error->domain == G_DBUS_ERROR)
    code = classify_bus_error (error->code);
  else if (error->domain == G_IO_ERROR)
    code = classify_io_error (error->code, has_answered);

  if (place == LOA_KEYRING_PLACE_PORTAL)
    code = classify_portal_error (error, code);
  else if (place == LOA_KEYRING_PLACE_SERVICE_OUTSIDE && is_out_of_reach (error, code))
    code = LOA_KEYRING_ERROR_NO_PORTAL;

  return code;
}

GError *
loa_keyring_error_translate (GError          *error,
                             LoaKeyringPlace  place,
                             gboolean         has_answered)
{
  g_autoptr (GError) cause = error;
  LoaKeyringError code;

  if (cause->domain == LOA_KEYRING_ERROR
      || (place != LOA_KEYRING_PLACE_PORTAL && g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CANCELLED)))
    return g_steal_pointer (&cause);

  code = classify (cause, place, has_answered);
  g_dbus_error_strip_remote_error (cause);

  return g_error_new_literal (LOA_KEYRING_ERROR, (int) code, cause->message);
}
