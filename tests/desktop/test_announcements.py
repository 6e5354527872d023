# The ledger in the real window, on the simulator: announcements of two speakers and of one that is gone, summed up,
# searched, looked at in full and checked again.
#
# test_announcements.py LOA LOA-SIMULATOR LOACTL
#
# SPDX-License-Identifier: GPL-3.0-or-later

import glob
import os
import sqlite3
import sys
import time

import accounts
import desktop
import dialogs
import keyboard
from gi.repository import Atspi

FIRST, SECOND, GONE = "VNS52508000001", "VNS52508000002", "VNS52508000099"
FIRST_NAME, SECOND_NAME = "Quầy 1", "Cửa sau"
DAY = 24 * 60 * 60


class Announcements(accounts.AccountsCase):
    def setUp(self):
        super().setUp()
        self.connect_outside()
        for serial, name in ((FIRST, FIRST_NAME), (SECOND, SECOND_NAME)):
            self.finish(self.loactl("speaker", "add", serial, "--name", name))
        self.pair(FIRST)
        self.finish(self.loactl("announce", FIRST, "20000", "--request-id", "by-hand-1", "--wait"))
        self.write_ledger()
        self.program = self.start()
        # Before the window has read what is kept, its tabs cannot be seen and do nothing.
        self.program.find(FIRST_NAME, matches=lambda node: desktop.names_inside(node, "Test announcement"))
        self.program.show_view("Announcements")
        self.wait_for_count(6)

    def pair(self, serial):
        process = self.loactl("speaker", "pair", serial)
        code = self.simulator.wait_for_line(rf"^Speaker {serial} says: mã liên kết ((?:\d ?){{4}})$").group(1)
        self.finish(process, code.replace(" ", "") + "\n")

    def write_ledger(self):
        """What days of use leave behind."""
        (path,) = glob.glob(os.path.join(self.data_home, "loa", "profiles", "default", "loa.db"))
        now = int(time.time())
        rows = (
            ("TEST-failed", FIRST, 1000, "test", "failed", "FAILED", "Thiết bị không phản hồi", now - 300),
            ("TEST-unknown", FIRST, 30000, "by hand", "unknown", "PENDING", None, now - 400),
            ("TEST-unsent", SECOND, 40000, "by hand", "not sent", None, None, now - 500),
            ("PAY-old", SECOND, 50000, "payment", "delivered", "SUCCESS", "Gửi thông báo thành công", now - 40 * DAY),
            ("PAY-gone", GONE, 60000, "payment", "delivered", "SUCCESS", None, now - 41 * DAY),
        )
        with sqlite3.connect(path) as ledger:
            ledger.executemany(
                "INSERT INTO announcements (request_id, hardware_id, amount, cause, state, status, message, asked, sent,"
                " delivered) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0, 0)",
                rows,
            )
        ledger.close()

    def wait_for_count(self, count):
        self.program.find_text(rf"^Count {count}$")

    def search(self, words, count):
        self.program.type_into("Search announcements", words)
        self.wait_for_count(count)

    def open_details(self, words):
        """From the search on with the keyboard alone: past Export to the only row that is left."""
        keys = keyboard.Keyboard()
        self.addCleanup(keys.close)
        keys.focus("Loa")
        self.search(words, 1)
        self.program.click("Search")
        entry = self.program.find("Search announcements", matches=lambda node: desktop.editable(node) is not None)
        desktop.wait_until(
            lambda: any(node.get_state_set().contains(Atspi.StateType.FOCUSED) for node in desktop.walk(entry)),
            "a cursor in the search",
        )
        for key in ("Tab", "Tab", "Return"):
            keys.press("Loa", key)
        return self.program.find("Announcement", matches=lambda node: node.get_role_name() in ("frame", "dialog"))

    def close(self, dialog):
        self.program.click("Close", within=dialog)

    def read_rows(self):
        def look():
            names = [node.get_name() or "" for node in self.program.nodes() if node.get_role_name() == "list item"]
            return [name for name in names if "₫" in name]

        return desktop.wait_until(look, "rows that a screen reader can read")

    def test_find(self):
        first = self.read_rows()[0]
        self.assertRegex(first, f"^{FIRST_NAME}, 20.000\u00a0₫, By hand, Delivered, asked [0-9:/ ]+, sent [0-9:/ ]+, delivered")
        self.program.find_text("^Delivered 130.000\u00a0₫$")
        self.search("cua sau", 2)
        self.program.find_text("^Delivered 50.000\u00a0₫$")
        self.search("30k", 1)
        self.search("khong phan hoi", 1)
        self.search("no such words", 0)
        self.program.click("Show all")
        self.wait_for_count(6)

    def test_details(self):
        old = self.open_details("PAY-old")
        self.program.find_text("for a day at most", within=old)
        self.program.find_text("năm mươi nghìn đồng", within=old)
        self.assertFalse(desktop.can_act(self.program.find("Check again", within=old)))
        self.close(old)

        said = self.open_details("by-hand-1")
        self.program.click("Check again", within=said)
        self.program.find_text("SePay says SUCCESS", within=said)
        self.close(said)

    def test_history_and_export(self):
        keys = keyboard.Keyboard()
        self.addCleanup(keys.close)
        self.program.show_view("Speakers")
        card = self.program.find(SECOND_NAME, matches=lambda node: desktop.names_inside(node, "Test announcement"))
        self.program.click("More", within=card)
        self.program.click("History", within=card)
        self.wait_for_count(2)
        path = os.path.join(self.data_home, "second.csv")
        self.program.click("Export")
        dialogs.give_path(self.program, keys, "Export announcements (.xlsx or .csv)", path)
        # Beside it until it is whole; what is said of it is gone after a while.
        desktop.wait_until(lambda: os.path.exists(path), "a file of announcements")
        with open(path, encoding="utf-8-sig") as file:
            text = file.read()
        for known in ("TEST-unsent", "PAY-old"):
            self.assertIn(known, text)
        self.assertNotIn("by-hand-1", text)


if __name__ == "__main__":
    accounts.main(sys.argv)
