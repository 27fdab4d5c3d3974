#include "engine/report/chart_json.hpp"
#include "engine/report/report_sections.hpp"

#include <algorithm>

namespace firebreak {
namespace {

/// More panels than this are no figure any more; the table below has them all.
constexpr std::size_t kMostPanels = 9;

const ComparedMeasure* measure_of(const ReportContext& context, std::string_view key) {
    const std::vector<ComparedMeasure>& all = context.comparison.measures;
    const auto found = std::find_if(all.begin(), all.end(),
                                    [key](const ComparedMeasure& measure) { return measure.info != nullptr && measure.info->key == key; });
    return found == all.end() ? nullptr : &*found;
}

std::vector<const ComparedMeasure*> leading_measures(const ReportContext& context) {
    std::vector<const ComparedMeasure*> measures;
    for (const std::string& key : context.comparison.leading) {
        if (const ComparedMeasure* measure = measure_of(context, key)) measures.push_back(measure);
    }
    return measures;
}

std::vector<std::uint32_t> others(const ReportContext& context) { return {context.branches.begin() + 1, context.branches.end()}; }

// "accounts · left is better · assumed sign".
Bilingual hint(const ComparedMeasure& measure, const MeasureWords& words) {
    Bilingual text = words.unit;
    const auto add = [&text](const Bilingual& more) { text = text.en.empty() ? more : joined(text, more, " · "); };
    if (measure.direction == Direction::less_is_better) add(say("difference.left"));
    if (measure.direction == Direction::more_is_better) add(say("difference.right"));
    if (measure.info->tag == MeasureTag::assumed_sign) add(say("difference.tag"));
    return text;
}

Json panel_of(const ReportContext& context, const ComparedMeasure& measure) {
    const MeasureWords words = words_of_measure(measure.info->key);
    Json rows = Json::array();
    for (const std::uint32_t branch : others(context)) {
        const BranchMeasure* ours = context.find(measure.info->key, branch);
        const PairedDifference difference = ours == nullptr ? PairedDifference{} : ours->difference;
        rows.push_back({{"mean", json_of(difference.mean)},
                        {"low", json_of(difference.low)},
                        {"high", json_of(difference.high)},
                        {"is_distinguishable", difference.is_distinguishable()}});
    }
    return {{"title", json_of(capitalised(words.name))},
            {"hint", json_of(hint(measure, words))},
            {"format", text_of(kind_of_difference(words.kind))},
            {"rows", rows}};
}

Bilingual relative_of(const RelativeChange& relative) {
    if (!relative.change) return as_written("–");
    const Bilingual change = signed_figure(FigureKind::share, relative.change);
    if (!relative.bounds) return change;
    return filled({"", "{0} ({1})", "{0} ({1})"}, change, signed_range(FigureKind::share, relative.bounds->low, relative.bounds->high));
}

void add_rows(const ReportContext& context, const ComparedMeasure& measure, ReportTable& table) {
    const MeasureWords words = words_of_measure(measure.info->key);
    for (const std::uint32_t branch : others(context)) {
        const BranchMeasure* ours = context.find(measure.info->key, branch);
        if (ours == nullptr) continue;
        Bilingual name =
            words.unit.en.empty() ? capitalised(words.name) : filled({"", "{0} ({1})", "{0} ({1})"}, capitalised(words.name), words.unit);
        if (measure.info->tag == MeasureTag::assumed_sign) name = joined(name, say("difference.tag"), " · ");
        table.rows.push_back({name, as_written(context.title(branch)),
                              figure(words.kind, context.mean(measure.info->key, context.comparison.baseline)),
                              signed_figure(kind_of_difference(words.kind), ours->difference.mean),
                              signed_range(kind_of_difference(words.kind), ours->difference.low, ours->difference.high),
                              words.kind == FigureKind::share ? as_written("–") : relative_of(ours->relative),
                              figure(FigureKind::count, static_cast<double>(ours->difference.pairs)), words_of(ours->verdict)});
    }
}

Bilingual alternative(const ReportContext& context, const std::vector<const ComparedMeasure*>& measures) {
    std::vector<Bilingual> told;
    for (const ComparedMeasure* measure : measures) {
        const auto count = [measure](Verdict verdict) {
            return std::count_if(measure->branches.begin(), measure->branches.end(),
                                 [verdict](const BranchMeasure& branch) { return branch.verdict == verdict; });
        };
        told.push_back(say("difference.alternative_one", capitalised(words_of_measure(measure->info->key).name), count(Verdict::better),
                           count(Verdict::worse), count(Verdict::not_distinguishable) + count(Verdict::identical)));
    }
    Bilingual all;
    for (const Bilingual& sentence : told) all = all.en.empty() ? sentence : joined(all, sentence);
    return say("difference.alternative", context.quoted_title(context.comparison.baseline), all);
}

ReportChart chart_of(const ReportContext& context, const std::vector<const ComparedMeasure*>& measures) {
    const Bilingual baseline = context.quoted_title(context.comparison.baseline);
    ReportChart chart;
    chart.id = "differences";
    chart.kind = "forest";
    chart.title = say("difference.title", baseline);
    chart.caption = say("difference.caption", baseline);
    Json panels = Json::array();
    Json policies = Json::array();
    for (const std::uint32_t branch : others(context)) policies.push_back(context.policy_of(branch));
    for (const ComparedMeasure* measure : measures) {
        if (panels.size() < kMostPanels) panels.push_back(panel_of(context, *measure));
    }
    chart.data = data_text({{"policies", policies}, {"panels", panels}});
    chart.alternative = alternative(context, measures);
    chart.table = {chart.title,
                   {{say("difference.measure"), false},
                    {say("question.policy"), false},
                    {say("difference.baseline_mean")},
                    {say("difference.mean")},
                    {say("crisis.interval")},
                    {say("difference.relative")},
                    {say("difference.pairs")},
                    {say("difference.verdict"), false}},
                   {}};
    for (const ComparedMeasure* measure : measures) add_rows(context, *measure, chart.table);
    return chart;
}

}  // namespace

ReportSection difference_section(const ReportContext& context) {
    ReportSection section{"differences", say("difference.heading"), {}};
    const std::vector<const ComparedMeasure*> measures = leading_measures(context);
    if (context.branches.size() < 2 || measures.empty()) {
        section.blocks.emplace_back(ReportNote{say("headline.alone", context.quoted_title(context.comparison.baseline))});
        return section;
    }
    section.blocks.emplace_back(chart_of(context, measures));
    const bool is_tagged = std::any_of(measures.begin(), measures.end(),
                                       [](const ComparedMeasure* measure) { return measure->info->tag == MeasureTag::assumed_sign; });
    if (is_tagged) section.blocks.emplace_back(ReportNote{say("difference.tag_note")});
    return section;
}

}  // namespace firebreak
