#include "engine/measure/desk_fit.hpp"

#include "engine/core/elementary.hpp"
#include "engine/measure/quantile.hpp"
#include "engine/measure/simplex_search.hpp"

#include <algorithm>
#include <array>

namespace firebreak {
namespace {

constexpr std::size_t kLeastAnswered = 5;
constexpr std::size_t kFitted = 3;
/// The 95 % quantile of chi-square with one degree of freedom.
constexpr double kChiSquare95 = 3.84;
constexpr double kProfileFactor = 1.4;
constexpr std::size_t kMostProfileCalls = 90;

/// What is searched: ln of hours, ln of sigma.
struct Bounds {
    double low;
    double high;
};
constexpr Bounds kDetection{1e-3, 1000.0};
constexpr Bounds kApproval{1e-4, 8760.0};
constexpr Bounds kSigma{0.05, 4.0};

// Beyond its bounds a value counts as the bound, and the excess is punished so that the search turns back.
double bounded(double logarithm, const Bounds& bounds, double& penalty) {
    const double inside = std::clamp(logarithm, log_exact(bounds.low), log_exact(bounds.high));
    penalty += 10.0 * (logarithm - inside) * (logarithm - inside);
    return exp_exact(inside);
}

/// The search for one choice of opening hours.
class Search {
  public:
    Search(const DeskDelayModel& model, const DeskMisfit& misfit, DeskHours open) : model_{model}, misfit_{misfit}, open_{open} {}

    [[nodiscard]] RatedDesk best_from(double observed_median) const {
        const double rest = std::max(observed_median - model_.median_handling(), observed_median / 10.0);
        const auto misfit_at = [&](const std::vector<double>& x) { return value(x[0], x[1], x[2]); };
        std::optional<LowPoint> best;
        for (const double of_detection : {0.8, 0.3, 0.03}) {
            const double approval = std::max(rest * (1.0 - of_detection), kApproval.low);
            const std::vector<double> start{log_exact(std::max(rest * of_detection, kDetection.low)), log_exact(approval), 0.0};
            const LowPoint found = search_low_point(misfit_at, start, 0.7);
            if (!best || found.value < best->value) best = found;
        }
        // A simplex that has shrunk on a slope is widened once more.
        const LowPoint again = search_low_point(misfit_at, best->at, 0.4);
        if (again.value < best->value) best = again;
        return rated(best->at[0], best->at[1], best->at[2]);
    }

    /// Approval and sigma refitted to a given detection, from what they were for a neighbouring one.
    [[nodiscard]] RatedDesk with_detection(double detection_hours, const DeskDelays& near) const {
        const double detection = log_exact(detection_hours);
        const std::vector<double> start{log_exact(near.approval_hours), log_exact(near.approval_sigma)};
        const LowPoint found = search_low_point([&](const std::vector<double>& x) { return value(detection, x[0], x[1]); }, start, 0.3,
                                                5e-3, kMostProfileCalls);
        return rated(detection, found.at[0], found.at[1]);
    }

  private:
    [[nodiscard]] DeskDelays desk_at(double detection, double approval, double sigma, double& penalty) const {
        return {bounded(detection, kDetection, penalty), bounded(approval, kApproval, penalty), bounded(sigma, kSigma, penalty), open_};
    }
    [[nodiscard]] double value(double detection, double approval, double sigma) const {
        double penalty = 0.0;
        const DeskDelays desk = desk_at(detection, approval, sigma, penalty);
        return misfit_.chi_square(model_.delays(desk)) + penalty;
    }
    [[nodiscard]] RatedDesk rated(double detection, double approval, double sigma) const {
        double ignored = 0.0;
        const DeskDelays desk = desk_at(detection, approval, sigma, ignored);
        const std::vector<double> delays = model_.delays(desk);
        return {desk, misfit_.chi_square(delays), quantile(delays, 0.5).value_or(0.0)};
    }

