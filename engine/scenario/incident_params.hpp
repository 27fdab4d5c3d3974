// An entry of `incidents`: what goes wrong, when, for whom. MODEL: issue/incident classes; SCCT clusters.
#pragma once

#include "engine/core/time.hpp"
#include "engine/params/field.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace firebreak {

/// outage: one failure at first use; chronic: failures at a constant hazard until fixed; gaffe: no failure, only first posters.
enum class IncidentClass : std::uint8_t { outage, chronic, gaffe };
template <>
struct ChoiceWords<IncidentClass> {
    static constexpr std::array<std::string_view, 3> words{"outage", "chronic", "gaffe"};
};

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
    std::vector<Aftershock> aftershocks;

    /// All parameters but `aftershocks`.
    static const std::vector<Field>& fields();
};

}  // namespace firebreak
