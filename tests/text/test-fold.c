/* test-fold.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "test-text.h"

#include "loa-fold.h"

static void
test_fold (void)
{
  static const struct
  {
    const char *text;
    const char *folded;
  } texts[] = {
    { NULL, "" },
    { "", "" },
    { "DUONG THUY ANH chuyen tien", "duong thuy anh chuyen tien" },
    { "Đường Thủy ẢNH", "duong thuy anh" },
    { "Nguyễn Văn Ă Â Ê Ô Ơ Ư đĐ", "nguyen van a a e o o u dd" },
    { "nghi\xcc\x80n", "nghin" },
    { "\xcc\x80", "" },
    { "Straße", "strasse" },
    { "ＡＢＣ", "abc" },
    { "a\xc2\xa0" "b", "a b" },
    { "100% _*[]'\"\\", "100% _*[]'\"\\" },
    { "loa \xf0\x9f\x94\x8a", "loa \xf0\x9f\x94\x8a" },
    { "a\xff" "b", "a\xef\xbf\xbd" "b" },
    { "\xc3", "\xef\xbf\xbd" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *folded = loa_fold (texts[i].text);

      g_assert_cmpstr (folded, ==, texts[i].folded);
    }
}

static void
assert_stable (const char *text)
{
  g_autofree char *once = loa_fold (text);
  g_autofree char *twice = loa_fold (once);

  g_assert_true (g_utf8_validate (once, -1, NULL));
  if (strcmp (once, twice) != 0)
    g_error ("“%s” folds to “%s” and that to “%s”", text, once, twice);
}

static void
test_every_character (void)
{
  for (gunichar character = 1; character <= 0x1ffff; character++)
    {
      char text[8] = { 0 };

      if (!g_unichar_validate (character))
        continue;

      g_unichar_to_utf8 (character, text);
      assert_stable (text);
    }
}

static void
test_hostile_bytes (void)
{
  for (int i = 0; i < 20000; i++)
    {
      char text[32] = { 0 };
      g_auto (GStrv) words = NULL;

      for (int j = g_test_rand_int_range (0, sizeof text - 1); j > 0; j--)
        text[j - 1] = (char) g_test_rand_int_range (1, 256);

      assert_stable (text);
      words = loa_fold_words (text);
      for (guint j = 0; words[j] != NULL; j++)
        {
          g_assert_cmpstr (words[j], !=, "");
          g_assert_true (g_utf8_validate (words[j], -1, NULL));
        }
    }
}

static void
test_words (void)
{
  static const struct
  {
    const char *text;
    const char *words[5];
  } searches[] = {
    { NULL, { NULL } },
    { "", { NULL } },
    { " \t\xc2\xa0 ", { NULL } },
    { "Đường", { "duong", NULL } },
    { "  Đường   THỦY\xc2\xa0" "ảnh\n", { "duong", "thuy", "anh", NULL } },
    { "a\xe2\x80\xaf" "b\xe3\x80\x80" "c\x0b" "d", { "a", "b", "c", "d", NULL } },
    { "50% \"x*\"", { "50%", "\"x*\"", NULL } },
    { "a \xcc\x80 b", { "a", "b", NULL } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (searches); i++)
    {
      g_auto (GStrv) words = loa_fold_words (searches[i].text);

      g_assert_cmpstrv (words, (gpointer) searches[i].words);
    }
}

void
add_fold_tests (void)
{
  g_test_add_func ("/text/fold/fold", test_fold);
  g_test_add_func ("/text/fold/every-character", test_every_character);
  g_test_add_func ("/text/fold/hostile-bytes", test_hostile_bytes);
  g_test_add_func ("/text/fold/words", test_words);
}
