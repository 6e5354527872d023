/* loa-preferences-dialog.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include <glib/gi18n.h>

#include "loa-export-group.h"
#include "loa-desktop-group.h"
#include "loa-field-error.h"
#include "loa-preferences-dialog.h"
#include "loa-help-window.h"
#include "loa-profile-mark.h"
#include "loa-suspicion-group.h"
#include "loa-test-amount-group.h"

/* The parts of an open shop are made on its servers and may be at work there, so another address is kept for the next
 * opening. What the environment or the demo gives goes before what is kept: it is shown, and cannot be edited.
 */

#define N_FIELDS (LOA_SERVER_BANK + 1)

typedef struct
{
  AdwActionRow *given_row;
  AdwEntryRow *row;
  GtkLabel *error_label;
} Field;

struct _LoaPreferencesDialog
{
  AdwWindow parent_instance;

  LoaShop *shop;                /* (owned) (nullable) */
  GCancellable *cancellable;    /* (owned) */
  guint n_pending;              /* readings or writings of a setting that are under way */
  gboolean failed;              /* one of them has failed */
  Field fields[N_FIELDS];       /* by LoaServer */

  AdwHeaderBar *header_bar;
  LoaDesktopGroup *desktop_group;
  LoaTestAmountGroup *test_amount_group;
  LoaSuspicionGroup *suspicion_group;
  AdwPreferencesGroup *group;
  AdwActionRow *soundbox_given_row;
  AdwEntryRow *soundbox_row;
  GtkLabel *soundbox_error_label;
  AdwActionRow *bank_given_row;
  AdwEntryRow *bank_row;
  GtkLabel *bank_error_label;
  GtkLabel *status_label;
  GtkWidget *save_button;
};

G_DEFINE_FINAL_TYPE (LoaPreferencesDialog, loa_preferences_dialog, ADW_TYPE_WINDOW)

/* A setting that is being read or written. */
typedef struct
{
  LoaPreferencesDialog *dialog; /* (owned) */
  Field *field;                 /* (unowned): of the dialog */
} Job;

static Job *
job_new (LoaPreferencesDialog *self,
         Field                *field)
{
  Job *job = g_new0 (Job, 1);

  job->dialog = g_object_ref (self);
  job->field = field;

  return job;
}

static void
job_free (Job *job)
{
  g_object_unref (job->dialog);
  g_free (job);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Job, job_free)

static gboolean
is_given (LoaPreferencesDialog *self,
          LoaServer             server)
{
  return loa_shop_get_given_address (self->shop, server) != NULL;
}

static void
set_n_pending (LoaPreferencesDialog *self,
               guint                 n_pending)
{
  self->n_pending = n_pending;
  for (guint i = 0; i < N_FIELDS; i++)
    gtk_editable_set_editable (GTK_EDITABLE (self->fields[i].row), n_pending == 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "preferences.save", n_pending == 0);
}

static void
show_address (LoaPreferencesDialog *self,
              Field                *field,
              const char           *address)
{
  gtk_editable_set_text (GTK_EDITABLE (field->row), address != NULL ? address : "");
}

static void
show_failure (LoaPreferencesDialog *self,
              Field                *field,
              const GError         *error)
{
  loa_field_error_show_failure (field->error_label, GTK_WIDGET (field->row), error);
  if (!self->failed)
    gtk_widget_grab_focus (GTK_WIDGET (field->row));
  self->failed = TRUE;
}

static void
read_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (Job) job = user_data;
  LoaPreferencesDialog *self = job->dialog;
  g_autofree char *address = NULL;
  g_autoptr (GError) error = NULL;
  const gboolean read = loa_server_settings_get_finish (LOA_STORE (object), result, &address, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;

  if (read)
    show_address (self, job->field, address);
  else
    show_failure (self, job->field, error);
  set_n_pending (self, self->n_pending - 1);
}

