# What becomes of tokens when processes meet, and of every command when the keyring cannot be used.
#
# SPDX-License-Identifier: GPL-3.0-or-later

import json
import os
import pty
import select
import socket
import subprocess
import time
import urllib.parse

import harness
from harness import SERIAL

# What is not about accounts works without a keyring, offline too.
LOCAL_COMMANDS = (["speaker", "add", SERIAL], ["speaker", "rename", SERIAL, "Counter"], ["speaker", "list"], ["ledger"],
                  ["transactions", "list"], ["transactions", "export", "out.csv"], ["words", "150k"],
                  ["speaker", "remove", SERIAL])

# Changes the bank's item of a profile, as time or somebody else would: in a process of its own, because of the bus.
CHANGE_ITEM = """
import json, sys
from gi.repository import Gio, GLib

bus = Gio.bus_get_sync(Gio.BusType.SESSION)

def call(path, interface, method, arguments):
    return bus.call_sync("org.freedesktop.secrets", path, "org.freedesktop.Secret." + interface, method, arguments, None,
                         Gio.DBusCallFlags.NONE, -1, None).unpack()

service = "/org/freedesktop/secrets"
_, session = call(service, "Service", "OpenSession", GLib.Variant("(sv)", ("plain", GLib.Variant("s", ""))))
(items, locked) = call(service, "Service", "SearchItems", GLib.Variant("(a{ss})", ({"account": "bank"},)))
[item] = items
(secret,) = call(item, "Item", "GetSecret", GLib.Variant("(o)", (session,)))
content = json.loads(bytes(secret[2]))
content.update(json.loads(sys.argv[1]))
call(item, "Item", "SetSecret", GLib.Variant("((oayays))", ((session, b"", json.dumps(content).encode(), secret[3]),)))
"""


class Refresh(harness.TestCase):
    """Several processes, and tokens that end."""

    def setUp(self):
        self.server = self.simulator()
        self.loactl = self.home(self.server)
        self.loactl.connect_bank()
        self.loactl.connect_soundbox()

    def count(self, path):
        return self.server.n_requests(path)

    def run_at_once(self, *commands):
        processes = [self.loactl.start("--json", *command) for command in commands]
        return [self.loactl.finish(process) for process in processes]

    def test_four_processes_find_a_dead_access_token(self):
        for _ in range(3):
            self.server.post("/token/void")
            n_before = self.count("/oauth/token")
            for result in self.run_at_once(*[["bank", "accounts"]] * 2, *[["transactions", "sync"]] * 2):
                self.check(result)
            # One refreshes, and the others read what it stored: a second refresh with the same token ends the grant.
            self.assertEqual(self.count("/oauth/token"), n_before + 1)
        self.server.post("/token/void")
        self.check(self.loactl.json("bank", "accounts"))

    def test_four_processes_find_a_token_that_has_run_out(self):
        # The clock of the program tells, so nobody asks with it first.
        self.change_item(expires_at=1)
        n_before = self.count("/oauth/token")
        for result in self.run_at_once(*[["bank", "accounts"]] * 4):
            self.check(result)
        self.assertEqual(self.count("/oauth/token"), n_before + 1)
        self.check(self.loactl.json("bank", "accounts"))

    def test_four_processes_find_a_dead_soundbox_token(self):
        self.server.variant("one-token")
        self.server.post("/token/void")
        n_before = self.count("/devices/v1/token/create")
        for result in self.run_at_once(*[["speaker", "check", SERIAL]] * 4):
            self.check(result)
        self.assertEqual(self.count("/devices/v1/token/create"), n_before + 1)

    def test_dead_refresh_token(self):
        self.check(self.loactl.json("transactions", "sync"))
        n_rows = self.check(self.loactl.json("transactions", "list", "--limit", "0")).json["count"]
        self.assertEqual(n_rows, 86)
        self.server.post("/token/void", grants=True)
        for command in (["bank", "accounts"], ["transactions", "sync"]) * 2:
            result = self.check_failed(self.loactl.json(*command), 3, "not-signed-in")
            self.assertEqual(result.out, "")
        self.assertEqual(self.check(self.loactl.json("transactions", "list", "--limit", "0")).json["count"], n_rows)
        self.assertIn("Sign in again", self.loactl.run("bank", "accounts").err)

        # It is still known whose account it was.
        self.assertIn(self.server.bank_id, self.check(self.loactl.run("account", "show")).out)
        self.loactl.connect_bank()
        self.check(self.loactl.json("transactions", "sync"))

    def test_four_processes_find_a_dead_refresh_token(self):
        self.server.post("/token/void", grants=True)
        for result in self.run_at_once(*[["bank", "accounts"]] * 4):
            self.check_failed(result, 3, "not-signed-in")

    def change_item(self, **members):
        subprocess.run(["/usr/bin/python3", "-c", CHANGE_ITEM, json.dumps(members)], check=True,
                       env=self.loactl.keyring.environment)

    def test_end_that_is_near(self):
        day = 24 * 60 * 60
        now = int(time.time())
        for age, warning in ((0, None), (22, None), (24, "ends soon"), (31, "has probably ended")):
            self.change_item(refresh_obtained_at=now - age * day)
            end = time.strftime("%d/%m/%Y", time.gmtime(now + (30 - age) * day + 7 * 3600))
            result = self.check(self.loactl.run("account", "show"))
            self.assertIn(f"until about {end}", result.out)
            result_as_json = self.check(self.loactl.json("account", "show"))
            self.assertEqual(list(result_as_json.json["bank"]), ["client_id", "server", "since", "name"])
            for each in (result, result_as_json):
                if warning is None:
                    self.assertEqual(each.err, "")
                else:
                    self.assertIn(warning, each.err)


