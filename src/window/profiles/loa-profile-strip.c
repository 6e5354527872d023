/* loa-profile-strip.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include <glib/gi18n.h>

#include "loa-profile-strip.h"
#include "loa-profile-wording.h"

struct _LoaProfileStrip
{
  GtkWidget parent_instance;

  LoaProfile *profile;  /* (owned) (nullable) */
  char *css_class;      /* (owned) (nullable): that the window has of it */
  GtkWidget *box;       /* (owned): through the widget tree, like what follows */
  GtkLabel *label;      /* (unowned) */
};

G_DEFINE_FINAL_TYPE (LoaProfileStrip, loa_profile_strip, GTK_TYPE_WIDGET)

static void
mark_window (LoaProfileStrip *self,
             GtkWindow       *window,
             gboolean         named)
{
  g_autofree char *title = NULL;

  if (self->css_class != NULL)
    gtk_widget_remove_css_class (GTK_WIDGET (window), self->css_class);
  g_clear_pointer (&self->css_class, g_free);

  self->css_class = loa_profile_wording_make_class (loa_profile_get_colour (self->profile));
  gtk_widget_add_css_class (GTK_WIDGET (window), self->css_class);

  /* Translators: the title of a window: the profile that it shows, such as a customer, and the program. */
  title = named ? g_strdup_printf (_("%s — Loa"), loa_profile_get_title (self->profile)) : g_strdup ("Loa");
  gtk_window_set_title (window, title);
}

static void
update (LoaProfileStrip *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  const char *title;
  gboolean named;

  if (self->profile == NULL)
    return;

  title = loa_profile_get_title (self->profile);
  named = loa_profile_wording_is_named (self->profile);
  gtk_label_set_label (self->label, title);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), title);
  gtk_widget_set_visible (GTK_WIDGET (self), named);
  if (GTK_IS_WINDOW (root))
    mark_window (self, GTK_WINDOW (root), named);
}

static void
loa_profile_strip_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (loa_profile_strip_parent_class)->root (widget);

  update (LOA_PROFILE_STRIP (widget));
}

static void
loa_profile_strip_dispose (GObject *object)
{
  LoaProfileStrip *self = LOA_PROFILE_STRIP (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->profile);

  G_OBJECT_CLASS (loa_profile_strip_parent_class)->dispose (object);
}

static void
loa_profile_strip_finalize (GObject *object)
{
  LoaProfileStrip *self = LOA_PROFILE_STRIP (object);

  g_clear_pointer (&self->css_class, g_free);

  G_OBJECT_CLASS (loa_profile_strip_parent_class)->finalize (object);
}

static void
loa_profile_strip_class_init (LoaProfileStripClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = loa_profile_strip_dispose;
  object_class->finalize = loa_profile_strip_finalize;
  widget_class->root = loa_profile_strip_root;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "loa-profile-strip");
}

static void
loa_profile_strip_init (LoaProfileStrip *self)
{
  GtkWidget *image = g_object_new (GTK_TYPE_IMAGE,
                                   "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                   "icon-name", "loa-profile-symbolic",
                                   NULL);

  self->label = g_object_new (GTK_TYPE_LABEL,
                              "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS,
                              "ellipsize", PANGO_ELLIPSIZE_MIDDLE,
                              "label", "",
                              NULL);
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_set_halign (self->box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self->box), image);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->label));
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

void
loa_profile_strip_set_profile (LoaProfileStrip *self,
                               LoaProfile      *profile)
{
  g_return_if_fail (LOA_IS_PROFILE_STRIP (self));
  g_return_if_fail (LOA_IS_PROFILE (profile));

  if (self->profile != NULL)
    g_signal_handlers_disconnect_by_func (self->profile, update, self);
  g_set_object (&self->profile, profile);
  g_signal_connect_object (profile, "notify", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}
