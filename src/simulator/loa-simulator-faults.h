/* loa-simulator-faults.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-json-text.h"
#include "loa-simulator.h"

G_BEGIN_DECLS

/* The faults that wait for requests, path by path. */
typedef struct _LoaSimulatorFaults LoaSimulatorFaults;

typedef enum
{
  LOA_FAULT_NONE,
  LOA_FAULT_SERVER_ERROR,
  LOA_FAULT_UNAVAILABLE,
  LOA_FAULT_UNAVAILABLE_DATE,
  LOA_FAULT_RATE_LIMITED,
  LOA_FAULT_RATE_LIMITED_DATE,
  LOA_FAULT_RATE_LIMITED_OWN_HEADER,
  LOA_FAULT_DROP,
  LOA_FAULT_CUT_SHORT,
  LOA_FAULT_EMPTY,
  LOA_FAULT_HTML,
  LOA_FAULT_BAD_GATEWAY,
  LOA_FAULT_ENDLESS,
  LOA_FAULT_NESTED,
  LOA_FAULT_REDIRECT,
  LOA_FAULT_CODE_404,
  LOA_FAULT_SLOW,
  LOA_N_FAULTS
} LoaFaultKind;

typedef struct
{
  LoaFaultKind kind;
  gboolean after; /* the request takes effect all the same */
} LoaFault;

LoaSimulatorFaults *loa_simulator_faults_new  (void);
void                loa_simulator_faults_free (LoaSimulatorFaults *self);

LoaFault loa_simulator_take_fault   (LoaSimulator *self,
                                     const char   *path);
void     loa_simulator_write_faults (LoaSimulator *self,
                                     LoaJsonText  *text);

G_END_DECLS
