#!/usr/bin/python3
"""The independent cascade in graph-tool: graph_tool_cascade.py FOLDER P one-rate|rate-per-edge THREADS PART

SIR in steps, in which everybody recovers after one step, so that each follow is tried once. Making the state belongs to a replicate, as there
is no way to start a state over; reading the graph does not.
"""
import sys

import graph_tool
import numpy
from graph_on_disk import GraphOnDisk, take_turns
from graph_tool.dynamics import SIRState


def main():
    folder, p, rates, threads = sys.argv[1], float(sys.argv[2]), sys.argv[3], int(sys.argv[4])
    graph_tool.seed_rng(1)
    graph_tool.openmp_set_num_threads(threads)
    disk = GraphOnDisk(folder, sys.argv[5])
    graph = graph_tool.Graph(directed=True)
    graph.add_vertex(disk.accounts)
    graph.add_edge_list(numpy.column_stack((disk.authors(), disk.followers)))
    beta = p if rates == "one-rate" else graph.new_edge_property("double", vals=disk.weights)

    def cascade(start):
        first = graph.new_vertex_property("int32_t", val=0)
        first.a[start] = 1
        state = SIRState(graph, beta=beta, gamma=1.0, s=first)
        while state.iterate_sync(niter=1) > 0:
            pass
        return int(disk.counts[state.get_state().a == 2].sum())

    take_turns(f"graph-tool {graph_tool.__version__.split()[0]}", lambda: sum(map(cascade, disk.starts)))


if __name__ == "__main__":
    main()
