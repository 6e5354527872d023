# The demonstration screen in the real window, with the keyboard alone and with a simulator as another process: amounts by
# key and by field, each said exactly once, wrong ones with the reason, a speaker that is remembered, and the way back.
#
# test_demonstration.py LOA LOA-SIMULATOR LOACTL
#
# SPDX-License-Identifier: GPL-3.0-or-later

import sys
import time

import accounts
import desktop
import keyboard

TITLE = "Loa"
FIRST, SECOND = "VNS52508000001", "VNS52508000002"
# Longer than two presses may be apart and still be one, and than a delivery takes here.
HELD_SECONDS = 4


def is_focused(node):
    return node.get_state_set().contains(desktop.Atspi.StateType.FOCUSED)


class Demonstration(accounts.AccountsCase):
    def setUp(self):
        super().setUp()
        self.keyboard = keyboard.Keyboard()
        self.addCleanup(self.keyboard.close)

    def prepare(self, *serials):
        self.connect_outside()
        for number, serial in enumerate(serials, 1):
            self.ask_simulator(f"/speaker/{serial}", paired=True)
            self.finish(self.loactl("speaker", "add", serial, "--name", f"Quầy {number}"))
            self.finish(self.loactl("speaker", "check", serial))
        program = self.start()
        program.find("Test announcement", matches=desktop.can_act)
        return program

    def enter(self, program):
        self.press("F11")
        program.find("Leave")
        program.find_text("Choose an amount, or type one")

    def press(self, key):
        self.keyboard.press(TITLE, key)

    def type(self, text):
        for key in text:
            self.press({",": "comma", ".": "period", "-": "minus"}.get(key, key))

    def said(self, serial=FIRST):
        start = f"Speaker {serial} says: đã nhận "
        return [line[len(start):] for line in self.simulator.lines if line.startswith(start)]

    def wait_for_saying(self, words, serial=FIRST):
        self.simulator.wait_for_line(rf"^Speaker {serial} says: đã nhận {words}$")

    def wait_for_amount(self, program, amount):
        program.find(f"{amount}\u00a0₫")

    def test_announce_by_field(self):
        program = self.prepare(FIRST)
        self.enter(program)
        program.find_text("By hand, not a payment")
        # Wherever the keyboard is, what is typed goes to the field, and nothing is said before Enter.
        self.type("1tr2")
        self.wait_for_amount(program, "1.200.000")
        program.find_text("^một triệu hai trăm nghìn đồng$")
        program.find_text("^Not announced yet")
        self.assertEqual(self.said(), [])
        self.set_variant("delivery-never-ends", True)
        self.press("Return")
        self.press("Return")
        # Another amount would be said into the first one.
        program.click("10k")
        program.find_text("is still on its way")
        self.set_variant("delivery-never-ends", False)
        self.wait_for_saying("một triệu hai trăm nghìn đồng")
        program.find("Delivered")
        self.assertEqual(self.said(), ["một triệu hai trăm nghìn đồng"])

        for text, reason in (("0", "does not say zero"), ("12,55", "a whole number of đồng"),
                             ("-5", "Leave the minus out"), ("abc", "not an amount"),
                             ("1000000000000", "at most 999.999.999.999")):
            program.type_into("Amount", text)
            program.find_text(reason)
            self.press("Return")
            program.find_text(reason)
            program.type_into("Amount", "")
        self.assertEqual(len(self.said()), 1)

    def test_announce_by_key(self):
        program = self.prepare(FIRST)
        self.enter(program)
        # Past the speaker there is the first key; Enter is held until it has repeated itself after the delivery.
        self.press("Tab")
        desktop.wait_until(lambda: self.has_keyboard(program, "10k"), "the keyboard on a key")
        self.press("Right")
        desktop.wait_until(lambda: self.has_keyboard(program, "20k"), "the keyboard on the next key")
        self.keyboard.hold(TITLE, "Return")
        released = time.monotonic() + HELD_SECONDS
        self.wait_for_saying("hai mươi nghìn đồng")
        program.find("Delivered")
        desktop.wait_until(lambda: time.monotonic() > released, "time to pass")
        self.keyboard.release("Return")
        # The same key again is another announcement.
        self.press("space")
        desktop.wait_until(lambda: len(self.said()) == 2, f"two announcements; there were {self.said()}")
        program.find("Delivered")
        self.assertEqual(self.said(), ["hai mươi nghìn đồng"] * 2)

    def has_keyboard(self, program, name):
        return any(node.get_name() == name and any(map(is_focused, desktop.walk(node))) for node in program.nodes())

    def leave(self, program, key):
        self.press(key)
        desktop.wait_until(lambda: not desktop.names_inside(program._application(), "Leave"), "the screen to be left")
        program.find("Main menu")

    def test_remember_the_speaker(self):
        program = self.prepare(FIRST, SECOND)
        self.enter(program)
        program.find("Speaker: Quầy 1")
        program.click("Speaker: Quầy 1")
        desktop.wait_until(lambda: self.has_keyboard(program, "Search speakers"), "the keyboard in the search")
        program.type_into("Search speakers", "QUAY 0002")
        self.press("Return")
        program.find("Speaker: Quầy 2")
        self.type("50k")
        self.press("Return")
        self.wait_for_saying("năm mươi nghìn đồng", SECOND)
        program.find("Delivered")
        self.assertEqual(self.said(), [])
        self.leave(program, "Escape")
        self.enter(program)
        self.leave(program, "F11")
        self.assertEqual(program.quit(), 0)

        again = self.start()
        again.find("Test announcement", matches=desktop.can_act)
        self.enter(again)
        again.find("Speaker: Quầy 2")
        self.assertEqual(len(self.said(SECOND)), 1)

    def test_without_speakers(self):
        program = self.start()
        program.find("Connect SoundBox")
        self.press("F11")
        program.find("No speaker to show yet")
        program.find("Add speaker", matches=desktop.can_act)
        self.leave(program, "Escape")


if __name__ == "__main__":
    accounts.main(sys.argv)
