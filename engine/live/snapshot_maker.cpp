#include "engine/live/snapshot_maker.hpp"

#include "engine/company/crisis.hpp"
#include "engine/core/cut_text.hpp"
#include "engine/measure/volume.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace firebreak {
namespace {

constexpr Duration kHour = hours{1};

std::size_t steps_until(Time now, Duration step) { return static_cast<std::size_t>((now - kStart + step - Duration{1}) / step); }

bool is_complaint_like(PostType type) noexcept {
    return type == PostType::complaint || type == PostType::follow_up || type == PostType::me_too;
}

LiveCaseStatus status_of(const Case& record, const DeskView& desk) noexcept {
    if (record.is_satisfied || record.withdrawn != kNever || record.removed != kNever) return LiveCaseStatus::closed;
    switch (desk.status) {
        case DeskStatus::unseen: return LiveCaseStatus::unseen;
        case DeskStatus::waiting: return LiveCaseStatus::waiting;
        case DeskStatus::handling: return LiveCaseStatus::handling;
        case DeskStatus::approving: return LiveCaseStatus::approving;
        case DeskStatus::idle: break;
    }
    return desk.answered_round >= desk.seen_round ? LiveCaseStatus::answered : LiveCaseStatus::idle;
}

}  // namespace

SnapshotMaker::SnapshotMaker(const Simulation& simulation)
    : simulation_{simulation},
      step_{simulation.scenario().sim.metrics_tick},
      hourly_(static_cast<std::size_t>(simulation.scenario().horizon / kHour) + 1) {
    const std::uint64_t accounts = simulation.graph().accounts();
    if (accounts > kMostLiveAccounts) return;
    flags_.resize(accounts);
    anger_.resize(accounts);
    simulation.crowd().population().for_each_customer([&](AccountId customer) { flags_[index(customer)] |= kLiveCustomer; });
    look_at_accounts();
}

// The loop may close a window beyond the horizon; nothing happens in there.
Time SnapshotMaker::now() const noexcept { return std::min(simulation_.now(), kStart + simulation_.scenario().horizon); }

void SnapshotMaker::look_at_accounts() {
    const Time now = this->now();
    for (std::uint32_t i = 0; i < flags_.size(); ++i) {
        const AccountLook look = simulation_.crowd().look_at(AccountId{i}, now);
        std::uint8_t flags = flags_[i] & static_cast<std::uint8_t>(~(kLiveReached | kLiveGrievance));
        if (look.is_reached) flags |= kLiveReached;
        if (look.grievances > 0) flags |= kLiveGrievance;
        flags_[i] = flags;
        anger_[i] = static_cast<std::uint8_t>(std::lround(255.0 * std::clamp(look.anger, 0.0, 1.0)));
    }
}

void SnapshotMaker::follow_posts() {
    const std::vector<Post>& posts = simulation_.book().posts;
    const auto mark = [&](AccountId author, std::uint8_t flag) {
        if (index(author) < flags_.size()) flags_[index(author)] |= flag;
    };
    points_.resize(std::max(points_.size(), steps_until(now(), step_)));
    const auto point_of = [&](Time when) -> LivePoint& {
        const auto place = static_cast<std::size_t>((when - kStart) / step_);
        if (place >= points_.size()) points_.resize(place + 1);
        return points_[place];
    };
    for (; posts_followed_ < posts.size(); ++posts_followed_) {
        const Post& post = posts[posts_followed_];
        if (!is_item(post)) continue;
        LivePoint& point = point_of(post.time);
        ++point.volume;
        ++hourly_[std::min(hourly_.size() - 1, static_cast<std::size_t>((post.time - kStart) / kHour))];
        if (post.type == PostType::share) ++point.shares;
        if (post.type == PostType::question) ++point.questions;
        if (post.type == PostType::article) ++point.articles;
        if (is_complaint_like(post.type)) ++point.complaints;
        if (post.type == PostType::share && is_negative(post.root_type)) mark(post.author, kLiveShared);
        if (is_complaint_like(post.type)) mark(post.author, kLiveComplained);
        if (is_positive(post.type)) mark(post.author, kLiveForCompany);
    }
    const std::vector<PublishedReply>& replies = simulation_.book().replies;
    for (; replies_followed_ < replies.size(); ++replies_followed_) ++point_of(replies[replies_followed_].published).replies;
}

