/* test-pairing.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-pairing.h"

#include "loa-countdown.h"
#include "loa-one-time-code-entry.h"
#include "loa-pairing-trouble.h"
#include "sepay-error-private.h"
#include "shown.h"

typedef struct
{
  GtkWindow *window;
  GtkWidget *entry;
  GtkWidget *text; /* what the keys go to */
} Field;

static void
set_up (Field         *field,
        gconstpointer  data)
{
  field->window = GTK_WINDOW (gtk_window_new ());
  field->entry = g_object_ref_sink (loa_one_time_code_entry_new ());
  field->text = GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (field->entry)));
  gtk_window_set_child (field->window, field->entry);
  show_window (field->window);
  gtk_widget_grab_focus (field->entry);
  g_assert_true (gtk_window_get_focus (field->window) == field->text);
}

static void
tear_down (Field         *field,
           gconstpointer  data)
{
  gtk_window_destroy (field->window);
  assert_ends (field->entry);
}

/* As the keyboard, an input method and the clipboard do. */
static void
type (Field      *field,
      const char *text)
{
  gtk_editable_delete_selection (GTK_EDITABLE (field->text));
  g_signal_emit_by_name (field->text, "insert-at-cursor", text);
}

static void
press (Field           *field,
       const char      *key,
       GtkMovementStep  step,
       int              count)
{
  if (g_str_equal (key, "BackSpace"))
    g_signal_emit_by_name (field->text, "backspace");
  else if (g_str_equal (key, "Delete"))
    g_signal_emit_by_name (field->text, "delete-from-cursor", GTK_DELETE_CHARS, 1);
  else
    g_signal_emit_by_name (field->text, "move-cursor", step, count, FALSE);
}

static void
assert_code (Field      *field,
             const char *code)
{
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (field->entry)), ==, code);
  g_assert_cmpint (loa_one_time_code_entry_is_complete (LOA_ONE_TIME_CODE_ENTRY (field->entry)), ==,
                   g_utf8_strlen (code, -1) == 4);
}

/* What the boxes show, with the style class of each. */
static char *
draw (Field *field)
{
  GtkWidget *box = gtk_widget_get_first_child (field->entry);
  GString *drawn = g_string_new (NULL);

  for (GtkWidget *digit = gtk_widget_get_first_child (box); digit != NULL; digit = gtk_widget_get_next_sibling (digit))
    {
      const char *text = gtk_label_get_label (GTK_LABEL (digit));

      g_string_append (drawn, *text != '\0' ? text : "_");
      if (gtk_widget_has_css_class (digit, "selected"))
        g_string_append_c (drawn, '*');
      if (gtk_widget_has_css_class (digit, "current"))
        g_string_append_c (drawn, '|');
    }

  return g_string_free (drawn, FALSE);
}

static void
assert_drawn (Field      *field,
              const char *expected)
{
  g_autofree char *drawn = draw (field);

  g_assert_cmpstr (drawn, ==, expected);
}

static void
test_typed (Field         *field,
            gconstpointer  data)
{
  type (field, "1");
  type (field, "2");
  assert_code (field, "12");
  type (field, "x");
  type (field, " ");
  assert_code (field, "12");
  type (field, "3");
  type (field, "4");
  assert_code (field, "1234");
  type (field, "5");
  assert_code (field, "1234");
}

static void
test_pasted (Field         *field,
             gconstpointer  data)
{
  static const char *const texts[] = { "1234", "1 2 3 4", "12-34", "mã 1234", "１２３４", "Mã: 1234.\n", "12345" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      gtk_editable_set_text (GTK_EDITABLE (field->entry), "99");
      gtk_editable_set_position (GTK_EDITABLE (field->entry), 1);
      type (field, texts[i]);
      assert_code (field, "1234");

      gtk_editable_set_text (GTK_EDITABLE (field->entry), "");
      assert_code (field, "");
      gtk_editable_set_text (GTK_EDITABLE (field->entry), texts[i]);
      assert_code (field, "1234");
    }

  gtk_editable_set_text (GTK_EDITABLE (field->entry), "no code");
  assert_code (field, "");
}

static void
test_moved (Field         *field,
            gconstpointer  data)
{
  type (field, "1234");
  press (field, "Home", GTK_MOVEMENT_DISPLAY_LINE_ENDS, -1);
  type (field, "9");
  assert_code (field, "9234");
  press (field, "Right", GTK_MOVEMENT_VISUAL_POSITIONS, 1);
  type (field, "8");
  assert_code (field, "9284");
  press (field, "BackSpace", 0, 0);
  assert_code (field, "924");
  press (field, "Left", GTK_MOVEMENT_VISUAL_POSITIONS, -1);
  press (field, "Delete", 0, 0);
  assert_code (field, "94");
  press (field, "End", GTK_MOVEMENT_DISPLAY_LINE_ENDS, 1);
  type (field, "71");
  assert_code (field, "9471");
  loa_one_time_code_entry_select (LOA_ONE_TIME_CODE_ENTRY (field->entry));
  type (field, "5");
  assert_code (field, "5");
}

