// Names of what can be set while a run goes on, and what strategies do, for people. Keys stay what YAML calls them.
#pragma once

#include "viewer/ui/language.hpp"

#include <array>
#include <optional>
#include <string_view>

namespace firebreak::viewer {

struct NamedPhrase {
    std::string_view key;
    Phrase phrase;
};

namespace word {

inline constexpr std::array kSettingNames{
    // Standing orders.
    NamedPhrase{"monitoring", {"Mentions seen by monitoring", "Mentions vues par la veille"}},
    NamedPhrase{"detection_delay", {"Delay until a mention is seen", "Délai avant qu’une mention soit vue"}},
    NamedPhrase{"triage", {"Which case comes first", "Ordre de traitement des cas"}},
    NamedPhrase{"staffing", {"Agents, times", "Effectif, multiplié par"}},
    NamedPhrase{"handling_factor", {"Handling time, times", "Temps de traitement, multiplié par"}},
    NamedPhrase{"approval_layers", {"Layers of approval", "Niveaux de validation"}},
    NamedPhrase{"approval_delay", {"Time for one approval", "Durée d’une validation"}},
    NamedPhrase{"escalation", {"Cases that are escalated", "Cas remontés"}},
    NamedPhrase{"information_flow", {"Escalations that arrive", "Remontées qui aboutissent"}},
    NamedPhrase{"hand_off_delay", {"Delay between departments", "Délai entre services"}},
    NamedPhrase{"hand_off_hops", {"Departments on the way", "Services traversés"}},
    NamedPhrase{"fix_threshold", {"Escalations that start mending", "Remontées qui lancent la réparation"}},
    NamedPhrase{"fix_duration", {"Time to mend the cause", "Durée de la réparation"}},
    NamedPhrase{"posts_per_day", {"Own posts per day", "Publications propres par jour"}},
    NamedPhrase{"deletion", {"Complaints deleted", "Plaintes supprimées"}},
    NamedPhrase{"complaint.coverage", {"Complaints answered", "Plaintes répondues"}},
    NamedPhrase{"complaint.empathy", {"To complaints: empathy", "Aux plaintes : empathie"}},
    NamedPhrase{"complaint.explanation", {"To complaints: explanation", "Aux plaintes : explication"}},
    NamedPhrase{"complaint.apology", {"To complaints: apology", "Aux plaintes : excuses"}},
    NamedPhrase{"complaint.private_channel", {"To complaints: write privately", "Aux plaintes : écrire en privé"}},
    NamedPhrase{"complaint.compensation", {"To complaints: compensation", "Aux plaintes : dédommagement"}},
    NamedPhrase{"complaint.hostility", {"To complaints: hostility", "Aux plaintes : hostilité"}},
    NamedPhrase{"complaint.remedy", {"To complaints: a real remedy", "Aux plaintes : vrai remède"}},
    NamedPhrase{"me_too.coverage", {"“Me too” answered", "« Moi aussi » répondus"}},
    NamedPhrase{"me_too.empathy", {"To “me too”: empathy", "Aux « moi aussi » : empathie"}},
    NamedPhrase{"me_too.explanation", {"To “me too”: explanation", "Aux « moi aussi » : explication"}},
    NamedPhrase{"me_too.apology", {"To “me too”: apology", "Aux « moi aussi » : excuses"}},
    NamedPhrase{"me_too.private_channel", {"To “me too”: write privately", "Aux « moi aussi » : écrire en privé"}},
    NamedPhrase{"me_too.compensation", {"To “me too”: compensation", "Aux « moi aussi » : dédommagement"}},
    NamedPhrase{"me_too.hostility", {"To “me too”: hostility", "Aux « moi aussi » : hostilité"}},
    NamedPhrase{"me_too.remedy", {"To “me too”: a real remedy", "Aux « moi aussi » : vrai remède"}},
    NamedPhrase{"question.coverage", {"Questions answered", "Questions répondues"}},
    NamedPhrase{"question.empathy", {"To questions: empathy", "Aux questions : empathie"}},
    NamedPhrase{"question.explanation", {"To questions: explanation", "Aux questions : explication"}},
    NamedPhrase{"question.apology", {"To questions: apology", "Aux questions : excuses"}},
    NamedPhrase{"question.private_channel", {"To questions: write privately", "Aux questions : écrire en privé"}},
    NamedPhrase{"question.compensation", {"To questions: compensation", "Aux questions : dédommagement"}},
    NamedPhrase{"question.hostility", {"To questions: hostility", "Aux questions : hostilité"}},
    NamedPhrase{"question.remedy", {"To questions: a real remedy", "Aux questions : vrai remède"}},
    // Parameters of the scenario.
    NamedPhrase{"platform.visibility", {"Followers who see a post", "Abonnés qui voient un message"}},
    NamedPhrase{"platform.share_probability", {"Chance of a share per view", "Chance de partage par vue"}},
    NamedPhrase{"platform.arousal_effect", {"Effect of a post’s arousal", "Effet de l’intensité du message"}},
    NamedPhrase{"platform.anger_effect", {"Effect of the reader’s anger", "Effet de la colère du lecteur"}},
    NamedPhrase{"platform.reinforcement", {"Effect of hearing it twice", "Effet de la répétition"}},
    NamedPhrase{"platform.novelty_half_life", {"Half-life of novelty", "Demi-vie de la nouveauté"}},
    NamedPhrase{"platform.thread_seen", {"Readers who see the replies", "Lecteurs qui voient les réponses"}},
    NamedPhrase{"crowd.public_complaint", {"Complaints made in public", "Plaintes rendues publiques"}},
    NamedPhrase{"crowd.me_too", {"Chance of a “me too”", "Chance d’un « moi aussi »"}},
    NamedPhrase{"crowd.patience_follow_up", {"Follow-ups out of impatience", "Relances par impatience"}},
    NamedPhrase{"crowd.word_of_mouth", {"Word of mouth", "Bouche à oreille"}},
    NamedPhrase{"crowd.complaint_anger_effect", {"Effect of anger on complaining", "Effet de la colère sur la plainte"}},
    NamedPhrase{"crowd.herd_effect", {"Effect of complaints seen", "Effet des plaintes vues"}},
    NamedPhrase{"company.listening_tool", {"Listening tool", "Outil d’écoute"}},
    NamedPhrase{"company.tagged_share", {"Posts that name the company", "Messages qui nomment l’entreprise"}},
    NamedPhrase{"company.detection_with_tool", {"Detection with the tool", "Détection avec l’outil"}},
    NamedPhrase{"company.detection_without_tool", {"Detection without the tool", "Détection sans l’outil"}},
    NamedPhrase{"company.outcome_base", {"Satisfaction: base", "Satisfaction : base"}},
    NamedPhrase{"company.outcome_remedy", {"Satisfaction: remedy", "Satisfaction : remède"}},
    NamedPhrase{"company.outcome_empathy", {"Satisfaction: empathy", "Satisfaction : empathie"}},
    NamedPhrase{"company.outcome_speed", {"Satisfaction: speed", "Satisfaction : rapidité"}},
    NamedPhrase{"company.outcome_leak", {"Satisfaction: nothing mended", "Satisfaction : rien de réparé"}},
    NamedPhrase{"company.outcome_hostility", {"Satisfaction: hostility", "Satisfaction : hostilité"}},
    NamedPhrase{"company.observer_empathy", {"Bystanders: empathy", "Témoins : empathie"}},
    NamedPhrase{"company.observer_explanation", {"Bystanders: explanation", "Témoins : explication"}},
    NamedPhrase{"company.observer_apology", {"Bystanders: apology", "Témoins : excuses"}},
    NamedPhrase{"company.observer_hostility", {"Bystanders: hostility", "Témoins : hostilité"}},
    NamedPhrase{"company.statement_fix", {"Statement that announces a fix", "Communiqué annonçant une réparation"}},
    NamedPhrase{"company.statement_empathic", {"Empathic statement", "Communiqué empathique"}},
    NamedPhrase{"company.statement_defensive", {"Defensive statement", "Communiqué défensif"}},
    NamedPhrase{"company.crisis_history", {"Such crises before", "Crises semblables par le passé"}},
    NamedPhrase{"company.desk.hours", {"Opening hours of the desk", "Heures d’ouverture du service"}},
    NamedPhrase{"company.desk.handling", {"Time to handle a case", "Temps de traitement d’un cas"}},
    NamedPhrase{"company.desk.handling_cv", {"Spread of handling times", "Dispersion du traitement"}},
};

// As the plugins themselves say it; the French for those that come with the program.
inline constexpr std::array kStrategyWords{
    NamedPhrase{"aggressive", {"Answers without a filter, in a hostile tone.", "Répond sans filtre, sur un ton hostile."}},
    NamedPhrase{"broadcast_only",
                {"Posts for its audience, listens to nobody and answers nobody.",
                 "Publie pour son audience, n’écoute personne et ne répond à personne."}},
    NamedPhrase{"canned",
                {"Answers most complaints with a standard text, in office hours and after approval.",
                 "Répond à la plupart des plaintes par un texte type, aux heures de bureau et après validation."}},
    NamedPhrase{"crisis_plan",
                {"Answers, fixes, and has a crisis plan: longer hours, more agents, a prepared statement, a pushed fix.",
                 "Répond, répare, et dispose d’un plan de crise : horaires élargis, renforts, communiqué prêt, réparation accélérée."}},
    NamedPhrase{"dead_account", {"Sees nothing, answers nothing.", "Ne voit rien, ne répond à rien."}},
    NamedPhrase{"defensive", {"Justifies itself in place of showing empathy.", "Se justifie au lieu de montrer de l’empathie."}},
    NamedPhrase{
        "delete_and_censor",
        {"Deletes complaints, and answers the rest with a standard text.", "Supprime des plaintes et répond au reste par un texte type."}},
    NamedPhrase{"human_humour",
                {"Answers everybody at any hour, with humour that sometimes goes wrong.",
                 "Répond à tous, à toute heure, avec un humour qui tombe parfois mal."}},
    NamedPhrase{"lua", {"Does what a script in Lua says.", "Fait ce que dit un script Lua."}},
    NamedPhrase{"monitor_escalate_silent",
                {"Answers nobody, but escalates what it sees until the cause is fixed.",
                 "Ne répond à personne, mais fait remonter ce qu’elle voit jusqu’à la réparation."}},
    NamedPhrase{"monitor_silent",
                {"Sees most complaints, answers none and passes none on.",
                 "Voit la plupart des plaintes, ne répond à aucune et n’en transmet aucune."}},
    NamedPhrase{"peer_answers",
                {"Answers with a standard text, and invites experts and advocates to answer.",
                 "Répond par un texte type et invite experts et fidèles à répondre."}},
    NamedPhrase{"reply_and_fix",
                {"Answers kindly, with a remedy, and has the cause fixed.",
                 "Répond avec bienveillance, apporte un remède et fait réparer la cause."}},
    NamedPhrase{"reply_leak",
                {"Answers kindly, but never has the cause fixed.",
                 "Répond avec bienveillance, mais ne fait jamais réparer la cause : une fuite non colmatée."}},
    NamedPhrase{"rules",
                {"Follows a playbook in YAML: standing orders, and rules of conditions and actions.",
                 "Suit un guide d’action en YAML : consignes, règles, conditions et actions."}},
};

}  // namespace word

/// The name of a key, or nothing for one that is not known here.
template <std::size_t N>
[[nodiscard]] constexpr std::optional<Phrase> phrase_of(const std::array<NamedPhrase, N>& names, std::string_view key) noexcept {
    for (const NamedPhrase& one : names) {
        if (one.key == key) return one.phrase;
    }
    return std::nullopt;
}

}  // namespace firebreak::viewer
