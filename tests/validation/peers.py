#!/usr/bin/python3
"""The independent cascade in another program: peers.py networkx|graph-tool EDGES ACCOUNTS P RUNS

EDGES has lines "author follower". Each run starts from one random account; every follow from somebody reached passes the news on once, with
probability P. Prints the number reached in each run, or "missing" and what is.
"""
import random
import sys


def read_edges(path):
    with open(path, encoding="utf-8") as file:
        return [tuple(map(int, line.split()[:2])) for line in file if not line.startswith("#")]


def networkx_sizes(edges, accounts, p, runs):
    """Percolation: whoever can be reached from the first account over the follows that hold."""
    import networkx

    for _ in range(runs):
        holding = networkx.DiGraph()
        holding.add_nodes_from(range(accounts))
        holding.add_edges_from(edge for edge in edges if random.random() < p)
        yield 1 + len(networkx.descendants(holding, random.randrange(accounts)))


def graph_tool_sizes(edges, accounts, p, runs):
    """SIR in steps, in which everybody recovers after one step: each follow is tried once."""
    import graph_tool
    from graph_tool.dynamics import SIRState

    graph_tool.seed_rng(26)
    graph = graph_tool.Graph(directed=True)
    graph.add_vertex(accounts)
    graph.add_edge_list(edges)
    for _ in range(runs):
        start = graph.new_vertex_property("int32_t", val=0)
        start[random.randrange(accounts)] = 1
        state = SIRState(graph, beta=p, gamma=1.0, s=start)
        while state.iterate_sync(niter=1) > 0:
            pass
        yield int((state.get_state().a == 2).sum())


def main():
    if len(sys.argv) != 6:
        sys.exit(__doc__)
    peer, path = sys.argv[1:3]
    accounts, p, runs = int(sys.argv[3]), float(sys.argv[4]), int(sys.argv[5])
    random.seed(26)
    sizes_of = {"networkx": networkx_sizes, "graph-tool": graph_tool_sizes}[peer]
    try:
        sizes = list(sizes_of(read_edges(path), accounts, p, runs))
    except ImportError as error:
        print("missing", error.name)
        return
    print(*sizes)


if __name__ == "__main__":
    main()