static gboolean
is_active (gpointer user_data)
{
  return gtk_widget_has_focus (user_data);
}

static void
test_drawn (Field         *field,
            gconstpointer  data)
{
  g_object_set (gtk_widget_get_settings (field->entry), "gtk-entry-select-on-focus", TRUE, NULL);
  wait_until (is_active, field->text, "a field with the focus");
  assert_drawn (field, "_|___");
  type (field, "1");
  assert_drawn (field, "1_|__");
  type (field, "234");
  assert_drawn (field, "1234|");
  press (field, "Home", GTK_MOVEMENT_DISPLAY_LINE_ENDS, -1);
  assert_drawn (field, "1|234");
  loa_one_time_code_entry_select (LOA_ONE_TIME_CODE_ENTRY (field->entry));
  assert_drawn (field, "1*2*3*4*");
  gtk_editable_select_region (GTK_EDITABLE (field->entry), 1, 3);
  assert_drawn (field, "12*3*4");
}

static void
count_cb (guint *n_signals)
{
  (*n_signals)++;
}

/* A full field does nothing by itself. */
static void
test_activated (Field         *field,
                gconstpointer  data)
{
  guint n_activated = 0;

  g_signal_connect_swapped (field->entry, "activate", G_CALLBACK (count_cb), &n_activated);
  type (field, "1234");
  g_assert_cmpuint (n_activated, ==, 0);
  g_signal_emit_by_name (field->text, "activate");
  g_assert_cmpuint (n_activated, ==, 1);
}

static GtkWidget *
get_sentence (GtkWidget *countdown)
{
  return gtk_widget_get_last_child (countdown);
}

/* A screen reader is told a few times, and not every second. */
static void
test_countdown (void)
{
  static const int milestones[] = { 120, 60, 30, 10, 0 };
  GtkWidget *countdown = g_object_ref_sink (loa_countdown_new ());
  guint n_sentences = 0;
  guint next = 0;

  g_signal_connect_swapped (get_sentence (countdown), "notify::label", G_CALLBACK (count_cb), &n_sentences);
  for (int left = 120; left >= 0; left--)
    {
      g_autofree char *time = g_strdup_printf ("%d:%02d", left / 60, left % 60);

      loa_countdown_show (LOA_COUNTDOWN (countdown), left);
      if (next < G_N_ELEMENTS (milestones) && left == milestones[next])
        next++;
      g_assert_cmpuint (n_sentences, ==, next);
      g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (gtk_widget_get_first_child (countdown))), ==, time);
      g_assert_cmpint (gtk_widget_has_css_class (countdown, "late"), ==, left <= 30);
    }

  g_assert_cmpuint (n_sentences, ==, G_N_ELEMENTS (milestones));
  assert_ends (countdown);
}

static gboolean
has_waited (gpointer user_data)
{
  return !loa_pairing_trouble_is_waiting (user_data);
}

/* What SePay asks to wait is counted down and ends, or goes with the widget. */
static void
test_wait (void)
{
  g_autoptr (GError) short_wait = sepay_error_new_for_answer (SEPAY_ERROR_RATE_LIMITED, 429, 1, NULL);
  g_autoptr (GError) long_wait = sepay_error_new_for_answer (SEPAY_ERROR_RATE_LIMITED, 429, 100000, NULL);
  GtkWidget *trouble = g_object_ref_sink (loa_pairing_trouble_new ());
  guint n_waited = 0;

  g_signal_connect_swapped (trouble, "waited", G_CALLBACK (count_cb), &n_waited);
  loa_pairing_trouble_show (LOA_PAIRING_TROUBLE (trouble), long_wait, NULL);
  g_assert_true (loa_pairing_trouble_is_waiting (LOA_PAIRING_TROUBLE (trouble)));
  loa_pairing_trouble_show (LOA_PAIRING_TROUBLE (trouble), NULL, NULL);
  g_assert_false (loa_pairing_trouble_is_waiting (LOA_PAIRING_TROUBLE (trouble)));

  loa_pairing_trouble_show (LOA_PAIRING_TROUBLE (trouble), short_wait, NULL);
  g_assert_true (loa_pairing_trouble_is_waiting (LOA_PAIRING_TROUBLE (trouble)));
  wait_until (has_waited, trouble, "the wait to be over");
  g_assert_cmpuint (n_waited, ==, 1);
  g_assert_true (gtk_widget_get_visible (trouble));

  loa_pairing_trouble_show (LOA_PAIRING_TROUBLE (trouble), long_wait, NULL);
  assert_ends (trouble);
}

#define ADD(path, test) g_test_add ("/window/one-time-code/" path, Field, NULL, set_up, test, tear_down)

void
add_pairing_tests (void)
{
  ADD ("typed", test_typed);
  ADD ("pasted", test_pasted);
  ADD ("moved", test_moved);
  ADD ("drawn", test_drawn);
  ADD ("activated", test_activated);
  g_test_add_func ("/window/countdown-told", test_countdown);
  g_test_add_func ("/window/pairing-wait", test_wait);
}
