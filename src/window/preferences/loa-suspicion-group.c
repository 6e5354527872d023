/* loa-suspicion-group.c
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
#include "loa-suspicion-group.h"
#include "loa-transaction-suspicion.h"

struct _LoaSuspicionGroup
{
  AdwPreferencesGroup parent_instance;

  LoaStore *store;            /* (owned) (nullable): NULL once closed */
  gint64 floor;               /* đồng, as it is kept; -1 until it is known */

  AdwEntryRow *floor_row;
  GtkWidget *apply_button;
  GtkLabel *echo_label;
  GtkLabel *error_label;
};

G_DEFINE_FINAL_TYPE (LoaSuspicionGroup, loa_suspicion_group, ADW_TYPE_PREFERENCES_GROUP)

/* Nothing and 0 stand for no floor. */
static gboolean
read_floor (LoaSuspicionGroup  *self,
            gint64             *floor,
            char              **reason)
{
  g_autofree char *text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->floor_row)));

  g_strstrip (text);
  *floor = 0;
  *reason = NULL;

  return *text == '\0' || g_str_equal (text, "0") || loa_amount_field_read (text, floor, reason);
}

static char *
describe (gint64 floor)
{
  g_autofree char *digits = loa_dong_format (floor);
  g_autofree char *words = NULL;

  if (floor == 0)
    return g_strdup (_("No amount is too small."));

  words = loa_spelling_spell (floor);

  return g_strdup_printf ("%s · %s", digits, words);
}

static void
changed_cb (LoaSuspicionGroup *self)
{
  g_autofree char *reason = NULL;
  g_autofree char *echo = NULL;
  gint64 floor;
  const gboolean valid = read_floor (self, &floor, &reason);

  if (valid)
    echo = describe (floor);
  gtk_widget_set_visible (self->apply_button, self->floor >= 0 && !(valid && floor == self->floor));
  gtk_label_set_label (self->echo_label, echo != NULL ? echo : "");
  gtk_widget_set_visible (GTK_WIDGET (self->echo_label), echo != NULL);
  loa_field_error_show (self->error_label, GTK_WIDGET (self->floor_row), reason);
}

static void
got_cb (GObject      *object,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr (LoaSuspicionGroup) self = user_data;
  g_autofree char *digits = NULL;
  g_autoptr (GError) error = NULL;
  gint64 floor;
  const gboolean done = loa_store_get_suspicion_floor_finish (LOA_STORE (object), result, &floor, &error);

  if (self->store == NULL)
    return;

  if (!done)
    {
      loa_field_error_show_failure (self->error_label, GTK_WIDGET (self->floor_row), error);
      return;
    }

  self->floor = floor;
  digits = loa_dong_format_digits (floor);
  gtk_editable_set_text (GTK_EDITABLE (self->floor_row), digits);
  changed_cb (self);
}

static void
set_cb (GObject      *object,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr (LoaSuspicionGroup) self = user_data;
  g_autofree char *echo = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  const gboolean done = loa_store_set_suspicion_floor_finish (LOA_STORE (object), result, &error);

  if (self->store == NULL)
    return;

  if (!done)
    {
      loa_field_error_show_failure (self->error_label, GTK_WIDGET (self->floor_row), error);
      return;
    }

  changed_cb (self);
  echo = describe (self->floor);
  /* Translators: %s is an amount in digits and in words. */
  text = g_strdup_printf (_("Saved: %s"), echo);
  gtk_label_set_label (self->echo_label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->echo_label), TRUE);
}

static void
apply_cb (LoaSuspicionGroup *self)
{
  g_autofree char *reason = NULL;
  gint64 floor;

  if (self->floor < 0)
    return;

  if (!read_floor (self, &floor, &reason))
    {
      loa_field_error_show (self->error_label, GTK_WIDGET (self->floor_row), reason);
      gtk_widget_grab_focus (GTK_WIDGET (self->floor_row));
      return;
    }

  self->floor = floor;
  loa_store_set_suspicion_floor_async (self->store, floor, NULL, set_cb, g_object_ref (self));
}

static void
loa_suspicion_group_dispose (GObject *object)
{
  g_clear_object (&LOA_SUSPICION_GROUP (object)->store);

  G_OBJECT_CLASS (loa_suspicion_group_parent_class)->dispose (object);
}

static void
loa_suspicion_group_class_init (LoaSuspicionGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = loa_suspicion_group_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/loa_desktop/Loa/preferences/loa-suspicion-group.ui");
  gtk_widget_class_bind_template_child (widget_class, LoaSuspicionGroup, floor_row);
  gtk_widget_class_bind_template_child (widget_class, LoaSuspicionGroup, apply_button);
  gtk_widget_class_bind_template_child (widget_class, LoaSuspicionGroup, echo_label);
  gtk_widget_class_bind_template_child (widget_class, LoaSuspicionGroup, error_label);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, apply_cb);
}

static void
loa_suspicion_group_init (LoaSuspicionGroup *self)
{
  self->floor = -1;
  gtk_widget_init_template (GTK_WIDGET (self));
  loa_spelling_watch (GTK_WIDGET (self), G_CALLBACK (changed_cb));
}

void
loa_suspicion_group_set_store (LoaSuspicionGroup *self,
                               LoaStore          *store)
{
  g_return_if_fail (LOA_IS_SUSPICION_GROUP (self));
  g_return_if_fail (LOA_IS_STORE (store));
  g_return_if_fail (self->store == NULL);

  self->store = g_object_ref (store);
  loa_store_get_suspicion_floor_async (store, NULL, got_cb, g_object_ref (self));
}
