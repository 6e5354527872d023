/* test-speaker-register-lines.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-work.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "loa-speaker-export.h"
#include "loa-speaker-lines.h"
#include "loa-store-speakers.h"

typedef struct
{
  Work work;
  LoaSpeakerRegister *speakers; /* (owned) */
  LoaSpeakerLines *lines; /* (owned) */
  guint n_changes; /* of the lines */
} Fixture;

static void
items_changed_cb (Fixture *fixture)
{
  fixture->n_changes++;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  work_set_up_real_clock (&fixture->work, data);
  fixture->speakers = loa_speaker_register_new (fixture->work.store, fixture->work.account, fixture->work.clock);
  loa_speaker_register_load_async (fixture->speakers, NULL, keep_result_cb, &result);
  loa_speaker_register_load_finish (fixture->speakers, wait_for_result (&result), &error);
  g_assert_no_error (error);

  fixture->lines = loa_speaker_lines_new (fixture->speakers);
  g_signal_connect_swapped (fixture->lines, "items-changed", G_CALLBACK (items_changed_cb), fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  assert_ends (g_steal_pointer (&fixture->lines));
  assert_ends (g_steal_pointer (&fixture->speakers));
  work_tear_down (&fixture->work, data);
}

static gboolean
read_text (Fixture     *fixture,
           const char  *text,
           GError     **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  loa_speaker_lines_read_text_async (fixture->lines, text, NULL, keep_result_cb, &result);

  return loa_speaker_lines_read_text_finish (fixture->lines, wait_for_result (&result), error);
}

static gboolean
read_path (Fixture     *fixture,
           const char  *path,
           GError     **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (path);

  loa_speaker_lines_read_file_async (fixture->lines, file, NULL, keep_result_cb, &result);

  return loa_speaker_lines_read_file_finish (fixture->lines, wait_for_result (&result), error);
}

static void
add (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  loa_speaker_lines_add_async (fixture->lines, NULL, keep_result_cb, &result);
  loa_speaker_lines_add_finish (fixture->lines, wait_for_result (&result), &error);
  g_assert_no_error (error);
}

static const char *
or_none (const char *text)
{
  return text != NULL ? text : "";
}

/* Each line as state:serial|name|place|tags|note. */
static char *
show_lines (Fixture *fixture)
{
  GString *shown = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (fixture->lines)); i++)
    {
      g_autoptr (LoaSpeakerLine) line = g_list_model_get_item (G_LIST_MODEL (fixture->lines), i);
      const LoaSpeakerRecord *record = loa_speaker_line_get_record (line);
      LoaSpeakerLineState state = loa_speaker_line_get_state (line);

      g_assert_cmpint (loa_speaker_line_get_reason (line) != NULL, ==, state == LOA_SPEAKER_LINE_BAD);
      if (state == LOA_SPEAKER_LINE_BAD)
        g_string_append_printf (shown, "bad:%s/", loa_speaker_line_get_text (line));
      else
        g_string_append_printf (shown, "%c:%s|%s|%s|%s|%s/", "nkt-ac"[state], or_none (record->hardware_id),
                                or_none (record->name), or_none (record->place), or_none (record->tags),
                                or_none (record->note));
    }

  return g_string_free (shown, FALSE);
}

static void
assert_lines (Fixture    *fixture,
              const char *expected)
{
  g_autofree char *shown = show_lines (fixture);

  g_assert_cmpstr (shown, ==, expected);
}

