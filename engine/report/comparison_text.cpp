#include "engine/report/comparison_text.hpp"

#include "engine/report/measure_words.hpp"
#include "engine/report/text_columns.hpp"
#include "engine/report/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <vector>

namespace firebreak {
namespace {

constexpr std::string_view kBold = "1";
constexpr double kClearAssociation = 0.05;

using Rows = std::vector<std::vector<std::string>>;

std::string paint(std::string_view words, const SummaryStyle& style) {
    return style.use_colour ? fmt::format("\x1b[{}m{}\x1b[0m", kBold, words) : std::string{words};
}

std::string heading(std::string_view words, const SummaryStyle& style) { return "\n" + paint(words, style) + "\n"; }

std::string count_of(std::int64_t count, std::string_view thing) {
    return fmt::format("{} {}{}", count_words(static_cast<double>(count)), thing, count == 1 ? "" : "s");
}

const std::string& name_of(const StudyComparison& comparison, std::uint32_t branch) { return comparison.names[branch]; }

std::string range_words(std::optional<double> low, std::optional<double> high, std::string_view unit) {
    return low && high ? fmt::format("{} to {}", value_words(low, unit), value_words(high, unit)) : std::string{kDash};
}

std::string bounds_words(const std::optional<Bounds>& bounds, std::string_view unit) {
    return bounds ? range_words(bounds->low, bounds->high, unit) : std::string{kDash};
}

std::string change_range_words(const std::optional<Bounds>& bounds) {
    return bounds ? fmt::format("{} to {}", change_words(bounds->low), change_words(bounds->high)) : std::string{kDash};
}

// "volume (items; less is better; emergent)"
std::string measure_title(const MeasureInfo& info) {
    std::string title = fmt::format("{} ({}", info.key, info.unit);
    const std::string_view direction = text_of(direction_of(info.key));
    if (!direction.empty()) title += fmt::format("; {}", direction);
    if (info.tag != MeasureTag::none) title += fmt::format("; {}", text_of(info.tag));
    return title + ")";
}

std::string headline(const StudyResults& results, const StudyComparison& comparison, const SummaryStyle& style) {
    const Study& study = results.study;
    std::string text = paint(study.title.empty() ? study.name : study.title, style) + "\n";
    if (!study.question.empty()) text += study.question + "\n";
    text += fmt::format("{}, {} each, {} accounts; compared with '{}'\n", fmt::format("{} policies", comparison.names.size()),
                        count_of(static_cast<std::int64_t>(comparison.repetitions), "repetition"),
                        count_words(static_cast<double>(results.accounts)), name_of(comparison, comparison.baseline));
    return text;
}

std::string crisis_part(const StudyComparison& comparison, const SummaryStyle& style) {
    Rows rows{{"", "", "95 % interval", "less the baseline", "95 % interval", "amplified"}};
    for (const CrisisOfBranch& own : comparison.crisis) {
        const bool is_baseline = own.branch == comparison.baseline;
        const ProbabilityDifference& difference = own.crisis_difference;
        const auto bounds = difference.bounds;
        rows.push_back({name_of(comparison, own.branch), percent_words(own.crisis.estimate),
                        range_words(own.crisis.low, own.crisis.high, "share"),
                        is_baseline ? "baseline" : difference_words(difference.difference, "share"),
                        is_baseline || !bounds ? "" : difference_range_words(bounds->low, bounds->high, "share"),
                        percent_words(own.amplified.estimate)});
    }
    return heading("Probability of a crisis", style) + text_columns(rows) +
           "  amplified: a crisis even without the complaints that the failures caused at first hand\n";
}

/// Branches of one group whose pair can be told apart all the same.
std::string chains(const StudyComparison& comparison) {
    const Ranking& ranking = comparison.ranking;
    std::string text;
    for (const RankedPair& pair : ranking.pairs) {
        const auto place = [&](std::uint32_t branch) {
            return std::find_if(ranking.order.begin(), ranking.order.end(), [&](const RankedBranch& one) { return one.branch == branch; });
        };
        if (!pair.is_distinguishable || place(pair.first)->group != place(pair.second)->group) continue;
        text += fmt::format("  {} and {} differ all the same; those between them cannot be told from either\n",
                            name_of(comparison, pair.first), name_of(comparison, pair.second));
    }
    return text;
}

std::string ranking_part(const StudyComparison& comparison, const SummaryStyle& style) {
    const Ranking& ranking = comparison.ranking;
    const ComparedMeasure& leading = *comparison.find(comparison.leading.front());
    const std::string title = heading("Ranking by " + measure_title(*leading.info), style);
    if (ranking.order.empty()) return title + fmt::format("  none: {}\n", ranking.refused_because);
    Rows rows{{"", "", "mean", "regret", "best in", ""}};
    for (std::size_t place = 0; place < ranking.order.size(); ++place) {
        const RankedBranch& ranked = ranking.order[place];
        const BranchRegret& regret = comparison.regret[ranked.branch];
        std::string remark;
        if (place > 0 && ranking.order[place - 1].group == ranked.group) {
            const RankedPair* pair = ranking.pair_of(ranking.order[place - 1].branch, ranked.branch);
            remark = pair->is_identical ? "identical to the one above" : "not distinguishable from the one above";
        }
        rows.push_back({fmt::format("{}.", ranked.group), name_of(comparison, ranked.branch), value_words(ranked.mean, leading.info->unit),
                        value_words(regret.mean, leading.info->unit), percent_words(regret.probability_of_best), remark});
    }
    std::string text = title + text_columns(rows, true) + chains(comparison);
    text += "  regret: how much worse than the best policy of the same repetition, on average; best in: share of repetitions\n";
    return text;
}

std::vector<std::string> difference_row(const StudyComparison& comparison, const BranchMeasure& own, const MeasureInfo& info) {
    const bool is_baseline = own.verdict == Verdict::baseline;
    return {name_of(comparison, own.branch),
            value_words(own.spread.mean, info.unit),
            range_words(own.spread.low, own.spread.high, info.unit),
            is_baseline ? "" : difference_words(own.difference.mean, info.unit),
            is_baseline ? "" : difference_range_words(own.difference.low, own.difference.high, info.unit),
            is_baseline ? "" : change_words(own.relative.change),
            is_baseline ? "" : change_range_words(own.relative.bounds),
            std::string{text_of(own.verdict)}};
}

std::string differences_part(const StudyComparison& comparison, const SummaryStyle& style) {
    std::string text = heading(fmt::format("Differences from '{}'", name_of(comparison, comparison.baseline)), style);
    Rows rows;
    std::vector<std::string> shown = comparison.leading;
    if (std::find(shown.begin(), shown.end(), comparison.cost_measure) == shown.end()) shown.push_back(comparison.cost_measure);
    for (const std::string& key : shown) {
        const ComparedMeasure& measure = *comparison.find(key);
        text += "  " + measure_title(*measure.info) + "\n";
        rows = {{"", "mean", "5 to 95 % of runs", "difference", "95 % interval", "change", "95 % interval", ""}};
        for (const BranchMeasure& own : measure.branches) rows.push_back(difference_row(comparison, own, *measure.info));
        text += text_columns(rows, true);
    }
    return text;
}

std::string front_words(const StudyComparison& comparison, const ParetoBranch& own) {
    if (!own.damage) return "no runs with both";
    const std::string sure = own.share_on_front ? fmt::format(" (in {} of resamples)", percent_words(own.share_on_front)) : "";
    if (own.is_on_front) return "on the front" + sure;
    return fmt::format("beaten by {}{}", name_of(comparison, *own.beaten_by), own.share_on_front ? "; on the front" + sure : "");
}

std::string front_part(const StudyComparison& comparison, const SummaryStyle& style) {
    const MeasureInfo& damage = *comparison.find(comparison.leading.front())->info;
    const MeasureInfo& cost = *comparison.find(comparison.cost_measure)->info;
    if (direction_of(damage.key) == Direction::none || damage.key == cost.key) return "";
    Rows rows{{"", std::string{cost.key}, "95 % interval", std::string{damage.key}, "95 % interval", ""}};
    for (const ParetoBranch& own : comparison.front) {
        rows.push_back({name_of(comparison, own.branch), value_words(own.cost, cost.unit), bounds_words(own.cost_bounds, cost.unit),
                        value_words(own.damage, damage.unit), bounds_words(own.damage_bounds, damage.unit), front_words(comparison, own)});
    }
    return heading("Cost against damage", style) + text_columns(rows, true) +
           "  on the front: no other policy is at least as good on both and better on one\n";
}

std::string staffing_name(const StudyComparison& comparison, std::uint32_t branch, const std::string& hours, const std::string& others) {
    std::string name = name_of(comparison, branch);
    if (!hours.empty()) name += ", " + hours + " hours";
    if (!others.empty()) name += ", " + others;
    return name;
}

std::string staffing_part(const StudyComparison& comparison, const SummaryStyle& style) {
    const StaffingFrontier& staffing = comparison.staffing;
    if (staffing.points.empty()) return "";
    const MeasureInfo& damage = *comparison.find(comparison.leading.front())->info;
    const MeasureInfo& cost = *comparison.find(comparison.cost_measure)->info;
    Rows rows{{"", "agents", std::string{cost.key}, std::string{damage.key}, ""}};
    for (const StaffingPoint& point : staffing.points) {
        rows.push_back({staffing_name(comparison, point.branch, point.hours, point.others), number_words(point.agents),
                        value_words(point.cost, cost.unit), value_words(point.damage, damage.unit),
                        point.is_on_front ? "on its front" : ""});
    }
    std::string text = heading("Staffing", style) + text_columns(rows, true);
    if (!staffing.target) return text;
    const MeasureInfo& target = *comparison.find(staffing.target->measure)->info;
    const bool is_less = direction_of(target.key) == Direction::less_is_better;
    text += fmt::format("  cheapest with {} of {} {}\n", target.key, is_less ? "at most" : "at least",
                        value_words(staffing.target->value, target.unit));
    Rows cheapest;
    for (const CheapestStaffing& own : staffing.cheapest) {
        const std::string name = staffing_name(comparison, own.branch, own.hours, own.others);
        if (!own.cheapest) {
            cheapest.push_back({name, "none of these sizes"});
            continue;
        }
        const StaffingPoint& point = staffing.points[*own.cheapest];
        cheapest.push_back({name, fmt::format("{} agents", number_words(point.agents)),
                            fmt::format("{}, {}", value_words(point.attained, target.unit), value_words(point.cost, cost.unit)),
                            point.attains_surely ? "" : "the interval of the mean does not lie beyond the target"});
    }
    return text + text_columns(cheapest, true);
}

std::string robustness_part(const StudyComparison& comparison, const SummaryStyle& style) {
    const RobustnessFindings& found = comparison.robustness;
    std::string text = heading("Does the ranking survive other values of weakly supported parameters?", style);
    if (!found.refused_because.empty()) return text + fmt::format("  unknown: {}\n", found.refused_because);
    text += fmt::format("  {} is best at {} of {} points\n", name_of(comparison, comparison.ranking.order.front().branch),
                        found.winner_kept_at, found.points);
    for (const RobustnessOfPair& pair : found.pairs) {
        text += fmt::format("  {} before {} at {} of {} points", name_of(comparison, pair.first), name_of(comparison, pair.second),
                            pair.survives_at, pair.points);
        if (pair.clearly_reversed_at > 0) text += fmt::format("; clearly the other way round at {}", pair.clearly_reversed_at);
        text += "\n";
    }
    for (const WinnerParameter& parameter : found.parameters) {
        if (!parameter.adjusted_p || *parameter.adjusted_p >= kClearAssociation) continue;
        text += fmt::format("  the winner changes with {} values of {} (median {:.3g} where it does, {:.3g} where not)\n",
                            *parameter.association > 0.0 ? "high" : "low", parameter.key, *parameter.where_changed, *parameter.where_kept);
    }
    if (found.unjudged > 0) text += fmt::format("  {} left out for want of runs\n", count_of(found.unjudged, "point"));
    return text;
}

std::string pairing_part(const StudyComparison& comparison, const SummaryStyle& style) {
    const ComparedMeasure& leading = *comparison.find(comparison.leading.front());
    std::string text;
    for (const BranchMeasure& own : leading.branches) {
        if (!own.replicates_saved) continue;
        text += fmt::format("  {}: independent runs would have to be {} times as many for the same interval\n",
                            name_of(comparison, own.branch), number_words(own.replicates_saved));
    }
    return text.empty() ? text : heading("What meeting the same customers and draws saved", style) + text;
}

std::string attribution_part(const StudyComparison& comparison, const SummaryStyle& style) {
    Rows rows{{"", "never answered", "within 1 h", "within 4 h", "later", "nothing to answer", "largest"}};
    for (const BranchAttribution& own : comparison.attribution) {
        if (own.runs == 0) continue;
        const auto of = [&](AnswerClass answer) { return percent_words(own.classes[static_cast<std::size_t>(answer)].share_of_shares); };
        rows.push_back({name_of(comparison, own.branch), of(AnswerClass::never), of(AnswerClass::within_1_hour),
                        of(AnswerClass::within_4_hours), of(AnswerClass::later), of(AnswerClass::not_answerable),
                        own.largest ? count_of(own.largest->root.shares, "share") : ""});
    }
    if (rows.size() == 1) return "";
    return heading("What the largest conversations began with", style) + text_columns(rows) +
           "  shares of the largest conversations of each run, by how soon their first post was answered; this tells what happened,\n"
           "  not what an answer would have changed\n";
}

std::string notes_part(const StudyComparison& comparison, const SummaryStyle& style) {
    if (comparison.notes.empty()) return "";
    std::string text = heading("To be known before believing it", style);
    for (const ComparisonNote& note : comparison.notes) text += fmt::format("  {}\n", note.text);
    return text;
}

}  // namespace

std::string comparison_text(const StudyResults& results, const StudyComparison& comparison, const SummaryStyle& style) {
    return headline(results, comparison, style) + notes_part(comparison, style) + crisis_part(comparison, style) +
           ranking_part(comparison, style) + differences_part(comparison, style) + front_part(comparison, style) +
           staffing_part(comparison, style) + robustness_part(comparison, style) + pairing_part(comparison, style) +
           attribution_part(comparison, style) +
           "\nIntervals tell what chance does between runs, not whether the inputs are right. 'assumed sign': the direction was put in "
           "by an\nassumption, only the size can surprise; 'emergent': no single assumption decides it.\n";
}

}  // namespace firebreak