static void
written_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (Job) job = user_data;
  LoaPreferencesDialog *self = job->dialog;
  g_autofree char *address = NULL;
  g_autoptr (GError) error = NULL;
  const gboolean written = loa_server_settings_set_finish (LOA_STORE (object), result, &address, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;

  if (written)
    show_address (self, job->field, address);
  else
    show_failure (self, job->field, error);
  set_n_pending (self, self->n_pending - 1);

  if (self->n_pending == 0 && !self->failed)
    gtk_label_set_label (self->status_label, _("Saved. Quit Loa and start it again to use it."));
}

static void
changed_cb (GtkEditable          *row,
            LoaPreferencesDialog *self)
{
  gtk_label_set_label (self->status_label, "");
  for (guint i = 0; i < N_FIELDS; i++)
    if (GTK_EDITABLE (self->fields[i].row) == row)
      loa_field_error_show (self->fields[i].error_label, GTK_WIDGET (row), NULL);
}

static void
entry_activated_cb (LoaPreferencesDialog *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "preferences.save", NULL);
}

static void
save_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  LoaPreferencesDialog *self = LOA_PREFERENCES_DIALOG (widget);
  guint n_pending = 0;

  gtk_label_set_label (self->status_label, "");
  self->failed = FALSE;
  for (guint i = 0; i < N_FIELDS; i++)
    {
      Field *field = &self->fields[i];

      if (is_given (self, i))
        continue;

      loa_field_error_show (field->error_label, GTK_WIDGET (field->row), NULL);
      /* Not given up with the dialog: it was asked for. */
      loa_server_settings_set_async (loa_shop_get_store (self->shop), i,
                                     gtk_editable_get_text (GTK_EDITABLE (field->row)), NULL, written_cb,
                                     job_new (self, field));
      n_pending++;
    }
  set_n_pending (self, n_pending);
}

static void
read_settings (LoaPreferencesDialog *self)
{
  guint n_pending = 0;

  for (guint i = 0; i < N_FIELDS; i++)
    {
      if (is_given (self, i))
        continue;

      loa_server_settings_get_async (loa_shop_get_store (self->shop), i, self->cancellable, read_cb,
                                     job_new (self, &self->fields[i]));
      n_pending++;
    }
  set_n_pending (self, n_pending);
}

static void
show_given (LoaPreferencesDialog *self,
            LoaServer             server,
            gboolean              demo)
{
  static const char * const variables[] = {
    [LOA_SERVER_SOUNDBOX] = "LOA_SOUNDBOX_URL",
    [LOA_SERVER_BANK] = "LOA_BANK_URL",
  };
  const char *address = loa_shop_get_given_address (self->shop, server);
  Field *field = &self->fields[server];
  g_autofree char *reason = NULL;
  g_autofree char *subtitle = NULL;

  gtk_widget_set_visible (GTK_WIDGET (field->given_row), address != NULL);
  gtk_widget_set_visible (GTK_WIDGET (field->row), address == NULL);
  if (address == NULL)
    return;

  if (demo)
    reason = g_strdup (_("The demo uses its own simulator."));
  else
    /* Translators: %s is the name of an environment variable. */
    reason = g_strdup_printf (_("Set by %s. To change it here, start Loa without that."), variables[server]);
  subtitle = g_strdup_printf ("%s\n%s", address, reason);
  adw_action_row_set_subtitle (field->given_row, subtitle);
}

static void
describe_group (LoaPreferencesDialog *self)
{
  g_autofree char *text = NULL;

  /* Translators: two addresses of servers: for SoundBox, and for the bank history. */
  text = g_strdup_printf (_("Where nothing is entered, Loa uses SePay’s own servers: %s and %s. "
                            "A change counts from the next start of Loa."),
                          loa_server_get_default (LOA_SERVER_SOUNDBOX), loa_server_get_default (LOA_SERVER_BANK));
  adw_preferences_group_set_description (self->group, text);
}

static void
set_shop (LoaPreferencesDialog *self,
          LoaShop              *shop,
          gboolean              demo)
{
  gboolean all_given = TRUE;

  self->shop = g_object_ref (shop);
  for (guint i = 0; i < N_FIELDS; i++)
    {
      show_given (self, i, demo);
      all_given = all_given && is_given (self, i);
    }

  gtk_widget_set_visible (self->save_button, !all_given);
  if (!all_given)
    describe_group (self);
  read_settings (self);
}

