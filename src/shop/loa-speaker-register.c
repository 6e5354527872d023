/* loa-speaker-register.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-shop"

#include "config.h"

#include "loa-speaker-register-private.h"

static void loa_speaker_register_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (LoaSpeakerRegister, loa_speaker_register, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, loa_speaker_register_list_model_init))

typedef enum
{
  PROP_CHECKING = 1,
} LoaSpeakerRegisterProperty;

static GParamSpec *properties[PROP_CHECKING + 1];

typedef enum
{
  SPEAKERS_UPDATED,
  CHECKED,
  N_SIGNALS,
} LoaSpeakerRegisterSignal;

static guint signals[N_SIGNALS];

/* Tells what readings have changed since it was told last. */
void
loa_speaker_register_tell_change (LoaSpeakerRegister *self)
{
  LoaSpeakerChange change = self->change;

  self->change = LOA_SPEAKER_CHANGE_NONE;
  if (change != LOA_SPEAKER_CHANGE_NONE)
    g_signal_emit (self, signals[SPEAKERS_UPDATED], 0, (guint) change);
}

static void
speakers_changed_cb (LoaSpeakerRegister *self)
{
  if (self->is_loaded)
    loa_speaker_register_start_reading (self, LOA_SPEAKER_REGISTER_READING_SPEAKERS);
}

static void
announcements_changed_cb (LoaSpeakerRegister *self)
{
  if (self->is_loaded)
    loa_speaker_register_start_reading (self, LOA_SPEAKER_REGISTER_READING_ANNOUNCEMENTS);
}

static GType
loa_speaker_register_get_item_type (GListModel *model)
{
  return LOA_TYPE_SPEAKER;
}

static guint
loa_speaker_register_get_n_items (GListModel *model)
{
  return LOA_SPEAKER_REGISTER (model)->speakers->len;
}

static gpointer
loa_speaker_register_get_item (GListModel *model,
                               guint       position)
{
  LoaSpeakerRegister *self = LOA_SPEAKER_REGISTER (model);

  return position < self->speakers->len ? g_object_ref (g_ptr_array_index (self->speakers, position)) : NULL;
}

static void
loa_speaker_register_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = loa_speaker_register_get_item_type;
  iface->get_n_items = loa_speaker_register_get_n_items;
  iface->get_item = loa_speaker_register_get_item;
}