static void
test_formats (Fixture       *fixture,
              gconstpointer  data)
{
  static const struct
  {
    const char *text;
    const char *lines;
  } cases[] = {
    { "", "" },
    { "\r\n \n\t\n", "" },
    { "A\nB\r\nC\rD", "n:A||||/n:B||||/n:C||||/n:D||||/" },
    { "  A \n\xc2\xa0" "B", "n:A||||/n:B||||/" },
    { "A\tone\tTầng 1, sau\n B \t\t\tx, y; z", "n:A|one|Tầng 1, sau||/n:B|||x, y; z|/" },
    { "A;one;Tầng 1, sau\nB;two, or three;;;note", "n:A|one|Tầng 1, sau||/n:B|two, or three|||note/" },
    { "A,\"one, \"\"two\"\"\",\"  kept  \"\nB, \"x\" ,y", "n:A|one, \"two\"|  kept  ||/n:B|x|y||/" },
    { "A,\"one\r\ntwo\"\r\nB", "n:A|one\r\ntwo|||/n:B||||/" },
    { "A,5\" wide,", "n:A|5\" wide|||/" },
    { "sep=;\r\nA;x,y", "n:A|x,y|||/" },

    /* Headings. */
    { "Serial number,Name\nA,one", "n:A|one|||/" },
    { "SERIAL\nA", "n:A||||/" },
    { "Tên loa;Số sê-ri;STT;Ghi chú\none;A;1;x,y", "n:A|one|||x,y/" },
    { "\"Ghi chú\"\tS/N\tNhãn\tVị trí\tTÊN\nn\tA\tt\tp\to", "n:A|o|p|t|n/" },
    { "Note, Serial No. , Note\nfirst,A,second", "n:A||||first/" },
    { "Name of it,x\n", "bad:Name of it,x/" },

    /* What cannot be, with its text. */
    { "A\nA B\nB,", "n:A||||/bad:A B/n:B||||/" },
    { ",one", "bad:,one/" },
    { "A,\"one\nB,two\nC,\"three\" x\nD", "bad:A,\"one/n:B|two|||/bad:C,\"three\" x/n:D||||/" },
    { "A,1,2,3,4,\nB,1,2,3,4,5", "n:A|1|2|3|4/bad:B,1,2,3,4,5/" },
    { "5,25E+13\t\n5.25081E+13\t\n5E+1\t\n52508", "bad:5,25E+13\t/bad:5.25081E+13\t/n:5E+1||||/n:52508||||/" },

    /* Twice. */
    { "A,one\nB\nA,two\na", "n:A|one|||/n:B||||/t:A|two|||/t:a||||/" },

    /* Separated by something else than the others. */
    { "A\tone\nB,two\nC;three\nD\tone, two", "n:A|one|||/bad:B,two/bad:C;three/n:D|one, two|||/" },

    /* What was made harmless. */
    { "A,'=1+1,'plain,'-x;=y", "n:A|=1+1|'plain|-x;=y|/" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", cases[i].text);
      loa_speaker_lines_clear (fixture->lines);
      fixture->n_changes = 0;
      read_text (fixture, cases[i].text, &error);
      g_assert_no_error (error);
      assert_lines (fixture, cases[i].lines);
      g_assert_cmpuint (fixture->n_changes, ==, *cases[i].lines != '\0');
    }
}

static void
test_reasons (Fixture       *fixture,
              gconstpointer  data)
{
  static const struct
  {
    const char *text;
    const char *reason;
  } cases[] = {
    { "VNS\xc3\xb3", "*“ó”*" },
    { "VNS 1", "*no spaces*" },
    { "VNS\xe2\x80\x8b" "1", "*cannot be seen*" },
    { "\tone", "*missing*" },
    { "12345678901234567890123456789012345678901234567890123456789012345", "*at most 64*" },
    { "A\t\t\t1234567890123456789012345678901", "*“1234567890123456789012345678901”*30*" },
    { "A\t\"x", "*quotation marks*" },
    { "A\t1\t2\t3\t4\t5", "*more cells*" },
    { "5.25081E+13", "*shortened*" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (LoaSpeakerLine) line = NULL;
      g_autoptr (GError) error = NULL;

      loa_speaker_lines_clear (fixture->lines);
      read_text (fixture, cases[i].text, &error);
      g_assert_no_error (error);
      line = g_list_model_get_item (G_LIST_MODEL (fixture->lines), 0);
      if (!g_pattern_match_simple (cases[i].reason, or_none (loa_speaker_line_get_reason (line))))
        g_error ("“%s” instead of %s", or_none (loa_speaker_line_get_reason (line)), cases[i].reason);
    }
}

static gboolean
knows_four (gpointer user_data)
{
  return loa_speaker_lines_count (user_data, LOA_SPEAKER_LINE_KNOWN) == 2;
}

static void
test_add (Fixture       *fixture,
          gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LoaSpeakerLine) bad = NULL;

  read_text (fixture, "A,one\nB C\nB\nA\nB,,,vip", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (loa_speaker_lines_count (fixture->lines, LOA_SPEAKER_LINE_NEW), ==, 2);
  add (fixture);
  assert_lines (fixture, "a:A|one|||/bad:B C/a:B||||/t:A||||/t:B|||vip|/");

  /* Corrected, and tried again; the one that is known now takes over what is new. */
  bad = g_list_model_get_item (G_LIST_MODEL (fixture->lines), 1);
  loa_speaker_lines_correct (fixture->lines, 1, "C,three");
  assert_lines (fixture, "a:A|one|||/n:C|three|||/a:B||||/t:A||||/t:B|||vip|/");
  loa_speaker_lines_remove (fixture->lines, 2);
  loa_speaker_lines_remove (fixture->lines, 0);
  wait_until (knows_four, fixture->lines, "the lines to know what is in the register");
  assert_lines (fixture, "n:C|three|||/k:A||||/k:B|||vip|/");
  add (fixture);
  assert_lines (fixture, "a:C|three|||/k:A||||/c:B|||vip|/");

  loa_speaker_lines_correct (fixture->lines, 0, "D\n\"E\nF");
  loa_speaker_lines_correct (fixture->lines, 3, "");
  assert_lines (fixture, "n:D||||/bad:\"E/n:F||||/bad:/c:B|||vip|/");
}

/* Nothing is added when one cannot be. */
static void
test_add_fails (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  read_text (fixture, "A\nB", &error);
  g_assert_no_error (error);
  g_cancellable_cancel (cancellable);
  loa_speaker_lines_add_async (fixture->lines, cancellable, keep_result_cb, &result);
  g_assert_false (loa_speaker_lines_add_finish (fixture->lines, wait_for_result (&result), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_lines (fixture, "n:A||||/n:B||||/");
  add (fixture);
  assert_lines (fixture, "a:A||||/a:B||||/");
}

static void
assert_file (Fixture    *fixture,
             const char *bytes,
             gssize      length,
             const char *expected)
{
  g_autofree char *path = g_build_filename (fixture->work.folder, "list.csv", NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, bytes, length, &error);
  g_assert_no_error (error);
  loa_speaker_lines_clear (fixture->lines);
  if (read_path (fixture, path, &error))
    assert_lines (fixture, expected);
  else
    {
      g_assert_error (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_USAGE);
      if (!g_pattern_match_simple (expected, error->message))
        g_error ("“%s” instead of %s", error->message, expected);
    }
}

static void
assert_encoded (Fixture    *fixture,
                const char *encoding,
                const char *mark)
{
  g_autofree char *bytes = NULL;
  g_autofree char *marked = NULL;
  gsize length;

  bytes = g_convert ("S/N\tTên\r\nA\tQuầy 1\r\n", -1, encoding, "UTF-8", NULL, &length, NULL);
  marked = g_malloc (length + 3);
  memcpy (marked, mark, strlen (mark));
  memcpy (marked + strlen (mark), bytes, length);
  assert_file (fixture, marked, (gssize) (length + strlen (mark)), "n:A|Quầy 1|||/");
}

static void
test_files (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *large = g_malloc0 (LOA_SPEAKER_LINES_MAX_BYTES + 1);
  g_autofree char *pipe = g_build_filename (fixture->work.folder, "pipe", NULL);
  g_autofree char *nowhere = g_build_filename (fixture->work.folder, "nowhere", NULL);
  g_autoptr (GString) long_list = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  assert_encoded (fixture, "UTF-8", "");
  assert_encoded (fixture, "UTF-8", "\xef\xbb\xbf");
  assert_encoded (fixture, "UTF-16LE", "\xff\xfe");
  assert_encoded (fixture, "UTF-16BE", "\xfe\xff");

  assert_file (fixture, "A,Qu\xe2\xa7y", -1, "*Unicode*");
  assert_file (fixture, "A\0B", 3, "*Unicode*");
  assert_file (fixture, "\xff\xfe" "A", 3, "*Unicode*");
  assert_file (fixture, "\xff\xfe" "A\0\0\0", 6, "*Unicode*");
  assert_file (fixture, "PK\3\4rest", -1, "*spreadsheet*");
  assert_file (fixture, "", 0, "*no speakers*");
  assert_file (fixture, "Name,Place\nx,y", -1, "*headings*");

  memset (large, 'A', LOA_SPEAKER_LINES_MAX_BYTES + 1);
  assert_file (fixture, large, LOA_SPEAKER_LINES_MAX_BYTES + 1, "*4 MiB*");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->lines)), ==, 0);

  for (guint i = 0; i <= LOA_SPEAKER_LINES_MAX; i++)
    g_string_append_printf (long_list, "A%u\n", i);
  assert_file (fixture, long_list->str, -1, "*10,000*");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->lines)), ==, 0);

  g_assert_false (read_path (fixture, nowhere, &error));
  g_assert_error (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_USAGE);
  g_clear_error (&error);
  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  g_assert_false (read_path (fixture, pipe, &error));
  g_assert_error (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_USAGE);
  g_clear_error (&error);
  g_assert_false (read_path (fixture, fixture->work.folder, &error));
  g_assert_error (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_USAGE);
}

