# Known secrets go through every command, against every answer that was thought of, with all that can be logged being logged;
# and then nothing that was written anywhere holds one.
#
# SPDX-License-Identifier: GPL-3.0-or-later

import concurrent.futures
import pathlib
import re
import sys
import tempfile
import urllib.error
import urllib.parse
import urllib.request

import harness
import secrecy
from harness import SERIAL

# What a text may do to whoever quotes it.
SOUNDBOX_SECRET = 'bí mật "1" & 100%\\ =/+ôi'
BANK_SECRET = "khoá <2> 'hai' %41 ~{}; đồng"
WRONG_SECRET = "nhầm rồi: wrong/secret+3"
CODE = "the-code/1+của tôi"
WRONG_CODE = "the-code/2+của ai"
BARE_CODE = "bare-code-of/somebody"

FAULTS = ("server-error", "unavailable", "rate-limited", "rate-limited-after", "drop-before", "drop-after", "cut-short",
          "empty", "html", "bad-gateway", "endless", "nested", "redirect", "code-404")

# Those that change how things fail, are called, or are written; each group at once.
VARIANTS = (("error-in-body", "bank-error-code", "oauth-error-ok", "token-in-data", "state-changed"),
            ("error-data-null", "bank-error-nested", "oauth-error-forbidden", "no-refresh-token", "consent-denied"),
            ("error-with-errors", "bank-error-html", "dead-token-forbidden", "one-token", "callback-without-code"),
            ("error-empty", "bank-error-empty", "dead-token-ok", "no-rotation", "loopback-refused"),
            ("error-html", "refresh-lost", "expires-in-zero", "pkce-required", "ttl-as-string"),
            ("long-token", "narrow-scope", "delivery-fails", "expires-in-string", "unknown-members"),
            ("plain-text-type", "html-not-found", "byte-order-mark", "ids-as-uuids", "meta-missing",
             "expires-in-missing"))

PATHS = ("/devices/v1/token/create", "/devices/v1/speaker/pair/check", "/devices/v1/speaker/pair/request",
         "/devices/v1/speaker/pair/verify", "/devices/v1/speaker/transactions/notify",
         "/devices/v1/speaker/transactions/check_notify", "/oauth/token", "/api/v1/me", "/api/v1/bank-accounts",
         "/api/v1/transactions")

LINE_OF_REQUEST = re.compile(r"loa-http-DEBUG: [\d:.]+: ([A-Z]+) (\S+): HTTP \d+, sent \d+ bytes, received \d+ bytes, \d+ ms$",
                             re.MULTILINE)

LINE_BEGIN = re.compile(r"^\(process:\d+\): (?=\S+-DEBUG: )|(?<=-DEBUG: )[\d:.]+: ")


