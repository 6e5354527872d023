/* test-compat.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <adwaita.h>
#include <glib/gstdio.h>

#include "loa-about.h"
#include "loa-banner.h"
#include "loa-confirm.h"
#include "loa-control-names.h"
#include "loa-form.h"
#include "loa-granted-file.h"
#include "loa-mnemonics.h"
#include "loa-open-file.h"
#include "loa-save-file.h"
#include "loa-scroll.h"
#include "loa-text-scale.h"
#include "loa-toplevel.h"
#include "shown.h"

static GtkWindow *
make_parent (GtkWidget *child)
{
  GtkWindow *parent = GTK_WINDOW (adw_window_new ());

  g_object_ref (parent);
  adw_window_set_content (ADW_WINDOW (parent), child);
  gtk_window_set_default_size (parent, 360, 300);
  show_window (parent);

  return parent;
}

static void
end (GtkWindow *window)
{
  gtk_window_destroy (window);
  assert_ends (window);
}

static void
test_about (void)
{
  GtkWindow *parent = make_parent (gtk_label_new ("Loa"));
  GtkWindow *about;

  loa_about_present (parent, "Loa 0.1.0\n");

  about = find_window_over (parent);
  g_assert_nonnull (about);
  show_window (about);
  end (g_object_ref (about));
  end (parent);
}

static void
count_cb (LoaBanner *banner,
              guint     *n_clicks)
{
  *n_clicks += 1;
}

static void
test_banner (void)
{
  GtkWidget *banner = g_object_ref_sink (loa_banner_new ());
  GtkWindow *parent = make_parent (banner);
  guint n_clicks = 0;

  g_signal_connect (banner, "button-clicked", G_CALLBACK (count_cb), &n_clicks);
  g_assert_false (loa_banner_get_revealed (LOA_BANNER (banner)));
  loa_banner_set_title (LOA_BANNER (banner), "Demo: 1 < 2 & 3");
  loa_banner_set_button_label (LOA_BANNER (banner), "Try again");
  loa_banner_set_second_button_label (LOA_BANNER (banner), "Later");
  loa_banner_set_revealed (LOA_BANNER (banner), TRUE);
  show_window (parent);
  g_assert_true (loa_banner_get_revealed (LOA_BANNER (banner)));
  g_assert_cmpstr (loa_banner_get_title (LOA_BANNER (banner)), ==, "Demo: 1 < 2 & 3");
  loa_banner_set_second_button_label (LOA_BANNER (banner), NULL);
  g_signal_emit_by_name (banner, "button-clicked");
  g_assert_cmpuint (n_clicks, ==, 1);

  end (parent);
  assert_ends (banner);
}

static gboolean
is_gone (gpointer user_data)
{
  return *(gpointer *) user_data == NULL;
}

static void
test_form (void)
{
  GtkWidget *label = gtk_label_new ("Loa");
  GtkWindow *parent = make_parent (label);
  GtkWindow *form = GTK_WINDOW (adw_window_new ());

  g_object_add_weak_pointer (G_OBJECT (form), (gpointer *) &form);
  loa_form_present (form, label, 520);
  show_window (form);
  g_assert_true (gtk_window_get_transient_for (form) == parent);
  g_assert_true (gtk_window_get_modal (form));
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (form)), <=, 360);

  end (parent);
  wait_until (is_gone, &form, "a form that ends with its window");
}

/* Something under way keeps a form for longer than its window lives. */
static void
test_form_kept (void)
{
  GtkWidget *label = gtk_label_new ("Loa");
  GtkWindow *parent = make_parent (label);
  GtkWindow *form = GTK_WINDOW (adw_window_new ());

  g_object_ref (form);
  loa_form_present (form, label, 520);
  show_window (form);

  end (parent);
  g_assert_null (gtk_window_get_transient_for (form));
  assert_ends (form);
}

static gboolean
has_dialog (gpointer user_data)
{
  return find_window_over (user_data) != NULL;
}

