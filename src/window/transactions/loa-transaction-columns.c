/* loa-transaction-columns.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include <glib/gi18n.h>

#include "loa-day-text.h"
#include "loa-dong.h"
#include "loa-order-probe.h"
#include "loa-quotation.h"
#include "loa-suspicion-wording.h"
#include "loa-transaction-columns.h"
#include "loa-tooltip.h"
#include "loa-transaction.h"

/* Below a billion. */
#define AMOUNT_CHARS 14

/* More than that no cell has room for, and a screen reader would read it all. */
#define MAX_LINE_LENGTH 500

/* A cell knows its list item, which outlives it. */
#define LIST_ITEM_KEY "loa-list-item"

/* What a view knows of its columns. */
#define HIDDEN_KEY "loa-hidden-columns"
#define NARROW_KEY "loa-narrow"

typedef char *(*GetText) (const LoaTransactionRecord *record);

typedef struct
{
  const char *name;           /* in the settings; never translated */
  const char *title;
  const char *spoken_title;   /* what a screen reader says before the text of a cell */
  const char *css_class;      /* (nullable) */
  GetText get_text;
  guint n_chars;              /* how wide it is at best */
  LoaTransactionOrder order;
  gboolean is_amount;
  gboolean is_warning;        /* with an icon before the text, and not sorted by */
  gboolean is_icon;           /* the icon alone; the text is only its name */
  gboolean takes_the_rest;
  gboolean when_narrow;       /* shown where there is little room, and part of what a row is called */
} Column;

static char *
format_amount (gint64 amount)
{
  /* One of the two is always zero; that one is not worth reading. */
  if (amount == 0)
    return g_strdup ("");

  return amount == LOA_AMOUNT_UNKNOWN ? g_strdup ("?") : loa_dong_format (amount);
}

/* Nearly all are. */
static gboolean
is_plain (const char *text)
{
  const char *end = text;

  while (*end >= ' ' && *end <= '~')
    end++;

  return *end == '\0' && end - text <= MAX_LINE_LENGTH;
}

/* A cell is one line, and nothing in it turns the direction of what is beside it. */
static char *
make_line (const char *text)
{
  return text == NULL || is_plain (text) ? g_strdup (text) : loa_quotation_shorten (text, MAX_LINE_LENGTH);
}

static char *
get_time (const LoaTransactionRecord *record)
{
  return record->transaction_date != NULL ? loa_day_text_format_time (record->transaction_date) : NULL;
}

static char *
get_account (const LoaTransactionRecord *record)
{
  return make_line (record->account_number != NULL ? record->account_number : record->bank_brand_name);
}

static char *
get_in (const LoaTransactionRecord *record)
{
  return format_amount (record->amount_in);
}

static char *
get_out (const LoaTransactionRecord *record)
{
  return format_amount (record->amount_out);
}

static char *
get_content (const LoaTransactionRecord *record)
{
  return make_line (record->transaction_content);
}

static char *
get_code (const LoaTransactionRecord *record)
{
  return make_line (record->code);
}

static char *
get_reference (const LoaTransactionRecord *record)
{
  return make_line (record->reference_number);
}

static char *
get_sub_account (const LoaTransactionRecord *record)
{
  return make_line (record->sub_account);
}

static char *
get_warning (const LoaTransactionRecord *record)
{
  return g_strdup (loa_suspicion_wording_get_word (record->suspicions));
}

