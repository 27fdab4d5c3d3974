// An entry of `incidents`: what goes wrong, when, for whom. MODEL: issue/incident classes; SCCT clusters.
#pragma once

#include "engine/core/time.hpp"
#include "engine/params/field.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace firebreak {

/// outage: one failure at first use; chronic: failures at a hazard until fixed; latent_defect: one failure when a customer who hears of it
/// tries; gaffe, misconduct, rumour: no failure, only first posters.
enum class IncidentClass : std::uint8_t { outage, chronic, latent_defect, gaffe, misconduct, rumour };
template <>
struct ChoiceWords<IncidentClass> {
    static constexpr std::array<std::string_view, 6> words{"outage", "chronic", "latent_defect", "gaffe", "misconduct", "rumour"};
};

/// Whether customers fail at all, or first posters are all there is.
[[nodiscard]] constexpr bool has_failures(IncidentClass incident_class) noexcept { return incident_class <= IncidentClass::latent_defect; }

/// SCCT clusters of responsibility.
enum class Cluster : std::uint8_t { victim, accidental, preventable };
template <>
struct ChoiceWords<Cluster> {
    static constexpr std::array<std::string_view, 3> words{"victim", "accidental", "preventable"};
};

/// The same trouble again, `after` the incident's start.
struct Aftershock {
    Duration after{0};
    Duration duration{0};

    static const std::vector<Field>& fields();
};

struct IncidentParams {
    std::string id;
    IncidentClass incident_class = IncidentClass::outage;
    Cluster cluster = Cluster::preventable;
    /// Since day 0.
    Duration start = days{7};
    /// Outage: how long it lasts; chronic: until it ends by itself, 0 = until fixed; gaffe: how long first posters go on.
    Duration duration = hours{12};
    double affected = 0.5;
    double hazard_per_day = 0.15;
    double anger = 0.6;
    double vividness = 1.0;
    /// Share of the failures that go on after a root-cause fix.
    double residual = 0.1;
    /// First posters per hour while the incident lasts (gaffe), and how many at once at its start.
    double seeds_per_hour = 0.0;
    std::int64_t seeds_at_start = 0;
    /// Arousal of the first posts.
    double seed_arousal = 0.7;
    /// Follower count around which first posters are chosen; 0: anybody.
    std::int64_t seed_followers = 0;
    /// Chronic: the hazard halves every so long; 0: constant.
    Duration hazard_half_life{0};
    /// Latent defect: share of affected customers that try it out when they first hear of it.
    double awareness_test = 0.2;
    /// Factor on the probability of complaining in public while it lasts: the channel may be down as well.
    double public_factor = 1.0;
    /// Spread of `vividness` between repetitions.
    double vividness_spread = 0.0;
    std::vector<Aftershock> aftershocks;

    /// All parameters but `aftershocks`.
    static const std::vector<Field>& fields();
};

}  // namespace firebreak
