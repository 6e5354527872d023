/* loa-speaker-name.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include <glib/gi18n.h>

#include "loa-field-error.h"
#include "loa-speaker-details.h"
#include "loa-speaker-name.h"
#include "loa-store-speakers.h"
#include "loa-white-space.h"

struct _LoaSpeakerName
{
  GtkWidget parent_instance;

  LoaStore *store;        /* (owned) (nullable) */
  LoaSpeaker *speaker;    /* (owned) (nullable) */
  GtkRoot *root;          /* (unowned) (nullable): whose focus is followed while a name is typed */
  gulong title_id;        /* of speaker, or 0 */
  gulong focus_id;        /* of root, or 0 */
  gboolean editing;
  gboolean saving;

  GtkLabel *label;        /* (owned): through the widget tree, as are the others */
  GtkWidget *entry;
  GtkLabel *error_label;
};

G_DEFINE_FINAL_TYPE (LoaSpeakerName, loa_speaker_name, GTK_TYPE_WIDGET)

typedef enum
{
  PROP_EDITING = 1,
} LoaSpeakerNameProperty;

static GParamSpec *properties[PROP_EDITING + 1];

static void
show_title (LoaSpeakerName *self)
{
  gtk_label_set_label (self->label, self->speaker != NULL ? loa_speaker_get_title (self->speaker) : "");
}

static gboolean
has_focus (LoaSpeakerName *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focused = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focused != NULL && gtk_widget_is_ancestor (focused, self->entry);
}

static void
unfollow_focus (LoaSpeakerName *self)
{
  if (self->focus_id != 0)
    g_signal_handler_disconnect (self->root, self->focus_id);
  self->focus_id = 0;
  self->root = NULL;
}

static void
end_editing (LoaSpeakerName *self)
{
  const gboolean had_focus = has_focus (self);
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));

  if (!self->editing)
    return;

  unfollow_focus (self);
  self->editing = FALSE;
  self->saving = FALSE;
  /* To the nearest that can have it: the card. */
  while (had_focus && parent != NULL && !gtk_widget_get_focusable (parent))
    parent = gtk_widget_get_parent (parent);
  if (had_focus && parent != NULL)
    gtk_widget_grab_focus (parent);

  gtk_widget_set_visible (GTK_WIDGET (self->label), TRUE);
  gtk_widget_set_visible (self->entry, FALSE);
  loa_field_error_show (self->error_label, self->entry, NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_EDITING]);
}

static void
renamed_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (LoaSpeakerName) self = user_data;
  g_autoptr (LoaSpeakerRecord) record = NULL;
  g_autoptr (GError) error = NULL;

  record = loa_store_rename_speaker_finish (LOA_STORE (object), result, &error);
  /* Given up meanwhile. */
  if (!self->saving)
    return;

  self->saving = FALSE;
  if (record != NULL)
    end_editing (self);
  else
    loa_field_error_show_failure (self->error_label, self->entry, error);
}

static void
save (LoaSpeakerName *self)
{
  g_autofree char *name = loa_white_space_strip (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  const char *new_name = *name != '\0' ? name : NULL;
  g_autoptr (GError) error = NULL;

  if (!self->editing || self->saving)
    return;

  if (g_strcmp0 (new_name, loa_speaker_get_name (self->speaker)) == 0)
    {
      end_editing (self);
      return;
    }

  if (!loa_speaker_detail_check (LOA_SPEAKER_DETAIL_NAME, new_name, &error))
    {
      loa_field_error_show_failure (self->error_label, self->entry, error);
      return;
    }

  self->saving = TRUE;
  loa_store_rename_speaker_async (self->store, loa_speaker_get_hardware_id (self->speaker), new_name, NULL, renamed_cb,
                                  g_object_ref (self));
}

static void
changed_cb (LoaSpeakerName *self)
{
  loa_field_error_show (self->error_label, self->entry, NULL);
}

static void
focus_cb (LoaSpeakerName *self)
{
  if (!has_focus (self))
    save (self);
}

static gboolean
escape_cb (GtkWidget *widget,
           GVariant  *arguments,
           gpointer   user_data)
{
  LoaSpeakerName *self = LOA_SPEAKER_NAME (widget);

  if (!self->editing)
    return GDK_EVENT_PROPAGATE;

  end_editing (self);

  return GDK_EVENT_STOP;
}

static void
loa_speaker_name_unroot (GtkWidget *widget)
{
  unfollow_focus (LOA_SPEAKER_NAME (widget));

  GTK_WIDGET_CLASS (loa_speaker_name_parent_class)->unroot (widget);
}

static void
loa_speaker_name_dispose (GObject *object)
{
  LoaSpeakerName *self = LOA_SPEAKER_NAME (object);
  GtkWidget *child;

  self->editing = FALSE;
  self->saving = FALSE;
  if (self->speaker != NULL)
    g_clear_signal_handler (&self->title_id, self->speaker);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->speaker);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (loa_speaker_name_parent_class)->dispose (object);
}

