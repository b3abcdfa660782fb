import subprocess
import sys

import pytest

HEAVY = ["torch", "transformers", "peft", "onnx", "sqlalchemy", "pandas", "sklearn"]


def test_serving_loads_no_training_library(artefact):
    code = (
        "import sys; from pathlib import Path; from emotion import Reader\n"
        "Reader.open(Path(sys.argv[1])).read('where is my order')\n"
        "print(*sys.modules)"
    )
    run = subprocess.run(
        [sys.executable, "-c", code, str(artefact)], capture_output=True, text=True, check=True
    )
    assert not set(HEAVY) & set(run.stdout.split())


@pytest.mark.parametrize(
    "command", [["emotion", "--help"], ["emotion", "train", "--help"], ["bench", "--help"]]
)
def test_help_loads_no_model_library(command):
    code = (
        f"import sys; from ops.__main__ import cli\n"
        f"try: cli({command!r})\n"
        "except SystemExit: print(*sys.modules, file=sys.stderr)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not {*HEAVY, "onnxruntime"} & set(run.stderr.split())
