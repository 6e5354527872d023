/* loa-speaker-card.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "loa-menu-names.h"
#include "loa-speaker-card-private.h"
#include "loa-speaker-menu.h"
#include "loa-speaker-wording.h"

G_DEFINE_FINAL_TYPE (LoaSpeakerCard, loa_speaker_card, GTK_TYPE_WIDGET)

static gint64
get_now (LoaSpeakerCard *self)
{
  return loa_clock_get_unix_seconds (loa_shop_get_clock (self->shop));
}

static void
show_text (GtkLabel   *label,
           const char *text)
{
  gtk_label_set_label (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
}

static void
show_names (LoaSpeakerCard *self)
{
  const char *serial = loa_speaker_get_hardware_id (self->speaker);
  const char *model = loa_speaker_get_model (self->speaker);
  const char *parts[] = { NULL, NULL, NULL };
  g_autofree char *text = NULL;
  guint n = 0;

  if (loa_speaker_get_name (self->speaker) != NULL)
    parts[n++] = serial;
  if (model != NULL)
    parts[n++] = model;
  text = g_strjoinv (" · ", (char **) parts);

  show_text (self->serial_label, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  loa_speaker_get_title (self->speaker), -1);
}

static void
show_tags (LoaSpeakerCard *self)
{
  const char * const *tags = loa_speaker_get_tags (self->speaker);
  const guint n_tags = g_strv_length ((char **) tags);
  g_autofree char *more = n_tags > LOA_SPEAKER_CARD_N_TAGS ? g_strdup_printf ("+%u", n_tags - LOA_SPEAKER_CARD_N_TAGS) : NULL;
  g_autofree char *all = n_tags > 0 ? g_strjoinv (", ", (char **) tags) : NULL;

  for (guint i = 0; i < LOA_SPEAKER_CARD_N_TAGS; i++)
    show_text (self->tag_labels[i], i < n_tags ? tags[i] : NULL);

  show_text (self->more_tags_label, more);
  gtk_widget_set_tooltip_text (self->tags_box, all);
  gtk_widget_set_visible (self->tags_box, n_tags > 0);
}

static void
show_details (LoaSpeakerCard *self)
{
  const char *note = loa_speaker_get_note (self->speaker);
  g_autofree char *line = note != NULL ? g_strndup (note, strcspn (note, "\r\n")) : NULL;

  show_text (self->place_label, loa_speaker_get_place (self->speaker));
  show_tags (self);
  show_text (self->note_label, line);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->note_label), note);
}

static const char *
show_online (LoaSpeakerCard *self)
{
  const LoaTernary online = loa_speaker_get_online (self->speaker);
  const char *word;

  if (loa_speaker_get_not_found (self->speaker))
    loa_chip_set (self->online_chip, "loa-failed-symbolic", word = _("Not at SePay"), "error");
  else if (online == LOA_TERNARY_YES)
    loa_chip_set (self->online_chip, "loa-online-symbolic", word = _("Online"), "success");
  else if (online == LOA_TERNARY_NO)
    loa_chip_set (self->online_chip, "loa-offline-symbolic", word = _("Offline"), "error");
  else
    loa_chip_set (self->online_chip, "loa-unknown-symbolic", word = _("Not known whether online"), NULL);

  return word;
}

static const char *
show_paired (LoaSpeakerCard *self)
{
  const LoaTernary paired = loa_speaker_get_is_paired (self->speaker);
  const char *word = paired == LOA_TERNARY_YES ? _("Paired") : _("Not paired");
  const gboolean known = paired != LOA_TERNARY_UNKNOWN && !loa_speaker_get_not_found (self->speaker);

  /* Where nothing is known one chip says so. */
  gtk_widget_set_visible (GTK_WIDGET (self->paired_chip), known);
  gtk_widget_set_visible (self->pair_button, known && paired == LOA_TERNARY_NO);
  if (paired == LOA_TERNARY_YES)
    loa_chip_set (self->paired_chip, "loa-paired-symbolic", word, "success");
  else
    loa_chip_set (self->paired_chip, "loa-unpaired-symbolic", word, "warning");

  return known ? word : NULL;
}

static void
show_state (LoaSpeakerCard *self)
{
  const char *online = show_online (self);
  const char *paired = show_paired (self);
  g_autofree char *text = paired != NULL ? g_strdup_printf ("%s, %s", online, paired) : g_strdup (online);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
  loa_speaker_card_refresh_age (self);
}

static void
show_checking (LoaSpeakerCard *self)
{
  const gboolean checking = loa_speaker_get_checking (self->speaker);

  gtk_widget_set_visible (GTK_WIDGET (self->checking_spinner), checking);
  gtk_spinner_set_spinning (self->checking_spinner, checking);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "speaker.check", !checking);
}

