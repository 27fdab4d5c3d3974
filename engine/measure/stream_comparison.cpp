#include "engine/measure/stream_comparison.hpp"

#include <span>
#include <vector>

namespace firebreak {
namespace {

/// Long enough for a lag of a day.
constexpr std::size_t kProfileDays = 7;

Autocorrelations autocorrelations_of(std::span<const double> counts) {
    Autocorrelations values;
    for (std::size_t i = 0; i < kLags.size(); ++i) values[i] = autocorrelation(counts, kLags[i]);
    return values;
}

std::optional<RhythmMisfit> misfit_of(const std::optional<DailyRhythm>& observed, const std::optional<DailyRhythm>& other) {
    if (!observed || !other) return std::nullopt;
    RhythmMisfit misfit;
    misfit.distance = rhythm_distance(*observed, *other);
    misfit.correlation = correlation(*observed, *other);
    misfit.shift = best_shift(*observed, *other);
    misfit.distance_when_moved = rhythm_distance(moved(*observed, misfit.shift), *other);
    return misfit;
}

}  // namespace

DailyRhythm rhythm_of(ActivityProfile profile) {
    const ActivityClock clock{profile};
    DailyRhythm rhythm{};
    for (std::size_t hour = 0; hour < 24; ++hour) rhythm[hour] = clock.level_at(kStart + hours{static_cast<std::int64_t>(hour)}) / 24.0;
    return rhythm;
}

StreamComparison compare_streams(const HourlySeries& observed, const HourlySeries* model, const HourlySeries* whole_run,
                                 ActivityProfile profile) {
    StreamComparison comparison;
    const std::span<const double> counts{observed.counts};
    const std::span<const double> alone = counts.subspan(first_hour(counts).value_or(0));
    comparison.observed_alone = {alone.begin(), alone.end()};
    comparison.shape_alone = shape_of(alone);
    if (model != nullptr) comparison.pair = laid_over(counts, model->counts);
    comparison.profile = rhythm_of(profile);
    comparison.observed_rhythm = rhythm_of(observed);
    comparison.observed_autocorrelations = autocorrelations_of(counts);
    std::vector<double> days_of_profile;
    for (std::size_t day = 0; day < kProfileDays; ++day)
        days_of_profile.insert(days_of_profile.end(), comparison.profile.begin(), comparison.profile.end());
    comparison.profile_autocorrelations = autocorrelations_of(days_of_profile);
    comparison.from_profile = misfit_of(comparison.observed_rhythm, comparison.profile);
    if (whole_run == nullptr) return comparison;
    comparison.model_rhythm = rhythm_of(*whole_run);
    comparison.model_autocorrelations = autocorrelations_of(whole_run->counts);
    comparison.from_model = misfit_of(comparison.observed_rhythm, comparison.model_rhythm);
    return comparison;
}

}  // namespace firebreak
