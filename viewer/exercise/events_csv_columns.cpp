#include "viewer/exercise/events_csv_columns.hpp"

#include "engine/params/field.hpp"
#include "viewer/exercise/inject_effect.hpp"
#include "viewer/exercise/inject_time_text.hpp"
#include "viewer/exercise/text_encoding.hpp"

#include <algorithm>

namespace firebreak::viewer {
namespace {

// clang-format off
constexpr std::array<EventsColumnNames, 16> kColumns{{
    {EventsColumn::number,          "Number",          "Numéro",          "no|n|nr|num|id|ref|reference|inject|inject no|inject number|serial|stimulus no|n stimulus", 9, true},
    {EventsColumn::day,             "Day",             "Jour",            "date", 8, true},
    {EventsColumn::time,            "Time",            "Heure",           "when|at|horaire|moment|quand|temps|minute|minutes|exercise time|inject time|heure d injection|heure prevue", 14, true},
    {EventsColumn::from,            "From",            "De",              "sender|source|author|emetteur|expediteur|de la part de|auteur", 22, true},
    {EventsColumn::to,              "To",              "À",               "recipient|addressee|player|target|role|destinataire|pour|joueur|cible", 22, true},
    {EventsColumn::channel,         "Channel",         "Canal",           "medium|media|means|method|delivery|support|moyen|vecteur", 14, true},
    {EventsColumn::message,         "Message",         "Message",         "content|text|description|event|inject text|contenu|texte|evenement|stimulus|stimuli", 60, true},
    {EventsColumn::expected_action, "Expected action", "Action attendue", "expected actions|expected|expected response|expected outcome|expected player action|anticipated response|actions attendues|reaction attendue|reactions attendues|reponse attendue|attendu|attendus", 60, false},
    {EventsColumn::effect,          "Effect",          "Effet",           "effect on the simulation|command|effet sur la simulation|commande", 34, false},
    {EventsColumn::status,          "Status",          "Statut",          "state|etat", 12, false},
    {EventsColumn::published_at,    "Published at",    "Publié à",        "published|publie|publie le|heure de publication", 14, false},
    {EventsColumn::reserve,         "Reserve",         "Réserve",         "in reserve|is reserve|optional|contingency|en reserve|optionnel", 9, false},
    {EventsColumn::notes,           "Notes",           "Remarques",       "note|comment|comments|remarks|observations|observation|remarque|commentaire|commentaires", 40, false},
    {EventsColumn::score,           "Score",           "Note sur 5",      "score out of 5|rating|evaluation|points", 9, false},
    {EventsColumn::prompt,          "Decision prompt", "Question",        "prompt|decision|question posee|demande de decision", 40, false},
    {EventsColumn::time_limit,      "Time limit",      "Délai",           "limit|deadline|delai de reponse|temps limite|duree", 12, false},
}};

struct Channel {
    std::string_view english;
    std::string_view french;
    std::string_view others;
};
constexpr std::array<Channel, 8> kChannels{{
    {"social", "réseaux sociaux", "social media|social network|social networks|reseau social|twitter|tweet|x|facebook|instagram|linkedin"},
    {"press", "presse", "media|medias|news|newspaper|press agency|journaliste|journal|afp"},
    {"phone", "téléphone", "telephone|call|phone call|tel|appel|appel telephonique"},
    {"email", "courriel", "e mail|mail|mel"},
    {"internal", "interne", "inside|intranet|note interne"},
    {"regulator", "régulateur", "authority|supervisor|autorite|acpr|superviseur"},
    {"broadcast", "télévision et radio", "tv|television|radio|tele"},
    {"in person", "en personne", "meeting|face to face|reunion|oral"},
}};

constexpr std::array<std::string_view, 4> kFrenchStatuses{"prévu", "publié", "sauté", "retardé"};
// clang-format on

bool is_one_of(std::string_view folded_word, std::string_view list) {
    while (!list.empty()) {
        const std::size_t end = std::min(list.find('|'), list.size());
        if (list.substr(0, end) == folded_word) return true;
        list.remove_prefix(std::min(end + 1, list.size()));
    }
    return false;
}

const Channel* find_channel(std::string_view typed) {
    const std::string word = folded(typed);
    const auto* found = std::find_if(kChannels.begin(), kChannels.end(), [&](const Channel& channel) {
        return folded(channel.english) == word || folded(channel.french) == word || is_one_of(word, channel.others);
    });
    return word.empty() || found == kChannels.end() ? nullptr : found;
}

std::string time_word(const InjectTime& at, Language language) {
    return language == Language::french ? french_inject_time_text(at) : inject_time_text(at);
}

std::string yes_word(bool is_so, Language language) {
    if (!is_so) return {};
    return language == Language::french ? "oui" : "yes";
}

}  // namespace

const std::array<EventsColumnNames, 16>& events_columns() noexcept { return kColumns; }

std::optional<EventsColumn> events_column_of(std::string_view heading) {
    const std::string word = folded(heading);
    // What is left of "N°" and of "#".
    if (word.empty()) return heading.find('#') != std::string_view::npos ? std::optional{EventsColumn::number} : std::nullopt;
    for (const EventsColumnNames& names : kColumns) {
        if (word == folded(names.english) || word == folded(names.french) || is_one_of(word, names.others)) return names.column;
    }
    return std::nullopt;
}

std::string events_cell(const Inject& inject, EventsColumn column, Language language) {
    switch (column) {
        case EventsColumn::number: return inject.number;
        case EventsColumn::day: return {};
        case EventsColumn::time: return time_word(inject.at, language);
        case EventsColumn::from: return inject.from;
        case EventsColumn::to: return inject.to;
        case EventsColumn::channel: return channel_word(inject.channel, language);
        case EventsColumn::message: return inject.message;
        case EventsColumn::expected_action: return inject.expected_action;
        case EventsColumn::effect: return inject.effect ? effect_text(*inject.effect) : std::string{};
        case EventsColumn::status: return std::string{status_word(inject.status, language)};
        case EventsColumn::published_at:
            return inject.published_at ? time_word({TimeBase::day_zero, inject.published_at->time_since_epoch()}, language) : std::string{};
        case EventsColumn::reserve: return yes_word(inject.is_reserve, language);
        case EventsColumn::notes: return inject.notes;
        case EventsColumn::score: return inject.score ? std::to_string(*inject.score) : std::string{};
        case EventsColumn::prompt: return inject.prompt;
        case EventsColumn::time_limit: return inject.time_limit ? duration_text(*inject.time_limit) : std::string{};
    }
    return {};
}

std::string channel_of(std::string_view typed) {
    const Channel* channel = find_channel(typed);
    return std::string{channel == nullptr ? typed : channel->english};
}

std::string channel_word(std::string_view channel, Language language) {
    for (const Channel& known : kChannels) {
        if (known.english == channel) return std::string{language == Language::french ? known.french : known.english};
    }
    return std::string{channel};
}

std::array<std::string_view, 8> known_channels() noexcept {
    std::array<std::string_view, 8> words;
    std::transform(kChannels.begin(), kChannels.end(), words.begin(), [](const Channel& channel) { return channel.english; });
    return words;
}

std::optional<InjectStatus> status_of(std::string_view typed) {
    const std::string word = folded(typed);
    if (word.empty()) return InjectStatus::planned;
    static constexpr std::array<std::string_view, 4> kOthers{"prevue|todo|to do|open|a faire", "publiee|done|sent|played|fait|envoye|joue",
                                                             "sautee|cancelled|canceled|annule|ignore|passe", "retardee|postponed|reporte"};
    for (std::size_t i = 0; i < kStatusWords.size(); ++i) {
        if (word == kStatusWords[i] || word == folded(kFrenchStatuses[i]) || is_one_of(word, kOthers[i]))
            return static_cast<InjectStatus>(i);
    }
    return std::nullopt;
}

std::string_view status_word(InjectStatus status, Language language) noexcept {
    const auto place = static_cast<std::size_t>(status);
    return language == Language::french ? kFrenchStatuses[place] : kStatusWords[place];
}

std::optional<bool> yes_or_no(std::string_view typed) {
    const std::string word = folded(typed);
    if (word.empty()) return typed.empty() || typed == "-" ? std::optional{false} : std::nullopt;
    if (is_one_of(word, "yes|y|oui|o|x|true|vrai|1|reserve")) return true;
    if (is_one_of(word, "no|n|non|false|faux|0")) return false;
    return std::nullopt;
}

}  // namespace firebreak::viewer
