/* loa-pair-dialog-pages.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include "loa-pair-dialog-private.h"

#include <glib/gi18n.h>

#include "loa-day-text.h"
#include "loa-simulated.h"
#include "loa-stack.h"

/* The pages of the dialog: each follows from where the pairing stands. */

static gboolean
is_busy (LoaPairingStep step)
{
  return step == LOA_PAIRING_STEP_CHECKING || step == LOA_PAIRING_STEP_REQUESTING ||
         step == LOA_PAIRING_STEP_VERIFYING;
}

static const char *
get_page (LoaPairDialog  *self,
          LoaPairingStep  step)
{
  if (step == LOA_PAIRING_STEP_PAIRED)
    return "paired";
  if (self->code_was_sent || step == LOA_PAIRING_STEP_CODE)
    return "code";
  if (step == LOA_PAIRING_STEP_READY || step == LOA_PAIRING_STEP_REQUESTING)
    return "ready";

  return "check";
}

/* What is suggested is what Enter does, too. */
static void
suggest (LoaPairDialog *self,
         GtkWidget     *suggested)
{
  GtkWidget *const buttons[] = { self->check_button, self->pair_button, self->verify_button, self->new_code_button };

  for (guint i = 0; i < G_N_ELEMENTS (buttons); i++)
    if (buttons[i] == suggested)
      gtk_widget_add_css_class (buttons[i], "suggested-action");
    else
      gtk_widget_remove_css_class (buttons[i], "suggested-action");

  gtk_window_set_default_widget (GTK_WINDOW (self), suggested);
}

static void
show_actions (LoaPairDialog *self)
{
  const LoaPairingStep step = loa_pairing_get_step (self->pairing);
  const gboolean may_ask = !is_busy (step) && !loa_pairing_trouble_is_waiting (self->trouble);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "pairing.check", may_ask);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "pairing.request",
                                 may_ask && (step == LOA_PAIRING_STEP_READY || step == LOA_PAIRING_STEP_CODE));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "pairing.verify",
                                 may_ask && step == LOA_PAIRING_STEP_CODE &&
                                   loa_pairing_get_seconds_left (self->pairing) > 0);
}

/* What the spinner means, to be read and to be heard; the page on which the speaker is checked says it itself. */
static void
show_busy (LoaPairDialog  *self,
           LoaPairingStep  step)
{
  const char *sentence = "";

  if (step == LOA_PAIRING_STEP_REQUESTING)
    sentence = _("Asking SePay for a code…");
  else if (step == LOA_PAIRING_STEP_VERIFYING)
    sentence = _("SePay is checking the code…");
  else if (step == LOA_PAIRING_STEP_CHECKING && self->code_was_sent)
    sentence = _("Asking SePay about the speaker…");

  gtk_widget_set_visible (self->busy_label, *sentence != '\0');
  gtk_label_set_label (GTK_LABEL (self->busy_label), sentence);
}

void
loa_pair_dialog_show_countdown (LoaPairDialog *self)
{
  const LoaPairingStep step = loa_pairing_get_step (self->pairing);
  const int left = loa_pairing_get_seconds_left (self->pairing);

  show_actions (self);
  /* While SePay is asked nobody knows yet whether the code is still good. */
  if (left == 0 && (is_busy (step) || self->is_verifying))
    return;

  loa_countdown_show (self->countdown, left);
  /* One sentence with what to do is enough. */
  gtk_widget_set_visible (GTK_WIDGET (self->countdown), left > 0 || !self->is_end_told);
  if (!self->code_was_sent || is_busy (step))
    return;

  if (loa_pairing_get_may_be_paired (self->pairing))
    suggest (self, self->check_button);
  else if (step == LOA_PAIRING_STEP_CODE && left > 0)
    suggest (self, self->verify_button);
  else
    suggest (self, self->new_code_button);
}

/* It has said what it was let say since the dialog came. */
static gboolean
has_spoken (LoaPairDialog *self)
{
  const LoaAnnouncementRecord *record = self->speaker != NULL ? loa_speaker_get_announcement (self->speaker) : NULL;

  return record != NULL && record->state == LOA_ANNOUNCEMENT_STATE_DELIVERED && self->is_tested;
}

static void
show_paired (LoaPairDialog *self)
{
  const char *time = loa_pairing_get_paired_time (self->pairing);
  const gboolean was_paired = loa_pairing_get_was_paired (self->pairing);
  g_autofree char *text = NULL;
  g_autofree char *time_text = time != NULL ? loa_day_text_format_time (time) : NULL;
  g_autofree char *detail = NULL;

  /* Translators: %s is a speaker’s name or serial number. */
  text = g_strdup_printf (was_paired ? _("%s is already paired") : _("%s is paired"), self->speaker_title);
  if (has_spoken (self) && was_paired)
    detail = g_strdup (_("If you heard it, the speaker is yours, and there is nothing to do. If not, ask SePay to "
                         "release it."));
  else if (has_spoken (self))
    detail = g_strdup (_("The speaker works: it has said the test amount."));
  else if (was_paired)
    detail = g_strdup (_("SePay does not say with which account, and Loa can neither unpair a speaker nor pair it a "
                         "second time. Let it say something: if you hear it, it is yours, and there is nothing to do. "
                         "If not, ask SePay to release it."));
  else if (time != NULL)
    detail = g_strdup_printf (_("Since %s. Let it say something to hear that it works."), time_text);
  else
    detail = g_strdup (_("Let it say something to hear that it works."));

  gtk_label_set_label (self->paired_label, text);
  gtk_label_set_label (self->paired_detail_label, detail);
}