class SignIn(harness.TestCase):
    """The ways on, when the first way does not work."""

    def setUp(self):
        self.server = self.simulator()
        self.loactl = self.home(self.server)

    def start_with_code(self):
        process, address = self.loactl.start_bank("--paste")
        query = urllib.parse.urlsplit(harness.redirect_of(address)).query
        return process, urllib.parse.parse_qs(query)["code"][0]

    def test_bare_code_is_confirmed(self):
        for answer in ("y", "yes", "C", " có ", "co\u0301"):
            process, code = self.start_with_code()
            result = self.check(self.loactl.finish(process, f"{code}\n{answer}\n"))
            self.assertEqual(result.json, {"account": "bank", "client_id": self.server.bank_id})
            self.assertIn("the account of Nguyễn Văn A", result.err)
            self.assertEqual(self.check(self.loactl.json("account", "forget", "bank")).json, {"forgotten": True})

    def test_bare_code_of_somebody_else(self):
        for answer in ("n\n", "\n", "yes please\n", ""):
            process, code = self.start_with_code()
            result = self.check_failed(self.loactl.finish(process, f"{code}\n{answer}"), 1, "failed")
            self.assertIn("was not connected", result.error["message"])
        self.assertIsNone(self.check(self.loactl.json("account", "show")).json["bank"])

    def test_refused_code_keeps_what_was_connected(self):
        self.loactl.connect_bank()
        process, code = self.start_with_code()
        self.check(self.loactl.finish(process, f"{code}\nn\n"), 1)
        self.check(self.loactl.json("bank", "accounts"))

    def test_port_in_use_at_a_terminal(self):
        port = urllib.parse.urlsplit(self.server.redirect_uri).port
        master, slave = pty.openpty()
        self.addCleanup(os.close, master)
        with socket.create_server(("127.0.0.1", port)):
            process = self.loactl.start("account", "bank", "--client-id", self.server.bank_id, "--redirect-uri",
                                        self.server.redirect_uri, stdin=slave, stdout=slave, stderr=slave,
                                        start_new_session=True)
            os.close(slave)
            shown = self.read_until(master, "Client secret: ")
            os.write(master, (self.server.bank_secret + "\n").encode())
            shown += self.read_until(master, "browser ended: ")
            self.assertIn(f"port {port}", shown)
            address = next(line for line in shown.splitlines() if line.startswith("Open: ")).removeprefix("Open: ")
            os.write(master, (harness.redirect_of(address) + "\n").encode())
            self.read_until(master, "Connected")
        self.assertEqual(process.wait(120), 0)
        self.check(self.loactl.json("bank", "accounts"))

    def read_until(self, master, expected):
        text = b""
        while expected.encode() not in text:
            self.assertTrue(select.select([master], [], [], 120)[0], text.decode())
            text += os.read(master, 4096)
        return text.decode()

    def test_narrower_than_asked(self):
        self.server.variant("narrow-scope")
        result = self.loactl.connect_bank()
        self.assertIn("did not allow Loa to read the bank accounts", result.err)
        self.assertIn("who signed in", result.err)
        self.assertNotIn("to read transactions", result.err)
        self.assertIn("did not allow Loa to read the bank accounts", self.loactl.run("account", "show").err)
        self.check(self.loactl.json("transactions", "sync"))
        result = self.check_failed(self.loactl.json("bank", "accounts"), 3, "forbidden")
        self.assertIn("Sign in again", result.error["message"])


