// Keyed draws: a pure function of (seed, repetition, purpose, the ids concerned), never of the order in which draws are made.
// Two policies therefore meet the same customers, failures and moods, and a run does not depend on its number of threads.
#pragma once

#include "engine/core/hash.hpp"
#include "engine/core/philox.hpp"

#include <cstdint>

namespace firebreak {

// clang-format off
/// What a draw decides. Draws of different purposes are independent. The numbers are part of the results: never renumber.
enum class Purpose : std::uint16_t {
    customer = 1, follows_company, interest, anger_gain, motive, patience, role, expected_department, complains_more, initial_grievance,
    failure_background = 20, failure_incident, affected, first_use, fixed_anyway, private_start, private_duration, private_outcome,
    public_decision, question_count, question_time,
    visibility = 40, reaction, post_lifetime, share, me_too, vividness, thread_seen, stifle,
    follow_up = 60, follow_up_delay, word_of_mouth, remedy, satisfaction, withdrawal, praise,
    tagged = 80, detection, detection_delay, coverage, handling, approval, hand_off, fix_duration, escalation, statement_delay, strategy,
    graph_out_degree = 100, graph_in_degree, graph_stub, graph_edge, graph_community, graph_keep, graph_attach,
    seed_author = 120, seed_time, relabel, study_point, bootstrap,
    initial_attitude = 140, churn, peer_answer, peer_close, counts_on_peers, brand_comment, brand_post_time, deletion, deletion_noticed,
    deletion_notice, backfire, supporter, compensation, sector, latent_defect, incident_vividness,
    trending_order = 160, trending_time, search, article, article_lag, article_reach, article_order, article_time, article_quote,
    rumour_contact, rumour_target, rumour_stop, feed_session, feed_rank,
    company_archetype = 200, company_size, survey_sample, survey_report,
};
// clang-format on

/// A 53-bit uniform in [0, 1) from the high bits of `word`.
[[nodiscard]] constexpr double unit_interval(std::uint64_t word) noexcept { return static_cast<double>(word >> 11) * 0x1.0p-53; }

/// The draws of one repetition of one experiment. Copyable, stateless, 16 bytes. [parallel]
class Draws {
  public:
    /// `seed` names the experiment, `repetition` the replicate in it.
    constexpr Draws(std::uint64_t seed, std::uint64_t repetition) noexcept : key_{hash_of(seed, repetition)} {}

    /// 64 random bits for (purpose, entity, n).
    [[nodiscard]] constexpr std::uint64_t bits(Purpose purpose, std::uint64_t entity, std::uint32_t n = 0) const noexcept {
        const PhiloxCounter block = philox4x32(
            {static_cast<std::uint32_t>(entity), static_cast<std::uint32_t>(entity >> 32), n, static_cast<std::uint32_t>(purpose)},
            {static_cast<std::uint32_t>(key_), static_cast<std::uint32_t>(key_ >> 32)});
        return (std::uint64_t{block[0]} << 32) | block[1];
    }

    /// A uniform in [0, 1).
    [[nodiscard]] constexpr double uniform(Purpose purpose, std::uint64_t entity, std::uint32_t n = 0) const noexcept {
        return unit_interval(bits(purpose, entity, n));
    }

    /// True with probability `p`; exact at 0 and 1.
    [[nodiscard]] constexpr bool bernoulli(double p, Purpose purpose, std::uint64_t entity, std::uint32_t n = 0) const noexcept {
        return uniform(purpose, entity, n) < p;
    }

    /// The 64-bit name of this repetition's draws.
    [[nodiscard]] constexpr std::uint64_t key() const noexcept { return key_; }

  private:
    std::uint64_t key_;
};

}  // namespace firebreak
