"""Hostile files: ``python -m benchmarks.iati.fuzz [--files 10000] [--seed 1]``.

A good file is spoilt in one of many ways and judged: cut off, bytes changed, other encodings, entity bombs, document
types that name files and addresses, elements within elements, megabytes in an attribute, identifiers twice, dates with
zones. Each must end within 20 seconds of the processor with a clear finding or with none, never with a crash; nothing
outside the file may be asked (a server that counts listens meanwhile); memory grows by less than 240 MB. Exit status 1
where one did not.
"""

import argparse
import random
import resource
import signal
import socket
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from cosante.exchange.iati.findings import Finding
from cosante.exchange.iati.stream import Unusable
from cosante.exchange.iati.validate import Options, each

SAMPLE = Path(__file__).resolve().parents[2] / "tests" / "exchange" / "iati" / "valid.xml"
SECONDS = 20
#: Beyond what the process has before; it begins with some 50 MB.
MEGABYTES = 240
Spoil = Callable[[bytes, random.Random], bytes]


def _cut(text: bytes, chance: random.Random) -> bytes:
    return text[: chance.randrange(len(text))]


def _bytes(text: bytes, chance: random.Random) -> bytes:
    held = bytearray(text)
    for _ in range(chance.choice((1, 3, 30))):
        held[chance.randrange(len(held))] = chance.randrange(256)
    return bytes(held)


def _encoding(text: bytes, chance: random.Random) -> bytes:
    said = chance.choice(("utf-16", "utf-32", "latin-1", "cp1252", "ebcdic-cp-us", "none-such", "utf-7", "shift_jis"))
    whole = text.decode().replace('encoding="UTF-8"', f'encoding="{said}"')
    return whole.encode(chance.choice(("utf-8", "utf-16", "utf-32", "utf-8-sig", "cp1252", "utf-16-be")), "replace")


def _bomb(text: bytes, chance: random.Random) -> bytes:
    lines = ['<!ENTITY a0 "ha">', *(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))]
    used = chance.choice((b"<narrative>&a9;", b'<narrative our:x="&a9;">'))
    head = f"<!DOCTYPE iati-activities [{''.join(lines)}]>".encode()
    return _headed(text, head).replace(b"<narrative>", used, 1)


def _outside(text: bytes, chance: random.Random) -> bytes:
    port = PORT[0]
    place = chance.choice(("file:///etc/passwd", f"http://127.0.0.1:{port}/x.dtd", "/etc/hostname"))
    head = chance.choice((
        f'<!DOCTYPE iati-activities SYSTEM "{place}">',
        f'<!DOCTYPE iati-activities [<!ENTITY x SYSTEM "{place}">]>',
        f'<!DOCTYPE iati-activities [<!ENTITY % p SYSTEM "{place}"> %p;]>',
        f'<?xml-stylesheet href="{place}"?>',
    ))  # fmt: skip
    whole = _headed(text, head.encode())
    if chance.random() < 0.3:
        inclusion = f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{place}"/>'
        whole = whole.replace(b"<activity-status", inclusion.encode() + b"<activity-status", 1)
    return whole.replace(b"<narrative>", b"<narrative>&x;", chance.choice((0, 1)))


def _headed(text: bytes, head: bytes) -> bytes:
    return text.replace(b"<iati-activities", head + b"<iati-activities", 1)


def _deep(text: bytes, chance: random.Random) -> bytes:
    name = chance.choice((b"narrative", b"x", b"iati-activity", b"our:x", b"result"))
    depth = chance.choice((50, 200, 300, 5_000, 100_000))
    return text.replace(b"<activity-status", (b"<" + name + b">") * depth + b"<activity-status", 1)


def _large(text: bytes, chance: random.Random) -> bytes:
    size = chance.choice((1_000_000, 4_000_000, 11_000_000))
    filling = chance.choice((b"x", b" ", b"1", b"\n"))
    return chance.choice((
        text.replace(b'iso-date="', b'iso-date="' + filling * size, 1),
        text.replace(b'code="SN"', b'code="' + filling * size + b'"', 1),
        text.replace(b"<narrative>", b"<narrative>" + filling * size, 1),
        text.replace(b"<iati-identifier>", b"<iati-identifier>" + filling * size, 1),
        text.replace(b"<activity-status", b"<!--" + filling * size + b"--><activity-status", 1),
    ))  # fmt: skip


def _many(text: bytes, chance: random.Random) -> bytes:
    number = chance.choice((300, 3_000))
    return chance.choice((
        text.replace(b"<sector ", b'<sector vocabulary="99" code="1"/>' * number + b"<sector ", 1),
        text.replace(b"<sector ", b"<sector " + b" ".join(b'a%d="1"' % n for n in range(number)) + b" ", 1),
        text.replace(b"<iati-activity ", b"<stray/>" * number + b"<iati-activity ", 1),
        text.replace(b"</iati-activities>", b"<iati-activity/>" * number + b"</iati-activities>", 1),
        text.replace(b"<iati-activity ", b"<?pi x?>" * number + b"<iati-activity ", 1),
    ))  # fmt: skip


