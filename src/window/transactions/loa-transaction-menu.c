/* loa-transaction-menu.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include <glib/gi18n.h>

#include "loa-column-choice.h"
#include "loa-dong.h"
#include "loa-menu-names.h"
#include "loa-quotation.h"
#include "loa-sender-text.h"
#include "loa-toast.h"
#include "loa-transaction-columns.h"
#include "loa-transaction-facts.h"
#include "loa-transaction-menu.h"
#include "loa-transaction-sorting.h"
#include "loa-transaction.h"

#define ACTION_GROUP "transaction"

struct _LoaTransactionMenu
{
  GObject parent_instance;

  GtkColumnView *view;            /* (unowned) (nullable): a weak pointer */
  GtkWidget *area;                /* (unowned) (nullable): a weak pointer */
  LoaSpeakerRegister *speakers;   /* (owned) */
  GSimpleActionGroup *actions;    /* (owned) */
  GtkPopover *popover;            /* (owned) (nullable): through the widget tree of @area */
  GtkEventController *keys;       /* (owned) (nullable): by @view */
  LoaTransaction *transaction;    /* (owned) (nullable): what it was opened for */
  GtkWidget *row;                 /* (unowned) (nullable): a weak pointer: where it was opened */
};

G_DEFINE_FINAL_TYPE (LoaTransactionMenu, loa_transaction_menu, G_TYPE_OBJECT)

enum
{
  SHOW_CODE,
  SHOW_SENDER,
  SHOW_ACCOUNT,
  ANNOUNCE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const LoaTransactionRecord *
get_record (LoaTransactionMenu *self)
{
  return self->transaction != NULL ? loa_transaction_get_record (self->transaction) : NULL;
}

static gint64
get_amount (const LoaTransactionRecord *record)
{
  return record->amount_in > 0 ? record->amount_in : record->amount_out;
}

static const char *
get_account (const LoaTransactionRecord *record)
{
  return record->bank_account_id != NULL ? record->bank_account_id : record->account_number;
}

static void
copy (LoaTransactionMenu *self,
      const char         *text,
      const char         *what)
{
  g_autofree char *shown = NULL;
  g_autofree char *told = NULL;

  if (text == NULL || self->view == NULL)
    return;

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self->view)), text);
  shown = loa_quotation_clean (what != NULL ? what : text);
  /* Translators: what was put on the clipboard, such as a code. */
  told = g_strdup_printf (_("Copied: %s"), shown);
  loa_toast_show (GTK_WIDGET (self->view), told);
}

static void
copy_amount_cb (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  const LoaTransactionRecord *record = get_record (user_data);
  g_autofree char *text = record != NULL ? loa_transaction_facts_dup_amount (record) : NULL;

  copy (user_data, text, NULL);
}

static void
copy_reference_cb (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       user_data)
{
  const LoaTransactionRecord *record = get_record (user_data);

  if (record != NULL)
    copy (user_data, record->reference_number, NULL);
}

static void
copy_all_cb (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  const LoaTransactionRecord *record = get_record (user_data);
  g_autofree char *text = record != NULL ? loa_transaction_facts_dup_all (record) : NULL;

  copy (user_data, text, _("all details"));
}

static void
details_cb (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       user_data)
{
  LoaTransactionMenu *self = user_data;
  GtkSingleSelection *selection;

  if (self->view == NULL)
    return;

  selection = GTK_SINGLE_SELECTION (gtk_column_view_get_model (self->view));
  if (gtk_single_selection_get_selected_item (selection) == self->transaction)
    g_signal_emit_by_name (self->view, "activate", gtk_single_selection_get_selected (selection));
}

static void
show_code_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  const LoaTransactionRecord *record = get_record (user_data);
  g_autofree char *code = record != NULL ? g_strdup (record->code) : NULL;

  if (code != NULL)
    g_signal_emit (user_data, signals[SHOW_CODE], 0, code);
}

static void
show_sender_cb (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  const LoaTransactionRecord *record = get_record (user_data);
  g_autofree char *text = record != NULL ? loa_sender_text_find (record) : NULL;

  if (text != NULL)
    g_signal_emit (user_data, signals[SHOW_SENDER], 0, text);
}

static void
show_account_cb (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       user_data)
{
  const LoaTransactionRecord *record = get_record (user_data);
  g_autofree char *account = record != NULL ? g_strdup (get_account (record)) : NULL;

  if (account != NULL)
    g_signal_emit (user_data, signals[SHOW_ACCOUNT], 0, account);
}

static void
announce_cb (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  const LoaTransactionRecord *record = get_record (user_data);

  if (record != NULL)
    g_signal_emit (user_data, signals[ANNOUNCE], 0, get_amount (record));
}

static const GActionEntry entries[] = {
  { .name = "details", .activate = details_cb },
  { .name = "copy-amount", .activate = copy_amount_cb },
  { .name = "copy-reference", .activate = copy_reference_cb },
  { .name = "copy-all", .activate = copy_all_cb },
  { .name = "same-code", .activate = show_code_cb },
  { .name = "same-sender", .activate = show_sender_cb },
  { .name = "only-account", .activate = show_account_cb },
  { .name = "announce", .activate = announce_cb },
};

