/* loa-speakers-view.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include "loa-failure.h"
#include "loa-register-wording.h"
#include "loa-speaker-removal.h"
#include "loa-speakers-view-private.h"
#include "loa-stack.h"
#include "loa-toast.h"

/* How often the cards say anew how old what they show is. */
#define AGE_SECONDS 30

G_DEFINE_FINAL_TYPE (LoaSpeakersView, loa_speakers_view, ADW_TYPE_BIN)

typedef enum
{
  PROP_NARROW = 1,
} LoaSpeakersViewProperty;

static GParamSpec *properties[PROP_NARROW + 1];

static void
show_watch (LoaSpeakersView *self)
{
  const guint n_asked = loa_speaker_watch_get_n_asked (self->watch);
  const LoaSpeakerWatchState state = loa_speaker_watch_get_state (self->watch);
  g_autofree char *text = loa_register_wording_describe_watch (state, n_asked);

  gtk_label_set_label (self->watch_label, text != NULL ? text : "");
  gtk_widget_set_visible (self->stop_button, n_asked > 0);
  gtk_widget_set_visible (self->watch_box, text != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "register.check-all",
                                 n_asked == 0 && state != LOA_SPEAKER_WATCH_NOT_CONNECTED);
}

static gboolean
age_cb (gpointer user_data)
{
  LoaSpeakersView *self = user_data;

  loa_speaker_grid_refresh_ages (self->grid);

  return G_SOURCE_CONTINUE;
}

/* Nobody looks at a view that is not shown, or at a window that is put away. */
static void
update_watch (LoaSpeakersView *self)
{
  const gboolean is_seen = self->surface != NULL &&
                           (gdk_toplevel_get_state (GDK_TOPLEVEL (self->surface)) & GDK_TOPLEVEL_STATE_MINIMIZED) == 0;

  if (self->watch == NULL)
    return;

  if (is_seen && self->age_id == 0)
    {
      loa_speaker_grid_refresh_ages (self->grid);
      self->age_id = g_timeout_add_seconds (AGE_SECONDS, age_cb, self);
    }
  else if (!is_seen)
    g_clear_handle_id (&self->age_id, g_source_remove);

  loa_speaker_watch_set_active (self->watch, is_seen);
}

static void
checked_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (LoaSpeakersView) self = user_data;
  g_autoptr (SepaySpeakerState) state = NULL;
  g_autoptr (GError) error = NULL;

  /* A serial number that SePay does not know is told by its card. */
  state = loa_speaker_register_check_finish (LOA_SPEAKER_REGISTER (object), result, &error);
  if (state == NULL && loa_failure_classify (error) != LOA_FAILURE_NOT_FOUND)
    loa_toast_show_failure (GTK_WIDGET (self), error);
}

static void
check_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  LoaSpeakersView *self = LOA_SPEAKERS_VIEW (widget);

  loa_speaker_register_check_async (loa_shop_get_speakers (self->shop), g_variant_get_string (parameter, NULL),
                                    self->cancellable, checked_cb, g_object_ref (self));
}

static void
check_all_action (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  loa_speaker_watch_check_soon (LOA_SPEAKERS_VIEW (widget)->watch, NULL);
}

static void
stop_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  LoaSpeakersView *self = LOA_SPEAKERS_VIEW (widget);

  /* Put away for a moment, it forgets what it was asked for. */
  loa_speaker_watch_set_active (self->watch, FALSE);
  update_watch (self);
}

static void
remove_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  LoaSpeakersView *self = LOA_SPEAKERS_VIEW (widget);
  LoaSpeaker *speaker = loa_speaker_register_find (loa_shop_get_speakers (self->shop),
                                                   g_variant_get_string (parameter, NULL));

  if (speaker != NULL)
    loa_speaker_removal_start (widget, loa_shop_get_store (self->shop), speaker);
}

static void
show_all_action (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  LoaSpeakersView *self = LOA_SPEAKERS_VIEW (widget);

  loa_speakers_view_show_all (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->grid));
}

static void
loa_speakers_view_map (GtkWidget *widget)
{
  LoaSpeakersView *self = LOA_SPEAKERS_VIEW (widget);
  GtkNative *native = gtk_widget_get_native (widget);

  GTK_WIDGET_CLASS (loa_speakers_view_parent_class)->map (widget);

  gtk_search_bar_set_key_capture_widget (self->search_bar, GTK_WIDGET (gtk_widget_get_root (widget)));
  if (!GDK_IS_TOPLEVEL (gtk_native_get_surface (native)))
    return;

  self->surface = gtk_native_get_surface (native);
  g_signal_connect_object (self->surface, "notify::state", G_CALLBACK (update_watch), self, G_CONNECT_SWAPPED);
  update_watch (self);
}

static void
loa_speakers_view_unmap (GtkWidget *widget)
{
  LoaSpeakersView *self = LOA_SPEAKERS_VIEW (widget);

  if (self->surface != NULL)
    g_signal_handlers_disconnect_by_func (self->surface, update_watch, self);
  self->surface = NULL;
  update_watch (self);
  gtk_search_bar_set_key_capture_widget (self->search_bar, NULL);

  GTK_WIDGET_CLASS (loa_speakers_view_parent_class)->unmap (widget);
}

