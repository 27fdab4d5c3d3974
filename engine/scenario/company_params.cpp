#include "engine/scenario/company_params.hpp"

namespace firebreak {

const std::vector<Field>& CompanyParams::fields() {
    using P = CompanyParams;
    // clang-format off
    static const std::vector<Field> kFields = {
        field<&P::listening_tool>({.key = "listening_tool", .help = "Monitoring software that also finds mentions which do not tag the company.", .evidence = "[A]", .confidence = Confidence::low}),
        field<&P::tagged_share>({.key = "tagged_share", .unit = Unit::share, .min = 0, .max = 1, .help = "Share of complaints that tag the company.", .evidence = "[A]", .confidence = Confidence::low}),
        field<&P::detection_with_tool>({.key = "detection_with_tool", .unit = Unit::duration, .min = 0, .max = 1000, .help = "Median time until a mention is seen, with a listening tool.", .evidence = "[A]", .confidence = Confidence::low}),
        field<&P::detection_without_tool>({.key = "detection_without_tool", .unit = Unit::duration, .min = 0, .max = 1000, .help = "The same without one.", .evidence = "[A]", .confidence = Confidence::low}),
        field<&P::detection_sigma>({.key = "detection_sigma", .unit = Unit::log_units, .min = 0, .max = 4, .help = "Spread of the detection delay.", .evidence = "[A]", .confidence = Confidence::low}),
        field<&P::policy_tick>({.key = "policy_tick", .unit = Unit::duration, .min = 300.0 / 3600, .max = 24, .help = "How often the strategy is asked; a multiple of 5 min."}),
        field<&P::crisis_floor>({.key = "crisis_floor", .unit = Unit::per_hour, .min = 0, .max = 1e6, .help = "Least hourly volume per 100,000 accounts that can count as a crisis.", .evidence = "[A]", .confidence = Confidence::low}),
        field<&P::fix_sigma>({.key = "fix_sigma", .unit = Unit::log_units, .min = 0, .max = 4, .help = "Spread of the time a root-cause fix takes.", .evidence = "[A]", .confidence = Confidence::low}),
        field<&P::outcome_base>({.key = "outcome_base", .min = -20, .max = 20, .help = "Logit of satisfaction with an empty reply (u0).", .evidence = "fit to Einwiller & Steilen and Maritz [D]", .confidence = Confidence::medium}),
        field<&P::outcome_remedy>({.key = "outcome_remedy", .min = -20, .max = 20, .help = "Effect of a real remedy (u_R).", .evidence = "fit to Einwiller & Steilen and Maritz [D]", .confidence = Confidence::medium}),
        field<&P::outcome_empathy>({.key = "outcome_empathy", .min = -20, .max = 20, .help = "Effect of empathy (u_e).", .evidence = "fit to Einwiller & Steilen and Maritz [D]", .confidence = Confidence::medium}),
        field<&P::outcome_speed>({.key = "outcome_speed", .min = -20, .max = 20, .help = "Effect of an immediate answer (u_s), halved every speed_half_life.", .evidence = "[A]", .confidence = Confidence::low}),
        field<&P::speed_half_life>({.key = "speed_half_life", .unit = Unit::duration, .min = 0.01, .max = 1000, .help = "Half-life of the value of speed (tau_W).", .evidence = "Twitter/AMS airlines: about 20 min [D]", .confidence = Confidence::medium}),
        field<&P::outcome_department>({.key = "outcome_department", .min = -20, .max = 20, .help = "Effect of being answered by the department that the complainer expects (u_d).", .evidence = "[A]; Eptica: two thirds expect customer service [V]", .confidence = Confidence::low}),
        field<&P::outcome_leak>({.key = "outcome_leak", .min = -20, .max = 20, .help = "Loss per failure beyond the first (u_n): replies that mend nothing wear out.", .evidence = "sign: Hutzinger & Weitzl 2023; Maxham & Netemeyer 2002 [V]", .confidence = Confidence::low}),
        field<&P::outcome_hostility>({.key = "outcome_hostility", .min = -20, .max = 20, .help = "Loss per step of hostility (u_h).", .evidence = "[A]", .confidence = Confidence::low}),
        field<&P::outcome_channel>({.key = "outcome_channel", .min = -20, .max = 20, .help = "Loss when told to write privately and no remedy comes (u_k).", .evidence = "[A]", .confidence = Confidence::low}),
        field<&P::outcome_question>({.key = "outcome_question", .min = -20, .max = 20, .help = "Advantage of a question over a complaint.", .evidence = "fit to Eptica: 78.8 % of questions without satisfactory answer [D]", .confidence = Confidence::medium}),
        field<&P::outcome_mismatch>({.key = "outcome_mismatch", .min = -20, .max = 20, .help = "Loss per step between the company's stance and the SCCT cluster.", .evidence = "structure: Coombs 2007 [V]; size [A]", .confidence = Confidence::low}),
        field<&P::observer_empathy>({.key = "observer_empathy", .min = -5, .max = 5, .help = "Log effect of a seen reply's empathy on spreading.", .evidence = "sign: Herhausen et al. 2019 [V]; size [A]", .confidence = Confidence::low}),
        field<&P::observer_explanation>({.key = "observer_explanation", .min = -5, .max = 5, .help = "The same of explanation, under posts of arousal above .6.", .evidence = "sign: Herhausen et al. 2019 [V]; size [A]", .confidence = Confidence::low}),
        field<&P::observer_apology>({.key = "observer_apology", .min = -5, .max = 5, .help = "The same of an apology.", .evidence = "sign: Herhausen et al. 2019 [V]; size [A]", .confidence = Confidence::low}),
        field<&P::observer_channel>({.key = "observer_channel", .min = -5, .max = 5, .help = "The same of moving to a private channel.", .evidence = "sign: Herhausen et al. 2019 [V]; size [A]", .confidence = Confidence::low}),
        field<&P::observer_compensation>({.key = "observer_compensation", .min = -5, .max = 5, .help = "The same of public compensation, which fuels.", .evidence = "sign: Herhausen et al. 2019 [V]; size [A]", .confidence = Confidence::low}),
        field<&P::observer_hostility>({.key = "observer_hostility", .min = -5, .max = 5, .help = "The same per step of hostility.", .evidence = "sign: Weitzl & Hutzinger [V]; size [A]", .confidence = Confidence::low}),
        field<&P::mismatch_factor>({.key = "mismatch_factor", .min = 0.1, .max = 10, .help = "Factor on spreading per step between the company's stance and the SCCT cluster.", .evidence = "structure: Coombs 2007 [V]; size [A]", .confidence = Confidence::low}),
        field<&P::statement_fix>({.key = "statement_fix", .min = 0, .max = 10, .help = "Factor on spreading for who has seen a statement that announces a fix.", .evidence = "[A]", .confidence = Confidence::low}),
        field<&P::statement_empathic>({.key = "statement_empathic", .min = 0, .max = 10, .help = "The same for a statement that is only empathic.", .evidence = "[A]", .confidence = Confidence::low}),
        field<&P::statement_defensive>({.key = "statement_defensive", .min = 0, .max = 10, .help = "The same for a defensive one.", .evidence = "[A]", .confidence = Confidence::low}),
        field<&P::credible_defence>({.key = "credible_defence", .help = "A defensive reply (hostility up to 1) is credible to bystanders: it lowers spreading as much as it would raise it.", .evidence = "Weitzl & Hutzinger [V]; size [A]", .confidence = Confidence::low}),
        field<&P::crisis_history>({.key = "crisis_history", .help = "The company has had such crises before: the public holds it responsible one SCCT step further.", .evidence = "structure: Coombs 2007 [V]; size [A]", .confidence = Confidence::low}),
        field<&P::deletion_noticed>({.key = "deletion_noticed", .unit = Unit::share, .min = 0, .max = 1, .help = "Probability that the author of a complaint which the company deletes finds out.", .evidence = "[A]", .confidence = Confidence::low}),
        field<&P::deletion_notice>({.key = "deletion_notice", .unit = Unit::duration, .min = 0, .max = 1000, .help = "Mean time until he does.", .evidence = "[A]", .confidence = Confidence::low}),
    };
    // clang-format on
    return kFields;
}

const std::vector<Field>& DeskParams::fields() {
    using P = DeskParams;
    // clang-format off
    static const std::vector<Field> kFields = {
        field<&P::agents>({.key = "agents", .unit = Unit::count, .min = 0, .max = 100'000, .help = "Agents on shift while the desk is open.", .evidence = "one per 10 cases an hour [A]", .confidence = Confidence::low}),
        field<&P::hours_open>({.key = "hours", .help = "'office': Mon-Fri 09:00-18:00; 'extended': every day 07:00-23:00; 'always'. Used by strategies that keep the desk's hours.", .evidence = "[A]", .confidence = Confidence::low}),
        field<&P::handling>({.key = "handling", .unit = Unit::duration, .min = 0, .max = 10'000, .help = "Mean time an agent works on one answer.", .evidence = "[A]", .confidence = Confidence::low}),
        field<&P::handling_cv>({.key = "handling_cv", .min = 0, .max = 10, .help = "Its standard deviation over its mean (lognormal).", .evidence = "[A]", .confidence = Confidence::low}),
        field<&P::handling_law>({.key = "handling_law", .help = "Law of the handling time."}),
        field<&P::abandonment>({.key = "abandonment", .help = "'none': a case stays queued whatever the complainer's patience; 'patience': it leaves the queue when his patience runs out."}),
    };
    // clang-format on
    return kFields;
}

}  // namespace firebreak
