/* loa-failure.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-shop"

#include "config.h"

#include <gio/gio.h>
#include <glib/gi18n.h>

#include "loa-dong.h"
#include "loa-failure.h"
#include "loa-keyring.h"
#include "loa-quotation.h"
#include "loa-store.h"
#include "sepay-error.h"

/* Errors keep the domain of the room that found them, so that the code which can act on one still knows it. Here alone
 * they become what a person reads and what a script branches on. The switches name every value and have no default, so
 * a new one that nobody thought of does not compile.
 */

G_DEFINE_QUARK (loa-shop-error-quark, loa_shop_error)

static LoaFailure
classify_sepay (SepayError code)
{
  switch (code)
    {
    case SEPAY_ERROR_ADDRESS:
      return LOA_FAILURE_USAGE;

    case SEPAY_ERROR_UNREACHABLE:
      return LOA_FAILURE_UNREACHABLE;

    case SEPAY_ERROR_TIMEOUT:
      return LOA_FAILURE_TIMEOUT;

    case SEPAY_ERROR_SIGNED_OUT:
    case SEPAY_ERROR_GRANT:
      return LOA_FAILURE_NOT_SIGNED_IN;

    case SEPAY_ERROR_UNAUTHORIZED:
    case SEPAY_ERROR_CLIENT:
      return LOA_FAILURE_UNAUTHORIZED;

    case SEPAY_ERROR_FORBIDDEN:
      return LOA_FAILURE_FORBIDDEN;

    case SEPAY_ERROR_NOT_FOUND:
      return LOA_FAILURE_NOT_FOUND;

    case SEPAY_ERROR_RATE_LIMITED:
      return LOA_FAILURE_RATE_LIMITED;

    case SEPAY_ERROR_SERVER:
      return LOA_FAILURE_SERVER;

    case SEPAY_ERROR_REFUSED:
      return LOA_FAILURE_REFUSED;

    case SEPAY_ERROR_MALFORMED:
      return LOA_FAILURE_MALFORMED;
    }

  return LOA_FAILURE_FAILED;
}

static LoaFailure
classify_shop (LoaShopError code)
{
  switch (code)
    {
    case LOA_SHOP_ERROR_USAGE:
      return LOA_FAILURE_USAGE;

    case LOA_SHOP_ERROR_NOT_SIGNED_IN:
      return LOA_FAILURE_NOT_SIGNED_IN;

    case LOA_SHOP_ERROR_DENIED:
      return LOA_FAILURE_FORBIDDEN;

    case LOA_SHOP_ERROR_NOT_KNOWN:
      return LOA_FAILURE_NOT_FOUND;

    case LOA_SHOP_ERROR_OFFLINE:
    case LOA_SHOP_ERROR_NOT_PAIRED:
    case LOA_SHOP_ERROR_NOT_IN_PAIRING_MODE:
    case LOA_SHOP_ERROR_WRONG_CODE:
    case LOA_SHOP_ERROR_EXPIRED:
      return LOA_FAILURE_REFUSED;

    case LOA_SHOP_ERROR_DELIVERY_FAILED:
      return LOA_FAILURE_DELIVERY_FAILED;

    case LOA_SHOP_ERROR_DELIVERY_UNKNOWN:
      return LOA_FAILURE_TIMEOUT;

    case LOA_SHOP_ERROR_NOT_SENT:
    case LOA_SHOP_ERROR_SIGN_IN:
    case LOA_SHOP_ERROR_FILE:
      return LOA_FAILURE_FAILED;
    }

  return LOA_FAILURE_FAILED;
}

static LoaFailure
classify_store (LoaStoreError code)
{
  switch (code)
    {
    case LOA_STORE_ERROR_CONFLICT:
      return LOA_FAILURE_USAGE;

    case LOA_STORE_ERROR_NOT_FOUND:
      return LOA_FAILURE_NOT_FOUND;

    case LOA_STORE_ERROR_CORRUPT:
    case LOA_STORE_ERROR_NEWER:
    case LOA_STORE_ERROR_READ_ONLY:
    case LOA_STORE_ERROR_FULL:
    case LOA_STORE_ERROR_BUSY:
    case LOA_STORE_ERROR_LOCKED:
    case LOA_STORE_ERROR_CLOSED:
    case LOA_STORE_ERROR_FAILED:
      return LOA_FAILURE_STORE;
    }

  return LOA_FAILURE_STORE;
}

