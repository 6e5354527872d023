/* sepay-request.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-sepay"

#include "config.h"

#include "sepay-request.h"

#include <libsoup/soup.h>
#include <string.h>

SepayRequest *
sepay_request_new (SepayDialect       dialect,
                   const char        *method,
                   const char        *path,
                   SepayAnswerReader  reader,
                   GDestroyNotify     answer_free)
{
  SepayRequest *self = g_atomic_rc_box_new0 (SepayRequest);

  self->dialect = dialect;
  self->method = method;
  self->path = g_strdup (path);
  self->redaction = sepay_redaction_new ();
  self->reader = reader;
  self->answer_free = answer_free;

  return self;
}

SepayRequest *
sepay_request_ref (SepayRequest *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
request_clear (gpointer data)
{
  SepayRequest *self = data;

  if (self->asked_free != NULL)
    g_clear_pointer (&self->asked, self->asked_free);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->query, g_free);
  g_clear_pointer (&self->body, g_bytes_unref);
  g_clear_pointer (&self->basic, sepay_secret_free);
  g_clear_pointer (&self->redaction, g_ptr_array_unref);
}

void
sepay_request_unref (SepayRequest *self)
{
  g_atomic_rc_box_release_full (self, request_clear);
}

/* Whether it carries what gets a program in, and so does its answer. */
gboolean
sepay_request_is_for_tokens (SepayRequest *self)
{
  return self->basic != NULL || self->dialect == SEPAY_DIALECT_OAUTH;
}

/* Takes @asked over. */
void
sepay_request_set_asked (SepayRequest   *self,
                         gpointer        asked,
                         GDestroyNotify  asked_free)
{
  self->asked = asked;
  self->asked_free = asked_free;
}

void
sepay_request_set_basic (SepayRequest *self,
                         const char   *user,
                         const char   *password)
{
  g_autoptr (SepaySecret) pair = g_strconcat (user, ":", password, NULL);
  g_autoptr (SepaySecret) encoded = g_base64_encode ((const guchar *) pair, strlen (pair));

  sepay_redaction_add (self->redaction, password);
  sepay_redaction_add (self->redaction, encoded);
  g_clear_pointer (&self->basic, sepay_secret_free);
  self->basic = g_strconcat ("Basic ", encoded, NULL);
}

static void
set_body (SepayRequest *self,
          const char   *content_type,
          SepaySecret  *text)
{
  g_clear_pointer (&self->body, g_bytes_unref);
  self->content_type = content_type;
  self->body = sepay_secret_to_bytes (text);
}

/* Takes @form over, the fields encoded for a form. */
void
sepay_request_set_form (SepayRequest *self,
                        SepaySecret  *form)
{
  set_body (self, SOUP_FORM_MIME_TYPE_URLENCODED, form);
}

void
sepay_request_set_json (SepayRequest *self,
                        JsonBuilder  *builder)
{
  g_autoptr (JsonNode) root = json_builder_get_root (builder);

  set_body (self, "application/json", json_to_string (root, FALSE));
}
