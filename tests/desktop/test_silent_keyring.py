# The real window where a keyring service has its name and never says a word: the window does not wait for it.
#
# KEYRING=none test_silent_keyring.py LOA
#
# SPDX-License-Identifier: GPL-3.0-or-later

import sys
import unittest

import desktop
from gi.repository import Gio

LOA = sys.argv[1]


def keep_silent():
    """Owns the name of the Secret Service, and swallows what is asked of it."""

    def swallow(connection, message, incoming):
        asked = incoming and message.get_message_type() == Gio.DBusMessageType.METHOD_CALL
        return None if asked else message

    connection = Gio.bus_get_sync(Gio.BusType.SESSION)
    Gio.bus_own_name_on_connection(connection, "org.freedesktop.secrets", 0, None, None)
    connection.add_filter(swallow)
    return connection


class SilentKeyring(unittest.TestCase):
    def setUp(self):
        self.connection = keep_silent()
        self.program = desktop.Program([LOA])

    def tearDown(self):
        self.assertEqual(self.program.quit(), 0, "\n".join(self.program.lines))

    def has_sentence(self):
        return any("keyring" in (node.get_name() or "") for node in self.program.nodes())

    def test_first_start(self):
        self.program.find("Connect SoundBox", matches=desktop.can_act)
        self.assertFalse(self.has_sentence(), "expected the first page before the keyring is given up")
        self.program.find_text("No keyring service answers")
        self.program.find("Only until Loa closes", matches=desktop.can_act)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
