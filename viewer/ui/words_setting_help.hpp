// What standing orders and parameters mean, in French. The English sentences are the declarations' own; a test holds that each has its
// French.
#pragma once

#include "viewer/ui/language.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace firebreak::viewer {
namespace word {

// clang-format off
inline constexpr std::array kSettingHelp{
    // Standing orders.
    Phrase{"Share of tagged mentions that monitoring sees.", "Part des mentions taguées que voit la veille."},
    Phrase{"Median delay until a mention is seen.", "Délai médian avant qu’une mention soit vue."},
    Phrase{"Which case comes first.", "Quel cas passe en premier."},
    Phrase{"The desk's agents are multiplied by this.", "L’effectif du service est multiplié par ce facteur."},
    Phrase{"Handling times are multiplied by this.", "Les temps de traitement sont multipliés par ce facteur."},
    Phrase{"Layers of approval before a reply goes out.", "Niveaux de validation avant l’envoi d’une réponse."},
    Phrase{"Median time of one approval layer.", "Durée médiane d’un niveau de validation."},
    Phrase{"Probability that a detected case is escalated.", "Probabilité qu’un cas détecté soit remonté."},
    Phrase{"Probability that an escalation arrives.", "Probabilité qu’une remontée aboutisse."},
    Phrase{"Median delay of a hand-off between departments.", "Délai médian d’un passage entre services."},
    Phrase{"Hand-offs until the department that owns the cause.", "Passages jusqu’au service responsable de la cause."},
    Phrase{"Escalated cases of one issue that start mending its cause.", "Cas remontés d’un même problème qui lancent la réparation de sa cause."},
    Phrase{"Median time that mending the cause takes.", "Durée médiane de la réparation de la cause."},
    Phrase{"The company's own posts, whatever is going on.", "Publications propres de l’entreprise, quoi qu’il se passe."},
    Phrase{"Probability that a seen complaint is deleted instead of answered.", "Probabilité qu’une plainte vue soit supprimée au lieu de recevoir une réponse."},
    Phrase{"Share of the seen cases of this class that get an answer.", "Part des cas vus de cette classe qui reçoivent une réponse."},
    Phrase{"Empathy of the answers.", "Empathie des réponses."},
    Phrase{"How much the answers explain.", "À quel point les réponses expliquent."},
    Phrase{"How far the answers apologise.", "À quel point les réponses présentent des excuses."},
    Phrase{"How far the answers ask to write privately.", "À quel point les réponses invitent à écrire en privé."},
    Phrase{"Compensation offered in public.", "Dédommagement offert en public."},
    Phrase{"0 neutral, 1 defensive, 2 aggressive.", "0 neutre, 1 défensif, 2 agressif."},
    Phrase{"Probability that an answer holds a real remedy.", "Probabilité qu’une réponse apporte un vrai remède."},
    // Platform.
    Phrase{"Probability that a follower ever sees a post.", "Probabilité qu’un abonné voie jamais un message."},
    Phrase{"Sharing hazard p0 of one exposure; the probability is 1 - exp(-p0 M).", "Risque de partage p0 d’une exposition ; la probabilité est 1 − exp(−p0 M)."},
    Phrase{"Log effect of a post's arousal on sharing (beta_alpha).", "Effet logarithmique de l’activation d’un message sur le partage (beta_alpha)."},
    Phrase{"Log effect of one's own anger on sharing (beta_A).", "Effet logarithmique de sa propre colère sur le partage (beta_A)."},
    Phrase{"Weight rho of ln(1 + distinct sources) in 'reinforced'.", "Poids rho de ln(1 + sources distinctes) dans « reinforced »."},
    Phrase{"Half-life of an issue's novelty since its last news; 0: never fades.", "Demi-vie de la nouveauté d’un problème depuis sa dernière nouvelle ; 0 : ne s’efface jamais."},
    Phrase{"Probability that who sees a post also sees a reply published under its root.", "Probabilité que qui voit un message voie aussi une réponse publiée sous son message d’origine."},
    // Crowd.
    Phrase{"Probability of complaining in public at anger .6 (P_public); exact at 0 and 1.", "Probabilité de se plaindre en public à une colère de 0,6 (P_public) ; exacte à 0 et 1."},
    Phrase{"Me-too hazard p_m of a customer with a grievance who sees a complaint.", "Risque p_m de « moi aussi » d’un client ayant un grief qui voit une plainte."},
    Phrase{"Probability of posting again when patience runs out.", "Probabilité de publier à nouveau quand la patience est à bout."},
    Phrase{"Probability of telling a friend offline when patience runs out; counted, not posted.", "Probabilité d’en parler à un ami hors ligne quand la patience est à bout ; compté, non publié."},
    Phrase{"Logit effect of anger on complaining.", "Effet logit de la colère sur la plainte."},
    Phrase{"Logit effect of ln(1 + complaints seen in the last 24 hours).", "Effet logit de ln(1 + plaintes vues dans les dernières 24 heures)."},
    // Company.
    Phrase{"Monitoring software that also finds mentions which do not tag the company.", "Logiciel de veille qui trouve aussi les mentions ne taguant pas l’entreprise."},
    Phrase{"Share of complaints that tag the company.", "Part des plaintes qui taguent l’entreprise."},
    Phrase{"Median time until a mention is seen, with a listening tool.", "Délai médian avant qu’une mention soit vue, avec un outil de veille."},
    Phrase{"The same without one.", "Le même, sans outil."},
    Phrase{"Logit of satisfaction with an empty reply (u0).", "Logit de la satisfaction avec une réponse vide (u0)."},
    Phrase{"Effect of a real remedy (u_R).", "Effet d’un vrai remède (u_R)."},
    Phrase{"Effect of empathy (u_e).", "Effet de l’empathie (u_e)."},
    Phrase{"Effect of an immediate answer (u_s), halved every speed_half_life.", "Effet d’une réponse immédiate (u_s), divisé par deux à chaque speed_half_life."},
    Phrase{"Loss per failure beyond the first (u_n): replies that mend nothing wear out.", "Perte par échec au-delà du premier (u_n) : les réponses qui ne réparent rien s’usent."},
    Phrase{"Loss per step of hostility (u_h).", "Perte par degré d’hostilité (u_h)."},
    Phrase{"Log effect of a seen reply's empathy on spreading.", "Effet logarithmique de l’empathie d’une réponse vue sur la propagation."},
    Phrase{"The same of explanation, under posts of arousal above .6.", "Le même pour l’explication, sous les messages d’activation supérieure à 0,6."},
    Phrase{"The same of an apology.", "Le même pour des excuses."},
    Phrase{"The same per step of hostility.", "Le même par degré d’hostilité."},
    Phrase{"Factor on spreading for who has seen a statement that announces a fix.", "Facteur sur la propagation chez qui a vu un communiqué annonçant une réparation."},
    Phrase{"The same for a statement that is only empathic.", "Le même pour un communiqué seulement empathique."},
    Phrase{"The same for a defensive one.", "Le même pour un communiqué défensif."},
    Phrase{"The company has had such crises before: the public holds it responsible one SCCT step further.", "L’entreprise a déjà connu de telles crises : le public la tient pour responsable d’un degré SCCT de plus."},
    Phrase{"'office': Mon-Fri 09:00-18:00; 'extended': every day 07:00-23:00; 'always'. Used by strategies that keep the desk's hours.", "« office » : lun.-ven. 09:00-18:00 ; « extended » : tous les jours 07:00-23:00 ; « always ». Pour les stratégies qui gardent les horaires du service."},
    Phrase{"Mean time an agent works on one answer.", "Temps moyen de travail d’un agent sur une réponse."},
    Phrase{"Its standard deviation over its mean (lognormal).", "Son écart-type rapporté à sa moyenne (loi log-normale)."},
};
// clang-format on

}  // namespace word

/// The help of a setting in the language of the screen; what has no translation stays in English.
[[nodiscard]] inline std::string_view help_in(Language language, std::string_view help) {
    const auto found =
        std::find_if(word::kSettingHelp.begin(), word::kSettingHelp.end(), [help](const Phrase& phrase) { return phrase.english == help; });
    return found == word::kSettingHelp.end() ? help : std::string_view{found->in(language)};
}

}  // namespace firebreak::viewer