static void
show_busy (LoaSpeakerCard *self)
{
  const gboolean busy = loa_announcement_desk_get_busy (self->desk, loa_speaker_get_hardware_id (self->speaker));

  /* The focus of a button that goes off would be nowhere, and the next Tab begin at the top of the window. */
  if (busy && gtk_widget_is_focus (self->test_button))
    self->test_had_focus = gtk_widget_grab_focus (GTK_WIDGET (self));

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "speaker.test", !busy);

  if (!busy && self->test_had_focus && gtk_widget_is_focus (GTK_WIDGET (self)))
    gtk_widget_grab_focus (self->test_button);
  if (!busy)
    self->test_had_focus = FALSE;
}

static void
speaker_notify_cb (LoaSpeakerCard *self,
                   GParamSpec     *pspec)
{
  const char *name = g_param_spec_get_name (pspec);

  if (g_str_equal (name, "title") || g_str_equal (name, "model"))
    show_names (self);
  else if (g_str_equal (name, "place") || g_str_equal (name, "tags") || g_str_equal (name, "note"))
    show_details (self);
  else if (g_str_equal (name, "week"))
    loa_week_strip_set_week (self->week_strip, loa_speaker_get_week (self->speaker));
  else if (g_str_equal (name, "checking"))
    show_checking (self);
  else if (!g_str_equal (name, "name") && !g_str_has_prefix (name, "announcement"))
    show_state (self);
}

static void
busy_changed_cb (LoaSpeakerCard *self,
                 const char     *hardware_id)
{
  if (self->speaker != NULL && g_str_equal (hardware_id, loa_speaker_get_hardware_id (self->speaker)))
    show_busy (self);
}

/* Only when it is opened: the menus of all cards would cost more than the cards. */
static void
create_menu_cb (GtkMenuButton *button,
                gpointer       user_data)
{
  LoaSpeakerCard *self = user_data;
  g_autoptr (GMenuModel) menu = loa_speaker_menu_new (self->speaker);

  gtk_menu_button_set_menu_model (button, menu);
}

static void
loa_speaker_card_dispose (GObject *object)
{
  LoaSpeakerCard *self = LOA_SPEAKER_CARD (object);
  GtkWidget *child;

  if (self->speaker != NULL)
    g_clear_signal_handler (&self->notify_id, self->speaker);
  gtk_widget_dispose_template (GTK_WIDGET (self), LOA_TYPE_SPEAKER_CARD);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->speaker);
  g_clear_object (&self->desk);
  g_clear_object (&self->shop);

  G_OBJECT_CLASS (loa_speaker_card_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (LOA_TYPE_ANNOUNCEMENT_PROGRESS);
  g_type_ensure (LOA_TYPE_CHIP);
  g_type_ensure (LOA_TYPE_SPEAKER_NAME);
  g_type_ensure (LOA_TYPE_WEEK_STRIP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/loa_desktop/Loa/speakers/loa-speaker-card.ui");
  gtk_widget_class_bind_template_child (widget_class, LoaSpeakerCard, name);
  gtk_widget_class_bind_template_child (widget_class, LoaSpeakerCard, serial_label);
  gtk_widget_class_bind_template_child (widget_class, LoaSpeakerCard, place_label);
  gtk_widget_class_bind_template_child (widget_class, LoaSpeakerCard, checking_spinner);
  gtk_widget_class_bind_template_child (widget_class, LoaSpeakerCard, menu_button);
  gtk_widget_class_bind_template_child (widget_class, LoaSpeakerCard, tags_box);
  gtk_widget_class_bind_template_child (widget_class, LoaSpeakerCard, more_tags_label);
  gtk_widget_class_bind_template_child (widget_class, LoaSpeakerCard, note_label);
  gtk_widget_class_bind_template_child (widget_class, LoaSpeakerCard, online_chip);
  gtk_widget_class_bind_template_child (widget_class, LoaSpeakerCard, paired_chip);
  gtk_widget_class_bind_template_child (widget_class, LoaSpeakerCard, age_label);
  gtk_widget_class_bind_template_child (widget_class, LoaSpeakerCard, seen_label);
  gtk_widget_class_bind_template_child (widget_class, LoaSpeakerCard, week_strip);
  gtk_widget_class_bind_template_child (widget_class, LoaSpeakerCard, progress);
  gtk_widget_class_bind_template_child (widget_class, LoaSpeakerCard, pair_button);
  gtk_widget_class_bind_template_child (widget_class, LoaSpeakerCard, test_button);
}

static void
loa_speaker_card_class_init (LoaSpeakerCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = loa_speaker_card_dispose;

  bind_template (widget_class);
  gtk_widget_class_set_css_name (widget_class, "loa-speaker-card");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_ITEM);

  loa_speaker_card_install_actions (widget_class);
}

