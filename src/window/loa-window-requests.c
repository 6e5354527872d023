/* loa-window-requests.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include "loa-form.h"
#include "loa-test-dialog.h"
#include "loa-window-private.h"

/* What is asked for from outside the window, by the command line, the desktop or a notification, only shows something:
 * whoever can send a message on the bus must not make a speaker speak.
 */

static gboolean
has_speakers (LoaWindow *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (loa_shop_get_speakers (self->shop))) > 0;
}

/* Anybody may send anything. */
static gboolean
is_view (const char *name)
{
  static const char * const names[] = { "speakers", "transactions", "announcements", NULL };

  return name != NULL && g_strv_contains (names, name);
}

static void
show (LoaWindow        *self,
      LoaWindowRequest  request,
      const char       *target)
{
  GtkWidget *widget = GTK_WIDGET (self);

  switch (request)
    {
    case LOA_WINDOW_REQUEST_VIEW:
      if (is_view (target))
        gtk_widget_activate_action (widget, "win.view", "s", target);
      break;

    case LOA_WINDOW_REQUEST_TEST:
      gtk_widget_activate_action (widget, "win.view", "s", "speakers");
      if (has_speakers (self))
        loa_form_present (loa_test_dialog_new (self->shop, self->desk, target), widget, 420);
      break;

    case LOA_WINDOW_REQUEST_HISTORY:
      /* Which leaves whatever else fills the window. */
      gtk_widget_activate_action (widget, "win.view", "s", "announcements");
      gtk_widget_activate_action (widget, "win.history", "s", target);
      break;

    case LOA_WINDOW_REQUEST_ACCOUNTS:
      gtk_widget_activate_action (widget, "win.accounts", NULL);
      break;

    case LOA_WINDOW_REQUEST_SIGN_IN:
      gtk_widget_activate_action (widget, "win.sign-in-bank", NULL);
      break;

    case LOA_WINDOW_REQUEST_NONE:
    default:
      break;
    }
}

/* Somebody is in the middle of something there. */
static gboolean
has_dialog (LoaWindow *self)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (GTK_IS_WINDOW (l->data) && gtk_window_get_modal (l->data) && gtk_widget_get_visible (l->data) &&
        gtk_window_get_transient_for (l->data) == GTK_WINDOW (self))
      return TRUE;

  return FALSE;
}

void
loa_window_show_requested (LoaWindow *self)
{
  const LoaWindowRequest request = self->request;
  g_autofree char *target = NULL;

  /* The demo opens without speakers, and has some a moment later. */
  if (request == LOA_WINDOW_REQUEST_TEST && self->demo && !has_speakers (self))
    return;

  target = g_steal_pointer (&self->request_target);
  self->request = LOA_WINDOW_REQUEST_NONE;
  if (request != LOA_WINDOW_REQUEST_NONE && !has_dialog (self))
    show (self, request, target);
}

void
loa_window_request (LoaWindow        *self,
                    LoaWindowRequest  request,
                    const char       *target)
{
  g_return_if_fail (LOA_IS_WINDOW (self));

  self->request = request;
  g_free (self->request_target);
  self->request_target = g_strdup (target);
  if (self->started)
    loa_window_show_requested (self);
}
