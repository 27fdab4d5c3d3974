#include "engine/report/chart_json.hpp"
#include "engine/report/report_sections.hpp"

#include <algorithm>
#include <array>

namespace firebreak {
namespace {

constexpr std::size_t kLargest = 12;

std::array<Bilingual, kAnswerClasses> class_words() {
    return {say("attribution.within_1_hour"), say("attribution.within_4_hours"), say("attribution.later"), say("attribution.never"),
            say("attribution.not_answerable")};
}

Bilingual type_words(const std::string& type) {
    if (type == "complaint") return say("post.complaint");
    if (type == "follow_up") return say("post.follow_up");
    if (type == "me_too") return say("post.me_too");
    if (type == "question") return say("post.question");
    if (type == "article") return say("post.article");
    if (type == "praise") return say("post.praise");
    if (type == "peer_answer") return say("post.peer_answer");
    if (type == "support") return say("post.support");
    return as_written(type);
}

const BranchAttribution* attribution_of(const ReportContext& context, std::uint32_t branch) {
    const std::vector<BranchAttribution>& all = context.comparison.attribution;
    const auto found = std::find_if(all.begin(), all.end(), [branch](const BranchAttribution& one) { return one.branch == branch; });
    return found == all.end() || found->runs == 0 ? nullptr : &*found;
}

ReportChart chart_of(const ReportContext& context) {
    const std::array<Bilingual, kAnswerClasses> classes = class_words();
    ReportChart chart;
    chart.id = "attribution";
    chart.kind = "stacked";
    chart.title = say("attribution.title");
    chart.caption = say("attribution.caption");
    chart.table = {chart.title, {{say("question.policy"), false}}, {}};
    for (const Bilingual& name : classes) chart.table.columns.push_back({capitalised(name)});
    chart.table.columns.push_back({say("attribution.recorded")});
    Json policies = Json::array();
    std::array<Json, kAnswerClasses> values;
    std::vector<Bilingual> told;
    for (const std::uint32_t branch : context.branches) {
        const BranchAttribution* found = attribution_of(context, branch);
        if (found == nullptr) continue;
        policies.push_back(context.policy_of(branch));
        std::vector<Bilingual> row{as_written(context.title(branch))};
        for (std::size_t i = 0; i < kAnswerClasses; ++i) {
            values[i].push_back(json_of(found->classes[i].share_of_shares));
            row.push_back(figure(FigureKind::share, found->classes[i].share_of_shares));
        }
        row.push_back(figure(FigureKind::share, found->share_recorded));
        chart.table.rows.push_back(std::move(row));
        const double late = found->classes[static_cast<std::size_t>(AnswerClass::later)].share_of_shares.value_or(0.0);
        const double never = found->classes[static_cast<std::size_t>(AnswerClass::never)].share_of_shares.value_or(0.0);
        told.push_back(say("robust.alternative_one", context.title(branch), figure(FigureKind::share, late + never)));
    }
    Json parts = Json::array();
    for (std::size_t i = 0; i < kAnswerClasses; ++i) parts.push_back({{"title", json_of(classes[i])}, {"values", values[i]}});
    chart.alternative = say("attribution.alternative", list_of(told));
    chart.data = data_text({{"format", "share"}, {"policies", policies}, {"parts", parts}});
    return chart;
}

struct Cascade {
    const StudyRun* run;
    const AttributedRoot* root;
};

// The largest over all policies and runs of the base point.
std::vector<Cascade> largest(const ReportContext& context) {
    std::vector<Cascade> cascades;
    for (const StudyRun& run : context.results.runs) {
        if (run.point != 0 || !run.failure.empty()) continue;
        for (const AttributedRoot& root : run.roots) cascades.push_back({&run, &root});
    }
    std::stable_sort(cascades.begin(), cascades.end(),
                     [](const Cascade& one, const Cascade& other) { return one.root->shares > other.root->shares; });
    if (cascades.size() > kLargest) cascades.resize(kLargest);
    return cascades;
}

ReportTable table_of(const ReportContext& context, const std::vector<Cascade>& cascades) {
    ReportTable table{say("attribution.largest"),
                      {{say("question.policy"), false},
                       {say("attribution.run")},
                       {say("attribution.type"), false},
                       {say("attribution.when"), false},
                       {say("attribution.answered"), false},
                       {say("attribution.shares")}},
                      {}};
    for (const auto& [run, root] : cascades) {
        const AnswerClass answer = answer_class(*root);
        const Bilingual answered = answer == AnswerClass::not_answerable ? as_written("–")
                                   : root->answered_after_hours
                                       ? say("attribution.after", figure(FigureKind::time_span, root->answered_after_hours))
                                       : say("attribution.never");
        table.rows.push_back({as_written(context.title(run->branch)), as_written(fmt::format("{}", run->run)), type_words(root->type),
                              instant(root->posted_hours), answered, figure(FigureKind::count, static_cast<double>(root->shares))});
    }
    return table;
}

}  // namespace

ReportSection attribution_section(const ReportContext& context) {
    ReportSection section{"attribution", say("attribution.heading"), {}};
    const std::vector<Cascade> cascades = largest(context);
    if (cascades.empty()) {
        section.blocks.emplace_back(ReportNote{say("attribution.missing")});
        return section;
    }
    section.blocks.emplace_back(say("attribution.text"));
    section.blocks.emplace_back(chart_of(context));
    section.blocks.emplace_back(table_of(context, cascades));
    return section;
}

}  // namespace firebreak
