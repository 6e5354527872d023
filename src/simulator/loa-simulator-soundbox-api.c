/* loa-simulator-soundbox-api.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-simulator"

#include "config.h"

#include "loa-simulator-soundbox-api.h"

#include "loa-simulator-answer.h"
#include "loa-simulator-private.h"
#include "loa-simulator-soundbox-answer.h"
#include "loa-vietnam-time.h"

#define REQUESTS_PER_SECOND 3

#define MAX_ID_LENGTH 64

#define TEXT_DONE "Thành công"
#define TEXT_BAD_PARAMETERS "Thiếu hoặc sai tham số"
#define TEXT_NO_SPEAKER "Không tìm thấy thiết bị"
#define TEXT_OFFLINE "Thiết bị đang ngoại tuyến"
#define TEXT_PAIRED "Thiết bị đã được liên kết"
#define TEXT_NOT_PAIRED "Thiết bị chưa được liên kết"
#define TEXT_NO_PAIRING_MODE "Thiết bị chưa ở chế độ liên kết"
#define TEXT_NO_SESSION "Phiên liên kết không tồn tại hoặc đã hết hạn"
#define TEXT_WRONG_CODE "Mã OTP không đúng"
#define TEXT_DUPLICATE "Mã yêu cầu đã được xử lý"
#define TEXT_NO_REQUEST "Không tìm thấy thông báo"

typedef void (*EndpointFunc) (LoaSimulator      *self,
                              SoupServerMessage *message,
                              JsonObject        *request);

static gboolean
is_id (const char *text)
{
  return text != NULL && *text != '\0' && g_utf8_strlen (text, -1) <= MAX_ID_LENGTH;
}

/* Answers itself when there is no such speaker. */
static LoaVirtualSpeaker *
read_speaker (LoaSimulator      *self,
              SoupServerMessage *message,
              JsonObject        *request)
{
  const char *hardware_id = loa_simulator_read_string (request, "hardwareId");
  LoaVirtualSpeaker *speaker;

  if (!is_id (hardware_id))
    {
      loa_simulator_answer_soundbox_error (self, message, 400, TEXT_BAD_PARAMETERS);
      return NULL;
    }

  speaker = loa_simulator_find_speaker (self, hardware_id);
  if (speaker == NULL)
    loa_simulator_answer_soundbox_error (self, message, 404, TEXT_NO_SPEAKER);

  return speaker;
}

static void
add_speaker (LoaSimulator      *self,
             LoaJsonText       *answer,
             LoaVirtualSpeaker *speaker)
{
  loa_json_text_add_string (answer, "hardwareId", speaker->hardware_id);
  loa_json_text_add_string (answer, "model", LOA_VIRTUAL_SPEAKER_MODEL);
  loa_soundbox_add_boolean (self, answer, "isPaired", speaker->paired);
}

static void
check_speaker (LoaSimulator      *self,
               SoupServerMessage *message,
               JsonObject        *request)
{
  LoaVirtualSpeaker *speaker = read_speaker (self, message, request);
  g_autoptr (LoaJsonText) answer = NULL;

  if (speaker == NULL)
    return;

  answer = loa_soundbox_begin_answer (self, TEXT_DONE);
  add_speaker (self, answer, speaker);
  loa_soundbox_add_boolean (self, answer, "online", speaker->online);
  loa_soundbox_end_answer (self, message, answer);
}

static const char *
why_not_pair (LoaSimulator      *self,
              LoaVirtualSpeaker *speaker)
{
  if (speaker->paired)
    return TEXT_PAIRED;
  if (!speaker->online)
    return TEXT_OFFLINE;
  if (!speaker->pairing_mode && loa_simulator_is_on (self, LOA_VARIANT_PAIRING_MODE_REQUIRED))
    return TEXT_NO_PAIRING_MODE;

  return NULL;
}

