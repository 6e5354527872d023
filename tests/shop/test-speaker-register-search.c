/* test-speaker-register-search.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-work.h"

#include "loa-speaker-details.h"
#include "loa-speaker-order.h"
#include "loa-speaker-private.h"
#include "loa-speaker-search.h"

static LoaSpeaker *
make_speaker (gint64      position,
              const char *hardware_id,
              const char *name,
              const char *place)
{
  LoaSpeakerRecord record = {
    .position = position, .hardware_id = (char *) hardware_id, .name = (char *) name, .place = (char *) place,
    .is_paired = LOA_TERNARY_UNKNOWN, .online = LOA_TERNARY_UNKNOWN,
  };

  return loa_speaker_new (&record);
}

static void
assert_matches (LoaSpeaker *speaker,
                const char *text,
                gboolean    expected)
{
  g_autoptr (LoaSpeakerSearch) search = loa_speaker_search_new (text);

  g_test_message ("%s", text);
  g_assert_cmpint (loa_speaker_matches (speaker, search), ==, expected);
}

static void
test_search (void)
{
  LoaSpeakerRecord record = {
    .hardware_id = (char *) "VNS52508000001", .name = (char *) "Quầy Đỏ", .model = (char *) "S5 Plus",
    .place = (char *) "Tầng 2", .tags = (char *) "vip\nmiền Tây", .note = (char *) "Gọi anh Ân\ntrước 9 giờ",
  };
  g_autoptr (LoaSpeaker) speaker = loa_speaker_new (&record);
  const char *text;

  assert_matches (speaker, "", TRUE);
  assert_matches (speaker, "quay do", TRUE);
  assert_matches (speaker, "ĐỎ QUẦY", TRUE);
  assert_matches (speaker, "8000001 s5 tầng VIP tay an 9", TRUE);
  assert_matches (speaker, "quay xanh", FALSE);
  assert_matches (speaker, "do s5plus", FALSE);
  assert_matches (speaker, "plusvip", FALSE);

  /* Folded once, until something that is searched changes. */
  text = loa_speaker_get_search_text (speaker);
  g_assert_true (loa_speaker_get_search_text (speaker) == text);
  record.checked = 5;
  g_assert_cmpint (loa_speaker_take_record (speaker, &record), ==, LOA_SPEAKER_CHANGE_STATE);
  g_assert_true (loa_speaker_get_search_text (speaker) == text);
  record.name = (char *) "Quầy Xanh";
  g_assert_cmpint (loa_speaker_take_record (speaker, &record), ==, LOA_SPEAKER_CHANGE_DETAILS);
  assert_matches (speaker, "quay xanh", TRUE);
  g_assert_cmpint (loa_speaker_take_record (speaker, &record), ==, LOA_SPEAKER_CHANGE_NONE);
}

static void
assert_narrows (const char *text,
                const char *before,
                gboolean    expected)
{
  g_autoptr (LoaSpeakerSearch) search = loa_speaker_search_new (text);
  g_autoptr (LoaSpeakerSearch) other = loa_speaker_search_new (before);

  g_assert_cmpint (loa_speaker_search_narrows (search, other), ==, expected);
  g_assert_cmpint (loa_speaker_search_is_empty (other), ==, *before == '\0');
}

static void
test_narrows (void)
{
  assert_narrows ("quầy", "", TRUE);
  assert_narrows ("quầy", "QUA", TRUE);
  assert_narrows ("vip quầy", "quầy", TRUE);
  assert_narrows ("qua", "quầy", FALSE);
  assert_narrows ("", "quầy", FALSE);
  assert_narrows ("quầy", "vip", FALSE);
}

static void
assert_order (GPtrArray       *speakers,
              LoaSpeakerOrder  order,
              const char      *expected)
{
  g_autoptr (GString) seen = g_string_new (NULL);

  for (guint i = 0; i < speakers->len; i++)
    {
      LoaSpeaker *next = NULL;

      /* The one before which as many come. */
      for (guint j = 0; j < speakers->len && next == NULL; j++)
        {
          guint n_before = 0;

          for (guint k = 0; k < speakers->len; k++)
            n_before += loa_speaker_compare (speakers->pdata[k], speakers->pdata[j], order) < 0;
          if (n_before == i)
            next = speakers->pdata[j];
        }

      g_assert_nonnull (next);
      g_string_append (seen, loa_speaker_get_hardware_id (next));
    }

  g_assert_cmpstr (seen->str, ==, expected);
}

