"""Conversations: messages read with what went before them and without it, and what that gains."""

from pathlib import Path

import numpy as np
from sklearn.metrics import cohen_kappa_score

from emotion.errors import BadData
from emotion.evaluation.bootstrap import draw, interval, resampled_macro_f1
from emotion.evaluation.judgement import Judgement
from emotion.evaluation.report import Report
from emotion.labels import EMOTIONS
from emotion.reader import Reader
from emotion.training.messages import read_labels, read_service

_SEED = 7


def measure(reader: Reader, path: Path, report: Report) -> None:
    """Add the ablation on a CSV with the columns previous, assistant, text, emotion, intensity.

    The gain's interval is paired, and draws the messages of one situation together.

    Raises
    ------
    BadData
        If the file is not in that form; with the line number where one row is to blame.
    """
    rows = read_service(path)
    if not any(rows.contexts):
        raise BadData(f"{path} needs the columns previous and assistant, and a row that has one of them")
    gold = rows.service.argmax(axis=1)
    judged = Judgement(EMOTIONS, gold, reader.score(rows.texts, contexts=rows.contexts, alone=True).service)
    without = Judgement(EMOTIONS, gold, reader.score(rows.texts, alone=True).service)
    situations = {context: at for at, context in enumerate(dict.fromkeys(rows.contexts))}
    groups = np.array([situations[context] for context in rows.contexts])
    times = draw(len(gold), np.random.default_rng(_SEED), groups=groups)
    resampled, resampled_without = (resampled_macro_f1(*one.flags, times) for one in (judged, without))
    report.measure("context_macro_f1_8", interval(judged.macro_f1, resampled))
    report.measure("context_macro_f1_8_without", interval(without.macro_f1, resampled_without))
    gain = judged.macro_f1 - without.macro_f1
    report.measure("context_gain", interval(gain, resampled - resampled_without))
    for key, one in (("context_8", judged), ("context_8_without", without)):
        report.judgements[key] = one
        report.tables[key] = one.table()
    second = path.with_name(f"{path.stem}_second_pass.csv")
    if second.is_file():
        again = read_labels(second, rows.texts).argmax(axis=1)
        report.figures["context_passes_kappa"] = float(cohen_kappa_score(gold, again))
