/* loa-text-print.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include "loa-text-print.h"

#include <string.h>

#define FONT "Sans 11"
#define MARGIN_MILLIMETRES 20

struct _LoaTextPrint
{
  GtkPrintOperation parent_instance;

  char *text;          /* (owned) */
  PangoLayout *layout; /* (owned) (nullable): while it prints */
  GArray *page_ends;   /* (owned) (element-type int): the line after the last one of each page */
};

G_DEFINE_FINAL_TYPE (LoaTextPrint, loa_text_print, GTK_TYPE_PRINT_OPERATION)

static int
get_line_height (PangoLayout *layout,
                 int          line)
{
  PangoRectangle extents;

  pango_layout_line_get_extents (pango_layout_get_line_readonly (layout, line), NULL, &extents);

  return extents.height;
}

/* The first line is a heading, and so is one after an empty line. */
static PangoAttrList *
make_attributes (const char *text)
{
  PangoAttrList *attributes = pango_attr_list_new ();
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  guint start = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      const guint end = start + (guint) strlen (lines[i]);

      if (i == 0 || lines[i - 1][0] == '\0')
        {
          PangoAttribute *bold = pango_attr_weight_new (PANGO_WEIGHT_BOLD);

          bold->start_index = start;
          bold->end_index = end;
          pango_attr_list_insert (attributes, bold);
        }
      start = end + 1;
    }

  return attributes;
}

/* An empty line ends a block. */
static gboolean
is_empty (LoaTextPrint *self,
          int           line)
{
  return pango_layout_get_line_readonly (self->layout, line)->length == 0;
}

static int
get_block_height (LoaTextPrint *self,
                  int           first)
{
  const int n_lines = pango_layout_get_line_count (self->layout);
  int height = 0;

  for (int i = first; i < n_lines && !is_empty (self, i); i++)
    height += get_line_height (self->layout, i);

  return height;
}

/* A block goes to the next page as a whole, unless it is longer than a page. Returns: how much has to fit to begin with
 * @line here
 */
static int
get_needed_height (LoaTextPrint *self,
                   int           line,
                   int           page_height)
{
  const int line_height = get_line_height (self->layout, line);
  const gboolean begins_block = !is_empty (self, line) && (line == 0 || is_empty (self, line - 1));
  const int block_height = begins_block ? get_block_height (self, line) : 0;

  return block_height <= page_height ? MAX (line_height, block_height) : line_height;
}

static void
break_pages (LoaTextPrint *self,
             int           page_height)
{
  const int n_lines = pango_layout_get_line_count (self->layout);
  int filled = 0;

  g_array_set_size (self->page_ends, 0);
  for (int i = 0; i < n_lines; i++)
    {
      if (filled > 0 && filled + get_needed_height (self, i, page_height) > page_height)
        {
          g_array_append_val (self->page_ends, i);
          filled = 0;
        }
      /* No page begins with an empty line. */
      if (filled > 0 || !is_empty (self, i))
        filled += get_line_height (self->layout, i);
    }
  g_array_append_val (self->page_ends, n_lines);
}

static void
loa_text_print_begin_print (GtkPrintOperation *operation,
                            GtkPrintContext   *context)
{
  LoaTextPrint *self = LOA_TEXT_PRINT (operation);
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string (FONT);
  g_autoptr (PangoAttrList) attributes = make_attributes (self->text);

  g_clear_object (&self->layout);
  self->layout = gtk_print_context_create_pango_layout (context);
  pango_layout_set_font_description (self->layout, font);
  pango_layout_set_width (self->layout, (int) (gtk_print_context_get_width (context) * PANGO_SCALE));
  pango_layout_set_wrap (self->layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_text (self->layout, self->text, -1);
  pango_layout_set_attributes (self->layout, attributes);
  break_pages (self, (int) (gtk_print_context_get_height (context) * PANGO_SCALE));

  gtk_print_operation_set_n_pages (operation, (int) self->page_ends->len);
}

static void
loa_text_print_draw_page (GtkPrintOperation *operation,
                          GtkPrintContext   *context,
                          int                page)
{
  LoaTextPrint *self = LOA_TEXT_PRINT (operation);
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  const int first = page > 0 ? g_array_index (self->page_ends, int, page - 1) : 0;
  const int end = g_array_index (self->page_ends, int, page);
  double y = 0;

  cairo_set_source_rgb (cr, 0, 0, 0);
  for (int i = first; i < end; i++)
    {
      PangoLayoutLine *line = pango_layout_get_line_readonly (self->layout, i);
      PangoRectangle extents;

      if (y == 0 && is_empty (self, i))
        continue;

      pango_layout_line_get_extents (line, NULL, &extents);
      cairo_move_to (cr, 0, y + (double) PANGO_ASCENT (extents) / PANGO_SCALE);
      pango_cairo_show_layout_line (cr, line);
      y += (double) extents.height / PANGO_SCALE;
    }
}

static void
loa_text_print_end_print (GtkPrintOperation *operation,
                          GtkPrintContext   *context)
{
  g_clear_object (&LOA_TEXT_PRINT (operation)->layout);
}

static void
loa_text_print_finalize (GObject *object)
{
  LoaTextPrint *self = LOA_TEXT_PRINT (object);

  g_clear_object (&self->layout);
  g_array_unref (self->page_ends);
  g_free (self->text);

  G_OBJECT_CLASS (loa_text_print_parent_class)->finalize (object);
}

static void
loa_text_print_class_init (LoaTextPrintClass *klass)
{
  GtkPrintOperationClass *operation_class = GTK_PRINT_OPERATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = loa_text_print_finalize;
  operation_class->begin_print = loa_text_print_begin_print;
  operation_class->draw_page = loa_text_print_draw_page;
  operation_class->end_print = loa_text_print_end_print;
}

static void
loa_text_print_init (LoaTextPrint *self)
{
  self->page_ends = g_array_new (FALSE, FALSE, sizeof (int));
}

GtkPrintOperation *
loa_text_print_new (const char *title,
                    const char *text)
{
  g_autoptr (GtkPageSetup) page = gtk_page_setup_new ();
  LoaTextPrint *self;

  g_return_val_if_fail (title != NULL, NULL);
  g_return_val_if_fail (text != NULL, NULL);

  gtk_page_setup_set_top_margin (page, MARGIN_MILLIMETRES, GTK_UNIT_MM);
  gtk_page_setup_set_bottom_margin (page, MARGIN_MILLIMETRES, GTK_UNIT_MM);
  gtk_page_setup_set_left_margin (page, MARGIN_MILLIMETRES, GTK_UNIT_MM);
  gtk_page_setup_set_right_margin (page, MARGIN_MILLIMETRES, GTK_UNIT_MM);
  self = g_object_new (LOA_TYPE_TEXT_PRINT, "job-name", title, "default-page-setup", page, NULL);
  self->text = g_strdup (text);

  return GTK_PRINT_OPERATION (self);
}
