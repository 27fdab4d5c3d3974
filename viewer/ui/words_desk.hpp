// The texts of the feed's frame, the desk, the company's view and the account card.
#pragma once

#include "viewer/ui/language.hpp"

namespace firebreak::viewer::word {

// Feed.
inline constexpr Phrase kSearchPosts{"Search posts and accounts…", "Rechercher messages et comptes…"};
inline constexpr Phrase kAllTypes{"All types", "Tous les types"};
inline constexpr Phrase kOnlyUnseen{"Only what the company has not seen", "Seulement ce que l’entreprise n’a pas vu"};
inline constexpr Phrase kSharesAndReplies{"shares {} · replies {} · followers {}", "partages {} · réponses {} · abonnés {}"};
inline constexpr Phrase kSharedFrom{"shares {}", "partage {}"};
inline constexpr Phrase kSeenByCompany{"seen by the company", "vu par l’entreprise"};
inline constexpr Phrase kUnseenByCompany{"not seen by the company", "pas vu par l’entreprise"};
inline constexpr Phrase kDeleted{"deleted by the company", "supprimé par l’entreprise"};
inline constexpr Phrase kNoPosts{"No post matches.", "Aucun message ne correspond."};
inline constexpr Phrase kTheCompany{"The company", "L’entreprise"};
inline constexpr Phrase kTheMedia{"A newsroom", "Une rédaction"};
inline constexpr Phrase kUserHandle{"@user_{}", "@compte_{}"};
inline constexpr Phrase kTypeComplaint{"Complaint", "Plainte"};
inline constexpr Phrase kTypeFollowUp{"Follow-up", "Relance"};
inline constexpr Phrase kTypeMeToo{"Me too", "Moi aussi"};
inline constexpr Phrase kTypeQuestion{"Question", "Question"};
inline constexpr Phrase kTypeShare{"Share", "Partage"};
inline constexpr Phrase kTypeStatement{"Statement", "Communiqué"};
inline constexpr Phrase kTypePraise{"Praise", "Éloge"};
inline constexpr Phrase kTypePeerAnswer{"Peer answer", "Entraide"};
inline constexpr Phrase kTypeSupport{"Support", "Soutien"};
inline constexpr Phrase kTypeArticle{"Article", "Article"};
inline constexpr Phrase kTypeBrandPost{"Company post", "Message de marque"};

// Desk.
inline constexpr Phrase kQueue{"Queue", "File"};
inline constexpr Phrase kOldestWait{"Oldest wait", "Plus longue attente"};
inline constexpr Phrase kStaff{"Staff busy", "Agents occupés"};
inline constexpr Phrase kApprovals{"Awaiting approval", "En attente de validation"};
inline constexpr Phrase kDeskOpen{"Open", "Ouvert"};
inline constexpr Phrase kDeskClosed{"Closed", "Fermé"};
inline constexpr Phrase kEscalations{"Escalations arrived", "Remontées arrivées"};
inline constexpr Phrase kFix{"Cause", "Cause"};
inline constexpr Phrase kFixed{"mended", "réparée"};
inline constexpr Phrase kFixRunning{"being mended", "en réparation"};
inline constexpr Phrase kNotFixed{"not mended", "non réparée"};
inline constexpr Phrase kStatusUnseen{"unseen", "non vu"};
inline constexpr Phrase kStatusIdle{"seen, idle", "vu, sans suite"};
inline constexpr Phrase kStatusWaiting{"waiting", "en attente"};
inline constexpr Phrase kStatusHandling{"in hand", "en cours"};
inline constexpr Phrase kStatusApproving{"approval", "validation"};
inline constexpr Phrase kStatusAnswered{"answered", "répondu"};
inline constexpr Phrase kStatusClosed{"closed", "clos"};
inline constexpr Phrase kCaseColumn{"Case", "Cas"};
inline constexpr Phrase kAgeColumn{"Age", "Âge"};
inline constexpr Phrase kStatusColumn{"Status", "État"};
inline constexpr Phrase kFollowersColumn{"Foll.", "Abon."};
inline constexpr Phrase kAngerColumn{"Anger", "Colère"};
inline constexpr Phrase kCasesListed{"Cases ({} of {})", "Cas ({} sur {})"};
inline constexpr Phrase kNoCases{"No case yet.", "Pas encore de cas."};
inline constexpr Phrase kListedStatuses{"Of the cases listed", "Parmi les cas listés"};

// The company's view.
inline constexpr Phrase kWhatCompanySees{"The company sees", "L’entreprise voit"};
inline constexpr Phrase kWhatIsTrue{"In truth", "En vérité"};
inline constexpr Phrase kMentionsLastHour{"Mentions, last hour", "Mentions, dernière heure"};
inline constexpr Phrase kUsualMentions{"Usual for the hour", "Habituel à cette heure"};
inline constexpr Phrase kCasesRow{"Cases", "Cas"};
inline constexpr Phrase kAnsweredRow{"Answered", "Répondus"};
inline constexpr Phrase kCrisisRow{"Crisis", "Crise"};
inline constexpr Phrase kShareSeen{"Share of cases seen", "Part des cas vus"};
inline constexpr Phrase kShareAnswered{"Share of seen cases answered", "Part des cas vus ayant reçu réponse"};
inline constexpr Phrase kMentionsOverTime{"Mentions seen, against all posts", "Mentions vues, face à tous les messages"};
inline constexpr Phrase kStatementsRow{"Statements", "Communiqués"};
inline constexpr Phrase kArticlesRow{"Articles", "Articles"};
inline constexpr Phrase kChurnedRow{"Customers lost", "Clients perdus"};
inline constexpr Phrase kDecisionLog{"Decision log", "Journal des décisions"};
inline constexpr Phrase kNoDecisions{"Nothing has been decided yet.", "Rien n’a encore été décidé."};

// Account card.
inline constexpr Phrase kAccount{"Account", "Compte"};
inline constexpr Phrase kCustomer{"customer", "client"};
inline constexpr Phrase kNotCustomer{"not a customer", "pas client"};
inline constexpr Phrase kFollowersFollows{"{} followers · follows {}", "{} abonnés · suit {}"};
inline constexpr Phrase kCommunity{"community {}", "communauté {}"};
inline constexpr Phrase kAnger{"Anger", "Colère"};
inline constexpr Phrase kAttitudeRow{"Attitude", "Attitude"};
inline constexpr Phrase kHeardFrom{"How it got here", "Comment c’est arrivé là"};
inline constexpr Phrase kHeardFromNobody{"Nothing reached this account.", "Rien n’a atteint ce compte."};
inline constexpr Phrase kHistory{"History", "Historique"};
inline constexpr Phrase kEventFailed{"met a failure", "a subi une panne"};
inline constexpr Phrase kEventPosted{"posted: {}", "a publié : {}"};
inline constexpr Phrase kEventShared{"shared a post by {}", "a partagé un message de {}"};
inline constexpr Phrase kEventMetPost{"read a post by {}", "a lu un message de {}"};
inline constexpr Phrase kEventGotReply{"got a reply", "a reçu une réponse"};
inline constexpr Phrase kEventSatisfied{"was satisfied", "a obtenu satisfaction"};
inline constexpr Phrase kEventGaveUp{"gave up waiting", "a renoncé à attendre"};

}  // namespace firebreak::viewer::word
