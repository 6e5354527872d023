# Pairing in the real window, in every state that the dialog has: codes that are wrong, late or lost, speakers that are
# off, unknown or paired, a network and an account that do not work, and a dialog that is closed too early.
#
# test_pairing.py LOA LOA-SIMULATOR LOACTL FOLDER-FOR-SCREENSHOTS
#
# SPDX-License-Identifier: GPL-3.0-or-later

import json
import os
import sys
import urllib.request

import accounts
import desktop
import keyboard

SPEAKER = "VNS52508000001"
NAME = "Quầy 1"
CHECK = "/devices/v1/speaker/pair/check"
REQUEST = "/devices/v1/speaker/pair/request"
VERIFY = "/devices/v1/speaker/pair/verify"
MANY = 100
MISTYPED, OTHER = "VNS5250800000X", "VNS52508000002"
# In milliseconds, longer than anybody waits: an answer comes when the test changes this.
HELD_BACK = 600_000
SCREENSHOTS = None


def in_full_width(digits):
    return "".join(chr(ord(digit) - ord("0") + ord("０")) for digit in digits)


class PairingCase(accounts.AccountsCase):
    def setUp(self):
        super().setUp()
        self.ask_simulator("/settings", deliveryMilliseconds=100)
        self.add(SPEAKER, NAME)

    def add(self, serial, name):
        self.finish(self.loactl("speaker", "add", serial, "--name", name))

    def register(self):
        process = self.loactl("--json", "speaker", "list")
        out, _ = process.communicate(timeout=desktop.CEILING)
        return {speaker["hardwareId"]: speaker for speaker in json.loads(out)["speakers"]}

    def state(self, serial=SPEAKER):
        with urllib.request.urlopen(self.servers["LOA_BANK_URL"] + "/simulator/state") as answer:
            speakers = json.load(answer)["speakers"]
        return next(speaker for speaker in speakers if speaker["hardwareId"] == serial)

    def add_fault(self, path, fault, count=1):
        self.ask_simulator("/fault", path=path, fault=fault, count=count)

    def clear_faults(self):
        self.ask_simulator("/fault", clear=True)

    def begin(self, name=NAME, item="Pair", **environment):
        self.program = self.start(**environment)
        self.open(name, item)

    def open(self, name=NAME, item="Pair"):
        self.card = self.program.find(name, matches=lambda node: desktop.names_inside(node, "Test announcement"))
        self.program.click("More", within=self.card)
        self.program.click(item, within=self.card)
        self.dialog = self.find_dialog()
        self.close_menu()

    def close_menu(self):
        """Without a window manager a menu stays open when AT-SPI has chosen from it, and in newer GTK keeps the focus."""
        if desktop.names_inside(self.card, "Copy serial number"):
            self.program.click("More", within=self.card)
            desktop.wait_until(lambda: not desktop.names_inside(self.card, "Copy serial number"), "a closed menu")

    def find_dialog(self):
        return self.program.find("Pair a speaker", matches=lambda node: node.get_role_name() in ("frame", "dialog"))

    def assert_closed(self):
        desktop.wait_until(lambda: not any(node.get_name() == "Pair a speaker" for node in self.program.nodes()),
                           "a dialog that is closed")

    def click(self, name):
        self.program.click(name, within=self.dialog)

    def read(self, pattern):
        self.program.find_text(pattern, within=self.dialog)

    def assert_unsaid(self, words):
        self.assertFalse([node for node in desktop.walk(self.dialog) if words in (node.get_name() or "")],
                         f"expected no “{words}”")

    def picture(self, name):
        os.makedirs(SCREENSHOTS, exist_ok=True)
        self.program.screenshot(os.path.join(SCREENSHOTS, f"pairing-{name}.png"))

    def code(self, serial=SPEAKER):
        return self.state(serial)["otp"]

    def wrong_code(self):
        return "0000" if self.code() != "0000" else "1111"

    def field(self):
        return self.program.find("One-time code", matches=lambda node: desktop.editable(node), within=self.dialog)

    def type_code(self, code):
        entry = desktop.editable(self.field())
        desktop.put_text(entry, code)

    def typed(self):
        return desktop.text_of(desktop.editable(self.field()))

    def verify(self, code):
        self.type_code(code)
        self.click("Verify")


