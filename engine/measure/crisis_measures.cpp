// Whether there was a crisis, and how long.
#include "engine/measure/measure_table.hpp"
#include "engine/measure/quantile.hpp"

#include <array>

namespace firebreak {
namespace {

using namespace measure_table_words;

using Outcome = CrisisOutcome RunFacts::*;

template <Outcome Which>
Value crisis_start(Facts f) {
    const auto& first = (f.*Which).first;
    if (!first) return std::nullopt;
    return static_cast<double>(first->start_hour);
}

template <Outcome Which>
Value crisis_end(Facts f) {
    const auto& first = (f.*Which).first;
    if (!first || first->is_censored) return std::nullopt;
    return static_cast<double>(first->end_hour);
}

template <Outcome Which>
Value crisis_duration(Facts f) {
    const auto& first = (f.*Which).first;
    if (!first) return std::nullopt;
    return static_cast<double>(first->end_hour - first->start_hour);
}

template <Outcome Which>
Value crisis_censored(Facts f) {
    const auto& first = (f.*Which).first;
    if (!first) return std::nullopt;
    return first->is_censored ? 1.0 : 0.0;
}

template <Outcome Which>
Value is_crisis(Facts f) {
    return (f.*Which).crises > 0 ? 1.0 : 0.0;
}

constexpr std::array kTable = {
    MeasureEntry{{"crises", "crises",
                  "Times the hourly volume met the crisis rule: two hours in a row above max(floor, b + 5 sqrt b, 5 b), b being the volume "
                  "expected at that hour.",
                  kEmergent},
                 [](Facts f) { return number(f.crisis.crises); }},
    MeasureEntry{{"crisis", "0 or 1", "Whether there was a crisis.", kEmergent}, is_crisis<&RunFacts::crisis>},
    MeasureEntry{{"crisis_start", "h", "Start of the first crisis: the first of its high hours.", kEmergent},
                 crisis_start<&RunFacts::crisis>},
    MeasureEntry{{"crisis_end", "h",
                  "Its end: the first hour followed by 24 hours in a row up to max(floor / 4, 2 b); none while it goes on.", kEmergent},
                 crisis_end<&RunFacts::crisis>},
    MeasureEntry{{"crisis_duration", "h", "From its start to its end, or to the end of the run.", kEmergent},
                 crisis_duration<&RunFacts::crisis>},
    MeasureEntry{{"crisis_censored", "0 or 1", "Whether it was still going on at the end of the run, so that its duration is a least one.",
                  kEmergent},
                 crisis_censored<&RunFacts::crisis>},
    MeasureEntry{{"amplified_crises", "crises",
                  "The same rule on the volume without the complaints that the incidents' own failures caused at first hand.", kEmergent},
                 [](Facts f) { return number(f.amplified.crises); }},
    MeasureEntry{
        {"amplified_crisis", "0 or 1", "Whether what others added to the first-hand complaints was a crisis by itself.", kEmergent},
        is_crisis<&RunFacts::amplified>},
    MeasureEntry{{"amplified_crisis_start", "h", "Start of the first amplified crisis.", kEmergent}, crisis_start<&RunFacts::amplified>},
    MeasureEntry{{"amplified_crisis_end", "h", "Its end; none while it goes on.", kEmergent}, crisis_end<&RunFacts::amplified>},
    MeasureEntry{{"amplified_crisis_duration", "h", "From its start to its end, or to the end of the run.", kEmergent},
                 crisis_duration<&RunFacts::amplified>},
    MeasureEntry{{"amplified_crisis_censored", "0 or 1", "Whether it was still going on at the end of the run.", kEmergent},
                 crisis_censored<&RunFacts::amplified>},
};

}  // namespace

std::span<const MeasureEntry> crisis_measures() { return kTable; }

}  // namespace firebreak
