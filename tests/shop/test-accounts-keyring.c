/* test-accounts-keyring.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <locale.h>

#include "accounts-fixture.h"
#include "keyring-run.h"
#include "keyring-stand-in.h"

static gboolean
run_probe (const KeyringProbe *probes,
           const char         *name)
{
  for (const KeyringProbe *probe = probes; probe->name != NULL; probe++)
    if (g_str_equal (probe->name, name))
      {
        LoaKeyring *keyring = loa_keyring_new ();

        probe->run (keyring);
        assert_ends (keyring);
        return TRUE;
      }

  return FALSE;
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "");

  if (argc == 3 && g_str_equal (argv[1], "--service"))
    return run_service_stand_in (argv[2]);

  if (argc == 3 && g_str_equal (argv[1], "--portal"))
    return run_portal_stand_in (argv[2]);

  if (argc == 3 && g_str_equal (argv[1], "--probe"))
    return !run_probe (keyring_state_probes, argv[2]) && !run_probe (keyring_kept_probes, argv[2])
           && !run_probe (keyring_sandbox_probes, argv[2]) && !run_probe (keyring_unlock_probes, argv[2]);

  g_test_init (&argc, &argv, NULL);
  keyring_run_init (argv[0]);

  add_keyring_state_tests ();
  add_keyring_kept_tests ();
  add_keyring_sandbox_tests ();
  add_keyring_unlock_tests ();

  return g_test_run ();
}
