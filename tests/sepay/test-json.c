/* test-json.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "sepay-error.h"
#include "sepay-json.h"
#include "sepay-json-text.h"
#include "test-sepay.h"

static JsonObject *
parse (const char  *text,
       gssize       length,
       GError     **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, length < 0 ? strlen (text) : (gsize) length);

  return sepay_json_parse (bytes, error);
}

static JsonObject *
parse_well (const char *text)
{
  g_autoptr (GError) error = NULL;
  JsonObject *object = parse (text, -1, &error);

  g_assert_no_error (error);

  return object;
}

static void
test_not_json (void)
{
  const char *const cases[] = {
    "", " ", "null", "[]", "5", "\"x\"", "<html></html>",
    "{", "{\"a\"", "{\"a\":", "{\"a\":1", "{\"a\":\"", "{\"a\":\"\\",
    "{\"a\":\"\\u12", "{\"a\":01}", "{\"a\":1.}", "{\"a\":.5}", "{\"a\":1e}", "{\"a\":-}", "{\"a\":+1}", "{\"a\":0x10}",
    "{\"a\":NaN}", "{\"a\":Infinity}",
    "{\"a\":nul}", "{\"a\":trueish}", "{'a':1}", "{\"a\":1,}", "{\"a\":[1,]}", "{\"a\" 1}",
    "{\"a\":1 \"b\":2}", "{\"a\":1}}", "{}{}",
    "{} x", "// c\n{}", "{/**/}", "var a = {}", "]", "}", "{]", "[}", "{\"a\":\"\\x\"}",
    "{\"a\":\"\\u00g0\"}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (JsonObject) object = parse (cases[i], -1, &error);

      if (object != NULL)
        g_error ("“%s” should not be read", cases[i]);
      g_assert_error (error, SEPAY_ERROR, SEPAY_ERROR_MALFORMED);
    }
}

static void
test_depth (void)
{
  for (guint depth = SEPAY_JSON_DEPTH_LIMIT - 1; depth <= 200000; depth += 199937)
    {
      g_autoptr (GString) text = g_string_new ("{\"a\":");
      g_autoptr (JsonObject) object = NULL;
      g_autoptr (GError) error = NULL;

      for (guint i = 0; i < depth; i++)
        g_string_append_c (text, '[');
      for (guint i = 0; i < depth; i++)
        g_string_append_c (text, ']');
      g_string_append_c (text, '}');

      object = parse (text->str, -1, &error);
      if (depth < SEPAY_JSON_DEPTH_LIMIT)
        g_assert_no_error (error);
      else
        g_assert_error (error, SEPAY_ERROR, SEPAY_ERROR_MALFORMED);
    }
}

static void
test_brackets_in_strings (void)
{
  g_autoptr (GString) text = g_string_new ("{\"a\":\"\\\"");
  g_autoptr (JsonObject) object = NULL;

  for (guint i = 0; i < 1000; i++)
    g_string_append_c (text, '{');
  g_string_append (text, "\"}");

  object = parse_well (text->str);
  g_assert_cmpuint (strlen (sepay_json_get_string (object, "a")), ==, 1001);
}

