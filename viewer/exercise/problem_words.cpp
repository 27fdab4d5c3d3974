#include "viewer/exercise/problem_words.hpp"

#include <array>
#include <vector>

namespace firebreak::viewer {
namespace {

/// "{}" stands for what is taken over, itself translated where it is a message.
struct Pattern {
    std::string_view english;
    std::string_view french;
};

constexpr std::array kPatterns{
    Pattern{"there is a second column of this meaning, '{}'; its texts are kept in the notes",
            "il y a une deuxième colonne de ce sens, « {} » ; ses textes sont conservés dans les remarques"},
    Pattern{"the column '{}' is not known; its texts are kept in the notes",
            "la colonne « {} » n’est pas connue ; ses textes sont conservés dans les remarques"},
    Pattern{"there is no column of times: call one 'Time' or 'Heure'", "il n’y a pas de colonne des heures : nommez-en une « Heure »"},
    Pattern{"there is no column of messages: call one 'Message'", "il n’y a pas de colonne des messages : nommez-en une « Message »"},
    Pattern{"number '{}' is there twice", "le numéro « {} » figure deux fois"},
    Pattern{"the reserve is '{}', but must be yes or no", "la réserve est « {} », mais doit être oui ou non"},
    Pattern{"there is no time; the row was put into the reserve", "il n’y a pas d’heure ; la ligne est mise en réserve"},
    Pattern{"the time is '{}', but must {}; the row was put into the reserve",
            "l’heure est « {} », mais doit {} ; la ligne est mise en réserve"},
    Pattern{"the scenario has no incident, so a time from its outbreak never comes",
            "le scénario n’a pas d’incident : une heure comptée de son début ne vient jamais"},
    Pattern{"the effect '{}' must {}", "l’effet « {} » doit {}"},
    Pattern{"the status is '{}', but must be planned, published, skipped or delayed",
            "le statut est « {} », mais doit être prévu, publié, sauté ou retardé"},
    Pattern{"the time of publication is '{}', but must be a time such as 'd7 09:00'",
            "l’heure de publication est « {} », mais doit être une heure comme « J7 09:00 »"},
    Pattern{"the score is '{}', but must be a whole number from 0 to {}", "la note est « {} », mais doit être un nombre entier de 0 à {}"},
    Pattern{"the time limit is '{}', but must {}", "le délai est « {} », mais doit {}"},
    Pattern{"'{}' must {}", "« {} » doit {}"},
    // How a value must be.
    Pattern{"be a time such as 'd7 09:00', '09:30', 't0 + 30 min' or 'e0 + 15 min'",
            "être une heure comme « J7 09:00 », « 09:30 », « t0 + 30 min » ou « e0 + 15 min »"},
    Pattern{"be a whole number from 0 to {}", "être un nombre entier de 0 à {}"},
    Pattern{"lie within 36500 days", "être inférieure à 36 500 jours"},
    Pattern{"have a time of day from 00:00 to 23:59 after the day", "porter une heure de 00:00 à 23:59 après le jour"},
    Pattern{"have a time of day from 00:00 to 23:59 after the date", "porter une heure de 00:00 à 23:59 après la date"},
    Pattern{"name a day that there is", "nommer un jour qui existe"},
    Pattern{"count from day 0 ('d7 09:00'), because the scenario has no start_date",
            "compter depuis le jour 0 (« J7 09:00 »), car le scénario n’a pas de start_date"},
    Pattern{"not lie before start_date", "ne pas précéder start_date"},
    Pattern{"be a duration such as '30 min', '1h30' or '2 d'", "être une durée comme « 30 min », « 1h30 » ou « 2 j »"},
    Pattern{"close the quote that it opens", "fermer les guillemets qu’il ouvre"},
    Pattern{"begin with what is done, as in 'seeds number=20'", "commencer par ce qui est fait, comme dans « seeds number=20 »"},
    Pattern{"name each value, as in 'number=20'", "nommer chaque valeur, comme dans « number=20 »"},
    Pattern{"be mended: {}", "être corrigé : {}"},
    // The table itself.
    Pattern{"has no line of column names", "n’a pas de ligne de noms de colonnes"},
    Pattern{"the quote that opens here is never closed", "les guillemets ouverts ici ne sont jamais fermés"},
    Pattern{"'{}' stands behind a closing quote; write a quote inside quotes twice, as \"\"",
            "« {} » suit des guillemets fermants ; doublez les guillemets dans un texte entre guillemets : \"\""},
    Pattern{"has 1 field, but the header has {}; a field with '{}' in it must stand in quotes",
            "a un champ, mais l’en-tête en a {} ; un champ contenant « {} » doit être entre guillemets"},
    Pattern{"has {} fields, but the header has {}; a field with '{}' in it must stand in quotes",
            "a {} champs, mais l’en-tête en a {} ; un champ contenant « {} » doit être entre guillemets"},
    Pattern{"has {} more such problems", "a {} autres problèmes de ce genre"},
    Pattern{"is {} bytes long, but a table may have at most {}", "compte {} octets, mais un tableau en a au plus {}"},
    Pattern{"holds zero bytes, so it is no CSV in UTF-8; export it as 'CSV UTF-8'",
            "contient des octets nuls : ce n’est pas un CSV en UTF-8 ; exportez-le comme « CSV UTF-8 »"},
    Pattern{"is a folder, not a file", "est un dossier, pas un fichier"},
    Pattern{"cannot be read: {}", "est illisible : {}"},
};

// The parts between the placeholders.
std::vector<std::string_view> fixed_parts(std::string_view pattern) {
    std::vector<std::string_view> parts;
    for (std::size_t at = pattern.find("{}"); at != std::string_view::npos; at = pattern.find("{}")) {
        parts.push_back(pattern.substr(0, at));
        pattern.remove_prefix(at + 2);
    }
    parts.push_back(pattern);
    return parts;
}

// What stands in the place of each placeholder, or false where the text is of another pattern.
bool match(std::string_view text, std::string_view pattern, std::vector<std::string_view>& taken) {
    const std::vector<std::string_view> parts = fixed_parts(pattern);
    taken.clear();
    if (!text.starts_with(parts.front())) return false;
    text.remove_prefix(parts.front().size());
    if (parts.size() == 1) return text.empty();
    for (std::size_t i = 1; i < parts.size(); ++i) {
        const bool is_last = i + 1 == parts.size();
        if (is_last && !text.ends_with(parts[i])) return false;
        const std::size_t at = is_last ? text.size() - parts[i].size() : text.find(parts[i]);
        if (at == std::string_view::npos) return false;
        taken.push_back(text.substr(0, at));
        text.remove_prefix(at + parts[i].size());
    }
    return true;
}

}  // namespace

std::string problem_words(std::string_view message, Language language) {
    if (language == Language::english) return std::string{message};
    std::vector<std::string_view> taken;
    for (const Pattern& pattern : kPatterns) {
        if (!match(message, pattern.english, taken)) continue;
        const std::vector<std::string_view> parts = fixed_parts(pattern.french);
        std::string french{parts.front()};
        for (std::size_t i = 1; i < parts.size(); ++i) french += problem_words(taken[i - 1], language) + std::string{parts[i]};
        return french;
    }
    return std::string{message};
}

std::string problem_text(const Problem& problem, Language language) {
    if (language == Language::english) return problem.text();
    const std::string place = problem.mark.text();
    return place + (place.empty() ? "" : " : ") + (problem.severity == Severity::warning ? "avertissement : " : "") +
           problem_words(problem.message, language);
}

}  // namespace firebreak::viewer
