/* loa-profile-mark.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include "loa-profile-mark.h"
#include "loa-profile-wording.h"

void
loa_profile_mark_dialog (GtkWindow    *dialog,
                         AdwHeaderBar *header_bar,
                         LoaProfile   *profile)
{
  g_autofree char *css_class = NULL;

  g_return_if_fail (GTK_IS_WINDOW (dialog));
  g_return_if_fail (ADW_IS_HEADER_BAR (header_bar));
  g_return_if_fail (LOA_IS_PROFILE (profile));

  if (!loa_profile_wording_is_named (profile))
    return;

  adw_header_bar_set_title_widget (header_bar,
                                   adw_window_title_new (gtk_window_get_title (dialog),
                                                         loa_profile_get_title (profile)));
  css_class = loa_profile_wording_make_class (loa_profile_get_colour (profile));
  gtk_widget_add_css_class (GTK_WIDGET (dialog), css_class);
}
