# loactl speaker check and pair, announce, status, ledger: the speakers' half of the interface.
#
# SPDX-License-Identifier: GPL-3.0-or-later

import glob
import os
import signal
import sqlite3

import harness
from harness import OFFLINE_SERIAL, SECOND_SERIAL, SERIAL

TIME = r"^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$"
UNKNOWN_SERIAL = "VNS59999999999"


class Speakers(harness.TestCase):
    def setUp(self):
        self.server = self.simulator()
        self.loactl = self.home(self.server)
        self.loactl.connect_soundbox()

    def start_pairing(self, *arguments):
        """Starts to pair, and gives what the speaker says."""
        n_said = len(self.server.speaker(SERIAL)["said"])
        process = self.loactl.start(*arguments, "speaker", "pair", SERIAL)
        harness.wait_until(lambda: len(self.server.speaker(SERIAL)["said"]) > n_said)
        return process, self.server.speaker(SERIAL)["otp"]

    def wrong(self, otp):
        return "%04d" % ((int(otp) + 1) % 10000)

    def test_check(self):
        result = self.check(self.loactl.json("speaker", "check", SERIAL))
        self.assertEqual(result.json, {"speakers": [{"hardwareId": SERIAL, "model": "S5 Plus", "isPaired": False,
                                                     "online": True}]})
        self.assertEqual(list(result.json["speakers"][0]), ["hardwareId", "model", "isPaired", "online"])

    def test_check_of_several_in_argument_order(self):
        result = self.check(self.loactl.json("speaker", "check", SECOND_SERIAL, OFFLINE_SERIAL, SERIAL))
        self.assertEqual([(speaker["hardwareId"], speaker["online"]) for speaker in result.json["speakers"]],
                         [(SECOND_SERIAL, True), (OFFLINE_SERIAL, False), (SERIAL, True)])

    def test_check_prints_both_when_one_fails(self):
        result = self.check_failed(self.loactl.json("speaker", "check", SERIAL, UNKNOWN_SERIAL, SECOND_SERIAL), 4,
                                   "not-found")
        speakers = result.json["speakers"]
        self.assertEqual([speaker["hardwareId"] for speaker in speakers], [SERIAL, UNKNOWN_SERIAL, SECOND_SERIAL])
        self.assertEqual(list(speakers[1]), ["hardwareId", "error"])
        self.assertEqual(speakers[1]["error"]["code"], "not-found")
        self.assertEqual(speakers[1]["error"], result.error)
        self.assertIn(UNKNOWN_SERIAL, self.check(self.loactl.run("speaker", "check", SERIAL, UNKNOWN_SERIAL), 4).out)

    def test_check_keeps_what_sepay_said_in_the_register(self):
        self.check(self.loactl.json("speaker", "add", SERIAL))
        self.check(self.loactl.json("speaker", "check", SERIAL))
        speaker = self.check(self.loactl.json("speaker", "list")).json["speakers"][0]
        self.assertEqual((speaker["model"], speaker["isPaired"], speaker["online"]), ("S5 Plus", False, True))
        self.assertRegex(speaker["checked"], TIME)

    def test_check_does_not_add_to_the_register(self):
        self.check(self.loactl.json("speaker", "check", SERIAL))
        self.assertEqual(self.check(self.loactl.json("speaker", "list")).json, {"speakers": []})

    def test_pair(self):
        process, otp = self.start_pairing("--json")
        result = self.check(self.loactl.finish(process, otp + "\n"))
        self.assertEqual(list(result.json), ["hardwareId", "model", "isPaired", "pairedTime"])
        self.assertEqual((result.json["hardwareId"], result.json["model"], result.json["isPaired"]),
                         (SERIAL, "S5 Plus", True))
        self.assertRegex(result.json["pairedTime"], TIME)
        self.assertEqual(result.err, "", "no prompt where nobody sits")
        speaker = self.check(self.loactl.json("speaker", "list")).json["speakers"][0]
        self.assertEqual((speaker["hardwareId"], speaker["isPaired"]), (SERIAL, True))

    def test_pair_with_one_wrong_code(self):
        process, otp = self.start_pairing("--json")
        result = self.check(self.loactl.finish(process, f"{self.wrong(otp)}\n{otp}\n"))
        self.assertTrue(result.json["isPaired"])
        self.assertEqual(self.server.n_requests("/devices/v1/speaker/pair/verify"), 2)

    def test_pair_with_three_wrong_codes(self):
        process, otp = self.start_pairing("--json")
        result = self.loactl.finish(process, f"{self.wrong(otp)}\n" * 3 + f"{otp}\n")
        self.check_failed(result, 6, "refused")
        self.assertEqual(result.out, "")
        self.assertFalse(self.server.speaker(SERIAL)["isPaired"])
        self.assertEqual(self.server.n_requests("/devices/v1/speaker/pair/verify"), 3)

    def test_pair_with_what_is_no_code_at_all(self):
        process, otp = self.start_pairing("--json")
        result = self.loactl.finish(process, f"abcd\n12345\n\n12\n{otp}\n")
        self.check(result)
        self.assertEqual(self.server.n_requests("/devices/v1/speaker/pair/verify"), 1)

    def test_pair_when_the_input_ends(self):
        process, otp = self.start_pairing("--json")
        self.check_failed(self.loactl.finish(process, ""), 1, "failed")
        process, otp = self.start_pairing("--json")
        self.check_failed(self.loactl.finish(process, f"{self.wrong(otp)}\n"), 1, "failed")

    def test_pair_in_text_tells_why_another_code_is_needed(self):
        process, otp = self.start_pairing()
        result = self.check(self.loactl.finish(process, f"{self.wrong(otp)}\n{otp}"))
        self.assertIn("2 tries", result.err)
        self.assertIn(SERIAL, result.out)

    def test_pair_of_a_paired_speaker_asks_for_no_code(self):
        self.loactl.pair()
        result = self.check(self.loactl.json("speaker", "pair", SERIAL))
        self.assertEqual(result.json, {"hardwareId": SERIAL, "model": "S5 Plus", "isPaired": True, "pairedTime": None})
        self.assertEqual(self.server.n_requests("/devices/v1/speaker/pair/request"), 0)
        self.assertEqual(len(self.check(self.loactl.json("speaker", "list")).json["speakers"]), 1)

    def test_pair_of_an_unknown_speaker(self):
        self.check_failed(self.loactl.json("speaker", "pair", UNKNOWN_SERIAL), 4, "not-found")

    def test_pair_of_an_offline_speaker(self):
        result = self.check_failed(self.loactl.json("speaker", "pair", OFFLINE_SERIAL), 6, "refused")
        self.assertEqual(result.out, "")

    def test_pair_without_pairing_mode(self):
        self.server.variant("pairing-mode-required")
        self.check_failed(self.loactl.json("speaker", "pair", SERIAL), 6, "refused")

    def test_pair_when_the_server_stumbles(self):
        for fault in ("server-error-before", "unavailable-before", "drop-before", "html-before"):
            self.server.set_speaker(SERIAL, paired=False)
            process, otp = self.start_pairing("--json")
            self.server.fault("/devices/v1/speaker/pair/verify", fault)
            self.check(self.loactl.finish(process, f"{otp}\n{otp}\n"))

    def test_pair_when_the_server_stumbles_and_no_code_follows(self):
        process, otp = self.start_pairing("--json")
        self.server.fault("/devices/v1/speaker/pair/verify", "server-error-before", 100)
        self.check_failed(self.loactl.finish(process, f"{otp}\n"), 5, "server")

    def test_pair_whose_answer_is_lost(self):
        process, otp = self.start_pairing("--json")
        self.server.fault("/devices/v1/speaker/pair/verify", "drop-after")
        self.assertTrue(self.check(self.loactl.finish(process, f"{otp}\n")).json["isPaired"])

    def test_pair_interrupted(self):
        process, otp = self.start_pairing("--json")
        self.check_failed(self.loactl.interrupt(process), 130, "cancelled")

    def test_token_that_dies_between_calls(self):
        for variant in (None, "one-token"):
            if variant:
                self.server.variant(variant)
            process, otp = self.start_pairing("--json")
            self.server.post("/token/void")
            self.check(self.loactl.finish(process, otp + "\n"))
            self.server.set_speaker(SERIAL, paired=False)


