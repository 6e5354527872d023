/* loa-transaction-pane.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include <glib/gi18n.h>

#include "loa-form.h"
#include "loa-transaction-details.h"
#include "loa-transaction-pane.h"

#define WIDTH 340

/* Narrower than this the table beside it would be too narrow. */
#define LEAST_WIDTH_BESIDE 900

struct _LoaTransactionPane
{
  GtkWidget parent_instance;

  GtkColumnView *view;              /* (unowned) (nullable): beside it, in the same template */
  LoaTransactionDetails *details;   /* (owned): through the widget tree */
  gboolean narrow;
};

G_DEFINE_FINAL_TYPE (LoaTransactionPane, loa_transaction_pane, GTK_TYPE_WIDGET)

typedef enum
{
  PROP_NARROW = 1,
} LoaTransactionPaneProperty;

static GParamSpec *properties[PROP_NARROW + 1];

enum
{
  SHOW_CODE,
  SHOW_SENDER,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
show_code_cb (LoaTransactionPane *self,
              const char         *code)
{
  g_signal_emit (self, signals[SHOW_CODE], 0, code);
}

static void
show_sender_cb (LoaTransactionPane *self,
                const char         *text)
{
  g_signal_emit (self, signals[SHOW_SENDER], 0, text);
}

static LoaTransactionDetails *
make_details (LoaTransactionPane *self)
{
  LoaTransactionDetails *details = g_object_new (LOA_TYPE_TRANSACTION_DETAILS, "vexpand", TRUE, NULL);

  g_signal_connect_object (details, "show-code", G_CALLBACK (show_code_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (details, "show-sender", G_CALLBACK (show_sender_cb), self, G_CONNECT_SWAPPED);

  return details;
}

static void
present_dialog (LoaTransactionPane *self,
                LoaTransaction     *transaction)
{
  LoaTransactionDetails *details = make_details (self);
  GtkWidget *dialog = g_object_new (ADW_TYPE_WINDOW, "title", _("Transaction"), "default-height", 720, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkEventController *shortcuts = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (shortcuts),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                                                          gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (dialog, shortcuts);

  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (details));
  adw_window_set_content (ADW_WINDOW (dialog), box);
  loa_transaction_details_set_transaction (details, transaction);
  g_signal_connect_object (details, "show-code", G_CALLBACK (gtk_window_close), dialog,
                           G_CONNECT_AFTER | G_CONNECT_SWAPPED);
  g_signal_connect_object (details, "show-sender", G_CALLBACK (gtk_window_close), dialog,
                           G_CONNECT_AFTER | G_CONNECT_SWAPPED);
  loa_form_present (GTK_WINDOW (dialog), GTK_WIDGET (self->view), 460);
}

/* The pane itself may not be there yet, so what counts is the width of what it stands in. */
static gboolean
fits_beside (LoaTransactionPane *self)
{
  return !self->narrow && gtk_widget_get_width (gtk_widget_get_parent (GTK_WIDGET (self))) >= LEAST_WIDTH_BESIDE;
}

static void
activate_cb (LoaTransactionPane *self,
             guint               position)
{
  GListModel *model = G_LIST_MODEL (gtk_column_view_get_model (self->view));
  g_autoptr (LoaTransaction) transaction = g_list_model_get_item (model, position);

  if (transaction == NULL)
    return;

  loa_transaction_details_set_transaction (self->details, transaction);
  if (fits_beside (self))
    gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  else
    present_dialog (self, transaction);
}

/* What is read stays when nothing is selected any more: its row may only have left the filter. */
static void
selected_cb (LoaTransactionPane *self,
             GParamSpec         *pspec,
             GtkSingleSelection *selection)
{
  LoaTransaction *transaction = gtk_single_selection_get_selected_item (selection);

  if (transaction != NULL)
    loa_transaction_details_set_transaction (self->details, transaction);
}

static void
close_cb (LoaTransactionPane *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
set_narrow (LoaTransactionPane *self,
            gboolean            narrow)
{
  if (self->narrow == narrow)
    return;

  self->narrow = narrow;
  if (narrow)
    gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NARROW]);
}

static void
loa_transaction_pane_dispose (GObject *object)
{
  LoaTransactionPane *self = LOA_TRANSACTION_PANE (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  self->details = NULL;
  self->view = NULL;

  G_OBJECT_CLASS (loa_transaction_pane_parent_class)->dispose (object);
}

static void
loa_transaction_pane_get_property (GObject    *object,
                                   guint       property_id,
                                   GValue     *value,
                                   GParamSpec *pspec)
{
  switch ((LoaTransactionPaneProperty) property_id)
    {
    case PROP_NARROW:
      g_value_set_boolean (value, LOA_TRANSACTION_PANE (object)->narrow);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
      break;
    }
}

static void
loa_transaction_pane_set_property (GObject      *object,
                                   guint         property_id,
                                   const GValue *value,
                                   GParamSpec   *pspec)
{
  switch ((LoaTransactionPaneProperty) property_id)
    {
    case PROP_NARROW:
      set_narrow (LOA_TRANSACTION_PANE (object), g_value_get_boolean (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
      break;
    }
}

static void
loa_transaction_pane_class_init (LoaTransactionPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = loa_transaction_pane_dispose;
  object_class->get_property = loa_transaction_pane_get_property;
  object_class->set_property = loa_transaction_pane_set_property;

  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  signals[SHOW_CODE] = g_signal_new ("show-code", LOA_TYPE_TRANSACTION_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SHOW_SENDER] = g_signal_new ("show-sender", LOA_TYPE_TRANSACTION_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
make_title_bar (LoaTransactionPane *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *title = gtk_label_new (_("Details"));
  GtkWidget *button = gtk_button_new_from_icon_name ("window-close-symbolic");

  gtk_widget_add_css_class (bar, "toolbar");
  gtk_widget_add_css_class (title, "heading");
  gtk_widget_set_hexpand (title, TRUE);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_set_margin_start (title, 6);
  gtk_widget_set_tooltip_text (button, _("Close the details"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Close the details"), -1);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (close_cb), self);
  gtk_box_append (GTK_BOX (bar), title);
  gtk_box_append (GTK_BOX (bar), button);

  return bar;
}

static void
loa_transaction_pane_init (LoaTransactionPane *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->details = make_details (self);
  gtk_widget_set_parent (gtk_separator_new (GTK_ORIENTATION_VERTICAL), GTK_WIDGET (self));
  gtk_widget_set_size_request (box, WIDTH, -1);
  gtk_box_append (GTK_BOX (box), make_title_bar (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->details));
  gtk_widget_set_parent (box, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Details"), -1);
}

void
loa_transaction_pane_follow (LoaTransactionPane *self,
                             GtkColumnView      *view)
{
  g_return_if_fail (LOA_IS_TRANSACTION_PANE (self));
  g_return_if_fail (GTK_IS_COLUMN_VIEW (view));
  g_return_if_fail (self->view == NULL);

  self->view = view;
  g_signal_connect_object (view, "activate", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_column_view_get_model (view), "notify::selected-item", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
}