class Unusable(harness.TestCase):
    """Each state of the keyring: 7 and its own sentence for what needs an account, and nothing for the rest."""

    def setUp(self):
        self.server = self.simulator()

    def check_everything(self, loactl, code, words):
        connecting = [(["account", "soundbox", "--client-id", "x"], self.server.soundbox_secret + "\n"),
                      (["account", "bank", "--client-id", "x"], self.server.bank_secret + "\n"),
                      (["account", "bank", "--client-id", "x", "--paste"], self.server.bank_secret + "\n\n")]
        others = [(command, "") for command in
                  (["account", "show"], ["account", "forget", "soundbox"], ["account", "forget", "bank"],
                   ["speaker", "check", SERIAL], ["speaker", "pair", SERIAL], ["announce", SERIAL, "150k"],
                   ["status", "TXN1"], ["bank", "accounts"], ["transactions", "sync"])]
        n_before = self.server.n_requests("/oauth/token") + self.server.n_requests("/devices/v1/token/create")
        for command, given in connecting + others:
            result = self.check_failed(loactl.json(*command, given=given), 7, code)
            self.assertEqual(result.out, "")
            self.assertIn(words, result.error["message"])
            self.assertIn("loactl: ", self.check(loactl.run(*command, given=given), 7).err)
        self.assertEqual(self.server.n_requests("/oauth/token") + self.server.n_requests("/devices/v1/token/create"),
                         n_before)
        for command in LOCAL_COMMANDS:
            self.check(loactl.json(*command))

    def test_locked(self):
        loactl = self.home(self.server)
        loactl.connect_soundbox()
        loactl.connect_bank()
        loactl.keyring.stop_daemon()
        loactl.keyring.start_daemon(unlocked=False)
        self.check_everything(loactl, "keyring-locked", "The keyring is locked.")
        loactl.keyring.stop_daemon()
        loactl.keyring.start_daemon()
        self.check(loactl.json("bank", "accounts"))

    def test_no_service(self):
        loactl = self.home(self.server)
        loactl.keyring.stop_daemon()
        self.check_everything(loactl, "keyring-missing", "No keyring service")

    def test_no_bus(self):
        self.check_everything(self.home(self.server, keyring=None), "keyring-missing", "not a desktop session")

    def test_bus_that_is_gone(self):
        loactl = self.home(self.server, keyring=None, DBUS_SESSION_BUS_ADDRESS="unix:path=/nonexistent/bus")
        self.check_everything(loactl, "keyring-missing", "")


if __name__ == "__main__":
    harness.main()
