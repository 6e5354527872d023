/* loa-sync-panel.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include <glib/gi18n.h>

#include "loa-banner.h"
#include "loa-failure.h"
#include "loa-progress-strip.h"
#include "loa-sync-panel.h"

struct _LoaSyncPanel
{
  GtkWidget parent_instance;

  LoaShop *shop;              /* (owned) (nullable) */
  LoaBanner *banner;          /* (owned): through the widget tree */
  LoaProgressStrip *strip;    /* (owned): through the widget tree */
  gboolean running;
  gboolean needs_sign_in;     /* what the banner's button does */
};

G_DEFINE_FINAL_TYPE (LoaSyncPanel, loa_sync_panel, GTK_TYPE_WIDGET)

typedef enum
{
  PROP_RUNNING = 1,
} LoaSyncPanelProperty;

static GParamSpec *properties[PROP_RUNNING + 1];

enum
{
  FINISHED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
set_running (LoaSyncPanel *self,
             gboolean      running)
{
  self->running = running;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RUNNING]);
}

static void
show_unreadable (LoaSyncPanel        *self,
                 const LoaSyncResult *result)
{
  g_autofree char *text = NULL;

  if (result->n_unreadable == 0)
    {
      loa_banner_set_revealed (self->banner, FALSE);
      return;
    }

  text = g_strdup_printf (ngettext ("%d row from SePay could not be read and is missing here.",
                                    "%d rows from SePay could not be read and are missing here.",
                                    (gulong) result->n_unreadable),
                          (int) result->n_unreadable);
  loa_banner_set_title (self->banner, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->banner), result->first_unreadable);
  loa_banner_set_button_label (self->banner, NULL);
  loa_banner_set_revealed (self->banner, TRUE);
}

static void
finished_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (LoaSyncPanel) self = user_data;
  g_autoptr (LoaSyncResult) outcome = NULL;
  g_autoptr (GError) error = NULL;

  outcome = loa_sync_run_finish (LOA_SYNC (object), result, &error);
  if (self->strip == NULL)
    return;

  loa_progress_strip_stop (self->strip);
  set_running (self, FALSE);
  if (outcome != NULL)
    show_unreadable (self, outcome);
  else
    loa_sync_panel_show_failure (self, error);
  g_signal_emit (self, signals[FINISHED], 0);
}

static void
progress_cb (LoaSyncPanel *self)
{
  LoaSync *sync = loa_shop_get_sync (self->shop);
  const gint64 n = loa_sync_get_n_rows (sync);
  const gint64 expected = loa_sync_get_n_expected (sync);
  g_autofree char *text = NULL;

  if (!self->running)
    return;

  if (expected > 0)
    text = g_strdup_printf (_("Copying transactions: %d of %d"), (int) n, (int) expected);
  else
    text = g_strdup_printf (_("Copying transactions: %d so far"), (int) n);
  loa_progress_strip_set_progress (self->strip, text, expected > 0 ? (double) n / (double) expected : -1.0);
}

static void
connected_cb (LoaSyncPanel *self)
{
  LoaBankGrant *grant = loa_shop_get_bank_grant (self->shop);

  /* While a dead sign-in is renewed the banner that says so stays; one that was dead before says so at once. */
  if (loa_bank_grant_get_needs_sign_in (grant) && loa_banner_get_revealed (self->banner))
    return;

  if (loa_bank_grant_get_connected (grant))
    {
      loa_sync_panel_start (self);
    }
  else
    {
      loa_progress_strip_cancel (self->strip);
      loa_banner_set_revealed (self->banner, FALSE);
    }
}

static void
button_clicked_cb (LoaSyncPanel *self)
{
  if (self->needs_sign_in)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.sign-in-bank", NULL);
  else
    loa_sync_panel_start (self);
}

