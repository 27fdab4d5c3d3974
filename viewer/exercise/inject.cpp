#include "viewer/exercise/inject.hpp"

#include "viewer/exercise/inject_effect.hpp"

namespace firebreak::viewer {
namespace {

// Two spans of at most some years: their product of microseconds needs more than 64 bits.
Duration scaled(Duration span, Duration numerator, Duration denominator) noexcept {
    if (denominator <= Duration{0}) return span;
    __extension__ using Wide = __int128;
    const Wide product = static_cast<Wide>(span.count()) * numerator.count();
    const Wide half = denominator.count() / 2;
    const Wide rounded = (product + (product < 0 ? -half : half)) / denominator.count();
    constexpr Wide kMost = kNever.time_since_epoch().count();
    return Duration{static_cast<std::int64_t>(rounded > kMost ? kMost : rounded < -kMost ? -kMost : rounded)};
}

}  // namespace

Time moment_of(const InjectTime& at, const ExerciseTiming& timing) noexcept {
    switch (at.base) {
        case TimeBase::day_zero: return Time{at.offset};
        case TimeBase::outbreak: return timing.outbreak >= kNever ? kNever : timing.outbreak + at.offset;
        case TimeBase::exercise: return timing.start + scaled(at.offset, timing.simulated, timing.length);
    }
    return kNever;
}

InjectTime inject_time_at(Time moment, TimeBase base, const ExerciseTiming& timing) noexcept {
    switch (base) {
        case TimeBase::outbreak:
            if (timing.outbreak < kNever) return {base, moment - timing.outbreak};
            break;
        case TimeBase::exercise: return {base, scaled(moment - timing.start, timing.length, timing.simulated)};
        case TimeBase::day_zero: break;
    }
    return {TimeBase::day_zero, moment.time_since_epoch()};
}

bool is_same(const Inject& one, const Inject& other) {
    const auto texts = [](const Inject& i) {
        return std::array<std::string_view, 8>{i.number, i.from, i.to, i.channel, i.message, i.expected_action, i.notes, i.prompt};
    };
    return one.id == other.id && texts(one) == texts(other) && one.at == other.at && one.status == other.status &&
           one.published_at == other.published_at && one.is_reserve == other.is_reserve && one.score == other.score &&
           one.time_limit == other.time_limit && one.effect.has_value() == other.effect.has_value() &&
           (!one.effect || effect_text(*one.effect) == effect_text(*other.effect));
}

}  // namespace firebreak::viewer
