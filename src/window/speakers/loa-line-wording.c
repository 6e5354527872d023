/* loa-line-wording.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include <glib/gi18n.h>

#include "loa-line-wording.h"
#include "loa-speaker-tags.h"

/* What is empty in a line is left as it is. */
static gboolean
changes_text (const char *text,
              const char *kept)
{
  return text != NULL && *text != '\0' && g_strcmp0 (text, kept) != 0;
}

static gboolean
changes_tags (const char *text,
              LoaSpeaker *speaker)
{
  g_auto (GStrv) tags = loa_speaker_tags_split (text);

  return tags[0] != NULL && !g_strv_equal ((const char * const *) tags, loa_speaker_get_tags (speaker));
}

static gboolean
changes_speaker (LoaSpeakerLine *line,
                 LoaSpeaker     *speaker)
{
  const LoaSpeakerRecord *record = loa_speaker_line_get_record (line);

  return changes_text (record->name, loa_speaker_get_name (speaker)) ||
         changes_text (record->place, loa_speaker_get_place (speaker)) || changes_tags (record->tags, speaker) ||
         changes_text (record->note, loa_speaker_get_note (speaker));
}

/* Takes @part. */
static void
append_part (GString *text,
             guint    number,
             char    *part)
{
  if (number > 0)
    {
      g_string_append (text, text->len > 0 ? " · " : "");
      g_string_append (text, part);
    }

  g_free (part);
}

static void
append_change (GString    *text,
               const char *what,
               const char *kept,
               const char *said)
{
  g_string_append (text, text->len > 0 ? "\n" : "");
  if (kept != NULL && *kept != '\0')
    /* Translators: what changes, what it is and what it will be, such as “Name: Counter 1 → Counter 2” */
    g_string_append_printf (text, _("%s: %s → %s"), what, kept, said);
  else
    /* Translators: what will be new about a speaker, such as “Name: Counter 2” */
    g_string_append_printf (text, _("%s: %s"), what, said);
}

void
loa_line_wording_count (LoaSpeakerLines    *lines,
                        LoaSpeakerRegister *speakers,
                        LoaLineCounts      *counts)
{
  const guint n_lines = g_list_model_get_n_items (G_LIST_MODEL (lines));

  counts->n_new = loa_speaker_lines_count (lines, LOA_SPEAKER_LINE_NEW);
  counts->n_twice = loa_speaker_lines_count (lines, LOA_SPEAKER_LINE_TWICE);
  counts->n_bad = loa_speaker_lines_count (lines, LOA_SPEAKER_LINE_BAD);
  counts->n_added = loa_speaker_lines_count (lines, LOA_SPEAKER_LINE_ADDED);
  counts->n_changed = loa_speaker_lines_count (lines, LOA_SPEAKER_LINE_CHANGED);
  counts->n_changing = 0;
  counts->n_known = 0;
  if (loa_speaker_lines_count (lines, LOA_SPEAKER_LINE_KNOWN) == 0)
    return;

  for (guint i = 0; i < n_lines; i++)
    {
      g_autoptr (LoaSpeakerLine) line = g_list_model_get_item (G_LIST_MODEL (lines), i);
      LoaSpeaker *speaker = NULL;

      if (loa_speaker_line_get_state (line) != LOA_SPEAKER_LINE_KNOWN)
        continue;

      speaker = loa_speaker_register_find (speakers, loa_speaker_line_get_hardware_id (line));
      if (speaker != NULL && changes_speaker (line, speaker))
        counts->n_changing++;
      else
        counts->n_known++;
    }
}

char *
loa_line_wording_summarize (const LoaLineCounts *counts)
{
  g_autoptr (GString) text = g_string_new (NULL);

  append_part (text, counts->n_bad,
               g_strdup_printf (ngettext ("%u line to correct", "%u lines to correct", counts->n_bad),
                                counts->n_bad));
  append_part (text, counts->n_new,
               g_strdup_printf (ngettext ("%u new speaker", "%u new speakers", counts->n_new),
                                counts->n_new));
  append_part (text, counts->n_changing,
               g_strdup_printf (ngettext ("%u will change", "%u will change", counts->n_changing),
                                counts->n_changing));
  append_part (text, counts->n_known,
               g_strdup_printf (ngettext ("%u is on your list already", "%u are on your list already", counts->n_known),
                                counts->n_known));
  append_part (text, counts->n_twice,
               g_strdup_printf (ngettext ("%u stands twice", "%u stand twice", counts->n_twice),
                                counts->n_twice));
  append_part (text, counts->n_added,
               g_strdup_printf (ngettext ("%u added", "%u added", counts->n_added),
                                counts->n_added));
  append_part (text, counts->n_changed,
               g_strdup_printf (ngettext ("%u changed", "%u changed", counts->n_changed),
                                counts->n_changed));

  return g_strdup (text->len > 0 ? text->str : _("No lines"));
}

