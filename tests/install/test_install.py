# What “meson install” puts on a disk: all that the desktop needs to find the programs, and nothing else.
#
# test_install.py MESON BUILD-FOLDER PREFIX APPLICATION-ID
#
# SPDX-License-Identifier: GPL-3.0-or-later

import configparser
import os
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree as ElementTree

MESON, BUILD, PREFIX, ID = sys.argv[1:]
PROGRAMS = ("loa", "loactl", "loa-simulator")


class Install(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        subprocess.run([MESON, "install", "-C", BUILD, "--no-rebuild", "--quiet", "--destdir", cls.folder.name],
                       check=True, stdout=subprocess.DEVNULL)
        cls.root = cls.folder.name + PREFIX

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def path(self, *parts):
        return os.path.join(self.root, *parts)

    def find(self, *parts):
        path = self.path(*parts)
        self.assertTrue(os.path.exists(path), f"expected {path} to be installed")
        return path

    def read_keys(self, group, *parts):
        parser = configparser.ConfigParser(interpolation=None, delimiters=("=",), strict=False)
        parser.optionxform = str
        parser.read(self.find(*parts), encoding="utf-8")
        return parser[group]

    def test_programs(self):
        for name in PROGRAMS:
            output = subprocess.run([self.find("bin", name), "--version"], check=True, stdout=subprocess.PIPE, text=True)
            self.assertRegex(output.stdout, rf"^{name} \d")
            self.find("share", "man", "man1", name + ".1")

    def test_desktop_entry(self):
        entry = self.read_keys("Desktop Entry", "share", "applications", ID + ".desktop")
        self.find("bin", entry["Exec"].split()[0])
        self.find("share", "icons", "hicolor", "scalable", "apps", entry["Icon"] + ".svg")
        self.find("share", "icons", "hicolor", "symbolic", "apps", entry["Icon"] + "-symbolic.svg")
        if entry.get("DBusActivatable") == "true":
            self.find("share", "dbus-1", "services", ID + ".service")

    def test_services(self):
        folder = self.path("share", "dbus-1", "services")
        for name in os.listdir(folder) if os.path.isdir(folder) else ():
            service = self.read_keys("D-BUS Service", "share", "dbus-1", "services", name)
            self.assertEqual(service["Name"] + ".service", name)
            program = service["Exec"].split()[0]
            self.assertTrue(os.access(self.folder.name + program, os.X_OK), f"expected {program} to be installed")

    def test_metainfo(self):
        component = ElementTree.parse(self.find("share", "metainfo", ID + ".metainfo.xml")).getroot()
        self.assertEqual(component.findtext("id"), ID)
        self.find("share", "applications", component.findtext("launchable"))
        for binary in component.iter("binary"):
            self.find("bin", binary.text)

    def test_settings(self):
        folder = os.path.dirname(self.find("share", "glib-2.0", "schemas", ID + ".gschema.xml"))
        subprocess.run(["glib-compile-schemas", "--strict", "--dry-run", folder], check=True)

    def test_translation(self):
        self.find("share", "locale", "vi", "LC_MESSAGES", "loa.mo")

    def test_nothing_else(self):
        """The parts of the house are no libraries for others, and no tool of the tests leaves it."""
        self.assertEqual(sorted(os.listdir(self.root)), ["bin", "share"])
        self.assertEqual(sorted(os.listdir(self.path("bin"))), sorted(PROGRAMS))


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], "--verbose"])
