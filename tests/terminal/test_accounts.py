# loactl account …, the keyring, and the two ways of signing in.
#
# SPDX-License-Identifier: GPL-3.0-or-later

import os
import pty
import signal
import socket
import termios
import urllib.error
import urllib.request

import harness
from harness import SERIAL


class Accounts(harness.TestCase):
    def setUp(self):
        self.server = self.simulator()
        self.loactl = self.home(self.server)

    def test_show_when_nothing_is_connected(self):
        result = self.check(self.loactl.json("account", "show"))
        self.assertEqual(result.json, {"profile": "default", "soundbox": None, "bank": None})
        self.assertEqual(self.check(self.loactl.json("--profile", "other", "account", "show")).json["profile"], "other")
        self.check(self.loactl.run("account", "show"))

    def test_show_when_both_are_connected(self):
        self.loactl.connect_soundbox()
        self.loactl.connect_bank()
        shown = self.check(self.loactl.json("account", "show")).json
        for account, client_id in (("soundbox", self.server.soundbox_id), ("bank", self.server.bank_id)):
            self.assertEqual(list(shown[account]), ["client_id", "server", "since", "name"])
            self.assertEqual(shown[account]["client_id"], client_id)
            self.assertEqual(shown[account]["server"], self.server.address)
            self.assertRegex(shown[account]["since"], r"^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$")
        self.assertIsNone(shown["soundbox"]["name"])
        self.assertEqual(shown["bank"]["name"], "Nguyễn Văn A")
        self.assertIn(self.server.bank_id, self.check(self.loactl.run("account", "show")).out)

    def test_soundbox(self):
        result = self.loactl.connect_soundbox()
        self.assertEqual(result.json, {"account": "soundbox", "client_id": self.server.soundbox_id})
        self.assertEqual(result.err, "", "no prompt where nobody sits")

    def test_soundbox_with_a_wrong_secret_keeps_the_right_one(self):
        self.loactl.connect_soundbox()
        result = self.loactl.json("account", "soundbox", "--client-id", self.server.soundbox_id, given="wrong\n")
        self.check_failed(result, 3, "unauthorized")
        self.assertEqual(result.out, "")
        self.check(self.loactl.json("speaker", "check", SERIAL))

    def test_secret_is_one_line_of_which_only_the_end_is_dropped(self):
        command = ("account", "soundbox", "--client-id", self.server.soundbox_id)
        secret = self.server.soundbox_secret
        self.check(self.loactl.json(*command, given=secret))
        self.check(self.loactl.json(*command, given=secret + "\r\n"))
        self.check(self.loactl.json(*command, given=secret + "\nnot the secret\n"))
        self.check_failed(self.loactl.json(*command, given=secret + " \n"), 3, "unauthorized")
        self.check_failed(self.loactl.json(*command, given=" " + secret + "\n"), 3, "unauthorized")

    def test_secret_that_is_empty_missing_or_no_text(self):
        command = ("account", "soundbox", "--client-id", self.server.soundbox_id)
        self.check_failed(self.loactl.json(*command, given="\n"), 2, "usage")
        self.check_failed(self.loactl.json(*command, given=""), 1, "failed")
        self.check_failed(self.loactl.json(*command, given="a\0b\n"), 2, "usage")
        self.check_failed(self.loactl.json(*command, given="x" * 100000 + "\n"), 2, "usage")
        self.assertEqual(self.server.n_requests("/devices/v1/token/create"), 0)

    def test_soundbox_when_the_server_is_gone(self):
        result = self.loactl.json("account", "soundbox", "--client-id", "x", given="y\n",
                                  environment={"LOA_SOUNDBOX_URL": harness.NOWHERE})
        self.check_failed(result, 5, "unreachable")

    def test_bank_through_the_redirect(self):
        result = self.loactl.connect_bank()
        self.assertEqual(result.json, {"account": "bank", "client_id": self.server.bank_id})

    def test_bank_writes_the_open_line_to_standard_output_in_text(self):
        process = self.loactl.start("account", "bank", "--client-id", self.server.bank_id, "--no-browser",
                                    "--redirect-uri", self.server.redirect_uri)
        process.stdin.write((self.server.bank_secret + "\n").encode())
        process.stdin.flush()
        line = process.stdout.readline().decode()
        self.assertTrue(line.startswith("Open: http"), line)
        urllib.request.urlopen(line.removeprefix("Open: ").strip()).close()
        self.check(self.loactl.finish(process))

    def test_bank_asks_for_everything_with_a_state(self):
        process, address = self.loactl.start_bank("--no-browser")
        for part in (r"response_type=code", r"client_id=loa-test-bank", r"redirect_uri=http", r"scope=\S+", r"state=\S{16}"):
            self.assertRegex(address, part)
        self.check_failed(self.loactl.interrupt(process), 130, "cancelled")

    def test_bank_ignores_a_redirect_with_another_state(self):
        process, address = self.loactl.start_bank()
        with self.assertRaises(urllib.error.HTTPError):
            urllib.request.urlopen(self.server.redirect_uri + "?code=stolen&state=forged")
        urllib.request.urlopen(address).close()
        self.check(self.loactl.finish(process))

    def test_bank_by_pasting_the_address(self):
        process, address = self.loactl.start_bank("--paste")
        pasted = harness.redirect_of(address)
        result = self.loactl.finish(process, pasted + "\n")
        self.assertEqual(self.check(result).json, {"account": "bank", "client_id": self.server.bank_id})

    def test_bank_by_pasting_what_is_not_the_address(self):
        for pasted in ("", "\n", "http://127.0.0.1/?code=x&state=y\n"):
            process, address = self.loactl.start_bank("--paste")
            result = self.loactl.finish(process, pasted)
            self.check(result, 1)
            self.assertEqual(result.out, "")
        self.assertIsNone(self.check(self.loactl.json("account", "show")).json["bank"])

    def test_bank_with_a_redirect_that_nobody_can_wait_at(self):
        result = self.loactl.json("account", "bank", "--client-id", "x", "--redirect-uri", "https://example.com/cb",
                                  given="y\n")
        self.check_failed(result, 2, "usage")

    def test_bank_when_the_port_is_taken(self):
        with socket.create_server(("127.0.0.1", 0)) as taken:
            uri = f"http://127.0.0.1:{taken.getsockname()[1]}/callback"
            result = self.loactl.json("account", "bank", "--client-id", "x", "--redirect-uri", uri, given="y\n")
        self.check(result, 1)
        self.assertEqual(result.out, "")
        self.assertIn('"code":"failed"', result.err)

    def test_bank_denied(self):
        self.server.variant("consent-denied")
        process, address = self.loactl.start_bank()
        try:
            urllib.request.urlopen(address).close()
        except urllib.error.HTTPError:
            pass
        self.check_failed(self.loactl.finish(process), 3, "forbidden")

    def test_bank_with_a_wrong_secret(self):
        process = self.loactl.start("--json", "account", "bank", "--client-id", self.server.bank_id,
                                    "--redirect-uri", self.server.redirect_uri)
        process.stdin.write(b"wrong\n")
        process.stdin.flush()
        address = process.stderr.readline().decode().removeprefix("Open: ").strip()
        try:
            urllib.request.urlopen(address).close()
        except urllib.error.HTTPError:
            pass
        self.check_failed(self.loactl.finish(process), 3, "unauthorized")

    def test_forget(self):
        self.loactl.connect_soundbox()
        self.loactl.connect_bank()
        for account in ("soundbox", "bank"):
            self.assertEqual(self.check(self.loactl.json("account", "forget", account)).json, {"forgotten": True})
            self.assertEqual(self.check(self.loactl.json("account", "forget", account)).json, {"forgotten": False})
        self.assertEqual(self.check(self.loactl.json("account", "show")).json,
                         {"profile": "default", "soundbox": None, "bank": None})

    def test_secret_goes_only_to_the_server_it_was_stored_for(self):
        self.loactl.connect_soundbox()
        other = self.simulator()
        result = self.loactl.json("speaker", "check", SERIAL, environment={"LOA_SOUNDBOX_URL": other.soundbox_url})
        self.check_failed(result, 3, "not-signed-in")
        self.assertEqual(other.n_requests("/devices/v1/token/create"), 0)

    def test_profiles_are_separate(self):
        self.loactl.connect_soundbox()
        self.check_failed(self.loactl.json("--profile", "other", "speaker", "check", SERIAL), 3, "not-signed-in")

    def test_not_signed_in(self):
        for words in (["speaker", "check", SERIAL], ["speaker", "pair", SERIAL], ["announce", SERIAL, "150k"],
                      ["status", "TXN1"], ["bank", "accounts"], ["transactions", "sync"]):
            result = self.check_failed(self.loactl.json(*words), 3, "not-signed-in")
            self.assertEqual(result.out, "")


