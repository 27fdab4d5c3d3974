// The languages of the interface, and the type of every text in it.
#pragma once

#include <cstdint>
#include <string_view>

namespace firebreak::viewer {

enum class Language : std::uint8_t { english, french };

/// A text in both languages. There is no way to make one without both, nor one whose translation forgets a placeholder.
struct Phrase {
    const char* english;
    const char* french;

    consteval Phrase(const char* in_english, const char* in_french) : english{in_english}, french{in_french} {
        if (*english == '\0' || *french == '\0') throw "a text is missing in one language";
        if (placeholders(english) != placeholders(french)) throw "a translation has other placeholders";
    }
    [[nodiscard]] constexpr const char* in(Language language) const noexcept { return language == Language::french ? french : english; }

  private:
    static constexpr int placeholders(std::string_view text) noexcept {
        int count = 0;
        for (const char c : text) count += c == '{' ? 1 : 0;
        return count;
    }
};

}  // namespace firebreak::viewer
