// The company's state as bytes and as a digest.
#include "engine/company/company.hpp"

#include <algorithm>

namespace firebreak {

std::uint64_t Company::digest() const {
    std::uint64_t sum = hash_of(static_cast<std::uint64_t>(busy_), queue_.size(), events_.size(), escalations_arrived_,
                                static_cast<std::uint64_t>(desk_agents_));
    for (const QueuePlace& place : queue_)
        sum += hash_of(place.key, static_cast<std::uint64_t>(microseconds_of(place.since)), static_cast<std::uint64_t>(place.rank));
    for (const OwnEvent& event : events_) sum += hash_of(event.order.when, event.order.key, static_cast<std::uint64_t>(event.job));
    for (std::size_t i = 0; i < desk_cases_.size(); ++i) {
        const DeskCase& desk = desk_cases_[i];
        sum += hash_of(around_.cases[i].key, static_cast<std::uint64_t>(microseconds_of(desk.detected)),
                       static_cast<std::uint64_t>(desk.status), desk.answered_round, desk.seen_round, desk.arousal_class);
    }
    for (std::size_t i = 0; i < ledger_.size(); ++i) sum += hash_of(i, ledger_[i]);
    for (std::size_t i = 0; i < seen_per_hour_.size(); ++i) sum += hash_of(i, static_cast<std::uint64_t>(seen_per_hour_[i]));
    for (const Decision& decision : decisions_) sum += hash_text(decision.what, static_cast<std::uint64_t>(microseconds_of(decision.time)));
    return sum;
}

void Company::save(Writer& out) const {
    out.value(orders_);
    out.value(tracker_);
    out.value(desk_agents_);
    out.value(busy_);
    out.list(events_);
    out.list(desk_cases_);
    out.list(std::vector<QueuePlace>(queue_.begin(), queue_.end()));
    out.list(changed_cases_);
    out.list(drafted_statements_);
    out.list(ledger_);
    out.list(supporter_plans_);
    out.list(seen_per_hour_);
    out.list(sentiment_per_hour_);
    out.value(static_cast<std::uint64_t>(in_office_));
    out.value(articles_);
    out.value(fixes_);
    out.value(brand_generation_);
    out.value(brand_posts_);
    out.value(announced_peer_rate_);
    out.value(total_);
    out.value(tracked_hours_);
    out.value(opens_at_);
    out.value(escalations_arrived_);
    out.value(was_crisis_);
    out.value(metered_);
    out.value(tally_);
    out.list(series_);
    out.value(static_cast<std::uint64_t>(decisions_.size()));
    for (const Decision& decision : decisions_) {
        out.value(decision.time);
        out.text(decision.what);
    }
    out.list(strategy_->snapshot());
}

void Company::load(Reader& in) {
    queue_.clear();
    in.value(orders_);
    calendar_ = calendar_of(orders_);
    in.value(tracker_);
    in.value(desk_agents_);
    in.value(busy_);
    in.list(events_);
    in.list(desk_cases_);
    std::vector<QueuePlace> places;
    in.list(places);
    queue_ = std::set<QueuePlace>(places.begin(), places.end());
    in.list(changed_cases_);
    in.list(drafted_statements_);
    in.list(ledger_);
    in.list(supporter_plans_);
    in.list(seen_per_hour_);
    in.list(sentiment_per_hour_);
    in_office_ = static_cast<std::size_t>(in.value<std::uint64_t>());
    if (in_office_ > around_.successors.size()) throw RunError("the checkpoint belongs to another timeline");
    if (in_office_ > 0) strategy_ = around_.successors[in_office_ - 1];
    in.value(articles_);
    in.value(fixes_);
    in.value(brand_generation_);
    in.value(brand_posts_);
    in.value(announced_peer_rate_);
    in.value(total_);
    in.value(tracked_hours_);
    in.value(opens_at_);
    in.value(escalations_arrived_);
    in.value(was_crisis_);
    in.value(metered_);
    in.value(tally_);
    in.list(series_);
    decisions_.resize(in.value<std::uint64_t>());
    for (Decision& decision : decisions_) {
        in.value(decision.time);
        in.text(decision.what);
    }
    std::vector<std::byte> memory;
    in.list(memory);
    strategy_->restore(memory);
}

}  // namespace firebreak
