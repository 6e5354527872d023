# Everything that the window shows, walked as a screen reader walks it, in English and in Vietnamese: each control says
# what it is, and what is said in the one language is said in the other as the catalogue has it.
#
# test_reach.py LOA FOLDER-OF-CATALOGUES FOLDER-OF-LOCALES
#
# SPDX-License-Identifier: GPL-3.0-or-later

import gettext
import os
import re
import subprocess
import sys
import tempfile
import unittest

import accessible
import desktop
import keyboard
import reading

LOA, CATALOGUES, LOCALES = sys.argv[1:4]

SPEAKER = "VNS52508000001"

# What a placeholder of printf is read as, and the words without which a sentence would match anything.
PLACEHOLDER = re.compile(r"%(?:\d+\$)?'?[\d.]*([sdiu%])")
WORD = re.compile(r"[^\W\d_]{3,}")

# What depends on the moment at which it is read.
PASSING = re.compile(r"just now|ago$|^(Asked|Sent|Refused|Failed|Delivery|Delivered|Done|To come|Now)$|%s left")

# What stands in the program as it stands in the catalogue, and is nobody's sentence.
CATALOGUE = gettext.GNUTranslations(open(os.path.join(CATALOGUES, "vi", "LC_MESSAGES", "loa.mo"), "rb"))


def find_locale():
    """The locale for Vietnamese: where glibc's own is missing, any other with a name but C goes by LANGUAGE."""
    there = subprocess.run(["locale", "-a"], capture_output=True, text=True, check=True).stdout.split()
    return {} if "vi_VN.utf8" in there else {"LOCPATH": LOCALES}


LANGUAGES = {
    "en": {"LC_ALL": "C.UTF-8", "LANGUAGE": "", "LOA_LOCALE_DIR": CATALOGUES},
    "vi": {"LC_ALL": "vi_VN.UTF-8", "LANGUAGE": "vi", "LOA_LOCALE_DIR": CATALOGUES, **find_locale()},
}


def make_pattern(text):
    """What a sentence with placeholders looks like when they are filled in."""
    pieces = PLACEHOLDER.split(text)
    filled = {"s": ".+", "%": "%"}
    return re.compile("".join(
        filled.get(piece, r"[\d.,]+") if index % 2 else re.escape(piece) for index, piece in enumerate(pieces)
    ), re.DOTALL)


class Messages:
    """The catalogue: what is said for an English text, with and without something filled in."""

    def __init__(self):
        self.plain, self.patterns, self.translations = {}, [], set(CATALOGUE._catalog.values())
        for key, translation in CATALOGUE._catalog.items():
            message = key[0] if isinstance(key, tuple) else key.rpartition("\x04")[2]
            if not message or PASSING.search(message):
                continue
            self.plain.setdefault(message, set()).add(translation)
            if PLACEHOLDER.search(message) and WORD.search(PLACEHOLDER.sub("", message)):
                self.patterns.append((make_pattern(message), make_pattern(translation)))

    def is_said(self, text, others):
        """Whether this English text has its like among the Vietnamese ones; what the catalogue has not has none."""
        if text in self.plain:
            return not self.plain[text].isdisjoint(others)
        likes = [vietnamese for english, vietnamese in self.patterns if english.fullmatch(text)]
        return not likes or any(like.fullmatch(other) for like in likes for other in others)

    def is_english(self, text):
        return text in self.plain and text not in self.translations


