# What a program shows to screen readers, read over AT-SPI's own bus.
#
# Libatspi asks one thing at a time, six questions to a widget: a look at a window took a second, in which whatever passed
# by was missed. Here all questions of a look are on their way together, and its answers are never kept for the next.
#
# SPDX-License-Identifier: GPL-3.0-or-later

import functools

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, Gio, GLib  # noqa: E402

# A program under sanitizers on a slow machine may take its time; this is for one that hangs.
LONGEST_ANSWER = 120_000

REGISTRY = "org.a11y.atspi.Registry"
ROOT = "/org/a11y/atspi/accessible/root"
ACCESSIBLE = "org.a11y.atspi.Accessible"
TEXT = "org.a11y.atspi.Text"
PROPERTIES = "org.freedesktop.DBus.Properties"


class Bus:
    """AT-SPI's bus, found as every screen reader finds it."""

    def __init__(self):
        session = Gio.bus_get_sync(Gio.BusType.SESSION)
        (address,) = session.call_sync(
            "org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress", None, None, 0, LONGEST_ANSWER, None
        ).unpack()
        flags = Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION
        self.connection = Gio.DBusConnection.new_for_address_sync(address, flags, None, None)
        self.context = GLib.MainContext.default()

    def ask(self, question):
        owner, path, interface, method, arguments = question
        return self.connection.call_sync(owner, path, interface, method, arguments, None, 0, LONGEST_ANSWER, None).unpack()

    def ask_all(self, questions):
        """Asks all at once, and gives the answers in this order, with None where there is none."""
        answers = [None] * len(questions)
        left = [len(questions)]

        def take(connection, result, index):
            left[0] -= 1
            try:
                answers[index] = connection.call_finish(result).unpack()
            except GLib.Error:
                # The widget went away in the meantime, or has no such interface.
                pass

        for index, (owner, path, interface, method, arguments) in enumerate(questions):
            self.connection.call(owner, path, interface, method, arguments, None, 0, LONGEST_ANSWER, None, take, index)
        while left[0]:
            self.context.iteration(True)
        return answers


class States:
    def __init__(self, words):
        self.bits = words[0] | words[1] << 32

    def contains(self, state):
        return bool(self.bits >> int(state) & 1)


class Accessible:
    """One node of the tree. What was read ahead of a look is good for one reading: the next asks anew."""

    def __init__(self, bus, owner, path):
        self.bus, self.owner, self.path = bus, owner, path
        self.ahead = {}

    def _question(self, interface, method, signature=None, *arguments):
        return self.owner, self.path, interface, method, GLib.Variant(signature, arguments) if signature else None

    def _ask(self, *question):
        return self.bus.ask(self._question(*question))

    def _name_question(self):
        return self._question(PROPERTIES, "Get", "(ss)", ACCESSIBLE, "Name")

    def _length_question(self):
        return self._question(PROPERTIES, "Get", "(ss)", TEXT, "CharacterCount")

    def _text_question(self, length):
        # GTK 4.8 gives nothing of an entry when asked for all, which is -1.
        return self._question(TEXT, "GetText", "(ii)", 0, length)

    def get_name(self):
        if "name" in self.ahead:
            return self.ahead.pop("name")
        return self.bus.ask(self._name_question())[0]

    def get_text(self):
        """The text inside, empty for what has none."""
        if "text" in self.ahead:
            return self.ahead.pop("text")
        if not self.has_interface(TEXT):
            return ""
        return self.bus.ask(self._text_question(self.bus.ask(self._length_question())[0]))[0]

    def get_role_name(self):
        return Atspi.role_get_name(Atspi.Role(self._ask(ACCESSIBLE, "GetRole")[0]))

    def get_state_set(self):
        return States(self._ask(ACCESSIBLE, "GetState")[0])

    def get_children(self):
        return [Accessible(self.bus, *reference) for reference in self._ask(ACCESSIBLE, "GetChildren")[0]]

    def has_interface(self, interface):
        return interface in self._ask(ACCESSIBLE, "GetInterfaces")[0]

    def count_actions(self):
        if not self.has_interface("org.a11y.atspi.Action"):
            return 0
        return self._ask(PROPERTIES, "Get", "(ss)", "org.a11y.atspi.Action", "NActions")[0]

    def do_action(self, index=0):
        return self._ask("org.a11y.atspi.Action", "DoAction", "(i)", index)[0]

    def do_action_again_and_again(self, times):
        """At once, and whether it still can or not."""
        question = self._question("org.a11y.atspi.Action", "DoAction", "(i)", 0)
        self.bus.ask_all([question] * times)

    def is_editable(self):
        return self.has_interface("org.a11y.atspi.EditableText") and self.get_state_set().contains(Atspi.StateType.EDITABLE)

    def set_text(self, text):
        return self._ask("org.a11y.atspi.EditableText", "SetTextContents", "(s)", text)[0]

    def read(self, text=False):
        """This node and all below it, parents first, with their names and, where asked for, their text read ahead."""
        rows = [self]
        below = {}
        while rows:
            answers = self.bus.ask_all([node._question(ACCESSIBLE, "GetChildren") for node in rows])
            for node, answer in zip(rows, answers):
                below[node] = [Accessible(self.bus, *reference) for reference in answer[0]] if answer else []
            rows = [child for node in rows for child in below[node]]
        nodes = list(self._in_order(below))
        for node, answer in zip(nodes, self.bus.ask_all([node._name_question() for node in nodes])):
            node.ahead["name"] = answer[0] if answer else ""
        if text:
            self._read_text(nodes)
        return nodes

    def _in_order(self, below):
        yield self
        for child in below[self]:
            yield from child._in_order(below)

    def _read_text(self, nodes):
        interfaces = self.bus.ask_all([node._question(ACCESSIBLE, "GetInterfaces") for node in nodes])
        for node in nodes:
            node.ahead["text"] = ""
        nodes = [node for node, answer in zip(nodes, interfaces) if answer and TEXT in answer[0]]
        lengths = self.bus.ask_all([node._length_question() for node in nodes])
        known = [(node, length[0]) for node, length in zip(nodes, lengths) if length and length[0]]
        answers = self.bus.ask_all([node._text_question(length) for node, length in known])
        for (node, _), answer in zip(known, answers):
            node.ahead["text"] = answer[0] if answer else ""


@functools.cache
def find_bus():
    return Bus()


def read_applications():
    """The programs that show something, by their process: each the root of its tree."""
    bus = find_bus()
    applications = Accessible(bus, REGISTRY, ROOT).get_children()
    question = "org.freedesktop.DBus", "/", "org.freedesktop.DBus", "GetConnectionUnixProcessID"
    # One that has ended stays in the registry for a while.
    answers = bus.ask_all([(*question, GLib.Variant("(s)", (found.owner,))) for found in applications])
    return {answer[0]: found for found, answer in zip(applications, answers) if answer}
