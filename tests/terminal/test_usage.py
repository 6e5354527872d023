# loactl without a server: wrong usage, output, and the commands that need neither keyring nor network.
#
# SPDX-License-Identifier: GPL-3.0-or-later

import gettext
import json
import os
import pathlib
import signal
import subprocess

import harness
from harness import NOWHERE, SERIAL


class Words(harness.TestCase):
    def setUp(self):
        self.loactl = self.home(keyring=None)

    def test_text_is_the_words_alone(self):
        self.assertEqual(self.check(self.loactl.run("words", "150000")).out, "một trăm năm mươi nghìn\n")

    def test_json(self):
        result = self.check(self.loactl.json("words", "18.067.000"))
        self.assertEqual(result.json, {"amount": 18067000, "words": "mười tám triệu không trăm sáu mươi bảy nghìn"})
        self.assertEqual(result.err, "")

    def test_every_way_of_typing_an_amount(self):
        for typed, amount in (("150000", 150000), ("18.067.000", 18067000), ("150k", 150000), ("1tr2", 1200000),
                              ("1,5tr", 1500000), ("0", 0)):
            self.assertEqual(self.check(self.loactl.json("words", typed)).json["amount"], amount, typed)

    def test_negative_amount_without_dashes(self):
        self.assertEqual(self.check(self.loactl.json("words", "-55")).json["amount"], -55)
        self.assertEqual(self.check(self.loactl.run("words", "--", "-55")).out, "âm năm mươi lăm\n")
        self.assertEqual(self.check(self.loactl.json("words", "-1tr2")).json["amount"], -1200000)

    def test_each_amount_that_no_speaker_says_has_its_reason(self):
        for typed, reason in (("0", "does not say zero"), ("-5", "Leave the minus out"), ("12,55", "Leave the fraction out"),
                              ("1000000000000", "at most 999.999.999.999"), ("abc", "not an amount"),
                              ("1,500k", "two amounts"), ("", "missing")):
            result = self.check_failed(self.loactl.json("announce", "VNS52508000001", typed), 2, "usage")
            self.assertIn(reason, result.error["message"], typed)
        self.assertEqual(self.check(self.loactl.json("ledger")).json, {"announcements": []})

    def test_not_an_amount(self):
        for typed in ("", "abc", "1.5", "150.00", "1000000000000000", "99999999999999999999", "1e5", "NaN", "0x10", "12 34"):
            self.check_failed(self.loactl.json("words", typed), 2, "usage")

    def test_output_is_utf8_in_every_locale(self):
        for locale in ("C", "C.UTF-8", "vi_VN", "en_US.ISO-8859-1"):
            result = self.check(self.loactl.run("words", "55", environment={"LC_ALL": locale}))
            self.assertEqual(result.out, "năm mươi lăm\n")


class Vietnamese(harness.TestCase):
    def setUp(self):
        catalogues = os.environ["CATALOGUES"]
        self.translate = gettext.translation("loa", catalogues, ["vi"]).gettext
        self.english = self.home(keyring=None)
        # The machine need not have the locale.
        locales = os.path.join(os.environ["G_TEST_BUILDDIR"], "locales")
        self.vietnamese = self.home(keyring=None, LC_ALL="vi_VN.UTF-8", LOCPATH=locales, LANGUAGE="vi",
                                    LOA_LOCALE_DIR=catalogues)

    def test_help_is_as_the_catalogue_has_it(self):
        english = self.check(self.english.run("--help")).out.splitlines()
        vietnamese = self.check(self.vietnamese.run("--help")).out.splitlines()
        self.assertEqual(len(vietnamese), len(english))
        sentences = 0
        for line, other in zip(english, vietnamese):
            if line.strip() and self.translate(line.strip()) != line.strip():
                self.assertEqual(other.strip(), self.translate(line.strip()))
                sentences += 1
        self.assertGreater(sentences, 20)

    def test_operands_are_vietnamese(self):
        mistake = self.vietnamese.run("announce")
        self.assertEqual(mistake.status, 2)
        self.assertIn(self.translate("SERIAL AMOUNT"), mistake.err)
        self.assertIn(self.translate("Type it like this: loactl %s").split("%s")[0], mistake.err)

    def test_values_of_options_are_vietnamese(self):
        mistake = self.vietnamese.run("transactions", "export")
        self.assertEqual(mistake.status, 2)
        self.assertIn(f'--account {self.translate("ID|NUMBER")}]', mistake.err)


