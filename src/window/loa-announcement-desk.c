/* loa-announcement-desk.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include "loa-announcement-desk.h"

#include "loa-announcement-press.h"
#include "loa-dong.h"
#include "loa-failure.h"
#include "loa-profile-settings.h"
#include "loa-store-settings.h"

/* A test button is off so long at least. */
#define REST_SECONDS 2

/* What the network or SePay kept from its end is gone on with after so long. */
#define MEND_SECONDS 15

#define FIRST_TEST_AMOUNT 1000

typedef struct
{
  LoaAnnouncementPress *press;  /* (owned) (nullable): the last one */
  guint n_tests;                /* tests that are on their way */
  guint n_rests;                /* tests that were asked for a moment ago */
  gboolean busy;
} Place;

struct _LoaAnnouncementDesk
{
  GObject parent_instance;

  LoaAnnouncer *announcer;      /* (owned) */
  LoaStore *store;              /* (owned) */
  LoaClock *clock;              /* (owned) */
  GCancellable *cancellable;    /* (owned) */
  GHashTable *places;           /* (owned): hardware id → Place */
  GHashTable *working;          /* (owned): request id → how many work on it */
  GHashTable *errors;           /* (owned): request id → GError */
  gboolean mending;             /* what failed is gone on with in a while */
  gint64 test_amount;           /* đồng */
};

G_DEFINE_FINAL_TYPE (LoaAnnouncementDesk, loa_announcement_desk, G_TYPE_OBJECT)

typedef enum
{
  PROP_TEST_AMOUNT = 1,
} LoaAnnouncementDeskProperty;

static GParamSpec *properties[PROP_TEST_AMOUNT + 1];

enum
{
  BUSY_CHANGED,
  CHANGED,
  FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
place_free (gpointer data)
{
  Place *place = data;

  g_clear_pointer (&place->press, loa_announcement_press_unref);
  g_free (place);
}

static Place *
get_place (LoaAnnouncementDesk *self,
           const char          *hardware_id)
{
  Place *place = g_hash_table_lookup (self->places, hardware_id);

  if (place == NULL)
    {
      place = g_new0 (Place, 1);
      g_hash_table_insert (self->places, g_strdup (hardware_id), place);
    }

  return place;
}

static void
update_busy (LoaAnnouncementDesk *self,
             const char          *hardware_id)
{
  Place *place = get_place (self, hardware_id);
  const gboolean busy = place->n_tests > 0 || place->n_rests > 0;

  if (place->busy == busy)
    return;

  place->busy = busy;
  g_signal_emit (self, signals[BUSY_CHANGED], 0, hardware_id);
}

static void
count_test (LoaAnnouncementDesk  *self,
            const char           *hardware_id,
            LoaAnnouncementCause  cause,
            int                   difference)
{
  if (cause != LOA_ANNOUNCEMENT_CAUSE_TEST)
    return;

  get_place (self, hardware_id)->n_tests += difference;
  update_busy (self, hardware_id);
}

static void
mended_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (LoaAnnouncementDesk) self = user_data;

  /* What failed again has told so by itself. */
  loa_announcer_resume_finish (LOA_ANNOUNCER (object), result, NULL);
}

static void
waited_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (LoaAnnouncementDesk) self = user_data;

  self->mending = FALSE;
  if (loa_clock_sleep_finish (LOA_CLOCK (object), result, NULL))
    loa_announcer_resume_async (self->announcer, self->cancellable, mended_cb, g_object_ref (self));
}

static void
mend_later (LoaAnnouncementDesk *self)
{
  if (self->mending || g_cancellable_is_cancelled (self->cancellable))
    return;

  self->mending = TRUE;
  loa_clock_sleep_async (self->clock, MEND_SECONDS * 1000, self->cancellable, waited_cb, g_object_ref (self));
}

static void
began_cb (LoaAnnouncementDesk         *self,
          const LoaAnnouncementRecord *record)
{
  const guint n = GPOINTER_TO_UINT (g_hash_table_lookup (self->working, record->request_id));

  g_hash_table_insert (self->working, g_strdup (record->request_id), GUINT_TO_POINTER (n + 1));
  count_test (self, record->hardware_id, record->cause, 1);
  g_signal_emit (self, signals[CHANGED], 0, record->hardware_id);
}

