/* loa-speaker-grid.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include "loa-row-heights.h"
#include "loa-speaker-card.h"
#include "loa-speaker-grid.h"

/* Not a GtkGridView: that keeps 30 rows of cards whether they are seen or not, so that 500 speakers cost far more than
 * 50, and on the floor Tab has to go through all of them. Here the cards that left one end of the view come back at the
 * other with other speakers; that with the focus, and one whose name is being typed, stay as they are.
 *
 * A row is as high as its highest card. Rows whose cards were never there count as high as the lowest that was; when one
 * turns out higher, what is in sight stays where it is.
 */

#define PADDING 12
#define SPACING 12
#define LEAST_CARD_WIDTH 300
#define LARGEST_CARD_WIDTH 440
#define MOST_COLUMNS 4
#define FIRST_ROW_HEIGHT 260

/* So many rows beyond each edge have cards. */
#define SPARE_ROWS 1

struct _LoaSpeakerGrid
{
  GtkWidget parent_instance;

  LoaShop *shop;                  /* (owned) (nullable) */
  LoaAnnouncementDesk *desk;      /* (owned) (nullable) */
  GListModel *speakers;           /* (owned) (nullable) */
  GPtrArray *cards;               /* (owned) (element-type LoaSpeakerCard): those with a speaker; of the widget tree */
  GPtrArray *spares;              /* (owned) (element-type LoaSpeakerCard): those without, hidden */
  GtkAdjustment *adjustments[2];  /* (owned) (nullable): by orientation */
  GtkScrollablePolicy policies[2];

  guint n_columns;
  int column_width;
  LoaRowHeights *rows;            /* (owned) */
  guint cursor;                   /* position of the card that had the focus last */
  guint update_id;                /* idle source, or 0 */
  gboolean is_allocating;
};

