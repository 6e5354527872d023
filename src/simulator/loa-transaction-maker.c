/* loa-transaction-maker.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-simulator"

#include "config.h"

#include "loa-transaction-maker.h"

#include "loa-vietnam-time.h"

#define SEED 20250225

#define N_DOCUMENTED 3
#define DOCUMENTED_FIRST_ID 49465
#define MAX_AMONG_DOCUMENTED 40000
#define BALANCE_AFTER_DOCUMENTED G_GINT64_CONSTANT (1200541768)

#define N_TODAY 5
#define LEAST_BALANCE G_GINT64_CONSTANT (50000000)
#define MOST_BALANCE G_GINT64_CONSTANT (4000000000)

#define OPENING_HOUR 7
#define CLOSED_HOURS 9

static const struct
{
  guint32 id;
  const char *time;
  gint64 amount;
  LoaTransactionTexts texts;
} documented[N_DOCUMENTED] = {
  { 49682, "2025-02-25 19:59:48", 18067000,
    { (char *) "DUONG THUY ANH chuyen tien mua hang online", (char *) "677760.250225.080001", (char *) "DH123456",
      (char *) "VCB0011ABC004" } },
  { 49582, "2025-02-25 17:59:47", 13646000,
    { (char *) "DINH NHU TOAN chuyen tien DH789012", (char *) "171158.250225.060001", (char *) "DH789012",
      (char *) "VCB0011ABC002" } },
  { 49465, "2025-02-24 15:59:47", 21782000,
    { (char *) "DUONG THUY ANH chuyen tien thanh toan hoa don", (char *) "989543.240225.040001", NULL,
      (char *) "VCB0011ABC001" } },
};

/* Rows are made from the newest to the oldest. */
typedef struct
{
  GRand *random; /* (owned) */
  gint64 newest_time;
  gint64 time;
  guint32 id;
  guint32 largest_id_step;
  gint32 mean_seconds; /* between rows */
  gint64 *balances; /* (unowned) */
} Maker;

static guint32
mix (guint32 seed)
{
  seed ^= seed >> 16;
  seed *= 0x7feb352d;
  seed ^= seed >> 15;
  seed *= 0x846ca68b;
  seed ^= seed >> 16;

  return seed;
}

static int
hour_in_vietnam (gint64 time)
{
  return (int) ((time + LOA_VIETNAM_UTC_OFFSET) / 3600 % 24);
}

static gint64
midnight_in_vietnam (gint64 time)
{
  return time - (time + LOA_VIETNAM_UTC_OFFSET) % (24 * 3600);
}

static void
go_back (Maker *maker)
{
  maker->time -= g_rand_int_range (maker->random, 1, 2 * maker->mean_seconds);
  if (hour_in_vietnam (maker->time) < OPENING_HOUR)
    maker->time -= CLOSED_HOURS * 3600;

  maker->id -= (guint32) g_rand_int_range (maker->random, 1, (gint32) maker->largest_id_step + 1);
}

/* Balances are followed backwards, so what comes in makes the balance before it smaller. */
static gint64
choose_amount (Maker *maker,
               guint  account)
{
  gint64 amount = loa_make_amount (maker->random);
  gint64 balance = maker->balances[account];

  if (balance - amount < LEAST_BALANCE || balance - amount > MOST_BALANCE)
    amount = -amount;

  return amount;
}

static LoaTransactionRow
make_row (Maker *maker)
{
  LoaTransactionRow row = { 0 };

  row.account = g_rand_int_range (maker->random, 0, 3) == 0;
  row.id = maker->id;
  row.time = maker->time;
  row.seed = g_rand_int (maker->random);
  row.amount = choose_amount (maker, row.account);
  row.accumulated = maker->balances[row.account];
  maker->balances[row.account] -= row.amount;

  return row;
}

static LoaTransactionRow
make_documented_row (Maker *maker,
                     guint  i)
{
  LoaTransactionRow row = { 0 };

  loa_vietnam_time_parse (documented[i].time, &row.time);
  row.id = documented[i].id;
  row.amount = documented[i].amount;
  row.accumulated = maker->balances[0];
  row.documented = (guint16) (i + 1);
  maker->balances[0] -= row.amount;
  maker->time = row.time;
  maker->id = row.id;

  return row;
}

static void
reverse (GArray *rows)
{
  for (guint i = 0; i < rows->len / 2; i++)
    {
      LoaTransactionRow *newer = &g_array_index (rows, LoaTransactionRow, i);
      LoaTransactionRow *older = &g_array_index (rows, LoaTransactionRow, rows->len - 1 - i);
      LoaTransactionRow other = *newer;

      *newer = *older;
      *older = other;
    }
}

static void
set_up_maker (Maker             *maker,
              guint              n_transactions,
              LoaSimulatorDates  dates,
              gint64             now)
{
  maker->mean_seconds = CLAMP (60000000 / (gint32) MAX (n_transactions, 1), 60, 14400);
  maker->id = 50000 + 2 * n_transactions;
  maker->largest_id_step = 2;

  if (dates == LOA_SIMULATOR_DATES_DOCUMENTED)
    loa_vietnam_time_parse (documented[0].time, &now);

  maker->newest_time = now;
  maker->time = now;
}