static void
loa_preferences_dialog_dispose (GObject *object)
{
  LoaPreferencesDialog *self = LOA_PREFERENCES_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), LOA_TYPE_PREFERENCES_DIALOG);
  g_clear_object (&self->shop);

  G_OBJECT_CLASS (loa_preferences_dialog_parent_class)->dispose (object);
}

static void
loa_preferences_dialog_finalize (GObject *object)
{
  LoaPreferencesDialog *self = LOA_PREFERENCES_DIALOG (object);

  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (loa_preferences_dialog_parent_class)->finalize (object);
}

static void
loa_preferences_dialog_class_init (LoaPreferencesDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = loa_preferences_dialog_dispose;
  object_class->finalize = loa_preferences_dialog_finalize;

  g_type_ensure (LOA_TYPE_EXPORT_GROUP);
  g_type_ensure (LOA_TYPE_DESKTOP_GROUP);
  g_type_ensure (LOA_TYPE_SUSPICION_GROUP);
  g_type_ensure (LOA_TYPE_TEST_AMOUNT_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/loa_desktop/Loa/preferences/loa-preferences-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, LoaPreferencesDialog, header_bar);
  gtk_widget_class_bind_template_child (widget_class, LoaPreferencesDialog, desktop_group);
  gtk_widget_class_bind_template_child (widget_class, LoaPreferencesDialog, test_amount_group);
  gtk_widget_class_bind_template_child (widget_class, LoaPreferencesDialog, suspicion_group);
  gtk_widget_class_bind_template_child (widget_class, LoaPreferencesDialog, group);
  gtk_widget_class_bind_template_child (widget_class, LoaPreferencesDialog, soundbox_given_row);
  gtk_widget_class_bind_template_child (widget_class, LoaPreferencesDialog, soundbox_row);
  gtk_widget_class_bind_template_child (widget_class, LoaPreferencesDialog, soundbox_error_label);
  gtk_widget_class_bind_template_child (widget_class, LoaPreferencesDialog, bank_given_row);
  gtk_widget_class_bind_template_child (widget_class, LoaPreferencesDialog, bank_row);
  gtk_widget_class_bind_template_child (widget_class, LoaPreferencesDialog, bank_error_label);
  gtk_widget_class_bind_template_child (widget_class, LoaPreferencesDialog, status_label);
  gtk_widget_class_bind_template_child (widget_class, LoaPreferencesDialog, save_button);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_activated_cb);
  gtk_widget_class_install_action (widget_class, "preferences.save", NULL, save_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  loa_help_window_install (widget_class, "preferences");
}

static void
loa_preferences_dialog_init (LoaPreferencesDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
  self->fields[LOA_SERVER_SOUNDBOX] = (Field) { self->soundbox_given_row, self->soundbox_row,
                                                self->soundbox_error_label };
  self->fields[LOA_SERVER_BANK] = (Field) { self->bank_given_row, self->bank_row, self->bank_error_label };
}

GtkWindow *
loa_preferences_dialog_new (LoaShop             *shop,
                            LoaAnnouncementDesk *desk,
                            gboolean             demo)
{
  LoaPreferencesDialog *self;

  g_return_val_if_fail (LOA_IS_SHOP (shop), NULL);
  g_return_val_if_fail (LOA_IS_ANNOUNCEMENT_DESK (desk), NULL);

  self = g_object_new (LOA_TYPE_PREFERENCES_DIALOG, NULL);
  loa_profile_mark_dialog (GTK_WINDOW (self), self->header_bar, loa_shop_get_profile (shop));
  loa_desktop_group_set_profile (self->desktop_group,
                                 demo ? NULL : loa_profile_get_name (loa_shop_get_profile (shop)));
  loa_test_amount_group_set_amount (self->test_amount_group, loa_announcement_desk_get_test_amount (desk));
  loa_suspicion_group_set_store (self->suspicion_group, loa_shop_get_store (shop));
  set_shop (self, shop, demo);

  return GTK_WINDOW (self);
}
