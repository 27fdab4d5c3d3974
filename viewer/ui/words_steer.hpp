// The texts of the steer panel, the desk console and the picker.
#pragma once

#include "viewer/ui/language.hpp"

namespace firebreak::viewer::word {

// Steer.
inline constexpr Phrase kStrategy{"Strategy", "Stratégie"};
inline constexpr Phrase kSwapStrategy{"Hand over to this strategy", "Passer la main à cette stratégie"};
inline constexpr Phrase kOrders{"Standing orders", "Consignes permanentes"};
inline constexpr Phrase kLiveParameters{"Parameters, at once", "Paramètres, effet immédiat"};
inline constexpr Phrase kRestartParameters{"Parameters, after a restart", "Paramètres, après redémarrage"};
inline constexpr Phrase kSearchParameters{"Search parameters…", "Rechercher un paramètre…"};
inline constexpr Phrase kRestartWith{"Restart with {} changes", "Recommencer avec {} changements"};
inline constexpr Phrase kUndo{"Undo", "Annuler"};
inline constexpr Phrase kOn{"on", "oui"};
inline constexpr Phrase kOff{"off", "non"};
inline constexpr Phrase kDefaultIs{"default: {}", "défaut : {}"};
inline constexpr Phrase kNoRows{"Open a scenario to change its parameters.", "Ouvrez un scénario pour en changer les paramètres."};
inline constexpr Phrase kNotUnderstood{"‘{}’ is not understood: {}", "« {} » n’est pas compris : {}"};
inline constexpr Phrase kWantsNumber{"write a number such as 0.25", "écrivez un nombre tel que 0.25"};
inline constexpr Phrase kWantsInteger{"write a whole number", "écrivez un nombre entier"};
inline constexpr Phrase kWantsDuration{"write a duration such as 90 min or 2 h", "écrivez une durée telle que 90 min ou 2 h"};
inline constexpr Phrase kOutOfRange{"it must lie between {} and {}", "il faut une valeur entre {} et {}"};

// Console.
inline constexpr Phrase kWaitingCases{"Cases on the desk", "Cas sur le bureau"};
inline constexpr Phrase kNoWaitingCases{"No case waits.", "Aucun cas n’attend."};
inline constexpr Phrase kCaseTitle{"Case {} · {}", "Cas {} · {}"};
inline constexpr Phrase kRoundAndReplies{"round {} · replies so far: {}", "échange {} · réponses à ce jour : {}"};
inline constexpr Phrase kAnswer{"Answer", "Répondre"};
inline constexpr Phrase kTone{"Tone", "Ton"};
inline constexpr Phrase kToneEmpathic{"Empathic", "Empathique"};
inline constexpr Phrase kToneFactual{"Factual", "Factuel"};
inline constexpr Phrase kToneApology{"Apology and a solution", "Excuses et solution"};
inline constexpr Phrase kTonePrivate{"Write to us privately", "Écrivez-nous en privé"};
inline constexpr Phrase kToneDefensive{"Defensive", "Défensif"};
inline constexpr Phrase kToneAggressive{"Aggressive", "Agressif"};
inline constexpr Phrase kEmpathy{"Empathy", "Empathie"};
inline constexpr Phrase kExplanation{"Explanation", "Explication"};
inline constexpr Phrase kApology{"Apology", "Excuses"};
inline constexpr Phrase kPrivateChannel{"Asks to write privately", "Renvoi en privé"};
inline constexpr Phrase kCompensation{"Compensation", "Compensation"};
inline constexpr Phrase kHostility{"Hostility", "Hostilité"};
inline constexpr Phrase kRemedy{"Holds a real remedy", "Solution réelle"};
inline constexpr Phrase kSend{"Send the answer", "Envoyer la réponse"};
inline constexpr Phrase kPrioritise{"First in the queue", "En tête de file"};
inline constexpr Phrase kIgnore{"Ignore", "Ignorer"};
inline constexpr Phrase kEscalate{"Escalate", "Faire remonter"};
inline constexpr Phrase kDelete{"Delete post", "Supprimer"};
inline constexpr Phrase kStatement{"Statement", "Communiqué"};
inline constexpr Phrase kStatementType{"Line taken", "Ligne tenue"};
inline constexpr Phrase kDeny{"Deny", "Nier"};
inline constexpr Phrase kDiminish{"Diminish", "Minimiser"};
inline constexpr Phrase kRebuild{"Rebuild", "Réparer"};
inline constexpr Phrase kAnnouncesFix{"Announces that the cause is mended", "Annonce que la cause est réparée"};
inline constexpr Phrase kPublish{"Publish the statement", "Publier le communiqué"};
inline constexpr Phrase kMeans{"Staff and approvals", "Moyens et validation"};
inline constexpr Phrase kAgents{"Agents", "Agents"};
inline constexpr Phrase kApprovalLayers{"Approval layers", "Niveaux de validation"};
inline constexpr Phrase kApply{"Apply", "Appliquer"};
inline constexpr Phrase kStartFix{"Start mending the cause", "Lancer la réparation de la cause"};
inline constexpr Phrase kFixTakes{"Takes about {}", "Prend environ {}"};
inline constexpr Phrase kAnswerSent{"Case {}: the answer is on its way.", "Cas {} : la réponse est partie."};
inline constexpr Phrase kTimeLeft{"{} left", "reste {}"};
inline constexpr Phrase kTimeIsUp{"time is up", "temps écoulé"};
inline constexpr Phrase kDecide{"To decide", "À décider"};

// Picker.
inline constexpr Phrase kChooseScenario{"Choose a scenario", "Choisissez un scénario"};
inline constexpr Phrase kChooseScenarioMore{
    "A scenario is a company, its customers and what goes wrong. Nothing here is about real people.",
    "Un scénario : une entreprise, ses clients, et ce qui tourne mal. Personne n’y est réel."};
inline constexpr Phrase kScenarios{"Scenarios", "Scénarios"};
inline constexpr Phrase kRecent{"Recent", "Récents"};
inline constexpr Phrase kSessions{"Sessions", "Séances"};
inline constexpr Phrase kSearchScenarios{"Search scenarios…", "Rechercher un scénario…"};
inline constexpr Phrase kFilePath{"Path of a scenario or session", "Chemin d’un scénario ou d’une séance"};
inline constexpr Phrase kNoScenarios{"No scenarios were found. Type the path of one on the left.",
                                     "Aucun scénario trouvé. Tapez le chemin d’un fichier à gauche."};
inline constexpr Phrase kQuestion{"Question", "Question"};
inline constexpr Phrase kGradeA{"A: documented", "A : documenté"};
inline constexpr Phrase kGradeB{"B: partly documented", "B : en partie documenté"};
inline constexpr Phrase kGradeC{"C: assumed", "C : supposé"};

}  // namespace firebreak::viewer::word