static void
request_pairing (LoaSimulator      *self,
                 SoupServerMessage *message,
                 JsonObject        *request)
{
  LoaVirtualSpeaker *speaker = read_speaker (self, message, request);
  g_autoptr (LoaJsonText) answer = NULL;
  const char *obstacle;

  if (speaker == NULL)
    return;

  obstacle = why_not_pair (self, speaker);
  if (obstacle != NULL && !loa_simulator_is_on (self, LOA_VARIANT_NO_SESSION_ID))
    {
      loa_simulator_answer_soundbox_error (self, message, 400, obstacle);
      return;
    }

  answer = loa_soundbox_begin_answer (self, TEXT_DONE);
  add_speaker (self, answer, speaker);
  if (obstacle == NULL)
    loa_json_text_add_string (answer, "session_id", loa_simulator_begin_pairing (self, speaker));
  loa_soundbox_add_boolean (self, answer, "online", speaker->online);
  loa_soundbox_end_answer (self, message, answer);
}

static void
answer_not_verified (LoaSimulator      *self,
                     SoupServerMessage *message,
                     LoaVerification    verification)
{
  if (verification == LOA_WRONG_CODE)
    loa_simulator_answer_soundbox_error (self, message, 400, TEXT_WRONG_CODE);
  else
    loa_simulator_answer_soundbox_error (self, message, verification == LOA_FORGOTTEN_SESSION ? 404 : 400,
                                         TEXT_NO_SESSION);
}

static void
verify_pairing (LoaSimulator      *self,
                SoupServerMessage *message,
                JsonObject        *request)
{
  LoaVirtualSpeaker *speaker = read_speaker (self, message, request);
  const char *session_id = loa_simulator_read_string (request, "session_id");
  const char *otp = loa_simulator_read_string (request, "otp");
  g_autoptr (LoaJsonText) answer = NULL;
  g_autofree char *paired_time = NULL;
  LoaVerification verification;

  if (speaker == NULL)
    return;

  if (!is_id (session_id) || otp == NULL || strlen (otp) != 4 || strspn (otp, "0123456789") != 4)
    {
      loa_simulator_answer_soundbox_error (self, message, 400, TEXT_BAD_PARAMETERS);
      return;
    }

  verification = loa_simulator_verify_pairing (self, speaker, session_id, otp);
  if (verification != LOA_VERIFIED || loa_simulator_is_on (self, LOA_VARIANT_PAIRED_BUT_REFUSED))
    {
      answer_not_verified (self, message, verification);
      return;
    }

  answer = loa_soundbox_begin_answer (self, "Liên kết thành công");
  add_speaker (self, answer, speaker);
  paired_time = loa_vietnam_time_format (speaker->paired_time);
  loa_json_text_add_string (answer, "pairedTime", paired_time);
  loa_soundbox_end_answer (self, message, answer);
}

static void
answer_sent (LoaSimulator      *self,
             SoupServerMessage *message,
             const char        *hardware_id,
             const char        *request_id)
{
  g_autoptr (LoaJsonText) answer = loa_soundbox_begin_answer (self, "Đã gửi thông báo thành công");

  loa_json_text_add_string (answer, "hardwareId", hardware_id);
  loa_json_text_add_string (answer, "requestId", request_id);
  loa_json_text_add_string (answer, "status", "SENT");
  loa_soundbox_end_answer (self, message, answer);
}

static void
answer_duplicate (LoaSimulator                  *self,
                  SoupServerMessage             *message,
                  const LoaAcceptedAnnouncement *announcement)
{
  if (loa_simulator_is_on (self, LOA_VARIANT_DUPLICATE_CONFLICT))
    loa_simulator_answer_soundbox_error (self, message, 409, TEXT_DUPLICATE);
  else if (loa_simulator_is_on (self, LOA_VARIANT_DUPLICATE_REFUSED))
    loa_simulator_answer_soundbox_error (self, message, 400, TEXT_DUPLICATE);
  else
    answer_sent (self, message, announcement->hardware_id, announcement->request_id);
}