static void
test_save_file (void)
{
  GtkWindow *parent = make_parent (gtk_label_new ("Loa"));
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  loa_save_file_async (parent, "Export", "loa.csv", NULL, keep_result_cb, &result);
  wait_until (has_dialog, parent, "a dialog that asks for a file");
  show_window (find_window_over (parent));
  gtk_window_close (find_window_over (parent));
  g_assert_null (loa_save_file_finish (parent, wait_for_result (&result), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_object (&result);

  end (parent);
}

static void
test_open_file (void)
{
  GtkWindow *parent = make_parent (gtk_label_new ("Loa"));
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  gtk_file_filter_add_suffix (filter, "json");
  loa_open_file_async (parent, "Import", filter, NULL, keep_result_cb, &result);
  wait_until (has_dialog, parent, "a dialog that asks for a file");
  show_window (find_window_over (parent));
  gtk_window_close (find_window_over (parent));
  g_assert_null (loa_open_file_finish (parent, wait_for_result (&result), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_object (&result);

  end (parent);
}

static GtkWidget *
find_button (GtkWidget  *widget,
             const char *label)
{
  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0)
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_button (child, label);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* The dialog is a window of its own or a sheet in its parent. */
static GtkWidget *
wait_for_button (GtkWindow  *parent,
                 const char *label)
{
  GtkWindow *dialog = find_window_over (parent);
  GtkWidget *button;

  if (dialog != NULL)
    show_window (dialog);
  button = find_button (GTK_WIDGET (dialog != NULL ? dialog : parent), label);
  g_assert_nonnull (button);

  return button;
}

static gboolean
has_focus_on_button (gpointer user_data)
{
  GtkWindow *dialog = find_window_over (user_data);

  return GTK_IS_BUTTON (gtk_window_get_focus (dialog != NULL ? dialog : user_data));
}

static gboolean
has_no_question (gpointer user_data)
{
  return find_window_over (user_data) == NULL && find_button (user_data, "Cancel") == NULL;
}

static void
test_confirm (gconstpointer data)
{
  const gboolean risky = GPOINTER_TO_INT (data);
  /* Too wide for two buttons beside each other. */
  const char *act = risky ? "Import and use speaker.example.com:8443" : "Import";
  GtkWindow *parent = make_parent (gtk_label_new ("Loa"));
  g_autoptr (GAsyncResult) cancelled = NULL;
  g_autoptr (GAsyncResult) confirmed = NULL;
  g_autoptr (GError) error = NULL;
  GtkWidget *cancel_button;
  GtkWindow *dialog;
  GtkWidget *focus;

  loa_confirm_async (parent, "Import <1> & 2?", "It talks to example.com.", act, risky, NULL, keep_result_cb,
                     &cancelled);
  cancel_button = wait_for_button (parent, "Cancel");
  wait_until (has_focus_on_button, parent, "a button that Enter presses");
  dialog = find_window_over (parent);
  focus = gtk_window_get_focus (dialog != NULL ? dialog : parent);
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (focus)), ==, risky ? "Cancel" : act);
  g_signal_emit_by_name (cancel_button, "clicked");
  g_assert_false (loa_confirm_finish (wait_for_result (&cancelled), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  wait_until (has_no_question, parent, "a question that closes");

  loa_confirm_async (parent, "Import?", "It talks to example.com.", act, risky, NULL, keep_result_cb,
                     &confirmed);
  g_signal_emit_by_name (wait_for_button (parent, act), "clicked");
  g_assert_true (loa_confirm_finish (wait_for_result (&confirmed), &error));
  g_assert_no_error (error);

  g_clear_object (&cancelled);
  g_clear_object (&confirmed);
  end (parent);
}

/* A question goes with its window, which is no answer. */
static void
test_confirm_parent (void)
{
  GtkWindow *parent = make_parent (gtk_label_new ("Loa"));
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  loa_confirm_async (parent, "Import?", "It talks to example.com.", "Import", FALSE, NULL, keep_result_cb, &result);
  wait_for_button (parent, "Import");
  end (parent);
  g_assert_false (loa_confirm_finish (wait_for_result (&result), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static gboolean
has_no_dialog (gpointer user_data)
{
  return find_window_over (user_data) == NULL;
}

static gboolean
is_closed (gpointer user_data)
{
  return !gtk_widget_get_visible (user_data);
}

static void
test_close_sheets (void)
{
  GtkWindow *parent = make_parent (gtk_label_new ("Loa"));
  GtkWindow *about;

  loa_about_present (parent, "Loa 0.1.0\n");
  loa_confirm_tell (parent, "Heading", "Body");
  loa_toplevel_close_sheets (parent);
  gtk_window_close (parent);
  wait_until (is_closed, parent, "a window that closes");

  while ((about = find_window_over (parent)) != NULL)
    gtk_window_destroy (about);
  assert_ends (parent);
}

static void
test_tell (void)
{
  GtkWindow *parent = make_parent (gtk_label_new ("Loa"));

  loa_confirm_tell (parent, "Not imported", "The file is <empty>.");
  g_signal_emit_by_name (wait_for_button (parent, "Close"), "clicked");
  wait_until (has_no_dialog, parent, "a dialog that closes");

  end (parent);
}

static void
test_scroll (void)
{
  GtkWidget *scrolled = g_object_ref_sink (gtk_scrolled_window_new ());
  GtkWindow *parent;

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), gtk_label_new ("Loa"));
  loa_scroll_once_a_frame (GTK_SCROLLED_WINDOW (scrolled));
  parent = make_parent (scrolled);

  end (parent);
  assert_ends (scrolled);
}

static void
assert_name (GtkWidget  *widget,
             const char *name)
{
  g_autofree char *found = gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                                               name);

  g_assert_cmpstr (found, ==, NULL);
}

/* Returns: (transfer none) (nullable): the button inside a widget that has so many before it */
static GtkWidget *
find_nth_button (GtkWidget *widget,
                 guint     *n_before)
{
  GtkWidget *found = GTK_IS_BUTTON (widget) && (*n_before)-- == 0 ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_nth_button (child, n_before);

  return found;
}

/* Twice, as a form is that is shown again. */
static void
test_control_names (void)
{
  const char *choices[] = { "By name", "By place", NULL };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *drop_down = gtk_drop_down_new_from_strings (choices);
  GtkWidget *calendar = gtk_calendar_new ();
  GtkWindow *parent;
  guint first = 0;
  guint last = 3;

  gtk_widget_set_tooltip_text (drop_down, "Sort");
  gtk_box_append (GTK_BOX (box), drop_down);
  gtk_box_append (GTK_BOX (box), calendar);
  parent = make_parent (box);
  loa_control_names_keep (GTK_WIDGET (parent));
  loa_control_names_keep (GTK_WIDGET (parent));

  assert_name (find_nth_button (drop_down, &first), "Sort: By name");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down), 1);
  first = 0;
  assert_name (find_nth_button (drop_down, &first), "Sort: By place");
  first = 0;
  assert_name (find_nth_button (calendar, &first), "Previous month");
  assert_name (find_nth_button (calendar, &last), "Next year");

  end (parent);
}

static void
assert_found (const char *runtime_folder,
              const char *chosen,
              const char *expected)
{
  g_autoptr (GFile) file = g_file_new_for_path (chosen);
  g_autoptr (GFile) found = loa_granted_file_find (file, runtime_folder);

  g_assert_cmpstr (g_file_peek_path (found), ==, expected);
}

static void
test_granted_file (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *runtime_folder = g_dir_make_tmp ("loa-compat-XXXXXX", &error);
  g_autofree char *granted_folder = g_build_filename (runtime_folder, "doc", NULL);
  g_autofree char *folder = g_build_filename (granted_folder, "5f", NULL);
  g_autofree char *path = g_build_filename (folder, "sổ thu.csv", NULL);

  g_assert_no_error (error);
  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);

  assert_found (runtime_folder, path, path);
  assert_found (runtime_folder, "/not-here/run/doc/5f/sổ thu.csv", path);
  assert_found (runtime_folder, "/not-here/run/doc/60/sổ thu.csv", "/not-here/run/doc/60/sổ thu.csv");
  assert_found (runtime_folder, "/not-here/run/docs/5f/sổ thu.csv", "/not-here/run/docs/5f/sổ thu.csv");
  assert_found (runtime_folder, "/5f", "/5f");
  assert_found ("/not-here", path, path);

  g_rmdir (folder);
  g_rmdir (granted_folder);
  g_rmdir (runtime_folder);
}

/* Returns: (transfer full): what is underlined in the label of a button */
static char *
dup_underlined (GtkWidget *button)
{
  GtkLabel *label = GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button)));
  PangoAttrList *attributes = gtk_label_get_attributes (label);
  g_autoptr (GSList) lines = NULL;
  PangoAttribute *line;
  char *underlined;

  if (attributes == NULL)
    return NULL;

  lines = pango_attr_list_get_attributes (attributes);
  g_assert_cmpuint (g_slist_length (lines), ==, 1);
  line = lines->data;

  underlined = g_strndup (gtk_label_get_text (label) + line->start_index, line->end_index - line->start_index);
  pango_attribute_destroy (line);

  return underlined;
}