def _twice(text: bytes, chance: random.Random) -> bytes:
    return text.replace(b"XM-DAC-928-EX-2</iati-identifier>", b"XM-DAC-928-EX-1</iati-identifier>")


def _values(text: bytes, chance: random.Random) -> bytes:
    wrong = chance.choice((
        "2025-01-01Z", "2025-01-01+14:00", "2025-01-01T00:00:00-23:59", "99999-01-01", "-0001-01-01", "0000-00-00",
        "NaN", "1e400",
        "٢٠٢٥-٠١-٠١", "", " ", "'", "&quot;", "&#0;", "&#x1F600;", "%", "--", "]]&gt;", "${x}", "01/02/2025",
        "2025-02-30",
    ))  # fmt: skip
    at = chance.choice((b'"2025-01-01"', b'"60"', b'"50.5"', b'"USD"', b'"1"', b'"SN"', b">120000<", b'"XM-DAC-928"'))
    edge = (b">", b"<") if at.startswith(b">") else (b'"', b'"')
    return text.replace(at, edge[0] + wrong.encode() + edge[1], chance.choice((1, 2, 9)))


def _moved(text: bytes, chance: random.Random) -> bytes:
    lines = text.splitlines(keepends=True)
    one, two = chance.randrange(2, len(lines)), chance.randrange(2, len(lines))
    lines[one], lines[two] = lines[two], lines[one]
    return b"".join(lines)


def _other(text: bytes, chance: random.Random) -> bytes:
    return chance.choice((
        b"", b"\0" * 1000, b"<", b"<html><body>" + b"<p>x</p>" * 100_000, b"{}", b"\x1f\x8b\x08" + text,
        b"PK\x03\x04" + text,
        b"\xef\xbb\xbf" + text, b"\n" + text, text * 2, text.replace(b"iati-activities", b"x:iati-activities"),
        text.replace(b'version="2.03"', chance.choice((b"", b'version="1.04"', b'version="3"', b'version=""'))),
        text.replace(b"<iati-activities ", b'<iati-activities xmlns="http://iatistandard.org" '),
        b" " * 2_000_000 + text,
    ))  # fmt: skip


SPOILS: tuple[Spoil, ...] = (
    _cut, _bytes, _encoding, _bomb, _outside, _deep, _large, _many, _twice, _values, _moved, _other,
)  # fmt: skip
PORT = [0]


def judged(file: Path, options: Options) -> tuple[str, list[Finding]]:
    """How a file ended: ``refused`` with its one finding, or ``read`` with all of its findings."""
    try:
        return "read", list(each(file, options))
    except Unusable as error:
        return "refused", [error.finding]


def run(number: int, seed: int) -> list[str]:
    """Spoil and judge so many files; what went wrong."""
    text, options, wrong = SAMPLE.read_bytes(), Options.of_today(), []
    ends: Counter[str] = Counter()
    slowest, before = 0.0, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    with tempfile.TemporaryDirectory() as folder, socket.create_server(("127.0.0.1", 0)) as server:
        asked = _counting(server)
        PORT[0] = server.getsockname()[1]
        file = Path(folder) / "spoilt.xml"
        for index in range(number):
            chance = random.Random(seed * 1_000_003 + index)
            spoil = SPOILS[index % len(SPOILS)]
            file.write_bytes(spoil(text, chance))
            begun = time.process_time()
            signal.setitimer(signal.ITIMER_PROF, SECONDS)
            try:
                end, found = judged(file, options)
                ends[end] += 1
                if end == "refused" and (len(found) != 1 or not found[0].message):
                    wrong.append(f"{index} ({spoil.__name__}): no clear finding")
                if any("root:" in str(finding.found) for finding in found):
                    wrong.append(f"{index} ({spoil.__name__}): a file of the machine was read")
            except Exception as error:
                wrong.append(f"{index} ({spoil.__name__}): {type(error).__name__}: {str(error)[:200]}")
            finally:
                signal.setitimer(signal.ITIMER_PROF, 0)
            slowest = max(slowest, time.process_time() - begun)
        if asked:
            wrong.append(f"addresses were asked: {len(asked)} times")
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    if memory - before > MEGABYTES:
        wrong.append(f"memory grew by {memory - before:.0f} MB")
    told = ", ".join(f"{many} {end}" for end, many in sorted(ends.items()))
    print(f"{number} spoilt files: {told}; slowest {slowest:.1f} s, memory {memory:.0f} MB, {len(wrong)} wrong")
    return wrong


def _counting(server: socket.socket) -> list[object]:
    asked: list[object] = []

    def listen() -> None:
        while True:
            try:
                connection, who = server.accept()
            except OSError:
                return
            asked.append(who)
            connection.close()

    threading.Thread(target=listen, daemon=True).start()
    return asked


def _late(number: int, frame: object) -> None:
    raise TimeoutError(f"not done after {SECONDS} seconds")


def main() -> int:
    """Run; the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--files", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    signal.signal(signal.SIGPROF, _late)
    wrong = run(given.files, given.seed)
    print("\n".join(wrong[:20]))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