static const Column columns[] = {
  {
    .name = "time", .title = N_("Time"), .spoken_title = N_("Time"), .css_class = "numeric",
    .get_text = get_time, .n_chars = 18, .order = LOA_TRANSACTION_ORDER_DATE, .when_narrow = TRUE,
  },
  {
    .name = "account", .title = N_("Account"), .spoken_title = N_("Account"), .css_class = "numeric",
    .get_text = get_account, .n_chars = 14, .order = LOA_TRANSACTION_ORDER_ACCOUNT,
  },
  {
    .name = "in", .title = N_("In"), .spoken_title = N_("Amount in"), .css_class = "money-in",
    .get_text = get_in, .n_chars = AMOUNT_CHARS, .order = LOA_TRANSACTION_ORDER_IN, .is_amount = TRUE, .when_narrow = TRUE,
  },
  {
    .name = "warning", .title = N_("Warning"), .spoken_title = N_("Warning"),
    .get_text = get_warning, .n_chars = 15, .is_warning = TRUE, .when_narrow = TRUE,
  },
  {
    .name = "out", .title = N_("Out"), .spoken_title = N_("Amount out"),
    .get_text = get_out, .n_chars = AMOUNT_CHARS, .order = LOA_TRANSACTION_ORDER_OUT, .is_amount = TRUE, .when_narrow = TRUE,
  },
  {
    .name = "content", .title = N_("Content"), .spoken_title = N_("Content"),
    .get_text = get_content, .n_chars = 30, .order = LOA_TRANSACTION_ORDER_CONTENT,
    .takes_the_rest = TRUE, .when_narrow = TRUE,
  },
  {
    .name = "code", .title = N_("Code"), .spoken_title = N_("Code"),
    .get_text = get_code, .n_chars = 9, .order = LOA_TRANSACTION_ORDER_CODE,
  },
  {
    .name = "reference", .title = N_("Reference"), .spoken_title = N_("Reference"), .css_class = "numeric",
    .get_text = get_reference, .n_chars = 13, .order = LOA_TRANSACTION_ORDER_REFERENCE,
  },
  {
    .name = "sub-account", .title = N_("Sub-account"), .spoken_title = N_("Sub-account"), .css_class = "numeric",
    .get_text = get_sub_account, .n_chars = 11, .order = LOA_TRANSACTION_ORDER_SUB_ACCOUNT,
  },
};

/* Where there is little width. */
static const Column narrow_warning = {
  .title = "!", .spoken_title = N_("Warning"), .get_text = get_warning, .is_warning = TRUE, .is_icon = TRUE,
};

static void
show_warning (GtkWidget                  *box,
              const LoaTransactionRecord *record)
{
  g_autofree char *explanation = record != NULL ? loa_suspicion_wording_explain (record) : NULL;

  gtk_widget_set_visible (gtk_widget_get_first_child (box), explanation != NULL);
  loa_tooltip_set (box, explanation);
}

/* What a person who moves from row to row hears of each. */
static void
name_row (GtkWidget                  *row,
          const LoaTransactionRecord *record)
{
  g_autoptr (GString) name = g_string_new (NULL);

  for (guint i = 0; record != NULL && i < G_N_ELEMENTS (columns); i++)
    {
      g_autofree char *text = columns[i].when_narrow ? columns[i].get_text (record) : NULL;

      if (text == NULL || *text == '\0')
        continue;
      if (name->len > 0)
        g_string_append (name, ", ");
      if (columns[i].is_amount)
        g_string_append_printf (name, "%s: ", _(columns[i].spoken_title));
      g_string_append (name, text);
    }

  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name->str, -1);
}

/* An amount that may not be seen whole. */
static gboolean
is_long (const char *text)
{
  return text != NULL && g_utf8_strlen (text, -1) > AMOUNT_CHARS;
}

