#include "engine/measure/desk_misfit.hpp"

#include "engine/measure/quantile.hpp"

#include <algorithm>
#include <cmath>

namespace firebreak {
namespace {

constexpr std::size_t kLeastInGroup = 10;
constexpr std::size_t kGroups = 3;

Spell spell_of(const Ticket& ticket, Time end) {
    if (ticket.first_reply) return {*ticket.first_reply, true};
    return {end - ticket.opened, false};
}

// 0 office hours, 1 the rest of the day, 2 the night.
std::size_t part_of_week(Time time) {
    static const Calendar office{week_of(DeskHours::office), 0};
    static const Calendar extended{week_of(DeskHours::extended), 0};
    return office.is_open(time) ? 0 : extended.is_open(time) ? 1 : 2;
}

// Which group each part of the week belongs to.
std::array<std::size_t, kGroups> joined_groups(const TicketList& list, bool by_hours) {
    std::array<std::size_t, kGroups> group{};
    if (!by_hours) return group;
    std::array<std::size_t, kGroups> messages{};
    for (const Ticket& ticket : list.tickets) ++messages[part_of_week(ticket.opened)];
    for (std::size_t part = 1; part < kGroups; ++part) group[part] = group[part - 1] + (messages[part] >= kLeastInGroup ? 1U : 0U);
    return group;
}

}  // namespace

DeskMisfit::DeskMisfit(const TicketList& list, const DeskDelayModel& model, bool by_hours) {
    const std::array<std::size_t, kGroups> group = joined_groups(list, by_hours);
    std::array<std::vector<Spell>, kGroups> spells;
    std::vector<Spell> all;
    for (const Ticket& ticket : list.tickets) {
        all.push_back(spell_of(ticket, list.end));
        spells[group[part_of_week(ticket.opened)]].push_back(all.back());
    }
    for (std::size_t i = 0; i <= group.back(); ++i) groups_.push_back(group_of(spells[i]));
    points_in_group_.resize(groups_.size());
    for (std::size_t j = 0; j < model.points(); ++j) {
        group_of_point_.push_back(group[part_of_week(list.tickets[model.message_of(j)].opened)]);
        ++points_in_group_[group_of_point_.back()];
    }
    steps_ = kaplan_meier(std::move(all));
    for (std::size_t i = 0; i < kDelayShares.size(); ++i) {
        if (const std::optional<Duration> quantile = quantile_of(steps_, kDelayShares[i])) observed_[i] = hours_of(*quantile);
    }
}

DeskMisfit::Group DeskMisfit::group_of(const std::vector<Spell>& spells) {
    Group group;
    group.messages = static_cast<double>(spells.size());
    const std::vector<SurvivalStep> steps = kaplan_meier(spells);
    double before = 0.0;
    for (const double share : kDelayShares) {
        const std::optional<Duration> end = quantile_of(steps, share);
        if (!end || (!group.ends.empty() && hours_of(*end) <= group.ends.back())) continue;
        const auto step = std::find_if(steps.begin(), steps.end(), [&](const SurvivalStep& s) { return s.after == *end; });
        const double until = 1.0 - step->survival;
        // The last cell is what lies beyond, and must not be empty.
        if (until >= 1.0 - 1e-9) break;
        group.ends.push_back(hours_of(*end));
        group.shares.push_back(until - before);
        before = until;
    }
    group.shares.push_back(1.0 - before);
    return group;
}

double DeskMisfit::chi_square(std::span<const double> delays) const {
    std::vector<std::array<double, kDelayShares.size() + 1>> counts(groups_.size());
    for (std::size_t j = 0; j < delays.size(); ++j) {
        const Group& group = groups_[group_of_point_[j]];
        const auto cell = std::lower_bound(group.ends.begin(), group.ends.end(), delays[j]) - group.ends.begin();
        ++counts[group_of_point_[j]][static_cast<std::size_t>(cell)];
    }
    double sum = 0.0;
    for (std::size_t i = 0; i < groups_.size(); ++i) {
        if (points_in_group_[i] == 0.0) continue;
        for (std::size_t cell = 0; cell < groups_[i].shares.size(); ++cell) {
            const double distance = counts[i][cell] / points_in_group_[i] - groups_[i].shares[cell];
            sum += groups_[i].messages * distance * distance / groups_[i].shares[cell];
        }
    }
    return sum;
}

std::size_t DeskMisfit::free_cells() const noexcept {
    std::size_t cells = 0;
    for (const Group& group : groups_) cells += group.ends.size();
    return cells;
}

double DeskMisfit::largest_distance(std::vector<double> delays) const {
    std::sort(delays.begin(), delays.end());
    double largest = 0.0;
    double before = 0.0;
    for (const SurvivalStep& step : steps_) {
        const auto count = std::upper_bound(delays.begin(), delays.end(), hours_of(step.after)) - delays.begin();
        const double model = static_cast<double>(count) / static_cast<double>(delays.size());
        const double observed = 1.0 - step.survival;
        largest = std::max({largest, std::fabs(model - observed), std::fabs(model - before)});
        before = observed;
    }
    return largest;
}

DelayQuantiles quantiles_of(const std::vector<double>& delays) {
    DelayQuantiles quantiles;
    for (std::size_t i = 0; i < kDelayShares.size(); ++i) quantiles[i] = quantile(delays, kDelayShares[i]);
    return quantiles;
}

}  // namespace firebreak
