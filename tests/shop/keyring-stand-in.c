/* keyring-stand-in.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "keyring-stand-in.h"

#include <gio/gio.h>
#include <gio/gunixfdlist.h>
#include <unistd.h>

/* In seconds, and for a slow machine, too. */
#define LONGER_THAN_A_CALL 13

#define SERVICE_PATH "/org/freedesktop/secrets"
#define COLLECTION_PATH "/org/freedesktop/secrets/collection/one"
#define PROMPT_PATH "/org/freedesktop/secrets/prompt/one"
#define PORTAL_PATH "/org/freedesktop/portal/desktop"

static const char service_xml[] =
  "<node>"
  "<interface name='org.freedesktop.Secret.Service'>"
  "<method name='SearchItems'><arg type='a{ss}' direction='in'/><arg type='ao' direction='out'/>"
  "<arg type='ao' direction='out'/></method>"
  "<method name='Unlock'><arg type='ao' direction='in'/><arg type='ao' direction='out'/>"
  "<arg type='o' direction='out'/></method>"
  "<method name='ReadAlias'><arg type='s' direction='in'/><arg type='o' direction='out'/></method>"
  "<method name='CountPrompts'><arg type='u' direction='out'/></method>"
  "<property name='Collections' type='ao' access='read'/>"
  "</interface>"
  "<interface name='org.freedesktop.Secret.Collection'>"
  "<property name='Items' type='ao' access='read'/>"
  "<property name='Label' type='s' access='read'/>"
  "<property name='Locked' type='b' access='read'/>"
  "<property name='Created' type='t' access='read'/>"
  "<property name='Modified' type='t' access='read'/>"
  "</interface>"
  "<interface name='org.freedesktop.Secret.Prompt'>"
  "<method name='Prompt'><arg type='s' direction='in'/></method>"
  "<method name='Dismiss'/>"
  "<signal name='Completed'><arg type='b'/><arg type='v'/></signal>"
  "</interface>"
  "<interface name='org.freedesktop.portal.Secret'>"
  "<method name='RetrieveSecret'><arg type='h' direction='in'/><arg type='a{sv}' direction='in'/>"
  "<arg type='o' direction='out'/></method>"
  "<property name='version' type='u' access='read'/>"
  "</interface>"
  "<interface name='org.freedesktop.portal.Account'>"
  "<property name='version' type='u' access='read'/>"
  "</interface>"
  "</node>";

typedef struct
{
  const char *behaviour; /* (unowned) */
  GDBusConnection *bus; /* (unowned): the one of the process */
  gboolean is_locked;
  guint n_prompts; /* how often somebody has had to be asked */
  gboolean is_dismissing; /* whether the prompt has yet to be put away */
} StandIn;

static gboolean
behaves (StandIn    *self,
         const char *behaviour)
{
  return g_str_equal (self->behaviour, behaviour);
}

static void
complete_prompt (StandIn  *self,
                 gboolean  is_dismissed)
{
  const char *unlocked[] = { is_dismissed ? NULL : COLLECTION_PATH, NULL };

  if (!is_dismissed)
    self->is_locked = FALSE;
  g_dbus_connection_emit_signal (self->bus, NULL, PROMPT_PATH, "org.freedesktop.Secret.Prompt", "Completed",
                                 g_variant_new ("(bv)", is_dismissed, g_variant_new_objv (unlocked, -1)), NULL);
}

static gboolean
accept_cb (gpointer user_data)
{
  complete_prompt (user_data, FALSE);

  return G_SOURCE_REMOVE;
}

static GVariant *
answer_service (StandIn    *self,
                const char *method)
{
  if (g_str_equal (method, "SearchItems"))
    return g_variant_new_parsed ("(@ao [], @ao [])");

  if (g_str_equal (method, "ReadAlias"))
    return g_variant_new ("(o)", COLLECTION_PATH);

  if (g_str_equal (method, "CountPrompts"))
    return g_variant_new ("(u)", self->n_prompts);

  if (g_str_equal (method, "Unlock"))
    return g_variant_new ("(@aoo)", g_variant_new_objv (NULL, 0), PROMPT_PATH);

  return NULL;
}

