// The sections of the benchmark; each is a process of its own, so that peaks of memory are its own too.
#pragma once

#include "tests/bench/session.hpp"

namespace firebreak::bench {

/// The independent cascade on W1 and W2, beside its peers.
void measure_cascades(Session& session);
/// The full model on a hot day: follows crossed, exposures handled, threads, a binary heap.
void measure_hot_day(Session& session);
/// A post's way down its author's rows by itself: coins, delays, the wheel.
void measure_fan_out(Session& session);
/// SIR in continuous time, beside igraph.
void measure_sir(Session& session);
/// Many replicates of a small run, through the program.
void measure_small_run(Session& session);
/// Bytes per follow, per account, of a whole process.
void measure_memory(Session& session);
/// Reading text, and opening what was read before.
void measure_edge_lists(Session& session);
/// Time and memory against accounts, activity and threads.
void measure_growth(Session& session);

}  // namespace firebreak::bench
