#!/usr/bin/env python3
"""Draws how time and memory grow: draw_growth.py RECORD FOLDER writes growth-accounts.svg, growth-activity.svg and growth-threads.svg."""
import json
import statistics
import sys
from pathlib import Path

import matplotlib

matplotlib.use("svg")
matplotlib.rcParams.update({"svg.hashsalt": "firebreak", "font.size": 10, "axes.spines.top": False, "axes.spines.right": False})
from matplotlib import pyplot  # noqa: E402  (the backend comes first)

WORDS = {"accounts": "accounts", "activity": "exposures handled", "threads": "threads"}


def curve(points, unit):
    chosen = sorted((point["x"], point["rounds"]) for point in points if point["what"] == unit)
    return [x for x, _ in chosen], [statistics.median(rounds) for _, rounds in chosen]


def draw(figure, points, path):
    units = sorted({point["what"] for point in points}, key=["s", "MB"].index)
    canvas, panels = pyplot.subplots(1, len(units), figsize=(4.2 * len(units), 3.0), squeeze=False)
    for panel, unit in zip(panels[0], units):
        x, y = curve(points, unit)
        panel.plot(x, y, marker="o", color="#c8501e")
        panel.set_xlabel(WORDS[figure])
        panel.set_ylabel("seconds" if unit == "s" else "MB at the peak")
        if figure == "threads":
            panel.set_xticks(x)
            panel.set_ylim(bottom=0)
        else:
            panel.set_xscale("log")
            panel.set_yscale("log")
        panel.grid(alpha=0.3)
    canvas.tight_layout()
    canvas.savefig(path, metadata={"Date": None})
    pyplot.close(canvas)


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    rows = [json.loads(line) for line in Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()]
    folder = Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    for figure in WORDS:
        points = [row for row in rows if row["kind"] == "point" and row["figure"] == figure]
        if points:
            draw(figure, points, folder / f"growth-{figure}.svg")


if __name__ == "__main__":
    main()
