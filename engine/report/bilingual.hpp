// The same words in English and in French. Everything a report says is made in both, so that the reader can change the language.
#pragma once

#include <fmt/format.h>

#include <string>
#include <string_view>

namespace firebreak {

enum class Language { english, french };

/// A text in both languages, UTF-8, with the spaces that must not break as such.
struct Bilingual {
    std::string en;
    std::string fr;

    [[nodiscard]] const std::string& in(Language language) const noexcept { return language == Language::french ? fr : en; }
    friend bool operator==(const Bilingual&, const Bilingual&) = default;
};

/// A text of the catalogue, with places {0}, {1}… in either order.
struct Phrase {
    std::string_view key;
    std::string_view en;
    std::string_view fr;
};

/// What a user wrote, in whatever language that is.
[[nodiscard]] inline Bilingual as_written(std::string text) { return {text, text}; }

/// The spaces before : ; ! ? % € », after «, and between a number and "h", as they are set in French; before % and € in English too.
/// Plain text in, plain text out: no markup.
[[nodiscard]] std::string french_spaces(std::string_view text);
[[nodiscard]] std::string english_spaces(std::string_view text);

/// "“{0}”" and "« {0} »".
[[nodiscard]] Bilingual quoted(const std::string& text);

/// The texts one after the other, `between` between them.
[[nodiscard]] Bilingual joined(const Bilingual& first, const Bilingual& second, std::string_view between = " ");

namespace bilingual_detail {
[[nodiscard]] inline const std::string& english(const Bilingual& value) { return value.en; }
[[nodiscard]] inline const std::string& french(const Bilingual& value) { return value.fr; }
template <class Value>
[[nodiscard]] const Value& english(const Value& value) {
    return value;
}
template <class Value>
[[nodiscard]] const Value& french(const Value& value) {
    return value;
}
}  // namespace bilingual_detail

/// The phrase with its places filled: with a Bilingual by language, with anything else as it is.
template <class... Values>
[[nodiscard]] Bilingual filled(const Phrase& phrase, const Values&... values) {
    // Spaces are mended before the places are filled: what users wrote stays as it is.
    const std::string en = english_spaces(phrase.en);
    const std::string fr = french_spaces(phrase.fr);
    return {fmt::format(fmt::runtime(en), bilingual_detail::english(values)...),
            fmt::format(fmt::runtime(fr), bilingual_detail::french(values)...)};
}

}  // namespace firebreak
