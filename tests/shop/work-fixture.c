/* work-fixture.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "work-fixture.h"

#include "loa-bank-sign-in.h"
#include "loa-store-announcements.h"
#include "sepay-address.h"
#include "sepay-session.h"

static void
set_up (Work     *work,
        LoaClock *clock)
{
  g_autoptr (GError) error = NULL;

  work->clock = clock;
  work->simulator = loa_simulator_new (clock, LOA_SIMULATOR_N_TRANSACTIONS, LOA_SIMULATOR_DATES_DOCUMENTED);
  loa_simulator_listen (work->simulator, 0, &error);
  g_assert_no_error (error);
  loa_simulator_set_paired (work->simulator, SPEAKER, TRUE);
  loa_simulator_set_online (work->simulator, SPEAKER, TRUE);

  work->session = sepay_session_new ();
  work->keyring = loa_keyring_new_in_memory ();
  work->folder = g_dir_make_tmp ("loa-work-XXXXXX", &error);
  g_assert_no_error (error);
  work->store_path = g_build_filename (work->folder, "store.db", NULL);
  work->store = work_open_store (work);
  work->row_lock = work_make_row_lock (work);
  work->account = work_make_account (work, loa_simulator_get_soundbox_url (work->simulator));
  work->announcer = loa_announcer_new (work->store, work->row_lock, work->account, work->clock);
}

void
work_set_up (Work          *work,
             gconstpointer  data)
{
  set_up (work, loa_clock_new_leaping (WORK_START));
  work_connect (work);
}

void
work_set_up_real_clock (Work          *work,
                        gconstpointer  data)
{
  set_up (work, loa_clock_new ());
  work_connect (work);
}

void
work_tear_down (Work          *work,
                gconstpointer  data)
{
  assert_ends (work->announcer);
  assert_ends (work->account);
  assert_ends (work->row_lock);
  work_close_store (work->store);

  soup_session_abort (work->session);
  g_clear_object (&work->session);
  g_clear_object (&work->keyring);
  g_clear_object (&work->simulator);
  settle ();
  g_clear_object (&work->clock);
  remove_folder (work->folder);
  g_clear_pointer (&work->folder, g_free);
  g_clear_pointer (&work->store_path, g_free);
}

void
work_connect (Work *work)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  loa_soundbox_account_connect_async (work->account, loa_simulator_get_soundbox_client_id (),
                                      loa_simulator_get_soundbox_client_secret (), NULL, keep_result_cb, &result);
  loa_soundbox_account_connect_finish (work->account, wait_for_result (&result), &error);
  g_assert_no_error (error);
}

LoaSoundboxAccount *
work_make_account (Work       *work,
                   const char *address)
{
  g_autofree char *lock_path = g_build_filename (work->folder, "refresh.lock", NULL);
  g_autoptr (LoaFileLock) lock = loa_file_lock_new (lock_path);
  g_autoptr (GUri) uri = NULL;
  g_autoptr (GError) error = NULL;

  uri = sepay_address_parse (address, &error);
  g_assert_no_error (error);

  return loa_soundbox_account_new (work->keyring, "tested", lock, work->session, uri, work->clock);
}

static char *
follow_authorise (const char *authorise_uri)
{
  g_autoptr (SoupSession) browser = soup_session_new ();
  g_autoptr (SoupMessage) message = soup_message_new (SOUP_METHOD_GET, authorise_uri);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GBytes) body = NULL;
  g_autoptr (GError) error = NULL;

  soup_message_add_flags (message, SOUP_MESSAGE_NO_REDIRECT);
  soup_session_send_and_read_async (browser, message, G_PRIORITY_DEFAULT, NULL, keep_result_cb, &result);
  body = soup_session_send_and_read_finish (browser, wait_for_result (&result), &error);
  g_assert_no_error (error);

  return g_strdup (soup_message_headers_get_one (soup_message_get_response_headers (message), "Location"));
}

/* A grant of the simulator's bank, signed in to as a person would. */
LoaBankGrant *
work_sign_in (Work *work)
{
  return work_sign_in_for (work, LOA_BANK_SCOPES);
}

