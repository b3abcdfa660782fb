"""What a half-made environment is found to lack."""

import subprocess
import sys
from pathlib import Path

import pytest

from ops.provision.jobs import FLAWS


@pytest.fixture
def site(tmp_path):
    folder = tmp_path / "site"
    folder.mkdir()
    return folder


def install(site: Path, name: str, version: str, *, finished: bool = True) -> Path:
    """Put a package of one module there, as an installer would; return its record folder."""
    (site / f"{name}.py").write_text("")
    record = site / f"{name}-{version}.dist-info"
    record.mkdir()
    (record / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n")
    (record / "RECORD").write_text(f"{name}.py,,\n{record.name}/METADATA,,\n")
    if finished:
        (record / "INSTALLER").write_text("pip\n")
    return record


def flaws(site: Path, lock: str) -> str:
    done = subprocess.run(
        [sys.executable, "-S", str(FLAWS)],
        input=lock,
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONPATH": str(site)},
    )
    return done.stdout.strip()


def test_a_met_pin_is_no_flaw(site):
    install(site, "alpha", "1.0")
    assert flaws(site, "# a comment\nalpha==1.0\n") == ""


def test_a_build_tag_does_not_count(site):
    install(site, "alpha", "1.0+cpu")
    assert flaws(site, "alpha==1.0\n") == ""


@pytest.mark.parametrize(
    ("lock", "flaw"),
    [
        ("beta==1.0\n", "absent beta"),
        ("alpha==2.0\n", "other alpha"),
        ("beta==1.0 \\\n    --hash=sha256:00\n", "absent beta"),
    ],
)
def test_a_pin_that_is_not_met_is_named(site, lock, flaw):
    install(site, "alpha", "1.0")
    assert flaws(site, lock) == flaw


def test_an_installation_cut_short_is_broken(site):
    install(site, "alpha", "1.0", finished=False)
    assert flaws(site, "alpha==1.0\n") == "broken alpha==1.0"


def test_a_package_whose_file_is_gone_is_broken(site):
    install(site, "alpha", "1.0")
    (site / "alpha.py").unlink()
    assert flaws(site, "alpha==1.0\n") == "broken alpha==1.0"
