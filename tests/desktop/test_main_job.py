# The main job in the real window, on the demo: pair with a wrong and then the right code, test announcement to its
# end, search that narrows the table. Leaves a screenshot of each view.
#
# test_main_job.py LOA FOLDER-FOR-SCREENSHOTS
#
# SPDX-License-Identifier: GPL-3.0-or-later

import os
import sys
import unittest

import desktop

LOA = sys.argv[1]
SCREENSHOTS = sys.argv[2]
SPEAKER = "VNS52508000001"


def wrong_code(right):
    return "0000" if right != "0000" else "1111"


class MainJob(unittest.TestCase):
    def setUp(self):
        self.program = desktop.Program([LOA, "--demo"])
        self.card = self.program.find(SPEAKER, matches=lambda node: desktop.names_inside(node, "Test announcement"))

    def tearDown(self):
        status = self.program.quit()
        self.assertEqual(status, 0, "expected the program to end well:\n" + "\n".join(self.program.lines))

    def picture(self, name):
        os.makedirs(SCREENSHOTS, exist_ok=True)
        self.program.screenshot(os.path.join(SCREENSHOTS, name + ".png"))

    def choose_from_menu(self, item):
        self.program.click("More", within=self.card)
        self.program.click(item, within=self.card)

    def hear_code(self):
        heard = self.program.wait_for_line(rf"^Speaker {SPEAKER} says: mã liên kết ((?:\d ?){{4}})$")
        return heard.group(1).replace(" ", "")

    def pair(self):
        self.choose_from_menu("Pair")
        dialog = self.program.find("Pair a speaker", matches=lambda node: node.get_role_name() in ("frame", "dialog"))
        self.program.click("Pair", within=dialog)
        code = self.hear_code()
        self.program.type_into("One-time code", wrong_code(code), within=dialog)
        self.program.click("Verify", within=dialog)
        self.program.find_text("not the code that the speaker said", within=dialog)
        self.picture("pair-wrong-code")
        self.program.type_into("One-time code", code, within=dialog)
        self.program.click("Verify", within=dialog)
        self.program.click("Done", within=dialog)
        self.program.find("Paired", within=self.card)

    def test_pair_and_announce(self):
        self.pair()
        self.program.click("Test announcement", within=self.card)
        self.program.find("Delivered", within=self.card)
        said = [line for line in self.program.lines if line == f"Speaker {SPEAKER} says: đã nhận một nghìn đồng"]
        self.assertEqual(len(said), 1, f"expected the speaker to say one thousand đồng once; lines: {self.program.lines}")
        self.picture("speakers")
        self.program.show_view("Announcements")
        self.program.find_text(r"1\.000\u00a0₫")
        self.picture("announcements")

    def test_transactions(self):
        self.program.show_view("Transactions")
        count = self.program.find_text(r"^Count:?\s+(\d+)$", matches=lambda match: int(match.group(1)) > 10)
        everything = int(count.group(1))
        self.picture("transactions")
        self.program.type_into("Search transactions", "khong co giao dich nay")
        self.program.find_text(r"^Count:?\s+0$")
        self.picture("transactions-nothing-found")
        self.program.type_into("Search transactions", "don hang")
        narrowed = self.program.find_text(r"^Count:?\s+(\d+)$", matches=lambda match: 0 < int(match.group(1)) < everything)
        self.picture("transactions-search")
        self.assertGreater(everything, int(narrowed.group(1)))
        self.program.type_into("Search transactions", "")
        self.program.find_text(rf"^Count:?\s+{everything}$")


if __name__ == "__main__":
    # GObject introspection calls some of AT-SPI's functions deprecated whose successors it does not bind.
    unittest.main(argv=[sys.argv[0], "--verbose"], warnings="ignore")
