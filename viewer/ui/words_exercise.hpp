// The texts of the facilitator's panels and of the participants' window.
#pragma once

#include "viewer/ui/language.hpp"

namespace firebreak::viewer::exercise_word {

// Events list.
inline constexpr Phrase kEventsList{"Events list", "Chronogramme"};
inline constexpr Phrase kNewInject{"New", "Nouveau"};
inline constexpr Phrase kDuplicate{"Duplicate", "Dupliquer"};
inline constexpr Phrase kDelete{"Delete", "Supprimer"};
inline constexpr Phrase kMoveUp{"Move up", "Monter"};
inline constexpr Phrase kMoveDown{"Move down", "Descendre"};
inline constexpr Phrase kSortByTime{"Sort by time", "Trier par heure"};
inline constexpr Phrase kUndo{"Undo", "Annuler la dernière modification"};
inline constexpr Phrase kRedo{"Redo", "Rétablir"};
inline constexpr Phrase kPublishNow{"Publish now", "Diffuser"};
inline constexpr Phrase kSkip{"Skip", "Sauter"};
inline constexpr Phrase kPlanAgain{"Plan again", "Replanifier"};
inline constexpr Phrase kDelayBy{"Delay by", "Retarder de"};
inline constexpr Phrase kExerciseMinutes{"min of the exercise", "min d’exercice"};
inline constexpr Phrase kTakeFromReserve{"Out of the reserve", "Sortir de la réserve"};
inline constexpr Phrase kPutInReserve{"To the reserve", "Mettre en réserve"};
inline constexpr Phrase kPublishByClock{"Publish when due", "Diffuser à l’heure prévue"};
inline constexpr Phrase kFilePath{"Path of a file", "Chemin d’un fichier"};
inline constexpr Phrase kImport{"Import CSV", "Importer CSV"};
inline constexpr Phrase kExportCsv{"Export CSV", "Exporter CSV"};
inline constexpr Phrase kExportXlsx{"Export .xlsx", "Exporter .xlsx"};
inline constexpr Phrase kExportHandOut{"Participants’ hand-out", "Version joueurs"};
inline constexpr Phrase kImportAnyway{"Import all the same; doubtful rows go to the reserve",
                                      "Importer quand même ; les lignes douteuses vont en réserve"};
inline constexpr Phrase kNoInjects{"No injects yet. Import a list, or press New.",
                                   "Aucun stimulus. Importez une liste, ou appuyez sur Nouveau."};
inline constexpr Phrase kEventsKeys{
    "Arrows move, Enter edits, Ctrl+Enter publishes, Insert adds, Delete removes, Ctrl+arrows move the row, Ctrl+Z undoes.",
    "Flèches : se déplacer ; Entrée : modifier ; Ctrl+Entrée : diffuser ; Inser : ajouter ; Suppr : supprimer ; Ctrl+flèches : déplacer la "
    "ligne ; Ctrl+Z : annuler."};
inline constexpr Phrase kStatusDue{"due", "à diffuser"};
inline constexpr Phrase kStatusReserve{"reserve", "réserve"};
inline constexpr Phrase kExerciseFrom{"The exercise begins at {},", "L’exercice commence à {},"};
inline constexpr Phrase kStartNow{"Begin now", "Commencer maintenant"};
inline constexpr Phrase kMinutesCover{"min cover", "min couvrent"};
inline constexpr Phrase kSimulatedHours{"simulated hours", "heures simulées"};
inline constexpr Phrase kNextInject{"Next: {} at {}", "Suivant : {} à {}"};

// Scores and notes.
inline constexpr Phrase kScores{"Scores", "Évaluation"};
inline constexpr Phrase kScoresHelp{"0: nothing of the expected action; 5: all of it, in time.",
                                    "0 : rien de l’action attendue ; 5 : tout, et à temps."};
inline constexpr Phrase kNothingPublished{"Nothing was published yet.", "Rien n’a encore été diffusé."};
inline constexpr Phrase kExpected{"Expected: {}", "Attendu : {}"};
inline constexpr Phrase kMeanScore{"Mean score", "Note moyenne"};
inline constexpr Phrase kNoScore{"no score", "sans note"};
inline constexpr Phrase kNotes{"Notes", "Remarques"};
inline constexpr Phrase kFacilitator{"Facilitator", "Animateur"};
inline constexpr Phrase kObserver{"Observer", "Observateur"};
inline constexpr Phrase kName{"Name", "Nom"};
inline constexpr Phrase kNoteText{"What was seen", "Ce qui a été observé"};
inline constexpr Phrase kAddNote{"Add the note", "Ajouter la remarque"};
inline constexpr Phrase kNoteOn{"on inject {}", "sur le stimulus {}"};

// Prompts.
inline constexpr Phrase kDecisions{"Decisions", "Décisions"};
inline constexpr Phrase kTimeLeft{"{} left", "reste {}"};
inline constexpr Phrase kTimeTaken{"taken {}", "pris {}"};
inline constexpr Phrase kAnswered{"answered in {}", "répondu en {}"};
inline constexpr Phrase kExpired{"time is over", "temps écoulé"};
inline constexpr Phrase kAnsweredLate{"late, after {}", "en retard, après {}"};
inline constexpr Phrase kWithdrawn{"withdrawn", "retirée"};
inline constexpr Phrase kYourDecision{"What the team decides", "Ce que l’équipe décide"};
inline constexpr Phrase kAnswerThis{"Answer this one", "Répondre à celle-ci"};
inline constexpr Phrase kMoreQuestions{"{} more under Facilitate", "{} de plus sous Animer"};
inline constexpr Phrase kNextDecisionAnswers{"The company’s next decision answers", "La prochaine décision de l’entreprise répond à"};
inline constexpr Phrase kNoneOfThem{"none of the questions", "aucune des questions"};
inline constexpr Phrase kDecide{"Decide", "Décider"};
inline constexpr Phrase kWithdraw{"Withdraw", "Retirer"};
inline constexpr Phrase kNoQuestion{"No question is open.", "Aucune question en cours."};
inline constexpr Phrase kAskQuestion{"A question to the team", "Une question à l’équipe"};
inline constexpr Phrase kAsk{"Ask", "Poser"};
inline constexpr Phrase kMinutesToAnswer{"min to answer", "min pour répondre"};
inline constexpr Phrase kEarlier{"Earlier", "Précédentes"};

// Participants.
inline constexpr Phrase kSituation{"What monitoring shows", "Ce que montre la veille"};
inline constexpr Phrase kMentions{"Mentions seen in the last hour", "Mentions vues dans l’heure"};
inline constexpr Phrase kUsually{"Usually at this hour", "D’habitude à cette heure"};
inline constexpr Phrase kQueue{"Cases waiting", "Dossiers en attente"};
inline constexpr Phrase kOldest{"The oldest has waited", "Le plus ancien attend depuis"};
inline constexpr Phrase kAgentsBusy{"Agents at work", "Agents occupés"};
inline constexpr Phrase kForApproval{"Drafts for approval", "Réponses à valider"};
inline constexpr Phrase kDeskOpen{"The desk is open", "La cellule est ouverte"};
inline constexpr Phrase kDeskClosed{"The desk is closed", "La cellule est fermée"};
inline constexpr Phrase kAlarm{"ALERT: far more mentions than usual", "ALERTE : bien plus de mentions que d’habitude"};
inline constexpr Phrase kInbox{"Received", "Reçu"};
inline constexpr Phrase kNothingReceived{"Nothing was received yet.", "Rien n’a encore été reçu."};
inline constexpr Phrase kPaused{"paused", "en pause"};

// Session.
inline constexpr Phrase kSession{"Session", "Séance"};
inline constexpr Phrase kSessionPath{"Path of the session", "Chemin de la séance"};
inline constexpr Phrase kSaveSession{"Save the session", "Enregistrer la séance"};
inline constexpr Phrase kOpenSession{"Open", "Ouvrir"};
inline constexpr Phrase kAutosaveOn{"Kept by itself as it goes on.", "Conservée automatiquement au fil de la séance."};
inline constexpr Phrase kAutosaveOff{"Not kept at present: save it by hand.", "N’est pas conservée en ce moment : enregistrez-la."};
inline constexpr Phrase kJournalPath{"Path of the journal", "Chemin du journal"};
inline constexpr Phrase kWriteJournal{"Write the journal", "Écrire le journal"};
inline constexpr Phrase kRecoverHeading{"A session was not closed", "Une séance n’a pas été fermée"};
inline constexpr Phrase kRecover{"Recover", "Récupérer"};
inline constexpr Phrase kDiscard{"Discard", "Abandonner"};
inline constexpr Phrase kDebrief{"Debrief", "Débriefing"};
inline constexpr Phrase kDebriefPath{"Path of the report", "Chemin du rapport"};
inline constexpr Phrase kWriteDebrief{"Write the report", "Écrire le rapport"};
inline constexpr Phrase kIncludeCourses{"Course and abandoned futures", "Déroulement et futurs abandonnés"};
inline constexpr Phrase kIncludeInjects{"Injects", "Stimuli"};
inline constexpr Phrase kIncludeDecisions{"Decisions and times taken", "Décisions et temps pris"};
inline constexpr Phrase kIncludeDifferences{"What each decision changed", "Ce que chaque décision a changé"};
inline constexpr Phrase kIncludeAttribution{"What led to what", "Les causes"};
inline constexpr Phrase kIncludeScores{"Scores", "Notes"};
inline constexpr Phrase kIncludeNotes{"Notes", "Remarques"};
inline constexpr Phrase kIncludeScreenshots{"Screenshots", "Captures d’écran"};
inline constexpr Phrase kInFrench{"In French", "En français"};

}  // namespace firebreak::viewer::exercise_word
