/* loa-text-print.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LOA_TYPE_TEXT_PRINT (loa_text_print_get_type ())

/**
 * LoaTextPrint:
 *
 * Prints a text, on as many pages as it takes. Its first line is a heading, and so is one after an empty line.
 */
G_DECLARE_FINAL_TYPE (LoaTextPrint, loa_text_print, LOA, TEXT_PRINT, GtkPrintOperation)

/**
 * loa_text_print_new:
 * @title: the name of the print job
 * @text: what is printed
 *
 * Returns: (transfer full): an operation, to be run once
 */
GtkPrintOperation *loa_text_print_new (const char *title,
                                       const char *text);

G_END_DECLS