static void
notify (LoaSimulator      *self,
        SoupServerMessage *message,
        JsonObject        *request)
{
  const char *request_id = loa_simulator_read_string (request, "requestId");
  const LoaAcceptedAnnouncement *earlier;
  LoaVirtualSpeaker *speaker;
  gint64 amount = 0;

  if (!is_id (request_id) || !is_id (loa_simulator_read_string (request, "hardwareId")) ||
      !loa_simulator_read_integer (request, "amount", &amount) || amount <= 0)
    {
      loa_simulator_answer_soundbox_error (self, message, 400, TEXT_BAD_PARAMETERS);
      return;
    }

  earlier = loa_simulator_find_announcement (self, request_id);
  if (earlier != NULL)
    {
      answer_duplicate (self, message, earlier);
      return;
    }

  speaker = read_speaker (self, message, request);
  if (speaker == NULL)
    return;

  if ((!speaker->paired || !speaker->online) && !loa_simulator_is_on (self, LOA_VARIANT_UNREACHABLE_ACCEPTED))
    {
      loa_simulator_answer_soundbox_error (self, message, 400, speaker->paired ? TEXT_OFFLINE : TEXT_NOT_PAIRED);
      return;
    }

  loa_simulator_announce (self, speaker, amount, request_id);
  answer_sent (self, message, speaker->hardware_id, request_id);
}

static const char *
delivery_text (LoaDelivery delivery)
{
  switch (delivery)
    {
    case LOA_DELIVERY_PENDING:
      return "Đang gửi thông báo";

    case LOA_DELIVERY_SUCCESS:
      return "Gửi thông báo thành công";

    case LOA_DELIVERY_FAILED:
      return "Gửi thông báo thất bại";

    default:
      g_assert_not_reached ();
    }
}

static void
check_notify (LoaSimulator      *self,
              SoupServerMessage *message,
              JsonObject        *request)
{
  const char *request_id = loa_simulator_read_string (request, "requestId");
  const LoaAcceptedAnnouncement *announcement;
  g_autoptr (LoaJsonText) answer = NULL;
  g_autofree char *created = NULL;
  g_autofree char *last_retry = NULL;
  const char *status;

  if (!is_id (request_id))
    {
      loa_simulator_answer_soundbox_error (self, message, 400, TEXT_BAD_PARAMETERS);
      return;
    }

  announcement = loa_simulator_find_announcement (self, request_id);
  if (announcement == NULL)
    {
      guint code = loa_simulator_is_on (self, LOA_VARIANT_UNKNOWN_REQUEST_REFUSED) ? 400 : 404;

      loa_simulator_answer_soundbox_error (self, message, code, TEXT_NO_REQUEST);
      return;
    }

  status = loa_delivery_name (announcement->delivery);
  if (announcement->delivery == LOA_DELIVERY_PENDING && loa_simulator_is_on (self, LOA_VARIANT_UNKNOWN_STATUS))
    status = "QUEUED";
  created = loa_vietnam_time_format (announcement->created);
  if (announcement->last_retry != 0)
    last_retry = loa_vietnam_time_format (announcement->last_retry);

  answer = loa_soundbox_begin_answer (self, TEXT_DONE);
  loa_json_text_add_string (answer, "requestId", announcement->request_id);
  loa_json_text_add_string (answer, "hardwareId", announcement->hardware_id);
  loa_soundbox_add_digits (self, answer, "amount", announcement->amount);
  loa_json_text_add_string (answer, "status", status);
  loa_json_text_add_string (answer, "message", delivery_text (announcement->delivery));
  loa_soundbox_add_digits (self, answer, "retriesCount", announcement->n_retries);
  loa_json_text_add_string (answer, "lastRetryTime", last_retry);
  loa_json_text_add_string (answer, "createdAt", created);
  loa_soundbox_end_answer (self, message, answer);
}

static gboolean
has_credentials (SoupServerMessage *message)
{
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (message);
  const char *authorization = soup_message_headers_get_one (headers, "Authorization");
  g_autofree char *expected = g_strdup_printf ("%s:%s", loa_simulator_get_soundbox_client_id (),
                                               loa_simulator_get_soundbox_client_secret ());
  g_autofree char *encoded = g_base64_encode ((const guchar *) expected, strlen (expected));

  return authorization != NULL && g_ascii_strncasecmp (authorization, "Basic ", 6) == 0 &&
         g_str_equal (authorization + 6, encoded);
}