/* A step further, and what kept it is over. */
static void
step_cb (LoaAnnouncementDesk *self,
         const char          *hardware_id,
         const char          *request_id)
{
  if (g_hash_table_remove (self->errors, request_id))
    g_signal_emit (self, signals[CHANGED], 0, hardware_id);
}

static void
ended_cb (LoaAnnouncementDesk         *self,
          const LoaAnnouncementRecord *record,
          const GError                *error)
{
  const guint n = GPOINTER_TO_UINT (g_hash_table_lookup (self->working, record->request_id));

  if (n > 1)
    g_hash_table_insert (self->working, g_strdup (record->request_id), GUINT_TO_POINTER (n - 1));
  else
    g_hash_table_remove (self->working, record->request_id);

  if (error == NULL)
    g_hash_table_remove (self->errors, record->request_id);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_hash_table_insert (self->errors, g_strdup (record->request_id), g_error_copy (error));
  if (error != NULL && loa_failure_may_pass (error))
    mend_later (self);
  count_test (self, record->hardware_id, record->cause, -1);
  g_signal_emit (self, signals[CHANGED], 0, record->hardware_id);
}

static void
rested_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  LoaAnnouncementDesk *self = g_task_get_source_object (task);
  const char *hardware_id = g_task_get_task_data (task);

  loa_clock_sleep_finish (LOA_CLOCK (object), result, NULL);
  get_place (self, hardware_id)->n_rests--;
  update_busy (self, hardware_id);
  g_task_return_boolean (task, TRUE);
}

/* A button that does nothing looks broken: it is off as long as pressing it would be the same press. */
static void
rest (LoaAnnouncementDesk *self,
      const char          *hardware_id)
{
  GTask *task = g_task_new (self, NULL, NULL, NULL);

  g_task_set_source_tag (task, rest);
  g_task_set_task_data (task, g_strdup (hardware_id), g_free);
  get_place (self, hardware_id)->n_rests++;
  loa_clock_sleep_async (self->clock, REST_SECONDS * 1000, self->cancellable, rested_cb, task);
}

static void
take_test_amount (LoaAnnouncementDesk *self,
                  gint64               amount)
{
  if (self->test_amount == amount)
    return;

  self->test_amount = amount;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEST_AMOUNT]);
}

/* What is in the ledger tells of its failure by itself. */
static void
tell_failure (LoaAnnouncementDesk *self,
              const char          *hardware_id,
              const GError        *error)
{
  if (error->domain == LOA_STORE_ERROR)
    g_signal_emit (self, signals[FAILED], 0, hardware_id, error);
}

static void
followed_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (LoaAnnouncementRecord) record = NULL;
  g_autoptr (GError) error = NULL;
  LoaAnnouncementDesk *self = g_task_get_source_object (task);
  const LoaAnnouncementPress *press = g_task_get_task_data (task);
  const char *hardware_id = loa_announcement_press_get_hardware_id (press);

  record = loa_announcer_follow_finish (LOA_ANNOUNCER (object), result, &error);
  count_test (self, hardware_id, loa_announcement_press_get_cause (press), -1);
  if (record == NULL)
    tell_failure (self, hardware_id, error);
  g_task_return_boolean (task, TRUE);
}

static void
announced_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (LoaAnnouncementRecord) record = NULL;
  g_autoptr (GError) error = NULL;
  LoaAnnouncementDesk *self = g_task_get_source_object (task);
  LoaAnnouncementPress *press = g_task_get_task_data (task);
  const char *hardware_id = loa_announcement_press_get_hardware_id (press);

  record = loa_announcer_announce_finish (LOA_ANNOUNCER (object), result, &error);
  loa_announcement_press_end (press, error);
  if (record != NULL)
    {
      loa_announcer_follow_async (self->announcer, record->request_id, self->cancellable, followed_cb,
                                  g_steal_pointer (&task));
      return;
    }

  count_test (self, hardware_id, loa_announcement_press_get_cause (press), -1);
  if (loa_announcement_press_get_cause (press) == LOA_ANNOUNCEMENT_CAUSE_TEST)
    tell_failure (self, hardware_id, error);
  g_task_return_boolean (task, FALSE);
}

/* Takes @press. Returns: what goes with the announcement until its end */
static GTask *
make_task (LoaAnnouncementDesk  *self,
           LoaAnnouncementPress *press)
{
  GTask *task = g_task_new (self, NULL, NULL, NULL);

  g_task_set_source_tag (task, make_task);
  g_task_set_task_data (task, press, (GDestroyNotify) loa_announcement_press_unref);
  count_test (self, loa_announcement_press_get_hardware_id (press), loa_announcement_press_get_cause (press), 1);

  return task;
}

