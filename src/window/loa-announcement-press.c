/* loa-announcement-press.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include "loa-announcement-press.h"

#define ONE_PRESS_US (2 * G_USEC_PER_SEC)

struct _LoaAnnouncementPress
{
  char *hardware_id;            /* (owned) */
  gint64 amount;                /* đồng */
  LoaAnnouncementCause cause;
  gint64 pressed;               /* boot time in microseconds */
  gboolean over;                /* the outcome is known */
  GError *error;                /* (owned) (nullable) */
  GPtrArray *waiting;           /* (owned) (element-type GTask) */
};

static void
clear (gpointer data)
{
  LoaAnnouncementPress *self = data;

  g_free (self->hardware_id);
  g_clear_error (&self->error);
  g_ptr_array_unref (self->waiting);
}

static void
return_outcome (const LoaAnnouncementPress *self,
                GTask                      *task)
{
  if (self->error != NULL)
    g_task_return_error (task, g_error_copy (self->error));
  else
    g_task_return_boolean (task, TRUE);
}

LoaAnnouncementPress *
loa_announcement_press_new (const char           *hardware_id,
                            gint64                amount,
                            LoaAnnouncementCause  cause,
                            gint64                now_us)
{
  LoaAnnouncementPress *self = g_rc_box_new0 (LoaAnnouncementPress);

  self->hardware_id = g_strdup (hardware_id);
  self->amount = amount;
  self->cause = cause;
  self->pressed = now_us;
  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);

  return self;
}

LoaAnnouncementPress *
loa_announcement_press_ref (LoaAnnouncementPress *self)
{
  return g_rc_box_acquire (self);
}

void
loa_announcement_press_unref (LoaAnnouncementPress *self)
{
  g_rc_box_release_full (self, clear);
}

const char *
loa_announcement_press_get_hardware_id (const LoaAnnouncementPress *self)
{
  return self->hardware_id;
}

LoaAnnouncementCause
loa_announcement_press_get_cause (const LoaAnnouncementPress *self)
{
  return self->cause;
}

gboolean
loa_announcement_press_is_same (const LoaAnnouncementPress *self,
                                gint64                      amount,
                                LoaAnnouncementCause        cause,
                                gint64                      now_us)
{
  return self != NULL && self->cause == cause && self->amount == amount &&
         (!self->over || now_us - self->pressed < ONE_PRESS_US);
}

void
loa_announcement_press_share (LoaAnnouncementPress *self,
                              GTask                *task)
{
  g_autoptr (GTask) owned = task;

  if (task == NULL)
    return;

  if (self->over)
    return_outcome (self, task);
  else
    g_ptr_array_add (self->waiting, g_object_ref (task));
}

void
loa_announcement_press_end (LoaAnnouncementPress *self,
                            const GError         *error)
{
  g_autoptr (GPtrArray) waiting = g_steal_pointer (&self->waiting);

  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
  self->over = TRUE;
  self->error = error != NULL ? g_error_copy (error) : NULL;
  for (guint i = 0; i < waiting->len; i++)
    return_outcome (self, g_ptr_array_index (waiting, i));
}
