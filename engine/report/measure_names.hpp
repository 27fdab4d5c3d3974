// Short names of measures, series columns and units in both languages. The definitions stay in the manual of measures.
#pragma once

#include "engine/report/figures.hpp"

#include <optional>
#include <string_view>

namespace firebreak {

/// What a measure is called in a report.
struct MeasureWords {
    FigureKind kind = FigureKind::number;
    /// "reach", "portée": fits a heading and a sentence alike.
    Bilingual name;
    /// With its article: "the reach", "la portée".
    Bilingual with_article;
    /// "of the reach", "de la portée".
    Bilingual of;
    /// "accounts", "comptes"; empty where the figure carries its unit.
    Bilingual unit;
};

/// Of a measure or a column of the time series; a key that is neither is its own name.
[[nodiscard]] MeasureWords words_of_measure(std::string_view key);
[[nodiscard]] MeasureWords words_of_column(std::string_view key);

/// "accounts" in both languages; the English word where French has none listed.
[[nodiscard]] Bilingual words_of_unit(std::string_view unit);

/// Whether the key has a name of its own: a test asks for every measure and column.
[[nodiscard]] bool has_measure_words(std::string_view key) noexcept;

/// The figure with its unit, as sentences need it: "123 accounts".
[[nodiscard]] Bilingual figure_with_unit(const MeasureWords& words, std::optional<double> value);

}  // namespace firebreak
