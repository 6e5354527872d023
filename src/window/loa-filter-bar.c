/* loa-filter-bar.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include <glib/gi18n.h>

#include "loa-filter-bar.h"

#define NARROW_COLUMNS 2
#define MANY_COLUMNS 9 /* more than there are choices */

struct _LoaFilterBar
{
  GtkWidget parent_instance;

  gboolean narrow;
  gboolean filtered;
  gboolean offers_show_all;
  char *search_label;           /* (owned) (nullable) */
  char *search_help;            /* (owned) (nullable) */

  GtkBox *bar;
  GtkGrid *choices;
  LoaPeriodChooser *period_chooser;
  GtkWidget *show_all_button;
  GtkBox *line;
  GtkWidget *search_entry;
  GtkToggleButton *choices_button;
};

static GtkBuildableIface *parent_buildable_iface;

static void loa_filter_bar_buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (LoaFilterBar, loa_filter_bar, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, loa_filter_bar_buildable_init))

typedef enum
{
  PROP_NARROW = 1,
  PROP_FILTERED,
  PROP_OFFERS_SHOW_ALL,
  PROP_SEARCH_LABEL,
  PROP_SEARCH_HELP,
} LoaFilterBarProperty;

static GParamSpec *properties[PROP_SEARCH_HELP + 1];

enum
{
  CHANGED,
  SHOW_ALL,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* One beside the other, or in columns without gaps; what is to show all comes last. */
static void
place_choices (LoaFilterBar *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self->choices));
  const int n_columns = self->narrow ? NARROW_COLUMNS : MANY_COLUMNS;
  int i = 0;

  for (GtkWidget *choice = gtk_widget_get_first_child (GTK_WIDGET (self->choices)); choice != NULL;
       choice = gtk_widget_get_next_sibling (choice))
    {
      GtkGridLayoutChild *place = GTK_GRID_LAYOUT_CHILD (gtk_layout_manager_get_layout_child (layout, choice));
      int position = MANY_COLUMNS - 1;

      if (choice != self->show_all_button)
        position = gtk_widget_get_visible (choice) ? i++ : i;
      gtk_grid_layout_child_set_column (place, position % n_columns);
      gtk_grid_layout_child_set_row (place, position / n_columns);
    }
}

static void
update (LoaFilterBar *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->choices_button), self->narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->choices),
                          !self->narrow || gtk_toggle_button_get_active (self->choices_button));
  gtk_widget_set_visible (self->show_all_button, self->filtered && self->offers_show_all);
  /* Translators: a button that shows and hides the choices of what is listed; “Filtered” when not all is listed. */
  gtk_button_set_label (GTK_BUTTON (self->choices_button), self->filtered ? _("Filtered") : _("Filter"));
}

static void
set_narrow (LoaFilterBar *self,
            gboolean      narrow)
{
  if (self->narrow == narrow)
    return;

  self->narrow = narrow;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->bar),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_grid_set_column_homogeneous (self->choices, narrow);
  /* What is folded out stands under the button that does so. */
  gtk_box_reorder_child_after (self->bar, GTK_WIDGET (self->choices), narrow ? GTK_WIDGET (self->line) : NULL);
  place_choices (self);
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NARROW]);
}

static void
set_filtered (LoaFilterBar *self,
              gboolean      filtered)
{
  if (self->filtered == filtered)
    return;

  self->filtered = filtered;
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FILTERED]);
}

