/* loa-toast-queue.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include "loa-toast-queue.h"

/* AdwToastOverlay has a queue, too, but with libadwaita 1.2 the program aborts when a toast of high priority ends while
 * the one that it has pushed aside is still fading out. So the overlay never gets more than one: what is pushed aside
 * is dismissed there, and what comes back is a new AdwToast. One whose button was pressed ends by itself a moment later,
 * and must not be dismissed before.
 */

#define KEY "loa-toast-queue"

/* Of a toast, in pixels: how wide it gets, and what of it is not text. */
#define LARGEST_WIDTH 600
#define WIDTH_BESIDE 110

#define FEWEST_LETTERS 14
#define LETTERS_OF_MARGIN 6

struct _LoaToast
{
  GObject parent_instance;

  LoaToastQueue *queue; /* (unowned) (nullable): while it is shown or waits */
  char *text;           /* (owned) */
  char *button_label;   /* (owned) (nullable) */
  guint seconds;
  gboolean is_urgent;
};

struct _LoaToastQueue
{
  AdwToastOverlay *overlay; /* (unowned): it has this */
  GListModel *children;     /* (owned): of the overlay */
  GQueue waiting;           /* (owned) (element-type LoaToast) */
  LoaToast *toast;          /* (owned) (nullable): what is being said */
  AdwToast *shown;          /* (owned) (nullable): and how */
  gboolean is_ending;       /* its button was pressed */
  guint next_id;            /* idle source, or 0 */
};

G_DEFINE_FINAL_TYPE (LoaToast, loa_toast, G_TYPE_OBJECT)

enum
{
  BUTTON_CLICKED,
  GONE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
loa_toast_finalize (GObject *object)
{
  LoaToast *self = LOA_TOAST (object);

  g_free (self->text);
  g_free (self->button_label);

  G_OBJECT_CLASS (loa_toast_parent_class)->finalize (object);
}

static void
loa_toast_class_init (LoaToastClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = loa_toast_finalize;

  signals[BUTTON_CLICKED] = g_signal_new ("button-clicked", LOA_TYPE_TOAST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
  signals[GONE] = g_signal_new ("gone", LOA_TYPE_TOAST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
loa_toast_init (LoaToast *self)
{
}

/* Takes @toast, which is neither shown nor waits any more. */
static void
end_toast (LoaToast *toast)
{
  toast->queue = NULL;
  g_signal_emit (toast, signals[GONE], 0);
  g_object_unref (toast);
}

/* A button with a mnemonic is labelled by its label twice over, and GTK 4.8 says it twice. */
static void
name_buttons (GtkWidget *widget)
{
  const char *label = GTK_IS_BUTTON (widget) ? gtk_button_get_label (GTK_BUTTON (widget)) : NULL;

  if (label != NULL)
    {
      gtk_accessible_reset_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
      gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
    }

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    name_buttons (child);
}

static void
children_changed_cb (GListModel *children,
                     guint       position,
                     guint       n_removed,
                     guint       n_added)
{
  for (guint i = 0; i < n_added; i++)
    {
      g_autoptr (GtkWidget) child = g_list_model_get_item (children, position + i);

      if (g_str_equal (G_OBJECT_TYPE_NAME (child), "AdwToastWidget"))
        name_buttons (child);
    }
}

static void say_next (LoaToastQueue *self);

/* An overlay that ends dismisses its toast: nothing may be added to it then, but its queue ends with it. */
static gboolean
next_cb (gpointer user_data)
{
  LoaToastQueue *self = user_data;

  self->next_id = 0;
  say_next (self);

  return G_SOURCE_REMOVE;
}

static void
clicked_cb (LoaToastQueue *self)
{
  g_autoptr (LoaToast) toast = g_object_ref (self->toast);

  self->is_ending = TRUE;
  g_signal_emit (toast, signals[BUTTON_CLICKED], 0);
}

static void
dismissed_cb (LoaToastQueue *self)
{
  LoaToast *toast = g_steal_pointer (&self->toast);

  g_signal_handlers_disconnect_by_data (self->shown, self);
  g_clear_object (&self->shown);
  if (self->next_id == 0)
    self->next_id = g_idle_add (next_cb, self);
  end_toast (toast);
}

/* How many letters fit on a line, beside the buttons. */
static int
count_letters (LoaToastQueue *self,
               LoaToast      *toast)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self->overlay));
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  const int letter = MAX (1, pango_font_metrics_get_approximate_char_width (metrics));
  const int width = MIN (gtk_widget_get_width (GTK_WIDGET (self->overlay)), LARGEST_WIDTH) - WIDTH_BESIDE;
  const int length = toast->button_label != NULL ? (int) g_utf8_strlen (toast->button_label, -1) + LETTERS_OF_MARGIN : 0;

  pango_font_metrics_unref (metrics);

  return MAX (FEWEST_LETTERS, width * PANGO_SCALE / letter - length);
}

/* A toast says what to do next: libadwaita would cut it off at the end of the line. */
static GtkWidget *
make_title (LoaToastQueue *self,
            LoaToast      *toast)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL,
                                   "label", toast->text,
                                   "max-width-chars", count_letters (self, toast),
                                   "wrap", TRUE,
                                   "wrap-mode", PANGO_WRAP_WORD_CHAR,
                                   "xalign", 0.0,
                                   NULL);

  gtk_widget_add_css_class (label, "toast-text");

  return label;
}

