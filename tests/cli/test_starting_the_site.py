"""``cosante up``: from nothing to a page, again without loss, and a clean stop."""

import re
import signal
import sys
import urllib.request

import pytest

pytestmark = [
    pytest.mark.register,
    pytest.mark.from_nothing,
    pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX"),
]


def address(process) -> str:
    """The address that the command prints once it serves."""
    for line in process.stdout:
        if match := re.search(rb"http://127\.0\.0\.1:\d+/", line):
            return match[0].decode()
    raise AssertionError(process.stderr.read().decode())


def stop(process, number: int) -> str:
    process.send_signal(number)
    out, told = process.communicate(timeout=60)
    assert process.returncode == 0, told.decode()
    assert b"Traceback" not in told
    return out.decode()


def page(url: str) -> str:
    with urllib.request.urlopen(url, timeout=60) as answer:
        assert answer.status == 200
        return answer.read().decode()


@pytest.mark.from_nothing
def test_the_site_starts_from_nothing_stops_cleanly_and_keeps_what_it_has(started, tmp_path):
    first = started("up", "--port", "0", "--data", tmp_path / "data", "--no-browser")
    assert "Chiang Rai hospital" in page(address(first))
    assert "kept" in stop(first, signal.SIGINT)
    again = started("up", "--port", "0", "--data", tmp_path / "data", "--no-browser")
    told = [again.stdout.readline().decode() for _ in range(3)]
    assert "10 unchanged" in told[-1]
    assert "Chiang Rai hospital" in page(address(again))
    stop(again, signal.SIGTERM)


@pytest.mark.once("a port is the machine's")
def test_a_port_in_use_is_told_with_one_that_is_free(started, cosante, tmp_path):
    first = started("up", "--port", "0", "--data", tmp_path / "data", "--no-browser")
    port = int(address(first).rstrip("/").rpartition(":")[2])
    second = cosante("up", "--port", str(port), "--data", tmp_path / "data", "--no-browser")
    assert second.returncode == 1
    assert f"Port {port} of 127.0.0.1 cannot be used" in second.stderr
    assert re.search(r"--port \d{4,5}$", second.stderr.strip())


def test_an_address_of_another_machine_is_refused(cosante, tmp_path):
    done = cosante("up", "--host", "192.0.2.1", "--data", tmp_path / "data", "--no-browser")
    assert done.returncode == 1
    assert "192.0.2.1 is no address of this machine" in done.stderr


def test_data_that_cannot_be_kept_there_is_told(cosante, article):
    done = cosante("up", "--data", article / "below", "--port", "0", "--no-browser")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr


def test_a_database_that_does_not_answer_is_told_without_its_password(cosante, tmp_path):
    address = "postgresql://amina:secret@127.0.0.1:1/register"
    done = cosante("up", "--data", tmp_path / "data", "--port", "0", "--no-browser", COSANTE_DATABASE=address)
    assert done.returncode == 1
    assert done.stderr.startswith("cosante: The PostgreSQL database register at 127.0.0.1 cannot be used: ")
    assert "secret" not in done.stderr
    assert "Traceback" not in done.stderr
