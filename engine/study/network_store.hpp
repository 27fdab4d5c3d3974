// The networks of a study: each distinct one is made once, stored in the folder, and mapped by every worker.
#pragma once

#include "engine/scenario/network_params.hpp"
#include "engine/sim/network.hpp"
#include "engine/study/study_folder.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace firebreak {

/// What is told of a network without opening it.
struct NetworkFacts {
    std::string name;
    std::uint64_t accounts = 0;
    std::uint64_t follows = 0;
    std::uint64_t hash = 0;
    std::string summary;
    std::vector<std::string> notes;
};

/// "8f3a...": equal for scenarios that ask for the same network.
[[nodiscard]] std::string network_name(const NetworkParams& params);

/// Nothing where that network is not stored yet.
[[nodiscard]] std::optional<NetworkFacts> find_network(const StudyFolder& folder, const NetworkParams& params);

/// Makes and stores it, unless it is there. Throws InputError, DiskError. [setup]
void store_network(const StudyFolder& folder, const NetworkParams& params);

/// Maps it. Throws InputError. [setup]
[[nodiscard]] FollowerGraph open_network(const StudyFolder& folder, const NetworkParams& params);

}  // namespace firebreak
