/* loa-speaker-line.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-shop"

#include "config.h"

#include "loa-speaker-line-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "loa-serial-number.h"
#include "loa-speaker-cell.h"
#include "loa-speaker-details.h"

/* One line and what it says. Whether it is bad it tells by itself; whether it is known, or there twice, LoaSpeakerLines
 * has to tell it.
 */
struct _LoaSpeakerLine
{
  GObject parent_instance;

  LoaSpeakerFormat format;
  guint number;
  char *text; /* (owned) */
  LoaSpeakerRecord *record; /* (owned) */
  char *reason; /* (owned) (nullable): set while the line is bad */
  LoaSpeakerLineState state;
};

G_DEFINE_FINAL_TYPE (LoaSpeakerLine, loa_speaker_line, G_TYPE_OBJECT)

typedef enum
{
  PROP_NUMBER = 1,
  PROP_TEXT,
  PROP_STATE,
  PROP_REASON,
  PROP_HARDWARE_ID,
  PROP_NAME,
} LoaSpeakerLineProperty;

static GParamSpec *properties[PROP_NAME + 1];

static char **
get_place (LoaSpeakerRecord *record,
           LoaSpeakerColumn  column)
{
  switch (column)
    {
    case LOA_SPEAKER_COLUMN_SERIAL_NUMBER:
      return &record->hardware_id;

    case LOA_SPEAKER_COLUMN_NAME:
      return &record->name;

    case LOA_SPEAKER_COLUMN_PLACE:
      return &record->place;

    case LOA_SPEAKER_COLUMN_TAGS:
      return &record->tags;

    case LOA_SPEAKER_COLUMN_NOTE:
      return &record->note;

    case LOA_SPEAKER_COLUMN_OTHER:
    default:
      return NULL;
    }
}

/* Returns: whether there are no cells beyond the columns */
static gboolean
read_cells (LoaSpeakerLine *self,
            char          **cells)
{
  for (guint i = 0; cells[i] != NULL; i++)
    {
      char **place = i < self->format.n_columns ? get_place (self->record, self->format.columns[i]) : NULL;

      if (i >= self->format.n_columns && *cells[i] != '\0')
        return FALSE;

      if (place != NULL && *cells[i] != '\0')
        *place = loa_speaker_cell_reveal (cells[i]);
    }

  return TRUE;
}

/* What a spreadsheet makes of a long number, such as 5.25081E+13: the digits are lost. */
static gboolean
is_shortened (const char *text)
{
  return g_regex_match_simple ("^[0-9]([.,][0-9]+)?E\\+[0-9]{2}$", text, 0, 0);
}

/* Returns: whether a cell begins with a serial number and goes on after what separates cells in other texts */
static gboolean
is_separated_otherwise (const char *cell,
                        char        delimiter)
{
  const char *end = strpbrk (cell, "\t;,");
  g_autofree char *first = NULL;
  g_autofree char *fault = NULL;

  if (end == NULL || *end == delimiter)
    return FALSE;

  first = g_strndup (cell, (gsize) (end - cell));
  fault = loa_serial_number_find_fault (first);

  return fault == NULL;
}

/* Returns: (transfer full) (nullable): what is bad about what the line says */
static char *
find_fault (LoaSpeakerLine *self)
{
  const LoaSpeakerRecord *record = self->record;
  const char *cell = record->hardware_id != NULL ? record->hardware_id : "";
  g_autoptr (GError) error = NULL;
  g_autofree char *fault = NULL;

  if (is_shortened (cell))
    return g_strdup (_("A spreadsheet has shortened this number and lost its digits. Set the column to text there, "
                       "type the number anew, and copy it again."));

  if (is_separated_otherwise (cell, self->format.delimiter))
    return g_strdup (_("The cells of this line are not separated like those of the other lines. Paste this line by "
                       "itself."));

  fault = loa_serial_number_find_fault (cell);
  if (fault != NULL)
    return g_steal_pointer (&fault);

  if (loa_speaker_detail_check (LOA_SPEAKER_DETAIL_NAME, record->name, &error) &&
      loa_speaker_detail_check (LOA_SPEAKER_DETAIL_PLACE, record->place, &error) &&
      loa_speaker_detail_check (LOA_SPEAKER_DETAIL_TAGS, record->tags, &error) &&
      loa_speaker_detail_check (LOA_SPEAKER_DETAIL_NOTE, record->note, &error))
    return NULL;

  return g_strdup (error->message);
}

static void
loa_speaker_line_finalize (GObject *object)
{
  LoaSpeakerLine *self = LOA_SPEAKER_LINE (object);

  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->record, loa_speaker_record_free);
  g_clear_pointer (&self->reason, g_free);

  G_OBJECT_CLASS (loa_speaker_line_parent_class)->finalize (object);
}

