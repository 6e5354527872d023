# What the test of secrecy works with: the forms of a secret, a wire that remembers, and a server that tells everything back.
#
# SPDX-License-Identifier: GPL-3.0-or-later

import base64
import html
import itertools
import json
import re
import socket
import socketserver
import threading
import urllib.parse


def forms_of(secret):
    """The ways in which a secret can stand in a text."""
    raw = secret.encode()
    quoted = {urllib.parse.quote(secret), urllib.parse.quote(secret, safe=""), urllib.parse.quote_plus(secret)}
    quoted |= {re.sub(r"%..", lambda match: match.group().lower(), form) for form in quoted}
    quoted |= {urllib.parse.quote(form, safe="") for form in quoted}
    forms = {secret, *quoted, secret[::-1], raw.hex(), raw.hex().upper(), html.escape(secret), repr(secret)[1:-1],
             json.dumps(secret)[1:-1], json.dumps(secret, ensure_ascii=False)[1:-1]}
    # Within something longer base64 begins at any of three places; what its neighbours decide is left out.
    for offset in range(3):
        text = base64.b64encode(b"\0" * offset + raw).decode().rstrip("=")
        piece = text[(0, 2, 3)[offset]:-1]
        forms |= {piece, piece.replace("+", "-").replace("/", "_")}
    return {form.encode() for form in forms if len(form) >= 8}


def secrets_in(traffic):
    """The secrets that passed over a wire, out of its bytes."""
    text = traffic.decode("utf-8", "replace")
    found = set()
    for pattern in (r'"(?:access_token|refresh_token|session_id)"\s*:\s*"([^"]+)"',
                    r"(?i)\bauthorization: *\w+ +(\S+)"):
        found.update(re.findall(pattern, text))
    for pattern in (r"\b(?:code|code_verifier|client_secret|refresh_token|state)=([^&\s\"]+)",):
        found.update(urllib.parse.unquote_plus(value) for value in re.findall(pattern, text))
    return {value for value in found if len(value) >= 8}


class Recorder:
    """Stands between loactl and a server, passes every byte on, and remembers them."""

    def __init__(self, port):
        self.port = port
        self.pieces = []
        self.connections = []
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self.listener.getsockname()[1]}"
        self.thread = threading.Thread(target=self._accept, daemon=True)
        self.thread.start()

    def _accept(self):
        while True:
            try:
                client, _ = self.listener.accept()
            except OSError:
                return
            server = socket.create_connection(("127.0.0.1", self.port))
            self.connections += [client, server]
            for source, sink in ((client, server), (server, client)):
                threading.Thread(target=self._pass_on, args=(source, sink), daemon=True).start()

    def _pass_on(self, source, sink):
        piece = []
        self.pieces.append(piece)
        length = 0
        try:
            while data := source.recv(65536):
                # Bodies without an end are full of nothing.
                if length < 1 << 20:
                    piece.append(data)
                    length += len(data)
                sink.sendall(data)
        except OSError:
            pass
        for end in (source, sink):
            try:
                end.shutdown(socket.SHUT_RDWR if end is source else socket.SHUT_WR)
            except OSError:
                pass

    def traffic(self):
        return b"\n".join(b"".join(piece) for piece in list(self.pieces))

    def stop(self):
        self.listener.shutdown(socket.SHUT_RDWR)
        self.listener.close()
        self.thread.join()
        for connection in self.connections:
            connection.close()