/* When the frame in which a toast has come is also the one in which it has gone, as after a press while the window was held
 * up, libadwaita 1.2 uses what it has freed. So a toast comes at once, and only goes in steps. Without what was set here, the
 * desktop's own setting holds again.
 */
static void
add_at_once (LoaToastQueue *self)
{
  GtkSettings *settings = gtk_widget_get_settings (GTK_WIDGET (self->overlay));
  gboolean is_animated;

  g_object_get (settings, "gtk-enable-animations", &is_animated, NULL);
  if (is_animated)
    g_object_set (settings, "gtk-enable-animations", FALSE, NULL);
  adw_toast_overlay_add_toast (self->overlay, g_object_ref (self->shown));
  if (is_animated)
    gtk_settings_reset_property (settings, "gtk-enable-animations");
}

/* Takes @toast. */
static void
say (LoaToastQueue *self,
     LoaToast      *toast)
{
  g_autofree char *title = g_markup_escape_text (toast->text, -1);

  self->toast = toast;
  self->is_ending = FALSE;
  self->shown = adw_toast_new (title);
  adw_toast_set_custom_title (self->shown, make_title (self, toast));
  adw_toast_set_timeout (self->shown, toast->seconds);
  if (toast->button_label != NULL)
    adw_toast_set_button_label (self->shown, toast->button_label);
  g_signal_connect_swapped (self->shown, "button-clicked", G_CALLBACK (clicked_cb), self);
  g_signal_connect_swapped (self->shown, "dismissed", G_CALLBACK (dismissed_cb), self);
  add_at_once (self);
}

static void
say_next (LoaToastQueue *self)
{
  if (self->toast == NULL && !g_queue_is_empty (&self->waiting))
    say (self, g_queue_pop_head (&self->waiting));
}

/* What was said in passing has been seen. */
static void
put_aside (LoaToastQueue *self)
{
  g_autoptr (AdwToast) shown = g_steal_pointer (&self->shown);
  LoaToast *toast = g_steal_pointer (&self->toast);

  g_signal_handlers_disconnect_by_data (shown, self);
  adw_toast_dismiss (shown);

  if (toast->is_urgent)
    g_queue_push_head (&self->waiting, toast);
  else
    end_toast (toast);
}

static void
loa_toast_queue_free (gpointer data)
{
  LoaToastQueue *self = data;
  LoaToast *toast;

  g_clear_handle_id (&self->next_id, g_source_remove);
  if (self->shown != NULL)
    g_signal_handlers_disconnect_by_data (self->shown, self);
  g_clear_object (&self->shown);
  while ((toast = self->toast != NULL ? g_steal_pointer (&self->toast) : g_queue_pop_head (&self->waiting)) != NULL)
    end_toast (toast);
  g_object_unref (self->children);
  g_free (self);
}

void
loa_toast_dismiss (LoaToast *self)
{
  g_return_if_fail (LOA_IS_TOAST (self));

  if (self->queue == NULL)
    return;

  if (self->queue->toast == self && !self->queue->is_ending)
    adw_toast_dismiss (self->queue->shown);
  else if (g_queue_remove (&self->queue->waiting, self))
    end_toast (self);
}

LoaToastQueue *
loa_toast_queue_get (AdwToastOverlay *overlay)
{
  LoaToastQueue *self;

  g_return_val_if_fail (ADW_IS_TOAST_OVERLAY (overlay), NULL);

  self = g_object_get_data (G_OBJECT (overlay), KEY);
  if (self != NULL)
    return self;

  self = g_new0 (LoaToastQueue, 1);
  self->overlay = overlay;
  self->children = gtk_widget_observe_children (GTK_WIDGET (overlay));
  g_queue_init (&self->waiting);
  g_signal_connect (self->children, "items-changed", G_CALLBACK (children_changed_cb), NULL);
  g_object_set_data_full (G_OBJECT (overlay), KEY, self, loa_toast_queue_free);

  return self;
}

LoaToast *
loa_toast_queue_add (LoaToastQueue *self,
                     const char    *text,
                     const char    *button_label,
                     guint          seconds,
                     gboolean       is_urgent)
{
  LoaToast *toast;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (text != NULL, NULL);

  toast = g_object_new (LOA_TYPE_TOAST, NULL);
  toast->queue = self;
  toast->text = g_strdup (text);
  toast->button_label = g_strdup (button_label);
  toast->seconds = seconds;
  toast->is_urgent = is_urgent;

  if (is_urgent && self->toast != NULL && !self->is_ending)
    put_aside (self);

  if (self->toast == NULL && (is_urgent || g_queue_is_empty (&self->waiting)))
    say (self, toast);
  else if (is_urgent)
    g_queue_push_head (&self->waiting, toast);
  else
    g_queue_push_tail (&self->waiting, toast);

  return toast;
}