void SnapshotMaker::make_series(LiveSnapshot& snapshot) const {
    const std::vector<Tally>& tallies = simulation_.tallies();
    const std::vector<DeskTally>& desk = simulation_.company().series();
    const std::vector<double>& seen = simulation_.company().seen_per_hour();
    const std::vector<double>& background = simulation_.background_volume();
    const std::vector<std::int64_t> buzz = simulation_.buzz_by_hour();
    const CostParams& costs = simulation_.scenario().costs;
    const double accounts = std::max(1.0, static_cast<double>(simulation_.graph().accounts()));
    const double steps_per_hour = hours_of(step_);
    snapshot.series = points_;
    std::int64_t reach = 0;
    DeskTally desk_so_far;
    std::size_t statements = 0;
    for (std::size_t i = 0; i < snapshot.series.size(); ++i) {
        LivePoint& point = snapshot.series[i];
        point.start = kStart + step_ * static_cast<std::int64_t>(i);
        const Time end = point.start + step_;
        const auto hour = static_cast<std::size_t>((point.start - kStart) / kHour);
        if (i < tallies.size()) reach += tallies[i].reached;
        point.cumulative_reach = reach;
        if (hour < background.size()) point.expected_volume = background[hour] * steps_per_hour;
        if (hour < seen.size()) point.seen_mentions = seen[hour];
        if (hour < buzz.size()) point.buzz = 100.0 * static_cast<double>(buzz[hour]) / accounts;
        point.backlog = static_cast<std::int64_t>(simulation_.company().queue_length());
        if (i >= desk.size()) {
            point.spent = simulation_.company().spent();
            continue;
        }
        point.backlog = desk[i].queue_length;
        desk_so_far += desk[i];
        while (statements < simulation_.book().statements.size() && simulation_.book().statements[statements].published < end) ++statements;
        std::int64_t fixes = 0;
        for (const Issue& issue : simulation_.issues()) fixes += issue.fix_started < end ? 1 : 0;
        point.spent = costs_of_desk(costs, desk_so_far, static_cast<std::int64_t>(statements), fixes);
    }
}

void SnapshotMaker::make_posts(LiveSnapshot& snapshot) const {
    const PostBook& book = simulation_.book();
    const Time now = this->now();
    for (std::size_t i = book.posts.size(); i-- > 0 && snapshot.posts.size() < kLivePosts;) {
        const Post& post = book.posts[i];
        const Post& root = book[post.root];
        LivePost shown;
        shown.time = post.time;
        shown.id = PostId{static_cast<std::uint32_t>(i)};
        shown.author = post.author;
        shown.root = post.root;
        shown.root_author = root.author;
        shown.in_case = root.in_case;
        shown.followers = post.followers;
        shown.shares = root.shares;
        for (std::uint32_t reply = root.newest_reply; reply != kNoReply && shown.replies < 99; reply = book.replies[reply].previous)
            ++shown.replies;
        shown.arousal = post.arousal;
        shown.valence = post.valence;
        shown.issue = post.issue;
        shown.type = post.type;
        shown.root_type = post.root_type;
        shown.round = root.round;
        shown.is_deleted = root.deleted <= now;
        shown.is_seed = root.is_seed;
        if (root.in_case != kNoCase) shown.is_seen_by_company = simulation_.company().desk_view(root.in_case).seen_round >= root.round;
        snapshot.posts.push_back(shown);
    }
}

