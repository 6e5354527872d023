# One fault at a time on notify and around it: never said twice, never lost when a retry can save it, never a crash or a hang.
#
# SPDX-License-Identifier: GPL-3.0-or-later

import concurrent.futures
import time

import harness
from harness import SERIAL

NOTIFY = "/devices/v1/speaker/transactions/notify"
CHECK_NOTIFY = "/devices/v1/speaker/transactions/check_notify"
TOKEN = "/devices/v1/token/create"
CHECK = "/devices/v1/speaker/pair/check"

ONCE = 1
ALWAYS = 1000

# Name, faults (path, fault, how many requests), exit status, error code.
SCENARIOS = (
    ("500 before the effect", [(NOTIFY, "server-error-before", ONCE)], 0, None),
    ("500 after the effect", [(NOTIFY, "server-error-after", ONCE)], 0, None),
    ("503 with Retry-After", [(NOTIFY, "unavailable-before", ONCE)], 0, None),
    ("503 with Retry-After after the effect", [(NOTIFY, "unavailable-after", ONCE)], 0, None),
    ("503 with Retry-After as a date", [(NOTIFY, "unavailable-date", ONCE)], 0, None),
    ("429 with Retry-After", [(NOTIFY, "rate-limited", ONCE)], 0, None),
    ("429 with Retry-After after the effect", [(NOTIFY, "rate-limited-after", ONCE)], 0, None),
    ("dropped before the effect", [(NOTIFY, "drop-before", ONCE)], 0, None),
    ("dropped after the effect", [(NOTIFY, "drop-after", ONCE)], 0, None),
    ("cut short", [(NOTIFY, "cut-short", ONCE)], 0, None),
    ("empty", [(NOTIFY, "empty-after", ONCE)], 0, None),
    ("HTML before the effect", [(NOTIFY, "html-before", ONCE)], 0, None),
    ("HTML after the effect", [(NOTIFY, "html-after", ONCE)], 0, None),
    ("502 with HTML", [(NOTIFY, "bad-gateway", ONCE)], 0, None),
    ("endless", [(NOTIFY, "endless", ONCE)], 0, None),
    ("200.000 levels deep", [(NOTIFY, "nested", ONCE)], 0, None),
    ("redirect", [(NOTIFY, "redirect", ONCE)], 0, None),
    ("200 with code 404", [(NOTIFY, "code-404-before", ONCE)], 4, "not-found"),
    ("500 every time", [(NOTIFY, "server-error-before", ALWAYS)], 5, "server"),
    ("429 every time", [(NOTIFY, "rate-limited-before", ALWAYS)], 5, "rate-limited"),
    ("dropped every time", [(NOTIFY, "drop-before", ALWAYS)], 5, "unreachable"),
    ("HTML every time", [(NOTIFY, "html-before", ALWAYS)], 5, "malformed"),
    ("redirect every time", [(NOTIFY, "redirect-before", ALWAYS)], 5, "malformed"),
    ("dropped after the effect every time", [(NOTIFY, "drop-after", ALWAYS)], 0, None),
    ("dropped with the check after it", [(NOTIFY, "drop-after", ONCE), (CHECK_NOTIFY, "server-error", 2)], 0, None),
    ("dropped with the checks of half a minute", [(NOTIFY, "drop-after", ONCE), (CHECK_NOTIFY, "server-error", 11)], 0,
     None),
    ("token refused once", [(TOKEN, "server-error-before", ONCE)], 0, None),
)


class NotifyFaults(harness.TestCase):
    """Each scenario has a simulator and a home of its own, so that they run side by side: most of their time is waiting."""

    @classmethod
    def setUpClass(cls):
        cls.pool = concurrent.futures.ThreadPoolExecutor(10)
        cls.futures = {scenario[0]: cls.pool.submit(cls.announce, scenario[1]) for scenario in SCENARIOS}

    @classmethod
    def tearDownClass(cls):
        cls.pool.shutdown()

    @staticmethod
    def announce(faults):
        server = harness.Simulator()
        home = harness.Home(server)
        try:
            server.post("/settings", deliveryMilliseconds=300)
            home.connect_soundbox()
            home.pair()
            for path, fault, count in faults:
                server.fault(path, fault, count)
            begin = time.monotonic()
            result = home.json("announce", SERIAL, "150000", "--request-id", "TXN202510130001", "--wait")
            seconds = time.monotonic() - begin
            server.post("/fault", clear=True)
            again = home.json("announce", SERIAL, "150000", "--request-id", "TXN202510130001", "--wait")
            return home, result, seconds, again, server.amounts_said()
        finally:
            server.stop()

    def check_scenario(self, name, status, code):
        home, result, seconds, again, said = self.futures[name].result()
        self.addCleanup(home.remove)
        self.addCleanup(self.check_no_secrets, home)
        # What is older than two minutes is not sent again, as it is below.
        self.assertLess(seconds, 100, repr(result))
        if status == 0:
            self.assertEqual(self.check(result).json["status"], "SUCCESS")
        else:
            self.check_failed(result, status, code)

        # Once the server is well the same command brings the money through, and never twice.
        self.assertEqual(self.check(again).json["status"], "SUCCESS")
        self.assertEqual(said, [150000])


def add_test(name, status, code):
    def test(self):
        self.check_scenario(name, status, code)

    words = "".join(letter if letter.isalnum() else " " for letter in name).split()
    setattr(NotifyFaults, "test_" + "_".join(words).lower(), test)


for scenario_name, _, *expected in SCENARIOS:
    add_test(scenario_name, *expected)


class OtherFaults(harness.TestCase):
    def setUp(self):
        self.server = self.simulator()
        self.loactl = self.home(self.server)
        self.loactl.connect_soundbox()

    def test_reading_calls_are_repeated(self):
        for fault in ("server-error", "unavailable", "rate-limited", "drop"):
            self.server.fault(CHECK, fault)
            self.check(self.loactl.json("speaker", "check", SERIAL))

    def test_reading_calls_end_with_the_right_status(self):
        for fault, status, code in (("html", 5, "malformed"), ("nested", 5, "malformed"), ("endless", 5, "malformed"),
                                    ("redirect", 5, "malformed"), ("empty", 5, "malformed"),
                                    ("code-404", 4, "not-found")):
            self.server.fault(CHECK, fault)
            self.check_failed(self.loactl.json("speaker", "check", SERIAL), status, code)
            self.server.post("/fault", clear=True)

    def test_errors_of_every_shape(self):
        for variant in ("error-in-body", "error-data-null", "error-data-array", "error-data-dash", "error-with-errors",
                        "error-empty", "error-html"):
            self.server.variant(variant)
            self.check_failed(self.loactl.json("speaker", "check", "VNS59999999999"), 4, "not-found")
            self.server.variant(variant, False)


if __name__ == "__main__":
    harness.main()
