"""Serves chdb, which is ClickHouse in process, over HTTP as a ClickHouse server does: python3 chdb_server.py 8123

For tests alone: one query at a time, on 127.0.0.1, one user. Prints its URL when it answers.
"""

import base64
import re
import sys
import tempfile
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock
from urllib.parse import parse_qsl, urlsplit

from chdb import session

USER, PASSWORD = "tester", "s3cret"
# What says how a request is answered, and is no setting of the session.
OWN = {"database", "query", "query_id", "session_id", "role", "default_format", "readonly", "wait_end_of_query"}
SELECTS = re.compile(r"\s*(?:\(\s*)*(?:SELECT|WITH|SHOW|DESCRIBE|EXPLAIN)\b", re.I)

lock = Lock()
chdb = session.Session(tempfile.mkdtemp(prefix="fieldbrief-chdb-"))
given: dict[str, str] = {}


class Refused(Exception):
    pass


def quote(text: str) -> str:
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"


def answer(sql: str, options: dict[str, str]) -> bytes:
    """Runs a statement with its settings, and no other, as each request of HTTP has."""
    with lock:
        wanted = {name: value for name, value in options.items() if name not in OWN}
        for name in [name for name in given if name not in wanted]:
            if not name.startswith("param_"):
                chdb.query(f"SET {name} = DEFAULT")
            del given[name]
        for name, value in wanted.items():
            if given.get(name) != value:
                chdb.query(f"SET {name} = {quote(value)}")
                given[name] = value
        # That setting cannot be taken back.
        if options.get("readonly", "0") != "0" and not SELECTS.match(sql):
            raise Refused("Code: 164. DB::Exception: Cannot execute query in readonly mode. (READONLY)")
        chdb.query(f"USE `{options.get('database', 'default')}`")
        return chdb.query(sql, "TabSeparated").bytes()


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        body = self.body().decode()
        options = dict(parse_qsl(urlsplit(self.path).query, keep_blank_values=True))
        basic = "Basic " + base64.b64encode(f"{USER}:{PASSWORD}".encode()).decode()
        # With authorities of its own the client says it by headers of ClickHouse.
        named = [self.headers.get(f"X-ClickHouse-{name}") for name in ("User", "Key")]
        if self.headers.get("Authorization") != basic and named != [USER, PASSWORD]:
            return self.send(403, b"Code: 516. DB::Exception: tester: Authentication failed. (AUTHENTICATION_FAILED)")
        try:
            self.send(200, answer(options.get("query", "") + body, options))
        except Exception as error:
            self.send(500, str(error).encode())

    def body(self) -> bytes:
        if self.headers.get("Transfer-Encoding") != "chunked":
            return self.rfile.read(int(self.headers.get("Content-Length", 0)))
        chunks = []
        while size := int(self.rfile.readline(), 16):
            chunks.append(self.rfile.read(size))
            self.rfile.readline()
        self.rfile.readline()
        return b"".join(chunks)

    def send(self, status: int, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


server = ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1])), Handler)
print(f"http://{USER}:{PASSWORD}@127.0.0.1:{server.server_port}", flush=True)
server.serve_forever()
