"""The package as it is installed: ``python -m unittest discover python/tests``."""

import doctest
import io
import json
import subprocess
import tempfile
import unittest
from pathlib import Path

import trackrecord
from trackrecord import _results, _run

DATA = Path(__file__).resolve().parents[2] / "data" / "example"
FILES = (DATA / "forecasts.csv", DATA / "resolutions.csv")


def frames():
    """The libraries of data frames that are there."""
    found = []
    for name in ("pandas", "polars"):
        try:
            found.append((name, __import__(name)))
        except ImportError:
            pass
    return found


class Package(unittest.TestCase):
    def test_examples(self):
        for module in (trackrecord, _results, _run):
            self.assertEqual(doctest.testmod(module).failed, 0)

    def test_scores_are_those_of_the_program(self):
        words = [trackrecord.program(), "score", "--no-project", str(FILES[0]), "-r", str(FILES[1]), "--as-of", "2019-12-31", "--format", "json"]
        direct = json.loads(subprocess.run(words, capture_output=True, check=True).stdout)
        scores = trackrecord.score(*FILES, as_of="2019-12-31")
        self.assertEqual(scores.groups, direct["groups"])
        self.assertEqual(scores.overall, direct["overall"])
        self.assertIn("588 forecasts in 3 groups, Brier score 0.220", repr(scores))
        self.assertTrue(scores.notes)

    def test_data_frames_give_the_same_as_files(self):
        plain = trackrecord.score(*FILES, as_of="2019-12-31")
        for name, library in frames():
            with self.subTest(name):
                scores = trackrecord.score(*map(library.read_csv, map(str, FILES)), as_of="2019-12-31")
                self.assertEqual(scores.groups, plain.groups)
                frame = scores.to_frame()
                self.assertEqual(len(frame), 4)

    def test_comparison_report_and_picture(self):
        comparison = trackrecord.compare(*FILES, as_of="2019-12-31", resamples=200)
        self.assertEqual(len(comparison.pairs), 3)
        self.assertIn("<td style=\"text-align:left\">1–3</td>", comparison._repr_html_())
        report = trackrecord.report(*FILES, as_of="2019-12-31", title="Ours & theirs")
        self.assertIn("<title>Ours &amp; theirs</title>", report.html)
        self.assertIn("srcdoc", report._repr_html_())
        scores = trackrecord.score(*FILES, as_of="2019-12-31", picture=True)
        self.assertTrue(scores._repr_html_().startswith("<svg"))
        self.assertIn("0.254 (0.206–0.309)", scores._repr_html_())

    def test_problems_are_raised_with_their_list(self):
        with tempfile.TemporaryDirectory() as folder:
            log = Path(folder) / "log.csv"
            text = FILES[0].read_text(encoding="utf-8").replace("0.40", "120%", 1)
            log.write_text(text, encoding="utf-8")
            with self.assertRaises(trackrecord.DataProblems) as raised:
                trackrecord.score(log, FILES[1], as_of="2019-12-31")
            self.assertEqual([problem["code"] for problem in raised.exception.problems], ["probability-above-hundred-percent"])
            checked = trackrecord.check(log, FILES[1], as_of="2019-12-31")
            self.assertFalse(checked.ok)
        with self.assertRaises(trackrecord.TrackrecordError):
            trackrecord.score(*FILES, nonsense="x")
        with self.assertRaises(TypeError):
            trackrecord.score(io.StringIO("x"))


if __name__ == "__main__":
    unittest.main()