static void
test_texts (void)
{
  const struct
  {
    const char *json;
    const char *text;
  } cases[] = {
    { "{\"a\":\"Thành công\"}", "Thành công" },
    { "\xef\xbb\xbf {\"a\":\"x\"}\r\n", "x" },
    { "{\"a\":\"\\ud83d\\ude00\"}", "😀" },
    { "{\"a\":\"\\ud83d\"}", "\ufffd" },
    { "{\"a\":\"\\ud83dx\"}", "\ufffdx" },
    { "{\"a\":\"\\ude00\\ud83d\"}", "\ufffd\ufffd" },
    { "{\"a\":\"\\ud83d\\ud83d\\ude00\"}", "\ufffd😀" },
    { "{\"a\":\"x\\u0000y\"}", "x\ufffdy" },
    { "{\"a\":\"x\xff\"}", "x\ufffd" },
    { "{\"a\":\"x\xed\xa0\x80y\"}", "x\ufffd\ufffd\ufffdy" },
    { "{\"a\":\"\\\\u0000\"}", "\\u0000" },
    { "{\"a\":\"\\\"\\/\\b\\n\"}", "\"/\b\n" },
    { "{\"a\":\"x\ny\tz\"}", "x\ny\tz" },
    { "{\"a\":5}", "5" },
    { "{\"a\":-5.0}", "-5" },
    { "{\"a\":98765432109876543210}", "98765432109876543210" },
    { "{\"a\":\"\"}", "" },
    { "{\"a\":null}", NULL },
    { "{}", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (JsonObject) object = parse_well (cases[i].json);
      g_autoptr (GError) error = NULL;
      g_autofree char *text = NULL;

      g_assert_true (sepay_json_read_text (object, "a", &text, &error));
      g_assert_no_error (error);
      g_assert_cmpstr (text, ==, cases[i].text);
      g_assert_true (text == NULL || g_utf8_validate (text, -1, NULL));
    }
}

static void
test_raw_nul (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) object = parse ("{\"a\":\"x\0y\"}", 11, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (sepay_json_get_string (object, "a"), ==, "x\ufffdy");
}

static void
test_wholes (void)
{
  const struct
  {
    const char *json;
    gboolean is_readable;
    gboolean has_value;
    gint64 value;
  } cases[] = {
    { "18067000.00", TRUE, TRUE, 18067000 },
    { "18067000", TRUE, TRUE, 18067000 },
    { "\"18067000.00\"", TRUE, TRUE, 18067000 },
    { "1.8067e7", TRUE, TRUE, 18067000 },
    { "18067E3", TRUE, TRUE, 18067000 },
    { "-0.00", TRUE, TRUE, 0 },
    { "\"0\"", TRUE, TRUE, 0 },
    { "9007199254740991", TRUE, TRUE, G_GINT64_CONSTANT (9007199254740991) },
    { "-9007199254740991.0", TRUE, TRUE, -G_GINT64_CONSTANT (9007199254740991) },
    { "\"9007199254740993\"", TRUE, TRUE, G_GINT64_CONSTANT (9007199254740993) },
    { "null", TRUE, FALSE, 0 },
    { "\"\"", TRUE, FALSE, 0 },
    { "9007199254740992", FALSE },
    { "9007199254740992.0", FALSE },
    { "98765432109876543210", FALSE },
    { "\"98765432109876543210\"", FALSE },
    { "1e999", FALSE },
    { "0.5", FALSE },
    { "\"0.5\"", FALSE },
    { "\"12 đồng\"", FALSE },
    { "true", FALSE },
    { "[]", FALSE },
    { "{}", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strdup_printf ("{\"a\":%s}", cases[i].json);
      g_autoptr (JsonObject) object = parse_well (text);
      g_autoptr (GError) error = NULL;
      gboolean has_value;
      gint64 value;

      if (sepay_json_read_whole (object, "a", &value, &has_value, &error) != cases[i].is_readable)
        g_error ("%s: %s", cases[i].json, error != NULL ? error->message : "should not be read");
      g_assert_cmpint (has_value, ==, cases[i].has_value);
      g_assert_cmpint (value, ==, cases[i].value);
    }
}

static void
test_booleans (void)
{
  const struct
  {
    const char *json;
    int value; /* -1 for none, -2 for wrong */
  } cases[] = {
    { "true", 1 }, { "false", 0 }, { "1", 1 }, { "0", 0 }, { "1.0", 1 },
    { "\"1\"", 1 }, { "\"0\"", 0 }, { "\"true\"", 1 },
    { "\"False\"", 0 }, { "null", -1 }, { "2", -2 }, { "\"yes\"", -2 }, { "\"\"", -2 }, { "[]", -2 }, { "{}", -2 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strdup_printf ("{\"a\":%s}", cases[i].json);
      g_autoptr (JsonObject) object = parse_well (text);
      g_autoptr (GError) error = NULL;
      gboolean has_value;
      gboolean value;

      if (sepay_json_read_boolean (object, "a", &value, &has_value, &error) != (cases[i].value != -2))
        g_error ("%s", cases[i].json);
      g_assert_cmpint (has_value, ==, cases[i].value >= 0);
      g_assert_cmpint (value, ==, cases[i].value == 1);
      if (error != NULL)
        g_assert_cmpstr (error->message, ==, "a is not true or false");
    }
}

static void
test_ids (void)
{
  const struct
  {
    const char *json;
    const char *id;
    gboolean is_number;
  } cases[] = {
    { "49682", "49682", TRUE },
    { "49682.0", "49682", TRUE },
    { "9223372036854775807", "9223372036854775807", TRUE },
    { "\"49682\"", "49682", FALSE },
    { "\"0b54a1c2-77\"", "0b54a1c2-77", FALSE },
  };
  const char *const wrong[] = { "\"\"", "true", "[]", "1.5", "1e300" };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strdup_printf ("{\"a\":%s}", cases[i].json);
      g_autoptr (JsonObject) object = parse_well (text);
      g_autofree char *id = NULL;
      gboolean is_number;

      g_assert_true (sepay_json_read_id (object, "a", &id, &is_number, NULL));
      g_assert_cmpstr (id, ==, cases[i].id);
      g_assert_cmpint (is_number, ==, cases[i].is_number);
    }

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autofree char *text = g_strdup_printf ("{\"a\":%s}", wrong[i]);
      g_autoptr (JsonObject) object = parse_well (text);
      g_autoptr (GError) error = NULL;
      g_autofree char *id = NULL;
      gboolean is_number;

      g_assert_false (sepay_json_read_id (object, "a", &id, &is_number, &error));
      g_assert_null (id);
      g_assert_cmpstr (error->message, ==, "a is not an id");
    }
}

void
add_json_tests (void)
{
  g_test_add_func ("/sepay/json/not-json", test_not_json);
  g_test_add_func ("/sepay/json/depth", test_depth);
  g_test_add_func ("/sepay/json/brackets-in-strings", test_brackets_in_strings);
  g_test_add_func ("/sepay/json/texts", test_texts);
  g_test_add_func ("/sepay/json/raw-nul", test_raw_nul);
  g_test_add_func ("/sepay/json/wholes", test_wholes);
  g_test_add_func ("/sepay/json/booleans", test_booleans);
  g_test_add_func ("/sepay/json/ids", test_ids);
}
