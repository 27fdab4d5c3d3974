#include "engine/report/stream_report.hpp"

#include "engine/report/words.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <optional>
#include <string_view>

namespace firebreak {
namespace {

/// Under this chance alone moves every figure.
constexpr double kFewPosts = 100.0;
/// Under this a storm and the rhythm of a day cannot be told apart.
constexpr std::size_t kHoursForRhythm = 72;

using Json = nlohmann::ordered_json;
using Value = std::optional<double>;

Json json_of(Value value) { return value ? Json(*value) : Json(nullptr); }

std::string decimal(Value value) { return value ? fmt::format("{:.2f}", *value) : std::string{kDash}; }

std::string padded(const std::string& text, std::size_t width) {
    std::size_t columns = 0;
    for (const char byte : text) columns += (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U ? 1U : 0U;
    return columns < width ? std::string(width - columns, ' ') + text : text;
}

std::string_view word_of(ActivityProfile profile) { return ChoiceWords<ActivityProfile>::words[static_cast<std::size_t>(profile)]; }

struct Measure {
    std::string_view key;
    std::string_view name;
    Value StreamShape::*value;
    std::string (*words)(Value);
};

constexpr std::array kMeasures = {
    Measure{"hours_to_peak", "time to the peak hour", &StreamShape::hours_to_peak, hours_words},
    Measure{"half_life_hours", "half-life after the peak", &StreamShape::half_life_hours, hours_words},
    Measure{"doubling_hours", "doubling time at the start", &StreamShape::doubling_hours, hours_words},
    Measure{"peak_over_mean", "peak hour / mean hour", &StreamShape::peak_over_mean, decimal},
};

std::string row_of(std::string_view name, const std::string& observed, const std::string& model, const std::string& misfit) {
    std::string row = fmt::format("{:<30}", name) + padded(observed, 12);
    if (!model.empty()) row += padded(model, 12);
    if (!misfit.empty()) row += padded(misfit, 20);
    return row + "\n";
}

// "x 0.61": how many times the observed value the model's is.
std::string factor_words(Value observed, Value model) {
    if (!observed || !model || *observed <= 0.0) return kDash;
    return fmt::format("x {:.2f}", *model / *observed);
}

std::string shape_table(const StreamComparison& comparison) {
    if (!comparison.pair) {
        std::string text = row_of("from its first hour on", "observed", "", "");
        text += row_of("posts", count_words(comparison.shape_alone.items), "", "");
        for (const Measure& measure : kMeasures) text += row_of(measure.name, measure.words(comparison.shape_alone.*measure.value), "", "");
        return text;
    }
    const StreamPair& pair = *comparison.pair;
    std::string text = fmt::format(
        "Laid over each other, each from the hour by which 1 % of its posts had appeared, as far as both go: {} h\n", pair.a.size());
    text += row_of("", "observed", "model", "model / observed");
    text += row_of("posts (sizes do not compare)", count_words(pair.shape_a.items), count_words(pair.shape_b.items), "");
    for (const Measure& measure : kMeasures) {
        const Value observed = pair.shape_a.*measure.value;
        const Value model = pair.shape_b.*measure.value;
        text += row_of(measure.name, measure.words(observed), measure.words(model), factor_words(observed, model));
    }
    text += fmt::format(
        "misfit: the cumulative curves differ by up to {:.1f} % of all posts (their correlation is {}, but that of two curves that only\n"
        "rise is always high); hour by hour the shares correlate {}\n",
        100.0 * pair.curve_distance, decimal(pair.curve_correlation), decimal(pair.hourly_correlation));
    if (std::min(pair.shape_a.items, pair.shape_b.items) < kFewPosts)
        text += "with fewer than 100 posts on one side, chance alone moves every figure; take a larger run\n";
    return text;
}

std::string misfit_line(std::string_view what, const std::optional<RhythmMisfit>& misfit) {
    if (!misfit) return {};
    std::string text = fmt::format("  {}: {:.1f} % of the day's posts fall into other hours, correlation {}", what,
                                   100.0 * misfit->distance, decimal(misfit->correlation));
    if (misfit->shift != 0) {
        text += fmt::format("; moved {} h {} it would be {:.1f} %", std::abs(misfit->shift), misfit->shift > 0 ? "later" : "earlier",
                            100.0 * misfit->distance_when_moved);
    }
    return text + "\n";
}

std::string autocorrelation_rows(const StreamComparison& comparison) {
    std::string text;
    for (std::size_t i = 0; i < kLags.size(); ++i) {
        text += fmt::format("{:<30}", fmt::format("autocorrelation after {} h", kLags[i])) +
                padded(decimal(comparison.observed_autocorrelations[i]), 12);
        if (comparison.model_rhythm) text += padded(decimal(comparison.model_autocorrelations[i]), 12);
        text += padded(decimal(comparison.profile_autocorrelations[i]), 12) + "\n";
    }
    return text;
}

std::string rhythm_table(const StreamComparison& comparison, const StreamNames& names) {
    if (!comparison.observed_rhythm) return "daily rhythm: not every hour of the day is covered\n";
    std::string text = fmt::format("{:<30}{:>12}", "share of a day's posts", "observed");
    if (comparison.model_rhythm) text += fmt::format("{:>12}", "model");
    text += fmt::format("{:>12}\n", fmt::format("'{}'", word_of(names.profile)));
    for (std::size_t hour = 0; hour < 24; ++hour) {
        text += fmt::format("  {:02}:00{:<23}{:>10.1f} %", hour, "", 100.0 * (*comparison.observed_rhythm)[hour]);
        if (comparison.model_rhythm) text += fmt::format("{:>10.1f} %", 100.0 * (*comparison.model_rhythm)[hour]);
        text += fmt::format("{:>10.1f} %\n", 100.0 * comparison.profile[hour]);
    }
    text += autocorrelation_rows(comparison);
    text += "misfit of the daily rhythm\n";
    text += misfit_line(fmt::format("observed against the activity profile '{}'", word_of(names.profile)), comparison.from_profile);
    text += misfit_line("observed against the whole run", comparison.from_model);
    if (names.observed_hours < kHoursForRhythm) {
        text += fmt::format("  with {} h observed, the rhythm of the day cannot be told from the course of the storm itself\n",
                            names.observed_hours);
    }
    return text;
}

Json json_of(const std::optional<RhythmMisfit>& misfit) {
    if (!misfit) return nullptr;
    return {{"distance", misfit->distance},
            {"correlation", json_of(misfit->correlation)},
            {"shift_hours", misfit->shift},
            {"distance_when_moved", misfit->distance_when_moved}};
}

Json json_of(const std::optional<DailyRhythm>& rhythm) { return rhythm ? Json(*rhythm) : Json(nullptr); }

Json json_of(const Autocorrelations& values) {
    Json json;
    for (std::size_t i = 0; i < kLags.size(); ++i) json[fmt::format("{}", kLags[i])] = json_of(values[i]);
    return json;
}

Json json_of(const StreamShape& shape) {
    Json json{{"items", shape.items}};
    for (const Measure& measure : kMeasures) json[std::string{measure.key}] = json_of(shape.*measure.value);
    return json;
}

}  // namespace

std::string stream_text(const StreamComparison& comparison, const StreamNames& names) {
    std::string text = fmt::format("observed: {}, {} h", names.observed, names.observed_hours);
    if (names.hours_without_row > 0) text += fmt::format(" ({} of them without a row, taken as silent)", names.hours_without_row);
    text += "\n";
    if (!names.model.empty()) text += fmt::format("model:    {}\n", names.model);
    text += "\n" + shape_table(comparison);
    if (!names.model.empty() && !comparison.pair) text += "nothing was said on one side, so there is nothing to lay over each other\n";
    return text + "\n" + rhythm_table(comparison, names);
}

std::string stream_json(const StreamComparison& comparison, const StreamNames& names) {
    Json json{{"observed", names.observed}, {"model", names.model.empty() ? Json(nullptr) : Json(names.model)}};
    json["observed_shape"] = json_of(comparison.shape_alone);
    json["laid_over"] = nullptr;
    if (comparison.pair) {
        json["laid_over"] = {{"hours", comparison.pair->a.size()},
                             {"observed", json_of(comparison.pair->shape_a)},
                             {"model", json_of(comparison.pair->shape_b)},
                             {"curve_distance", comparison.pair->curve_distance},
                             {"curve_correlation", json_of(comparison.pair->curve_correlation)},
                             {"hourly_correlation", json_of(comparison.pair->hourly_correlation)}};
    }
    json["rhythm"] = {{"observed", json_of(comparison.observed_rhythm)},
                      {"model", json_of(comparison.model_rhythm)},
                      {"profile", comparison.profile},
                      {"from_profile", json_of(comparison.from_profile)},
                      {"from_model", json_of(comparison.from_model)}};
    json["autocorrelation"] = {{"observed", json_of(comparison.observed_autocorrelations)},
                               {"model", json_of(comparison.model_autocorrelations)},
                               {"profile", json_of(comparison.profile_autocorrelations)}};
    return json.dump(2, ' ', false, Json::error_handler_t::replace);
}

}  // namespace firebreak