static LoaFailure
classify_keyring (LoaKeyringError code)
{
  switch (code)
    {
    case LOA_KEYRING_ERROR_LOCKED:
      return LOA_FAILURE_KEYRING_LOCKED;

    case LOA_KEYRING_ERROR_NO_COLLECTION:
    case LOA_KEYRING_ERROR_NO_SERVICE:
    case LOA_KEYRING_ERROR_NO_BUS:
    case LOA_KEYRING_ERROR_NO_PORTAL:
    case LOA_KEYRING_ERROR_PORTAL_CHANGED:
    case LOA_KEYRING_ERROR_DAMAGED:
    case LOA_KEYRING_ERROR_FAILED:
      return LOA_FAILURE_KEYRING_MISSING;
    }

  return LOA_FAILURE_KEYRING_MISSING;
}

static const char *
get_sepay_sentence (SepayError code)
{
  switch (code)
    {
    case SEPAY_ERROR_ADDRESS:
      return _("The address of the server cannot be used. Correct it in Preferences, or in LOA_SOUNDBOX_URL and "
               "LOA_BANK_URL.");

    case SEPAY_ERROR_UNREACHABLE:
      return _("SePay cannot be reached. Check the internet connection, then try again.");

    case SEPAY_ERROR_TIMEOUT:
      return _("SePay did not answer in time. Check the internet connection, then try again.");

    case SEPAY_ERROR_SIGNED_OUT:
      return _("The account that this needs is not connected. Connect it in Accounts.");

    case SEPAY_ERROR_UNAUTHORIZED:
      return _("SePay did not accept the account. In Accounts, connect SoundBox again with the right client ID and "
               "client secret, or sign in to the bank again.");

    case SEPAY_ERROR_CLIENT:
      return _("SePay does not know this client ID with this client secret. Check both in Accounts.");

    case SEPAY_ERROR_GRANT:
      return _("The sign-in to the bank history is no longer valid. Sign in again in Accounts.");

    case SEPAY_ERROR_FORBIDDEN:
      return _("SePay does not permit this to your account. Ask whoever manages the account at SePay for the "
               "permission.");

    case SEPAY_ERROR_NOT_FOUND:
      return _("SePay does not know this. Check the serial number or the request ID.");

    case SEPAY_ERROR_RATE_LIMITED:
      return _("SePay asks for fewer requests. Wait a minute, then try again.");

    case SEPAY_ERROR_SERVER:
      return _("SePay has a problem of its own. Try again in a few minutes.");

    case SEPAY_ERROR_REFUSED:
      return _("SePay refused the request. Check what was entered, then try again.");

    case SEPAY_ERROR_MALFORMED:
      return _("SePay’s answer cannot be read. Try again in a few minutes; if it stays like this, look for a "
               "newer Loa.");
    }

  return NULL;
}

static const char *
get_store_sentence (LoaStoreError code)
{
  switch (code)
    {
    case LOA_STORE_ERROR_CORRUPT:
      return _("The file in which Loa keeps this profile’s data is damaged. Loa left it as it is: "
               "restore it from a backup, or move it away to start anew.");

    case LOA_STORE_ERROR_NEWER:
      return _("A newer Loa wrote this profile’s data. Update Loa, or use another profile.");

    case LOA_STORE_ERROR_READ_ONLY:
      return _("This profile’s data cannot be written. Check who may write to its folder.");

    case LOA_STORE_ERROR_FULL:
      return _("The disk is full, so nothing was changed. Free some space, then try again.");

    case LOA_STORE_ERROR_BUSY:
      return _("Another program is using this profile’s data. Wait until it is done, then try again.");

    case LOA_STORE_ERROR_CONFLICT:
      return _("This request ID was used before for another speaker or amount. Choose a new one.");

    case LOA_STORE_ERROR_NOT_FOUND:
      return _("It is not in Loa’s records on this computer. Check the serial number or the request ID.");

    case LOA_STORE_ERROR_LOCKED:
      return _("Another running Loa is working on this already. Wait until it is done.");

    case LOA_STORE_ERROR_CLOSED:
      return _("This profile was closed. Open it again.");

    case LOA_STORE_ERROR_FAILED:
      return _("This profile’s data could not be used. Try again; if it stays like this, start Loa anew.");
    }

  return NULL;
}

