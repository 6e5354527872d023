/* loa-help-window.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include "loa-help-window.h"

#include <glib/gi18n.h>

#include "loa-help-page.h"
#include "loa-help-pages.h"
#include "loa-help-text.h"
#include "loa-stack.h"

/* The pages are in the program, so that they can be read wherever it runs: not every desktop has a program for help, and
 * none of them reaches into a sandbox. The window is modal to none, and in a group of its own, so that a dialog and its
 * page can be used side by side.
 */
struct _LoaHelpWindow
{
  AdwWindow parent_instance;

  GPtrArray *before; /* (owned) (element-type utf8): the pages to go back to, "" for the list */
  char *name;        /* (owned): the page that is shown, "" for the list */

  AdwWindowTitle *window_title;
  GtkWidget *back_button;
  GtkStack *stack;
  AdwPreferencesGroup *contents;
  GtkScrolledWindow *page_scrolled;
  LoaHelpPage *page;
};

G_DEFINE_FINAL_TYPE (LoaHelpWindow, loa_help_window, ADW_TYPE_WINDOW)

static G_DEFINE_QUARK (loa-help-page-name, page_name)

/* Returns: (transfer full): what a page is about, as plain text */
static char *
dup_title (GPtrArray *blocks)
{
  const LoaHelpBlock *first = blocks->len > 0 ? g_ptr_array_index (blocks, 0) : NULL;
  char *title = NULL;

  if (first == NULL || !pango_parse_markup (first->markup, -1, 0, NULL, &title, NULL, NULL))
    title = g_strdup (_("Help"));

  return title;
}

static void
show_contents (LoaHelpWindow *self)
{
  adw_window_title_set_title (self->window_title, _("Help"));
  loa_stack_show (self->stack, "contents");
}

static gboolean
show_text (LoaHelpWindow *self,
           const char    *name)
{
  g_autoptr (GPtrArray) blocks = *name != '\0' ? loa_help_pages_load (name) : NULL;
  g_autofree char *title = NULL;

  if (blocks == NULL)
    return FALSE;

  title = dup_title (blocks);
  adw_window_title_set_title (self->window_title, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->page), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  loa_help_page_show (self->page, blocks);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->page_scrolled), 0);
  loa_stack_show (self->stack, "page");
  gtk_widget_grab_focus (GTK_WIDGET (self->page));

  return TRUE;
}

static void
show (LoaHelpWindow *self,
      const char    *name)
{
  const char *shown = show_text (self, name) ? name : "";
  g_autofree char *kept = g_strdup (shown);

  if (*kept == '\0')
    show_contents (self);

  g_free (self->name);
  self->name = g_steal_pointer (&kept);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "help.back", self->before->len > 0);
  gtk_widget_set_visible (self->back_button, self->before->len > 0);
}

static void
page_chosen_cb (LoaHelpWindow *self,
                const char    *name)
{
  loa_help_window_show_page (self, name);
}

static void
clicked_cb (GtkWidget     *button,
            LoaHelpWindow *self)
{
  loa_help_window_show_page (self, g_object_get_qdata (G_OBJECT (button), page_name_quark ()));
}

static void
back_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  LoaHelpWindow *self = LOA_HELP_WINDOW (widget);
  g_autofree char *name = g_ptr_array_steal_index (self->before, self->before->len - 1);

  show (self, name);
}

/* The button is for screen readers, to which the floor's GTK does not tell that a row can be activated. */
static void
add_row (LoaHelpWindow *self,
         const char    *name)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_from_icon_name ("go-next-symbolic");
  g_autoptr (GPtrArray) blocks = loa_help_pages_load (name);
  g_autofree char *title = dup_title (blocks);

  g_object_set_qdata (G_OBJECT (button), page_name_quark (), (gpointer) name);
  g_signal_connect_object (button, "clicked", G_CALLBACK (clicked_cb), self, G_CONNECT_DEFAULT);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_focusable (button, FALSE);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  adw_preferences_group_add (self->contents, row);
}

