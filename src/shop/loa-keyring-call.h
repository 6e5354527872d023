/* loa-keyring-call.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <libsecret/secret.h>

#include "loa-file-lock.h"
#include "loa-keyring-place.h"

G_BEGIN_DECLS

typedef enum
{
  LOA_KEYRING_CALL_LOOKUP,
  LOA_KEYRING_CALL_STORE,
  LOA_KEYRING_CALL_CLEAR,
  LOA_KEYRING_CALL_UNLOCK,
} LoaKeyringCallKind;

/* One call on its way through libsecret; the data of its task.
 *
 * libsecret 0.20 blocks for ever when it is cancelled while it waits for a sandbox's portal; and when a prompt is
 * cancelled, it waits until the service has put it away. There the task ends at once, and what libsecret comes up with
 * later is ignored.
 */
typedef struct
{
  LoaKeyringCallKind kind;
  LoaKeyringPlace place; /* known when the call has begun */
  GHashTable *attributes; /* (owned) (nullable) */
  char *label; /* (owned) (nullable): of what is stored */
  SecretValue *value; /* (owned) (nullable): what is stored */
  GCancellable *limit; /* (owned): cancelled when the time is over */
  GCancellable *cancellable; /* (owned): the caller's, or @limit */
  LoaFileLock *lock; /* (owned) (nullable): while a file is being written */
  GSource *timer; /* (owned) (nullable) */
  GSource *end; /* (owned) (nullable): where the task does not wait for libsecret */
  gboolean has_answered; /* whether something that keeps secrets has answered */
  gboolean has_ended; /* whether the task has ended before libsecret */
} LoaKeyringCall;

/* What to do once it is known where the secrets are. */
typedef void (*LoaKeyringCallStep) (GTask *task);

extern const SecretSchema loa_keyring_schema;

/* Attributes and what is stored are set between new and begin. */
LoaKeyringCall *loa_keyring_call_new             (GTask               *task,
                                                  LoaKeyringCallKind   kind);
void            loa_keyring_call_begin           (GTask               *task,
                                                  LoaKeyringCallStep   step);

/* From now on it may take as long as a person does. */
void            loa_keyring_call_lift_limit      (LoaKeyringCall      *self);

/* From now on the task ends as soon as it is cancelled; what waits for libsecret looks at @has_ended. */
void            loa_keyring_call_end_at_once     (GTask               *task);

/* What libsecret is given. */
GCancellable   *loa_keyring_call_get_cancellable (LoaKeyringCall      *self);

/* Ends the task. @error is taken over; it is libsecret's, or of LOA_KEYRING_ERROR already. */
void            loa_keyring_call_fail            (GTask               *task,
                                                  GError              *error);
void            loa_keyring_call_fail_locked     (GTask               *task);

G_END_DECLS