static void
service_called_cb (GDBusConnection       *bus,
                   const char            *sender,
                   const char            *path,
                   const char            *interface,
                   const char            *method,
                   GVariant              *parameters,
                   GDBusMethodInvocation *invocation,
                   gpointer               user_data)
{
  StandIn *self = user_data;

  if (self->is_dismissing && g_str_equal (method, "CountPrompts"))
    {
      self->is_dismissing = FALSE;
      complete_prompt (self, TRUE);
    }

  g_dbus_method_invocation_return_value (invocation, answer_service (self, method));

  if (g_str_equal (method, "Unlock") || g_str_equal (method, "Prompt"))
    self->n_prompts++;

  if (g_str_equal (method, "Dismiss"))
    self->is_dismissing = TRUE;
  else if (g_str_equal (method, "Prompt") && behaves (self, "dismisses"))
    complete_prompt (self, TRUE);
  else if (g_str_equal (method, "Prompt") && behaves (self, "accepts"))
    g_timeout_add_seconds (LONGER_THAN_A_CALL, accept_cb, self);
}

/* What the portal says of a request. */
typedef struct
{
  StandIn *portal; /* (unowned) */
  char *sender; /* (owned) */
  char *handle; /* (owned) */
  int fd; /* (owned): where the secret goes */
  guint response;
  guint n_times; /* how often it has been said */
} Answer;

static void
answer_free (gpointer data)
{
  Answer *answer = data;

  g_free (answer->sender);
  g_free (answer->handle);
  g_free (answer);
}

/* libsecret 0.20 begins to listen only when it knows the handle, and would miss what is said once and at once. */
static gboolean
answer_cb (gpointer user_data)
{
  Answer *answer = user_data;
  char secret[64];

  if (answer->n_times++ == 0)
    {
      memset (secret, *answer->portal->behaviour, sizeof secret);
      if (answer->response == 0)
        g_assert_cmpint (write (answer->fd, secret, sizeof secret), ==, sizeof secret);
      close (answer->fd);
      g_timeout_add_full (G_PRIORITY_DEFAULT, 50, answer_cb, answer, answer_free);
    }

  g_dbus_connection_emit_signal (answer->portal->bus, answer->sender, answer->handle,
                                 "org.freedesktop.portal.Request", "Response",
                                 g_variant_new ("(ua{sv})", answer->response, NULL), NULL);

  return answer->n_times > 1 && answer->n_times < 400;
}

static void
portal_called_cb (GDBusConnection       *bus,
                  const char            *sender,
                  const char            *path,
                  const char            *interface,
                  const char            *method,
                  GVariant              *parameters,
                  GDBusMethodInvocation *invocation,
                  gpointer               user_data)
{
  GUnixFDList *descriptors = g_dbus_message_get_unix_fd_list (g_dbus_method_invocation_get_message (invocation));
  g_autoptr (GVariant) options = g_variant_get_child_value (parameters, 1);
  g_autofree char *name = g_strdelimit (g_strdup (sender + 1), ".", '_');
  g_autofree char *token = NULL;
  StandIn *self = user_data;
  Answer *answer = g_new0 (Answer, 1);

  if (!g_variant_lookup (options, "handle_token", "s", &token))
    token = g_strdup_printf ("unnamed%u", self->n_prompts);
  answer->portal = self;
  answer->sender = g_strdup (sender);
  answer->handle = g_strdup_printf (PORTAL_PATH "/request/%s/%s", name, token);
  answer->fd = g_unix_fd_list_get (descriptors, 0, NULL);
  answer->response = behaves (self, "dismissed") ? 1 : behaves (self, "refuses") ? 2 : 0;

  g_dbus_method_invocation_return_value (invocation, g_variant_new ("(o)", answer->handle));
  if (behaves (self, "slow") || (behaves (self, "late") && self->n_prompts == 0))
    g_timeout_add_seconds (LONGER_THAN_A_CALL, answer_cb, answer);
  else
    answer_cb (answer);
  self->n_prompts++;
}

