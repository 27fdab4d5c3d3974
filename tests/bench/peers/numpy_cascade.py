#!/usr/bin/python3
"""The independent cascade in numpy, generation by generation: numpy_cascade.py FOLDER P"""
import sys

import numpy
from graph_on_disk import GraphOnDisk, take_turns


def cascade(graph, start, p, random):
    """The number of follows crossed from one account."""
    is_reached = numpy.zeros(graph.accounts, dtype=bool)
    is_reached[start] = True
    frontier = numpy.array([start])
    crossed = 0
    while frontier.size > 0:
        counts = graph.counts[frontier]
        total = int(counts.sum())
        crossed += total
        # Only the follows over which the news passes on are looked up: their numbers among the frontier's, then in the graph.
        hits = numpy.flatnonzero(random.random(total, dtype=numpy.float32) < p)
        ends = numpy.cumsum(counts)
        rows = numpy.searchsorted(ends, hits, side="right")
        follows = graph.offsets[frontier][rows] + hits - (ends - counts)[rows]
        reached = graph.followers[follows]
        reached = numpy.unique(reached[~is_reached[reached]])
        is_reached[reached] = True
        frontier = reached
    return crossed


def main():
    graph, p = GraphOnDisk(sys.argv[1]), float(sys.argv[2])
    random = numpy.random.default_rng(1)
    take_turns(f"numpy {numpy.__version__}", lambda: sum(cascade(graph, start, p, random) for start in graph.starts))


if __name__ == "__main__":
    main()
