/* loa-pairing-trouble.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include "loa-pairing-trouble.h"

#include <glib/gi18n.h>

#include "loa-failure.h"
#include "loa-reveal.h"
#include "sepay-error.h"

struct _LoaPairingTrouble
{
  GtkWidget parent_instance;

  GtkLabel *label; /* (owned): through the widget tree */
  GtkLabel *wait_label; /* (owned): through the widget tree */
  GtkWidget *accounts_button; /* (owned): through the widget tree */
  gint64 deadline_us; /* monotonic: when SePay may be asked again */
  guint wait_id; /* a source, while it is waited for */
};

G_DEFINE_FINAL_TYPE (LoaPairingTrouble, loa_pairing_trouble, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_WAITED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gboolean
is_of_account (const GError *error)
{
  switch (loa_failure_classify (error))
    {
    case LOA_FAILURE_NOT_SIGNED_IN:
    case LOA_FAILURE_UNAUTHORIZED:
    case LOA_FAILURE_KEYRING_LOCKED:
    case LOA_FAILURE_KEYRING_MISSING:
      return TRUE;

    case LOA_FAILURE_USAGE:
    case LOA_FAILURE_FORBIDDEN:
    case LOA_FAILURE_NOT_FOUND:
    case LOA_FAILURE_UNREACHABLE:
    case LOA_FAILURE_TIMEOUT:
    case LOA_FAILURE_MALFORMED:
    case LOA_FAILURE_SERVER:
    case LOA_FAILURE_RATE_LIMITED:
    case LOA_FAILURE_REFUSED:
    case LOA_FAILURE_DELIVERY_FAILED:
    case LOA_FAILURE_STORE:
    case LOA_FAILURE_CANCELLED:
    case LOA_FAILURE_FAILED:
      break;
    }

  return FALSE;
}

/* Returns: (transfer full): how long, in words */
static char *
format_wait (guint seconds)
{
  const guint minutes = (seconds + 59) / 60;
  const guint hours = (seconds + 3599) / 3600;

  if (seconds < 120)
    return g_strdup_printf (ngettext ("%u second", "%u seconds", seconds), seconds);
  if (minutes < 120)
    return g_strdup_printf (ngettext ("%u minute", "%u minutes", minutes), minutes);

  return g_strdup_printf (ngettext ("%u hour", "%u hours", hours), hours);
}

static char *
describe_wait (guint seconds)
{
  g_autofree char *wait = format_wait (seconds);

  /* Translators: %s is a time such as “30 seconds”. */
  return g_strdup_printf (_("SePay is too busy now. Try again in %s."), wait);
}

static char *
describe (const GError *error)
{
  if (sepay_error_get_retry_after (error) > 0)
    return describe_wait (sepay_error_get_retry_after (error));

  if (g_error_matches (error, SEPAY_ERROR, SEPAY_ERROR_NOT_FOUND))
    return g_strdup (_("SePay knows no speaker with this serial number. Compare it with the label on the speaker, "
                       "correct it, and check again."));

  return loa_failure_advise_soundbox (error);
}

static void
stop_waiting (LoaPairingTrouble *self)
{
  g_clear_handle_id (&self->wait_id, g_source_remove);
  gtk_widget_set_visible (GTK_WIDGET (self->wait_label), FALSE);
}

/* What counts is not for a screen reader, which has been told the time once, and is told when it is over. */
static gboolean
wait_cb (gpointer user_data)
{
  LoaPairingTrouble *self = user_data;
  const gint64 left_us = self->deadline_us - g_get_monotonic_time ();
  const guint left = (guint) ((MAX (left_us, 0) + G_USEC_PER_SEC - 1) / G_USEC_PER_SEC);
  g_autofree char *time = NULL;

  if (left > 0)
    {
      if (left >= 3600)
        time = g_strdup_printf ("%u:%02u:%02u", left / 3600, left / 60 % 60, left % 60);
      else
        /* Translators: minutes and seconds that are left, such as “1:58”. */
        time = g_strdup_printf (_("%d:%02d"), (int) left / 60, (int) left % 60);
      gtk_label_set_label (self->wait_label, time);
      return G_SOURCE_CONTINUE;
    }

  self->wait_id = 0;
  stop_waiting (self);
  gtk_label_set_label (self->label, _("SePay was too busy. You can try again now."));
  g_signal_emit (self, signals[SIGNAL_WAITED], 0);

  return G_SOURCE_REMOVE;
}

static void
wait_for (LoaPairingTrouble *self,
          guint              seconds)
{
  self->deadline_us = g_get_monotonic_time () + (gint64) seconds * G_USEC_PER_SEC;
  gtk_widget_set_visible (GTK_WIDGET (self->wait_label), TRUE);
  if (wait_cb (self) == G_SOURCE_CONTINUE)
    self->wait_id = g_timeout_add_seconds (1, wait_cb, self);
}

static void
loa_pairing_trouble_dispose (GObject *object)
{
  GtkWidget *child;

  g_clear_handle_id (&LOA_PAIRING_TROUBLE (object)->wait_id, g_source_remove);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (loa_pairing_trouble_parent_class)->dispose (object);
}

static void
loa_pairing_trouble_class_init (LoaPairingTroubleClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = loa_pairing_trouble_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "loa-pairing-trouble");
  signals[SIGNAL_WAITED] = g_signal_new ("waited", LOA_TYPE_PAIRING_TROUBLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 0);
}