static void
loa_speakers_view_dispose (GObject *object)
{
  LoaSpeakersView *self = LOA_SPEAKERS_VIEW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->age_id, g_source_remove);
  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->watch);

  G_OBJECT_CLASS (loa_speakers_view_parent_class)->dispose (object);
}

static void
loa_speakers_view_finalize (GObject *object)
{
  LoaSpeakersView *self = LOA_SPEAKERS_VIEW (object);

  g_clear_object (&self->results);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->shop);

  G_OBJECT_CLASS (loa_speakers_view_parent_class)->finalize (object);
}

static void
loa_speakers_view_get_property (GObject    *object,
                                guint       property_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  switch ((LoaSpeakersViewProperty) property_id)
    {
    case PROP_NARROW:
      g_value_set_boolean (value, LOA_SPEAKERS_VIEW (object)->narrow);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
set_narrow (LoaSpeakersView *self,
            gboolean         narrow)
{
  if (self->narrow == narrow)
    return;

  self->narrow = narrow;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->bar),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_box_set_spacing (self->bar, narrow ? 0 : 6);
  if (narrow)
    gtk_widget_add_css_class (GTK_WIDGET (self->bar), "narrow");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->bar), "narrow");
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NARROW]);
}

static void
loa_speakers_view_set_property (GObject      *object,
                                guint         property_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  switch ((LoaSpeakersViewProperty) property_id)
    {
    case PROP_NARROW:
      set_narrow (LOA_SPEAKERS_VIEW (object), g_value_get_boolean (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (LOA_TYPE_SPEAKER_GRID);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/loa_desktop/Loa/speakers/loa-speakers-view.ui");
  gtk_widget_class_bind_template_child (widget_class, LoaSpeakersView, stack);
  gtk_widget_class_bind_template_child (widget_class, LoaSpeakersView, search_bar);
  gtk_widget_class_bind_template_child (widget_class, LoaSpeakersView, search_entry);
  gtk_widget_class_bind_template_child (widget_class, LoaSpeakersView, bar);
  gtk_widget_class_bind_template_child (widget_class, LoaSpeakersView, count_label);
  gtk_widget_class_bind_template_child (widget_class, LoaSpeakersView, chips_box);
  gtk_widget_class_bind_template_child (widget_class, LoaSpeakersView, order_drop_down);
  gtk_widget_class_bind_template_child (widget_class, LoaSpeakersView, watch_box);
  gtk_widget_class_bind_template_child (widget_class, LoaSpeakersView, watch_label);
  gtk_widget_class_bind_template_child (widget_class, LoaSpeakersView, stop_button);
  gtk_widget_class_bind_template_child (widget_class, LoaSpeakersView, results_stack);
  gtk_widget_class_bind_template_child (widget_class, LoaSpeakersView, grid);
  loa_speakers_view_bind_tools (widget_class);
}

static void
loa_speakers_view_class_init (LoaSpeakersViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = loa_speakers_view_dispose;
  object_class->finalize = loa_speakers_view_finalize;
  object_class->get_property = loa_speakers_view_get_property;
  object_class->set_property = loa_speakers_view_set_property;
  widget_class->map = loa_speakers_view_map;
  widget_class->unmap = loa_speakers_view_unmap;

  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                                                  G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "register.check", "s", check_action);
  gtk_widget_class_install_action (widget_class, "register.check-all", NULL, check_all_action);
  gtk_widget_class_install_action (widget_class, "register.stop-checking", NULL, stop_action);
  gtk_widget_class_install_action (widget_class, "register.remove", "s", remove_action);
  gtk_widget_class_install_action (widget_class, "register.show-all", NULL, show_all_action);
}

static void
loa_speakers_view_init (LoaSpeakersView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  loa_stack_show (self->stack, "empty");
  loa_stack_show (self->results_stack, "cards");
  self->cancellable = g_cancellable_new ();
  loa_speakers_view_make_tools (self);
}

void
loa_speakers_view_set_shop (LoaSpeakersView     *self,
                            LoaShop             *shop,
                            LoaAnnouncementDesk *desk)
{
  g_return_if_fail (LOA_IS_SPEAKERS_VIEW (self));
  g_return_if_fail (self->shop == NULL);
  g_return_if_fail (LOA_IS_SHOP (shop));

  self->shop = g_object_ref (shop);
  self->results = loa_speaker_results_new (loa_shop_get_speakers (shop));
  self->watch = loa_speaker_watch_new (loa_shop_get_speakers (shop), loa_shop_get_soundbox_account (shop),
                                       loa_shop_get_clock (shop));
  loa_speaker_grid_set_speakers (self->grid, shop, desk, loa_speaker_results_get_model (self->results));
  g_signal_connect_object (self->watch, "notify::state", G_CALLBACK (show_watch), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->watch, "notify::n-asked", G_CALLBACK (show_watch), self, G_CONNECT_SWAPPED);
  loa_speakers_view_start_tools (self);
  show_watch (self);
  update_watch (self);
}

void
loa_speakers_view_search (LoaSpeakersView *self)
{
  g_return_if_fail (LOA_IS_SPEAKERS_VIEW (self));

  gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}
