"""Draws docs/images/fr_bank_outage.svg: the median and the 10-90 % band of posts since day 6, over 20 replicates of each response.

    python3 docs/images/fr_bank_outage.py build/release/bin/firebreak docs/images/fr_bank_outage.svg

Needs nothing but Python and the program; every figure in the picture comes from its tables.
"""

import csv
import itertools
import math
import pathlib
import statistics
import subprocess
import sys
import tempfile

SCENARIO = "scenarios/fr_bank_outage.yaml"
# A network in which posts are seen and passed on more readily than by default: an outage that can become a crisis.
HOT = ["--set", "incidents.outage.vividness=8", "--set", "platform.visibility=0.2", "--set", "platform.damping=0.5"]
# Okabe-Ito colours, told apart with any colour vision; the dash patterns tell them apart in print.
STRATEGIES = [("aggressive", "#D55E00", "7 4"), ("canned", "#0072B2", ""), ("crisis_plan", "#009E73", "2 3")]
REPLICATES = 20
STEP_HOURS = 6
FIRST_DAY, LAST_DAY = 6, 15


def volume(program, strategy, replicate):
    with tempfile.TemporaryDirectory() as folder:
        command = [program, "run", SCENARIO, "--strategy", strategy, "--replicate", str(replicate), "--out", folder, *HOT]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        with open(pathlib.Path(folder) / "timeseries.csv", newline="") as table:
            hourly = [float(row["volume"]) for row in csv.DictReader(table)]
    return [sum(hourly[i : i + STEP_HOURS]) for i in range(0, len(hourly), STEP_HOURS)]


def main():
    program, target = sys.argv[1:3]
    width, height, left, top, bottom = 900, 380, 60, 40, 46
    first, last = FIRST_DAY * 24 // STEP_HOURS, LAST_DAY * 24 // STEP_HOURS
    bands = {}
    for name, _, _ in STRATEGIES:
        runs = [volume(program, name, k) for k in range(REPLICATES)]
        since = [list(itertools.accumulate(run[first:last])) for run in runs]
        tenths = [statistics.quantiles(values, n=10) for values in zip(*since)]
        bands[name] = ([q[0] for q in tenths], [q[4] for q in tenths], [q[8] for q in tenths])
    largest = 1000 * math.ceil(max(max(high) for _, _, high in bands.values()) / 1000)
    x = lambda i: left + (width - left - 20) * i / (last - first - 1)
    y = lambda v: height - bottom - (height - top - bottom) * v / largest
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" font-family="Inter, Helvetica, Arial, sans-serif" font-size="13">',
        f'<rect width="{width}" height="{height}" fill="#ffffff"/>',
        f'<text x="{left}" y="22" fill="#222" font-size="15">Posts about a bank\'s outage since day {FIRST_DAY}: median and 10-90 % of {REPLICATES} replicates</text>',
    ]
    for day in range(FIRST_DAY, LAST_DAY):
        at = x((day - FIRST_DAY) * 24 / STEP_HOURS)
        parts.append(f'<line x1="{at:.1f}" x2="{at:.1f}" y1="{top}" y2="{height - bottom}" stroke="#e5e5e5"/>')
        parts.append(f'<text x="{at:.1f}" y="{height - bottom + 18}" fill="#555" text-anchor="middle">day {day}</text>')
    for share in (0, 0.5, 1):
        value = largest * share
        parts.append(f'<text x="{left - 8}" y="{y(value) + 4:.1f}" fill="#555" text-anchor="end">{value:.0f}</text>')
    for name, colour, dash in STRATEGIES:
        low, middle, high = bands[name]
        outline = [f"{x(i):.1f},{y(v):.1f}" for i, v in enumerate(high)] + [f"{x(i):.1f},{y(v):.1f}" for i, v in reversed(list(enumerate(low)))]
        parts.append(f'<polygon points="{" ".join(outline)}" fill="{colour}" fill-opacity="0.13"/>')
        line = " ".join(f"{x(i):.1f},{y(v):.1f}" for i, v in enumerate(middle))
        parts.append(f'<polyline points="{line}" fill="none" stroke="{colour}" stroke-width="2.4" stroke-dasharray="{dash}"/>')
    for row, (name, colour, dash) in enumerate(STRATEGIES):
        at = top + 30 + 20 * row
        parts.append(f'<line x1="{left + 24}" x2="{left + 64}" y1="{at - 4}" y2="{at - 4}" stroke="{colour}" stroke-width="2.4" stroke-dasharray="{dash}"/>')
        parts.append(f'<text x="{left + 72}" y="{at}" fill="#222">{name}</text>')
    outage = x(24 / STEP_HOURS * (7 + 7 / 24 - FIRST_DAY))
    parts.append(f'<line x1="{outage:.1f}" x2="{outage:.1f}" y1="{top}" y2="{height - bottom}" stroke="#999" stroke-dasharray="4 4"/>')
    parts.append(f'<text x="{outage - 6:.1f}" y="{height - bottom - 8}" fill="#555" text-anchor="end">outage begins</text>')
    parts.append("</svg>\n")
    pathlib.Path(target).write_text("\n".join(parts))


main()