static void
changed_cb (LoaFilterBar *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
show_all_cb (LoaFilterBar *self)
{
  g_signal_emit (self, signals[SHOW_ALL], 0);
}

static void
loa_filter_bar_add_child (GtkBuildable *buildable,
                          GtkBuilder   *builder,
                          GObject      *child,
                          const char   *type)
{
  LoaFilterBar *self = LOA_FILTER_BAR (buildable);

  if (g_strcmp0 (type, "choice") == 0)
    {
      gtk_grid_attach (self->choices, GTK_WIDGET (child), 0, 0, 1, 1);
      g_signal_connect_object (child, "notify::visible", G_CALLBACK (place_choices), self, G_CONNECT_SWAPPED);
      place_choices (self);
    }
  else if (g_strcmp0 (type, "button") == 0)
    {
      loa_filter_bar_add_button (self, GTK_WIDGET (child));
    }
  else
    {
      parent_buildable_iface->add_child (buildable, builder, child, type);
    }
}

static void
loa_filter_bar_buildable_init (GtkBuildableIface *iface)
{
  parent_buildable_iface = g_type_interface_peek_parent (iface);
  iface->add_child = loa_filter_bar_add_child;
}

static void
loa_filter_bar_constructed (GObject *object)
{
  LoaFilterBar *self = LOA_FILTER_BAR (object);

  G_OBJECT_CLASS (loa_filter_bar_parent_class)->constructed (object);

  if (self->search_label != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->search_entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    self->search_label, -1);
  g_object_set (self->search_entry, "placeholder-text", self->search_label, NULL);
  gtk_widget_set_tooltip_text (self->search_entry, self->search_help);
}

static void
loa_filter_bar_dispose (GObject *object)
{
  LoaFilterBar *self = LOA_FILTER_BAR (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), LOA_TYPE_FILTER_BAR);

  G_OBJECT_CLASS (loa_filter_bar_parent_class)->dispose (object);
}

static void
loa_filter_bar_finalize (GObject *object)
{
  LoaFilterBar *self = LOA_FILTER_BAR (object);

  g_clear_pointer (&self->search_label, g_free);
  g_clear_pointer (&self->search_help, g_free);

  G_OBJECT_CLASS (loa_filter_bar_parent_class)->finalize (object);
}

static void
loa_filter_bar_get_property (GObject    *object,
                             guint       property_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  LoaFilterBar *self = LOA_FILTER_BAR (object);

  switch ((LoaFilterBarProperty) property_id)
    {
    case PROP_NARROW:
      g_value_set_boolean (value, self->narrow);
      break;

    case PROP_FILTERED:
      g_value_set_boolean (value, self->filtered);
      break;

    case PROP_OFFERS_SHOW_ALL:
      g_value_set_boolean (value, self->offers_show_all);
      break;

    case PROP_SEARCH_LABEL:
      g_value_set_string (value, self->search_label);
      break;

    case PROP_SEARCH_HELP:
      g_value_set_string (value, self->search_help);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
      break;
    }
}

static void
loa_filter_bar_set_property (GObject      *object,
                             guint         property_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  LoaFilterBar *self = LOA_FILTER_BAR (object);

  switch ((LoaFilterBarProperty) property_id)
    {
    case PROP_NARROW:
      set_narrow (self, g_value_get_boolean (value));
      break;

    case PROP_FILTERED:
      set_filtered (self, g_value_get_boolean (value));
      break;

    case PROP_OFFERS_SHOW_ALL:
      self->offers_show_all = g_value_get_boolean (value);
      break;

    case PROP_SEARCH_LABEL:
      self->search_label = g_value_dup_string (value);
      break;

    case PROP_SEARCH_HELP:
      self->search_help = g_value_dup_string (value);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
      break;
    }
}

