# The real window where a keyring service has its name and never says a word: the window does not wait for it.
#
# KEYRING=none test_silent_keyring.py LOA LOA-SIMULATOR
#
# SPDX-License-Identifier: GPL-3.0-or-later

import sys

import accounts
import desktop
from gi.repository import Gio


def keep_silent():
    """Owns the name of the Secret Service, and swallows what is asked of it."""

    def swallow(connection, message, incoming):
        asked = incoming and message.get_message_type() == Gio.DBusMessageType.METHOD_CALL
        return None if asked else message

    connection = Gio.bus_get_sync(Gio.BusType.SESSION)
    Gio.bus_own_name_on_connection(connection, "org.freedesktop.secrets", 0, None, None)
    connection.add_filter(swallow)
    return connection


class SilentKeyring(accounts.AccountsCase):
    @classmethod
    def setUpClass(cls):
        cls.connection = keep_silent()

    def has_sentence(self, program):
        return any("keyring" in (node.get_name() or "") for node in program.nodes())

    def test_first_start(self):
        program = self.start()
        program.find("Connect SoundBox", matches=desktop.can_act)
        self.assertFalse(self.has_sentence(program), "expected the first page before the keyring is given up")
        program.find_text("No keyring service answers")
        program.find("Only until Loa closes", matches=desktop.can_act)

    def test_given_up_midway(self):
        """What waits for the keyring when it is given up is done without it."""
        program = self.start()
        group = self.open_soundbox(program)
        self.connect(program, group)
        program.find_text("No keyring service answers")
        program.click("Only until Loa closes")
        program.find_text(f"Connected as {self.soundbox[0]}")


if __name__ == "__main__":
    accounts.main(sys.argv)