static void
loa_speaker_register_get_property (GObject    *object,
                                   guint       property_id,
                                   GValue     *value,
                                   GParamSpec *pspec)
{
  LoaSpeakerRegister *self = LOA_SPEAKER_REGISTER (object);

  switch ((LoaSpeakerRegisterProperty) property_id)
    {
    case PROP_CHECKING:
      g_value_set_boolean (value, loa_speaker_register_get_checking (self));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
loa_speaker_register_dispose (GObject *object)
{
  LoaSpeakerRegister *self = LOA_SPEAKER_REGISTER (object);

  g_clear_object (&self->store);
  g_clear_object (&self->account);
  g_clear_object (&self->clock);

  G_OBJECT_CLASS (loa_speaker_register_parent_class)->dispose (object);
}

static void
loa_speaker_register_finalize (GObject *object)
{
  LoaSpeakerRegister *self = LOA_SPEAKER_REGISTER (object);

  g_clear_pointer (&self->by_hardware_id, g_hash_table_unref);
  g_clear_pointer (&self->by_upper_case, g_hash_table_unref);
  g_clear_pointer (&self->checks, g_hash_table_unref);
  g_clear_pointer (&self->speakers, g_ptr_array_unref);
  g_clear_pointer (&self->waiting, g_ptr_array_unref);

  G_OBJECT_CLASS (loa_speaker_register_parent_class)->finalize (object);
}

static void
loa_speaker_register_class_init (LoaSpeakerRegisterClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = loa_speaker_register_dispose;
  object_class->finalize = loa_speaker_register_finalize;
  object_class->get_property = loa_speaker_register_get_property;

  properties[PROP_CHECKING] =
    g_param_spec_boolean ("checking", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  signals[SPEAKERS_UPDATED] = g_signal_new ("speakers-updated", LOA_TYPE_SPEAKER_REGISTER, G_SIGNAL_RUN_LAST, 0, NULL,
                                            NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[CHECKED] = g_signal_new ("checked", LOA_TYPE_SPEAKER_REGISTER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
loa_speaker_register_init (LoaSpeakerRegister *self)
{
  self->speakers = g_ptr_array_new_with_free_func (g_object_unref);
  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
  self->by_hardware_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->by_upper_case = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->checks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

LoaSpeakerRegister *
loa_speaker_register_new (LoaStore           *store,
                          LoaSoundboxAccount *account,
                          LoaClock           *clock)
{
  LoaSpeakerRegister *self;

  g_return_val_if_fail (LOA_IS_STORE (store), NULL);
  g_return_val_if_fail (LOA_IS_SOUNDBOX_ACCOUNT (account), NULL);
  g_return_val_if_fail (LOA_IS_CLOCK (clock), NULL);

  self = g_object_new (LOA_TYPE_SPEAKER_REGISTER, NULL);
  self->store = g_object_ref (store);
  self->account = g_object_ref (account);
  self->clock = g_object_ref (clock);

  g_signal_connect_object (store, "speakers-changed", G_CALLBACK (speakers_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "announcements-changed", G_CALLBACK (announcements_changed_cb), self,
                           G_CONNECT_SWAPPED);

  return self;
}

void
loa_speaker_register_load_async (LoaSpeakerRegister  *self,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (LOA_IS_SPEAKER_REGISTER (self));
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, loa_speaker_register_load_async);

  g_ptr_array_add (self->waiting, g_steal_pointer (&task));
  loa_speaker_register_start_reading (self, LOA_SPEAKER_REGISTER_READING_SPEAKERS | LOA_SPEAKER_REGISTER_READING_ANNOUNCEMENTS);
}

gboolean
loa_speaker_register_load_finish (LoaSpeakerRegister  *self,
                                  GAsyncResult        *result,
                                  GError             **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, loa_speaker_register_load_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

LoaSpeaker *
loa_speaker_register_find (LoaSpeakerRegister *self,
                           const char         *hardware_id)
{
  g_return_val_if_fail (LOA_IS_SPEAKER_REGISTER (self), NULL);
  g_return_val_if_fail (hardware_id != NULL, NULL);

  return g_hash_table_lookup (self->by_hardware_id, hardware_id);
}

LoaSpeaker *
loa_speaker_register_find_alike (LoaSpeakerRegister *self,
                                 const char         *hardware_id)
{
  g_autofree char *upper_case = NULL;
  LoaSpeaker *speaker;

  g_return_val_if_fail (LOA_IS_SPEAKER_REGISTER (self), NULL);
  g_return_val_if_fail (hardware_id != NULL, NULL);

  /* An older register may have both. */
  speaker = loa_speaker_register_find (self, hardware_id);
  if (speaker != NULL)
    return speaker;

  upper_case = g_ascii_strup (hardware_id, -1);

  return g_hash_table_lookup (self->by_upper_case, upper_case);
}

gboolean
loa_speaker_register_get_checking (LoaSpeakerRegister *self)
{
  g_return_val_if_fail (LOA_IS_SPEAKER_REGISTER (self), FALSE);

  return g_hash_table_size (self->checks) > 0;
}

LoaStore *
loa_speaker_register_get_store (LoaSpeakerRegister *self)
{
  return self->store;
}

LoaSoundboxAccount *
loa_speaker_register_get_account (LoaSpeakerRegister *self)
{
  return self->account;
}

LoaClock *
loa_speaker_register_get_clock (LoaSpeakerRegister *self)
{
  return self->clock;
}

/* Counts the checks of a speaker that were asked for by hand. */
void
loa_speaker_register_count_check (LoaSpeakerRegister *self,
                                  const char         *hardware_id,
                                  int                 difference)
{
  LoaSpeaker *speaker = loa_speaker_register_find (self, hardware_id);
  gboolean was_checking = loa_speaker_register_get_checking (self);
  guint n_checks = GPOINTER_TO_UINT (g_hash_table_lookup (self->checks, hardware_id));

  n_checks = (guint) ((int) n_checks + difference);
  if (n_checks > 0)
    g_hash_table_insert (self->checks, g_strdup (hardware_id), GUINT_TO_POINTER (n_checks));
  else
    g_hash_table_remove (self->checks, hardware_id);

  if (speaker != NULL)
    loa_speaker_set_checking (speaker, n_checks > 0);

  if (was_checking != loa_speaker_register_get_checking (self))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHECKING]);
}

void
loa_speaker_register_tell_checked (LoaSpeakerRegister *self,
                                   const char         *hardware_id)
{
  g_signal_emit (self, signals[CHECKED], 0, hardware_id);
}

void
loa_speaker_register_tell_not_found (LoaSpeakerRegister *self,
                                     const char         *hardware_id)
{
  LoaSpeaker *speaker = loa_speaker_register_find (self, hardware_id);

  if (speaker == NULL)
    return;

  self->change |= loa_speaker_set_not_found (speaker, loa_clock_get_unix_seconds (self->clock));
  if (self->reading == 0)
    loa_speaker_register_tell_change (self);
}

guint
loa_speaker_register_get_n_queries (LoaSpeakerRegister *self)
{
  return self->n_queries;
}
