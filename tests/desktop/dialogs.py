# What questions, forms and choosers of files have in common: each is a window of its own or a sheet in another.
#
# SPDX-License-Identifier: GPL-3.0-or-later

import desktop


def find(program, title):
    """Waits for the window with this title, or the one with a sheet of this title."""

    def look():
        windows = list(desktop.children(program._application()))
        return [window for window in windows if window.get_name() == title] or [
            window for window in windows if desktop.names_inside(window, title)
        ]

    return desktop.wait_until(look, f"a dialog with the title “{title}”")[-1]


def press(program, keyboard, title, key):
    """Presses a key in the dialog with this title."""
    keyboard.press(find(program, title).get_name(), key)


def wait_for_end(program, title):
    desktop.wait_until(lambda: not desktop.names_inside(program._application(), title), f"no “{title}” any more")


def answer(program, response):
    """Presses a button of a question, which has one for a wide window and one for a narrow: only one is shown."""

    def look():
        return [
            node for node in program.nodes()
            if node.get_role_name() in ("push button", "button") and desktop.names_inside(node, response)
        ]

    for node in desktop.wait_until(look, f"a button “{response}”"):
        desktop.act(node, response)


def give_path(program, keyboard, title, path):
    """Types a path into GTK's own chooser of files, which AT-SPI gives no name."""

    def find_field():
        for node in desktop.walk(find(program, title)):
            states = node.get_state_set()
            if states.contains(desktop.Atspi.StateType.FOCUSED) and states.contains(desktop.Atspi.StateType.EDITABLE):
                return node
        # What opens the field where there is none yet.
        press(program, keyboard, title, "slash")
        return None

    field = desktop.wait_until(find_field, "a field for the path")
    desktop.put_text(field, path)
    desktop.wait_until(lambda: desktop.text_of(field) == path, f"“{path}” in the field")
    press(program, keyboard, title, "Return")
    wait_for_end(program, title)
