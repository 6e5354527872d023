# The walk of SePay's quick start with its own examples, and money from the bank: one shop's first day, through loactl --json.
#
# SPDX-License-Identifier: GPL-3.0-or-later

import http.server
import json
import threading
import urllib.error
import urllib.request

import harness
from harness import OFFLINE_SERIAL, SERIAL


class QuickStart(harness.TestCase):
    def test_the_whole_walk(self):
        server = self.simulator()
        loactl = self.home(server)
        loactl.connect_soundbox()

        # Check, request, one wrong code, verify.
        state, = self.check(loactl.json("speaker", "check", SERIAL)).json["speakers"]
        self.assertEqual((state["isPaired"], state["online"]), (False, True))
        process = loactl.start("--json", "speaker", "pair", SERIAL)
        harness.wait_until(lambda: server.speaker(SERIAL)["otp"])
        otp = server.speaker(SERIAL)["otp"]
        wrong = "%04d" % ((int(otp) + 1) % 10000)
        self.assertTrue(self.check(loactl.finish(process, f"{wrong}\n{otp}\n")).json["isPaired"])
        self.assertTrue(any(otp[-1] in line and SERIAL in line for line in server.spoken), server.spoken)

        # Announce with the same id twice: spoken once. The token dies in between.
        announce = ("announce", SERIAL, "150000", "--request-id", "TXN202510130001")
        self.assertEqual(self.check(loactl.json(*announce)).json["status"], "SENT")
        server.post("/token/void")
        self.assertEqual(self.check(loactl.json(*announce, "--wait")).json["status"], "SUCCESS")
        self.assertEqual(server.amounts_said(), [150000])
        status = self.check(loactl.json("status", "TXN202510130001")).json
        self.assertEqual((status["hardwareId"], status["amount"], status["status"], status["retriesCount"]),
                         (SERIAL, 150000, "SUCCESS", 0))

        # Unknown and offline.
        self.check_failed(loactl.json("speaker", "pair", "VNS52599999999"), 4, "not-found")
        self.check_failed(loactl.json("announce", "VNS52599999999", "150000"), 4, "not-found")
        self.check_failed(loactl.json("speaker", "pair", OFFLINE_SERIAL), 6, "refused")

        # The bank, over five pages of twenty.
        loactl.connect_bank()
        server.variant("large-limit-refused")
        self.assertEqual(self.check(loactl.json("transactions", "sync")).json, {"new": 86, "changed": 0, "total": 86})
        listed = self.check(loactl.json("transactions", "list", "--limit", "3")).json
        self.assertEqual(listed["count"], 86)
        self.assertEqual(listed["transactions"], json.loads(harness.DOCUMENTED_ROWS.read_text(encoding="utf-8")))


class Proxy(http.server.ThreadingHTTPServer):
    """Passes everything on to the simulator, and spoils what comes back."""

    def __init__(self, target, spoil):
        self.target = target
        self.spoil = spoil
        super().__init__(("127.0.0.1", 0), ProxyHandler)
        self.address = f"http://127.0.0.1:{self.server_port}"
        threading.Thread(target=self.serve_forever, daemon=True).start()