static const char *
get_keyring_sentence (LoaKeyringError code)
{
  switch (code)
    {
    case LOA_KEYRING_ERROR_LOCKED:
      return _("The keyring is locked. Unlock it in Passwords and Keys, then try again.");

    case LOA_KEYRING_ERROR_NO_COLLECTION:
      return _("There is no keyring to keep secrets in yet. Make one in Passwords and Keys, then try again.");

    case LOA_KEYRING_ERROR_NO_SERVICE:
      return _("No keyring service answers on this computer. Start one, such as GNOME Keyring or KDE Wallet, then "
               "try again.");

    case LOA_KEYRING_ERROR_NO_BUS:
      return _("The keyring cannot be reached, because this is not a desktop session. "
               "Start Loa from the desktop, or under “dbus-run-session”.");

    case LOA_KEYRING_ERROR_NO_PORTAL:
      return _("This desktop gives Loa’s sandbox nowhere to keep secrets. Install a desktop portal with the Secret "
               "interface, such as the one of GNOME Keyring, then try again.");

    case LOA_KEYRING_ERROR_PORTAL_CHANGED:
      return _("The desktop’s secret for Loa’s sandbox has changed, so what Loa kept can no longer be read. "
               "Disconnect the account, then connect it again.");

    case LOA_KEYRING_ERROR_DAMAGED:
      return _("What the keyring holds for this account cannot be read. Disconnect the account, then connect it "
               "again.");

    case LOA_KEYRING_ERROR_FAILED:
      return _("The keyring does not work. Log out and in again, then try again.");
    }

  return NULL;
}

static const char *
get_amount_sentence (LoaAmountError code)
{
  switch (code)
    {
    case LOA_AMOUNT_ERROR_EMPTY:
      return _("The amount is missing. Type one, such as 150000 or 150k.");

    case LOA_AMOUNT_ERROR_SYNTAX:
      return _("This is not an amount. Type one, such as 150000, 150.000, 150k or 1tr2.");

    case LOA_AMOUNT_ERROR_FRACTION:
      return _("An amount is a whole number of đồng. Leave the fraction out.");

    case LOA_AMOUNT_ERROR_AMBIGUOUS:
      return _("This can be read as two amounts. Write all its digits, such as 1500000.");

    case LOA_AMOUNT_ERROR_RANGE:
      return _("This amount is too large. Type a smaller one.");

    case LOA_AMOUNT_ERROR_ZERO:
      return _("A speaker does not say zero. Type at least 1 đồng.");

    case LOA_AMOUNT_ERROR_NEGATIVE:
      return _("A speaker says only money that came in. Leave the minus out.");

    case LOA_AMOUNT_ERROR_UNSAYABLE:
      return _("A speaker can say at most 999.999.999.999 đồng. Type a smaller amount.");
    }

  return NULL;
}

/* GIO's values are many and grow; what Loa itself does with files and streams meets these. */
static const char *
get_io_sentence (int code)
{
  if (code == G_IO_ERROR_CANCELLED)
    return _("It was cancelled.");

  if (code == G_IO_ERROR_NO_SPACE)
    return get_store_sentence (LOA_STORE_ERROR_FULL);

  if (code == G_IO_ERROR_PERMISSION_DENIED || code == G_IO_ERROR_READ_ONLY)
    return _("A file may not be written. Check who may write to its folder, or choose another.");

  if (code == G_IO_ERROR_TIMED_OUT)
    return _("It took too long. Try again.");

  return NULL;
}

static const char *
get_sentence (const GError *error)
{
  if (error->domain == SEPAY_ERROR)
    return get_sepay_sentence ((SepayError) error->code);

  if (error->domain == LOA_STORE_ERROR)
    return get_store_sentence ((LoaStoreError) error->code);

  if (error->domain == LOA_KEYRING_ERROR)
    return get_keyring_sentence ((LoaKeyringError) error->code);

  if (error->domain == LOA_AMOUNT_ERROR)
    return get_amount_sentence ((LoaAmountError) error->code);

  if (error->domain == G_IO_ERROR)
    return get_io_sentence (error->code);

  return NULL;
}