class Walk:
    """Every command, in a home of its own, with everything that can be logged being logged."""

    def __init__(self, soundbox_url, bank_url, keyring="file"):
        self.home = harness.Home(keyring=keyring, LOA_SOUNDBOX_URL=soundbox_url, LOA_BANK_URL=bank_url,
                                 G_MESSAGES_DEBUG="all")
        temporary = self.home.path / "tmp"
        temporary.mkdir()
        self.home.environment["TMPDIR"] = str(temporary)
        self.secrets = set()
        self.written = []
        self.opened = set()
        self.json = False

    def run(self, *arguments, given=""):
        # Taking turns: what is said in text, and as an object.
        self.json = not self.json
        arguments = ("--debug-http", *arguments) if not self.json else ("--json", *arguments)
        result = self.home.run(*arguments, given=given)
        self.written.append((arguments, result.out, result.err))
        return result

    def sign_in(self, client_id, secret, redirect_uri, answer_with, *options, environment=None):
        """@answer_with makes of the address to open what is pasted, or opens it."""
        arguments = ("--json", "account", "bank", "--client-id", client_id, "--redirect-uri", redirect_uri, *options)
        # Not a byte is read ahead, so that what follows the address is not lost.
        process = self.process = self.home.start(*arguments, environment=environment, bufsize=0)
        process.stdin.write((secret + "\n").encode())
        process.stdin.flush()
        said = ""
        while not (line := process.stderr.readline().decode()).startswith("Open: ") and line:
            said += line
        if not line:
            self.written.append((arguments, "", said))
            return self.home.finish(process).status
        address = line.removeprefix("Open: ").strip()
        # The address is for the person and the browser; its state stands nowhere else.
        self.opened.add(address)
        self.secrets.add(urllib.parse.parse_qs(urllib.parse.urlsplit(address).query)["state"][0])
        result = self.home.finish(process, answer_with(address))
        self.written.append((arguments, result.out, said + result.err))
        return result.status

    def go(self):
        """All that is asked of SePay, and of the local copy."""
        self.run("account", "show")
        self.run("speaker", "check", SERIAL)
        self.run("speaker", "pair", SERIAL, given="0000\n")
        self.run("announce", SERIAL, "150k", "--request-id", "TXN202510130001")
        self.run("status", "TXN202510130001")
        self.run("bank", "accounts")
        self.run("transactions", "sync")

    def go_to_both(self):
        self.run("speaker", "check", SERIAL)
        self.run("bank", "accounts")

    def go_locally(self):
        self.run("ledger")
        self.run("speaker", "list")
        self.run("transactions", "list")
        self.run("transactions", "export", str(self.home.path / "tmp" / "out.csv"))
        for account in ("soundbox", "bank"):
            self.run("account", "forget", account)

    def check(self):
        """Returns what is wrong, in words."""
        forms = set().union(*(secrecy.forms_of(secret) for secret in self.secrets))
        complaints = []
        if not any(LINE_OF_REQUEST.search(err) for _, _, err in self.written):
            complaints.append("no request was logged")
        # Most lines are the same each time, but for what stands before their words.
        lines = {LINE_BEGIN.sub("", line): arguments for arguments, out, err in self.written
                 for line in (out + "\n" + err).splitlines()}
        everything = "\n".join(lines).encode()
        for form in forms:
            if form in everything:
                complaints += [f"{arguments}: “{form.decode()}” is in: {line}" for line, arguments in lines.items()
                               if form in line.encode()]
        for path in [self.home.path, *self.home.path.rglob("*")]:
            complaints += [f"“{form.decode()}” is in the name {path}" for form in forms if form in str(path).encode()]
            if path.is_file() and path.name != "keyring":
                content = path.read_bytes()
                complaints += [f"“{form.decode()}” is in {path}" for form in forms if form in content]
        return complaints

    def remove(self):
        self.home.remove()


REDIRECT_URI = "http://127.0.0.1:8765/callback"


def bring(**query):
    """Makes the address on which the browser ends, out of the one at which it began."""
    def paste(address):
        state = urllib.parse.parse_qs(urllib.parse.urlsplit(address).query)["state"][0]
        told = {name: value.replace("STATE", state) for name, value in query.items()}
        return REDIRECT_URI + "?" + urllib.parse.urlencode({**told, "state": state}) + "\n"
    return paste


def check_with_parrot(place):
    parrot = secrecy.Parrot(place)
    walk = Walk(parrot.address + "/devices/v1", parrot.address)

    def connect(soundbox_secret, bank_secret, code):
        parrot.forget("soundbox")
        parrot.forget("bank")
        walk.run("account", "soundbox", "--client-id", "parrot-soundbox", given=soundbox_secret + "\n")
        return walk.sign_in("parrot-bank", bank_secret, REDIRECT_URI, bring(code=code), "--paste")

    try:
        assert connect(SOUNDBOX_SECRET, BANK_SECRET, CODE) == 0, repr(walk.home.seen)
        # Whoever comes later has read the secret and the tokens, and nothing else.
        parrot.forget("bank", "code", "code encoded", "code-verifier", "code_verifier encoded")
        parrot.talks = True
        parrot.pairs = True
        walk.run("speaker", "pair", SERIAL, given="0000\n0001\n")
        parrot.pairs = False
        parrot.forget("soundbox", "session")
        walk.go()
        parrot.talks_of_tokens = True
        walk.go_to_both()
        connect(WRONG_SECRET, WRONG_SECRET, WRONG_CODE)
        walk.sign_in("parrot-bank", WRONG_SECRET, REDIRECT_URI,
                     bring(error="x", error_description=f"{WRONG_SECRET} STATE {WRONG_SECRET}"), "--paste")
        walk.sign_in("parrot-bank", WRONG_SECRET, REDIRECT_URI, lambda address: BARE_CODE + "\n", "--paste")
        if place in ("rows", "values"):
            walk.go_locally()
        walk.secrets |= parrot.everything
        assert {BANK_SECRET, WRONG_SECRET, CODE, WRONG_CODE, BARE_CODE} <= walk.secrets, walk.secrets
        walk.secrets.add(SOUNDBOX_SECRET)
        return walk.check()
    finally:
        walk.remove()
        parrot.stop()