    const DeskDelayModel& model_;
    const DeskMisfit& misfit_;
    DeskHours open_;
};

// How much worse than the best a desk may fit and still be one of the plausible. Where the best does not fit either, because answers come
// in batches or from several desks, the chi-square is that much too large throughout (quasi-likelihood).
double plausible_excess(double best, std::size_t degrees) {
    return kChiSquare95 * (degrees > 0 ? std::max(1.0, best / static_cast<double>(degrees)) : 1.0);
}

// Walks from the best detection by `factor` as long as the fit stays plausible; a better fit met on the way becomes the best.
RatedDesk walk(const Search& search, double factor, std::size_t degrees, RatedDesk& best, bool& has_no_end) {
    RatedDesk last = best;
    for (;;) {
        const double next = last.desk.detection_hours * factor;
        has_no_end = next < kDetection.low || next > kDetection.high;
        if (has_no_end) return last;
        const RatedDesk tried = search.with_detection(next, last.desk);
        if (tried.chi_square > best.chi_square + plausible_excess(best.chi_square, degrees)) return last;
        if (tried.chi_square < best.chi_square) best = tried;
        last = tried;
    }
}

// What was found better on the way one way may end the way the other way earlier, so each is walked until nothing better turns up.
void profile(const Search& search, DeskFit& fit) {
    constexpr int kMostRounds = 3;
    for (int round = 0; round < kMostRounds; ++round) {
        const double before = fit.best.chi_square;
        fit.shortest_detection = walk(search, 1.0 / kProfileFactor, fit.degrees, fit.best, fit.has_no_shortest);
        fit.longest_detection = walk(search, kProfileFactor, fit.degrees, fit.best, fit.has_no_longest);
        if (fit.best.chi_square > before - 0.1) return;
    }
}

std::vector<Time> moments_of(const TicketList& list) {
    std::vector<Time> opened;
    for (const Ticket& ticket : list.tickets) opened.push_back(ticket.opened);
    return opened;
}

}  // namespace

std::optional<DeskFit> fit_desk(const TicketList& list, const DeskFitSettings& settings) {
    const std::optional<DeskSample> sample = describe(list);
    if (!sample || sample->answered < kLeastAnswered) return std::nullopt;
    DeskFit fit;
    fit.sample = *sample;
    const DeskDelayModel model{moments_of(list), settings.law, settings.points};
    fit.hours_were_fitted = !settings.open && sample->tells_hours;
    const DeskMisfit misfit{list, model, fit.hours_were_fitted};
    fit.observed = misfit.observed();
    fit.median_handling = model.median_handling();
    // Where fewer than a tenth are answered, whatever was seen is at least as short as the rest.
    const double typical = fit.observed[2].value_or(fit.observed[0].value_or(1.0));
    std::vector<DeskHours> choices{settings.open.value_or(DeskHours::always)};
    if (fit.hours_were_fitted) choices = {DeskHours::office, DeskHours::extended, DeskHours::always};
    for (const DeskHours open : choices) fit.by_hours.push_back(Search{model, misfit, open}.best_from(typical));
    fit.best = *std::min_element(fit.by_hours.begin(), fit.by_hours.end(),
                                 [](const RatedDesk& a, const RatedDesk& b) { return a.chi_square < b.chi_square; });
    fit.degrees = misfit.free_cells() > kFitted ? misfit.free_cells() - kFitted : 0;
    profile(Search{model, misfit, fit.best.desk.open}, fit);
    // What the profile found better on its way counts.
    for (RatedDesk& rated : fit.by_hours) {
        if (rated.desk.open == fit.best.desk.open) rated = fit.best;
    }
    const double sigma = fit.best.desk.approval_sigma;
    fit.is_sigma_at_limit = sigma <= kSigma.low * 1.01 || sigma >= kSigma.high * 0.99;
    const std::vector<double> delays = model.delays(fit.best.desk);
    fit.fitted = quantiles_of(delays);
    fit.largest_distance = misfit.largest_distance(delays);
    for (const DeskHours open : {DeskHours::office, DeskHours::extended}) {
        if (const std::optional<ClosedHours> test = test_hours(list, model, fit.best.desk, open)) fit.closed_hours.push_back(*test);
    }
    return fit;
}

}  // namespace firebreak
