# Many speakers at once, in the real window: a pasted column with bad lines, a file as Excel leaves it, details, and a
# register that is exported and imported.
#
# test_add_many.py LOA LOACTL SCREENSHOTS
#
# SPDX-License-Identifier: GPL-3.0-or-later

import json
import os
import subprocess
import sys
import tempfile
import unittest

import desktop
import dialogs
import keyboard

LOA, LOACTL, SCREENSHOTS = sys.argv[1:4]

TITLE = "Add many speakers"

BAD_LINES = {
    17: ("VNS 52508", "has no spaces"),
    60: ("8.93E+15", "A spreadsheet has shortened this number"),
    101: ("VNSố52508", "“ố” cannot be in a serial number"),
    140: ("V" * 65, "too long for a serial number"),
    199: ("\"VNS52508", "quotation marks of this line do not fit"),
}

# Semicolons, a byte order mark, columns in another order, one that is nobody's, a number that Excel has shortened.
EXCEL_FILE = (
    "\ufeffGhi chú;Tên;STT;Số sê-ri;Nhãn;Nơi đặt\r\n"
    "\"Gọi trước; đừng đến buổi trưa\";Quầy 1;1;VNS52508000001;Quận 1, mới;Cửa trước\r\n"
    ";Quầy \"\"2\"\";2;VNS52508000002;;\r\n"
    ";;3;8.93E+15;;\r\n"
)


