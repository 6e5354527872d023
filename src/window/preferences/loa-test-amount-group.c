/* loa-test-amount-group.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include <glib/gi18n.h>

#include "loa-amount-field.h"
#include "loa-dong.h"
#include "loa-field-error.h"
#include "loa-spelling.h"
#include "loa-test-amount-group.h"

struct _LoaTestAmountGroup
{
  AdwPreferencesGroup parent_instance;

  LoaTestAmount *test_amount;   /* (owned) (nullable): NULL once closed */

  AdwEntryRow *amount_row;
  GtkWidget *apply_button;
  GtkLabel *echo_label;
  GtkLabel *error_label;
};

G_DEFINE_FINAL_TYPE (LoaTestAmountGroup, loa_test_amount_group, ADW_TYPE_PREFERENCES_GROUP)

static char *
format_echo (gint64 amount)
{
  g_autofree char *digits = loa_dong_format (amount);
  g_autofree char *words = loa_spelling_spell (amount);

  return g_strdup_printf ("%s · %s", digits, words);
}

static void
changed_cb (LoaTestAmountGroup *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->amount_row));
  g_autofree char *reason = NULL;
  g_autofree char *echo = NULL;
  gint64 amount;
  const gboolean valid = loa_amount_field_read (text, &amount, &reason);

  if (valid)
    echo = format_echo (amount);

  gtk_widget_set_visible (self->apply_button,
                          self->test_amount != NULL && !(valid && amount == loa_test_amount_get (self->test_amount)));

  gtk_label_set_label (self->echo_label, echo != NULL ? echo : "");
  gtk_widget_set_visible (GTK_WIDGET (self->echo_label), echo != NULL);
  loa_field_error_show (self->error_label, GTK_WIDGET (self->amount_row), reason);
}

static void
set_cb (GObject      *object,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr (LoaTestAmountGroup) self = user_data;
  g_autofree char *echo = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  const gboolean done = loa_test_amount_set_finish (LOA_TEST_AMOUNT (object), result, &error);

  if (self->test_amount == NULL)
    return;

  if (!done)
    {
      loa_field_error_show_failure (self->error_label, GTK_WIDGET (self->amount_row), error);
      return;
    }

  echo = format_echo (loa_test_amount_get (self->test_amount));
  /* Translators: %s is an amount in digits and in words. */
  text = g_strdup_printf (_("Saved: %s"), echo);
  changed_cb (self);
  gtk_label_set_label (self->echo_label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->echo_label), TRUE);
}

static void
apply_cb (LoaTestAmountGroup *self)
{
  g_autofree char *reason = NULL;
  gint64 amount;

  if (loa_amount_field_read (gtk_editable_get_text (GTK_EDITABLE (self->amount_row)), &amount, &reason))
    {
      loa_test_amount_set_async (self->test_amount, amount, set_cb, g_object_ref (self));
      return;
    }

  loa_field_error_show (self->error_label, GTK_WIDGET (self->amount_row), reason);
  gtk_widget_grab_focus (GTK_WIDGET (self->amount_row));
}

static void
loa_test_amount_group_dispose (GObject *object)
{
  LoaTestAmountGroup *self = LOA_TEST_AMOUNT_GROUP (object);

  g_clear_object (&self->test_amount);

  G_OBJECT_CLASS (loa_test_amount_group_parent_class)->dispose (object);
}

static void
loa_test_amount_group_class_init (LoaTestAmountGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = loa_test_amount_group_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/loa_desktop/Loa/preferences/loa-test-amount-group.ui");
  gtk_widget_class_bind_template_child (widget_class, LoaTestAmountGroup, amount_row);
  gtk_widget_class_bind_template_child (widget_class, LoaTestAmountGroup, apply_button);
  gtk_widget_class_bind_template_child (widget_class, LoaTestAmountGroup, echo_label);
  gtk_widget_class_bind_template_child (widget_class, LoaTestAmountGroup, error_label);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, apply_cb);
}

static void
loa_test_amount_group_init (LoaTestAmountGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  loa_spelling_watch (GTK_WIDGET (self), G_CALLBACK (changed_cb));
}

void
loa_test_amount_group_set_amount (LoaTestAmountGroup *self,
                                  LoaTestAmount      *test_amount)
{
  g_autofree char *digits = NULL;

  g_return_if_fail (LOA_IS_TEST_AMOUNT_GROUP (self));
  g_return_if_fail (LOA_IS_TEST_AMOUNT (test_amount));

  g_set_object (&self->test_amount, test_amount);
  digits = loa_dong_format_digits (loa_test_amount_get (test_amount));
  gtk_editable_set_text (GTK_EDITABLE (self->amount_row), digits);
}
