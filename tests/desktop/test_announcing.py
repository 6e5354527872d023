# What the real window and loactl leave behind when they are killed, and what a press of Test announcement does: each
# announcement is said once, and the ledger is right.
#
# test_announcing.py LOA LOA-SIMULATOR LOACTL
#
# SPDX-License-Identifier: GPL-3.0-or-later

import glob
import json
import os
import signal
import sqlite3
import sys
import urllib.request

import accounts
import desktop

SPEAKER = "VNS52508000001"
NOTIFY = "/devices/v1/speaker/transactions/notify"
CHECK = "/devices/v1/speaker/transactions/check_notify"


class Announcing(accounts.AccountsCase):
    def setUp(self):
        super().setUp()
        self.connect_outside()
        self.run_loactl("speaker", "add", SPEAKER)
        self.ask_simulator(f"/speaker/{SPEAKER}", paired=True)
        self.ask_simulator("/settings", deliveryMilliseconds=100)

    def run_loactl(self, *arguments):
        process = self.loactl("--json", *arguments)
        out, err = process.communicate(timeout=desktop.CEILING)
        return process.returncode, json.loads(out) if out else None, err

    def state(self):
        with urllib.request.urlopen(self.servers["LOA_BANK_URL"] + "/simulator/state") as answer:
            return json.load(answer)

    def n_requests(self, path):
        return self.state()["requests"].get(path, 0)

    def said(self):
        """The amounts that the speaker has said."""
        speaker = next(speaker for speaker in self.state()["speakers"] if speaker["hardwareId"] == SPEAKER)
        return [said["amount"] for said in speaker["said"] if said["amount"] is not None]

    def ledger(self):
        return self.run_loactl("ledger")[1]["announcements"]

    def states(self):
        return [announcement["state"] for announcement in self.ledger()]

    def wait_for_request(self, path):
        desktop.wait_until(lambda: self.n_requests(path) > 0, f"a request to {path}")

    def hold_back(self, path, fault):
        """The next answer comes in two minutes; whoever waits for it can be killed meanwhile."""
        self.ask_simulator("/fault", path=path, fault=fault)

    def open_window(self, killed=False):
        if not killed:
            program = self.start()
        else:
            program = desktop.Program([self.programs[0]], XDG_DATA_HOME=self.data_home, **self.servers)
            self.addCleanup(lambda: program.process.poll() is None and program.process.kill())
        return program, program.find(SPEAKER, matches=lambda node: desktop.names_inside(node, "Test announcement"))

    def press(self, program, name, card):
        """Presses a button of a card, which may be drawn anew meanwhile."""
        desktop.wait_until(lambda: next((True for node in desktop.walk(card) if node.get_name() == name
                                         and desktop.can_act(node) and node.do_action()), None),
                           f"a button “{name}” that can be pressed")

    def kill(self, process):
        process.send_signal(signal.SIGKILL)
        self.assertEqual(process.wait(desktop.CEILING), -signal.SIGKILL)

    def is_off(self, card):
        button = next(node for node in desktop.walk(card) if node.get_name() == "Test announcement")
        return not desktop.can_act(button)

    def restart(self, amounts=(1000,)):
        """The window comes back and brings it to its end."""
        program, card = self.open_window()
        program.find("Delivered", within=card)
        program.find_text(r"^The speaker said", within=card)
        self.assertEqual(self.said(), list(amounts))
        self.assertEqual(self.states(), ["delivered"] * len(amounts))

    def test_killed_before_sepay_has_it(self):
        self.hold_back(NOTIFY, "slow-before")
        program, card = self.open_window(killed=True)
        program.click("Test announcement", within=card)
        self.wait_for_request(NOTIFY)
        program.find_text(r"^Sending it to SePay", within=card)
        self.assertTrue(self.is_off(card), "expected one test at a time")
        self.kill(program.process)
        self.assertEqual((self.states(), self.said()), (["asked"], []))
        self.restart()

    def test_killed_before_it_learns_that_sepay_has_it(self):
        self.hold_back(NOTIFY, "slow-after")
        program, card = self.open_window(killed=True)
        program.click("Test announcement", within=card)
        self.wait_for_request(NOTIFY)
        self.kill(program.process)
        self.assertEqual(self.states(), ["asked"])
        self.restart()
        self.assertEqual(self.n_requests(NOTIFY), 1)

    def test_killed_before_it_learns_that_it_was_said(self):
        self.hold_back(CHECK, "slow-after")
        program, card = self.open_window(killed=True)
        program.click("Test announcement", within=card)
        self.wait_for_request(CHECK)
        program.find_text(r"^Sent, waiting for the speaker", within=card)
        desktop.wait_until(lambda: not self.is_off(card), "a test that may be made while another is pending")
        self.kill(program.process)
        self.assertEqual(self.states(), ["sent"])
        self.restart()
        self.assertEqual(self.n_requests(NOTIFY), 1)

    def test_loactl_killed(self):
        for path, fault, state, n_sent in ((NOTIFY, "slow-before", "asked", 2), (NOTIFY, "slow-after", "asked", 1),
                                           (CHECK, "slow-after", "sent", 1)):
            with self.subTest(path=path, fault=fault):
                arguments = ("--json", "announce", SPEAKER, "150k", "--request-id", f"TXN-{state}-{fault}", "--wait")
                n_said = len(self.said())
                n_requests = self.n_requests(path)
                n_sent += self.n_requests(NOTIFY)
                self.hold_back(path, fault)
                process = self.loactl(*arguments)
                desktop.wait_until(lambda: self.n_requests(path) > n_requests, f"a request to {path}")
                self.kill(process)
                process.communicate()
                self.assertEqual(self.ledger()[0]["state"], state)
                self.finish(self.loactl(*arguments))
                self.assertEqual(len(self.said()), n_said + 1)
                self.assertEqual(self.n_requests(NOTIFY), n_sent)
                self.assertEqual(self.ledger()[0]["state"], "delivered")

    def test_window_takes_up_what_loactl_left(self):
        self.hold_back(NOTIFY, "slow-before")
        process = self.loactl("announce", SPEAKER, "150k")
        self.wait_for_request(NOTIFY)
        self.kill(process)
        process.communicate()
        self.restart((150000,))

    def test_old_money_is_not_said(self):
        self.hold_back(NOTIFY, "slow-before")
        program, card = self.open_window(killed=True)
        program.click("Test announcement", within=card)
        self.wait_for_request(NOTIFY)
        self.kill(program.process)
        [path] = glob.glob(os.path.join(self.data_home, "**", "loa.db"), recursive=True)
        with sqlite3.connect(path) as store:
            store.execute("UPDATE announcements SET asked = asked - 130")
        store.close()

        program, card = self.open_window()
        program.find_text(r"^It was not sent, and old money", within=card)
        self.assertEqual((self.states(), self.said()), (["not sent"], []))
        self.press(program, "Try again", card)
        program.find("Delivered", within=card)
        self.assertEqual((self.states(), self.said()), (["delivered", "not sent"], [1000]))

    def check_pressing_twice(self, program, card):
        button = program.find("Test announcement", matches=desktop.can_act, within=card)
        button.do_action_again_and_again(5)
        program.find("Delivered", within=card)
        desktop.wait_until(lambda: not self.is_off(card), "a button that is on again")
        self.assertEqual((self.states(), self.said()), (["delivered"], [1000]))

    def check_failures(self, program, card):
        self.ask_simulator(f"/speaker/{SPEAKER}", online=False)
        self.press(program, "Test announcement", card)
        program.find_text(r"^It was not sent: the speaker is offline\.", within=card)
        status, _, err = self.run_loactl("announce", SPEAKER, "1100")
        self.assertEqual((status, json.loads(err)["error"]["code"]), (6, "refused"))
        self.assertIn("the speaker is offline", json.loads(err)["error"]["message"])
        # The card takes it up when the store has changed; a button that is pressed just then is not pressed.
        program.find_text(r"^1\.100\u00a0₫", within=card)

        self.ask_simulator(f"/speaker/{SPEAKER}", online=True)
        self.set_variant("delivery-fails", True)
        self.press(program, "Try again", card)
        program.find_text(r"^The speaker did not say it\.", within=card)
        self.set_variant("delivery-fails", False)
        self.press(program, "Try again", card)
        program.find("Delivered", within=card)
        self.assertEqual(self.said(), [1000, 1100])

    def set_test_amount(self, program, card):
        program.click("Main menu")
        program.click("Preferences")
        dialog = program.find("Preferences", matches=lambda node: desktop.names_inside(node, "Test amount"))
        program.type_into("Test amount", "0", within=dialog)
        program.find_text(r"^A speaker does not say zero\.", within=dialog)
        program.type_into("Test amount", "2k", within=dialog)
        program.find_text("hai nghìn đồng", within=dialog)
        program.click("Apply", within=dialog)
        program.find_text(r"^Saved: 2\.000", within=dialog)
        program.click("Close", within=dialog)
        self.press(program, "Test announcement", card)
        desktop.wait_until(lambda: self.said()[2:] == [2000], "a test of 2.000 ₫")

    def announce_by_hand(self, program, card):
        program.click("More", within=card)
        program.click("Announce an amount…", within=card)
        dialog = program.find("Announce an amount", matches=lambda node: desktop.names_inside(node, "Announce"))
        program.type_into("Amount", "1tr2", within=dialog)
        program.find_text("một triệu hai trăm nghìn đồng", within=dialog)
        announce = program.find("Announce", matches=desktop.can_act, within=dialog)
        announce.do_action_again_and_again(2)
        program.find_text(r"^The speaker said 1\.200\.000", within=dialog)
        program.find_text("^1tr2$", within=dialog)
        self.assertEqual(self.said()[3:], [1200000])

    def test_pressing(self):
        program, card = self.open_window()
        self.check_pressing_twice(program, card)
        self.check_failures(program, card)
        self.set_test_amount(program, card)
        self.announce_by_hand(program, card)


if __name__ == "__main__":
    accounts.main(sys.argv)