class ProxyHandler(http.server.BaseHTTPRequestHandler):
    def pass_on(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", 0))) or None
        request = urllib.request.Request(self.server.target + self.path, body, method=self.command)
        for name in ("Authorization", "Content-Type"):
            if name in self.headers:
                request.add_header(name, self.headers[name])
        try:
            answer = urllib.request.urlopen(request)
        except urllib.error.HTTPError as refusal:
            answer = refusal
        with answer:
            content = self.server.spoil(self.path, answer.read())
            self.send_response(answer.status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    do_GET = do_POST = pass_on

    def log_message(self, *arguments):
        pass


class SpoiledAnswers(harness.TestCase):
    def setUp(self):
        self.server = self.simulator()
        self.loactl = self.home(self.server)

    def put_proxy(self, spoil):
        proxy = Proxy(self.server.address, spoil)
        self.addCleanup(proxy.server_close)
        self.addCleanup(proxy.shutdown)
        self.loactl.environment["LOA_SOUNDBOX_URL"] = proxy.address + "/devices/v1"
        self.loactl.environment["LOA_BANK_URL"] = proxy.address
        return proxy

    def connect_bank(self, proxy):
        process, address = self.loactl.start_bank("--paste")
        pasted = harness.redirect_of(address.replace(proxy.address, self.server.address))
        self.check(self.loactl.finish(process, pasted))

    def spoil_first_row(self, **members):
        def spoil(path, content):
            if not path.startswith("/api/v1/transactions"):
                return content
            page = json.loads(content)
            if page.get("data"):
                page["data"][0].update(members)
            return json.dumps(page).encode()

        self.connect_bank(self.put_proxy(spoil))

    def test_row_that_cannot_be_read_is_told_and_the_rest_is_copied(self):
        self.spoil_first_row(amount_in="a lot")
        result = self.check(self.loactl.run("transactions", "sync"))
        self.assertIn("1 transaction from SePay could not be read", result.err)
        self.assertIn("85", result.out)
        result = self.check(self.loactl.json("transactions", "sync"))
        self.assertEqual(result.json, {"new": 0, "changed": 0, "total": 85})
        self.assertRegex(result.err, r"^loactl: 1 transaction .+\n$")

    def test_changed_row(self):
        self.spoil_first_row(transaction_content="one thing")
        self.assertEqual(self.check(self.loactl.json("transactions", "sync")).json["new"], 86)
        self.loactl.environment["LOA_BANK_URL"] = self.server.address
        self.loactl.connect_bank()
        self.assertEqual(self.check(self.loactl.json("transactions", "sync")).json, {"new": 0, "changed": 1, "total": 86})

    def test_no_gap_after_a_broken_sync(self):
        """Rows between the newest that were complete and those of a sync that broke are copied by the next one."""
        old_until = None
        breaks = False

        def spoil(path, content):
            if not path.startswith("/api/v1/transactions"):
                return content
            page = json.loads(content)
            if old_until is not None and "data" in page:
                page["data"] = [row for row in page["data"] if row["transaction_date"][:10] < old_until]
            return b"<html>" if breaks and "page=2" in path else json.dumps(page).encode()

        self.server.variant("large-limit-refused")
        self.connect_bank(self.put_proxy(spoil))
        days = sorted(row["transaction_date"][:10] for row in self.rows_of_the_server())
        old_until = days[10]
        self.check(self.loactl.json("transactions", "sync"))
        old_until = None
        breaks = True
        self.check_failed(self.loactl.json("transactions", "sync"), 5, "malformed")
        breaks = False
        self.assertEqual(self.check(self.loactl.json("transactions", "sync")).json["total"], 86)

    def rows_of_the_server(self):
        other = self.home(self.server)
        other.connect_bank()
        self.check(other.json("transactions", "sync"))
        return self.check(other.json("transactions", "list", "--limit", "0")).json["transactions"]

    def test_no_gap_after_a_sync_of_some_days(self):
        self.loactl.connect_bank()
        result = self.check(self.loactl.json("transactions", "sync", "--from", "2025-02-25"))
        self.assertLess(result.json["total"], 86)
        self.assertEqual(self.check(self.loactl.json("transactions", "sync")).json["total"], 86)

    def test_server_that_repeats_its_first_page_for_ever(self):
        first = []

        def spoil(path, content):
            if not path.startswith("/api/v1/transactions"):
                return content
            if not first:
                page = json.loads(content)
                page["meta"]["pagination"].update(total=10 ** 11, last_page=10 ** 9)
                first.append(json.dumps(page).encode())
            return first[0]

        self.connect_bank(self.put_proxy(spoil))
        result = self.loactl.json("transactions", "sync")
        self.assertIn(result.status, (0, 5), repr(result))

    def test_row_with_control_characters_and_formulas(self):
        nasty = "=1+1\x1b]0;owned\x07\u202e\n\x9b31m"
        self.spoil_first_row(transaction_content=nasty)
        self.check(self.loactl.json("transactions", "sync"))
        self.assertEqual(self.check(self.loactl.json("transactions", "list")).json["transactions"][0]
                         ["transaction_content"], nasty)
        out = self.check(self.loactl.run("transactions", "list")).out
        for character in "\x1b\x07\u202e\x9b":
            self.assertNotIn(character, out)
        self.assertEqual(len(out.splitlines()), 86 + 2)
        self.check(self.loactl.json("transactions", "export", "out.csv"))
        self.assertNotIn(",=1+1", (self.loactl.path / "out.csv").read_text(encoding="utf-8-sig"))

    def test_ids_beyond_what_a_number_holds(self):
        self.spoil_first_row(id=12345678901234567)
        self.check(self.loactl.json("transactions", "sync"))
        self.assertEqual(self.check(self.loactl.json("transactions", "list", "--limit", "1")).json["transactions"][0]
                         ["id"], 12345678901234567)

    def test_message_that_repeats_the_secret_is_not_passed_on(self):
        def spoil(path, content):
            answer = json.loads(content)
            if answer.get("code") != 201:
                answer["message"] = f"no: {self.server.soundbox_secret}"
            return json.dumps(answer).encode()

        self.put_proxy(spoil)
        self.check(self.loactl.json("account", "soundbox", "--client-id", self.server.soundbox_id,
                                    given=self.server.soundbox_secret + "\n"))
        result = self.check_failed(self.loactl.json("speaker", "check", "VNS52599999999"), 4, "not-found")
        self.assertNotIn(self.server.soundbox_secret, result.err)

    def test_message_with_control_characters(self):
        def spoil(path, content):
            return content.replace("Thành công".encode(), b"x\\u001b[31m\\n{}").replace(
                "Không tìm".encode(), b"x\\u001b[31m\\n{}")

        self.put_proxy(spoil)
        self.loactl.connect_soundbox()
        for words in (["speaker", "check", "VNS52599999999"], ["status", "NOBODY"]):
            result = self.check(self.loactl.run(*words), 4)
            self.assertNotIn("\x1b", result.err + result.out)
            self.assertEqual(len(result.err.splitlines()), 1)


if __name__ == "__main__":
    harness.main()
