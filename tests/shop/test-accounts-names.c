/* test-accounts-names.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <gio/gio.h>

#include "loa-failure.h"
#include "loa-profile.h"
#include "loa-random-text.h"
#include "loa-serial-number.h"
#include "test-accounts.h"

static void
test_profiles (void)
{
  const char *good[] = { "default", "a", "Shop-2_x", "12345678901234567890123456789012" };
  const char *bad[] = { NULL, "", ".", "..", "../x", "a/b", "a b", "a.b", "cửa-hàng",
                        "123456789012345678901234567890123", "a\n", "--json", "-x", "_x" };

  for (gsize i = 0; i < G_N_ELEMENTS (good); i++)
    {
      GError *error = NULL;

      loa_profile_check_name (good[i], &error);
      g_assert_no_error (error);
    }

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (loa_profile_check_name (bad[i], &error));
      g_assert_error (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_USAGE);
    }
}

static void
test_profile_directory (void)
{
  g_autofree char *given = loa_profile_get_directory ("/data", "shop");
  g_autofree char *usual = loa_profile_get_directory (NULL, "shop");
  g_autofree char *expected = g_build_filename (g_get_user_data_dir (), "loa", "profiles", "shop", NULL);

  g_assert_cmpstr (given, ==, "/data/profiles/shop");
  g_assert_cmpstr (usual, ==, expected);
}

static void
test_serial_numbers (void)
{
  const struct
  {
    const char *typed;
    const char *serial_number; /* (nullable) */
  } cases[] = {
    { "VNS52508000001", "VNS52508000001" },
    { "  vns52508000001\n", "vns52508000001" },
    { "\u00a0VNS5\u00a0", "VNS5" },
    { "a", "a" },
    { "!#/\\", "!#/\\" },
    { "1234567890123456789012345678901234567890123456789012345678901234",
      "1234567890123456789012345678901234567890123456789012345678901234" },
    { "12345678901234567890123456789012345678901234567890123456789012345", NULL },
    { NULL, NULL },
    { "", NULL },
    { "  ", NULL },
    { "VNS 5", NULL },
    { "VNS\x01", NULL },
    { "VNSé", NULL },
    { "VNS\xff", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *serial_number = loa_serial_number_check (cases[i].typed, &error);

      g_assert_cmpstr (serial_number, ==, cases[i].serial_number);
      if (cases[i].serial_number == NULL)
        g_assert_error (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_USAGE);
    }
}

static void
test_random (void)
{
  GError *error = NULL;
  g_autoptr (SepaySecret) first = loa_random_text_new (&error);
  g_autoptr (SepaySecret) second = loa_random_text_new (&error);
  g_autofree char *challenge = loa_random_text_get_challenge ("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk");

  g_assert_no_error (error);
  g_assert_cmpuint (strlen (first), ==, 43);
  g_assert_cmpuint (strspn (first, G_CSET_a_2_z G_CSET_A_2_Z G_CSET_DIGITS "-_"), ==, 43);
  g_assert_cmpstr (first, !=, second);

  /* The example of RFC 7636, appendix B. */
  g_assert_cmpstr (challenge, ==, "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");

  g_assert_true (loa_random_text_equal (first, first));
  g_assert_false (loa_random_text_equal (first, second));
  g_assert_false (loa_random_text_equal (first, ""));
  g_assert_false (loa_random_text_equal (first, NULL));
}

void
add_name_tests (void)
{
  g_test_add_func ("/accounts/names/profiles", test_profiles);
  g_test_add_func ("/accounts/names/profile-directory", test_profile_directory);
  g_test_add_func ("/accounts/names/serial-numbers", test_serial_numbers);
  g_test_add_func ("/accounts/names/random", test_random);
}
