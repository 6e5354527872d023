# When a program's window has been drawn, whatever program it is: what is on the X display is looked at every few
# milliseconds, until nothing large changes any more.
#
# SPDX-License-Identifier: GPL-3.0-or-later

import ctypes
import subprocess
import time
import zlib

PIECE = 64 * 1024  # of the picture
SMALL = 16  # pieces, of 63: a cursor that blinks, sums and a chart that come after the table
QUIET = 2.0  # seconds
CEILING = 120.0
ZPIXMAP = 2
WHEEL_DOWN = 5


class Image(ctypes.Structure):
    _fields_ = [('width', ctypes.c_int), ('height', ctypes.c_int), ('xoffset', ctypes.c_int), ('format', ctypes.c_int),
                ('data', ctypes.c_void_p), ('byte_order', ctypes.c_int), ('bitmap_unit', ctypes.c_int),
                ('bitmap_bit_order', ctypes.c_int), ('bitmap_pad', ctypes.c_int), ('depth', ctypes.c_int),
                ('bytes_per_line', ctypes.c_int)]


class Display:
    def __init__(self, width=1280, height=800):
        self.size = width, height
        self.x11 = ctypes.CDLL('libX11.so.6')
        self.x11.XOpenDisplay.restype = ctypes.c_void_p
        self.x11.XDefaultRootWindow.argtypes = [ctypes.c_void_p]
        self.x11.XDefaultRootWindow.restype = ctypes.c_ulong
        self.x11.XGetImage.argtypes = [ctypes.c_void_p, ctypes.c_ulong, ctypes.c_int, ctypes.c_int, ctypes.c_uint,
                                       ctypes.c_uint, ctypes.c_ulong, ctypes.c_int]
        self.x11.XGetImage.restype = ctypes.POINTER(Image)
        self.x11.XDestroyImage.argtypes = [ctypes.POINTER(Image)]
        self.display = self.x11.XOpenDisplay(None)
        self.root = self.x11.XDefaultRootWindow(self.display)

    def turn_wheel(self, steps, seconds):
        """Turns the wheel down, in the middle, with so many seconds between two steps."""
        xtst = ctypes.CDLL('libXtst.so.6')
        xtst.XTestFakeMotionEvent.argtypes = [ctypes.c_void_p, ctypes.c_int, ctypes.c_int, ctypes.c_int, ctypes.c_ulong]
        xtst.XTestFakeButtonEvent.argtypes = [ctypes.c_void_p, ctypes.c_uint, ctypes.c_int, ctypes.c_ulong]
        self.x11.XFlush.argtypes = [ctypes.c_void_p]
        xtst.XTestFakeMotionEvent(self.display, -1, self.size[0] // 2 - 100, self.size[1] // 2 + 50, 0)
        for step in range(steps):
            for is_press in True, False:
                xtst.XTestFakeButtonEvent(self.display, WHEEL_DOWN, is_press, 0)
            self.x11.XFlush(self.display)
            time.sleep(seconds)

    def look(self):
        """A number for each piece of the picture."""
        image = self.x11.XGetImage(self.display, self.root, 0, 0, *self.size, ctypes.c_ulong(-1).value, ZPIXMAP)
        picture = ctypes.string_at(image.contents.data, image.contents.bytes_per_line * image.contents.height)
        self.x11.XDestroyImage(image)
        return [zlib.crc32(picture[start:start + PIECE]) for start in range(0, len(picture), PIECE)]

    def run(self, command, **keywords):
        """Runs a program until its window has been drawn: milliseconds to the last large change, and memory then, in MiB."""
        before = self.look()
        started = changed = time.monotonic()
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **keywords)
        try:
            while changed == started or time.monotonic() - changed < QUIET:
                if time.monotonic() - started > CEILING:
                    raise TimeoutError(command[0])
                time.sleep(0.01)
                picture = self.look()
                if sum(new != old for new, old in zip(picture, before)) > SMALL:
                    before, changed = picture, time.monotonic()
            with open(f'/proc/{process.pid}/status') as status:
                memory = next(int(line.split()[1]) for line in status if line.startswith('VmRSS:'))
        finally:
            process.kill()
            process.wait()
            time.sleep(0.3)
        return (changed - started) * 1000, memory / 1024
