/* loa-amount-keys.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include "loa-amount-keys.h"
#include "loa-dong.h"

#define NARROW_COLUMNS 4

/* What people in Vietnam write is written so in every language. */
static const struct
{
  const char *label;
  gint64 amount;
} keys[] = {
  { "10k", 10000 },
  { "20k", 20000 },
  { "50k", 50000 },
  { "100k", 100000 },
  { "200k", 200000 },
  { "500k", 500000 },
  { "1tr", 1000000 },
};

struct _LoaAmountKeys
{
  GtkWidget parent_instance;

  GtkWidget *buttons[G_N_ELEMENTS (keys)];      /* (owned): through the widget tree */
  gboolean narrow;
};

G_DEFINE_FINAL_TYPE (LoaAmountKeys, loa_amount_keys, GTK_TYPE_WIDGET)

typedef enum
{
  PROP_NARROW = 1,
} LoaAmountKeysProperty;

static GParamSpec *properties[PROP_NARROW + 1];

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
clicked_cb (LoaAmountKeys *self,
            GtkWidget     *button)
{
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (self->buttons[i] == button)
      g_signal_emit (self, signals[CHOSEN], 0, keys[i].amount);
}

static void
place_keys (LoaAmountKeys *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  const int n_columns = self->narrow ? NARROW_COLUMNS : (int) G_N_ELEMENTS (keys);

  for (int i = 0; i < (int) G_N_ELEMENTS (keys); i++)
    {
      GtkGridLayoutChild *place =
        GTK_GRID_LAYOUT_CHILD (gtk_layout_manager_get_layout_child (layout, self->buttons[i]));
      const gboolean is_last = i + 1 == (int) G_N_ELEMENTS (keys);

      gtk_grid_layout_child_set_column (place, i % n_columns);
      gtk_grid_layout_child_set_row (place, i / n_columns);
      /* The last one fills its row. */
      gtk_grid_layout_child_set_column_span (place, is_last ? n_columns - i % n_columns : 1);
    }
}

static void
loa_amount_keys_dispose (GObject *object)
{
  LoaAmountKeys *self = LOA_AMOUNT_KEYS (object);

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    g_clear_pointer (&self->buttons[i], gtk_widget_unparent);

  G_OBJECT_CLASS (loa_amount_keys_parent_class)->dispose (object);
}

static void
loa_amount_keys_get_property (GObject    *object,
                              guint       property_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  LoaAmountKeys *self = LOA_AMOUNT_KEYS (object);

  switch ((LoaAmountKeysProperty) property_id)
    {
    case PROP_NARROW:
      g_value_set_boolean (value, self->narrow);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
      break;
    }
}

static void
loa_amount_keys_set_property (GObject      *object,
                              guint         property_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  LoaAmountKeys *self = LOA_AMOUNT_KEYS (object);

  switch ((LoaAmountKeysProperty) property_id)
    {
    case PROP_NARROW:
      if (g_value_get_boolean (value) != self->narrow)
        {
          self->narrow = !self->narrow;
          place_keys (self);
          g_object_notify_by_pspec (object, pspec);
        }
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
      break;
    }
}

static void
loa_amount_keys_class_init (LoaAmountKeysClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = loa_amount_keys_dispose;
  object_class->get_property = loa_amount_keys_get_property;
  object_class->set_property = loa_amount_keys_set_property;

  properties[PROP_NARROW] =
    g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  signals[CHOSEN] =
    g_signal_new ("chosen", LOA_TYPE_AMOUNT_KEYS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_GRID_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "loa-amount-keys");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
loa_amount_keys_init (LoaAmountKeys *self)
{
  GtkGridLayout *layout = GTK_GRID_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self)));

  gtk_grid_layout_set_column_homogeneous (layout, TRUE);
  gtk_grid_layout_set_column_spacing (layout, 6);
  gtk_grid_layout_set_row_spacing (layout, 6);

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autofree char *amount = loa_dong_format (keys[i].amount);

      self->buttons[i] = gtk_button_new_with_label (keys[i].label);
      gtk_widget_set_hexpand (self->buttons[i], TRUE);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->buttons[i]), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, amount,
                                      -1);
      g_signal_connect_swapped (self->buttons[i], "clicked", G_CALLBACK (clicked_cb), self);
      gtk_widget_set_parent (self->buttons[i], GTK_WIDGET (self));
    }

  place_keys (self);
}