/* Presses Alt and a letter. Returns: whether that was for somebody */
static gboolean
press_alt (GtkWindow *window,
           guint      keyval)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (window));
  gboolean handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !handled; i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", keyval, 0, GDK_ALT_MASK, &handled);
    }

  return handled;
}

static void
activated_cb (GtkWidget *button,
              guint     *n_clicks)
{
  (*n_clicks)++;
}

/* Each has a letter of its own, which is that of its key on the keyboard, and is underlined while Alt is held. */
static void
test_mnemonics (void)
{
  const struct
  {
    const char *label;
    const char *underlined;
    guint key;
  } cases[] = {
    { "Đóng", "Đ", GDK_KEY_d },
    { "Đọc lại", "l", GDK_KEY_l },
    { "Đó", "ó", GDK_KEY_O },
    { "Do", NULL, 0 },
  };
  GtkWidget *buttons[G_N_ELEMENTS (cases)];
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWindow *parent;
  guint n_clicks = 0;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      buttons[i] = gtk_button_new_with_label (cases[i].label);
      g_signal_connect (buttons[i], "activate", G_CALLBACK (activated_cb), &n_clicks);
      gtk_box_append (GTK_BOX (box), buttons[i]);
    }
  parent = make_parent (box);
  loa_mnemonics_add (parent);

  for (guint visible = 0; visible < 2; visible++)
    {
      gtk_window_set_mnemonics_visible (parent, visible);
      for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
        {
          g_autofree char *underlined = dup_underlined (buttons[i]);

          g_assert_cmpstr (underlined, ==, visible ? cases[i].underlined : NULL);
        }
    }

  g_assert_false (press_alt (parent, GDK_KEY_x));
  for (guint i = 0; i < G_N_ELEMENTS (cases) && cases[i].key != 0; i++)
    {
      g_assert_true (press_alt (parent, cases[i].key));
      g_assert_cmpuint (n_clicks, ==, i + 1);
      g_assert_true (gtk_window_get_focus (parent) == buttons[i]);
    }
  gtk_widget_set_sensitive (buttons[0], FALSE);
  g_assert_true (press_alt (parent, GDK_KEY_d));
  g_assert_true (gtk_window_get_focus (parent) == buttons[1]);

  end (parent);
}

