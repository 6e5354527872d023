/* loa-transaction-details.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include <glib/gi18n.h>

#include "loa-dong.h"
#include "loa-quotation.h"
#include "loa-sender-text.h"
#include "loa-spelling.h"
#include "loa-suspicion-wording.h"
#include "loa-transaction-details.h"
#include "loa-transaction-facts.h"
#include "loa-transaction-wording.h"

/* Of a fact; all of it is copied. */
#define MAX_CHARACTERS 300

/* Of what others are like it by. */
#define MAX_SIMILAR_CHARACTERS 80

struct _LoaTransactionDetails
{
  AdwBin parent_instance;

  LoaTransaction *transaction;   /* (owned) (nullable) */
  char *sender_text;             /* (owned) (nullable) */

  GtkStack *stack;
  GtkLabel *direction_label;
  GtkLabel *amount_label;
  GtkLabel *words_label;
  GtkWidget *suspicion_box;
  GtkLabel *suspicion_label;
  GtkLabel *explanation_label;
  GtkLabel *copied_label;
  GtkWidget *others_group;
  AdwActionRow *code_row;
  AdwActionRow *sender_row;
  AdwPreferencesGroup *facts_group;
  AdwActionRow *fact_rows[LOA_N_TRANSACTION_FACTS];
  GtkWidget *copy_buttons[LOA_N_TRANSACTION_FACTS];
};

G_DEFINE_FINAL_TYPE (LoaTransactionDetails, loa_transaction_details, ADW_TYPE_BIN)

enum
{
  SHOW_CODE,
  SHOW_SENDER,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const LoaTransactionRecord *
get_record (LoaTransactionDetails *self)
{
  return self->transaction != NULL ? loa_transaction_get_record (self->transaction) : NULL;
}

static void
show_amount (LoaTransactionDetails      *self,
             const LoaTransactionRecord *record)
{
  const gboolean is_in = loa_transaction_wording_is_in (record);
  const gint64 amount = is_in ? record->amount_in : record->amount_out;
  g_autofree char *digits = amount != LOA_AMOUNT_UNKNOWN ? loa_dong_format (amount) : g_strdup ("?");
  g_autofree char *spoken = amount != LOA_AMOUNT_UNKNOWN ? loa_spelling_spell (amount) : NULL;

  gtk_label_set_label (self->direction_label, is_in ? _("Money in") : _("Money out"));
  gtk_label_set_label (self->amount_label, digits);
  if (is_in)
    gtk_widget_add_css_class (GTK_WIDGET (self->amount_label), "money-in");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->amount_label), "money-in");
  gtk_label_set_label (self->words_label, spoken != NULL ? spoken : "");
  gtk_widget_set_visible (GTK_WIDGET (self->words_label), spoken != NULL);
}

/* What a bank wrote, cleaned and shortened; an amount is Loa's own text, with a space that does not break. */
static char *
dup_shown (LoaTransactionFact  fact,
           const char         *text)
{
  if (text == NULL)
    return g_strdup ("—");

  if (fact == LOA_TRANSACTION_FACT_IN || fact == LOA_TRANSACTION_FACT_OUT || fact == LOA_TRANSACTION_FACT_BALANCE)
    return g_strdup (text);

  return loa_quotation_shorten (text, MAX_CHARACTERS);
}

static void
show_facts (LoaTransactionDetails      *self,
            const LoaTransactionRecord *record)
{
  for (guint i = 0; i < LOA_N_TRANSACTION_FACTS; i++)
    {
      g_autofree char *text = loa_transaction_fact_dup_text (i, record);
      g_autofree char *shown = dup_shown (i, text);
      g_autofree char *spoken = g_strdup_printf ("%s: %s", loa_transaction_fact_get_title (i), shown);

      adw_action_row_set_subtitle (self->fact_rows[i], shown);
      gtk_widget_set_sensitive (self->copy_buttons[i], text != NULL);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->fact_rows[i]), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
    }
}

