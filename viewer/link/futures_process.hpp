// Futures computed in the background by a process of their own: under other strategies from a moment on, or without single commands.
#pragma once

#include "viewer/link/child_process.hpp"
#include "viewer/link/simulation_process.hpp"
#include "viewer/state/runs.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace firebreak::viewer {

struct FuturesChoice {
    SimulationChoice run;
    Time at{};
    std::vector<std::string> strategies;
    /// Entries of the journal that are left out, counted from 1, each for itself.
    std::vector<std::size_t> without;
    int replicates = 20;
};

/// One future as the process tells it.
struct ToldFuture {
    std::string branch;
    int replicate = 0;
    Time at{};
    Duration step = hours{1};
    std::vector<double> volume;
    std::vector<double> reach;
    double items_after = 0.0;
    double reach_at_end = 0.0;
    double peak_per_hour = 0.0;
    double spent = 0.0;
};

/// The difference that something makes, pair by pair: its mean and 95 % interval.
struct PairedDifference {
    double mean = 0.0;
    double low = 0.0;
    double high = 0.0;
    int pairs = 0;
};

class FuturesProcess {
  public:
    /// Throws RunError.
    FuturesProcess(const FuturesChoice& choice, const ScratchFolder& scratch);

    /// Takes what has come; true when there was something new.
    bool poll();
    [[nodiscard]] bool is_over();
    /// Why it failed; empty when it did not.
    [[nodiscard]] std::string failure();
    /// Of all futures that were asked for, on [0, 1].
    [[nodiscard]] float share_done() const noexcept;
    [[nodiscard]] const std::vector<ToldFuture>& told() const noexcept { return told_; }
    /// One band per branch but the first ("as it stands"), for volume and for reach.
    [[nodiscard]] std::vector<FutureBand> bands() const;

  private:
    FuturesChoice choice_;
    ChildProcess child_;
    std::vector<ToldFuture> told_;
};

/// Quantiles 10, 50 and 90 % of these futures, step by step.
[[nodiscard]] FutureBand band_of(const std::vector<const ToldFuture*>& futures, Curve curve);
/// `with` less `without`, by replicate; nothing with fewer than two pairs.
[[nodiscard]] std::optional<PairedDifference> paired_difference(const std::vector<double>& with, const std::vector<double>& without);

}  // namespace firebreak::viewer
