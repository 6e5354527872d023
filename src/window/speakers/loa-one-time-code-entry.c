/* loa-one-time-code-entry.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include "loa-one-time-code-entry.h"

#include <string.h>

#include "loa-one-time-code.h"

/* A real entry does everything that a text field does, and only a real one tells AT-SPI of its focus in GTK 4.8. Its
 * text is not to be seen: it lies over the boxes, which show its digits, its selection and its cursor by their style
 * classes.
 */
struct _LoaOneTimeCodeEntry
{
  GtkEntry parent_instance;

  GtkWidget *box; /* (owned): through the widget tree */
  GtkLabel *digits[LOA_ONE_TIME_CODE_LENGTH]; /* (unowned): of the box */
  GtkWidget *text; /* (unowned): of the entry */
};

G_DEFINE_FINAL_TYPE (LoaOneTimeCodeEntry, loa_one_time_code_entry, GTK_TYPE_ENTRY)

static void
set_class (GtkWidget  *widget,
           const char *css_class,
           gboolean    is_set)
{
  if (is_set)
    gtk_widget_add_css_class (widget, css_class);
  else
    gtk_widget_remove_css_class (widget, css_class);
}

/* The cursor behind the last digit is shown in the last box: there is no other place for it. */
static void
show_text (LoaOneTimeCodeEntry *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->text));
  const int length = (int) strlen (text);
  const gboolean is_focused = gtk_widget_has_focus (self->text);
  const int cursor = MIN (gtk_editable_get_position (GTK_EDITABLE (self->text)), LOA_ONE_TIME_CODE_LENGTH - 1);
  int start = 0;
  int end = 0;

  if (!gtk_editable_get_selection_bounds (GTK_EDITABLE (self->text), &start, &end))
    start = end = 0;

  for (int i = 0; i < LOA_ONE_TIME_CODE_LENGTH; i++)
    {
      GtkWidget *digit = GTK_WIDGET (self->digits[i]);
      const char shown[] = { i < length ? text[i] : '\0', '\0' };

      gtk_label_set_label (self->digits[i], shown);
      set_class (digit, "current", is_focused && start == end && i == cursor);
      set_class (digit, "caret", is_focused && start == end && i == cursor && i >= length);
      set_class (digit, "selected", is_focused && i >= start && i < end);
    }
}

/* Takes the digits of what is typed or pasted, and lets each take the place of one that stands there. */
static void
insert_text_cb (LoaOneTimeCodeEntry *self,
                const char          *text,
                int                  n_bytes,
                int                 *position,
                GtkEditable         *editable)
{
  g_autofree char *given = n_bytes < 0 ? g_strdup (text) : g_strndup (text, (gsize) n_bytes);
  g_autofree char *digits = loa_one_time_code_find_digits (given);
  const int length = (int) strlen (digits);
  const int place = length >= LOA_ONE_TIME_CODE_LENGTH ? 0 : *position;
  const int n_taken = MIN (length, LOA_ONE_TIME_CODE_LENGTH - place);

  g_signal_stop_emission_by_name (editable, "insert-text");
  if (n_taken < length || (length == 0 && *given != '\0'))
    gtk_widget_error_bell (GTK_WIDGET (self));
  if (n_taken == 0)
    return;

  g_signal_handlers_block_by_func (editable, insert_text_cb, self);
  gtk_editable_delete_text (editable, place, place + n_taken);
  *position = place;
  gtk_editable_insert_text (editable, digits, n_taken, position);
  g_signal_handlers_unblock_by_func (editable, insert_text_cb, self);
}

/* The invisible text has its digits elsewhere than the boxes: a click goes to the box that is clicked on. */
static void
pressed_cb (LoaOneTimeCodeEntry *self,
            int                  n_press,
            double               x,
            double               y,
            GtkGesture          *gesture)
{
  const int length = (int) strlen (gtk_editable_get_text (GTK_EDITABLE (self->text)));
  int place = 0;

  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  if (n_press > 1)
    {
      loa_one_time_code_entry_select (self);
      return;
    }

  for (int i = 1; i < LOA_ONE_TIME_CODE_LENGTH; i++)
    {
      graphene_rect_t bounds;

      if (gtk_widget_compute_bounds (GTK_WIDGET (self->digits[i]), GTK_WIDGET (self), &bounds) &&
          x >= (double) graphene_rect_get_x (&bounds))
        place = i;
    }

  gtk_text_grab_focus_without_selecting (GTK_TEXT (self->text));
  gtk_editable_set_position (GTK_EDITABLE (self->text), MIN (place, length));
}

