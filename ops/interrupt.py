"""One way to be stopped: Ctrl-C, SIGTERM and a closed terminal all raise KeyboardInterrupt once."""

import signal
from types import FrameType

STATUS = 130  # of a command that was interrupted
STOPPING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def listen() -> None:
    """Turn every stopping signal into KeyboardInterrupt."""
    for which in STOPPING:
        signal.signal(which, _interrupt)


def ignore() -> None:
    """Let nothing interrupt the tidying up: it is bounded in time."""
    for which in STOPPING:
        signal.signal(which, signal.SIG_IGN)


def _interrupt(_signal: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt
