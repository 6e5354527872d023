# What the tests of loactl share: the real program in a home of its own, and the real simulator.
#
# SPDX-License-Identifier: GPL-3.0-or-later

import base64
import json
import os
import pathlib
import random
import shutil
import signal
import socket
import subprocess
import tempfile
import threading
import time
import unittest
import urllib.error
import urllib.parse
import urllib.request

LOACTL = os.environ["LOACTL"]
SIMULATOR = os.environ["LOA_SIMULATOR"]

SERIAL = "VNS52508000001"
SECOND_SERIAL = "VNS52508000002"
OFFLINE_SERIAL = "VNS52508000003"

# The three rows of the documentation's example, to the đồng, as loactl writes them.
DOCUMENTED_ROWS = pathlib.Path(__file__).with_name("documented-rows.json")

# Nothing answers there: the port is reserved, and refused at once.
NOWHERE = "http://127.0.0.1:1"


def free_port():
    """Below the ports that connections take for themselves: another one's could take it before it is listened at."""
    while True:
        port = random.randrange(20000, 32768)
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) != 0:
                return port


class Result:
    def __init__(self, status, out, err):
        self.status = status
        self.out = out
        self.err = err

    def __repr__(self):
        return f"exit {self.status}\nstdout: {self.out}\nstderr: {self.err}"

    @property
    def json(self):
        """The one object on standard output."""
        lines = self.out.splitlines()
        assert len(lines) == 1, f"one line on standard output expected: {self!r}"
        return json.loads(lines[0])

    @property
    def error(self):
        """The error object, which stands in a line of its own."""
        objects = [json.loads(line) for line in self.err.splitlines() if line.startswith("{")]
        assert len(objects) == 1, f"one error object expected: {self!r}"
        assert list(objects[0]) == ["error"] and list(objects[0]["error"]) == ["code", "message"], repr(self)
        assert objects[0]["error"]["message"], repr(self)
        return objects[0]["error"]


class Simulator:
    """loa-simulator as a process of its own."""

    def __init__(self, *options):
        self.redirect_uri = f"http://127.0.0.1:{free_port()}/callback"
        self.process = subprocess.Popen([SIMULATOR, "--port", "0", "--redirect-uri", self.redirect_uri, *options],
                                        stdout=subprocess.PIPE, encoding="utf-8", errors="strict",
                                        env=dict(os.environ, LC_ALL="C.UTF-8"))
        welcome = {}
        for line in self.process.stdout:
            name, _, value = line.rstrip("\n").partition("=" if line.startswith("LOA_") else ": ")
            welcome[name] = value
            if name == "Speakers":
                break
        self.address = welcome["Address"]
        self.soundbox_url = welcome["LOA_SOUNDBOX_URL"]
        self.bank_url = welcome["LOA_BANK_URL"]
        self.soundbox_id = welcome["SoundBox client ID"]
        self.soundbox_secret = welcome["SoundBox client secret"]
        self.bank_id = welcome["Bank client ID"]
        self.bank_secret = welcome["Bank client secret"]
        self.spoken = []
        self.listener = threading.Thread(target=self._listen, daemon=True)
        self.listener.start()

    def _listen(self):
        for line in self.process.stdout:
            self.spoken.append(line.rstrip("\n"))

    def stop(self):
        self.process.terminate()
        self.process.wait()
        self.listener.join()
        self.process.stdout.close()
        assert self.process.returncode == 0, f"the simulator ended with {self.process.returncode}"

    def state(self):
        with urllib.request.urlopen(self.address + "/simulator/state") as answer:
            return json.load(answer)

    def post(self, path, /, **members):
        request = urllib.request.Request(self.address + "/simulator" + path, json.dumps(members).encode(),
                                         {"Content-Type": "application/json"})
        with urllib.request.urlopen(request) as answer:
            answer.read()

    def variant(self, name, on=True):
        self.post("/variant", name=name, on=on)

    def fault(self, path, fault, count=1):
        self.post("/fault", path=path, fault=fault, count=count)

    def speaker(self, serial):
        return next(speaker for speaker in self.state()["speakers"] if speaker["hardwareId"] == serial)

    def set_speaker(self, serial, **members):
        self.post("/speaker/" + serial, **members)

    def amounts_said(self, serial=SERIAL):
        return [said["amount"] for said in self.speaker(serial)["said"] if said["amount"] is not None]

    def n_requests(self, path):
        return self.state()["requests"].get(path, 0)


