/* loa-speakers-view-tools.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include <glib/gi18n.h>

#include "loa-drop-down.h"
#include "loa-register-wording.h"
#include "loa-speakers-view-private.h"
#include "loa-stack.h"
#include "loa-store-settings.h"
#include "loa-toast.h"

#define ORDER_SETTING "speaker-order"

/* One speaker needs no tools to find it. */
#define LEAST_SPEAKERS_TO_SEARCH 2

/* In the order of LoaSpeakerOrder. */
static const char * const order_names[] = { "added", "name", "place", "state", "checked" };

static guint
get_n_speakers (LoaSpeakersView *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (loa_shop_get_speakers (self->shop)));
}

static void
show_count (LoaSpeakersView *self)
{
  const guint n_speakers = get_n_speakers (self);
  const guint n_shown = g_list_model_get_n_items (loa_speaker_results_get_model (self->results));
  g_autofree char *text = NULL;

  if (loa_speaker_results_get_narrowed (self->results))
    /* Translators: so many speakers are shown of so many. */
    text = g_strdup_printf (_("%u of %u"), n_shown, n_speakers);
  else
    text = g_strdup_printf (ngettext ("%u speaker", "%u speakers", n_speakers), n_speakers);

  gtk_label_set_label (self->count_label, text);
  loa_stack_show (self->results_stack, n_shown > 0 || n_speakers == 0 ? "cards" : "none");
}

static void
show_chips (LoaSpeakersView *self)
{
  const int shown = loa_speaker_results_get_health (self->results);

  self->is_updating = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (self->chips); i++)
    {
      const guint n_speakers = loa_speaker_results_count (self->results, i);
      g_autofree char *text = loa_register_wording_describe_health (i, n_speakers);

      gtk_button_set_label (GTK_BUTTON (self->chips[i]), text);
      gtk_widget_set_visible (GTK_WIDGET (self->chips[i]), n_speakers > 0 || (int) i == shown);
      gtk_toggle_button_set_active (self->chips[i], (int) i == shown);
    }
  self->is_updating = FALSE;
}

static void
counts_changed_cb (LoaSpeakersView *self)
{
  const guint n_speakers = get_n_speakers (self);

  loa_stack_show (self->stack, n_speakers > 0 ? "speakers" : "empty");
  gtk_widget_set_visible (GTK_WIDGET (self->bar), n_speakers >= LEAST_SPEAKERS_TO_SEARCH ||
                                                  loa_speaker_results_get_narrowed (self->results));
  show_chips (self);
  show_count (self);
}

static void
chip_cb (LoaSpeakersView *self,
         GtkToggleButton *chip)
{
  int health = LOA_SPEAKER_HEALTH_ANY;

  if (self->is_updating)
    return;

  for (guint i = 0; i < G_N_ELEMENTS (self->chips); i++)
    if (self->chips[i] == chip && gtk_toggle_button_get_active (chip))
      health = (int) i;

  loa_speaker_results_set_health (self->results, health);
  loa_speaker_grid_go_to_top (self->grid);
  counts_changed_cb (self);
}

static void
search_changed_cb (LoaSpeakersView *self)
{
  if (self->results == NULL)
    return;

  loa_speaker_results_set_search (self->results, gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
  loa_speaker_grid_go_to_top (self->grid);
  show_count (self);
}

static void
order_kept_cb (GObject      *object,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (LoaSpeakersView) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!loa_store_set_setting_finish (LOA_STORE (object), result, &error) && self->shop != NULL)
    loa_toast_show_failure (GTK_WIDGET (self), error);
}

static void
order_cb (LoaSpeakersView *self)
{
  const guint order = gtk_drop_down_get_selected (self->order_drop_down);

  if (self->results == NULL || order >= G_N_ELEMENTS (order_names))
    return;

  loa_speaker_results_set_order (self->results, order);
  if (self->is_updating)
    return;

  loa_speaker_grid_go_to_top (self->grid);
  loa_store_set_setting_async (loa_shop_get_store (self->shop), ORDER_SETTING, order_names[order], NULL, order_kept_cb,
                               g_object_ref (self));
}

static void
order_read_cb (GObject      *object,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (LoaSpeakersView) self = user_data;
  g_autofree char *value = NULL;

  /* Without it they stand as they were added. */
  if (!loa_store_get_setting_finish (LOA_STORE (object), result, &value, NULL) || value == NULL)
    return;

  if (g_cancellable_is_cancelled (self->cancellable))
    return;

  self->is_updating = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (order_names); i++)
    if (g_str_equal (value, order_names[i]))
      gtk_drop_down_set_selected (self->order_drop_down, i);
  self->is_updating = FALSE;
}

void
loa_speakers_view_bind_tools (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, order_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
}

void
loa_speakers_view_make_tools (LoaSpeakersView *self)
{
  gtk_search_bar_connect_entry (self->search_bar, GTK_EDITABLE (self->search_entry));
  loa_drop_down_let_shrink (self->order_drop_down);

  for (guint i = 0; i < G_N_ELEMENTS (self->chips); i++)
    {
      GtkWidget *chip = gtk_toggle_button_new ();

      gtk_widget_add_css_class (chip, "chip");
      gtk_widget_set_visible (chip, FALSE);
      g_signal_connect_swapped (chip, "toggled", G_CALLBACK (chip_cb), self);
      gtk_box_append (self->chips_box, chip);
      self->chips[i] = GTK_TOGGLE_BUTTON (chip);
    }
}

void
loa_speakers_view_start_tools (LoaSpeakersView *self)
{
  g_signal_connect_object (self->results, "counts-changed", G_CALLBACK (counts_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (loa_speaker_results_get_model (self->results), "items-changed", G_CALLBACK (show_count),
                           self, G_CONNECT_SWAPPED);
  loa_store_get_setting_async (loa_shop_get_store (self->shop), ORDER_SETTING, self->cancellable, order_read_cb,
                               g_object_ref (self));
  counts_changed_cb (self);
}

void
loa_speakers_view_show_all (LoaSpeakersView *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  gtk_search_bar_set_search_mode (self->search_bar, FALSE);
  loa_speaker_results_set_health (self->results, LOA_SPEAKER_HEALTH_ANY);
  search_changed_cb (self);
  counts_changed_cb (self);
}
