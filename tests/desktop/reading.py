# What a screen reader could say of a window: every node with its role, name, description and text, and what is wrong.
#
# SPDX-License-Identifier: GPL-3.0-or-later

import re

import accessible
from accessible import Atspi

# What a person acts on or moves to: each must say what it is. GTK lets a person move to what scrolls as well, where
# nothing inside can be moved to.
CONTROLS = frozenset((
    "button", "calendar", "check box", "check menu item", "color chooser", "combo box", "entry", "link", "list item", "menu item",
    "page tab", "password text", "push button", "push button menu", "radio button", "radio menu item", "slider",
    "spin button", "switch", "table cell", "table column header", "text", "toggle button", "tree item",
))

# GTK 4.8 names a widget that nobody named by its type.
TYPE_NAME = re.compile(r"(Adw|Gdk|Gtk|Loa)[A-Z]\w*")


class Node:
    """One accessible as it was read: nothing of it is asked for again."""

    def __init__(self, role, name, description, text, states, depth):
        self.role, self.name, self.description, self.text = role, name, description, text
        self.states, self.depth = states, depth
        if TYPE_NAME.fullmatch(self.name):
            self.name = ""
        # What GTK describes a control by where nobody described it.
        if self.description == self.name:
            self.description = ""

    def has(self, state):
        return self.states is not None and self.states.contains(state)

    def is_control(self):
        return self.role in CONTROLS and (self.has(Atspi.StateType.FOCUSABLE) or self.role != "list item")

    def said(self):
        """What a screen reader may say of it."""
        return [text for text in (self.name, self.description, self.text) if text]

    def __str__(self):
        text = f" = {self.text!r}" if self.text and self.text != self.name else ""
        description = f" ({self.description})" if self.description else ""
        return f"{'  ' * self.depth}{self.role} “{self.name}”{description}{text}"


def read(root):
    """Everything below this accessible, in the order in which it is shown."""
    bus = root.bus
    found = root.read(text=True)
    depths = {root.path: 0}
    roles = bus.ask_all([node._question(accessible.ACCESSIBLE, "GetRole") for node in found])
    states = bus.ask_all([node._question(accessible.ACCESSIBLE, "GetState") for node in found])
    descriptions = bus.ask_all([
        node._question(accessible.PROPERTIES, "Get", "(ss)", accessible.ACCESSIBLE, "Description") for node in found
    ])
    return [
        Node(
            Atspi.role_get_name(Atspi.Role(role[0])), node.get_name() or "", description[0] if description else "",
            node.get_text() or "", accessible.States(state[0]) if state else None, depths.get(node.path, 0),
        )
        # What went away while it was read is not there.
        for node, role, state, description in zip(found, roles, states, descriptions) if role
    ]


def find_unnamed(nodes):
    """The controls that say nothing, each with what stands before it, by which a person who mends it finds it."""
    for index, node in enumerate(nodes):
        if node.is_control() and not node.name:
            yield node, [near for near in nodes[max(0, index - 6):index + 6] if near.said()]
