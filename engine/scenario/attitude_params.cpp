#include "engine/scenario/attitude_params.hpp"

#include <array>

namespace firebreak {

const std::vector<Field>& AttitudeParams::fields() {
    using P = AttitudeParams;
    // clang-format off
    static const std::vector<Field> kFields = {
        field<&P::step>({.key = "step", .min = 0, .max = 1, .help = "Step of attitude at one exposure (eta); 0 switches attitude, Buzz and churn off.", .evidence = "[M]/[A]", .confidence = Confidence::low}),
        field<&P::negativity_bias>({.key = "negativity_bias", .min = 0.01, .max = 100, .help = "How much more a negative exposure moves than a positive one.", .evidence = "2:1 [M]", .confidence = Confidence::low}),
        field<&P::initial_mean>({.key = "initial_mean", .min = -1, .max = 1, .help = "Mean attitude before anything happens, on [-1, 1] (R0). Below 0 is a bad name: the public holds the company responsible one SCCT step further.", .evidence = "[A]; a bad name: structure Coombs 2007 [V], size [A]", .confidence = Confidence::low}),
        field<&P::initial_sigma>({.key = "initial_sigma", .min = 0, .max = 2, .help = "Its standard deviation between people, before clipping to [-1, 1].", .evidence = "[A]", .confidence = Confidence::low}),
        field<&P::half_life_accidental>({.key = "half_life_accidental", .unit = Unit::duration, .min = 1, .max = 1e6, .help = "Half-life of the way back after an issue of the victim or accidental cluster (h_R).", .evidence = "[A]", .confidence = Confidence::low}),
        field<&P::half_life_preventable>({.key = "half_life_preventable", .unit = Unit::duration, .min = 1, .max = 1e6, .help = "The same after a preventable one.", .evidence = "VW -50 to -12, Chipotle -40 to -12 after a year [V]", .confidence = Confidence::medium}),
        field<&P::permanent_loss>({.key = "permanent_loss", .unit = Unit::share, .min = 0, .max = 1, .help = "Share of the deepest fall that is never made good (sigma_perm).", .evidence = "residual .24-.30: VW, Chipotle [D]", .confidence = Confidence::medium}),
        field<&P::memory>({.key = "memory", .unit = Unit::duration, .min = 1, .max = 1e5, .help = "How long the last thing heard counts in Buzz.", .evidence = "YouGov: two weeks [V]", .confidence = Confidence::high}),
        field<&P::sample_tick>({.key = "sample_tick", .unit = Unit::duration, .min = 300.0 / 3600, .max = 24 * 30, .help = "How often mean attitude is recorded, a multiple of 5 min; changes no event."}),
        field<&P::churn>({.key = "churn", .unit = Unit::per_year, .min = -1, .max = 100, .help = "Churn hazard per customer and year without any trouble; -1: mobile .20, fixed .132, bank .01, retail .20, other .10.",
                          .evidence = "ISPs 1.92-4.43 % a quarter; TSB 50 k of 5 M a year [V]; retail [A]", .confidence = Confidence::medium}),
        field<&P::churn_attitude>({.key = "churn_attitude", .min = 0, .max = 10, .help = "Log effect of lost attitude on churn (b_R).", .evidence = "[A]", .confidence = Confidence::low}),
        field<&P::churn_unresolved>({.key = "churn_unresolved", .min = 0, .max = 10, .help = "Log effect of an unresolved grievance on churn (b_u).", .evidence = "ln 1.15: Gartner 'up to 15 %' [V, vendor claim, upper bound]", .confidence = Confidence::low}),
        field<&P::churn_failures>({.key = "churn_failures", .min = 0, .max = 10, .help = "Log effect of each failure on churn (b_n).", .evidence = "[A]", .confidence = Confidence::low}),
    };
    // clang-format on
    return kFields;
}

double AttitudeParams::effective_churn(Sector sector) const noexcept {
    static constexpr std::array kChurn = {0.01, 0.20, 0.132, 0.20, 0.10};
    return churn >= 0.0 ? churn : kChurn[static_cast<std::size_t>(sector)];
}

}  // namespace firebreak
