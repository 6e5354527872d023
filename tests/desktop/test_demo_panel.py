# What is simulated in the demo's window: what the speakers say, to be read and to be heard, and every story that the
# simulator tells, each seen to do what it says.
#
# test_demo_panel.py LOA WHETHER-IT-HAS-A-VOICE [TEST…]
#
# SPDX-License-Identifier: GPL-3.0-or-later

import os
import re
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
        self.open(**self.environment)
        self.addCleanup(self.close)

    @classmethod
    def open(cls, **environment):
        cls.program = desktop.Program([LOA, "--demo"], **environment)
        # What is looked for in a part of the window is found sooner.
        cls.panel = cls.program.find("Simulated speakers")
        cls.cards = {serial: cls.find_card(serial) for serial in (FIRST, SECOND)}
        cls.program.find("Checked just now", within=cls.cards[FIRST])

    @classmethod
    def find_card(cls, serial):
        return cls.program.find(serial, matches=lambda node: desktop.names_inside(node, "Test announcement"))

    @classmethod
    def close(cls):
        status = cls.program.quit()
        if status != 0:
            raise AssertionError("expected the program to end well:\n" + "\n".join(cls.program.lines))

    def tell(self, story):
        self.program.click("Stories", within=self.panel)
        self.program.click(story, within=self.panel)
        self.program.find("Story: " + story, within=self.panel)

    def announce(self, serial):
        self.program.click("Test announcement", within=self.cards[serial])

    def spoken(self):
        return [line for line in self.program.lines if line == f"Speaker {FIRST} says: {ONE_THOUSAND}"]

    def wait_until_spoken(self, times):
        """What the card says of the announcement before is gone by then."""
        desktop.wait_until(lambda: len(self.spoken()) == times, f"the speaker to speak {times} times")

    def wait_for(self, serial, name):
        self.program.find(name, within=self.cards[serial])

    def wait_until_heard(self, serial, words):
        self.program.find_text(rf"^Simulated: {serial} says “{words}” \(\d\d:\d\d:\d\d\)$", within=self.panel)


class Stories(Demo):
    """One window tells them all, each going on where the one before has ended. The view with the most in it, of which a
    look takes the longest, comes last.
    """

    @classmethod
    def setUpClass(cls):
        cls.open()
        cls.addClassCleanup(cls.close)

    def setUp(self):
        pass

    def pairing(self, serial):
        self.program.click("Pair", within=self.cards[serial])
        dialog = self.program.find("Pair a speaker", matches=lambda node: node.get_role_name() in ("frame", "dialog"))
        self.program.click("Pair", within=dialog)
        return dialog

    def verify(self, dialog, code):
        self.program.type_into("One-time code", code, within=dialog)
        self.program.click("Verify", within=dialog)

    def hear_code(self, serial, old=None):
        def is_new(match):
            return match.group(1).replace(" ", "") != old

        pattern = rf"^Simulated: {serial} says “mã liên kết ((?:\d ?){{4}})”"
        return self.program.find_text(pattern, matches=is_new, within=self.panel).group(1).replace(" ", "")

    def test_1_pairing(self):
        self.tell("A wrong code")
        dialog = self.pairing(FIRST)
        code = self.hear_code(FIRST)
        self.verify(dialog, code)
        self.program.find_text("not the code that the speaker said", within=dialog)
        self.verify(dialog, code)
        self.program.click("Done", within=dialog)
        self.wait_for(FIRST, "Paired")

        self.tell("A code that is no longer good")
        dialog = self.pairing(SECOND)
        code = self.hear_code(SECOND)
        self.verify(dialog, code)
        self.program.find_text("This code is not good any more", within=dialog)
        self.program.click("Send a new code", within=dialog)
        self.verify(dialog, self.hear_code(SECOND, old=code))
        self.program.click("Done", within=dialog)
        self.wait_for(SECOND, "Paired")

    def test_2_announcing(self):
        self.tell("An announcement fails")
        self.wait_for(FIRST, "Paired")
        self.announce(FIRST)
        self.wait_for(FIRST, "Failed")
        self.program.click("Try again", within=self.cards[FIRST])
        self.wait_for(FIRST, "Delivered")
        self.wait_until_heard(FIRST, ONE_THOUSAND)

        self.tell("A speaker drops off")
        self.wait_for(FIRST, "Paired")
        n_spoken = len(self.spoken())
        self.announce(FIRST)
        self.wait_until_spoken(n_spoken + 1)
        self.wait_for(FIRST, "Delivered")
        self.announce(FIRST)
        self.wait_for(FIRST, "Failed")

        # Nothing of the story before is left: the speaker is back at once.
        self.tell("A slow network")
        self.wait_for(FIRST, "Online")
        self.announce(SECOND)

        self.tell("Access that ends all the time")
        self.announce(FIRST)
        self.wait_for(FIRST, "Delivered")
        # What was on its way gets there, though the story is over.
        self.program.find_text("^The speaker said", within=self.cards[SECOND])

        self.tell("All speakers are off")
        self.wait_for(FIRST, "Offline")
        self.announce(FIRST)
        self.wait_for(FIRST, "Failed")

        self.tell("Everything works")
        self.wait_for(FIRST, "Online")
        self.wait_for(FIRST, "Paired")

    def find_count(self):
        expression = re.compile(r"^Count:?\s+\d+$")
        return desktop.wait_until(
            lambda: next((node for node in self.program.nodes(text=True) if expression.search(node.get_text())), None),
            "how many transactions there are",
        )

    def wait_for_count(self, label, least):
        found = self.program.find_text(r"(\d+)$", matches=lambda match: int(match.group(1)) >= least, within=label)
        return int(found.group(1))

    def test_3_money(self):
        self.program.show_view("Transactions")
        label = self.find_count()
        count = self.wait_for_count(label, 80)
        self.tell("A busy counter")
        self.wait_for_count(label, count + 2)

        self.tell("The bank sign-in has ended")
        self.program.click("Refresh")
        self.program.click("Sign in to bank")
        self.program.find("Sign in with the browser")


class Voice(Demo):
    def setUp(self):
        path = os.path.join(os.environ["XDG_RUNTIME_DIR"], "speech")
        self.server = SpeechServer(path, hangs=self._testMethodName == "test_service_hangs")
        self.environment = {"SPEECHD_ADDRESS": self.server.address}
        self.addCleanup(self.server.close)
        super().setUp()

    def said(self):
        return [line for line in self.server.lines if line == ONE_THOUSAND]

    def test_heard(self):
        self.tell("Access that ends all the time")
        self.wait_for(FIRST, "Paired")
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
        self.wait_for(FIRST, "Delivered")
        self.announce(FIRST)
        self.wait_until_spoken(2)
        self.wait_for(FIRST, "Delivered")
        self.assertEqual(len(self.said()), 1, f"expected the words once, and nothing without sound: {self.server.lines}")

    def test_service_hangs(self):
        # The window comes, works and ends all the same.
        self.tell("Access that ends all the time")
        self.wait_for(FIRST, "Paired")
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