static void
show_cell (GtkListItem  *list_item,
           const Column *column)
{
  GtkWidget *child = gtk_list_item_get_child (list_item);
  GtkWidget *cell = column->is_warning ? gtk_widget_get_last_child (child) : child;
  const LoaTransactionRecord *record = loa_transaction_get_record (gtk_list_item_get_item (list_item));
  g_autofree char *text = record != NULL ? column->get_text (record) : NULL;
  GtkWidget *outer = gtk_widget_get_parent (child);
  g_autofree char *spoken = NULL;

  /* Asked for its text, GTK 4.8 does not expect that there is none. */
  gtk_inscription_set_text (GTK_INSCRIPTION (cell), text != NULL ? text : "");
  if (column->is_warning)
    show_warning (child, record);
  else
    loa_tooltip_set (cell, column->is_amount && !is_long (text) ? NULL : text);

  spoken = g_strdup_printf ("%s: %s", _(column->spoken_title), text != NULL && *text != '\0' ? text : "—");
  gtk_accessible_update_property (GTK_ACCESSIBLE (outer), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  if (gtk_widget_get_prev_sibling (outer) == NULL)
    name_row (gtk_widget_get_parent (outer), record);
}

static void
record_notify_cb (LoaTransaction *transaction,
                  GParamSpec     *pspec,
                  GtkListItem    *list_item)
{
  show_cell (list_item, g_object_get_data (G_OBJECT (list_item), "loa-column"));
}

static GtkWidget *
make_warning (GtkWidget    *cell,
              const Column *column)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *image = g_object_new (GTK_TYPE_IMAGE,
                                   "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                   "icon-name", LOA_SUSPICION_ICON,
                                   NULL);

  gtk_widget_add_css_class (box, "suspicion");
  gtk_widget_set_hexpand (cell, TRUE);
  gtk_widget_set_visible (cell, !column->is_icon);
  gtk_box_append (GTK_BOX (box), image);
  gtk_box_append (GTK_BOX (box), cell);

  return box;
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *list_item,
          gpointer                  user_data)
{
  const Column *column = user_data;
  GtkWidget *cell = g_object_new (GTK_TYPE_INSCRIPTION,
                                  "min-chars", column->takes_the_rest ? 18 : column->n_chars,
                                  "nat-chars", column->is_amount ? column->n_chars + 3 : column->n_chars,
                                  "text", "",
                                  "text-overflow", GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END,
                                  "xalign", column->is_amount ? 1.0f : 0.0f,
                                  NULL);

  if (column->is_amount)
    gtk_widget_add_css_class (cell, "numeric");
  if (column->css_class != NULL)
    gtk_widget_add_css_class (cell, column->css_class);
  g_object_set_data (G_OBJECT (list_item), "loa-column", user_data);
  gtk_list_item_set_child (list_item, column->is_warning ? make_warning (cell, column) : cell);
  g_object_set_data (G_OBJECT (gtk_list_item_get_child (list_item)), LIST_ITEM_KEY, list_item);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *list_item,
         gpointer                  user_data)
{
  g_signal_connect (gtk_list_item_get_item (list_item), "notify::record", G_CALLBACK (record_notify_cb), list_item);
  show_cell (list_item, user_data);
}

static void
unbind_cb (GtkSignalListItemFactory *factory,
           GtkListItem              *list_item,
           gpointer                  user_data)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (list_item), record_notify_cb, list_item);
}

/* What GTK makes of a table is a heading and a list, both of which a person can move to. */
static void
name_parts (GtkColumnView *view)
{
  GtkWidget *heading = gtk_widget_get_first_child (GTK_WIDGET (view));
  GtkWidget *list = gtk_widget_get_last_child (GTK_WIDGET (view));

  gtk_accessible_update_property (GTK_ACCESSIBLE (heading), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Columns"), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Transactions"), -1);
}

static GtkListItemFactory *
make_factory (const Column *column)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), (gpointer) column);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), (gpointer) column);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), (gpointer) column);

  return factory;
}

static void
set_narrow_warning (GtkColumnViewColumn *column,
                    gboolean             narrow,
                    const Column        *wide)
{
  g_autoptr (GtkListItemFactory) factory = make_factory (narrow ? &narrow_warning : wide);

  /* Some versions of GTK make the cells with another factory only when they make them anew. */
  gtk_column_view_column_set_visible (column, FALSE);
  gtk_column_view_column_set_title (column, narrow ? narrow_warning.title : _(wide->title));
  gtk_column_view_column_set_factory (column, factory);
}

