/* loa-demonstration-page.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include <glib/gi18n.h>

#include "loa-adaptive-bin.h"
#include "loa-amount-field.h"
#include "loa-amount-keys.h"
#include "loa-demonstration-page.h"
#include "loa-dong.h"
#include "loa-field-error.h"
#include "loa-fitted-text.h"
#include "loa-profile-settings.h"
#include "loa-shown-announcement.h"
#include "loa-speaker-picker.h"
#include "loa-spelling.h"
#include "loa-stack.h"
#include "loa-store-settings.h"
#include "loa-wording.h"

/* What is typed goes to the field, wherever the keyboard is; a digit that announced an amount by itself would surprise
 * who types 150000. The keyboard is on the figures at first: there Enter says nothing, and a touch screen shows no
 * keyboard over the keys.
 */

/* The largest letters, in pixels: below the figures there has to be room for the keys. */
#define DIGITS_SIZE 400
#define NARROW_DIGITS_SIZE 72
#define WORDS_SIZE 40
#define NARROW_WORDS_SIZE 20

struct _LoaDemonstrationPage
{
  AdwBin parent_instance;

  LoaShop *shop;                        /* (owned) */
  LoaShownAnnouncement *announcement;   /* (owned) */
  GCancellable *cancellable;            /* (owned) */
  GSignalGroup *speaker_signals;        /* (owned): of the speaker that is chosen */
  gboolean previewing;                  /* what is typed is shown, not what was announced */
  gboolean mistaken;                    /* it is no amount, so none is shown */

  LoaAdaptiveBin *adaptive_bin;
  LoaSpeakerPicker *speaker_picker;
  GtkStack *stack;
  LoaFittedText *digits;
  LoaFittedText *words;
  LoaChip *state_chip;
  GtkLabel *state_label;
  GtkWidget *notice;
  GtkLabel *notice_label;
  GtkWidget *check_button;
  GtkWidget *connect_button;
  GtkWidget *controls;
  GtkWidget *amount_entry;
  GtkLabel *error_label;
};

G_DEFINE_FINAL_TYPE (LoaDemonstrationPage, loa_demonstration_page, ADW_TYPE_BIN)

static gboolean
is_connected (LoaDemonstrationPage *self)
{
  return loa_soundbox_account_get_connected (loa_shop_get_soundbox_account (self->shop));
}

/* Letters that can be read from afar take the place that a narrow screen needs for its keys. */
static void
narrow_cb (LoaDemonstrationPage *self)
{
  const gboolean narrow = loa_adaptive_bin_get_narrow (self->adaptive_bin);

  g_object_set (self->digits, "largest-size", narrow ? NARROW_DIGITS_SIZE : DIGITS_SIZE, NULL);
  g_object_set (self->words, "largest-size", narrow ? NARROW_WORDS_SIZE : WORDS_SIZE, NULL);
  if (narrow)
    gtk_widget_add_css_class (GTK_WIDGET (self), "narrow");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "narrow");
}

static void
show_amount (LoaDemonstrationPage *self,
             gint64                amount)
{
  g_autofree char *digits = loa_dong_format (amount);
  g_autofree char *spoken = loa_spelling_spell (amount);

  loa_fitted_text_set_text (self->digits, digits);
  loa_fitted_text_set_text (self->words, spoken);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->digits), GTK_ACCESSIBLE_PROPERTY_LABEL, digits, -1);
}