class Parrot(socketserver.ThreadingTCPServer):
    """Gives out tokens like SePay, and then tells everything back that it knows, in one of many places.

    It tells of each account what whoever asks knows as well: what nobody who runs knows, nobody can hide.
    """

    allow_reuse_address = True
    daemon_threads = True

    # Where to; what takes a status is told with several of them.
    PLACES = {
        "message": b'{"code":400,"message":%J,"data":{"message":%J}}',
        "error": b'{"error":%J,"error_description":%J,"messages":{"error":%J}}',
        "values": b'{"code":200,"status":"success","data":{"hardwareId":%J,"requestId":%J,"status":%J,"message":%J,'
                  b'"model":%J,"isPaired":%J,"online":%J,"amount":%J,"retriesCount":%J,"createdAt":%J,'
                  b'"first_name":%J,"last_name":%J,"email":%J}}',
        "rows": b'{"status":"success","data":[{"id":1,"bank_account_id":1,"transaction_date":"2025-02-24 10:00:00",'
                b'"amount_in":"1.00","amount_out":"0.00","transaction_content":%J,"code":%J,"reference_number":%J,'
                b'"label":%J,"account_number":%J,"account_holder_name":%J,"bank_brand_name":%J,"accumulated":%J}]}',
        "names": b'{%J:{%J:1},"data":{%J:%J}}',
        "torn": b'{"message":%J,"data":{"x":"%R',
        "bare": b"%R",
        "page": b"<!DOCTYPE html><title>%R</title><p>%R",
        "tokens": b'{"access_token":"","refresh_token":%J,"ttl":%J,"expires_in":%J,"token_type":%J,"error":%J}',
        # Not a body: the head, or what should be one.
        "reason": None,
        "redirect": None,
        "headers": None,
        "retry": None,
        "head": None,
        "chunks": None,
        "zipped": None,
    }
    STATUSES = (400, 200, 401, 403, 404, 422)

    def __init__(self, place):
        super().__init__(("127.0.0.1", 0), ParrotHandler)
        self.place = place
        self.address = f"http://127.0.0.1:{self.server_address[1]}"
        self.known = {"soundbox": {}, "bank": {}}
        self.everything = set()
        self.lock = threading.Lock()
        self.counter = itertools.count(1)
        self.statuses = itertools.cycle(self.STATUSES)
        self.talks = False
        self.talks_of_tokens = False
        self.pairs = False
        self.thread = threading.Thread(target=self.serve_forever, args=(0.01,), daemon=True)
        self.thread.start()

    @staticmethod
    def account_of(path):
        return "soundbox" if path.startswith("/devices/") else "bank"

    def learn(self, account, name, secret):
        with self.lock:
            self.known[account][name] = secret
            self.everything.add(secret)

    def forget(self, account, *names):
        with self.lock:
            for name in names or list(self.known[account]):
                self.known[account].pop(name, None)

    def make_token(self, account, name):
        # The one before is dead.
        self.forget(account, "Bearer" if name == "access-token" else name.replace("-", "_") + " encoded")
        token = f"{name}-Zx+{next(self.counter):03}/qW7~{name[::-1]}"
        self.learn(account, name, token)
        return token

    def tell(self, account):
        with self.lock:
            return " ".join(self.known[account].values())

    def answer(self, path):
        """The bytes of an answer to a request for @path."""
        is_for_tokens = path.endswith(("/token/create", "/oauth/token"))
        begins = path.endswith(("/pair/request", "/pair/check"))
        if not self.talks or (is_for_tokens and not self.talks_of_tokens) or (begins and self.pairs):
            return self.answer_well(path)
        text = self.tell(self.account_of(path))
        status = next(self.statuses)
        # What is no answer at all is asked for again and again.
        place = "message" if self.place in ("head", "chunks", "zipped") and status != 400 else self.place
        body = self.PLACES[place]
        if body is not None:
            body = body.replace(b"%J", json.dumps(text, ensure_ascii=False).encode()).replace(b"%R", text.encode())
            return self.frame(status, b"Told", b"", body)
        return self.answer_in_head(status, text.encode())

    def answer_in_head(self, status, text):
        if self.place == "reason":
            return self.frame(status, text, b"", b"{}")
        if self.place == "redirect":
            return self.frame(302, b"Found", b"Location: http://127.0.0.1:1/?" + text.replace(b" ", b"&") + b"\r\n", b"{}")
        if self.place == "headers":
            told = b"".join(name + b": " + text + b"\r\n" for name in
                            (b"X-Told", b"Set-Cookie", b"WWW-Authenticate", b"Content-Disposition", b"ETag"))
            return self.frame(status, b"Told", told + b"Content-Type: application/json; charset=" + text + b"\r\n", b"{}")
        if self.place == "retry":
            return self.frame(503 if status == 400 else status, b"Told", b"Retry-After: " + text + b"\r\n", b"{}")
        if self.place == "head":
            return text + b"\r\n" + text + b"\r\n\r\n"
        if self.place == "chunks":
            return b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n" + text + b"\r\n" + text
        return self.frame(200, b"OK", b"Content-Encoding: gzip\r\n", text)

    def answer_well(self, path):
        if path.endswith("/token/create"):
            answer = {"code": 201, "message": "Resource created", "data": "—",
                      "access_token": self.make_token("soundbox", "access-token"), "ttl": 6000}
        elif path.endswith("/oauth/token"):
            answer = {"access_token": self.make_token("bank", "access-token"), "token_type": "Bearer", "expires_in": 3600,
                      "refresh_token": self.make_token("bank", "refresh-token")}
        elif path.endswith("/me"):
            answer = {"status": "success", "data": {"first_name": "A", "last_name": "B"}}
        elif path.endswith("/pair/request"):
            answer = {"code": 200, "data": {"hardwareId": "A", "session_id": self.make_token("soundbox", "session"),
                                            "isPaired": False, "online": True}}
        else:
            answer = {"code": 200, "data": {"hardwareId": "A", "isPaired": False, "online": True}}
        return self.frame(200, b"OK", b"Content-Type: application/json\r\n", json.dumps(answer).encode())

    @staticmethod
    def frame(status, reason, headers, body):
        return (b"HTTP/1.1 %d " % status + reason + b"\r\n" + headers + b"Content-Length: %d\r\n" % len(body)
                + b"Connection: close\r\n\r\n" + body)

    def stop(self):
        self.shutdown()
        self.thread.join()
        self.server_close()


class ParrotHandler(socketserver.StreamRequestHandler):
    def handle(self):
        try:
            self.reply()
        except OSError:
            pass

    def reply(self):
        request = self.rfile.readline().decode("latin-1").split()
        if len(request) < 2:
            return
        path = urllib.parse.urlsplit(request[1]).path
        account = self.server.account_of(path)
        length = 0
        while (line := self.rfile.readline().decode("latin-1").strip()) != "":
            name, _, value = line.partition(":")
            if name.lower() == "content-length":
                length = int(value)
            elif name.lower() == "authorization":
                self.server.learn(account, value.split()[0], value.split()[-1])
        form = urllib.parse.parse_qs(self.rfile.read(length).decode(), keep_blank_values=True)
        for name in ("client_secret", "code", "code_verifier", "refresh_token"):
            for value in form.get(name, ()):
                # Told back as it was meant, and as it came.
                self.server.learn(account, name.replace("_", "-"), value)
                self.server.learn(account, name + " encoded", urllib.parse.quote_plus(value))
        self.wfile.write(self.server.answer(path))
