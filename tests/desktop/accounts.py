# What the tests of the accounts share: a simulator as another process, a browser that only writes down what it is to
# open, and the two groups of the Accounts dialog.
#
# SPDX-License-Identifier: GPL-3.0-or-later

import json
import os
import random
import socket
import subprocess
import tempfile
import unittest
import urllib.error
import urllib.parse
import urllib.request

import desktop
from gi.repository import Gio, GLib

DESKTOP_ENTRY = """[Desktop Entry]
Type=Application
Name=Browser
Exec={} %u
MimeType=x-scheme-handler/http;x-scheme-handler/https;
"""
ASSOCIATIONS = """[Default Applications]
x-scheme-handler/http=browser.desktop
x-scheme-handler/https=browser.desktop
"""


def write(path, text, mode=0o644):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
    os.chmod(path, mode)


class Browser:
    """The desktop's browser. Its pages are fetched by the test, which is what a person does with a real one."""

    def __init__(self, data_home):
        self.opened = os.path.join(os.environ["HOME"], "opened")
        script = os.path.join(os.environ["HOME"], "browser")
        write(self.opened, "")
        write(script, f'#!/bin/sh\nprintf "%s\\n" "$1" >>"{self.opened}"\n', 0o755)
        write(os.path.join(data_home, "applications", "browser.desktop"), DESKTOP_ENTRY.format(script))
        write(os.path.join(os.environ["XDG_CONFIG_HOME"], "mimeapps.list"), ASSOCIATIONS)
        self.n_seen = 0

    def next_page(self):
        """The address that Loa opens next."""

        def look():
            with open(self.opened, encoding="utf-8") as file:
                lines = file.read().splitlines()
            return lines[self.n_seen] if len(lines) > self.n_seen else None

        address = desktop.wait_until(look, "a page that is opened in the browser")
        self.n_seen += 1
        return address


def change_item(account, server, change):
    """Changes what the keyring holds of an account at a server, as time or somebody else would."""
    # A session ends with its connection.
    bus = Gio.bus_get_sync(Gio.BusType.SESSION)

    def call(path, interface, method, signature, *arguments):
        return bus.call_sync("org.freedesktop.secrets", path, "org.freedesktop.Secret." + interface, method,
                             GLib.Variant(signature, arguments), None, Gio.DBusCallFlags.NONE, -1, None).unpack()

    service = "/org/freedesktop/secrets"
    _, session = call(service, "Service", "OpenSession", "(sv)", "plain", GLib.Variant("s", ""))
    ([item], _) = call(service, "Service", "SearchItems", "(a{ss})", {"account": account, "server": server})
    (secret,) = call(item, "Item", "GetSecret", "(o)", session)
    call(item, "Item", "SetSecret", "((oayays))", (session, b"", change(bytes(secret[2])), secret[3]))


def unlock():
    """What the prompt of GNOME Keyring does with the password."""
    bus = Gio.bus_get_sync(Gio.BusType.SESSION)

    def call(interface, method, parameters):
        return bus.call_sync("org.freedesktop.secrets", "/org/freedesktop/secrets", interface, method, parameters, None,
                             Gio.DBusCallFlags.NONE, -1, None)

    _, session = call("org.freedesktop.Secret.Service", "OpenSession",
                      GLib.Variant("(sv)", ("plain", GLib.Variant("s", "")))).unpack()
    call("org.gnome.keyring.InternalUnsupportedGuiltRiddenInterface", "UnlockWithMasterPassword",
         GLib.Variant("(o(oayays))", ("/org/freedesktop/secrets/collection/login",
                                      (session, b"", b"test", "text/plain"))))


def lock():
    Gio.bus_get_sync(Gio.BusType.SESSION).call_sync(
        "org.freedesktop.secrets", "/org/freedesktop/secrets", "org.freedesktop.Secret.Service", "Lock",
        GLib.Variant("(ao)", (["/org/freedesktop/secrets/collection/login"],)), None, Gio.DBusCallFlags.NONE, -1, None,
    )


class NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *arguments):
        return None


def follow(address):
    """Goes to a page and wherever it leads, and gives the text of the last one."""
    try:
        with urllib.request.urlopen(address) as answer:
            return answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.read().decode()


def find_end(address):
    """Where a page sends the browser, which then cannot get there."""
    try:
        urllib.request.build_opener(NoRedirect).open(address)
    except urllib.error.HTTPError as error:
        return error.headers["Location"]
    raise AssertionError(f"expected {address} to lead on")


def find_port():
    """A free port below those that connections take for themselves: another one's could take it before Loa listens."""
    while True:
        port = random.randrange(20000, 32768)
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) != 0:
                return port


