#include "engine/scenario/incident_params.hpp"

namespace firebreak {

const std::vector<Field>& Aftershock::fields() {
    // clang-format off
    static const std::vector<Field> kFields = {
        field<&Aftershock::after>({.key = "after", .unit = Unit::duration, .min = 0, .max = 1e5, .help = "Time from the incident's start to the aftershock's."}),
        field<&Aftershock::duration>({.key = "duration", .unit = Unit::duration, .min = 0, .max = 1e5, .help = "How long it lasts."}),
    };
    // clang-format on
    return kFields;
}

const std::vector<Field>& IncidentParams::fields() {
    using P = IncidentParams;
    // clang-format off
    static const std::vector<Field> kFields = {
        field<&P::id>({.key = "id", .help = "Name of the incident, used by the timeline and in the results."}),
        field<&P::incident_class>({.key = "class", .help = "'outage': affected customers fail once, at their first use; 'chronic': they fail again and again until it is fixed; 'latent_defect': they fail when they hear of it and try; 'gaffe', 'misconduct', "
                                                             "'rumour': nobody fails, first posters talk."}),
        field<&P::cluster>({.key = "cluster", .help = "Whom the public holds responsible: SCCT cluster.", .evidence = "Coombs, SCCT 2007 [V]", .confidence = Confidence::medium}),
        field<&P::start>({.key = "start", .unit = Unit::instant, .min = 0, .max = 1e6, .help = "When it breaks out: 'd7 07:00', '7 d 7 h' or a date."}),
        field<&P::duration>({.key = "duration", .unit = Unit::duration, .min = 0, .max = 1e6, .help = "How long it lasts by itself; 0 for a chronic incident: until it is fixed."}),
        field<&P::affected>({.key = "affected", .unit = Unit::share, .min = 0, .max = 1, .help = "Share of customers it concerns.", .evidence = "[A]", .confidence = Confidence::low}),
        field<&P::hazard_per_day>({.key = "hazard", .unit = Unit::per_day, .min = 0, .max = 100, .help = "Failures per affected customer and day of a chronic incident.", .evidence = "[A]", .confidence = Confidence::low}),
        field<&P::anger>({.key = "anger", .unit = Unit::share, .min = 0, .max = 1, .help = "Anger that one of its failures adds (s).", .evidence = "[A]", .confidence = Confidence::low}),
        field<&P::vividness>({.key = "vividness", .min = 0, .max = 100, .help = "Factor on the vividness of posts about it (w).", .evidence = "1-15 [A]", .confidence = Confidence::low}),
        field<&P::residual>({.key = "residual", .unit = Unit::share, .min = 0, .max = 1, .help = "Share of its failures that a root-cause fix leaves.", .evidence = "[A]", .confidence = Confidence::low}),
        field<&P::seeds_per_hour>({.key = "seeds_per_hour", .unit = Unit::per_hour, .min = 0, .max = 1e6, .help = "First posts per hour while it lasts."}),
        field<&P::seeds_at_start>({.key = "seeds_at_start", .unit = Unit::count, .min = 0, .max = 10'000'000, .help = "First posts at its start."}),
        field<&P::seed_arousal>({.key = "seed_arousal", .unit = Unit::share, .min = 0, .max = 1, .help = "Arousal of the first posts.", .evidence = "[A]", .confidence = Confidence::low}),
        field<&P::seed_followers>({.key = "seed_followers", .unit = Unit::count, .min = 0, .max = 1e9, .help = "First posters are chosen among the accounts whose follower count is nearest to this; 0: anybody.", .evidence = "[A]", .confidence = Confidence::low}),
        field<&P::hazard_half_life>({.key = "hazard_half_life", .unit = Unit::duration, .min = 0, .max = 1e6, .help = "The hazard of a chronic incident halves every so long; 0: it stays.", .evidence = "[A]", .confidence = Confidence::low}),
        field<&P::awareness_test>({.key = "awareness_test", .unit = Unit::share, .min = 0, .max = 1, .help = "Latent defect: probability that an affected customer who first hears of it tries, and fails.", .evidence = "[A]", .confidence = Confidence::low}),
        field<&P::public_factor>({.key = "public_factor", .min = 0, .max = 10, .help = "Factor on public_complaint while the incident lasts: below 1 where the outage takes the channel down as well.", .evidence = "[A]", .confidence = Confidence::low}),
        field<&P::vividness_spread>({.key = "vividness_spread", .unit = Unit::log_units, .min = 0, .max = 3, .help = "Spread of `vividness` between repetitions, lognormal with median 1.", .evidence = "[A]", .confidence = Confidence::low}),
    };
    // clang-format on
    return kFields;
}

}  // namespace firebreak
