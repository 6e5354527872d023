/* test-address.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "sepay-address.h"
#include "sepay-error.h"
#include "sepay-proxy-resolver.h"
#include "test-sepay.h"

static void
test_allowed (void)
{
  const struct
  {
    const char *text;
    const char *origin;
    const char *address;
    gboolean is_loopback;
  } cases[] = {
    { SEPAY_SOUNDBOX_ADDRESS, "https://speaker-api.sepay.vn", "https://speaker-api.sepay.vn/devices/v1", FALSE },
    { " https://MY.sepay.vn/ ", "https://my.sepay.vn", "https://MY.sepay.vn", FALSE },
    { "https://my.sepay.vn:443/a//", "https://my.sepay.vn", "https://my.sepay.vn/a", FALSE },
    { "https://my.sepay.vn:8443", "https://my.sepay.vn:8443", "https://my.sepay.vn:8443", FALSE },
    { "http://127.0.0.1:8080/v1", "http://127.0.0.1:8080", "http://127.0.0.1:8080/v1", TRUE },
    { "http://127.9.9.9", "http://127.9.9.9", "http://127.9.9.9", TRUE },
    { "http://LocalHost:1/", "http://localhost:1", "http://LocalHost:1", TRUE },
    { "http://[::1]:80/x", "http://[::1]", "http://[::1]/x", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GUri) address = sepay_address_parse (cases[i].text, &error);
      g_autofree char *origin = NULL;
      g_autofree char *text = NULL;

      g_assert_no_error (error);
      origin = sepay_address_get_origin (address);
      g_assert_cmpstr (origin, ==, cases[i].origin);
      text = g_uri_to_string (address);
      g_assert_cmpstr (text, ==, cases[i].address);
      g_assert_cmpint (sepay_address_is_loopback (address), ==, cases[i].is_loopback);
    }
}

static void
test_refused (void)
{
  const char *const cases[] = {
    NULL,
    "",
    "my.sepay.vn",
    "//my.sepay.vn",
    "ftp://my.sepay.vn",
    "file:///etc/passwd",
    "https://",
    "https:///path",
    "http://my.sepay.vn",
    "http://127.0.0.1.nip.io",
    "http://localhost.example.com",
    "http://2130706433",
    "http://[::ffff:127.0.0.1]",
    "http://0.0.0.0",
    "http://192.168.1.1",
    "https://user@my.sepay.vn",
    "https://user:hunter2@my.sepay.vn",
    "https://my.sepay.vn?x=hunter2",
    "https://my.sepay.vn/#hunter2",
    "https://my.sepay.vn:99999",
    "https://my.se pay.vn",
    "https://my.sepay.vn/a\r\nX: y",
    "https://my.sepay.vn/\xff",
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GUri) address = sepay_address_parse (cases[i], &error);

      if (address != NULL)
        g_error ("“%s” should be refused", cases[i]);
      g_assert_error (error, SEPAY_ERROR, SEPAY_ERROR_ADDRESS);
      g_assert_null (strstr (error->message, "hunter2"));
    }
}

static void
test_proxy (void)
{
  const char *const direct[] = { "http://127.0.0.1:1/", "http://localhost/", "https://[::1]/x" };
  g_autoptr (GProxyResolver) resolver = sepay_proxy_resolver_new ();

  for (guint i = 0; i < G_N_ELEMENTS (direct); i++)
    {
      g_autoptr (GError) error = NULL;
      g_auto (GStrv) proxies = g_proxy_resolver_lookup (resolver, direct[i], NULL, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (proxies[0], ==, "direct://");
      g_assert_null (proxies[1]);
    }

  g_assert_finalize_object (g_steal_pointer (&resolver));
}

void
add_address_tests (void)
{
  g_test_add_func ("/sepay/address/allowed", test_allowed);
  g_test_add_func ("/sepay/address/refused", test_refused);
  g_test_add_func ("/sepay/address/loopback-has-no-proxy", test_proxy);
}