static void
loa_filter_bar_class_init (LoaFilterBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->constructed = loa_filter_bar_constructed;
  object_class->dispose = loa_filter_bar_dispose;
  object_class->finalize = loa_filter_bar_finalize;
  object_class->get_property = loa_filter_bar_get_property;
  object_class->set_property = loa_filter_bar_set_property;

  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE, flags);
  properties[PROP_FILTERED] = g_param_spec_boolean ("filtered", NULL, NULL, FALSE, flags);
  properties[PROP_OFFERS_SHOW_ALL] = g_param_spec_boolean ("offers-show-all", NULL, NULL, TRUE,
                                                           flags | G_PARAM_CONSTRUCT_ONLY);
  properties[PROP_SEARCH_LABEL] = g_param_spec_string ("search-label", NULL, NULL, NULL,
                                                       flags | G_PARAM_CONSTRUCT_ONLY);
  properties[PROP_SEARCH_HELP] = g_param_spec_string ("search-help", NULL, NULL, NULL, flags | G_PARAM_CONSTRUCT_ONLY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  signals[CHANGED] = g_signal_new ("changed", LOA_TYPE_FILTER_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                   0);
  signals[SHOW_ALL] = g_signal_new ("show-all", LOA_TYPE_FILTER_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 0);

  g_type_ensure (LOA_TYPE_PERIOD_CHOOSER);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/loa_desktop/Loa/loa-filter-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, LoaFilterBar, bar);
  gtk_widget_class_bind_template_child (widget_class, LoaFilterBar, choices);
  gtk_widget_class_bind_template_child (widget_class, LoaFilterBar, period_chooser);
  gtk_widget_class_bind_template_child (widget_class, LoaFilterBar, show_all_button);
  gtk_widget_class_bind_template_child (widget_class, LoaFilterBar, line);
  gtk_widget_class_bind_template_child (widget_class, LoaFilterBar, search_entry);
  gtk_widget_class_bind_template_child (widget_class, LoaFilterBar, choices_button);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_all_cb);
  gtk_widget_class_bind_template_callback (widget_class, update);
}

static void
loa_filter_bar_init (LoaFilterBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  place_choices (self);
  update (self);
}

void
loa_filter_bar_set_clock (LoaFilterBar *self,
                          LoaClock     *clock)
{
  g_return_if_fail (LOA_IS_FILTER_BAR (self));

  loa_period_chooser_set_clock (self->period_chooser, clock);
}

void
loa_filter_bar_capture_keys (LoaFilterBar *self,
                             GtkWidget    *widget)
{
  g_return_if_fail (LOA_IS_FILTER_BAR (self));
  g_return_if_fail (GTK_IS_WIDGET (widget));

  gtk_search_entry_set_key_capture_widget (GTK_SEARCH_ENTRY (self->search_entry), widget);
}

void
loa_filter_bar_search (LoaFilterBar *self)
{
  g_return_if_fail (LOA_IS_FILTER_BAR (self));

  gtk_widget_grab_focus (self->search_entry);
}

void
loa_filter_bar_clear (LoaFilterBar *self)
{
  g_return_if_fail (LOA_IS_FILTER_BAR (self));

  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  loa_period_chooser_clear (self->period_chooser);
}

char *
loa_filter_bar_dup_search (LoaFilterBar *self)
{
  const char *text;

  g_return_val_if_fail (LOA_IS_FILTER_BAR (self), NULL);

  text = gtk_editable_get_text (GTK_EDITABLE (self->search_entry));

  return *text != '\0' ? g_strdup (text) : NULL;
}

void
loa_filter_bar_set_search (LoaFilterBar *self,
                           const char   *text)
{
  g_return_if_fail (LOA_IS_FILTER_BAR (self));
  g_return_if_fail (text != NULL);

  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), text);
}

void
loa_filter_bar_set_days (LoaFilterBar *self,
                         const char   *from_day,
                         const char   *to_day)
{
  g_return_if_fail (LOA_IS_FILTER_BAR (self));

  loa_period_chooser_set_days (self->period_chooser, from_day, to_day);
}

void
loa_filter_bar_get_days (LoaFilterBar  *self,
                         char         **from_day,
                         char         **to_day)
{
  g_return_if_fail (LOA_IS_FILTER_BAR (self));

  loa_period_chooser_get_days (self->period_chooser, from_day, to_day);
}

void
loa_filter_bar_add_button (LoaFilterBar *self,
                           GtkWidget    *button)
{
  g_return_if_fail (LOA_IS_FILTER_BAR (self));
  g_return_if_fail (GTK_IS_WIDGET (button));

  gtk_box_append (self->line, button);
}

LoaPeriodChooser *
loa_filter_bar_get_period_chooser (LoaFilterBar *self)
{
  g_return_val_if_fail (LOA_IS_FILTER_BAR (self), NULL);

  return self->period_chooser;
}