class AddMany(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name
        self.keyboard = keyboard.Keyboard()
        self.addCleanup(self.keyboard.close)
        self.environment = {"XDG_DATA_HOME": os.path.join(self.folder, "data"), "GSETTINGS_BACKEND": "memory"}
        self.program = self.start("default")

    def start(self, profile):
        program = desktop.Program([LOA, f"--profile={profile}"], **self.environment)
        self.addCleanup(self.end, program)
        program.find("Welcome to Loa")
        return program

    def end(self, program):
        self.assertEqual(program.quit(), 0, "expected the program to end well:\n" + "\n".join(program.lines))

    def picture(self, name):
        self.program.screenshot(os.path.join(SCREENSHOTS, name + ".png"))

    def speakers(self):
        ended = subprocess.run(
            [LOACTL, "--json", "speaker", "list"], capture_output=True, text=True, timeout=desktop.CEILING,
            env=dict(desktop.PROGRAM_ENVIRONMENT, **self.environment),
        )
        self.assertEqual(ended.returncode, 0, ended.stderr)
        return [speaker["hardwareId"] for speaker in json.loads(ended.stdout)["speakers"]]

    def choose(self, program, item):
        program.click("Main menu")
        program.click(item)

    def first_lines(self, dialog, number):
        """What the first rows say: AT-SPI takes long to read two hundred."""
        lines = self.program.find("Lines", within=dialog)
        desktop.wait_until(lambda: len(lines.get_children()) >= number, f"{number} lines")
        return [
            [node.get_name() or "" for node in desktop.walk(lines.get_children()[index])] for index in range(number)
        ]

    def entries(self, dialog):
        return [
            desktop.text_of(desktop.editable(node)) for node in desktop.walk(self.program.find("Lines", within=dialog))
            if node.get_name() == "Line to correct" and desktop.editable(node) is not None
        ]

    def import_file(self, program, content):
        path = os.path.join(self.folder, "speakers-to-import.csv")
        with open(path, "wb") as file:
            file.write(content)
        self.choose(program, "Import speakers…")
        dialogs.give_path(program, self.keyboard, "Open a file of speakers", path)

    def export(self, program, name):
        path = os.path.join(self.folder, name)
        self.choose(program, "Export speakers…")
        dialogs.give_path(program, self.keyboard, "Export speakers (.csv)", path)
        # Beside it until it is whole; what is said of it is gone after a while.
        desktop.wait_until(lambda: os.path.exists(path), "a file of speakers")
        with open(path, "rb") as file:
            return file.read()

    def paste(self, lines):
        """Into the field for one serial number, where a person would."""
        self.program.click("Add speaker")
        field = self.program.find("Serial number", matches=lambda node: desktop.editable(node) is not None)
        desktop.put_text(desktop.editable(field), "\r\n".join(lines) + "\r\n")
        dialogs.wait_for_end(self.program, "The serial number stands on the speaker’s label.")

    def test_column_with_bad_lines(self):
        lines = [f"VNS5250{number:07}" for number in range(1, 201)]
        for number, (text, _reason) in BAD_LINES.items():
            lines[number - 1] = text
        self.paste(lines)
        dialog = dialogs.find(self.program, TITLE)
        self.program.find_text("^5 lines to correct · 195 new speakers$", within=dialog)
        for said, (number, (_text, reason)) in zip(self.first_lines(dialog, len(BAD_LINES)), BAD_LINES.items()):
            self.assertIn(f"Line {number}", said)
            self.assertTrue([text for text in said if reason in text], f"expected “{reason}” in line {number}: {said}")
        self.picture("many-lines")
        self.program.click("Add 195 speakers", within=dialog)
        self.program.find_text("^195 speakers were added. 5 lines are left", within=dialog)
        # What was added is not taken back.
        self.program.find("Close", within=dialog)
        self.picture("many-added")
        self.assertEqual(sorted(self.entries(dialog)), sorted(text for text, _reason in BAD_LINES.values()))
        self.assertEqual(self.speakers(), [line for number, line in enumerate(lines, 1) if number not in BAD_LINES])

        # One is corrected and added, the others stay.
        self.program.type_into("Line to correct", "VNS52509999999", within=dialog)
        self.program.click("Correct", within=dialog)
        self.program.click("Add 1 speaker", within=dialog)
        self.program.find_text("^196 speakers were added. 4 lines are left", within=dialog)
        self.assertEqual(self.speakers()[-1], "VNS52509999999")
        self.assertEqual(len(self.entries(dialog)), 4)

        # They are not lost unasked.
        dialogs.press(self.program, self.keyboard, TITLE, "Escape")
        self.program.find_text("^4 lines have not been added")
        dialogs.press(self.program, self.keyboard, "Close without adding?", "Escape")
        dialogs.wait_for_end(self.program, "Close without adding?")
        self.assertEqual(len(self.entries(dialog)), 4)
        dialogs.press(self.program, self.keyboard, TITLE, "Escape")
        dialogs.answer(self.program, "Discard")
        dialogs.wait_for_end(self.program, TITLE)
        self.assertEqual(len(self.speakers()), 196)

        # What is no text says so, and something else can be pasted there.
        self.import_file(self.program, b"PK\3\4" + bytes(100))
        dialog = dialogs.find(self.program, TITLE)
        self.program.find_text("This is a spreadsheet", within=dialog)
        self.program.type_into("Serial numbers", "VNS1", within=dialog)
        self.program.click("Next", within=dialog)
        self.program.find("Add 1 speaker", within=dialog)

    def test_file_details_and_export(self):
        self.import_file(self.program, EXCEL_FILE.encode())
        dialog = dialogs.find(self.program, TITLE)
        self.program.find_text("^1 line to correct · 2 new speakers$", within=dialog)
        self.program.find_text("A spreadsheet has shortened this number", within=dialog)
        self.program.find_text("Quầy 1 · Cửa trước · Quận 1, mới · Gọi trước; đừng đến buổi trưa", within=dialog)
        self.program.click("Leave this line out", within=dialog)
        self.program.click("Add 2 speakers", within=dialog)
        self.program.find_text("^2 speakers were added.$", within=dialog)
        dialogs.press(self.program, self.keyboard, TITLE, "Escape")
        dialogs.wait_for_end(self.program, TITLE)

        card = self.program.find("Quầy 1", matches=lambda node: desktop.names_inside(node, "Test announcement"))
        self.program.click("More", within=card)
        self.program.click("Details", within=card)
        dialog = dialogs.find(self.program, "Details")
        self.program.type_into("Place", "Cửa sau", within=dialog)
        self.program.type_into("Tags, with commas between them", "x" * 31, within=dialog)
        self.program.click("Save", within=dialog)
        self.program.find_text("A tag has at most 30 characters", within=dialog)
        self.program.type_into("Tags, with commas between them", "Quận 1, =mới", within=dialog)
        self.program.type_into("Note", "Gọi trước.\n“Chìa khoá” ở \"quầy\".", within=dialog)
        self.picture("details")
        dialogs.press(self.program, self.keyboard, "Details", "Escape")
        self.program.find_text("What you changed about “Quầy 1” has not been saved")
        dialogs.press(self.program, self.keyboard, "Discard your changes?", "Escape")
        dialogs.wait_for_end(self.program, "Discard your changes?")
        self.program.click("Save", within=dialog)
        dialogs.wait_for_end(self.program, "Details")

        exported = self.export(self.program, "exported.csv")
        self.assertIn("VNS52508000001,Quầy 1,Cửa sau,", exported.decode())
        other = self.start("other")
        self.import_file(other, exported)
        dialog = dialogs.find(other, TITLE)
        other.click("Add 2 speakers", within=dialog)
        other.find_text("^2 speakers were added.$", within=dialog)
        dialogs.press(other, self.keyboard, TITLE, "Escape")
        dialogs.wait_for_end(other, TITLE)
        self.assertEqual(self.export(other, "again.csv"), exported)

        # What is known already, and what a file would change about it, is told before.
        self.import_file(other, exported.replace("Cửa sau".encode(), "Kho".encode()))
        dialog = dialogs.find(other, TITLE)
        other.find_text("^1 will change · 1 is on your list already$", within=dialog)
        other.find_text("^Place: Cửa sau → Kho$", within=dialog)
        other.click("Change 1 speaker", within=dialog)
        other.find_text("^1 speaker was changed.$", within=dialog)


if __name__ == "__main__":
    os.makedirs(SCREENSHOTS, exist_ok=True)
    # GObject introspection calls some of AT-SPI's functions deprecated whose successors it does not bind.
    unittest.main(argv=[sys.argv[0], "--verbose", *sys.argv[4:]], warnings="ignore")
