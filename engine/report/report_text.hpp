// The sentences at the top of a report: computed from the numbers, and careful where the numbers are.
#pragma once

#include "engine/report/report_document.hpp"
#include "engine/study/comparison.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace firebreak {

/// What kind of answer the study gives in its first leading measure.
enum class HeadlineKind : std::uint8_t {
    better,     ///< a policy beats the baseline beyond chance
    worse,      ///< none does, but one is worse beyond chance
    different,  ///< beyond chance, in a measure that has no better or worse
    chance,     ///< nothing differs beyond chance
    identical,  ///< every run came out as the baseline's
    unknown,    ///< too few runs can be paired
    alone       ///< there is only one policy
};

struct Headline {
    HeadlineKind kind = HeadlineKind::unknown;
    /// The policy that the sentence is about, where there is one.
    std::optional<std::uint32_t> branch;
    Bilingual sentence;
    /// What must be known beside it: who may do as well, how likely a crisis is, how far it holds.
    std::vector<Bilingual> below;
};

/// Of the comparison's first leading measure. O(branches²).
[[nodiscard]] Headline headline(const StudyComparison& comparison);

/// Up to four figures to set large beside it.
[[nodiscard]] std::vector<KeyFigure> key_figures(const StudyComparison& comparison, const Headline& headline);

/// "a", "a and b", "a, b and c".
[[nodiscard]] Bilingual list_of(std::span<const Bilingual> items);

/// "better", "meilleure".
[[nodiscard]] Bilingual words_of(Verdict verdict);

/// The first letter large, accents included.
[[nodiscard]] Bilingual capitalised(Bilingual text);

/// The measure that a study is judged by: the first leading one, or reach.
[[nodiscard]] std::string_view lead_measure(const StudyComparison& comparison) noexcept;

}  // namespace firebreak
