// One line of a master scenario events list: what is played to the participants, when, from whom and to whom, and what they should do.
#pragma once

#include "engine/core/time.hpp"
#include "engine/scenario/command.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace firebreak::viewer {

/// What the time of an inject counts from.
enum class TimeBase : std::uint8_t {
    day_zero,  ///< "d7 09:00"
    outbreak,  ///< "t0 + 30 min": simulated time after the first incident breaks out
    exercise   ///< "e0 + 15 min": minutes of the exercise, as the participants' watches count them
};

struct InjectTime {
    TimeBase base = TimeBase::day_zero;
    Duration offset{0};
    friend bool operator==(const InjectTime&, const InjectTime&) = default;
};

/// How minutes of the exercise lie on the simulated days: `length` of the one is `simulated` of the other.
struct ExerciseTiming {
    Time start{};
    Duration simulated = days{2};
    Duration length = minutes{90};
    /// When the first incident breaks out; kNever without one.
    Time outbreak = kNever;
    friend bool operator==(const ExerciseTiming&, const ExerciseTiming&) = default;
};

enum class InjectStatus : std::uint8_t { planned, published, skipped, delayed };
inline constexpr std::array<std::string_view, 4> kStatusWords{"planned", "published", "skipped", "delayed"};

/// Names an inject as long as the list lives; 0 is nobody's.
using InjectId = std::uint32_t;

inline constexpr int kBestScore = 5;

struct Inject {
    InjectId id = 0;
    /// As the facilitator numbers them: 7, 7a, 12.1.
    std::string number;
    InjectTime at;
    std::string from;
    std::string to;
    /// social, press, phone, email, internal, regulator, or a word of the facilitator's own.
    std::string channel;
    std::string message;
    std::string expected_action;
    /// What happens in the simulation besides; nothing for a message alone.
    std::optional<Command> effect;
    InjectStatus status = InjectStatus::planned;
    /// When it was published, in simulated time.
    std::optional<Time> published_at;
    /// Kept back until the facilitator takes it: never due by itself.
    bool is_reserve = false;
    std::string notes;
    /// 0 to kBestScore, against the expected action.
    std::optional<int> score;
    /// The question put to the participants when it is published; none when empty.
    std::string prompt;
    /// Time to answer it, by the clock on the wall; none for as long as they like.
    std::optional<Duration> time_limit;
};

/// When it is to be published; kNever where it counts from an outbreak that there is not.
[[nodiscard]] Time moment_of(const InjectTime& at, const ExerciseTiming& timing) noexcept;

/// `moment` in the base of `like`, as exactly as microseconds allow.
[[nodiscard]] InjectTime inject_time_at(Time moment, TimeBase base, const ExerciseTiming& timing) noexcept;

/// Waiting to be published by the clock.
[[nodiscard]] constexpr bool is_waiting(const Inject& inject) noexcept {
    return !inject.is_reserve && (inject.status == InjectStatus::planned || inject.status == InjectStatus::delayed);
}

/// Equal in everything that is kept, the effect compared as it is written.
[[nodiscard]] bool is_same(const Inject& one, const Inject& other);

}  // namespace firebreak::viewer
