"""A graph as tests/bench/peers/graph_on_disk.cpp writes it, and the protocol between the benchmark and a peer that waits for its turn."""
import resource
import sys
import time
from pathlib import Path

import numpy


class GraphOnDisk:
    """Compressed rows: the followers of account a are followers[offsets[a]:offsets[a + 1]]; `weights` goes with `followers`."""

    def __init__(self, folder):
        folder = Path(folder)
        self.offsets = numpy.fromfile(folder / "offsets.u64", dtype=numpy.uint64).astype(numpy.int64)
        self.followers = numpy.fromfile(folder / "followers.u32", dtype=numpy.uint32)
        self.weights = numpy.fromfile(folder / "weights.f32", dtype=numpy.float32)
        self.starts = numpy.fromfile(folder / "starts.u32", dtype=numpy.uint32)
        self.accounts = len(self.offsets) - 1
        self.counts = numpy.diff(self.offsets)

    def authors(self):
        return numpy.repeat(numpy.arange(self.accounts, dtype=numpy.uint32), self.counts)


def take_turns(name, crossed_of_round):
    """Says that all is ready; then, for each line of input, does a round and prints how many million follows a second it crossed."""
    print("ready", name, flush=True)
    for _ in sys.stdin:
        start = time.perf_counter()
        crossed = crossed_of_round()
        print(crossed / (time.perf_counter() - start) / 1e6, flush=True)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{name}: {peak:.0f} MB at its peak", file=sys.stderr)