static void
announcement_cb (LoaPairDialog *self)
{
  const LoaAnnouncementRecord *record = loa_speaker_get_announcement (self->speaker);

  gtk_widget_set_visible (GTK_WIDGET (self->progress), record != NULL);
  self->is_tested |= record != NULL && (record->state == LOA_ANNOUNCEMENT_STATE_ASKED ||
                                        record->state == LOA_ANNOUNCEMENT_STATE_SENT);
  show_paired (self);
}

void
loa_pair_dialog_show_speaker (LoaPairDialog *self)
{
  LoaSpeaker *speaker =
    loa_speaker_register_find (loa_shop_get_speakers (self->shop), loa_pairing_get_hardware_id (self->pairing));

  if (speaker == NULL || self->speaker != NULL || loa_pairing_get_step (self->pairing) != LOA_PAIRING_STEP_PAIRED)
    return;

  self->speaker = g_object_ref (speaker);
  g_signal_connect_object (speaker, "notify::announcement", G_CALLBACK (announcement_cb), self, G_CONNECT_SWAPPED);
  loa_announcement_progress_set_speaker (self->progress, self->desk, speaker);
  announcement_cb (self);
}

static void
show_check (LoaPairDialog  *self,
            LoaPairingStep  step)
{
  gtk_label_set_label (self->check_label, step == LOA_PAIRING_STEP_CHECKING ? _("Asking SePay about the speaker…")
                                                                            : _("The speaker cannot be paired yet"));
  gtk_widget_set_visible (self->check_button, step == LOA_PAIRING_STEP_START);
  suggest (self, self->check_button);
}

/* A simulated speaker has no button that anybody could hold: what it would say then is said instead, in the place where
 * the code will stand.
 */
static void
show_ready (LoaPairDialog *self)
{
  suggest (self, self->pair_button);
  if (!loa_simulated_get_for_widget (GTK_WIDGET (self)))
    return;

  gtk_label_set_label (self->spoken_label,
                       _("This speaker is simulated: its button counts as held, and it is ready. Press Pair, and what it "
                         "says is shown here."));
  gtk_widget_set_visible (GTK_WIDGET (self->spoken_label), TRUE);
}

static void
show_buttons (LoaPairDialog *self,
              const char    *page)
{
  const gboolean is_code = g_str_equal (page, "code");
  const gboolean is_paired = g_str_equal (page, "paired");

  gtk_widget_set_visible (self->check_button, g_str_equal (page, "check") ||
                                                (is_code && loa_pairing_get_may_be_paired (self->pairing)));
  gtk_widget_set_visible (self->pair_button, g_str_equal (page, "ready"));
  gtk_widget_set_visible (self->verify_button, is_code);
  gtk_widget_set_visible (self->new_code_button, is_code);
  gtk_widget_set_visible (self->test_button, is_paired);
  gtk_widget_set_visible (self->done_button, is_paired);
  gtk_widget_set_visible (self->cancel_button, !is_paired);
}

/* Puts the focus where something is to be done next, unless it is there already. */
static void
focus_page (LoaPairDialog *self,
            const char    *page)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (g_str_equal (page, "check") && gtk_widget_get_visible (self->serial_group))
    gtk_widget_grab_focus (self->serial_row);
  else if (g_str_equal (page, "check"))
    gtk_widget_grab_focus (self->check_button);
  else if (g_str_equal (page, "ready"))
    gtk_widget_grab_focus (self->pair_button);
  else if (g_str_equal (page, "paired"))
    gtk_widget_grab_focus (self->test_button);
  else if (loa_pairing_get_may_be_paired (self->pairing))
    gtk_widget_grab_focus (self->check_button);
  else if (loa_pairing_get_seconds_left (self->pairing) == 0)
    gtk_widget_grab_focus (self->new_code_button);
  else if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->code_entry)))
    gtk_widget_grab_focus (GTK_WIDGET (self->code_entry));
}

void
loa_pair_dialog_show_step (LoaPairDialog *self)
{
  const LoaPairingStep step = loa_pairing_get_step (self->pairing);
  const gboolean busy = is_busy (step);
  const char *page;

  self->code_was_sent = step != LOA_PAIRING_STEP_START && (self->code_was_sent || step == LOA_PAIRING_STEP_CODE);
  page = get_page (self, step);

  gtk_spinner_set_spinning (self->spinner, busy);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), busy);
  show_busy (self, step);
  show_actions (self);
  show_buttons (self, page);
  if (g_str_equal (page, "check"))
    show_check (self, step);
  else if (g_str_equal (page, "ready"))
    show_ready (self);
  else if (g_str_equal (page, "code"))
    loa_pair_dialog_show_countdown (self);
  else
    {
      show_paired (self);
      loa_pair_dialog_show_speaker (self);
    }

  loa_stack_show (self->stack, page);
  if (!busy)
    focus_page (self, page);
}

void
loa_pair_dialog_show_title (LoaPairDialog *self)
{
  const char *hardware_id = loa_pairing_get_hardware_id (self->pairing);
  g_autofree char *text = NULL;

  if (g_str_equal (self->speaker_title, hardware_id))
    text = g_strdup (hardware_id);
  else
    text = g_strdup_printf ("%s · %s", self->speaker_title, hardware_id);

  gtk_label_set_label (self->speaker_label, text);
}
