#include "engine/measure/time_series.hpp"

#include "engine/measure/quantile.hpp"
#include "engine/measure/volume.hpp"

#include <algorithm>
#include <cstddef>

namespace firebreak {
namespace {

constexpr Duration kHour = hours{1};

using Row = const SeriesRow&;
using Value = std::optional<double>;

Value number(std::int64_t count) { return static_cast<double>(count); }

template <PostType Type>
Value items(Row row) {
    return number(row.items[static_cast<std::size_t>(Type)]);
}

template <std::int64_t Tally::*Count>
Value counted(Row row) {
    return number(row.tally.*Count);
}

template <std::int64_t Tally::*Count>
Value displayed(Row row) {
    return row.counts_exposures ? number(row.tally.*Count) : Value{};
}

template <std::int64_t DeskTally::*Count>
Value at_desk(Row row) {
    if (!row.desk) return std::nullopt;
    return number((*row.desk).*Count);
}

Value mean_backlog(Row row) {
    if (!row.desk) return std::nullopt;
    return ratio(row.desk->queue_time, (row.end - row.start).count());
}

Value utilisation(Row row) {
    if (!row.desk) return std::nullopt;
    return ratio(row.desk->busy_time, row.desk->staffed_time);
}

constexpr std::array kColumns = {
    SeriesColumn{"volume", "items", "Posts about the company's issues in this step.", [](Row row) { return number(row.volume); }},
    SeriesColumn{"volume_complaint", "items", "Of these, complaints.", items<PostType::complaint>},
    SeriesColumn{"volume_follow_up", "items", "Of these, follow-ups.", items<PostType::follow_up>},
    SeriesColumn{"volume_me_too", "items", "Of these, me-toos.", items<PostType::me_too>},
    SeriesColumn{"volume_question", "items", "Of these, questions.", items<PostType::question>},
    SeriesColumn{"volume_share", "items", "Of these, shares.", items<PostType::share>},
    SeriesColumn{"volume_article", "items", "Of these, articles.", items<PostType::article>},
    SeriesColumn{"volume_praise", "items", "Of these, praise.", items<PostType::praise>},
    SeriesColumn{"volume_peer_answer", "items", "Of these, answers by peers.", items<PostType::peer_answer>},
    SeriesColumn{"volume_support", "items", "Of these, posts by the company's supporters.", items<PostType::support>},
    SeriesColumn{"expected_volume", "items", "Volume expected of this step without the incident.",
                 [](Row row) -> Value { return row.expected_volume; }},
    SeriesColumn{"cumulative_volume", "items", "Volume from day 0 to the end of this step.",
                 [](Row row) { return number(row.cumulative_volume); }},
    SeriesColumn{"impressions", "displays", "Times a post was displayed to somebody.", displayed<&Tally::impressions>},
    SeriesColumn{"item_impressions", "displays", "Of these, displays of items.", displayed<&Tally::item_impressions>},
    SeriesColumn{"positive_impressions", "displays", "Of these, displays of posts for the company.",
                 displayed<&Tally::positive_impressions>},
    SeriesColumn{"negative_impressions", "displays", "Of these, displays of posts against the company.",
                 displayed<&Tally::negative_impressions>},
    SeriesColumn{"reach", "accounts", "Accounts that saw a post against the company for the first time.", displayed<&Tally::reached>},
    SeriesColumn{"cumulative_reach", "accounts", "Accounts that saw one from day 0 to the end of this step.",
                 [](Row row) { return row.cumulative_reach; }},
    SeriesColumn{"article_readers", "accounts", "Accounts that read an article for the first time.", displayed<&Tally::article_readers>},
    SeriesColumn{"trending_reach", "accounts", "Accounts that heard first from a trending list or a search.", displayed<&Tally::offered>},
    SeriesColumn{"buzz", "per 100 accounts",
                 "Accounts whose last thing heard was good, less those whose was bad, at the start of the hour in which the step begins.",
                 [](Row row) { return row.buzz; }},
    SeriesColumn{"churned", "customers", "Customers lost.", counted<&Tally::churned>},
    SeriesColumn{"failures", "failures", "Times the service failed a customer.", counted<&Tally::failures>},
    SeriesColumn{"private_attempts", "attempts", "Attempts begun to have a failure settled privately.", counted<&Tally::private_attempts>},
    SeriesColumn{"private_resolved", "attempts", "Private attempts that ended well.", counted<&Tally::private_resolved>},
    SeriesColumn{"extra_complaints", "complaints", "Complaints by customers who complain more since there are social media.",
                 counted<&Tally::extra_complaints>},
    SeriesColumn{"private_complaints", "complaints", "Complaints made once more in private for want of the channel (crowd.social_channel).",
                 counted<&Tally::private_complaints>},
    SeriesColumn{"satisfied", "cases", "Complainers whom a reply satisfied.", counted<&Tally::satisfied>},
    SeriesColumn{"unsatisfied", "cases", "Complainers whom a reply did not satisfy.", counted<&Tally::unsatisfied>},
    SeriesColumn{"patience_expired", "cases", "Complainers who ran out of patience.", counted<&Tally::patience_expired>},
    SeriesColumn{"word_of_mouth", "cases", "Of these, complainers who also told a friend offline.", counted<&Tally::word_of_mouth>},
    SeriesColumn{"seen_mentions", "mentions", "Posts that monitoring saw; empty where a step is no whole number of hours.",
                 [](Row row) { return row.seen_mentions; }},
    SeriesColumn{"detected_cases", "cases", "Cases seen for the first time.", at_desk<&DeskTally::detected_cases>},
    SeriesColumn{"queued", "cases", "Cases put into the desk's queue.", at_desk<&DeskTally::queued>},
    SeriesColumn{"replies", "replies", "Replies published.", at_desk<&DeskTally::replies>},
    SeriesColumn{"escalations", "cases", "Cases escalated.", at_desk<&DeskTally::escalations>},
    SeriesColumn{"mean_backlog", "cases", "Time-average length of the queue.", mean_backlog},
    SeriesColumn{"backlog", "cases", "Length of the queue at the end of this step.", at_desk<&DeskTally::queue_length>},
    SeriesColumn{"utilisation", "share", "Busy agent time / agent time on duty; empty while nobody is on duty.", utilisation},
};

// Mentions of the hours that [start, end) is made of; the run's end may cut the last one.
std::optional<double> seen_in(const RunRecord& run, Time start, Time end) {
    const bool is_whole = (start - kStart) % kHour == Duration{0} && run.step % kHour == Duration{0};
    if (!is_whole) return std::nullopt;
    double sum = 0.0;
    const auto last = std::min(static_cast<std::size_t>((end - kStart + kHour - Duration{1}) / kHour), run.seen_per_hour.size());
    for (auto hour = static_cast<std::size_t>((start - kStart) / kHour); hour < last; ++hour) sum += run.seen_per_hour[hour];
    return sum;
}

// Expected items per hour, integrated over [start, end).
double expected_in(std::span<const double> expected, Time start, Time end) {
    double sum = 0.0;
    for (auto hour = static_cast<std::size_t>((start - kStart) / kHour); hour < expected.size(); ++hour) {
        const Time from = std::max(start, kStart + kHour * static_cast<std::int64_t>(hour));
        const Time to = std::min(end, kStart + kHour * static_cast<std::int64_t>(hour + 1));
        if (to <= from) break;
        sum += expected[hour] * hours_of(to - from);
    }
    return sum;
}

}  // namespace

std::vector<SeriesRow> time_series(const RunRecord& run) {
    const auto steps = static_cast<std::size_t>((run.end - kStart + run.step - Duration{1}) / run.step);
    std::vector<SeriesRow> rows(steps);
    for (const Post& post : run.posts) {
        const auto step = static_cast<std::size_t>((post.time - kStart) / run.step);
        if (is_item(post) && step < steps) ++rows[step].items[static_cast<std::size_t>(post.type)];
    }
    const std::vector<double> expected = expected_hourly_volume(run);
    std::int64_t volume = 0;
    std::int64_t reach = 0;
    for (std::size_t i = 0; i < steps; ++i) {
        SeriesRow& row = rows[i];
        row.start = kStart + run.step * static_cast<std::int64_t>(i);
        row.end = std::min(row.start + run.step, run.end);
        for (const std::int64_t count : row.items) row.volume += count;
        if (i < run.tallies.size()) row.tally = run.tallies[i];
        if (i < run.desk.size()) row.desk = run.desk[i];
        row.cumulative_volume = volume += row.volume;
        row.counts_exposures = run.counts_exposures;
        reach += row.tally.reached;
        if (run.counts_exposures) row.cumulative_reach = static_cast<double>(reach);
        row.seen_mentions = seen_in(run, row.start, row.end);
        row.expected_volume = expected_in(expected, row.start, row.end);
        const auto hour = static_cast<std::size_t>((row.start - kStart) / kHour);
        if (hour < run.buzz.size()) row.buzz = ratio(100.0 * static_cast<double>(run.buzz[hour]), static_cast<double>(run.accounts));
    }
    return rows;
}

std::span<const SeriesColumn> series_columns() { return kColumns; }

}  // namespace firebreak