static void
loa_one_time_code_entry_measure (GtkWidget      *widget,
                                 GtkOrientation  orientation,
                                 int             for_size,
                                 int            *minimum,
                                 int            *natural,
                                 int            *minimum_baseline,
                                 int            *natural_baseline)
{
  gtk_widget_measure (LOA_ONE_TIME_CODE_ENTRY (widget)->box, orientation, for_size, minimum, natural, NULL, NULL);
}

static void
loa_one_time_code_entry_size_allocate (GtkWidget *widget,
                                       int        width,
                                       int        height,
                                       int        baseline)
{
  LoaOneTimeCodeEntry *self = LOA_ONE_TIME_CODE_ENTRY (widget);
  const GtkAllocation whole = { 0, 0, width, height };
  int minimum;

  /* What is not measured may not be given a place. */
  gtk_widget_measure (self->text, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  gtk_widget_measure (self->text, GTK_ORIENTATION_VERTICAL, -1, &minimum, NULL, NULL, NULL);
  gtk_widget_size_allocate (self->text, &whole, -1);
  gtk_widget_size_allocate (self->box, &whole, -1);
}

static void
loa_one_time_code_entry_snapshot (GtkWidget   *widget,
                                  GtkSnapshot *snapshot)
{
  gtk_widget_snapshot_child (widget, LOA_ONE_TIME_CODE_ENTRY (widget)->box, snapshot);
}

static void
loa_one_time_code_entry_dispose (GObject *object)
{
  LoaOneTimeCodeEntry *self = LOA_ONE_TIME_CODE_ENTRY (object);

  if (self->text != NULL)
    g_signal_handlers_disconnect_by_data (self->text, self);
  self->text = NULL;
  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (loa_one_time_code_entry_parent_class)->dispose (object);
}

static void
loa_one_time_code_entry_class_init (LoaOneTimeCodeEntryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = loa_one_time_code_entry_dispose;
  widget_class->measure = loa_one_time_code_entry_measure;
  widget_class->size_allocate = loa_one_time_code_entry_size_allocate;
  widget_class->snapshot = loa_one_time_code_entry_snapshot;

  gtk_widget_class_set_css_name (widget_class, "loa-one-time-code");
}

static void
add_boxes (LoaOneTimeCodeEntry *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  gtk_widget_set_halign (self->box, GTK_ALIGN_CENTER);
  gtk_widget_set_direction (self->box, GTK_TEXT_DIR_LTR);
  /* Under the text, which gets the clicks. */
  gtk_widget_insert_after (self->box, GTK_WIDGET (self), NULL);

  for (int i = 0; i < LOA_ONE_TIME_CODE_LENGTH; i++)
    {
      self->digits[i] = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_NONE, NULL);
      gtk_widget_add_css_class (GTK_WIDGET (self->digits[i]), "digit");
      gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->digits[i]));
    }
}

static void
loa_one_time_code_entry_init (LoaOneTimeCodeEntry *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  add_boxes (self);
  gtk_entry_set_input_purpose (GTK_ENTRY (self), GTK_INPUT_PURPOSE_DIGITS);
  self->text = GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self)));

  g_signal_connect_swapped (self->text, "insert-text", G_CALLBACK (insert_text_cb), self);
  g_signal_connect_swapped (self->text, "changed", G_CALLBACK (show_text), self);
  g_signal_connect_swapped (self->text, "notify::cursor-position", G_CALLBACK (show_text), self);
  g_signal_connect_swapped (self->text, "notify::selection-bound", G_CALLBACK (show_text), self);
  g_signal_connect_swapped (self->text, "notify::has-focus", G_CALLBACK (show_text), self);

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  show_text (self);
}

GtkWidget *
loa_one_time_code_entry_new (void)
{
  return g_object_new (LOA_TYPE_ONE_TIME_CODE_ENTRY, NULL);
}

gboolean
loa_one_time_code_entry_is_complete (LoaOneTimeCodeEntry *self)
{
  g_return_val_if_fail (LOA_IS_ONE_TIME_CODE_ENTRY (self), FALSE);

  return strlen (gtk_editable_get_text (GTK_EDITABLE (self->text))) == LOA_ONE_TIME_CODE_LENGTH;
}

void
loa_one_time_code_entry_select (LoaOneTimeCodeEntry *self)
{
  g_return_if_fail (LOA_IS_ONE_TIME_CODE_ENTRY (self));

  gtk_widget_grab_focus (self->text);
  gtk_editable_select_region (GTK_EDITABLE (self->text), 0, -1);
}
