/* loa-about.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-compat"

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "loa-about.h"
#include "loa-control-names.h"
#include "loa-foreign-texts.h"
#include "loa-inner-widget.h"

#if ADW_CHECK_VERSION (1, 5, 0)
/* What is inside comes with the window, and a page of it when it is turned to. */
static void
translate_pages (GtkWidget *about)
{
  GtkWidget *navigation = loa_inner_widget_find (about, ADW_TYPE_NAVIGATION_VIEW);

  loa_foreign_texts_translate (about);
  if (navigation != NULL)
    g_signal_connect_object (navigation, "notify::visible-page", G_CALLBACK (loa_foreign_texts_translate), about,
                             G_CONNECT_SWAPPED);
}
#endif

void
loa_about_present (GtkWindow  *parent,
                   const char *debug_information)
{
  GObject *about;

  g_return_if_fail (GTK_IS_WINDOW (parent));
  g_return_if_fail (debug_information != NULL);

#if ADW_CHECK_VERSION (1, 5, 0)
  about = G_OBJECT (adw_about_dialog_new ());
#else
  about = G_OBJECT (adw_about_window_new ());
  g_object_set (about, "transient-for", parent, "modal", TRUE, NULL);
#endif

  g_object_set (about,
                "application-name", "Loa",
                "application-icon", APPLICATION_ID,
                "version", PACKAGE_VERSION,
                "developer-name", _("The Loa authors"),
                "copyright", "© 2026 The Loa authors",
                "license-type", GTK_LICENSE_GPL_3_0,
                "website", "https://github.com/loa-desktop/loa",
                "issue-url", "https://github.com/loa-desktop/loa/issues",
                "debug-info", debug_information,
                "debug-info-filename", "loa-debug-information.txt",
                "comments",
                _("An independent program for SePay SoundBox payment speakers and bank transactions. "
                  "It is neither made nor endorsed by SePay."),
                /* Translators: put your names here, one a line. */
                "translator-credits", _("translator-credits"),
                NULL);

#if ADW_CHECK_VERSION (1, 5, 0)
  /* In a window of its own, as what else opens from the main menu. */
  adw_dialog_present (ADW_DIALOG (about), NULL);
  translate_pages (GTK_WIDGET (about));
  g_object_set (gtk_widget_get_root (GTK_WIDGET (about)), "transient-for", parent, "modal", TRUE, NULL);
#else
  loa_foreign_texts_translate (GTK_WIDGET (about));
  loa_control_names_take_over (GTK_WIDGET (about));
  gtk_window_present (GTK_WINDOW (about));
#endif
}
