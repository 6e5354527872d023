# loactl bank accounts and transactions …: the bank's half of the interface.
#
# SPDX-License-Identifier: GPL-3.0-or-later

import csv
import io
import json
import signal
import urllib.request
import zipfile

import harness

MEMBERS = ["id", "bank_account_id", "bank_brand_name", "account_number", "transaction_date", "amount_out", "amount_in",
           "accumulated", "transaction_content", "reference_number", "code", "sub_account"]

DOCUMENTED = json.loads(harness.DOCUMENTED_ROWS.read_text(encoding="utf-8"))


class Bank(harness.TestCase):
    def setUp(self):
        self.server = self.simulator()
        self.loactl = self.home(self.server)
        self.loactl.connect_bank()

    def test_accounts(self):
        accounts = self.check(self.loactl.json("bank", "accounts")).json["accounts"]
        self.assertEqual(accounts[0], {
            "id": 19, "label": "Cty Demo", "account_holder_name": "CONG TY TNHH DEMO",
            "account_number": "0071000888888", "accumulated": 1777283273, "active": True,
            "created_at": "2025-02-12 21:09:49",
            "bank": {"short_name": "Vietcombank", "full_name": "Ngân hàng TMCP Ngoại Thương Việt Nam", "code": "VCB",
                     "bin": "970436", "icon_url": "https://my.sepay.vn/assets/images/banklogo/vietcombank-icon.png",
                     "logo_url": "https://my.sepay.vn/assets/images/banklogo/vietcombank.png"}})
        self.assertEqual(list(accounts[0]), ["id", "label", "account_holder_name", "account_number", "accumulated",
                                             "active", "created_at", "bank"])
        self.assertIsNone(accounts[1]["label"])
        self.assertIn("1.777.283.273\u00a0₫", self.check(self.loactl.run("bank", "accounts")).out)

    def test_accounts_when_forbidden(self):
        self.server.variant("narrow-scope")
        self.loactl.connect_bank()
        self.check_failed(self.loactl.json("bank", "accounts"), 3, "forbidden")

    def test_sync(self):
        result = self.check(self.loactl.json("transactions", "sync"))
        self.assertEqual(result.json, {"new": 86, "changed": 0, "total": 86})
        self.assertEqual(result.err, "", "no progress bar where there is no terminal")
        self.assertEqual(self.check(self.loactl.json("transactions", "sync")).json, {"new": 0, "changed": 0, "total": 86})
        self.server.post("/transactions/add", count=3)
        self.assertEqual(self.check(self.loactl.json("transactions", "sync")).json, {"new": 3, "changed": 0, "total": 89})

    def test_sync_page_by_page(self):
        self.server.variant("large-limit-refused")
        self.assertEqual(self.check(self.loactl.json("transactions", "sync")).json["total"], 86)
        self.assertGreaterEqual(self.server.n_requests("/api/v1/transactions"), 5)

    def test_sync_of_some_days(self):
        result = self.check(self.loactl.json("transactions", "sync", "--from", "2025-02-25", "--to", "2025-02-25"))
        self.assertGreater(result.json["new"], 0)
        rows = self.check(self.loactl.json("transactions", "list", "--limit", "0", "--from", "2025-02-25", "--to",
                                           "2025-02-25")).json["transactions"]
        self.assertEqual({row["transaction_date"][:10] for row in rows}, {"2025-02-25"})

    def test_sync_in_text(self):
        self.assertRegex(self.check(self.loactl.run("transactions", "sync")).out, "86")

    def test_sync_when_the_grant_is_dead(self):
        self.server.post("/token/void")
        self.check(self.loactl.json("transactions", "sync"))
        process, address = self.loactl.start_bank()
        self.check(self.loactl.interrupt(process), 130)

    def test_sync_with_every_shape_of_rows(self):
        for variant in ("money-as-integers", "money-as-strings", "money-with-exponent", "meta-missing", "ascending",
                        "page-beyond-end-refused", "page-beyond-end-not-found", "unknown-members", "byte-order-mark",
                        "plain-text-type", "insert-while-paging"):
            self.server.variant(variant)
            profile = ("--profile", variant)
            process, address = self.loactl.start_bank(*profile)
            urllib.request.urlopen(address).close()
            self.check(self.loactl.finish(process))
            self.check(self.loactl.json(*profile, "transactions", "sync"))
            result = self.check(self.loactl.json(*profile, "transactions", "list", "--search", "DH123456"))
            self.assertEqual(result.json["transactions"], DOCUMENTED[:1], variant)
            self.server.variant(variant, False)

    def test_sync_by_several_processes(self):
        self.check_several_processes(self.loactl)

    def test_sync_by_several_processes_with_a_keyring_in_a_file(self):
        loactl = self.home(self.server, keyring="file")
        loactl.connect_bank()
        self.check_several_processes(loactl)

    def check_several_processes(self, loactl):
        self.server.post("/token/void")
        processes = [loactl.start("--json", "transactions", "sync") for _ in range(4)]
        results = [self.check(loactl.finish(process)).json for process in processes]
        self.assertEqual(sum(result["new"] for result in results), 86)
        self.assertEqual({result["total"] for result in results if result["new"] == 0} | {86}, {86})

    def test_sync_interrupted(self):
        self.server.post("/settings", answerMilliseconds=60000)
        process = self.loactl.start("--json", "transactions", "sync")
        harness.wait_until(lambda: harness.catches(process, signal.SIGTERM))
        self.check_failed(self.loactl.interrupt(process, signal.SIGTERM), 130, "cancelled")

    def test_server_gone(self):
        for words in (["bank", "accounts"], ["transactions", "sync"]):
            self.server.fault("/api/v1/bank-accounts", "server-error", 100)
            self.server.fault("/api/v1/transactions", "server-error", 100)
            self.check_failed(self.loactl.json(*words), 5, "server")


