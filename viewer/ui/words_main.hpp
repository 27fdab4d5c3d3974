// The texts of the main panels. Other areas have files of their own.
#pragma once

#include "viewer/ui/language.hpp"

namespace firebreak::viewer::word {

// Top bar.
inline constexpr Phrase kPlay{"Play", "Lecture"};
inline constexpr Phrase kPause{"Pause", "Pause"};
inline constexpr Phrase kStep{"Step", "Pas à pas"};
inline constexpr Phrase kRewind{"Rewind", "Revenir"};
inline constexpr Phrase kFork{"Fork", "Bifurquer"};
inline constexpr Phrase kRestart{"Restart", "Recommencer"};
inline constexpr Phrase kSpeed{"Speed", "Vitesse"};
inline constexpr Phrase kAsFastAsItGoes{"as fast as it goes", "au plus vite"};
inline constexpr Phrase kOpen{"Open", "Ouvrir"};
inline constexpr Phrase kSave{"Save", "Enregistrer"};

// Dialogs.
inline constexpr Phrase kYes{"Yes", "Oui"};
inline constexpr Phrase kCancel{"Cancel", "Annuler"};
inline constexpr Phrase kClose{"Close", "Fermer"};

}  // namespace firebreak::viewer::word