class AccountsCase(unittest.TestCase):
    """Programs of the command line: LOA LOA-SIMULATOR LOACTL."""

    programs = ()
    # More would make the accessible tree slow to walk.
    simulator_arguments = ("--transactions", "5")

    def setUp(self):
        # What one test leaves is none of the next one's business; in the keyring it is of another server.
        self.data_home = tempfile.mkdtemp(dir=os.environ["HOME"])
        self.redirect = f"http://127.0.0.1:{find_port()}/callback"
        self.simulator = desktop.Program(
            [self.programs[1], "--port", "0", "--redirect-uri", self.redirect, *self.simulator_arguments]
        )
        self.addCleanup(self.end, self.simulator)
        self.servers = {name: self.told(rf"^{name}=(.+)$") for name in ("LOA_SOUNDBOX_URL", "LOA_BANK_URL")}
        self.soundbox = (self.told(r"^SoundBox client ID: (.+)$"), self.told(r"^SoundBox client secret: (.+)$"))
        self.bank = (self.told(r"^[Bb]ank client ID: (.+)$"), self.told(r"^[Bb]ank client secret: (.+)$"))

    def told(self, pattern):
        return self.simulator.wait_for_line(pattern).group(1)

    def end(self, program):
        self.assertEqual(program.quit(), 0, "expected the program to end well:\n" + "\n".join(program.lines))

    def start(self, **environment):
        program = desktop.Program([self.programs[0]], XDG_DATA_HOME=self.data_home, **self.servers, **environment)
        self.addCleanup(self.end, program)
        return program

    def ask_simulator(self, action, **arguments):
        request = urllib.request.Request(
            self.servers["LOA_BANK_URL"] + "/simulator" + action,
            data=json.dumps(arguments).encode(),
            headers={"Content-Type": "application/json"},
        )
        urllib.request.urlopen(request).close()

    def set_variant(self, name, on):
        self.ask_simulator("/variant", name=name, on=on)

    def loactl(self, *arguments):
        """Starts what shares the window's data and keyring."""
        return subprocess.Popen(
            [self.programs[2], *arguments], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            text=True, env=dict(desktop.PROGRAM_ENVIRONMENT, XDG_DATA_HOME=self.data_home, **self.servers),
        )

    def finish(self, process, given=None):
        out, err = process.communicate(given, timeout=desktop.CEILING)
        self.assertEqual(process.returncode, 0, out + err)

    def connect_outside(self):
        self.finish(self.loactl("account", "soundbox", "--client-id", self.soundbox[0]), self.soundbox[1] + "\n")

    def sign_in_outside(self, browser):
        process = self.loactl("account", "bank", "--client-id", self.bank[0], "--redirect-uri", self.redirect)
        process.stdin.write(self.bank[1] + "\n")
        process.stdin.flush()
        follow(browser.next_page())
        self.finish(process)

    def change_item(self, account, **members):
        change_item(account, self.get_server(account),
                    lambda content: json.dumps(json.loads(content) | members).encode())

    def damage_item(self, account):
        change_item(account, self.get_server(account), lambda content: b"{")

    def get_server(self, account):
        address = self.servers["LOA_BANK_URL" if account == "bank" else "LOA_SOUNDBOX_URL"]
        return "{0.scheme}://{0.netloc}".format(urllib.parse.urlsplit(address))

    def open_accounts(self, program):
        program.click("Main menu")
        program.click("Accounts")
        return program.find("Accounts", matches=lambda node: desktop.names_inside(node, "SoundBox"))

    def open_soundbox(self, program):
        program.click("Connect SoundBox")
        return self.find_group(program, "SoundBox", "Client secret")

    def open_bank(self, program):
        program.click("Sign in to bank")
        return self.find_group(program, "Bank", "Redirect address")

    def find_group(self, program, name, field):
        return program.find(name, matches=lambda node: desktop.names_inside(node, field))

    def connect(self, program, group, secret=None):
        program.type_into("Client ID", self.soundbox[0], within=group)
        program.type_into("Client secret", secret or self.soundbox[1], within=group, hidden=True)
        program.click("Connect", within=group)

    def sign_in(self, program, group, secret=None, redirect=None):
        program.type_into("Client ID", self.bank[0], within=group)
        program.type_into("Client secret", secret or self.bank[1], within=group, hidden=True)
        program.type_into("Redirect address", redirect or self.redirect, within=group)
        program.click("Sign in with the browser", within=group)

    def assert_typed(self, program, group, name, text):
        """That a field still holds what was typed; of a hidden one only how much."""
        field = program.find(name, matches=lambda node: desktop.editable(node) is not None, within=group)
        self.assertEqual(len(desktop.text_of(desktop.editable(field))), len(text), f"expected “{name}” as it was typed")

    def assert_silent(self, program, *secrets):
        said = "\n".join(program.lines)
        for secret in secrets:
            self.assertNotIn(secret, said)


def main(arguments):
    AccountsCase.programs = tuple(arguments[1:4])
    # GObject introspection calls some of AT-SPI's functions deprecated whose successors it does not bind.
    unittest.main(module="__main__", argv=[arguments[0], "--verbose", *arguments[4:]], warnings="ignore")
