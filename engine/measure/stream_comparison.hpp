// An observed stream beside a run and beside the model's daily activity, with every misfit as it is.
#pragma once

#include "engine/events/activity.hpp"
#include "engine/measure/stream_shape.hpp"

#include <array>
#include <cstddef>
#include <optional>

namespace firebreak {

/// How far the observed rhythm is from another.
struct RhythmMisfit {
    double distance = 0.0;
    std::optional<double> correlation;
    /// The observed rhythm is nearest when moved later by so many hours, and that far away then.
    int shift = 0;
    double distance_when_moved = 0.0;
};

/// Lags, in hours, at which streams are compared with themselves.
inline constexpr std::array<std::size_t, 2> kLags{1, 24};
using Autocorrelations = std::array<std::optional<double>, kLags.size()>;

struct StreamComparison {
    /// `a` is observed, `b` the model; nothing without a model, or where one of them is silent.
    std::optional<StreamPair> pair;
    /// The observed stream from its first hour on, to its end.
    std::vector<double> observed_alone;
    StreamShape shape_alone;
    DailyRhythm profile{};
    std::optional<DailyRhythm> observed_rhythm;
    std::optional<DailyRhythm> model_rhythm;
    std::optional<RhythmMisfit> from_profile;
    std::optional<RhythmMisfit> from_model;
    Autocorrelations observed_autocorrelations{};
    Autocorrelations model_autocorrelations{};
    Autocorrelations profile_autocorrelations{};
};

/// The shares of a day that the model's activity profile gives each hour.
[[nodiscard]] DailyRhythm rhythm_of(ActivityProfile profile);

/// `model`: the run's hours that are laid over the stream; nullptr for none. `whole_run`: all of its hours, for rhythm and autocorrelation.
[[nodiscard]] StreamComparison compare_streams(const HourlySeries& observed, const HourlySeries* model, const HourlySeries* whole_run,
                                               ActivityProfile profile);

}  // namespace firebreak