class Usage(harness.TestCase):
    def setUp(self):
        self.loactl = self.home(keyring=None)

    def test_no_command(self):
        self.check_failed(self.loactl.json(), 2, "usage")
        self.assertRegex(self.check(self.loactl.run(), 2).err, r"^loactl: .+\n$")

    def test_unknown_command(self):
        for words in (["frobnicate"], ["speaker"], ["speaker", "frobnicate"], ["account"], ["bank"], ["transactions"],
                      ["bank", "transactions"], ["words2", "5"], [""]):
            self.check_failed(self.loactl.json(*words), 2, "usage")

    def test_what_is_no_command_is_told_alone(self):
        for words, command in ((["anounce", SERIAL, "5"], "anounce"), (["speaker", "frobnicate", SERIAL], "speaker frobnicate"),
                               (["words2", "5"], "words2")):
            result = self.check_failed(self.loactl.json(*words), 2, "usage")
            self.assertIn(f"“{command}”", result.error["message"])
            self.assertNotIn(SERIAL, result.error["message"])

    def test_missing_and_surplus_arguments(self):
        for words in (["words"], ["words", "1", "2"], ["speaker", "add"], ["speaker", "add", "A", "B"],
                      ["speaker", "rename", "A"], ["speaker", "remove"], ["speaker", "check"], ["speaker", "pair"],
                      ["speaker", "list", "A"], ["announce", SERIAL], ["announce", SERIAL, "1", "2"], ["status"],
                      ["ledger", "A"], ["account", "forget"], ["account", "forget", "both"], ["account", "soundbox"],
                      ["account", "bank"], ["account", "soundbox", "--client-id", ""], ["transactions", "export"]):
            self.check_failed(self.loactl.json(*words), 2, "usage")

    def test_unknown_option(self):
        for words in (["--frobnicate", "words", "5"], ["words", "5", "--wait"], ["words", "-x"],
                      ["speaker", "list", "--limit", "5"], ["words", "5", "--json=yes"], ["ledger", "--limit"],
                      ["announce", SERIAL, "5", "--client-secret", "x"]):
            self.check_failed(self.loactl.json(*words), 2, "usage")

    def test_json_is_honoured_after_the_mistake(self):
        self.check_failed(self.loactl.run("--frobnicate", "words", "--json"), 2, "usage")

    def test_options_before_and_after_the_command(self):
        for words in (["--json", "words", "5"], ["words", "--json", "5"], ["words", "5", "--json"],
                      ["--profile", "a", "words", "5", "--json"], ["words", "5", "--profile=a", "--json"]):
            self.assertEqual(self.check(self.loactl.run(*words)).json["amount"], 5)

    def test_profile_name(self):
        for name in ("", ".", "..", "a/b", "../x", "a b", "é", "a" * 33):
            self.check_failed(self.loactl.json("--profile", name, "words", "5"), 2, "usage")
            self.check_failed(self.loactl.json("--profile=" + name, "speaker", "list"), 2, "usage")
        self.check_failed(self.loactl.json("words", "5", "--profile"), 2, "usage")

    def test_help_and_version(self):
        help_text = self.check(self.loactl.run("--help")).out
        for command in ("account show", "account soundbox", "account bank", "account forget", "speaker list",
                        "speaker add", "speaker rename", "speaker remove", "speaker check", "speaker pair", "announce",
                        "status", "ledger", "bank accounts", "transactions sync", "transactions list",
                        "transactions export", "words"):
            self.assertIn("\n  " + command, help_text)
        self.assertEqual(self.check(self.loactl.run("words", "--help")).out, help_text)
        self.assertRegex(self.check(self.loactl.run("--version")).out, r"^loactl \d+\.\d+\.\d+\n$")

    def test_argument_that_is_not_text(self):
        self.check_failed(self.loactl.json("words", b"\xff\xfe"), 2, "usage")
        self.check_failed(self.loactl.json("speaker", "add", "A", b"--name=\xff"), 2, "usage")

    def test_usage_comes_before_keyring_and_network(self):
        # Neither is there: what gets past the arguments ends with 7.
        for words in (["announce", SERIAL, "0"], ["announce", SERIAL, "-5"], ["announce", SERIAL, "1.5"],
                      ["announce", SERIAL, "1000000000000"], ["announce", SERIAL, "nothing"],
                      ["announce", "", "5"], ["announce", "A B", "5"], ["announce", "é", "5"], ["announce", "A" * 65, "5"],
                      ["announce", SERIAL, "5", "--request-id", ""], ["announce", SERIAL, "5", "--request-id", "a b"],
                      ["announce", SERIAL, "5", "--request-id", "A" * 65],
                      ["status", ""], ["status", "a b"], ["speaker", "check", SERIAL, ""], ["speaker", "pair", "A" * 65],
                      ["transactions", "sync", "--from", "2025-02-30"], ["transactions", "sync", "--to", "yesterday"]):
            self.check_failed(self.loactl.json(*words), 2, "usage")
        self.check_failed(self.loactl.json("announce", SERIAL, "999999999999"), 7,
                          "keyring-missing")

    def test_filters(self):
        for words in (["--from", "2025-2-1"], ["--from", ""], ["--to", "2025-13-01"], ["--to", "01/02/2025"],
                      ["--min", "x"], ["--max", ""], ["--limit", "-1"], ["--limit", "1.5"], ["--limit", ""],
                      ["--limit", "x"], ["--offset", "-1"], ["--offset", "1k"]):
            self.check_failed(self.loactl.json("transactions", "list", *words), 2, "usage")
        self.check_failed(self.loactl.json("ledger", "--limit", "-1"), 2, "usage")
        self.check_failed(self.loactl.json("ledger", "--speaker", "A B"), 2, "usage")
        self.check_failed(self.loactl.json("transactions", "export", "a.csv", "--limit", "5"), 2, "usage")

    def test_server_address(self):
        for address in ("http://example.com", "ftp://127.0.0.1", "not an address", "https://user@example.com",
                        "http://127.0.0.1.example.com"):
            result = self.loactl.json("account", "show", environment={"LOA_BANK_URL": address})
            self.check_failed(result, 2, "usage")
            result = self.loactl.json("account", "show", environment={"LOA_SOUNDBOX_URL": address})
            self.check_failed(result, 2, "usage")


