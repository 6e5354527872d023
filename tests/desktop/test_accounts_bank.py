# Signing in to the bank history in the real window: through the browser and the listener, by an address or a bare code
# that is pasted, and what is said where SePay or the user refuses.
#
# test_accounts_bank.py LOA LOA-SIMULATOR
#
# SPDX-License-Identifier: GPL-3.0-or-later

import sys

import accounts
import desktop

NAME = "Nguyễn Văn A"


class Bank(accounts.AccountsCase):
    def setUp(self):
        super().setUp()
        self.browser = accounts.Browser(self.data_home)
        self.program = self.start()
        self.group = self.open_bank(self.program)

    def disconnect(self):
        self.program.click("Disconnect", within=self.group)
        self.program.find_text("can withdraw on SePay’s page", within=self.group)

    def test_browser(self):
        self.sign_in(self.program, self.group, secret="not the secret")
        accounts.follow(self.browser.next_page())
        self.program.find_text("client ID", matches=lambda match: "SePay" in match.string, within=self.group)
        self.assert_typed(self.program, self.group, "Client secret", "not the secret")

        self.set_variant("consent-denied", True)
        self.sign_in(self.program, self.group)
        accounts.follow(self.browser.next_page())
        self.program.find_text("denied on SePay’s page", within=self.group)
        self.assert_typed(self.program, self.group, "Client secret", self.bank[1])
        self.set_variant("consent-denied", False)

        self.program.click("Sign in with the browser", within=self.group)
        accounts.follow(self.browser.next_page())
        self.program.find_text(f"Signed in as {NAME}", within=self.group)
        self.program.find_text(r"Since \d\d/\d\d/\d{4}, until about \d\d/\d\d/\d{4}", within=self.group)
        self.check_again()
        self.check_undo()
        self.assert_silent(self.program, self.bank[1])

    def check_again(self):
        """Signing in anew while signed in: all is filled in but the secret."""
        self.program.click("Sign in again…", within=self.group)
        self.assert_typed(self.program, self.group, "Client ID", self.bank[0])
        self.assert_typed(self.program, self.group, "Redirect address", self.redirect)
        self.assert_typed(self.program, self.group, "Client secret", "")
        self.program.click("Cancel", within=self.group)
        self.program.find_text(f"Signed in as {NAME}", within=self.group)

    def check_undo(self):
        self.disconnect()
        self.program.click("Undo")
        self.program.find_text(f"Signed in as {NAME}", within=self.group)

    def test_paste(self):
        self.sign_in(self.program, self.group)
        end = accounts.find_end(self.browser.next_page())
        self.program.type_into("Paste the address", end.replace("state=", "state=not"), within=self.group)
        self.program.find_text("belongs to another sign-in", within=self.group)
        self.program.type_into("Paste the address", end, within=self.group)
        self.program.find_text(f"Signed in as {NAME}", within=self.group)

    def paste_code(self):
        self.sign_in(self.program, self.group)
        end = accounts.find_end(self.browser.next_page())
        code = end.split("code=")[1].split("&")[0]
        self.program.type_into("Paste the address", code, within=self.group)
        self.program.click("Continue", within=self.group)
        self.program.find_text(f"account of {NAME}.*Is that you", within=self.group)

    def test_bare_code(self):
        self.paste_code()
        self.program.click("Not me", within=self.group)
        self.program.find_text("Nothing of that account was kept", within=self.group)
        self.paste_code()
        self.program.click("Connect", within=self.group)
        self.program.find_text(f"Signed in as {NAME}", within=self.group)

    def test_narrow_scope(self):
        self.set_variant("narrow-scope", True)
        self.sign_in(self.program, self.group)
        accounts.follow(self.browser.next_page())
        self.program.find_text(f"Signed in as {self.bank[0]}", within=self.group)
        self.program.find_text("did not allow Loa to read the bank accounts’ names", within=self.group)

    def test_not_loopback(self):
        self.sign_in(self.program, self.group, redirect="https://shop.example/callback")
        self.program.find_text("Then copy the address on which it ends", within=self.group)
        self.program.find("Paste the address", matches=lambda node: desktop.editable(node), within=self.group)
        self.program.click("Cancel", within=self.group)
        self.program.find("Sign in with the browser", matches=desktop.can_act, within=self.group)


if __name__ == "__main__":
    accounts.main(sys.argv)