static void
show_no_amount (LoaDemonstrationPage *self)
{
  g_autofree char *nothing = loa_dong_format (0);

  loa_fitted_text_set_text (self->digits, nothing);
  loa_fitted_text_set_text (self->words, "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->digits), GTK_ACCESSIBLE_PROPERTY_LABEL, _("No amount yet"), -1);
}

/* A status is read out when its text changes, so it is set only then. */
static void
show_sentence (LoaDemonstrationPage *self,
               const char           *sentence)
{
  if (!g_str_equal (gtk_label_get_label (self->state_label), sentence))
    gtk_label_set_label (self->state_label, sentence);
}

static void
show_announcement (LoaDemonstrationPage *self)
{
  const LoaAnnouncementState state = loa_shown_announcement_get_state (self->announcement);
  g_autofree char *sentence = loa_shown_announcement_describe (self->announcement);

  show_amount (self, loa_shown_announcement_get_amount (self->announcement));
  if (loa_shown_announcement_get_broke_off (self->announcement) && state == LOA_ANNOUNCEMENT_STATE_ASKED)
    loa_wording_show_state (self->state_chip, LOA_ANNOUNCEMENT_STATE_FAILED);
  else
    loa_wording_show_state (self->state_chip, state);
  show_sentence (self, sentence);
}

static void
show_state (LoaDemonstrationPage *self)
{
  const gint64 announced = loa_shown_announcement_get_amount (self->announcement);

  gtk_widget_set_visible (GTK_WIDGET (self->state_chip), !self->mistaken);
  if (self->mistaken)
    {
      show_no_amount (self);
    }
  else if (self->previewing)
    {
      loa_chip_set (self->state_chip, "loa-to-come-symbolic", _("Ready"), NULL);
      show_sentence (self, _("Not announced yet. Press Enter, and the speaker says it."));
    }
  else if (announced > 0)
    {
      show_announcement (self);
    }
  else
    {
      show_no_amount (self);
      loa_chip_set (self->state_chip, "loa-to-come-symbolic", _("Ready"), NULL);
      show_sentence (self, _("Choose an amount, or type one, and the speaker says it."));
    }
}

/* Returns: a sentence on why the speaker may stay silent, or NULL */
static const char *
describe_silence (LoaDemonstrationPage *self,
                  LoaSpeaker           *speaker)
{
  if (!is_connected (self))
    return _("Loa is not connected to SoundBox yet, so no speaker can say anything. Connect it first.");

  if (speaker == NULL)
    return NULL;

  if (loa_speaker_get_is_paired (speaker) == LOA_TERNARY_NO)
    return _("This speaker is not paired, so it will say nothing. Leave this screen and pair it, or choose another one.");

  if (loa_speaker_get_online (speaker) == LOA_TERNARY_NO)
    return _("This speaker was offline when it was last checked. Switch it on, then check again.");

  return NULL;
}

static void
show_speaker (LoaDemonstrationPage *self)
{
  LoaSpeaker *speaker = loa_speaker_picker_get_chosen (self->speaker_picker);
  const char *silence = describe_silence (self, speaker);
  const gboolean connected = is_connected (self);

  loa_stack_show (self->stack, speaker != NULL ? "speaker" : "nobody");
  gtk_widget_set_visible (self->notice, silence != NULL);
  gtk_label_set_label (self->notice_label, silence != NULL ? silence : "");
  gtk_widget_set_visible (self->connect_button, !connected);
  gtk_widget_set_visible (self->check_button, connected);
  gtk_widget_set_sensitive (self->check_button, speaker != NULL && !loa_speaker_get_checking (speaker));
  gtk_widget_set_sensitive (self->controls, connected);
}

static void
checked_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (LoaDemonstrationPage) self = user_data;
  g_autoptr (SepaySpeakerState) state = NULL;
  g_autoptr (GError) error = NULL;

  state = loa_speaker_register_check_finish (LOA_SPEAKER_REGISTER (object), result, &error);
  if (state == NULL && self->shop != NULL)
    loa_field_error_show_failure (self->error_label, NULL, error);
}

static void
check (LoaDemonstrationPage *self)
{
  LoaSpeaker *speaker = loa_speaker_picker_get_chosen (self->speaker_picker);

  if (speaker != NULL && is_connected (self) && !loa_speaker_get_checking (speaker))
    loa_speaker_register_check_async (loa_shop_get_speakers (self->shop), loa_speaker_get_hardware_id (speaker),
                                      self->cancellable, checked_cb, g_object_ref (self));
}

static void
keep_speaker_cb (GObject      *object,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (GError) error = NULL;

  /* Without it the next demonstration begins with another speaker. */
  if (!loa_store_set_setting_finish (LOA_STORE (object), result, &error))
    g_debug ("Could not keep the speaker: %s", error->message);
}

static void
chosen_by_hand_cb (LoaDemonstrationPage *self)
{
  LoaSpeaker *speaker = loa_speaker_picker_get_chosen (self->speaker_picker);

  gtk_widget_grab_focus (GTK_WIDGET (self->digits));
  loa_store_set_setting_async (loa_shop_get_store (self->shop), LOA_PROFILE_SETTING_DEMONSTRATION_SPEAKER,
                               loa_speaker_get_hardware_id (speaker), NULL, keep_speaker_cb, NULL);
}

static void
chosen_cb (LoaDemonstrationPage *self)
{
  g_signal_group_set_target (self->speaker_signals, loa_speaker_picker_get_chosen (self->speaker_picker));
  loa_field_error_show (self->error_label, NULL, NULL);
  show_speaker (self);
  check (self);
}

static void
connected_cb (LoaDemonstrationPage *self)
{
  show_speaker (self);
  check (self);
}

