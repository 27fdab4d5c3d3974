#include "engine/report/chart_json.hpp"
#include "engine/report/report_sections.hpp"
#include "engine/study/parameter_effects.hpp"

#include <algorithm>
#include <numeric>

namespace firebreak {
namespace {

/// As many bars as a figure can hold; the table has them all.
constexpr std::size_t kMostBars = 12;

/// One parameter as the chart and its table show it.
struct Row {
    std::string key;
    double from = 0.0;
    double to = 0.0;
    std::optional<double> value;
    std::optional<Bounds> bounds;
    /// What stands behind the interval in the table.
    std::vector<Bilingual> more;
};

/// What one chart is about: the outcome of a branch, or of a branch less the baseline's.
struct Outcome {
    Bilingual title;
    std::string id;
};

// Parameters are of all sizes: three digits, as they would be typed.
Bilingual setting(double value) {
    const std::string en = fmt::format("{:.3g}", value);
    std::string fr = en;
    std::replace(fr.begin(), fr.end(), '.', ',');
    return {en, fr};
}

Bilingual bounds_words(FigureKind kind, const std::optional<Bounds>& bounds, bool is_signed) {
    if (!bounds) return as_written("–");
    return is_signed ? signed_range(kind, bounds->low, bounds->high) : range(kind, bounds->low, bounds->high);
}

/// How the values of a chart are told.
struct Telling {
    FigureKind kind = FigureKind::number;
    bool is_signed = true;
    Bilingual axis;
    Bilingual caption;
    /// Of the value, and of what is in Row::more.
    Bilingual value;
    std::vector<Bilingual> more;
};

ReportChart chart_of(const Outcome& outcome, const std::vector<Row>& rows, const Telling& telling) {
    const auto told = [&](const std::optional<double>& value) {
        return telling.is_signed ? signed_figure(telling.kind, value) : figure(telling.kind, value);
    };
    ReportChart chart;
    chart.id = outcome.id;
    chart.kind = "tornado";
    chart.title = outcome.title;
    chart.caption = telling.caption;
    chart.alternative = say("sensitivity.alternative", rows.front().key, told(rows.front().value),
                            bounds_words(telling.kind, rows.front().bounds, telling.is_signed));
    chart.table = {
        outcome.title,
        {{say("robust.parameter"), false}, {say("sensitivity.from")}, {say("sensitivity.to")}, {telling.value}, {say("crisis.interval")}},
        {}};
    for (const Bilingual& heading : telling.more) chart.table.columns.push_back({heading});
    Json drawn = Json::array();
    for (const Row& row : rows) {
        const auto end = [&](double Bounds::*which) { return row.bounds ? json_of(std::optional{(*row.bounds).*which}) : Json(nullptr); };
        if (drawn.size() < kMostBars)
            drawn.push_back({{"key", row.key}, {"value", json_of(row.value)}, {"low", end(&Bounds::low)}, {"high", end(&Bounds::high)}});
        chart.table.rows.push_back({as_written(row.key), setting(row.from), setting(row.to), told(row.value),
                                    bounds_words(telling.kind, row.bounds, telling.is_signed)});
        for (const Bilingual& cell : row.more) chart.table.rows.back().push_back(cell);
    }
    chart.data = data_text({{"title", json_of(telling.axis)}, {"format", text_of(telling.kind)}, {"rows", drawn}});
    return chart;
}

/// The best policy that is not the baseline: whether it is worth it is the second question of every sensitivity analysis.
std::optional<std::uint32_t> rival(const StudyComparison& comparison) {
    for (const RankedBranch& ranked : comparison.ranking.order) {
        if (ranked.branch != comparison.baseline) return ranked.branch;
    }
    return std::nullopt;
}

Outcome outcome_words(const MeasureWords& words, const Bilingual& ours, const std::optional<Bilingual>& baseline) {
    if (!baseline) return {say("sensitivity.title", capitalised(words.name), ours), "sensitivity"};
    return {say("sensitivity.title_difference", capitalised(words.name), ours, *baseline), "sensitivity-difference"};
}

// Of the robustness check's own points.
void add_effects(const ReportContext& context, const MeasureWords& words, std::uint32_t branch, std::optional<std::uint32_t> baseline,
                 ReportSection& section) {
    std::vector<Row> rows;
    for (const ParameterEffect& effect : parameter_effects(context.results, lead_measure(context.comparison), branch, baseline)) {
        if (!effect.effect) continue;
        rows.push_back({effect.key,
                        effect.lowest,
                        effect.highest,
                        effect.effect,
                        effect.bounds,
                        {figure(FigureKind::count, static_cast<double>(effect.points))}});
    }
    if (rows.empty()) return;
    std::optional<Bilingual> other;
    if (baseline) other = context.quoted_title(*baseline);
    section.blocks.emplace_back(chart_of(outcome_words(words, context.quoted_title(branch), other), rows,
                                         {kind_of_difference(words.kind),
                                          true,
                                          say("sensitivity.axis"),
                                          say("sensitivity.caption_settings"),
                                          say("sensitivity.change"),
                                          {say("sensitivity.settings")}}));
}

std::optional<ReportSection> from_robustness(const ReportContext& context) {
    const MeasureWords words = words_of_measure(lead_measure(context.comparison));
    ReportSection section{"sensitivity", say("sensitivity.heading"), {}};
    add_effects(context, words, context.comparison.baseline, std::nullopt, section);
    if (section.blocks.empty()) return std::nullopt;
    const auto& first = std::get<ReportChart>(section.blocks.front());
    section.blocks.insert(section.blocks.begin(), say("sensitivity.text_settings", first.table.rows.size()));
    if (const std::optional<std::uint32_t> other = rival(context.comparison))
        add_effects(context, words, *other, context.comparison.baseline, section);
    return section;
}

std::vector<Row> rows_of(const SensitivityFindings& findings, const SensitivityOfOutcome& outcome, FigureKind kind) {
    std::vector<Row> rows;
    std::vector<double> importance;
    for (std::size_t i = 0; i < findings.parameters.size(); ++i) {
        const SweptParameter& parameter = findings.parameters[i];
        Row row{parameter.key, parameter.low, parameter.high, {}, {}, {}};
        if (findings.method == SensitivityMethod::morris) {
            const MorrisEffect& effect = outcome.morris[i];
            row.value = effect.mu;
            row.bounds = effect.mu_bounds;
            row.more = {figure(kind, effect.mu_star), bounds_words(kind, effect.mu_star_bounds, false), figure(kind, effect.sigma),
                        bounds_words(kind, effect.sigma_bounds, false)};
            importance.push_back(effect.mu_star.value_or(-1.0));
        } else {
            const SobolIndex& index = outcome.sobol.parameters[i];
            row.value = index.total;
            row.bounds = index.total_bounds;
            row.more = {figure(FigureKind::share, index.first), bounds_words(FigureKind::share, index.first_bounds, false)};
            importance.push_back(index.total.value_or(-1.0));
        }
        rows.push_back(std::move(row));
    }
    std::vector<std::size_t> order(rows.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return importance[a] > importance[b]; });
    std::vector<Row> sorted;
    for (const std::size_t i : order) sorted.push_back(std::move(rows[i]));
    return sorted;
}

Telling telling_of(SensitivityMethod method, FigureKind kind) {
    if (method == SensitivityMethod::morris) {
        return {kind,
                true,
                say("sensitivity.axis"),
                say("sensitivity.caption_morris"),
                say("sensitivity.mu"),
                {say("sensitivity.mu_star"), say("crisis.interval"), say("sensitivity.sigma"), say("crisis.interval")}};
    }
    return {FigureKind::share,
            false,
            say("sensitivity.axis_sobol"),
            say("sensitivity.caption_sobol"),
            say("sensitivity.total"),
            {say("sensitivity.first"), say("crisis.interval")}};
}

void add_outcome(const ReportContext& context, const SensitivityReport& sensitivity, const SensitivityOfOutcome& outcome,
                 ReportSection& section) {
    const SensitivityFindings& findings = sensitivity.findings;
    const MeasureWords words = words_of_measure(findings.info->key);
    const FigureKind kind = kind_of_difference(words.kind);
    std::optional<Bilingual> other;
    if (outcome.is_difference) other = context.quoted_title(context.comparison.baseline);
    const std::optional<std::uint32_t> branch = context.results.find_branch(sensitivity.branches[outcome.branch]);
    const Outcome about =
        outcome_words(words, branch ? context.quoted_title(*branch) : quoted(sensitivity.branches[outcome.branch]), other);
    if (findings.method == SensitivityMethod::sobol && !outcome.sobol.refused_because.empty()) {
        section.blocks.emplace_back(ReportNote{say("sensitivity.none", about.title)});
        return;
    }
    section.blocks.emplace_back(chart_of(about, rows_of(findings, outcome, kind), telling_of(findings.method, kind)));
    if (static_cast<std::size_t>(outcome.points) < findings.points)
        section.blocks.emplace_back(ReportNote{say("sensitivity.gaps", outcome.points, findings.points)});
}

/// The outcome of this branch, or the first of its kind that has one.
const SensitivityOfOutcome* outcome_of(const SensitivityReport& sensitivity, bool is_difference, const std::string& branch) {
    const SensitivityOfOutcome* found = nullptr;
    for (const SensitivityOfOutcome& outcome : sensitivity.findings.outcomes) {
        if (outcome.is_difference != is_difference || outcome.points == 0) continue;
        if (sensitivity.branches[outcome.branch] == branch) return &outcome;
        if (found == nullptr) found = &outcome;
    }
    return found;
}

std::optional<ReportSection> from_analysis(const ReportContext& context, const SensitivityReport& sensitivity) {
    const SensitivityFindings& findings = sensitivity.findings;
    const std::size_t parameters = findings.parameters.size();
    ReportSection section{"sensitivity", say("sensitivity.heading"), {}};
    section.blocks.emplace_back(
        findings.method == SensitivityMethod::morris
            ? say("sensitivity.text_morris", parameters, findings.points / (parameters + 1), sensitivity.repetitions, findings.points)
            : say("sensitivity.text_sobol", parameters, sensitivity.repetitions, findings.points));
    if (sensitivity.missing_runs > 0) section.blocks.emplace_back(ReportNote{say("sensitivity.missing", sensitivity.missing_runs)});
    const StudyComparison& comparison = context.comparison;
    const std::optional<std::uint32_t> other = rival(comparison);
    const std::size_t before = section.blocks.size();
    if (const auto* outcome = outcome_of(sensitivity, false, comparison.names[comparison.baseline]))
        add_outcome(context, sensitivity, *outcome, section);
    // Differences are from the analysis's own baseline: they are told only where that is the report's.
    if (sensitivity.baseline == comparison.names[comparison.baseline]) {
        if (const auto* outcome = outcome_of(sensitivity, true, other ? comparison.names[*other] : std::string{}))
            add_outcome(context, sensitivity, *outcome, section);
    }
    if (section.blocks.size() == before) return std::nullopt;
    section.blocks.emplace_back(ReportNote{say("sensitivity.more")});
    return section;
}

}  // namespace

std::optional<ReportSection> sensitivity_section(const ReportContext& context, const SensitivityReport* sensitivity) {
    if (sensitivity != nullptr) {
        if (std::optional<ReportSection> section = from_analysis(context, *sensitivity)) return section;
    }
    return from_robustness(context);
}

}  // namespace firebreak
