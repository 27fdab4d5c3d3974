#!/usr/bin/env python3
"""Writes docs/validation.md from what the validation tests recorded: write_page.py RECORD PAGE, as `./dev validate` calls it.

RECORD holds one JSON object a line (tests/validation/record.hpp): id, what, runs and expected, obtained, tolerance, or the low, mean and
high of a paired difference that must lie below 0.
"""
import json
import re
import sys

# What each id stands for. An id without a recorded line is listed as not run, so that nothing is passed over in silence.
WORDS = {
    "T01": "Well-mixed Markov SIR epidemic: final size, chance of an outbreak",
    "T02": "Maki-Thompson rumour on a complete graph: who never hears of it, the peak",
    "T03": "Maki-Thompson with one spreader and two ignorants: exact law",
    "T04": "Daley-Kendall rumour: who never hears of it",
    "T05": "Maki-Thompson where a stifling meeting works with probability alpha",
    "T06": "Independent cascade on a random graph of mean degree 4: giant component",
    "T07": "Independent cascade on a random 4-regular graph: size and threshold",
    "T08": "Independent cascade on the configuration model of k^-2.5: threshold, size, chance of an outbreak",
    "T09": "SIR with an exponential infectious period on a 4-regular graph: size and chance differ",
    "T10": "Independent cascade on a directed configuration graph: size and chance differ by direction",
    "T11": "Watts' threshold model, seeded at random, on a random graph (Gleeson and Cahalane)",
    "T12": "Watts' threshold model, one seed: the window of global cascades",
    "T13": "The desk as M/M/c: Erlang C",
    "T14": "The desk as M/G/1: Pollaczek and Khinchine",
    "T15": "The desk with customers who give up: Erlang A",
    "T16": "Clusters of a Hawkes process: mean, variance, Borel law",
    "T17": "The Hawkes process in time: stationary rate, renewal equation, time-rescaling",
    "T18": "The SEISMIC reaction kernel, drawn and as it comes out of runs",
    "T19": "Critical branching: exponent of the cascade sizes",
    "T20": "Structural virality of star, path and every small tree",
    "T21": "Anger under jumps and decay: closed form and stationary mean",
    "T22": "Ordinary failures: Poisson process with the day's rhythm",
    "T23": "Sharing after n independent exposures",
    "T24": "Buzz falls back to its baseline once nothing is seen any more",
    "T25": "Samplers of the population: chi-square",
    "T26": "The same cascade in networkx and graph-tool",
    "M1": "More visibility or a higher share probability never loses a sharer",
    "M2": "A company that listens and keeps silent equals a dead account",
    "M3": "Two disconnected copies double what is extensive",
    "M4": "Without a rhythm of day and week, a later start shifts every time",
    "M5": "Where nothing the company does has an effect, every strategy leaves one trace",
    "M6": "With unlimited agents, response time is detection, handling and approval",
    "M7": "A cause mended as it breaks out makes nobody complain",
    "M8": "Without sharing and joining in, reach is what the complaints' followers give",
    "M9": "Renaming the accounts changes no distribution",
    "M10": "Ten times the accounts leave intensive measures as they are",
    "M11": "How often the series is written changes no event",
    "P1": "Silence costs posts, reach and Buzz",
    "P2": "Replies without a fix satisfy, and leave the inflow (the leak)",
    "P3": "Accommodative, silent, defensive, aggressive: in this order",
    "P4": "Speed and quality interact; far too many supporters are worse than none",
    "P5": "A collaborating style is generally best; a credible defence wins in some cells",
    "P6": "A single supporter helps and need not be an opinion leader",
    "P7": "The squeaky wheel: answering raises complaining and improves the relation",
    "P8": "Influential people first: a lower peak, the same inflow",
    "P9": "Supporters near the complaints calm more than the most followed",
    "P10": "Some 3.3 % of negative posts go viral",
    "P11": "A vivid trigger and a larger failure cost more attitude",
    "P12": "Infectiousness moves the size of cascades, hardly their shape",
    "F1": "How often an incident becomes a crisis, with default parameters",
    "F2": "The feasibility study's policies in its hot regime, in sign and order",
}

