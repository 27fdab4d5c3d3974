// The effective gain in words: what one should know before believing a run.
#pragma once

#include "engine/sim/effective_gain.hpp"

#include <string>

namespace firebreak {

/// Γ, its parts and what they mean, in four to six lines, the last one ended.
[[nodiscard]] std::string gain_text(const EffectiveGain& gain);

/// The sentence alone.
[[nodiscard]] std::string gain_meaning(const EffectiveGain& gain);

/// The whole matrix, every part with its meaning, and the sentence.
[[nodiscard]] std::string gain_report(const EffectiveGain& gain);

/// The same for a program; null where nothing is defined.
[[nodiscard]] std::string gain_json(const EffectiveGain& gain);

}  // namespace firebreak