static void
loa_pairing_trouble_init (LoaPairingTrouble *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  GtkWidget *sentence = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *image = g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, "icon-name",
                                   "loa-failed-symbolic", "pixel-size", 20, "valign", GTK_ALIGN_START, NULL);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 12);

  self->label = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_ALERT, "hexpand", TRUE, "wrap",
                              TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "xalign", 0.0, NULL);
  gtk_box_append (GTK_BOX (sentence), image);
  gtk_box_append (GTK_BOX (sentence), GTK_WIDGET (self->label));
  self->wait_label = g_object_new (GTK_TYPE_LABEL, "css-classes", (const char *[]) { "numeric", NULL }, "valign",
                                   GTK_ALIGN_START, NULL);
  gtk_box_append (GTK_BOX (sentence), GTK_WIDGET (self->wait_label));
  self->accounts_button = g_object_new (GTK_TYPE_BUTTON, "action-name", "pairing.accounts", "halign", GTK_ALIGN_START,
                                        "label", _("Accounts"), NULL);

  gtk_widget_set_parent (sentence, GTK_WIDGET (self));
  gtk_widget_set_parent (self->accounts_button, GTK_WIDGET (self));
  loa_pairing_trouble_show (self, NULL, NULL);
}

GtkWidget *
loa_pairing_trouble_new (void)
{
  return g_object_new (LOA_TYPE_PAIRING_TROUBLE, NULL);
}

void
loa_pairing_trouble_show (LoaPairingTrouble *self,
                          const GError      *error,
                          const char        *hint)
{
  gboolean is_said;
  g_autofree char *sentence = NULL;
  g_autofree char *text = NULL;

  g_return_if_fail (LOA_IS_PAIRING_TROUBLE (self));

  is_said = error != NULL && loa_failure_classify (error) != LOA_FAILURE_CANCELLED;
  sentence = is_said ? describe (error) : g_strdup ("");
  text = is_said && hint != NULL ? g_strconcat (hint, " ", sentence, NULL) : g_strdup (sentence);
  if (is_said)
    loa_failure_log ("Told about a pairing", error);
  stop_waiting (self);
  gtk_widget_set_visible (GTK_WIDGET (self), is_said);
  gtk_widget_set_visible (self->accounts_button, is_said && is_of_account (error));
  gtk_label_set_label (self->label, text);
  if (is_said && sepay_error_get_retry_after (error) > 0)
    wait_for (self, sepay_error_get_retry_after (error));
  if (is_said)
    loa_reveal (GTK_WIDGET (self));
}

gboolean
loa_pairing_trouble_is_of_account (LoaPairingTrouble *self)
{
  g_return_val_if_fail (LOA_IS_PAIRING_TROUBLE (self), FALSE);

  return gtk_widget_get_visible (self->accounts_button);
}

gboolean
loa_pairing_trouble_is_waiting (LoaPairingTrouble *self)
{
  g_return_val_if_fail (LOA_IS_PAIRING_TROUBLE (self), FALSE);

  return self->wait_id != 0;
}