static GVariant *
get_property_cb (GDBusConnection  *bus,
                 const char       *sender,
                 const char       *path,
                 const char       *interface,
                 const char       *property,
                 GError          **error,
                 gpointer          user_data)
{
  StandIn *self = user_data;

  if (g_str_equal (property, "version"))
    return g_variant_new_uint32 (1);

  if (g_str_equal (property, "Locked"))
    return g_variant_new_boolean (self->is_locked);

  if (g_str_equal (property, "Label"))
    return g_variant_new_string ("One");

  if (g_str_equal (property, "Items") || g_str_equal (property, "Collections"))
    return g_variant_new_objv (NULL, 0);

  return g_variant_new_uint64 (0);
}

static void
offer (StandIn    *self,
       const char *path,
       const char *interface)
{
  static const GDBusInterfaceVTable service = { service_called_cb, get_property_cb, NULL, { 0 } };
  static const GDBusInterfaceVTable portal = { portal_called_cb, get_property_cb, NULL, { 0 } };
  g_autoptr (GDBusNodeInfo) node = NULL;
  GError *error = NULL;

  node = g_dbus_node_info_new_for_xml (service_xml, &error);
  g_assert_no_error (error);
  g_dbus_connection_register_object (self->bus, path, g_dbus_node_info_lookup_interface (node, interface),
                                     g_str_has_prefix (path, PORTAL_PATH) ? &portal : &service, self, NULL, &error);
  g_assert_no_error (error);
}

static GDBusMessage *
swallow_cb (GDBusConnection *connection,
            GDBusMessage    *message,
            gboolean         is_incoming,
            gpointer         user_data)
{
  if (is_incoming && g_dbus_message_get_message_type (message) == G_DBUS_MESSAGE_TYPE_METHOD_CALL)
    g_clear_object (&message);

  return message;
}

/* Goes on until the bus ends. */
static int
serve (StandIn    *self,
       const char *name)
{
  g_autoptr (GVariant) owned = NULL;
  GError *error = NULL;

  owned = g_dbus_connection_call_sync (self->bus, "org.freedesktop.DBus", "/org/freedesktop/DBus",
                                       "org.freedesktop.DBus", "RequestName", g_variant_new ("(su)", name, 0), NULL,
                                       G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);
  g_assert_no_error (error);

  while (!g_dbus_connection_is_closed (self->bus))
    g_main_context_iteration (NULL, TRUE);

  return 0;
}

static GDBusConnection *
get_bus (void)
{
  GError *error = NULL;
  GDBusConnection *bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, &error);

  g_assert_no_error (error);
  g_dbus_connection_set_exit_on_close (bus, FALSE);

  return bus;
}

int
run_service_stand_in (const char *behaviour)
{
  g_autoptr (GDBusConnection) bus = get_bus ();
  StandIn self = { behaviour, bus, TRUE, 0, FALSE };

  offer (&self, SERVICE_PATH, "org.freedesktop.Secret.Service");
  offer (&self, COLLECTION_PATH, "org.freedesktop.Secret.Collection");
  offer (&self, PROMPT_PATH, "org.freedesktop.Secret.Prompt");

  return serve (&self, "org.freedesktop.secrets");
}

int
run_portal_stand_in (const char *behaviour)
{
  g_autoptr (GDBusConnection) bus = get_bus ();
  StandIn self = { behaviour, bus, TRUE, 0, FALSE };

  if (behaves (&self, "silent"))
    g_dbus_connection_add_filter (bus, swallow_cb, NULL, NULL);
  offer (&self, PORTAL_PATH,
         behaves (&self, "nothing") ? "org.freedesktop.portal.Account" : "org.freedesktop.portal.Secret");

  return serve (&self, "org.freedesktop.portal.Desktop");
}

guint
count_service_prompts (void)
{
  g_autoptr (GDBusConnection) bus = get_bus ();
  g_autoptr (GVariant) answer = NULL;
  GError *error = NULL;
  guint n_prompts;

  answer = g_dbus_connection_call_sync (bus, "org.freedesktop.secrets", SERVICE_PATH,
                                        "org.freedesktop.Secret.Service", "CountPrompts", NULL,
                                        G_VARIANT_TYPE ("(u)"), G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);
  g_assert_no_error (error);
  g_variant_get (answer, "(u)", &n_prompts);

  return n_prompts;
}
