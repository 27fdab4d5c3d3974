#include "engine/report/chart_json.hpp"
#include "engine/report/report_sections.hpp"
#include "engine/study/paired_statistics.hpp"

#include <algorithm>

namespace firebreak {
namespace {

/// More panels than this are no figure any more; the table has them all.
constexpr std::size_t kMostPanels = 9;
/// More circumstances than this are no table either: they are for programs, and stand in the study's own tables.
constexpr std::size_t kMostCircumstances = 40;

struct Circumstance {
    std::uint32_t point = 0;
    /// "crowd.sector=bank, incidents.fault.hazard=0.30", as the sweep wrote it.
    std::string name;
};

std::vector<Circumstance> circumstances_of(const StudyResults& results) {
    std::vector<Circumstance> found;
    for (std::uint32_t point = 0; point < results.points.size(); ++point) {
        if (results.points[point].kind != PointKind::sweep) continue;
        Circumstance circumstance{point, {}};
        for (const Assignment& change : results.points[point].changes)
            circumstance.name += (circumstance.name.empty() ? "" : ", ") + change.text;
        found.push_back(std::move(circumstance));
    }
    return found;
}

/// The measure that decides, and what the damage is set against.
std::vector<std::string> measures_of(const StudyComparison& comparison) {
    std::vector<std::string> measures{std::string{lead_measure(comparison)}};
    if (comparison.cost_measure != measures.front()) measures.push_back(comparison.cost_measure);
    return measures;
}

struct Compared {
    std::optional<double> mean;
    std::optional<Bounds> bounds;
    PairedDifference difference;
};

Compared compared_at(const ReportContext& context, const std::string& measure, std::uint32_t point, std::uint32_t branch) {
    const std::size_t repetitions = context.results.repetitions_at(point);
    const auto ours = context.results.values(branch, point, measure, repetitions);
    const auto baseline = context.results.values(context.comparison.baseline, point, measure, repetitions);
    return {spread_of(ours).mean, mean_bounds(ours), paired_difference(ours, baseline)};
}

std::vector<std::uint32_t> others(const ReportContext& context) { return {context.branches.begin() + 1, context.branches.end()}; }

/// The policy of the best mean, and whether the next one cannot be told from it.
Bilingual best_words(const ReportContext& context, const std::string& measure, const Circumstance& circumstance) {
    const Direction direction = direction_of(measure);
    std::optional<std::uint32_t> best;
    double best_mean = 0.0;
    for (const std::uint32_t branch : context.branches) {
        const std::optional<double> mean = compared_at(context, measure, circumstance.point, branch).mean;
        if (!mean) continue;
        const bool is_better = direction == Direction::more_is_better ? *mean > best_mean : *mean < best_mean;
        if (best && !is_better) continue;
        best = branch;
        best_mean = *mean;
    }
    return best ? say("crisis.alternative_one", circumstance.name, context.title(*best), figure(words_of_measure(measure).kind, best_mean))
                : say("circumstances.no_runs", circumstance.name);
}

ReportChart chart_of(const ReportContext& context, const std::string& measure, const std::vector<Circumstance>& circumstances) {
    const MeasureWords words = words_of_measure(measure);
    const FigureKind kind = kind_of_difference(words.kind);
    const Bilingual baseline = context.quoted_title(context.comparison.baseline);
    ReportChart chart;
    chart.id = "circumstances-" + measure;
    chart.kind = "forest";
    chart.title = say("circumstances.title", capitalised(words.name), baseline);
    chart.caption = say("difference.caption", baseline);
    chart.table = {chart.title,
                   {{say("circumstances.circumstance"), false},
                    {say("question.policy"), false},
                    {say("ranking.mean")},
                    {say("crisis.interval")},
                    {say("difference.mean")},
                    {say("crisis.interval")},
                    {say("difference.pairs")}},
                   {}};
    Json panels = Json::array();
    std::vector<Bilingual> told;
    for (const Circumstance& circumstance : circumstances) {
        Json rows = Json::array();
        for (const std::uint32_t branch : context.branches) {
            const Compared found = compared_at(context, measure, circumstance.point, branch);
            const bool is_baseline = branch == context.comparison.baseline;
            const PairedDifference& difference = found.difference;
            chart.table.rows.push_back({as_written(circumstance.name), as_written(context.title(branch)), figure(words.kind, found.mean),
                                        found.bounds ? range(words.kind, found.bounds->low, found.bounds->high) : as_written("–"),
                                        is_baseline ? as_written("–") : signed_figure(kind, difference.mean),
                                        is_baseline ? as_written("–") : signed_range(kind, difference.low, difference.high),
                                        figure(FigureKind::count, static_cast<double>(difference.pairs))});
            if (is_baseline) continue;
            rows.push_back({{"mean", json_of(difference.mean)},
                            {"low", json_of(difference.low)},
                            {"high", json_of(difference.high)},
                            {"is_distinguishable", difference.is_distinguishable()}});
        }
        if (panels.size() < kMostPanels)
            panels.push_back({{"title", json_of(as_written(circumstance.name))},
                              {"hint", json_of(words.unit)},
                              {"format", text_of(kind)},
                              {"rows", rows}});
        told.push_back(best_words(context, measure, circumstance));
    }
    Json policies = Json::array();
    for (const std::uint32_t branch : others(context)) policies.push_back(context.policy_of(branch));
    chart.data = data_text({{"policies", policies}, {"panels", panels}});
    chart.alternative = say("circumstances.alternative", capitalised(words.name), list_of(told));
    return chart;
}

}  // namespace

std::optional<ReportSection> circumstances_section(const ReportContext& context) {
    const std::vector<Circumstance> circumstances = circumstances_of(context.results);
    // A sweep over the desk has a section of its own.
    if (circumstances.empty() || context.branches.size() < 2 || context.comparison.staffing.refused_because.empty()) return std::nullopt;
    ReportSection section{"circumstances", say("circumstances.heading"), {}};
    if (circumstances.size() > kMostCircumstances) {
        section.blocks.emplace_back(ReportNote{say("circumstances.many", circumstances.size())});
        return section;
    }
    section.blocks.emplace_back(say("circumstances.text", circumstances.size()));
    for (const std::string& measure : measures_of(context.comparison))
        section.blocks.emplace_back(chart_of(context, measure, circumstances));
    return section;
}

}  // namespace firebreak
