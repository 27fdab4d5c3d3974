// What a playbook remembers from tick to tick, and its bytes: equal memories give equal bytes, whatever lies in a struct's padding.
#pragma once

#include "plugins/rules/columns.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace firebreak::rules {

struct RuleMemory {
    std::uint64_t fired = 0;
    Time last_fired = kNever;
    /// Among the rules whose changes of orders are in force, the later number wins; 0: not in force.
    std::uint64_t in_force = 0;
    /// Its conditions held at the last tick: it fires when they begin to.
    bool held = false;
    friend bool operator==(const RuleMemory&, const RuleMemory&) = default;
};

/// Cases that were new or changed in the last 24 h, by anger; one entry per hour.
class AngerOfTheDay {
  public:
    /// Moves on to the hour of `now`, forgetting what is older than a day.
    void move_to(Time now) noexcept;
    void count(std::uint8_t anger) noexcept;
    /// The share of `anger`; not known without any case.
    [[nodiscard]] double share(std::size_t anger) const noexcept;
    friend bool operator==(const AngerOfTheDay&, const AngerOfTheDay&) = default;

  private:
    friend struct Memory;
    std::int64_t hour_ = 0;
    std::array<std::array<std::uint32_t, 3>, 24> counts_{};
};

struct Memory {
    std::vector<RuleMemory> rules;
    std::uint64_t changes = 0;
    std::uint64_t statements = 0;
    std::uint64_t fixes = 0;
    std::uint64_t supporters = 0;
    Time last_statement = kNever;
    Time last_fix = kNever;
    Time first_alarm = kNever;
    Time calm_since = kNever;
    bool was_crisis = false;
    AngerOfTheDay anger;

    [[nodiscard]] std::vector<std::byte> bytes() const;
    /// Throws std::length_error when `bytes` come from another playbook.
    void restore(std::span<const std::byte> bytes);
    friend bool operator==(const Memory&, const Memory&) = default;

  private:
    template <class Archive>
    void visit(Archive& archive);
};

}  // namespace firebreak::rules