LoaBankGrant *
work_sign_in_for (Work       *work,
                  const char *scopes)
{
  g_autofree char *asked = g_uri_escape_string (LOA_BANK_SCOPES, NULL, FALSE);
  g_autofree char *allowed = g_uri_escape_string (scopes, NULL, FALSE);
  g_autoptr (GString) page = NULL;
  g_autofree char *lock_path = g_build_filename (work->folder, "refresh.lock", NULL);
  g_autoptr (LoaFileLock) lock = loa_file_lock_new (lock_path);
  g_autoptr (LoaBankSignIn) sign_in = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GUri) address = NULL;
  g_autofree char *callback = NULL;
  g_autoptr (GError) error = NULL;
  LoaBankGrant *grant;

  address = sepay_address_parse (loa_simulator_get_bank_url (work->simulator), &error);
  g_assert_no_error (error);
  grant = loa_bank_grant_new (work->keyring, "tested", lock, work->session, address, work->clock);
  sign_in = loa_bank_sign_in_new (grant, loa_simulator_get_bank_client_id (), loa_simulator_get_bank_client_secret (),
                                  loa_simulator_get_redirect_uri (work->simulator), work->clock, &error);
  g_assert_no_error (error);

  page = g_string_new (loa_bank_sign_in_get_authorise_uri (sign_in));
  g_assert_cmpuint (g_string_replace (page, asked, allowed, 0), ==, 1);
  callback = follow_authorise (page->str);
  loa_bank_sign_in_paste_async (sign_in, callback, NULL, keep_result_cb, &result);
  loa_bank_sign_in_paste_finish (sign_in, wait_for_result (&result), &error);
  g_assert_no_error (error);

  return grant;
}

LoaFileLock *
work_make_row_lock (Work *work)
{
  g_autofree char *path = g_build_filename (work->folder, "rows.lock", NULL);

  return loa_file_lock_new (path);
}

LoaStore *
work_open_store (Work *work)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  LoaStore *store;

  loa_store_open_async (work->store_path, NULL, keep_result_cb, &result);
  store = loa_store_open_finish (wait_for_result (&result), &error);
  g_assert_no_error (error);

  return store;
}

void
work_close_store (LoaStore *store)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  loa_store_close_async (store, NULL, keep_result_cb, &result);
  loa_store_close_finish (store, wait_for_result (&result), &error);
  g_assert_no_error (error);
  g_clear_object (&result);
  assert_ends (store);
}

void
work_add_fault (Work       *work,
                const char *path,
                const char *fault,
                guint       n_requests)
{
  g_autoptr (GError) error = NULL;

  loa_simulator_add_fault (work->simulator, path, fault, n_requests, &error);
  g_assert_no_error (error);
}

void
work_set_variant (Work       *work,
                  const char *variant,
                  gboolean    on)
{
  g_autoptr (GError) error = NULL;

  loa_simulator_set_variant (work->simulator, variant, on, &error);
  g_assert_no_error (error);
}

guint
work_count (Work       *work,
            const char *path)
{
  return loa_simulator_get_n_requests (work->simulator, path);
}

LoaAnnouncementRecord *
work_announce (Work        *work,
               const char  *request_id,
               gint64       amount,
               GError     **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  loa_announcer_announce_async (work->announcer, SPEAKER, amount, request_id, LOA_ANNOUNCEMENT_CAUSE_BY_HAND, NULL,
                                keep_result_cb, &result);

  return loa_announcer_announce_finish (work->announcer, wait_for_result (&result), error);
}

LoaAnnouncementRecord *
work_follow (Work        *work,
             const char  *request_id,
             GError     **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  loa_announcer_follow_async (work->announcer, request_id, NULL, keep_result_cb, &result);

  return loa_announcer_follow_finish (work->announcer, wait_for_result (&result), error);
}

gboolean
work_resume (Work    *work,
             GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  loa_announcer_resume_async (work->announcer, NULL, keep_result_cb, &result);

  return loa_announcer_resume_finish (work->announcer, wait_for_result (&result), error);
}

LoaAnnouncementRecord *
work_get_row (Work       *work,
              const char *request_id)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  LoaAnnouncementRecord *record;

  loa_store_get_announcement_async (work->store, request_id, NULL, keep_result_cb, &result);
  record = loa_store_get_announcement_finish (work->store, wait_for_result (&result), &error);
  g_assert_no_error (error);

  return record;
}

/* Writes down what an earlier process asked for and did no more. */
void
work_ask (Work       *work,
          const char *request_id,
          gint64      asked)
{
  g_autoptr (LoaAnnouncementRecord) record = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  loa_store_ask_announcement_async (work->store, request_id, SPEAKER, 150000, LOA_ANNOUNCEMENT_CAUSE_TEST, asked, NULL,
                                    keep_result_cb, &result);
  record = loa_store_ask_announcement_finish (work->store, wait_for_result (&result), NULL, &error);
  g_assert_no_error (error);
}