static void
create_token (LoaSimulator      *self,
              SoupServerMessage *message)
{
  g_autoptr (LoaJsonText) answer = loa_json_text_new ();
  g_autofree char *token = NULL;
  g_autofree char *ttl = g_strdup_printf ("%u", self->soundbox_token_seconds);
  gboolean in_data = loa_simulator_is_on (self, LOA_VARIANT_TOKEN_IN_DATA);

  if (!has_credentials (message))
    {
      loa_simulator_answer_soundbox_error (self, message, 401, "Unauthorized");
      return;
    }

  token = loa_simulator_issue_soundbox_token (self);

  loa_json_text_begin_object (answer, NULL);
  loa_soundbox_add_code (self, answer, 201);
  loa_json_text_add_string (answer, "message", "Resource created");
  if (in_data)
    loa_json_text_begin_object (answer, "data");
  else
    loa_json_text_add_string (answer, "data", "—");
  loa_json_text_add_string (answer, "access_token", token);
  if (loa_simulator_is_on (self, LOA_VARIANT_TTL_AS_STRING))
    loa_json_text_add_string (answer, "ttl", ttl);
  else
    loa_json_text_add_raw (answer, "ttl", ttl);
  if (in_data)
    loa_json_text_end_object (answer);
  loa_soundbox_add_unknown (self, answer);
  loa_json_text_end_object (answer);
  loa_simulator_answer_json (self, message, 201, answer);
}

static EndpointFunc
find_endpoint (const char *path)
{
  static const struct
  {
    const char *path;
    EndpointFunc endpoint;
  } endpoints[] = {
    { "/speaker/pair/check", check_speaker },
    { "/speaker/pair/request", request_pairing },
    { "/speaker/pair/verify", verify_pairing },
    { "/speaker/transactions/notify", notify },
    { "/speaker/transactions/check_notify", check_notify },
  };

  for (guint i = 0; i < G_N_ELEMENTS (endpoints); i++)
    {
      if (g_str_equal (endpoints[i].path, path))
        return endpoints[i].endpoint;
    }

  return NULL;
}

static gboolean
is_over_rate (LoaSimulator *self)
{
  return loa_simulator_is_on (self, LOA_VARIANT_SOUNDBOX_RATE_LIMIT) &&
         loa_simulator_is_over_rate (self, &self->soundbox_rate, REQUESTS_PER_SECOND);
}

static void
answer_wrong_door (LoaSimulator      *self,
                   SoupServerMessage *message,
                   guint              code)
{
  if (loa_simulator_is_on (self, LOA_VARIANT_HTML_NOT_FOUND))
    loa_simulator_answer_error_page (message, code);
  else
    loa_simulator_answer_soundbox_error (self, message, code, loa_simulator_status_phrase (code));
}

void
loa_simulator_answer_soundbox (LoaSimulator      *self,
                               SoupServerMessage *message,
                               const char        *path)
{
  const char *endpoint_path = path + strlen (LOA_SOUNDBOX_PREFIX);
  gboolean is_token_endpoint = g_str_equal (endpoint_path, "/token/create");
  EndpointFunc endpoint = find_endpoint (endpoint_path);
  g_autoptr (JsonObject) request = NULL;

  if (!is_token_endpoint && endpoint == NULL)
    {
      answer_wrong_door (self, message, 404);
    }
  else if (!g_str_equal (soup_server_message_get_method (message), "POST"))
    {
      soup_message_headers_replace (soup_server_message_get_response_headers (message), "Allow", "POST");
      answer_wrong_door (self, message, 405);
    }
  else if (is_over_rate (self))
    {
      soup_message_headers_replace (soup_server_message_get_response_headers (message), "Retry-After", "1");
      loa_simulator_answer_soundbox_error (self, message, 429, "Too Many Requests");
    }
  else if (is_token_endpoint)
    {
      create_token (self, message);
    }
  else if (!loa_simulator_has_soundbox_token (self, message))
    {
      loa_simulator_answer_soundbox_error (self, message, 401, "Unauthorized");
    }
  else if ((request = loa_simulator_read_json (message)) == NULL)
    {
      loa_simulator_answer_soundbox_error (self, message, 400, TEXT_BAD_PARAMETERS);
    }
  else
    {
      endpoint (self, message, request);
    }
}