// What can be acted upon comes first: the queue, then what was seen and is left lying, newest first; then the rest.
void SnapshotMaker::make_cases(LiveSnapshot& snapshot) {
    struct Share {
        std::size_t most;
        bool newest;
        std::vector<std::uint32_t> ids;
    };
    std::array<Share, kLiveCaseStatuses> by_status{
        {{100, true, {}}, {450, true, {}}, {200, false, {}}, {50, false, {}}, {50, false, {}}, {75, true, {}}, {75, true, {}}}};
    const std::vector<Case>& cases = simulation_.cases();
    LiveFigures& figures = snapshot.figures;
    figures.cases = static_cast<std::int64_t>(cases.size());
    for (std::uint32_t i = 0; i < cases.size(); ++i) {
        const Case& record = cases[i];
        const LiveCaseStatus status = status_of(record, simulation_.company().desk_view(CaseId{i}));
        by_status[static_cast<std::size_t>(status)].ids.push_back(i);
        figures.cases_seen += record.first_detection != kNever ? 1 : 0;
        figures.cases_answered += record.replies > 0 ? 1 : 0;
        figures.cases_satisfied += record.is_satisfied ? 1 : 0;
        figures.cases_idle += status == LiveCaseStatus::idle ? 1 : 0;
        figures.awaiting_approval += status == LiveCaseStatus::approving ? 1 : 0;
        if (record.is_satisfied && index(record.account) < flags_.size()) flags_[index(record.account)] |= kLiveSatisfied;
    }
    constexpr std::array kOrder{LiveCaseStatus::waiting,  LiveCaseStatus::handling, LiveCaseStatus::approving, LiveCaseStatus::idle,
                                LiveCaseStatus::answered, LiveCaseStatus::closed,   LiveCaseStatus::unseen};
    for (const LiveCaseStatus status : kOrder) {
        Share& share = by_status[static_cast<std::size_t>(status)];
        const std::size_t count = std::min(share.most, share.ids.size());
        for (std::size_t k = 0; k < count; ++k) {
            const std::uint32_t i = share.newest ? share.ids[share.ids.size() - 1 - k] : share.ids[k];
            const Case& record = cases[i];
            const DeskView desk = simulation_.company().desk_view(CaseId{i});
            LiveCase shown;
            shown.id = CaseId{i};
            shown.account = record.account;
            shown.newest_post = record.newest_post;
            shown.opened = record.opened;
            shown.detected = record.first_detection;
            shown.first_reply = record.first_reply;
            shown.followers = record.followers;
            if (record.newest_post != kNoPost) shown.arousal = simulation_.book()[record.newest_post].arousal;
            shown.issue = record.issue;
            shown.case_class = record.case_class;
            shown.status = status;
            shown.seen_round = desk.seen_round;
            shown.round = record.round;
            shown.replies = record.replies;
            shown.is_escalated = desk.is_escalated;
            shown.is_first_in_queue = desk.is_first;
            shown.is_satisfied = record.is_satisfied;
            shown.is_out_of_patience = record.is_patience_expired;
            snapshot.cases.push_back(shown);
        }
    }
}

void SnapshotMaker::make_decisions(LiveSnapshot& snapshot) const {
    const std::vector<Decision>& decisions = simulation_.company().decisions();
    for (std::size_t i = decisions.size(); i-- > 0 && snapshot.decisions.size() < kLiveDecisions;) {
        LiveDecision shown;
        shown.time = decisions[i].time;
        const std::string text = cut_text(decisions[i].what, kLiveTextBytes - 1);
        std::copy(text.begin(), text.end(), shown.text.begin());
        snapshot.decisions.push_back(shown);
    }
}

