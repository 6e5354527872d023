/* loa-desktop-group.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include <glib/gi18n.h>

#include "loa-background.h"
#include "loa-desktop-group.h"
#include "loa-failure.h"
#include "loa-field-error.h"
#include "loa-settings.h"

/* The desktop may have to be asked whether Loa may go on without a window, so these two switches follow what became of
 * it, and the settings follow the switches.
 */

struct _LoaDesktopGroup
{
  AdwPreferencesGroup parent_instance;

  LoaSettings *settings;        /* (owned) (nullable) */
  char *profile;                /* (owned) (nullable) */
  GCancellable *cancellable;    /* (owned): of looking, not of setting */
  gboolean background;          /* what is being set */
  gboolean autostart;           /* likewise */

  AdwComboRow *words_row;
  GtkSwitch *notifications_switch;
  GtkWidget *background_row;
  GtkSwitch *background_switch;
  GtkWidget *autostart_row;
  GtkSwitch *autostart_switch;
  GtkLabel *error_label;
};

G_DEFINE_FINAL_TYPE (LoaDesktopGroup, loa_desktop_group, ADW_TYPE_PREFERENCES_GROUP)

static GSettings *
get_profile_settings (LoaDesktopGroup *self)
{
  return loa_settings_get_profile (self->settings);
}

static void
show_words (LoaDesktopGroup *self)
{
  adw_combo_row_set_selected (self->words_row,
                              (guint) g_settings_get_enum (loa_settings_get_common (self->settings),
                                                           LOA_SETTINGS_AMOUNT_WORDS));
}

static void
words_selected_cb (LoaDesktopGroup *self)
{
  const guint selected = adw_combo_row_get_selected (self->words_row);

  if (selected != GTK_INVALID_LIST_POSITION)
    g_settings_set_enum (loa_settings_get_common (self->settings), LOA_SETTINGS_AMOUNT_WORDS, (int) selected);
}

static void
show_switch (GtkSwitch *button,
             gboolean   on)
{
  /* Where it stands already, it is not asked for again. */
  gtk_switch_set_state (button, on);
  gtk_switch_set_active (button, on);
}

static void
show_background (LoaDesktopGroup *self)
{
  self->background = g_settings_get_boolean (get_profile_settings (self), LOA_SETTINGS_RUN_IN_BACKGROUND);
  self->autostart = g_settings_get_boolean (get_profile_settings (self), LOA_SETTINGS_AUTOSTART);
  show_switch (self->background_switch, self->background);
  show_switch (self->autostart_switch, self->autostart);
}

static void
set_busy (LoaDesktopGroup *self,
          gboolean         busy)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self->background_switch), !busy);
  gtk_widget_set_sensitive (GTK_WIDGET (self->autostart_switch), !busy);
}

static void
set_cb (GObject      *object,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr (LoaDesktopGroup) self = user_data;
  g_autoptr (GError) error = NULL;

  if (loa_background_set_finish (result, &error))
    {
      g_settings_set_boolean (get_profile_settings (self), LOA_SETTINGS_RUN_IN_BACKGROUND, self->background);
      g_settings_set_boolean (get_profile_settings (self), LOA_SETTINGS_AUTOSTART, self->autostart);
    }
  else
    {
      loa_failure_log ("Running in the background", error);
      loa_field_error_show (self->error_label, NULL,
                            g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED)
                              ? _("The desktop does not allow this. Its own settings may say for which programs it does.")
                              : _("The desktop could not be told. Try again later."));
    }

  show_background (self);
  set_busy (self, FALSE);
}

static void
set_background (LoaDesktopGroup *self,
                gboolean         background,
                gboolean         autostart)
{
  self->background = background;
  self->autostart = autostart;
  loa_field_error_show (self->error_label, NULL, NULL);
  set_busy (self, TRUE);
  loa_background_set_async (loa_background_get_way (), self->profile, background, autostart, NULL, set_cb,
                            g_object_ref (self));
}

/* Without going on it would have to open its window at the start. */
static gboolean
background_set_cb (GtkSwitch       *button,
                   gboolean         state,
                   LoaDesktopGroup *self)
{
  if (self->profile != NULL && state != self->background)
    set_background (self, state, state && self->autostart);

  return GDK_EVENT_STOP;
}

