/* loa-profile-menu.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include <glib/gi18n.h>

#include "loa-confirm.h"
#include "loa-failure.h"
#include "loa-form.h"
#include "loa-profile-dialog.h"
#include "loa-profile-export.h"
#include "loa-profile-import.h"
#include "loa-profile-list.h"
#include "loa-profile-menu.h"
#include "loa-program.h"
#include "loa-save-file.h"
#include "loa-toast.h"

/* A longer title would make the menu wider than a phone: what is left out is its middle, since titles of a chain of
 * shops often differ at the end.
 */
#define MAX_LABEL_LENGTH 36
#define LABEL_END_LENGTH 12

struct _LoaProfileMenu
{
  GObject parent_instance;

  GtkWindow *window;             /* (unowned) (nullable): weak */
  LoaProfileStrip *strip;        /* (unowned) (nullable): weak */
  char *name;                    /* (owned): of the profile that the window shows */
  LoaShop *shop;                 /* (owned) (nullable) */
  LoaProfileList *list;          /* (owned) */
  GMenu *items;                  /* (owned): one for each profile */
  GSimpleActionGroup *actions;   /* (owned) */
  GCancellable *cancellable;     /* (owned) */
  gboolean loading;
};

G_DEFINE_FINAL_TYPE (LoaProfileMenu, loa_profile_menu, G_TYPE_OBJECT)

static char *
make_label (LoaProfile *profile)
{
  const char *title = loa_profile_get_title (profile);
  const glong length = g_utf8_strlen (title, -1);
  g_autofree char *shown = NULL;
  g_auto (GStrv) parts = NULL;

  if (length > MAX_LABEL_LENGTH)
    {
      g_autofree char *head = g_utf8_substring (title, 0, MAX_LABEL_LENGTH - LABEL_END_LENGTH - 1);
      g_autofree char *tail = g_utf8_substring (title, length - LABEL_END_LENGTH, length);

      shown = g_strconcat (head, "…", tail, NULL);
    }

  /* An underscore would mark a key. */
  parts = g_strsplit (shown != NULL ? shown : title, "_", -1);

  return g_strjoinv ("__", parts);
}

static gboolean
is_shown (LoaProfileMenu *self,
          guint           position,
          LoaProfile     *profile)
{
  GMenuModel *items = G_MENU_MODEL (self->items);
  g_autofree char *label = make_label (profile);
  g_autofree char *shown_label = NULL;
  g_autofree char *shown_name = NULL;

  return position < (guint) g_menu_model_get_n_items (items) &&
         g_menu_model_get_item_attribute (items, (int) position, G_MENU_ATTRIBUTE_LABEL, "s", &shown_label) &&
         g_menu_model_get_item_attribute (items, (int) position, G_MENU_ATTRIBUTE_TARGET, "s", &shown_name) &&
         g_str_equal (label, shown_label) && g_str_equal (loa_profile_get_name (profile), shown_name);
}

/* Touches only what differs: the menu may be open. */
static void
update_items (LoaProfileMenu *self)
{
  const guint n_profiles = g_list_model_get_n_items (G_LIST_MODEL (self->list));

  for (guint i = 0; i < n_profiles; i++)
    {
      g_autoptr (LoaProfile) profile = g_list_model_get_item (G_LIST_MODEL (self->list), i);
      g_autofree char *label = NULL;
      g_autoptr (GMenuItem) item = NULL;

      if (is_shown (self, i, profile))
        continue;

      label = make_label (profile);
      item = g_menu_item_new (label, NULL);
      g_menu_item_set_action_and_target (item, "profile.open", "s", loa_profile_get_name (profile));
      if (i < (guint) g_menu_model_get_n_items (G_MENU_MODEL (self->items)))
        g_menu_remove (self->items, (int) i);
      g_menu_insert_item (self->items, (int) i, item);
    }

  while ((guint) g_menu_model_get_n_items (G_MENU_MODEL (self->items)) > n_profiles)
    g_menu_remove (self->items, (int) n_profiles);
}

/* Whose window it is must be seen even where the profile cannot be opened. */
static void
update_strip (LoaProfileMenu *self)
{
  const guint n_profiles = g_list_model_get_n_items (G_LIST_MODEL (self->list));

  for (guint i = 0; i < n_profiles; i++)
    {
      g_autoptr (LoaProfile) profile = g_list_model_get_item (G_LIST_MODEL (self->list), i);

      if (g_str_equal (loa_profile_get_name (profile), self->name))
        loa_profile_strip_set_profile (self->strip, profile);
    }
}

