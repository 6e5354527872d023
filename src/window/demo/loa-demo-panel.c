/* loa-demo-panel.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include <glib/gi18n.h>

#include "loa-demo-panel.h"
#include "loa-demo-speech-row.h"
#include "loa-menu-names.h"

/* Of what opens, in pixels; where it is narrow there is little height, too. */
#define HEIGHT 260
#define LOW_HEIGHT 200

struct _LoaDemoPanel
{
  GtkWidget parent_instance;

  LoaDemoStage *stage;          /* (owned) (nullable) */
  LoaSpeakerRegister *speakers; /* (owned) (nullable) */
  GObject *newest;              /* (owned) (nullable): the speech that came last */
  gboolean narrow;
  gboolean compact;             /* one line, for who needs the room */

  GtkWidget *strip;
  GtkLabel *newest_label;
  GtkMenuButton *stories_button;
  GtkToggleButton *sound_button;
  GtkToggleButton *open_button;
  GtkRevealer *revealer;
  GtkScrolledWindow *scrolled_window;
  GtkLabel *story_label;
  GtkLabel *explanation_label;
  GtkListBox *speech_list;
  GtkLabel *notice_label;
};

G_DEFINE_FINAL_TYPE (LoaDemoPanel, loa_demo_panel, GTK_TYPE_WIDGET)

typedef enum
{
  PROP_NARROW = 1,
  PROP_COMPACT,
} LoaDemoPanelProperty;

static GParamSpec *properties[PROP_COMPACT + 1];

static void
update_newest (LoaDemoPanel *self)
{
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;
  g_autofree char *moment = NULL;
  g_autofree char *whole = NULL;

  if (self->newest == NULL)
    return;

  loa_demo_speech_row_describe (self->newest, self->speakers, &name, &text, &moment);
  /* Translators: a simulated speaker has said something: its name, its words, and the time. */
  whole = g_strdup_printf (_("Simulated: %s says “%s” (%s)"), name, text, moment);
  gtk_label_set_label (self->newest_label, whole);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->newest_label), whole);
}

static void
update_story (LoaDemoPanel *self)
{
  const char *title = loa_demo_stage_get_story_title (self->stage);
  const char *explanation = loa_demo_stage_get_story_explanation (self->stage);
  g_autofree char *heading = NULL;

  /* Translators: a story that the demo tells, by its title. */
  heading = g_strdup_printf (_("Story: %s"), title != NULL ? title : "");
  gtk_label_set_label (self->story_label, heading);
  gtk_label_set_label (self->explanation_label, explanation != NULL ? explanation : "");
}

static void
update_notice (LoaDemoPanel *self)
{
  const char *notice = loa_demo_stage_get_notice (self->stage);

  gtk_label_set_label (self->notice_label, notice != NULL ? notice : "");
  gtk_widget_set_visible (GTK_WIDGET (self->notice_label), notice != NULL);
}

/* What it shows and what to try is what one chooses a story for. */
static void
story_cb (LoaDemoPanel *self)
{
  update_story (self);
  gtk_toggle_button_set_active (self->open_button, TRUE);
}

static void
speeches_changed_cb (LoaDemoPanel *self,
                     guint         position,
                     guint         n_removed,
                     guint         n_added,
                     GListModel   *speeches)
{
  for (guint i = position; i < position + n_added; i++)
    {
      g_autoptr (GObject) speech = g_list_model_get_item (speeches, i);
      g_autofree char *text = NULL;

      g_object_get (speech, "text", &text, NULL);
      if (text != NULL)
        g_set_object (&self->newest, speech);
    }
  update_newest (self);
}

static GtkWidget *
make_row_cb (gpointer item,
             gpointer user_data)
{
  LoaDemoPanel *self = user_data;

  return loa_demo_speech_row_new (item, self->speakers);
}

static void
fill_list (LoaDemoPanel *self)
{
  if (self->stage != NULL)
    gtk_list_box_bind_model (self->speech_list, loa_demo_stage_get_speeches (self->stage), make_row_cb, self, NULL);
}

static void
sound_changed_cb (LoaDemoPanel *self)
{
  g_autoptr (GVariant) state = g_action_group_get_action_state (loa_demo_stage_get_actions (self->stage), "sound");

  gtk_toggle_button_set_active (self->sound_button, g_variant_get_boolean (state));
}

static void
sound_cb (LoaDemoPanel *self)
{
  const gboolean on = gtk_toggle_button_get_active (self->sound_button);

  gtk_button_set_icon_name (GTK_BUTTON (self->sound_button),
                            on ? "audio-volume-high-symbolic" : "audio-volume-muted-symbolic");
  if (self->stage != NULL)
    g_action_group_change_action_state (loa_demo_stage_get_actions (self->stage), "sound", g_variant_new_boolean (on));
}

/* What is folded up is nothing for screen readers, either. */
static void
revealed_cb (LoaDemoPanel *self)
{
  if (!gtk_toggle_button_get_active (self->open_button) && !gtk_revealer_get_child_revealed (self->revealer))
    gtk_widget_set_visible (GTK_WIDGET (self->revealer), FALSE);
}

static void
open_cb (LoaDemoPanel *self)
{
  const gboolean open = gtk_toggle_button_get_active (self->open_button);

  if (open)
    gtk_widget_set_visible (GTK_WIDGET (self->revealer), TRUE);
  gtk_button_set_icon_name (GTK_BUTTON (self->open_button), open ? "pan-down-symbolic" : "pan-up-symbolic");
}

