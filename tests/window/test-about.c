/* test-about.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "loa-about.h"
#include "shown.h"
#include "test-window.h"

/* In Vietnamese: libadwaita 1.2 says nothing of its window about a program in that language, and later ones some of it,
 * in words of their own.
 */

static void
test_translated (void)
{
  static const char *const texts[] = { "_Details", "_Report an Issue", "_Troubleshooting", "_Legal" };
  GtkWindow *parent = GTK_WINDOW (gtk_window_new ());
  GtkWidget *about;

  show_window (parent);
  loa_about_present (parent, "Loa 0.1.0\n");
  about = GTK_WIDGET (find_window_over (parent));
  g_assert_nonnull (about);
  show_window (GTK_WINDOW (about));
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (find_text (about, texts[i]) != NULL)
      g_test_fail_printf ("“%s” is not in Vietnamese", texts[i]);

  gtk_window_destroy (GTK_WINDOW (about));
  gtk_window_destroy (parent);
}

void
add_about_tests (void)
{
  g_test_add_func ("/narrow/about", test_translated);
}
