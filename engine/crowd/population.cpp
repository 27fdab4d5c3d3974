#include "engine/crowd/population.hpp"

#include "engine/core/samplers.hpp"

#include <algorithm>

namespace firebreak {
namespace {

// Shares of accounts by role, the influencers aside (they are the top .1 % by followers). All assumed.
constexpr double kJournalists = 0.0005;
constexpr double kExperts = 0.01;
constexpr double kAdvocates = 0.02;
constexpr double kTrolls = 0.005;

// Which department complainers expect to answer: Eptica 2012, two thirds customer service, 13.6 % marketing.
constexpr double kExpectService = 0.667;
constexpr double kExpectMarketing = 0.136;

}  // namespace

double credibility_of(Role role) noexcept {
    switch (role) {
        case Role::ordinary: return 1.0;
        case Role::influencer: return 1.2;
        case Role::journalist: return 1.5;
        case Role::expert: return 1.3;
        case Role::advocate: return 0.9;
        case Role::troll: return 0.5;
    }
    return 1.0;
}

Population::Population(const CrowdParams& crowd, std::uint64_t accounts, std::uint32_t influencer_followers, Draws draws,
                       const AttitudeParams& attitude)
    : params_{crowd},
      attitude_{attitude},
      accounts_{accounts},
      influencer_followers_{influencer_followers},
      draws_{draws},
      customer_bits_((accounts + 63) / 64) {
    if (crowd.customers <= 0.0) return;
    for (std::uint64_t i = 0; i < accounts; ++i) {
        if (!draws_.bernoulli(crowd.customers, Purpose::customer, i)) continue;
        customer_bits_[i / 64] |= std::uint64_t{1} << (i % 64);
        ++customers_;
    }
}

bool Population::follows_company(AccountId account) const noexcept {
    const double p = is_customer(account) ? params_.follows_company_customer : params_.follows_company_other;
    return draws_.bernoulli(p, Purpose::follows_company, index(account));
}

Role Population::role(AccountId account, std::uint32_t followers) const noexcept {
    if (!params_.has_roles) return Role::ordinary;
    if (followers >= influencer_followers_) return Role::influencer;
    double u = draws_.uniform(Purpose::role, index(account));
    if (u < kJournalists) return Role::journalist;
    u -= kJournalists;
    if (u < kExperts) return Role::expert;
    u -= kExperts;
    if (u < kAdvocates) return Role::advocate;
    u -= kAdvocates;
    return u < kTrolls ? Role::troll : Role::ordinary;
}

double Population::interest(AccountId account) const noexcept {
    if (params_.interest_sigma == 0.0) return 1.0;
    return sample::lognormal_of_mean(draws_.uniform(Purpose::interest, index(account)), 1.0, params_.interest_sigma);
}

double Population::anger_gain(AccountId account) const noexcept {
    if (params_.anger_gain_sigma == 0.0) return 1.0;
    return std::clamp(sample::lognormal_of_mean(draws_.uniform(Purpose::anger_gain, index(account)), 1.0, params_.anger_gain_sigma), 0.25,
                      4.0);
}

Motive Population::motive(AccountId account) const noexcept {
    double u = draws_.uniform(Purpose::motive, index(account));
    if (u < params_.speed_motive) return Motive::speed;
    u -= params_.speed_motive;
    if (u < params_.redress_motive) return Motive::redress;
    u -= params_.redress_motive;
    return u < params_.warn_motive ? Motive::warn : Motive::vent;
}

Department Population::expected_department(AccountId account) const noexcept {
    const double u = draws_.uniform(Purpose::expected_department, index(account));
    if (u < kExpectService) return Department::service;
    return u < kExpectService + kExpectMarketing ? Department::marketing : Department::other;
}

double Population::patience_hours(AccountId account) const noexcept {
    const double u = draws_.uniform(Purpose::patience, index(account));
    const double middle = hours_of(params_.patience);
    if (params_.patience_law == PatienceLaw::exponential) return sample::exponential(u, middle);
    const double patience = sample::lognormal(u, middle, params_.patience_sigma);
    return motive(account) == Motive::speed ? patience / 3.0 : patience;
}

double Population::initial_attitude(AccountId account) const noexcept {
    if (attitude_.initial_sigma == 0.0) return attitude_.initial_mean;
    return std::clamp(
        sample::normal(draws_.uniform(Purpose::initial_attitude, index(account)), attitude_.initial_mean, attitude_.initial_sigma), -1.0,
        1.0);
}

double Population::mean_initial_attitude() const noexcept {
    if (attitude_.initial_sigma == 0.0) return attitude_.initial_mean;
    constexpr int kStrata = 1000;
    double sum = 0.0;
    for (int i = 0; i < kStrata; ++i)
        sum += std::clamp(sample::normal((i + 0.5) / kStrata, attitude_.initial_mean, attitude_.initial_sigma), -1.0, 1.0);
    return sum / kStrata;
}

bool Population::leaves_at(AccountId account, double hazard) const noexcept {
    const double u = draws_.uniform(Purpose::churn, index(account));
    // The threshold -ln(1 - u) is at least u: most are decided without it.
    return hazard >= u && hazard >= sample::exponential(u, 1.0);
}

Sector Population::sector(AccountId account) const noexcept {
    if (params_.sector_mix == SectorMix::single) return params_.sector;
    return params_.sector_at(draws_.uniform(Purpose::sector, index(account)));
}

bool Population::counts_on_peers(AccountId account) const noexcept {
    return draws_.bernoulli(params_.counts_on_peers, Purpose::counts_on_peers, index(account));
}

bool Population::complains_more(AccountId account) const noexcept {
    return draws_.bernoulli(params_.complains_more, Purpose::complains_more, index(account));
}

bool Population::has_initial_grievance(AccountId account) const noexcept {
    return is_customer(account) && draws_.bernoulli(params_.initial_grievances, Purpose::initial_grievance, index(account));
}

}  // namespace firebreak
