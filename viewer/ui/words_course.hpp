// The texts of the tiles, the timeline and the comparison of runs.
#pragma once

#include "viewer/ui/language.hpp"

namespace firebreak::viewer::word {

// Tiles.
inline constexpr Phrase kReach{"Reach", "Portée"};
inline constexpr Phrase kReachHint{"Accounts that have met at least one post against the company since day 0.",
                                   "Comptes qui ont vu au moins un message contre l’entreprise depuis le jour 0."};
inline constexpr Phrase kOfAccounts{"{} of {} accounts", "{} sur {} comptes"};
inline constexpr Phrase kVolume{"Posts, last hour", "Messages, dernière heure"};
inline constexpr Phrase kVolumeHint{
    "Posts and shares of the last full hour, against what ordinary failures alone would have brought.",
    "Messages et partages de la dernière heure pleine, face à ce qu’auraient amené les seuls incidents ordinaires."};
inline constexpr Phrase kExpected{"expected {}", "attendu {}"};
inline constexpr Phrase kBuzz{"Buzz", "Buzz"};
inline constexpr Phrase kBuzzHint{"Accounts whose last thing heard was good, less those for whom it was bad, per 100 accounts.",
                                  "Comptes ayant entendu du bien en dernier, moins ceux ayant entendu du mal, pour 100 comptes."};
inline constexpr Phrase kAttitude{"attitude {}", "attitude {}"};
inline constexpr Phrase kPer100{"per 100 accounts", "pour 100 comptes"};
inline constexpr Phrase kBacklog{"Backlog", "File d’attente"};
inline constexpr Phrase kBacklogHint{
    "Cases that wait at the desk, and how long the oldest has waited. Where nothing is queued: cases seen that nobody works on.",
    "Cas en attente au service, et depuis quand attend le plus ancien. Sans file : cas vus dont personne ne s’occupe."};
inline constexpr Phrase kLeftLying{"{} seen, idle", "{} vus, sans suite"};
inline constexpr Phrase kOldest{"oldest {}", "le plus ancien {}"};
inline constexpr Phrase kSatisfied{"Satisfied", "Satisfaits"};
inline constexpr Phrase kSatisfiedHint{"Cases settled to the satisfaction of whoever complained, of all cases, seen or not.",
                                       "Cas réglés à la satisfaction du plaignant, parmi tous les cas, vus ou non."};
inline constexpr Phrase kOfCases{"{} of {} cases", "{} sur {} cas"};
inline constexpr Phrase kSpent{"Spent", "Dépenses"};
inline constexpr Phrase kSpentHint{"Cost of the desk and of what it offered since day 0, as far as its steps are closed.",
                                   "Coût du service et de ce qu’il a offert depuis le jour 0, pour les pas achevés."};
inline constexpr Phrase kSinceDay0{"since day 0", "depuis le jour 0"};
inline constexpr Phrase kCrisis{"Crisis", "Crise"};
inline constexpr Phrase kCrisisHint{"Whether the volume is a crisis in truth, and whether the company's monitoring shows one.",
                                    "Si le volume est en vérité une crise, et si la veille de l’entreprise en montre une."};
inline constexpr Phrase kYesCrisis{"Crisis", "Crise"};
inline constexpr Phrase kNoCrisis{"Calm", "Calme"};
inline constexpr Phrase kCompanySeesCrisis{"company: sees it", "entreprise : la voit"};
inline constexpr Phrase kCompanySeesNone{"company: sees none", "entreprise : n’en voit pas"};

// Timeline.
inline constexpr Phrase kTimeline{"Timeline", "Chronologie"};
inline constexpr Phrase kCompanyTimeline{"What monitoring shows", "Ce que montre la veille"};
inline constexpr Phrase kMentionsPerHour{"Mentions per hour", "Mentions par heure"};
inline constexpr Phrase kCurveVolume{"Posts", "Messages"};
inline constexpr Phrase kCurveComplaints{"Complaints", "Plaintes"};
inline constexpr Phrase kCurveReplies{"Replies", "Réponses"};
inline constexpr Phrase kCurveBacklog{"Backlog", "File d’attente"};
inline constexpr Phrase kCurveBuzz{"Buzz", "Buzz"};
inline constexpr Phrase kCurveReach{"Reach", "Portée"};
inline constexpr Phrase kCurveSpent{"Spent", "Dépenses"};
inline constexpr Phrase kExpectedLine{"Expected", "Attendu"};
inline constexpr Phrase kDashedFuture{"dashed: the course left behind", "pointillé : le cours abandonné"};
inline constexpr Phrase kBandsOf{"band: {} runs of {}", "bande : {} courses avec {}"};
inline constexpr Phrase kIncident{"Incident", "Incident"};
inline constexpr Phrase kWholeRun{"All", "Tout"};
inline constexpr Phrase kLastTwoDays{"48 h", "48 h"};
inline constexpr Phrase kPerHour{"per hour", "par heure"};
inline constexpr Phrase kClickToGoBack{"Click: go back here. Drag: zoom.", "Clic : revenir ici. Glisser : zoom."};
inline constexpr Phrase kNothingYet{"Nothing has happened yet.", "Rien ne s’est encore passé."};
inline constexpr Phrase kOutbreak{"Outbreak", "Début de l’incident"};
inline constexpr Phrase kInject{"Inject", "Stimulus"};
inline constexpr Phrase kDecision{"Decision", "Décision"};
inline constexpr Phrase kStatementMark{"Statement", "Communiqué"};
inline constexpr Phrase kArticle{"Article", "Article"};
inline constexpr Phrase kFixMark{"Mended", "Réparé"};
inline constexpr Phrase kNoteMark{"Note", "Note"};

// Comparison.
inline constexpr Phrase kThisRun{"This run", "Ce cours"};
inline constexpr Phrase kNoKeptRuns{"Keep this run, rewind or restart, decide otherwise: the runs kept stand here side by side.",
                                    "Gardez ce cours, revenez ou recommencez, décidez autrement : les cours gardés sont comparés ici."};
inline constexpr Phrase kMeasure{"Figure", "Mesure"};
inline constexpr Phrase kAtMoment{"at {}", "à {}"};
inline constexpr Phrase kPeakVolume{"Peak of posts per hour", "Pic de messages par heure"};
inline constexpr Phrase kRemoveRun{"Remove", "Retirer"};

}  // namespace firebreak::viewer::word
