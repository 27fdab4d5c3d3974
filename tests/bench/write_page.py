#!/usr/bin/env python3
"""Writes docs/performance.md from what the benchmark recorded: write_page.py RECORD MICRO PAGE COMMAND, as `./dev bench` calls it.

RECORD holds one JSON object a line (tests/bench/session.cpp), MICRO is Google Benchmark's output and may be missing. What stands in PAGE from
the line KEPT on is written by hand and stays.
"""
import datetime
import json
import os
import platform
import re
import statistics
import subprocess
import sys
from pathlib import Path

KEPT = "<!-- from here on by hand -->"
PAGE_IN_DOCS = Path(__file__).resolve().parents[2] / "docs" / "performance.md"

INTRODUCTION = """# Performance

What the engine is held to, and what it reaches beside other programs: all in one run, on one machine, on the same graphs. Absolute figures
drift from machine to machine and from hour to hour; read the ratios. Contenders take turns within each round, so that whatever the machine
does meanwhile meets all of them; a ratio is taken round by round. Figures are medians with (least - most) of the rounds.

```text
{command}
```

{machine}

This page is written by that command (`--quick` tries it out on smaller graphs and writes elsewhere; names of sections run only these;
`--most-accounts 4e7` lets the networks grow further, up to the size of Twitter in 2010). What is measured how stands in tests/bench/.

- **W1**: the independent cascade with p = 0.1, ten replicates from ten first accounts, on a directed R-MAT graph with 2^20 accounts and 2^24
  follows before cleaning. In the engine: `Simulation` as `firebreak run` uses it, with scenarios/small/pure_contagion.yaml and
  `platform.kernel: fixed`, so that a window is a generation; set-up and recording included.
- **W2**: the same on a Barabasi-Albert graph with 100,000 accounts and a million links, both ways.
- **Follows crossed**: the follower counts of all who shared.
"""


def version_of(package):
    asked = subprocess.run(["dpkg-query", "-W", "-f", "${Version}", package], capture_output=True, text=True, check=False)
    return asked.stdout if asked.returncode == 0 and asked.stdout else None


def first_line(*words):
    try:
        return subprocess.run(words, capture_output=True, text=True, check=True).stdout.splitlines()[0]
    except (OSError, subprocess.CalledProcessError, IndexError):
        return None


