/* loa-announcements-view.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include <glib/gi18n.h>

#include "loa-announcement-details-dialog.h"
#include "loa-announcement-export.h"
#include "loa-announcement-list.h"
#include "loa-announcement-table.h"
#include "loa-announcement-wording.h"
#include "loa-announcements-view.h"
#include "loa-dong.h"
#include "loa-export-place.h"
#include "loa-export-watch.h"
#include "loa-field-error.h"
#include "loa-filter-bar.h"
#include "loa-form.h"
#include "loa-progress-strip.h"
#include "loa-speaker-picker.h"
#include "loa-stack.h"
#include "loa-store-ledger.h"
#include "loa-toast.h"
#include "loa-vietnam-time.h"
#include "loa-wording.h"

struct _LoaAnnouncementsView
{
  AdwBin parent_instance;

  LoaShop *shop;                 /* (owned) (nullable) */
  LoaAnnouncementDesk *desk;     /* (owned) (nullable) */
  LoaAnnouncementList *list;     /* (owned) (nullable) */
  GSignalGroup *newest_signals;  /* (owned): of the first row */
  GCancellable *cancellable;     /* (owned) */
  char *told_id;                 /* (owned) (nullable): request id of the announcement that was last told of */
  gboolean narrow;
  gboolean choosing;             /* several choices become another at once */

  LoaProgressStrip *export_strip;
  GtkStack *stack;
  LoaFilterBar *filter_bar;
  LoaSpeakerPicker *speaker_picker;
  GtkDropDown *cause_drop_down;
  GtkDropDown *state_drop_down;
  GtkLabel *error_label;
  GtkStack *result_stack;
  LoaAnnouncementTable *table;
  GtkBox *totals_box;
  GtkLabel *count_label;
  GtkLabel *sum_label;
  GtkLabel *newest_label;
};

G_DEFINE_FINAL_TYPE (LoaAnnouncementsView, loa_announcements_view, ADW_TYPE_BIN)

typedef enum
{
  PROP_NARROW = 1,
} LoaAnnouncementsViewProperty;

static GParamSpec *properties[PROP_NARROW + 1];

/* The first item is for all. */
static guint
get_mask (GtkDropDown *drop_down)
{
  const guint selected = gtk_drop_down_get_selected (drop_down);

  return selected > 0 && selected != GTK_INVALID_LIST_POSITION ? 1u << (selected - 1) : 0;
}

static LoaAnnouncementFilter *
make_filter (LoaAnnouncementsView *self)
{
  LoaAnnouncementFilter *filter = loa_announcement_filter_new ();

  filter->search = loa_filter_bar_dup_search (self->filter_bar);
  filter->hardware_id = g_strdup (loa_speaker_picker_get_hardware_id (self->speaker_picker));
  filter->causes = get_mask (self->cause_drop_down);
  filter->states = get_mask (self->state_drop_down);
  loa_filter_bar_get_days (self->filter_bar, &filter->from_day, &filter->to_day);

  return filter;
}

static gboolean
is_filtered (LoaAnnouncementsView *self)
{
  g_autoptr (LoaAnnouncementFilter) everything = loa_announcement_filter_new ();
  const LoaAnnouncementFilter *filter = loa_announcement_list_get_filter (self->list);

  return filter != NULL && !loa_announcement_filter_equal (filter, everything);
}

static void
update_page (LoaAnnouncementsView *self)
{
  const gboolean empty = self->list == NULL || g_list_model_get_n_items (G_LIST_MODEL (self->list)) == 0;

  if (self->list == NULL || (empty && loa_announcement_list_get_loading (self->list)))
    return;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "announcements.export",
                                 !empty && !loa_progress_strip_get_running (self->export_strip));
  loa_stack_show (self->result_stack, empty ? "nothing" : "rows");
  loa_stack_show (self->stack, empty && !is_filtered (self) ? "empty" : "announcements");
}

static void
update_totals (LoaAnnouncementsView *self)
{
  const LoaAnnouncementTotals *totals = loa_announcement_list_get_totals (self->list);
  g_autofree char *count = NULL;
  g_autofree char *sum = NULL;
  g_autofree char *count_text = NULL;
  g_autofree char *sum_text = NULL;

  if (totals != NULL)
    {
      count = loa_dong_format_digits (totals->count);
      sum = loa_dong_format (totals->sum);
      /* Translators: how many announcements are shown. */
      count_text = g_strdup_printf (C_("announcements", "Count %s"), count);
      /* Translators: the sum of the amounts that speakers said. */
      sum_text = g_strdup_printf (_("Delivered %s"), sum);
      gtk_label_set_label (self->count_label, count_text);
      gtk_label_set_label (self->sum_label, sum_text);
      loa_field_error_show (self->error_label, NULL, NULL);
    }

  update_page (self);
}

