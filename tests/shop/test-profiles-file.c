/* test-profiles-file.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "accounts-fixture.h"
#include "loa-failure.h"
#include "loa-profile-content.h"
#include "loa-profile-settings.h"
#include "loa-speaker-record.h"
#include "test-profiles.h"

#define N_MUTATIONS 20000

#define FORMAT "\"format\":\"io.github.loa_desktop.Loa.profile\",\"version\":1"
#define BEGIN "{" FORMAT ",\"title\":\"Quán phở\""
#define WITH(members) BEGIN "," members "}"

/* Everything that there can be. */
static const char whole[] =
  BEGIN ",\"colour\":\"teal\","
  "\"servers\":{\"soundbox\":\"https://speaker.example/devices/v1/\",\"bank\":\"http://127.0.0.1:8080\"},"
  "\"accounts\":{\"soundbox\":{\"client_id\":\"box-1\"},"
  "\"bank\":{\"client_id\":\"bank-1\",\"redirect_uri\":\"http://127.0.0.1:8091/callback\"}},"
  "\"speakers\":[{\"hardwareId\":\"VNS1\",\"name\":\"Quầy \\\"1\\\"\",\"model\":\"Q300\","
  "\"place\":\"Cửa trước\",\"tags\":[\"Quận 1\",\"quan 1\",\" mới \"],\"note\":\"Gọi trước\\nkhi đến\"},"
  "{\"hardwareId\":\"VNS2\",\"name\":null,\"later\":{}}],"
  "\"later\":[1,2.5,true,{\"title\":7}]}";

static LoaProfileContent *
parse (const char  *text,
       gsize        length,
       GError     **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, length);

  return loa_profile_content_parse (bytes, error);
}

static const char *
get (LoaProfileContent *content,
     const char        *key)
{
  return g_hash_table_lookup (content->settings, key);
}

static void
test_whole (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LoaProfileContent) content = parse (whole, strlen (whole), &error);
  LoaSpeakerRecord *speaker;

  g_assert_no_error (error);
  g_assert_cmpstr (content->title, ==, "Quán phở");
  g_assert_cmpint (content->colour, ==, LOA_PROFILE_COLOUR_TEAL);
  g_assert_cmpstr (get (content, "soundbox-address"), ==, "https://speaker.example/devices/v1");
  g_assert_cmpstr (get (content, "bank-address"), ==, "http://127.0.0.1:8080");
  g_assert_cmpstr (get (content, LOA_PROFILE_SETTING_SOUNDBOX_CLIENT_ID), ==, "box-1");
  g_assert_cmpstr (get (content, LOA_PROFILE_SETTING_BANK_CLIENT_ID), ==, "bank-1");
  g_assert_cmpstr (get (content, LOA_PROFILE_SETTING_BANK_REDIRECT_URI), ==, "http://127.0.0.1:8091/callback");
  g_assert_cmpuint (g_hash_table_size (content->settings), ==, 5);

  g_assert_cmpuint (content->speakers->len, ==, 2);
  speaker = g_ptr_array_index (content->speakers, 0);
  g_assert_cmpstr (speaker->hardware_id, ==, "VNS1");
  g_assert_cmpstr (speaker->name, ==, "Quầy \"1\"");
  g_assert_cmpstr (speaker->model, ==, "Q300");
  g_assert_cmpstr (speaker->place, ==, "Cửa trước");
  g_assert_cmpstr (speaker->tags, ==, "Quận 1\nmới");
  g_assert_cmpstr (speaker->note, ==, "Gọi trước\nkhi đến");
  speaker = g_ptr_array_index (content->speakers, 1);
  g_assert_cmpstr (speaker->hardware_id, ==, "VNS2");
  g_assert_null (speaker->name);
  g_assert_null (speaker->model);
  g_assert_null (speaker->place);
  g_assert_null (speaker->tags);
  g_assert_null (speaker->note);
}

