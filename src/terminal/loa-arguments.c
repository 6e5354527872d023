/* loa-arguments.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* GOption is not used: it takes -55 for an option, and stops at the first mistake, when it is not known yet whether
 * --json comes later.
 */

#define G_LOG_DOMAIN "loa-terminal"

#include "config.h"

#include "loa-arguments.h"

#include <string.h>

#include <glib/gi18n.h>

#include "loa-failure.h"

struct _LoaArguments
{
  GPtrArray *words;                  /* (owned) (element-type utf8): each (unowned) */
  guint given;                       /* set of the options that were given */
  const char *values[LOA_N_OPTIONS]; /* (unowned) (nullable) */
};

static const struct
{
  const char *name;
  const char *placeholder; /* (nullable): %NULL for an option without a value; untranslated */
} options[LOA_N_OPTIONS] = {
  /* Translators: words in capitals are places for what is typed in the terminal; hyphens keep several together, and a
   * stroke stands between what one may choose from.
   */
  [LOA_OPTION_JSON] = { "json", NULL },
  [LOA_OPTION_PROFILE] = { "profile", N_("NAME") },
  [LOA_OPTION_DEMO] = { "demo", NULL },
  [LOA_OPTION_DEBUG_HTTP] = { "debug-http", NULL },
  [LOA_OPTION_HELP] = { "help", NULL },
  [LOA_OPTION_VERSION] = { "version", NULL },
  [LOA_OPTION_CLIENT_ID] = { "client-id", "ID" },
  [LOA_OPTION_REDIRECT_URI] = { "redirect-uri", "URI" },
  [LOA_OPTION_NO_BROWSER] = { "no-browser", NULL },
  [LOA_OPTION_PASTE] = { "paste", NULL },
  [LOA_OPTION_NAME] = { "name", N_("NAME") },
  [LOA_OPTION_REQUEST_ID] = { "request-id", "ID" },
  [LOA_OPTION_WAIT] = { "wait", NULL },
  [LOA_OPTION_SPEAKER] = { "speaker", N_("SERIAL") },
  [LOA_OPTION_SEARCH] = { "search", N_("TEXT") },
  [LOA_OPTION_ACCOUNT] = { "account", N_("ID|NUMBER") },
  [LOA_OPTION_FROM] = { "from", N_("DAY") },
  [LOA_OPTION_TO] = { "to", N_("DAY") },
  [LOA_OPTION_IN] = { "in", NULL },
  [LOA_OPTION_OUT] = { "out", NULL },
  [LOA_OPTION_MIN] = { "min", N_("AMOUNT") },
  [LOA_OPTION_MAX] = { "max", N_("AMOUNT") },
  [LOA_OPTION_REFERENCE] = { "reference", N_("REFERENCE") },
  [LOA_OPTION_CODE] = { "code", N_("CODE") },
  [LOA_OPTION_LIMIT] = { "limit", "N" },
  [LOA_OPTION_OFFSET] = { "offset", "N" },
};

#define COMMON_OPTIONS                                                                                      \
  (LOA_OPTION_BIT (JSON) | LOA_OPTION_BIT (PROFILE) | LOA_OPTION_BIT (DEMO) | LOA_OPTION_BIT (DEBUG_HTTP)   \
   | LOA_OPTION_BIT (HELP) | LOA_OPTION_BIT (VERSION))

/* Of several mistakes the first is told. */
G_GNUC_PRINTF (2, 3)
static void
set_usage_error (GError     **error,
                 const char  *format,
                 ...)
{
  va_list arguments;

  if (*error != NULL)
    return;

  va_start (arguments, format);
  *error = g_error_new_valist (LOA_SHOP_ERROR, LOA_SHOP_ERROR_USAGE, format, arguments);
  va_end (arguments);
}

static gboolean
find_option (const char *name,
             gsize       length,
             LoaOption  *option)
{
  for (guint i = 0; i < LOA_N_OPTIONS; i++)
    {
      if (strlen (options[i].name) == length && memcmp (options[i].name, name, length) == 0)
        {
          *option = i;
          return TRUE;
        }
    }

  return FALSE;
}

