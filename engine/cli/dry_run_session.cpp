// firebreak study --dry-run: what a study would take, before anything is made.
#include "engine/cli/memory_limit.hpp"
#include "engine/cli/study_session.hpp"
#include "engine/cli/study_work.hpp"
#include "engine/sim/effective_gain.hpp"
#include "engine/sim/memory_forecast.hpp"
#include "engine/sim/network.hpp"
#include "engine/sim/without_incidents.hpp"
#include "engine/study/replicate_runner.hpp"
#include "engine/study/study_checks.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <map>
#include <vector>

namespace firebreak {
namespace {

struct Estimate {
    std::vector<double> seconds;  // of one replicate, by branch
    double network_seconds = 0.0;
    double runs_seconds = 0.0;
    std::vector<std::string> notes;
    MemoryForecast memory;
};

double since(std::chrono::steady_clock::time_point begin) {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

Estimate measure(const StudyPlan& plan, const StudyOptions& options, const StrategyLibrary& library) {
    Estimate estimate;
    const auto begin = std::chrono::steady_clock::now();
    std::optional<Network> network;
    std::string made;
    for (std::uint32_t b = 0; b < plan.study.branches.size(); ++b) {
        StudyCell cell;
        cell.scenario = cell_scenario(plan, b, 0);
        cell.quiet = without_incidents(cell.scenario);
        cell.has_reference = plan.study.has_reference && !cell.scenario.incidents.empty();
        // Branches mostly share one network.
        std::string wanted;
        for (const Field& field : NetworkParams::fields()) wanted += value_text(field.get(&cell.scenario.network)) + "\n";
        if (!network || made != wanted) network.emplace(make_network(cell.scenario.network));
        if (b == 0) estimate.network_seconds = since(begin);
        made = wanted;
        cell.graph = &network->graph;
        cell.influencer_followers = influencer_threshold(network->graph);
        const auto begun = std::chrono::steady_clock::now();
        const std::uint64_t run = plan.number_of({0, b, 0});
        try {
            static_cast<void>(run_replicate(plan, prepare_replicate(plan, run, cell, library)));
        } catch (const StrategyError& error) {
            estimate.notes.push_back(fmt::format("branch {} fails: {}", plan.study.branches[b].name, error.what()));
        }
        estimate.seconds.push_back(since(begun));
        const int copies = options.threads * (cell.has_reference ? 2 : 1);
        const MemoryForecast memory = forecast_memory(cell.scenario, network->graph.accounts(), network->graph.follows(), copies);
        if (memory.most() > estimate.memory.most()) estimate.memory = memory;
    }
    double one_of_each = 0.0;
    for (const double seconds : estimate.seconds) one_of_each += seconds;
    const auto repetitions = static_cast<std::uint64_t>(plan.study.repetitions);
    const auto per_branch = static_cast<double>(plan.count(repetitions)) / static_cast<double>(plan.study.branches.size());
    estimate.runs_seconds = one_of_each * per_branch / static_cast<double>(options.threads * options.workers);
    return estimate;
}

std::string duration_words(double seconds) {
    if (seconds >= 5400.0) return fmt::format("{:.1f} h", seconds / 3600.0);
    if (seconds >= 90.0) return fmt::format("{:.0f} min", seconds / 60.0);
    return fmt::format("{:.2g} s", seconds);
}

std::string points_words(const StudyPlan& plan, PointKind kind) {
    std::uint64_t points = 0;
    std::uint64_t repetitions = 0;
    for (std::uint32_t p = 0; p < plan.points.size(); ++p) {
        if (plan.points[p].kind != kind) continue;
        ++points;
        repetitions = plan.repetitions_at(p, static_cast<std::uint64_t>(plan.study.repetitions));
    }
    return fmt::format("{:>6} of kind {:<10} {:>6} repetitions", points, text_of(kind), repetitions);
}

void print_plan(const StudyPlan& plan, const Estimate& estimate, const StudyOptions& options) {
    const Study& study = plan.study;
    fmt::print("{}\n\nbranches (seconds of one replicate, measured)\n", study.title.empty() ? study.name : study.title);
    for (std::size_t b = 0; b < study.branches.size(); ++b)
        fmt::print("  {:<24} {:>8.3f}  {}{}\n", study.branches[b].name, estimate.seconds[b], study.branches[b].title,
                   study.branches[b].name == study.baseline ? " (baseline)" : "");
    fmt::print("points\n");
    for (const PointKind kind : {PointKind::base, PointKind::sweep, PointKind::robustness, PointKind::design}) {
        const bool has_any = std::any_of(plan.points.begin(), plan.points.end(), [kind](const StudyPoint& p) { return p.kind == kind; });
        if (has_any) fmt::print("  {}\n", points_words(plan, kind));
    }
    const auto repetitions = static_cast<std::uint64_t>(study.repetitions);
    fmt::print("runs     {}{}\n", plan.count(repetitions),
               study.stopping.kind == StoppingRule::Kind::interval
                   ? fmt::format(" with {} repetitions; the stopping rule may end between {} and {}", repetitions, study.stopping.step,
                                 study.stopping.at_most)
                   : "");
    fmt::print("time     about {} with {} worker{} of {} thread{} (from one replicate per branch at the base; crises take longer)\n",
               duration_words(estimate.network_seconds + estimate.runs_seconds), options.workers, options.workers == 1 ? "" : "s",
               options.threads, options.threads == 1 ? "" : "s");
    fmt::print("memory   each worker: {}\n", memory_text(estimate.memory).substr(std::string_view{"memory: "}.size()));
}

void print_json(const StudyPlan& plan, const Estimate& estimate) {
    nlohmann::ordered_json json;
    json["name"] = plan.study.name;
    for (std::size_t b = 0; b < plan.study.branches.size(); ++b)
        json["branches"].push_back({{"name", plan.study.branches[b].name}, {"seconds", estimate.seconds[b]}});
    json["points"] = plan.points.size();
    json["repetitions"] = plan.study.repetitions;
    json["runs"] = plan.count(static_cast<std::uint64_t>(plan.study.repetitions));
    json["seconds"] = estimate.network_seconds + estimate.runs_seconds;
    json["memory_bytes"] = {{"least", estimate.memory.least()}, {"most", estimate.memory.most()}};
    fmt::print("{}\n", json.dump(2));
}

}  // namespace

int dry_run_session(const StudyOptions& given) {
    const StudyOptions options = resolved(given);
    const StrategyLibrary library{default_plugin_folders(), options.plugins};
    Diagnostics problems;
    StudyPlan plan = read_and_check_study(options.study, library, problems);
    problems.throw_if_errors();
    if (options.repetitions) plan.study.repetitions = static_cast<std::int64_t>(*options.repetitions);
    tell_dry_run(plan, options, library);
    return 0;
}

void tell_dry_run(const StudyPlan& plan, const StudyOptions& options, const StrategyLibrary& library) {
    const Estimate estimate = measure(plan, options, library);
    for (const std::string& note : estimate.notes) fmt::print(stderr, "{}\n", note);
    if (options.is_json) print_json(plan, estimate);
    else print_plan(plan, estimate, options);
}

}  // namespace firebreak
