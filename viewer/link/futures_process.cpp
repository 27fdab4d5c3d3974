#include "viewer/link/futures_process.hpp"

#include "engine/measure/quantile.hpp"
#include "engine/scenario/typed_reader.hpp"
#include "engine/study/paired_statistics.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace firebreak::viewer {
namespace {

constexpr int kNiceness = 10;

std::vector<std::string> words_of(const FuturesChoice& choice, const ScratchFolder& scratch) {
    std::vector<std::string> words{firebreak_program().string(), "futures", choice.run.scenario.string()};
    for (const std::string& one : choice.run.overrides) words.insert(words.end(), {"--set", one});
    for (const std::filesystem::path& one : choice.run.plugins) words.insert(words.end(), {"--plugin", one.string()});
    if (!choice.run.strategy.empty()) words.insert(words.end(), {"--strategy", choice.run.strategy});
    if (!choice.run.journal.empty()) words.insert(words.end(), {"--journal", scratch.write("futures.yaml", choice.run.journal).string()});
    words.insert(words.end(), {"--at", instant_text(choice.at - kStart), "--replicates", fmt::format("{}", choice.replicates), "--json"});
    if (!choice.strategies.empty()) words.insert(words.end(), {"--strategies", fmt::format("{}", fmt::join(choice.strategies, ","))});
    if (!choice.without.empty()) words.insert(words.end(), {"--without", fmt::format("{}", fmt::join(choice.without, ","))});
    return words;
}

ToldFuture read_future(const nlohmann::ordered_json& line) {
    ToldFuture future;
    future.branch = line.at("branch").get<std::string>();
    future.replicate = line.at("replicate").get<int>();
    future.at = Time{Duration{line.at("at_us").get<std::int64_t>()}};
    future.step = Duration{line.at("step_us").get<std::int64_t>()};
    future.volume = line.at("volume").get<std::vector<double>>();
    future.reach = line.at("reach").get<std::vector<double>>();
    future.items_after = line.at("items_after").get<double>();
    future.reach_at_end = line.at("reach_at_end").get<double>();
    future.peak_per_hour = line.at("peak_per_hour").get<double>();
    future.spent = line.at("spent").get<double>();
    return future;
}

}  // namespace

FuturesProcess::FuturesProcess(const FuturesChoice& choice, const ScratchFolder& scratch)
    : choice_{choice}, child_{words_of(choice, scratch), kNiceness} {}

bool FuturesProcess::poll() {
    bool is_new = false;
    for (const std::string& line : child_.lines()) {
        const nlohmann::ordered_json future = nlohmann::ordered_json::parse(line, nullptr, false);
        if (future.is_discarded() || !future.is_object() || future.value("say", "") != "future") continue;
        told_.push_back(read_future(future));
        is_new = true;
    }
    return is_new;
}

bool FuturesProcess::is_over() { return !child_.is_running(); }

std::string FuturesProcess::failure() {
    if (child_.is_running() || child_.exit_code() == 0) return {};
    std::string errors = child_.errors();
    while (!errors.empty() && errors.back() == '\n') errors.pop_back();
    const std::size_t line = errors.rfind('\n');
    return errors.empty() ? child_.end_text() : errors.substr(line == std::string::npos ? 0 : line + 1);
}

float FuturesProcess::share_done() const noexcept {
    const auto all =
        static_cast<float>((1 + choice_.strategies.size() + choice_.without.size()) * static_cast<std::size_t>(choice_.replicates));
    return static_cast<float>(told_.size()) / all;
}

std::vector<FutureBand> FuturesProcess::bands() const {
    std::vector<FutureBand> bands;
    for (const std::string& strategy : choice_.strategies) {
        std::vector<const ToldFuture*> own;
        for (const ToldFuture& one : told_) {
            if (one.branch == strategy) own.push_back(&one);
        }
        if (own.empty()) continue;
        bands.push_back(band_of(own, Curve::volume));
        bands.push_back(band_of(own, Curve::reach));
        bands[bands.size() - 1].strategy = bands[bands.size() - 2].strategy = strategy;
    }
    return bands;
}

FutureBand band_of(const std::vector<const ToldFuture*>& futures, Curve curve) {
    FutureBand band;
    band.curve = curve;
    band.replicates = static_cast<int>(futures.size());
    if (futures.empty()) return band;
    const auto& values_of = [curve](const ToldFuture& future) -> const std::vector<double>& {
        return curve == Curve::reach ? future.reach : future.volume;
    };
    const ToldFuture& first = *futures.front();
    const Time begin = kStart + (first.at - kStart) / first.step * first.step;
    for (std::size_t i = 0; i < values_of(first).size(); ++i) {
        std::vector<double> values;
        for (const ToldFuture* one : futures) {
            if (i < values_of(*one).size()) values.push_back(values_of(*one)[i]);
        }
        band.steps.push_back({begin + first.step * static_cast<std::int64_t>(i), quantile(values, 0.1).value_or(0.0),
                              quantile(values, 0.5).value_or(0.0), quantile(values, 0.9).value_or(0.0)});
    }
    return band;
}

std::optional<PairedDifference> paired_difference(const std::vector<double>& with, const std::vector<double>& without) {
    std::vector<double> differences;
    for (std::size_t i = 0; i < std::min(with.size(), without.size()); ++i) differences.push_back(with[i] - without[i]);
    const std::optional<Bounds> bounds = mean_bounds(std::vector<std::optional<double>>(differences.begin(), differences.end()));
    if (!bounds) return std::nullopt;
    return PairedDifference{*mean(differences), bounds->low, bounds->high, static_cast<int>(differences.size())};
}

}  // namespace firebreak::viewer
