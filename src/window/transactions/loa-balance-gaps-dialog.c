/* loa-balance-gaps-dialog.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "loa-balance-break.h"
#include "loa-balance-gaps-dialog.h"
#include "loa-day-text.h"
#include "loa-dong.h"
#include "loa-help-window.h"

/* Nobody goes through more of them, and each is a widget. */
#define MAX_LISTED 200

#define DAY_LENGTH strlen ("YYYY-MM-DD")

struct _LoaBalanceGapsDialog
{
  AdwWindow parent_instance;

  GPtrArray *breaks;            /* (owned) (nullable) (element-type LoaBalanceBreak) */
  AdwPreferencesGroup *group;   /* (owned) (nullable): through the widget tree */
};

G_DEFINE_FINAL_TYPE (LoaBalanceGapsDialog, loa_balance_gaps_dialog, ADW_TYPE_WINDOW)

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* SePay's own text is shown as it is when it is no time. */
static gboolean
split_time (const char  *time,
            char       **day,
            char       **hour)
{
  g_autofree char *date = NULL;

  if (strlen (time) < strlen ("YYYY-MM-DD HH:MM"))
    return FALSE;

  date = g_strndup (time, DAY_LENGTH);
  *day = loa_day_text_format (date);
  *hour = g_strndup (time + DAY_LENGTH + 1, strlen ("HH:MM"));

  return TRUE;
}

static char *
describe_times (const LoaBalanceBreak *broken)
{
  g_autofree char *before_day = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after_day = NULL;
  g_autofree char *after = NULL;

  if (!split_time (broken->before, &before_day, &before) || !split_time (broken->after, &after_day, &after))
    return g_strdup_printf ("%s – %s", broken->before, broken->after);

  if (g_str_equal (before_day, after_day))
    /* Translators: two times of a day and the day, such as 10:02, 10:07 and 21/11/2026. */
    return g_strdup_printf (_("Between %s and %s on %s"), before, after, after_day);

  /* Translators: a time and its day, then another time and its day. */
  return g_strdup_printf (_("Between %s on %s and %s on %s"), before, before_day, after, after_day);
}

static char *
describe_difference (const LoaBalanceBreak *broken)
{
  g_autofree char *difference = loa_dong_format ((gint64) ((guint64) broken->found - (guint64) broken->expected));

  /* Translators: an account number and an amount of money. */
  return g_strdup_printf (_("Account %s: the balance differs by %s"),
                          broken->account_number != NULL ? broken->account_number : broken->account, difference);
}

static void
activated_cb (LoaBalanceGapsDialog *self,
              GtkWidget            *row)
{
  g_autoptr (GPtrArray) breaks = g_ptr_array_ref (self->breaks);
  const guint position = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "loa-position"));

  g_signal_emit (self, signals[CHOSEN], 0, g_ptr_array_index (breaks, position));
  gtk_window_close (GTK_WINDOW (self));
}

static void
add_row (LoaBalanceGapsDialog *self,
         guint                 position)
{
  const LoaBalanceBreak *broken = g_ptr_array_index (self->breaks, position);
  g_autofree char *times = describe_times (broken);
  g_autofree char *difference = describe_difference (broken);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *arrow = g_object_new (GTK_TYPE_IMAGE,
                                   "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                   "icon-name", "go-next-symbolic",
                                   NULL);

  g_object_set (row,
                "activatable", TRUE,
                "subtitle", difference,
                "subtitle-lines", 0,
                "title", times,
                "title-lines", 0,
                "use-markup", FALSE,
                NULL);
  gtk_widget_set_tooltip_text (row, _("Show the transactions around it"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);
  g_object_set_data (G_OBJECT (row), "loa-position", GUINT_TO_POINTER (position));
  g_signal_connect_object (row, "activated", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (self->group, row);
}

static void
show_breaks (LoaBalanceGapsDialog *self)
{
  const guint n_listed = MIN (self->breaks->len, MAX_LISTED);
  g_autofree char *rest = loa_dong_format_digits (self->breaks->len - n_listed);
  g_autofree char *more = NULL;

  for (guint i = 0; i < n_listed; i++)
    add_row (self, i);

  if (n_listed < self->breaks->len)
    {
      GtkWidget *row = adw_action_row_new ();

      /* Translators: %s is a number of places where transactions seem to be missing. */
      more = g_strdup_printf (ngettext ("and %s older one", "and %s older ones", self->breaks->len - n_listed), rest);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), more);
      adw_preferences_group_add (self->group, row);
    }
}

static void
loa_balance_gaps_dialog_dispose (GObject *object)
{
  LoaBalanceGapsDialog *self = LOA_BALANCE_GAPS_DIALOG (object);

  adw_window_set_content (ADW_WINDOW (self), NULL);
  self->group = NULL;

  G_OBJECT_CLASS (loa_balance_gaps_dialog_parent_class)->dispose (object);
}

static void
loa_balance_gaps_dialog_finalize (GObject *object)
{
  g_clear_pointer (&LOA_BALANCE_GAPS_DIALOG (object)->breaks, g_ptr_array_unref);

  G_OBJECT_CLASS (loa_balance_gaps_dialog_parent_class)->finalize (object);
}

static void
loa_balance_gaps_dialog_class_init (LoaBalanceGapsDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = loa_balance_gaps_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = loa_balance_gaps_dialog_finalize;

  signals[CHOSEN] = g_signal_new ("chosen", LOA_TYPE_BALANCE_GAPS_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_POINTER);
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close", NULL);
  loa_help_window_install (GTK_WIDGET_CLASS (klass), "search");
}

static void
loa_balance_gaps_dialog_init (LoaBalanceGapsDialog *self)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scrolled_window = g_object_new (GTK_TYPE_SCROLLED_WINDOW,
                                             "hscrollbar-policy", GTK_POLICY_NEVER,
                                             "vexpand", TRUE,
                                             NULL);

  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->group), "form");
  adw_preferences_group_set_description (self->group,
                                         _("One balance does not follow from the one before. Refresh copies these days "
                                           "once more; if nothing changes, compare them with the bank’s statement."));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->group), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Possibly missing transactions"), -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled_window), GTK_WIDGET (self->group));
  gtk_box_append (GTK_BOX (content), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (content), scrolled_window);
  adw_window_set_content (ADW_WINDOW (self), content);
  gtk_window_set_title (GTK_WINDOW (self), _("Possibly missing transactions"));
  gtk_window_set_default_size (GTK_WINDOW (self), -1, 480);
}

GtkWindow *
loa_balance_gaps_dialog_new (GPtrArray *breaks)
{
  LoaBalanceGapsDialog *self;

  g_return_val_if_fail (breaks != NULL, NULL);

  self = g_object_new (LOA_TYPE_BALANCE_GAPS_DIALOG, NULL);
  self->breaks = g_ptr_array_ref (breaks);
  show_breaks (self);

  return GTK_WINDOW (self);
}
