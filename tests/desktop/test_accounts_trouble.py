# Accounts in the real window where something stands in the way: a sign-in that ends or has ended, a port in use, no
# browser, a damaged item of the keyring, and what loactl did meanwhile.
#
# test_accounts_trouble.py LOA LOA-SIMULATOR LOACTL
#
# SPDX-License-Identifier: GPL-3.0-or-later

import contextlib
import os
import socket
import sqlite3
import sys
import time
import urllib.parse

import accounts
import desktop
import keyboard

DAY = 24 * 60 * 60
TAB_ROLES = ("page tab", "toggle button", "radio button")


class End(accounts.AccountsCase):
    """A sign-in that lasts for about thirty days."""

    def setUp(self):
        super().setUp()
        self.browser = accounts.Browser(self.data_home)
        self.sign_in_outside(self.browser)

    def start_at_age(self, days):
        self.now = int(time.time())
        self.change_item("bank", refresh_obtained_at=self.now - days * DAY)
        program = self.start()
        program.find_text("bank sign-in")
        return program

    def open_group(self, program):
        # The view of the transactions has an “Accounts” of its own.
        program.show_view("Speakers")
        program.click("Accounts", matches=lambda node: node.get_role_name() in ("push button", "button"))
        return program.find("Bank", matches=lambda node: desktop.names_inside(node, "Redirect address"))

    def test_soon(self):
        program = self.start_at_age(24)
        end = time.strftime("%d/%m/%Y", time.gmtime(self.now + 6 * DAY + 7 * 3600))
        program.find_text(f"bank sign-in ends about {end}")
        group = self.open_group(program)
        program.find_text("Signed in as", within=group)
        program.find_text(f"This sign-in ends about {end}", within=group)

    def test_over_by_the_calendar(self):
        program = self.start_at_age(31)
        program.find_text("bank sign-in has probably ended")
        group = self.open_group(program)
        program.find_text("has probably ended", within=group)

    def test_refused(self):
        self.ask_simulator("/token/void", grants=True)
        program = self.start()
        program.find_text("no longer valid")
        program.show_view("Speakers")
        program.find_text("SePay no longer accepts the bank sign-in")
        group = self.open_group(program)
        program.find_text("SePay no longer accepts this sign-in", within=group)
        self.assert_typed(program, group, "Client ID", self.bank[0])
        self.assertEqual(program.quit(), 0)

        # That SePay has refused it is known without asking anew.
        again = self.start()
        again.find_text("no longer valid")
        again.show_view("Speakers")
        again.find_text("SePay no longer accepts the bank sign-in")
        group = self.open_group(again)
        self.sign_in(again, group)
        accounts.follow(self.browser.next_page())
        again.find_text("Signed in as", within=group)


class SignIn(accounts.AccountsCase):
    """What keeps the browser from coming back by itself."""

    def test_port_in_use(self):
        browser = accounts.Browser(self.data_home)
        program = self.start()
        group = self.open_bank(program)
        with socket.create_server(("127.0.0.1", urllib.parse.urlsplit(self.redirect).port)):
            self.sign_in(program, group)
            end = accounts.find_end(browser.next_page())
            program.find_text(f"port {urllib.parse.urlsplit(self.redirect).port}", within=group)
            program.type_into("Paste the address", end, within=group)
            program.find_text("Signed in as", within=group)

    def test_no_browser(self):
        program = self.start(XDG_DATA_DIRS=self.make_data_without_browser())
        group = self.open_bank(program)
        self.sign_in(program, group)
        program.find_text("No browser could be opened", within=group)
        program.click("Copy sign-in address", within=group)

    def make_data_without_browser(self):
        folder = os.path.join(self.data_home, "share")
        os.makedirs(folder)
        for name in os.listdir("/usr/share"):
            if name != "applications":
                os.symlink(os.path.join("/usr/share", name), os.path.join(folder, name))
        return folder


class Item(accounts.AccountsCase):
    """What becomes of the keyring's items."""

    def test_damaged(self):
        self.connect_outside()
        self.sign_in_outside(accounts.Browser(self.data_home))
        self.damage_item("soundbox")
        self.damage_item("bank")
        program = self.start()
        program.find_text("cannot be read")
        dialog = self.open_accounts(program)
        for name in ("SoundBox", "Bank"):
            group = program.find(name, matches=lambda node: desktop.names_inside(node, "Disconnect"), within=dialog)
            program.click("Disconnect", within=group)
            desktop.wait_until(lambda: not desktop.names_inside(group, "Disconnect"), f"nothing to disconnect in “{name}”")
        desktop.wait_until(lambda: not any("cannot be read" in (node.get_name() or "") for node in desktop.walk(dialog)),
                           "nothing that cannot be read any more")
        self.connect(program, program.find("SoundBox", within=dialog))
        program.find_text("Connected as", within=dialog)

    def test_reload(self):
        program = self.start()
        program.find("Connect SoundBox", matches=desktop.can_act)
        self.connect_outside()
        self.activate(program)
        program.find("Speakers", matches=lambda node: node.get_role_name() in TAB_ROLES)
        dialog = self.open_accounts(program)
        program.find_text("Connected as", within=dialog)
        self.finish(self.loactl("account", "forget", "soundbox"))
        self.activate(program)
        program.find("Client secret", matches=lambda node: desktop.editable(node), within=dialog)

    def test_locked_meanwhile(self):
        self.addCleanup(accounts.unlock)
        self.connect_outside()
        program = self.start()
        program.find("Speakers", matches=lambda node: node.get_role_name() in TAB_ROLES)
        dialog = self.open_accounts(program)
        accounts.lock()
        program.click("Disconnect", within=dialog)
        program.find_text("The keyring is locked. Unlock it, then Loa goes on", within=dialog)
        program.find_text("Connected as", within=dialog)
        accounts.unlock()
        program.click("Unlock…", within=dialog)
        program.find_text("SoundBox disconnected", within=dialog)
        desktop.wait_until(lambda: not desktop.names_inside(dialog, "Unlock…"), "no locked keyring any more")

        accounts.lock()
        program.click("Undo", within=dialog)
        program.find_text("The keyring is locked", within=dialog)
        accounts.unlock()
        program.click("Unlock…", within=dialog)
        program.find_text("Connected as", within=dialog)

    def activate(self, program):
        """Goes to another window and back."""
        keys = keyboard.Keyboard()
        self.addCleanup(keys.close)
        keys.focus_nothing()
        keys.focus("Loa")


class Servers(accounts.AccountsCase):
    def test_own_servers(self):
        program = self.start()
        program.find("Connect SoundBox", matches=desktop.can_act)
        self.assertEqual(program.quit(), 0)
        path = os.path.join(self.data_home, "loa", "profiles", "default", "loa.db")
        with contextlib.closing(sqlite3.connect(path)) as store, store:
            store.execute("INSERT INTO settings VALUES ('soundbox-address', 'gopher://nowhere')")
        self.servers = {}
        program = self.start()
        program.find_text("address of a server that cannot be used")
        program.click("Use SePay’s own servers")
        program.find("Connect SoundBox", matches=desktop.can_act)


if __name__ == "__main__":
    accounts.main(sys.argv)