static void
update_visible (GtkColumnView *view)
{
  GListModel *list = gtk_column_view_get_columns (view);
  const char * const *hidden = g_object_get_data (G_OBJECT (view), HIDDEN_KEY);
  const gboolean narrow = g_object_get_data (G_OBJECT (view), NARROW_KEY) != NULL;

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (list, i);

      gtk_column_view_column_set_visible (column, (!narrow || columns[i].when_narrow) &&
                                                  (hidden == NULL || !g_strv_contains (hidden, columns[i].name)));
    }
}

void
loa_transaction_columns_add (GtkColumnView *view)
{
  g_return_if_fail (GTK_IS_COLUMN_VIEW (view));

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column =
        gtk_column_view_column_new (_(columns[i].title), make_factory (&columns[i]));

      if (!columns[i].is_warning)
        {
          g_autoptr (GtkSorter) probe = loa_order_probe_new (columns[i].order);

          gtk_column_view_column_set_sorter (column, probe);
        }
      gtk_column_view_column_set_resizable (column, TRUE);
      gtk_column_view_column_set_expand (column, columns[i].takes_the_rest);
      gtk_column_view_append_column (view, column);

      if (columns[i].order == LOA_TRANSACTION_ORDER_DATE && !columns[i].is_warning)
        gtk_column_view_sort_by_column (view, column, GTK_SORT_DESCENDING);
    }
  name_parts (view);
}

void
loa_transaction_columns_set_narrow (GtkColumnView *view,
                                    gboolean       narrow)
{
  GListModel *list;

  g_return_if_fail (GTK_IS_COLUMN_VIEW (view));

  list = gtk_column_view_get_columns (view);
  g_object_set_data (G_OBJECT (view), NARROW_KEY, narrow ? view : NULL);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (list, i);

      if (columns[i].is_warning)
        set_narrow_warning (column, narrow, &columns[i]);
    }

  update_visible (view);
}

guint
loa_transaction_columns_get_n (void)
{
  return G_N_ELEMENTS (columns);
}

const char *
loa_transaction_columns_get_name (guint column)
{
  g_return_val_if_fail (column < G_N_ELEMENTS (columns), NULL);

  return columns[column].name;
}

const char *
loa_transaction_columns_get_title (guint column)
{
  g_return_val_if_fail (column < G_N_ELEMENTS (columns), NULL);

  return _(columns[column].title);
}

void
loa_transaction_columns_set_hidden (GtkColumnView      *view,
                                    const char * const *names)
{
  g_return_if_fail (GTK_IS_COLUMN_VIEW (view));
  g_return_if_fail (names != NULL);

  g_object_set_data_full (G_OBJECT (view), HIDDEN_KEY, g_strdupv ((char **) names), (GDestroyNotify) g_strfreev);
  update_visible (view);
}

/* A row is a child of the list inside the view. */
GtkWidget *
loa_transaction_columns_find_row (GtkColumnView *view,
                                  GtkWidget     *inside)
{
  GtkWidget *row = inside;

  g_return_val_if_fail (GTK_IS_COLUMN_VIEW (view), NULL);
  g_return_val_if_fail (GTK_IS_WIDGET (inside), NULL);

  while (row != NULL && row != GTK_WIDGET (view) && !GTK_IS_LIST_VIEW (gtk_widget_get_parent (row)))
    row = gtk_widget_get_parent (row);

  return row != GTK_WIDGET (view) ? row : NULL;
}

GtkListItem *
loa_transaction_columns_get_item (GtkWidget *row)
{
  GtkListItem *found;

  g_return_val_if_fail (GTK_IS_WIDGET (row), NULL);

  found = g_object_get_data (G_OBJECT (row), LIST_ITEM_KEY);
  for (GtkWidget *child = gtk_widget_get_first_child (row); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = loa_transaction_columns_get_item (child);

  return found;
}
