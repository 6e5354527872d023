# The first start in the real window, with the desktop's keyring and a simulator as another process: three ways on, a
# wrong secret and then the right one, an account that is still connected after a restart, disconnecting and undoing it.
#
# Looking for leaks makes the window slow, so what is offered for some seconds only has a case of its own.
#
# test_accounts.py LOA LOA-SIMULATOR LOACTL [CASE]
#
# SPDX-License-Identifier: GPL-3.0-or-later

import sys

import accounts
import desktop
import dialogs

TAB_ROLES = ("page tab", "toggle button", "radio button")


class SoundBox(accounts.AccountsCase):
    def test_connect_and_restart(self):
        program = self.start()
        for way in ("Connect SoundBox", "Sign in to bank", "Try the demo"):
            program.find(way, matches=desktop.can_act)
        group = self.open_soundbox(program)
        self.connect(program, group, "not the secret")
        program.find_text("the right client ID|Check both", within=group)
        self.assert_typed(program, group, "Client ID", self.soundbox[0])
        self.assert_typed(program, group, "Client secret", "not the secret")
        self.connect(program, group)
        program.find_text(f"Connected as {self.soundbox[0]}")
        program.find_text(r"Since \d\d/\d\d/\d{4}")
        self.assertEqual(program.quit(), 0)

        again = self.start()
        again.find("Speakers", matches=lambda node: node.get_role_name() in TAB_ROLES)
        again.click("Main menu")
        again.click("Accounts")
        again.find_text(f"Connected as {self.soundbox[0]}")
        self.assert_silent(program, self.soundbox[1])
        self.assert_silent(again, self.soundbox[1])
        self.disconnect(again)

    def disconnect(self, program):
        program.click("Disconnect")
        group = self.find_group(program, "SoundBox", "Client secret")
        self.assert_typed(program, group, "Client ID", self.soundbox[0])
        self.assert_typed(program, group, "Client secret", "")
        self.assertEqual(program.quit(), 0)
        self.start().find("Connect SoundBox", matches=desktop.can_act)


class Regret(accounts.AccountsCase):
    def test_undo(self):
        program = self.start()
        self.connect(program, self.open_soundbox(program))
        program.find_text(f"Connected as {self.soundbox[0]}")
        program.click("Disconnect")
        program.click("Undo")
        program.find_text(f"Connected as {self.soundbox[0]}")
        self.regret_after_closing(program)

    def regret_after_closing(self, program):
        """The window behind the dialog goes on offering to undo it."""
        dialogs.wait_for_end(program, "SoundBox disconnected")
        dialog = program.find("Accounts", matches=lambda node: desktop.names_inside(node, "Disconnect"))
        program.click("Disconnect", within=dialog)
        # That can be said once it is done, and then the dialog is left.
        program.find("Undo", within=dialog)
        program.click("Close", within=dialog)
        dialogs.wait_for_end(program, "Client secret")
        program.click("Undo")
        program.click("Main menu")
        program.click("Accounts")
        program.find_text(f"Connected as {self.soundbox[0]}")


if __name__ == "__main__":
    accounts.main(sys.argv)