class Visit:
    """One program in one language, gone through place by place."""

    def __init__(self, test, language, *arguments, **environment):
        self.language = language
        # GTK 4.8 complains of the tooltip of a window that is closed under the pointer.
        self.program = desktop.Program([LOA, *arguments], **LANGUAGES[language], **environment, G_DEBUG="")
        test.addCleanup(self.program.quit)
        self.keyboard = test.keyboard
        self.places = {}

    def say(self, message, choice=None):
        """What the program says for a message of the catalogue, with another one filled in."""
        translate = CATALOGUE.gettext if self.language == "vi" else str
        return translate(message) if choice is None else translate(message) % translate(choice)

    def windows(self):
        return desktop.children(self.program._application())

    def read(self, place, root=None):
        roots = [root] if root is not None else self.windows()
        self.places[place] = [node for found in roots for node in reading.read(found)]

    def find(self, name, **narrowed):
        return self.program.find(self.say(name), **narrowed)

    def click(self, name, within=None):
        self.program.click(self.say(name), within=within)

    def escape(self, title, is_over):
        def press():
            if not is_over():
                self.keyboard.press(title, "Escape")
                desktop.rest(0.1)
            return is_over()

        desktop.wait_until(press, f"an end of “{title}”")

    def is_offered(self, name, within):
        nodes = desktop.walk(within) if within is not None else self.program.nodes()
        return any(node.get_name() == self.say(name) and desktop.can_act(node) for node in nodes)

    def open_menu(self, button, item, within):
        """Opens a menu, unless it is still open from before: its button would close it."""

        def is_open():
            if self.is_offered(item, within):
                return True
            self.click(button, within=within)
            # A click takes effect after a quarter of a second.
            desktop.rest(0.5)
            return self.is_offered(item, within)

        desktop.wait_until(is_open, f"“{item}” in the menu “{button}”")

    def dialog(self, place, *clicks, awaited=None, within=None):
        """Opens a dialog by these names, reads it, and closes it."""
        before = {window.path for window in self.windows()}
        for button, item in zip(clicks, clicks[1:]):
            self.open_menu(button, item, within)
        self.click(clicks[-1], within=within)
        opened = desktop.wait_until(
            lambda: [window for window in self.windows() if window.path not in before and window.get_name()],
            f"a dialog after {clicks}",
        )[-1]
        if awaited is not None:
            self.find(awaited, within=opened)
        self.read(place, opened)
        self.escape(opened.get_name(), lambda: opened.path not in {window.path for window in self.windows()})

    def move_into(self, container):
        """Presses Tab until a row of a table or list has the keyboard."""

        def press():
            rows = [row for child in desktop.children(container) for row in (child, *desktop.children(child))]
            states = container.bus.ask_all([row._question(accessible.ACCESSIBLE, "GetState") for row in rows])
            if any(state and accessible.States(state[0]).contains(desktop.Atspi.StateType.FOCUSED) for state in states):
                return True
            self.keyboard.press("Loa", "Tab")
            desktop.rest(0.05)
            return False

        desktop.wait_until(press, f"“{container.get_name()}” to be reached with Tab")

    def go_through_first_start(self):
        self.find("Try the demo")
        self.read("First start")
        self.dialog("Connect SoundBox", "Connect SoundBox")
        self.dialog("Sign in to bank", "Sign in to bank")

    def go_through_speakers(self):
        test = self.say("Test announcement")
        card = self.program.find(SPEAKER, matches=lambda node: desktop.names_inside(node, test))
        self.find("Not paired", within=card)
        # Those that are checked later say something else until then, in one language maybe and not in the other.
        desktop.wait_until(lambda: not desktop.names_inside(self.program._application(), self.say("Not checked yet")),
                           "three speakers that have been checked")
        # What is looked for in a part is found sooner than in the whole.
        menu, panel = self.find("Main menu"), self.find("Simulated speakers")
        self.click("Stories", within=panel)
        self.click("More", within=card)
        self.find("Rename", within=card)
        self.click("Main menu", within=menu)
        self.find("About Loa", within=menu)
        self.read("Speakers, with the menus")
        self.escape("Loa", lambda: not any(
            node.role == "menu item" for root in (menu, card, panel) for node in reading.read(root)
        ))
        self.dialog("Add speaker", "Add speaker")
        self.dialog("Add many speakers", "Main menu", "Add many speakers…", within=menu)
        self.dialog("Accounts", "Main menu", "Accounts", awaited="Disconnect", within=menu)
        self.dialog("Preferences", "Main menu", "Preferences", within=menu)
        self.dialog("Keyboard shortcuts", "Main menu", "Keyboard shortcuts", within=menu)
        self.dialog("Help", "Main menu", "Help", within=menu)
        self.dialog("About", "Main menu", "About Loa", within=menu)
        self.dialog("Announce an amount", "More", "Announce an amount…", within=card)
        self.dialog("Pair", "More", "Pair", within=card)
        self.dialog("Details of a speaker", "More", "Details", within=card)
        self.click("Test announcement", within=card)
        reason = self.say("It was not sent: the speaker is not paired. Pair it, then try again.")
        self.program.find_text(re.escape(reason), within=card)
        self.read("A failed announcement", card)

    def go_through_transactions(self):
        self.program.show_view(self.say("Transactions"))
        table = self.find("Transactions", matches=lambda node: node.get_role_name() == "tree table")
        # Some rows are as good as hundreds, and are read sooner.
        self.program.type_into(self.say("Search transactions"), "ung ho")
        desktop.wait_until(lambda: any("₫" in node.get_name() for node in desktop.walk(table)), "a row of the table")
        self.move_into(table)
        self.keyboard.press("Loa", "Menu")
        self.find("Copy reference")
        self.read("Menu of a transaction")
        self.click("Details")
        self.find("Close the details")
        self.read("Details of a transaction")
        self.program.click(self.say("Period: %s", "All days"))
        self.find("Show these days")
        self.program.click(self.say("Amount: %s", "All amounts"))
        self.find("Smallest amount")
        self.read("Amounts of transactions")
        self.click("Saved filters")
        self.find("Name of the filter")
        self.read("Transactions")
        self.dialog("Shift sheet", "Shift sheet", awaited="Print")

    def go_through_announcements(self):
        self.program.show_view(self.say("Announcements"))
        rows = self.find("Announcements", matches=lambda node: node.get_role_name() == "list")
        desktop.wait_until(lambda: any(SPEAKER in node.get_name() for node in desktop.walk(rows)), "an announcement")
        self.move_into(rows)
        before = len(self.windows())
        self.keyboard.press("Loa", "Return")
        opened = desktop.wait_until(lambda: len(self.windows()) > before and self.windows()[-1], "a dialog")
        self.find("Request ID", within=opened)
        self.read("Details of an announcement", opened)
        self.escape(opened.get_name(), lambda: len(self.windows()) == before)
        self.program.click(self.say("Speaker: %s", "All speakers"))
        self.find("Search speakers")
        self.read("Announcements")

    def go_through_demonstration(self):
        self.click("Main menu")
        self.click("Demonstration screen")
        self.find("Leave")
        self.read("Demonstration screen")

    def end(self):
        status = self.program.quit()
        assert status == 0, "expected the program to end well:\n" + "\n".join(self.program.lines)


