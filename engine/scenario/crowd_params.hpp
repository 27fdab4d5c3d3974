// The section `crowd`: customers, their failures, anger, complaints and patience. MODEL: failures, anger, complaint; people.
#pragma once

#include "engine/core/time.hpp"
#include "engine/params/field.hpp"

#include <cstdint>
#include <vector>

namespace firebreak {

enum class Sector : std::uint8_t { bank, mobile, fixed, retail, other };
template <>
struct ChoiceWords<Sector> {
    static constexpr std::array<std::string_view, 5> words{"bank", "mobile", "fixed", "retail", "other"};
};

/// One sector for all customers, or the complaint mix of a survey (Eptica 2012), one sector per customer.
enum class SectorMix : std::uint8_t { single, france_2012, uk_2012 };
template <>
struct ChoiceWords<SectorMix> {
    static constexpr std::array<std::string_view, 3> words{"single", "france_2012", "uk_2012"};
};

enum class PatienceLaw : std::uint8_t { lognormal, exponential };
template <>
struct ChoiceWords<PatienceLaw> {
    static constexpr std::array<std::string_view, 2> words{"lognormal", "exponential"};
};

struct CrowdParams {
    double customers = 0.40;
    Sector sector = Sector::other;
    /// Ordinary failures per customer and year, in activity time.
    double background_failures = 3.0;
    double background_anger = 0.6;
    /// Uses of the service per customer and day; the sector's own when negative.
    double uses_per_day = -1.0;
    double initial_grievances = 0.08;
    double initial_anger = 0.3;
    Duration anger_half_life = hours{24};
    double anger_gain_sigma = 0.3;
    double interest_sigma = 0.5;
    double anger_transfer = 0.15;
    double transfer_customer = 1.3;
    double transfer_other = 0.7;
    double private_resolution = 0.60;
    double double_deviation = 0.96;
    Duration private_duration = minutes{30};
    double private_sigma = 1.0;
    double private_anger = 0.15;
    double public_complaint = 0.08;
    double complaint_anger_effect = 1.2;
    double speed_effect = 0.5;
    double squeaky_effect = 0.10;
    double herd_effect = 0.10;
    double speed_motive = 0.25;
    double redress_motive = 0.45;
    double warn_motive = 0.15;
    Duration patience = minutes{102};
    double patience_sigma = 2.6;
    double patience_anger = 0.15;
    double patience_follow_up = 0.26;
    double word_of_mouth = 0.29;
    double unsatisfied_anger = 0.10;
    double hostility_anger = 0.20;
    double satisfied_relief = 0.35;
    Duration follow_up_delay = hours{2};
    double follow_up_sigma = 1.0;
    std::int64_t max_rounds = 3;
    double me_too = 0.10;
    double questions = 0.5;
    double follows_company_customer = 0.10;
    double follows_company_other = 0.005;
    bool has_roles = true;
    SectorMix sector_mix = SectorMix::single;
    bool exclusive_sectors = true;
    /// Real people per account; for printing only.
    double scale = 1.0;
    bool social_channel = true;
    double complains_more = 0.30;
    PatienceLaw patience_law = PatienceLaw::lognormal;
    double peer_answer = 0.01;
    double peer_closes = 0.35;
    double counts_on_peers = 0.25;
    double praise = 0.47;
    double withdrawal = 0.49;
    double broadcast_comment = 0.002;
    double broadcast_live = 0.5;
    double deletion_arousal = 0.3;
    double deletion_vividness = 2.0;
    double supporter_effect = -0.25;
    std::int64_t supporters_welcome = 3;
    double supporter_suspicion = 0.15;

    static const std::vector<Field>& fields();

    /// The sector at quantile `u` of the mix, in [0, 1).
    [[nodiscard]] Sector sector_at(double u) const noexcept;
    /// `uses_per_day`, or the sector's own.
    [[nodiscard]] double effective_uses_per_day() const noexcept { return effective_uses_per_day(sector); }
    [[nodiscard]] double effective_uses_per_day(Sector of) const noexcept;
    /// Share x of failures that skip the private attempt, solved so that `double_deviation` of the decisions to go public follow a failed
    /// attempt.
    [[nodiscard]] double direct_share() const noexcept;
};

}  // namespace firebreak