static void
loaded_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (LoaProfileMenu) self = user_data;
  g_autoptr (GError) error = NULL;

  self->loading = FALSE;
  /* A title may have changed, which is no change of the list. */
  if (!loa_profile_list_load_finish (LOA_PROFILE_LIST (object), result, &error))
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_debug ("The profiles cannot be listed: %s", error->message);
      return;
    }

  update_items (self);
  if (self->shop == NULL && self->strip != NULL)
    update_strip (self);
}

static void
load (LoaProfileMenu *self)
{
  if (self->loading)
    return;

  self->loading = TRUE;
  loa_profile_list_load_async (self->list, self->cancellable, loaded_cb, g_object_ref (self));
}

static void
active_cb (LoaProfileMenu *self)
{
  if (gtk_window_is_active (self->window))
    load (self);
}

static void
open_profile (LoaProfileMenu *self,
              const char     *name)
{
  g_autoptr (GError) error = NULL;

  if (self->window != NULL && !loa_program_open_profile (GTK_WIDGET (self->window), name, &error))
    loa_toast_show_failure (GTK_WIDGET (self->strip), error);
}

static void
open_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  LoaProfileMenu *self = user_data;
  const char *name = g_variant_get_string (parameter, NULL);

  if (!g_str_equal (name, self->name))
    open_profile (self, name);
}

static void
created_cb (LoaProfileMenu *self,
            LoaProfile     *profile)
{
  open_profile (self, loa_profile_get_name (profile));
}

static void
new_action (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       user_data)
{
  LoaProfileMenu *self = user_data;
  GtkWindow *dialog = loa_profile_dialog_new_to_create (self->list);

  g_signal_connect_object (dialog, "created", G_CALLBACK (created_cb), self, G_CONNECT_SWAPPED);
  loa_form_present (dialog, GTK_WIDGET (self->window), 420);
}

static void
edit_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  LoaProfileMenu *self = user_data;

  loa_form_present (loa_profile_dialog_new_to_edit (self->shop), GTK_WIDGET (self->window), 420);
}

static void
exported_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (LoaProfileMenu) self = user_data;
  g_autoptr (GError) error = NULL;
  const gboolean exported = loa_profile_export_finish (LOA_SHOP (object), result, &error);

  if (self->window == NULL)
    return;

  if (exported)
    loa_toast_show (GTK_WIDGET (self->strip), _("Exported, without secrets and transactions"));
  else
    loa_toast_show_failure (GTK_WIDGET (self->strip), error);
}

static void
export_file_chosen_cb (GObject      *object,
                       GAsyncResult *result,
                       gpointer      user_data)
{
  g_autoptr (LoaProfileMenu) self = user_data;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) error = NULL;

  file = loa_save_file_finish (GTK_WINDOW (object), result, &error);
  if (file != NULL)
    loa_profile_export_async (self->shop, file, self->cancellable, exported_cb, g_object_ref (self));
  else if (self->window != NULL)
    loa_toast_show_failure (GTK_WIDGET (self->strip), error);
}

static void
export_action (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       user_data)
{
  LoaProfileMenu *self = user_data;
  g_autofree char *name = NULL;

  /* Translators: a file name; %s is the name of a profile. Keep the ending. */
  name = g_strdup_printf (_("loa-profile-%s.json"), loa_profile_get_name (loa_shop_get_profile (self->shop)));
  loa_save_file_async (self->window, _("Export this profile"), name, self->cancellable, export_file_chosen_cb,
                       g_object_ref (self));
}

static void
imported_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (LoaProfileMenu) self = user_data;
  g_autoptr (LoaProfile) profile = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  profile = loa_profile_import_finish (result, &error);
  if (profile != NULL)
    {
      open_profile (self, loa_profile_get_name (profile));
      return;
    }

  if (self->window == NULL || loa_failure_classify (error) == LOA_FAILURE_CANCELLED)
    return;

  text = loa_failure_tell (error);
  loa_confirm_tell (self->window, _("No profile was imported"), text);
}

static void
import_action (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       user_data)
{
  LoaProfileMenu *self = user_data;

  loa_profile_import_async (self->window, self->list, self->cancellable, imported_cb, g_object_ref (self));
}

static void
set_open_enabled (LoaProfileMenu *self,
                  gboolean        enabled)
{
  static const char * const names[] = { "edit", "export" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_simple_action_set_enabled (
      G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), names[i])), enabled);
}