static void
loa_speaker_card_init (LoaSpeakerCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  loa_menu_names_keep (self->menu_button);
  gtk_menu_button_set_create_popup_func (self->menu_button, create_menu_cb, self, NULL);

  for (guint i = 0; i < LOA_SPEAKER_CARD_N_TAGS; i++)
    {
      GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "ellipsize", PANGO_ELLIPSIZE_END, "max-width-chars", 14, NULL);

      gtk_widget_add_css_class (label, "tag");
      gtk_box_append (GTK_BOX (self->tags_box), label);
      self->tag_labels[i] = GTK_LABEL (label);
    }
  gtk_box_reorder_child_after (GTK_BOX (self->tags_box), GTK_WIDGET (self->more_tags_label),
                               GTK_WIDGET (self->tag_labels[LOA_SPEAKER_CARD_N_TAGS - 1]));
}

GtkWidget *
loa_speaker_card_new (LoaShop             *shop,
                      LoaAnnouncementDesk *desk)
{
  LoaSpeakerCard *self;

  g_return_val_if_fail (LOA_IS_SHOP (shop), NULL);
  g_return_val_if_fail (LOA_IS_ANNOUNCEMENT_DESK (desk), NULL);

  self = g_object_new (LOA_TYPE_SPEAKER_CARD, NULL);
  self->shop = g_object_ref (shop);
  self->desk = g_object_ref (desk);
  g_signal_connect_object (desk, "busy-changed", G_CALLBACK (busy_changed_cb), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

LoaSpeaker *
loa_speaker_card_get_speaker (LoaSpeakerCard *self)
{
  g_return_val_if_fail (LOA_IS_SPEAKER_CARD (self), NULL);

  return self->speaker;
}

void
loa_speaker_card_set_speaker (LoaSpeakerCard *self,
                              LoaSpeaker     *speaker)
{
  g_return_if_fail (LOA_IS_SPEAKER_CARD (self));
  g_return_if_fail (speaker == NULL || LOA_IS_SPEAKER (speaker));

  if (self->speaker == speaker)
    return;

  if (self->speaker != NULL)
    g_clear_signal_handler (&self->notify_id, self->speaker);
  g_set_object (&self->speaker, speaker);
  loa_speaker_name_set_speaker (self->name, loa_shop_get_store (self->shop), speaker);
  loa_announcement_progress_set_speaker (self->progress, self->desk, speaker);
  if (gtk_menu_button_get_popover (self->menu_button) != NULL)
    gtk_menu_button_set_popover (self->menu_button, NULL);
  if (speaker == NULL)
    return;

  self->notify_id = g_signal_connect_swapped (speaker, "notify", G_CALLBACK (speaker_notify_cb), self);
  show_names (self);
  show_details (self);
  show_state (self);
  show_checking (self);
  show_busy (self);
  loa_week_strip_set_week (self->week_strip, loa_speaker_get_week (speaker));
}

guint
loa_speaker_card_get_position (LoaSpeakerCard *self)
{
  g_return_val_if_fail (LOA_IS_SPEAKER_CARD (self), 0);

  return self->position;
}

void
loa_speaker_card_set_position (LoaSpeakerCard *self,
                               guint           position,
                               guint           n_cards)
{
  g_return_if_fail (LOA_IS_SPEAKER_CARD (self));

  self->position = position;
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_RELATION_POS_IN_SET, (int) position + 1,
                                  GTK_ACCESSIBLE_RELATION_SET_SIZE, (int) n_cards, -1);
}

int
loa_speaker_card_compare (gconstpointer card,
                          gconstpointer other)
{
  const LoaSpeakerCard *self = *(const LoaSpeakerCard * const *) card;
  const LoaSpeakerCard *other_card = *(const LoaSpeakerCard * const *) other;

  return (self->position > other_card->position) - (self->position < other_card->position);
}

gboolean
loa_speaker_card_get_renaming (LoaSpeakerCard *self)
{
  g_return_val_if_fail (LOA_IS_SPEAKER_CARD (self), FALSE);

  return loa_speaker_name_get_editing (self->name);
}

void
loa_speaker_card_refresh_age (LoaSpeakerCard *self)
{
  g_autofree char *checked = loa_speaker_wording_describe_check (self->speaker, get_now (self));
  g_autofree char *seen = loa_speaker_wording_describe_absence (self->speaker, get_now (self));

  gtk_label_set_label (self->age_label, checked);
  show_text (self->seen_label, seen);
}
