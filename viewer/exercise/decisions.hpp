// Questions put to the participants with a clock beside them, and what the facilitator and the observers wrote down.
#pragma once

#include "engine/core/time.hpp"
#include "engine/scenario/command.hpp"
#include "viewer/exercise/inject.hpp"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace firebreak::viewer {

/// The clock on the wall; whoever calls reads it.
using WallTime = std::chrono::sys_time<std::chrono::milliseconds>;

enum class PromptStatus : std::uint8_t { open, answered, expired, withdrawn };
inline constexpr std::array<std::string_view, 4> kPromptStatusWords{"open", "answered", "expired", "withdrawn"};

struct Prompt {
    std::uint32_t id = 0;
    /// The inject that put it; 0 for one put by hand.
    InjectId inject = 0;
    std::string question;
    Time opened{};
    WallTime opened_at{};
    std::optional<Duration> time_limit;
    PromptStatus status = PromptStatus::open;
    /// When it was answered, expired or withdrawn.
    Time closed{};
    WallTime closed_at{};
    /// What was decided: the command that did it, and words for it. A decision to do nothing has words alone.
    std::optional<Command> answer;
    std::string answer_text;
};

/// Since it was put; of a closed one, until it was closed. Never negative, whatever is done to the machine's clock.
[[nodiscard]] Duration time_taken(const Prompt& prompt, WallTime now) noexcept;
/// What is left of its time limit, 0 once it is over; nothing without a limit.
[[nodiscard]] std::optional<Duration> time_left(const Prompt& prompt, WallTime now) noexcept;

/// [serial]
class Prompts {
  public:
    Prompts() = default;
    explicit Prompts(std::vector<Prompt> prompts) : prompts_{std::move(prompts)} {}

    [[nodiscard]] const std::vector<Prompt>& list() const noexcept { return prompts_; }
    [[nodiscard]] const Prompt* find(std::uint32_t id) const noexcept;
    /// The open ones, the one that ends first in front; those without a limit last.
    [[nodiscard]] std::vector<std::uint32_t> open_ones() const;

    std::uint32_t open(std::string question, InjectId inject, std::optional<Duration> time_limit, Time now, WallTime wall);
    /// False where it is not open. One that expired may still be answered late: its status stays expired, its answer is kept.
    bool answer(std::uint32_t id, std::optional<Command> command, std::string text, Time now, WallTime wall);
    bool withdraw(std::uint32_t id, Time now, WallTime wall);
    /// Closes what has run out of time, at the moment it ran out; how many did.
    std::size_t expire(Time now, WallTime wall);
    /// Prompts put after this moment never were.
    void rewound_to(Time moment);

  private:
    Prompt* place_of(std::uint32_t id) noexcept;
    std::vector<Prompt> prompts_;
};

enum class NoteAuthor : std::uint8_t { facilitator, observer };
inline constexpr std::array<std::string_view, 2> kNoteAuthorWords{"facilitator", "observer"};

struct ExerciseNote {
    Time time{};
    WallTime wall{};
    NoteAuthor author = NoteAuthor::facilitator;
    /// Who it was, where several observe.
    std::string name;
    std::string text;
    /// The inject it is about; 0 for none.
    InjectId inject = 0;
};

}  // namespace firebreak::viewer