static void
loa_sync_panel_dispose (GObject *object)
{
  LoaSyncPanel *self = LOA_SYNC_PANEL (object);

  g_clear_pointer ((GtkWidget **) &self->banner, gtk_widget_unparent);
  g_clear_pointer ((GtkWidget **) &self->strip, gtk_widget_unparent);
  g_clear_object (&self->shop);

  G_OBJECT_CLASS (loa_sync_panel_parent_class)->dispose (object);
}

static void
loa_sync_panel_get_property (GObject    *object,
                             guint       property_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  LoaSyncPanel *self = LOA_SYNC_PANEL (object);

  switch ((LoaSyncPanelProperty) property_id)
    {
    case PROP_RUNNING:
      g_value_set_boolean (value, self->running);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
      break;
    }
}

static void
loa_sync_panel_class_init (LoaSyncPanelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = loa_sync_panel_dispose;
  object_class->get_property = loa_sync_panel_get_property;

  properties[PROP_RUNNING] = g_param_spec_boolean ("running", NULL, NULL, FALSE,
                                                   G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  signals[FINISHED] =
    g_signal_new ("finished", LOA_TYPE_SYNC_PANEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
loa_sync_panel_init (LoaSyncPanel *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  self->banner = LOA_BANNER (loa_banner_new ());
  self->strip = g_object_new (LOA_TYPE_PROGRESS_STRIP, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->banner), "failure");
  gtk_widget_set_hexpand (GTK_WIDGET (self->banner), TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (self->strip), TRUE);
  gtk_widget_set_parent (GTK_WIDGET (self->banner), GTK_WIDGET (self));
  gtk_widget_set_parent (GTK_WIDGET (self->strip), GTK_WIDGET (self));
  g_signal_connect_swapped (self->banner, "button-clicked", G_CALLBACK (button_clicked_cb), self);
}

void
loa_sync_panel_set_shop (LoaSyncPanel *self,
                         LoaShop      *shop)
{
  g_return_if_fail (LOA_IS_SYNC_PANEL (self));
  g_return_if_fail (self->shop == NULL);
  g_return_if_fail (LOA_IS_SHOP (shop));

  self->shop = g_object_ref (shop);
  g_signal_connect_object (loa_shop_get_sync (shop), "notify", G_CALLBACK (progress_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (loa_shop_get_bank_grant (shop), "notify::connected", G_CALLBACK (connected_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (loa_shop_get_bank_grant (shop), "notify::needs-sign-in", G_CALLBACK (connected_cb), self,
                           G_CONNECT_SWAPPED);
  if (loa_bank_grant_get_connected (loa_shop_get_bank_grant (shop)))
    loa_sync_panel_start (self);
}

void
loa_sync_panel_start (LoaSyncPanel *self)
{
  g_autoptr (GCancellable) cancellable = NULL;

  g_return_if_fail (LOA_IS_SYNC_PANEL (self));
  g_return_if_fail (self->shop != NULL);

  if (self->running)
    return;

  loa_banner_set_revealed (self->banner, FALSE);
  cancellable = loa_progress_strip_start (self->strip, _("Copying transactions…"));
  set_running (self, TRUE);
  loa_sync_run_async (loa_shop_get_sync (self->shop), NULL, NULL, cancellable, finished_cb, g_object_ref (self));
}

void
loa_sync_panel_show_failure (LoaSyncPanel *self,
                             const GError *error)
{
  g_autofree char *text = NULL;
  LoaFailure failure;

  g_return_if_fail (LOA_IS_SYNC_PANEL (self));
  g_return_if_fail (error != NULL);

  failure = loa_failure_classify (error);
  if (failure == LOA_FAILURE_CANCELLED)
    return;

  text = loa_failure_tell (error);
  self->needs_sign_in = failure == LOA_FAILURE_NOT_SIGNED_IN || failure == LOA_FAILURE_UNAUTHORIZED ||
                        failure == LOA_FAILURE_FORBIDDEN;
  loa_banner_set_title (self->banner, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->banner), NULL);
  loa_banner_set_button_label (self->banner, self->needs_sign_in ? _("Sign in to bank") : _("Try again"));
  loa_banner_set_revealed (self->banner, TRUE);
}