static void
show_others (LoaTransactionDetails      *self,
             const LoaTransactionRecord *record)
{
  const gboolean has_code = record->code != NULL && *record->code != '\0';
  g_autofree char *code = NULL;
  g_autofree char *sender = NULL;

  g_free (self->sender_text);
  self->sender_text = loa_sender_text_find (record);
  code = loa_quotation_shorten (record->code, MAX_SIMILAR_CHARACTERS);
  sender = loa_quotation_shorten (self->sender_text, MAX_SIMILAR_CHARACTERS);

  adw_action_row_set_subtitle (self->code_row, code);
  adw_action_row_set_subtitle (self->sender_row, sender);
  gtk_widget_set_visible (GTK_WIDGET (self->code_row), has_code);
  gtk_widget_set_visible (GTK_WIDGET (self->sender_row), self->sender_text != NULL);
  gtk_widget_set_visible (self->others_group, has_code || self->sender_text != NULL);
}

static void
show_suspicions (LoaTransactionDetails      *self,
                 const LoaTransactionRecord *record)
{
  const char *word = loa_suspicion_wording_get_word (record->suspicions);
  g_autofree char *explanation = loa_suspicion_wording_explain (record);

  gtk_label_set_label (self->suspicion_label, word != NULL ? word : "");
  gtk_label_set_label (self->explanation_label, explanation != NULL ? explanation : "");
  gtk_widget_set_visible (self->suspicion_box, word != NULL);
}

static void
show_record (LoaTransactionDetails *self)
{
  const LoaTransactionRecord *record = get_record (self);

  gtk_stack_set_visible_child_name (self->stack, record != NULL ? "transaction" : "none");
  if (record == NULL)
    return;

  show_amount (self, record);
  show_suspicions (self, record);
  show_facts (self, record);
  show_others (self, record);
}

static void
copy (LoaTransactionDetails *self,
      const char            *text,
      const char            *what)
{
  g_autofree char *shown = loa_quotation_clean (what);
  /* Translators: what was put on the clipboard, such as a code. */
  g_autofree char *told = g_strdup_printf (_("Copied: %s"), shown);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
  gtk_label_set_label (self->copied_label, told);
  gtk_widget_set_visible (GTK_WIDGET (self->copied_label), TRUE);
}

static void
copy_clicked_cb (GtkButton             *button,
                 LoaTransactionDetails *self)
{
  const guint fact = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "loa-fact"));
  const LoaTransactionRecord *record = get_record (self);
  g_autofree char *text = record != NULL ? loa_transaction_fact_dup_text (fact, record) : NULL;

  if (text != NULL)
    copy (self, text, text);
}

static void
copy_all_cb (LoaTransactionDetails *self)
{
  const LoaTransactionRecord *record = get_record (self);
  g_autofree char *lines = record != NULL ? loa_transaction_facts_dup_all (record) : NULL;

  if (lines != NULL)
    copy (self, lines, _("all details"));
}

static void
code_activated_cb (LoaTransactionDetails *self)
{
  const LoaTransactionRecord *record = get_record (self);
  g_autofree char *code = record != NULL ? g_strdup (record->code) : NULL;

  if (code != NULL)
    g_signal_emit (self, signals[SHOW_CODE], 0, code);
}

static void
sender_activated_cb (LoaTransactionDetails *self)
{
  g_autofree char *text = g_strdup (self->sender_text);

  if (text != NULL)
    g_signal_emit (self, signals[SHOW_SENDER], 0, text);
}

static void
add_fact (LoaTransactionDetails *self,
          LoaTransactionFact     fact)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_from_icon_name ("edit-copy-symbolic");
  const char *title = loa_transaction_fact_get_title (fact);
  /* Translators: a button; %s is the title of what it copies, such as Reference. */
  g_autofree char *name = g_strdup_printf (_("Copy: %s"), title);

  g_object_set (row, "title", title, "use-markup", FALSE, "subtitle-lines", 0, NULL);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (button), "loa-fact", GUINT_TO_POINTER (fact));
  g_signal_connect (button, "clicked", G_CALLBACK (copy_clicked_cb), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_preferences_group_add (self->facts_group, row);
  self->fact_rows[fact] = ADW_ACTION_ROW (row);
  self->copy_buttons[fact] = button;
}

