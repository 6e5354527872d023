/* loa-speaker-menu.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include <glib/gi18n.h>

#include "loa-speaker-menu.h"

GMenuModel *
loa_speaker_menu_new (LoaSpeaker *speaker)
{
  g_autoptr (GMenu) menu = NULL;
  g_autoptr (GMenu) speaker_section = g_menu_new ();
  g_autoptr (GMenu) register_section = g_menu_new ();
  g_autoptr (GMenuItem) history = g_menu_item_new (_("History"), NULL);
  gboolean paired;

  g_return_val_if_fail (LOA_IS_SPEAKER (speaker), NULL);

  menu = g_menu_new ();
  paired = loa_speaker_get_is_paired (speaker) == LOA_TERNARY_YES;
  g_menu_item_set_action_and_target (history, "win.history", "s", loa_speaker_get_hardware_id (speaker));
  g_menu_append (speaker_section, _("Announce an amount…"), "speaker.announce");
  g_menu_append (speaker_section, _("Check again"), "speaker.check");
  g_menu_append (speaker_section, paired ? _("Pair again") : _("Pair"), "speaker.pair");
  g_menu_append (register_section, _("Details"), "speaker.details");
  g_menu_append_item (register_section, history);
  g_menu_append (register_section, _("Rename"), "speaker.rename");
  g_menu_append (register_section, _("Copy serial number"), "speaker.copy");
  g_menu_append (register_section, _("Remove from this computer"), "speaker.remove");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (speaker_section));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (register_section));

  return G_MENU_MODEL (g_steal_pointer (&menu));
}
