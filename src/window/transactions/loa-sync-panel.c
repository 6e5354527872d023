/* loa-sync-panel.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include <glib/gi18n.h>

#include "loa-balance-break.h"
#include "loa-balance-notice.h"
#include "loa-banner.h"
#include "loa-failure.h"
#include "loa-progress-strip.h"
#include "loa-sync-panel.h"
#include "loa-sync-schedule.h"
#include "loa-sync-wording.h"
#include "loa-window-sight.h"

/* A short outage is over before anybody reads of it. */
#define FAILURES_TO_TELL 2

/* One that lasts so long is told to somebody who does not look. */
#define OUTAGE_US (G_GINT64_CONSTANT (5) * 60 * G_USEC_PER_SEC)

struct _LoaSyncPanel
{
  GtkWidget parent_instance;

  LoaShop *shop;              /* (owned) (nullable) */
  LoaSyncSchedule *schedule;  /* (owned) (nullable) */
  LoaWindowSight *sight;      /* (owned) */
  LoaBanner *banner;          /* (owned): through the widget tree */
  LoaBalanceNotice *notice;   /* (owned): through the widget tree */
  LoaProgressStrip *strip;    /* (owned): through the widget tree */
  guint n_failures;           /* in a row, of looking for what is new */
  gint64 failing_since;       /* boot time of the first failure in a row, or 0 */
  gboolean outage_told;       /* in a notification, until something succeeds */
  gboolean asked;             /* the run that is under way was asked for, or is the first */
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
  SHOW_GAP,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* What is over by itself, unlike a sign-in that is refused. */
static gboolean
is_outage (const GError *error)
{
  LoaFailure failure = loa_failure_classify (error);

  return failure == LOA_FAILURE_UNREACHABLE || failure == LOA_FAILURE_TIMEOUT || failure == LOA_FAILURE_SERVER ||
         failure == LOA_FAILURE_MALFORMED || failure == LOA_FAILURE_RATE_LIMITED;
}

static void
set_style (LoaSyncPanel *self,
           const char   *css_class)
{
  gtk_widget_remove_css_class (GTK_WIDGET (self->banner), "failure");
  gtk_widget_remove_css_class (GTK_WIDGET (self->banner), "notice");
  gtk_widget_add_css_class (GTK_WIDGET (self->banner), css_class);
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
  set_style (self, "failure");
  loa_banner_set_title (self->banner, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->banner), result->first_unreadable);
  loa_banner_set_button_label (self->banner, NULL);
  loa_banner_set_revealed (self->banner, TRUE);
}

/* A sign-in that is over is told by whoever follows the grant. */
static void
watch_outage (LoaSyncPanel *self,
              const GError *error)
{
  const gint64 now = loa_clock_get_boot_time_us (loa_shop_get_clock (self->shop));
  g_autofree char *text = NULL;

  if (error == NULL)
    {
      self->failing_since = 0;
      self->outage_told = FALSE;
      return;
    }

  if (!is_outage (error))
    return;

  if (self->failing_since == 0)
    self->failing_since = now;
  if (self->outage_told || now - self->failing_since < OUTAGE_US)
    return;

  self->outage_told = TRUE;
  text = loa_failure_advise (error);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.tell-not-copied", "s", text);
}

/* What was cancelled goes on by itself later, but somebody may want it sooner. */
static void
show_cancelled (LoaSyncPanel *self)
{
  LoaSync *sync = loa_shop_get_sync (self->shop);
  g_autofree char *progress = NULL;
  g_autofree char *text = NULL;

  if (!loa_bank_grant_get_connected (loa_shop_get_bank_grant (self->shop)) || loa_sync_get_n_expected (sync) <= 0)
    return;

  progress = loa_sync_wording_describe_progress (loa_sync_get_n_rows (sync), loa_sync_get_n_expected (sync), -1);
  /* Translators: %s is “412.000 of 1.000.000 transactions”. */
  text = g_strdup_printf (_("Copying was stopped at %s."), progress);
  self->needs_sign_in = FALSE;
  set_style (self, "notice");
  loa_banner_set_title (self->banner, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->banner), NULL);
  loa_banner_set_button_label (self->banner, _("Continue"));
  loa_banner_set_revealed (self->banner, TRUE);
}