class Connected(PairingCase):
    def setUp(self):
        super().setUp()
        self.connect_outside()

    def test_obstacles(self):
        """Whatever can be in the way is, one after the other, and the dialog stays."""
        self.add_fault(CHECK, "html", MANY)
        self.ask_simulator(f"/speaker/{SPEAKER}", online=False)
        self.begin()
        self.read("answer cannot be read")
        self.clear_faults()
        self.click("Check again")
        self.read("The speaker is not online")
        self.ask_simulator(f"/speaker/{SPEAKER}", online=True)
        self.set_variant("pairing-mode-required", True)
        self.click("Check again")
        self.read("Hold the button on the speaker")
        self.click("Pair")
        self.read("not ready to be paired")
        self.ask_simulator(f"/speaker/{SPEAKER}", pairingMode=True)
        self.add_fault(REQUEST, "code-404")
        self.click("Pair")
        self.read("SePay knows no speaker with this serial number")
        self.program.type_into("Serial number", SPEAKER, within=self.dialog)
        self.click("Check again")
        self.read("Hold the button on the speaker")
        self.add_fault(REQUEST, "drop")
        self.click("Pair")
        self.read("SePay cannot be reached")
        self.click("Pair")
        self.read("Type the code that the speaker says")
        self.refuse_codes()
        self.ask_simulator("/scenario", name="session-expires")
        self.renew_code()
        self.verify(self.code())
        self.read("This code is not good any more")
        self.assert_unsaid("The code is no longer good")
        self.renew_code()
        self.add_fault(VERIFY, "drop")
        self.verify(self.code())
        self.read("SePay cannot be reached")
        self.lose_answers()
        self.click("Test announcement")
        self.read("The speaker works: it has said the test amount")
        self.picture("said")
        self.click("Done")
        self.program.find("Paired", within=self.card)

    def refuse_codes(self):
        self.read(r"^[12]:\d\d$")
        wrong = self.wrong_code()
        self.type_code("12")
        self.click("Verify")
        self.read("Type all four")
        for left in ("2 tries left", "1 try left"):
            self.verify(wrong)
            self.read(left)
            self.assertEqual(self.typed(), wrong, "expected a wrong code to stay")
        self.picture("wrong")
        self.verify(wrong)
        self.read("wrong three times")
        self.assert_unsaid("The code is no longer good")

    def renew_code(self):
        self.click("Send a new code")
        desktop.wait_until(lambda: self.typed() == "", "an empty field for the new code")
        self.read("good for two minutes")

    def lose_answers(self):
        """SePay pairs the speaker, says that it did not, and then cannot be asked."""
        self.set_variant("paired-but-refused", True)
        self.add_fault(CHECK, "html", MANY)
        self.type_code("mã " + in_full_width(self.code()))
        self.assertEqual(self.typed(), self.code(), "expected the digits alone")
        self.click("Verify")
        self.read("may be paired nevertheless")
        self.picture("unknown")
        self.clear_faults()
        self.click("Check again")
        self.read(f"{NAME} is paired")

    def test_one_after_the_other(self):
        """Three dialogs of one window."""
        self.add(MISTYPED, "Quầy 9")
        self.begin("Quầy 9")
        self.correct_serial()
        self.open()
        self.pair_with_keys()
        self.open("Quầy 9")
        self.cancel_while_busy("Quầy 9", OTHER)

    def correct_serial(self):
        self.read("SePay knows no speaker with this serial number")
        self.program.type_into("Serial number", "VNS 525é", within=self.dialog)
        self.click("Check again")
        self.read("A serial number has only letters without accents")
        self.program.type_into("Serial number", OTHER, within=self.dialog)
        self.click("Check again")
        self.read("Hold the button on the speaker")
        desktop.wait_until(lambda: MISTYPED not in self.register(), "a register without the mistyped serial number")
        self.assertEqual(self.register()[OTHER]["name"], "Quầy 9")
        self.click("Cancel")
        self.assert_closed()

    def pair_with_keys(self):
        """With the keyboard alone, and without a click."""
        keys = keyboard.Keyboard()
        self.addCleanup(keys.close)
        self.read("Hold the button on the speaker")
        keys.press("Pair a speaker", "Return")
        self.read("Type the code that the speaker says")
        desktop.wait_until(self.has_focus, "a field that a screen reader is told has the focus")
        for digit in self.code():
            keys.press("Pair a speaker", digit)
        desktop.wait_until(lambda: self.typed() == self.code(), "the code as typed")
        keys.press("Pair a speaker", "Return")
        self.read(f"{NAME} is paired")
        keys.press("Pair a speaker", "Escape")
        self.assert_closed()

    def has_focus(self):
        states = desktop.editable(self.field()).get_state_set()
        return all(map(states.contains, (desktop.Atspi.StateType.FOCUSABLE, desktop.Atspi.StateType.FOCUSED)))

    def cancel_while_busy(self, name, serial):
        self.read("Hold the button on the speaker")
        self.ask_simulator("/settings", answerMilliseconds=HELD_BACK)
        self.click("Pair")
        self.read("Asking SePay for a code")
        self.ask_simulator("/settings", answerMilliseconds=HELD_BACK)
        self.read("Type the code that the speaker says")
        self.verify(self.code(serial))
        self.read("SePay is checking the code")
        self.click("Cancel")
        self.assert_closed()
        self.ask_simulator("/settings", answerMilliseconds=0)
        self.program.find("Paired", within=self.card)
        self.assertTrue(self.state(serial)["isPaired"])

        self.ask_simulator("/settings", answerMilliseconds=HELD_BACK)
        self.open(name, "Pair again")
        self.read("Asking SePay about the speaker")
        self.click("Cancel")
        self.assert_closed()
        self.ask_simulator("/settings", answerMilliseconds=0)
        self.open(name, "Pair again")
        self.read(f"{name} is already paired")
        self.read("SePay does not say with which account")


class Account(PairingCase):
    def test_not_signed_in(self):
        self.begin()
        self.read("not connected")
        self.click("Accounts")
        group = self.find_group(self.program, "SoundBox", "Client secret")
        self.connect(self.program, group)
        self.read("Hold the button on the speaker")

    def test_locked(self):
        self.connect_outside()
        accounts.lock()
        self.addCleanup(accounts.unlock)
        self.begin()
        self.read("The keyring is locked")
        self.program.find("Accounts", matches=desktop.can_act, within=self.dialog)
        accounts.unlock()
        self.click("Check again")
        self.read("Hold the button on the speaker")


if __name__ == "__main__":
    SCREENSHOTS = sys.argv.pop(4)
    accounts.main(sys.argv)
