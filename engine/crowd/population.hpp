// Who the people are: attributes that never change, each a pure function of the account's id, so that nothing is stored for people to
// whom nothing happens (but one bit: customer or not).
#pragma once

#include "engine/core/draw.hpp"
#include "engine/core/ids.hpp"
#include "engine/plugin/orders.hpp"
#include "engine/scenario/attitude_params.hpp"
#include "engine/scenario/crowd_params.hpp"

#include <cstdint>
#include <vector>

namespace firebreak {

enum class Role : std::uint8_t { ordinary, influencer, journalist, expert, advocate, troll };
/// Credibility of what this role posts.
[[nodiscard]] double credibility_of(Role role) noexcept;

enum class Motive : std::uint8_t { speed, redress, warn, vent };

/// Static attributes of `accounts` people. [parallel] after construction.
class Population {
  public:
    /// Accounts with at least `influencer_followers` followers are influencers. O(accounts).
    Population(const CrowdParams& crowd, std::uint64_t accounts, std::uint32_t influencer_followers, Draws draws,
               const AttitudeParams& attitude = {});

    [[nodiscard]] std::uint64_t accounts() const noexcept { return accounts_; }
    [[nodiscard]] bool is_customer(AccountId account) const noexcept {
        return ((customer_bits_[index(account) / 64] >> (index(account) % 64)) & 1U) != 0;
    }
    [[nodiscard]] std::uint64_t customers() const noexcept { return customers_; }
    [[nodiscard]] bool follows_company(AccountId account) const noexcept;
    [[nodiscard]] Role role(AccountId account, std::uint32_t followers) const noexcept;
    [[nodiscard]] double interest(AccountId account) const noexcept;
    [[nodiscard]] double anger_gain(AccountId account) const noexcept;
    [[nodiscard]] Motive motive(AccountId account) const noexcept;
    [[nodiscard]] Department expected_department(AccountId account) const noexcept;
    /// Patience of a complainer in hours, before clamping.
    [[nodiscard]] double patience_hours(AccountId account) const noexcept;
    [[nodiscard]] bool has_initial_grievance(AccountId account) const noexcept;
    /// Attitude before anything happens, on [-1, 1], and its expectation.
    [[nodiscard]] double initial_attitude(AccountId account) const noexcept;
    [[nodiscard]] double mean_initial_attitude() const noexcept;
    /// Whether a customer leaves before the cumulative churn hazard reaches `hazard`: an exponential threshold of mean 1.
    [[nodiscard]] bool leaves_at(AccountId account, double hazard) const noexcept;
    /// Whose customer it is, of the sectors in the mix.
    [[nodiscard]] Sector sector(AccountId account) const noexcept;
    [[nodiscard]] bool counts_on_peers(AccountId account) const noexcept;
    [[nodiscard]] bool complains_more(AccountId account) const noexcept;

    /// Calls `visit(AccountId)` for every customer in ascending order.
    template <class Visit>
    void for_each_customer(Visit visit) const {
        for (std::size_t word = 0; word < customer_bits_.size(); ++word) {
            for (std::uint64_t rest = customer_bits_[word]; rest != 0; rest &= rest - 1) {
                visit(AccountId{static_cast<std::uint32_t>(word * 64 + static_cast<std::size_t>(__builtin_ctzll(rest)))});
            }
        }
    }

  private:
    CrowdParams params_;
    AttitudeParams attitude_;
    std::uint64_t accounts_;
    std::uint64_t customers_ = 0;
    std::uint32_t influencer_followers_;
    Draws draws_;
    std::vector<std::uint64_t> customer_bits_;
};

}  // namespace firebreak
