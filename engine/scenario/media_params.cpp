#include "engine/scenario/media_params.hpp"

namespace firebreak {

const std::vector<Field>& MediaParams::fields() {
    using P = MediaParams;
    // clang-format off
    static const std::vector<Field> kFields = {
        field<&P::rate>({.key = "rate", .unit = Unit::per_hour, .min = 0, .max = 100, .help = "Articles per hour at the reference volume, for an issue of news value 1 (h0); 0 switches the media off.", .evidence = "[A]", .confidence = Confidence::low}),
        field<&P::exponent>({.key = "exponent", .min = 0, .max = 5, .help = "How the rate grows with volume / reference_volume (gamma).", .evidence = "[A]", .confidence = Confidence::low}),
        field<&P::cap>({.key = "cap", .unit = Unit::per_hour, .min = 0, .max = 1000, .help = "Most articles per hour about one issue: there are only so many editors.", .evidence = "[A]", .confidence = Confidence::low}),
        field<&P::reference_volume>({.key = "reference_volume", .unit = Unit::count, .min = 0.001, .max = 1e9, .help = "Posts about an issue in 24 hours, per 100,000 accounts, at which the rate holds (V_ref).", .evidence = "[A]", .confidence = Confidence::low}),
        field<&P::least_volume>({.key = "least_volume", .unit = Unit::count, .min = 0, .max = 1e9, .help = "Below this many posts in 24 hours, per 100,000 accounts, no editor notices (V_min).", .evidence = "[A]", .confidence = Confidence::low}),
        field<&P::lag>({.key = "lag", .unit = Unit::duration, .min = 0, .max = 1e5, .help = "Median time from an editor's decision to the article.", .evidence = "fit to Freshfields 2013: 28 % of crises international within 1 h, 69 % within 24 h [D]", .confidence = Confidence::medium}),
        field<&P::lag_sigma>({.key = "lag_sigma", .unit = Unit::log_units, .min = 0, .max = 10, .help = "Its spread.", .evidence = "fit to Freshfields 2013 [D]", .confidence = Confidence::medium}),
        field<&P::reach>({.key = "reach", .unit = Unit::share, .min = 0, .max = 1, .help = "Median share of the accounts that an article reaches.", .evidence = "[A]", .confidence = Confidence::low}),
        field<&P::reach_sigma>({.key = "reach_sigma", .unit = Unit::log_units, .min = 0, .max = 4, .help = "Its spread.", .evidence = "[A]", .confidence = Confidence::low}),
        field<&P::reading_time>({.key = "reading_time", .unit = Unit::duration, .min = 0.01, .max = 1e4, .help = "Mean activity time between an article and its reading.", .evidence = "[A]", .confidence = Confidence::low}),
        field<&P::credibility>({.key = "credibility", .min = 0, .max = 10, .help = "Credibility of an article.", .evidence = "[A]", .confidence = Confidence::low}),
        field<&P::arousal>({.key = "arousal", .unit = Unit::share, .min = 0, .max = 1, .help = "Arousal of an article; it speaks against the company as much.", .evidence = "[A]", .confidence = Confidence::low}),
        field<&P::quotes_company>({.key = "quotes_company", .unit = Unit::share, .min = 0, .max = 1, .help = "Probability that an article quotes the company where a statement is out; the statement's factor then applies to the article itself.",
                                   .evidence = "Einwiller et al. 2017: about half [V]", .confidence = Confidence::medium}),
        field<&P::feed_tick>({.key = "feed_tick", .unit = Unit::duration, .min = 300.0 / 3600, .max = 24, .help = "How often trending lists and editors look at the volume; a multiple of 5 min."}),
    };
    // clang-format on
    return kFields;
}

}  // namespace firebreak
