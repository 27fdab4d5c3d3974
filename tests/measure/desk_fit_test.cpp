// Tickets are made from planted delays by the engine's samplers and calendar, with keyed draws; the fit has to find the plant again.
#include "engine/measure/desk_fit.hpp"

#include "engine/core/samplers.hpp"
#include "engine/measure/quantile.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <cstdint>
#include <string>
#include <vector>

using namespace firebreak;

namespace {

/// Quantiles of order .9999 of chi-square: what a true value exceeds once in ten thousand.
constexpr double kChiSquare3 = 21.11;
constexpr double kChiSquare5 = 25.74;
constexpr double kChiSquare15 = 44.26;

// Messages at uniform times of `weeks` weeks.
TicketList tickets_of(const DeskDelays& planted, std::size_t count, std::int64_t weeks, std::uint64_t seed) {
    const Draws draws{seed, 0};
    const Calendar calendar{week_of(planted.open), 0};
    const DeskLaw law;
    TicketList list;
    for (std::uint32_t i = 0; i < count; ++i) {
        const double detection =
            sample::lognormal(draws.uniform(Purpose::detection_delay, i), planted.detection_hours, law.detection_sigma);
        const double handling =
            sample::lognormal_of_mean(draws.uniform(Purpose::handling, i), law.handling_hours, sample::lognormal_sigma(law.handling_cv));
        const double approval = sample::lognormal(draws.uniform(Purpose::approval, i), planted.approval_hours, planted.approval_sigma);
        const Time opened =
            kStart + clamped_hours(draws.uniform(Purpose::first_use, i) * 168.0 * static_cast<double>(weeks), days{7} * weeks);
        const Time drafted = calendar.next_open(opened + clamped_hours(detection, days{60})) + clamped_hours(handling, days{60});
        const Time sent = calendar.after_work(drafted, clamped_hours(approval, days{60}), kNever);
        list.tickets.push_back({opened, sent - opened, {}, {}});
        list.end = std::max(list.end, sent);
    }
    return list;
}

std::vector<Time> moments_of(const TicketList& list) {
    std::vector<Time> opened;
    for (const Ticket& ticket : list.tickets) opened.push_back(ticket.opened);
    return opened;
}

double misfit_of(const DeskDelays& desk, const TicketList& list, bool by_hours, std::size_t points = 2048) {
    const DeskDelayModel model{moments_of(list), DeskLaw{}, points};
    return DeskMisfit{list, model, by_hours}.chi_square(model.delays(desk));
}

// Four standard errors of a sample median: 2 / (f sqrt n), the density f at the median taken from the model's 45 and 55 % quantiles.
double median_tolerance(const DeskDelays& desk, const TicketList& list) {
    const std::vector<double> delays = DeskDelayModel{moments_of(list), DeskLaw{}, 8192}.delays(desk);
    const double density = 0.1 / (quantile(delays, 0.55).value() - quantile(delays, 0.45).value());
    return 2.0 / (density * std::sqrt(static_cast<double>(list.tickets.size())));
}

constexpr DeskDelays kPlanted{0.5, 2.0, 1.5, DeskHours::always};

}  // namespace

TEST_CASE("the model's delays follow the laws that made the tickets") {
    // Nothing is fitted: 5 free cells.
    CHECK(misfit_of(kPlanted, tickets_of(kPlanted, 4000, 8, 1), false, 8192) < kChiSquare5);
    const DeskDelays office{0.5, 2.0, 1.5, DeskHours::office};
    CHECK(misfit_of(office, tickets_of(office, 4000, 8, 2), true, 8192) < kChiSquare15);
    // And they differ from laws that did not.
    CHECK(misfit_of({0.5, 3.0, 1.5, DeskHours::always}, tickets_of(kPlanted, 4000, 8, 1), false) > 100.0);
    CHECK(misfit_of(kPlanted, tickets_of(office, 4000, 8, 2), true) > 1000.0);
}