/* Takes the option at @argv[0] and gives how many arguments after it were its value. */
static int
take_option (LoaArguments  *self,
             char         **argv,
             GError       **error)
{
  const char *name = argv[0] + strlen ("--");
  const char *equals = strchr (name, '=');
  LoaOption option;

  if (!find_option (name, equals != NULL ? (gsize) (equals - name) : strlen (name), &option))
    {
      set_usage_error (error, _("There is no option “%s”. See “loactl --help”."), argv[0]);
      return 0;
    }

  self->given |= 1u << option;
  if (options[option].placeholder == NULL)
    {
      if (equals != NULL)
        set_usage_error (error, _("The option “--%s” takes no value."), options[option].name);
      return 0;
    }

  self->values[option] = equals != NULL ? equals + 1 : argv[1];
  if (self->values[option] == NULL)
    set_usage_error (error, _("The option “--%s” needs a value."), options[option].name);
  return equals == NULL && argv[1] != NULL ? 1 : 0;
}

static gboolean
is_option (const char *argument)
{
  return argument[0] == '-' && (argument[1] == '-' || g_ascii_isalpha (argument[1]));
}

static void
take_arguments (LoaArguments  *self,
                char         **argv,
                GError       **error)
{
  gboolean options_ended = FALSE;

  for (; *argv != NULL; argv++)
    {
      /* What is shown again, or written as JSON, has to be text. Paths are no exception: they are shown too. */
      if (!g_utf8_validate (*argv, -1, NULL))
        set_usage_error (error, _("An argument is not text in UTF-8."));
      else if (options_ended || !is_option (*argv))
        g_ptr_array_add (self->words, *argv);
      else if (strcmp (*argv, "--") == 0)
        options_ended = TRUE;
      else if (strcmp (*argv, "-h") == 0)
        self->given |= LOA_OPTION_BIT (HELP);
      else if (g_str_has_prefix (*argv, "--"))
        argv += take_option (self, argv, error);
      else
        set_usage_error (error, _("There is no option “%s”. See “loactl --help”."), *argv);
    }
}

LoaArguments *
loa_arguments_parse (int      argc,
                     char   **argv,
                     GError **error)
{
  LoaArguments *self = g_new0 (LoaArguments, 1);
  GError *first_error = NULL;

  self->words = g_ptr_array_new ();
  if (argc > 0)
    take_arguments (self, argv + 1, &first_error);

  for (guint i = 0; i < LOA_N_OPTIONS; i++)
    {
      if (self->values[i] != NULL && !g_utf8_validate (self->values[i], -1, NULL))
        set_usage_error (&first_error, _("An argument is not text in UTF-8."));
    }

  if (first_error != NULL)
    g_propagate_error (error, first_error);
  return self;
}

void
loa_arguments_free (LoaArguments *self)
{
  g_ptr_array_unref (self->words);
  g_free (self);
}

const char * const *
loa_arguments_get_words (const LoaArguments *self,
                         guint              *n_words)
{
  *n_words = self->words->len;
  return (const char * const *) self->words->pdata;
}

gboolean
loa_arguments_has (const LoaArguments *self,
                   LoaOption           option)
{
  return (self->given & (1u << option)) != 0;
}

const char *
loa_arguments_get (const LoaArguments *self,
                   LoaOption           option)
{
  return self->values[option];
}

gboolean
loa_arguments_check_allowed (const LoaArguments  *self,
                             guint                allowed,
                             GError             **error)
{
  guint others = self->given & ~(allowed | COMMON_OPTIONS);

  if (others == 0)
    return TRUE;

  g_set_error (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_USAGE,
               _("This command does not take the option “--%s”. See “loactl --help”."),
               options[g_bit_nth_lsf (others, -1)].name);
  return FALSE;
}

const char *
loa_option_get_name (LoaOption option)
{
  return options[option].name;
}

const char *
loa_option_get_placeholder (LoaOption option)
{
  return options[option].placeholder != NULL ? _(options[option].placeholder) : NULL;
}
