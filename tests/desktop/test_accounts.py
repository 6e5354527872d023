# The first start in the real window, with the desktop's keyring and a simulator as another process: three ways on, a
# wrong secret and then the right one, and an account that is still connected after a restart.
#
# test_accounts.py LOA LOA-SIMULATOR
#
# SPDX-License-Identifier: GPL-3.0-or-later

import sys
import unittest

import desktop

LOA, SIMULATOR = sys.argv[1:3]


class Accounts(unittest.TestCase):
    def setUp(self):
        self.simulator = desktop.Program([SIMULATOR, "--port", "0"])
        self.addCleanup(self.end, self.simulator)
        self.servers = {name: self.told(rf"^{name}=(.+)$") for name in ("LOA_SOUNDBOX_URL", "LOA_BANK_URL")}
        self.client_id = self.told(r"^SoundBox client ID: (.+)$")
        self.client_secret = self.told(r"^SoundBox client secret: (.+)$")

    def told(self, pattern):
        return self.simulator.wait_for_line(pattern).group(1)

    def end(self, program):
        self.assertEqual(program.quit(), 0, "expected the program to end well:\n" + "\n".join(program.lines))

    def find_soundbox(self, program):
        return program.find("SoundBox", matches=lambda node: desktop.names_inside(node, "Client secret"))

    def connect(self):
        program = desktop.Program([LOA], **self.servers)
        try:
            for way in ("Connect SoundBox", "Sign in to bank", "Try the demo"):
                program.find(way, matches=desktop.can_act)
            program.click("Connect SoundBox")
            group = self.find_soundbox(program)
            program.type_into("Client ID", self.client_id, within=group)
            program.type_into("Client secret", "not the secret", within=group, hidden=True)
            program.click("Connect", within=group)
            program.find_text("Check (both|the client ID)", within=group)
            kept = program.find("Client ID", matches=lambda node: desktop.editable(node) is not None, within=group)
            self.assertEqual(desktop.text_of(desktop.editable(kept)), self.client_id)
            program.type_into("Client secret", self.client_secret, within=group, hidden=True)
            program.click("Connect", within=group)
            program.find_text(f"Connected as {self.client_id}")
        finally:
            self.end(program)

    def test_connect_and_restart(self):
        self.connect()
        program = desktop.Program([LOA], **self.servers)
        self.addCleanup(self.end, program)
        program.find("Speakers", matches=lambda node: node.get_role_name() in ("page tab", "toggle button", "radio button"))
        program.click("Main menu")
        program.click("Accounts")
        program.find_text(f"Connected as {self.client_id}")
        self.assertNotIn(self.client_secret, "\n".join(program.lines))


if __name__ == "__main__":
    # GObject introspection calls some of AT-SPI's functions deprecated whose successors it does not bind.
    unittest.main(argv=[sys.argv[0], "--verbose"], warnings="ignore")
