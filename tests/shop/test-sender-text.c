/* test-sender-text.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-work.h"

#include "loa-sender-text.h"

static void
assert_sender (const char *content,
               const char *words)
{
  g_autoptr (LoaTransactionRecord) record = loa_transaction_record_new ();
  g_autofree char *found = NULL;

  record->transaction_content = g_strdup (content);
  found = loa_sender_text_find (record);
  g_assert_cmpstr (found, ==, words);
}

static void
test_sender_text (void)
{
  assert_sender ("DUONG THUY ANH chuyen tien mua hang online", "DUONG THUY ANH");
  assert_sender ("DINH NHU TOAN chuyen tien DH789012", "DINH NHU TOAN");
  assert_sender ("MBVCB.3278907687.NGUYEN VAN A CHUYEN TIEN.CT tu 0071000888888", "NGUYEN VAN A");
  assert_sender ("Thanh toán đơn hàng DH12", "Thanh toán đơn hàng");
  assert_sender ("TRẦN THỊ BÌNH ck", "TRẦN THỊ BÌNH");
  assert_sender ("một hai ba bốn năm sáu bảy tám chín mười", "một hai ba bốn năm sáu bảy tám");
  assert_sender ("DH789012 0071", NULL);
  assert_sender ("", NULL);
  assert_sender (NULL, NULL);
  assert_sender ("\xff\xfe %_\"*", NULL);
}

void
add_sender_text_tests (void)
{
  g_test_add_func ("/shop/sender-text", test_sender_text);
}
