/* accounts-children.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "accounts-fixture.h"

G_BEGIN_DECLS

/* How many transactions everybody has to find in the store, whatever became of the account. */
#define N_ROWS "86"

/* Processes that share a simulator, a store, and a keyring which outlives them. */
typedef struct
{
  Accounts *accounts; /* (owned): for the simulator and the folder */
  GSubprocessLauncher *launcher; /* (owned) */
  GSubprocess *session; /* (owned) (nullable): the bus with the keyring's service */
  char *keyring_path; /* (owned): libsecret's file, where there is no such service */
} Children;

/* Signed in, with every transaction in the store. */
void         children_set_up        (Children       *children,
                                     gconstpointer   data);
void         children_tear_down     (Children       *children,
                                     gconstpointer   data);

/* Leaves the file for a keyring service. Returns: %FALSE when what it takes is not installed; then the test is skipped */
gboolean     children_start_session (Children       *children);

void         children_set_fault     (Children       *children,
                                     const char     *fault);
GSubprocess *children_start         (Children       *children,
                                     const char     *command,
                                     guint           step);
void         children_sign_in       (Children       *children);
void         children_use           (Children       *children,
                                     const char     *outcome);
void         children_come_after    (Children       *children,
                                     const char     *outcome);

void         child_tell             (GSubprocess    *process);
char        *child_read_line        (GSubprocess    *process);
void         child_wait_for_end     (GSubprocess    *process);
void         child_assert_says      (GSubprocess    *process,
                                     const char     *text);
void         child_assert_outcome   (GSubprocess    *process,
                                     const char     *outcome);
void         child_assert_succeeds  (GSubprocess    *process);
void         child_assert_killed    (GSubprocess    *process);

G_END_DECLS
