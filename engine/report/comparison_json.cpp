#include "engine/report/comparison_text.hpp"

#include <nlohmann/json.hpp>

#include <cstddef>

namespace firebreak {
namespace {

using Json = nlohmann::ordered_json;

Json number(std::optional<double> value) { return value ? Json(*value) : Json(nullptr); }

Json bounds(const std::optional<Bounds>& interval) { return interval ? Json{interval->low, interval->high} : Json(nullptr); }

Json interval(std::optional<double> low, std::optional<double> high) { return low && high ? Json{*low, *high} : Json(nullptr); }

Json words(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

Json probability_json(const Probability& p) {
    return {{"estimate", number(p.estimate)}, {"interval", interval(p.low, p.high)}, {"yes", p.yes}, {"runs", p.runs}};
}

Json probability_difference_json(const ProbabilityDifference& difference) {
    return {{"estimate", number(difference.difference)}, {"interval", bounds(difference.bounds)},     {"both", difference.both},
            {"only_ours", difference.only_ours},         {"only_baseline", difference.only_baseline}, {"neither", difference.neither}};
}

Json crisis_json(const StudyComparison& comparison) {
    Json all = Json::array();
    for (const CrisisOfBranch& own : comparison.crisis) {
        Json entry{{"branch", comparison.names[own.branch]},
                   {"crisis", probability_json(own.crisis)},
                   {"amplified_crisis", probability_json(own.amplified)}};
        if (own.branch != comparison.baseline) {
            entry["crisis_difference"] = probability_difference_json(own.crisis_difference);
            entry["amplified_crisis_difference"] = probability_difference_json(own.amplified_difference);
        }
        all.push_back(std::move(entry));
    }
    return all;
}

Json branch_measure_json(const StudyComparison& comparison, const BranchMeasure& own) {
    Json entry{{"branch", comparison.names[own.branch]},
               {"verdict", text_of(own.verdict)},
               {"runs", own.spread.runs},
               {"mean", number(own.spread.mean)},
               {"mean_interval", bounds(own.mean_bounds)},
               {"median", number(own.spread.median)},
               {"quantiles_5_95", interval(own.spread.low, own.spread.high)}};
    if (own.verdict == Verdict::baseline) return entry;
    entry["pairs"] = own.difference.pairs;
    entry["difference"] = number(own.difference.mean);
    entry["interval_t"] = interval(own.difference.low, own.difference.high);
    entry["interval_percentile"] = own.bootstrap ? bounds(own.bootstrap->percentile) : Json(nullptr);
    entry["interval_bca"] = own.bootstrap ? bounds(own.bootstrap->corrected) : Json(nullptr);
    entry["interval_bootstrap_t"] = own.bootstrap ? bounds(own.bootstrap->studentised) : Json(nullptr);
    entry["relative_change"] = number(own.relative.change);
    entry["relative_interval"] = bounds(own.relative.bounds);
    entry["relative_refused_because"] = words(own.relative.refused_because);
    entry["replicates_saved"] = number(own.replicates_saved);
    return entry;
}

Json measures_json(const StudyComparison& comparison) {
    Json all;
    for (const ComparedMeasure& measure : comparison.measures) {
        Json entry{{"unit", measure.info->unit}, {"direction", text_of(measure.direction)}, {"tag", text_of(measure.info->tag)}};
        entry["branches"] = Json::array();
        for (const BranchMeasure& own : measure.branches) entry["branches"].push_back(branch_measure_json(comparison, own));
        all[std::string{measure.info->key}] = std::move(entry);
    }
    return all;
}

Json ranking_json(const StudyComparison& comparison) {
    const Ranking& ranking = comparison.ranking;
    Json json{{"measure", comparison.leading.front()}, {"refused_because", words(ranking.refused_because)}};
    json["order"] = Json::array();
    for (const RankedBranch& ranked : ranking.order) {
        json["order"].push_back(
            {{"branch", comparison.names[ranked.branch]}, {"mean", ranked.mean}, {"runs", ranked.runs}, {"group", ranked.group}});
    }
    json["pairs"] = Json::array();
    for (const RankedPair& pair : ranking.pairs) {
        json["pairs"].push_back({{"first", comparison.names[pair.first]},
                                 {"second", comparison.names[pair.second]},
                                 {"difference", number(pair.difference.mean)},
                                 {"interval_t", interval(pair.difference.low, pair.difference.high)},
                                 {"p_holm", pair.adjusted_p},
                                 {"is_distinguishable", pair.is_distinguishable},
                                 {"is_identical", pair.is_identical}});
    }
    return json;
}

Json regret_json(const StudyComparison& comparison) {
    Json all = Json::array();
    for (const BranchRegret& own : comparison.regret) {
        all.push_back({{"branch", comparison.names[own.branch]},
                       {"repetitions", own.repetitions},
                       {"mean", number(own.mean)},
                       {"interval", bounds(own.bounds)},
                       {"greatest", number(own.greatest)},
                       {"probability_of_best", number(own.probability_of_best)}});
    }
    return all;
}

Json front_json(const StudyComparison& comparison) {
    Json all = Json::array();
    for (const ParetoBranch& own : comparison.front) {
        all.push_back({{"branch", comparison.names[own.branch]},
                       {"damage", number(own.damage)},
                       {"damage_interval", bounds(own.damage_bounds)},
                       {"cost", number(own.cost)},
                       {"cost_interval", bounds(own.cost_bounds)},
                       {"is_on_front", own.is_on_front},
                       {"beaten_by", own.beaten_by ? Json(comparison.names[*own.beaten_by]) : Json(nullptr)},
                       {"share_on_front", number(own.share_on_front)}});
    }
    return all;
}

Json staffing_json(const StudyComparison& comparison) {
    const StaffingFrontier& staffing = comparison.staffing;
    Json json{{"refused_because", words(staffing.refused_because)}};
    json["points"] = Json::array();
    for (const StaffingPoint& point : staffing.points) {
        json["points"].push_back({{"branch", comparison.names[point.branch]},
                                  {"point", point.point},
                                  {"hours", words(point.hours)},
                                  {"agents", number(point.agents)},
                                  {"others", words(point.others)},
                                  {"runs", point.runs},
                                  {"damage", number(point.damage)},
                                  {"damage_interval", bounds(point.damage_bounds)},
                                  {"cost", number(point.cost)},
                                  {"cost_interval", bounds(point.cost_bounds)},
                                  {"attained", number(point.attained)},
                                  {"attained_interval", bounds(point.attained_bounds)},
                                  {"attains", point.attains},
                                  {"attains_surely", point.attains_surely},
                                  {"is_on_front", point.is_on_front}});
    }
    if (!staffing.target) return json;
    json["target"] = {{"measure", staffing.target->measure}, {"value", staffing.target->value}};
    json["cheapest"] = Json::array();
    for (const CheapestStaffing& own : staffing.cheapest) {
        json["cheapest"].push_back({{"branch", comparison.names[own.branch]},
                                    {"hours", words(own.hours)},
                                    {"others", words(own.others)},
                                    {"cheapest", own.cheapest ? Json(*own.cheapest) : Json(nullptr)},
                                    {"cheapest_surely", own.cheapest_surely ? Json(*own.cheapest_surely) : Json(nullptr)}});
    }
    return json;
}

Json robustness_json(const StudyComparison& comparison) {
    const RobustnessFindings& found = comparison.robustness;
    Json json{{"refused_because", words(found.refused_because)},
              {"points", found.points},
              {"unjudged", found.unjudged},
              {"winner_kept_at", found.winner_kept_at}};
    json["branches"] = Json::array();
    for (const RobustnessOfBranch& own : found.branches) {
        json["branches"].push_back({{"branch", comparison.names[own.branch]},
                                    {"best_at", own.best_at},
                                    {"share_best", number(own.share_best)},
                                    {"greatest_expected_regret", number(own.greatest_expected_regret)}});
    }
    json["pairs"] = Json::array();
    for (const RobustnessOfPair& pair : found.pairs) {
        json["pairs"].push_back({{"first", comparison.names[pair.first]},
                                 {"second", comparison.names[pair.second]},
                                 {"points", pair.points},
                                 {"survives_at", pair.survives_at},
                                 {"clearly_reversed_at", pair.clearly_reversed_at}});
    }
    json["parameters"] = Json::array();
    for (const WinnerParameter& parameter : found.parameters) {
        json["parameters"].push_back({{"key", parameter.key},
                                      {"where_kept", number(parameter.where_kept)},
                                      {"where_changed", number(parameter.where_changed)},
                                      {"association", number(parameter.association)},
                                      {"p_holm", number(parameter.adjusted_p)}});
    }
    return json;
}

Json attribution_json(const StudyComparison& comparison) {
    Json all = Json::array();
    for (const BranchAttribution& own : comparison.attribution) {
        Json entry{{"branch", comparison.names[own.branch]}, {"runs", own.runs}, {"share_recorded", number(own.share_recorded)}};
        for (std::size_t i = 0; i < kAnswerClasses; ++i) {
            entry["classes"][std::string{text_of(static_cast<AnswerClass>(i))}] = {
                {"roots", own.classes[i].roots},
                {"shares", own.classes[i].shares},
                {"share_of_shares", number(own.classes[i].share_of_shares)}};
        }
        entry["largest"] = nullptr;
        if (own.largest) {
            const AttributedRoot& root = own.largest->root;
            entry["largest"] = {{"run", own.largest->run},
                                {"repetition", own.largest->repetition},
                                {"type", root.type},
                                {"author", root.author},
                                {"posted_hours", root.posted_hours},
                                {"answered_after_hours", number(root.answered_after_hours)},
                                {"shares", root.shares}};
        }
        all.push_back(std::move(entry));
    }
    return all;
}

Json runs_json(const StudyComparison& comparison) {
    Json all = Json::array();
    for (const BranchRuns& own : comparison.runs) {
        all.push_back({{"branch", comparison.names[own.branch]},
                       {"finished", own.finished},
                       {"failed", own.failed},
                       {"missing", own.missing},
                       {"first_failure", words(own.first_failure)},
                       {"guilty_strategy", words(own.guilty_strategy)}});
    }
    return all;
}

}  // namespace

std::string comparison_json(const StudyResults& results, const StudyComparison& comparison) {
    Json json{
        {"study", results.study.name},   {"question", words(results.study.question)}, {"baseline", comparison.names[comparison.baseline]},
        {"leading", comparison.leading}, {"cost_measure", comparison.cost_measure},   {"repetitions", comparison.repetitions},
        {"notes", Json::array()}};
    for (const ComparisonNote& note : comparison.notes) json["notes"].push_back(note.text);
    json["runs"] = runs_json(comparison);
    json["crisis"] = crisis_json(comparison);
    json["ranking"] = ranking_json(comparison);
    json["regret"] = regret_json(comparison);
    json["front"] = front_json(comparison);
    json["staffing"] = staffing_json(comparison);
    json["robustness"] = robustness_json(comparison);
    json["attribution"] = attribution_json(comparison);
    json["measures"] = measures_json(comparison);
    return json.dump(2);
}

}  // namespace firebreak
