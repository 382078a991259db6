"""The commands as functions."""

from __future__ import annotations

import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Optional

from ._results import Check, Comparison, Report, Scores
from ._run import run

#: The picture of all groups in one square, as the report names it.
_TOGETHER = "calibration-together.svg"
_FIRST = "calibration-1.svg"


def _both(command: str, forecasts: Any, resolutions: Any, given: dict) -> tuple:
    found = json.loads(run(command, forecasts, resolutions, {**given, "format": "json"}))
    table = run(command, forecasts, resolutions, {**given, "format": "csv"}).decode()
    return found, table


def score(
    forecasts: Any, resolutions: Any = None, *, by: Optional[str] = None, picture: bool = False, **options: Any
) -> Scores:
    """Scores forecasts by source type, or by whatever ``by`` names.

    ``forecasts`` and ``resolutions`` are paths or data frames, one or a list of them. Options are those of ``trackrecord score`` with
    underscores: ``as_of="2017-12-31"``, ``lexicon="icd203"``, ``map=["source=Wer"]``. With ``picture=True`` the result has the
    calibration of the groups as a picture, which a notebook shows.

    Raises ``DataProblems`` with the list if rows or columns cannot be used, and ``TrackrecordError`` for anything else.
    """
    given = {"by": by, **options}
    found, table = _both("score", forecasts, resolutions, given)
    return Scores(found, table, _picture(forecasts, resolutions, given) if picture else None)


def compare(forecasts: Any, resolutions: Any = None, *, by: Optional[str] = None, **options: Any) -> Comparison:
    """Which groups differ, and how sure that is. Arguments as of ``score``."""
    return Comparison(*_both("compare", forecasts, resolutions, {"by": by, **options}))


def report(forecasts: Any, resolutions: Any = None, *, by: Optional[str] = None, **options: Any) -> Report:
    """The report to hand round, one page of HTML. Arguments as of ``score``, and those of ``trackrecord report``."""
    with TemporaryDirectory(prefix="trackrecord-") as folder:
        path = Path(folder) / "report.html"
        run("report", forecasts, resolutions, {"by": by, **options, "output": path})
        return Report(path.read_text(encoding="utf-8"))


def check(forecasts: Any, resolutions: Any = None, **options: Any) -> Check:
    """What was read, and every problem: raises nothing because of the data."""
    return Check(json.loads(run("check", forecasts, resolutions, {**options, "format": "json"})))


def _picture(forecasts: Any, resolutions: Any, given: dict) -> Optional[str]:
    with TemporaryDirectory(prefix="trackrecord-") as folder:
        charts = Path(folder) / "charts"
        run("report", forecasts, resolutions, {**given, "output": Path(folder) / "report.html", "charts": charts})
        for name in (_TOGETHER, _FIRST):
            if (charts / name).is_file():
                return (charts / name).read_text(encoding="utf-8")
    return None
