#!/usr/bin/env python3
"""Whole processes side by side: trackrecord, and scripts that do a part of its work with other tools.

    compare_peers.py PROGRAM DATA [--peers FOLDER] [--rounds 5] [--cores 0,1] [--oracle SCRIPT] [SIZE ...]

DATA has forecasts_SIZE.csv and resolutions_SIZE.csv for each SIZE. FOLDER (or the environment variable PEERS) has the
scripts: those with polars or duckdb in their names are run as `python3 SCRIPT FORECASTS RESOLUTIONS`. See README.md.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

PEERS = ("polars", "duckdb")
RESAMPLES = (0, 1000)
TOLERANCE = 1e-12


class Cost(NamedTuple):
    wall: float  # seconds
    cpu: float  # seconds, user and system
    rss: float  # MiB at the peak


def run(command, output=os.devnull):
    """Runs the command to its end and tells what it cost."""
    to_file = (os.POSIX_SPAWN_OPEN, 1, str(output), os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
    start = time.perf_counter()
    process = os.posix_spawnp(command[0], command, os.environ, file_actions=[to_file])
    _, status, usage = os.wait4(process, 0)
    wall = time.perf_counter() - start
    if status != 0:
        sys.exit(f"exit status {os.waitstatus_to_exitcode(status)}: {' '.join(command)}")
    return Cost(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def ours(program, forecasts, resolutions, resamples, threads):
    """The command line of one run of trackrecord."""
    options = ["--format", "json", "--resamples", str(resamples), "--threads", str(threads), "--quiet"]
    return [program, "score", str(forecasts), "-r", str(resolutions), *options]


def commands(options, size):
    """What is run in each round, by name."""
    files = [options.data / f"{name}_{size}.csv" for name in ("forecasts", "resolutions")]
    found = {}
    for resamples in RESAMPLES:
        name = f"trackrecord, {resamples} resamples"
        found[name] = ours(options.program, *files, resamples, len(options.cores))
    for peer in PEERS:
        for script in sorted(options.peers.glob(f"*{peer}*.py")):
            found[peer] = [sys.executable, str(script), *map(str, files)]
    return found


def rounds(todo, count):
    """The costs of each command in each round; every round starts with another command, after one round to warm up."""
    names = list(todo)
    for name in names:
        run(todo[name])
    result = []
    for number in range(count):
        turn = number % len(names)
        result.append({name: run(todo[name]) for name in names[turn:] + names[:turn]})
    return result


def report(size, measured):
    """Rows of the table: medians, and medians of the ratios to the faster peer of the same round."""
    for name in measured[0]:
        wall, cpu, rss = (statistics.median(getattr(costs[name], kind) for costs in measured) for kind in Cost._fields)
        ratios = [ratio(costs, name) for costs in measured]
        cells = [f"{statistics.median(column):.2f}" for column in zip(*ratios)] if ratios[0] else ["–"] * 3
        print(f"| {size} | {name} | {wall:.2f} | {cpu:.2f} | {rss:.0f} | {' | '.join(cells)} |", flush=True)


def ratio(costs, name):
    """One round's costs as multiples of those of its faster peer."""
    peers = [costs[peer] for peer in PEERS if peer in costs]
    return [ours / theirs for ours, theirs in zip(costs[name], min(peers))] if peers else []


def differences(exact, report):
    """The largest differences from exact arithmetic; stops when a whole number differs."""
    groups = {group["key"]["source_type"]: group for group in report["groups"]}
    largest = dict.fromkeys(("brier", "mcb", "dsc", "unc", "bins"), 0.0)
    if exact.keys() != groups.keys():
        sys.exit(f"other groups: {sorted(exact)} {sorted(groups)}")

    def see(what, a, b):
        largest[what] = max(largest[what], abs(a - b))

    for key, expected in exact.items():
        found = groups[key]
        bins = [(round(part["from"] * 10), part["forecasts"]) for part in found["bins"]]
        if found["forecasts"] != expected["n"] or bins != [tuple(part[:2]) for part in expected["bins"]]:
            sys.exit(f"other counts in {key}: {found['forecasts']} {bins}, not {expected['n']} {expected['bins']}")
        see("brier", found["brier"]["value"], expected["brier"])
        for what, name in (("mcb", "miscalibration"), ("dsc", "discrimination"), ("unc", "uncertainty")):
            see(what, found["corp"][name], expected[what])
        for part, (_, _, forecast, observed) in zip(found["bins"], expected["bins"]):
            see("bins", part["mean_forecast"], forecast)
            see("bins", part["observed"], observed)
    return largest


def check(options, size):
    """Compares the program's numbers with those of a script that calculates with fractions."""
    files = [options.data / f"{name}_{size}.csv" for name in ("forecasts", "resolutions")]
    outputs = []
    for command in (
        [sys.executable, str(options.oracle), *map(str, files)],
        ours(options.program, *files, 0, len(options.cores)),
    ):
        outputs.append(json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout))
    largest = differences(outputs[0]["groups"], outputs[1])
    wrong = {what: value for what, value in largest.items() if value > TOLERANCE}
    if wrong:
        sys.exit(f"{size}: further from exact arithmetic than {TOLERANCE}: {wrong}")
    found = ", ".join(f"{what} {value:.1e}" for what, value in largest.items())
    print(f"\n{size}: counts equal; largest differences from exact arithmetic: {found}")


def options():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("data", type=Path)
    parser.add_argument("sizes", nargs="*", default=["100k", "1m", "10m", "10m_shuf"], metavar="SIZE")
    parser.add_argument("--peers", type=Path, default=os.environ.get("PEERS"))
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--cores", type=lambda text: {int(core) for core in text.split(",")}, default={0, 1})
    parser.add_argument("--oracle", type=Path, help="a script that prints exact results, compared at the first size")
    found = parser.parse_args()
    if found.peers is None:
        parser.error("where the peers' scripts are: --peers FOLDER, or the environment variable PEERS")
    return found


def main():
    found = options()
    os.sched_setaffinity(0, found.cores)
    floor = run(["true"]).rss
    print(f"Medians of {found.rounds} rounds on {len(found.cores)} cores; a process that does nothing shows {floor:.0f} MiB.\n")
    print("| rows | what | wall, s | CPU, s | peak, MiB | wall, × faster peer | CPU, × | peak, × |")
    print("|---|---|--:|--:|--:|--:|--:|--:|")
    for size in found.sizes:
        report(size, rounds(commands(found, size), found.rounds))
    if found.oracle:
        check(found, found.sizes[0])
    print(f"\nLoad average {os.getloadavg()[0]:.1f} at the end.")


if __name__ == "__main__":
    main()
