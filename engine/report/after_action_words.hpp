// The texts of the debrief in both languages. Spaces are plain here: filled() makes those before : ; ! ? % hard.
#pragma once

#include "engine/report/bilingual.hpp"

#include <array>
#include <string>
#include <string_view>

namespace firebreak {

// clang-format off
inline constexpr std::array kAfterActionPhrases = {
    Phrase{"kicker", "After-action report", "Retour d’expérience (RETEX)"},
    Phrase{"skip", "Skip to the text", "Aller au texte"},
    Phrase{"contents", "Contents", "Sommaire"},
    Phrase{"item", "Item", "Élément"},
    Phrase{"value", "What it is", "Contenu"},
    Phrase{"time", "Time", "Heure"},
    Phrase{"none", "none", "aucune"},

    Phrase{"brief", "In brief", "L’essentiel"},
    Phrase{"brief.injects", "injects published", "stimuli diffusés"},
    Phrase{"brief.of", "{0} of {1}", "{0} sur {1}"},
    Phrase{"brief.decisions", "questions answered in time", "questions répondues à temps"},
    Phrase{"brief.taken", "median time to decide", "temps médian pour décider"},
    Phrase{"brief.score", "mean score out of 5", "note moyenne sur 5"},
    Phrase{"brief.peak", "posts in the busiest step, {0}", "publications au plus fort, {0}"},
    Phrase{"brief.effects", "Beyond chance, these decisions changed something:", "Au-delà du hasard, ces décisions ont changé quelque chose :"},
    Phrase{"brief.effect", "{0}: {1} ({2} {3}, 95 % interval {4}).", "{0} : {1} ({2} {3}, intervalle à 95 % {4})."},
    Phrase{"brief.no_effect", "Of no decision can it be said that it changed a measure beyond chance.", "D’aucune décision on ne peut dire qu’elle ait changé une mesure au-delà du hasard."},

    Phrase{"scenario", "The scenario", "Le scénario"},

    Phrase{"course", "How it went", "Le déroulement"},
    Phrase{"course.text", "Solid: the run as it was played. Dashed: futures that were abandoned or kept, with the same people and the same draws. Marks above: injects (triangles), decisions (squares), articles (dots). The dotted line is the outbreak.", "Trait plein : la simulation telle qu’elle a été jouée. Pointillés : les futurs abandonnés ou conservés, avec les mêmes personnes et les mêmes tirages. Repères au-dessus : stimuli (triangles), décisions (carrés), articles (points). La ligne pointillée est le début de l’incident."},
    Phrase{"course.volume", "Posts per {0}", "Publications par {0}"},
    Phrase{"course.backlog", "Cases waiting at the desk", "Dossiers en attente à la cellule"},
    Phrase{"course.buzz", "Buzz: people whose last word heard was good, less bad, per 100 accounts", "Buzz : personnes dont la dernière chose entendue était bonne, moins mauvaise, pour 100 comptes"},
    Phrase{"course.reach", "Accounts reached since day 0", "Comptes atteints depuis le jour 0"},
    Phrase{"course.run", "the run", "la simulation"},
    Phrase{"course.alternative", "{0} from {1} to {2}. In the run the highest value is {3} at {4}, the last {5}.", "{0} de {1} à {2}. Dans la simulation, la plus haute valeur est {3} à {4}, la dernière {5}."},
    Phrase{"course.alternative_other", "{0}: highest {1} at {2}, last {3}.", "{0} : au plus {1} à {2}, à la fin {3}."},
    Phrase{"course.table", "The figures as a table", "Les chiffres en tableau"},
    Phrase{"course.outbreak", "outbreak", "début de l’incident"},
    Phrase{"course.hour", "hour", "heure"},
    Phrase{"course.step", "step of {0}", "pas de {0}"},

    Phrase{"injects", "The injects", "Les stimuli"},
    Phrase{"injects.number", "No", "N°"},
    Phrase{"injects.planned", "Planned", "Prévu"},
    Phrase{"injects.published", "Published", "Diffusé"},
    Phrase{"injects.from_to", "From → to, channel", "De → à, canal"},
    Phrase{"injects.message", "Message", "Message"},
    Phrase{"injects.expected", "Expected action", "Action attendue"},
    Phrase{"injects.score", "Score", "Note"},
    Phrase{"injects.notes", "Notes", "Remarques"},
    Phrase{"status.planned", "not published", "non diffusé"},
    Phrase{"status.published", "published", "diffusé"},
    Phrase{"status.skipped", "skipped", "sauté"},
    Phrase{"status.delayed", "delayed, not published", "retardé, non diffusé"},
    Phrase{"status.reserve", "in reserve", "en réserve"},
    Phrase{"score.of", "{0} / 5", "{0} / 5"},

    Phrase{"decisions", "The decisions", "Les décisions"},
    Phrase{"decisions.own", "Acted unasked", "Action sans question posée"},
    Phrase{"decisions.answer", "Decided", "Décision"},
    Phrase{"decisions.no_answer", "no answer", "pas de réponse"},
    Phrase{"decisions.taken", "Time taken", "Temps pris"},
    Phrase{"decisions.taken_of", "{0} of {1}", "{0} sur {1}"},
    Phrase{"decisions.late", "{0}, over the limit of {1}", "{0}, au-delà de la limite de {1}"},
    Phrase{"decisions.none", "No decision was recorded.", "Aucune décision n’a été enregistrée."},
    Phrase{"decisions.changed", "What it changed, compared with: {0}", "Ce qu’elle a changé, par rapport à : {0}"},
    Phrase{"decisions.otherwise", "the same without it", "la même situation sans elle"},
    Phrase{"decisions.not_run", "What it changed was not computed: no futures were run from this moment.", "Ce qu’elle a changé n’a pas été calculé : aucun futur n’a été simulé à partir de ce moment."},
    Phrase{"decisions.measure", "Measure", "Mesure"},
    Phrase{"decisions.difference", "Difference", "Écart"},
    Phrase{"decisions.interval", "95 % interval", "Intervalle à 95 %"},
    Phrase{"decisions.runs", "Runs", "Simulations"},
    Phrase{"decisions.reading", "Reading", "Lecture"},
    Phrase{"decisions.beyond", "beyond chance", "au-delà du hasard"},
    Phrase{"decisions.chance", "may be chance", "peut tenir au hasard"},
    Phrase{"decisions.unknown", "too few runs", "trop peu de simulations"},

    Phrase{"causes", "What led to what", "Les causes"},
    Phrase{"causes.share", "Share", "Part"},
    Phrase{"causes.text", "What happened", "Ce qui s’est passé"},
    Phrase{"measures", "Measures at the end", "Les mesures à la fin"},
    Phrase{"measures.run", "The run", "La simulation"},
    Phrase{"measures.other", "First abandoned future", "Premier futur abandonné"},
    Phrase{"pictures", "Screenshots", "Captures d’écran"},
    Phrase{"pictures.broken", "A screenshot could not be read and was left out: {0}", "Une capture illisible a été omise : {0}"},
    Phrase{"notes", "Notes", "Remarques"},
    Phrase{"notes.author", "By", "Par"},
    Phrase{"notes.text", "Note", "Remarque"},
    Phrase{"method", "Method and provenance", "Méthode et provenance"},
    Phrase{"method.model", "The crowd is a model. Its figures compare decisions with each other; they foretell nothing about a real company.", "Le public est un modèle. Ses chiffres comparent des décisions entre elles ; ils ne prédisent rien pour une entreprise réelle."},
    Phrase{"method.interval", "Intervals are 95 % intervals about chance between runs that share people and draws up to the fork. They do not say whether the model’s assumptions are right.", "Les intervalles à 95 % portent sur le hasard entre simulations qui partagent personnes et tirages jusqu’à la bifurcation. Ils ne disent pas si les hypothèses du modèle sont justes."},
    Phrase{"method.score", "Scores are the facilitator’s, from 0 (nothing of the expected action) to 5 (all of it, in time).", "Les notes sont celles de l’animateur, de 0 (rien de l’action attendue) à 5 (tout, et à temps)."},
    Phrase{"method.scenario", "The scenario with every setting (YAML)", "Le scénario avec tous ses réglages (YAML)"},
    Phrase{"method.journal", "The journal of what was done (YAML)", "Le journal de ce qui a été fait (YAML)"},
    Phrase{"made_with", "Made with firebreak {0}. The page has no script and loads nothing.", "Produit par firebreak {0}. La page n’a pas de script et ne charge rien."},
};
// clang-format on

/// A key of the catalogue, looked up by the compiler.
class AfterActionKey {
  public:
    // NOLINTNEXTLINE(google-explicit-constructor): after_action_words("brief") is how it is written
    consteval AfterActionKey(const char* key) : place_(place_of(key)) {}
    [[nodiscard]] const Phrase& phrase() const noexcept { return kAfterActionPhrases[place_]; }

  private:
    static consteval std::size_t place_of(std::string_view key) {
        for (std::size_t i = 0; i < kAfterActionPhrases.size(); ++i) {
            if (kAfterActionPhrases[i].key == key) return i;
        }
        throw "the catalogue has no such phrase";
    }
    std::size_t place_;
};

template <class... Values>
[[nodiscard]] std::string after_action_words(Language language, AfterActionKey key, const Values&... values) {
    return filled(key.phrase(), values...).in(language);
}

/// "d7 09:30", "J7 09:30"; a dash for kNever.
[[nodiscard]] std::string after_action_instant(Time time, Language language);
/// "3 min 20 s", "2 h 5 min": the two largest units.
[[nodiscard]] std::string after_action_span(Duration span, Language language);

}  // namespace firebreak