INTRODUCTION = """# Validation

What theory expects of the engine, and what came out. Every line is a statement of a test in `tests/`, run through the whole
engine; the expected value is derived there (closed form, enumeration, another program), and the tolerance follows from the number of runs
(mostly four standard errors) or from the finite size of the population. For exact relations, the value is the number of comparisons that
failed and *runs* the number of comparisons. Statistics of fit (chi-square, standardised; Kolmogorov-Smirnov distance times the root of the
number) are expected to be about 0 and bounded by the tolerance.

A pattern of the literature (P) is an order: the paired difference of the named measure between two policies in the same worlds must lie
below 0 with all of its 95 % interval, given in brackets. Which parameters a pattern needs stands in tests/validation/pattern_test.cpp: the
squeaky wheel (P7) shows at ten times its default size, a credible defence (P5) wins only where it persuades bystanders more than twice as
much as by default, and triage (P8) matters only at a desk that cannot keep up, for the peak much less than for shares and reach.

This page is written by `./dev validate`; with `--all`, by the tests with the full number of runs. The same build writes the same numbers.
"""


def order(identifier):
    letters, digits = re.fullmatch(r"([A-Za-z]+)(\d+)", identifier).groups()
    return "TMPF".find(letters), int(digits)


def number(value):
    return "-" if value is None else f"{value:.6g}"


def is_order(row):
    return "mean" in row


def is_held(row):
    if is_order(row):
        return row["high"] is not None and row["high"] < 0
    return row["obtained"] is not None and abs(row["obtained"] - row["expected"]) <= row["tolerance"]


def distance(row):
    """In tolerances; what an exact relation is off by counts as it is. For an order, how near its interval comes to 0."""
    if is_order(row):
        return row["high"] / abs(row["mean"])
    if row["obtained"] is None:
        return float("inf")
    return abs(row["obtained"] - row["expected"]) / (row["tolerance"] or 1.0)


def chosen(rows):
    """One row per statement: that of most runs; of several cases of one statement, the one nearest to failing."""
    best = {}
    for row in rows:
        key = row["id"], row["what"]
        rank = not is_held(row), row["runs"], distance(row)
        if key not in best or rank > best[key][0]:
            best[key] = rank, row
    return [row for _, row in best.values()]


def page(rows):
    rows = chosen(rows)
    lines = [INTRODUCTION]
    wrong = sum(not is_held(row) for row in rows)
    ids = {row["id"] for row in rows}
    lines.append(f"{len(rows)} statements about {len(ids)} of {len(ids | WORDS.keys())} targets; "
                 f"{wrong} of the statements fail.\n")
    lines += ["| id | statement | expected | obtained | tolerance | runs | holds |", "|---|---|---:|---:|---:|---:|---|"]
    for identifier in sorted(ids | WORDS.keys(), key=order):
        lines.append(f"| **{identifier}** | *{WORDS.get(identifier, '')}* | | | | | {'' if identifier in ids else 'not run'} |")
        for row in (row for row in rows if row["id"] == identifier):
            if is_order(row):
                found = f"{number(row['mean'])} ({number(row['low'])} to {number(row['high'])})"
                values = f"< 0 | {found} | - | {number(row['runs'])}"
            else:
                values = " | ".join(number(row[name]) for name in ("expected", "obtained", "tolerance", "runs"))
            what = row["what"].replace("|", "\\|")
            lines.append(f"| {identifier} | {what} | {values} | {'yes' if is_held(row) else '**no**'} |")
    return "\n".join(lines) + "\n"


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    with open(sys.argv[1], encoding="utf-8") as record:
        rows = [json.loads(line) for line in record]
    with open(sys.argv[2], "w", encoding="utf-8") as file:
        file.write(page(rows))


if __name__ == "__main__":
    main()
