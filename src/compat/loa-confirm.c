/* loa-confirm.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-compat"

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "loa-confirm.h"
#include "loa-mnemonics.h"

#define CANCEL "cancel"
#define ACT "act"

static void
return_answer (GTask    *task,
               gboolean  confirmed)
{
  if (confirmed)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "The user thought better of it");
}

#if ADW_CHECK_VERSION (1, 5, 0)

static void
end_question (AdwAlertDialog *dialog,
              GTask          *task,
              gboolean        confirmed)
{
  g_signal_handlers_disconnect_by_data (dialog, task);
  return_answer (task, confirmed);
  g_object_unref (task);
}

static void
response_cb (AdwAlertDialog *dialog,
             const char     *response,
             GTask          *task)
{
  end_question (dialog, task, g_str_equal (response, ACT));
}

/* It goes with its parent, of which adw_alert_dialog_choose() says nothing. */
static void
destroy_cb (AdwAlertDialog *dialog,
            GTask          *task)
{
  end_question (dialog, task, FALSE);
}

static void
ask (GTask      *task,
     GtkWindow  *parent,
     const char *heading,
     const char *body,
     const char *act,
     gboolean    risky)
{
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (heading, body));

  adw_alert_dialog_add_responses (dialog, CANCEL, _("Cancel"), ACT, act, NULL);
  adw_alert_dialog_set_response_appearance (dialog, ACT,
                                            risky ? ADW_RESPONSE_DESTRUCTIVE : ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (dialog, risky ? CANCEL : ACT);
  adw_alert_dialog_set_close_response (dialog, CANCEL);
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), task);
  g_signal_connect (dialog, "destroy", G_CALLBACK (destroy_cb), g_object_ref (task));
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (parent));
}

void
loa_confirm_tell (GtkWindow  *parent,
                  const char *heading,
                  const char *body)
{
  AdwAlertDialog *dialog;

  g_return_if_fail (GTK_IS_WINDOW (parent));

  dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (heading, body));
  adw_alert_dialog_add_response (dialog, CANCEL, _("Close"));
  adw_alert_dialog_set_default_response (dialog, CANCEL);
  adw_alert_dialog_set_close_response (dialog, CANCEL);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (parent));
}

#else

static void
response_cb (AdwMessageDialog *dialog,
             const char       *response,
             GTask            *task)
{
  g_task_set_task_data (task, GINT_TO_POINTER (g_str_equal (response, ACT)), NULL);
}

/* Also when it goes with its parent, which is no answer. */
static void
destroy_cb (AdwMessageDialog *dialog,
            gpointer          user_data)
{
  g_autoptr (GTask) task = user_data;

  g_signal_handlers_disconnect_by_data (dialog, task);
  return_answer (task, GPOINTER_TO_INT (g_task_get_task_data (task)));
}

/* Where the buttons stand one upon the other the uppermost gets the focus, and Enter would press that one. */
static void
focus_default_cb (GtkWindow *dialog)
{
  GtkWidget *button = gtk_window_get_default_widget (dialog);

  if (button != NULL)
    gtk_widget_grab_focus (button);
}

static void
ask (GTask      *task,
     GtkWindow  *parent,
     const char *heading,
     const char *body,
     const char *act,
     gboolean    risky)
{
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (parent, heading, body));

  adw_message_dialog_add_responses (dialog, CANCEL, _("Cancel"), ACT, act, NULL);
  adw_message_dialog_set_response_appearance (dialog, ACT,
                                              risky ? ADW_RESPONSE_DESTRUCTIVE : ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, risky ? CANCEL : ACT);
  adw_message_dialog_set_close_response (dialog, CANCEL);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (dialog), TRUE);
  g_signal_connect (dialog, "notify::default-widget", G_CALLBACK (focus_default_cb), NULL);
  g_signal_connect_after (dialog, "map", G_CALLBACK (focus_default_cb), NULL);
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), task);
  g_signal_connect (dialog, "destroy", G_CALLBACK (destroy_cb), g_object_ref (task));
  loa_mnemonics_add (GTK_WINDOW (dialog));
  gtk_window_present (GTK_WINDOW (dialog));
}

void
loa_confirm_tell (GtkWindow  *parent,
                  const char *heading,
                  const char *body)
{
  AdwMessageDialog *dialog;

  g_return_if_fail (GTK_IS_WINDOW (parent));

  dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (parent, heading, body));
  adw_message_dialog_add_response (dialog, CANCEL, _("Close"));
  adw_message_dialog_set_default_response (dialog, CANCEL);
  adw_message_dialog_set_close_response (dialog, CANCEL);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (dialog), TRUE);
  loa_mnemonics_add (GTK_WINDOW (dialog));
  gtk_window_present (GTK_WINDOW (dialog));
}

#endif

void
loa_confirm_async (GtkWindow           *parent,
                   const char          *heading,
                   const char          *body,
                   const char          *act,
                   gboolean             risky,
                   GCancellable        *cancellable,
                   GAsyncReadyCallback  callback,
                   gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (GTK_IS_WINDOW (parent));
  g_return_if_fail (heading != NULL);
  g_return_if_fail (act != NULL);

  /* It does not keep the window, which the question goes with. */
  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, loa_confirm_async);
  ask (task, parent, heading, body, act, risky);
}

gboolean
loa_confirm_finish (GAsyncResult  *result,
                    GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