/* Quotation marks, closed or not, are looked through once and not once for each. */
static void
test_many_marks (Fixture       *fixture,
                 gconstpointer  data)
{
  gsize n_marks = LOA_SPEAKER_LINES_MAX_BYTES - 1;
  g_autofree char *text = g_malloc0 (LOA_SPEAKER_LINES_MAX_BYTES);
  g_autoptr (GError) error = NULL;

  memset (text, '"', n_marks);
  for (guint i = 0; i < 3; i++)
    {
      text[n_marks - i] = '\0';
      read_text (fixture, text, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (loa_speaker_lines_count (fixture->lines, LOA_SPEAKER_LINE_BAD), ==, i + 1);
    }
}

static void
test_cancelled (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  loa_speaker_lines_read_text_async (fixture->lines, "A", cancellable, keep_result_cb, &result);
  g_cancellable_cancel (cancellable);
  g_assert_false (loa_speaker_lines_read_text_finish (fixture->lines, wait_for_result (&result), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_lines (fixture, "");
}

/* Both what a person may write and what somebody would who means harm. */
static const LoaSpeakerRecord hostile[] = {
  { .hardware_id = (char *) "A", .name = (char *) "=HYPERLINK(\"http://x\",\"y\")", .place = (char *) "+1",
    .tags = (char *) "=cmd\n@x", .note = (char *) "-1\r\n=2" },
  { .hardware_id = (char *) "=B", .name = (char *) "'=1", .place = (char *) "''", .note = (char *) "'''@x" },
  { .hardware_id = (char *) "C,;\"", .name = (char *) "\"quoted\", \"\"twice\"\"", .place = (char *) " spaces ",
    .tags = (char *) "'a\n\"b\"", .note = (char *) "\xc2\xa0no-break\xc2\xa0" },
  { .hardware_id = (char *) "'D", .name = (char *) "\n", .place = (char *) "\tx\t", .note = (char *) "\x01\x7f\r" },
  { .hardware_id = (char *) "-E", .name = (char *) "Quầy Đỏ 🔊", .place = (char *) "\xef\xbc\x9d" "1",
    .note = (char *) "\xe2\x80\x8b=x\xe2\x80\xa8y" },
  { .hardware_id = (char *) "Serial", .name = (char *) "Name", .place = (char *) "sep=;" },
  { .hardware_id = (char *) "\"G\"", .name = (char *) "\xef\xbb\xbf", .note = (char *) "a\rb\nc\r\nd" },
  { .hardware_id = (char *) "H" },
};

static void
add_hostile (Fixture *fixture)
{
  for (guint i = 0; i < G_N_ELEMENTS (hostile); i++)
    {
      const LoaSpeakerRecord *record = &hostile[i];
      g_autoptr (GAsyncResult) added = NULL;
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (LoaSpeakerRecord) first = NULL;
      g_autoptr (LoaSpeakerRecord) second = NULL;
      g_autoptr (GError) error = NULL;

      loa_store_add_speaker_async (fixture->work.store, record->hardware_id, NULL, NULL, keep_result_cb, &added);
      first = loa_store_add_speaker_finish (fixture->work.store, wait_for_result (&added), &error);
      g_assert_no_error (error);
      loa_store_set_speaker_details_async (fixture->work.store, record->hardware_id, record->name, record->place,
                                           record->tags, record->note, NULL, keep_result_cb, &result);
      second = loa_store_set_speaker_details_finish (fixture->work.store, wait_for_result (&result), &error);
      g_assert_no_error (error);
    }
}

static gint64
export_to (Fixture     *fixture,
           const char  *path,
           GError     **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  loa_speaker_export_async (fixture->work.store, path, NULL, keep_result_cb, &result);

  return loa_speaker_export_finish (fixture->work.store, wait_for_result (&result), error);
}

static void
test_round_trip (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->work.folder, "register.csv", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  struct stat status;

  add_hostile (fixture);
  g_assert_cmpint (export_to (fixture, path, &error), ==, G_N_ELEMENTS (hostile));
  g_assert_no_error (error);
  g_assert_cmpint (stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 07777, ==, 0600);
  g_file_get_contents (path, &text, NULL, NULL);
  g_assert_true (g_str_has_prefix (text, "\xef\xbb\xbfSerial number,Name,Place,Tags,Note\r\nA,\"'=HYPERLINK(\"\"http"));
  g_assert_nonnull (strstr (text, "\r\n'=B,''=1,'',"));

  read_path (fixture, path, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->lines)), ==, G_N_ELEMENTS (hostile));
  for (guint i = 0; i < G_N_ELEMENTS (hostile); i++)
    {
      g_autoptr (LoaSpeakerLine) line = g_list_model_get_item (G_LIST_MODEL (fixture->lines), i);
      g_autoptr (GPtrArray) tags = g_ptr_array_new ();
      const LoaSpeakerRecord *record = loa_speaker_line_get_record (line);

      g_test_message ("%s", loa_speaker_line_get_text (line));
      g_assert_cmpstr (loa_speaker_line_get_reason (line), ==, NULL);
      g_assert_cmpstr (record->hardware_id, ==, hostile[i].hardware_id);
      g_assert_cmpstr (record->name, ==, hostile[i].name);
      g_assert_cmpstr (record->place, ==, hostile[i].place);
      g_assert_cmpstr (record->note, ==, hostile[i].note);
    }

  /* Nothing is different: not even the tags. */
  add (fixture);
  g_assert_cmpuint (loa_speaker_lines_count (fixture->lines, LOA_SPEAKER_LINE_KNOWN), ==, G_N_ELEMENTS (hostile));
}

static void
test_export_fails (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autofree char *nowhere = g_build_filename (fixture->work.folder, "nowhere", "register.csv", NULL);
  g_autofree char *other = g_build_filename (fixture->work.folder, "register.xlsx", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (export_to (fixture, nowhere, &error), ==, -1);
  g_assert_error (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_FILE);
  g_clear_error (&error);
  g_assert_cmpint (export_to (fixture, other, &error), ==, -1);
  g_assert_error (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_USAGE);
}

void
add_speaker_line_tests (void)
{
  g_test_add ("/shop/lines/formats", Fixture, NULL, set_up, test_formats, tear_down);
  g_test_add ("/shop/lines/reasons", Fixture, NULL, set_up, test_reasons, tear_down);
  g_test_add ("/shop/lines/add", Fixture, NULL, set_up, test_add, tear_down);
  g_test_add ("/shop/lines/add-fails", Fixture, NULL, set_up, test_add_fails, tear_down);
  g_test_add ("/shop/lines/files", Fixture, NULL, set_up, test_files, tear_down);
  g_test_add ("/shop/lines/many-marks", Fixture, NULL, set_up, test_many_marks, tear_down);
  g_test_add ("/shop/lines/cancelled", Fixture, NULL, set_up, test_cancelled, tear_down);
  g_test_add ("/shop/lines/round-trip", Fixture, NULL, set_up, test_round_trip, tear_down);
  g_test_add ("/shop/lines/export-fails", Fixture, NULL, set_up, test_export_fails, tear_down);
}
