// Sentences of complaints and of whatever speaks with them: calm, annoyed, furious.
#pragma once

#include "viewer/ui/language.hpp"

#include <array>

namespace firebreak::viewer::sentences {

using Moods = std::array<std::array<Phrase, 6>, 3>;

inline constexpr Moods kComplaint{
    {{Phrase{"It has not worked since this morning. Is anybody looking into it?",
             "Ça ne marche plus depuis ce matin. Quelqu’un s’en occupe ?"},
      Phrase{"Small problem on my side, I would be glad of an answer.", "Petit souci de mon côté, une réponse serait la bienvenue."},
      Phrase{"I did everything as described and it still fails.", "J’ai tout fait comme indiqué et ça échoue toujours."},
      Phrase{"Third try today, same result. A word of explanation would help.",
             "Troisième essai aujourd’hui, même résultat. Un mot d’explication aiderait."},
      Phrase{"Usually I am happy with you, but today nothing works.", "D’habitude je suis content de vous, mais aujourd’hui rien ne va."},
      Phrase{"Could somebody please look at my request? It was due yesterday.",
             "Quelqu’un peut-il regarder ma demande ? C’était pour hier."}},
     {Phrase{"An hour of waiting and no one answers. This is not serious.", "Une heure d’attente et personne ne répond. Pas sérieux."},
      Phrase{"We pay on time. We could at least be told what is going on.",
             "Nous, on paie à l’heure. On pourrait au moins nous dire ce qui se passe."},
      Phrase{"Not a word of explanation, only ‘try again later’.", "Pas un mot d’explication, juste « réessayez plus tard »."},
      Phrase{"My whole day is spoilt because of this.", "Ma journée entière est gâchée à cause de ça."},
      Phrase{"I was promised a solution and nothing came.", "On m’avait promis une solution, rien n’est venu."},
      Phrase{"Sent from one department to the next. Who is in charge?", "On me renvoie d’un service à l’autre. Qui est responsable ?"}},
     {Phrase{"This is a disgrace! You leave us alone with it!", "C’est une honte ! Vous nous laissez tomber !"},
      Phrase{"Never again. I am telling everyone around me.", "Plus jamais. Je préviens tout le monde autour de moi."},
      Phrase{"You take our money and vanish. Enough!", "Vous prenez notre argent et vous disparaissez. Ça suffit !"},
      Phrase{"They knew and said nothing. Unbelievable!", "Ils savaient et n’ont rien dit. Incroyable !"},
      Phrase{"I have had it. Cancelling everything today.", "J’en ai assez. Je résilie tout aujourd’hui."},
      Phrase{"Hours lost, no excuse, no answer. Shame on you!", "Des heures perdues, aucune excuse, aucune réponse. Honte à vous !"}}}};

inline constexpr Moods kFollowUp{
    {{Phrase{"Message number {} about it. Still no answer so far.", "Message n° {} à ce sujet. Toujours pas de réponse."},
      Phrase{"Any news on my request? This is message {}.", "Des nouvelles de ma demande ? C’est le message {}."},
      Phrase{"I am writing again ({}), in case the first one was lost.", "Je réécris ({}), au cas où le premier se serait perdu."},
      Phrase{"Still the same trouble, for the record. Message {}.", "Toujours le même souci, pour mémoire. Message {}."},
      Phrase{"Your answer did not settle it, sorry. Round {}.", "Votre réponse n’a pas réglé le problème, désolé. Échange {}."},
      Phrase{"Could you take another look, please? That makes {} messages.", "Pourriez-vous regarder à nouveau ? Cela fait {} messages."}},
     {Phrase{"{} messages, and I still wait for a real answer.", "{} messages, et j’attends toujours une vraie réponse."},
      Phrase{"A copied and pasted reply is no answer. Message {}.", "Un copier-coller n’est pas une réponse. Message {}."},
      Phrase{"Round {}: I explained everything already. Please read.", "Échange {} : j’ai déjà tout expliqué. Lisez, s’il vous plaît."},
      Phrase{"You wrote that it was settled. It is not. Message {}.", "Vous dites que c’est réglé. Ça ne l’est pas. Message {}."},
      Phrase{"‘Write to us privately’: done, silence. Message {}.", "« Écrivez-nous en privé » : fait, silence. Message {}."},
      Phrase{"How many times must I ask? This is number {}.", "Combien de fois dois-je demander ? C’est la {}e."}},
     {Phrase{"{} messages and nothing but contempt!", "{} messages et rien que du mépris !"},
      Phrase{"Message {}: are you making fun of us?", "Message {} : vous vous moquez de nous ?"},
      Phrase{"After {} messages I will make this public everywhere.", "Après {} messages, je vais rendre tout cela public, partout."},
      Phrase{"Round {}. Your empty phrases make it worse!", "Échange {}. Vos formules creuses aggravent les choses !"},
      Phrase{"{} times I asked politely. That is over now!", "{} fois j’ai demandé poliment. C’est terminé !"},
      Phrase{"Message {}. I will not let go until you answer!", "Message {}. Je ne lâcherai pas tant que vous ne répondrez pas !"}}}};

inline constexpr Moods kMeToo{
    {{Phrase{"Same here, since this morning.", "Pareil ici, depuis ce matin."}, Phrase{"Same thing for me.", "Même chose pour moi."},
      Phrase{"I thought I was the only one.", "Je croyais être seul dans ce cas."},
      Phrase{"It happened to me as well last week.", "Ça m’est arrivé aussi la semaine dernière."},
      Phrase{"Me too, if that helps to find the cause.", "Moi aussi, si ça peut aider à trouver la cause."},
      Phrase{"Two of us at home have the same trouble.", "Nous sommes deux à la maison dans ce cas."}},
     {Phrase{"Me too, and nobody answers here either.", "Moi aussi, et personne ne répond non plus."},
      Phrase{"So it is everybody! Why is nothing said?", "C’est donc tout le monde ! Pourquoi ne dit-on rien ?"},
      Phrase{"Same story here. It is getting tiresome.", "Même histoire ici. Ça devient lassant."},
      Phrase{"Exactly what happens to me. Not normal.", "Exactement ce qui m’arrive. Pas normal."},
      Phrase{"Add me to the list. A long one, it seems.", "Ajoutez-moi à la liste. Longue, apparemment."},
      Phrase{"Same answer from the service: none.", "Même réponse du service : aucune."}},
     {Phrase{"Me too! We must not let this pass!", "Moi aussi ! Il ne faut pas laisser passer ça !"},
      Phrase{"Thousands of us, and they say nothing!", "Nous sommes des milliers, et ils se taisent !"},
      Phrase{"Same here. They take us for fools!", "Pareil ici. Ils nous prennent pour des idiots !"},
      Phrase{"And me! Who gives me my day back?", "Et moi ! Qui me rend ma journée ?"},
      Phrase{"I have had the same for days. Furious!", "Pareil depuis des jours. Furieux !"},
      Phrase{"Enough! All of us should leave together.", "Assez ! On devrait tous partir ensemble."}}}};

inline constexpr Moods kQuestion{
    {{Phrase{"Does anybody know when it will work again?", "Quelqu’un sait quand ça remarchera ?"},
      Phrase{"Where can I follow the state of things?", "Où peut-on suivre l’état de la situation ?"},
      Phrase{"Is it only in my area?", "C’est seulement dans mon secteur ?"},
      Phrase{"Do I have to do anything, or just wait?", "Dois-je faire quelque chose, ou simplement attendre ?"},
      Phrase{"Who is the right person to ask?", "À qui faut-il s’adresser ?"},
      Phrase{"Did anyone get an answer?", "Quelqu’un a-t-il eu une réponse ?"}},
     {Phrase{"Can someone explain why nobody picks up?", "Quelqu’un peut expliquer pourquoi personne ne décroche ?"},
      Phrase{"How long is this supposed to last?", "Ça va durer combien de temps ?"},
      Phrase{"Will we be compensated or not?", "Serons-nous dédommagés, oui ou non ?"},
      Phrase{"Why do we learn of it from others?", "Pourquoi l’apprend-on par d’autres ?"},
      Phrase{"Is there still anybody at the service?", "Il y a encore quelqu’un au service clients ?"},
      Phrase{"What exactly happened?", "Que s’est-il passé exactement ?"}},
     {Phrase{"Does anyone over there still read us?!", "Est-ce que quelqu’un nous lit encore, là-bas ?!"},
      Phrase{"How dare they leave us without a word?", "Comment osent-ils nous laisser sans un mot ?"},
      Phrase{"Who will answer for this?", "Qui va répondre de tout ça ?"},
      Phrase{"What else are they hiding from us?", "Qu’est-ce qu’on nous cache encore ?"},
      Phrase{"Where do I lodge a complaint, now?", "Où porter plainte, maintenant ?"},
      Phrase{"And we should go on trusting them?", "Et il faudrait continuer à leur faire confiance ?"}}}};

inline constexpr Moods kShareAgainst{
    {{Phrase{"For those concerned.", "Pour les personnes concernées."},
      Phrase{"Passing it on, in case it is of use.", "Je relaie, si ça peut servir."},
      Phrase{"Has anybody here seen the same?", "Quelqu’un ici a vu la même chose ?"}, Phrase{"Good to know.", "Bon à savoir."},
      Phrase{"To be followed.", "À suivre."}, Phrase{"A friend is in this case, too.", "Un ami est dans ce cas aussi."}},
     {Phrase{"Please share until they answer.", "Partagez jusqu’à ce qu’ils répondent."},
      Phrase{"That says a lot about their service.", "Ça en dit long sur leur service."},
      Phrase{"Read the replies. Or rather their absence.", "Lisez les réponses. Enfin, leur absence."},
      Phrase{"And I was about to sign up with them…", "Et moi qui allais m’inscrire chez eux…"},
      Phrase{"Not the first one I see today.", "Ce n’est pas le premier que je vois aujourd’hui."},
      Phrase{"No answer for hours, really?", "Aucune réponse depuis des heures, vraiment ?"}},
     {Phrase{"Scandalous. Everybody should see this.", "Scandaleux. Tout le monde doit voir ça."},
      Phrase{"Pass it on! This must not be buried.", "Faites tourner ! Il ne faut pas étouffer ça."},
      Phrase{"And this is how they treat people!", "Et voilà comment ils traitent les gens !"},
      Phrase{"Boycott. There is nothing else to say.", "Boycott. Rien d’autre à dire."},
      Phrase{"I can’t believe they still say nothing!", "Je n’arrive pas à croire qu’ils se taisent encore !"},
      Phrase{"Share before it is deleted!", "Partagez avant que ce soit supprimé !"}}}};

}  // namespace firebreak::viewer::sentences
