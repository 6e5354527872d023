/* sepay-proxy-resolver.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-sepay"

#include "config.h"

#include "sepay-proxy-resolver.h"

#include <libsoup/soup.h>

#include "sepay-address.h"

/* SepayProxyResolver: the system's proxies, except for this computer.
 *
 * Loopback is the only place that Loa speaks plain `http` to. A proxy that is set up without
 * exceptions would be handed such a request, with its token, over the network.
 */
struct _SepayProxyResolver
{
  GObject parent_instance;

  GProxyResolver *system; /* (owned) */
};

static void proxy_resolver_iface_init (GProxyResolverInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SepayProxyResolver, sepay_proxy_resolver, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_PROXY_RESOLVER, proxy_resolver_iface_init))

static gboolean
is_direct (const char *uri)
{
  g_autoptr (GUri) parsed = g_uri_parse (uri, SOUP_HTTP_URI_FLAGS, NULL);

  return parsed != NULL && sepay_address_is_loopback (parsed);
}

static char **
make_direct (void)
{
  const char *const direct[] = { "direct://", NULL };

  return g_strdupv ((char **) direct);
}

static void
looked_up_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_auto (GStrv) proxies = NULL;
  GError *error = NULL;

  proxies = g_proxy_resolver_lookup_finish (G_PROXY_RESOLVER (object), result, &error);
  if (proxies == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, g_steal_pointer (&proxies), (GDestroyNotify) g_strfreev);
}

static char **
sepay_proxy_resolver_lookup (GProxyResolver  *resolver,
                             const char      *uri,
                             GCancellable    *cancellable,
                             GError         **error)
{
  SepayProxyResolver *self = SEPAY_PROXY_RESOLVER (resolver);

  if (is_direct (uri))
    return make_direct ();

  return g_proxy_resolver_lookup (self->system, uri, cancellable, error);
}

static void
sepay_proxy_resolver_lookup_async (GProxyResolver      *resolver,
                                   const char          *uri,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  SepayProxyResolver *self = SEPAY_PROXY_RESOLVER (resolver);
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, sepay_proxy_resolver_lookup_async);

  if (is_direct (uri))
    g_task_return_pointer (task, make_direct (), (GDestroyNotify) g_strfreev);
  else
    g_proxy_resolver_lookup_async (self->system, uri, cancellable, looked_up_cb, g_steal_pointer (&task));
}

static char **
sepay_proxy_resolver_lookup_finish (GProxyResolver  *resolver,
                                    GAsyncResult    *result,
                                    GError         **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
proxy_resolver_iface_init (GProxyResolverInterface *iface)
{
  iface->lookup = sepay_proxy_resolver_lookup;
  iface->lookup_async = sepay_proxy_resolver_lookup_async;
  iface->lookup_finish = sepay_proxy_resolver_lookup_finish;
}

static void
sepay_proxy_resolver_finalize (GObject *object)
{
  SepayProxyResolver *self = SEPAY_PROXY_RESOLVER (object);

  g_clear_object (&self->system);

  G_OBJECT_CLASS (sepay_proxy_resolver_parent_class)->finalize (object);
}

static void
sepay_proxy_resolver_class_init (SepayProxyResolverClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = sepay_proxy_resolver_finalize;
}

static void
sepay_proxy_resolver_init (SepayProxyResolver *self)
{
  self->system = g_object_ref (g_proxy_resolver_get_default ());
}

GProxyResolver *
sepay_proxy_resolver_new (void)
{
  return g_object_new (SEPAY_TYPE_PROXY_RESOLVER, NULL);
}
