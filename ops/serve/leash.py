"""`python -m ops.serve.leash PARENT COMMAND…`: becomes the command, and dies when the parent does.

The kernel sends the signal (Linux; elsewhere the command runs without a leash), so that nothing is left
behind even when the parent is killed outright. Done here and not in a `preexec_fn`, which may deadlock in
a process with threads.
"""

import ctypes
import os
import signal
import sys

PR_SET_PDEATHSIG = 1


def tie(parent: int, died: signal.Signals = signal.SIGKILL) -> None:
    """Have the kernel end this process when its parent ends; exit at once if that has happened."""
    if sys.platform.startswith("linux"):
        ctypes.CDLL(None, use_errno=True).prctl(PR_SET_PDEATHSIG, int(died))
        if os.getppid() != parent:
            sys.exit(1)


def main() -> None:
    """Tie this process to the parent, then become the command."""
    parent, command = int(sys.argv[1]), sys.argv[2:]
    tie(parent)
    os.execvp(command[0], command)  # noqa: S606


if __name__ == "__main__":
    main()