class Reach(unittest.TestCase):
    def setUp(self):
        self.keyboard = keyboard.Keyboard()
        self.addCleanup(self.keyboard.close)

    def go_through(self, language):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        first = Visit(self, language, XDG_DATA_HOME=folder.name)
        first.go_through_first_start()
        first.end()
        demo = Visit(self, language, "--demo")
        demo.go_through_speakers()
        demo.go_through_transactions()
        demo.go_through_announcements()
        demo.go_through_demonstration()
        demo.end()
        return {**first.places, **demo.places}

    def test_names_and_languages(self):
        english, vietnamese = self.go_through("en"), self.go_through("vi")
        messages = Messages()
        problems = []
        for place, nodes in [*english.items(), *vietnamese.items()]:
            problems += [
                f"{place}: a {node.role} has no name; near {[str(other).strip() for other in near]}"
                for node, near in reading.find_unnamed(nodes)
            ]
        # GTK's own window speaks as much Vietnamese as GTK does.
        del english["About"]
        # A menu that was opened may be read once more with what is around it, or not.
        everywhere = {text for nodes in vietnamese.values() for node in nodes for text in node.said()}
        for place, nodes in english.items():
            others = {text for node in vietnamese[place] for text in node.said()}
            texts = {text for node in nodes for text in node.said()}
            problems += [
                f"{place}: no Vietnamese for “{text}”" for text in sorted(texts) if not messages.is_said(text, everywhere)
            ]
            problems += [f"{place}: “{text}” is English" for text in sorted(others) if messages.is_english(text)]
        self.assertFalse(problems, "\n" + "\n".join(problems))


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], "--verbose"], warnings="ignore")
