# loactl --demo: everything on the built-in simulator, fresh in each process.
#
# SPDX-License-Identifier: GPL-3.0-or-later

import re

import harness
from harness import OFFLINE_SERIAL, SERIAL


class Demo(harness.TestCase):
    def setUp(self):
        # A server setting that cannot be, no keyring: none of it matters.
        self.loactl = self.home(keyring=None, LOA_SOUNDBOX_URL="http://example.com", LOA_BANK_URL="nonsense")

    def test_pair_with_the_code_that_is_heard_on_standard_error(self):
        process = self.loactl.start("--demo", "--json", "speaker", "pair", SERIAL)
        line = process.stderr.readline().decode()
        self.assertIn(SERIAL, line)
        otp = "".join(re.findall(r"\d", line.split(SERIAL)[1]))
        self.assertRegex(otp, r"^\d{4}$")
        result = self.check(self.loactl.finish(process, otp + "\n"))
        self.assertEqual(result.json["isPaired"], True)

    def test_requests_are_logged_when_asked(self):
        line = (r"loa-http-DEBUG: [\d:.]+: GET 127\.0\.0\.1/api/v1/bank-accounts: HTTP 200, sent 0 bytes, "
                r"received \d+ bytes, \d+ ms\n")
        command = ("--json", "--demo", "bank", "accounts")
        plain = self.check(self.loactl.run(*command))
        self.assertEqual(plain.err, "")

        # Standard output stays what it is, whatever is logged.
        for options, domains in ((["--debug-http"], None), ([], "all"), ([], "loa-http"), (["--debug-http"], "all"),
                                 (["--debug-http"], "some-library")):
            result = self.check(self.loactl.run(*options, *command, environment={"G_MESSAGES_DEBUG": domains}))
            self.assertEqual(result.json, plain.json)
            self.assertRegex(result.err, line)
        self.assertIn("--debug-http", self.loactl.run("--help").out)

    def test_fresh_in_each_process(self):
        self.check(self.loactl.json("--demo", "speaker", "add", SERIAL))
        self.assertEqual(self.check(self.loactl.json("--demo", "speaker", "list")).json, {"speakers": []})
        self.assertEqual([path for path in self.loactl.path.rglob("*") if path.is_file()], [])

    def test_commands_that_need_accounts(self):
        self.assertEqual(self.check(self.loactl.json("--demo", "speaker", "check", SERIAL, OFFLINE_SERIAL)).json
                         ["speakers"][1]["online"], False)
        self.assertEqual(self.check(self.loactl.json("--demo", "transactions", "sync")).json["total"], 86)
        self.assertGreaterEqual(len(self.check(self.loactl.json("--demo", "bank", "accounts")).json["accounts"]), 2)
        shown = self.check(self.loactl.json("--demo", "account", "show")).json
        self.assertTrue(shown["soundbox"] and shown["bank"])
        self.check_failed(self.loactl.json("--demo", "status", "TXN1"), 4, "not-found")
        self.check_failed(self.loactl.json("--demo", "announce", SERIAL, "150k"), 6, "refused")
        self.assertEqual(self.check(self.loactl.json("--demo", "account", "forget", "bank")).json, {"forgotten": True})


if __name__ == "__main__":
    harness.main()
