/* loa-help-text.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include "loa-help-text.h"

#include <glib/gi18n.h>
#include <string.h>

/* Seen as something to type on every ground, and where the language has no font whose letters are equally wide. */
#define TYPED "<span font_family=\"monospace\" background=\"#808080\" background_alpha=\"18%\">"

static void
block_free (gpointer data)
{
  LoaHelpBlock *block = data;

  g_free (block->markup);
  g_free (block);
}

static void
append_escaped (GString    *markup,
                const char *start,
                gsize       length)
{
  g_autofree char *escaped = g_markup_escape_text (start, length);

  g_string_append (markup, escaped);
}

/* What stands between an opening mark at @start and the next @end, or NULL where that is missing. */
static char *
take_inside (const char  *start,
             const char  *end,
             const char **after)
{
  const char *found = strstr (start, end);

  if (found == NULL)
    return NULL;

  *after = found + strlen (end);

  return g_strndup (start, found - start);
}

static const char *
append_between (GString    *markup,
                const char *opening,
                const char *closing,
                const char *start,
                const char *end)
{
  const char *after = NULL;
  g_autofree char *inside = take_inside (start, end, &after);

  if (inside == NULL)
    return NULL;

  g_string_append (markup, opening);
  append_escaped (markup, inside, strlen (inside));
  g_string_append (markup, closing);

  return after;
}

/* The name of a control is looked up where the window looks up its own, so that the two cannot differ. */
static const char *
append_control (GString    *markup,
                const char *start)
{
  const char *after = NULL;
  g_autofree char *name = take_inside (start, "}", &after);

  if (name == NULL || *name == '\0')
    return NULL;

  g_string_append (markup, "<b>");
  append_escaped (markup, _(name), strlen (_(name)));
  g_string_append (markup, "</b>");

  return after;
}

static const char *
append_link (GString    *markup,
             const char *start)
{
  const char *after = NULL;
  g_autofree char *words = take_inside (start, "](", &after);
  g_autofree char *page = words != NULL ? take_inside (after, ")", &after) : NULL;

  if (page == NULL)
    return NULL;

  g_string_append (markup, "<a href=\"");
  append_escaped (markup, page, strlen (page));
  g_string_append (markup, "\">");
  append_escaped (markup, words, strlen (words));
  g_string_append (markup, "</a>");

  return after;
}

static char *
make_markup (const char *text)
{
  g_autoptr (GString) markup = g_string_new (NULL);

  for (const char *p = text; *p != '\0';)
    {
      const char *after = NULL;

      if (g_str_has_prefix (p, "**"))
        after = append_between (markup, "<b>", "</b>", p + 2, "**");
      else if (*p == '`')
        after = append_between (markup, TYPED, "</span>", p + 1, "`");
      else if (*p == '{')
        after = append_control (markup, p + 1);
      else if (*p == '[')
        after = append_link (markup, p + 1);

      if (after == NULL)
        {
          after = g_utf8_next_char (p);
          append_escaped (markup, p, after - p);
        }
      p = after;
    }

  return g_string_free (g_steal_pointer (&markup), FALSE);
}

/* Returns: where the words of a line begin that starts a block of its own, or NULL for one that goes on */
static const char *
find_start (const char  *line,
            LoaHelpKind *kind)
{
  const char *p = line;

  if (g_str_has_prefix (line, "# "))
    return *kind = LOA_HELP_TITLE, line + 2;
  if (g_str_has_prefix (line, "## "))
    return *kind = LOA_HELP_HEADING, line + 3;
  if (g_str_has_prefix (line, "- "))
    return *kind = LOA_HELP_POINT, line + 2;

  while (g_ascii_isdigit (*p))
    p++;
  if (p > line && g_str_has_prefix (p, ". "))
    return *kind = LOA_HELP_STEP, p + 2;

  return NULL;
}

static void
add_block (GPtrArray   *blocks,
           LoaHelpKind  kind,
           GString     *text)
{
  const LoaHelpBlock *last = blocks->len > 0 ? g_ptr_array_index (blocks, blocks->len - 1) : NULL;
  LoaHelpBlock *block;

  if (text->len == 0)
    return;

  block = g_new0 (LoaHelpBlock, 1);
  block->kind = kind;
  block->markup = make_markup (text->str);
  if (kind == LOA_HELP_STEP)
    block->number = last != NULL ? last->number + 1 : 1;
  g_ptr_array_add (blocks, block);
  g_string_truncate (text, 0);
}

GPtrArray *
loa_help_text_parse (const char *text)
{
  g_autoptr (GPtrArray) blocks = g_ptr_array_new_with_free_func (block_free);
  g_autoptr (GString) current = g_string_new (NULL);
  g_auto (GStrv) lines = NULL;
  LoaHelpKind kind = LOA_HELP_PARAGRAPH;

  g_return_val_if_fail (text != NULL, NULL);

  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *line = g_strstrip (lines[i]);
      LoaHelpKind next_kind = LOA_HELP_PARAGRAPH;
      const char *words = find_start (line, &next_kind);

      if (words != NULL || *line == '\0')
        {
          add_block (blocks, kind, current);
          kind = next_kind;
        }
      if (current->len > 0)
        g_string_append_c (current, ' ');
      g_string_append (current, words != NULL ? words : line);
    }
  add_block (blocks, kind, current);

  return g_steal_pointer (&blocks);
}
