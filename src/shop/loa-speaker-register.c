/* loa-speaker-register.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-shop"

#include "config.h"

#include "loa-speaker-register.h"

#include "loa-row-difference.h"
#include "loa-serial-number.h"
#include "loa-store-announcements.h"
#include "loa-store-speakers.h"

/* So much of the ledger is looked through for the newest announcement of each speaker. */
#define N_ANNOUNCEMENTS 1000

/* The store is the truth, this is its reflection: every change goes to the store, whose signals make the register
 * read again. Readings that are asked for while one is under way are put together to one more.
 */
struct _LoaSpeakerRegister
{
  GObject parent_instance;

  LoaStore *store; /* (owned) */
  LoaSoundboxAccount *account; /* (owned) */
  LoaClock *clock; /* (owned) */
  GPtrArray *speakers; /* (owned) (element-type LoaSpeaker) */
  GPtrArray *waiting; /* (owned) (element-type GTask): loads that end with the next reading */

  guint is_loaded : 1;
  guint is_reading : 1;
  guint must_read_again : 1;
};

static void loa_speaker_register_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (LoaSpeakerRegister, loa_speaker_register, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, loa_speaker_register_list_model_init))

/* A speaker whose state is being asked for. */
typedef struct
{
  char *hardware_id; /* (owned) */
  SepaySpeakerState *state; /* (owned) (nullable) */
} Check;

static void
check_free (gpointer data)
{
  Check *check = data;

  g_free (check->hardware_id);
  g_clear_pointer (&check->state, sepay_speaker_state_free);
  g_free (check);
}

static LoaSpeaker *
make_speaker (LoaSpeakerRegister     *self,
              const LoaSpeakerRecord *record)
{
  LoaSpeaker *speaker = loa_speaker_register_find (self, record->hardware_id);

  if (speaker == NULL)
    return loa_speaker_new (record);

  loa_speaker_take_record (speaker, record);

  return g_object_ref (speaker);
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

  difference = loa_row_difference_find (old->pdata, old->len, speakers->pdata, speakers->len, sizeof (gpointer));
  if (difference.n_removed > 0 || difference.n_added > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), difference.position, difference.n_removed, difference.n_added);
}

static void
show_announcements (LoaSpeakerRegister *self,
                    GPtrArray          *announcements)
{
  g_autoptr (GHashTable) newest = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = announcements->len; i > 0; i--)
    {
      LoaAnnouncementRecord *announcement = g_ptr_array_index (announcements, i - 1);

      g_hash_table_insert (newest, announcement->hardware_id, announcement);
    }

  for (guint i = 0; i < self->speakers->len; i++)
    {
      LoaSpeaker *speaker = g_ptr_array_index (self->speakers, i);

      loa_speaker_set_announcement (speaker, g_hash_table_lookup (newest, loa_speaker_get_hardware_id (speaker)));
    }
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

static void read_speakers_cb (GObject      *object,
                              GAsyncResult *result,
                              gpointer      user_data);

static void
start_reading (LoaSpeakerRegister *self)
{
  self->must_read_again = self->is_reading;
  if (self->is_reading)
    return;

  self->is_reading = TRUE;
  loa_store_list_speakers_async (self->store, NULL, read_speakers_cb, g_object_ref (self));
}

static void
end_reading (LoaSpeakerRegister *self,
             const GError       *error)
{
  self->is_reading = FALSE;

  if (error == NULL)
    self->is_loaded = TRUE;
  else
    g_debug ("The register of speakers could not be read: %s", error->message);

  if (self->must_read_again)
    start_reading (self);
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
    show_announcements (self, announcements);

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
  loa_store_list_announcements_async (self->store, NULL, N_ANNOUNCEMENTS, NULL, read_announcements_cb,
                                      g_object_ref (self));
}

static void
store_changed_cb (LoaSpeakerRegister *self)
{
  if (self->is_loaded)
    start_reading (self);
}

static void
add_cb (GObject      *object,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (LoaSpeakerRecord) record = NULL;
  GError *error = NULL;

  record = loa_store_add_speaker_finish (LOA_STORE (object), result, &error);
  if (record == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, g_steal_pointer (&record), (GDestroyNotify) loa_speaker_record_free);
}

static void
set_checking (GTask    *task,
              gboolean  checking)
{
  LoaSpeakerRegister *self = g_task_get_source_object (task);
  Check *check = g_task_get_task_data (task);
  LoaSpeaker *speaker = loa_speaker_register_find (self, check->hardware_id);

  if (speaker != NULL)
    loa_speaker_set_checking (speaker, checking);
}

