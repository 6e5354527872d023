/* loa-mnemonics.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-compat"

#include "config.h"

#include <adwaita.h>

#include "loa-mnemonics.h"

/* GTK's own are underscores in the labels, which its version 4.8 reads to screen readers, and which two translations of
 * one dialog have to keep apart. */

#define UNDERLINED "loa-underlined"

typedef struct
{
  GtkWidget *target; /* (unowned) */
  GtkLabel *label;   /* (unowned) */
  const char *place; /* (unowned) (nullable): the character in the label's text */
  char letter;       /* from a to z, or 0 where none was left */
} Mnemonic;

/* Returns: (transfer none) (nullable): the first label that is shown inside a widget */
static GtkLabel *
find_label (GtkWidget *widget)
{
  GtkLabel *label = NULL;

  if (!gtk_widget_get_mapped (widget))
    return NULL;

  if (GTK_IS_LABEL (widget) && *gtk_label_get_text (GTK_LABEL (widget)) != '\0')
    return GTK_LABEL (widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && label == NULL;
       child = gtk_widget_get_next_sibling (child))
    label = find_label (child);

  return label;
}

static gboolean
is_target (GtkWidget *widget)
{
  return GTK_IS_BUTTON (widget) || GTK_IS_CHECK_BUTTON (widget) || ADW_IS_ENTRY_ROW (widget) ||
         ADW_IS_COMBO_ROW (widget);
}

static gboolean
is_in_a_list (GtkWidget *widget)
{
  const GtkAccessibleRole role = gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (widget));

  return role == GTK_ACCESSIBLE_ROLE_LIST_ITEM || GTK_IS_LIST_VIEW (widget) || GTK_IS_COLUMN_VIEW (widget);
}

static void
collect (GtkWidget *widget,
         GArray    *mnemonics)
{
  GtkWidget *labelled = GTK_IS_LABEL (widget) ? gtk_label_get_mnemonic_widget (GTK_LABEL (widget)) : NULL;

  if (!gtk_widget_get_mapped (widget) || !gtk_widget_get_sensitive (widget))
    return;

  if (is_target (widget) || labelled != NULL)
    {
      const Mnemonic mnemonic = { labelled != NULL ? labelled : widget, find_label (widget), NULL, '\0' };

      if (mnemonic.label != NULL)
        g_array_append_val (mnemonics, mnemonic);
    }
  else if (!is_in_a_list (widget))
    {
      for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
           child = gtk_widget_get_next_sibling (child))
        collect (child, mnemonics);
    }
}

/* Returns: the letter of the alphabet on whose key a character is, or 0 */
static char
fold (const char *character)
{
  g_autofree char *one = g_strndup (character, (gsize) (g_utf8_next_char (character) - character));
  g_autofree char *ascii = g_str_to_ascii (one, "C");

  /* It is a letter of its own, and no D with an accent. */
  if (g_str_equal (one, "Đ") || g_str_equal (one, "đ"))
    return 'd';

  return g_ascii_isalpha (ascii[0]) ? g_ascii_tolower (ascii[0]) : '\0';
}

/* Looks at the beginnings of words, or at all letters. */
static void
choose (Mnemonic *mnemonic,
        gboolean *taken,
        gboolean  beginnings)
{
  gboolean is_beginning = TRUE;

  for (const char *place = gtk_label_get_text (mnemonic->label); *place != '\0' && mnemonic->letter == '\0';
       place = g_utf8_next_char (place))
    {
      const char letter = fold (place);

      if (letter != '\0' && (is_beginning || !beginnings) && !taken[letter - 'a'])
        {
          taken[letter - 'a'] = TRUE;
          mnemonic->place = place;
          mnemonic->letter = letter;
        }
      is_beginning = !g_unichar_isalnum (g_utf8_get_char (place));
    }
}

/* Returns: (transfer full) (element-type Mnemonic): those of all that is shown now */
static GArray *
find_mnemonics (GtkWindow *window)
{
  GArray *mnemonics = g_array_new (FALSE, FALSE, sizeof (Mnemonic));
  gboolean taken[26] = { FALSE };

  collect (GTK_WIDGET (window), mnemonics);
  for (guint i = 0; i < mnemonics->len; i++)
    choose (&g_array_index (mnemonics, Mnemonic, i), taken, TRUE);
  for (guint i = 0; i < mnemonics->len; i++)
    choose (&g_array_index (mnemonics, Mnemonic, i), taken, FALSE);

  return mnemonics;
}

static void
underline (const Mnemonic *mnemonic)
{
  const char *text = gtk_label_get_text (mnemonic->label);
  PangoAttribute *line = pango_attr_underline_new (PANGO_UNDERLINE_LOW);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  line->start_index = (guint) (mnemonic->place - text);
  line->end_index = (guint) (g_utf8_next_char (mnemonic->place) - text);
  pango_attr_list_insert (attributes, line);
  gtk_label_set_attributes (mnemonic->label, attributes);
  g_object_set_data (G_OBJECT (mnemonic->label), UNDERLINED, attributes);
}

static void
clear_underlines (GtkWidget *widget)
{
  if (g_object_get_data (G_OBJECT (widget), UNDERLINED) != NULL)
    {
      gtk_label_set_attributes (GTK_LABEL (widget), NULL);
      g_object_set_data (G_OBJECT (widget), UNDERLINED, NULL);
    }

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    clear_underlines (child);
}

static void
visible_cb (GtkWindow *window)
{
  g_autoptr (GArray) mnemonics = NULL;

  clear_underlines (GTK_WIDGET (window));
  if (!gtk_window_get_mnemonics_visible (window))
    return;

  mnemonics = find_mnemonics (window);
  for (guint i = 0; i < mnemonics->len; i++)
    {
      const Mnemonic *mnemonic = &g_array_index (mnemonics, Mnemonic, i);

      if (mnemonic->place != NULL && gtk_label_get_attributes (mnemonic->label) == NULL)
        underline (mnemonic);
    }
}

static void
activate (GtkWidget *target)
{
  gtk_widget_grab_focus (target);
  if (!ADW_IS_ENTRY_ROW (target) && !GTK_IS_EDITABLE (target))
    gtk_widget_activate (target);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        state,
                GtkWindow             *window)
{
  const guint letter = gdk_keyval_to_lower (keyval);
  g_autoptr (GArray) mnemonics = NULL;

  if ((state & gtk_accelerator_get_default_mod_mask ()) != GDK_ALT_MASK || letter < GDK_KEY_a || letter > GDK_KEY_z)
    return FALSE;

  mnemonics = find_mnemonics (window);
  for (guint i = 0; i < mnemonics->len; i++)
    {
      const Mnemonic *mnemonic = &g_array_index (mnemonics, Mnemonic, i);

      if ((guint) mnemonic->letter == letter)
        {
          activate (mnemonic->target);
          return TRUE;
        }
    }

  return FALSE;
}

void
loa_mnemonics_add (GtkWindow *window)
{
  GtkEventController *keys;

  g_return_if_fail (GTK_IS_WINDOW (window));

  keys = gtk_event_controller_key_new ();
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), window, G_CONNECT_DEFAULT);
  gtk_widget_add_controller (GTK_WIDGET (window), keys);
  g_signal_connect (window, "notify::mnemonics-visible", G_CALLBACK (visible_cb), NULL);
}
