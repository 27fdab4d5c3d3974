// How much memory a run will take, before it begins: what the graph and the accounts take for certain, and what a crisis that reaches
// everybody would add.
#pragma once

#include "engine/scenario/scenario.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

namespace firebreak {

/// One line of the sum, in bytes: if hardly anybody passes anything on, and if everybody hears of it from several sides.
struct MemoryPart {
    std::string_view name;
    double least = 0.0;
    double most = 0.0;
};

/// Peak of the whole process: the larger of what making the graph takes and what the runs take.
struct MemoryForecast {
    /// While the network is generated; nothing when it is read from a file.
    double making = 0.0;
    /// While runs are under way.
    std::vector<MemoryPart> running;

    [[nodiscard]] double least() const noexcept;
    [[nodiscard]] double most() const noexcept;
};

/// `follows`: of the graph, or what a generator is asked for. `runs`: how many are in memory at once, runs without the incident included.
/// Within 15 % of what a run takes that stays small (least) or reaches nearly everybody (most). O(incidents).
[[nodiscard]] MemoryForecast forecast_memory(const Scenario& scenario, std::uint64_t accounts, std::uint64_t follows, int runs);

}  // namespace firebreak