/* Takes @task, which learns the outcome. @request_id is of an announcement that is gone on with, or %NULL for a new
 * one.
 */
static void
hand_in (LoaAnnouncementDesk  *self,
         const char           *hardware_id,
         gint64                amount,
         const char           *request_id,
         LoaAnnouncementCause  cause,
         GTask                *task)
{
  const gint64 now = loa_clock_get_boot_time_us (self->clock);
  Place *place = get_place (self, hardware_id);

  if (loa_announcement_press_is_same (place->press, amount, cause, now))
    {
      loa_announcement_press_share (place->press, task);
      return;
    }

  g_clear_pointer (&place->press, loa_announcement_press_unref);
  place->press = loa_announcement_press_new (hardware_id, amount, cause, now);
  loa_announcement_press_share (place->press, task);
  if (cause == LOA_ANNOUNCEMENT_CAUSE_TEST)
    rest (self, hardware_id);
  loa_announcer_announce_async (self->announcer, hardware_id, amount, request_id, cause, self->cancellable,
                                announced_cb, make_task (self, loa_announcement_press_ref (place->press)));
}

/* A payment that is announced anew was asked for by a person. */
static LoaAnnouncementCause
get_new_cause (const LoaAnnouncementRecord *record)
{
  return record->cause == LOA_ANNOUNCEMENT_CAUSE_TEST ? LOA_ANNOUNCEMENT_CAUSE_TEST : LOA_ANNOUNCEMENT_CAUSE_BY_HAND;
}

static void
checked_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  LoaAnnouncementDesk *self = g_task_get_source_object (task);
  const LoaAnnouncementRecord *record = g_task_get_task_data (task);
  g_autoptr (SepayNotification) notification = NULL;

  notification = loa_announcer_check_finish (LOA_ANNOUNCER (object), result, NULL);
  if (notification == NULL || g_strcmp0 (notification->status, "SUCCESS") != 0)
    hand_in (self, record->hardware_id, record->amount, NULL, get_new_cause (record), NULL);
  g_task_return_boolean (task, TRUE);
}

/* What nobody knows the end of may have been said meanwhile. */
static void
check_first (LoaAnnouncementDesk         *self,
             const LoaAnnouncementRecord *record)
{
  GTask *task = g_task_new (self, NULL, NULL, NULL);

  g_task_set_source_tag (task, check_first);
  g_task_set_task_data (task, loa_announcement_record_copy (record), (GDestroyNotify) loa_announcement_record_free);
  loa_announcer_check_async (self->announcer, record->request_id, self->cancellable, checked_cb, task);
}

static void
read_test_amount_cb (GObject      *object,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  g_autoptr (LoaAnnouncementDesk) self = user_data;
  g_autofree char *value = NULL;
  gint64 amount;

  if (loa_store_get_setting_finish (LOA_STORE (object), result, &value, NULL) && value != NULL &&
      g_ascii_string_to_signed (value, 10, 1, LOA_DONG_MAX_ANNOUNCED, &amount, NULL))
    take_test_amount (self, amount);
}

