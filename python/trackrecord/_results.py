"""What the commands found: plain data, tables, and a picture in a notebook."""

from __future__ import annotations

import io
from html import escape
from typing import Any, Dict, List, Optional


class _Result:
    """The JSON of a command."""

    #: As ``--format json`` has it; ``docs/json.md`` says what each field means.
    json: Dict[str, Any]

    def __init__(self, json: Dict[str, Any]) -> None:
        self.json = json

    @property
    def notes(self) -> List[str]:
        """What to know about the numbers."""
        return [note["text"] for note in self.json.get("notes", [])]


class _WithGroups(_Result):
    _table: str

    def __init__(self, json: Dict[str, Any], table: str) -> None:
        super().__init__(json)
        self._table = table

    @property
    def groups(self) -> List[Dict[str, Any]]:
        """One dict for each group, in the order of their keys."""
        return self.json["groups"]

    def to_frame(self) -> Any:
        """One row for each group as a pandas data frame, or as one of polars if there is no pandas."""
        try:
            import pandas
        except ImportError:
            try:
                import polars
            except ImportError:
                raise ImportError("to_frame needs pandas or polars; .groups has the same as dicts") from None
            return polars.read_csv(io.BytesIO(self._table.encode()))
        return pandas.read_csv(io.StringIO(self._table))

    def _cells(self, group: Dict[str, Any]) -> List[str]:
        """What a notebook shows of a group."""
        raise NotImplementedError

    _headings: List[str]

    def _repr_html_(self) -> str:
        rows = [[label(group), *self._cells(group)] for group in self.groups[:50]]
        body = "".join(_row("td", row) for row in rows)
        return f"<table>{_row('th', ['', *self._headings])}{body}</table>"


def label(group: Dict[str, Any]) -> str:
    """The name of a group.

    >>> label({"key": {"source_type": "broker", "year": "2017"}})
    'broker, 2017'
    """
    return ", ".join(str(value) for value in group["key"].values())


def estimate(of: Optional[Dict[str, Any]]) -> str:
    """A number with its interval, as far as there are any.

    >>> estimate({"value": 0.25, "low": 0.2, "high": 0.3}), estimate({"value": 0.25, "low": None, "high": None}), estimate(None)
    ('0.250 (0.200–0.300)', '0.250', '')
    """
    if not of or of.get("value") is None:
        return ""
    shown = f"{of['value']:.3f}"
    return shown if of.get("low") is None else f"{shown} ({of['low']:.3f}–{of['high']:.3f})"


def _row(tag: str, cells: List[str]) -> str:
    return "<tr>" + "".join(f"<{tag} style=\"text-align:left\">{escape(cell)}</{tag}>" for cell in cells) + "</tr>"


class Scores(_WithGroups):
    """Scores by group. ``overall`` is all of them together; ``picture`` the calibration of the groups as SVG."""

    #: The calibration of the groups in one picture, as SVG; ``None`` where there is too little for one.
    picture: Optional[str]

    def __init__(self, json: Dict[str, Any], table: str, picture: Optional[str] = None) -> None:
        super().__init__(json, table)
        self.picture = picture

    @property
    def overall(self) -> Dict[str, Any]:
        """All groups together."""
        return self.json["overall"]

    _headings = ["forecasts", "questions", "Brier score", "verdict"]

    def _cells(self, group: Dict[str, Any]) -> List[str]:
        counts = [str(group["forecasts"]), str(group["questions"])]
        return [*counts, estimate(group["brier"]), group["verdict"]["text"]]

    def __repr__(self) -> str:
        brier = self.overall.get("brier", {}).get("value")
        score = "no Brier score" if brier is None else f"Brier score {brier:.3f}"
        return f"<Scores: {self.json['counts']['scored']} forecasts in {len(self.groups)} groups, {score}>"

    def _repr_html_(self) -> str:
        return (self.picture or "") + super()._repr_html_()


class Comparison(_WithGroups):
    """Groups beside each other: ``pairs`` says which differ and how sure that is."""

    @property
    def pairs(self) -> List[Dict[str, Any]]:
        """Two groups each."""
        return self.json["pairs"]

    _headings = ["forecasts", "questions", "adjusted Brier score", "ranks"]

    def _cells(self, group: Dict[str, Any]) -> List[str]:
        rank = group.get("rank")
        counts = [str(group["forecasts"]), str(group["questions"])]
        return [*counts, estimate(group["adjusted_brier"]), f"{rank['best']}–{rank['worst']}" if rank else ""]

    def __repr__(self) -> str:
        return f"<Comparison of {len(self.groups)} groups, {len(self.pairs)} pairs>"


class Check(_Result):
    """What was read, and every problem."""

    @property
    def ok(self) -> bool:
        """Whether there are no errors."""
        return bool(self.json["ok"])

    @property
    def problems(self) -> List[Dict[str, Any]]:
        """The problems by kind."""
        return self.json["problems"]

    def __repr__(self) -> str:
        return f"<Check: {'no errors' if self.ok else 'errors'}, {len(self.problems)} kinds of problems>"


class Report:
    """The report as one page of HTML."""

    #: The page.
    html: str

    def __init__(self, html: str) -> None:
        self.html = html

    def save(self, path: Any) -> None:
        """Writes the page to a file."""
        with open(path, "w", encoding="utf-8", newline="") as file:
            file.write(self.html)

    def __repr__(self) -> str:
        return f"<Report: {len(self.html)} characters of HTML>"

    def _repr_html_(self) -> str:
        return f'<iframe style="width:100%;height:60rem;border:0" sandbox srcdoc="{escape(self.html, quote=True)}"></iframe>'
