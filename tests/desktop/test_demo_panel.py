# What is simulated in the demo's window: what the speakers say, to be read and to be heard, and every story that the
# simulator tells, each seen to do what it says.
#
# test_demo_panel.py LOA WHETHER-IT-HAS-A-VOICE [TEST…]
#
# SPDX-License-Identifier: GPL-3.0-or-later

import os
import sys
import unittest

import desktop
from speech_server import SpeechServer

LOA = sys.argv[1]
HAS_VOICE = sys.argv[2] == "true"
FIRST = "VNS52508000001"
SECOND = "VNS52508000002"
ONE_THOUSAND = "đã nhận một nghìn đồng"


class Demo(unittest.TestCase):
    environment = {}

    def setUp(self):
        self.program = desktop.Program([LOA, "--demo"], **self.environment)
        self.program.find("Checked just now", within=self.card(FIRST))

    def tearDown(self):
        status = self.program.quit()
        self.assertEqual(status, 0, "expected the program to end well:\n" + "\n".join(self.program.lines))

    def card(self, serial):
        return self.program.find(serial, matches=lambda node: desktop.names_inside(node, "Test announcement"))

    def tell(self, story):
        self.program.click("Stories")
        self.program.click(story)
        self.program.find("Story: " + story)

    def announce(self, serial, after=None):
        """Presses the button; what the card says of the announcement before is waited out."""
        card = self.card(serial)
        self.program.click("Test announcement", within=card)
        desktop.wait_until(lambda: after is None or not desktop.names_inside(card, after), f"no “{after}” any more")

    def wait_until_heard(self, serial, words):
        return self.program.find_text(rf"^Simulated: {serial} says “({words})” \(\d\d:\d\d:\d\d\)$").group(1)


class Stories(Demo):
    def pairing(self, serial):
        self.program.click("Pair", within=self.card(serial))
        dialog = self.program.find("Pair a speaker", matches=lambda node: node.get_role_name() in ("frame", "dialog"))
        self.program.click("Pair", within=dialog)
        return dialog

    def verify(self, dialog, code):
        self.program.type_into("One-time code", code, within=dialog)
        self.program.click("Verify", within=dialog)

    def hear_code(self, serial, old=None):
        def is_new(match):
            return match.group(1).replace(" ", "") != old

        heard = self.program.find_text(rf"^Simulated: {serial} says “mã liên kết ((?:\d ?){{4}})”", matches=is_new)
        return heard.group(1).replace(" ", "")

    def test_pairing(self):
        self.tell("A wrong code")
        dialog = self.pairing(FIRST)
        code = self.hear_code(FIRST)
        self.verify(dialog, code)
        self.program.find_text("not the code that the speaker said", within=dialog)
        self.verify(dialog, code)
        self.program.click("Done", within=dialog)
        self.program.find("Paired", within=self.card(FIRST))

        self.tell("A code that is no longer good")
        dialog = self.pairing(SECOND)
        code = self.hear_code(SECOND)
        self.verify(dialog, code)
        self.program.find_text("This code is not good any more", within=dialog)
        self.program.click("Send a new code", within=dialog)
        self.verify(dialog, self.hear_code(SECOND, old=code))
        self.program.click("Done", within=dialog)
        self.program.find("Paired", within=self.card(SECOND))

    def test_announcing(self):
        self.tell("An announcement fails")
        self.program.find("Paired", within=self.card(FIRST))
        self.announce(FIRST)
        self.program.find("Failed", within=self.card(FIRST))
        self.program.click("Try again", within=self.card(FIRST))
        self.program.find("Delivered", within=self.card(FIRST))
        self.wait_until_heard(FIRST, ONE_THOUSAND)

        self.tell("A speaker drops off")
        self.program.find("Paired", within=self.card(FIRST))
        self.announce(FIRST, after="Delivered")
        self.program.find("Delivered", within=self.card(FIRST))
        self.announce(FIRST)
        self.program.find("Failed", within=self.card(FIRST))

        # Nothing of the story before is left: the speaker is back at once.
        self.tell("Access that ends all the time")
        self.program.find("Online", within=self.card(FIRST))
        self.announce(FIRST)
        self.program.find("Delivered", within=self.card(FIRST))

        self.tell("All speakers are off")
        self.program.find("Offline", within=self.card(FIRST))
        self.announce(FIRST)
        self.program.find("Failed", within=self.card(FIRST))

        self.tell("A slow network")
        self.program.find("Online", within=self.card(FIRST))
        self.announce(FIRST, after="Failed")
        self.tell("Everything works")
        # What was on its way gets there, though the story is over.
        self.program.find_text("^The speaker said", within=self.card(FIRST))
        self.program.find("Paired", within=self.card(FIRST))

    def count(self, least):
        found = self.program.find_text(r"^Count:?\s+(\d+)$", matches=lambda match: int(match.group(1)) >= least)
        return int(found.group(1))

    def test_money(self):
        self.program.show_view("Transactions")
        count = self.count(80)
        self.tell("A busy counter")
        self.count(count + 2)

        self.tell("The bank sign-in has ended")
        self.program.click("Refresh")
        self.program.click("Sign in to bank")
        self.program.find("Sign in with the browser")


class Voice(Demo):
    def setUp(self):
        path = os.path.join(os.environ["XDG_RUNTIME_DIR"], "speech")
        self.server = SpeechServer(path, hangs=self._testMethodName == "test_service_hangs")
        self.environment = {"SPEECHD_ADDRESS": self.server.address}
        super().setUp()

    def tearDown(self):
        super().tearDown()
        self.server.close()

    def spoken(self):
        return [line for line in self.program.lines if line == f"Speaker {FIRST} says: {ONE_THOUSAND}"]

    def said(self):
        return [line for line in self.server.lines if line == ONE_THOUSAND]

    def test_heard(self):
        self.tell("Access that ends all the time")
        self.program.find("Paired", within=self.card(FIRST))
        self.announce(FIRST)
        self.wait_until_heard(FIRST, ONE_THOUSAND)
        if not HAS_VOICE:
            self.program.find_text("was built without speech-dispatcher")
            self.assertEqual(self.server.lines, [])
            return
        desktop.wait_until(self.said, f"the speech service to be told “{ONE_THOUSAND}”; it was told {self.server.lines}")
        self.assertIn("SET SELF LANGUAGE vi", self.server.lines)

        self.program.click("Sound")
        desktop.wait_until(lambda: "CANCEL SELF" in self.server.lines, "the speech service to be told to be silent")
        self.program.find("Delivered", within=self.card(FIRST))
        self.announce(FIRST)
        desktop.wait_until(lambda: len(self.spoken()) == 2, "the speaker to speak again")
        self.program.find("Delivered", within=self.card(FIRST))
        self.assertEqual(len(self.said()), 1, f"expected the words once, and nothing without sound: {self.server.lines}")

    def test_service_hangs(self):
        # The window comes, works and ends all the same.
        self.tell("Access that ends all the time")
        self.program.find("Paired", within=self.card(FIRST))
        self.announce(FIRST)
        self.wait_until_heard(FIRST, ONE_THOUSAND)


class NoVoice(Demo):
    def test_notice(self):
        self.program.click("What the speakers said")
        if HAS_VOICE:
            self.program.find_text("No speech service found")
        self.program.find_text("Has said nothing yet")


if __name__ == "__main__":
    # GObject introspection calls some of AT-SPI's functions deprecated whose successors it does not bind.
    unittest.main(argv=[sys.argv[0], "--verbose"] + sys.argv[3:], warnings="ignore")