class Interruption(harness.TestCase):
    def setUp(self):
        self.server = self.simulator()
        self.loactl = self.home(self.server)

    def test_at_a_prompt(self):
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            process = self.loactl.start("--json", "account", "soundbox", "--client-id", "x")
            harness.wait_until(lambda: harness.catches(process, number))
            self.check_failed(self.loactl.interrupt(process, number), 130, "cancelled")

    def test_in_a_request(self):
        self.loactl.connect_soundbox()
        self.server.post("/settings", answerMilliseconds=60000)
        process = self.loactl.start("--json", "speaker", "check", SERIAL)
        harness.wait_until(lambda: harness.catches(process, signal.SIGINT))
        result = self.check_failed(self.loactl.interrupt(process), 130, "cancelled")
        self.assertEqual(result.out, "")


class Terminal(harness.TestCase):
    """What a person sees who sits at a terminal."""

    def setUp(self):
        self.server = self.simulator()
        self.loactl = self.home(self.server)

    def start(self, *arguments):
        master, slave = pty.openpty()
        self.addCleanup(os.close, master)
        process = self.loactl.start(*arguments, stdin=slave, stdout=slave, stderr=slave, start_new_session=True)
        return process, master, slave

    def read_until(self, master, expected):
        text = b""
        while expected.encode() not in text:
            text += os.read(master, 4096)
        return text.decode()

    def test_secret_is_not_echoed(self):
        process, master, slave = self.start("account", "soundbox", "--client-id", self.server.soundbox_id)
        shown = self.read_until(master, "Client secret: ")
        self.assertFalse(termios.tcgetattr(slave)[3] & termios.ECHO)
        os.write(master, (self.server.soundbox_secret + "\n").encode())
        shown += self.read_until(master, "Connected")
        self.assertEqual(process.wait(120), 0)
        self.assertNotIn(self.server.soundbox_secret, shown)
        self.assertIn("Client secret: \r\n", shown)
        self.assertTrue(termios.tcgetattr(slave)[3] & termios.ECHO)
        os.close(slave)

    def test_terminal_is_restored_after_an_interrupt(self):
        process, master, slave = self.start("account", "soundbox", "--client-id", "x")
        self.read_until(master, "Client secret: ")
        process.send_signal(signal.SIGINT)
        self.assertEqual(process.wait(120), 130)
        self.assertTrue(termios.tcgetattr(slave)[3] & termios.ECHO)
        os.close(slave)

    def test_error_object_stands_in_a_line_of_its_own_after_a_prompt(self):
        process, master, slave = self.start("--json", "account", "soundbox", "--client-id", self.server.soundbox_id)
        shown = self.read_until(master, ": ")
        os.write(master, b"wrong\n")
        shown += self.read_until(master, "}}")
        self.assertEqual(process.wait(120), 3)
        self.assertRegex(shown, r"(?m)^\{\"error\":\{.*\}\}")
        os.close(slave)

    def test_progress_bar(self):
        self.loactl.connect_bank()
        process, master, slave = self.start("transactions", "sync")
        shown = self.read_until(master, "on this computer")
        self.assertEqual(process.wait(120), 0)
        self.assertRegex(shown, r"\[#+-*\] \d+ of 86 transactions")
        os.close(slave)


