// The texts of the picture of the network.
#pragma once

#include "viewer/ui/language.hpp"

namespace firebreak::viewer::word {

inline constexpr Phrase kDrawAccounts{"Accounts", "Comptes"};
inline constexpr Phrase kDrawDensity{"Density", "Densité"};
inline constexpr Phrase kDrawCommunities{"Communities", "Communautés"};
inline constexpr Phrase kLinks{"Follows", "Abonnements"};
inline constexpr Phrase kLegend{"Legend", "Légende"};

inline constexpr Phrase kColourByState{"Colour: state", "Couleur : état"};
inline constexpr Phrase kColourByAnger{"Colour: anger", "Couleur : colère"};
inline constexpr Phrase kColourByCommunity{"Colour: community", "Couleur : communauté"};
inline constexpr Phrase kColourByReach{"Colour: reach", "Couleur : portée"};
inline constexpr Phrase kHeatOfAnger{"Heat: anger", "Chaleur : colère"};
inline constexpr Phrase kHeatOfPosts{"Heat: recent posts", "Chaleur : messages récents"};

inline constexpr Phrase kStateUnreached{"Not reached", "Non touchés"};
inline constexpr Phrase kStateReached{"Reached", "Touchés"};
inline constexpr Phrase kStateGrievance{"Aggrieved, silent", "Lésés, silencieux"};
inline constexpr Phrase kStateShared{"Passed it on", "Ont relayé"};
inline constexpr Phrase kStateComplained{"Complained", "Ont réclamé"};
inline constexpr Phrase kStateSatisfied{"Satisfied", "Satisfaits"};
inline constexpr Phrase kStateForCompany{"For the company", "Pour l’entreprise"};

inline constexpr Phrase kCustomersReached{"Customers, reached", "Clients, touchés"};
inline constexpr Phrase kCustomersUnreached{"Customers, not reached", "Clients, non touchés"};
inline constexpr Phrase kOthersReached{"Others, reached", "Autres, touchés"};
inline constexpr Phrase kOthersUnreached{"Others, not reached", "Autres, non touchés"};
inline constexpr Phrase kCommunityNumber{"Community {}", "Communauté {}"};
inline constexpr Phrase kTheRest{"Small ones", "Les petites"};
inline constexpr Phrase kMoreCommunities{"and {} more", "et {} de plus"};

inline constexpr Phrase kMeanAngerNearby{"Mean anger nearby", "Colère moyenne alentour"};
inline constexpr Phrase kAngerOfAccount{"Anger of an account", "Colère d’un compte"};
inline constexpr Phrase kPostsNearby{"Posts nearby, newest first", "Messages alentour, récents d’abord"};
inline constexpr Phrase kFew{"few", "peu"};
inline constexpr Phrase kMany{"many", "beaucoup"};
inline constexpr Phrase kShareReached{"Filled: share reached. Ink: mean anger", "Rempli : part touchée. Teinte : colère moyenne"};

inline constexpr Phrase kAccountsCount{"{} accounts", "{} comptes"};
inline constexpr Phrase kSampleShown{"{} of {} accounts shown, drawn at random", "{} comptes sur {} montrés, tirés au hasard"};
inline constexpr Phrase kFollowsShown{"{} of {} follows drawn", "{} abonnements sur {} tracés"};

inline constexpr Phrase kBuilding{"Building the network…", "Construction du réseau…"};
inline constexpr Phrase kGrouping{"Looking for communities…", "Recherche des communautés…"};
inline constexpr Phrase kRefining{"Layout {}", "Disposition {}"};
inline constexpr Phrase kNoNetwork{"No network yet", "Pas encore de réseau"};
inline constexpr Phrase kTooLarge{"This network is too large to be drawn. Figures and feed show all of it.",
                                  "Ce réseau est trop grand pour être dessiné. Les chiffres et le fil le montrent en entier."};
inline constexpr Phrase kPictureFailed{"The network cannot be drawn: {}", "Le réseau ne peut être dessiné : {}"};

inline constexpr Phrase kZoomIn{"Nearer (+)", "Plus près (+)"};
inline constexpr Phrase kZoomOut{"Farther (-)", "Plus loin (-)"};
inline constexpr Phrase kFitAll{"All of it (Home)", "Tout voir (Début)"};

inline constexpr Phrase kTipAccount{"Account {}", "Compte {}"};
inline constexpr Phrase kTipFollowers{"{} followers", "{} abonnés"};
inline constexpr Phrase kTipAnger{"anger {}", "colère {}"};
inline constexpr Phrase kTipReached{"{} reached", "{} touchés"};
inline constexpr Phrase kTipCustomer{"customer", "client"};
inline constexpr Phrase kNotShown{"Account {} is not in the sample shown", "Le compte {} n’est pas dans l’échantillon montré"};

}  // namespace firebreak::viewer::word
