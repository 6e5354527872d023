/* loa-window-private.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-accounts-notice.h"
#include "loa-adaptive-bin.h"
#include "loa-announcement-desk.h"
#include "loa-announcements-view.h"
#include "loa-banner.h"
#include "loa-demo-panel.h"
#include "loa-demonstration.h"
#include "loa-keyring-notice.h"
#include "loa-notifier.h"
#include "loa-profile-menu.h"
#include "loa-profile-strip.h"
#include "loa-speakers-view.h"
#include "loa-startup.h"
#include "loa-store-watch.h"
#include "loa-transactions-view.h"
#include "loa-window.h"

G_BEGIN_DECLS

/* The parts of the window, for the files that it is written in. */
struct _LoaWindow
{
  AdwApplicationWindow parent_instance;

  LoaShop *shop;                      /* (owned) (nullable) */
  LoaStoreWatch *store_watch;         /* (owned) (nullable) */
  LoaStartup *startup;                /* (owned) (nullable) */
  LoaAnnouncementDesk *desk;          /* (owned) (nullable) */
  LoaProfileMenu *profile_menu;       /* (owned) (nullable): none in the demo */
  LoaKeyringNotice *keyring_notice;   /* (owned) (nullable) */
  LoaAccountsNotice *accounts_notice; /* (owned) (nullable): none in the demo */
  LoaDemonstration *demonstration;    /* (owned) (nullable) */
  LoaNotifier *notifier;              /* (owned) (nullable) */
  gboolean demo;
  gboolean started;                   /* everything that is kept has been read */
  LoaWindowRequest request;           /* what is to be shown once it is started */
  char *request_target;               /* (owned) (nullable): of it */

  LoaAdaptiveBin *adaptive_bin;
  AdwToastOverlay *toast_overlay;
  GtkWidget *header_bar;
  GtkWidget *add_button;
  GtkWidget *view_switcher;
  GtkMenuButton *main_menu_button;
  AdwWindowTitle *window_title;
  AdwViewSwitcherBar *view_switcher_bar;
  GMenu *main_menu;
  LoaProfileStrip *profile_strip;
  LoaBanner *demo_banner;
  GtkWidget *notices_box;
  LoaBanner *error_banner;
  LoaBanner *accounts_banner;
  LoaDemoPanel *demo_panel;
  GtkStack *stack;
  AdwStatusPage *failure_page;
  GtkWidget *own_servers_button;
  AdwViewStack *view_stack;
  LoaSpeakersView *speakers_view;
  LoaTransactionsView *transactions_view;
  LoaAnnouncementsView *announcements_view;
};

/* Installs the actions that open dialogs, other windows and other programs. */
void                 loa_window_install_dialogs (GtkWidgetClass *widget_class);

/* Installs the actions that go to a view, or search in it. */
void                 loa_window_install_views (GtkWidgetClass *widget_class);

/* Shows the window as it was when it was last closed. */
void                 loa_window_restore_state (LoaWindow *self);

/* Remembers how the window is. */
void                 loa_window_keep_state (LoaWindow *self);

/* Shows what was asked for from outside, unless a dialog is open. */
void                 loa_window_show_requested (LoaWindow *self);

/* Shows the switcher of views that fits what is shown and how wide the window is. */
void                 loa_window_update_switchers (LoaWindow *self);

/* Shows what is in the view that is chosen, and hides what is in the others. */
void                 loa_window_update_views (LoaWindow *self);

/* Shows the views, or how to begin while there is nothing to see in them. */
void                 loa_window_show_first_page (LoaWindow *self,
                                                 gboolean   has_transactions);

/* Enables the actions that need a shop, or disables them. */
void                 loa_window_set_actions_enabled (LoaWindow *self,
                                                     gboolean   enabled);

/* Enables the export of speakers, or disables it while there are none. */
void                 loa_window_update_export (LoaWindow *self);

/* Shows what a simulated speaker says in the dialogs that wait for it. */
void                 loa_window_show_spoken_in_dialogs (const char *hardware_id,
                                                        const char *spoken);

/* Not NULL while the actions that need it are enabled. */
LoaShop             *loa_window_get_shop        (LoaWindow      *self);
LoaAnnouncementDesk *loa_window_get_desk        (LoaWindow      *self);
LoaDemonstration    *loa_window_get_demonstration (LoaWindow    *self);

gboolean             loa_window_get_demo        (LoaWindow      *self);
void                 loa_window_tell_failure    (LoaWindow      *self,
                                                 const GError   *error);

G_END_DECLS
