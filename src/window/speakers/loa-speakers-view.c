/* loa-speakers-view.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include "loa-speaker-card.h"
#include "loa-speakers-view.h"
#include "loa-stack.h"

/* How often the cards say anew how old what they show is. */
#define AGE_SECONDS 30

struct _LoaSpeakersView
{
  AdwBin parent_instance;

  LoaShop *shop;                /* (owned) (nullable) */
  LoaAnnouncementDesk *desk;    /* (owned) (nullable) */
  GCancellable *cancellable;    /* (owned) */
  GHashTable *checked;          /* (owned): hardware ids that were checked since the account was connected */
  gboolean checking;            /* one speaker is asked about at a time */
  guint age_id;                 /* timeout source, or 0 */

  GtkStack *stack;
  GtkFlowBox *flow_box;
};

G_DEFINE_FINAL_TYPE (LoaSpeakersView, loa_speakers_view, ADW_TYPE_BIN)

static void check_next (LoaSpeakersView *self);

static void
checked_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (LoaSpeakersView) self = user_data;
  g_autoptr (SepaySpeakerState) state = NULL;

  /* Nobody asked for this check; that a speaker could not be checked is seen from its age. */
  state = loa_speaker_register_check_finish (LOA_SPEAKER_REGISTER (object), result, NULL);
  self->checking = FALSE;
  if (!g_cancellable_is_cancelled (self->cancellable))
    check_next (self);
}

static void
check_next (LoaSpeakersView *self)
{
  GListModel *speakers = G_LIST_MODEL (loa_shop_get_speakers (self->shop));

  if (self->checking || !loa_soundbox_account_get_connected (loa_shop_get_soundbox_account (self->shop)))
    return;

  for (guint i = 0; i < g_list_model_get_n_items (speakers); i++)
    {
      g_autoptr (LoaSpeaker) speaker = g_list_model_get_item (speakers, i);

      if (!g_hash_table_add (self->checked, g_strdup (loa_speaker_get_hardware_id (speaker))))
        continue;

      self->checking = TRUE;
      loa_speaker_register_check_async (loa_shop_get_speakers (self->shop), loa_speaker_get_hardware_id (speaker),
                                        self->cancellable, checked_cb, g_object_ref (self));
      return;
    }
}

static void
connected_cb (LoaSpeakersView *self)
{
  g_hash_table_remove_all (self->checked);
  check_next (self);
}

static void
items_changed_cb (LoaSpeakersView *self)
{
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (loa_shop_get_speakers (self->shop)));

  loa_stack_show (self->stack, n > 0 ? "speakers" : "empty");
  check_next (self);
}

static gboolean
age_cb (gpointer user_data)
{
  LoaSpeakersView *self = user_data;
  GtkFlowBoxChild *child;

  for (int i = 0; (child = gtk_flow_box_get_child_at_index (self->flow_box, i)) != NULL; i++)
    loa_speaker_card_refresh_age (LOA_SPEAKER_CARD (child));

  return G_SOURCE_CONTINUE;
}

static GtkWidget *
create_card_cb (gpointer item,
                gpointer user_data)
{
  LoaSpeakersView *self = user_data;

  return loa_speaker_card_new (self->shop, self->desk, item);
}

static void
loa_speakers_view_dispose (GObject *object)
{
  LoaSpeakersView *self = LOA_SPEAKERS_VIEW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->age_id, g_source_remove);
  adw_bin_set_child (ADW_BIN (self), NULL);

  G_OBJECT_CLASS (loa_speakers_view_parent_class)->dispose (object);
}

static void
loa_speakers_view_finalize (GObject *object)
{
  LoaSpeakersView *self = LOA_SPEAKERS_VIEW (object);

  g_clear_pointer (&self->checked, g_hash_table_unref);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->desk);
  g_clear_object (&self->shop);

  G_OBJECT_CLASS (loa_speakers_view_parent_class)->finalize (object);
}

static void
loa_speakers_view_class_init (LoaSpeakersViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = loa_speakers_view_dispose;
  object_class->finalize = loa_speakers_view_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/loa_desktop/Loa/speakers/loa-speakers-view.ui");
  gtk_widget_class_bind_template_child (widget_class, LoaSpeakersView, stack);
  gtk_widget_class_bind_template_child (widget_class, LoaSpeakersView, flow_box);
}

static void
loa_speakers_view_init (LoaSpeakersView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  loa_stack_show (self->stack, "empty");
  self->cancellable = g_cancellable_new ();
  self->checked = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
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
  self->desk = g_object_ref (desk);
  gtk_flow_box_bind_model (self->flow_box, G_LIST_MODEL (loa_shop_get_speakers (shop)), create_card_cb, self, NULL);
  g_signal_connect_object (loa_shop_get_speakers (shop), "items-changed", G_CALLBACK (items_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (loa_shop_get_soundbox_account (shop), "notify::connected", G_CALLBACK (connected_cb), self,
                           G_CONNECT_SWAPPED);
  self->age_id = g_timeout_add_seconds (AGE_SECONDS, age_cb, self);
  items_changed_cb (self);
}
