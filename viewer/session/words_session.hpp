// What the window says about sessions and debriefs.
#pragma once

#include "viewer/ui/language.hpp"

namespace firebreak::viewer::word {

inline constexpr Phrase kSessionSaved{"Saved: {}", "Enregistré : {}"};
inline constexpr Phrase kJournalSaved{"Journal written: {}. “firebreak run SCENARIO --journal” makes the same run of it.",
                                      "Journal écrit : {}. « firebreak run SCÉNARIO --journal » en refait le même déroulé."};
inline constexpr Phrase kNothingToSave{"There is nothing to save yet.", "Il n’y a encore rien à enregistrer."};
inline constexpr Phrase kDebriefRunning{"Computing what each decision changed…", "Calcul de ce que chaque décision a changé…"};
inline constexpr Phrase kDebriefWritten{"Debrief written: {}", "RETEX écrit : {}"};
inline constexpr Phrase kDebriefTrouble{"Some differences could not be computed: {}",
                                        "Certaines différences n’ont pas pu être calculées : {}"};
inline constexpr Phrase kCannotReadSession{"“{}” cannot be opened: {}", "Impossible d’ouvrir « {} » : {}"};
inline constexpr Phrase kLeftoverFound{"A session that did not end well can be recovered: it stands first in the list of scenarios.",
                                       "Une séance mal terminée peut être récupérée : elle figure en tête de la liste des scénarios."};
inline constexpr Phrase kNotKept{"The session cannot be kept while it goes on: {}. Save it elsewhere by hand.",
                                 "La séance ne peut pas être conservée au fil de l’eau : {}. Enregistrez-la ailleurs."};
inline constexpr Phrase kScenarioUnfit{"“{}” cannot be used; what is open stays open.\n{}",
                                       "« {} » est inutilisable ; ce qui est ouvert le reste.\n{}"};
inline constexpr Phrase kTooManyKept{"{} runs are kept already: remove one under Compare first.",
                                     "{} déroulés sont déjà conservés : retirez-en un sous Comparer."};
inline constexpr Phrase kRecovered{"Session recovered.", "Séance récupérée."};

}  // namespace firebreak::viewer::word
