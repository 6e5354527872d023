/* loa-failure-code.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-shop"

#include "config.h"

#include "loa-failure.h"

const char *
loa_failure_get_code (LoaFailure failure)
{
  switch (failure)
    {
    case LOA_FAILURE_USAGE:
      return "usage";

    case LOA_FAILURE_NOT_SIGNED_IN:
      return "not-signed-in";

    case LOA_FAILURE_UNAUTHORIZED:
      return "unauthorized";

    case LOA_FAILURE_FORBIDDEN:
      return "forbidden";

    case LOA_FAILURE_NOT_FOUND:
      return "not-found";

    case LOA_FAILURE_UNREACHABLE:
      return "unreachable";

    case LOA_FAILURE_TIMEOUT:
      return "timeout";

    case LOA_FAILURE_MALFORMED:
      return "malformed";

    case LOA_FAILURE_SERVER:
      return "server";

    case LOA_FAILURE_RATE_LIMITED:
      return "rate-limited";

    case LOA_FAILURE_REFUSED:
      return "refused";

    case LOA_FAILURE_DELIVERY_FAILED:
      return "delivery-failed";

    case LOA_FAILURE_KEYRING_LOCKED:
      return "keyring-locked";

    case LOA_FAILURE_KEYRING_MISSING:
      return "keyring-missing";

    case LOA_FAILURE_STORE:
      return "store";

    case LOA_FAILURE_CANCELLED:
      return "cancelled";

    case LOA_FAILURE_FAILED:
      return "failed";
    }

  g_return_val_if_reached ("failed");
}
