/* loa-speaker-register.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-shop"

#include "config.h"

#include "loa-speaker-register-private.h"

#include "loa-row-difference.h"
#include "loa-speaker-readings.h"
#include "loa-store-announcements.h"
#include "loa-store-checks.h"
#include "loa-store-speakers.h"

/* So much of the ledger is looked through for the newest announcement of each speaker. */
#define N_ANNOUNCEMENTS 1000

/* The store is the truth, this is its reflection: every change goes to the store, whose signals make the register
 * read again what changed: the speakers with their checks, or the ledger. Readings that are asked for while one is
 * under way are put together to one more.
 */
typedef enum
{
  READ_SPEAKERS = 1 << 0,
  READ_ANNOUNCEMENTS = 1 << 1,
} Reading;

struct _LoaSpeakerRegister
{
  GObject parent_instance;

  LoaStore *store; /* (owned) */
  LoaSoundboxAccount *account; /* (owned) */
  LoaClock *clock; /* (owned) */
  GPtrArray *speakers; /* (owned) (element-type LoaSpeaker) */
  GHashTable *by_hardware_id; /* (owned) (element-type utf8 LoaSpeaker): of speakers, which own both */
  GHashTable *by_upper_case; /* (owned) (element-type utf8 LoaSpeaker): the same, whatever the case */
  GHashTable *checks; /* (owned) (element-type utf8 guint): how many were asked for by hand and are under way */
  GPtrArray *waiting; /* (owned) (element-type GTask): loads that end with the next reading */

  Reading reading; /* what is being read */
  Reading wanted; /* what is read next */
  LoaSpeakerChange change; /* what the reading has changed so far */
  guint n_queries;
  gboolean is_loaded;
};

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

static LoaSpeaker *
make_speaker (LoaSpeakerRegister     *self,
              const LoaSpeakerRecord *record)
{
  LoaSpeaker *speaker = loa_speaker_register_find (self, record->hardware_id);

  if (speaker != NULL)
    {
      self->change |= loa_speaker_take_record (speaker, record);
      return g_object_ref (speaker);
    }

  /* Its checks may have begun before it came, and its announcements too. */
  speaker = loa_speaker_new (record);
  loa_speaker_set_checking (speaker, g_hash_table_contains (self->checks, record->hardware_id));
  self->reading |= READ_ANNOUNCEMENTS;

  return speaker;
}

static void
index_speakers (LoaSpeakerRegister *self)
{
  g_hash_table_remove_all (self->by_hardware_id);
  g_hash_table_remove_all (self->by_upper_case);
  for (guint i = 0; i < self->speakers->len; i++)
    {
      LoaSpeaker *speaker = g_ptr_array_index (self->speakers, i);

      g_hash_table_insert (self->by_hardware_id, (gpointer) loa_speaker_get_hardware_id (speaker), speaker);
      g_hash_table_insert (self->by_upper_case, g_ascii_strup (loa_speaker_get_hardware_id (speaker), -1), speaker);
    }
}

static void
replace_speakers (LoaSpeakerRegister *self,
                  GPtrArray          *records)
{
  g_autoptr (GPtrArray) old = NULL;
  GPtrArray *speakers = g_ptr_array_new_full (records->len, g_object_unref);
  LoaRowDifference difference;

  for (guint i = 0; i < records->len; i++)
    g_ptr_array_add (speakers, make_speaker (self, g_ptr_array_index (records, i)));

  old = g_steal_pointer (&self->speakers);
  self->speakers = speakers;
  index_speakers (self);

  difference = loa_row_difference_find (old->pdata, old->len, speakers->pdata, speakers->len, sizeof (gpointer));
  if (difference.n_removed > 0 || difference.n_added > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), difference.position, difference.n_removed, difference.n_added);
}

/* Returns @error to every load that waited, or success where there is none. */
static void
end_loads (LoaSpeakerRegister *self,
           const GError       *error)
{
  g_autoptr (GPtrArray) waiting = g_steal_pointer (&self->waiting);

  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < waiting->len; i++)
    {
      GTask *task = g_ptr_array_index (waiting, i);

      if (error != NULL)
        g_task_return_error (task, g_error_copy (error));
      else
        g_task_return_boolean (task, TRUE);
    }
}

