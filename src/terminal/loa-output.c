/* loa-output.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* stdio is not used: it converts nothing, but buffers, and after a broken pipe it does not tell which line was lost. */

#define G_LOG_DOMAIN "loa-terminal"

#include "config.h"

#include "loa-output.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include <glib/gi18n.h>

#include "loa-failure.h"
#include "loa-json.h"
#include "loa-terminal-failure.h"

#define PIECE_LENGTH 65536

struct _LoaOutput
{
  int result_fd;       /* where standard output was */
  int result_errno;    /* of the first write there that failed, or 0 */
  guint is_json : 1;
  guint line_open : 1; /* whether standard error stands in an unfinished line */
};

static int
write_all (int         fd,
           const char *text,
           gsize       length)
{
  while (length > 0)
    {
      gssize n_written = write (fd, text, length);

      if (n_written < 0 && errno == EAGAIN)
        {
          GPollFD poll_fd = { .fd = fd, .events = G_IO_OUT };

          g_poll (&poll_fd, 1, -1);
        }
      else if (n_written < 0 && errno != EINTR)
        {
          return errno;
        }
      else if (n_written > 0)
        {
          text += n_written;
          length -= (gsize) n_written;
        }
    }

  return 0;
}

static void
write_result (LoaOutput *self,
              GString   *text)
{
  if (self->result_errno == 0)
    self->result_errno = write_all (self->result_fd, text->str, text->len);
}

static void
write_note (LoaOutput  *self,
            const char *text)
{
  g_autofree char *line = g_strconcat (text, "\n", NULL);

  loa_output_end_line (self, FALSE);
  write_all (STDERR_FILENO, line, strlen (line));
}

static gboolean
is_harmful (gunichar character)
{
  return g_unichar_iscntrl (character)
         || character == 0x2028 || character == 0x2029       /* end a line or paragraph */
         || character == 0x061c || character == 0x200e || character == 0x200f
         || (character >= 0x202a && character <= 0x202e)     /* turn the direction of reading */
         || (character >= 0x2066 && character <= 0x2069);
}

static char *
to_json (JsonBuilder *builder)
{
  g_autoptr (JsonNode) root = json_builder_get_root (builder);

  return json_to_string (root, FALSE);
}

LoaOutput *
loa_output_new (gboolean json)
{
  LoaOutput *self = g_new0 (LoaOutput, 1);

  self->is_json = !!json;
  self->result_fd = fcntl (STDOUT_FILENO, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
  if (self->result_fd >= 0)
    dup2 (STDERR_FILENO, STDOUT_FILENO);
  return self;
}

void
loa_output_free (LoaOutput *self)
{
  if (self->result_fd >= 0)
    close (self->result_fd);
  g_free (self);
}

gboolean
loa_output_is_json (LoaOutput *self)
{
  return self->is_json;
}

void
loa_output_line (LoaOutput  *self,
                 const char *format,
                 ...)
{
  g_autofree char *text = NULL;
  g_autofree char *harmless = NULL;
  g_autoptr (GString) line = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  harmless = loa_output_make_harmless (text);
  line = g_string_new (harmless);
  g_string_append_c (line, '\n');
  write_result (self, line);
}

void
loa_output_object (LoaOutput   *self,
                   JsonBuilder *builder)
{
  g_autofree char *text = to_json (builder);
  g_autoptr (GString) line = g_string_new (text);

  g_string_append_c (line, '\n');
  write_result (self, line);
}

void
loa_output_list (LoaOutput        *self,
                 const char       *name,
                 GPtrArray        *rows,
                 LoaOutputAddFunc  add_row,
                 JsonBuilder      *others)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (text, "{\"%s\":[", name);
  for (guint i = 0; i < rows->len; i++)
    {
      g_autofree char *object = NULL;

      add_row (builder, g_ptr_array_index (rows, i));
      object = to_json (builder);
      json_builder_reset (builder);
      g_string_append_printf (text, "%s%s", i > 0 ? "," : "", object);
      if (text->len >= PIECE_LENGTH)
        {
          write_result (self, text);
          g_string_truncate (text, 0);
        }
    }

  g_string_append_c (text, ']');
  if (others != NULL)
    {
      g_autofree char *object = to_json (others);

      /* The opening brace makes room for the comma. */
      g_string_append_printf (text, ",%s\n", object + 1);
    }
  else
    {
      g_string_append (text, "}\n");
    }
  write_result (self, text);
}

void
loa_output_note (LoaOutput  *self,
                 const char *format,
                 ...)
{
  g_autofree char *text = NULL;
  g_autofree char *harmless = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  harmless = loa_output_make_harmless (text);
  write_note (self, harmless);
}

void
loa_output_draw (LoaOutput  *self,
                 const char *text)
{
  g_autofree char *harmless = loa_output_make_harmless (text);
  g_autofree char *line = g_strconcat (self->line_open ? "\r\033[K" : "", harmless, NULL);

  write_all (STDERR_FILENO, line, strlen (line));
  self->line_open = TRUE;
}

void
loa_output_erase (LoaOutput *self)
{
  if (self->line_open)
    write_all (STDERR_FILENO, "\r\033[K", strlen ("\r\033[K"));
  self->line_open = FALSE;
}

void
loa_output_end_line (LoaOutput *self,
                     gboolean   was_ended)
{
  if (self->line_open && !(was_ended && isatty (STDERR_FILENO)))
    write_all (STDERR_FILENO, "\n", 1);
  self->line_open = FALSE;
}

void
loa_output_error (LoaOutput    *self,
                  const GError *error)
{
  g_autofree char *message = loa_terminal_failure_describe (error);

  if (self->is_json)
    {
      g_autoptr (JsonBuilder) builder = json_builder_new ();
      g_autofree char *text = NULL;

      json_builder_begin_object (builder);
      loa_json_add_error (builder, error);
      json_builder_end_object (builder);
      text = to_json (builder);
      write_note (self, text);
    }
  else
    {
      loa_output_note (self, "loactl: %s", message);
    }
}

gboolean
loa_output_check (LoaOutput  *self,
                  GError    **error)
{
  if (self->result_errno == 0)
    return TRUE;

  g_set_error (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_FILE,
               _("The result could not be written to standard output: %s"), g_strerror (self->result_errno));
  return FALSE;
}

char *
loa_output_make_harmless (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  g_autoptr (GString) harmless = g_string_sized_new (strlen (valid));

  for (const char *cursor = valid; *cursor != '\0'; cursor = g_utf8_next_char (cursor))
    {
      gunichar character = g_utf8_get_char (cursor);

      if (character == '\n' || character == '\r' || character == '\t')
        g_string_append_c (harmless, ' ');
      else
        g_string_append_unichar (harmless, is_harmful (character) ? 0xfffd : character);
    }

  return g_string_free (g_steal_pointer (&harmless), FALSE);
}