static gboolean
is_under_way (const LoaAnnouncementRecord *record)
{
  return record->state == LOA_ANNOUNCEMENT_STATE_ASKED || record->state == LOA_ANNOUNCEMENT_STATE_SENT;
}

/* What is under way while one looks is told until its end, and read aloud; what ended long ago is not. */
static void
tell_newest (LoaAnnouncementsView *self)
{
  g_autoptr (LoaAnnouncement) newest = g_signal_group_dup_target (self->newest_signals);
  const LoaAnnouncementRecord *record = newest != NULL ? loa_announcement_get_record (newest) : NULL;
  const gboolean goes_on = record != NULL && g_strcmp0 (record->request_id, self->told_id) == 0;
  g_autofree char *amount = NULL;
  g_autofree char *text = NULL;
  LoaSpeaker *speaker;

  if (record == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  if (!goes_on)
    {
      g_clear_pointer (&self->told_id, g_free);
      gtk_label_set_label (self->newest_label, "");
      gtk_widget_set_visible (GTK_WIDGET (self->newest_label), FALSE);
      if (!is_under_way (record))
        return;
      self->told_id = g_strdup (record->request_id);
    }

  speaker = loa_speaker_register_find (loa_shop_get_speakers (self->shop), record->hardware_id);
  amount = loa_dong_format (record->amount);
  /* Translators: a speaker, an amount, and how far its announcement got. */
  text = g_strdup_printf (_("%s, %s: %s"), speaker != NULL ? loa_speaker_get_title (speaker) : record->hardware_id, amount,
                          loa_wording_get_state (record->state));
  gtk_widget_set_visible (GTK_WIDGET (self->newest_label), TRUE);
  if (g_strcmp0 (gtk_label_get_label (self->newest_label), text) != 0)
    gtk_label_set_label (self->newest_label, text);
}

static void
items_changed_cb (LoaAnnouncementsView *self)
{
  g_autoptr (LoaAnnouncement) newest = g_list_model_get_item (G_LIST_MODEL (self->list), 0);

  g_signal_group_set_target (self->newest_signals, newest);
  tell_newest (self);
  update_page (self);
}

static void
update_filter (LoaAnnouncementsView *self)
{
  g_autoptr (LoaAnnouncementFilter) filter = NULL;

  if (self->list == NULL || self->choosing)
    return;

  filter = make_filter (self);
  loa_announcement_list_set_filter (self->list, filter);
  g_object_set (self->filter_bar, "filtered", is_filtered (self), NULL);
}

static void
departed_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_auto (GStrv) hardware_ids = NULL;
  g_autoptr (GError) error = NULL;

  hardware_ids = loa_store_list_departed_speakers_finish (LOA_STORE (object), result, &error);
  if (hardware_ids != NULL)
    loa_speaker_picker_set_others (LOA_ANNOUNCEMENTS_VIEW (user_data)->speaker_picker,
                                   (const char * const *) hardware_ids);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_debug ("Could not list the speakers that are gone: %s", error->message);
}

/* Who is not in the register any more has announcements all the same. */
static void
offer_departed (LoaAnnouncementsView *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  if (self->shop != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)))
    loa_store_list_departed_speakers_async (loa_shop_get_store (self->shop), self->cancellable, departed_cb, self);
}

/* What “today” means may have changed since. */
static void
map_cb (LoaAnnouncementsView *self)
{
  update_filter (self);
  offer_departed (self);
  tell_newest (self);
}

static void
list_failed_cb (LoaAnnouncementsView *self,
                const GError         *error)
{
  loa_stack_show (self->stack, "announcements");
  loa_field_error_show_failure (self->error_label, NULL, error);
}

static void
history_cb (LoaAnnouncementsView *self,
            const char           *hardware_id)
{
  loa_announcements_view_show_only (self, hardware_id);
}

static void
activated_cb (LoaAnnouncementsView *self,
              LoaAnnouncement      *announcement)
{
  const LoaAnnouncementRecord *record = loa_announcement_get_record (announcement);
  GtkWindow *dialog;

  if (record == NULL)
    return;

  dialog = loa_announcement_details_dialog_new (self->shop, self->desk, record);
  g_signal_connect_object (dialog, "history", G_CALLBACK (history_cb), self, G_CONNECT_SWAPPED);
  loa_form_present (dialog, GTK_WIDGET (self), 460);
}

