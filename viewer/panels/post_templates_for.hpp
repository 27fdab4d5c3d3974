// Sentences of whatever speaks for the company, and of the company and the press themselves.
#pragma once

#include "viewer/panels/post_templates_against.hpp"

namespace firebreak::viewer::sentences {

/// Calm and moved.
using TwoMoods = std::array<std::array<Phrase, 6>, 2>;

inline constexpr TwoMoods kShareFor{
    {{Phrase{"Worth knowing, too.", "Bon à savoir aussi."}, Phrase{"This answered my question.", "Ça a répondu à ma question."},
      Phrase{"The other side of the story.", "L’autre côté de l’histoire."}, Phrase{"Useful, thank you.", "Utile, merci."},
      Phrase{"For those who still wait.", "Pour ceux qui attendent encore."},
      Phrase{"It worked for me like this.", "Ça a marché pour moi comme ça."}},
     {Phrase{"At last somebody who explains it!", "Enfin quelqu’un qui explique !"},
      Phrase{"Let us be fair and share this one as well.", "Soyons justes, partageons ça aussi."},
      Phrase{"It really helps, pass it on!", "Ça aide vraiment, faites passer !"},
      Phrase{"That is how one should answer.", "Voilà comment il faut répondre."},
      Phrase{"Finally some good news.", "Enfin une bonne nouvelle."},
      Phrase{"Credit where it is due.", "Il faut le dire quand c’est bien."}}}};

inline constexpr TwoMoods kPraise{
    {{Phrase{"Answered quickly and kindly, thank you.", "Réponse rapide et aimable, merci."},
      Phrase{"My trouble is settled, nothing to add.", "Mon souci est réglé, rien à redire."},
      Phrase{"Good contact with the service today.", "Bon contact avec le service aujourd’hui."},
      Phrase{"They kept their word.", "Ils ont tenu parole."},
      Phrase{"All is in order again, thanks.", "Tout est rentré dans l’ordre, merci."},
      Phrase{"A clear answer, that helps.", "Une réponse claire, ça aide."}},
     {Phrase{"Honestly, great work by the team!", "Franchement, bravo à l’équipe !"},
      Phrase{"Half an hour and it was solved. Chapeau!", "Une demi-heure et c’était réglé. Chapeau !"},
      Phrase{"I did not expect so much care. Thank you!", "Je ne m’attendais pas à tant d’attention. Merci !"},
      Phrase{"A person who listens, at last!", "Enfin quelqu’un qui écoute !"},
      Phrase{"I was angry yesterday; today I say thank you.", "Hier j’étais en colère, aujourd’hui je dis merci."},
      Phrase{"They admitted it and mended it. Respect.", "Ils l’ont reconnu et réparé. Respect."}}}};

inline constexpr TwoMoods kPeerAnswer{
    {{Phrase{"I had this too: restarting solved it for me.", "J’ai eu ça aussi : redémarrer a suffi."},
      Phrase{"Try again in an hour, it came back here.", "Réessayez dans une heure, c’est revenu chez moi."},
      Phrase{"There is a form for this; they answered me in a day.", "Il existe un formulaire ; ils m’ont répondu en un jour."},
      Phrase{"Keep your receipts, it helps later.", "Gardez vos justificatifs, ça aide ensuite."},
      Phrase{"Not your fault: it is general today.", "Ce n’est pas vous : c’est général aujourd’hui."},
      Phrase{"The steps are explained on their help page.", "La marche à suivre est sur leur page d’aide."}},
     {Phrase{"Don’t panic! It is known and being mended.", "Pas de panique ! C’est connu et en réparation."},
      Phrase{"Write to me, I will show you how I did it.", "Écrivez-moi, je vous montre comment j’ai fait."},
      Phrase{"Hold on, several of us got it working again!", "Tenez bon, plusieurs d’entre nous y sont arrivés !"},
      Phrase{"I work in the field: this can be solved.", "C’est mon métier : ça se règle."},
      Phrase{"Please don’t give up, ask for the second level.", "N’abandonnez pas, demandez le second niveau."},
      Phrase{"Happened to me, they refunded everything in the end.", "Ça m’est arrivé, ils ont tout remboursé au final."}}}};

inline constexpr TwoMoods kSupport{
    {{Phrase{"Speaking as a declared supporter: they are working on it.", "En soutien déclaré : ils y travaillent."},
      Phrase{"I know the team and trust them here. (supporter)", "Je connais l’équipe et lui fais confiance. (soutien)"},
      Phrase{"Mistakes happen; what counts is how they are mended. (supporter)",
             "Des erreurs arrivent ; c’est la réparation qui compte. (soutien)"},
      Phrase{"Let us wait for the facts. (supporter)", "Attendons les faits. (soutien)"},
      Phrase{"My experience with them has been good. (supporter)", "Mon expérience avec eux a été bonne. (soutien)"},
      Phrase{"There are people behind it who do their best. (supporter)", "Derrière, des gens font de leur mieux. (soutien)"}},
     {Phrase{"So much hate for one failure, seriously? (supporter)", "Tant de haine pour une panne, vraiment ? (soutien)"},
      Phrase{"I stand with the team today! (supporter)", "Je soutiens l’équipe aujourd’hui ! (soutien)"},
      Phrase{"They were always there for me! (supporter)", "Ils ont toujours été là pour moi ! (soutien)"},
      Phrase{"Please stay fair, everyone! (supporter)", "Restons justes, tous ! (soutien)"},
      Phrase{"Enough rumours, read what they wrote! (supporter)", "Assez de rumeurs, lisez ce qu’ils ont écrit ! (soutien)"},
      Phrase{"I stay a customer, and gladly! (supporter)", "Je reste client, et avec plaisir ! (soutien)"}}}};

inline constexpr std::array<Phrase, 6> kStatement{
    {Phrase{"Official statement by the company.", "Communiqué officiel de l’entreprise."},
     Phrase{"The company comments on the events of these days.", "L’entreprise s’exprime sur les événements de ces jours."},
     Phrase{"Our statement on the situation.", "Notre communiqué sur la situation."},
     Phrase{"A word from the management to our customers.", "Un mot de la direction à nos clients."},
     Phrase{"What we know so far, and what we do.", "Ce que nous savons à ce stade, et ce que nous faisons."},
     Phrase{"To all customers: where things stand.", "À tous nos clients : le point sur la situation."}}};

inline constexpr std::array<Phrase, 6> kArticle{
    {Phrase{"Customers are angry: what we know.", "La colère des clients : ce que l’on sait."},
     Phrase{"Hundreds of complaints on the social networks.", "Des centaines de plaintes sur les réseaux sociaux."},
     Phrase{"Company under fire: the customers tell.", "L’entreprise sous le feu des critiques : des clients racontent."},
     Phrase{"‘Nobody answers’: anger is growing online.", "« Personne ne répond » : la colère monte en ligne."},
     Phrase{"A day of trouble, and many questions.", "Une journée de perturbations, et beaucoup de questions."},
     Phrase{"How a failure became the talk of the day.", "Comment une panne est devenue le sujet du jour."}}};

inline constexpr std::array<Phrase, 6> kBrandPost{
    {Phrase{"Good morning! Have a look at what is new with us.", "Bonjour ! Découvrez nos nouveautés."},
     Phrase{"Our teams are glad to be of service to you.", "Nos équipes sont heureuses de vous servir."},
     Phrase{"Did you know? Our tip of the week.", "Le saviez-vous ? Notre conseil de la semaine."},
     Phrase{"Thank you for your trust.", "Merci de votre confiance."},
     Phrase{"Take part in our little game this week!", "Participez à notre petit jeu de la semaine !"},
     Phrase{"A look behind the scenes of our teams.", "Dans les coulisses de nos équipes."}}};

}  // namespace firebreak::viewer::sentences
