/* loa-announcement-progress.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include <glib/gi18n.h>

#include "loa-announcement-doubt.h"
#include "loa-announcement-progress.h"
#include "loa-announcement-sentence.h"
#include "loa-dong.h"
#include "loa-form.h"
#include "loa-pair-dialog.h"
#include "loa-wording.h"

/* An answer takes a second; who waits longer is told that nobody has forgotten it. */
#define SLOW_SECONDS 10

#define PAIR_WIDTH 440

/* How a step stands. */
typedef enum
{
  STANDING_TO_COME,
  STANDING_NOW,
  STANDING_DONE,
  STANDING_FAILED,
  STANDING_UNKNOWN,
} Standing;

/* Its parts belong to the template. */
typedef struct
{
  GtkWidget *box;
  GtkImage *image;
  GtkLabel *label;
} Step;

struct _LoaAnnouncementProgress
{
  GtkWidget parent_instance;

  LoaAnnouncementDesk *desk;    /* (owned) (nullable) */
  LoaSpeaker *speaker;          /* (owned) (nullable) */
  GSignalGroup *desk_signals;   /* (owned) */
  GSignalGroup *speaker_signals;        /* (owned) */
  gboolean offers_pairing;
  guint slow_id;                /* timeout source, or 0: until SePay takes long */

  GtkLabel *amount_label;
  GtkLabel *moment_label;
  GtkWidget *steps_box;
  GtkWidget *asked_box;
  GtkImage *asked_image;
  GtkLabel *asked_label;
  GtkWidget *sent_box;
  GtkImage *sent_image;
  GtkLabel *sent_label;
  GtkWidget *delivered_box;
  GtkImage *delivered_image;
  GtkLabel *delivered_label;
  GtkLabel *sentence_label;
  GtkWidget *again_box;
  GtkWidget *pair_button;
  GtkButton *again_button;
  GtkWidget *anew_button;
};

G_DEFINE_FINAL_TYPE (LoaAnnouncementProgress, loa_announcement_progress, GTK_TYPE_WIDGET)

typedef enum
{
  PROP_OFFERS_PAIRING = 1,
} LoaAnnouncementProgressProperty;

static GParamSpec *properties[PROP_OFFERS_PAIRING + 1];

static void
show_step (const Step *step,
           Standing    standing,
           const char *word)
{
  const struct
  {
    const char *icon_name;
    const char *css_class;
    const char *name;
  } looks[] = {
    [STANDING_TO_COME] = { "loa-to-come-symbolic", "to-come", _("To come") },
    [STANDING_NOW] = { "loa-waiting-symbolic", "now", _("In progress") },
    [STANDING_DONE] = { "loa-done-symbolic", "done", _("Done") },
    [STANDING_FAILED] = { "loa-failed-symbolic", "failed", _("Failed") },
    [STANDING_UNKNOWN] = { "loa-unknown-symbolic", "unknown", _("Unknown") },
  };
  const char *css_classes[] = { "step", looks[standing].css_class, NULL };

  gtk_image_set_from_icon_name (step->image, looks[standing].icon_name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (step->image), GTK_ACCESSIBLE_PROPERTY_LABEL, looks[standing].name,
                                  -1);
  gtk_label_set_label (step->label, word);
  gtk_widget_set_css_classes (step->box, css_classes);
}

static void
show_sent (LoaAnnouncementProgress     *self,
           const LoaAnnouncementRecord *record,
           const GError                *error)
{
  const Step step = { self->sent_box, self->sent_image, self->sent_label };

  if (record->state == LOA_ANNOUNCEMENT_STATE_NOT_SENT)
    show_step (&step, STANDING_FAILED, _("Not sent"));
  else if (record->state == LOA_ANNOUNCEMENT_STATE_FAILED && !loa_announcement_record_is_settled (record))
    show_step (&step, STANDING_FAILED, _("Refused"));
  else if (record->sent != 0 || record->state == LOA_ANNOUNCEMENT_STATE_DELIVERED)
    show_step (&step, STANDING_DONE, _("Sent"));
  else if (record->state != LOA_ANNOUNCEMENT_STATE_ASKED)
    show_step (&step, STANDING_UNKNOWN, _("Unknown"));
  else if (error != NULL)
    show_step (&step, STANDING_UNKNOWN, _("Not sent yet"));
  else
    show_step (&step, STANDING_NOW, _("Sending"));
}