static void
fail_check (GTask  *task,
            GError *error)
{
  set_checking (task, FALSE);
  g_task_return_error (task, error);
}

static void
update_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Check *check = g_task_get_task_data (task);
  GError *error = NULL;

  if (!loa_store_update_speaker_finish (LOA_STORE (object), result, &error))
    {
      fail_check (task, error);
      return;
    }

  set_checking (task, FALSE);
  g_task_return_pointer (task, g_steal_pointer (&check->state), (GDestroyNotify) sepay_speaker_state_free);
}

static void
check_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  LoaSpeakerRegister *self = g_task_get_source_object (task);
  Check *check = g_task_get_task_data (task);
  LoaSpeakerRecord record = { .hardware_id = check->hardware_id };
  GError *error = NULL;

  check->state = sepay_soundbox_check_finish (SEPAY_SOUNDBOX (object), result, &error);
  if (check->state == NULL)
    {
      fail_check (task, error);
      return;
    }

  record.model = check->state->model;
  record.is_paired = check->state->is_paired ? LOA_TERNARY_YES : LOA_TERNARY_NO;
  record.online = LOA_TERNARY_UNKNOWN;
  if (check->state->has_online)
    record.online = check->state->online ? LOA_TERNARY_YES : LOA_TERNARY_NO;
  record.checked = loa_clock_get_unix_seconds (self->clock);

  loa_store_update_speaker_async (self->store, &record, g_task_get_cancellable (task), update_cb,
                                  g_object_ref (task));
}

static void
require_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  LoaSoundboxAccount *account = LOA_SOUNDBOX_ACCOUNT (object);
  g_autoptr (GTask) task = user_data;
  Check *check = g_task_get_task_data (task);
  GError *error = NULL;

  if (!loa_soundbox_account_require_finish (account, result, &error))
    {
      fail_check (task, error);
      return;
    }

  sepay_soundbox_check_async (loa_soundbox_account_get_client (account), check->hardware_id,
                              g_task_get_cancellable (task), check_cb, g_object_ref (task));
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
}

static void
loa_speaker_register_init (LoaSpeakerRegister *self)
{
  self->speakers = g_ptr_array_new_with_free_func (g_object_unref);
  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
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

  g_signal_connect_object (store, "speakers-changed", G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "announcements-changed", G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);

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
  start_reading (self);
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

  for (guint i = 0; i < self->speakers->len; i++)
    {
      LoaSpeaker *speaker = g_ptr_array_index (self->speakers, i);

      if (g_str_equal (loa_speaker_get_hardware_id (speaker), hardware_id))
        return speaker;
    }

  return NULL;
}

void
loa_speaker_register_add_async (LoaSpeakerRegister  *self,
                                const char          *text,
                                const char          *name,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autofree char *hardware_id = NULL;
  GError *error = NULL;

  g_return_if_fail (LOA_IS_SPEAKER_REGISTER (self));
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, loa_speaker_register_add_async);

  hardware_id = loa_serial_number_check (text, &error);
  if (hardware_id == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  loa_store_add_speaker_async (self->store, hardware_id, name, cancellable, add_cb, g_steal_pointer (&task));
}

LoaSpeakerRecord *
loa_speaker_register_add_finish (LoaSpeakerRegister  *self,
                                 GAsyncResult        *result,
                                 GError             **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, loa_speaker_register_add_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
loa_speaker_register_check_async (LoaSpeakerRegister  *self,
                                  const char          *text,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autofree char *hardware_id = NULL;
  Check *check;
  GError *error = NULL;

  g_return_if_fail (LOA_IS_SPEAKER_REGISTER (self));
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, loa_speaker_register_check_async);

  hardware_id = loa_serial_number_check (text, &error);
  if (hardware_id == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  check = g_new0 (Check, 1);
  check->hardware_id = g_steal_pointer (&hardware_id);
  g_task_set_task_data (task, check, check_free);
  set_checking (task, TRUE);

  loa_soundbox_account_require_async (self->account, cancellable, require_cb, g_steal_pointer (&task));
}

SepaySpeakerState *
loa_speaker_register_check_finish (LoaSpeakerRegister  *self,
                                   GAsyncResult        *result,
                                   GError             **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, loa_speaker_register_check_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
