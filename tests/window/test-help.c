/* test-help.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lives.h"
#include "loa-help-pages.h"
#include "loa-help-text.h"
#include "loa-help-window.h"
#include "loa-window.h"
#include "shown.h"
#include "test-window.h"

#define TYPED "<span font_family=\"monospace\" background=\"#808080\" background_alpha=\"18%\">"

static GtkWidget *
make_help_window (LifeFixture *fixture)
{
  GtkWindow *window = loa_help_window_new ();

  loa_help_window_show_page (LOA_HELP_WINDOW (window), "pairing");

  return GTK_WIDGET (window);
}

static void
assert_block (GPtrArray   *blocks,
              guint        position,
              LoaHelpKind  kind,
              guint        number,
              const char  *markup)
{
  const LoaHelpBlock *block;

  g_assert_cmpuint (position, <, blocks->len);
  block = g_ptr_array_index (blocks, position);
  g_assert_cmpstr (block->markup, ==, markup);
  g_assert_cmpint (block->kind, ==, kind);
  g_assert_cmpuint (block->number, ==, number);
}

static void
test_text (void)
{
  g_autoptr (GPtrArray) blocks = loa_help_text_parse ("# Title\n"
                                                      "\n"
                                                      "One line\n"
                                                      "and its end.\n"
                                                      "\n"
                                                      "## Head\n"
                                                      "1. First\n"
                                                      "   goes on\n"
                                                      "2. Second\n"
                                                      "\n"
                                                      "- **strong** `a<b` & {Help}\n"
                                                      "- [More & more](search)\n"
                                                      "1. Anew\n"
                                                      "\n"
                                                      "2.5 of **what, {how or `why [or](where");

  assert_block (blocks, 0, LOA_HELP_TITLE, 0, "Title");
  assert_block (blocks, 1, LOA_HELP_PARAGRAPH, 0, "One line and its end.");
  assert_block (blocks, 2, LOA_HELP_HEADING, 0, "Head");
  assert_block (blocks, 3, LOA_HELP_STEP, 1, "First goes on");
  assert_block (blocks, 4, LOA_HELP_STEP, 2, "Second");
  assert_block (blocks, 5, LOA_HELP_POINT, 0, "<b>strong</b> " TYPED "a&lt;b</span> &amp; <b>Help</b>");
  assert_block (blocks, 6, LOA_HELP_POINT, 0, "<a href=\"search\">More &amp; more</a>");
  assert_block (blocks, 7, LOA_HELP_STEP, 1, "Anew");
  assert_block (blocks, 8, LOA_HELP_PARAGRAPH, 0, "2.5 of **what, {how or `why [or](where");
  g_assert_cmpuint (blocks->len, ==, 9);
}

static void
check_page (const char *language,
            const char *name)
{
  g_autofree char *path = g_strdup_printf ("/io/github/loa_desktop/Loa/help/%s/%s.md", language, name);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  g_autofree char *text = NULL;
  g_autoptr (GPtrArray) blocks = NULL;

  g_assert_no_error (error);
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  blocks = loa_help_text_parse (text);
  g_assert_cmpuint (blocks->len, >, 1);

  for (guint i = 0; i < blocks->len; i++)
    {
      const LoaHelpBlock *block = g_ptr_array_index (blocks, i);

      g_assert_cmpint (block->kind == LOA_HELP_TITLE, ==, i == 0);
      if (!pango_parse_markup (block->markup, -1, 0, NULL, NULL, NULL, NULL) && strstr (block->markup, "<a ") == NULL)
        g_error ("%s: not markup: %s", path, block->markup);
      if (strpbrk (block->markup, "{}`[]*") != NULL)
        g_error ("%s: a mark that is not closed: %s", path, block->markup);
    }
}

/* Every page is there in every language, and none has a mark that would be shown as it was typed. */
static void
test_pages (void)
{
  const char * const *names = loa_help_pages_get_names ();

  for (guint i = 0; names[i] != NULL; i++)
    {
      check_page ("en", names[i]);
      check_page ("vi", names[i]);
    }

  g_assert_null (loa_help_pages_load ("there-is-no-such-page"));
}

static LoaHelpWindow *
find_help (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();
  LoaHelpWindow *found = NULL;

  for (GList *l = windows; l != NULL; l = l->next)
    if (LOA_IS_HELP_WINDOW (l->data))
      {
        g_assert_null (found);
        found = l->data;
      }

  return found;
}

/* The help of a window is one window, however often it is asked for, and ends with it. */
static void
test_action (LifeFixture   *fixture,
             gconstpointer  data)
{
  LoaWindow *window = loa_window_new (GTK_APPLICATION (g_application_get_default ()), "default", FALSE);
  LoaHelpWindow *help;

  g_object_ref (window);
  show_window (GTK_WINDOW (window));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.help", NULL));
  help = g_object_ref (find_help ());
  show_window (GTK_WINDOW (help));
  g_assert_null (find_text (GTK_WIDGET (help), "One field for everything"));
  g_assert_nonnull (find_text (GTK_WIDGET (help), "First steps"));

  loa_help_window_show_page (help, "search");
  g_assert_nonnull (find_text (GTK_WIDGET (help), "One field for everything"));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (help), "help.back", NULL));
  g_assert_nonnull (find_text (GTK_WIDGET (help), "First steps"));
  loa_help_window_show_page (help, "there-is-no-such-page");
  g_assert_nonnull (find_text (GTK_WIDGET (help), "First steps"));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.help", NULL));
  g_assert_true (find_help () == help);

  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_null (find_help ());
  assert_ends (help);
  assert_ends (window);
}

void
add_help_tests (void)
{
  static const Life lives[] = { { "/window/help-window", make_help_window } };

  add_life_tests (lives, G_N_ELEMENTS (lives));
  g_test_add_func ("/window/help/text", test_text);
  g_test_add_func ("/window/help/pages", test_pages);
  g_test_add ("/window/help/action", LifeFixture, NULL, life_fixture_set_up, test_action, life_fixture_tear_down);
}