static void
loa_transaction_details_dispose (GObject *object)
{
  LoaTransactionDetails *self = LOA_TRANSACTION_DETAILS (object);

  if (self->transaction != NULL)
    g_signal_handlers_disconnect_by_data (self->transaction, self);
  g_clear_object (&self->transaction);
  adw_bin_set_child (ADW_BIN (self), NULL);

  G_OBJECT_CLASS (loa_transaction_details_parent_class)->dispose (object);
}

static void
loa_transaction_details_finalize (GObject *object)
{
  g_free (LOA_TRANSACTION_DETAILS (object)->sender_text);

  G_OBJECT_CLASS (loa_transaction_details_parent_class)->finalize (object);
}

static void
loa_transaction_details_class_init (LoaTransactionDetailsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = loa_transaction_details_dispose;
  object_class->finalize = loa_transaction_details_finalize;

  signals[SHOW_CODE] = g_signal_new ("show-code", LOA_TYPE_TRANSACTION_DETAILS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SHOW_SENDER] = g_signal_new ("show-sender", LOA_TYPE_TRANSACTION_DETAILS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                       NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/loa_desktop/Loa/transactions/loa-transaction-details.ui");
  gtk_widget_class_bind_template_child (widget_class, LoaTransactionDetails, stack);
  gtk_widget_class_bind_template_child (widget_class, LoaTransactionDetails, direction_label);
  gtk_widget_class_bind_template_child (widget_class, LoaTransactionDetails, amount_label);
  gtk_widget_class_bind_template_child (widget_class, LoaTransactionDetails, words_label);
  gtk_widget_class_bind_template_child (widget_class, LoaTransactionDetails, suspicion_box);
  gtk_widget_class_bind_template_child (widget_class, LoaTransactionDetails, suspicion_label);
  gtk_widget_class_bind_template_child (widget_class, LoaTransactionDetails, explanation_label);
  gtk_widget_class_bind_template_child (widget_class, LoaTransactionDetails, copied_label);
  gtk_widget_class_bind_template_child (widget_class, LoaTransactionDetails, others_group);
  gtk_widget_class_bind_template_child (widget_class, LoaTransactionDetails, code_row);
  gtk_widget_class_bind_template_child (widget_class, LoaTransactionDetails, sender_row);
  gtk_widget_class_bind_template_child (widget_class, LoaTransactionDetails, facts_group);
  gtk_widget_class_bind_template_callback (widget_class, code_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, copy_all_cb);
  gtk_widget_class_bind_template_callback (widget_class, sender_activated_cb);
  gtk_widget_class_set_css_name (widget_class, "loa-transaction-details");
}

static void
loa_transaction_details_init (LoaTransactionDetails *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  loa_spelling_watch (GTK_WIDGET (self), G_CALLBACK (show_record));
  for (guint i = 0; i < LOA_N_TRANSACTION_FACTS; i++)
    add_fact (self, i);
}

void
loa_transaction_details_set_transaction (LoaTransactionDetails *self,
                                         LoaTransaction        *transaction)
{
  g_return_if_fail (LOA_IS_TRANSACTION_DETAILS (self));
  g_return_if_fail (transaction == NULL || LOA_IS_TRANSACTION (transaction));

  if (self->transaction == transaction)
    return;

  if (self->transaction != NULL)
    g_signal_handlers_disconnect_by_data (self->transaction, self);
  g_set_object (&self->transaction, transaction);
  if (transaction != NULL)
    g_signal_connect_object (transaction, "notify::record", G_CALLBACK (show_record), self, G_CONNECT_SWAPPED);

  gtk_widget_set_visible (GTK_WIDGET (self->copied_label), FALSE);
  show_record (self);
}
