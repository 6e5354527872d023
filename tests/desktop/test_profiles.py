# Profiles in real windows, each a program of its own: made, edited, exported and imported, and never mixed.
#
# test_profiles.py LOA SCREENSHOTS
#
# SPDX-License-Identifier: GPL-3.0-or-later

import json
import os
import signal
import subprocess
import sys
import tempfile
import unittest

import desktop
import dialogs
import keyboard

LOA, SCREENSHOTS = sys.argv[1:3]

TITLE_FIELD = "Name, such as the customer’s"
SERIAL_NUMBER = "VNS52508000001"


def titles(application):
    return [window.get_name() for window in desktop.children(application)]


def has_keyboard(node):
    return node.get_state_set().contains(desktop.Atspi.StateType.FOCUSED)


def is_active(window):
    return window.get_state_set().contains(desktop.Atspi.StateType.ACTIVE)


def is_running(process_id):
    try:
        with open(f"/proc/{process_id}/stat") as stat:
            return stat.read().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


class Opened(desktop.Program):
    """A program that another one has started, found by the title of its window."""

    def __init__(self, title):
        self.lines = []

        def look():
            applications = desktop.accessible.read_applications()
            return next((number for number, found in applications.items() if title in titles(found)), None)

        self.process_id = desktop.wait_until(look, f"a window with the title “{title}”")

    def _application(self):
        return desktop.accessible.read_applications().get(self.process_id)

    def quit(self):
        if is_running(self.process_id):
            os.kill(self.process_id, signal.SIGTERM)
        desktop.wait_until(lambda: not is_running(self.process_id), "an end of the program that was opened")
        return 0


