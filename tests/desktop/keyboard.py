# Presses keys as a person at the display does: through Xlib and its test extension, which AT-SPI itself needs.
#
# SPDX-License-Identifier: GPL-3.0-or-later

import ctypes
from ctypes import POINTER, byref, c_char_p, c_int, c_long, c_ubyte, c_uint, c_ulong, c_void_p

import desktop

REVERT_TO_PARENT = 2
ANY_PROPERTY_TYPE = CURRENT_TIME = 0
LONGEST_TITLE = 1024

xlib = ctypes.CDLL("libX11.so.6")
xlib.XOpenDisplay.restype = c_void_p
xlib.XCloseDisplay.argtypes = [c_void_p]
xlib.XDefaultRootWindow.argtypes = [c_void_p]
xlib.XDefaultRootWindow.restype = c_ulong
xlib.XInternAtom.argtypes = [c_void_p, c_char_p, c_int]
xlib.XInternAtom.restype = c_ulong
xlib.XQueryTree.argtypes = [
    c_void_p, c_ulong, POINTER(c_ulong), POINTER(c_ulong), POINTER(POINTER(c_ulong)), POINTER(c_uint),
]
xlib.XGetWindowProperty.argtypes = [
    c_void_p, c_ulong, c_ulong, c_long, c_long, c_int, c_ulong,
    POINTER(c_ulong), POINTER(c_int), POINTER(c_ulong), POINTER(c_ulong), POINTER(POINTER(c_ubyte)),
]
xlib.XFree.argtypes = [c_void_p]
xlib.XSetInputFocus.argtypes = [c_void_p, c_ulong, c_int, c_ulong]
xlib.XGetInputFocus.argtypes = [c_void_p, POINTER(c_ulong), POINTER(c_int)]
xlib.XStringToKeysym.argtypes = [c_char_p]
xlib.XStringToKeysym.restype = c_ulong
xlib.XKeysymToKeycode.argtypes = [c_void_p, c_ulong]
xlib.XKeysymToKeycode.restype = c_ubyte
xlib.XFlush.argtypes = [c_void_p]

xtest = ctypes.CDLL("libXtst.so.6")
xtest.XTestFakeKeyEvent.argtypes = [c_void_p, c_uint, c_int, c_ulong]


@ctypes.CFUNCTYPE(c_int, c_void_p, c_void_p)
def ignore_error(display, event):
    """A window may go, or not be there yet, while it is asked for; Xlib would end the test."""
    return 0


class Keyboard:
    """The keyboard of the display, which has no window manager: its focus goes to whom it is given."""

    def __init__(self):
        self.display = xlib.XOpenDisplay(None)
        if not self.display:
            raise AssertionError("expected a display")
        xlib.XSetErrorHandler(ignore_error)
        self.root = xlib.XDefaultRootWindow(self.display)
        self.title = xlib.XInternAtom(self.display, b"_NET_WM_NAME", False)

    def close(self):
        xlib.XCloseDisplay(self.display)

    def _title_of(self, window):
        kind, width, length, rest = c_ulong(), c_int(), c_ulong(), c_ulong()
        text = POINTER(c_ubyte)()
        xlib.XGetWindowProperty(
            self.display, window, self.title, 0, LONGEST_TITLE, False, ANY_PROPERTY_TYPE,
            byref(kind), byref(width), byref(length), byref(rest), byref(text),
        )
        if not text:
            return None
        title = bytes(text[:length.value]).decode()
        xlib.XFree(text)
        return title

    def find_windows(self, title):
        """The windows with this title, by their numbers on the display, from the lowest to the topmost."""
        root, parent, count = c_ulong(), c_ulong(), c_uint()
        windows = POINTER(c_ulong)()
        xlib.XQueryTree(self.display, self.root, byref(root), byref(parent), byref(windows), byref(count))
        found = [window for window in windows[:count.value] if self._title_of(window) == title]
        if windows:
            xlib.XFree(windows)
        return found

    def _give_focus(self, window):
        focus, revert = c_ulong(), c_int()
        xlib.XSetInputFocus(self.display, window, REVERT_TO_PARENT, CURRENT_TIME)
        xlib.XGetInputFocus(self.display, byref(focus), byref(revert))
        return focus.value == window

    def focus(self, title):
        """Goes to the window with this title."""
        desktop.wait_until(
            lambda: any(self._give_focus(window) for window in reversed(self.find_windows(title))),
            f"a window “{title}” that can have the focus",
        )

    def focus_nothing(self):
        """Goes away from every window."""
        desktop.wait_until(lambda: self._give_focus(self.root), "a display that can have the focus")

    def _send(self, key, is_pressed):
        code = xlib.XKeysymToKeycode(self.display, xlib.XStringToKeysym(key.encode()))
        xtest.XTestFakeKeyEvent(self.display, code, is_pressed, 0)

    def press(self, title, key):
        """Presses the key with this name in the window with this title, too shortly to repeat itself."""
        self.focus(title)
        self._send(key, True)
        self._send(key, False)
        xlib.XFlush(self.display)

    def hold(self, title, key):
        """Presses a key and holds it down; the display lets it repeat itself."""
        self.focus(title)
        self._send(key, True)
        xlib.XFlush(self.display)

    def release(self, key):
        self._send(key, False)
        xlib.XFlush(self.display)
