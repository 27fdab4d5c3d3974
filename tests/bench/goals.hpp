// What the engine is held to: each goal is a figure, or the ratio of two figures measured in the same rounds.
#pragma once

#include <span>
#include <string_view>

namespace firebreak::bench {

struct Goal {
    /// What is asked of what: "the cascade on W1, ..." and "times graph-tool".
    std::string_view subject;
    std::string_view measure;
    bool is_at_least = true;
    double required = 0.0;
    /// Ids of figures; without a denominator the figure itself counts.
    std::string_view figure;
    std::string_view denominator = {};
    /// Of a peer that no package provides: what it reached where it was measured, in the figure's unit; 0 for none.
    double elsewhere = 0.0;
};

[[nodiscard]] std::span<const Goal> goals() noexcept;

}  // namespace firebreak::bench
