/* loa-simulator-faults.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-simulator"

#include "config.h"

#include "loa-simulator-private.h"

struct _LoaSimulatorFaults
{
  GPtrArray *waiting; /* (owned): of WaitingFault, in the order in which they are met */
};

typedef struct
{
  char *path; /* (owned) */
  LoaFault fault;
  guint n_requests;
} WaitingFault;

static const LoaSimulatorName names[LOA_N_FAULTS] = {
  [LOA_FAULT_NONE] = { "none", "a request that nothing befalls" },
  [LOA_FAULT_SERVER_ERROR] = { "server-error", "HTTP 500" },
  [LOA_FAULT_UNAVAILABLE] = { "unavailable", "HTTP 503 with Retry-After: 1" },
  [LOA_FAULT_UNAVAILABLE_DATE] = { "unavailable-date", "HTTP 503 with Retry-After as a date" },
  [LOA_FAULT_RATE_LIMITED] = { "rate-limited", "HTTP 429 with Retry-After: 1" },
  [LOA_FAULT_RATE_LIMITED_DATE] = { "rate-limited-date", "HTTP 429 with Retry-After as a date" },
  [LOA_FAULT_RATE_LIMITED_OWN_HEADER] = { "rate-limited-own-header", "HTTP 429 with x-sepay-userapi-retry-after: 1" },
  [LOA_FAULT_DROP] = { "drop", "the connection is closed without an answer" },
  [LOA_FAULT_CUT_SHORT] = { "cut-short", "half of the answer, then the connection is closed (after the effect)" },
  [LOA_FAULT_EMPTY] = { "empty", "HTTP 200 without a body" },
  [LOA_FAULT_HTML] = { "html", "HTTP 200 with an HTML page" },
  [LOA_FAULT_BAD_GATEWAY] = { "bad-gateway", "HTTP 502 with an HTML page" },
  [LOA_FAULT_ENDLESS] = { "endless", "a body that never ends (after the effect)" },
  [LOA_FAULT_NESTED] = { "nested", "JSON of 200,000 levels (after the effect)" },
  [LOA_FAULT_REDIRECT] = { "redirect", "HTTP 307 to another host" },
  [LOA_FAULT_CODE_404] = { "code-404", "HTTP 200 whose body has the code 404" },
  [LOA_FAULT_SLOW] = { "slow", "the answer takes two minutes (after the effect)" },
};

static gboolean
is_after_by_itself (LoaFaultKind kind)
{
  return kind == LOA_FAULT_CUT_SHORT || kind == LOA_FAULT_ENDLESS || kind == LOA_FAULT_NESTED ||
         kind == LOA_FAULT_SLOW;
}

static void
waiting_fault_free (gpointer data)
{
  WaitingFault *waiting = data;

  g_free (waiting->path);
  g_free (waiting);
}

static gboolean
find_fault (const char *name,
            LoaFault   *fault)
{
  for (guint i = 0; i < LOA_N_FAULTS; i++)
    {
      g_autofree char *before = g_strconcat (names[i].name, "-before", NULL);
      g_autofree char *after = g_strconcat (names[i].name, "-after", NULL);

      fault->kind = i;
      fault->after = is_after_by_itself (i);
      if (g_str_equal (names[i].name, name))
        return TRUE;

      fault->after = g_str_equal (after, name);
      if (fault->after || g_str_equal (before, name))
        return TRUE;
    }

  return FALSE;
}

LoaSimulatorFaults *
loa_simulator_faults_new (void)
{
  LoaSimulatorFaults *self = g_new0 (LoaSimulatorFaults, 1);

  self->waiting = g_ptr_array_new_with_free_func (waiting_fault_free);

  return self;
}

void
loa_simulator_faults_free (LoaSimulatorFaults *self)
{
  g_ptr_array_unref (self->waiting);
  g_free (self);
}

LoaFault
loa_simulator_take_fault (LoaSimulator *self,
                          const char   *path)
{
  GPtrArray *faults = self->faults->waiting;

  for (guint i = 0; i < faults->len; i++)
    {
      WaitingFault *waiting = g_ptr_array_index (faults, i);

      if (g_str_equal (waiting->path, path))
        {
          LoaFault fault = waiting->fault;

          if (--waiting->n_requests == 0)
            g_ptr_array_remove_index (faults, i);

          return fault;
        }
    }

  return (LoaFault) { LOA_FAULT_NONE, FALSE };
}

void
loa_simulator_write_faults (LoaSimulator *self,
                            LoaJsonText  *text)
{
  GPtrArray *faults = self->faults->waiting;

  for (guint i = 0; i < faults->len; i++)
    {
      const WaitingFault *waiting = g_ptr_array_index (faults, i);

      loa_json_text_begin_object (text, NULL);
      loa_json_text_add_string (text, "path", waiting->path);
      loa_json_text_add_string (text, "fault", names[waiting->fault.kind].name);
      loa_json_text_add_boolean (text, "after", waiting->fault.after);
      loa_json_text_add_integer (text, "count", waiting->n_requests);
      loa_json_text_end_object (text);
    }
}

const LoaSimulatorName *
loa_simulator_get_faults (guint *n_faults)
{
  *n_faults = LOA_N_FAULTS;

  return names;
}

gboolean
loa_simulator_add_fault (LoaSimulator  *self,
                         const char    *path,
                         const char    *fault,
                         guint          n_requests,
                         GError       **error)
{
  LoaFault found;
  WaitingFault *waiting;

  g_return_val_if_fail (LOA_IS_SIMULATOR (self), FALSE);
  g_return_val_if_fail (path != NULL && fault != NULL, FALSE);
  g_return_val_if_fail (n_requests > 0, FALSE);

  if (!find_fault (fault, &found))
    {
      loa_simulator_set_unknown_name (error, "fault", fault, names, LOA_N_FAULTS);
      return FALSE;
    }

  waiting = g_new0 (WaitingFault, 1);
  waiting->path = g_strdup (path);
  waiting->fault = found;
  waiting->n_requests = n_requests;
  g_ptr_array_add (self->faults->waiting, waiting);

  return TRUE;
}

void
loa_simulator_clear_faults (LoaSimulator *self)
{
  g_return_if_fail (LOA_IS_SIMULATOR (self));

  g_ptr_array_set_size (self->faults->waiting, 0);
}
