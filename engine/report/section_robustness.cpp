#include "engine/report/chart_json.hpp"
#include "engine/report/report_sections.hpp"

#include <algorithm>
#include <cmath>

namespace firebreak {
namespace {

/// Of the parameters that may decide who wins, as many as a figure can hold.
constexpr std::size_t kMostParameters = 12;

std::int64_t judged(const RobustnessFindings& findings) { return findings.points - findings.unjudged; }

ReportChart best_chart(const ReportContext& context, const MeasureWords& words) {
    ReportChart chart;
    chart.id = "robustness";
    chart.kind = "bars";
    chart.title = say("robust.title");
    chart.caption = say("robust.caption", words.with_article);
    chart.table = {
        chart.title, {{say("question.policy"), false}, {say("robust.best_at")}, {say("robust.title")}, {say("robust.regret")}}, {}};
    Json rows = Json::array();
    std::vector<Bilingual> told;
    for (const std::uint32_t number : context.branches) {
        for (const RobustnessOfBranch& branch : context.comparison.robustness.branches) {
            if (branch.branch != number) continue;
            rows.push_back({{"policy", context.policy_of(number)}, {"value", json_of(branch.share_best)}});
            chart.table.rows.push_back({as_written(context.title(number)), figure(FigureKind::count, static_cast<double>(branch.best_at)),
                                        figure(FigureKind::share, branch.share_best), figure(words.kind, branch.greatest_expected_regret)});
            told.push_back(say("robust.alternative_one", context.title(number), figure(FigureKind::share, branch.share_best)));
        }
    }
    chart.alternative = say("robust.alternative", list_of(told));
    chart.data = data_text({{"format", "share"}, {"rows", rows}});
    return chart;
}

ReportTable pair_table(const ReportContext& context) {
    ReportTable table{say("robust.pairs"), {{say("question.policies"), false}, {say("robust.survives")}, {say("robust.reversed")}}, {}};
    for (const RobustnessOfPair& pair : context.comparison.robustness.pairs) {
        table.rows.push_back({say("robust.pair", context.quoted_title(pair.first), context.quoted_title(pair.second)),
                              say("robust.settings", pair.survives_at, pair.points),
                              say("robust.settings", pair.clearly_reversed_at, pair.points)});
    }
    return table;
}

// The strongest first; those without an association have nothing to show.
std::vector<WinnerParameter> deciding(const RobustnessFindings& findings) {
    std::vector<WinnerParameter> parameters;
    for (const WinnerParameter& parameter : findings.parameters) {
        if (parameter.association) parameters.push_back(parameter);
    }
    std::stable_sort(parameters.begin(), parameters.end(), [](const WinnerParameter& one, const WinnerParameter& other) {
        return std::fabs(*one.association) > std::fabs(*other.association);
    });
    if (parameters.size() > kMostParameters) parameters.resize(kMostParameters);
    return parameters;
}

ReportChart parameter_chart(const std::vector<WinnerParameter>& parameters) {
    ReportChart chart;
    chart.id = "deciding-parameters";
    chart.kind = "tornado";
    chart.title = say("robust.parameters_title");
    chart.caption = say("robust.parameters_caption");
    chart.alternative =
        say("robust.parameters_alternative", parameters.front().key, signed_figure(FigureKind::number, parameters.front().association));
    chart.table = {say("robust.parameters"),
                   {{say("robust.parameter"), false},
                    {capitalised(say("robust.association"))},
                    {say("robust.kept")},
                    {say("robust.changed")},
                    {say("robust.p")}},
                   {}};
    Json rows = Json::array();
    for (const WinnerParameter& parameter : parameters) {
        rows.push_back({{"key", parameter.key}, {"value", json_of(parameter.association)}, {"low", nullptr}, {"high", nullptr}});
        chart.table.rows.push_back({as_written(parameter.key), signed_figure(FigureKind::number, parameter.association),
                                    figure(FigureKind::number, parameter.where_kept), figure(FigureKind::number, parameter.where_changed),
                                    figure(FigureKind::number, parameter.adjusted_p)});
    }
    chart.data = data_text({{"title", json_of(say("robust.association"))}, {"format", "number"}, {"rows", rows}});
    return chart;
}

}  // namespace

ReportSection robustness_section(const ReportContext& context) {
    const RobustnessFindings& findings = context.comparison.robustness;
    ReportSection section{"robustness", say("robust.heading"), {}};
    const bool has_ranking = !context.comparison.ranking.order.empty();
    if (!findings.refused_because.empty() || judged(findings) <= 0 || !has_ranking) {
        section.blocks.emplace_back(ReportNote{say("robust.missing", has_ranking ? say("reason.no_settings") : say("reason.no_ranking"))});
        return section;
    }
    const MeasureWords words = words_of_measure(lead_measure(context.comparison));
    const std::uint32_t winner = context.comparison.ranking.order.front().branch;
    section.blocks.emplace_back(
        say("robust.text", judged(findings), context.quoted_title(winner), words.with_article, findings.winner_kept_at));
    section.blocks.emplace_back(best_chart(context, words));
    if (findings.unjudged > 0) section.blocks.emplace_back(ReportNote{say("robust.unjudged", findings.unjudged)});
    if (!findings.pairs.empty()) section.blocks.emplace_back(pair_table(context));
    if (const std::vector<WinnerParameter> parameters = deciding(findings); !parameters.empty())
        section.blocks.emplace_back(parameter_chart(parameters));
    return section;
}

}  // namespace firebreak
