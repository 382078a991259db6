"""Runs the program: arguments and data frames in, its bytes out."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Iterable, List, Optional, Sequence, Union

Data = Union[str, "os.PathLike[str]", Any]


class TrackrecordError(RuntimeError):
    """The program did not do what was asked: wrong options, or a file that cannot be read or written."""


class DataProblems(TrackrecordError):
    """The data have problems, and nothing was scored.

    ``problems`` lists them: a dict each, with ``code``, ``severity``, ``place``, ``value``, ``message``, ``help``, and where that is
    so ``readings``, the options for each of several ways to read it.
    """

    def __init__(self, problems: List[dict], told: str) -> None:
        super().__init__(told)
        self.problems = problems


def program() -> str:
    """The path of the program that came with this package, else of one on ``PATH``."""
    name = "trackrecord.exe" if os.name == "nt" else "trackrecord"
    folders = [sysconfig.get_path("scripts"), str(Path(sys.executable).parent)]
    schemes = ["nt_user" if os.name == "nt" else "posix_user"]
    folders += [sysconfig.get_path("scripts", scheme) for scheme in schemes if scheme in sysconfig.get_scheme_names()]
    for folder in folders:
        if folder and (Path(folder) / name).is_file():
            return str(Path(folder) / name)
    found = shutil.which(name)
    if found is None:
        raise TrackrecordError("the program trackrecord is neither beside this Python nor on PATH")
    return found


def options(given: dict) -> List[str]:
    """Keywords as they are typed: ``as_of=...`` is ``--as-of=...``, a list repeats, ``True`` is a switch, ``None`` and ``False`` are left out.

    >>> options({"as_of": "2017-12-31", "map": ["source=Wer"], "skip_bad_rows": True, "lexicon": None})
    ['--as-of=2017-12-31', '--map=source=Wer', '--skip-bad-rows']
    """
    typed = []
    for name, value in given.items():
        option = "--" + name.replace("_", "-")
        for one in value if isinstance(value, (list, tuple)) else [value]:
            if one is True:
                typed.append(option)
            elif one is not None and one is not False:
                typed.append(f"{option}={one}")
    return typed


def _written(data: Data, folder: Path, name: str) -> str:
    """A file as it is; a data frame as CSV."""
    if isinstance(data, (str, os.PathLike)):
        return os.path.abspath(os.fspath(data))
    path = folder / f"{name}.csv"
    if hasattr(data, "write_csv"):
        data.write_csv(path)
    elif hasattr(data, "to_csv"):
        data.to_csv(path, index=False)
    else:
        raise TypeError(f"{name}: a path or a data frame with to_csv or write_csv, not {type(data).__name__}")
    return str(path)


def _several(data: Optional[Union[Data, Sequence[Data]]]) -> List[Data]:
    if data is None:
        return []
    return list(data) if isinstance(data, (list, tuple)) else [data]


def run(command: str, forecasts: Any, resolutions: Any, given: dict, more: Iterable[str] = ()) -> bytes:
    """Runs a command on files or data frames, and gives what it wrote."""
    with TemporaryDirectory(prefix="trackrecord-") as temporary:
        folder = Path(temporary)
        words = [program(), command, "--no-project", "--quiet", *options(given), *more]
        for number, data in enumerate(_several(resolutions), start=1):
            words.append("--resolutions=" + _written(data, folder, f"resolutions-{number}"))
        words.append("--")
        words += [_written(data, folder, f"forecasts-{number}") for number, data in enumerate(_several(forecasts), start=1)]
        ran = subprocess.run(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL)
    told = ran.stderr.decode("utf-8", "replace").strip()
    if ran.returncode == 0 or (command == "check" and ran.returncode == 1 and ran.stdout):
        return ran.stdout
    if ran.returncode == 1:
        try:
            problems = json.loads(ran.stdout)["problems"]
        except (ValueError, KeyError):
            problems = []
        raise DataProblems(problems, told)
    raise TrackrecordError(told)
