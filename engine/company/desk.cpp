// The desk: a queue, agents with opening hours, handling times, and an approval chain that holds drafts without holding agents.
#include "engine/company/company.hpp"
#include "engine/core/samplers.hpp"

#include <algorithm>
#include <limits>

namespace firebreak {
namespace {

/// More than the layers that an approval chain may have.
constexpr std::uint32_t kApprovalDrawsPerRound = 128;
/// Ranks leave room below for cases that a strategy puts first.
constexpr std::int64_t kFirst = std::numeric_limits<std::int64_t>::min();

}  // namespace

Company::QueuePlace Company::place_of(std::uint32_t case_id) const {
    const Case& record = around_.cases[case_id];
    const DeskCase& desk = desk_cases_[case_id];
    std::int64_t rank = 0;
    switch (orders_.triage) {
        case Triage::fifo: break;
        case Triage::anger: rank = -static_cast<std::int64_t>(desk.arousal_class); break;
        case Triage::influence: rank = -static_cast<std::int64_t>(record.followers); break;
        case Triage::sla: rank = microseconds_of(record.opened); break;
    }
    return {desk.is_first ? kFirst : rank, desk.detected, record.key, case_id};
}

DeskView Company::desk_view(CaseId id) const noexcept {
    if (index(id) >= desk_cases_.size()) return {};
    const DeskCase& desk = desk_cases_[index(id)];
    return {desk.status,      desk.status == Status::unseen ? kNever : desk.detected, desk.seen_round, desk.answered_round, desk.is_first,
            desk.is_escalated};
}

void Company::enqueue(CaseId id, const Reply& reply, bool is_first, Time now) {
    DeskCase& desk = desk_cases_[index(id)];
    meter(now);
    desk.reply = reply;
    desk.is_first = is_first;
    // A later round waits from its own detection.
    if (desk.answered_round > 0) desk.detected = now;
    desk.status = Status::waiting;
    queue_.insert(place_of(index(id)));
    ++tally_.queued;
}

void Company::leave_queue(std::uint32_t case_id) {
    queue_.erase(place_of(case_id));
    desk_cases_[case_id].status = Status::idle;
}

void Company::start_waiting(Time now) {
    if (queue_.empty() || busy_ >= agents()) return;
    if (!calendar_.is_open(now)) {
        const Time opens = calendar_.next_open(now);
        if (opens == opens_at_ || opens >= horizon_) return;
        opens_at_ = opens;
        schedule(opens, EventKind::desk, 0, Job::open, 0);
        return;
    }
    meter(now);
    while (!queue_.empty() && busy_ < agents()) {
        const std::uint32_t id = queue_.begin()->case_id;
        queue_.erase(queue_.begin());
        DeskCase& desk = desk_cases_[id];
        const Case& record = around_.cases[id];
        desk.status = Status::handling;
        ++busy_;
        const DeskParams& params = around_.scenario.desk;
        const double u = draws_.uniform(Purpose::handling, record.key, record.replies);
        const double mean = hours_of(params.handling);
        double time = mean;
        if (params.handling_law == HandlingLaw::exponential) time = sample::exponential(u, mean);
        if (params.handling_law == HandlingLaw::lognormal)
            time = sample::lognormal_of_mean(u, mean, sample::lognormal_sigma(params.handling_cv));
        const Duration handling = clamped_hours(time * orders_.handling_factor, around_.scenario.horizon);
        tally_.handling_time += handling.count();
        schedule(now + handling, EventKind::desk, record.key, Job::finish, id);
    }
}

void Company::finish(CaseId id, Time now) {
    meter(now);
    --busy_;
    const Case& record = around_.cases[index(id)];
    DeskCase& desk = desk_cases_[index(id)];
    desk.status = Status::approving;
    Duration approval{0};
    tally_.approvals += orders_.approval_layers;
    for (int layer = 0; layer < orders_.approval_layers && approval < around_.scenario.horizon; ++layer) {
        const double u =
            draws_.uniform(Purpose::approval, record.key, record.replies * kApprovalDrawsPerRound + static_cast<std::uint32_t>(layer));
        approval += clamped_hours(sample::lognormal(u, hours_of(orders_.approval_delay), orders_.approval_sigma), around_.scenario.horizon);
    }
    const Time when = approval.count() == 0 ? now : calendar_.after_work(now, approval, horizon_);
    schedule(when, EventKind::publication, record.key, Job::publish_reply, index(id));
}

}  // namespace firebreak
