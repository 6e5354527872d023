/* loa-pair-dialog-private.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-announcement-progress.h"
#include "loa-countdown.h"
#include "loa-one-time-code-entry.h"
#include "loa-pair-dialog.h"
#include "loa-pairing-trouble.h"
#include "loa-pairing.h"

G_BEGIN_DECLS

struct _LoaPairDialog
{
  AdwWindow parent_instance;

  LoaShop *shop;                /* (owned) */
  LoaAnnouncementDesk *desk;    /* (owned) */
  LoaPairing *pairing;          /* (owned) */
  LoaSpeaker *speaker;          /* (owned) (nullable): of the register, once the speaker is paired */
  GCancellable *cancellable;    /* (owned): cancelled when the dialog closes */
  char *speaker_title;          /* (owned) */
  char *mistyped;               /* (owned) (nullable): the serial number that SePay does not know */
  gboolean is_verifying;        /* until what became of the code can be said */
  gboolean is_end_told;         /* why the code is no longer good */
  gboolean is_tested;           /* the speaker was let say something */
  gboolean code_was_sent;       /* the page with the code stays, even when the code is no longer good */

  AdwHeaderBar *header_bar;
  GtkWidget *cancel_button;
  GtkSpinner *spinner;
  GtkLabel *speaker_label;
  GtkStack *stack;
  GtkLabel *check_label;
  GtkWidget *serial_group;
  GtkWidget *serial_row;
  LoaOneTimeCodeEntry *code_entry;
  LoaCountdown *countdown;
  GtkLabel *paired_label;
  GtkLabel *paired_detail_label;
  LoaAnnouncementProgress *progress;
  GtkWidget *busy_label;
  LoaPairingTrouble *trouble;
  GtkLabel *spoken_label;
  GtkWidget *check_button;
  GtkWidget *pair_button;
  GtkWidget *verify_button;
  GtkWidget *new_code_button;
  GtkWidget *test_button;
  GtkWidget *done_button;
};

/* What the dialog shows; what is done with it is in loa-pair-dialog.c. */
void loa_pair_dialog_show_step      (LoaPairDialog *self);
void loa_pair_dialog_show_countdown (LoaPairDialog *self);
void loa_pair_dialog_show_speaker   (LoaPairDialog *self);
void loa_pair_dialog_show_title     (LoaPairDialog *self);

G_END_DECLS