static void read_next (LoaSpeakerRegister *self);

static void
start_reading (LoaSpeakerRegister *self,
               Reading             reading)
{
  self->wanted |= reading;
  if (self->reading == 0)
    read_next (self);
}

static void
tell_change (LoaSpeakerRegister *self)
{
  LoaSpeakerChange change = self->change;

  self->change = LOA_SPEAKER_CHANGE_NONE;
  if (change != LOA_SPEAKER_CHANGE_NONE)
    g_signal_emit (self, signals[SPEAKERS_UPDATED], 0, (guint) change);
}

static void
end_reading (LoaSpeakerRegister *self,
             const GError       *error)
{
  self->reading = 0;

  if (error == NULL)
    self->is_loaded = TRUE;
  else
    g_debug ("The register of speakers could not be read: %s", error->message);

  tell_change (self);

  if (self->wanted != 0)
    read_next (self);
  else
    end_loads (self, error);
}

static void
read_announcements_cb (GObject      *object,
                       GAsyncResult *result,
                       gpointer      user_data)
{
  g_autoptr (LoaSpeakerRegister) self = user_data;
  g_autoptr (GPtrArray) announcements = NULL;
  g_autoptr (GError) error = NULL;

  announcements = loa_store_list_announcements_finish (LOA_STORE (object), result, &error);
  if (announcements != NULL)
    loa_speakers_take_announcements (self->speakers, announcements);

  end_reading (self, error);
}

static void
read_announcements (LoaSpeakerRegister *self)
{
  self->n_queries++;
  loa_store_list_announcements_async (self->store, NULL, N_ANNOUNCEMENTS, NULL, read_announcements_cb,
                                      g_object_ref (self));
}

static void
read_weeks_cb (GObject      *object,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (LoaSpeakerRegister) self = user_data;
  g_autoptr (GHashTable) weeks = NULL;
  g_autoptr (GError) error = NULL;

  weeks = loa_store_list_speaker_weeks_finish (LOA_STORE (object), result, &error);
  if (weeks != NULL)
    self->change |= loa_speakers_take_weeks (self->speakers, weeks, loa_clock_get_unix_seconds (self->clock));

  if (weeks != NULL && (self->reading & READ_ANNOUNCEMENTS) != 0)
    read_announcements (self);
  else
    end_reading (self, error);
}

static void
read_speakers_cb (GObject      *object,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (LoaSpeakerRegister) self = user_data;
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GError) error = NULL;

  records = loa_store_list_speakers_finish (LOA_STORE (object), result, &error);
  if (records == NULL)
    {
      end_reading (self, error);
      return;
    }

  replace_speakers (self, records);
  self->n_queries++;
  loa_store_list_speaker_weeks_async (self->store, NULL, loa_clock_get_unix_seconds (self->clock), NULL,
                                      read_weeks_cb, g_object_ref (self));
}

static void
read_next (LoaSpeakerRegister *self)
{
  self->reading = self->wanted;
  self->wanted = 0;
  if ((self->reading & READ_SPEAKERS) == 0)
    {
      read_announcements (self);
      return;
    }

  self->n_queries++;
  loa_store_list_speakers_async (self->store, NULL, read_speakers_cb, g_object_ref (self));
}

static void
speakers_changed_cb (LoaSpeakerRegister *self)
{
  if (self->is_loaded)
    start_reading (self, READ_SPEAKERS);
}

static void
announcements_changed_cb (LoaSpeakerRegister *self)
{
  if (self->is_loaded)
    start_reading (self, READ_ANNOUNCEMENTS);
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
  start_reading (self, READ_SPEAKERS | READ_ANNOUNCEMENTS);
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
    tell_change (self);
}

guint
loa_speaker_register_get_n_queries (LoaSpeakerRegister *self)
{
  return self->n_queries;
}