static void
loa_speaker_name_get_property (GObject    *object,
                               guint       property_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  LoaSpeakerName *self = LOA_SPEAKER_NAME (object);

  switch ((LoaSpeakerNameProperty) property_id)
    {
    case PROP_EDITING:
      g_value_set_boolean (value, self->editing);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
loa_speaker_name_class_init (LoaSpeakerNameClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = loa_speaker_name_dispose;
  object_class->get_property = loa_speaker_name_get_property;
  widget_class->unroot = loa_speaker_name_unroot;

  properties[PROP_EDITING] = g_param_spec_boolean ("editing", NULL, NULL, FALSE,
                                                   G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "loa-speaker-name");
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
}

static void
loa_speaker_name_init (LoaSpeakerName *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 3);

  self->label = g_object_new (GTK_TYPE_LABEL, "ellipsize", PANGO_ELLIPSIZE_END, "xalign", 0.0f, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->label), "heading");
  self->entry = g_object_new (GTK_TYPE_ENTRY, "visible", FALSE, "max-length", 0, "width-chars", 8,
                              "placeholder-text", _("Name"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Name"), -1);
  self->error_label = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_ALERT, "visible", FALSE,
                                    "wrap", TRUE, "xalign", 0.0f, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->error_label), "error");
  gtk_widget_add_css_class (GTK_WIDGET (self->error_label), "caption");
  gtk_widget_set_parent (GTK_WIDGET (self->label), GTK_WIDGET (self));
  gtk_widget_set_parent (self->entry, GTK_WIDGET (self));
  gtk_widget_set_parent (GTK_WIDGET (self->error_label), GTK_WIDGET (self));
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (save), self);
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (changed_cb), self);
}

void
loa_speaker_name_set_speaker (LoaSpeakerName *self,
                              LoaStore       *store,
                              LoaSpeaker     *speaker)
{
  g_return_if_fail (LOA_IS_SPEAKER_NAME (self));
  g_return_if_fail (LOA_IS_STORE (store));
  g_return_if_fail (speaker == NULL || LOA_IS_SPEAKER (speaker));

  if (self->speaker == speaker)
    return;

  end_editing (self);
  if (self->speaker != NULL)
    g_clear_signal_handler (&self->title_id, self->speaker);
  g_set_object (&self->store, store);
  g_set_object (&self->speaker, speaker);
  if (speaker != NULL)
    self->title_id = g_signal_connect_swapped (speaker, "notify::title", G_CALLBACK (show_title), self);
  show_title (self);
}

void
loa_speaker_name_edit (LoaSpeakerName *self)
{
  const char *name;

  g_return_if_fail (LOA_IS_SPEAKER_NAME (self));
  g_return_if_fail (self->speaker != NULL);

  if (!self->editing)
    {
      name = loa_speaker_get_name (self->speaker);
      self->editing = TRUE;
      gtk_editable_set_text (GTK_EDITABLE (self->entry), name != NULL ? name : "");
      gtk_widget_set_visible (GTK_WIDGET (self->label), FALSE);
      gtk_widget_set_visible (self->entry, TRUE);
    }

  gtk_widget_grab_focus (self->entry);
  if (self->focus_id == 0)
    {
      self->root = gtk_widget_get_root (GTK_WIDGET (self));
      self->focus_id = g_signal_connect_swapped (self->root, "notify::focus-widget", G_CALLBACK (focus_cb), self);
    }

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_EDITING]);
}

gboolean
loa_speaker_name_get_editing (LoaSpeakerName *self)
{
  g_return_val_if_fail (LOA_IS_SPEAKER_NAME (self), FALSE);

  return self->editing;
}