/* Spread over the day so far, however young it is. */
static gint64
time_today (Maker *maker,
            guint  i)
{
  gint64 midnight = midnight_in_vietnam (maker->newest_time);

  return midnight + (maker->newest_time - midnight) * (N_TODAY + 1 - i) / (N_TODAY + 2);
}

GArray *
loa_make_transactions (guint             n_transactions,
                       LoaSimulatorDates dates,
                       gint64            now,
                       gint64            balances[LOA_N_BANK_ACCOUNTS])
{
  GArray *rows = g_array_sized_new (FALSE, FALSE, sizeof (LoaTransactionRow), n_transactions);
  gint64 remaining[LOA_N_BANK_ACCOUNTS];
  Maker maker = { g_rand_new_with_seed (SEED) };
  gboolean has_documented = dates == LOA_SIMULATOR_DATES_DOCUMENTED && n_transactions <= MAX_AMONG_DOCUMENTED;

  set_up_maker (&maker, n_transactions, dates, now);
  maker.balances = remaining;
  if (has_documented)
    {
      balances[0] = BALANCE_AFTER_DOCUMENTED;
      maker.largest_id_step = CLAMP (DOCUMENTED_FIRST_ID / (n_transactions + 1), 1, 150);
    }
  memcpy (remaining, balances, sizeof remaining);

  for (guint i = 0; i < n_transactions; i++)
    {
      LoaTransactionRow row;

      if (has_documented && i < N_DOCUMENTED)
        {
          row = make_documented_row (&maker, i);
        }
      else
        {
          go_back (&maker);
          if (dates == LOA_SIMULATOR_DATES_TODAY && i < N_TODAY)
            maker.time = time_today (&maker, i);
          row = make_row (&maker);
        }

      g_array_append_val (rows, row);
    }

  g_rand_free (maker.random);
  reverse (rows);

  return rows;
}

gint64
loa_make_amount (GRand *random)
{
  int kind = g_rand_int_range (random, 0, 20);
  gint64 amount;

  if (kind < 10)
    amount = g_rand_int_range (random, 10, 300);
  else if (kind < 17)
    amount = g_rand_int_range (random, 300, 3000);
  else
    amount = g_rand_int_range (random, 3000, 40000);

  amount *= 1000;
  if (kind % 7 == 0)
    amount += g_rand_int_range (random, 1, 1000);

  return g_rand_int_range (random, 0, 8) == 0 ? -amount : amount;
}

static char *
make_content (const LoaTransactionRow *row,
              const char              *code)
{
  static const char *const with_code[] = {
    "Khach hang chuyen tien ", "Thanh toan don hang ", "Chuyen khoan mua hang ", "Dat coc don hang ",
    "Thanh toán hóa đơn ", "QR thanh toan tai quay ", "IBFT.Chuyen tien ", "Trả tiền đặt hàng ",
  };
  static const char *const without_code[] = {
    "Khach le chuyen tien mua hang", "Chuyen tien mua hang online", "Thanh toan tai quay", "Tiền hàng",
    "Ung ho quan", "Chuyen tien ca phe",
  };
  static const char *const outgoing[] = {
    "Tra tien nha cung cap", "Thanh toan tien dien", "Phi quan ly tai khoan", "Thue mat bang", "Tiền nhập hàng",
    "Hoan tien khach hang",
  };
  guint32 choice = mix (row->seed + 1);

  if (row->amount < 0)
    return g_strdup (outgoing[choice % G_N_ELEMENTS (outgoing)]);
  if (code == NULL)
    return g_strdup (without_code[choice % G_N_ELEMENTS (without_code)]);

  return g_strconcat (with_code[choice % G_N_ELEMENTS (with_code)], code, NULL);
}

static char *
make_reference_number (const LoaTransactionRow *row)
{
  g_autofree char *day = loa_vietnam_day_format (row->time);

  return g_strdup_printf ("%06u.%.2s%.2s%.2s.%06u", mix (row->seed + 2) % 1000000, day + 8, day + 5, day + 2,
                          row->id % 1000000);
}

void
loa_make_transaction_texts (const LoaTransactionRow *row,
                            LoaTransactionTexts     *texts)
{
  *texts = (LoaTransactionTexts) { 0 };

  if (row->documented > 0)
    {
      const LoaTransactionTexts *known = &documented[row->documented - 1].texts;

      texts->content = g_strdup (known->content);
      texts->reference_number = g_strdup (known->reference_number);
      texts->code = g_strdup (known->code);
      texts->sub_account = g_strdup (known->sub_account);
      return;
    }

  if (row->amount > 0 && row->seed % 3 != 0)
    texts->code = g_strdup_printf ("DH%06u", mix (row->seed) % 1000000);
  if (row->amount > 0 && row->seed % 5 != 0)
    texts->sub_account = g_strdup_printf ("%s%03u", row->account == 0 ? "VCB0011ABC" : "VCB0022XYZ", row->seed % 4 + 1);
  texts->content = make_content (row, texts->code);
  texts->reference_number = make_reference_number (row);
}
