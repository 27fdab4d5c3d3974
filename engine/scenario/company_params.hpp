// The sections `company` and `company.desk`: monitoring, what replies do, and the desk as a service system. MODEL: company desk, reply,
// fix.
#pragma once

#include "engine/core/time.hpp"
#include "engine/params/field.hpp"

#include <cstdint>
#include <vector>

namespace firebreak {

enum class HandlingLaw : std::uint8_t { lognormal, exponential, constant };
template <>
struct ChoiceWords<HandlingLaw> {
    static constexpr std::array<std::string_view, 3> words{"lognormal", "exponential", "constant"};
};

enum class DeskHours : std::uint8_t { office, extended, always };
template <>
struct ChoiceWords<DeskHours> {
    static constexpr std::array<std::string_view, 3> words{"office", "extended", "always"};
};

/// Whether a complainer whose patience runs out leaves the queue: never (the case stays), or then (Erlang A).
enum class Abandonment : std::uint8_t { none, patience };
template <>
struct ChoiceWords<Abandonment> {
    static constexpr std::array<std::string_view, 2> words{"none", "patience"};
};

struct CompanyParams {
    bool listening_tool = true;
    double tagged_share = 0.6;
    Duration detection_with_tool = minutes{15};
    Duration detection_without_tool = hours{6};
    double detection_sigma = 0.8;
    Duration policy_tick = minutes{5};
    double crisis_floor = 20.0;
    double fix_sigma = 0.5;

    // Outcome of a reply for the complainer: U = base + …, satisfied with probability logistic(U).
    double outcome_base = -2.4;
    double outcome_remedy = 3.0;
    double outcome_empathy = 1.2;
    double outcome_speed = 0.5;
    Duration speed_half_life = minutes{30};
    double outcome_department = 0.3;
    double outcome_leak = 0.5;
    double outcome_hostility = 1.0;
    double outcome_channel = 0.3;
    double outcome_question = 0.45;
    double outcome_mismatch = 0.3;

    // What seeing a reply does to observers: mu = exp(sum of content x effect).
    double observer_empathy = -0.60;
    double observer_explanation = -0.25;
    double observer_apology = -0.20;
    double observer_channel = -0.25;
    double observer_compensation = 0.10;
    double observer_hostility = 0.28;
    double mismatch_factor = 1.2;
    double statement_fix = 0.7;
    double statement_empathic = 0.85;
    double statement_defensive = 1.1;
    bool credible_defence = false;
    bool crisis_history = false;
    double deletion_noticed = 0.3;
    Duration deletion_notice = hours{1};

    static const std::vector<Field>& fields();
};

struct DeskParams {
    std::int64_t agents = 2;
    DeskHours hours_open = DeskHours::office;
    Duration handling = minutes{6};
    double handling_cv = 0.6;
    HandlingLaw handling_law = HandlingLaw::lognormal;
    Abandonment abandonment = Abandonment::none;

    static const std::vector<Field>& fields();
};

}  // namespace firebreak