TEST_CASE("a planted desk is found again, and its sum more sharply than its parts") {
    for (const std::uint64_t seed : {11U, 12U, 13U}) {
        CAPTURE(seed);
        const TicketList list = tickets_of(kPlanted, 2000, 8, seed);
        const std::optional<DeskFit> fit = fit_desk(list, {.law = {}, .points = 1024, .open = DeskHours::always});
        REQUIRE(fit.has_value());
        // Wilks: the planted values fit worse than the best by chi-square with as many degrees as were fitted.
        CHECK(misfit_of(kPlanted, list, false, 1024) - fit->best.chi_square < kChiSquare3);
        CHECK(fit->best.chi_square < kChiSquare5);
        const double planted_median = quantile(DeskDelayModel{moments_of(list), DeskLaw{}, 8192}.delays(kPlanted), 0.5).value();
        CHECK(std::fabs(fit->best.median_hours - planted_median) < median_tolerance(kPlanted, list));
        // The 95 % interval widened by its own half: a detection outside is 4 standard errors off, were the profile a parabola in ln.
        const double low = std::log(fit->shortest_detection.desk.detection_hours);
        const double high = std::log(fit->longest_detection.desk.detection_hours);
        const double best = std::log(fit->best.desk.detection_hours);
        const double planted = std::log(kPlanted.detection_hours);
        CHECK((fit->has_no_shortest || planted > best - 2.04 * (best - low) - std::log(1.4)));
        CHECK((fit->has_no_longest || planted < best + 2.04 * (high - best) + std::log(1.4)));
    }
}

TEST_CASE("opening hours are told from the delays of messages that come at night") {
    for (const DeskHours open : {DeskHours::office, DeskHours::extended, DeskHours::always}) {
        CAPTURE(static_cast<int>(open));
        const TicketList list = tickets_of({0.25, 1.0, 1.0, open}, 600, 6, 21);
        const std::optional<DeskFit> fit = fit_desk(list, {.law = {}, .points = 512, .open = {}});
        REQUIRE(fit.has_value());
        CHECK(fit->hours_were_fitted);
        CHECK(fit->best.desk.open == open);
        REQUIRE(fit->closed_hours.size() == 2);
        // Approval ends in opening hours, so the true hours are never refuted; narrower ones are.
        CHECK((fit->closed_hours[0].p_value > 1e-4) == (open == DeskHours::office));
        CHECK((fit->closed_hours[1].p_value > 1e-4) == (open != DeskHours::always));
    }
}

TEST_CASE("hours are not fitted to the messages of one day, and that is said") {
    TicketList list = tickets_of(kPlanted, 300, 8, 31);
    for (std::size_t i = 0; i < 220; ++i) list.tickets[i].opened = kStart + hours{10} + minutes{static_cast<std::int64_t>(i)};
    const std::optional<DeskFit> fit = fit_desk(list, {.law = {}, .points = 256, .open = {}});
    REQUIRE(fit.has_value());
    CHECK_FALSE(fit->sample.tells_hours);
    CHECK_FALSE(fit->hours_were_fitted);
    CHECK(fit->best.desk.open == DeskHours::always);
    CHECK(fit->sample.on_busiest_day >= 220);
}

TEST_CASE("unanswered messages count as waiting, so that a list cut short does not flatter") {
    // Whoever would be answered after the list ends at 3 h is in it without an answer.
    TicketList list = tickets_of(kPlanted, 4000, 8, 41);
    for (Ticket& ticket : list.tickets) ticket.opened = kStart;
    list.end = kStart + hours{3};
    std::size_t unanswered = 0;
    for (Ticket& ticket : list.tickets) {
        if (*ticket.first_reply <= Duration{hours{3}}) continue;
        ticket.first_reply.reset();
        ++unanswered;
    }
    REQUIRE(unanswered > 1000);
    const DeskDelayModel model{moments_of(list), DeskLaw{}, 4096};
    const DeskMisfit misfit{list, model, false};
    CHECK(misfit.chi_square(model.delays(kPlanted)) < kChiSquare5);
    CHECK_FALSE(misfit.observed()[4].has_value());
    // 1.95 / sqrt(n): Kolmogorov's quantile of order .999; 1/1000 for the lattice.
    CHECK(misfit.largest_distance(model.delays(kPlanted)) < 1.95 / std::sqrt(4000.0) + 0.001);
}

TEST_CASE("a handful of answers fits nothing") {
    CHECK_FALSE(fit_desk({}, {}).has_value());
    CHECK_FALSE(fit_desk(tickets_of(kPlanted, 4, 1, 1), {}).has_value());
}
