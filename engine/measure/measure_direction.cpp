#include "engine/measure/measure_direction.hpp"

#include <algorithm>
#include <array>

namespace firebreak {
namespace {

constexpr Direction kNone = Direction::none;
constexpr Direction kLess = Direction::less_is_better;
constexpr Direction kMore = Direction::more_is_better;

// Compositions, counts of what a policy does by design (replies, escalations, detections) and times on the clock have no direction: a
// policy is not better for having fewer of them. Cost per complaint has none either: more complaints at the same cost would improve it.
constexpr std::array kDirections = {
    MeasureDirection{"volume", kLess},
    MeasureDirection{"volume_complaint", kLess},
    MeasureDirection{"volume_follow_up", kLess},
    MeasureDirection{"volume_me_too", kLess},
    MeasureDirection{"volume_question", kNone},
    MeasureDirection{"volume_share", kLess},
    MeasureDirection{"volume_article", kLess},
    MeasureDirection{"volume_praise", kMore},
    MeasureDirection{"volume_peer_answer", kNone},
    MeasureDirection{"volume_support", kNone},
    MeasureDirection{"fraction_complaint", kNone},
    MeasureDirection{"fraction_follow_up", kNone},
    MeasureDirection{"fraction_me_too", kNone},
    MeasureDirection{"fraction_question", kNone},
    MeasureDirection{"fraction_share", kNone},
    MeasureDirection{"fraction_article", kNone},
    MeasureDirection{"fraction_praise", kNone},
    MeasureDirection{"fraction_peer_answer", kNone},
    MeasureDirection{"fraction_support", kNone},
    MeasureDirection{"share_of_voice", kNone},
    MeasureDirection{"failures", kLess},
    MeasureDirection{"failures_since_outbreak", kLess},
    MeasureDirection{"reach", kLess},
    MeasureDirection{"reach_fraction", kLess},
    MeasureDirection{"impressions", kNone},
    MeasureDirection{"item_impressions", kLess},
    MeasureDirection{"positive_impressions", kMore},
    MeasureDirection{"negative_impressions", kLess},
    MeasureDirection{"potential_impressions", kLess},
    MeasureDirection{"media_reach", kLess},
    MeasureDirection{"trending_reach", kLess},
    MeasureDirection{"amplification_ratio", kLess},
    MeasureDirection{"net_sentiment", kMore},
    MeasureDirection{"net_sentiment_weighted", kMore},
    MeasureDirection{"peak_volume", kLess},
    MeasureDirection{"peak_hour", kNone},
    MeasureDirection{"time_to_peak", kNone},
    MeasureDirection{"half_life", kLess},
    MeasureDirection{"doubling_time", kMore},
    MeasureDirection{"crises", kLess},
    MeasureDirection{"crisis", kLess},
    MeasureDirection{"crisis_start", kNone},
    MeasureDirection{"crisis_end", kNone},
    MeasureDirection{"crisis_duration", kLess},
    MeasureDirection{"crisis_censored", kLess},
    MeasureDirection{"amplified_crises", kLess},
    MeasureDirection{"amplified_crisis", kLess},
    MeasureDirection{"amplified_crisis_start", kNone},
    MeasureDirection{"amplified_crisis_end", kNone},
    MeasureDirection{"amplified_crisis_duration", kLess},
    MeasureDirection{"amplified_crisis_censored", kLess},
    MeasureDirection{"cases", kLess},
    MeasureDirection{"cases_detected", kNone},
    MeasureDirection{"cases_answered", kNone},
    MeasureDirection{"response_rate", kMore},
    MeasureDirection{"first_response_median", kLess},
    MeasureDirection{"first_response_mean", kLess},
    MeasureDirection{"first_response_p90", kLess},
    MeasureDirection{"first_response_km_median", kLess},
    MeasureDirection{"sla_attainment", kMore},
    MeasureDirection{"resolution_rate", kMore},
    MeasureDirection{"resolution_time_median", kLess},
    MeasureDirection{"resolution_time_mean", kLess},
    MeasureDirection{"no_reply", kLess},
    MeasureDirection{"peer_answer_share", kNone},
    MeasureDirection{"cases_peer_closed", kNone},
    MeasureDirection{"cases_withdrawn", kNone},
    MeasureDirection{"cases_removed", kNone},
    MeasureDirection{"patience_expired", kLess},
    MeasureDirection{"word_of_mouth", kLess},
    MeasureDirection{"replies", kNone},
    MeasureDirection{"escalations", kNone},
    MeasureDirection{"outbreak_to_fix", kLess},
    MeasureDirection{"escalation_to_fix", kLess},
    MeasureDirection{"fix_time", kLess},
    MeasureDirection{"backlog_mean", kLess},
    MeasureDirection{"backlog_max", kLess},
    MeasureDirection{"utilisation", kNone},
    MeasureDirection{"complainers", kLess},
    MeasureDirection{"satisfaction_all", kMore},
    MeasureDirection{"satisfaction_given_reply", kMore},
    MeasureDirection{"reported_no_reply", kLess},
    MeasureDirection{"unsatisfied_questions", kLess},
    MeasureDirection{"repeat_complaint_rate", kLess},
    MeasureDirection{"wants_speed", kNone},
    MeasureDirection{"counts_on_peers", kNone},
    MeasureDirection{"buzz_end", kMore},
    MeasureDirection{"buzz_mean", kMore},
    MeasureDirection{"buzz_minimum", kMore},
    MeasureDirection{"buzz_lowest_week", kMore},
    MeasureDirection{"reputational_damage_index", kLess},
    MeasureDirection{"attitude_greatest_drop", kLess},
    MeasureDirection{"recovery_time", kLess},
    MeasureDirection{"churned", kLess},
    MeasureDirection{"churn_rate", kLess},
    MeasureDirection{"churn_excess", kLess},
    MeasureDirection{"cost_agents", kLess},
    MeasureDirection{"cost_surge", kLess},
    MeasureDirection{"cost_approvals", kLess},
    MeasureDirection{"cost_compensation", kLess},
    MeasureDirection{"cost_statements", kLess},
    MeasureDirection{"cost_fixes", kLess},
    MeasureDirection{"cost_churn", kLess},
    MeasureDirection{"cost_total", kLess},
    MeasureDirection{"cost_per_complaint", kNone},
    MeasureDirection{"structural_virality", kNone},
    MeasureDirection{"structural_virality_large", kNone},
    MeasureDirection{"depth1_fraction", kNone},
    MeasureDirection{"depth1_fraction_large", kNone},
    MeasureDirection{"depth1_fraction_of_shares", kNone},
    MeasureDirection{"largest_cascade", kLess},
    MeasureDirection{"large_cascades", kLess},
    MeasureDirection{"unshared_fraction", kNone},
    MeasureDirection{"effective_gain", kLess},
};

}  // namespace

std::string_view text_of(Direction direction) noexcept {
    switch (direction) {
        case Direction::none: break;
        case Direction::less_is_better: return "less is better";
        case Direction::more_is_better: return "more is better";
    }
    return "";
}

std::span<const MeasureDirection> measure_directions() noexcept { return kDirections; }

Direction direction_of(std::string_view measure) noexcept {
    const auto entry = std::find_if(kDirections.begin(), kDirections.end(),
                                    [measure](const MeasureDirection& candidate) { return candidate.measure == measure; });
    return entry == kDirections.end() ? Direction::none : entry->direction;
}

}  // namespace firebreak
