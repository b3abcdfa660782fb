import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from emotion.export import export
from ops.commands.bench import bench


@pytest.mark.slow
def test_the_bench_compares_both_in_one_run(artefact_home):
    result = CliRunner().invoke(
        bench, ["emotion", "--json", "--repeats", "5"], env={"ATTUNE_HOME": str(artefact_home)}
    )
    facts = json.loads(result.stdout)
    assert facts["speedup_p50"] == pytest.approx(facts["pipeline_p50_ms"] / facts["ours_p50_ms"], rel=0.02)
    assert facts["speedup_p50"] > 1.5  # the bar is 5 on a quiet machine; a test machine may be busy


@pytest.fixture
def artefact_home(tmp_path):
    export(Path("emotion/weights"), tmp_path / "emotion")
    return tmp_path
