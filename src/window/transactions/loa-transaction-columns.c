/* loa-transaction-columns.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include <glib/gi18n.h>

#include "loa-order-probe.h"
#include "loa-suspicion-wording.h"
#include "loa-tooltip.h"
#include "loa-transaction-columns.h"
#include "loa-transaction-line.h"
#include "loa-transaction-wording.h"
#include "loa-transaction.h"

/* Below a hundred millions; below ten billions where there is room. */
#define AMOUNT_CHARS 12
#define NATURAL_AMOUNT_CHARS 14

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
  guint n_chars;              /* how wide it is at least, or 0 for all words of a warning */
  guint n_natural_chars;      /* how wide it is at best, or 0 for that */
  LoaTransactionOrder order;
  gboolean is_amount;
  gboolean is_warning;        /* with an icon before the text, and not sorted by */
  gboolean takes_the_rest;
} Column;

static char *
get_in (const LoaTransactionRecord *record)
{
  return loa_transaction_wording_format_amount (record->amount_in);
}

static char *
get_out (const LoaTransactionRecord *record)
{
  return loa_transaction_wording_format_amount (record->amount_out);
}

static char *
get_content (const LoaTransactionRecord *record)
{
  return loa_transaction_wording_make_line (record->transaction_content);
}

static char *
get_code (const LoaTransactionRecord *record)
{
  return loa_transaction_wording_make_line (record->code);
}

static char *
get_reference (const LoaTransactionRecord *record)
{
  return loa_transaction_wording_make_line (record->reference_number);
}

static char *
get_sub_account (const LoaTransactionRecord *record)
{
  return loa_transaction_wording_make_line (record->sub_account);
}

static char *
get_warning (const LoaTransactionRecord *record)
{
  return g_strdup (loa_suspicion_wording_get_word (record->suspicions));
}

