#include "tests/report/made_up_study.hpp"

#include "engine/core/hash.hpp"
#include "engine/measure/measures.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <sstream>

namespace firebreak::test {
namespace {

constexpr std::uint64_t kRepetitions = 60;
constexpr std::uint64_t kFewer = 12;
constexpr std::size_t kHours = 28 * 24;
constexpr double kOutbreak = 7 * 24 + 7;

double uniform(std::uint64_t a, std::uint64_t b, std::uint64_t c) { return static_cast<double>(hash_of(a, b, c) >> 11) * 0x1.0p-53; }

// About normal, by Irwin and Hall.
double noise(std::uint64_t a, std::uint64_t b, std::uint64_t purpose) {
    double sum = -6.0;
    for (std::uint64_t i = 0; i < 12; ++i) sum += uniform(a, b, purpose * 100 + i);
    return sum;
}

// How much a policy multiplies what happens; `strength` is the setting of the point, 1 at the base.
double factor(std::uint32_t branch, double strength) {
    constexpr double kFactors[] = {1.0, 0.68, 0.62, 1.45};
    return 1.0 + (kFactors[branch % 4] - 1.0) * strength;
}

double pulse(double hour, double start, double height, double half_life) {
    if (hour < start) return 0.0;
    const double age = hour - start;
    return height * (1.0 - std::exp(-age / 2.0)) * std::exp2(-age / half_life);
}

void set(StudyRun& run, std::string_view key, double value) {
    const auto infos = measure_infos();
    for (std::size_t i = 0; i < infos.size(); ++i) {
        if (infos[i].key == key) run.measures[i] = value;
    }
}

StudyRun run_of(std::uint32_t branch, std::uint32_t point, std::uint64_t repetition, double strength, double agents) {
    StudyRun run;
    run.branch = branch;
    run.point = point;
    run.repetition = repetition;
    run.run = repetition * 100 + branch * 25 + point;
    run.seed = 2012;
    run.end_hours = kHours;
    run.measures.resize(measure_infos().size());
    const double severity = std::exp(0.5 * noise(repetition, 1, 7));
    const double own = std::exp(0.08 * noise(repetition, branch + 10, 8));
    const double damage = severity * own * factor(branch, strength) * (0.7 + 0.6 / std::sqrt(agents));
    set(run, "volume", 4000 * damage);
    set(run, "reach", 60000 * damage / (1.0 + 0.2 * damage));
    set(run, "peak_volume", 210 * damage);
    set(run, "crisis", damage > 1.1 ? 1 : 0);
    set(run, "amplified_crisis", damage > 1.5 ? 1 : 0);
    set(run, "reputational_damage_index", 2.4 * damage);
    set(run, "churn_excess", 21 * damage);
    set(run, "satisfaction_all",
        std::clamp(0.14 + 0.12 * (branch == 1) + 0.22 * (branch == 2) + 0.02 * noise(repetition, branch, 3), 0.0, 1.0));
    set(run, "sla_attainment", branch == 1 ? 0.71 : branch == 2 ? 0.38 : 0.04);
    set(run, "response_rate", branch == 3 ? 0.93 : 0.66);
    set(run, "first_response_median", branch == 1 ? 0.6 : branch == 2 ? 3.1 : 12.7);
    set(run, "no_reply", 0.3);
    set(run, "utilisation", 0.9 / agents);
    set(run, "backlog_max", 100 * damage / agents);
    const double pay = agents * 8400 * (branch == 1 ? 2.4 : 1.0);
    const double fixes = branch == 2 ? 100000 : 0;
    const double churn = 9000 * damage;
    set(run, "cost_agents", pay);
    set(run, "cost_fixes", fixes);
    set(run, "cost_compensation", branch == 2 ? 6400 * severity : 0);
    set(run, "cost_churn", churn);
    set(run, "cost_total", pay + fixes + churn + (branch == 2 ? 6400 * severity : 0));
    set(run, "cost_per_complaint", (pay + fixes + churn) / (400 * damage));
    if (point != 0) return run;
    for (std::size_t hour = 0; hour < kHours; ++hour) {
        const double at = static_cast<double>(hour);
        const double day = 1.0 + 0.6 * std::sin((at - 9.0) / 24.0 * 6.283185307);
        double volume = 1.2 + pulse(at, kOutbreak, 160 * damage, 20) + pulse(at, kOutbreak + 24, 60 * damage, 14) +
                        pulse(at, kOutbreak + 72, 40 * damage, 14);
        volume = std::max(0.0, std::round(volume * day * (1.0 + 0.2 * noise(repetition * kHours + hour, branch, 5))));
        run.series.emplace_back(volume);
        run.series.emplace_back(pulse(at, kOutbreak, 90 * damage / agents, 30) * day);
        run.series.emplace_back(-pulse(at, kOutbreak, 55 * std::min(damage, 1.6), 150));
    }
    for (int rank = 0; rank < 3; ++rank) {
        AttributedRoot root;
        root.rank = rank;
        root.post = hash_of(repetition, branch, static_cast<std::uint64_t>(rank));
        root.type = rank == 1 ? "article" : "complaint";
        root.author = "account";
        root.posted_hours = kOutbreak + 3.0 * rank + 10.0 * uniform(repetition, branch, 77);
        if (root.type == "complaint" && uniform(repetition, branch, 78) < 0.5)
            root.answered_after_hours = branch == 1 ? 0.4 : 9.0 * uniform(repetition, 1, 79);
        root.shares = static_cast<std::int64_t>(600.0 * damage / (1 + rank));
        run.roots.push_back(root);
    }
    return run;
}

std::string bank_outage() {
    std::ifstream in{std::string{std::getenv("FIREBREAK_SOURCE_DIR")} + "/scenarios/fr_bank_outage.yaml"};
    std::stringstream text;
    text << in.rdbuf();
    return text.str();
}

}  // namespace

StudyResults made_up_results(const std::vector<std::string>& titles) {
    StudyResults results;
    Study& study = results.study;
    study.name = "made_up";
    study.title = "How should the bank answer its outage?";
    study.question = "Which answer keeps a twelve-hour outage from becoming a crisis, and what does it cost?";
    study.description = "A made-up study: its figures test the report and say nothing about any policy.";
    study.scenario = "fr_bank_outage.yaml";
    constexpr std::string_view kChanges[] = {"", "strategy.approval=30 min", "strategy=crisis_plan", "strategy=aggressive"};
    for (std::size_t i = 0; i < titles.size(); ++i) {
        StudyBranch branch{"policy" + std::to_string(i), titles[i], {}};
        if (i % 4 != 0) branch.changes.push_back({std::string{kChanges[i % 4]}, {}});
        study.branches.push_back(branch);
    }
    study.baseline = study.branches.front().name;
    study.seed = 2012;
    study.repetitions = kRepetitions;
    study.measures = {"reach", "volume", "crisis", "reputational_damage_index", "churn_excess", "satisfaction_all", "cost_total"};
    study.series = {"volume", "backlog", "buzz"};
    study.file = "made_up.yaml";
    results.program_version = "0.1.0";
    results.scenario_title = "A French bank's cards and app fail for twelve hours";
    results.evidence_grade = "C";
    results.scenario_yaml = bank_outage();
    results.accounts = 200000;
    results.follows = 6500000;
    results.outbreak_hours = kOutbreak;
    for (std::size_t hour = 0; hour < kHours; ++hour) results.series_hours.push_back(static_cast<double>(hour));
    results.points.push_back({PointKind::base, {}});
    for (int i = 0; i < 16; ++i) {
        results.points.push_back({PointKind::robustness,
                                  {{"platform.visibility=" + std::to_string(0.04 + 0.01 * i), {}},
                                   {"crowd.me_too=" + std::to_string(0.02 + 0.02 * (i * 7 % 16)), {}}}});
    }
    for (int agents = 1; agents <= 6; ++agents)
        results.points.push_back({PointKind::sweep, {{"company.desk.agents=" + std::to_string(agents), {}}}});
    for (std::uint32_t branch = 0; branch < titles.size(); ++branch) {
        for (std::uint32_t point = 0; point < results.points.size(); ++point) {
            const bool is_sweep = results.points[point].kind == PointKind::sweep;
            const double strength = is_sweep || point == 0 ? 1.0 : 1.6 - 0.1 * point;
            for (std::uint64_t repetition = 0; repetition < (point == 0 ? kRepetitions : kFewer); ++repetition)
                results.runs.push_back(run_of(branch, point, repetition, strength, is_sweep ? point - 16.0 : 2.0));
        }
    }
    return results;
}

ComparisonOptions quick_comparison() {
    ComparisonOptions options;
    options.bootstrap.resamples = 100;
    return options;
}

StudyComparison hand_made(std::string_view measure, double baseline_mean, const std::vector<HandMade>& others) {
    constexpr std::int64_t kPairs = 50;
    StudyComparison comparison;
    comparison.leading = {std::string{measure}};
    comparison.cost_measure = "cost_total";
    comparison.repetitions = kPairs;
    ComparedMeasure compared;
    for (const MeasureInfo& info : measure_infos()) {
        if (info.key == measure) compared.info = &info;
    }
    constexpr std::string_view kMore[] = {"satisfaction_all", "sla_attainment", "response_rate"};
    const bool is_more = std::find(std::begin(kMore), std::end(kMore), measure) != std::end(kMore);
    compared.direction = measure == "peak_hour" ? Direction::none : is_more ? Direction::more_is_better : Direction::less_is_better;
    for (std::size_t i = 0; i <= others.size(); ++i) {
        const auto branch = static_cast<std::uint32_t>(i);
        comparison.names.push_back("branch" + std::to_string(i));
        comparison.titles.push_back(std::string(1, static_cast<char>('A' + i)));
        comparison.runs.push_back({branch, kPairs, 0, 0, "", ""});
        BranchMeasure entry;
        entry.branch = branch;
        entry.spread = {compared.info, kPairs, baseline_mean, baseline_mean, baseline_mean, baseline_mean};
        entry.verdict = Verdict::baseline;
        if (i > 0) {
            const HandMade& other = others[i - 1];
            entry.verdict = other.verdict;
            entry.spread.mean = other.mean;
            if (other.verdict != Verdict::unknown) {
                entry.difference = {compared.info,
                                    kPairs,
                                    other.difference,
                                    other.half_width / 2.0,
                                    other.difference - other.half_width,
                                    other.difference + other.half_width};
            }
            if (baseline_mean != 0.0 && other.verdict != Verdict::unknown) {
                entry.relative = {
                    kPairs, other.difference / baseline_mean,
                    Bounds{(other.difference - other.half_width) / baseline_mean, (other.difference + other.half_width) / baseline_mean},
                    ""};
            } else {
                entry.relative.refused_because = "the baseline's mean is 0";
            }
        }
        compared.branches.push_back(entry);
    }
    comparison.measures.push_back(compared);
    comparison.robustness.refused_because = "no points";
    return comparison;
}

}  // namespace firebreak::test
