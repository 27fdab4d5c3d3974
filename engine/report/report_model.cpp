#include "engine/report/report_model.hpp"

#include "engine/report/chart_json.hpp"
#include "engine/report/report_sections.hpp"

#include <algorithm>

namespace firebreak {
namespace {

constexpr std::string_view kChartWords = "chart.";

std::string heading(const StudyResults& results) {
    if (!results.study.title.empty()) return results.study.title;
    return results.scenario_title.empty() ? results.study.name : results.scenario_title;
}

Json chart_words(Language language) {
    Json words = Json::object();
    for (const Phrase& phrase : kReportPhrases) {
        if (phrase.key.starts_with(kChartWords)) words[std::string{phrase.key.substr(kChartWords.size())}] = filled(phrase).in(language);
    }
    return words;
}

Json charts_of(const ReportDocument& document) {
    Json charts = Json::object();
    for (const ReportSection& section : document.sections) {
        for (const ReportBlock& block : section.blocks) {
            if (const auto* chart = std::get_if<ReportChart>(&block))
                charts[chart->id] = {{"kind", chart->kind},
                                     {"title", json_of(chart->title)},
                                     {"alternative", json_of(chart->alternative)},
                                     {"data", Json::parse(chart->data)}};
        }
    }
    return charts;
}

}  // namespace

ReportContext::ReportContext(const StudyResults& study_results, const StudyComparison& study_comparison)
    : results{study_results}, comparison{study_comparison} {
    branches.push_back(comparison.baseline);
    for (std::uint32_t branch = 0; branch < comparison.names.size(); ++branch) {
        if (branch != comparison.baseline) branches.push_back(branch);
    }
}

std::size_t ReportContext::policy_of(std::uint32_t branch) const noexcept {
    return static_cast<std::size_t>(std::find(branches.begin(), branches.end(), branch) - branches.begin());
}

const BranchMeasure* ReportContext::find(std::string_view measure, std::uint32_t branch) const noexcept {
    for (const ComparedMeasure& compared : comparison.measures) {
        if (compared.info == nullptr || compared.info->key != measure) continue;
        for (const BranchMeasure& candidate : compared.branches) {
            if (candidate.branch == branch) return &candidate;
        }
    }
    return nullptr;
}

std::optional<double> ReportContext::mean(std::string_view measure, std::uint32_t branch) const noexcept {
    const BranchMeasure* found = find(measure, branch);
    return found == nullptr ? std::nullopt : found->spread.mean;
}

ReportDocument report_document(const StudyResults& results, const StudyComparison& comparison, const ReportProvenance& provenance,
                               const SensitivityReport* sensitivity) {
    const ReportContext context{results, comparison};
    const Headline top = headline(comparison);
    ReportDocument document;
    document.name = results.study.name;
    document.title = heading(results);
    document.question = results.study.question;
    document.headline = top.sentence;
    document.below_headline = top.below;
    document.key_figures = key_figures(comparison, top);
    document.program_version = results.program_version;
    for (const std::uint32_t branch : context.branches) document.policies.push_back({comparison.names[branch], comparison.titles[branch]});
    document.sections = {question_section(context),   crisis_section(context),  course_section(context),
                         difference_section(context), ranking_section(context), front_section(context)};
    if (std::optional<ReportSection> staffing = staffing_section(context)) document.sections.push_back(std::move(*staffing));
    if (std::optional<ReportSection> sweep = circumstances_section(context)) document.sections.push_back(std::move(*sweep));
    if (std::optional<ReportSection> mixes = mixes_section(context)) document.sections.push_back(std::move(*mixes));
    document.sections.push_back(robustness_section(context));
    if (std::optional<ReportSection> moves = sensitivity_section(context, sensitivity)) document.sections.push_back(std::move(*moves));
    document.sections.push_back(attribution_section(context));
    document.sections.push_back(cost_section(context));
    document.sections.push_back(method_section(context, provenance));
    return document;
}

std::string report_json(const ReportDocument& document, Language first) {
    Json policies = Json::array();
    for (const ReportPolicy& policy : document.policies) policies.push_back({{"name", policy.name}, {"title", policy.title}});
    const Json json = {
        {"name", document.name},
        {"title", {{"en", document.title}, {"fr", document.title}}},
        {"language", first == Language::french ? "fr" : "en"},
        {"policies", policies},
        {"words", {{"en", chart_words(Language::english)}, {"fr", chart_words(Language::french)}}},
        {"charts", charts_of(document)},
    };
    // What a user wrote may not be UTF-8 throughout; a report is made all the same.
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace firebreak
