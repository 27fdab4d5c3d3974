#include "engine/scenario/platform_params.hpp"

namespace firebreak {

const std::vector<Field>& PlatformParams::fields() {
    using P = PlatformParams;
    // clang-format off
    static const std::vector<Field> kFields = {
        field<&P::visibility>({.key = "visibility", .unit = Unit::share, .min = 0, .max = 1, .help = "Probability that a follower ever sees a post.",
                               .evidence = "5-7 % Twitter, 5-15 % Facebook (2011 industry figures), 8-12 % in the AMEC standards talk [V]", .confidence = Confidence::medium}),
        field<&P::follow_weights>({.key = "follow_weights", .help = "Take the visibility of each follow from the graph's third column instead of `visibility`."}),
        field<&P::min_reaction>({.key = "min_reaction", .unit = Unit::duration, .min = 0, .max = 300.0 / 3600, .help = "Nobody sees, reads and reacts faster; what the company does reaches accounts "
                                 "no earlier. Must divide 5 min. 0 needs sim.loop: serial.", .evidence = "0.6 % of the SEISMIC kernel's mass lies below 10 s [D]", .confidence = Confidence::medium}),
        field<&P::kernel>({.key = "kernel", .help = "Law of the delay between a post and a follower's seeing it, in activity time."}),
        field<&P::kernel_flat>({.key = "kernel_flat", .unit = Unit::duration, .min = 0.001, .max = 24, .help = "Flat part s0 of the SEISMIC kernel.",
                                .evidence = "300 s, SEISMIC (Zhao et al. 2015) [V]", .confidence = Confidence::high}),
        field<&P::kernel_tail>({.key = "kernel_tail", .min = 0.05, .max = 5, .help = "Tail exponent theta of the SEISMIC kernel; its density falls as t^-(1+theta).",
                                .evidence = "0.2314843, SEISMIC (Zhao et al. 2015) [V]", .confidence = Confidence::high}),
        field<&P::kernel_mean>({.key = "kernel_mean", .unit = Unit::duration, .min = 0, .max = 1e7, .help = "Mean delay of the exponential kernel, or the delay of the fixed one."}),
        field<&P::post_lifetime>({.key = "post_lifetime", .unit = Unit::duration, .min = 0, .max = 1e6, .help = "Mean of the exponential time after which nobody sees a post any more; 0: for ever."}),
        field<&P::draws>({.key = "draws", .help = "'per_follow' decides each follow by its own coin (coupled between policies); 'skip' has the same law, is faster, and is not coupled across "
                                                 "visibilities or graphs."}),
        field<&P::activity>({.key = "activity", .help = "Hourly profile of activity, by the hour of day 0's place; 'flat' switches the daily rhythm off.", .evidence = "shape [V], values [A]", .confidence = Confidence::low}),
        field<&P::contagion>({.key = "contagion", .help = "'simple' ignores how many have passed an issue on; 'reinforced' raises the probability with the number of sources; 'threshold_count' and 'threshold_fraction' share when so many "
                                                          "sources, or such a part of one's friends, have been heard; 'rumour' is a contact process and needs sim.loop: serial with min_reaction 0.",
                              .evidence = "Hodas & Lerman 2014 [V]", .confidence = Confidence::medium}),
        field<&P::share_probability>({.key = "share_probability", .min = 0, .max = 100, .help = "Sharing hazard p0 of one exposure; the probability is 1 - exp(-p0 M).",
                                      .evidence = "tuned: 6 % of posts shared (Sysomos [V]) gives .941 unshared [D]", .confidence = Confidence::medium}),
        field<&P::share_once_per>({.key = "share_once_per", .help = "An account shares an issue at most once, or each root post at most once."}),
        field<&P::damping>({.key = "damping", .min = 0, .max = 1, .help = "Factor on the sharing hazard per generation (delta).",
                            .evidence = "depth-1 share .91, structural virality 2.1-2.3 [D] against about .96 [V]", .confidence = Confidence::medium}),
        field<&P::vividness_sigma>({.key = "vividness_sigma", .unit = Unit::log_units, .min = 0, .max = 2, .help = "Spread of a root post's vividness, lognormal with mean 1.",
                                    .evidence = "fit of the tail beyond 100 shares [D]", .confidence = Confidence::low}),
        field<&P::arousal_effect>({.key = "arousal_effect", .min = 0, .max = 5, .help = "Log effect of a post's arousal on sharing (beta_alpha).",
                                   .evidence = "Berger & Milkman 2012: +1 SD, odds x 1.34 [V]", .confidence = Confidence::medium}),
        field<&P::anger_effect>({.key = "anger_effect", .min = 0, .max = 5, .help = "Log effect of one's own anger on sharing (beta_A).",
                                 .evidence = "Berger & Milkman 2012: +1 SD, odds x 1.34 [V]", .confidence = Confidence::medium}),
        field<&P::reinforcement>({.key = "reinforcement", .min = 0, .max = 1, .help = "Weight rho of ln(1 + distinct sources) in 'reinforced'.",
                                  .evidence = "sign: Hodas & Lerman 2014 [V]", .confidence = Confidence::low}),
        field<&P::novelty_half_life>({.key = "novelty_half_life", .unit = Unit::duration, .min = 0, .max = 1e6, .help = "Half-life of an issue's novelty since its last news; 0: never fades.",
                                      .evidence = "bit.ly 2.8 h per link, Digg 69 min [V]; issue level [A]", .confidence = Confidence::low}),
        field<&P::thread_seen>({.key = "thread_seen", .unit = Unit::share, .min = 0, .max = 1, .help = "Probability that who sees a post also sees a reply published under its root.",
                                .evidence = "[A]", .confidence = Confidence::low}),
        field<&P::tempo>({.key = "tempo", .min = 0.01, .max = 100, .help = "Multiplies every delay of people and media (reactions, anger, novelty, patience, detection, articles): above 1 for a slower web.", .evidence = "[A]", .confidence = Confidence::low}),
        field<&P::feed>({.key = "feed", .help = "'kernel' shows a post to a share `visibility` of followers after the reaction kernel; 'chronological' shows it at the next session if it is still among the newest; 'ranked' by "
                                                "engagement, arousal and age.", .evidence = "[A] but for the kernel", .confidence = Confidence::low}),
        field<&P::sessions_per_day>({.key = "sessions_per_day", .unit = Unit::per_day, .min = 0.01, .max = 1000, .help = "Sessions per account and day of average activity ('chronological', 'ranked').", .evidence = "[A]", .confidence = Confidence::low}),
        field<&P::feed_length>({.key = "feed_length", .unit = Unit::count, .min = 1, .max = 1e6, .help = "Newest posts that an account looks at in a session ('chronological').", .evidence = "[A]", .confidence = Confidence::low}),
        field<&P::posts_per_friend>({.key = "posts_per_friend", .unit = Unit::per_day, .min = 0, .max = 1000, .help = "Other posts per friend and day that push a post down ('chronological').", .evidence = "[A]", .confidence = Confidence::low}),
        field<&P::ranked_engagement>({.key = "ranked_engagement", .min = 0, .max = 10, .help = "Weight of ln(1 + shares of the root so far) in the ranked feed's score (w_e).", .evidence = "[A]", .confidence = Confidence::low}),
        field<&P::ranked_arousal>({.key = "ranked_arousal", .min = 0, .max = 10, .help = "Weight of arousal - 1/2 in the ranked feed's score (w_alpha).", .evidence = "[A]", .confidence = Confidence::low}),
        field<&P::ranked_age>({.key = "ranked_age", .unit = Unit::duration, .min = 0.01, .max = 1e6, .help = "Age that costs one unit of the ranked feed's score (tau).", .evidence = "[A]", .confidence = Confidence::low}),
        field<&P::threshold_count>({.key = "threshold_count", .unit = Unit::count, .min = 1, .max = 255, .help = "Distinct sources that make an account share under 'threshold_count' (theta).", .evidence = "Centola & Macy 2007 [M]", .confidence = Confidence::low}),
        field<&P::threshold_fraction>({.key = "threshold_fraction", .unit = Unit::share, .min = 0, .max = 1, .help = "Part of an account's friends that make it share under 'threshold_fraction' (phi).", .evidence = "Watts 2002 [M]", .confidence = Confidence::low}),
        field<&P::rumour_rule>({.key = "rumour_rule", .help = "Who stops spreading when a spreader meets one who knows: 'maki_thompson' the one who told, 'daley_kendall' both spreaders.", .evidence = "Maki & Thompson 1973; Daley & Kendall 1964 [M]", .confidence = Confidence::medium}),
        field<&P::stifling>({.key = "stifling", .unit = Unit::share, .min = 0, .max = 1, .help = "Probability that such a meeting stops the spreader (alpha).", .evidence = "[A]", .confidence = Confidence::low}),
        field<&P::trending_rate>({.key = "trending_rate", .min = 0, .max = 10, .help = "Hazard per hour that an account which has heard nothing is shown the trending post, per unit of (volume of the last hour - threshold) / threshold; 0: no trending.",
                                  .evidence = "needed: Lamba et al. 2015 [V]; size [A]", .confidence = Confidence::low}),
        field<&P::trending_threshold>({.key = "trending_threshold", .unit = Unit::per_hour, .min = 0.001, .max = 1e6, .help = "Posts per hour and 100,000 accounts above which the issue trends (theta_T).", .evidence = "[A]", .confidence = Confidence::low}),
        field<&P::trending_cap>({.key = "trending_cap", .min = 0, .max = 10, .help = "Largest trending hazard per hour.", .evidence = "[A]", .confidence = Confidence::low}),
        field<&P::search>({.key = "search", .unit = Unit::share, .min = 0, .max = 1, .help = "Probability that a customer whom the service fails looks the matter up and sees the most shared post of the last 24 hours.", .evidence = "[A]", .confidence = Confidence::low}),
    };
    // clang-format on
    return kFields;
}

}  // namespace firebreak
