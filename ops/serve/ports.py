"""Who holds a port. Standard library only; where /proc is missing it says less, never fails."""

import errno
import socket
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

LISTEN = "0A"


@dataclass(frozen=True, slots=True)
class Holder:
    """A process that listens on a port."""

    pid: int
    name: str

    def __str__(self) -> str:
        return f"{self.name} (process {self.pid})"


def is_free(host: str, port: int) -> bool:
    """Return whether a server could listen there now."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        # As servers do: connections of a process just stopped must not count as a holder.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            return error.errno not in (errno.EADDRINUSE, errno.EACCES)
    return True


def free_port(host: str) -> int:
    """Return a port nobody listens on, chosen by the system."""
    with socket.socket() as probe:
        probe.bind((host, 0))
        port: int = probe.getsockname()[1]
        return port


def holder(port: int, proc: Path = Path("/proc")) -> Holder | None:
    """Return who listens on the port, None when that cannot be told."""
    sockets = {f"socket:[{inode}]" for inode in listening_inodes(port, proc)}
    if not sockets:
        return None
    for folder in sorted(proc.glob("[0-9]*"), key=lambda path: int(path.name)):
        if any(link in sockets for link in links(folder / "fd")):
            return Holder(int(folder.name), command_name(folder))
    return None


def listening_inodes(port: int, proc: Path) -> Iterator[str]:
    """Yield the socket inodes that listen on the port, over IPv4 and IPv6."""
    for table in ("tcp", "tcp6"):
        try:
            lines = (proc / "net" / table).read_text().splitlines()[1:]
        except OSError:
            continue
        for line in lines:
            columns = line.split()
            if columns[3] == LISTEN and int(columns[1].rpartition(":")[2], 16) == port:
                yield columns[9]


def links(folder: Path) -> Iterator[str]:
    """Yield where a process's open files point; nothing for a process of somebody else's."""
    try:
        names = list(folder.iterdir())
    except OSError:
        return
    for name in names:
        try:
            yield str(name.readlink())
        except OSError:
            continue


def command_name(folder: Path) -> str:
    """Return the start of a process's command line, its short name failing that."""
    try:
        words = (folder / "cmdline").read_bytes().decode(errors="replace").split("\0")
        shown = " ".join([Path(words[0]).name, *words[1:4]]).strip()
        return shown[:60] or (folder / "comm").read_text().strip()
    except OSError:
        return "a process"