static void
exported_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (LoaAnnouncementsView) self = user_data;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  const gint64 n = loa_announcement_export_finish (LOA_STORE (object), result, &error);

  if (self->list == NULL)
    return;

  loa_progress_strip_stop (self->export_strip);
  update_page (self);
  if (n < 0)
    {
      loa_toast_show_failure (GTK_WIDGET (self), error);
      return;
    }

  text = g_strdup_printf (ngettext ("%d announcement exported", "%d announcements exported", (gulong) n), (int) n);
  loa_toast_show (GTK_WIDGET (self), text);
}

static void
place_chosen_cb (GObject      *object,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  LoaAnnouncementsView *self = LOA_ANNOUNCEMENTS_VIEW (object);
  g_autofree char *path = loa_export_place_ask_finish (GTK_WIDGET (self), result);
  const LoaAnnouncementTotals *totals = self->list != NULL ? loa_announcement_list_get_totals (self->list) : NULL;
  g_autoptr (LoaExportProgress) progress = loa_export_progress_new ();
  g_autoptr (GCancellable) cancellable = NULL;
  LoaExportOptions options = { .progress = progress };

  if (path == NULL || self->list == NULL)
    return;

  options.separator = loa_export_place_get_separator (GTK_WIDGET (self));
  cancellable = loa_export_watch_start (self->export_strip, progress, totals != NULL ? totals->count : 0);
  update_page (self);
  loa_announcement_export_async (loa_shop_get_store (self->shop), loa_announcement_list_get_filter (self->list), path,
                                 &options, cancellable, exported_cb, g_object_ref (self));
}

static void
export_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  LoaAnnouncementsView *self = LOA_ANNOUNCEMENTS_VIEW (widget);
  g_autofree char *day = loa_vietnam_day_format (loa_clock_get_unix_seconds (loa_shop_get_clock (self->shop)));
  /* Translators: a file name; %s is a day such as 2025-11-21. Keep the ending. */
  g_autofree char *name = g_strdup_printf (_("announcements-%s.xlsx"), day);

  loa_export_place_ask_async (widget, _("Export announcements (.xlsx or .csv)"), name, place_chosen_cb, NULL);
}

static void
show_all_cb (LoaAnnouncementsView *self)
{
  loa_announcements_view_show_only (self, NULL);
}

static void
set_narrow (LoaAnnouncementsView *self,
            gboolean              narrow)
{
  if (self->narrow == narrow)
    return;

  self->narrow = narrow;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->totals_box),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_box_set_spacing (self->totals_box, narrow ? 0 : 18);
  gtk_label_set_xalign (self->newest_label, narrow ? 0.0f : 1.0f);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NARROW]);
}

static void
loa_announcements_view_dispose (GObject *object)
{
  LoaAnnouncementsView *self = LOA_ANNOUNCEMENTS_VIEW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->newest_signals);
  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->list);
  g_clear_object (&self->desk);
  g_clear_object (&self->shop);

  G_OBJECT_CLASS (loa_announcements_view_parent_class)->dispose (object);
}

static void
loa_announcements_view_finalize (GObject *object)
{
  g_clear_pointer (&LOA_ANNOUNCEMENTS_VIEW (object)->told_id, g_free);

  G_OBJECT_CLASS (loa_announcements_view_parent_class)->finalize (object);
}

