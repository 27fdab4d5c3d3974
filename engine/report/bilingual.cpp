#include "engine/report/bilingual.hpp"

namespace firebreak {
namespace {

constexpr std::string_view kHard = "\u00a0";
constexpr std::string_view kNarrow = "\u202f";

bool begins(std::string_view text, std::size_t at, std::string_view with) { return text.substr(at).starts_with(with); }

// The space that a plain one before `rest` must become, or nothing.
std::string_view space_before(std::string_view rest, bool is_french) {
    if (rest.starts_with("%") || rest.starts_with("€")) return kHard;
    if (!is_french) return {};
    if (rest.starts_with(":") || rest.starts_with("»")) return kHard;
    if (rest.starts_with(";") || rest.starts_with("!") || rest.starts_with("?")) return kNarrow;
    return {};
}

std::string mended(std::string_view text, bool is_french) {
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == ' ') {
            const std::string_view space = space_before(text.substr(i + 1), is_french);
            result += space.empty() ? std::string_view{" "} : space;
        } else if (is_french && begins(text, i, "« ")) {
            result += "«";
            result += kHard;
            i += std::string_view{"« "}.size() - 1;
        } else {
            result += text[i];
        }
    }
    return result;
}

}  // namespace

std::string french_spaces(std::string_view text) { return mended(text, true); }
std::string english_spaces(std::string_view text) { return mended(text, false); }

Bilingual quoted(const std::string& text) { return {"“" + text + "”", "«\u00a0" + text + "\u00a0»"}; }

Bilingual joined(const Bilingual& first, const Bilingual& second, std::string_view between) {
    return {fmt::format("{}{}{}", first.en, between, second.en), fmt::format("{}{}{}", first.fr, between, second.fr)};
}

}  // namespace firebreak
