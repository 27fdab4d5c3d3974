// What the company gets to see, and when: tagged mentions, untagged ones with a listening tool, each after a delay.
#include "engine/company/company.hpp"
#include "engine/core/samplers.hpp"

#include <algorithm>

namespace firebreak {
namespace {

constexpr double kUntaggedShareSeen = 0.5;
constexpr double kUntaggedDelayFactor = 2.0;
constexpr Duration kHour = hours{1};

std::uint8_t arousal_class_of(float arousal) noexcept { return arousal > 0.8F ? 2 : arousal > 0.6F ? 1 : 0; }

}  // namespace

void Company::count_seen(Time when) {
    const auto hour = static_cast<std::size_t>((when - kStart) / kHour);
    if (hour < seen_per_hour_.size()) ++seen_per_hour_[hour];
}

void Company::count_sentiment(const Post& post, Time when) {
    const auto hour = static_cast<std::size_t>((when - kStart) / kHour);
    if (hour >= sentiment_per_hour_.size()) return;
    if (is_positive(post.root_type)) ++sentiment_per_hour_[hour];
    if (is_negative(post.root_type)) --sentiment_per_hour_[hour];
}

// Of what was seen in the two days before `hour`.
double Company::net_sentiment(std::size_t hour) const noexcept {
    constexpr std::size_t kHours = 48;
    double balance = 0.0;
    double all = 0.0;
    for (std::size_t h = hour > kHours ? hour - kHours : 0; h < hour && h < seen_per_hour_.size(); ++h) {
        balance += sentiment_per_hour_[h];
        all += seen_per_hour_[h];
    }
    return all > 0.0 ? 100.0 * balance / all : 0.0;
}

void Company::hear(PostId id) {
    const Post& post = around_.book[id];
    const CompanyParams& company = around_.scenario.company;
    desk_cases_.resize(around_.cases.size());
    if (orders_.monitoring <= 0.0) return;
    if (post.author == kMediaAccount) {
        // Nobody misses an article about himself.
        ++articles_;
        return;
    }
    const bool is_tagged = draws_.bernoulli(company.tagged_share, Purpose::tagged, post.key);
    if (!is_tagged && !company.listening_tool) return;
    const double seen_with = is_tagged ? orders_.monitoring : orders_.monitoring * kUntaggedShareSeen;
    if (!draws_.bernoulli(seen_with, Purpose::detection, post.key)) return;
    const Duration own = company.listening_tool ? company.detection_with_tool : company.detection_without_tool;
    const double median = hours_of(orders_.detection_delay.count() >= 0 ? orders_.detection_delay : own) *
                          (is_tagged ? 1.0 : kUntaggedDelayFactor) * around_.scenario.platform.tempo;
    const double delay = sample::lognormal(draws_.uniform(Purpose::detection_delay, post.key), median, company.detection_sigma);
    const Time when = post.time + clamped_hours(delay, around_.scenario.horizon);
    count_seen(when);
    count_sentiment(post, when);
    if (post.in_case == kNoCase || post.type == PostType::praise) return;
    // With no delay at all it is seen at once, before whatever comes next.
    if (when == post.time) {
        detect(id, when);
        start_waiting(when);
    } else {
        schedule(when, EventKind::detection, post.key, Job::detection, index(id));
    }
}

void Company::detect(PostId id, Time now) {
    const Post& post = around_.book[id];
    Case& record = around_.cases[index(post.in_case)];
    DeskCase& desk = desk_cases_[index(post.in_case)];
    if (record.first_detection == kNever) {
        record.first_detection = now;
        desk.detected = now;
        desk.status = Status::idle;
        ++tally_.detected_cases;
        maybe_escalate(post.in_case, now);
    }
    if (arousal_class_of(post.arousal) > desk.arousal_class) {
        // The class is part of a waiting case's place in the queue.
        const bool waits = desk.status == Status::waiting;
        if (waits) queue_.erase(place_of(index(post.in_case)));
        desk.arousal_class = arousal_class_of(post.arousal);
        if (waits) queue_.insert(place_of(index(post.in_case)));
    }
    if (!desk.is_changed) {
        desk.is_changed = true;
        changed_cases_.push_back(index(post.in_case));
    }
    if (desk.seen_post == kNoPost || around_.book[desk.seen_post].time <= post.time) desk.seen_post = id;
    desk.seen_round = std::max(desk.seen_round, post.round);
    if (draws_.bernoulli(orders_.deletion, Purpose::deletion, post.key)) return remove_post(id, now);
    if (desk.status != Status::idle || desk.answered_round >= desk.seen_round) return;
    const ClassOrders& orders = orders_.classes[static_cast<std::size_t>(record.case_class)];
    if (draws_.bernoulli(orders.coverage, Purpose::coverage, record.key, desk.seen_round)) enqueue(post.in_case, orders.reply, false, now);
}

// Gone for whoever would see it a reaction later; the case counts as closed, and its author may find out.
void Company::remove_post(PostId id, Time now) {
    Post& post = around_.book.posts[index(id)];
    if (post.deleted <= now) return;
    post.deleted = now;
    ++tally_.removals;
    if (post.in_case != kNoCase) {
        Case& record = around_.cases[index(post.in_case)];
        DeskCase& desk = desk_cases_[index(post.in_case)];
        record.removed = std::min(record.removed, now);
        if (desk.status == Status::waiting) {
            meter(now);
            leave_queue(index(post.in_case));
        }
        if (desk.status == Status::idle) desk.answered_round = desk.seen_round;
    }
    const CompanyParams& company = around_.scenario.company;
    if (!is_person(post.author) || !draws_.bernoulli(company.deletion_noticed, Purpose::deletion_noticed, post.key)) return;
    const double delay = sample::exponential(draws_.uniform(Purpose::deletion_notice, post.key),
                                             hours_of(company.deletion_notice) * around_.scenario.platform.tempo);
    const Time when =
        now + std::max(clamped_hours(delay, around_.scenario.horizon), std::max(around_.scenario.platform.min_reaction, Duration{1}));
    if (when < horizon_) output_.account_events.emplace_back(when, EventKind::deletion, post.author, index(id));
}

void Company::take_down_first_posts(IssueId issue, Time now) {
    for (Post& post : around_.book.posts) {
        if (post.issue != issue || !post.is_seed || post.type == PostType::support || post.deleted <= now) continue;
        post.deleted = now;
        ++tally_.removals;
    }
}

void Company::maybe_escalate(CaseId id, Time now) {
    const Case& record = around_.cases[index(id)];
    DeskCase& desk = desk_cases_[index(id)];
    if (desk.is_escalated || !draws_.bernoulli(orders_.escalation * orders_.information_flow, Purpose::escalation, record.key)) return;
    desk.is_escalated = true;
    ++tally_.escalations;
    Duration delay{0};
    for (int hop = 0; hop < orders_.hand_off_hops; ++hop) {
        const double u = draws_.uniform(Purpose::hand_off, record.key, static_cast<std::uint32_t>(hop));
        delay += clamped_hours(sample::lognormal(u, hours_of(orders_.hand_off_delay), orders_.hand_off_sigma), around_.scenario.horizon);
    }
    schedule(now + std::min(delay, around_.scenario.horizon), EventKind::escalation, record.key, Job::escalation, index(record.issue));
}

}  // namespace firebreak
