/* loa-announcement-filter-bar.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include <glib/gi18n.h>

#include "loa-announcement-filter-bar.h"
#include "loa-announcement-record.h"
#include "loa-drop-down.h"
#include "loa-period.h"
#include "loa-speaker-choice.h"
#include "loa-wording.h"

struct _LoaAnnouncementFilterBar
{
  GtkWidget parent_instance;

  LoaShop *shop;                /* (owned) (nullable) */
  LoaSpeakerChoice *speakers;   /* (owned) */
  gboolean narrow;
  gboolean clearing;            /* several choices become another at once */

  GtkBox *bar;
  GtkBox *choices;
  GtkDropDown *period_drop_down;
  GtkDropDown *speaker_drop_down;
  GtkDropDown *cause_drop_down;
  GtkDropDown *state_drop_down;
  GtkSearchEntry *search_entry;
  GtkWidget *show_all_button;
};

G_DEFINE_FINAL_TYPE (LoaAnnouncementFilterBar, loa_announcement_filter_bar, GTK_TYPE_WIDGET)

typedef enum
{
  PROP_NARROW = 1,
} LoaAnnouncementFilterBarProperty;

static GParamSpec *properties[PROP_NARROW + 1];

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
offer (GtkDropDown *drop_down,
       const char  *all,
       const char  *first,
       ...)
{
  g_autoptr (GtkStringList) model = gtk_string_list_new (NULL);
  va_list others;

  gtk_string_list_append (model, all);
  va_start (others, first);
  for (const char *label = first; label != NULL; label = va_arg (others, const char *))
    gtk_string_list_append (model, label);
  va_end (others);

  gtk_drop_down_set_model (drop_down, G_LIST_MODEL (model));
  loa_drop_down_let_shrink (drop_down);
}

/* The first item is for all. */
static guint
get_mask (GtkDropDown *drop_down)
{
  const guint selected = gtk_drop_down_get_selected (drop_down);

  return selected > 0 && selected != GTK_INVALID_LIST_POSITION ? 1u << (selected - 1) : 0;
}

static void
offer_causes_and_states (LoaAnnouncementFilterBar *self)
{
  /* In the order of the enumerations. */
  offer (self->cause_drop_down, _("All causes"), loa_wording_get_cause (LOA_ANNOUNCEMENT_CAUSE_TEST),
         loa_wording_get_cause (LOA_ANNOUNCEMENT_CAUSE_BY_HAND), loa_wording_get_cause (LOA_ANNOUNCEMENT_CAUSE_PAYMENT),
         NULL);
  offer (self->state_drop_down, _("All states"), loa_wording_get_state (LOA_ANNOUNCEMENT_STATE_ASKED),
         loa_wording_get_state (LOA_ANNOUNCEMENT_STATE_SENT), loa_wording_get_state (LOA_ANNOUNCEMENT_STATE_DELIVERED),
         loa_wording_get_state (LOA_ANNOUNCEMENT_STATE_FAILED), loa_wording_get_state (LOA_ANNOUNCEMENT_STATE_UNKNOWN),
         loa_wording_get_state (LOA_ANNOUNCEMENT_STATE_NOT_SENT), NULL);
}

static void
changed_cb (LoaAnnouncementFilterBar *self)
{
  g_autoptr (LoaAnnouncementFilter) everything = loa_announcement_filter_new ();
  g_autoptr (LoaAnnouncementFilter) filter = NULL;

  if (self->clearing || self->shop == NULL)
    return;

  filter = loa_announcement_filter_bar_make_filter (self);
  gtk_widget_set_visible (self->show_all_button, !loa_announcement_filter_equal (filter, everything));
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
set_narrow (LoaAnnouncementFilterBar *self,
            gboolean                  narrow)
{
  const GtkOrientation orientation = narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL;

  if (self->narrow == narrow)
    return;

  self->narrow = narrow;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->bar), orientation);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->choices), orientation);
  gtk_box_set_spacing (self->choices, narrow ? 0 : 6);
  if (narrow)
    gtk_widget_add_css_class (GTK_WIDGET (self->bar), "narrow");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->bar), "narrow");
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NARROW]);
}

static void
loa_announcement_filter_bar_dispose (GObject *object)
{
  LoaAnnouncementFilterBar *self = LOA_ANNOUNCEMENT_FILTER_BAR (object);
  GtkWidget *child;

  if (self->speakers != NULL)
    g_object_run_dispose (G_OBJECT (self->speakers));
  g_clear_object (&self->speakers);
  g_clear_object (&self->shop);
  gtk_widget_dispose_template (GTK_WIDGET (self), LOA_TYPE_ANNOUNCEMENT_FILTER_BAR);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (loa_announcement_filter_bar_parent_class)->dispose (object);
}

