# The register of speakers in the real window: sixty of them in cards, searched, sorted, renamed where they stand,
# checked, removed and brought back, by names and by the keyboard alone.
#
# test_register.py LOA LOA-SIMULATOR LOACTL
#
# SPDX-License-Identifier: GPL-3.0-or-later

import contextlib
import os
import sqlite3
import sys

import accounts
import desktop
import keyboard

N_SPEAKERS = 60


class Register(accounts.AccountsCase):
    def setUp(self):
        super().setUp()
        self.finish(self.loactl("speaker", "add", "VNS52508000001", "--name", "Quầy chính"))
        with contextlib.closing(self.open_store()) as store, store:
            store.executemany("INSERT INTO speakers (hardware_id, name) VALUES (?, ?)", [
                (f"VNS52508{number:06}", f"Kho {number}" if number % 2 else f"Điểm bán {number}")
                for number in range(2, N_SPEAKERS + 1)
            ])

    def open_store(self):
        return sqlite3.connect(os.path.join(self.data_home, "loa", "profiles", "default", "loa.db"))

    def card(self, program, name):
        return program.find(name, matches=lambda node: desktop.names_inside(node, "Test announcement"))

    def cards(self, program):
        """The names of the cards that there are, in their order."""
        grid = program.find("Speakers", matches=lambda node: node.get_role_name() == "list")
        return [card.get_name() for card in desktop.children(grid) if desktop.names_inside(card, "Test announcement")]

    def choose(self, program, name, item):
        card = self.card(program, name)
        program.click("More", within=card)
        program.click(item, within=card)
        return card

    def search(self, program, text):
        program.click("Search")
        program.type_into("Search speakers", text)

    def listed(self):
        process = self.loactl("speaker", "list")
        out, err = process.communicate(timeout=desktop.CEILING)
        self.assertEqual(process.returncode, 0, err)
        return out

    def wait_for_list(self, text, there):
        desktop.wait_until(lambda: (text in self.listed()) == there, f"“{text}” {'in' if there else 'not in'} the list")

    def test_find_and_change(self):
        program = self.start()
        program.find_text(f"^{N_SPEAKERS} speakers$")
        # Only the cards in sight are there.
        self.assertLess(len(self.cards(program)), 30)

        self.search(program, "diem ban 1")
        program.find_text(f"^5 of {N_SPEAKERS}$")
        program.type_into("Search speakers", "khong co")
        program.click("Show all speakers")
        program.find_text(f"^{N_SPEAKERS} speakers$")

        # While others are hidden; what offers to undo it is gone after a while, so nothing else is looked at before.
        self.search(program, "kho 1")
        self.card(program, "Kho 11")
        self.choose(program, "Kho 13", "Remove from this computer")
        program.click("Undo", matches=lambda node: node.get_role_name() in ("push button", "button"))
        self.card(program, "Kho 13")
        self.wait_for_list("VNS52508000013", True)

        # Two in a row.
        for number in (11, 13):
            self.choose(program, f"Kho {number}", "Remove from this computer")
            self.wait_for_list(f"VNS52508{number:06}", False)
        program.find_text(f"of {N_SPEAKERS - 2}$")

    def test_rename(self):
        program = self.start()
        card = self.choose(program, "Quầy chính", "Rename")
        program.type_into("Name", "x" * 201, within=card)
        keys = keyboard.Keyboard()
        self.addCleanup(keys.close)
        keys.press("Loa", "Return")
        program.find_text("200", within=card)
        program.type_into("Name", "Quầy mới", within=card)
        keys.press("Loa", "Return")
        self.card(program, "Quầy mới")
        self.wait_for_list("Quầy mới", True)

        # The focus is on the card again: another name by keys alone, and given up.
        keys.press("Loa", "F2")
        program.find("Name", matches=lambda node: desktop.editable(node) is not None)
        keys.press("Loa", "a")
        keys.press("Loa", "Escape")
        self.card(program, "Quầy mới")
        self.assertIn("Quầy mới", self.listed())

        # To the last card, and it goes.
        keys.press("Loa", "End")
        self.card(program, f"Điểm bán {N_SPEAKERS}")
        keys.press("Loa", "Delete")
        self.wait_for_list(f"VNS52508{N_SPEAKERS:06}", False)
        program.find_text(f"^{N_SPEAKERS - 1} speakers$")

    def test_sort_and_check(self):
        self.connect_outside()
        program = self.start()
        card = self.choose(program, "Quầy chính", "Check again")
        program.find("Online", within=card)
        program.find_text("^Checked ", within=card)

        # SePay does not know the last one.
        self.search(program, str(N_SPEAKERS))
        card = self.choose(program, f"Điểm bán {N_SPEAKERS}", "Check again")
        program.find_text("SePay does not know this serial number", within=card)
        program.find("Not at SePay", within=card)
        program.type_into("Search speakers", "")

        self.assertEqual(program.quit(), 0)

        with contextlib.closing(self.open_store()) as store, store:
            store.execute("INSERT INTO settings VALUES ('speaker-order', 'name')")
        again = self.start()
        desktop.wait_until(lambda: self.cards(again)[:2] == ["Kho 3", "Kho 5"], "the order that is kept")


if __name__ == "__main__":
    accounts.main(sys.argv)
