#include "engine/world/incidents.hpp"

#include "engine/core/elementary.hpp"
#include "engine/core/samplers.hpp"

#include <algorithm>

namespace firebreak {
namespace {

constexpr double kHoursPerYear = 365.25 * 24.0;
constexpr double kMicrosecondsPerHour = 3.6e9;

std::uint64_t failure_entity(AccountId customer, IssueId issue) noexcept { return (std::uint64_t{index(customer)} << 16) | index(issue); }

}  // namespace

Incidents::Incidents(const Scenario& scenario, const ActivityClock& activity, Draws draws,
                     std::vector<std::vector<AccountId>> seed_candidates)
    : scenario_{scenario},
      activity_{activity},
      draws_{draws},
      horizon_{kStart + scenario.horizon},
      failures_per_hour_{scenario.crowd.background_failures / kHoursPerYear},
      seed_candidates_{std::move(seed_candidates)} {
    const CrowdParams& crowd = scenario.crowd;
    const double decisions = crowd.direct_share() + (1.0 - crowd.direct_share()) * (1.0 - crowd.private_resolution);
    questions_per_hour_ = crowd.questions * failures_per_hour_ * decisions * crowd.public_complaint;
    // Longer waits than this do not end in the run; a little more, so that no rounding takes an event away.
    const double whole_run = static_cast<double>(activity.activity_at(horizon_)) / (kActivityPerMicrosecond * kMicrosecondsPerHour);
    const auto last_quantile = [&](double per_hour) { return 1.0 - exp_exact(-1.001 * per_hour * whole_run); };
    last_failure_ = last_quantile(failures_per_hour_);
    last_question_ = last_quantile(questions_per_hour_);
}

double Incidents::background_posts_per_customer_hour() const noexcept {
    const double complaints =
        scenario_.crowd.questions > 0.0
            ? questions_per_hour_ / scenario_.crowd.questions
            : failures_per_hour_ * scenario_.crowd.public_complaint *
                  (scenario_.crowd.direct_share() + (1.0 - scenario_.crowd.direct_share()) * (1.0 - scenario_.crowd.private_resolution));
    return complaints + questions_per_hour_;
}

Issues Incidents::initial_issues() const {
    Issues issues(1);
    for (const IncidentParams& incident : scenario_.incidents) {
        Issue issue;
        issue.id = incident.id;
        issue.cluster = incident.cluster;
        issue.vividness =
            sample::lognormal(draws_.uniform(Purpose::incident_vividness, issues.size()), incident.vividness, incident.vividness_spread);
        issue.residual = incident.residual;
        issue.is_news_per_root = incident.incident_class == IncidentClass::chronic;
        issue.add_news(kStart + incident.start);
        for (const Aftershock& aftershock : incident.aftershocks) issue.add_news(kStart + incident.start + aftershock.after);
        issues.push_back(std::move(issue));
    }
    return issues;
}

void Incidents::push(Time when, EventKind kind, AccountId who, std::uint32_t what, std::vector<Event>& out) const {
    if (when < horizon_) out.emplace_back(when, kind, who, what);
}

void Incidents::schedule_background(AccountId customer, std::uint32_t number, Time after, std::vector<Event>& out) const {
    if (failures_per_hour_ <= 0.0) return;
    const double u = draws_.uniform(Purpose::failure_background, index(customer), number);
    if (u > last_failure_) return;
    const double wait = sample::exponential(u, kMicrosecondsPerHour / failures_per_hour_);
    push(activity_.after(after, wait, horizon_), EventKind::failure, customer, failure_subject(kBackgroundIssue, number, false), out);
}

void Incidents::schedule_question(AccountId customer, std::uint32_t number, Time after, std::vector<Event>& out) const {
    if (questions_per_hour_ <= 0.0) return;
    const double u = draws_.uniform(Purpose::question_time, index(customer), number);
    if (u > last_question_) return;
    const double wait = sample::exponential(u, kMicrosecondsPerHour / questions_per_hour_);
    push(activity_.after(after, wait, horizon_), EventKind::question, customer, number, out);
}

void Incidents::schedule_next_question(const Event& event, std::vector<Event>& out) const {
    schedule_question(event.account, event.subject + 1, event.time(), out);
}

// An outage is met at the first use after it begins, if that comes before it ends; each aftershock likewise, by the same customers.
void Incidents::schedule_occurrences(AccountId customer, IssueId issue, std::vector<Event>& out) const {
    const IncidentParams& incident = incident_of(issue);
    const Sector sector = scenario_.crowd.sector_mix == SectorMix::single
                              ? scenario_.crowd.sector
                              : scenario_.crowd.sector_at(draws_.uniform(Purpose::sector, index(customer)));
    const double uses_per_day = scenario_.crowd.effective_uses_per_day(sector);
    if (uses_per_day <= 0.0) return;
    const auto meet = [&](std::uint32_t number, Time begin, Duration duration) {
        const double wait = sample::exponential(draws_.uniform(Purpose::first_use, failure_entity(customer, issue), number),
                                                24.0 * kMicrosecondsPerHour / uses_per_day);
        push(activity_.after(begin, wait, std::min(begin + duration, horizon_)), EventKind::failure, customer,
             failure_subject(issue, number, false), out);
    };
    const Time start = kStart + incident.start;
    meet(0, start, incident.duration);
    for (std::uint32_t i = 0; i < incident.aftershocks.size(); ++i)
        meet(i + 1, start + incident.aftershocks[i].after, incident.aftershocks[i].duration);
}

void Incidents::schedule_chronic(AccountId customer, IssueId issue, std::uint32_t number, Time after, double rate_factor, bool is_stretched,
                                 std::vector<Event>& out) const {
    const IncidentParams& incident = incident_of(issue);
    const double per_hour = incident.hazard_per_day * rate_factor / 24.0;
    if (per_hour <= 0.0) return;
    const Time end = incident.duration.count() > 0 ? std::min(horizon_, kStart + incident.start + incident.duration) : horizon_;
    if (after >= end) return;
    double wait = sample::exponential(draws_.uniform(Purpose::failure_incident, failure_entity(customer, issue), number), 1.0 / per_hour);
    if (incident.hazard_half_life.count() > 0) {
        // The cumulative hazard of a fading one: h T / ln 2 (2^(-a/T) - 2^(-b/T)); a wait of full hazard is stretched to match it.
        const double half_life = hours_of(incident.hazard_half_life);
        const double left = exp2_exact(-hours_of(after - (kStart + incident.start)) / half_life) - wait * log_exact(2.0) / half_life;
        if (left <= 0.0) return;
        wait = -half_life * log_exact(left) / log_exact(2.0) - hours_of(after - (kStart + incident.start));
    }
    const Duration rest = end - after;
    const Duration delay = clamped_hours(wait, rest);
    if (delay < rest) push(after + delay, EventKind::failure, customer, failure_subject(issue, number, is_stretched), out);
}

void Incidents::schedule_customer(AccountId customer, std::vector<Event>& out) const {
    schedule_background(customer, 0, kStart, out);
    schedule_question(customer, 0, kStart, out);
    for (std::uint16_t i = 1; i <= scenario_.incidents.size(); ++i) {
        const IncidentParams& incident = incident_of(IssueId{i});
        // Who tries out what he has heard of comes later, if at all.
        if (!has_failures(incident.incident_class) || incident.incident_class == IncidentClass::latent_defect) continue;
        if (!draws_.bernoulli(incident.affected, Purpose::affected, failure_entity(customer, IssueId{i}))) continue;
        if (incident.incident_class == IncidentClass::outage) {
            schedule_occurrences(customer, IssueId{i}, out);
        } else {
            schedule_chronic(customer, IssueId{i}, 0, kStart + incident.start, 1.0, false, out);
        }
    }
}

AccountId Incidents::seed_author(IssueId issue, std::uint32_t number, std::uint64_t accounts) const noexcept {
    const double u = draws_.uniform(Purpose::seed_author, index(issue), number);
    const std::size_t place = index(issue) - std::size_t{1};
    if (place < seed_candidates_.size() && !seed_candidates_[place].empty()) {
        const std::vector<AccountId>& candidates = seed_candidates_[place];
        return candidates[static_cast<std::size_t>(u * static_cast<double>(candidates.size()))];
    }
    return AccountId{static_cast<std::uint32_t>(u * static_cast<double>(accounts))};
}

void Incidents::schedule_seeds(IssueId issue, std::int64_t count, std::uint32_t first_number, Time when, std::uint64_t accounts,
                               std::vector<Event>& out) const {
    for (std::int64_t i = 0; i < count; ++i) {
        const auto number = first_number + static_cast<std::uint32_t>(i);
        push(when, EventKind::seed, seed_author(issue, number, accounts), failure_subject(issue, number, false), out);
    }
}

void Incidents::schedule_seeds(std::uint64_t accounts, std::vector<Event>& out) const {
    for (std::uint16_t i = 1; i <= scenario_.incidents.size(); ++i) {
        const IncidentParams& incident = incident_of(IssueId{i});
        const Time start = kStart + incident.start;
        schedule_seeds(IssueId{i}, incident.seeds_at_start, 0, start, accounts, out);
        if (incident.seeds_per_hour <= 0.0) continue;
        auto number = static_cast<std::uint32_t>(incident.seeds_at_start);
        double elapsed = 0.0;
        while (true) {
            elapsed += sample::exponential(draws_.uniform(Purpose::seed_time, i, number), 1.0 / incident.seeds_per_hour);
            const Duration after = clamped_hours(elapsed, incident.duration);
            if (after >= incident.duration || start + after >= horizon_) break;
            schedule_seeds(IssueId{i}, 1, number, start + after, accounts, out);
            ++number;
        }
    }
}

bool Incidents::resolve_failure(const Event& event, const Issues& issues, std::vector<Event>& out) const {
    const IssueId issue = issue_of_failure(event.subject);
    const std::uint32_t number = number_of_failure(event.subject);
    const Time now = event.time();
    if (issue == kBackgroundIssue) {
        schedule_background(event.account, number + 1, now, out);
        return true;
    }
    const Issue& state = issues[index(issue)];
    const bool is_fixed = state.fixed <= now;
    if (incident_of(issue).incident_class == IncidentClass::latent_defect) {
        const std::uint64_t entity = failure_entity(event.account, issue);
        if (!draws_.bernoulli(incident_of(issue).affected, Purpose::affected, entity)) return false;
        if (!draws_.bernoulli(incident_of(issue).awareness_test, Purpose::latent_defect, entity)) return false;
        return !is_fixed || draws_.bernoulli(state.residual, Purpose::fixed_anyway, entity, number);
    }
    if (incident_of(issue).incident_class == IncidentClass::outage) {
        return !is_fixed || draws_.bernoulli(state.residual, Purpose::fixed_anyway, failure_entity(event.account, issue), number);
    }
    if (is_fixed && !is_stretched_failure(event.subject)) {
        // The hazard left after the fix is `residual` of what it was: the rest of the wait takes that much longer.
        if (state.residual <= 0.0) return false;
        // Microseconds, not hours: where the fix leaves everything, the failure must not move by a rounding.
        const IncidentParams& incident = incident_of(issue);
        const Time from = std::max(state.fixed, kStart + incident.start);
        double stretched = static_cast<double>((now - from).count()) / state.residual;
        if (incident.hazard_half_life.count() > 0 && state.residual < 1.0) {
            // The rest of a fading hazard fades on: 1 - 2^(-b/T) = (1 - 2^(-a/T)) / residual, if there is that much left at all.
            const auto half_life = static_cast<double>(incident.hazard_half_life.count());
            const double left = 1.0 - (1.0 - exp2_exact(-static_cast<double>((now - from).count()) / half_life)) / state.residual;
            if (left <= 0.0) return false;
            stretched = -half_life * log_exact(left) / log_exact(2.0);
        }
        const Duration rest =
            stretched < static_cast<double>(scenario_.horizon.count()) ? Duration{static_cast<std::int64_t>(stretched)} : scenario_.horizon;
        const Time end = incident.duration.count() > 0 ? kStart + incident.start + incident.duration : horizon_;
        if (from + rest < end) push(from + rest, EventKind::failure, event.account, failure_subject(issue, number, true), out);
        return false;
    }
    schedule_chronic(event.account, issue, number + 1, now, is_fixed ? state.residual : 1.0, is_fixed, out);
    return true;
}

}  // namespace firebreak
