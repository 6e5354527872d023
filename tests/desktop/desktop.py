# Drives Loa's window through AT-SPI, by the names that people and screen readers meet.
#
# SPDX-License-Identifier: GPL-3.0-or-later

import os
import re
import signal
import subprocess
import threading
import time

import accessible
from accessible import Atspi, GLib

# Long enough for the sanitizers on a slow machine; nothing waits this long unless it fails.
CEILING = 120

# Between two looks, in seconds: as long as the look took, within these.
SHORTEST_REST, LONGEST_REST = 0.02, 0.25

# What makes warnings fatal is for the program under test alone.
PROGRAM_ENVIRONMENT = dict(os.environ, G_DEBUG=os.environ.get("PROGRAM_G_DEBUG", ""))


def rest(seconds):
    """Runs the main loop for this long, whatever wakes it."""
    context = GLib.MainContext.default()
    over = []
    GLib.timeout_add(int(seconds * 1000), lambda: over.append(True))
    while not over:
        context.iteration(True)


def wait_until(condition, expected, ceiling=CEILING):
    """Runs the main loop until condition() gives something, and gives that; fails with what was expected."""
    deadline = time.monotonic() + ceiling
    while True:
        began = time.monotonic()
        try:
            value = condition()
        except GLib.Error:
            # An accessible that went away while it was being read.
            value = None
        if value:
            return value
        now = time.monotonic()
        if now > deadline:
            raise AssertionError(f"expected within {ceiling} s: {expected}")
        # Looking wakes the loop itself: without a rest it would take the time that the program under test needs.
        rest(min(max(now - began, SHORTEST_REST), LONGEST_REST))


def children(node):
    return node.get_children()


def walk(node, text=False):
    """A node and all below it; with their texts, where those will be asked for."""
    return node.read(text)


def names_inside(node, name):
    return any(found.get_name() == name for found in walk(node))


def text_of(node):
    return node.get_text()


class Lazy:
    """A text that is made when it is needed."""

    def __init__(self, make):
        self.make = make

    def __str__(self):
        return self.make()


class Program:
    """The program under test: its output line by line, and its accessible tree."""

    def __init__(self, arguments, **environment):
        self.lines = []
        self.process = subprocess.Popen(
            arguments, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
            env=dict(PROGRAM_ENVIRONMENT, **environment),
        )
        self.reader = threading.Thread(target=self._read, daemon=True)
        self.reader.start()

    def _read(self):
        for line in self.process.stdout:
            self.lines.append(line.rstrip("\n"))

    def _application(self):
        if self.process.poll() is not None:
            raise AssertionError(
                f"expected a running program; it ended with {self.process.returncode}:\n" + "\n".join(self.lines)
            )
        return accessible.read_applications().get(self.process.pid)

    def nodes(self, text=False):
        application = self._application()
        return walk(application, text) if application is not None else []

    def find(self, name, matches=None, within=None, ceiling=CEILING):
        """Waits for the accessible with this name; matches narrows it, within is its ancestor."""

        def look():
            for node in walk(within) if within is not None else self.nodes():
                if node.get_name() == name and (matches is None or matches(node)):
                    return node
            return None

        return wait_until(look, f"something named “{name}”", ceiling)

    def show_view(self, name):
        """Switches to a view of the window by its tab."""
        self.click(name, matches=lambda node: node.get_role_name() in ("page tab", "toggle button", "radio button"))

    def find_text(self, pattern, matches=None, within=None, ceiling=CEILING):
        """Waits for a label or name that the pattern is found in, and gives the match; matches narrows it."""
        expression = re.compile(pattern)
        seen = []

        def look():
            seen.clear()
            for node in walk(within, text=True) if within is not None else self.nodes(text=True):
                for text in (node.get_name() or "", text_of(node)):
                    match = expression.search(text)
                    if match and (matches is None or matches(match)):
                        return match
                    if text and text not in seen:
                        seen.append(text)
            return None

        # What was there instead is told when it fails, which may be long after.
        return wait_until(look, Lazy(lambda: f"a text like {pattern!r}; there were {seen}"), ceiling)

    def click(self, name, matches=None, within=None):
        def press():
            node = self.find(name, matches=lambda found: can_act(found) and (matches is None or matches(found)), within=within)
            return act(node, name)

        # It may become insensitive after the look; then nothing was pressed.
        wait_until(press, f"“{name}” to be pressed")

    def type_into(self, name, text, within=None, hidden=False):
        """Replaces the text of the field with this name; a hidden one shows only how long it is."""
        node = self.find(name, matches=lambda found: editable(found) is not None, within=within)
        entry = editable(node)
        put_text(entry, text)
        wait_until(lambda: len(text_of(entry)) == len(text) if hidden else text_of(entry) == text,
                   f"what was typed in the field “{name}”")

    def wait_for_line(self, pattern, ceiling=CEILING):
        """Waits for a line of the program's output, and gives the match."""
        expression = re.compile(pattern)

        def look():
            for line in list(self.lines):
                match = expression.search(line)
                if match:
                    return match
            return None

        return wait_until(look, f"a line of output like {pattern!r}; there were {self.lines}", ceiling)

    def screenshot(self, path):
        subprocess.run(["import", "-window", "root", path], check=True)

    def quit(self):
        """Ends the program as a session does, and gives its status."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        try:
            status = self.process.wait(CEILING)
        except subprocess.TimeoutExpired:
            self.process.kill()
            raise AssertionError(f"expected an end within {CEILING} s of SIGTERM:\n" + "\n".join(self.lines)) from None
        self.reader.join()
        return status


def can_act(node):
    return node.count_actions() > 0 and node.get_state_set().contains(Atspi.StateType.SENSITIVE)


def act(node, name):
    if not node.do_action():
        raise AssertionError(f"expected “{name}” to do something")
    return True


def editable(node):
    """The node itself, or the text inside it: a row with an entry is named, the entry inside it need not be."""
    return next((found for found in walk(node) if found.is_editable()), None)


def put_text(entry, text):
    """A field takes nothing while the program works on what was typed before, and says so."""
    wait_until(lambda: entry.set_text(text), "a field that takes a text")


def dump(node, depth=0):
    """The tree as text, for a failure message and for whoever writes a test."""
    text = text_of(node)
    line = "  " * depth + f"{node.get_role_name()} “{node.get_name()}”" + (f" = {text!r}" if text else "")
    return "\n".join([line] + [dump(child, depth + 1) for child in children(node)])