def check_with_simulator(prepare):
    """@prepare is called with the simulator once both accounts are connected, and before they are connected again."""
    simulator = harness.Simulator()
    recorder = secrecy.Recorder(urllib.parse.urlsplit(simulator.address).port)
    walk = Walk(recorder.address + "/devices/v1", recorder.address)
    walk.secrets |= {simulator.soundbox_secret, simulator.bank_secret}

    def follow(address):
        try:
            return (harness.redirect_of(address) or "") + "\n"
        except AssertionError:
            # Where SePay does not redirect there is nothing to paste.
            return "\n"

    def connect():
        walk.run("account", "soundbox", "--client-id", simulator.soundbox_id, given=simulator.soundbox_secret + "\n")
        return walk.sign_in(simulator.bank_id, simulator.bank_secret, simulator.redirect_uri, follow, "--paste")

    try:
        assert connect() == 0, repr(walk.home.seen)
        prepare(simulator)
        walk.run("account", "soundbox", "--client-id", simulator.soundbox_id, given=WRONG_SECRET + "\n")
        connect()
        walk.go()
        simulator.post("/token/void", grants=True)
        walk.go_to_both()
        traffic = recorder.traffic()
        walk.secrets |= secrecy.secrets_in(traffic) | {WRONG_SECRET}
        assert len(walk.secrets) > 8, walk.secrets
        return walk.check()
    finally:
        walk.remove()
        recorder.stop()
        simulator.stop()


def set_faults(name):
    def prepare(simulator):
        for path in PATHS:
            simulator.fault(path, name, 1)
    return prepare


def set_variants(names):
    def prepare(simulator):
        for name in names:
            simulator.variant(name)
    return prepare


class Secrecy(harness.TestCase):
    """Each case has a server and a home of its own, so that they run side by side: much of their time is waiting."""

    @classmethod
    def setUpClass(cls):
        cls.pool = concurrent.futures.ThreadPoolExecutor(10)
        cls.futures = {}
        for name in FAULTS:
            cls.futures[name] = cls.pool.submit(check_with_simulator, set_faults(name))
        for names in VARIANTS:
            cls.futures[names[0]] = cls.pool.submit(check_with_simulator, set_variants(names))
        for place in secrecy.Parrot.PLACES:
            cls.futures["told-in-" + place] = cls.pool.submit(check_with_parrot, place)

    @classmethod
    def tearDownClass(cls):
        cls.pool.shutdown()


def add_test(name):
    def test(self):
        self.assertEqual(self.futures[name].result(), [])

    setattr(Secrecy, "test_" + name.replace("-", "_"), test)


for case in (*FAULTS, *(names[0] for names in VARIANTS), *("told-in-" + place for place in secrecy.Parrot.PLACES)):
    add_test(case)


# Writes down what a program that is started can see, and then does what a browser does.
BROWSER = """import os, sys, urllib.request
with open(os.environ["SEEN"], "wb") as seen:
    for name in ("cmdline", "environ"):
        with open("/proc/self/" + name, "rb") as own:
            seen.write(own.read())
urllib.request.urlopen(sys.argv[1]).close()
"""


