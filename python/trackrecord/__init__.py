"""Whose forecasts deserve trust: calibration and Brier scores by source type.

The functions run the program ``trackrecord`` and give back what it found. They take files, or data frames with the
columns of a log: anything with ``to_csv`` (pandas) or ``write_csv`` (polars).

>>> import trackrecord
>>> log = '''question_id,source,source_type,forecast_date,probability,resolved_on,outcome
... Q1,Ann,analyst,2017-03-01,0.7,2017-06-30,yes
... Q2,Ben,broker,2017-03-01,0.4,2017-06-30,no
... '''
>>> from pathlib import Path; from tempfile import TemporaryDirectory
>>> with TemporaryDirectory() as folder:
...     file = Path(folder) / "log.csv"
...     _ = file.write_text(log)
...     scores = trackrecord.score(file, as_of="2017-12-31")
>>> round(scores.overall["brier"]["value"], 3)
0.125
>>> [(group["key"]["source_type"], group["forecasts"]) for group in scores.groups]
[('analyst', 1), ('broker', 1)]
"""

from ._run import DataProblems, TrackrecordError, program
from ._results import Check, Comparison, Report, Scores
from ._commands import check, compare, report, score

__all__ = [
    "Check",
    "Comparison",
    "DataProblems",
    "Report",
    "Scores",
    "TrackrecordError",
    "check",
    "compare",
    "program",
    "report",
    "score",
]
