# A stand-in for speech-dispatcher: it notes what it is told, and says that it was done.
#
# SPDX-License-Identifier: GPL-3.0-or-later

import os
import socket
import threading

ANSWERS = {
    "set self client_name": "208 OK CLIENT NAME SET",
    "set self language": "201 OK LANGUAGE SET",
    "set self priority": "202 OK PRIORITY SET",
    "speak": "230 OK RECEIVING DATA",
    ".": "225-1\r\n225 OK MESSAGE QUEUED",
    "cancel": "210 OK CANCELED",
}


class SpeechServer:
    def __init__(self, path, hangs=False):
        self.lines = []
        self.hangs = hangs
        self.socket = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.socket.bind(path)
        self.socket.listen()
        self.address = "unix_socket:" + path
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self):
        while True:
            try:
                connection, _ = self.socket.accept()
            except OSError:
                return
            threading.Thread(target=self._serve, args=(connection,), daemon=True).start()

    def _serve(self, connection):
        with connection, connection.makefile("r", encoding="utf-8", newline="\n") as commands:
            in_text = False
            for line in commands:
                line = line.rstrip("\r\n")
                self.lines.append(line)
                if self.hangs or (in_text and line != "."):
                    continue
                in_text = line.lower() == "speak"
                for command, answer in ANSWERS.items():
                    if line.lower().startswith(command):
                        connection.sendall((answer + "\r\n").encode())

    def close(self):
        path = self.socket.getsockname()
        self.socket.close()
        os.unlink(path)