static void
loa_help_window_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), LOA_TYPE_HELP_WINDOW);

  G_OBJECT_CLASS (loa_help_window_parent_class)->dispose (object);
}

static void
loa_help_window_finalize (GObject *object)
{
  LoaHelpWindow *self = LOA_HELP_WINDOW (object);

  g_clear_pointer (&self->before, g_ptr_array_unref);
  g_clear_pointer (&self->name, g_free);

  G_OBJECT_CLASS (loa_help_window_parent_class)->finalize (object);
}

static void
loa_help_window_class_init (LoaHelpWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = loa_help_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = loa_help_window_finalize;

  g_type_ensure (LOA_TYPE_HELP_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/loa_desktop/Loa/help/loa-help-window.ui");
  gtk_widget_class_bind_template_child (widget_class, LoaHelpWindow, window_title);
  gtk_widget_class_bind_template_child (widget_class, LoaHelpWindow, back_button);
  gtk_widget_class_bind_template_child (widget_class, LoaHelpWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, LoaHelpWindow, contents);
  gtk_widget_class_bind_template_child (widget_class, LoaHelpWindow, page_scrolled);
  gtk_widget_class_bind_template_child (widget_class, LoaHelpWindow, page);
  gtk_widget_class_bind_template_callback (widget_class, page_chosen_cb);
  gtk_widget_class_install_action (widget_class, "help.back", NULL, back_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "help.back", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_w, GDK_CONTROL_MASK, "window.close", NULL);
}

static void
loa_help_window_init (LoaHelpWindow *self)
{
  const char * const *names = loa_help_pages_get_names ();
  g_autoptr (GtkWindowGroup) group = gtk_window_group_new ();

  self->before = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_window_group_add_window (group, GTK_WINDOW (self));
  for (guint i = 0; names[i] != NULL; i++)
    add_row (self, names[i]);
  show (self, "");
}

GtkWindow *
loa_help_window_new (void)
{
  return g_object_new (LOA_TYPE_HELP_WINDOW, NULL);
}

void
loa_help_window_show_page (LoaHelpWindow *self,
                           const char    *name)
{
  g_return_if_fail (LOA_IS_HELP_WINDOW (self));

  if (name == NULL)
    name = "";
  if (g_str_equal (name, self->name))
    return;

  g_ptr_array_add (self->before, g_strdup (self->name));
  show (self, name);
}

static LoaHelpWindow *
find_open (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (LOA_IS_HELP_WINDOW (l->data) && gtk_widget_get_visible (l->data))
      return l->data;

  return NULL;
}

/* It belongs to no application, which would go on for it alone, and ends with the window that it helps with. */
static void
open_for (LoaHelpWindow *self,
          GtkWindow     *window)
{
  while (gtk_window_get_transient_for (window) != NULL)
    window = gtk_window_get_transient_for (window);

  g_signal_connect_object (window, "unrealize", G_CALLBACK (gtk_window_destroy), self, G_CONNECT_SWAPPED);
}

static void
help_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  LoaHelpWindow *window = find_open ();

  if (window == NULL)
    {
      window = LOA_HELP_WINDOW (loa_help_window_new ());
      open_for (window, GTK_WINDOW (widget));
    }
  loa_help_window_show_page (window, g_type_get_qdata (G_OBJECT_TYPE (widget), page_name_quark ()));
  gtk_window_present (GTK_WINDOW (window));
}

void
loa_help_window_install (GtkWidgetClass *widget_class,
                         const char     *name)
{
  g_return_if_fail (GTK_IS_WIDGET_CLASS (widget_class));

  g_type_set_qdata (G_TYPE_FROM_CLASS (widget_class), page_name_quark (), (gpointer) name);
  gtk_widget_class_install_action (widget_class, "win.help", NULL, help_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F1, 0, "win.help", NULL);
}