static void
loa_announcement_filter_bar_get_property (GObject    *object,
                                          guint       property_id,
                                          GValue     *value,
                                          GParamSpec *pspec)
{
  LoaAnnouncementFilterBar *self = LOA_ANNOUNCEMENT_FILTER_BAR (object);

  switch ((LoaAnnouncementFilterBarProperty) property_id)
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
loa_announcement_filter_bar_set_property (GObject      *object,
                                          guint         property_id,
                                          const GValue *value,
                                          GParamSpec   *pspec)
{
  LoaAnnouncementFilterBar *self = LOA_ANNOUNCEMENT_FILTER_BAR (object);

  switch ((LoaAnnouncementFilterBarProperty) property_id)
    {
    case PROP_NARROW:
      set_narrow (self, g_value_get_boolean (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
      break;
    }
}

static void
loa_announcement_filter_bar_class_init (LoaAnnouncementFilterBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = loa_announcement_filter_bar_dispose;
  object_class->get_property = loa_announcement_filter_bar_get_property;
  object_class->set_property = loa_announcement_filter_bar_set_property;

  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  signals[CHANGED] = g_signal_new ("changed", LOA_TYPE_ANNOUNCEMENT_FILTER_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/loa_desktop/Loa/announcements/loa-announcement-filter-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, LoaAnnouncementFilterBar, bar);
  gtk_widget_class_bind_template_child (widget_class, LoaAnnouncementFilterBar, choices);
  gtk_widget_class_bind_template_child (widget_class, LoaAnnouncementFilterBar, period_drop_down);
  gtk_widget_class_bind_template_child (widget_class, LoaAnnouncementFilterBar, speaker_drop_down);
  gtk_widget_class_bind_template_child (widget_class, LoaAnnouncementFilterBar, cause_drop_down);
  gtk_widget_class_bind_template_child (widget_class, LoaAnnouncementFilterBar, state_drop_down);
  gtk_widget_class_bind_template_child (widget_class, LoaAnnouncementFilterBar, search_entry);
  gtk_widget_class_bind_template_child (widget_class, LoaAnnouncementFilterBar, show_all_button);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
}

static void
loa_announcement_filter_bar_init (LoaAnnouncementFilterBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  loa_period_offer (self->period_drop_down);
  offer_causes_and_states (self);
  self->speakers = loa_speaker_choice_new (self->speaker_drop_down);
  g_signal_connect_object (self->speakers, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self, "map", G_CALLBACK (loa_speaker_choice_update), self->speakers, G_CONNECT_SWAPPED);
}

void
loa_announcement_filter_bar_set_shop (LoaAnnouncementFilterBar *self,
                                      LoaShop                  *shop)
{
  g_return_if_fail (LOA_IS_ANNOUNCEMENT_FILTER_BAR (self));
  g_return_if_fail (LOA_IS_SHOP (shop));
  g_return_if_fail (self->shop == NULL);

  self->shop = g_object_ref (shop);
  loa_speaker_choice_set_register (self->speakers, loa_shop_get_speakers (shop));
  gtk_search_entry_set_key_capture_widget (self->search_entry, gtk_widget_get_parent (GTK_WIDGET (self)));
}

LoaAnnouncementFilter *
loa_announcement_filter_bar_make_filter (LoaAnnouncementFilterBar *self)
{
  g_autoptr (LoaAnnouncementFilter) filter = loa_announcement_filter_new ();
  const char *search;

  g_return_val_if_fail (LOA_IS_ANNOUNCEMENT_FILTER_BAR (self), NULL);
  g_return_val_if_fail (self->shop != NULL, NULL);

  search = gtk_editable_get_text (GTK_EDITABLE (self->search_entry));
  if (*search != '\0')
    filter->search = g_strdup (search);
  filter->hardware_id = g_strdup (loa_speaker_choice_get_hardware_id (self->speakers));
  filter->causes = get_mask (self->cause_drop_down);
  filter->states = get_mask (self->state_drop_down);
  loa_period_get_days ((LoaPeriod) gtk_drop_down_get_selected (self->period_drop_down),
                       loa_clock_get_unix_seconds (loa_shop_get_clock (self->shop)), &filter->from_day,
                       &filter->to_day);

  return g_steal_pointer (&filter);
}

void
loa_announcement_filter_bar_show_only (LoaAnnouncementFilterBar *self,
                                       const char               *hardware_id)
{
  g_return_if_fail (LOA_IS_ANNOUNCEMENT_FILTER_BAR (self));

  self->clearing = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  gtk_drop_down_set_selected (self->period_drop_down, LOA_PERIOD_ALL);
  gtk_drop_down_set_selected (self->cause_drop_down, 0);
  gtk_drop_down_set_selected (self->state_drop_down, 0);
  loa_speaker_choice_set_hardware_id (self->speakers, hardware_id);
  self->clearing = FALSE;
  changed_cb (self);
}

void
loa_announcement_filter_bar_search (LoaAnnouncementFilterBar *self)
{
  g_return_if_fail (LOA_IS_ANNOUNCEMENT_FILTER_BAR (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}