/* Where the cause lies outside Loa, whoever mends it needs the technical part as well. */
static gboolean
is_detail_wanted (const GError *error)
{
  return g_error_matches (error, SEPAY_ERROR, SEPAY_ERROR_ADDRESS)
         || g_error_matches (error, SEPAY_ERROR, SEPAY_ERROR_UNREACHABLE)
         || g_error_matches (error, SEPAY_ERROR, SEPAY_ERROR_MALFORMED)
         || g_error_matches (error, LOA_STORE_ERROR, LOA_STORE_ERROR_FAILED)
         || g_error_matches (error, LOA_KEYRING_ERROR, LOA_KEYRING_ERROR_FAILED);
}

LoaFailure
loa_failure_classify (const GError *error)
{
  g_return_val_if_fail (error != NULL, LOA_FAILURE_FAILED);

  if (error->domain == SEPAY_ERROR)
    return classify_sepay ((SepayError) error->code);

  if (error->domain == LOA_SHOP_ERROR)
    return classify_shop ((LoaShopError) error->code);

  if (error->domain == LOA_STORE_ERROR)
    return classify_store ((LoaStoreError) error->code);

  if (error->domain == LOA_KEYRING_ERROR)
    return classify_keyring ((LoaKeyringError) error->code);

  if (error->domain == LOA_AMOUNT_ERROR)
    return LOA_FAILURE_USAGE;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return LOA_FAILURE_CANCELLED;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT))
    return LOA_FAILURE_TIMEOUT;

  return LOA_FAILURE_FAILED;
}

gboolean
loa_failure_may_pass (const GError *error)
{
  LoaFailure failure = loa_failure_classify (error);

  return failure == LOA_FAILURE_UNREACHABLE || failure == LOA_FAILURE_TIMEOUT || failure == LOA_FAILURE_MALFORMED
         || failure == LOA_FAILURE_SERVER || failure == LOA_FAILURE_RATE_LIMITED;
}

char *
loa_failure_advise (const GError *error)
{
  const char *sentence;

  g_return_val_if_fail (error != NULL, NULL);

  if (error->domain == LOA_SHOP_ERROR)
    return g_strdup (error->message);

  sentence = get_sentence (error);
  if (sentence == NULL)
    sentence = _("Something went wrong. Try again.");

  return loa_quotation_add (sentence, sepay_error_get_sepay_message (error));
}

char *
loa_failure_advise_soundbox (const GError *error)
{
  g_return_val_if_fail (error != NULL, NULL);

  if (!g_error_matches (error, SEPAY_ERROR, SEPAY_ERROR_UNAUTHORIZED))
    return loa_failure_advise (error);

  return loa_quotation_add (_("SePay did not accept the SoundBox account. In Accounts, connect SoundBox again with the "
                              "right client ID and client secret."),
                            sepay_error_get_sepay_message (error));
}

char *
loa_failure_describe (const GError *error)
{
  g_autofree char *advice = NULL;
  g_autofree char *quotation = NULL;

  g_return_val_if_fail (error != NULL, NULL);

  advice = loa_failure_advise (error);
  if (error->domain == LOA_SHOP_ERROR || sepay_error_get_sepay_message (error) != NULL)
    return g_steal_pointer (&advice);

  quotation = loa_quotation_clean (error->message);
  if (*quotation != '\0' && (get_sentence (error) == NULL || is_detail_wanted (error)))
    /* Translators: a sentence of Loa’s, then the technical part in English. */
    return g_strdup_printf (_("%s (Details: %s)"), advice, quotation);

  return g_steal_pointer (&advice);
}

char *
loa_failure_tell (const GError *error)
{
  g_return_val_if_fail (error != NULL, NULL);

  if (error->domain != LOA_SHOP_ERROR)
    loa_failure_log ("Told in the window", error);

  return loa_failure_advise (error);
}

void
loa_failure_log (const char   *what,
                 const GError *error)
{
  g_autofree char *quotation = NULL;

  g_return_if_fail (what != NULL);
  g_return_if_fail (error != NULL);

  quotation = loa_quotation_clean (error->message);
  g_message ("%s: %s", what, quotation);
}
