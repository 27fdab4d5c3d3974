// What the benchmarks share: medians of repeated timings, and tables that show the spread beside them.
#pragma once

#include "engine/graph/follower_graph.hpp"

#include <chrono>
#include <functional>
#include <string>
#include <vector>

namespace firebreak::bench {

/// Seconds of `rounds` calls: median, least and most.
struct Timing {
    double median = 0.0;
    double least = 0.0;
    double most = 0.0;
};
[[nodiscard]] Timing time_of(int rounds, const std::function<void()>& work);

/// "  name   12.3 (11.9 - 12.8) M/s": `amount` things done per timing.
void print_rate(const std::string& name, double amount, const Timing& timing);

/// Peak resident memory of this process so far, in MB.
[[nodiscard]] double peak_memory_mb();

void run_fan_out(const FollowerGraph& graph, int rounds);
void run_full_model(int rounds, std::uint32_t accounts, double mean_follows);

}  // namespace firebreak::bench
