/* sepay-proxy-resolver.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define SEPAY_TYPE_PROXY_RESOLVER (sepay_proxy_resolver_get_type ())

G_DECLARE_FINAL_TYPE (SepayProxyResolver, sepay_proxy_resolver, SEPAY, PROXY_RESOLVER, GObject)

GProxyResolver *sepay_proxy_resolver_new (void);

G_END_DECLS
