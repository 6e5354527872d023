/* loa-id-set.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-shop"

#include "config.h"

#include "loa-id-set.h"

/* Which ids have been met, each with a mark, in 8 bytes and the room to find them: a first sync meets a million. Only
 * numbers that are made of the ids are kept; that two of a million are the same happens once in two million syncs, and
 * then a row that was copied is not counted.
 */

#define MARK_BITS 4
#define MARK_MASK ((G_GUINT64_CONSTANT (1) << MARK_BITS) - 1)
#define FIRST_SIZE 1024

struct _LoaIdSet
{
  guint64 *slots; /* (owned): a number and its mark, or 0 */
  guint64 n_slots; /* a power of two */
  guint size;
};

/* FNV-1a, and then so that each bit depends on all. */
static guint64
make_number (const char *id)
{
  guint64 number = G_GUINT64_CONSTANT (0xcbf29ce484222325);

  for (; *id != '\0'; id++)
    number = (number ^ (guchar) *id) * G_GUINT64_CONSTANT (0x100000001b3);

  number = (number ^ number >> 33) * G_GUINT64_CONSTANT (0xff51afd7ed558ccd);
  number ^= number >> 33;

  return number & ~MARK_MASK;
}

/* Where the number is, or would be. */
static guint64 *
find_slot (guint64 *slots,
           guint64  n_slots,
           guint64  number)
{
  guint64 position = (number >> MARK_BITS) & (n_slots - 1);

  while (slots[position] != 0 && (slots[position] & ~MARK_MASK) != number)
    position = (position + 1) & (n_slots - 1);

  return &slots[position];
}

static void
grow (LoaIdSet *self)
{
  guint64 n_slots = self->n_slots * 2;
  guint64 *slots = g_new0 (guint64, n_slots);

  for (guint64 i = 0; i < self->n_slots; i++)
    if (self->slots[i] != 0)
      *find_slot (slots, n_slots, self->slots[i] & ~MARK_MASK) = self->slots[i];

  g_free (self->slots);
  self->slots = slots;
  self->n_slots = n_slots;
}

LoaIdSet *
loa_id_set_new (void)
{
  LoaIdSet *self = g_new0 (LoaIdSet, 1);

  self->n_slots = FIRST_SIZE;
  self->slots = g_new0 (guint64, self->n_slots);

  return self;
}

void
loa_id_set_free (LoaIdSet *self)
{
  g_free (self->slots);
  g_free (self);
}

/* Returns: the mark that the id had, or 0 when it had not been met */
guint
loa_id_set_mark (LoaIdSet   *self,
                 const char *id,
                 guint       mark)
{
  guint64 number = make_number (id);
  guint64 *slot;
  guint last_mark;

  g_return_val_if_fail (mark >= 1 && mark <= LOA_ID_SET_MAX_MARK, 0);

  if ((self->size + 1) * G_GUINT64_CONSTANT (4) > self->n_slots * 3)
    grow (self);

  slot = find_slot (self->slots, self->n_slots, number);
  last_mark = (guint) (*slot & MARK_MASK);
  self->size += last_mark == 0;
  *slot = number | mark;

  return last_mark;
}

guint
loa_id_set_get_size (const LoaIdSet *self)
{
  return self->size;
}