static void
show_delivered (LoaAnnouncementProgress     *self,
                const LoaAnnouncementRecord *record,
                const GError                *error)
{
  const Step step = { self->delivered_box, self->delivered_image, self->delivered_label };

  if (record->state == LOA_ANNOUNCEMENT_STATE_DELIVERED)
    show_step (&step, STANDING_DONE, _("Delivered"));
  else if (record->state == LOA_ANNOUNCEMENT_STATE_FAILED && loa_announcement_record_is_settled (record))
    show_step (&step, STANDING_FAILED, _("Failed"));
  else if (record->state == LOA_ANNOUNCEMENT_STATE_UNKNOWN)
    show_step (&step, STANDING_UNKNOWN, _("Unknown"));
  else if (record->state == LOA_ANNOUNCEMENT_STATE_SENT && error != NULL)
    show_step (&step, STANDING_UNKNOWN, _("Unknown"));
  else if (record->state == LOA_ANNOUNCEMENT_STATE_SENT)
    show_step (&step, STANDING_NOW, _("Delivering"));
  else
    /* Translators: a step that is still to come, after “Asked” and “Sent”. */
    show_step (&step, STANDING_TO_COME, _("Delivery"));
}

static gboolean
is_over_in_vain (const LoaAnnouncementRecord *record,
                 const GError                *error)
{
  switch (record->state)
    {
    case LOA_ANNOUNCEMENT_STATE_DELIVERED:
      return FALSE;

    case LOA_ANNOUNCEMENT_STATE_ASKED:
    case LOA_ANNOUNCEMENT_STATE_SENT:
      return error != NULL;

    case LOA_ANNOUNCEMENT_STATE_FAILED:
    case LOA_ANNOUNCEMENT_STATE_NOT_SENT:
    case LOA_ANNOUNCEMENT_STATE_UNKNOWN:
    default:
      return TRUE;
    }
}

/* Whether SePay is not asked about it any more. */
static gboolean
is_out_of_reach (LoaAnnouncementProgress     *self,
                 const LoaAnnouncementRecord *record)
{
  return record->state == LOA_ANNOUNCEMENT_STATE_UNKNOWN && self->desk != NULL &&
         loa_announcement_desk_get_now (self->desk) - record->asked > LOA_ANNOUNCER_CHECK_SECONDS;
}

/* Announcing anew what may have been said is a choice of its own, and the second one. */
static void
show_again (LoaAnnouncementProgress     *self,
            const LoaAnnouncementRecord *record,
            const GError                *error)
{
  const gboolean visible = self->desk != NULL && is_over_in_vain (record, error);
  const gboolean may_ask = visible && !loa_announcement_desk_get_working (self->desk, record->request_id) &&
                           !loa_announcement_desk_get_busy (self->desk, record->hardware_id);
  const gboolean in_doubt = record->state == LOA_ANNOUNCEMENT_STATE_UNKNOWN && error != NULL;
  const gboolean is_out = is_out_of_reach (self, record);

  gtk_widget_set_visible (self->again_box, visible);
  gtk_widget_set_sensitive (GTK_WIDGET (self->again_button), may_ask);
  gtk_widget_set_sensitive (self->anew_button, may_ask);
  gtk_widget_set_visible (self->pair_button,
                          self->offers_pairing &&
                          loa_announcement_sentence_asks_to_pair (record, error, self->speaker));
  gtk_button_set_label (self->again_button, in_doubt ? _("Check again") : _("Try again"));
  gtk_widget_set_visible (GTK_WIDGET (self->again_button), !is_out);
  gtk_widget_set_visible (self->anew_button, in_doubt || is_out);
}

