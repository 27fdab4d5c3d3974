"""A graph as tests/bench/peers/graph_on_disk.cpp writes it, and the protocol between the benchmark and a peer that waits for its turn."""
import sys
from pathlib import Path

import numpy


class GraphOnDisk:
    """Compressed rows: the followers of account a are followers[offsets[a]:offsets[a + 1]]; `weights` goes with `followers`."""

    def __init__(self, folder, part="1/1"):
        """`part`: 2/3 for the second third of the first accounts."""
        folder = Path(folder)
        number, parts = map(int, part.split("/"))
        self.offsets = numpy.fromfile(folder / "offsets.u64", dtype=numpy.uint64).astype(numpy.int64)
        self.followers = numpy.fromfile(folder / "followers.u32", dtype=numpy.uint32)
        self.weights = numpy.fromfile(folder / "weights.f32", dtype=numpy.float32)
        self.starts = numpy.fromfile(folder / "starts.u32", dtype=numpy.uint32)[number - 1 :: parts]
        self.accounts = len(self.offsets) - 1
        self.counts = numpy.diff(self.offsets)

    def authors(self):
        return numpy.repeat(numpy.arange(self.accounts, dtype=numpy.uint32), self.counts)


def take_turns(name, crossed_of_round):
    """Says that all is ready; then, for each line of input, does a round and prints how many follows it crossed."""
    print("ready", name, flush=True)
    for _ in sys.stdin:
        print(crossed_of_round(), flush=True)