static void
enable (LoaTransactionMenu *self,
        const char         *name,
        gboolean            enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

static gboolean
is_told (const char *text)
{
  return text != NULL && *text != '\0';
}

static void
update_actions (LoaTransactionMenu         *self,
                const LoaTransactionRecord *record)
{
  const gint64 amount = get_amount (record);
  const gboolean has_speakers = g_list_model_get_n_items (G_LIST_MODEL (self->speakers)) > 0;
  g_autofree char *amount_text = loa_transaction_facts_dup_amount (record);
  g_autofree char *sender_text = loa_sender_text_find (record);

  enable (self, "copy-amount", amount_text != NULL);
  enable (self, "copy-reference", is_told (record->reference_number));
  enable (self, "same-code", is_told (record->code));
  enable (self, "same-sender", sender_text != NULL);
  enable (self, "only-account", is_told (get_account (record)));
  enable (self, "announce", has_speakers && amount >= 1 && amount <= LOA_DONG_MAX_ANNOUNCED);
}

static GMenuModel *
make_menu (GtkColumnView *view,
           GtkWidget     *area)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) copying = g_menu_new ();
  g_autoptr (GMenu) filtering = g_menu_new ();
  g_autoptr (GMenu) announcing = g_menu_new ();
  g_autoptr (GMenu) sorting = g_menu_new ();

  g_menu_append (copying, _("Details"), ACTION_GROUP ".details");
  g_menu_append (copying, _("Copy amount"), ACTION_GROUP ".copy-amount");
  g_menu_append (copying, _("Copy reference"), ACTION_GROUP ".copy-reference");
  g_menu_append (copying, _("Copy all details"), ACTION_GROUP ".copy-all");
  /* Translators: shows the transactions that have the same payment code. */
  g_menu_append (filtering, _("Show the same code"), ACTION_GROUP ".same-code");
  /* Translators: shows the transactions whose content names the same sender. */
  g_menu_append (filtering, _("Show the same sender text"), ACTION_GROUP ".same-sender");
  g_menu_append (filtering, _("Show only this account"), ACTION_GROUP ".only-account");
  g_menu_append (announcing, _("Announce this amount on a speaker…"), ACTION_GROUP ".announce");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (copying));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (filtering));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (announcing));
  loa_transaction_sorting_add (view, area, sorting);
  loa_column_choice_add (view, area, sorting);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (sorting));

  return G_MENU_MODEL (g_steal_pointer (&menu));
}

/* Opens for @row, pointing to @x and @y in the table. */
static gboolean
open_at (LoaTransactionMenu *self,
         GtkWidget          *row,
         double              x,
         double              y)
{
  const graphene_point_t point = GRAPHENE_POINT_INIT ((float) x, (float) y);
  GtkListItem *list_item = loa_transaction_columns_get_item (row);
  const LoaTransactionRecord *record;
  graphene_point_t place;

  g_set_object (&self->transaction, list_item != NULL ? gtk_list_item_get_item (list_item) : NULL);
  record = get_record (self);
  if (record == NULL || !gtk_widget_compute_point (GTK_WIDGET (self->view), self->area, &point, &place))
    return FALSE;

  g_set_weak_pointer (&self->row, row);
  gtk_selection_model_select_item (gtk_column_view_get_model (self->view), gtk_list_item_get_position (list_item),
                                   TRUE);
  update_actions (self, record);
  gtk_popover_set_pointing_to (self->popover, &(GdkRectangle) { (int) place.x, (int) place.y, 1, 1 });
  gtk_popover_popup (self->popover);

  return TRUE;
}

static void
open_under (LoaTransactionMenu *self,
            double              x,
            double              y)
{
  GtkWidget *picked = gtk_widget_pick (GTK_WIDGET (self->view), x, y, GTK_PICK_DEFAULT);
  GtkWidget *row = picked != NULL ? loa_transaction_columns_find_row (self->view, picked) : NULL;

  /* That the button is let go of is told to the menu, not to them. */
  if (row != NULL && open_at (self, row, x, y))
    for (GtkWidget *pressed = picked; pressed != NULL; pressed = gtk_widget_get_parent (pressed))
      gtk_widget_unset_state_flags (pressed, GTK_STATE_FLAG_ACTIVE);
}

static void
pressed_cb (LoaTransactionMenu *self,
            int                 n_press,
            double              x,
            double              y)
{
  open_under (self, x, y);
}

static gboolean
key_cb (GtkWidget *widget,
        GVariant  *arguments,
        gpointer   user_data)
{
  return loa_transaction_menu_open (user_data);
}

/* The keyboard goes on where it was. */
static void
closed_cb (LoaTransactionMenu *self)
{
  if (self->row != NULL)
    gtk_widget_grab_focus (self->row);
}

