// What was said, how often it was seen, when it peaked.
#include "engine/measure/measure_table.hpp"
#include "engine/measure/quantile.hpp"

#include <array>
#include <cstddef>

namespace firebreak {
namespace {

using namespace measure_table_words;

std::int64_t items_of(Facts f, PostType type) { return f.volume.of_type[static_cast<std::size_t>(type)]; }

template <PostType Type>
Value items(Facts f) {
    return number(items_of(f, Type));
}

template <PostType Type>
Value fraction(Facts f) {
    return ratio(items_of(f, Type), f.volume.total());
}

// Displays and whoever they reached are not counted where only shares are followed.
template <std::int64_t Tally::*Count>
Value displayed(Facts f) {
    return f.run.counts_exposures ? number(f.tally.*Count) : Value{};
}

Value weighted_sentiment(Facts f) {
    if (!f.run.counts_exposures) return std::nullopt;
    return ratio(100 * (f.tally.positive_impressions - f.tally.negative_impressions), f.tally.item_impressions);
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

constexpr std::array kTable = {
    MeasureEntry{
        {"volume", "items",
         "Posts about the company's issues: complaints, follow-ups, me-toos, questions, articles, praise, peers' answers, supporters' "
         "posts, and shares; its own posts, statements and replies are left out. Deleted posts still count.",
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
    MeasureEntry{{"volume_article", "items", "Articles in the media: the media count.", kEmergent}, items<PostType::article>},
    MeasureEntry{{"volume_praise", "items", "Praise by complainers whom a reply satisfied.", kAssumed}, items<PostType::praise>},
    MeasureEntry{{"volume_peer_answer", "items", "Answers by other accounts under an open complaint or question.", kEmergent},
                 items<PostType::peer_answer>},
    MeasureEntry{{"volume_support", "items", "Posts by the company's disclosed supporters.", MeasureTag::none}, items<PostType::support>},
    MeasureEntry{{"fraction_complaint", "share", "Complaints / items.", kEmergent}, fraction<PostType::complaint>},
    MeasureEntry{{"fraction_follow_up", "share", "Follow-ups / items.", kEmergent}, fraction<PostType::follow_up>},
    MeasureEntry{{"fraction_me_too", "share", "Me-toos / items.", kEmergent}, fraction<PostType::me_too>},
    MeasureEntry{{"fraction_question", "share", "Questions / items.", kEmergent}, fraction<PostType::question>},
    MeasureEntry{{"fraction_share", "share", "Shares / items.", kEmergent}, fraction<PostType::share>},
    MeasureEntry{{"fraction_article", "share", "Articles / items.", kEmergent}, fraction<PostType::article>},
    MeasureEntry{{"fraction_praise", "share", "Praise / items.", kAssumed}, fraction<PostType::praise>},
    MeasureEntry{{"fraction_peer_answer", "share", "Peers' answers / items.", kEmergent}, fraction<PostType::peer_answer>},
    MeasureEntry{{"fraction_support", "share", "Supporters' posts / items.", MeasureTag::none}, fraction<PostType::support>},
    MeasureEntry{
        {"share_of_voice", "share",
         "Items / items about all brands of the sector; needs two brands or more, so that a run of one company has none.", kEmergent},
        [](Facts f) { return share_of_voice(std::array{f.volume.total()}, 0); }},
    MeasureEntry{{"failures", "failures", "Times the service failed a customer.", MeasureTag::none},
                 [](Facts f) { return number(f.tally.failures); }},
    MeasureEntry{
        {"failures_since_outbreak", "failures",
         "The same from the step of the time series in which the first incident breaks out; none without an incident.", MeasureTag::none},
        [](Facts f) { return f.run.outbreak ? number(f.failures_since_outbreak) : Value{}; }},

    MeasureEntry{{"reach", "accounts", "Distinct accounts that saw at least one complaint, follow-up, me-too, article, or a share of one.",
                  kEmergent},
                 displayed<&Tally::reached>},
    MeasureEntry{{"reach_fraction", "share", "Reach / accounts of the network.", kEmergent},
                 [](Facts f) {
                     return f.run.counts_exposures ? ratio(static_cast<double>(f.tally.reached), static_cast<double>(f.run.accounts))
                                                   : Value{};
                 }},
    MeasureEntry{{"impressions", "displays",
                  "Times a post was displayed to somebody, repeats and the company's own posts and statements included.", kEmergent},
                 displayed<&Tally::impressions>},
    MeasureEntry{
        {"item_impressions", "displays", "Of these, displays of items: without the company's own posts and statements.", kEmergent},
        displayed<&Tally::item_impressions>},
    MeasureEntry{
        {"positive_impressions", "displays", "Of these, displays of praise, peers' answers, supporters' posts and their shares.", kAssumed},
        displayed<&Tally::positive_impressions>},
    MeasureEntry{{"negative_impressions", "displays", "Of these, displays of complaints, follow-ups, me-toos, articles and their shares.",
                  kEmergent},
                 displayed<&Tally::negative_impressions>},
    MeasureEntry{{"potential_impressions", "displays",
                  "Potential only: the sum of the items' authors' follower counts, as if every follower saw every post.", kEmergent},
                 [](Facts f) { return number(f.volume.potential_impressions); }},
    MeasureEntry{{"media_reach", "accounts", "Distinct accounts that read an article.", kEmergent}, displayed<&Tally::article_readers>},
    MeasureEntry{{"trending_reach", "accounts", "Distinct accounts that first heard of it from a trending list.", kEmergent},
                 displayed<&Tally::offered>},
    MeasureEntry{{"amplification_ratio", "shares per root",
                  "Shares of roots / roots, roots being complaints, follow-ups, me-toos, questions and articles.", kEmergent},
                 [](Facts f) { return ratio(f.volume.shares_of_roots, f.volume.roots); }},
    MeasureEntry{{"net_sentiment", "points",
                  "100 x (positive - negative) / all items, an item being positive or negative by a valence beyond .1 either way; not "
                  "weighted by impressions.",
                  kAssumed},
                 [](Facts f) { return ratio(100 * (f.volume.positive - f.volume.negative), f.volume.total()); }},
    MeasureEntry{{"net_sentiment_weighted", "points",
                  "100 x (positive - negative) / item impressions: the same with each item weighted by its displays.", kAssumed},
                 weighted_sentiment},

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
};

}  // namespace

std::span<const MeasureEntry> volume_measures() { return kTable; }

}  // namespace firebreak
