import json
import time

import pytest
from click.testing import CliRunner

from emotion import Reader
from ops.bench.emotion_load import busy_processes, measure_busy
from ops.bench.emotion_process import measure as measure_process
from ops.commands.bench import bench

PROMISED = {
    *("ours_p50_ms", "ours_p95_ms", "pipeline_p50_ms", "pipeline_p95_ms", "speedup_p50", "speedup_batch"),
    *("int8_macro_f1_delta", "p99_over_p50_busy", "rss_mb", "load_s", "ms_by_tokens", "explain_ms_p50"),
    *("concurrent_speedup", "threads", "model", "messages"),
}


@pytest.mark.slow
def test_the_bench_compares_both_in_one_run(exported, tmp_path):
    result = CliRunner().invoke(
        bench,
        ["emotion", "--json", "--repeats", "2", "--data", str(tmp_path)],
        env={"ATTUNE_HOME": str(exported)},
    )
    facts = json.loads(result.stdout)
    assert set(facts) >= PROMISED
    assert facts["speedup_p50"] == pytest.approx(facts["pipeline_p50_ms"] / facts["ours_p50_ms"], rel=0.02)
    assert facts["speedup_p50"] > 1.5  # the bar is 5 on a quiet machine; a test machine may be busy
    assert facts["int8_macro_f1_delta_on"].startswith("service_test.csv")
    assert facts["model"] == Reader.open(exported / "emotion").version


@pytest.mark.slow
def test_a_fresh_process_stays_small_and_free_of_training_libraries(exported):
    facts = measure_process(exported / "emotion")
    assert facts["rss_mb"] <= 150
    assert facts["training_libraries_loaded"] == "none"


def test_busy_processes_end_with_the_block():
    with busy_processes(1) as running:
        assert running[0].poll() is None
    deadline = time.monotonic() + 10
    while running[0].poll() is None and time.monotonic() < deadline:
        time.sleep(0.01)
    assert running[0].poll() is not None


def test_the_wait_for_the_processor_counts_from_the_arrival():
    class Slow:
        def read(self, text):
            time.sleep(0.002)

    facts = measure_busy(Slow(), readings=20)
    assert facts["busy_p50_ms"] > facts["busy_once_running_p50_ms"] > 2.0
