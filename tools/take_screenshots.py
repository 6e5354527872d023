# What is in the pictures of data/screenshots: the main job on the demo, in one language.
#
# take_screenshots.py BUILD-FOLDER FOLDER LANGUAGE
#
# SPDX-License-Identifier: GPL-3.0-or-later

import gettext
import os
import subprocess
import sys

import desktop
import keyboard

LOCALES = {"en": "C.UTF-8", "vi": "vi_VN.UTF-8"}
SPEAKERS = {"VNS52508000001": "Quầy chính", "VNS52508000002": "Quầy trà sữa", "VNS52508000003": "Kho"}
FIRST, SECOND = list(SPEAKERS)[:2]

# Without a window manager the window draws a frame of its own.
FRAME = 4


class Session:
    def __init__(self, build, folder, language):
        catalogue = os.path.join(build, "po")
        self.translate = gettext.translation("loa", catalogue, [language], fallback=language == "en").gettext
        self.folder = folder
        os.makedirs(folder, exist_ok=True)
        self.program = desktop.Program(
            [os.path.join(build, "src/window/loa"), "--demo"],
            LC_ALL=LOCALES[language], LANGUAGE="", LOA_LOCALE_DIR=catalogue,
        )
        self.keys = keyboard.Keyboard()

    def say(self, name):
        return self.translate(name)

    def click(self, name, within=None):
        self.program.click(self.say(name), within=within)

    def take(self, name, title=None):
        """Takes the window with this title, or all that is shown."""
        path = os.path.join(self.folder, f"{name}.png")
        # Until it has been drawn as it is.
        desktop.rest(0.7)
        window = self.keys.find_windows(title)[-1] if title else "root"
        subprocess.run(["import", "-window", str(window), path], check=True, timeout=60)
        # Few colours are enough for a window, and make a file that is a third as large.
        subprocess.run(
            ["convert", path, "-shave", f"{FRAME}x{FRAME}", "-strip", "-dither", "None", "-colors", "255",
             "-define", "png:compression-level=9", path],
            check=True,
        )

    def card(self, serial):
        title = SPEAKERS[serial]
        return self.program.find(
            title, matches=lambda node: desktop.names_inside(node, self.say("Test announcement"))
        )

    def choose(self, card, item):
        self.click("More", within=card)
        self.click(item, within=card)
        if desktop.names_inside(card, self.say("Copy serial number")):
            self.click("More", within=card)
        desktop.wait_until(lambda: not desktop.names_inside(card, self.say("Copy serial number")), "a closed menu")

    def rename(self, serial, name):
        card = self.program.find(
            serial, matches=lambda node: desktop.names_inside(node, self.say("Test announcement"))
        )
        self.choose(card, "Rename")
        self.program.type_into(self.say("Name"), name, within=card)
        self.keys.press("Loa", "Return")
        self.card(serial)

    def pair(self, serial, picture=None):
        self.click("Pair", within=self.card(serial))
        title = self.say("Pair a speaker")
        dialog = self.program.find(title, matches=lambda node: node.get_role_name() in ("frame", "dialog"))
        self.click("Pair", within=dialog)
        heard = self.program.wait_for_line(rf"^Speaker {serial} says: mã liên kết ((?:\d ?){{4}})$")
        self.program.type_into(self.say("One-time code"), heard.group(1).replace(" ", ""), within=dialog)
        if picture:
            self.take(picture, title)
        self.click("Verify", within=dialog)
        self.click("Done", within=dialog)
        self.program.find(self.say("Paired"), within=self.card(serial))

    def announce(self, serial):
        card = self.card(serial)
        self.click("Test announcement", within=card)
        self.program.find(self.say("Delivered"), within=card)

    def show_speakers(self):
        for serial, name in SPEAKERS.items():
            self.rename(serial, name)
        self.pair(FIRST, "pairing")
        self.pair(SECOND)
        self.announce(FIRST)
        self.announce(SECOND)
        self.take("speakers")

    def show_transactions(self):
        self.program.show_view(self.say("Transactions"))
        self.program.type_into(self.say("Search transactions"), "don hang >100k")
        self.program.find_text("^" + self.say("Count %s").replace("%s", r"\d\d?$"))
        self.take("transactions")

    def show_announcements(self):
        self.program.show_view(self.say("Announcements"))
        self.program.find_text(r"1\.000\u00a0₫")
        self.take("announcements")

    def demonstrate(self):
        self.program.show_view(self.say("Speakers"))
        self.keys.press("Loa", "F11")
        self.click("50k")
        self.program.wait_for_line(r"năm mươi nghìn đồng")
        self.program.find(self.say("Delivered"))
        self.take("demonstration")

    def end(self):
        self.keys.close()
        self.program.quit()


def main():
    session = Session(*sys.argv[1:])
    try:
        session.show_speakers()
        session.show_announcements()
        session.show_transactions()
        session.demonstrate()
    finally:
        session.end()


main()