bool SnapshotMaker::is_crisis(Time now) const {
    const auto full = static_cast<std::size_t>((now - kStart) / kHour);
    const RunRecord record = record_of(simulation_);
    const std::size_t event_hour = record.outbreak ? static_cast<std::size_t>((*record.outbreak - kStart) / kHour) : full;
    const std::vector<double> volume(hourly_.begin(), hourly_.begin() + static_cast<std::ptrdiff_t>(std::min(full, hourly_.size())));
    const std::vector<double> expected =
        expected_volume(volume, std::min(event_hour, volume.size()), record.background_volume.first(volume.size()));
    const std::vector<CrisisSpan> crises = find_crises(volume, expected, record.crisis_rule);
    return !crises.empty() && crises.back().is_censored;
}

void SnapshotMaker::make_figures(LiveFigures& figures) const {
    const Scenario& scenario = simulation_.scenario();
    const Company& company = simulation_.company();
    const Time now = this->now();
    figures.now = now;
    figures.horizon = kStart + scenario.horizon;
    figures.step = step_;
    for (const IncidentParams& incident : scenario.incidents) figures.outbreak = std::min(figures.outbreak, kStart + incident.start);
    figures.accounts = simulation_.graph().accounts();
    figures.customers = simulation_.crowd().population().customers();
    figures.posts = static_cast<std::int64_t>(simulation_.book().posts.size());
    Tally sum;
    for (const Tally& tally : simulation_.tallies()) sum += tally;
    figures.reached = sum.reached;
    figures.impressions = sum.impressions;
    figures.churned = sum.churned;
    figures.articles = static_cast<std::int64_t>(simulation_.articles());
    figures.statements = static_cast<std::int64_t>(simulation_.book().statements.size());
    const std::vector<Post>& posts = simulation_.book().posts;
    for (std::size_t i = posts.size(); i-- > 0 && posts[i].time >= now - kHour;) figures.volume_last_hour += is_item(posts[i]) ? 1.0 : 0.0;
    const auto hour = static_cast<std::size_t>((now - kStart) / kHour);
    const std::size_t last = hour > 0 ? hour - 1 : 0;
    if (last < simulation_.background_volume().size()) figures.expected_last_hour = simulation_.background_volume()[last];
    const std::vector<std::int64_t> buzz = simulation_.buzz_by_hour();
    if (!buzz.empty())
        figures.buzz =
            100.0 * static_cast<double>(buzz[std::min(hour, buzz.size() - 1)]) / std::max(1.0, static_cast<double>(figures.accounts));
    figures.attitude = std::numeric_limits<double>::quiet_NaN();
    if (!simulation_.attitude_samples().empty()) figures.attitude = simulation_.attitude_samples().back().mean;
    figures.spent = company.spent();
    if (hour > 0 && last < company.seen_per_hour().size()) figures.seen_last_hour = company.seen_per_hour()[last];
    figures.seen_expected = company.expected_mentions(last, now);
    figures.company_sees_crisis = company.sees_crisis();
    figures.is_crisis = is_crisis(now);
    figures.queue_length = static_cast<std::int64_t>(company.queue_length());
    figures.oldest_wait = company.oldest_wait(now);
    figures.agents = company.agents();
    figures.busy_agents = company.busy_agents();
    figures.is_desk_open = company.is_desk_open(now);
    figures.escalations_arrived = company.escalations_arrived();
    for (std::size_t i = 1; i < simulation_.issues().size(); ++i) {
        const Issue& issue = simulation_.issues()[i];
        figures.is_fix_running = figures.is_fix_running || (issue.fix_started <= now && issue.fixed > now);
        figures.is_fixed = figures.is_fixed || issue.fixed <= now;
    }
}

LiveSnapshot SnapshotMaker::make() {
    follow_posts();
    LiveSnapshot snapshot;
    make_figures(snapshot.figures);
    snapshot.orders = simulation_.company().orders();
    make_series(snapshot);
    make_posts(snapshot);
    make_cases(snapshot);
    make_decisions(snapshot);
    snapshot.account_flags = flags_;
    snapshot.account_anger = anger_;
    return snapshot;
}

}  // namespace firebreak