class Keyring:
    """A session bus with an unlocked keyring on it, both private."""

    CONFIGURATION = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><listen>unix:tmpdir=/tmp</listen><auth>EXTERNAL</auth>
<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy>
</busconfig>"""

    def __init__(self, home, environment):
        runtime = home / "runtime"
        runtime.mkdir(mode=0o700)
        self.configuration = home / "bus.conf"
        self.configuration.write_text(self.CONFIGURATION)
        # What is a bug in loactl is none of these programs' business.
        self.environment = {name: value for name, value in environment.items() if name not in ("G_DEBUG", "ASAN_OPTIONS")}
        self.environment["XDG_RUNTIME_DIR"] = str(runtime)
        self.bus = subprocess.Popen(["dbus-daemon", "--nofork", "--print-address", "--config-file",
                                     str(self.configuration)], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                                    encoding="utf-8", env=self.environment)
        self.environment["DBUS_SESSION_BUS_ADDRESS"] = self.bus.stdout.readline().strip()
        self.daemon = None

    def start_daemon(self, unlocked=True):
        self.daemon = subprocess.Popen(["gnome-keyring-daemon", "--foreground", "--components=secrets",
                                        "--unlock" if unlocked else "--start"], stdin=subprocess.PIPE,
                                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=self.environment)
        self.daemon.stdin.write(b"password of the keyring" if unlocked else b"")
        self.daemon.stdin.close()
        subprocess.run(["gdbus", "wait", "--session", "--timeout", "120", "org.freedesktop.secrets"], check=True,
                       env=self.environment)

    def stop_daemon(self):
        if self.daemon is not None:
            self.daemon.terminate()
            self.daemon.wait()
        self.daemon = None

    def stop(self):
        self.stop_daemon()
        self.bus.terminate()
        self.bus.wait()
        self.bus.stdout.close()


class Home:
    """A home directory with its own profiles and its own keyring."""

    def __init__(self, simulator=None, keyring="bus", **environment):
        self.path = pathlib.Path(tempfile.mkdtemp(prefix="loa-home-"))
        self.simulator = simulator
        self.seen = []
        self.environment = {name: value for name, value in os.environ.items()
                            if not name.startswith(("XDG_", "LOA_", "DBUS_", "SECRET_"))
                            and name not in ("DISPLAY", "WAYLAND_DISPLAY")}
        self.environment.update(
            HOME=str(self.path),
            LC_ALL="C.UTF-8",
            GSETTINGS_BACKEND="memory",
            LOA_SOUNDBOX_URL=simulator.soundbox_url if simulator else NOWHERE + "/devices/v1",
            LOA_BANK_URL=simulator.bank_url if simulator else NOWHERE)
        self.environment.update(environment)
        self.keyring = None
        if keyring == "bus":
            self.keyring = Keyring(self.path, self.environment)
            self.keyring.start_daemon()
            self.environment["DBUS_SESSION_BUS_ADDRESS"] = self.keyring.environment["DBUS_SESSION_BUS_ADDRESS"]
        elif keyring == "file":
            # libsecret leaks a string whenever it replaces its file.
            self.environment.update(SECRET_BACKEND="file", SECRET_FILE_TEST_PATH=str(self.path / "keyring"),
                                    SECRET_FILE_TEST_PASSWORD="password of the keyring",
                                    ASAN_OPTIONS="detect_leaks=0")

    def start(self, *arguments, environment=None, **options):
        settings = dict(stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        settings.update(options)
        full_environment = {name: value for name, value in dict(self.environment, **(environment or {})).items()
                            if value is not None}
        return subprocess.Popen([LOACTL, *arguments], env=full_environment, cwd=self.path, **settings)

    def finish(self, process, given=None, timeout=200):
        out, err = process.communicate(given.encode() if given is not None else None, timeout)
        result = Result(process.returncode, (out or b"").decode(), (err or b"").decode())
        self.seen.append(result)
        return result

    def run(self, *arguments, given="", environment=None, timeout=200):
        return self.finish(self.start(*arguments, environment=environment), given, timeout)

    def json(self, *arguments, **options):
        return self.run("--json", *arguments, **options)

    def connect_soundbox(self):
        result = self.json("account", "soundbox", "--client-id", self.simulator.soundbox_id,
                           given=self.simulator.soundbox_secret + "\n")
        assert result.status == 0, result
        return result

    def start_bank(self, *arguments, environment=None):
        """Starts to sign in, gives the secret, and waits for the address to open."""
        process = self.start("--json", "account", "bank", "--client-id", self.simulator.bank_id,
                             "--redirect-uri", self.simulator.redirect_uri, *arguments, environment=environment)
        process.stdin.write((self.simulator.bank_secret + "\n").encode())
        process.stdin.flush()
        line = process.stderr.readline().decode()
        assert line.startswith("Open: http"), line
        self.seen.append(Result(0, "", line))
        return process, line.removeprefix("Open: ").rstrip("\n")

    def connect_bank(self):
        process, address = self.start_bank()
        with urllib.request.urlopen(address) as page:
            page.read()
        result = self.finish(process)
        assert result.status == 0, result
        return result

    def pair(self, serial=SERIAL):
        self.simulator.set_speaker(serial, paired=True)

    def interrupt(self, process, number=signal.SIGINT):
        """Interrupts, while standard input stays open."""
        process.send_signal(number)
        process.wait(120)
        return self.finish(process)

    def remove(self):
        if self.keyring is not None:
            self.keyring.stop()
        shutil.rmtree(self.path)


def redirect_of(address):
    """Where the browser would end, without going there."""

    class NoRedirect(urllib.request.HTTPRedirectHandler):
        def redirect_request(self, *arguments):
            return None

    try:
        urllib.request.build_opener(NoRedirect).open(address)
    except urllib.error.HTTPError as answer:
        return answer.headers["Location"]
    raise AssertionError("no redirect")


def secrets_of(simulator):
    """The secrets in every form in which they could be written down."""
    forms = []
    for client_id, secret in ((simulator.soundbox_id, simulator.soundbox_secret),
                              (simulator.bank_id, simulator.bank_secret)):
        forms += [secret, urllib.parse.quote(secret), urllib.parse.quote_plus(secret), json.dumps(secret)[1:-1],
                  base64.b64encode(f"{client_id}:{secret}".encode()).decode()]
    return forms


class TestCase(unittest.TestCase):
    maxDiff = None

    def home(self, simulator=None, keyring="bus", **environment):
        home = Home(simulator, keyring, **environment)
        self.addCleanup(home.remove)
        if simulator is not None:
            # Runs before the removal: whatever a test does, it must leave no secret behind.
            self.addCleanup(self.check_no_secrets, home)
        return home

    def simulator(self, *options):
        simulator = Simulator(*options)
        self.addCleanup(simulator.stop)
        return simulator

    def check_no_secrets(self, home):
        forms = secrets_of(home.simulator)
        for path in home.path.rglob("*"):
            if path.is_file():
                content = path.read_bytes()
                for form in forms:
                    self.assertNotIn(form.encode(), content, f"a secret stands in {path}")
        for result in home.seen:
            for form in forms:
                self.assertNotIn(form, result.out + result.err, "a secret was written")

    def check(self, result, status=0):
        self.assertEqual(result.status, status, repr(result))
        return result

    def check_failed(self, result, status, code):
        self.check(result, status)
        self.assertEqual(result.error["code"], code, repr(result))
        return result


def wait_until(condition, seconds=120):
    """Waits for a condition that another process brings about."""
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "the condition did not come true"
        time.sleep(0.01)


def catches(process, number):
    """Whether a process has installed a handler for a signal."""
    status = pathlib.Path(f"/proc/{process.pid}/status").read_text()
    mask = int(next(line for line in status.splitlines() if line.startswith("SigCgt")).split()[1], 16)
    return bool(mask & (1 << (number - 1)))


def main():
    unittest.main(verbosity=2, buffer=False)