/* What may still turn out well is no failure yet. */
static const char *
get_sentence_class (const LoaAnnouncementRecord *record,
                    const GError                *error)
{
  if (!is_over_in_vain (record, error))
    return "dim-label";

  return record->state == LOA_ANNOUNCEMENT_STATE_FAILED || record->state == LOA_ANNOUNCEMENT_STATE_NOT_SENT ? "error"
                                                                                                         : "warning";
}

/* Whether it is on its way to SePay; it ends by itself, or fails. */
static gboolean
is_being_sent (LoaAnnouncementProgress     *self,
               const LoaAnnouncementRecord *record,
               const GError                *error)
{
  return record->state == LOA_ANNOUNCEMENT_STATE_ASKED && error == NULL && self->desk != NULL &&
         loa_announcement_desk_get_working (self->desk, record->request_id);
}

static char *
make_sentence (LoaAnnouncementProgress     *self,
               const LoaAnnouncementRecord *record,
               const GError                *error)
{
  const gboolean is_working = self->desk != NULL && loa_announcement_desk_get_working (self->desk, record->request_id);

  if (is_working && record->state == LOA_ANNOUNCEMENT_STATE_FAILED)
    return g_strdup (_("SePay would not take it. Finding out why…"));

  if (is_being_sent (self, record, error) &&
      loa_announcement_desk_get_now (self->desk) - record->asked >= SLOW_SECONDS)
    return g_strdup (_("Sending it to SePay… It takes longer than usual. Loa keeps trying for about a minute."));

  if (is_working && record->state == LOA_ANNOUNCEMENT_STATE_UNKNOWN)
    return g_strdup (_("Asking SePay whether the speaker said it…"));

  if (error == NULL && is_out_of_reach (self, record))
    return g_strdup (_("It is not known whether the speaker said it. SePay is asked about an announcement for a day at "
                       "most."));

  return loa_announcement_sentence_make (record, error, self->speaker);
}

/* A status is read out when its text changes, so it is set only then. */
static void
show_sentence (LoaAnnouncementProgress *self,
               const char              *sentence,
               const char              *css_class)
{
  const char *css_classes[] = { "caption", css_class, NULL };

  gtk_widget_set_css_classes (GTK_WIDGET (self->sentence_label), css_classes);
  if (g_strcmp0 (gtk_label_get_label (self->sentence_label), sentence) != 0)
    gtk_label_set_label (self->sentence_label, sentence);
}

static void
show_record (LoaAnnouncementProgress     *self,
             const LoaAnnouncementRecord *record)
{
  const Step asked_step = { self->asked_box, self->asked_image, self->asked_label };
  const GError *error = self->desk != NULL ? loa_announcement_desk_get_error (self->desk, record->request_id) : NULL;
  g_autofree char *amount = loa_dong_format (record->amount);
  g_autofree char *moment =
    loa_wording_format_moment (record->asked, self->desk != NULL ? loa_announcement_desk_get_now (self->desk) : 0);
  g_autofree char *sentence = make_sentence (self, record, error);

  gtk_label_set_label (self->amount_label, amount);
  gtk_label_set_label (self->moment_label, moment);
  show_step (&asked_step, STANDING_DONE, _("Asked"));
  show_sent (self, record, error);
  show_delivered (self, record, error);
  show_sentence (self, sentence, get_sentence_class (record, error));
  show_again (self, record, error);
}

static void show (LoaAnnouncementProgress *self);

static gboolean
slow_cb (gpointer user_data)
{
  LoaAnnouncementProgress *self = user_data;

  self->slow_id = 0;
  show (self);

  return G_SOURCE_REMOVE;
}

static void
wait_for_slowness (LoaAnnouncementProgress     *self,
                   const LoaAnnouncementRecord *record)
{
  const gint64 age = self->desk != NULL ? loa_announcement_desk_get_now (self->desk) - record->asked : 0;
  const GError *error = self->desk != NULL ? loa_announcement_desk_get_error (self->desk, record->request_id) : NULL;

  if (is_being_sent (self, record, error) && age < SLOW_SECONDS)
    self->slow_id = g_timeout_add_seconds ((guint) CLAMP (SLOW_SECONDS - age, 1, SLOW_SECONDS), slow_cb, self);
}