class Profiles(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name
        data = os.path.join(self.folder, "data")
        self.profiles = os.path.join(data, "loa", "profiles")
        self.environment = {"XDG_DATA_HOME": data, "GSETTINGS_BACKEND": "memory"}
        self.program = desktop.Program([LOA], **self.environment)
        self.addCleanup(self.end, self.program)
        self.program.find("Welcome to Loa")
        self.keyboard = keyboard.Keyboard()
        self.addCleanup(self.keyboard.close)

    def end(self, program):
        self.assertEqual(program.quit(), 0, "expected the program to end well:\n" + "\n".join(program.lines))

    def opened(self, title):
        program = Opened(title)
        self.addCleanup(self.end, program)
        return program

    def choose(self, program, item):
        program.click("Main menu")
        program.click("Profiles")
        program.click(item)

    def create(self, title):
        self.choose(self.program, "New profile…")
        self.program.type_into(TITLE_FIELD, title)
        self.program.click("Create")
        return self.opened(f"{title} — Loa")

    def wait_for_title(self, program, title):
        desktop.wait_until(lambda: title in titles(program._application()), f"a window with the title “{title}”")

    def wait_for_front(self, program):
        desktop.wait_until(lambda: any(map(is_active, desktop.children(program._application()))), "a window in front")

    def press(self, program, title, key):
        dialogs.press(program, self.keyboard, title, key)

    def import_file(self, program, content):
        path = os.path.join(self.folder, "profile-to-import.json")
        with open(path, "w") as file:
            file.write(content)
        self.choose(program, "Import a profile…")
        dialogs.give_path(program, self.keyboard, "Import a profile", path)

    def made(self):
        return sorted(os.listdir(self.profiles))

    def test_create(self):
        self.choose(self.program, "New profile…")
        self.program.click("Create")
        self.program.find_text("A profile needs a name")
        self.program.type_into(TITLE_FIELD, "Quán phở Bà Hạnh")
        self.program.click("Create")
        customer = self.opened("Quán phở Bà Hạnh — Loa")
        customer.find_text("^Quán phở Bà Hạnh$")
        customer.screenshot(os.path.join(SCREENSHOTS, "profile.png"))
        self.assertEqual(self.made(), ["default", "quan-pho-ba-hanh"])

        # Chosen again it is brought to the front: there is one window of it.
        self.choose(self.program, "Quán phở Bà Hạnh")
        self.wait_for_front(customer)
        self.choose(customer, "Default profile")
        self.wait_for_front(self.program)
        applications = [titles(found) for found in desktop.accessible.read_applications().values()]
        self.assertEqual(sorted(windows[0] for windows in applications if windows), ["Loa", "Quán phở Bà Hạnh — Loa"])

    def test_apart_and_edit(self):
        customer = self.create("Tiệm bánh")
        customer.click("Add speaker")
        customer.type_into("Serial number", SERIAL_NUMBER)
        customer.click("Add")
        customer.find_text(SERIAL_NUMBER)
        self.program.find("Welcome to Loa")
        self.assertFalse([node for node in self.program.nodes() if SERIAL_NUMBER in (node.get_name() or "")])

        self.choose(customer, "Edit this profile…")
        field = customer.find(TITLE_FIELD, matches=lambda node: desktop.editable(node) is not None)
        self.assertEqual(desktop.text_of(desktop.editable(field)), "Tiệm bánh")
        customer.type_into(TITLE_FIELD, "Tiệm bánh 2")
        # From the name to the colours, and from the blue that came with it to the next.
        for key, colour in (("Tab", "Blue"), ("Right", "Teal")):
            self.press(customer, "Edit profile", key)
            customer.find(colour, matches=has_keyboard)
        customer.find("Teal", matches=lambda node: node.get_role_name() == "label")
        customer.click("Save")
        self.wait_for_title(customer, "Tiệm bánh 2 — Loa")
        customer.click("Main menu")
        customer.click("Profiles")
        customer.find("Tiệm bánh 2", matches=desktop.can_act)

    def test_export_and_import(self):
        customer = self.create("Tiệm bánh")
        path = os.path.join(self.folder, "exported.json")
        self.choose(customer, "Export this profile…")
        dialogs.give_path(customer, self.keyboard, "Export this profile", path)
        # Beside it until it is whole; what is said of it is gone after a while.
        desktop.wait_until(lambda: os.path.exists(path), "a file of the profile")
        with open(path) as file:
            content = file.read()
        self.assertIn("Tiệm bánh", content)

        self.import_file(self.program, content)
        self.program.find_text("Import “Tiệm bánh”")
        dialogs.answer(self.program, "Import")
        desktop.wait_until(lambda: self.made() == ["default", "tiem-banh", "tiem-banh-2"], "a profile beside the other")
        customer.quit()
        self.opened("Tiệm bánh — Loa")
        self.import_foreign_server(json.loads(content))

    def import_foreign_server(self, profile):
        profile["title"] = "Người lạ"
        profile.setdefault("servers", {})["soundbox"] = "https://example.com:8443/devices/v1"
        made = self.made()

        self.import_file(self.program, json.dumps(profile))
        self.program.find_text(r"does not talk to SePay but to example\.com:8443\.")
        self.program.screenshot(os.path.join(SCREENSHOTS, "profile-foreign.png"))
        # What stands for Enter is to leave it.
        self.press(self.program, "Import “Người lạ”?", "Return")
        dialogs.wait_for_end(self.program, "Import “Người lạ”?")
        self.assertEqual(self.made(), made)

        self.import_file(self.program, json.dumps(profile))
        dialogs.answer(self.program, "Import and use example.com:8443")
        self.opened("Người lạ — Loa")
        self.assertEqual(self.made(), sorted(made + ["nguoi-la"]))

    def test_import_of_something_else(self):
        for content in ("", "{", "[]", '{"title": "Tiệm bánh"}', "x" * 2_000_000):
            self.import_file(self.program, content)
            self.program.find("No profile was imported")
            self.press(self.program, "No profile was imported", "Escape")
            dialogs.wait_for_end(self.program, "No profile was imported")
            self.assertEqual(self.made(), ["default"])


class CommandLine(unittest.TestCase):
    def test_bad_name(self):
        for name in ("", "..", "a/b", "x" * 33, "phở"):
            ended = subprocess.run(
                [LOA, f"--profile={name}"], capture_output=True, text=True, env=desktop.PROGRAM_ENVIRONMENT,
                timeout=desktop.CEILING,
            )
            self.assertEqual(ended.returncode, 2, f"expected 2 for the name “{name}”: {ended.stderr}")
            self.assertRegex(ended.stderr, "^loa: This cannot be the name of a profile")


if __name__ == "__main__":
    os.makedirs(SCREENSHOTS, exist_ok=True)
    # GObject introspection calls some of AT-SPI's functions deprecated whose successors it does not bind.
    unittest.main(argv=[sys.argv[0], "--verbose", *sys.argv[3:]], warnings="ignore")