class LocalCommands(harness.TestCase):
    """Rule 2: neither keyring nor network."""

    def setUp(self):
        self.loactl = self.home(keyring=None, DBUS_SESSION_BUS_ADDRESS="unix:path=/nonexistent",
                                LOA_SOUNDBOX_URL=NOWHERE + "/devices/v1", LOA_BANK_URL=NOWHERE)

    def test_speaker_list_is_empty(self):
        self.assertEqual(self.check(self.loactl.json("speaker", "list")).json, {"speakers": []})

    def test_speaker_add_rename_remove(self):
        unknown = {"model": None, "isPaired": None, "online": None, "checked": None}
        added = self.check(self.loactl.json("speaker", "add", SERIAL)).json
        self.assertEqual(added, {"hardwareId": SERIAL, "name": None, **unknown})
        self.assertEqual(list(added), ["hardwareId", "name", "model", "isPaired", "online", "checked"])

        self.assertEqual(self.check(self.loactl.json("speaker", "add", SERIAL, "--name", "Quầy 1")).json["name"], "Quầy 1")
        self.assertEqual(self.check(self.loactl.json("speaker", "add", SERIAL)).json["name"], "Quầy 1",
                         "adding a known speaker keeps its name")
        renamed = self.check(self.loactl.json("speaker", "rename", SERIAL, "Quầy 2")).json
        self.assertEqual(renamed, {"hardwareId": SERIAL, "name": "Quầy 2", **unknown})
        self.assertEqual(self.check(self.loactl.json("speaker", "list")).json, {"speakers": [renamed]})
        self.assertEqual(self.check(self.loactl.json("speaker", "remove", SERIAL)).json, renamed)
        self.assertEqual(self.check(self.loactl.json("speaker", "list")).json, {"speakers": []})

    def test_speaker_that_is_not_in_the_register(self):
        self.check_failed(self.loactl.json("speaker", "rename", "NOBODY", "x"), 4, "not-found")
        self.check_failed(self.loactl.json("speaker", "remove", "NOBODY"), 4, "not-found")

    def test_serial_is_printable_ascii(self):
        self.assertEqual(self.check(self.loactl.json("speaker", "add", "!~/\\\"'")).json["hardwareId"], "!~/\\\"'")
        self.check(self.loactl.json("speaker", "add", "A" * 64))
        for serial in ("", "A" * 65, "A B", "é", "A\tB", "A\x7f"):
            self.check_failed(self.loactl.json("speaker", "add", serial), 2, "usage")

    def test_speakers_stay_in_order_and_in_their_profile(self):
        for serial in ("B", "A", "C"):
            self.check(self.loactl.json("speaker", "add", serial))
        listed = self.check(self.loactl.json("speaker", "list")).json["speakers"]
        self.assertEqual([speaker["hardwareId"] for speaker in listed], ["B", "A", "C"])
        self.assertEqual(self.check(self.loactl.json("--profile", "other", "speaker", "list")).json, {"speakers": []})

    def test_ledger(self):
        self.assertEqual(self.check(self.loactl.json("ledger")).json, {"announcements": []})
        self.assertEqual(self.check(self.loactl.json("ledger", "--speaker", SERIAL, "--limit", "0")).json,
                         {"announcements": []})

    def test_transactions_list(self):
        self.assertEqual(self.check(self.loactl.json("transactions", "list")).json,
                         {"transactions": [], "count": 0, "sum_in": 0, "sum_out": 0})

    def test_transactions_export(self):
        result = self.check(self.loactl.json("transactions", "export", "out.csv"))
        self.assertEqual(result.json, {"file": "out.csv", "rows": 0})
        self.assertTrue((self.loactl.path / "out.csv").read_bytes().startswith(b"\xef\xbb\xbf"))
        self.check_failed(self.loactl.json("transactions", "export", "out.pdf"), 2, "usage")
        self.check_failed(self.loactl.json("transactions", "export", "missing/out.csv"), 1, "failed")

    def test_words(self):
        self.check(self.loactl.json("words", "5"))

    def test_folders_and_files_are_private(self):
        self.check(self.loactl.json("speaker", "add", SERIAL))
        data = self.loactl.path / ".local/share"
        profiles = [path for path in data.rglob("*") if "loa" in str(path.relative_to(data)).lower()]
        self.assertTrue(profiles)
        for path in profiles:
            mode = path.stat().st_mode & 0o777
            self.assertEqual(mode, 0o700 if path.is_dir() else 0o600, str(path))

    def test_damaged_store_is_reported_and_left_alone(self):
        self.check(self.loactl.json("speaker", "add", SERIAL))
        stores = [path for path in (self.loactl.path / ".local/share").rglob("*") if path.is_file()
                  and path.read_bytes().startswith(b"SQLite format 3")]
        self.assertEqual(len(stores), 1)
        stores[0].write_bytes(b"this is no database" * 1000)
        self.check_failed(self.loactl.json("speaker", "list"), 1, "store")
        self.assertEqual(stores[0].read_bytes(), b"this is no database" * 1000)