G_DEFINE_FINAL_TYPE_WITH_CODE (LoaSpeakerGrid, loa_speaker_grid, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

typedef enum
{
  PROP_HADJUSTMENT = 1,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
} LoaSpeakerGridProperty;

static guint
get_n_items (LoaSpeakerGrid *self)
{
  return self->speakers != NULL ? g_list_model_get_n_items (self->speakers) : 0;
}

static double
get_top (LoaSpeakerGrid *self)
{
  GtkAdjustment *adjustment = self->adjustments[GTK_ORIENTATION_VERTICAL];

  return adjustment != NULL ? gtk_adjustment_get_value (adjustment) : 0;
}

static int
get_height (LoaSpeakerGrid *self)
{
  return MAX (gtk_widget_get_height (GTK_WIDGET (self)), 1);
}

static guint
get_n_rows (LoaSpeakerGrid *self)
{
  return (get_n_items (self) + self->n_columns - 1) / self->n_columns;
}

/* The positions whose cards are to be there: from @first up to, not including, @end. */
static void
find_range (LoaSpeakerGrid *self,
            guint          *first,
            guint          *end)
{
  const int top = (int) get_top (self);
  const guint first_row = loa_row_heights_find (self->rows, top);
  const guint end_row = loa_row_heights_find (self->rows, top + get_height (self)) + 1 + SPARE_ROWS;

  *end = MIN (end_row * self->n_columns, get_n_items (self));
  *first = MIN ((first_row - MIN (first_row, SPARE_ROWS)) * self->n_columns, *end);
}

static LoaSpeakerCard *
find_card (LoaSpeakerGrid *self,
           guint           position)
{
  for (guint i = 0; i < self->cards->len; i++)
    if (loa_speaker_card_get_position (g_ptr_array_index (self->cards, i)) == position)
      return g_ptr_array_index (self->cards, i);

  return NULL;
}

static gboolean
is_kept (LoaSpeakerGrid *self,
         LoaSpeakerCard *card)
{
  return gtk_widget_get_focus_child (GTK_WIDGET (self)) == GTK_WIDGET (card) || loa_speaker_card_get_renaming (card);
}

static gboolean
find_speaker (LoaSpeakerGrid *self,
              LoaSpeaker     *speaker,
              guint          *position)
{
  for (guint i = 0; i < get_n_items (self); i++)
    {
      g_autoptr (LoaSpeaker) other = g_list_model_get_item (self->speakers, i);

      if (other == speaker)
        {
          *position = i;
          return TRUE;
        }
    }

  return FALSE;
}

static LoaSpeakerCard *
take_spare (LoaSpeakerGrid *self)
{
  GtkWidget *card;

  if (self->spares->len > 0)
    return g_ptr_array_steal_index_fast (self->spares, self->spares->len - 1);

  card = loa_speaker_card_new (self->shop, self->desk);
  gtk_widget_insert_before (card, GTK_WIDGET (self), NULL);

  return LOA_SPEAKER_CARD (card);
}

/* Puts the cards in the order of the list for those who go through the tree. */
static void
sort_cards (LoaSpeakerGrid *self)
{
  GtkWidget *previous = NULL;

  g_ptr_array_sort (self->cards, loa_speaker_card_compare);
  for (guint i = 0; i < self->cards->len; i++)
    {
      GtkWidget *card = g_ptr_array_index (self->cards, i);

      if (gtk_widget_get_prev_sibling (card) != previous)
        gtk_widget_insert_after (card, GTK_WIDGET (self), previous);
      previous = card;
    }
}

/* Returns: (transfer container): the cards that are free now, out of @self->cards; what stays has its new position in
 * @taken
 */
static GPtrArray *
keep_cards (LoaSpeakerGrid *self,
            guint           first,
            guint           end,
            GHashTable     *taken)
{
  g_autoptr (GHashTable) positions = g_hash_table_new (NULL, NULL);
  GPtrArray *unused = g_ptr_array_new ();

  for (guint i = first; i < end; i++)
    {
      g_autoptr (LoaSpeaker) speaker = g_list_model_get_item (self->speakers, i);

      g_hash_table_insert (positions, speaker, GUINT_TO_POINTER (i + 1));
    }

  for (guint i = self->cards->len; i > 0; i--)
    {
      LoaSpeakerCard *card = g_ptr_array_index (self->cards, i - 1);
      guint position = GPOINTER_TO_UINT (g_hash_table_lookup (positions, loa_speaker_card_get_speaker (card)));

      if (position > 0)
        position--;
      else if (!is_kept (self, card) || !find_speaker (self, loa_speaker_card_get_speaker (card), &position))
        {
          g_ptr_array_add (unused, g_ptr_array_steal_index_fast (self->cards, i - 1));
          continue;
        }

      loa_speaker_card_set_position (card, position, get_n_items (self));
      g_hash_table_add (taken, GUINT_TO_POINTER (position));
    }

  return unused;
}

static void
fill_range (LoaSpeakerGrid *self,
            guint           first,
            guint           end,
            GPtrArray      *unused,
            GHashTable     *taken)
{
  for (guint i = first; i < end; i++)
    {
      g_autoptr (LoaSpeaker) speaker = NULL;
      LoaSpeakerCard *card;

      if (g_hash_table_contains (taken, GUINT_TO_POINTER (i)))
        continue;

      speaker = g_list_model_get_item (self->speakers, i);
      card = unused->len > 0 ? g_ptr_array_steal_index_fast (unused, unused->len - 1) : take_spare (self);
      loa_speaker_card_set_speaker (card, speaker);
      loa_speaker_card_set_position (card, i, get_n_items (self));
      gtk_widget_set_visible (GTK_WIDGET (card), TRUE);
      g_ptr_array_add (self->cards, card);
    }
}

/* Gives each place in sight its card. */
static void
update_cards (LoaSpeakerGrid *self)
{
  g_autoptr (GHashTable) taken = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) unused = NULL;
  guint first;
  guint end;

  g_clear_handle_id (&self->update_id, g_source_remove);
  if (self->speakers == NULL)
    return;

  loa_row_heights_set_n_rows (self->rows, get_n_rows (self));
  find_range (self, &first, &end);
  unused = keep_cards (self, first, end, taken);
  fill_range (self, first, end, unused, taken);

  for (guint i = 0; i < unused->len; i++)
    {
      LoaSpeakerCard *card = g_ptr_array_index (unused, i);

      gtk_widget_set_visible (GTK_WIDGET (card), FALSE);
      loa_speaker_card_set_speaker (card, NULL);
      g_ptr_array_add (self->spares, card);
    }

  sort_cards (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static gboolean
update_cb (gpointer user_data)
{
  LoaSpeakerGrid *self = user_data;

  self->update_id = 0;
  update_cards (self);

  return G_SOURCE_REMOVE;
}

/* Cards cannot come while sizes are being given out. */
static void
update_soon (LoaSpeakerGrid *self)
{
  if (self->update_id == 0)
    self->update_id = g_idle_add_full (GDK_PRIORITY_REDRAW - 1, update_cb, self, NULL);
}

static void
scroll_to (LoaSpeakerGrid *self,
           guint           position)
{
  GtkAdjustment *adjustment = self->adjustments[GTK_ORIENTATION_VERTICAL];
  const guint row = position / self->n_columns;
  const int top = loa_row_heights_get_top (self->rows, row);

  if (adjustment != NULL)
    gtk_adjustment_clamp_page (adjustment, top - PADDING, top + loa_row_heights_get (self->rows, row) + PADDING);
}

static gboolean
go_to (LoaSpeakerGrid *self,
       guint           position)
{
  LoaSpeakerCard *card;

  if (position >= get_n_items (self))
    return FALSE;

  scroll_to (self, position);
  update_cards (self);
  card = find_card (self, position);

  return card != NULL && gtk_widget_grab_focus (GTK_WIDGET (card));
}

static void
items_changed_cb (LoaSpeakerGrid *self)
{
  GtkWidget *focused = gtk_widget_get_focus_child (GTK_WIDGET (self));
  guint position;

  /* When the card with the focus goes, that which comes in its place gets it. */
  if (focused != NULL && get_n_items (self) > 0
      && !find_speaker (self, loa_speaker_card_get_speaker (LOA_SPEAKER_CARD (focused)), &position))
    go_to (self, MIN (self->cursor, get_n_items (self) - 1));
  else
    update_cards (self);

  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
value_changed_cb (LoaSpeakerGrid *self)
{
  if (!self->is_allocating)
    update_cards (self);
}

static void
set_adjustment (LoaSpeakerGrid *self,
                GtkOrientation  orientation,
                GtkAdjustment  *adjustment)
{
  GtkAdjustment **place = &self->adjustments[orientation];

  if (*place != NULL)
    g_signal_handlers_disconnect_by_func (*place, value_changed_cb, self);
  g_set_object (place, adjustment);
  if (adjustment != NULL && orientation == GTK_ORIENTATION_VERTICAL)
    g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (value_changed_cb), self, G_CONNECT_SWAPPED);
}

static GtkSizeRequestMode
loa_speaker_grid_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

static void
loa_speaker_grid_measure (GtkWidget      *widget,
                          GtkOrientation  orientation,
                          int             for_size,
                          int            *minimum,
                          int            *natural,
                          int            *minimum_baseline,
                          int            *natural_baseline)
{
  LoaSpeakerGrid *self = LOA_SPEAKER_GRID (widget);

  *minimum = 0;
  *natural = FIRST_ROW_HEIGHT;
  if (orientation == GTK_ORIENTATION_VERTICAL)
    return;

  for (guint i = 0; i < self->cards->len; i++)
    {
      int card_minimum;

      gtk_widget_measure (g_ptr_array_index (self->cards, i), GTK_ORIENTATION_HORIZONTAL, -1, &card_minimum, NULL, NULL,
                          NULL);
      *minimum = MAX (*minimum, card_minimum);
    }

  *minimum += 2 * PADDING;
  *natural = MAX (*minimum, LEAST_CARD_WIDTH + 2 * PADDING);
}

static void
choose_columns (LoaSpeakerGrid *self,
                int             width)
{
  const int room = width - 2 * PADDING;
  const guint n_columns = (guint) CLAMP ((room + SPACING) / (LEAST_CARD_WIDTH + SPACING), 1, MOST_COLUMNS);
  const int column_width = (room - ((int) n_columns - 1) * SPACING) / (int) n_columns;

  if (self->n_columns != n_columns)
    loa_row_heights_forget (self->rows);

  self->n_columns = n_columns;
  self->column_width = n_columns > 1 ? MIN (column_width, LARGEST_CARD_WIDTH) : column_width;
}

/* The cards are sorted. */
static void
measure_rows (LoaSpeakerGrid *self)
{
  int row_height = 0;

  for (guint i = 0; i < self->cards->len; i++)
    {
      LoaSpeakerCard *card = g_ptr_array_index (self->cards, i);
      const guint row = loa_speaker_card_get_position (card) / self->n_columns;
      const gboolean is_last = i + 1 == self->cards->len ||
        loa_speaker_card_get_position (g_ptr_array_index (self->cards, i + 1)) / self->n_columns != row;
      int height;

      gtk_widget_measure (GTK_WIDGET (card), GTK_ORIENTATION_VERTICAL, self->column_width, NULL, &height, NULL, NULL);
      row_height = MAX (row_height, height);
      if (is_last)
        {
          loa_row_heights_set (self->rows, row, row_height);
          row_height = 0;
        }
    }
}

static void
configure_adjustments (LoaSpeakerGrid *self,
                       int             top,
                       int             width,
                       int             height)
{
  const int upper = loa_row_heights_get_total (self->rows);

  self->is_allocating = TRUE;
  if (self->adjustments[GTK_ORIENTATION_VERTICAL] != NULL)
    gtk_adjustment_configure (self->adjustments[GTK_ORIENTATION_VERTICAL], CLAMP (top, 0, MAX (upper - height, 0)), 0,
                              MAX (upper, height), height * 0.1, height * 0.9, height);
  if (self->adjustments[GTK_ORIENTATION_HORIZONTAL] != NULL)
    gtk_adjustment_configure (self->adjustments[GTK_ORIENTATION_HORIZONTAL], 0, 0, width, 0, 0, width);
  self->is_allocating = FALSE;
}

static void
allocate_cards (LoaSpeakerGrid *self,
                int             width)
{
  const int used = (int) self->n_columns * (self->column_width + SPACING) - SPACING;
  const int left = (width - used) / 2;
  const int top = (int) get_top (self);
  const gboolean is_mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;

  for (guint i = 0; i < self->cards->len; i++)
    {
      LoaSpeakerCard *card = g_ptr_array_index (self->cards, i);
      const guint position = loa_speaker_card_get_position (card);
      const guint row = position / self->n_columns;
      const int column = (int) (position % self->n_columns);
      const int x = left + (is_mirrored ? (int) self->n_columns - 1 - column : column) * (self->column_width + SPACING);
      GtkAllocation place = {
        x, loa_row_heights_get_top (self->rows, row) - top, self->column_width, loa_row_heights_get (self->rows, row),
      };

      gtk_widget_size_allocate (GTK_WIDGET (card), &place, -1);
    }
}

static void
loa_speaker_grid_size_allocate (GtkWidget *widget,
                                int        width,
                                int        height,
                                int        baseline)
{
  LoaSpeakerGrid *self = LOA_SPEAKER_GRID (widget);
  /* The card at the top stays there. */
  const guint top_row = loa_row_heights_find (self->rows, (int) get_top (self));
  const guint top_position = top_row * self->n_columns;
  const int beyond = (int) get_top (self) - loa_row_heights_get_top (self->rows, top_row);
  guint first;
  guint end;

  choose_columns (self, width);
  loa_row_heights_set_n_rows (self->rows, get_n_rows (self));
  measure_rows (self);
  configure_adjustments (self, loa_row_heights_get_top (self->rows, top_position / self->n_columns) + beyond, width,
                         height);
  allocate_cards (self, width);

  find_range (self, &first, &end);
  for (guint i = first; i < end; i++)
    if (find_card (self, i) == NULL)
      {
        update_soon (self);
        break;
      }
}

static gboolean
move_focus (LoaSpeakerGrid   *self,
            GtkDirectionType  direction)
{
  const guint position = self->cursor;
  const gboolean is_mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;

  switch (direction)
    {
    case GTK_DIR_UP:
      return position >= self->n_columns && go_to (self, position - self->n_columns);

    case GTK_DIR_DOWN:
      /* From a full row to the last one, which may be shorter. */
      if (position / self->n_columns + 1 >= get_n_rows (self))
        return FALSE;
      return go_to (self, MIN (position + self->n_columns, get_n_items (self) - 1));

    case GTK_DIR_LEFT:
      return is_mirrored ? go_to (self, position + 1) : position > 0 && go_to (self, position - 1);

    case GTK_DIR_RIGHT:
      return is_mirrored ? position > 0 && go_to (self, position - 1) : go_to (self, position + 1);

    case GTK_DIR_TAB_FORWARD:
    case GTK_DIR_TAB_BACKWARD:
    default:
      return FALSE;
    }
}

static gboolean
loa_speaker_grid_focus (GtkWidget        *widget,
                        GtkDirectionType  direction)
{
  LoaSpeakerGrid *self = LOA_SPEAKER_GRID (widget);
  GtkWidget *focused = gtk_widget_get_focus_child (widget);

  if (get_n_items (self) == 0)
    return FALSE;

  if (focused == NULL)
    return go_to (self, MIN (self->cursor, get_n_items (self) - 1));

  if (gtk_widget_child_focus (focused, direction))
    return TRUE;

  return move_focus (self, direction);
}

static void
loa_speaker_grid_set_focus_child (GtkWidget *widget,
                                  GtkWidget *child)
{
  LoaSpeakerGrid *self = LOA_SPEAKER_GRID (widget);

  GTK_WIDGET_CLASS (loa_speaker_grid_parent_class)->set_focus_child (widget, child);
  if (child != NULL)
    self->cursor = loa_speaker_card_get_position (LOA_SPEAKER_CARD (child));
  else
    update_soon (self);
}

static gboolean
loa_speaker_grid_grab_focus (GtkWidget *widget)
{
  LoaSpeakerGrid *self = LOA_SPEAKER_GRID (widget);

  return get_n_items (self) > 0 && go_to (self, MIN (self->cursor, get_n_items (self) - 1));
}

/* Home and End, and so many rows that are in sight. */
static gboolean
jump_cb (GtkWidget *widget,
         GVariant  *arguments,
         gpointer   user_data)
{
  LoaSpeakerGrid *self = LOA_SPEAKER_GRID (widget);
  const int pages = g_variant_get_int32 (arguments);
  const guint n_items = get_n_items (self);
  const guint row = self->cursor / self->n_columns;
  const guint n_rows = (guint) (get_height (self) / (loa_row_heights_get (self->rows, row) + SPACING));
  const guint step = MAX (n_rows, 1) * self->n_columns;

  if (n_items == 0)
    return FALSE;

  if (pages == G_MININT)
    return go_to (self, 0);

  if (pages == G_MAXINT)
    return go_to (self, n_items - 1);

  return go_to (self, pages > 0 ? MIN (self->cursor + step, n_items - 1) : self->cursor - MIN (self->cursor, step));
}

static void
loa_speaker_grid_dispose (GObject *object)
{
  LoaSpeakerGrid *self = LOA_SPEAKER_GRID (object);
  GtkWidget *child;

  g_clear_handle_id (&self->update_id, g_source_remove);
  g_ptr_array_set_size (self->cards, 0);
  g_ptr_array_set_size (self->spares, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_handle_id (&self->update_id, g_source_remove);
  set_adjustment (self, GTK_ORIENTATION_HORIZONTAL, NULL);
  set_adjustment (self, GTK_ORIENTATION_VERTICAL, NULL);
  g_clear_object (&self->speakers);
  g_clear_object (&self->desk);
  g_clear_object (&self->shop);

  G_OBJECT_CLASS (loa_speaker_grid_parent_class)->dispose (object);
}

static void
loa_speaker_grid_finalize (GObject *object)
{
  LoaSpeakerGrid *self = LOA_SPEAKER_GRID (object);

  g_clear_pointer (&self->cards, g_ptr_array_unref);
  g_clear_pointer (&self->spares, g_ptr_array_unref);
  g_clear_pointer (&self->rows, loa_row_heights_free);

  G_OBJECT_CLASS (loa_speaker_grid_parent_class)->finalize (object);
}

static void
loa_speaker_grid_get_property (GObject    *object,
                               guint       property_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  LoaSpeakerGrid *self = LOA_SPEAKER_GRID (object);

  switch ((LoaSpeakerGridProperty) property_id)
    {
    case PROP_HADJUSTMENT:
      g_value_set_object (value, self->adjustments[GTK_ORIENTATION_HORIZONTAL]);
      break;

    case PROP_VADJUSTMENT:
      g_value_set_object (value, self->adjustments[GTK_ORIENTATION_VERTICAL]);
      break;

    case PROP_HSCROLL_POLICY:
      g_value_set_enum (value, self->policies[GTK_ORIENTATION_HORIZONTAL]);
      break;

    case PROP_VSCROLL_POLICY:
      g_value_set_enum (value, self->policies[GTK_ORIENTATION_VERTICAL]);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
loa_speaker_grid_set_property (GObject      *object,
                               guint         property_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  LoaSpeakerGrid *self = LOA_SPEAKER_GRID (object);

  switch ((LoaSpeakerGridProperty) property_id)
    {
    case PROP_HADJUSTMENT:
      set_adjustment (self, GTK_ORIENTATION_HORIZONTAL, g_value_get_object (value));
      break;

    case PROP_VADJUSTMENT:
      set_adjustment (self, GTK_ORIENTATION_VERTICAL, g_value_get_object (value));
      break;

    case PROP_HSCROLL_POLICY:
      self->policies[GTK_ORIENTATION_HORIZONTAL] = g_value_get_enum (value);
      break;

    case PROP_VSCROLL_POLICY:
      self->policies[GTK_ORIENTATION_VERTICAL] = g_value_get_enum (value);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
loa_speaker_grid_class_init (LoaSpeakerGridClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = loa_speaker_grid_dispose;
  object_class->finalize = loa_speaker_grid_finalize;
  object_class->get_property = loa_speaker_grid_get_property;
  object_class->set_property = loa_speaker_grid_set_property;

  widget_class->get_request_mode = loa_speaker_grid_get_request_mode;
  widget_class->measure = loa_speaker_grid_measure;
  widget_class->size_allocate = loa_speaker_grid_size_allocate;
  widget_class->focus = loa_speaker_grid_focus;
  widget_class->set_focus_child = loa_speaker_grid_set_focus_child;
  widget_class->grab_focus = loa_speaker_grid_grab_focus;

  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");

  gtk_widget_class_set_css_name (widget_class, "loa-speaker-grid");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Home, 0, jump_cb, "i", G_MININT);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_End, 0, jump_cb, "i", G_MAXINT);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Page_Up, 0, jump_cb, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Page_Down, 0, jump_cb, "i", 1);
}

static void
loa_speaker_grid_init (LoaSpeakerGrid *self)
{
  self->cards = g_ptr_array_new ();
  self->spares = g_ptr_array_new ();
  self->n_columns = 1;
  self->rows = loa_row_heights_new (FIRST_ROW_HEIGHT, PADDING, SPACING);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

void
loa_speaker_grid_set_speakers (LoaSpeakerGrid      *self,
                               LoaShop             *shop,
                               LoaAnnouncementDesk *desk,
                               GListModel          *speakers)
{
  g_return_if_fail (LOA_IS_SPEAKER_GRID (self));
  g_return_if_fail (LOA_IS_SHOP (shop));
  g_return_if_fail (LOA_IS_ANNOUNCEMENT_DESK (desk));
  g_return_if_fail (G_IS_LIST_MODEL (speakers));
  g_return_if_fail (self->speakers == NULL);

  self->shop = g_object_ref (shop);
  self->desk = g_object_ref (desk);
  self->speakers = g_object_ref (speakers);
  g_signal_connect_object (speakers, "items-changed", G_CALLBACK (items_changed_cb), self, G_CONNECT_SWAPPED);
  update_cards (self);
}

void
loa_speaker_grid_refresh_ages (LoaSpeakerGrid *self)
{
  g_return_if_fail (LOA_IS_SPEAKER_GRID (self));

  for (guint i = 0; i < self->cards->len; i++)
    loa_speaker_card_refresh_age (g_ptr_array_index (self->cards, i));
}

void
loa_speaker_grid_go_to_top (LoaSpeakerGrid *self)
{
  g_return_if_fail (LOA_IS_SPEAKER_GRID (self));

  self->cursor = 0;
  if (self->adjustments[GTK_ORIENTATION_VERTICAL] != NULL)
    gtk_adjustment_set_value (self->adjustments[GTK_ORIENTATION_VERTICAL], 0);
}

guint
loa_speaker_grid_get_n_cards (LoaSpeakerGrid *self)
{
  g_return_val_if_fail (LOA_IS_SPEAKER_GRID (self), 0);

  return self->cards->len;
}