static void
show (LoaAnnouncementProgress *self)
{
  const LoaAnnouncementRecord *record = self->speaker != NULL ? loa_speaker_get_announcement (self->speaker) : NULL;

  g_clear_handle_id (&self->slow_id, g_source_remove);
  gtk_widget_set_visible (self->steps_box, record != NULL);
  gtk_widget_set_visible (gtk_widget_get_parent (GTK_WIDGET (self->amount_label)), record != NULL);
  if (record != NULL)
    {
      show_record (self, record);
      wait_for_slowness (self, record);
      return;
    }

  gtk_widget_set_visible (self->again_box, FALSE);
  show_sentence (self, self->speaker != NULL ? _("Nothing announced yet") : "", "dim-label");
}

static void
desk_changed_cb (LoaAnnouncementProgress *self,
                 const char              *hardware_id)
{
  if (self->speaker != NULL && g_str_equal (hardware_id, loa_speaker_get_hardware_id (self->speaker)))
    show (self);
}

static void
again_clicked_cb (LoaAnnouncementProgress *self)
{
  const LoaAnnouncementRecord *record = self->speaker != NULL ? loa_speaker_get_announcement (self->speaker) : NULL;

  if (record != NULL && self->desk != NULL)
    loa_announcement_desk_try_again (self->desk, record);
}

/* Over a form as low as one that announces it would have no room. */
static void
pair_clicked_cb (LoaAnnouncementProgress *self)
{
  GtkWidget *around = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));
  GtkWindow *parent = GTK_IS_WINDOW (around) ? gtk_window_get_transient_for (GTK_WINDOW (around)) : NULL;

  if (self->speaker != NULL && self->desk != NULL)
    loa_form_present (loa_pair_dialog_new (loa_announcement_desk_get_shop (self->desk), self->desk,
                                           loa_speaker_get_hardware_id (self->speaker),
                                           loa_speaker_get_title (self->speaker)),
                      parent != NULL ? GTK_WIDGET (parent) : around, PAIR_WIDTH);
}

static void
anew_clicked_cb (LoaAnnouncementProgress *self)
{
  const LoaAnnouncementRecord *record = self->speaker != NULL ? loa_speaker_get_announcement (self->speaker) : NULL;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (record != NULL && self->desk != NULL && GTK_IS_WINDOW (root))
    loa_announcement_doubt_ask (GTK_WINDOW (root), self->desk, self->speaker, record);
}

static void
loa_announcement_progress_dispose (GObject *object)
{
  LoaAnnouncementProgress *self = LOA_ANNOUNCEMENT_PROGRESS (object);
  GtkWidget *child;

  g_clear_handle_id (&self->slow_id, g_source_remove);
  g_clear_object (&self->desk_signals);
  g_clear_object (&self->speaker_signals);
  g_clear_object (&self->desk);
  g_clear_object (&self->speaker);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (loa_announcement_progress_parent_class)->dispose (object);
}