static const Column columns[] = {
  {
    .name = "time", .title = N_("Time"), .spoken_title = N_("Time"), .css_class = "numeric",
    .get_text = loa_transaction_wording_dup_time, .n_chars = 18, .order = LOA_TRANSACTION_ORDER_DATE,
  },
  {
    .name = "account", .title = N_("Account"), .spoken_title = N_("Account"), .css_class = "numeric",
    .get_text = loa_transaction_wording_dup_account, .n_chars = 14, .order = LOA_TRANSACTION_ORDER_ACCOUNT,
  },
  {
    .name = "in", .title = N_("In"), .spoken_title = N_("Amount in"), .css_class = "money-in",
    .get_text = get_in, .n_chars = AMOUNT_CHARS, .n_natural_chars = NATURAL_AMOUNT_CHARS,
    .order = LOA_TRANSACTION_ORDER_IN, .is_amount = TRUE,
  },
  {
    .name = "out", .title = N_("Out"), .spoken_title = N_("Amount out"),
    .get_text = get_out, .n_chars = AMOUNT_CHARS, .n_natural_chars = NATURAL_AMOUNT_CHARS,
    .order = LOA_TRANSACTION_ORDER_OUT, .is_amount = TRUE,
  },
  {
    .name = "content", .title = N_("Content"), .spoken_title = N_("Content"),
    .get_text = get_content, .n_chars = 14, .n_natural_chars = 30, .order = LOA_TRANSACTION_ORDER_CONTENT,
    .takes_the_rest = TRUE,
  },
  {
    .name = "warning", .title = N_("Warning"), .spoken_title = N_("Warning"),
    .get_text = get_warning, .is_warning = TRUE,
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

/* The only one where there is little width: all that matters, as a #LoaTransactionLine. */
static const Column line_column = { .name = "line", .title = N_("Transactions") };

/* It comes after them. */
#define LINE_POSITION G_N_ELEMENTS (columns)

/* A word has more narrow letters than a text on the average. */
static guint
count_chars (const Column *column)
{
  const guint n_letters = column->is_warning ? loa_suspicion_wording_get_width () : 0;

  return column->is_warning ? n_letters - n_letters / 8 : column->n_chars;
}

static gboolean
is_line (const Column *column)
{
  return column == &line_column;
}

static void
show_warning (GtkWidget                  *box,
              const LoaTransactionRecord *record)
{
  g_autofree char *explanation = record != NULL ? loa_suspicion_wording_explain (record) : NULL;

  gtk_widget_set_visible (gtk_widget_get_first_child (box), explanation != NULL);
  loa_tooltip_set (box, explanation);
}

static void
name_row (GtkWidget                  *row,
          const LoaTransactionRecord *record)
{
  g_autofree char *name = loa_transaction_wording_describe (record);

  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* An amount that may not be seen whole. */
static gboolean
is_long (const char *text)
{
  return text != NULL && g_utf8_strlen (text, -1) > AMOUNT_CHARS;
}

static void
show_text (GtkWidget                  *child,
           const Column               *column,
           const LoaTransactionRecord *record)
{
  GtkWidget *cell = column->is_warning ? gtk_widget_get_last_child (child) : child;
  g_autofree char *text = record != NULL ? column->get_text (record) : NULL;
  g_autofree char *spoken = NULL;

  /* Asked for its text, GTK 4.8 does not expect that there is none. */
  gtk_inscription_set_text (GTK_INSCRIPTION (cell), text != NULL ? text : "");
  if (column->is_warning)
    show_warning (child, record);
  else
    loa_tooltip_set (cell, column->is_amount && !is_long (text) ? NULL : text);

  spoken = g_strdup_printf ("%s: %s", _(column->spoken_title), text != NULL && *text != '\0' ? text : "—");
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (child)), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  spoken, -1);
}

static void
show_cell (GtkListItem  *list_item,
           const Column *column)
{
  GtkWidget *child = gtk_list_item_get_child (list_item);
  GtkWidget *outer = gtk_widget_get_parent (child);
  const LoaTransactionRecord *record = loa_transaction_get_record (gtk_list_item_get_item (list_item));

  if (is_line (column))
    {
      loa_transaction_line_set_record (LOA_TRANSACTION_LINE (child), record);
      name_row (outer, record);
    }
  else
    {
      show_text (child, column, record);
    }

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
make_warning (GtkWidget *cell)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *image = g_object_new (GTK_TYPE_IMAGE,
                                   "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                   "icon-name", LOA_SUSPICION_ICON,
                                   NULL);

  gtk_widget_add_css_class (box, "suspicion");
  gtk_widget_set_hexpand (cell, TRUE);
  gtk_box_append (GTK_BOX (box), image);
  gtk_box_append (GTK_BOX (box), cell);

  return box;
}

static GtkWidget *
make_cell (const Column *column)
{
  const guint n_chars = count_chars (column);
  GtkWidget *cell = g_object_new (GTK_TYPE_INSCRIPTION,
                                  "min-chars", n_chars,
                                  "nat-chars", MAX (n_chars, column->n_natural_chars),
                                  "text", "",
                                  "text-overflow", GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END,
                                  "xalign", column->is_amount ? 1.0f : 0.0f,
                                  NULL);

  if (column->is_amount)
    gtk_widget_add_css_class (cell, "numeric");
  if (column->css_class != NULL)
    gtk_widget_add_css_class (cell, column->css_class);

  return column->is_warning ? make_warning (cell) : cell;
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *list_item,
          gpointer                  user_data)
{
  const Column *column = user_data;
  GtkWidget *child = is_line (column) ? loa_transaction_line_new () : make_cell (column);

  g_object_set_data (G_OBJECT (list_item), "loa-column", user_data);
  gtk_list_item_set_child (list_item, child);
  g_object_set_data (G_OBJECT (child), LIST_ITEM_KEY, list_item);
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

/* What is right-aligned has its title above it; the arrow of what it is sorted by is then before the title. */
static void
align_title (GtkWidget *title)
{
  GtkWidget *box = title != NULL ? gtk_widget_get_first_child (title) : NULL;

  if (!GTK_IS_BOX (box))
    return;

  gtk_widget_set_halign (box, GTK_ALIGN_END);
  gtk_box_reorder_child_after (GTK_BOX (box), gtk_widget_get_first_child (box), gtk_widget_get_last_child (box));
}

static void
align_titles (GtkColumnView *view)
{
  GtkWidget *heading = gtk_widget_get_first_child (GTK_WIDGET (view));
  GtkWidget *title = gtk_widget_get_first_child (heading);

  for (guint i = 0; i < G_N_ELEMENTS (columns) && title != NULL; i++, title = gtk_widget_get_next_sibling (title))
    if (columns[i].is_amount)
      align_title (title);
}

static void
set_visible (GtkColumnView *view,
             guint          position,
             gboolean       visible)
{
  g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (gtk_column_view_get_columns (view), position);

  gtk_column_view_column_set_visible (column, visible);
}

static void
update_visible (GtkColumnView *view)
{
  const char * const *hidden = g_object_get_data (G_OBJECT (view), HIDDEN_KEY);
  const gboolean narrow = g_object_get_data (G_OBJECT (view), NARROW_KEY) != NULL;

  /* What goes goes first: the first cell of a row names it when it is made. */
  if (!narrow)
    set_visible (view, LINE_POSITION, FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    set_visible (view, i, !narrow && (hidden == NULL || !g_strv_contains (hidden, columns[i].name)));
  if (narrow)
    set_visible (view, LINE_POSITION, TRUE);
}

static void
add_column (GtkColumnView *view,
            const Column  *kind)
{
  g_autoptr (GtkColumnViewColumn) column = gtk_column_view_column_new (_(kind->title), make_factory (kind));

  if (!kind->is_warning && !is_line (kind))
    {
      g_autoptr (GtkSorter) probe = loa_order_probe_new (kind->order);

      gtk_column_view_column_set_sorter (column, probe);
    }
  gtk_column_view_column_set_visible (column, !is_line (kind));
  gtk_column_view_column_set_resizable (column, !is_line (kind));
  gtk_column_view_column_set_expand (column, kind->takes_the_rest || is_line (kind));
  gtk_column_view_append_column (view, column);

  if (kind == &columns[0])
    gtk_column_view_sort_by_column (view, column, GTK_SORT_DESCENDING);
}

void
loa_transaction_columns_add (GtkColumnView *view)
{
  g_return_if_fail (GTK_IS_COLUMN_VIEW (view));

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    add_column (view, &columns[i]);
  add_column (view, &line_column);
  name_parts (view);
  align_titles (view);
}

void
loa_transaction_columns_set_narrow (GtkColumnView *view,
                                    gboolean       narrow)
{
  GtkWidget *heading;

  g_return_if_fail (GTK_IS_COLUMN_VIEW (view));

  heading = gtk_widget_get_first_child (GTK_WIDGET (view));
  g_object_set_data (G_OBJECT (view), NARROW_KEY, narrow ? view : NULL);
  gtk_widget_set_visible (heading, !narrow);
  if (narrow)
    gtk_widget_add_css_class (GTK_WIDGET (view), "lines");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (view), "lines");

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