def machine():
    lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    processor = next((line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")), platform.machine())
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    system = platform.freedesktop_os_release().get("PRETTY_NAME", "Linux")
    peers = {"graph-tool": "python3-graph-tool", "numpy": "python3-numpy", "igraph": "libigraph-dev", "Boost": "libboost-graph-dev",
             "Google Benchmark": "libbenchmark-dev"}
    versions = [f"{name} {version_of(package)}" for name, package in peers.items() if version_of(package)]
    load = os.getloadavg()[1]
    parts = [f"{os.cpu_count()} processors ({processor}), {memory:.0f} GiB", f"{system}, Linux {platform.release()}", first_line("g++", "--version"),
             *versions, f"load {load:.1f} at the end", datetime.date.today().isoformat()]
    busy = " **The machine had more to do than it has processors: other programs took part in these figures.**" if load > os.cpu_count() else ""
    return "; ".join(part for part in parts if part) + "." + busy


def number(value):
    if value == int(value) and abs(value) < 1e9:
        return f"{int(value):,}"
    if 1e-3 <= abs(value) < 1e9:
        digits = 0 if abs(value) >= 1000 else 1 if abs(value) >= 100 else 2 if abs(value) >= 1 else 3
        return f"{value:,.{digits}f}"
    return f"{value:.3g}"


def spread(rounds):
    if len(rounds) == 1:
        return number(rounds[0])
    return f"{number(statistics.median(rounds))} ({number(min(rounds))} - {number(max(rounds))})"


def verdict(goal, rounds):
    measured = statistics.median(rounds)
    share = measured / goal["required"] if goal["is_at_least"] else goal["required"] / measured
    return "yes" if share >= 1 else f"**no**, {100 * share:.0f} % of the way"


def goal_rows(rows):
    judged = {(row["subject"], row["measure"]): row for row in rows if row["kind"] == "goal"}
    yield "| goal | required | measured | met |"
    yield "|---|---|---|---|"
    for asked in (row for row in rows if row["kind"] == "asked"):
        goal = judged.get((asked["subject"], asked["measure"]), {})
        required = f"{'≥' if asked['is_at_least'] else '≤'} {asked['required']:g} {asked['measure']}"
        rounds = goal.get("rounds")
        if not rounds:
            yield f"| {asked['subject']} | {required} | not in this run | |"
        elif "elsewhere" in goal:
            peer = asked["measure"].removeprefix("x ")
            yield f"| {asked['subject']} | {required} | {peer} not in this run; {spread(rounds)} if it crosses {goal['elsewhere']:g} M follows/s | |"
        else:
            yield f"| {asked['subject']} | {required} | {spread(rounds)} | {verdict(asked, rounds)} |"


def figure_rows(rows):
    is_table = False
    for row in rows:
        if row["kind"] == "heading":
            yield f"\n## {row['title']}\n\n{row['words']}\n"
            is_table = False
        elif row["kind"] in ("figure", "point"):
            if not is_table:
                yield "| what | median (least - most) | |" if row["kind"] == "figure" else "| at | median (least - most) | |"
                yield "|---|---:|---|"
                is_table = True
            what = row["what"] if row["kind"] == "figure" else number(row["x"])
            unit = row.get("unit", row["what"])
            yield f"| {what} | {spread(row['rounds'])} | {unit} |" if "rounds" in row else f"| {what} | not in this run | {row['why']} |"


def micro_name(name):
    """hold<CalendarQueue>/1000 -> hold, calendar queue, 1,000 pending"""
    words = re.fullmatch(r"hold<(\w+)>/(\d+)", name)
    if not words:
        return name.replace("_", " ")
    queue = re.sub(r"(?<=[a-z])([A-Z])", r" \1", words[1]).lower()
    return f"hold, {queue}, {int(words[2]):,} pending"


def micro_rows(path):
    if not path.exists():
        return
    times = {}
    for run in json.loads(path.read_text(encoding="utf-8"))["benchmarks"]:
        if run["run_type"] == "iteration":
            times.setdefault(run["name"], []).append(run["cpu_time"])
    yield "\n## The smallest parts\n"
    yield "`build/release/bin/firebreak_microbench`: nanoseconds of processor time each, one thread. *Hold*: of so many pending events the"
    yield "earliest is taken out and another put in, a delay of the reaction kernel later: by the wheel a window at a time, by a heap and a"
    yield "calendar queue one by one.\n"
    yield "| what | ns |"
    yield "|---|---:|"
    for name, rounds in times.items():
        yield f"| {micro_name(name)} | {spread(rounds)} |"


def figures(page):
    names = [name for name in ("accounts", "activity", "threads") if (page.parent / "figures" / f"growth-{name}.svg").exists()]
    return [""] + [f"![How it grows with {name}](figures/growth-{name}.svg)" for name in names]


def kept():
    text = PAGE_IN_DOCS.read_text(encoding="utf-8") if PAGE_IN_DOCS.exists() else ""
    return KEPT + text.split(KEPT, 1)[1] if KEPT in text else KEPT + "\n"


def main():
    if len(sys.argv) != 5:
        sys.exit(__doc__)
    record, micro, page = map(Path, sys.argv[1:4])
    rows = [json.loads(line) for line in record.read_text(encoding="utf-8").splitlines()]
    lines = [INTRODUCTION.format(command=sys.argv[4], machine=machine()), "## Goals\n", *goal_rows(rows), *figure_rows(rows), *figures(page),
             *micro_rows(micro), "", kept().rstrip("\n")]
    page.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