char *
loa_line_wording_name_act (const LoaLineCounts *counts)
{
  if (counts->n_new > 0 && counts->n_changing > 0)
    /* Translators: two numbers of speakers */
    return g_strdup_printf (_("Add %u, change %u"), counts->n_new, counts->n_changing);

  if (counts->n_changing > 0)
    return g_strdup_printf (ngettext ("Change %u speaker", "Change %u speakers", counts->n_changing),
                            counts->n_changing);

  if (counts->n_new > 0)
    return g_strdup_printf (ngettext ("Add %u speaker", "Add %u speakers", counts->n_new), counts->n_new);

  return g_strdup (_("Add"));
}

char *
loa_line_wording_describe_result (const LoaLineCounts *counts)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (counts->n_added > 0)
    g_string_append_printf (text, ngettext ("%u speaker was added.", "%u speakers were added.", counts->n_added),
                            counts->n_added);
  if (counts->n_changed > 0)
    {
      g_string_append (text, text->len > 0 ? " " : "");
      g_string_append_printf (text, ngettext ("%u speaker was changed.", "%u speakers were changed.",
                                              counts->n_changed),
                              counts->n_changed);
    }
  if (counts->n_bad > 0)
    {
      g_string_append (text, text->len > 0 ? " " : "");
      g_string_append_printf (text, ngettext ("%u line is left: correct it and add it, or copy it.",
                                              "%u lines are left: correct them and add them, or copy them.",
                                              counts->n_bad),
                              counts->n_bad);
    }

  return g_strdup (text->str);
}

char *
loa_line_wording_describe_changes (LoaSpeakerLine *line,
                                   LoaSpeaker     *speaker)
{
  const LoaSpeakerRecord *record = loa_speaker_line_get_record (line);
  g_autoptr (GString) text = g_string_new (NULL);

  if (changes_text (record->name, loa_speaker_get_name (speaker)))
    append_change (text, _("Name"), loa_speaker_get_name (speaker), record->name);
  if (changes_text (record->place, loa_speaker_get_place (speaker)))
    append_change (text, _("Place"), loa_speaker_get_place (speaker), record->place);
  if (changes_tags (record->tags, speaker))
    {
      g_auto (GStrv) tags = loa_speaker_tags_split (record->tags);
      g_autofree char *said = g_strjoinv (", ", tags);
      g_autofree char *kept = g_strjoinv (", ", (char **) loa_speaker_get_tags (speaker));

      append_change (text, _("Tags"), kept, said);
    }
  if (changes_text (record->note, loa_speaker_get_note (speaker)))
    append_change (text, _("Note"), loa_speaker_get_note (speaker), record->note);

  return text->len > 0 ? g_strdup (text->str) : NULL;
}

void
loa_line_wording_show_state (LoaChip             *chip,
                             LoaSpeakerLineState  state,
                             gboolean             changes)
{
  switch (state)
    {
    case LOA_SPEAKER_LINE_NEW:
      loa_chip_set (chip, "list-add-symbolic", _("New"), NULL);
      break;

    case LOA_SPEAKER_LINE_KNOWN:
      if (changes)
        loa_chip_set (chip, "document-edit-symbolic", _("Will change"), NULL);
      else
        loa_chip_set (chip, "loa-speaker-symbolic", _("On your list"), NULL);
      break;

    case LOA_SPEAKER_LINE_TWICE:
      loa_chip_set (chip, "edit-copy-symbolic", _("Twice"), "warning");
      break;

    case LOA_SPEAKER_LINE_ADDED:
      loa_chip_set (chip, "loa-done-symbolic", _("Added"), "success");
      break;

    case LOA_SPEAKER_LINE_CHANGED:
      loa_chip_set (chip, "loa-done-symbolic", _("Changed"), "success");
      break;

    case LOA_SPEAKER_LINE_BAD:
    default:
      loa_chip_set (chip, "loa-failed-symbolic", _("To correct"), "error");
      break;
    }
}
