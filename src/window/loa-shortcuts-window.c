/* loa-shortcuts-window.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include <glib/gi18n.h>

#include "loa-shortcuts-window.h"
#include "loa-help-window.h"

/* GTK's own window for this is deprecated today and its successor is too new for the floor. */

struct _LoaShortcutsWindow
{
  AdwWindow parent_instance;

  AdwPreferencesGroup *general_group;
  AdwPreferencesGroup *speakers_group;
};

G_DEFINE_FINAL_TYPE (LoaShortcutsWindow, loa_shortcuts_window, ADW_TYPE_WINDOW)

typedef struct
{
  const char *title;
  const char *accelerators[2];
} Shortcut;

static const Shortcut general[] = {
  { N_("Speakers"), { "<Alt>1" } },
  { N_("Transactions"), { "<Alt>2" } },
  { N_("Announcements"), { "<Alt>3" } },
  { N_("Search"), { "<Control>f" } },
  { N_("Refresh"), { "F5", "<Control>r" } },
  { N_("Main menu"), { "F10" } },
  { N_("Menu of what is selected"), { "Menu", "<Shift>F10" } },
  { N_("Preferences"), { "<Control>comma" } },
  { N_("Help"), { "F1" } },
  { N_("Keyboard shortcuts"), { "<Control>question" } },
  { N_("Close window"), { "<Control>w" } },
  { N_("Quit"), { "<Control>q" } },
};

static const Shortcut speakers[] = {
  { N_("Add speaker"), { "<Control>n" } },
  { N_("Rename speaker"), { "F2" } },
  { N_("Remove from this computer"), { "Delete" } },
  { N_("Demonstration screen"), { "F11" } },
};

static GtkWidget *
make_keys (const char *accelerator)
{
  GtkWidget *keys;
  g_autofree char *text = NULL;
  GdkModifierType modifiers;
  guint key;

  gtk_accelerator_parse (accelerator, &key, &modifiers);
  text = gtk_accelerator_get_label (key, modifiers);
  keys = gtk_label_new (text);
  gtk_widget_add_css_class (keys, "keys");
  gtk_widget_set_valign (keys, GTK_ALIGN_CENTER);

  return keys;
}

static void
add_shortcuts (AdwPreferencesGroup *group,
               const Shortcut      *shortcuts,
               guint                n_shortcuts)
{
  for (guint i = 0; i < n_shortcuts; i++)
    {
      GtkWidget *row = adw_action_row_new ();

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _(shortcuts[i].title));
      for (guint j = 0; j < G_N_ELEMENTS (shortcuts[i].accelerators) && shortcuts[i].accelerators[j] != NULL; j++)
        adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_keys (shortcuts[i].accelerators[j]));
      adw_preferences_group_add (group, row);
    }
}

static void
loa_shortcuts_window_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), LOA_TYPE_SHORTCUTS_WINDOW);

  G_OBJECT_CLASS (loa_shortcuts_window_parent_class)->dispose (object);
}

static void
loa_shortcuts_window_class_init (LoaShortcutsWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = loa_shortcuts_window_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/loa_desktop/Loa/loa-shortcuts-window.ui");
  gtk_widget_class_bind_template_child (widget_class, LoaShortcutsWindow, general_group);
  gtk_widget_class_bind_template_child (widget_class, LoaShortcutsWindow, speakers_group);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  loa_help_window_install (widget_class, NULL);
}

static void
loa_shortcuts_window_init (LoaShortcutsWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  add_shortcuts (self->general_group, general, G_N_ELEMENTS (general));
  add_shortcuts (self->speakers_group, speakers, G_N_ELEMENTS (speakers));
}

GtkWindow *
loa_shortcuts_window_new (void)
{
  return g_object_new (LOA_TYPE_SHORTCUTS_WINDOW, NULL);
}