class Keyring(harness.TestCase):
    """Exit status 7."""

    COMMANDS = (["account", "show"], ["account", "forget", "soundbox"], ["account", "forget", "bank"],
                ["speaker", "check", SERIAL], ["speaker", "pair", SERIAL], ["announce", SERIAL, "150k"],
                ["status", "TXN1"], ["bank", "accounts"], ["transactions", "sync"])

    def setUp(self):
        self.server = self.simulator()

    def connect(self, loactl):
        return loactl.json("account", "soundbox", "--client-id", self.server.soundbox_id,
                           given=self.server.soundbox_secret + "\n")

    def check_all_fail(self, loactl, code):
        for words in self.COMMANDS:
            result = self.check_failed(loactl.json(*words), 7, code)
            self.assertEqual(result.out, "")
        self.check_failed(self.connect(loactl), 7, code)

    def test_no_bus(self):
        self.check_all_fail(self.home(self.server, keyring=None), "keyring-missing")

    def test_no_service(self):
        loactl = self.home(self.server)
        loactl.keyring.stop_daemon()
        self.check_all_fail(loactl, "keyring-missing")

    def test_locked(self):
        loactl = self.home(self.server)
        loactl.connect_soundbox()
        loactl.connect_bank()
        loactl.keyring.stop_daemon()
        loactl.keyring.start_daemon(unlocked=False)
        self.check_all_fail(loactl, "keyring-locked")

    def test_unlocked_again(self):
        loactl = self.home(self.server)
        loactl.connect_soundbox()
        loactl.keyring.stop_daemon()
        loactl.keyring.start_daemon()
        self.check(loactl.json("speaker", "check", SERIAL))

    def test_keyring_in_a_file(self):
        loactl = self.home(self.server, keyring="file")
        loactl.connect_soundbox()
        loactl.connect_bank()
        self.server.post("/token/void")
        self.check(loactl.json("speaker", "check", SERIAL))
        self.check(loactl.json("transactions", "sync"))
        self.assertEqual(self.check(loactl.json("account", "forget", "bank")).json, {"forgotten": True})
        self.assertIsNone(self.check(loactl.json("account", "show")).json["bank"])


if __name__ == "__main__":
    harness.main()
