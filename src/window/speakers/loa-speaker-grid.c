/* loa-speaker-grid.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include "loa-card-places.h"
#include "loa-card-pool.h"
#include "loa-speaker-grid.h"

/* Not a GtkGridView: that keeps 30 rows of cards whether they are seen or not, so that 500 speakers cost far more than
 * 50, and on the floor Tab has to go through all of them. Here the cards that left one end of the view come back at the
 * other with other speakers; that with the focus, and one whose name is being typed, stay as they are.
 *
 * When a row turns out higher than it was guessed, what is in sight stays where it is.
 */

/* At first, in pixels: its cards are not known yet. */
#define NATURAL_HEIGHT 260

struct _LoaSpeakerGrid
{
  GtkWidget parent_instance;

  GListModel *speakers;           /* (owned) (nullable) */
  LoaCardPool *cards;             /* (owned) (nullable) */
  LoaCardPlaces *places;          /* (owned) */
  GtkAdjustment *adjustments[2];  /* (owned) (nullable): by orientation */
  GtkScrollablePolicy policies[2];

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

/* Gives each place in sight its card. */
static void
update_cards (LoaSpeakerGrid *self)
{
  GtkWidget *focused = gtk_widget_get_focus_child (GTK_WIDGET (self));
  guint first;
  guint end;

  g_clear_handle_id (&self->update_id, g_source_remove);
  if (self->cards == NULL)
    return;

  loa_card_places_find_range (self->places, (int) get_top (self), get_height (self), &first, &end);
  loa_card_pool_show (self->cards, first, end);

  /* It may stand elsewhere now. */
  if (focused != NULL)
    self->cursor = loa_speaker_card_get_position (LOA_SPEAKER_CARD (focused));
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
  int top;
  int bottom;

  loa_card_places_get_around (self->places, position, &top, &bottom);
  if (adjustment != NULL)
    gtk_adjustment_clamp_page (adjustment, top, bottom);
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
  card = loa_card_pool_find (self->cards, position);

  return card != NULL && gtk_widget_grab_focus (GTK_WIDGET (card));
}

static void
items_changed_cb (LoaSpeakerGrid *self)
{
  GtkWidget *focused = gtk_widget_get_focus_child (GTK_WIDGET (self));
  guint position;

  loa_card_places_set_n_cards (self->places, get_n_items (self));

  /* When the card with the focus goes, that which comes in its place gets it. */
  if (focused != NULL && get_n_items (self) > 0
      && !loa_card_pool_find_speaker (self->cards, loa_speaker_card_get_speaker (LOA_SPEAKER_CARD (focused)), &position))
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
  *natural = NATURAL_HEIGHT;
  if (orientation == GTK_ORIENTATION_VERTICAL)
    return;

  if (self->cards != NULL)
    *minimum = loa_card_pool_measure_width (self->cards);
  *natural = loa_card_places_get_least_width (*minimum);
  *minimum = loa_card_places_add_padding (*minimum);
}

static void
configure_adjustments (LoaSpeakerGrid *self,
                       int             top,
                       int             width,
                       int             height)
{
  const int upper = loa_card_places_get_height (self->places);

  self->is_allocating = TRUE;
  if (self->adjustments[GTK_ORIENTATION_VERTICAL] != NULL)
    gtk_adjustment_configure (self->adjustments[GTK_ORIENTATION_VERTICAL], CLAMP (top, 0, MAX (upper - height, 0)), 0,
                              MAX (upper, height), height * 0.1, height * 0.9, height);
  if (self->adjustments[GTK_ORIENTATION_HORIZONTAL] != NULL)
    gtk_adjustment_configure (self->adjustments[GTK_ORIENTATION_HORIZONTAL], 0, 0, width, 0, 0, width);
  self->is_allocating = FALSE;
}

/* Whether all cards are there for what is in sight now. */
static gboolean
has_all (LoaSpeakerGrid *self)
{
  guint first;
  guint end;

  loa_card_places_find_range (self->places, (int) get_top (self), get_height (self), &first, &end);
  for (guint i = first; i < end; i++)
    if (loa_card_pool_find (self->cards, i) == NULL)
      return FALSE;

  return TRUE;
}

static void
loa_speaker_grid_size_allocate (GtkWidget *widget,
                                int        width,
                                int        height,
                                int        baseline)
{
  LoaSpeakerGrid *self = LOA_SPEAKER_GRID (widget);
  /* The card at the top stays there. */
  const guint top_position = loa_card_places_find (self->places, (int) get_top (self));
  GdkRectangle place;
  int beyond;

  loa_card_places_get (self->places, top_position, &place);
  beyond = (int) get_top (self) - place.y;

  loa_card_places_fit (self->places, widget, width);
  if (self->cards != NULL)
    loa_card_pool_measure_rows (self->cards, self->places);
  loa_card_places_get (self->places, top_position, &place);
  configure_adjustments (self, place.y + beyond, width, height);
  if (self->cards == NULL)
    return;

  loa_card_pool_allocate (self->cards, self->places, (int) get_top (self));
  if (!has_all (self))
    update_soon (self);
}

static gboolean
loa_speaker_grid_focus (GtkWidget        *widget,
                        GtkDirectionType  direction)
{
  LoaSpeakerGrid *self = LOA_SPEAKER_GRID (widget);
  GtkWidget *focused = gtk_widget_get_focus_child (widget);
  guint next;

  if (get_n_items (self) == 0)
    return FALSE;

  if (focused == NULL)
    return go_to (self, MIN (self->cursor, get_n_items (self) - 1));

  if (gtk_widget_child_focus (focused, direction))
    return TRUE;

  return loa_card_places_find_next (self->places, self->cursor, direction, &next) && go_to (self, next);
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

  if (n_items == 0)
    return FALSE;

  if (pages == G_MININT)
    return go_to (self, 0);

  if (pages == G_MAXINT)
    return go_to (self, n_items - 1);

  return go_to (self, loa_card_places_find_page (self->places, self->cursor, pages > 0, get_height (self)));
}

static void
loa_speaker_grid_dispose (GObject *object)
{
  LoaSpeakerGrid *self = LOA_SPEAKER_GRID (object);

  g_clear_pointer (&self->cards, loa_card_pool_free);
  g_clear_handle_id (&self->update_id, g_source_remove);
  set_adjustment (self, GTK_ORIENTATION_HORIZONTAL, NULL);
  set_adjustment (self, GTK_ORIENTATION_VERTICAL, NULL);
  g_clear_object (&self->speakers);

  G_OBJECT_CLASS (loa_speaker_grid_parent_class)->dispose (object);
}

static void
loa_speaker_grid_finalize (GObject *object)
{
  LoaSpeakerGrid *self = LOA_SPEAKER_GRID (object);

  g_clear_pointer (&self->places, loa_card_places_free);

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
  self->places = loa_card_places_new ();
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

  self->speakers = g_object_ref (speakers);
  self->cards = loa_card_pool_new (GTK_WIDGET (self), shop, desk, speakers);
  loa_card_places_set_n_cards (self->places, get_n_items (self));
  g_signal_connect_object (speakers, "items-changed", G_CALLBACK (items_changed_cb), self, G_CONNECT_SWAPPED);
  update_cards (self);
}

void
loa_speaker_grid_refresh_ages (LoaSpeakerGrid *self)
{
  g_return_if_fail (LOA_IS_SPEAKER_GRID (self));

  for (guint i = 0; self->cards != NULL && i < loa_card_pool_get_n_cards (self->cards); i++)
    loa_speaker_card_refresh_age (loa_card_pool_get (self->cards, i));
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

  return self->cards != NULL ? loa_card_pool_get_n_cards (self->cards) : 0;
}
