# An announcement of which SePay gives no end: the two minutes take two minutes.
#
# SPDX-License-Identifier: GPL-3.0-or-later

import time

import harness
from harness import SERIAL


class Unknown(harness.TestCase):
    def test_unknown_after_two_minutes(self):
        server = self.simulator("--variant", "delivery-never-ends")
        loactl = self.home(server)
        loactl.connect_soundbox()
        loactl.pair()
        begin = time.monotonic()
        result = loactl.json("announce", SERIAL, "150000", "--request-id", "TXN202510130001", "--wait")
        self.check_failed(result, 5, "timeout")
        self.assertEqual((result.json["requestId"], result.json["status"]), ("TXN202510130001", "UNKNOWN"))
        # How long the program itself takes depends on the machine.
        self.assertGreater(time.monotonic() - begin, 100)
        row, = self.check(loactl.json("ledger")).json["announcements"]
        self.assertEqual((row["state"], row["status"]), ("unknown", "PENDING"))

        # It is resumed by the same command, and still said no more than once.
        server.variant("delivery-never-ends", False)
        result = self.check(loactl.json("announce", SERIAL, "150000", "--request-id", "TXN202510130001"))
        self.assertIn(result.json["status"], ("SENT", "PENDING", "SUCCESS"))
        self.assertLessEqual(len(server.amounts_said()), 1)


if __name__ == "__main__":
    harness.main()