static void
loa_announcements_view_get_property (GObject    *object,
                                     guint       property_id,
                                     GValue     *value,
                                     GParamSpec *pspec)
{
  LoaAnnouncementsView *self = LOA_ANNOUNCEMENTS_VIEW (object);

  switch ((LoaAnnouncementsViewProperty) property_id)
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
loa_announcements_view_set_property (GObject      *object,
                                     guint         property_id,
                                     const GValue *value,
                                     GParamSpec   *pspec)
{
  LoaAnnouncementsView *self = LOA_ANNOUNCEMENTS_VIEW (object);

  switch ((LoaAnnouncementsViewProperty) property_id)
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
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (LOA_TYPE_ANNOUNCEMENT_TABLE);
  g_type_ensure (LOA_TYPE_FILTER_BAR);
  g_type_ensure (LOA_TYPE_PROGRESS_STRIP);
  g_type_ensure (LOA_TYPE_SPEAKER_PICKER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/loa_desktop/Loa/announcements/loa-announcements-view.ui");
  gtk_widget_class_bind_template_child (widget_class, LoaAnnouncementsView, export_strip);
  gtk_widget_class_bind_template_child (widget_class, LoaAnnouncementsView, stack);
  gtk_widget_class_bind_template_child (widget_class, LoaAnnouncementsView, filter_bar);
  gtk_widget_class_bind_template_child (widget_class, LoaAnnouncementsView, speaker_picker);
  gtk_widget_class_bind_template_child (widget_class, LoaAnnouncementsView, cause_drop_down);
  gtk_widget_class_bind_template_child (widget_class, LoaAnnouncementsView, state_drop_down);
  gtk_widget_class_bind_template_child (widget_class, LoaAnnouncementsView, error_label);
  gtk_widget_class_bind_template_child (widget_class, LoaAnnouncementsView, result_stack);
  gtk_widget_class_bind_template_child (widget_class, LoaAnnouncementsView, table);
  gtk_widget_class_bind_template_child (widget_class, LoaAnnouncementsView, totals_box);
  gtk_widget_class_bind_template_child (widget_class, LoaAnnouncementsView, count_label);
  gtk_widget_class_bind_template_child (widget_class, LoaAnnouncementsView, sum_label);
  gtk_widget_class_bind_template_child (widget_class, LoaAnnouncementsView, newest_label);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_all_cb);
  gtk_widget_class_bind_template_callback (widget_class, update_filter);
}

static void
loa_announcements_view_class_init (LoaAnnouncementsViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = loa_announcements_view_dispose;
  object_class->finalize = loa_announcements_view_finalize;
  object_class->get_property = loa_announcements_view_get_property;
  object_class->set_property = loa_announcements_view_set_property;

  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "announcements.export", NULL, export_action);
}

static void
loa_announcements_view_init (LoaAnnouncementsView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  loa_stack_show (self->stack, "announcements");
  loa_stack_show (self->result_stack, "rows");
  loa_announcement_wording_offer_causes (self->cause_drop_down);
  loa_announcement_wording_offer_states (self->state_drop_down);
  loa_filter_bar_capture_keys (self->filter_bar, GTK_WIDGET (self));
  self->newest_signals = g_signal_group_new (LOA_TYPE_ANNOUNCEMENT);
  g_signal_group_connect_swapped (self->newest_signals, "notify::record", G_CALLBACK (tell_newest), self);
  g_signal_connect (self, "map", G_CALLBACK (map_cb), NULL);
}

void
loa_announcements_view_set_shop (LoaAnnouncementsView *self,
                                 LoaShop              *shop,
                                 LoaAnnouncementDesk  *desk)
{
  g_return_if_fail (LOA_IS_ANNOUNCEMENTS_VIEW (self));
  g_return_if_fail (self->shop == NULL);
  g_return_if_fail (LOA_IS_SHOP (shop));
  g_return_if_fail (LOA_IS_ANNOUNCEMENT_DESK (desk));

  self->shop = g_object_ref (shop);
  self->desk = g_object_ref (desk);
  self->list = loa_announcement_list_new (loa_shop_get_store (shop));
  g_signal_connect_object (self->list, "notify::totals", G_CALLBACK (update_totals), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "notify::loading", G_CALLBACK (update_page), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "failed", G_CALLBACK (list_failed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "items-changed", G_CALLBACK (items_changed_cb), self, G_CONNECT_SWAPPED);
  loa_filter_bar_set_clock (self->filter_bar, loa_shop_get_clock (shop));
  loa_speaker_picker_set_speakers (self->speaker_picker, loa_shop_get_speakers (shop));
  g_signal_connect_object (loa_shop_get_speakers (shop), "items-changed", G_CALLBACK (offer_departed), self,
                           G_CONNECT_SWAPPED);
  loa_announcement_table_set_list (self->table, self->list, shop);
  items_changed_cb (self);
}

void
loa_announcements_view_search (LoaAnnouncementsView *self)
{
  g_return_if_fail (LOA_IS_ANNOUNCEMENTS_VIEW (self));

  loa_filter_bar_search (self->filter_bar);
}

void
loa_announcements_view_show_only (LoaAnnouncementsView *self,
                                  const char           *hardware_id)
{
  g_return_if_fail (LOA_IS_ANNOUNCEMENTS_VIEW (self));
  g_return_if_fail (self->shop != NULL);

  self->choosing = TRUE;
  loa_filter_bar_clear (self->filter_bar);
  gtk_drop_down_set_selected (self->cause_drop_down, 0);
  gtk_drop_down_set_selected (self->state_drop_down, 0);
  loa_speaker_picker_set_hardware_id (self->speaker_picker, hardware_id);
  self->choosing = FALSE;
  update_filter (self);
}
