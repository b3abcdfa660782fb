"""Log files and their limits."""

from ops.serve.logs import LogFile, tail


def test_a_log_never_grows_beyond_twice_its_limit(tmp_path):
    path = tmp_path / "log" / "rasa.log"
    log = LogFile(path, max_bytes=100)
    for number in range(100):
        log.write(f"line {number}\n".encode())
    log.close()
    assert path.stat().st_size + path.with_name("rasa.log.1").stat().st_size <= 200
    assert path.read_text().endswith("line 99\n")


def test_a_log_goes_on_where_it_stopped(tmp_path):
    for line in (b"one\n", b"two\n"):
        log = LogFile(tmp_path / "a.log")
        log.write(line)
        log.close()
    assert (tmp_path / "a.log").read_text() == "one\ntwo\n"


def test_the_tail_is_the_last_lines(tmp_path):
    (tmp_path / "a.log").write_text("1\n2\n3\n")
    assert tail(tmp_path / "a.log", 2) == "    2\n    3"


def test_an_absent_log_has_no_tail(tmp_path):
    assert tail(tmp_path / "a.log") == ""