static void
update_room (LoaDemoPanel *self)
{
  const gboolean one_line = self->compact && self->narrow;

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->strip),
                                  self->narrow && !one_line ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_label_set_lines (self->newest_label, one_line ? 1 : 2);
  gtk_label_set_wrap (self->newest_label, !one_line);
  gtk_widget_set_visible (GTK_WIDGET (self->stories_button), !one_line);
  gtk_widget_set_visible (GTK_WIDGET (self->open_button), !one_line);
  gtk_scrolled_window_set_max_content_height (self->scrolled_window, self->narrow ? LOW_HEIGHT : HEIGHT);
  if (one_line)
    {
      gtk_toggle_button_set_active (self->open_button, FALSE);
      gtk_widget_add_css_class (GTK_WIDGET (self), "compact");
    }
  else
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self), "compact");
    }
}

static void
loa_demo_panel_dispose (GObject *object)
{
  LoaDemoPanel *self = LOA_DEMO_PANEL (object);

  if (self->speech_list != NULL)
    gtk_list_box_bind_model (self->speech_list, NULL, NULL, NULL, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), LOA_TYPE_DEMO_PANEL);
  g_clear_object (&self->newest);
  g_clear_object (&self->stage);
  g_clear_object (&self->speakers);

  G_OBJECT_CLASS (loa_demo_panel_parent_class)->dispose (object);
}

static void
loa_demo_panel_get_property (GObject    *object,
                             guint       property_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  LoaDemoPanel *self = LOA_DEMO_PANEL (object);

  if (property_id == PROP_NARROW)
    g_value_set_boolean (value, self->narrow);
  else if (property_id == PROP_COMPACT)
    g_value_set_boolean (value, self->compact);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
loa_demo_panel_set_property (GObject      *object,
                             guint         property_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  LoaDemoPanel *self = LOA_DEMO_PANEL (object);

  if (property_id == PROP_NARROW)
    self->narrow = g_value_get_boolean (value);
  else if (property_id == PROP_COMPACT)
    self->compact = g_value_get_boolean (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);

  update_room (self);
}

static void
loa_demo_panel_class_init (LoaDemoPanelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = loa_demo_panel_dispose;
  object_class->get_property = loa_demo_panel_get_property;
  object_class->set_property = loa_demo_panel_set_property;

  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_COMPACT] = g_param_spec_boolean ("compact", NULL, NULL, FALSE,
                                                   G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_css_name (widget_class, "loa-demo-panel");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/loa_desktop/Loa/demo/loa-demo-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, LoaDemoPanel, strip);
  gtk_widget_class_bind_template_child (widget_class, LoaDemoPanel, newest_label);
  gtk_widget_class_bind_template_child (widget_class, LoaDemoPanel, stories_button);
  gtk_widget_class_bind_template_child (widget_class, LoaDemoPanel, sound_button);
  gtk_widget_class_bind_template_child (widget_class, LoaDemoPanel, open_button);
  gtk_widget_class_bind_template_child (widget_class, LoaDemoPanel, revealer);
  gtk_widget_class_bind_template_child (widget_class, LoaDemoPanel, scrolled_window);
  gtk_widget_class_bind_template_child (widget_class, LoaDemoPanel, story_label);
  gtk_widget_class_bind_template_child (widget_class, LoaDemoPanel, explanation_label);
  gtk_widget_class_bind_template_child (widget_class, LoaDemoPanel, speech_list);
  gtk_widget_class_bind_template_child (widget_class, LoaDemoPanel, notice_label);
  gtk_widget_class_bind_template_callback (widget_class, open_cb);
  gtk_widget_class_bind_template_callback (widget_class, revealed_cb);
  gtk_widget_class_bind_template_callback (widget_class, sound_cb);
}

static void
loa_demo_panel_init (LoaDemoPanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  loa_menu_names_keep (self->stories_button);
}

void
loa_demo_panel_set_stage (LoaDemoPanel *self,
                          LoaDemoStage *stage)
{
  g_return_if_fail (LOA_IS_DEMO_PANEL (self));
  g_return_if_fail (LOA_IS_DEMO_STAGE (stage));
  g_return_if_fail (self->stage == NULL);

  self->stage = g_object_ref (stage);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "demo", loa_demo_stage_get_actions (stage));
  gtk_menu_button_set_menu_model (self->stories_button, loa_demo_stage_get_stories (stage));
  g_signal_connect_object (loa_demo_stage_get_speeches (stage), "items-changed", G_CALLBACK (speeches_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (stage, "notify::story-title", G_CALLBACK (story_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (stage, "notify::notice", G_CALLBACK (update_notice), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (loa_demo_stage_get_actions (stage), "action-state-changed::sound",
                           G_CALLBACK (sound_changed_cb), self, G_CONNECT_SWAPPED);
  fill_list (self);
  update_story (self);
  update_notice (self);
  sound_changed_cb (self);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
}

void
loa_demo_panel_set_speakers (LoaDemoPanel       *self,
                             LoaSpeakerRegister *speakers)
{
  g_return_if_fail (LOA_IS_DEMO_PANEL (self));
  g_return_if_fail (LOA_IS_SPEAKER_REGISTER (speakers));
  g_return_if_fail (self->speakers == NULL);

  self->speakers = g_object_ref (speakers);
  g_signal_connect_object (speakers, "speakers-updated", G_CALLBACK (update_newest), self, G_CONNECT_SWAPPED);
  fill_list (self);
  update_newest (self);
}
