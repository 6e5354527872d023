/* loa-demo-play.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-demo"

#include "config.h"

#include "loa-demo-play.h"

#include <glib/gi18n.h>

#include "loa-voice.h"

/* The simulator lets payments happen when somebody looks. */
#define LOOK_MS 2000
#define STORY_WITH_PAYMENTS "busy-counter"
#define STORY_OF_SIGN_IN "bank-sign-in-expires"

struct _LoaDemoPlay
{
  GObject parent_instance;

  LoaSimulator *simulator;   /* (owned) */
  LoaVoice *voice;           /* (owned) */
  LoaDemoStage *stage;       /* (owned) */
  LoaShop *shop;             /* (owned) (nullable) */
  GCancellable *cancellable; /* (owned): of copying */
  guint look_id;             /* 0 when there is nothing to look for */
  guint n_transactions;      /* that have been copied */
};

G_DEFINE_FINAL_TYPE (LoaDemoPlay, loa_demo_play, G_TYPE_OBJECT)

enum
{
  SAID,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static GMenuModel *
make_stories (void)
{
  GMenu *menu = g_menu_new ();
  guint n_scenarios;
  const LoaSimulatorScenario *scenarios = loa_simulator_get_scenarios (&n_scenarios);

  for (guint i = 0; i < n_scenarios; i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (_(scenarios[i].title), NULL);

      g_menu_item_set_action_and_target (item, "demo.story", "s", scenarios[i].name);
      g_menu_append_item (menu, item);
    }

  return G_MENU_MODEL (menu);
}

static GSimpleActionGroup *
make_actions (LoaDemoPlay *self)
{
  GSimpleActionGroup *actions = g_simple_action_group_new ();
  g_autoptr (GPropertyAction) story = g_property_action_new ("story", self->simulator, "scenario");
  g_autoptr (GPropertyAction) sound = g_object_new (G_TYPE_PROPERTY_ACTION,
                                                    "name", "sound",
                                                    "object", self->voice,
                                                    "property-name", "muted",
                                                    "invert-boolean", TRUE,
                                                    NULL);

  g_action_map_add_action (G_ACTION_MAP (actions), G_ACTION (story));
  g_action_map_add_action (G_ACTION_MAP (actions), G_ACTION (sound));

  return actions;
}

static const char *
describe_voice (LoaVoiceState state)
{
  switch (state)
    {
    case LOA_VOICE_ABSENT:
      return _("No speech service found, so the speakers cannot be heard. Install speech-dispatcher and espeak-ng.");

    case LOA_VOICE_UNANSWERED:
      return _("The speech service of this computer does not answer, so the speakers cannot be heard.");

    case LOA_VOICE_NOT_BUILT:
      return _("The speakers cannot be heard: this Loa was built without speech-dispatcher.");

    case LOA_VOICE_WAITING:
    case LOA_VOICE_READY:
    default:
      return NULL;
    }
}

static void
voice_cb (LoaDemoPlay *self)
{
  loa_demo_stage_set_notice (self->stage, describe_voice (loa_voice_get_state (self->voice)));
}

static void
said_cb (LoaDemoPlay      *self,
         const char       *hardware_id,
         LoaSimulatorSaid  kind,
         const char       *text)
{
  loa_voice_say (self->voice, text);
  g_signal_emit (self, signals[SAID], 0, hardware_id, text);
}

static void
copied_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (LoaSyncResult) copied = NULL;
  g_autoptr (GError) error = NULL;

  /* Whoever wants to know why asks for it in the view. */
  copied = loa_sync_run_finish (LOA_SYNC (object), result, &error);
  if (copied == NULL)
    g_debug ("Payments were not copied: %s", error->message);
}

static gboolean
look_cb (gpointer user_data)
{
  LoaDemoPlay *self = user_data;
  const guint n_transactions = loa_simulator_get_n_transactions (self->simulator);
  LoaSync *sync;

  if (self->shop == NULL || n_transactions == self->n_transactions ||
      !loa_bank_grant_get_connected (loa_shop_get_bank_grant (self->shop)))
    return G_SOURCE_CONTINUE;

  sync = loa_shop_get_sync (self->shop);
  if (!loa_sync_get_running (sync))
    {
      self->n_transactions = n_transactions;
      loa_sync_run_async (sync, NULL, NULL, self->cancellable, copied_cb, NULL);
    }

  return G_SOURCE_CONTINUE;
}