/* A form is as much wider as its text is larger, as far as there is room. */
static void
test_text_scale (void)
{
  GtkWidget *content = gtk_label_new ("Loa");
  GtkWindow *parent = make_parent (content);
  GtkSettings *settings = gtk_widget_get_settings (content);
  const struct
  {
    int dpi;
    double scale;
    int width;
  } cases[] = { { 96 * 1024, 1, 100 }, { 144 * 1024, 1.5, 150 }, { 192 * 1024, 2, 200 }, { 960 * 1024, 10, gtk_widget_get_width (GTK_WIDGET (parent)) } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GtkWindow *form = g_object_ref (GTK_WINDOW (gtk_window_new ()));
      int width;
      int height;

      g_object_set (settings, "gtk-xft-dpi", cases[i].dpi, NULL);
      g_assert_cmpfloat (loa_text_scale_get (content), ==, cases[i].scale);
      loa_form_present (form, content, 100);
      gtk_window_get_default_size (form, &width, &height);
      g_assert_cmpint (width, ==, cases[i].width);
      end (form);
    }

  gtk_settings_reset_property (settings, "gtk-xft-dpi");
  end (parent);
}

int
main (int    argc,
      char **argv)
{
  /* Warnings are fatal from here on. */
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/compat/about", test_about);
  g_test_add_func ("/compat/banner", test_banner);
  g_test_add_func ("/compat/close-sheets", test_close_sheets);
  g_test_add_data_func ("/compat/confirm", GINT_TO_POINTER (FALSE), test_confirm);
  g_test_add_func ("/compat/confirm-parent", test_confirm_parent);
  g_test_add_data_func ("/compat/confirm-risky", GINT_TO_POINTER (TRUE), test_confirm);
  g_test_add_func ("/compat/control-names", test_control_names);
  g_test_add_func ("/compat/form", test_form);
  g_test_add_func ("/compat/form-kept", test_form_kept);
  g_test_add_func ("/compat/granted-file", test_granted_file);
  g_test_add_func ("/compat/mnemonics", test_mnemonics);
  g_test_add_func ("/compat/open-file", test_open_file);
  g_test_add_func ("/compat/save-file", test_save_file);
  g_test_add_func ("/compat/scroll", test_scroll);
  g_test_add_func ("/compat/text-scale", test_text_scale);
  g_test_add_func ("/compat/tell", test_tell);

  return g_test_run ();
}
