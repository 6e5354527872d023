/* keyring-run.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "loa-keyring.h"

G_BEGIN_DECLS

#define ORIGIN "https://my.sepay.vn"
#define SECRET "{\"known\":\"very secret\"}"

/* What is asked of the program under test, the daemon of Debian 12 would not survive. */
#define DAEMON "env -u G_DEBUG -u MALLOC_PERTURB_ gnome-keyring-daemon "

#define AWAIT "gdbus wait --session --timeout 120 "

#define UNLOCK "printf test | " DAEMON "--unlock --components=secrets >/dev/null 2>&1 && " \
               AWAIT "org.freedesktop.secrets"

#define LOCK "gdbus call --session -d org.freedesktop.secrets -o /org/freedesktop/secrets " \
             "-m org.freedesktop.Secret.Service.Lock \"[objectpath '/org/freedesktop/secrets/collection/login']\" " \
             ">/dev/null"

/* What runs in a process of its own, in the session that a test has made for it. */
typedef struct
{
  const char *name;
  void (*run) (LoaKeyring *keyring);
} KeyringProbe;

/* Each ends with one that has no name. */
extern const KeyringProbe keyring_state_probes[];
extern const KeyringProbe keyring_kept_probes[];
extern const KeyringProbe keyring_sandbox_probes[];
extern const KeyringProbe keyring_unlock_probes[];

void add_keyring_state_tests   (void);
void add_keyring_kept_tests    (void);
void add_keyring_sandbox_tests (void);
void add_keyring_unlock_tests  (void);

void keyring_run_init          (const char           *program);

/* A folder for several runs; remove_folder() it. */
char *keyring_make_folder      (void);

/* No bus, no service, nothing of the sandbox. */
GSubprocessLauncher *keyring_make_launcher (const char *folder);
void keyring_run_probe         (GSubprocessLauncher  *launcher,
                                const char           *probe);

/* With libsecret's file in @folder, encrypted with @password. */
void keyring_run_with_file     (const char           *folder,
                                const char           *password,
                                const char           *probe);

/* Nothing can be started by this bus: what answers on it is what @preparation starts, a shell’s command that ends
 * with && or &. Skips the test and returns FALSE where there is no bus to be had.
 */
gboolean keyring_run_on_bus    (GSubprocessLauncher  *launcher,
                                const char           *folder,
                                const char           *preparation,
                                const char           *probe);
gboolean keyring_run_on_new_bus (const char          *preparation,
                                 const char          *probe);

/* Within a probe. */
void     keyring_run_in_shell  (const char           *command);
gboolean keyring_clear         (LoaKeyring           *keyring,
                                const char           *account,
                                gboolean             *was_there,
                                GError              **error);
gboolean keyring_unlock        (LoaKeyring           *keyring,
                                GCancellable         *cancellable,
                                GError              **error);

/* Everything that a keyring which works has to do. */
void     keyring_exercise      (LoaKeyring           *keyring);

/* All three calls fail so. */
void     keyring_assert_fails  (LoaKeyring           *keyring,
                                LoaKeyringError       code);

G_END_DECLS
