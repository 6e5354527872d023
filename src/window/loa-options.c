/* loa-options.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include <glib/gi18n.h>

#include "loa-failure.h"
#include "loa-options.h"
#include "loa-profile.h"

static gboolean
test_cb (const char  *name,
         const char  *value,
         gpointer     user_data,
         GError     **error)
{
  LoaOptions *self = user_data;

  self->test = TRUE;
  g_free (self->tested);
  self->tested = g_strdup (value);

  return TRUE;
}

static gboolean
view_cb (const char  *name,
         const char  *value,
         gpointer     user_data,
         GError     **error)
{
  static const char * const views[] = { "speakers", "transactions", "announcements", NULL };
  LoaOptions *self = user_data;

  if (!g_strv_contains (views, value))
    {
      /* Translators: keep the three words in English. */
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                           _("The view is one of: speakers, transactions, announcements"));
      return FALSE;
    }

  g_free (self->view);
  self->view = g_strdup (value);

  return TRUE;
}

static gboolean
check (LoaOptions  *self,
       int          n_left,
       char       **left,
       GError     **error)
{
  if (n_left > 1)
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED, _("There is no use for “%s”"), left[1]);
      return FALSE;
    }

  if (self->profile != NULL && !self->demo)
    return loa_profile_check_name (self->profile, error);

  g_free (self->profile);
  self->profile = g_strdup (LOA_PROFILE_DEFAULT);

  return TRUE;
}

gboolean
loa_options_read (LoaOptions   *self,
                  int          *argc,
                  char       ***argv,
                  GError      **error)
{
  const GOptionEntry entries[] = {
    { "background", 0, 0, G_OPTION_ARG_NONE, &self->background,
      N_("Start without a window, where the preferences allow it"), NULL },
    { "debug-http", 0, 0, G_OPTION_ARG_NONE, &self->debug_http,
      N_("Write a line about each request, and nothing secret"), NULL },
    { "demo", 0, 0, G_OPTION_ARG_NONE, &self->demo, N_("Run on simulated speakers and simulated money"), NULL },
    { "gapplication-service", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_NONE, &self->service, NULL, NULL },
    { "profile", 0, 0, G_OPTION_ARG_STRING, &self->profile, N_("Open this profile"), N_("NAME") },
    { "test-announcement", 0, G_OPTION_FLAG_OPTIONAL_ARG, G_OPTION_ARG_CALLBACK, test_cb,
      N_("Show the dialog that tests a speaker; nothing is said before its button is pressed"), N_("SERIAL") },
    { "version", 0, 0, G_OPTION_ARG_NONE, &self->version, N_("Print the version and exit"), NULL },
    { "view", 0, 0, G_OPTION_ARG_CALLBACK, view_cb,
      N_("Show speakers, transactions or announcements"), N_("VIEW") },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  GOptionGroup *group = g_option_group_new ("loa", NULL, NULL, self, NULL);

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  g_option_group_add_entries (group, entries);
  g_option_group_set_translation_domain (group, GETTEXT_PACKAGE);
  g_option_context_set_main_group (context, group);

  return g_option_context_parse (context, argc, argv, error) && check (self, *argc, *argv, error);
}

void
loa_options_clear (LoaOptions *self)
{
  g_clear_pointer (&self->profile, g_free);
  g_clear_pointer (&self->view, g_free);
  g_clear_pointer (&self->tested, g_free);
}