static void
kept_speaker_cb (GObject      *object,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (LoaDemonstrationPage) self = user_data;
  g_autofree char *hardware_id = NULL;
  g_autoptr (GError) error = NULL;
  LoaSpeaker *speaker = NULL;

  if (!loa_store_get_setting_finish (LOA_STORE (object), result, &hardware_id, &error))
    g_debug ("Could not find the speaker: %s", error->message);
  if (self->shop == NULL)
    return;

  if (hardware_id != NULL)
    speaker = loa_speaker_register_find (loa_shop_get_speakers (self->shop), hardware_id);
  if (speaker != NULL)
    loa_speaker_picker_set_chosen (self->speaker_picker, speaker);
  loa_speaker_picker_set_speakers (self->speaker_picker, loa_shop_get_speakers (self->shop));
  g_signal_connect_object (self->speaker_picker, "notify::chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  chosen_cb (self);
}

static void
announce (LoaDemonstrationPage *self,
          gint64                amount)
{
  LoaSpeaker *speaker = loa_speaker_picker_get_chosen (self->speaker_picker);
  g_autofree char *digits = NULL;
  g_autofree char *text = NULL;

  if (speaker == NULL || !is_connected (self))
    return;

  if (loa_shown_announcement_announce (self->announcement, speaker, amount) != LOA_PRESS_REFUSED)
    {
      self->previewing = FALSE;
      self->mistaken = FALSE;
      loa_field_error_show (self->error_label, NULL, NULL);
      show_state (self);
      return;
    }

  digits = loa_dong_format (loa_shown_announcement_get_amount (self->announcement));
  /* Translators: %s is an amount. */
  text = g_strdup_printf (_("%s is still on its way. Wait until the speaker has said it, then press again."), digits);
  loa_field_error_show (self->error_label, NULL, text);
}

static void
key_chosen_cb (LoaDemonstrationPage *self,
               gint64                amount)
{
  gtk_editable_set_text (GTK_EDITABLE (self->amount_entry), "");
  announce (self, amount);
}

/* Shows why what is typed cannot be said, if so. */
static gboolean
read_typed (LoaDemonstrationPage *self,
            gint64               *amount)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->amount_entry));
  g_autofree char *reason = NULL;
  const gboolean readable = loa_amount_field_read (text, amount, &reason);

  loa_field_error_show (self->error_label, self->amount_entry, loa_amount_field_is_empty (text) ? NULL : reason);

  return readable;
}

/* That another one is still on its way is over with it; what is wrong with the amount is not. */
static void
announcement_changed_cb (LoaDemonstrationPage *self)
{
  gint64 amount;

  if (!loa_shown_announcement_get_under_way (self->announcement))
    read_typed (self, &amount);
  show_state (self);
}

static void
typed_cb (LoaDemonstrationPage *self)
{
  gint64 amount = 0;
  const gboolean readable = read_typed (self, &amount);
  /* What the speaker is about to say stays in sight. */
  const gboolean is_shown = !loa_shown_announcement_get_under_way (self->announcement);

  self->previewing = is_shown && readable;
  /* Beside an amount that was announced its reason would be taken for that one's. */
  self->mistaken = is_shown && gtk_widget_get_visible (GTK_WIDGET (self->error_label));
  if (self->previewing)
    show_amount (self, amount);
  show_state (self);
}

static void
announce_typed_cb (LoaDemonstrationPage *self)
{
  g_autofree char *reason = NULL;
  gint64 amount;

  if (!loa_amount_field_read (gtk_editable_get_text (GTK_EDITABLE (self->amount_entry)), &amount, &reason))
    {
      loa_field_error_show (self->error_label, self->amount_entry, reason);
      gtk_widget_grab_focus (self->amount_entry);
      return;
    }

  /* What is typed next replaces it. */
  gtk_editable_select_region (GTK_EDITABLE (self->amount_entry), 0, -1);
  announce (self, amount);
}

static gboolean
key_pressed_cb (LoaDemonstrationPage  *self,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        state,
                GtkEventControllerKey *controller)
{
  const gunichar character = gdk_keyval_to_unicode (keyval);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  GtkEditable *text;

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0 || !g_unichar_isgraph (character) ||
      (focus != NULL && GTK_IS_EDITABLE (focus)) || !gtk_widget_is_sensitive (self->amount_entry) ||
      !gtk_widget_get_mapped (self->amount_entry))
    return GDK_EVENT_PROPAGATE;

  gtk_widget_grab_focus (self->amount_entry);
  text = gtk_editable_get_delegate (GTK_EDITABLE (self->amount_entry));

  return gtk_event_controller_key_forward (controller, GTK_WIDGET (text));
}

/* Who comes from outside begins at the first control, not where the focus was when it last left. */
static gboolean
loa_demonstration_page_focus (GtkWidget        *widget,
                              GtkDirectionType  direction)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));
  GtkWidget *parent = widget;
  GtkWidget *child;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, widget))
    while ((child = gtk_widget_get_focus_child (parent)) != NULL)
      {
        gtk_widget_set_focus_child (parent, NULL);
        parent = child;
      }

  return GTK_WIDGET_CLASS (loa_demonstration_page_parent_class)->focus (widget, direction);
}