static void
stop_strip (LoaSyncPanel *self)
{
  if (loa_progress_strip_get_running (self->strip))
    loa_progress_strip_stop (self->strip);
}

static void
ended_cb (LoaSyncPanel        *self,
          const LoaSyncResult *result,
          const GError        *error)
{
  if (self->strip == NULL)
    return;

  stop_strip (self);
  watch_outage (self, error);
  self->asked = FALSE;
  self->n_failures = 0;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RUNNING]);
  if (result != NULL)
    show_unreadable (self, result);
  else if (loa_failure_classify (error) == LOA_FAILURE_CANCELLED)
    show_cancelled (self);
  else
    loa_sync_panel_show_failure (self, error);
  g_signal_emit (self, signals[FINISHED], 0);
}

static void
followed_cb (LoaSyncPanel *self,
             const GError *error)
{
  if (self->strip == NULL)
    return;

  watch_outage (self, error);
  if (error == NULL)
    {
      /* Whatever it said about not reaching SePay is over. */
      if (self->n_failures >= FAILURES_TO_TELL)
        loa_banner_set_revealed (self->banner, FALSE);
      self->n_failures = 0;
      return;
    }

  self->n_failures++;
  if ((self->n_failures >= FAILURES_TO_TELL || !is_outage (error)) && !loa_sync_schedule_get_running (self->schedule))
    loa_sync_panel_show_failure (self, error);
}

static void
start_strip (LoaSyncPanel *self)
{
  g_autoptr (GCancellable) cancellable = NULL;

  if (loa_progress_strip_get_running (self->strip))
    return;

  cancellable = loa_progress_strip_start (self->strip, _("Copying transactions…"));
  g_signal_connect_object (cancellable, "cancelled", G_CALLBACK (loa_sync_schedule_cancel_run), self->schedule,
                           G_CONNECT_SWAPPED);
}

/* What is copied every hour is hardly anything, and nobody needs to see that. */
static void
begun_cb (LoaSyncPanel *self)
{
  if (self->strip == NULL)
    return;

  if (self->asked)
    {
      loa_banner_set_revealed (self->banner, FALSE);
      start_strip (self);
    }

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RUNNING]);
}

static void
progress_cb (LoaSyncPanel *self)
{
  LoaSync *sync = loa_shop_get_sync (self->shop);
  const gint64 n = loa_sync_get_n_rows (sync);
  const gint64 expected = loa_sync_get_n_expected (sync);
  g_autofree char *progress = NULL;
  g_autofree char *text = NULL;

  if (!loa_sync_schedule_get_running (self->schedule) || n == 0)
    return;

  if (expected > n)
    start_strip (self);
  if (!loa_progress_strip_get_running (self->strip))
    return;

  progress = loa_sync_wording_describe_progress (n, expected, loa_sync_get_seconds_left (sync));
  /* Translators: %s is “412.000 of 1.000.000 transactions, about 50 minutes left”. */
  text = g_strdup_printf (_("Copying: %s"), progress);
  loa_progress_strip_set_progress (self->strip, text, expected > 0 ? (double) n / (double) expected : -1.0);
}

/* While a dead sign-in is renewed the banner that says so stays. */
static void
connected_cb (LoaSyncPanel *self)
{
  LoaBankGrant *grant = loa_shop_get_bank_grant (self->shop);

  if (loa_bank_grant_get_connected (grant))
    self->asked = !loa_sync_schedule_get_running (self->schedule);
  else if (self->banner != NULL)
    loa_banner_set_revealed (self->banner, FALSE);
}