static void
loa_speaker_line_get_property (GObject    *object,
                               guint       property_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  LoaSpeakerLine *self = LOA_SPEAKER_LINE (object);

  switch ((LoaSpeakerLineProperty) property_id)
    {
    case PROP_NUMBER:
      g_value_set_uint (value, self->number);
      break;

    case PROP_TEXT:
      g_value_set_string (value, self->text);
      break;

    case PROP_STATE:
      g_value_set_int (value, (int) self->state);
      break;

    case PROP_REASON:
      g_value_set_string (value, self->reason);
      break;

    case PROP_HARDWARE_ID:
      g_value_set_string (value, self->record->hardware_id);
      break;

    case PROP_NAME:
      g_value_set_string (value, self->record->name);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
loa_speaker_line_class_init (LoaSpeakerLineClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->finalize = loa_speaker_line_finalize;
  object_class->get_property = loa_speaker_line_get_property;

  properties[PROP_NUMBER] = g_param_spec_uint ("number", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, NULL, flags);
  properties[PROP_STATE] =
    g_param_spec_int ("state", NULL, NULL, LOA_SPEAKER_LINE_NEW, LOA_SPEAKER_LINE_CHANGED, LOA_SPEAKER_LINE_NEW, flags);
  properties[PROP_REASON] = g_param_spec_string ("reason", NULL, NULL, NULL, flags);
  properties[PROP_HARDWARE_ID] = g_param_spec_string ("hardware-id", NULL, NULL, NULL, flags);
  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, flags);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
loa_speaker_line_init (LoaSpeakerLine *self)
{
}

LoaSpeakerLine *
loa_speaker_line_new (const LoaDelimitedRow  *row,
                      const LoaSpeakerFormat *format)
{
  LoaSpeakerLine *self = g_object_new (LOA_TYPE_SPEAKER_LINE, NULL);

  self->format = *format;
  self->number = row->number;
  loa_speaker_line_read (self, row);

  return self;
}

void
loa_speaker_line_read (LoaSpeakerLine        *self,
                       const LoaDelimitedRow *row)
{
  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->reason, g_free);
  g_clear_pointer (&self->record, loa_speaker_record_free);
  self->text = g_strdup (row != NULL ? row->text : "");
  self->record = g_new0 (LoaSpeakerRecord, 1);

  if (row != NULL && row->is_broken)
    self->reason = g_strdup (_("The quotation marks of this line do not fit. Take them out, or write each mark within "
                               "a cell twice."));
  else if (row != NULL && !read_cells (self, row->cells))
    self->reason = g_strdup (_("This line has more cells than there are columns. Put quotation marks around a cell "
                               "that has the separator in it."));
  else
    self->reason = find_fault (self);

  self->state = self->reason != NULL ? LOA_SPEAKER_LINE_BAD : LOA_SPEAKER_LINE_NEW;

  g_object_freeze_notify (G_OBJECT (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REASON]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HARDWARE_ID]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NAME]);
  g_object_thaw_notify (G_OBJECT (self));
}

void
loa_speaker_line_set_state (LoaSpeakerLine      *self,
                            LoaSpeakerLineState  state)
{
  if (self->state == state)
    return;

  self->state = state;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

void
loa_speaker_line_set_hardware_id (LoaSpeakerLine *self,
                                  const char     *hardware_id)
{
  if (g_str_equal (self->record->hardware_id, hardware_id))
    return;

  g_free (self->record->hardware_id);
  self->record->hardware_id = g_strdup (hardware_id);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HARDWARE_ID]);
}

const LoaSpeakerFormat *
loa_speaker_line_get_format (LoaSpeakerLine *self)
{
  return &self->format;
}

guint
loa_speaker_line_get_number (LoaSpeakerLine *self)
{
  g_return_val_if_fail (LOA_IS_SPEAKER_LINE (self), 0);

  return self->number;
}

const char *
loa_speaker_line_get_text (LoaSpeakerLine *self)
{
  g_return_val_if_fail (LOA_IS_SPEAKER_LINE (self), NULL);

  return self->text;
}

LoaSpeakerLineState
loa_speaker_line_get_state (LoaSpeakerLine *self)
{
  g_return_val_if_fail (LOA_IS_SPEAKER_LINE (self), LOA_SPEAKER_LINE_BAD);

  return self->state;
}

const char *
loa_speaker_line_get_reason (LoaSpeakerLine *self)
{
  g_return_val_if_fail (LOA_IS_SPEAKER_LINE (self), NULL);

  return self->reason;
}

const char *
loa_speaker_line_get_hardware_id (LoaSpeakerLine *self)
{
  g_return_val_if_fail (LOA_IS_SPEAKER_LINE (self), NULL);

  return self->record->hardware_id;
}

const char *
loa_speaker_line_get_name (LoaSpeakerLine *self)
{
  g_return_val_if_fail (LOA_IS_SPEAKER_LINE (self), NULL);

  return self->record->name;
}

const LoaSpeakerRecord *
loa_speaker_line_get_record (LoaSpeakerLine *self)
{
  g_return_val_if_fail (LOA_IS_SPEAKER_LINE (self), NULL);

  return self->record;
}
