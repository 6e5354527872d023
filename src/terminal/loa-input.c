/* loa-input.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Lines are read byte by byte: a reader that buffers would keep secrets in memory that nobody clears. */

#define G_LOG_DOMAIN "loa-terminal"

#include "config.h"

#include "loa-input.h"

#include <errno.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include <gio/gio.h>
#include <glib-unix.h>
#include <glib/gi18n.h>

#include "loa-failure.h"
#include "loa-keyring.h"

/* Far above every secret and every address with a code. */
#define MAX_LINE_LENGTH 16384

typedef struct
{
  GMainLoop *loop; /* (owned) */
  char *line;      /* (owned): MAX_LINE_LENGTH + 1 bytes, cleared before they are freed */
  gsize length;
  int read_errno;
  guint complete : 1;
  guint too_long : 1;
  guint ended : 1;
} Reading;

static gboolean
readable_cb (int          fd,
             GIOCondition condition,
             gpointer     user_data)
{
  Reading *reading = user_data;
  char byte;
  gssize n_read = read (fd, &byte, 1);

  if (n_read < 0 && (errno == EINTR || errno == EAGAIN))
    return G_SOURCE_CONTINUE;

  if (n_read < 0)
    reading->read_errno = errno;
  else if (n_read == 0)
    reading->ended = TRUE;
  else if (byte == '\n')
    reading->complete = TRUE;
  else if (reading->length == MAX_LINE_LENGTH)
    reading->too_long = TRUE;
  else
    {
      reading->line[reading->length++] = byte;
      explicit_bzero (&byte, sizeof byte);
      return G_SOURCE_CONTINUE;
    }

  g_main_loop_quit (reading->loop);
  return G_SOURCE_CONTINUE;
}

static gboolean
cancelled_cb (GCancellable *cancellable,
              gpointer      user_data)
{
  Reading *reading = user_data;

  g_main_loop_quit (reading->loop);
  return G_SOURCE_CONTINUE;
}

static void
run (Reading      *reading,
     GCancellable *cancellable)
{
  g_autoptr (GSource) fd_source = g_unix_fd_source_new (STDIN_FILENO, G_IO_IN | G_IO_HUP | G_IO_ERR);
  g_autoptr (GSource) cancel_source = g_cancellable_source_new (cancellable);

  g_source_set_callback (fd_source, G_SOURCE_FUNC (readable_cb), reading, NULL);
  g_source_set_callback (cancel_source, G_SOURCE_FUNC (cancelled_cb), reading, NULL);
  g_source_attach (fd_source, NULL);
  g_source_attach (cancel_source, NULL);
  g_main_loop_run (reading->loop);
  g_source_destroy (fd_source);
  g_source_destroy (cancel_source);
}

static gboolean
check_reading (const Reading  *reading,
               GCancellable   *cancellable,
               GError        **error)
{
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;

  if (reading->read_errno != 0)
    {
      g_set_error (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_FILE, _("Standard input cannot be read: %s"),
                   g_strerror (reading->read_errno));
      return FALSE;
    }

  if (reading->too_long || memchr (reading->line, '\0', reading->length) != NULL
      || !g_utf8_validate (reading->line, (gssize) reading->length, NULL))
    {
      g_set_error_literal (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_USAGE,
                           _("The line on standard input is too long, or not text in UTF-8."));
      return FALSE;
    }

  /* A last line may lack its end. */
  if (reading->ended && reading->length == 0)
    {
      g_set_error_literal (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_FILE,
                           _("Standard input ended before everything that is needed was there."));
      return FALSE;
    }

  return TRUE;
}

char *
loa_input_read_line (LoaOutput     *output,
                     const char    *prompt,
                     GCancellable  *cancellable,
                     GError       **error)
{
  Reading reading = { 0 };
  gboolean is_terminal = isatty (STDIN_FILENO);
  struct termios modes;
  gboolean echoes = is_terminal && tcgetattr (STDIN_FILENO, &modes) == 0 && (modes.c_lflag & ECHO) != 0;
  gboolean succeeded;

  reading.loop = g_main_loop_new (NULL, FALSE);
  reading.line = g_malloc0 (MAX_LINE_LENGTH + 1);
  if (is_terminal)
    loa_output_draw (output, prompt);

  run (&reading, cancellable);
  loa_output_end_line (output, echoes && reading.complete);
  succeeded = check_reading (&reading, cancellable, error);
  if (succeeded && reading.length > 0 && reading.line[reading.length - 1] == '\r')
    reading.line[--reading.length] = '\0';

  g_main_loop_unref (reading.loop);
  if (!succeeded)
    {
      explicit_bzero (reading.line, reading.length);
      g_clear_pointer (&reading.line, g_free);
    }
  return reading.line;
}

char *
loa_input_read_secret (LoaOutput     *output,
                       const char    *prompt,
                       GCancellable  *cancellable,
                       GError       **error)
{
  struct termios modes;
  gboolean is_terminal = tcgetattr (STDIN_FILENO, &modes) == 0;
  char *secret;

  if (is_terminal)
    {
      struct termios silent = modes;

      /* Quitting or suspending here would leave the terminal silent. */
      silent.c_lflag &= ~(tcflag_t) ECHO;
      silent.c_cc[VQUIT] = _POSIX_VDISABLE;
      silent.c_cc[VSUSP] = _POSIX_VDISABLE;
      tcsetattr (STDIN_FILENO, TCSADRAIN, &silent);
    }

  secret = loa_input_read_line (output, prompt, cancellable, error);

  if (is_terminal)
    tcsetattr (STDIN_FILENO, TCSADRAIN, &modes);
  if (secret != NULL && *secret == '\0')
    {
      g_clear_pointer (&secret, loa_secret_free);
      g_set_error_literal (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_USAGE, _("The secret is empty."));
    }
  return secret;
}