static gboolean
autostart_set_cb (GtkSwitch       *button,
                  gboolean         state,
                  LoaDesktopGroup *self)
{
  if (self->profile != NULL && state != self->autostart)
    set_background (self, self->background, state);

  return GDK_EVENT_STOP;
}

/* Somebody may have removed the entry, or put one there. */
static void
looked_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (LoaDesktopGroup) self = user_data;
  gboolean starts;

  if (!loa_background_look_finish (result, &starts, NULL) ||
      !gtk_widget_get_sensitive (GTK_WIDGET (self->autostart_switch)) || starts == self->autostart)
    return;

  g_settings_set_boolean (get_profile_settings (self), LOA_SETTINGS_AUTOSTART, starts);
  show_background (self);
}

static void
loa_desktop_group_dispose (GObject *object)
{
  LoaDesktopGroup *self = LOA_DESKTOP_GROUP (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), LOA_TYPE_DESKTOP_GROUP);

  G_OBJECT_CLASS (loa_desktop_group_parent_class)->dispose (object);
}

static void
loa_desktop_group_finalize (GObject *object)
{
  LoaDesktopGroup *self = LOA_DESKTOP_GROUP (object);

  g_clear_object (&self->settings);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->profile, g_free);

  G_OBJECT_CLASS (loa_desktop_group_parent_class)->finalize (object);
}

static void
loa_desktop_group_class_init (LoaDesktopGroupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = loa_desktop_group_dispose;
  object_class->finalize = loa_desktop_group_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/loa_desktop/Loa/preferences/loa-desktop-group.ui");
  gtk_widget_class_bind_template_child (widget_class, LoaDesktopGroup, words_row);
  gtk_widget_class_bind_template_child (widget_class, LoaDesktopGroup, notifications_switch);
  gtk_widget_class_bind_template_child (widget_class, LoaDesktopGroup, background_row);
  gtk_widget_class_bind_template_child (widget_class, LoaDesktopGroup, background_switch);
  gtk_widget_class_bind_template_child (widget_class, LoaDesktopGroup, autostart_row);
  gtk_widget_class_bind_template_child (widget_class, LoaDesktopGroup, autostart_switch);
  gtk_widget_class_bind_template_child (widget_class, LoaDesktopGroup, error_label);
  gtk_widget_class_bind_template_callback (widget_class, background_set_cb);
  gtk_widget_class_bind_template_callback (widget_class, autostart_set_cb);
}

static void
loa_desktop_group_init (LoaDesktopGroup *self)
{
  LoaSettings *settings = loa_settings_get_for_widget (GTK_WIDGET (self));

  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
  gtk_widget_set_visible (GTK_WIDGET (self), settings != NULL);
  if (settings == NULL)
    return;

  self->settings = g_object_ref (settings);
  show_words (self);
  show_background (self);
  g_settings_bind (loa_settings_get_common (settings), LOA_SETTINGS_NOTIFICATIONS, self->notifications_switch, "active",
                   G_SETTINGS_BIND_DEFAULT);
  g_signal_connect_object (loa_settings_get_common (settings), "changed::" LOA_SETTINGS_AMOUNT_WORDS,
                           G_CALLBACK (show_words), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->words_row, "notify::selected", G_CALLBACK (words_selected_cb), self,
                           G_CONNECT_SWAPPED);
}

void
loa_desktop_group_set_profile (LoaDesktopGroup *self,
                               const char      *profile)
{
  const LoaBackgroundWay way = loa_background_get_way ();

  g_return_if_fail (LOA_IS_DESKTOP_GROUP (self));
  g_return_if_fail (self->profile == NULL);

  gtk_widget_set_visible (self->background_row, profile != NULL);
  gtk_widget_set_visible (self->autostart_row, profile != NULL && loa_background_can_start (way, profile));
  if (profile == NULL || self->settings == NULL)
    return;

  self->profile = g_strdup (profile);
  loa_background_look_async (way, profile, self->cancellable, looked_cb, g_object_ref (self));
}