static void
wrote_test_amount_cb (GObject      *object,
                      GAsyncResult *result,
                      gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  const gint64 *amount = g_task_get_task_data (task);
  GError *error = NULL;

  if (!loa_store_set_setting_finish (LOA_STORE (object), result, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  take_test_amount (g_task_get_source_object (task), *amount);
  g_task_return_boolean (task, TRUE);
}

static void
loa_announcement_desk_finalize (GObject *object)
{
  LoaAnnouncementDesk *self = LOA_ANNOUNCEMENT_DESK (object);

  g_clear_pointer (&self->errors, g_hash_table_unref);
  g_clear_pointer (&self->working, g_hash_table_unref);
  g_clear_pointer (&self->places, g_hash_table_unref);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->announcer);
  g_clear_object (&self->store);
  g_clear_object (&self->clock);

  G_OBJECT_CLASS (loa_announcement_desk_parent_class)->finalize (object);
}

static void
loa_announcement_desk_get_property (GObject    *object,
                                    guint       property_id,
                                    GValue     *value,
                                    GParamSpec *pspec)
{
  LoaAnnouncementDesk *self = LOA_ANNOUNCEMENT_DESK (object);

  switch ((LoaAnnouncementDeskProperty) property_id)
    {
    case PROP_TEST_AMOUNT:
      g_value_set_int64 (value, self->test_amount);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
loa_announcement_desk_class_init (LoaAnnouncementDeskClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = loa_announcement_desk_finalize;
  object_class->get_property = loa_announcement_desk_get_property;

  properties[PROP_TEST_AMOUNT] =
    g_param_spec_int64 ("test-amount", NULL, NULL, 1, LOA_DONG_MAX_ANNOUNCED, FIRST_TEST_AMOUNT,
                        G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  signals[BUSY_CHANGED] = g_signal_new ("busy-changed", LOA_TYPE_ANNOUNCEMENT_DESK, G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[CHANGED] = g_signal_new ("changed", LOA_TYPE_ANNOUNCEMENT_DESK, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[FAILED] = g_signal_new ("failed", LOA_TYPE_ANNOUNCEMENT_DESK, G_SIGNAL_RUN_LAST, 0,
                                  NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_ERROR);
}

static void
loa_announcement_desk_init (LoaAnnouncementDesk *self)
{
  self->cancellable = g_cancellable_new ();
  self->places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, place_free);
  self->working = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->errors = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_error_free);
  self->test_amount = FIRST_TEST_AMOUNT;
}

LoaAnnouncementDesk *
loa_announcement_desk_new (LoaShop *shop)
{
  LoaAnnouncementDesk *self;

  g_return_val_if_fail (LOA_IS_SHOP (shop), NULL);

  self = g_object_new (LOA_TYPE_ANNOUNCEMENT_DESK, NULL);
  self->announcer = g_object_ref (loa_shop_get_announcer (shop));
  self->store = g_object_ref (loa_shop_get_store (shop));
  self->clock = g_object_ref (loa_shop_get_clock (shop));
  g_signal_connect_object (self->announcer, "changed", G_CALLBACK (step_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->announcer, "began", G_CALLBACK (began_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->announcer, "ended", G_CALLBACK (ended_cb), self, G_CONNECT_SWAPPED);
  loa_store_get_setting_async (self->store, LOA_PROFILE_SETTING_TEST_AMOUNT, self->cancellable, read_test_amount_cb,
                               g_object_ref (self));

  return self;
}

void
loa_announcement_desk_close (LoaAnnouncementDesk *self)
{
  g_return_if_fail (LOA_IS_ANNOUNCEMENT_DESK (self));

  g_cancellable_cancel (self->cancellable);
}

gint64
loa_announcement_desk_get_now (LoaAnnouncementDesk *self)
{
  g_return_val_if_fail (LOA_IS_ANNOUNCEMENT_DESK (self), 0);

  return loa_clock_get_unix_seconds (self->clock);
}

gint64
loa_announcement_desk_get_test_amount (LoaAnnouncementDesk *self)
{
  g_return_val_if_fail (LOA_IS_ANNOUNCEMENT_DESK (self), FIRST_TEST_AMOUNT);

  return self->test_amount;
}

void
loa_announcement_desk_set_test_amount_async (LoaAnnouncementDesk *self,
                                             gint64               amount,
                                             GAsyncReadyCallback  callback,
                                             gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autofree char *value = NULL;

  g_return_if_fail (LOA_IS_ANNOUNCEMENT_DESK (self));
  g_return_if_fail (amount >= 1 && amount <= LOA_DONG_MAX_ANNOUNCED);

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, loa_announcement_desk_set_test_amount_async);
  g_task_set_task_data (task, g_memdup2 (&amount, sizeof amount), g_free);
  value = g_strdup_printf ("%" G_GINT64_FORMAT, amount);
  loa_store_set_setting_async (self->store, LOA_PROFILE_SETTING_TEST_AMOUNT, value, NULL, wrote_test_amount_cb,
                               g_steal_pointer (&task));
}

gboolean
loa_announcement_desk_set_test_amount_finish (LoaAnnouncementDesk  *self,
                                              GAsyncResult         *result,
                                              GError              **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

gboolean
loa_announcement_desk_get_busy (LoaAnnouncementDesk *self,
                                const char          *hardware_id)
{
  const Place *place;

  g_return_val_if_fail (LOA_IS_ANNOUNCEMENT_DESK (self), FALSE);

  place = g_hash_table_lookup (self->places, hardware_id);

  return place != NULL && place->busy;
}

gboolean
loa_announcement_desk_get_working (LoaAnnouncementDesk *self,
                                   const char          *request_id)
{
  g_return_val_if_fail (LOA_IS_ANNOUNCEMENT_DESK (self), FALSE);
  g_return_val_if_fail (request_id != NULL, FALSE);

  return g_hash_table_contains (self->working, request_id);
}

const GError *
loa_announcement_desk_get_error (LoaAnnouncementDesk *self,
                                 const char          *request_id)
{
  g_return_val_if_fail (LOA_IS_ANNOUNCEMENT_DESK (self), NULL);
  g_return_val_if_fail (request_id != NULL, NULL);

  return g_hash_table_lookup (self->errors, request_id);
}

void
loa_announcement_desk_test (LoaAnnouncementDesk *self,
                            const char          *hardware_id)
{
  g_return_if_fail (LOA_IS_ANNOUNCEMENT_DESK (self));
  g_return_if_fail (hardware_id != NULL);

  if (!loa_announcement_desk_get_busy (self, hardware_id))
    hand_in (self, hardware_id, self->test_amount, NULL, LOA_ANNOUNCEMENT_CAUSE_TEST, NULL);
}

void
loa_announcement_desk_announce_async (LoaAnnouncementDesk *self,
                                      const char          *hardware_id,
                                      gint64               amount,
                                      GAsyncReadyCallback  callback,
                                      gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (LOA_IS_ANNOUNCEMENT_DESK (self));
  g_return_if_fail (hardware_id != NULL);

  task = g_task_new (self, self->cancellable, callback, user_data);
  g_task_set_source_tag (task, loa_announcement_desk_announce_async);
  hand_in (self, hardware_id, amount, NULL, LOA_ANNOUNCEMENT_CAUSE_BY_HAND, task);
}

gboolean
loa_announcement_desk_announce_finish (LoaAnnouncementDesk  *self,
                                       GAsyncResult         *result,
                                       GError              **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
loa_announcement_desk_announce_again_async (LoaAnnouncementDesk         *self,
                                            const LoaAnnouncementRecord *record,
                                            GAsyncReadyCallback          callback,
                                            gpointer                     user_data)
{
  GTask *task;

  g_return_if_fail (LOA_IS_ANNOUNCEMENT_DESK (self));
  g_return_if_fail (record != NULL);

  task = g_task_new (self, self->cancellable, callback, user_data);
  g_task_set_source_tag (task, loa_announcement_desk_announce_again_async);
  hand_in (self, record->hardware_id, record->amount, NULL, get_new_cause (record), task);
}

gboolean
loa_announcement_desk_announce_again_finish (LoaAnnouncementDesk  *self,
                                             GAsyncResult         *result,
                                             GError              **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
loa_announcement_desk_try_again (LoaAnnouncementDesk         *self,
                                 const LoaAnnouncementRecord *record)
{
  g_autoptr (LoaAnnouncementPress) press = NULL;

  g_return_if_fail (LOA_IS_ANNOUNCEMENT_DESK (self));
  g_return_if_fail (record != NULL);

  if (loa_announcement_desk_get_working (self, record->request_id))
    return;

  if (g_hash_table_remove (self->errors, record->request_id))
    g_signal_emit (self, signals[CHANGED], 0, record->hardware_id);

  switch (record->state)
    {
    case LOA_ANNOUNCEMENT_STATE_ASKED:
      hand_in (self, record->hardware_id, record->amount, record->request_id, record->cause, NULL);
      break;

    case LOA_ANNOUNCEMENT_STATE_SENT:
      press = loa_announcement_press_new (record->hardware_id, record->amount, record->cause, 0);
      loa_announcer_follow_async (self->announcer, record->request_id, self->cancellable, followed_cb,
                                  make_task (self, g_steal_pointer (&press)));
      break;

    case LOA_ANNOUNCEMENT_STATE_UNKNOWN:
      check_first (self, record);
      break;

    case LOA_ANNOUNCEMENT_STATE_DELIVERED:
    case LOA_ANNOUNCEMENT_STATE_FAILED:
    case LOA_ANNOUNCEMENT_STATE_NOT_SENT:
    default:
      hand_in (self, record->hardware_id, record->amount, NULL, get_new_cause (record), NULL);
      break;
    }
}