/* What is missing or null says nothing; a mark at the beginning, as Windows' editor writes it, neither. */
static void
test_bare (void)
{
  const char *texts[] = {
    BEGIN "}",
    "\xef\xbb\xbf \r\n" BEGIN "}\n",
    WITH ("\"colour\":null,\"servers\":null,\"accounts\":null,\"speakers\":null"),
    WITH ("\"colour\":\"mauve\",\"servers\":{\"bank\":null},\"accounts\":{\"bank\":null},\"speakers\":[]"),
    WITH ("\"servers\":{\"soundbox\":\"https://speaker-api.sepay.vn:443/devices/v1/\","
          "\"bank\":\"https://my.sepay.vn/\"}"),
    WITH ("\"accounts\":{\"soundbox\":{},\"bank\":{\"client_id\":\"\",\"redirect_uri\":null}}"),
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (LoaProfileContent) content = parse (texts[i], strlen (texts[i]), &error);

      g_assert_no_error (error);
      g_assert_cmpstr (content->title, ==, "Quán phở");
      g_assert_cmpint (content->colour, ==, LOA_PROFILE_COLOUR_NONE);
      g_assert_cmpuint (g_hash_table_size (content->settings), ==, 0);
      g_assert_cmpuint (content->speakers->len, ==, 0);
      g_assert_cmpuint (g_strv_length (content->foreign_hosts), ==, 0);
    }
}

static void
test_foreign_hosts (void)
{
  const struct
  {
    const char *soundbox;
    const char *bank;
    const char *hosts;
  } cases[] = {
    { "https://a.example/x", "https://b.example", "a.example b.example" },
    { "https://A.example:443/x", "https://a.EXAMPLE/y", "a.example" },
    { "https://a.example", "https://a.example:8443", "a.example a.example:8443" },
    { "https://speaker-api.sepay.vn/devices/v2", "https://my.sepay.vn:444", "my.sepay.vn:444" },
    { "https://my.sepay.vn", "https://MY.sepay.vn", "" },
    { "https://my.sepay.vn.evil.example", "https://my.sepay.vn.", "my.sepay.vn.evil.example my.sepay.vn." },
    { "http://localhost:81", "http://[::1]:82", "localhost:81 [::1]:82" },
    /* A Cyrillic letter. */
    { "https://m\u0443.sepay.vn", "https://my.sepay.vn", "xn--m-cub.sepay.vn" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strdup_printf (WITH ("\"servers\":{\"soundbox\":\"%s\",\"bank\":\"%s\"}"),
                                               cases[i].soundbox, cases[i].bank);
      g_autoptr (GError) error = NULL;
      g_autoptr (LoaProfileContent) content = parse (text, strlen (text), &error);
      g_autofree char *hosts = NULL;

      g_assert_no_error (error);
      hosts = g_strjoinv (" ", content->foreign_hosts);
      g_assert_cmpstr (hosts, ==, cases[i].hosts);
    }
}

/* The code of a sign-in goes there. */
static void
test_foreign_redirect (void)
{
  const struct
  {
    const char *redirect;
    const char *host; /* or NULL */
  } cases[] = {
    { "http://127.0.0.1:8765/callback", NULL },
    { "http://localhost/callback", NULL },
    { "http://[::1]:8765/callback", NULL },
    { "https://evil.example/callback", "evil.example" },
    { "https://EVIL.example:8443/callback", "evil.example:8443" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strdup_printf (WITH ("\"accounts\":{\"bank\":{\"redirect_uri\":\"%s\"}}"),
                                               cases[i].redirect);
      g_autoptr (GError) error = NULL;
      g_autoptr (LoaProfileContent) content = parse (text, strlen (text), &error);

      g_assert_no_error (error);
      g_assert_cmpstr (content->foreign_hosts[0], ==, cases[i].host);
    }
}

static void
assert_refused (const char *text,
                gsize       length,
                const char *hint)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LoaProfileContent) content = parse (text, length, &error);

  g_assert_error (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_USAGE);
  g_assert_null (content);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  if (strstr (error->message, hint) == NULL)
    g_error ("“%.200s” is refused with “%s”, which does not say “%s”", text, error->message, hint);
}

#define SPEAKERS(list) WITH ("\"speakers\":[" list "]")