static void
checked_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (SepaySpeakerState) state = NULL;

  /* The card says what went wrong. */
  state = loa_speaker_register_check_finish (LOA_SPEAKER_REGISTER (object), result, NULL);
}

/* A story may have switched speakers on or off, or paired one. */
static void
check_speakers (LoaDemoPlay *self)
{
  g_auto (GStrv) serials = loa_simulator_list_speakers (self->simulator);

  for (guint i = 0; serials[i] != NULL; i++)
    if (loa_speaker_register_find (loa_shop_get_speakers (self->shop), serials[i]) != NULL)
      loa_speaker_register_check_async (loa_shop_get_speakers (self->shop), serials[i], self->cancellable, checked_cb,
                                        NULL);
}

/* Who plays it has to sign in, and nobody but the demo knows with what. */
static char *
explain (const LoaSimulatorScenario *scenario)
{
  if (!g_str_equal (scenario->name, STORY_OF_SIGN_IN))
    return g_strdup (_(scenario->explanation));

  /* Translators: what a story of the demo shows, and what to type; the second %s is a made-up secret. */
  return g_strdup_printf (_("%s Client secret of the demo: %s"), _(scenario->explanation),
                          loa_simulator_get_bank_client_secret ());
}

static void
story_cb (LoaDemoPlay *self)
{
  const LoaSimulatorScenario *scenario = loa_simulator_get_scenario (self->simulator);
  g_autofree char *explanation = explain (scenario);

  loa_demo_stage_set_story (self->stage, _(scenario->title), explanation);
  g_clear_handle_id (&self->look_id, g_source_remove);
  if (g_str_equal (scenario->name, STORY_WITH_PAYMENTS))
    {
      self->n_transactions = loa_simulator_get_n_transactions (self->simulator);
      self->look_id = g_timeout_add (LOOK_MS, look_cb, self);
    }
  if (self->shop != NULL)
    check_speakers (self);
}

static void
loa_demo_play_dispose (GObject *object)
{
  LoaDemoPlay *self = LOA_DEMO_PLAY (object);

  g_clear_handle_id (&self->look_id, g_source_remove);
  loa_demo_play_set_shop (self, NULL);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->stage);
  g_clear_object (&self->voice);
  g_clear_object (&self->simulator);

  G_OBJECT_CLASS (loa_demo_play_parent_class)->dispose (object);
}

static void
loa_demo_play_class_init (LoaDemoPlayClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = loa_demo_play_dispose;

  signals[SAID] = g_signal_new ("said", LOA_TYPE_DEMO_PLAY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                G_TYPE_STRING, G_TYPE_STRING);
}

static void
loa_demo_play_init (LoaDemoPlay *self)
{
}

LoaDemoPlay *
loa_demo_play_new (LoaDemo *demo)
{
  LoaDemoPlay *self;
  g_autoptr (GMenuModel) stories = make_stories ();
  g_autoptr (GSimpleActionGroup) actions = NULL;

  g_return_val_if_fail (LOA_IS_DEMO (demo), NULL);

  self = g_object_new (LOA_TYPE_DEMO_PLAY, NULL);
  self->simulator = g_object_ref (loa_demo_get_simulator (demo));
  self->voice = loa_voice_new (LOA_VOICE_PATIENCE_MS);
  actions = make_actions (self);
  self->stage = loa_demo_stage_new (loa_simulator_get_last_speeches (self->simulator), stories,
                                    G_ACTION_GROUP (actions));
  g_signal_connect_object (self->simulator, "said", G_CALLBACK (said_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->simulator, "notify::scenario", G_CALLBACK (story_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->voice, "notify::state", G_CALLBACK (voice_cb), self, G_CONNECT_SWAPPED);
  story_cb (self);
  voice_cb (self);

  return self;
}

LoaDemoStage *
loa_demo_play_get_stage (LoaDemoPlay *self)
{
  g_return_val_if_fail (LOA_IS_DEMO_PLAY (self), NULL);

  return self->stage;
}

void
loa_demo_play_set_shop (LoaDemoPlay *self,
                        LoaShop     *shop)
{
  g_return_if_fail (LOA_IS_DEMO_PLAY (self));
  g_return_if_fail (shop == NULL || LOA_IS_SHOP (shop));

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  g_set_object (&self->shop, shop);
}
