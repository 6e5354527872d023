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
  GtkWidget *accounts_button; /* (owned): through the widget tree */
};

G_DEFINE_FINAL_TYPE (LoaPairingTrouble, loa_pairing_trouble, GTK_TYPE_WIDGET)

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

static char *
describe (const GError *error)
{
  if (g_error_matches (error, SEPAY_ERROR, SEPAY_ERROR_NOT_FOUND))
    return g_strdup (_("SePay knows no speaker with this serial number. Compare it with the label on the speaker, "
                       "correct it, and check again."));

  return loa_failure_describe (error);
}

static void
loa_pairing_trouble_dispose (GObject *object)
{
  GtkWidget *child;

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
  self->accounts_button = g_object_new (GTK_TYPE_BUTTON, "action-name", "pairing.accounts", "halign", GTK_ALIGN_START,
                                        "label", _("Accounts"), NULL);

  gtk_widget_set_parent (sentence, GTK_WIDGET (self));
  gtk_widget_set_parent (self->accounts_button, GTK_WIDGET (self));
  loa_pairing_trouble_show (self, NULL);
}

GtkWidget *
loa_pairing_trouble_new (void)
{
  return g_object_new (LOA_TYPE_PAIRING_TROUBLE, NULL);
}

void
loa_pairing_trouble_show (LoaPairingTrouble *self,
                          const GError      *error)
{
  gboolean is_said;
  g_autofree char *text = NULL;

  g_return_if_fail (LOA_IS_PAIRING_TROUBLE (self));

  is_said = error != NULL && loa_failure_classify (error) != LOA_FAILURE_CANCELLED;
  text = is_said ? describe (error) : g_strdup ("");
  gtk_widget_set_visible (GTK_WIDGET (self), is_said);
  gtk_widget_set_visible (self->accounts_button, is_said && is_of_account (error));
  gtk_label_set_label (self->label, text);
  if (is_said)
    loa_reveal (GTK_WIDGET (self));
}

gboolean
loa_pairing_trouble_is_of_account (LoaPairingTrouble *self)
{
  g_return_val_if_fail (LOA_IS_PAIRING_TROUBLE (self), FALSE);

  return gtk_widget_get_visible (self->accounts_button);
}