static void
test_refused (void)
{
  const struct
  {
    const char *text;
    const char *hint;
  } cases[] = {
    { "", "not a profile" },
    { "null", "not a profile" },
    { "[]", "not a profile" },
    { "{}", "not a profile" },
    { "{\"format\":\"other\",\"version\":1}", "not a profile" },
    { "{\"format\":7,\"version\":1}", "not a profile" },
    { BEGIN, "not a profile" },
    { BEGIN "}}", "not a profile" },
    { BEGIN ",}x", "not a profile" },
    { "{\"format\":\"io.github.loa_desktop.Loa.profile\",\"title\":\"a\"}", "“version”" },
    { "{\"format\":\"io.github.loa_desktop.Loa.profile\",\"version\":0,\"title\":\"a\"}", "“version”" },
    { "{\"format\":\"io.github.loa_desktop.Loa.profile\",\"version\":{},\"title\":\"a\"}", "“version”" },
    { "{\"format\":\"io.github.loa_desktop.Loa.profile\",\"version\":2,\"title\":[]}", "newer Loa" },
    { "{" FORMAT "}", "“title”" },
    { "{" FORMAT ",\"title\":7}", "“title”" },
    { "{" FORMAT ",\"title\":\" \"}", "“title”" },
    { "{" FORMAT ",\"title\":\"a\\nb\"}", "“title”" },
    { "{" FORMAT ",\"title\":\"a\\u202eb\"}", "“title”" },
    { "{" FORMAT ",\"title\":\"1234567890123456789012345678901234567890123456789012345678901\"}", "“title”" },
    /* What would be mended in an answer of SePay's. */
    { "{" FORMAT ",\"title\":\"a\\u0000b\"}", "not a profile" },
    { "{" FORMAT ",\"title\":\"a\\ud800b\"}", "not a profile" },
    { "{" FORMAT ",\"title\":\"a\xff" "b\"}", "not a profile" },
    { WITH ("\"colour\":1"), "“colour”" },
    { WITH ("\"servers\":[]"), "“servers”" },
    { WITH ("\"servers\":\"https://a.example\""), "“servers”" },
    { WITH ("\"servers\":{\"soundbox\":1}"), "“servers.soundbox”" },
    { WITH ("\"servers\":{\"soundbox\":\"\"}"), "“servers.soundbox”" },
    { WITH ("\"servers\":{\"soundbox\":\"http://a.example\"}"), "“servers.soundbox”" },
    { WITH ("\"servers\":{\"bank\":\"https://my.sepay.vn@a.example\"}"), "“servers.bank”" },
    { WITH ("\"servers\":{\"bank\":\"https://a.example/?x\"}"), "“servers.bank”" },
    { WITH ("\"servers\":{\"bank\":\"file:///etc/passwd\"}"), "“servers.bank”" },
    { WITH ("\"servers\":{\"bank\":\"http://127.0.0.1.a.example\"}"), "“servers.bank”" },
    { WITH ("\"accounts\":1"), "“accounts”" },
    { WITH ("\"accounts\":{\"soundbox\":\"box\"}"), "“accounts.soundbox”" },
    { WITH ("\"accounts\":{\"soundbox\":{\"client_id\":1}}"), "“accounts.soundbox.client_id”" },
    { WITH ("\"accounts\":{\"bank\":{\"client_id\":\"a\\nb\"}}"), "“accounts.bank.client_id”" },
    { WITH ("\"accounts\":{\"bank\":{\"redirect_uri\":\"nowhere\"}}"), "“accounts.bank.redirect_uri”" },
    { WITH ("\"accounts\":{\"bank\":{\"redirect_uri\":\"file:///x\"}}"), "“accounts.bank.redirect_uri”" },
    { WITH ("\"speakers\":{}"), "“speakers”" },
    { SPEAKERS ("null"), "speaker 1 " },
    { SPEAKERS ("\"VNS1\""), "speaker 1 " },
    { SPEAKERS ("{}"), "speaker 1 " },
    { SPEAKERS ("{\"hardwareId\":\"VNS1\"},{\"hardwareId\":1}"), "speaker 2 " },
    { SPEAKERS ("{\"hardwareId\":\"VNS1\"},{\"hardwareId\":\" VNS1 \"}"), "speaker 2 " },
    { SPEAKERS ("{\"hardwareId\":\"V S\"}"), "speaker 1 " },
    { SPEAKERS ("{\"hardwareId\":\"VNS1\",\"name\":{}}"), "speaker 1 " },
    { SPEAKERS ("{\"hardwareId\":\"VNS1\",\"model\":3}"), "speaker 1 " },
    { SPEAKERS ("{\"hardwareId\":\"VNS1\",\"place\":[]}"), "speaker 1 " },
    { SPEAKERS ("{\"hardwareId\":\"VNS1\",\"tags\":\"a, b\"}"), "speaker 1 " },
    { SPEAKERS ("{\"hardwareId\":\"VNS1\",\"tags\":[\"a\",{}]}"), "speaker 1 " },
    { SPEAKERS ("{\"hardwareId\":\"VNS1\",\"tags\":[\"a\",null]}"), "speaker 1 " },
    { SPEAKERS ("{\"hardwareId\":\"VNS1\",\"tags\":[\"0123456789012345678901234567890\"]}"), "speaker 1 " },
    { SPEAKERS ("{\"hardwareId\":\"VNS1\",\"note\":7}"), "speaker 1 " },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_refused (cases[i].text, strlen (cases[i].text), cases[i].hint);

  assert_refused ("{\0}", 3, "not a profile");
  assert_refused (BEGIN "}\0", strlen (BEGIN "}") + 1, "not a profile");
}

/* Whoever reads by calling itself for each level would fall. */
static void
test_deep (void)
{
  g_autoptr (GString) text = g_string_new (BEGIN ",\"later\":");

  for (guint i = 0; i < 300000; i++)
    g_string_append (text, i % 2 == 0 ? "[" : "{\"a\":");
  assert_refused (text->str, text->len, "not a profile");
  for (guint i = 300000; i > 0; i--)
    g_string_append_c (text, i % 2 == 1 ? ']' : '}');
  g_string_append_c (text, '}');
  assert_refused (text->str, text->len, "too big");
  g_string_truncate (text, LOA_PROFILE_CONTENT_MAX_SIZE);
  assert_refused (text->str, text->len, "not a profile");
}

static void
test_full (void)
{
  g_autoptr (GString) text = g_string_new (BEGIN ",\"speakers\":[");
  g_autoptr (GError) error = NULL;
  g_autoptr (LoaProfileContent) content = NULL;
  guint n_speakers = 0;

  for (; text->len < LOA_PROFILE_CONTENT_MAX_SIZE - 100; n_speakers++)
    g_string_append_printf (text, "%s{\"hardwareId\":\"%u\"}", n_speakers > 0 ? "," : "", n_speakers);
  g_string_append (text, "]}");

  content = parse (text->str, text->len, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (content->speakers->len, ==, n_speakers);
}

static void
mutate (GString *text)
{
  static const char *const pieces[] = {
    "{", "}", "[", "]", ",", ":", "\"", "\\", "null", "true", "-", "1e999", "\\u0000", "\\udc00", "\xc3", "\x80", "//",
    "99999999999999999999", "\"hardwareId\"", "\"servers\"", "https://", "\n",
  };
  gsize at = text->len > 0 ? (gsize) g_test_rand_int_range (0, (gint32) text->len) : 0;
  gsize length = (gsize) g_test_rand_int_range (1, 40);
  g_autofree char *copy = NULL;

  length = MIN (length, text->len - at);
  copy = g_strndup (text->str + at, length);
  switch (g_test_rand_int_range (0, 5))
    {
    case 0:
      if (text->len > 0)
        text->str[at] = (char) g_test_rand_int_range (-128, 128);
      break;

    case 1:
      g_string_erase (text, (gssize) at, (gssize) length);
      break;

    case 2:
      g_string_insert (text, (gssize) at, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
      break;

    case 3:
      g_string_insert (text, g_test_rand_int_range (0, (gint32) text->len + 1), copy);
      break;

    default:
      g_string_truncate (text, at);
    }
}

/* Either it is right, or it is refused with a sentence. */
static void
test_mutations (void)
{
  guint n_right = 0;

  for (guint i = 0; i < N_MUTATIONS; i++)
    {
      g_autoptr (GString) text = g_string_new (whole);
      g_autoptr (LoaProfileContent) content = NULL;
      g_autoptr (GError) error = NULL;
      int n_changes = g_test_rand_int_range (1, 4);

      for (int j = 0; j < n_changes; j++)
        mutate (text);

      content = parse (text->str, text->len, &error);
      if (content != NULL)
        {
          n_right++;
          g_assert_true (loa_profile_check_title (content->title, NULL, NULL));
        }
      else
        {
          g_assert_error (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_USAGE);
          g_assert_true (g_utf8_validate (error->message, -1, NULL));
        }
    }

  g_test_message ("%u of %d are still right", n_right, N_MUTATIONS);
  g_assert_cmpuint (n_right, >, 0);
  g_assert_cmpuint (n_right, <, N_MUTATIONS);
}

static void
assert_unreadable (const char   *path,
                   LoaShopError  expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LoaProfileFile) file = read_file (path, &error);

  g_assert_error (error, LOA_SHOP_ERROR, (int) expected);
  g_assert_null (file);
}

static void
test_read (void)
{
  g_autofree char *folder = g_dir_make_tmp ("loa-profile-file-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "profile.json", NULL);
  g_autofree char *pipe = g_build_filename (folder, "pipe", NULL);
  g_autofree char *big = g_malloc0 (LOA_PROFILE_CONTENT_MAX_SIZE + 1);
  g_autoptr (GError) error = NULL;
  LoaProfileFile *file;

  g_assert_true (g_file_set_contents (path, whole, -1, NULL));
  file = read_file (path, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (loa_profile_file_get_title (file), ==, "Quán phở");
  g_assert_cmpint (loa_profile_file_get_colour (file), ==, LOA_PROFILE_COLOUR_TEAL);
  g_assert_cmpuint (loa_profile_file_get_n_speakers (file), ==, 2);
  g_assert_cmpstr (loa_profile_file_get_address (file, LOA_SERVER_SOUNDBOX), ==, "https://speaker.example/devices/v1");
  g_assert_cmpstr (loa_profile_file_get_foreign_hosts (file)[0], ==, "speaker.example");
  g_assert_cmpstr (loa_profile_file_get_foreign_hosts (file)[1], ==, "127.0.0.1:8080");
  g_assert_null (loa_profile_file_get_foreign_hosts (file)[2]);
  assert_ends (file);

  memset (big, ' ', LOA_PROFILE_CONTENT_MAX_SIZE + 1);
  g_assert_true (g_file_set_contents (path, big, LOA_PROFILE_CONTENT_MAX_SIZE + 1, NULL));
  assert_unreadable (path, LOA_SHOP_ERROR_USAGE);
  g_assert_true (g_file_set_contents (path, big, LOA_PROFILE_CONTENT_MAX_SIZE, NULL));
  assert_unreadable (path, LOA_SHOP_ERROR_USAGE);
  g_unlink (path);

  assert_unreadable (path, LOA_SHOP_ERROR_FILE);
  assert_unreadable (folder, LOA_SHOP_ERROR_FILE);
  assert_unreadable ("/dev/zero", LOA_SHOP_ERROR_FILE);
  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  assert_unreadable (pipe, LOA_SHOP_ERROR_FILE);
  remove_folder (folder);
}

void
add_profile_file_tests (void)
{
  g_test_add_func ("/profiles/file/whole", test_whole);
  g_test_add_func ("/profiles/file/bare", test_bare);
  g_test_add_func ("/profiles/file/foreign-hosts", test_foreign_hosts);
  g_test_add_func ("/profiles/file/foreign-redirect", test_foreign_redirect);
  g_test_add_func ("/profiles/file/refused", test_refused);
  g_test_add_func ("/profiles/file/deep", test_deep);
  g_test_add_func ("/profiles/file/full", test_full);
  g_test_add_func ("/profiles/file/mutations", test_mutations);
  g_test_add_func ("/profiles/file/read", test_read);
}
