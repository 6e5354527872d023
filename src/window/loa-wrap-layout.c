/* loa-wrap-layout.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include "loa-wrap-layout.h"

struct _LoaWrapLayout
{
  GtkLayoutManager parent_instance;

  int in_line;         /* pixels */
  int between_lines;   /* pixels */
};

G_DEFINE_FINAL_TYPE (LoaWrapLayout, loa_wrap_layout, GTK_TYPE_LAYOUT_MANAGER)

/* The first that is shown, of @child and those after it. */
static GtkWidget *
find_shown (GtkWidget *child)
{
  while (child != NULL && !gtk_widget_should_layout (child))
    child = gtk_widget_get_next_sibling (child);

  return child;
}

static int
measure_width (GtkWidget *child,
               int        width)
{
  int least;
  int natural;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, &natural, NULL, NULL);

  return MAX (least, MIN (natural, width));
}

/* Places the children in lines of @width, or only finds out how high they are. */
static int
place (LoaWrapLayout *self,
       GtkWidget     *widget,
       int            width,
       gboolean       allocate)
{
  const gboolean is_rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int x = 0;
  int y = 0;
  int line_height = 0;

  for (GtkWidget *child = find_shown (gtk_widget_get_first_child (widget)); child != NULL;
       child = find_shown (gtk_widget_get_next_sibling (child)))
    {
      int child_width = measure_width (child, width);
      int child_height;

      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, child_width, NULL, &child_height, NULL, NULL);
      if (x > 0 && x + child_width > width)
        {
          x = 0;
          y += line_height + self->between_lines;
          line_height = 0;
        }
      if (x > 0 && gtk_widget_get_hexpand (child))
        child_width = width - x;

      if (allocate)
        gtk_widget_size_allocate (child, &(GtkAllocation) { is_rtl ? width - x - child_width : x, y, child_width,
                                                            child_height }, -1);

      x += child_width + self->in_line;
      line_height = MAX (line_height, child_height);
    }

  return y + line_height;
}

static GtkSizeRequestMode
loa_wrap_layout_get_request_mode (GtkLayoutManager *layout,
                                  GtkWidget        *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
loa_wrap_layout_measure (GtkLayoutManager *layout,
                         GtkWidget        *widget,
                         GtkOrientation    orientation,
                         int               for_size,
                         int              *minimum,
                         int              *natural,
                         int              *minimum_baseline,
                         int              *natural_baseline)
{
  LoaWrapLayout *self = LOA_WRAP_LAYOUT (layout);

  *minimum = 0;
  *natural = 0;

  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      *minimum = *natural = place (self, widget, for_size >= 0 ? for_size : G_MAXINT / 2, FALSE);
      return;
    }

  for (GtkWidget *child = find_shown (gtk_widget_get_first_child (widget)); child != NULL;
       child = find_shown (gtk_widget_get_next_sibling (child)))
    {
      int child_minimum;
      int child_natural;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &child_minimum, &child_natural, NULL, NULL);
      *minimum = MAX (*minimum, child_minimum);
      *natural += (*natural > 0 ? self->in_line : 0) + child_natural;
    }
}

static void
loa_wrap_layout_allocate (GtkLayoutManager *layout,
                          GtkWidget        *widget,
                          int               width,
                          int               height,
                          int               baseline)
{
  place (LOA_WRAP_LAYOUT (layout), widget, width, TRUE);
}

static void
loa_wrap_layout_class_init (LoaWrapLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->get_request_mode = loa_wrap_layout_get_request_mode;
  layout_class->measure = loa_wrap_layout_measure;
  layout_class->allocate = loa_wrap_layout_allocate;
}

static void
loa_wrap_layout_init (LoaWrapLayout *self)
{
}

void
loa_wrap_layout_set_spacing (LoaWrapLayout *self,
                             int            in_line,
                             int            between_lines)
{
  g_return_if_fail (LOA_IS_WRAP_LAYOUT (self));

  self->in_line = in_line;
  self->between_lines = between_lines;
  gtk_layout_manager_layout_changed (GTK_LAYOUT_MANAGER (self));
}