static void
sight_cb (LoaSyncPanel *self)
{
  if (self->schedule != NULL)
    loa_sync_schedule_set_visible (self->schedule, loa_window_sight_get_visible (self->sight));
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

  if (self->schedule != NULL)
    loa_sync_schedule_stop (self->schedule);
  g_clear_object (&self->sight);
  g_clear_pointer ((GtkWidget **) &self->banner, gtk_widget_unparent);
  g_clear_pointer ((GtkWidget **) &self->notice, gtk_widget_unparent);
  g_clear_pointer ((GtkWidget **) &self->strip, gtk_widget_unparent);
  g_clear_object (&self->schedule);
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
      g_value_set_boolean (value, self->schedule != NULL && loa_sync_schedule_get_running (self->schedule));
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
  signals[SHOW_GAP] = g_signal_new ("show-gap", LOA_TYPE_SYNC_PANEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[FINISHED] =
    g_signal_new ("finished", LOA_TYPE_SYNC_PANEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
show_gap_cb (LoaSyncPanel          *self,
             const LoaBalanceBreak *broken)
{
  g_signal_emit (self, signals[SHOW_GAP], 0, broken);
}

static void
loa_sync_panel_init (LoaSyncPanel *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  self->banner = LOA_BANNER (loa_banner_new ());
  self->notice = g_object_new (LOA_TYPE_BALANCE_NOTICE, NULL);
  self->strip = g_object_new (LOA_TYPE_PROGRESS_STRIP, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->banner), "failure");
  gtk_widget_set_hexpand (GTK_WIDGET (self->banner), TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (self->notice), TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (self->strip), TRUE);
  gtk_widget_set_parent (GTK_WIDGET (self->banner), GTK_WIDGET (self));
  gtk_widget_set_parent (GTK_WIDGET (self->notice), GTK_WIDGET (self));
  gtk_widget_set_parent (GTK_WIDGET (self->strip), GTK_WIDGET (self));
  g_signal_connect_swapped (self->banner, "button-clicked", G_CALLBACK (button_clicked_cb), self);
  g_signal_connect_swapped (self->notice, "show-gap", G_CALLBACK (show_gap_cb), self);
  self->sight = loa_window_sight_new (GTK_WIDGET (self));
  g_signal_connect_object (self->sight, "notify::visible", G_CALLBACK (sight_cb), self, G_CONNECT_SWAPPED);
}

void
loa_sync_panel_set_shop (LoaSyncPanel *self,
                         LoaShop      *shop)
{
  LoaBankGrant *grant;

  g_return_if_fail (LOA_IS_SYNC_PANEL (self));
  g_return_if_fail (self->shop == NULL);
  g_return_if_fail (LOA_IS_SHOP (shop));

  grant = loa_shop_get_bank_grant (shop);
  self->shop = g_object_ref (shop);
  self->asked = TRUE;
  self->schedule = loa_sync_schedule_new (loa_shop_get_sync (shop), grant, loa_shop_get_clock (shop));
  g_signal_connect_object (self->schedule, "begun", G_CALLBACK (begun_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->schedule, "ended", G_CALLBACK (ended_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->schedule, "followed", G_CALLBACK (followed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (loa_shop_get_sync (shop), "notify", G_CALLBACK (progress_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (grant, "notify::connected", G_CALLBACK (connected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (grant, "notify::needs-sign-in", G_CALLBACK (connected_cb), self, G_CONNECT_SWAPPED);
  loa_balance_notice_set_shop (self->notice, shop);
  sight_cb (self);
  loa_sync_schedule_start (self->schedule);
}

void
loa_sync_panel_start (LoaSyncPanel *self)
{
  g_return_if_fail (LOA_IS_SYNC_PANEL (self));
  g_return_if_fail (self->schedule != NULL);

  if (loa_sync_schedule_get_running (self->schedule))
    return;

  self->asked = TRUE;
  loa_sync_schedule_run_now (self->schedule);
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
  set_style (self, "failure");
  loa_banner_set_title (self->banner, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->banner), NULL);
  loa_banner_set_button_label (self->banner, self->needs_sign_in ? _("Sign in to bank") : _("Try again"));
  loa_banner_set_revealed (self->banner, TRUE);
}