static void
loa_announcement_progress_get_property (GObject    *object,
                                        guint       property_id,
                                        GValue     *value,
                                        GParamSpec *pspec)
{
  if (property_id == PROP_OFFERS_PAIRING)
    g_value_set_boolean (value, LOA_ANNOUNCEMENT_PROGRESS (object)->offers_pairing);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
loa_announcement_progress_set_property (GObject      *object,
                                        guint         property_id,
                                        const GValue *value,
                                        GParamSpec   *pspec)
{
  LoaAnnouncementProgress *self = LOA_ANNOUNCEMENT_PROGRESS (object);

  if (property_id == PROP_OFFERS_PAIRING)
    {
      self->offers_pairing = g_value_get_boolean (value);
      show (self);
    }
  else
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
loa_announcement_progress_class_init (LoaAnnouncementProgressClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = loa_announcement_progress_dispose;
  object_class->get_property = loa_announcement_progress_get_property;
  object_class->set_property = loa_announcement_progress_set_property;

  properties[PROP_OFFERS_PAIRING] = g_param_spec_boolean ("offers-pairing", NULL, NULL, FALSE,
                                                          G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "loa-announcement-progress");
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/loa_desktop/Loa/speakers/loa-announcement-progress.ui");
  gtk_widget_class_bind_template_child (widget_class, LoaAnnouncementProgress, amount_label);
  gtk_widget_class_bind_template_child (widget_class, LoaAnnouncementProgress, moment_label);
  gtk_widget_class_bind_template_child (widget_class, LoaAnnouncementProgress, steps_box);
  gtk_widget_class_bind_template_child (widget_class, LoaAnnouncementProgress, asked_box);
  gtk_widget_class_bind_template_child (widget_class, LoaAnnouncementProgress, asked_image);
  gtk_widget_class_bind_template_child (widget_class, LoaAnnouncementProgress, asked_label);
  gtk_widget_class_bind_template_child (widget_class, LoaAnnouncementProgress, sent_box);
  gtk_widget_class_bind_template_child (widget_class, LoaAnnouncementProgress, sent_image);
  gtk_widget_class_bind_template_child (widget_class, LoaAnnouncementProgress, sent_label);
  gtk_widget_class_bind_template_child (widget_class, LoaAnnouncementProgress, delivered_box);
  gtk_widget_class_bind_template_child (widget_class, LoaAnnouncementProgress, delivered_image);
  gtk_widget_class_bind_template_child (widget_class, LoaAnnouncementProgress, delivered_label);
  gtk_widget_class_bind_template_child (widget_class, LoaAnnouncementProgress, sentence_label);
  gtk_widget_class_bind_template_child (widget_class, LoaAnnouncementProgress, again_box);
  gtk_widget_class_bind_template_child (widget_class, LoaAnnouncementProgress, pair_button);
  gtk_widget_class_bind_template_child (widget_class, LoaAnnouncementProgress, again_button);
  gtk_widget_class_bind_template_child (widget_class, LoaAnnouncementProgress, anew_button);
  gtk_widget_class_bind_template_callback (widget_class, again_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, anew_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, pair_clicked_cb);
}

static void
loa_announcement_progress_init (LoaAnnouncementProgress *self)
{
  GtkBoxLayout *layout;

  gtk_widget_init_template (GTK_WIDGET (self));
  layout = GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self)));
  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (layout, 6);

  self->desk_signals = g_signal_group_new (LOA_TYPE_ANNOUNCEMENT_DESK);
  g_signal_group_connect_swapped (self->desk_signals, "changed", G_CALLBACK (desk_changed_cb), self);
  g_signal_group_connect_swapped (self->desk_signals, "busy-changed", G_CALLBACK (desk_changed_cb), self);
  self->speaker_signals = g_signal_group_new (LOA_TYPE_SPEAKER);
  g_signal_group_connect_swapped (self->speaker_signals, "notify::announcement", G_CALLBACK (show), self);
  g_signal_group_connect_swapped (self->speaker_signals, "notify::online", G_CALLBACK (show), self);
  g_signal_group_connect_swapped (self->speaker_signals, "notify::is-paired", G_CALLBACK (show), self);
  show (self);
}

void
loa_announcement_progress_set_speaker (LoaAnnouncementProgress *self,
                                       LoaAnnouncementDesk     *desk,
                                       LoaSpeaker              *speaker)
{
  g_return_if_fail (LOA_IS_ANNOUNCEMENT_PROGRESS (self));
  g_return_if_fail (desk == NULL || LOA_IS_ANNOUNCEMENT_DESK (desk));
  g_return_if_fail (speaker == NULL || LOA_IS_SPEAKER (speaker));

  g_set_object (&self->desk, desk);
  g_set_object (&self->speaker, speaker);
  g_signal_group_set_target (self->desk_signals, desk);
  g_signal_group_set_target (self->speaker_signals, speaker);
  show (self);
}
