// The texts of the bar, the frame around the panels, its dialogs and its keys. Other areas have files of their own.
#pragma once

#include "viewer/ui/language.hpp"

namespace firebreak::viewer::word {

// Top bar.
inline constexpr Phrase kPlay{"Play", "Lecture"};
inline constexpr Phrase kPause{"Pause", "Pause"};
inline constexpr Phrase kStep{"Step", "Pas à pas"};
inline constexpr Phrase kStepLength{"How far a step goes", "Longueur d’un pas"};
inline constexpr Phrase kRewind{"Rewind", "Revenir"};
inline constexpr Phrase kFork{"Fork", "Bifurquer"};
inline constexpr Phrase kRestart{"Restart", "Recommencer"};
inline constexpr Phrase kSpeed{"Speed", "Vitesse"};
inline constexpr Phrase kSlower{"Slower (-)", "Moins vite (-)"};
inline constexpr Phrase kFaster{"Faster (+)", "Plus vite (+)"};
inline constexpr Phrase kAsFastAsItGoes{"as fast as it goes", "au plus vite"};
inline constexpr Phrase kOpen{"Open", "Ouvrir"};
inline constexpr Phrase kSave{"Save the session", "Enregistrer la séance"};
inline constexpr Phrase kScreenshot{"Save a picture of the window", "Enregistrer une image de la fenêtre"};
inline constexpr Phrase kTheme{"Theme: dark, light, high contrast", "Thème : sombre, clair, contraste élevé"};
inline constexpr Phrase kSwitchLanguage{"Passer au français", "Switch to English"};
inline constexpr Phrase kOtherLanguage{"FR", "EN"};
inline constexpr Phrase kHelp{"Keys (F1)", "Touches (F1)"};
inline constexpr Phrase kMessages{"Messages", "Messages"};
inline constexpr Phrase kNoMessages{"Nothing to tell.", "Rien à signaler."};
inline constexpr Phrase kClearMessages{"Clear the list", "Vider la liste"};
inline constexpr Phrase kParticipants{"Window for the participants", "Fenêtre des participants"};
inline constexpr Phrase kLoading{"Loading…", "Chargement…"};
inline constexpr Phrase kNoSimulation{"The simulation cannot be started from this window.",
                                      "La simulation ne peut pas être lancée depuis cette fenêtre."};
inline constexpr Phrase kAtTheEnd{"At the end", "Terminé"};
inline constexpr Phrase kPaused{"Paused", "En pause"};
inline constexpr Phrase kRunning{"Running", "En cours"};
inline constexpr Phrase kReached{"in fact {}", "en fait {}"};
inline constexpr Phrase kFrameFigures{"frame {} ms · interface {} ms · {} MB", "image {} ms · interface {} ms · {} Mo"};

// Rewind and fork.
inline constexpr Phrase kBackBy{"Back by {}", "Reculer de {}"};
inline constexpr Phrase kBackToOutbreak{"Back to the outbreak", "Revenir au début de l’incident"};
inline constexpr Phrase kBackToStart{"Back to the start", "Revenir au début"};
inline constexpr Phrase kBackTo{"Back to this moment", "Revenir à cet instant"};
inline constexpr Phrase kKeepRun{"Keep this run for comparison", "Garder ce cours pour comparer"};
inline constexpr Phrase kKeptRunName{"{}. {} ({})", "{}. {} ({})"};
inline constexpr Phrase kRunFutures{"What would others do from here?", "Que feraient d’autres à partir d’ici ?"};
inline constexpr Phrase kFuturesHelp{"Each strategy chosen is run to the end, several times, in the background.",
                                     "Chaque stratégie choisie est jouée jusqu’au bout, plusieurs fois, en arrière-plan."};
inline constexpr Phrase kStartFutures{"Run them", "Lancer"};

// Dialogs.
inline constexpr Phrase kYes{"Yes", "Oui"};
inline constexpr Phrase kCancel{"Cancel", "Annuler"};
inline constexpr Phrase kClose{"Close", "Fermer"};
inline constexpr Phrase kAskRewind{"Go back to {}?", "Revenir à {} ?"};
inline constexpr Phrase kAskRewindMore{"What was done since then is dropped; its course stays on the timeline as a dashed line.",
                                       "Ce qui a été fait depuis est retiré ; son cours reste en pointillé sur la chronologie."};
inline constexpr Phrase kAskRestart{"Start again from day 0?", "Recommencer depuis le jour 0 ?"};
inline constexpr Phrase kAskRestartMore{"The present run is saved first.", "Le cours présent est d’abord enregistré."};
inline constexpr Phrase kAskRestartWith{"Start again with these changes?", "Recommencer avec ces changements ?"};
inline constexpr Phrase kAskDelete{"Delete this post?", "Supprimer ce message ?"};
inline constexpr Phrase kAskDeleteMore{
    "People notice when a company deletes complaints. Some will be angrier, and copies may be shared on.",
    "Le public remarque qu’une entreprise supprime des plaintes. Certains seront plus en colère, et des copies peuvent circuler."};
inline constexpr Phrase kAskQuit{"Close the window?", "Fermer la fenêtre ?"};
inline constexpr Phrase kAskQuitMore{"The session is saved.", "La séance est enregistrée."};

// Tabs.
inline constexpr Phrase kSteer{"Steer", "Piloter"};
inline constexpr Phrase kConsole{"Desk console", "Pupitre"};
inline constexpr Phrase kFacilitate{"Facilitate", "Animer"};
inline constexpr Phrase kNetwork{"Network", "Réseau"};
inline constexpr Phrase kCompare{"Compare", "Comparer"};
inline constexpr Phrase kExercise{"Exercise", "Exercice"};
inline constexpr Phrase kEvents{"Events list", "Chronogramme"};
inline constexpr Phrase kScores{"Scores and notes", "Évaluation et notes"};
inline constexpr Phrase kSession{"Session and debrief", "Séance et RETEX"};
inline constexpr Phrase kFeed{"Feed", "Fil"};
inline constexpr Phrase kDesk{"Desk", "Service"};
inline constexpr Phrase kCompany{"Company", "Entreprise"};

// Keys.
inline constexpr Phrase kShortcuts{"Keys", "Raccourcis clavier"};
inline constexpr Phrase kKeyPlay{"play or pause", "lecture ou pause"};
inline constexpr Phrase kKeyStep{"one step", "un pas"};
inline constexpr Phrase kKeySpeed{"faster, slower", "plus vite, moins vite"};
inline constexpr Phrase kKeyRewind{"go back", "revenir en arrière"};
inline constexpr Phrase kKeyFork{"fork: other strategies from here", "bifurquer : d’autres stratégies à partir d’ici"};
inline constexpr Phrase kKeyTabs{"tabs: 1 to 3 left, 4 to 6 middle, 7 to 9 right",
                                 "onglets : 1 à 3 à gauche, 4 à 6 au milieu, 7 à 9 à droite"};
inline constexpr Phrase kKeyMove{"move between all that can be pressed; press it", "aller d’un élément à l’autre ; l’actionner"};
inline constexpr Phrase kKeyNetwork{"the network takes the arrows, + and -; Enter: the account at the cross; Esc leaves",
                                    "le réseau prend les flèches, + et - ; Entrée : le compte à la croix ; Échap pour le quitter"};
inline constexpr Phrase kKeyEvents{"the events list takes the arrows and Enter; Esc leaves",
                                   "le chronogramme prend les flèches et Entrée ; Échap pour le quitter"};
inline constexpr Phrase kKeyTimeline{"timeline: nearer, farther", "chronologie : plus près, plus loin"};
inline constexpr Phrase kKeyLanguage{"language", "langue"};
inline constexpr Phrase kKeyTheme{"theme", "thème"};
inline constexpr Phrase kKeyScreenshot{"save a picture", "enregistrer une image"};
inline constexpr Phrase kKeyMessages{"messages", "messages"};
inline constexpr Phrase kKeyParticipants{"window for the participants", "fenêtre des participants"};
inline constexpr Phrase kKeySave{"save the session", "enregistrer la séance"};
inline constexpr Phrase kKeyUndo{"take the last change back", "annuler le dernier changement"};
inline constexpr Phrase kKeyOpen{"open a scenario or session", "ouvrir un scénario ou une séance"};
inline constexpr Phrase kKeyFullScreen{"full screen", "plein écran"};
inline constexpr Phrase kKeyHelp{"this sheet", "cette fiche"};
inline constexpr Phrase kKeyClose{"close what is open", "fermer ce qui est ouvert"};
inline constexpr Phrase kKeyScale{"larger, smaller, usual size", "plus grand, plus petit, taille normale"};
inline constexpr Phrase kKeyQuit{"quit", "quitter"};
inline constexpr Phrase kUndone{"{} is back to {}", "{} est revenu à {}"};
inline constexpr Phrase kNothingToUndo{"There is no change to take back.", "Aucun changement à annuler."};

// Tour.
inline constexpr Phrase kTourStep{"{} of {}", "{} sur {}"};
inline constexpr Phrase kNext{"Next", "Suivant"};
inline constexpr Phrase kBack{"Back", "Précédent"};
inline constexpr Phrase kTourEnd{"Start", "Commencer"};
inline constexpr Phrase kTourSkip{"Skip", "Passer"};
inline constexpr Phrase kTour1{"Time runs here", "Ici, le temps"};
inline constexpr Phrase kTour1More{"Play, pause, step, and choose how fast. Space plays and pauses.",
                                   "Lecture, pause, pas à pas, et la vitesse. La barre d’espace lance et arrête."};
inline constexpr Phrase kTour2{"The figures that count", "Les chiffres qui comptent"};
inline constexpr Phrase kTour2More{"How many have heard of it, how loud it is, and whether the company sees what is going on.",
                                   "Combien de gens en ont entendu parler, à quel volume, et ce que l’entreprise en voit."};
inline constexpr Phrase kTour3{"The course, and what might have been", "Le cours, et ce qui aurait pu être"};
inline constexpr Phrase kTour3More{"Click a moment to go back to it. The course you leave stays as a dashed line.",
                                   "Cliquez sur un instant pour y revenir. Le cours abandonné reste en pointillé."};
inline constexpr Phrase kTour4{"What people write", "Ce que les gens écrivent"};
inline constexpr Phrase kTour4More{"Click a post to see who wrote it and how they heard of it. Nobody here is real.",
                                   "Cliquez sur un message pour voir son auteur et comment il l’a appris. Personne ici n’est réel."};
inline constexpr Phrase kTour5{"Your hands on it", "À vous"};
inline constexpr Phrase kTour5More{
    "Change orders, answer as the company, or run an exercise from the tabs on the left. F1 lists the keys.",
    "Changez les consignes, répondez au nom de l’entreprise ou animez un exercice dans les onglets de gauche. F1 : les touches."};

}  // namespace firebreak::viewer::word