static void
set_state (LoaSpeaker *speaker,
           LoaTernary  online,
           LoaTernary  is_paired,
           gint64      checked)
{
  LoaSpeakerRecord record = {
    .hardware_id = (char *) loa_speaker_get_hardware_id (speaker), .name = (char *) loa_speaker_get_name (speaker),
    .place = (char *) loa_speaker_get_place (speaker), .position = loa_speaker_get_position (speaker),
    .online = online, .is_paired = is_paired, .checked = checked,
  };

  loa_speaker_take_record (speaker, &record);
}

static void
test_order (void)
{
  g_autoptr (GPtrArray) speakers = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (speakers, make_speaker (1, "D", "Counter 10", "Floor 2"));
  g_ptr_array_add (speakers, make_speaker (2, "C", "Counter 2", NULL));
  g_ptr_array_add (speakers, make_speaker (3, "B", NULL, "Floor 10"));
  g_ptr_array_add (speakers, make_speaker (4, "A", "Counter 2", "Floor 2"));
  set_state (speakers->pdata[0], LOA_TERNARY_YES, LOA_TERNARY_YES, 30);
  set_state (speakers->pdata[1], LOA_TERNARY_NO, LOA_TERNARY_YES, 10);
  set_state (speakers->pdata[3], LOA_TERNARY_YES, LOA_TERNARY_NO, 20);

  assert_order (speakers, LOA_SPEAKER_ORDER_ADDED, "DCBA");
  assert_order (speakers, LOA_SPEAKER_ORDER_NAME, "BCAD");
  assert_order (speakers, LOA_SPEAKER_ORDER_PLACE, "ADBC");
  assert_order (speakers, LOA_SPEAKER_ORDER_STATE, "CABD");
  assert_order (speakers, LOA_SPEAKER_ORDER_CHECKED, "DACB");
  g_assert_cmpint (loa_speaker_get_health (speakers->pdata[2]), ==, LOA_SPEAKER_HEALTH_UNKNOWN);
}

static void
assert_detail (LoaSpeakerDetail  detail,
               const char       *part,
               guint             n_parts,
               gboolean          expected)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < n_parts; i++)
    g_string_append (text, part);
  g_assert_cmpint (loa_speaker_detail_check (detail, text->str, &error), ==, expected);
  if (!expected)
    g_assert_error (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_USAGE);
}

static void
test_details (void)
{
  assert_detail (LOA_SPEAKER_DETAIL_NAME, "ố", 200, TRUE);
  assert_detail (LOA_SPEAKER_DETAIL_NAME, "ố", 201, FALSE);
  assert_detail (LOA_SPEAKER_DETAIL_PLACE, "ố", 201, FALSE);
  assert_detail (LOA_SPEAKER_DETAIL_NOTE, "ố", 4000, TRUE);
  assert_detail (LOA_SPEAKER_DETAIL_NOTE, "ố", 4001, FALSE);
  assert_detail (LOA_SPEAKER_DETAIL_TAGS, "ố", 30, TRUE);
  assert_detail (LOA_SPEAKER_DETAIL_TAGS, "ố", 31, FALSE);
  assert_detail (LOA_SPEAKER_DETAIL_TAGS, "same,", 100, TRUE);
  assert_detail (LOA_SPEAKER_DETAIL_TAGS, "1;2;3;4;5;6;7;8;9;10;11;12;13;14;15;16;17;18;19;20;21", 1, FALSE);
  assert_detail (LOA_SPEAKER_DETAIL_NAME, "\xff", 1, FALSE);
}

void
add_speaker_search_tests (void)
{
  g_test_add_func ("/shop/speakers/search", test_search);
  g_test_add_func ("/shop/speakers/narrows", test_narrows);
  g_test_add_func ("/shop/speakers/order", test_order);
  g_test_add_func ("/shop/speakers/details", test_details);
}