static void
check_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  check (LOA_DEMONSTRATION_PAGE (widget));
}

static void
loa_demonstration_page_dispose (GObject *object)
{
  LoaDemonstrationPage *self = LOA_DEMONSTRATION_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  if (self->announcement != NULL)
    loa_shown_announcement_close (self->announcement);
  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->speaker_signals);
  g_clear_object (&self->announcement);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->shop);

  G_OBJECT_CLASS (loa_demonstration_page_parent_class)->dispose (object);
}

static void
loa_demonstration_page_class_init (LoaDemonstrationPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = loa_demonstration_page_dispose;
  widget_class->focus = loa_demonstration_page_focus;

  g_type_ensure (LOA_TYPE_ADAPTIVE_BIN);
  g_type_ensure (LOA_TYPE_AMOUNT_KEYS);
  g_type_ensure (LOA_TYPE_CHIP);
  g_type_ensure (LOA_TYPE_FITTED_TEXT);
  g_type_ensure (LOA_TYPE_SPEAKER_PICKER);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/loa_desktop/Loa/demonstration/loa-demonstration-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LoaDemonstrationPage, adaptive_bin);
  gtk_widget_class_bind_template_child (widget_class, LoaDemonstrationPage, speaker_picker);
  gtk_widget_class_bind_template_child (widget_class, LoaDemonstrationPage, stack);
  gtk_widget_class_bind_template_child (widget_class, LoaDemonstrationPage, digits);
  gtk_widget_class_bind_template_child (widget_class, LoaDemonstrationPage, words);
  gtk_widget_class_bind_template_child (widget_class, LoaDemonstrationPage, state_chip);
  gtk_widget_class_bind_template_child (widget_class, LoaDemonstrationPage, state_label);
  gtk_widget_class_bind_template_child (widget_class, LoaDemonstrationPage, notice);
  gtk_widget_class_bind_template_child (widget_class, LoaDemonstrationPage, notice_label);
  gtk_widget_class_bind_template_child (widget_class, LoaDemonstrationPage, check_button);
  gtk_widget_class_bind_template_child (widget_class, LoaDemonstrationPage, connect_button);
  gtk_widget_class_bind_template_child (widget_class, LoaDemonstrationPage, controls);
  gtk_widget_class_bind_template_child (widget_class, LoaDemonstrationPage, amount_entry);
  gtk_widget_class_bind_template_child (widget_class, LoaDemonstrationPage, error_label);
  gtk_widget_class_bind_template_callback (widget_class, announce_typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, chosen_by_hand_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, narrow_cb);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_install_action (widget_class, "demonstration.check", NULL, check_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "win.demonstration", NULL);
}

static void
loa_demonstration_page_init (LoaDemonstrationPage *self)
{
  GtkEventController *controller = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
  self->speaker_signals = g_signal_group_new (LOA_TYPE_SPEAKER);
  g_signal_group_connect_swapped (self->speaker_signals, "notify", G_CALLBACK (show_speaker), self);
  g_signal_connect_swapped (controller, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

GtkWidget *
loa_demonstration_page_new (LoaShop             *shop,
                            LoaAnnouncementDesk *desk)
{
  LoaDemonstrationPage *self;

  g_return_val_if_fail (LOA_IS_SHOP (shop), NULL);
  g_return_val_if_fail (LOA_IS_ANNOUNCEMENT_DESK (desk), NULL);

  self = g_object_new (LOA_TYPE_DEMONSTRATION_PAGE, NULL);
  self->shop = g_object_ref (shop);
  self->announcement = loa_shown_announcement_new (shop, desk);
  g_signal_connect_object (self->announcement, "changed", G_CALLBACK (announcement_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (loa_shop_get_soundbox_account (shop), "notify::connected", G_CALLBACK (connected_cb), self,
                           G_CONNECT_SWAPPED);
  show_state (self);
  loa_store_get_setting_async (loa_shop_get_store (shop), LOA_PROFILE_SETTING_DEMONSTRATION_SPEAKER, self->cancellable,
                               kept_speaker_cb, g_object_ref (self));

  return GTK_WIDGET (self);
}

void
loa_demonstration_page_focus_figures (LoaDemonstrationPage *self)
{
  g_return_if_fail (LOA_IS_DEMONSTRATION_PAGE (self));

  if (!gtk_widget_grab_focus (GTK_WIDGET (self->digits)))
    gtk_widget_grab_focus (GTK_WIDGET (self->speaker_picker));
}