static void
add_gestures (LoaTransactionMenu *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *hold = gtk_gesture_long_press_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->view), GTK_EVENT_CONTROLLER (click));

  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (hold), TRUE);
  g_signal_connect_object (hold, "pressed", G_CALLBACK (open_under), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->view), GTK_EVENT_CONTROLLER (hold));
}

static void
add_keys (LoaTransactionMenu *self)
{
  GtkShortcutTrigger *trigger = gtk_alternative_trigger_new (gtk_keyval_trigger_new (GDK_KEY_Menu, 0),
                                                             gtk_keyval_trigger_new (GDK_KEY_F10, GDK_SHIFT_MASK));

  self->keys = gtk_shortcut_controller_new ();
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (self->keys),
                                        gtk_shortcut_new (trigger, gtk_callback_action_new (key_cb, self, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self->view), self->keys);
}

static void
loa_transaction_menu_dispose (GObject *object)
{
  LoaTransactionMenu *self = LOA_TRANSACTION_MENU (object);

  if (self->popover != NULL && self->area != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->popover, self);
      gtk_widget_insert_action_group (self->area, ACTION_GROUP, NULL);
      gtk_widget_insert_action_group (self->area, "sorting", NULL);
      gtk_widget_insert_action_group (self->area, LOA_COLUMN_CHOICE_GROUP, NULL);
      gtk_widget_unparent (GTK_WIDGET (self->popover));
    }
  if (self->keys != NULL && self->view != NULL)
    gtk_widget_remove_controller (GTK_WIDGET (self->view), self->keys);
  self->popover = NULL;
  self->keys = NULL;
  g_clear_weak_pointer (&self->row);
  g_clear_weak_pointer (&self->area);
  g_clear_weak_pointer (&self->view);
  g_clear_object (&self->actions);
  g_clear_object (&self->speakers);
  g_clear_object (&self->transaction);

  G_OBJECT_CLASS (loa_transaction_menu_parent_class)->dispose (object);
}

static void
loa_transaction_menu_class_init (LoaTransactionMenuClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = loa_transaction_menu_dispose;

  signals[SHOW_CODE] = g_signal_new ("show-code", LOA_TYPE_TRANSACTION_MENU, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SHOW_SENDER] = g_signal_new ("show-sender", LOA_TYPE_TRANSACTION_MENU, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                       NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SHOW_ACCOUNT] = g_signal_new ("show-account", LOA_TYPE_TRANSACTION_MENU, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                        NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[ANNOUNCE] = g_signal_new ("announce", LOA_TYPE_TRANSACTION_MENU, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
loa_transaction_menu_init (LoaTransactionMenu *self)
{
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
}

LoaTransactionMenu *
loa_transaction_menu_new (GtkColumnView      *view,
                          GtkBox             *area,
                          LoaSpeakerRegister *speakers)
{
  LoaTransactionMenu *self;
  g_autoptr (GMenuModel) menu = NULL;

  g_return_val_if_fail (GTK_IS_COLUMN_VIEW (view), NULL);
  g_return_val_if_fail (GTK_IS_BOX (area), NULL);
  g_return_val_if_fail (LOA_IS_SPEAKER_REGISTER (speakers), NULL);

  self = g_object_new (LOA_TYPE_TRANSACTION_MENU, NULL);
  g_set_weak_pointer (&self->view, view);
  g_set_weak_pointer (&self->area, GTK_WIDGET (area));
  self->speakers = g_object_ref (speakers);

  gtk_widget_insert_action_group (GTK_WIDGET (area), ACTION_GROUP, G_ACTION_GROUP (self->actions));
  menu = make_menu (view, GTK_WIDGET (area));
  self->popover = GTK_POPOVER (gtk_popover_menu_new_from_model (menu));
  gtk_popover_set_has_arrow (self->popover, FALSE);
  gtk_widget_set_halign (GTK_WIDGET (self->popover), GTK_ALIGN_START);
  gtk_widget_set_parent (GTK_WIDGET (self->popover), GTK_WIDGET (area));
  loa_menu_names_keep_popover (self->popover);
  g_signal_connect_object (self->popover, "closed", G_CALLBACK (closed_cb), self, G_CONNECT_SWAPPED);
  add_gestures (self);
  add_keys (self);

  return self;
}

gboolean
loa_transaction_menu_open (LoaTransactionMenu *self)
{
  GtkWidget *focus;
  GtkWidget *row = NULL;
  graphene_rect_t bounds;

  g_return_val_if_fail (LOA_IS_TRANSACTION_MENU (self), FALSE);

  if (self->view == NULL || gtk_widget_get_root (GTK_WIDGET (self->view)) == NULL)
    return FALSE;

  focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self->view)));
  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->view)))
    row = loa_transaction_columns_find_row (self->view, focus);

  /* A little to the right, and below what it is about. */
  return row != NULL && gtk_widget_compute_bounds (row, GTK_WIDGET (self->view), &bounds) &&
         open_at (self, row, bounds.origin.x + bounds.size.height, bounds.origin.y + bounds.size.height);
}
