#include "engine/measure/desk_sample.hpp"

#include "engine/core/elementary.hpp"

#include <algorithm>
#include <cstdint>
#include <map>
#include <vector>

namespace firebreak {
namespace {

constexpr std::size_t kLeastDays = 10;
constexpr std::size_t kLeastOnEachSide = 20;
constexpr std::size_t kMostOfOneDay = 4;  // a quarter

double share_while_closed(const DeskDelayModel& model, const std::vector<Time>& opened, const DeskDelays& desk, const Calendar& calendar) {
    const std::vector<double> delays = model.delays(desk);
    std::size_t closed = 0;
    for (std::size_t j = 0; j < delays.size(); ++j) {
        const Time sent = opened[model.message_of(j)] + clamped_hours(delays[j], kNever - kStart);
        closed += calendar.is_open(sent) ? 0U : 1U;
    }
    return static_cast<double>(closed) / static_cast<double>(delays.size());
}

}  // namespace

std::optional<DeskSample> describe(const TicketList& list) {
    if (list.tickets.empty()) return std::nullopt;
    DeskSample sample;
    sample.first = sample.last = list.tickets.front().opened;
    const Calendar office{week_of(DeskHours::office), 0};
    std::map<std::int64_t, std::size_t> of_day;
    for (const Ticket& ticket : list.tickets) {
        ++sample.messages;
        sample.answered += ticket.first_reply ? 1U : 0U;
        sample.first = std::min(sample.first, ticket.opened);
        sample.last = std::max(sample.last, ticket.opened);
        sample.in_office_hours += office.is_open(ticket.opened) ? 1U : 0U;
        ++of_day[(ticket.opened - kStart) / Duration{days{1}}];
    }
    sample.days = of_day.size();
    for (const auto& [day, messages] : of_day) {
        if (messages <= sample.on_busiest_day) continue;
        sample.on_busiest_day = messages;
        sample.busiest_day = kStart + days{1} * day;
    }
    sample.tells_hours = sample.days >= kLeastDays && sample.on_busiest_day * kMostOfOneDay <= sample.messages &&
                         sample.in_office_hours >= kLeastOnEachSide && sample.messages - sample.in_office_hours >= kLeastOnEachSide;
    return sample;
}

std::optional<ClosedHours> test_hours(const TicketList& list, const DeskDelayModel& model, DeskDelays desk, DeskHours open) {
    const Calendar calendar{week_of(open), 0};
    ClosedHours test{.open = open};
    std::vector<Time> opened;
    for (const Ticket& ticket : list.tickets) {
        opened.push_back(ticket.opened);
        if (!ticket.first_reply) continue;
        ++test.answers;
        test.while_closed += calendar.is_open(ticket.opened + *ticket.first_reply) ? 0U : 1U;
    }
    if (test.answers == 0) return std::nullopt;
    desk.open = open;
    test.share_if_kept = share_while_closed(model, opened, desk, calendar);
    desk.open = DeskHours::always;
    test.share_if_always = share_while_closed(model, opened, desk, calendar);
    // None in so many points is no proof of never.
    const double least = 1.0 / static_cast<double>(model.points());
    test.p_value = binomial_tail(test.while_closed, test.answers, std::max(test.share_if_kept, least));
    return test;
}

double binomial_tail(std::size_t k, std::size_t n, double p) {
    if (k == 0 || p >= 1.0) return 1.0;
    if (p <= 0.0 || k > n) return 0.0;
    // ln of P(X = i), from one to the next.
    double log_mass = static_cast<double>(n) * log_exact(1.0 - p);
    double tail = 0.0;
    for (std::size_t i = 0; i <= n; ++i) {
        if (i >= k) tail += exp_exact(log_mass);
        if (i < n) log_mass += log_exact(static_cast<double>(n - i) / static_cast<double>(i + 1) * p / (1.0 - p));
    }
    return std::min(tail, 1.0);
}

}  // namespace firebreak