static void
add_actions (LoaProfileMenu *self)
{
  const GActionEntry entries[] = {
    { .name = "new", .activate = new_action },
    { .name = "edit", .activate = edit_action },
    { .name = "export", .activate = export_action },
    { .name = "import", .activate = import_action },
  };
  g_autoptr (GSimpleAction) open = NULL;

  /* Its state marks the profile that the window shows; to activate it opens another window and leaves it so. */
  open = g_simple_action_new_stateful ("open", G_VARIANT_TYPE_STRING, g_variant_new_string (self->name));
  g_signal_connect (open, "activate", G_CALLBACK (open_action), self);
  g_action_map_add_action (G_ACTION_MAP (self->actions), G_ACTION (open));
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  set_open_enabled (self, FALSE);
  gtk_widget_insert_action_group (GTK_WIDGET (self->window), "profile", G_ACTION_GROUP (self->actions));
}

static void
add_to_menu (LoaProfileMenu *self,
             GMenu          *menu)
{
  g_autoptr (GMenu) section = g_menu_new ();
  g_autoptr (GMenu) submenu = g_menu_new ();
  g_autoptr (GMenu) acts = g_menu_new ();

  g_menu_append (acts, _("New profile…"), "profile.new");
  g_menu_append (acts, _("Edit this profile…"), "profile.edit");
  g_menu_append (acts, _("Export this profile…"), "profile.export");
  g_menu_append (acts, _("Import a profile…"), "profile.import");
  g_menu_append_section (submenu, NULL, G_MENU_MODEL (self->items));
  g_menu_append_section (submenu, NULL, G_MENU_MODEL (acts));
  g_menu_append_submenu (section, _("Profiles"), G_MENU_MODEL (submenu));
  g_menu_prepend_section (menu, NULL, G_MENU_MODEL (section));
}

static void
loa_profile_menu_dispose (GObject *object)
{
  LoaProfileMenu *self = LOA_PROFILE_MENU (object);

  loa_profile_menu_close (self);
  g_clear_weak_pointer (&self->window);
  g_clear_weak_pointer (&self->strip);
  g_clear_object (&self->shop);

  G_OBJECT_CLASS (loa_profile_menu_parent_class)->dispose (object);
}

static void
loa_profile_menu_finalize (GObject *object)
{
  LoaProfileMenu *self = LOA_PROFILE_MENU (object);

  g_clear_pointer (&self->name, g_free);
  g_clear_object (&self->actions);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->items);
  g_clear_object (&self->list);

  G_OBJECT_CLASS (loa_profile_menu_parent_class)->finalize (object);
}

static void
loa_profile_menu_class_init (LoaProfileMenuClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = loa_profile_menu_dispose;
  object_class->finalize = loa_profile_menu_finalize;
}

static void
loa_profile_menu_init (LoaProfileMenu *self)
{
  self->list = loa_profile_list_new (NULL);
  self->items = g_menu_new ();
  self->actions = g_simple_action_group_new ();
  self->cancellable = g_cancellable_new ();
  g_signal_connect_object (self->list, "items-changed", G_CALLBACK (update_items), self, G_CONNECT_SWAPPED);
}

LoaProfileMenu *
loa_profile_menu_new (GtkWindow       *window,
                      LoaProfileStrip *strip,
                      GMenu           *menu,
                      const char      *name)
{
  LoaProfileMenu *self;

  g_return_val_if_fail (GTK_IS_WINDOW (window), NULL);
  g_return_val_if_fail (LOA_IS_PROFILE_STRIP (strip), NULL);
  g_return_val_if_fail (G_IS_MENU (menu), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  self = g_object_new (LOA_TYPE_PROFILE_MENU, NULL);
  g_set_weak_pointer (&self->window, window);
  g_set_weak_pointer (&self->strip, strip);
  self->name = g_strdup (name);
  add_actions (self);
  update_items (self);
  add_to_menu (self, menu);
  g_signal_connect_object (window, "notify::is-active", G_CALLBACK (active_cb), self, G_CONNECT_SWAPPED);
  load (self);

  return self;
}

void
loa_profile_menu_set_shop (LoaProfileMenu *self,
                           LoaShop        *shop)
{
  g_return_if_fail (LOA_IS_PROFILE_MENU (self));
  g_return_if_fail (LOA_IS_SHOP (shop));

  g_set_object (&self->shop, shop);
  if (self->strip != NULL)
    loa_profile_strip_set_profile (self->strip, loa_shop_get_profile (shop));
  set_open_enabled (self, TRUE);
  g_signal_connect_object (loa_shop_get_profile (shop), "notify", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  /* Opening it may just have made it. */
  load (self);
}

void
loa_profile_menu_close (LoaProfileMenu *self)
{
  g_return_if_fail (LOA_IS_PROFILE_MENU (self));

  g_cancellable_cancel (self->cancellable);
}
