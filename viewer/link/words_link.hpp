// What the window says about the simulation's process.
#pragma once

#include "viewer/ui/language.hpp"

namespace firebreak::viewer::word {

inline constexpr Phrase kLoading{"Loading the scenario and its network…", "Chargement du scénario et de son réseau…"};
inline constexpr Phrase kSimulationDied{
    "The simulation stopped: {}. The run was restored at {}, with “{}” in place of the strategy. Everything you did is kept.",
    "La simulation s’est arrêtée : {}. Le déroulé est rétabli à {}, avec « {} » à la place de la stratégie. Tout ce que vous avez fait est "
    "conservé."};
inline constexpr Phrase kSimulationLost{
    "The simulation stopped again: {}. The session is kept; rewind or restart to go on.",
    "La simulation s’est de nouveau arrêtée : {}. La session est conservée ; revenez en arrière ou recommencez."};
inline constexpr Phrase kCannotOpen{"“{}” cannot be opened:", "Impossible d’ouvrir « {} » :"};
inline constexpr Phrase kRefused{"Not done: {}", "Non exécuté : {}"};
inline constexpr Phrase kSilent{"The simulation has not answered for {} s. After {} s it is restarted without its strategy.",
                                "La simulation ne répond plus depuis {} s. Après {} s, elle est relancée sans sa stratégie."};
inline constexpr Phrase kFileChanged{
    "“{}” was changed on disk. This run goes on with what it was; restart to use the new file.",
    "« {} » a été modifié sur le disque. Ce déroulé continue avec l’ancien contenu ; recommencez pour utiliser le nouveau."};
inline constexpr Phrase kFileGone{"“{}” is no longer on disk. This run goes on with what it was.",
                                  "« {} » n’est plus sur le disque. Ce déroulé continue avec son contenu."};
inline constexpr Phrase kFuturesRunning{"Running the other strategies from here…", "Calcul des autres stratégies depuis cet instant…"};
inline constexpr Phrase kFuturesFailed{"The other strategies could not be run: {}",
                                       "Les autres stratégies n’ont pas pu être calculées : {}"};
inline constexpr Phrase kFuturesDone{"The other strategies are drawn as bands.", "Les autres stratégies sont tracées en bandes."};
inline constexpr Phrase kRunOver{"The run is over.", "Le déroulé est terminé."};
inline constexpr Phrase kNoSuchProgram{"The program “firebreak” is not beside the viewer ({}).",
                                       "Le programme « firebreak » n’est pas à côté du visualiseur ({})."};

}  // namespace firebreak::viewer::word