class Output(harness.TestCase):
    """Rule 1."""

    def setUp(self):
        self.loactl = self.home(keyring=None)

    def test_errors_go_to_standard_error(self):
        result = self.check(self.loactl.run("words", "x"), 2)
        self.assertEqual(result.out, "")
        self.assertRegex(result.err, r"^loactl: .+\n$")

    def test_json_error_is_one_line_and_standard_output_empty(self):
        result = self.check(self.loactl.json("words", "x"), 2)
        self.assertEqual(result.out, "")
        self.assertEqual(list(json.loads(result.err)), ["error"])
        self.assertEqual(result.err.count("\n"), 1)

    def test_control_characters_do_not_reach_the_terminal(self):
        self.check(self.loactl.run("speaker", "add", SERIAL, "--name", "a\x1b[31mb\x07c\nd\u202ee"))
        result = self.check(self.loactl.run("speaker", "list"))
        for character in "\x1b\x07\u202e":
            self.assertNotIn(character, result.out)
        self.assertEqual(len(result.out.splitlines()), 2)
        result = self.check(self.loactl.run("account", "forget", "a\x1b[31mb"), 2)
        self.assertNotIn("\x1b", result.err)

    def test_table_is_aligned(self):
        self.check(self.loactl.run("speaker", "add", "A", "--name", "Quầy số một"))
        self.check(self.loactl.run("speaker", "add", "LONGER-SERIAL", "--name", "Q"))
        lines = self.check(self.loactl.run("speaker", "list")).out.splitlines()
        self.assertEqual(len({line.index(word) for line, word in zip(lines, ("Name", "Quầy", "Q"))}), 1, lines)

    def test_full_disk_at_standard_output(self):
        with open("/dev/full", "wb") as full:
            process = self.loactl.start("--json", "words", "5", stdout=full)
            self.check_failed(self.loactl.finish(process), 1, "failed")

    def test_reader_that_went_away(self):
        reading, writing = os.pipe()
        os.close(reading)
        process = self.loactl.start("--json", "words", "5", stdout=writing)
        os.close(writing)
        self.check_failed(self.loactl.finish(process), 1, "failed")

    def test_closed_standard_streams(self):
        for stream, status in (("<&-", 0), (">&-", 1), ("2>&-", 0), ("<&- >&- 2>&-", 1)):
            process = subprocess.Popen(["sh", "-c", f'exec "$0" speaker add {SERIAL} {stream}', harness.LOACTL],
                                       env=self.loactl.environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
            process.communicate(timeout=120)
            self.assertEqual(process.returncode, status, stream)
        self.assertEqual(len(self.check(self.loactl.json("speaker", "list")).json["speakers"]), 1)

    def test_core_dumps_are_off(self):
        process = self.loactl.start("account", "soundbox", "--client-id", "x")
        limits = pathlib.Path(f"/proc/{process.pid}/limits")
        while not any(line.split()[4:6] == ["0", "0"] for line in limits.read_text().splitlines()
                      if line.startswith("Max core file size")):
            self.assertIsNone(process.poll())
        self.loactl.interrupt(process, signal.SIGTERM)


if __name__ == "__main__":
    harness.main()
