// --memory: says before a run how much memory it will take, and refuses to begin what may take more than allowed.
#pragma once

#include "engine/cli/run_session.hpp"
#include "engine/scenario/scenario.hpp"
#include "engine/sim/memory_forecast.hpp"
#include "engine/sim/network.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace firebreak {

/// "8 GiB", "500 MB", "12G": bytes; powers of 1024 with an i, of 1000 without. nullopt for anything else.
[[nodiscard]] std::optional<double> read_bytes(std::string_view text);
/// "1.24 GB", "310 MB".
[[nodiscard]] std::string bytes_text(double bytes);

/// How many simulations are in memory at once under these options.
[[nodiscard]] int runs_in_memory(const RunOptions& options, const Scenario& scenario);

/// The network, made or read, if a run on it stays below --memory; of one that is generated, that is known before. Throws InputError with
/// the whole sum where it does not.
[[nodiscard]] Network make_network_within(const RunOptions& options, const Scenario& scenario);

/// "memory: 200 MB, up to 310 MB if everybody hears of it".
[[nodiscard]] std::string memory_text(const MemoryForecast& forecast);

}  // namespace firebreak
