// Attitude, what was last heard, and leaving. All three move only when something happens to the account, and have closed forms between.
#include "engine/core/elementary.hpp"
#include "engine/core/samplers.hpp"
#include "engine/crowd/crowd.hpp"

#include <algorithm>
#include <array>
#include <span>

namespace firebreak {
namespace {

constexpr Duration kHour = hours{1};
constexpr double kHoursPerYear = 365.25 * 24.0;
/// A stretch of churn hazard is cut into pieces no longer than this part of the attitude's half-life.
constexpr double kPieceOfHalfLife = 0.25;
constexpr int kMostPieces = 32;

/// The first hour of the run that begins at `time` or later.
std::size_t hour_from(Time time) noexcept { return static_cast<std::size_t>((time - kStart + kHour - Duration{1}) / kHour); }

void add(std::vector<std::int64_t>& buzz, Time time, std::int64_t change) noexcept {
    const std::size_t hour = hour_from(time);
    if (hour < buzz.size()) buzz[hour] += change;
}

}  // namespace

void Crowd::form(Opinion& own, AccountId id, Time now) {
    own.flags = Opinion::kFormed;
    own.initial = static_cast<float>(population_.initial_attitude(id));
    own.attitude = own.initial;
    own.lowest = own.initial;
    own.at = now;
    own.hazard_at = kStart;
    if (population_.is_customer(id)) {
        Block& block = blocks_[block_of(id)];
        if (block.opinionated.empty()) block.opinionated.resize((std::size_t{1} << kBlockShift) / 64);
        const std::size_t place = index(id) & ((1U << kBlockShift) - 1U);
        block.opinionated[place / 64] |= std::uint64_t{1} << (place % 64);
    }
}

// R relaxes to R0 - sigma max(0, R0 - lowest) with the half-life of the last trouble's cluster.
double Crowd::attitude_of(const Opinion& own, Time now) const noexcept {
    const AttitudeParams& attitude = around_.scenario.attitude;
    const double initial = static_cast<double>(own.initial);
    const double target = initial - attitude.permanent_loss * std::max(0.0, initial - static_cast<double>(own.lowest));
    const double decay = own.has(Opinion::kGrave) ? preventable_decay_ : accidental_decay_;
    return target + (static_cast<double>(own.attitude) - target) * exp2_exact(static_cast<double>((now - own.at).count()) * decay);
}

double Crowd::churn_rate(const Account& account, AccountId id, double lost_attitude) const noexcept {
    const AttitudeParams& attitude = around_.scenario.attitude;
    const double base = churn_per_hour_of_sector_[static_cast<std::size_t>(population_.sector(id))];
    return base * exp_exact(attitude.churn_attitude * lost_attitude + (account.grievances > 0 ? attitude.churn_unresolved : 0.0) +
                            attitude.churn_failures * account.failures);
}

// The hazard since it was last summed, by the midpoint rule; the state has been the same since then but for the attitude's way back.
void Crowd::sum_churn(const Account& account, AccountId id, Opinion& own, Time now) const noexcept {
    const double elapsed = static_cast<double>((now - own.hazard_at).count());
    if (elapsed <= 0.0) return;
    const Duration half_life =
        own.has(Opinion::kGrave) ? around_.scenario.attitude.half_life_preventable : around_.scenario.attitude.half_life_accidental;
    const double wanted = elapsed / (kPieceOfHalfLife * static_cast<double>(half_life.count()));
    const int pieces = 1 + std::min(kMostPieces, static_cast<int>(std::min(wanted, static_cast<double>(kMostPieces))));
    double sum = 0.0;
    for (int i = 0; i < pieces; ++i) {
        const auto middle = static_cast<std::int64_t>(elapsed * (i + 0.5) / pieces);
        const Time when = std::max(own.hazard_at + Duration{middle}, own.at);
        sum += churn_rate(account, id, static_cast<double>(own.initial) - attitude_of(own, when));
    }
    own.hazard += static_cast<float>(sum / pieces * elapsed / 3.6e9);
    own.hazard_at = now;
}

void Crowd::set_grievances(Account& account, AccountId id, int grievances, Time now) {
    // Only the first and the last make a difference to who leaves.
    const bool matters = (account.grievances > 0) != (grievances > 0) && account.has(Account::kCustomer);
    if (matters && around_.scenario.attitude.is_on()) sum_churn(account, id, opinion(id, now), now);
    account.grievances = static_cast<std::uint8_t>(std::clamp(grievances, 0, 255));
}

bool Crowd::has_left(Account& account, AccountId id, Time now, Outbox& out) {
    if (!around_.scenario.attitude.is_on() || !account.has(Account::kCustomer)) return false;
    if (account.has(Account::kChurned)) return true;
    Opinion& own = opinion(id, now);
    sum_churn(account, id, own, now);
    if (!population_.leaves_at(id, static_cast<double>(own.hazard))) return false;
    account.flags |= Account::kChurned;
    ++out.tally.churned;
    return true;
}

void Crowd::move_attitude(const Account& account, AccountId id, Time now, double attitude) {
    Opinion& own = opinions_[index(id)];
    if (account.has(Account::kCustomer) && now - own.hazard_at >= kHour) sum_churn(account, id, own, now);
    own.attitude = static_cast<float>(std::clamp(attitude, -1.0, 1.0));
    own.at = now;
    own.lowest = std::min(own.lowest, own.attitude);
}

// R <- R - eta force (1 + R) / 2.
void Crowd::hear_bad(Account& account, AccountId id, IssueId issue, double force, Time now) {
    if (!around_.scenario.attitude.is_on()) return;
    Opinion& own = opinion(id, now);
    const double before = attitude_of(own, now);
    move_attitude(account, id, now, before - around_.scenario.attitude.step * force * (1.0 + before) / 2.0);
    if (around_.issues[index(issue)].cluster == Cluster::preventable) own.flags |= Opinion::kGrave;
    else own.flags &= static_cast<std::uint8_t>(~Opinion::kGrave);
}

// R <- R + (eta / bias) (1 - R) / 2, but not beyond `cap`.
void Crowd::hear_good(Account& account, AccountId id, double cap, Time now) {
    const AttitudeParams& attitude = around_.scenario.attitude;
    if (!attitude.is_on()) return;
    const double before = attitude_of(opinion(id, now), now);
    const double after = before + attitude.step / attitude.negativity_bias * (1.0 - before) / 2.0;
    move_attitude(account, id, now, std::max(before, std::min(after, cap)));
}

void Crowd::remember_heard(AccountId id, bool is_good, Time now, Outbox& out) {
    if (!around_.scenario.attitude.is_on()) return;
    Opinion& own = opinion(id, now);
    const Duration memory = around_.scenario.attitude.memory;
    const std::int64_t sign = is_good ? 1 : -1;
    const std::int64_t old_sign = own.has(Opinion::kHeardGood) ? 1 : own.has(Opinion::kHeardBad) ? -1 : 0;
    const bool is_remembered = old_sign != 0 && own.heard + memory > now;
    if (!is_remembered || old_sign != sign) add(out.buzz, now, sign - (is_remembered ? old_sign : 0));
    // Hearing the same again only moves the hour in which it is forgotten.
    const std::size_t forgotten = hour_from(now + memory);
    const std::size_t old_forgotten = is_remembered ? hour_from(own.heard + memory) : forgotten + 1;
    if (old_forgotten != forgotten || old_sign != sign) {
        if (is_remembered) add(out.buzz, own.heard + memory, old_sign);
        add(out.buzz, now + memory, -sign);
    }
    own.heard = now;
    own.flags &= static_cast<std::uint8_t>(~(Opinion::kHeardGood | Opinion::kHeardBad));
    own.flags |= is_good ? Opinion::kHeardGood : Opinion::kHeardBad;
}

double Crowd::mean_attitude(Time now) const noexcept {
    if (population_.customers() == 0) return 0.0;
    const AttitudeParams& attitude = around_.scenario.attitude;
    // As attitude_of, a batch at a time: this is asked of everybody who ever heard anything, several times a day.
    constexpr std::size_t kBatch = 256;
    std::array<double, kBatch> offsets;
    std::array<double, kBatch> ages;
    std::array<double, kBatch> faded;
    std::size_t filled = 0;
    double change = 0.0;
    const auto add_batch = [&] {
        exp2_each(std::span{ages}.first(filled), faded);
        for (std::size_t i = 0; i < filled; ++i) change += offsets[i] * faded[i];
        filled = 0;
    };
    for (std::size_t b = 0; b < blocks_.size(); ++b) {
        const std::vector<std::uint64_t>& words = blocks_[b].opinionated;
        for (std::size_t word = 0; word < words.size(); ++word) {
            for (std::uint64_t rest = words[word]; rest != 0; rest &= rest - 1) {
                const Opinion& own = opinions_[(b << kBlockShift) + word * 64 + static_cast<std::size_t>(__builtin_ctzll(rest))];
                const double initial = static_cast<double>(own.initial);
                const double lasting = attitude.permanent_loss * std::max(0.0, initial - static_cast<double>(own.lowest));
                change -= lasting;
                offsets[filled] = static_cast<double>(own.attitude) - (initial - lasting);
                const double age = static_cast<double>((now - own.at).count());
                ages[filled] = std::max(age * (own.has(Opinion::kGrave) ? preventable_decay_ : accidental_decay_), -1021.0);
                if (++filled == kBatch) add_batch();
            }
        }
    }
    add_batch();
    return mean_initial_attitude_ + change / static_cast<double>(population_.customers());
}

void Crowd::settle_compensation(Account& account, AccountId id, Time now, Tally& tally) {
    const std::vector<Compensation>& offers = around_.conditions.compensations;
    while (account.compensations < offers.size() && offers[account.compensations].from <= now) {
        const Compensation& offer = offers[account.compensations];
        const std::uint64_t entity = (std::uint64_t{index(id)} << 16) | index(offer.issue);
        const bool is_met = account.failures > 0 && draws_.bernoulli(offer.share, Purpose::compensation, entity, account.compensations);
        ++account.compensations;
        if (!is_met) continue;
        ++tally.compensated;
        if (account.grievances > 0) set_grievances(account, id, account.grievances - 1, now);
        set_anger(account, now, anger_of(account, now) * around_.scenario.crowd.satisfied_relief);
    }
}

void Crowd::close(Time end, Tally& tally) {
    const AttitudeParams& attitude = around_.scenario.attitude;
    const bool has_offers = !around_.conditions.compensations.empty();
    if (!attitude.is_on() && !has_offers) return;
    const double whole_run = hours_of(end - kStart);
    // Most customers hear nothing in a run: there are few different hazards among them.
    Account calm;
    Account aggrieved;
    aggrieved.grievances = 1;
    population_.for_each_customer([&](AccountId id) {
        Account& account = accounts_[index(id)];
        const bool is_touched = account.has(Account::kTouched);
        if (has_offers && is_touched) settle_compensation(account, id, end, tally);
        if (!attitude.is_on() || account.has(Account::kChurned)) return;
        const Opinion& own = opinions_[index(id)];
        double hazard = 0.0;
        if (own.has(Opinion::kFormed)) {
            Opinion last = own;
            sum_churn(account, id, last, end);
            hazard = static_cast<double>(last.hazard);
        } else {
            const Account& untouched = population_.has_initial_grievance(id) ? aggrieved : calm;
            hazard = churn_rate(is_touched ? account : untouched, id, 0.0) * whole_run;
        }
        if (!population_.leaves_at(id, hazard)) return;
        ++tally.churned;
        if (is_touched) account.flags |= Account::kChurned;
    });
}

}  // namespace firebreak
