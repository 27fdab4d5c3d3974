// The one list of measures: what each is called, in what unit, what it means, what it can prove, and how it is computed.
#include "engine/measure/measure_table.hpp"

#include "engine/measure/quantile.hpp"

#include <array>
#include <cstddef>

namespace firebreak {
namespace {

using Facts = const RunFacts&;
using Value = std::optional<double>;

constexpr MeasureTag kEmergent = MeasureTag::emergent;
constexpr MeasureTag kAssumed = MeasureTag::assumed_sign;

Value number(std::int64_t count) { return static_cast<double>(count); }

std::int64_t items_of(Facts f, PostType type) { return f.volume.of_type[static_cast<std::size_t>(type)]; }

template <PostType Type>
Value items(Facts f) {
    return number(items_of(f, Type));
}

template <PostType Type>
Value fraction(Facts f) {
    return ratio(items_of(f, Type), f.volume.total());
}

Value in_hours(std::optional<Duration> duration) {
    if (!duration) return std::nullopt;
    return hours_of(*duration);
}

Value peak_hour(Facts f) {
    if (!f.peak) return std::nullopt;
    return static_cast<double>(f.peak->hour);
}

Value time_to_peak(Facts f) {
    if (!f.peak || !f.run.outbreak) return std::nullopt;
    return static_cast<double>(f.peak->hour) - hours_of(*f.run.outbreak);
}

using Outcome = CrisisOutcome RunFacts::*;

template <Outcome Which>
Value crisis_start(Facts f) {
    const auto& first = (f.*Which).first;
    if (!first) return std::nullopt;
    return static_cast<double>(first->start_hour);
}

template <Outcome Which>
Value crisis_end(Facts f) {
    const auto& first = (f.*Which).first;
    if (!first || first->is_censored) return std::nullopt;
    return static_cast<double>(first->end_hour);
}

template <Outcome Which>
Value crisis_duration(Facts f) {
    const auto& first = (f.*Which).first;
    if (!first) return std::nullopt;
    return static_cast<double>(first->end_hour - first->start_hour);
}

template <Outcome Which>
Value crisis_censored(Facts f) {
    const auto& first = (f.*Which).first;
    if (!first) return std::nullopt;
    return first->is_censored ? 1.0 : 0.0;
}

template <Outcome Which>
Value is_crisis(Facts f) {
    return (f.*Which).crises > 0 ? 1.0 : 0.0;
}

constexpr std::array kTable = {
    MeasureEntry{{"volume", "items",
                  "Posts about the company's issues: complaints, follow-ups, me-toos, questions and shares; its own statements and replies "
                  "are left out.",
                  kEmergent},
                 [](Facts f) { return number(f.volume.total()); }},
    MeasureEntry{{"volume_complaint", "items", "Complaints about one's own failure, and first posts about an incident.", kEmergent},
                 items<PostType::complaint>},
    MeasureEntry{{"volume_follow_up", "items", "Further posts by complainers who got no reply, or an unsatisfactory one.", kEmergent},
                 items<PostType::follow_up>},
    MeasureEntry{{"volume_me_too", "items", "Complaints by customers with an unsettled matter, made because others complained.", kEmergent},
                 items<PostType::me_too>},
    MeasureEntry{{"volume_question", "items", "Questions by customers.", MeasureTag::none}, items<PostType::question>},
    MeasureEntry{{"volume_share", "items", "Shares of any of these.", kEmergent}, items<PostType::share>},
    MeasureEntry{{"fraction_complaint", "share", "Complaints / items.", kEmergent}, fraction<PostType::complaint>},
    MeasureEntry{{"fraction_follow_up", "share", "Follow-ups / items.", kEmergent}, fraction<PostType::follow_up>},
    MeasureEntry{{"fraction_me_too", "share", "Me-toos / items.", kEmergent}, fraction<PostType::me_too>},
    MeasureEntry{{"fraction_question", "share", "Questions / items.", kEmergent}, fraction<PostType::question>},
    MeasureEntry{{"fraction_share", "share", "Shares / items.", kEmergent}, fraction<PostType::share>},
    MeasureEntry{{"failures", "failures", "Times the service failed a customer.", MeasureTag::none},
                 [](Facts f) { return number(f.tally.failures); }},
    MeasureEntry{
        {"failures_since_outbreak", "failures",
         "The same from the step of the time series in which the first incident breaks out; none without an incident.", MeasureTag::none},
        [](Facts f) { return f.run.outbreak ? number(f.failures_since_outbreak) : Value{}; }},

    MeasureEntry{
        {"reach", "accounts", "Distinct accounts that saw at least one complaint, follow-up, me-too, or a share of one.", kEmergent},
        [](Facts f) { return number(f.tally.reached); }},
    MeasureEntry{{"reach_fraction", "share", "Reach / accounts of the network.", kEmergent},
                 [](Facts f) { return ratio(static_cast<double>(f.tally.reached), static_cast<double>(f.run.accounts)); }},
    MeasureEntry{
        {"impressions", "displays", "Times a post was displayed to somebody, repeats and the company's statements included.", kEmergent},
        [](Facts f) { return number(f.tally.impressions); }},
    MeasureEntry{{"negative_impressions", "displays", "Of these, displays of complaints, follow-ups, me-toos and their shares.", kEmergent},
                 [](Facts f) { return number(f.tally.negative_impressions); }},
    MeasureEntry{{"potential_impressions", "displays",
                  "Potential only: the sum of the items' authors' follower counts, as if every follower saw every post.", kEmergent},
                 [](Facts f) { return number(f.volume.potential_impressions); }},
    MeasureEntry{{"amplification_ratio", "shares per root", "Shares / roots, a root being an item that is no share.", kEmergent},
                 [](Facts f) { return ratio(f.volume.shares(), f.volume.roots()); }},
    MeasureEntry{{"net_sentiment", "points",
                  "100 x (positive - negative) / all items, an item being positive or negative by a valence beyond .1 either way; not "
                  "weighted by impressions.",
                  kAssumed},
                 [](Facts f) { return ratio(100 * (f.volume.positive - f.volume.negative), f.volume.total()); }},

    MeasureEntry{{"peak_volume", "items per h", "Most items in a clock-aligned hour.", kEmergent},
                 [](Facts f) -> Value { return f.peak ? f.peak->volume : 0.0; }},
    MeasureEntry{{"peak_hour", "h", "Start of that hour, the earliest of equals.", kEmergent}, peak_hour},
    MeasureEntry{{"time_to_peak", "h",
                  "From the outbreak of the first incident to the start of the peak hour; negative when the peak came before.", kEmergent},
                 time_to_peak},
    MeasureEntry{{"half_life", "h", "From the start of the peak hour until half of the items from then on have appeared.", kEmergent},
                 [](Facts f) { return in_hours(f.half_life); }},
    MeasureEntry{{"doubling_time", "h",
                  "ln 2 / slope of the least-squares line through log cumulative volume, one point per item from 1 % to 20 % of the final "
                  "volume; needs 5 points.",
                  kEmergent},
                 [](Facts f) { return f.doubling_time; }},

    MeasureEntry{{"crises", "crises",
                  "Times the hourly volume met the crisis rule: two hours in a row above max(floor, b + 5 sqrt b, 5 b), b being the volume "
                  "expected at that hour.",
                  kEmergent},
                 [](Facts f) { return number(f.crisis.crises); }},
    MeasureEntry{{"crisis", "0 or 1", "Whether there was a crisis.", kEmergent}, is_crisis<&RunFacts::crisis>},
    MeasureEntry{{"crisis_start", "h", "Start of the first crisis: the first of its high hours.", kEmergent},
                 crisis_start<&RunFacts::crisis>},
    MeasureEntry{{"crisis_end", "h",
                  "Its end: the first hour followed by 24 hours in a row up to max(floor / 4, 2 b); none while it goes on.", kEmergent},
                 crisis_end<&RunFacts::crisis>},
    MeasureEntry{{"crisis_duration", "h", "From its start to its end, or to the end of the run.", kEmergent},
                 crisis_duration<&RunFacts::crisis>},
    MeasureEntry{{"crisis_censored", "0 or 1", "Whether it was still going on at the end of the run, so that its duration is a least one.",
                  kEmergent},
                 crisis_censored<&RunFacts::crisis>},
    MeasureEntry{{"amplified_crises", "crises",
                  "The same rule on the volume without the complaints that the incidents' own failures caused at first hand.", kEmergent},
                 [](Facts f) { return number(f.amplified.crises); }},
    MeasureEntry{
        {"amplified_crisis", "0 or 1", "Whether what others added to the first-hand complaints was a crisis by itself.", kEmergent},
        is_crisis<&RunFacts::amplified>},
    MeasureEntry{{"amplified_crisis_start", "h", "Start of the first amplified crisis.", kEmergent}, crisis_start<&RunFacts::amplified>},
    MeasureEntry{{"amplified_crisis_end", "h", "Its end; none while it goes on.", kEmergent}, crisis_end<&RunFacts::amplified>},
    MeasureEntry{{"amplified_crisis_duration", "h", "From its start to its end, or to the end of the run.", kEmergent},
                 crisis_duration<&RunFacts::amplified>},
    MeasureEntry{{"amplified_crisis_censored", "0 or 1", "Whether it was still going on at the end of the run.", kEmergent},
                 crisis_censored<&RunFacts::amplified>},

    MeasureEntry{{"cases", "cases", "Cases opened by complaints, me-toos and questions, whether the company saw them or not.", kEmergent},
                 [](Facts f) { return number(f.cases.cases); }},
    MeasureEntry{{"cases_detected", "cases", "Cases that monitoring saw.", MeasureTag::none},
                 [](Facts f) { return number(f.cases.detected); }},
    MeasureEntry{{"cases_answered", "cases", "Cases with at least one public reply.", MeasureTag::none},
                 [](Facts f) { return number(f.cases.answered); }},
    MeasureEntry{{"response_rate", "share",
                  "Cases with a public reply within 7 days / cases opened at least 7 days before the end of the run.", kEmergent},
                 [](Facts f) { return response_rate(f.run.cases, f.run.end, kResponseWithin); }},
    MeasureEntry{{"first_response_median", "h",
                  "Median time from the opening of a case to its first reply, answered cases only; read it with first_response_km_median.",
                  kEmergent},
                 [](Facts f) { return f.response.median; }},
    MeasureEntry{{"first_response_mean", "h", "Mean of the same.", kEmergent}, [](Facts f) { return f.response.mean; }},
    MeasureEntry{{"first_response_p90", "h", "90 % of the answered cases got their first reply within this time.", kEmergent},
                 [](Facts f) { return f.response.p90; }},
    MeasureEntry{{"first_response_km_median", "h",
                  "Kaplan-Meier median over all cases, unanswered ones counted as waiting until the end of the run; none when more than "
                  "half would never be answered.",
                  kEmergent},
                 [](Facts f) { return f.response.kaplan_meier_median; }},
    MeasureEntry{{"sla_attainment", "share", "Cases with a reply within 1 hour / all cases.", kEmergent},
                 [](Facts f) { return sla_attainment(f.run.cases, kServiceLevel); }},
    MeasureEntry{{"resolution_rate", "share", "Cases whose root was remedied / all cases.", kAssumed},
                 [](Facts f) { return f.resolution.rate; }},
    MeasureEntry{{"resolution_time_median", "h", "Median time from the opening of a case to the remedy, remedied cases only.", kEmergent},
                 [](Facts f) { return f.resolution.median; }},
    MeasureEntry{{"resolution_time_mean", "h", "Mean of the same.", kEmergent}, [](Facts f) { return f.resolution.mean; }},
    MeasureEntry{{"satisfaction_all", "share", "Complaints and me-toos that ended satisfied / all complaints and me-toos.", kAssumed},
                 [](Facts f) { return f.satisfaction.all; }},
    MeasureEntry{{"satisfaction_given_reply", "share", "The same / complaints and me-toos with a reply.", kAssumed},
                 [](Facts f) { return f.satisfaction.given_reply; }},
    MeasureEntry{{"no_reply", "share", "Complaints and me-toos never replied to / all complaints and me-toos.", kEmergent},
                 [](Facts f) { return f.satisfaction.no_reply; }},
    MeasureEntry{{"repeat_complaint_rate", "share", "Complainers with two or more cases on the same issue / complainers.", kEmergent},
                 [](Facts f) { return repeat_complaint_rate(f.run.cases); }},
    MeasureEntry{{"patience_expired", "cases", "Cases whose complainer ran out of patience before any reply.", kAssumed},
                 [](Facts f) { return number(f.cases.patience_expired); }},
    MeasureEntry{
        {"word_of_mouth", "cases", "Of these, cases whose complainer also told a friend offline; not part of the volume.", kAssumed},
        [](Facts f) { return number(f.cases.word_of_mouth); }},

    MeasureEntry{{"replies", "replies", "Public replies by the company.", MeasureTag::none},
                 [](Facts f) { return number(f.desk.replies); }},
    MeasureEntry{{"escalations", "cases", "Cases that the desk escalated towards the department that owns the cause.", MeasureTag::none},
                 [](Facts f) { return number(f.desk.escalations); }},
    MeasureEntry{{"outbreak_to_fix", "h", "From the outbreak of the first incident to the start of the first root-cause fix.", kEmergent},
                 [](Facts f) { return f.fix.start_after_outbreak; }},
    MeasureEntry{{"escalation_to_fix", "h",
                  "From the first escalated case since the outbreak to the start of the first root-cause fix, counted from the beginning "
                  "of the escalation's step of the time series.",
                  kEmergent},
                 [](Facts f) { return f.fix.start_after_escalation; }},
    MeasureEntry{{"fix_time", "h", "From the start of that fix to its end; none when it did not end in the run.", MeasureTag::none},
                 [](Facts f) { return f.fix.duration; }},
    MeasureEntry{{"backlog_mean", "cases", "Time-average length of the desk's queue.", kEmergent},
                 [](Facts f) { return f.desk.mean_queue; }},
    MeasureEntry{{"backlog_max", "cases", "Longest queue at the end of a step of the time series.", kEmergent},
                 [](Facts f) { return number(f.desk.longest_queue); }},
    MeasureEntry{
        {"utilisation", "share", "Busy agent time / agent time on duty; above 1 when agents finish their case after closing.", kEmergent},
        [](Facts f) { return f.desk.utilisation; }},

    MeasureEntry{{"structural_virality", "links",
                  "Mean distance between two posts of a cascade, averaged over the roots that were shared; near 2 for a broadcast, large "
                  "for chains.",
                  kEmergent},
                 [](Facts f) { return f.shared.structural_virality; }},
    MeasureEntry{{"structural_virality_large", "links", "The same over cascades of more than 100 posts.", kEmergent},
                 [](Facts f) { return f.large.structural_virality; }},
    MeasureEntry{{"depth1_fraction", "share",
                  "Shares made directly from the root / shares of the root, averaged over the roots that were shared.", kEmergent},
                 [](Facts f) { return f.shared.direct_share; }},
    MeasureEntry{{"depth1_fraction_large", "share", "The same over cascades of more than 100 posts.", kEmergent},
                 [](Facts f) { return f.large.direct_share; }},
    MeasureEntry{{"depth1_fraction_of_shares", "share", "Shares made directly from a root / all shares.", kEmergent},
                 [](Facts f) { return ratio(f.direct_shares, f.volume.shares()); }},
    MeasureEntry{{"largest_cascade", "posts", "Posts of the largest cascade, its root included.", kEmergent},
                 [](Facts f) { return number(f.largest_cascade); }},
    MeasureEntry{{"large_cascades", "cascades", "Cascades of more than 100 posts.", kEmergent},
                 [](Facts f) { return number(f.large.cascades); }},
    MeasureEntry{{"unshared_fraction", "share", "Roots never shared / roots.", kEmergent},
                 [](Facts f) { return ratio(f.unshared_roots, f.roots); }},
};

}  // namespace

std::span<const MeasureEntry> measure_table() { return kTable; }

}  // namespace firebreak