class List(harness.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = harness.Simulator()
        cls.loactl = harness.Home(cls.server)
        cls.loactl.connect_bank()
        assert cls.loactl.json("transactions", "sync").status == 0
        cls.server.stop()
        cls.everything = cls.loactl.json("transactions", "list", "--limit", "0").json["transactions"]

    @classmethod
    def tearDownClass(cls):
        cls.loactl.remove()

    def list(self, *arguments):
        # Neither keyring nor network.
        return self.check(self.loactl.json("transactions", "list", *arguments,
                                           environment={"DBUS_SESSION_BUS_ADDRESS": None,
                                                        "LOA_BANK_URL": harness.NOWHERE})).json

    def expect(self, condition, *arguments):
        result = self.list("--limit", "0", *arguments)
        expected = [row for row in self.everything if condition(row)]
        self.assertEqual(result["transactions"], expected)
        self.assertEqual((result["count"], result["sum_in"], result["sum_out"]),
                         (len(expected), sum(row["amount_in"] for row in expected),
                          sum(row["amount_out"] for row in expected)))
        return expected

    def test_rows_of_the_documentation(self):
        self.assertEqual(self.everything[:3], DOCUMENTED)

    def test_members_in_their_order(self):
        result = self.list()
        self.assertEqual(list(result), ["transactions", "count", "sum_in", "sum_out"])
        for row in result["transactions"]:
            self.assertEqual(list(row), MEMBERS)
            for member in ("amount_in", "amount_out", "accumulated"):
                self.assertIs(type(row[member]), int)

    def test_all_of_them_newest_first(self):
        self.assertEqual(len(self.everything), 86)
        keys = [(row["transaction_date"], row["id"]) for row in self.everything]
        self.assertEqual(keys, sorted(keys, reverse=True))

    def test_limit_and_offset(self):
        result = self.list("--limit", "20", "--offset", "80")
        self.assertEqual(result["transactions"], self.everything[80:])
        self.assertEqual(result["count"], 86, "counts and sums ignore limit and offset")
        self.assertEqual(result["sum_in"], sum(row["amount_in"] for row in self.everything))
        self.assertEqual(self.list("--limit", "0", "--offset", "80")["transactions"], self.everything[80:])
        self.assertEqual(self.list("--offset", "1000")["transactions"], [])
        self.assertEqual(len(self.list()["transactions"]), 86)

    def test_direction(self):
        self.expect(lambda row: row["amount_in"] > 0, "--in")
        self.expect(lambda row: row["amount_out"] > 0, "--out")
        self.expect(lambda row: True, "--in", "--out")

    def test_days_are_inclusive(self):
        rows = self.expect(lambda row: row["transaction_date"][:10] == "2025-02-25", "--from", "2025-02-25", "--to",
                           "2025-02-25")
        self.assertGreaterEqual(len(rows), 2)
        self.expect(lambda row: row["transaction_date"][:10] >= "2025-02-24", "--from", "2025-02-24")
        self.expect(lambda row: row["transaction_date"][:10] <= "2025-02-24", "--to", "2025-02-24")

    def test_amounts(self):
        def amount(row):
            return row["amount_in"] or row["amount_out"]

        self.expect(lambda row: amount(row) >= 18067000, "--min", "18.067.000")
        self.expect(lambda row: amount(row) <= 1500000, "--max", "1tr5")
        self.expect(lambda row: 1000000 <= amount(row) <= 18067000, "--min", "1tr", "--max", "18067k")

    def test_account_by_id_and_by_number(self):
        rows = self.expect(lambda row: row["bank_account_id"] == 19, "--account", "19")
        self.expect(lambda row: row["account_number"] == "0071000888888", "--account", "0071000888888")
        self.assertTrue(0 < len(rows))
        self.expect(lambda row: False, "--account", "NOBODY")

    def test_code_and_reference(self):
        self.expect(lambda row: row["code"] == "DH123456", "--code", "DH123456")
        self.expect(lambda row: row["reference_number"] == "677760.250225.080001", "--reference", "677760.250225.080001")

    def test_search(self):
        first = self.everything[0]
        for text in ("dương thùy anh", "DUONG mua", "mua DUONG", "dh123456", "677760.250225.080001", "vcb0011abc004",
                     "0071000888888", "18067000", "18.067.000", "18067k", "vietcom DH123456"):
            self.assertIn(first, self.list("--limit", "0", "--search", text)["transactions"], text)
        for text in ("combank", "DUONG nobody", "180670", "%", "_uong", "*", "\"", "'"):
            found = self.list("--limit", "0", "--search", text)["transactions"]
            self.assertNotIn(first, found, text)
        self.expect(lambda row: True, "--search", "")

    def test_text(self):
        out = self.check(self.loactl.run("transactions", "list", "--limit", "3")).out
        self.assertIn("18.067.000\u00a0₫", out)
        self.assertIn("86", out.splitlines()[-1])

    def test_export_csv(self):
        path = self.loactl.path / "out.csv"
        result = self.check(self.loactl.json("transactions", "export", str(path)))
        self.assertEqual(result.json, {"file": str(path), "rows": 86})
        rows = list(csv.reader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline="")))
        self.assertEqual(len(rows), 87)
        self.assertIn("677760.250225.080001", rows[1])

    def test_export_with_filters(self):
        expected = len([row for row in self.everything if row["amount_in"] > 0])
        result = self.check(self.loactl.json("transactions", "export", "in.csv", "--in"))
        self.assertEqual(result.json["rows"], expected)
        self.assertEqual(result.json["file"], "in.csv")

    def test_export_xlsx(self):
        self.assertEqual(self.check(self.loactl.json("transactions", "export", "out.xlsx")).json["rows"], 86)
        with zipfile.ZipFile(self.loactl.path / "out.xlsx") as archive:
            self.assertIn("xl/worksheets/sheet1.xml", archive.namelist())

    def test_export_in_text(self):
        self.assertIn("86", self.check(self.loactl.run("transactions", "export", "text.csv")).out)

    def test_export_to_where_nothing_can_be_written(self):
        self.check_failed(self.loactl.json("transactions", "export", "/proc/out.csv"), 1, "failed")


class Ids(harness.TestCase):
    def test_ids_come_back_as_sepay_sent_them(self):
        for variant, example in (("ids-as-strings", str), ("ids-as-uuids", str)):
            server = self.simulator("--variant", variant)
            loactl = self.home(server)
            loactl.connect_bank()
            self.check(loactl.json("transactions", "sync"))
            row = self.check(loactl.json("transactions", "list", "--limit", "1")).json["transactions"][0]
            self.assertIs(type(row["id"]), example)
            self.assertIs(type(self.check(loactl.json("bank", "accounts")).json["accounts"][0]["id"]), example)

    def test_unknown_values_are_null(self):
        server = self.simulator("--variant", "balance-null", "--variant", "nulls-left-out", "--variant", "strings-null")
        loactl = self.home(server)
        loactl.connect_bank()
        self.check(loactl.json("transactions", "sync"))
        row = self.check(loactl.json("transactions", "list", "--limit", "1")).json["transactions"][0]
        self.assertEqual(list(row), MEMBERS)
        self.assertEqual((row["accumulated"], row["transaction_content"], row["reference_number"]), (None, None, None))


if __name__ == "__main__":
    harness.main()
