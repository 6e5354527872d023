/* loa-register-export.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include <glib/gi18n.h>

#include "loa-register-export.h"
#include "loa-save-file.h"
#include "loa-speaker-export.h"
#include "loa-toast.h"
#include "loa-vietnam-time.h"

static void
exported_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GtkWidget) window = user_data;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  const gint64 n = loa_speaker_export_finish (LOA_STORE (object), result, &error);

  if (n < 0)
    {
      loa_toast_show_failure (window, error);
      return;
    }

  text = g_strdup_printf (ngettext ("%d speaker exported", "%d speakers exported", (gulong) n), (int) n);
  loa_toast_show (window, text);
}

static void
file_chosen_cb (GObject      *object,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (LoaStore) store = user_data;
  g_autoptr (GFile) file = NULL;
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  file = loa_save_file_finish (GTK_WINDOW (object), result, &error);
  path = file != NULL ? g_file_get_path (file) : NULL;
  if (path != NULL)
    loa_speaker_export_async (store, path, NULL, exported_cb, g_object_ref (object));
  else if (file != NULL)
    loa_toast_show (GTK_WIDGET (object),
                    _("Loa can only write to a folder of this computer. Choose another place."));
  else
    loa_toast_show_failure (GTK_WIDGET (object), error);
}

void
loa_register_export (GtkWindow *window,
                     LoaShop   *shop)
{
  g_autofree char *day = NULL;
  g_autofree char *name = NULL;

  g_return_if_fail (GTK_IS_WINDOW (window));
  g_return_if_fail (LOA_IS_SHOP (shop));

  day = loa_vietnam_day_format (loa_clock_get_unix_seconds (loa_shop_get_clock (shop)));
  /* Translators: a file name; %s is a day such as 2025-11-21. Keep the ending. */
  name = g_strdup_printf (_("speakers-%s.csv"), day);
  loa_save_file_async (window, _("Export speakers (.csv)"), name, NULL, file_chosen_cb,
                       g_object_ref (loa_shop_get_store (shop)));
}
