# The real window where the keyring is locked or missing: it is there at once and says what to do, what was typed
# stays, and the try goes on by itself when the keyring works or is done without.
#
# KEYRING=locked|none test_accounts_keyring.py LOA LOA-SIMULATOR
#
# SPDX-License-Identifier: GPL-3.0-or-later

import os
import sys
import unittest

import accounts
import desktop

KEYRING = os.environ["KEYRING"]
SENTENCE = {"locked": "keyring is locked", "none": "No keyring service answers"}[KEYRING]


class Keyring(accounts.AccountsCase):
    def find_dialog(self, program):
        return program.find("Accounts", matches=lambda node: desktop.names_inside(node, "Client secret"))

    def test_only_until_loa_closes(self):
        program = self.start()
        program.find_text(SENTENCE)
        program.find("Try the demo", matches=desktop.can_act)
        group = self.open_soundbox(program)
        dialog = self.find_dialog(program)
        self.connect(program, group)
        program.find_text(SENTENCE, within=dialog)
        self.assert_typed(program, group, "Client secret", self.soundbox[1])
        program.click("Only until Loa closes", within=dialog)
        program.find_text(f"Connected as {self.soundbox[0]}", within=dialog)
        program.find_text("only until Loa closes", within=dialog)
        program.find_text("Accounts are kept only until Loa closes")
        self.assertEqual(program.quit(), 0)
        self.start().find("Connect SoundBox", matches=desktop.can_act)

    def test_sign_in(self):
        browser = accounts.Browser(self.data_home)
        program = self.start()
        group = self.open_bank(program)
        dialog = self.find_dialog(program)
        self.sign_in(program, group)
        accounts.follow(browser.next_page())
        program.find_text("SePay has let you in", within=group)
        program.click("Only until Loa closes", within=dialog)
        program.find_text("Signed in as Nguyễn Văn A", within=group)

    @unittest.skipUnless(KEYRING == "locked", "there is nothing to unlock")
    def test_unlocked_elsewhere(self):
        program = self.start()
        group = self.open_soundbox(program)
        dialog = self.find_dialog(program)
        self.connect(program, group)
        program.find_text(SENTENCE, within=dialog)
        accounts.unlock()
        program.click("Unlock…", within=dialog)
        program.find_text(f"Connected as {self.soundbox[0]}", within=dialog)


if __name__ == "__main__":
    accounts.main(sys.argv)
