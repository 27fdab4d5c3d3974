#include "engine/scenario/crowd_params.hpp"

#include <array>

namespace firebreak {

const std::vector<Field>& CrowdParams::fields() {
    using P = CrowdParams;
    // clang-format off
    static const std::vector<Field> kFields = {
        field<&P::customers>({.key = "customers", .unit = Unit::share, .min = 0, .max = 1, .help = "Share of accounts that are customers of the company.", .evidence = "[A]", .confidence = Confidence::low}),
        field<&P::sector>({.key = "sector", .help = "Sector of the company; sets uses per day where they are not given.", .evidence = "[A]", .confidence = Confidence::low}),
        field<&P::background_failures>({.key = "background_failures", .unit = Unit::per_year, .min = 0, .max = 50'000, .help = "Ordinary failures per customer and year, in activity time; they go on beside any incident.",
                                        .evidence = "[A]", .confidence = Confidence::low}),
        field<&P::background_anger>({.key = "background_anger", .unit = Unit::share, .min = 0, .max = 1, .help = "Anger that an ordinary failure adds.", .evidence = "[A]", .confidence = Confidence::low}),
        field<&P::uses_per_day>({.key = "uses_per_day", .unit = Unit::per_day, .min = -1, .max = 1000, .help = "Uses of the service per customer and day, which decide when an outage is met; -1: bank 1, mobile 8, fixed 4, retail 0.1, other 0.5.",
                                 .evidence = "[A]", .confidence = Confidence::low}),
        field<&P::initial_grievances>({.key = "initial_grievances", .unit = Unit::share, .min = 0, .max = 1, .help = "Share of customers that start with an unresolved grievance.", .evidence = "[A]", .confidence = Confidence::low}),
        field<&P::initial_anger>({.key = "initial_anger", .unit = Unit::share, .min = 0, .max = 1, .help = "Anger with which they start.", .evidence = "[A]", .confidence = Confidence::low}),
        field<&P::anger_half_life>({.key = "anger_half_life", .unit = Unit::duration, .min = 0.01, .max = 1e6, .help = "Half-life of anger.", .evidence = "[A]", .confidence = Confidence::low}),
        field<&P::anger_gain_sigma>({.key = "anger_gain_sigma", .unit = Unit::log_units, .min = 0, .max = 2, .help = "Spread of personal anger gain, lognormal with mean 1, kept in [.25, 4].", .evidence = "[A]", .confidence = Confidence::low}),
        field<&P::interest_sigma>({.key = "interest_sigma", .unit = Unit::log_units, .min = 0, .max = 2, .help = "Spread of personal interest, lognormal with mean 1.", .evidence = "[A]", .confidence = Confidence::low}),
        field<&P::anger_transfer>({.key = "anger_transfer", .min = 0, .max = 1, .help = "Anger taken over from a seen post (chi).", .evidence = "[A]", .confidence = Confidence::low}),
        field<&P::transfer_customer>({.key = "transfer_customer", .min = 0, .max = 10, .help = "Factor on anger_transfer for customers.", .evidence = "[A]", .confidence = Confidence::low}),
        field<&P::transfer_other>({.key = "transfer_other", .min = 0, .max = 10, .help = "Factor on anger_transfer for everybody else.", .evidence = "[A]", .confidence = Confidence::low}),
        field<&P::private_resolution>({.key = "private_resolution", .unit = Unit::share, .min = 0, .max = 1, .help = "Probability that a private attempt settles the matter (q_priv).", .evidence = "rage studies: under a third satisfied [V]; value [A]", .confidence = Confidence::low}),
        field<&P::double_deviation>({.key = "double_deviation", .unit = Unit::share, .min = 0, .max = 1, .help = "Share of decisions to go public that follow a failed private attempt.", .evidence = "Tripp & Gregoire: 96 % [V]", .confidence = Confidence::medium}),
        field<&P::private_duration>({.key = "private_duration", .unit = Unit::duration, .min = 0, .max = 1000, .help = "Median duration of a private attempt.", .evidence = "[A]", .confidence = Confidence::low}),
        field<&P::private_sigma>({.key = "private_sigma", .unit = Unit::log_units, .min = 0, .max = 4, .help = "Its spread.", .evidence = "[A]", .confidence = Confidence::low}),
        field<&P::private_anger>({.key = "private_anger", .unit = Unit::share, .min = 0, .max = 1, .help = "Anger added by a failed attempt, times the number of failures up to 3 (double deviation).", .evidence = "[A]", .confidence = Confidence::low}),
        field<&P::public_complaint>({.key = "public_complaint", .unit = Unit::share, .min = 0, .max = 1, .help = "Probability of complaining in public at anger .6 (P_public); exact at 0 and 1.", .evidence = "17 % used social media for service in a year (AmEx 2012) [V]", .confidence = Confidence::low}),
        field<&P::complaint_anger_effect>({.key = "complaint_anger_effect", .min = 0, .max = 10, .help = "Logit effect of anger on complaining.", .evidence = "Berger & Milkman 2012 [V], by analogy", .confidence = Confidence::medium}),
        field<&P::speed_effect>({.key = "speed_effect", .min = -5, .max = 5, .help = "Logit effect of wanting a quick answer.", .evidence = "[A]", .confidence = Confidence::low}),
        field<&P::squeaky_effect>({.key = "squeaky_effect", .min = -5, .max = 5, .help = "Logit effect of ln(1 + replies seen): the squeaky wheel.", .evidence = "sign: Ma, Sun & Kekre 2015 [V]", .confidence = Confidence::low}),
        field<&P::herd_effect>({.key = "herd_effect", .min = -5, .max = 5, .help = "Logit effect of ln(1 + complaints seen in the last 24 hours).", .evidence = "[A]", .confidence = Confidence::low}),
        field<&P::speed_motive>({.key = "speed_motive", .unit = Unit::share, .min = 0, .max = 1, .help = "Share of people who complain to get a faster answer.", .evidence = "Eptica 2012: about a quarter [V]", .confidence = Confidence::high}),
        field<&P::redress_motive>({.key = "redress_motive", .unit = Unit::share, .min = 0, .max = 1, .help = "Share who want redress.", .evidence = "[A]", .confidence = Confidence::low}),
        field<&P::warn_motive>({.key = "warn_motive", .unit = Unit::share, .min = 0, .max = 1, .help = "Share who want to warn others; the rest vent.", .evidence = "[A]", .confidence = Confidence::low}),
        field<&P::patience>({.key = "patience", .unit = Unit::duration, .min = 0.02, .max = 1000, .help = "Median patience of a complainer; a third of it for the speed motive.", .evidence = "fit to Social Habit 2012: 32 % expect 30 min, 42 % an hour [D]", .confidence = Confidence::medium}),
        field<&P::patience_sigma>({.key = "patience_sigma", .unit = Unit::log_units, .min = 0, .max = 4, .help = "Its spread.", .evidence = "fit to Social Habit 2012 [D]", .confidence = Confidence::medium}),
        field<&P::patience_anger>({.key = "patience_anger", .unit = Unit::share, .min = 0, .max = 1, .help = "Anger added when patience runs out.", .evidence = "Lithium 2013: 38 % feel more negative [V]; value [A]", .confidence = Confidence::low}),
        field<&P::patience_follow_up>({.key = "patience_follow_up", .unit = Unit::share, .min = 0, .max = 1, .help = "Probability of posting again when patience runs out.", .evidence = "Lithium 2013: 26 % escalate [V]", .confidence = Confidence::medium}),
        field<&P::word_of_mouth>({.key = "word_of_mouth", .unit = Unit::share, .min = 0, .max = 1, .help = "Probability of telling a friend offline when patience runs out; counted, not posted.", .evidence = "Lithium 2013: 29 % [V]", .confidence = Confidence::medium}),
        field<&P::unsatisfied_anger>({.key = "unsatisfied_anger", .unit = Unit::share, .min = 0, .max = 1, .help = "Anger added by a reply that does not satisfy.", .evidence = "[A]", .confidence = Confidence::low}),
        field<&P::hostility_anger>({.key = "hostility_anger", .unit = Unit::share, .min = 0, .max = 1, .help = "Further anger per step of hostility in it.", .evidence = "[A]", .confidence = Confidence::low}),
        field<&P::satisfied_relief>({.key = "satisfied_relief", .unit = Unit::share, .min = 0, .max = 1, .help = "Factor on anger after a reply that satisfies.", .evidence = "[A]", .confidence = Confidence::low}),
        field<&P::follow_up_delay>({.key = "follow_up_delay", .unit = Unit::duration, .min = 0, .max = 1000, .help = "Median activity time from an unsatisfying reply to the next post.", .evidence = "[A]", .confidence = Confidence::low}),
        field<&P::follow_up_sigma>({.key = "follow_up_sigma", .unit = Unit::log_units, .min = 0, .max = 4, .help = "Its spread.", .evidence = "[A]", .confidence = Confidence::low}),
        field<&P::max_rounds>({.key = "max_rounds", .unit = Unit::count, .min = 1, .max = 20, .help = "Rounds of complaint and reply after which a case is not posted about again.", .evidence = "[A]", .confidence = Confidence::low}),
        field<&P::me_too>({.key = "me_too", .min = 0, .max = 1, .help = "Me-too hazard p_m of a customer with a grievance who sees a complaint.", .evidence = "[A]; Dell: 'hundreds' of over 10 k readers a day [V]", .confidence = Confidence::low}),
        field<&P::questions>({.key = "questions", .min = 0, .max = 10, .help = "Questions asked per expected public complaint.", .evidence = "[A]", .confidence = Confidence::low}),
        field<&P::follows_company_customer>({.key = "follows_company_customer", .unit = Unit::share, .min = 0, .max = 1, .help = "Probability that a customer follows the company's own account.", .evidence = "[A]", .confidence = Confidence::low}),
        field<&P::follows_company_other>({.key = "follows_company_other", .unit = Unit::share, .min = 0, .max = 1, .help = "The same for everybody else.", .evidence = "[A]", .confidence = Confidence::low}),
        field<&P::has_roles>({.key = "has_roles", .help = "Give some accounts a role (influencer, journalist, expert, advocate, troll) with its credibility; false: all ordinary.", .evidence = "[A]", .confidence = Confidence::low}),
        field<&P::sector_mix>({.key = "sector_mix", .help = "'single': every customer belongs to `sector`; 'france_2012' or 'uk_2012': each customer's sector is drawn from the complaint mix of that survey.",
                               .evidence = "Eptica 2012: bank 24, mobile 20, fixed 16, retail 18 % in France; retail 21, bank 19 % in the UK [V]", .confidence = Confidence::high}),
        field<&P::exclusive_sectors>({.key = "exclusive_sectors", .help = "Read the survey's sector shares as exclusive (the rest is 'other'); false: as answers of which one person may give several, scaled to add up to 1.", .evidence = "not said by the survey [A]", .confidence = Confidence::low}),
        field<&P::scale>({.key = "scale", .min = 0, .max = 1e9, .help = "Real people that one account stands for; used in printing only."}),
        field<&P::social_channel>({.key = "social_channel", .help = "false: social media do not exist for complaints; who would have complained there complains once more in private, unless the channel itself made him complain (complains_more).",
                                   .evidence = "counterfactual of Eptica 2012", .confidence = Confidence::setting}),
        field<&P::complains_more>({.key = "complains_more", .unit = Unit::share, .min = 0, .max = 1, .help = "Share of customers whose complaints on social media come on top of what they would have complained about otherwise.", .evidence = "Eptica 2012: 30 % in France, 26 % in the UK [V]", .confidence = Confidence::high}),
        field<&P::patience_law>({.key = "patience_law", .help = "Law of patience; 'exponential' takes `patience` for its mean (for queueing theory)."}),
        field<&P::peer_answer>({.key = "peer_answer", .unit = Unit::share, .min = 0, .max = 1, .help = "Probability that an expert or advocate who sees an open complaint answers it (psi).", .evidence = "[A]", .confidence = Confidence::low}),
        field<&P::peer_closes>({.key = "peer_closes", .unit = Unit::share, .min = 0, .max = 1, .help = "Probability that such an answer closes the case of one who counts on peers.", .evidence = "[A]", .confidence = Confidence::low}),
        field<&P::counts_on_peers>({.key = "counts_on_peers", .unit = Unit::share, .min = 0, .max = 1, .help = "Share of people who count on other consumers for a reliable answer.", .evidence = "Eptica 2012: about a quarter [V]", .confidence = Confidence::high}),
        field<&P::praise>({.key = "praise", .unit = Unit::share, .min = 0, .max = 1, .help = "Probability that a satisfied complainer posts praise.", .evidence = "RightNow 2011: 33 % of those answered [V], per satisfied [D]", .confidence = Confidence::medium}),
        field<&P::withdrawal>({.key = "withdrawal", .unit = Unit::share, .min = 0, .max = 1, .help = "Probability that a satisfied complainer deletes the complaint.", .evidence = "RightNow 2011: 34 % of those answered [V], per satisfied [D]", .confidence = Confidence::medium}),
        field<&P::broadcast_comment>({.key = "broadcast_comment", .unit = Unit::share, .min = 0, .max = 1, .help = "Probability that a customer with a grievance who sees a post of the company complains under it.", .evidence = "[A]", .confidence = Confidence::low}),
        field<&P::broadcast_live>({.key = "broadcast_live", .min = 0, .max = 10, .help = "Share by which that probability is raised while an issue is live.", .evidence = "[A]", .confidence = Confidence::low}),
        field<&P::deletion_arousal>({.key = "deletion_arousal", .unit = Unit::share, .min = 0, .max = 1, .help = "Arousal added by the discovery that one's complaint was deleted.", .evidence = "[A]", .confidence = Confidence::low}),
        field<&P::deletion_vividness>({.key = "deletion_vividness", .min = 0, .max = 100, .help = "Factor on the vividness of a post about a deletion (Streisand effect).", .evidence = "[A]", .confidence = Confidence::low}),
        field<&P::supporter_effect>({.key = "supporter_effect", .min = -5, .max = 5, .help = "Log effect on sharing of each supporter's post heard, times its credibility, up to supporters_welcome.", .evidence = "sign: AESCS 2015 [V]; size [A]", .confidence = Confidence::low}),
        field<&P::supporters_welcome>({.key = "supporters_welcome", .unit = Unit::count, .min = 0, .max = 255, .help = "Supporters heard beyond which further ones look organised.", .evidence = "[A]", .confidence = Confidence::low}),
        field<&P::supporter_suspicion>({.key = "supporter_suspicion", .min = -5, .max = 5, .help = "Log effect on sharing of each supporter heard beyond that number.", .evidence = "sign: ECIS 2017 [V]; size [A]", .confidence = Confidence::low}),
    };
    // clang-format on
    return kFields;
}

Sector CrowdParams::sector_at(double u) const noexcept {
    // Eptica, May 2012: which sector the complaint was about; bank, mobile, fixed, retail. The rest is "other".
    static constexpr std::array<double, 4> kFrance{0.24, 0.20, 0.16, 0.18};
    static constexpr std::array<double, 4> kUnitedKingdom{0.19, 0.0, 0.0, 0.21};
    if (sector_mix == SectorMix::single) return sector;
    const std::array<double, 4>& shares = sector_mix == SectorMix::france_2012 ? kFrance : kUnitedKingdom;
    double whole = 1.0;
    if (!exclusive_sectors) whole = shares[0] + shares[1] + shares[2] + shares[3];
    double rest = u * whole;
    for (std::size_t i = 0; i < shares.size(); ++i) {
        if (rest < shares[i]) return static_cast<Sector>(i);
        rest -= shares[i];
    }
    return Sector::other;
}

double CrowdParams::effective_uses_per_day(Sector of) const noexcept {
    static constexpr std::array kUses = {1.0, 8.0, 4.0, 0.1, 0.5};
    return uses_per_day >= 0.0 ? uses_per_day : kUses[static_cast<std::size_t>(of)];
}

double CrowdParams::direct_share() const noexcept {
    // share = f(1-x) / (x + f(1-x)), f = 1 - q_priv the failing attempts: solved for x.
    const double failing = 1.0 - private_resolution;
    const double direct = failing * (1.0 - double_deviation);
    const double sum = double_deviation + direct;
    return sum > 0.0 ? direct / sum : 0.0;
}

}  // namespace firebreak
