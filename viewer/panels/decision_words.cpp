#include "viewer/panels/decision_words.hpp"

#include "viewer/ui/words_settings.hpp"

#include <array>

namespace firebreak::viewer {
namespace {

/// What stands before and after up to two things that are taken over as they are, and the same in French.
struct Pattern {
    std::array<std::string_view, 3> english;
    std::array<std::string_view, 3> french;
};

constexpr std::array kPatterns{
    Pattern{{"standing orders changed", "", ""}, {"consignes permanentes modifiées", "", ""}},
    Pattern{{"the company sees a crisis", "", ""}, {"l’entreprise voit une crise", "", ""}},
    Pattern{{"the company sees the crisis end", "", ""}, {"l’entreprise voit la crise se terminer", "", ""}},
    Pattern{{"what the first posts showed is taken down", "", ""}, {"ce que montraient les premiers messages est retiré", "", ""}},
    Pattern{{"crisis plan activated", "", ""}, {"plan de crise activé", "", ""}},
    Pattern{{"crisis plan stood down", "", ""}, {"plan de crise levé", "", ""}},
    Pattern{{"extra agents have arrived", "", ""}, {"les agents de renfort sont arrivés", "", ""}},
    Pattern{{"statement published (", ")", ""}, {"communiqué publié (", ")", ""}},
    Pattern{{"root-cause fix of '", "' started, done in ", " h"}, {"réparation de « ", " » lancée, achevée dans ", " h"}},
    Pattern{{"root cause of '", "' mended", ""}, {"cause de « ", " » réparée", ""}},
    Pattern{{"desk staffed with ", " agents", ""}, {"service doté de ", " agents", ""}},
    Pattern{{"strategy '", "' takes over", ""}, {"la stratégie « ", " » prend le relais", ""}},
    Pattern{{"", " % of the customers concerned compensated", ""}, {"", " % des clients concernés dédommagés", ""}},
    Pattern{{"", " disclosed supporters asked to post", ""}, {"", " soutiens déclarés invités à publier", ""}},
    Pattern{{"", ": the desk has no such case, nothing done", ""}, {"", " : cas inconnu du service, rien n’est fait", ""}},
    Pattern{{"case ", ": answer", ""}, {"cas ", " : réponse", ""}},
    Pattern{{"case ", ": ignore", ""}, {"cas ", " : écarté", ""}},
    Pattern{{"case ", ": prioritise", ""}, {"cas ", " : mis en tête", ""}},
    Pattern{{"case ", ": escalate", ""}, {"cas ", " : remonté", ""}},
    Pattern{{"case ", ": deletion", ""}, {"cas ", " : message supprimé", ""}},
    Pattern{{"", " set to ", ""}, {"", " : ", ""}},
};

std::string replaced(std::string text, std::string_view from, std::string_view to) {
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) text.replace(at, from.size(), to);
    return text;
}

// A key becomes its name, a statement's words become French ones.
std::string taken_over(std::string_view part) {
    if (const auto name = phrase_of(word::kSettingNames, part)) return name->french;
    std::string text{part};
    for (const auto& [english, french] : {std::pair{"diminish", "minimiser"},
                                          {"rebuild", "réparer"},
                                          {"deny", "nier"},
                                          {"announces a fix", "annonce une réparation"},
                                          {"hostile", "hostile"}})
        text = replaced(text, english, french);
    return text;
}

// The things between the fixed parts, if the text is of this pattern; whole texts need none.
bool matches(std::string_view text, const std::array<std::string_view, 3>& parts, std::array<std::string_view, 2>& things) {
    if (!text.starts_with(parts[0])) return false;
    text.remove_prefix(parts[0].size());
    if (parts[1].empty()) return text.empty();
    const std::size_t middle = text.find(parts[1]);
    if (middle == std::string_view::npos) return false;
    things[0] = text.substr(0, middle);
    text.remove_prefix(middle + parts[1].size());
    if (!text.ends_with(parts[2])) return false;
    things[1] = text.substr(0, text.size() - parts[2].size());
    // Only the last pattern, and the one about mending, have a second thing.
    const bool has_second = !parts[2].empty() || parts[1] == " set to ";
    return has_second || things[1].empty();
}

}  // namespace

std::string decision_words(std::string_view text, Language language) {
    if (language == Language::english) return std::string{text};
    // What the exercise writes into the journal: its first word is ours, the rest the trainer's.
    for (const auto& [english, french] :
         {std::pair{std::string_view{"inject "}, "stimulus "}, {std::string_view{"decision: "}, "décision : "}}) {
        if (text.starts_with(english)) return french + std::string{text.substr(english.size())};
    }
    for (const Pattern& pattern : kPatterns) {
        std::array<std::string_view, 2> things{};
        if (!matches(text, pattern.english, things)) continue;
        std::string french{pattern.french[0]};
        french += taken_over(things[0]);
        french += pattern.french[1];
        french += taken_over(things[1]);
        french += pattern.french[2];
        return french;
    }
    return std::string{text};
}

}  // namespace firebreak::viewer
