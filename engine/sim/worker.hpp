// What one worker of a simulation has to itself.
#pragma once

#include "engine/events/outbox.hpp"
#include "engine/sim/simulation.hpp"

namespace firebreak {

/// On cache lines of its own, so that two workers never write to the same one.
struct alignas(128) Simulation::Worker {
    Outbox out;
    /// Later events of the account at hand that still lie inside the window.
    std::vector<Event> soon;
};

}  // namespace firebreak