class Desktop(harness.TestCase):
    """A sign-in as it is on a desktop, with a keyring on a bus and a browser that is started."""

    def setUp(self):
        self.server = harness.Simulator()
        self.addCleanup(self.server.stop)
        self.recorder = secrecy.Recorder(urllib.parse.urlsplit(self.server.address).port)
        self.addCleanup(self.recorder.stop)
        self.walk = Walk(self.recorder.address + "/devices/v1", self.recorder.address, keyring="bus")
        self.addCleanup(self.walk.remove)
        self.walk.secrets |= {self.server.soundbox_secret, self.server.bank_secret}

    def install_browser(self, command):
        applications = self.walk.home.path / ".local/share/applications"
        applications.mkdir(parents=True)
        (applications / "browser.desktop").write_text(
            f"[Desktop Entry]\nType=Application\nName=Browser\nExec={command} %u\nMimeType=x-scheme-handler/http;\n")
        (applications / "mimeapps.list").write_text("[Default Applications]\nx-scheme-handler/http=browser.desktop\n")
        # Nothing is drawn, and no browser of this computer's is met; but GIO needs schemas.
        system = self.walk.home.path / "system"
        system.mkdir()
        (system / "glib-2.0").symlink_to("/usr/share/glib-2.0")
        return {"DISPLAY": ":4711", "XDG_DATA_DIRS": str(system), "XDG_CONFIG_DIRS": str(system)}

    def test_browser_is_given_the_address_and_nothing_else(self):
        seen = pathlib.Path(self.enterContext(tempfile.TemporaryDirectory())) / "seen"
        script = seen.with_name("browser.py")
        script.write_text(BROWSER)
        environment = {**self.install_browser(f"{sys.executable} {script}"), "SEEN": str(seen)}
        own = []

        def look(address):
            process = self.walk.process
            for name in ("cmdline", "environ"):
                own.append(pathlib.Path(f"/proc/{process.pid}/{name}").read_bytes())

        status = self.walk.sign_in(self.server.bank_id, self.server.bank_secret, self.server.redirect_uri, look,
                                   environment=environment)
        self.assertEqual(status, 0, repr(self.walk.home.seen))
        self.walk.run("account", "soundbox", "--client-id", self.server.soundbox_id, given=self.server.soundbox_secret)
        self.walk.go()
        self.walk.secrets |= secrecy.secrets_in(self.recorder.traffic())
        self.assertEqual(self.walk.check(), [])

        # The state has to be in the address that the browser opens.
        given = seen.read_bytes()
        [address] = self.walk.opened
        self.assertIn(address.encode(), given)
        for content in (given.replace(address.encode(), b""), *own):
            for secret in self.walk.secrets:
                for form in secrecy.forms_of(secret):
                    self.assertNotIn(form, content)

    def test_browser_that_cannot_be_started(self):
        environment = self.install_browser("/nonexistent/browser")

        told = []

        def open_by_hand(address):
            while b"No browser" not in (line := self.walk.process.stderr.readline()):
                self.assertNotEqual(line, b"")
            told.append(line)
            urllib.request.urlopen(address).close()

        status = self.walk.sign_in(self.server.bank_id, self.server.bank_secret, self.server.redirect_uri, open_by_hand,
                                   environment=environment)
        self.assertEqual(status, 0, repr(self.walk.home.seen))
        self.assertEqual(len(told), 1)
        self.walk.secrets |= secrecy.secrets_in(self.recorder.traffic())
        self.assertEqual(self.walk.check(), [])

    def test_request_that_does_not_come_from_the_browser(self):
        def forge(address):
            state = urllib.parse.parse_qs(urllib.parse.urlsplit(address).query)["state"][0]
            for query in ("code=a-forged-code&state=forged", "error=a-forged-code", "", f"state={state[:-1]}&code=x"):
                with self.assertRaises(urllib.error.HTTPError) as caught:
                    urllib.request.urlopen(self.server.redirect_uri + "?" + query)
                self.assertNotIn(state, caught.exception.read().decode())
            query = urllib.parse.urlencode({"error": "x", "error_description": f"{self.server.bank_secret} {state}",
                                            "state": state})
            try:
                page = urllib.request.urlopen(self.server.redirect_uri + "?" + query)
            except urllib.error.HTTPError as error:
                page = error
            text = page.read().decode()
            self.assertNotIn(state, text)
            self.assertNotIn(self.server.bank_secret, text)

        status = self.walk.sign_in(self.server.bank_id, self.server.bank_secret, self.server.redirect_uri, forge)
        self.assertEqual(status, 3, repr(self.walk.home.seen))
        self.walk.run("account", "soundbox", "--client-id", self.server.soundbox_id, given=self.server.soundbox_secret)
        self.walk.secrets |= {"a-forged-code"} | secrecy.secrets_in(self.recorder.traffic())
        self.assertEqual(self.walk.check(), [])

    def test_keyring_that_cannot_be_used(self):
        self.walk.home.keyring.stop_daemon()
        for account in ("soundbox", "bank"):
            for _ in range(2):
                result = self.walk.run("account", account, "--client-id", "an-id", given=WRONG_SECRET + "\n" + CODE + "\n")
                self.check(result, 7)
        # Nothing was asked of SePay, so no request stands in the log.
        self.walk.secrets |= {WRONG_SECRET, CODE}
        self.assertEqual(self.walk.check(), ["no request was logged"])


if __name__ == "__main__":
    harness.main()