class Announcing(harness.TestCase):
    def setUp(self):
        self.server = self.simulator()
        self.server.post("/settings", deliveryMilliseconds=300)
        self.loactl = self.home(self.server)
        self.loactl.connect_soundbox()
        self.loactl.pair()

    def announce(self, *arguments, amount="150000"):
        return self.loactl.json("announce", SERIAL, amount, "--request-id", "TXN202510130001", *arguments)

    def test_announce(self):
        result = self.check(self.announce())
        self.assertEqual(list(result.json), ["requestId", "hardwareId", "amount", "status", "message"])
        self.assertEqual({name: result.json[name] for name in ("requestId", "hardwareId", "amount")},
                         {"requestId": "TXN202510130001", "hardwareId": SERIAL, "amount": 150000})
        self.assertIn(result.json["status"], ("SENT", "PENDING"))

    def test_announce_and_wait(self):
        result = self.check(self.announce("--wait"))
        self.assertEqual(result.json["status"], "SUCCESS")
        self.assertEqual(result.json["message"], "Gửi thông báo thành công")
        self.assertEqual(self.server.amounts_said(), [150000])

    def test_announce_makes_its_own_id(self):
        first = self.check(self.loactl.json("announce", SERIAL, "150k")).json["requestId"]
        second = self.check(self.loactl.json("announce", SERIAL, "150k")).json["requestId"]
        self.assertRegex(first, r"^TEST-[A-Za-z0-9_-]{1,45}$")
        self.assertNotEqual(first, second)

    def test_announce_takes_every_way_of_typing_an_amount(self):
        for typed, amount in (("18.067.000", 18067000), ("1tr2", 1200000), ("1,5tr", 1500000), ("1", 1),
                              ("999999999999", 999999999999)):
            self.assertEqual(self.check(self.loactl.json("announce", SERIAL, typed)).json["amount"], amount)

    def test_announce_to_a_speaker_that_is_unknown_offline_or_unpaired(self):
        self.server.set_speaker(OFFLINE_SERIAL, paired=True)
        self.check_failed(self.loactl.json("announce", UNKNOWN_SERIAL, "150k"), 4, "not-found")
        self.check_failed(self.loactl.json("announce", OFFLINE_SERIAL, "150k"), 6, "refused")
        self.check_failed(self.loactl.json("announce", SECOND_SERIAL, "150k"), 6, "refused")
        self.check_failed(self.loactl.json("announce", OFFLINE_SERIAL, "150k", "--wait"), 6, "refused")

    def test_announce_that_fails(self):
        self.server.variant("delivery-fails")
        result = self.check_failed(self.announce("--wait"), 6, "delivery-failed")
        self.assertEqual((result.json["requestId"], result.json["status"]), ("TXN202510130001", "FAILED"))

    def test_announce_that_fails_unseen(self):
        self.server.variant("delivery-fails")
        self.check(self.announce())
        self.assertEqual(self.server.amounts_said(), [])

    def test_same_id_again_when_settled(self):
        self.check(self.announce("--wait"))
        n_requests = self.server.n_requests("/devices/v1/speaker/transactions/notify")
        for arguments in ([], ["--wait"]):
            self.assertEqual(self.check(self.announce(*arguments)).json["status"], "SUCCESS")
        self.assertEqual(self.server.n_requests("/devices/v1/speaker/transactions/notify"), n_requests)
        self.assertEqual(self.server.amounts_said(), [150000])

    def test_same_id_again_when_failed(self):
        self.server.variant("delivery-fails")
        self.check(self.announce("--wait"), 6)
        self.server.variant("delivery-fails", False)
        self.assertEqual(self.check(self.announce()).json["status"], "FAILED")
        result = self.check_failed(self.announce("--wait"), 6, "delivery-failed")
        self.assertEqual(result.json["status"], "FAILED")
        self.assertEqual(self.server.n_requests("/devices/v1/speaker/transactions/notify"), 1)

    def test_same_id_again_when_unsettled_is_spoken_once(self):
        for variant in (None, "duplicate-conflict", "duplicate-refused"):
            if variant:
                self.server.variant(variant)
            request_id = f"TXN-{variant}"
            for arguments in ([], [], ["--wait"]):
                result = self.loactl.json("announce", SERIAL, "150000", "--request-id", request_id, *arguments)
                self.check(result)
            self.assertEqual(result.json["status"], "SUCCESS")
            said = [said for said in self.server.speaker(SERIAL)["said"] if said["requestId"] == request_id]
            self.assertEqual(len(said), 1, variant)
            if variant:
                self.server.variant(variant, False)

    def test_same_id_for_another_speaker_or_amount(self):
        self.server.set_speaker(SECOND_SERIAL, paired=True)
        self.check(self.announce())
        self.check_failed(self.announce(amount="150001"), 2, "usage")
        result = self.loactl.json("announce", SECOND_SERIAL, "150000", "--request-id", "TXN202510130001")
        self.check_failed(result, 2, "usage")
        self.assertEqual(self.server.amounts_said(SECOND_SERIAL), [])

    def test_processes_that_announce_the_same_id_at_once(self):
        processes = [self.loactl.start("--json", "announce", SERIAL, "150000", "--request-id", "TXN202510130001", "--wait")
                     for _ in range(4)]
        for process in processes:
            self.assertEqual(self.check(self.loactl.finish(process)).json["status"], "SUCCESS")
        self.assertEqual(self.server.amounts_said(), [150000])

    def test_processes_at_once_where_a_new_token_voids_the_old(self):
        self.server.variant("one-token")
        self.server.post("/token/void")
        processes = [self.loactl.start("--json", "announce", SERIAL, "1000", "--request-id", f"R{number}")
                     for number in range(8)]
        for process in processes:
            self.check(self.loactl.finish(process))
        processes = [self.loactl.start("--json", "speaker", "check", SERIAL) for _ in range(8)]
        for process in processes:
            self.check(self.loactl.finish(process))

    def test_token_that_dies_between_calls(self):
        self.check(self.announce())
        self.server.post("/token/void")
        self.assertEqual(self.check(self.announce("--wait")).json["status"], "SUCCESS")

    def test_token_that_dies_before_notify(self):
        self.server.post("/settings", soundboxTokenSeconds=1)
        self.assertEqual(self.check(self.announce("--wait")).json["status"], "SUCCESS")

    def test_announce_interrupted_while_waiting(self):
        self.server.variant("delivery-never-ends")
        process = self.loactl.start("--json", "announce", SERIAL, "150000", "--request-id", "TXN1", "--wait")
        harness.wait_until(lambda: self.server.n_requests("/devices/v1/speaker/transactions/check_notify") > 0)
        result = self.check_failed(self.loactl.interrupt(process), 130, "cancelled")
        self.assertEqual(result.json["requestId"], "TXN1")
        self.server.variant("delivery-never-ends", False)
        self.check(self.loactl.json("announce", SERIAL, "150000", "--request-id", "TXN1", "--wait"))
        self.assertLessEqual(len(self.server.amounts_said()), 1)

    def test_announce_in_text(self):
        result = self.check(self.loactl.run("announce", SERIAL, "18067000", "--wait"))
        self.assertIn("18.067.000\u00a0₫", result.out)
        self.assertIn("SUCCESS", result.out)

    def test_status(self):
        self.check(self.announce("--wait"))
        result = self.check(self.loactl.json("status", "TXN202510130001"))
        self.assertEqual(list(result.json), ["requestId", "hardwareId", "amount", "status", "message", "retriesCount",
                                             "lastRetryTime", "createdAt"])
        self.assertRegex(result.json["createdAt"], TIME)
        self.assertEqual({name: value for name, value in result.json.items() if name != "createdAt"},
                         {"requestId": "TXN202510130001", "hardwareId": SERIAL, "amount": 150000, "status": "SUCCESS",
                          "message": "Gửi thông báo thành công", "retriesCount": 0, "lastRetryTime": None})

    def test_status_of_what_another_computer_announced(self):
        self.check(self.announce("--wait"))
        self.check(self.loactl.json("--profile", "other", "account", "soundbox", "--client-id", self.server.soundbox_id,
                                    given=self.server.soundbox_secret))
        result = self.check(self.loactl.json("--profile", "other", "status", "TXN202510130001"))
        self.assertEqual(result.json["status"], "SUCCESS")

    def test_status_that_is_failed_is_no_error(self):
        self.server.variant("delivery-fails")
        self.check(self.announce("--wait"), 6)
        self.assertEqual(self.check(self.loactl.json("status", "TXN202510130001")).json["status"], "FAILED")

    def test_status_of_an_unknown_id(self):
        result = self.check_failed(self.loactl.json("status", "TXN-NOBODY"), 4, "not-found")
        self.assertEqual(result.out, "")

    def test_status_of_what_was_left_before_it_was_sent(self):
        self.server.fault("/devices/v1/speaker/transactions/notify", "slow-before")
        process = self.loactl.start("--json", "announce", SERIAL, "150000", "--request-id", "TXN1")
        harness.wait_until(lambda: self.server.n_requests("/devices/v1/speaker/transactions/notify") > 0)
        process.kill()
        process.communicate()
        result = self.check_failed(self.loactl.json("status", "TXN1"), 4, "not-found")
        self.assertIn("Ask again", result.error["message"])
        self.assertEqual(self.check(self.loactl.json("ledger")).json["announcements"][0]["state"], "asked")

        [path] = glob.glob(os.path.join(self.loactl.path, ".local", "**", "loa.db"), recursive=True)
        with sqlite3.connect(path) as store:
            store.execute("UPDATE announcements SET asked = asked - 600")
        store.close()
        result = self.check_failed(self.loactl.json("status", "TXN1"), 4, "not-found")
        self.assertIn("it was not sent", result.error["message"])
        self.assertEqual(self.check(self.loactl.json("ledger")).json["announcements"][0]["state"], "not sent")
        self.assertEqual(self.server.amounts_said(), [])

    def test_status_that_is_not_documented(self):
        self.server.variant("unknown-status")
        self.server.variant("delivery-never-ends")
        self.assertIn(self.check(self.announce()).json["status"], ("SENT", "PENDING"))
        self.assertEqual(self.check(self.loactl.json("status", "TXN202510130001")).json["status"], "UNKNOWN")
        self.assertIn("QUEUED", self.check(self.loactl.run("status", "TXN202510130001")).out)

    def test_status_picks_up_what_announce_left(self):
        self.check(self.announce())
        harness.wait_until(lambda: self.server.amounts_said())
        self.check(self.loactl.json("status", "TXN202510130001"))
        row = self.check(self.loactl.json("ledger")).json["announcements"][0]
        self.assertEqual(row["state"], "delivered")

    def test_status_in_text(self):
        self.check(self.announce("--wait"))
        self.assertIn("150.000\u00a0₫", self.check(self.loactl.run("status", "TXN202510130001")).out)

    def test_ledger(self):
        self.check(self.announce("--wait"))
        row, = self.check(self.loactl.json("ledger")).json["announcements"]
        self.assertEqual(list(row), ["requestId", "hardwareId", "amount", "cause", "state", "status", "asked", "sent",
                                     "delivered", "retries"])
        for name in ("asked", "sent", "delivered"):
            self.assertRegex(row[name], TIME)
        self.assertEqual({name: row[name] for name in ("requestId", "hardwareId", "amount", "cause", "state", "status",
                                                       "retries")},
                         {"requestId": "TXN202510130001", "hardwareId": SERIAL, "amount": 150000, "cause": "by hand",
                          "state": "delivered", "status": "SUCCESS", "retries": 0})
        self.assertIn("150.000\u00a0₫", self.check(self.loactl.run("ledger")).out)

    def test_ledger_newest_first_by_speaker_and_limit(self):
        self.server.set_speaker(SECOND_SERIAL, paired=True)
        for number, serial in enumerate((SERIAL, SECOND_SERIAL, SERIAL)):
            self.check(self.loactl.json("announce", serial, "1000", "--request-id", f"R{number}"))

        def ids(*arguments):
            rows = self.check(self.loactl.json("ledger", *arguments)).json["announcements"]
            return [row["requestId"] for row in rows]

        self.assertEqual(ids(), ["R2", "R1", "R0"])
        self.assertEqual(ids("--limit", "2"), ["R2", "R1"])
        self.assertEqual(ids("--limit", "0"), ["R2", "R1", "R0"])
        self.assertEqual(ids("--speaker", SERIAL), ["R2", "R0"])
        self.assertEqual(ids("--speaker", "NOBODY"), [])

    def test_ledger_knows_of_what_was_never_sent(self):
        result = self.loactl.json("announce", SERIAL, "150k", "--request-id", "R",
                                  environment={"LOA_SOUNDBOX_URL": self.server.soundbox_url + "/nowhere"})
        self.assertNotEqual(result.status, 0)
        row, = self.check(self.loactl.json("ledger")).json["announcements"]
        self.assertEqual((row["requestId"], row["sent"], row["delivered"]), ("R", None, None))


if __name__ == "__main__":
    harness.main()
