// Whatever can be set or decided has words in both languages.
#include "engine/plugin/order_fields.hpp"
#include "engine/scenario/live_settings.hpp"
#include "engine/scenario/scenario.hpp"
#include "viewer/panels/decision_words.hpp"
#include "viewer/ui/words_setting_help.hpp"
#include "viewer/ui/words_settings.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <string>

using namespace firebreak;
using namespace firebreak::viewer;

TEST_CASE("every standing order and every live parameter has a name, and no name is left over") {
    for (const Field& field : order_fields()) {
        CAPTURE(field.info.key);
        CHECK(phrase_of(word::kSettingNames, field.info.key).has_value());
    }
    for (const std::string_view key : live_parameters()) {
        CAPTURE(key);
        CHECK(phrase_of(word::kSettingNames, key).has_value());
    }
    CHECK(word::kSettingNames.size() == order_fields().size() + live_parameters().size());
}

TEST_CASE("what each of them means is said in French too, and no sentence is left over") {
    std::set<std::string> helps;
    for (const Field& field : order_fields()) helps.emplace(field.info.help);
    const Scenario scenario;
    for (const std::string_view key : live_parameters()) {
        const std::size_t dot = key.rfind('.');
        for (const Section& section : scenario_sections()) {
            if (section.object == nullptr || section.path != key.substr(0, dot)) continue;
            if (const Field* field = find_field(*section.fields, key.substr(dot + 1))) helps.emplace(field->info.help);
        }
    }
    for (const std::string& help : helps) {
        CAPTURE(help);
        CHECK(help_in(Language::french, help) != help);
        CHECK(help_in(Language::english, help) == help);
    }
    CHECK(word::kSettingHelp.size() == helps.size());
}

TEST_CASE("what the simulation writes into the decision log is said in French, and what people write stays") {
    const auto french = [](std::string_view text) { return decision_words(text, Language::french); };
    CHECK(french("standing orders changed") == "consignes permanentes modifiées");
    CHECK(french("statement published (diminish, announces a fix)") == "communiqué publié (minimiser, annonce une réparation)");
    CHECK(french("root-cause fix of 'outage' started, done in 31.4 h") == "réparation de « outage » lancée, achevée dans 31.4 h");
    CHECK(french("root cause of 'outage' mended") == "cause de « outage » réparée");
    CHECK(french("desk staffed with 4 agents") == "service doté de 4 agents");
    CHECK(french("strategy 'crisis_plan' takes over") == "la stratégie « crisis_plan » prend le relais");
    CHECK(french("case 12: answer") == "cas 12 : réponse");
    CHECK(french("complaint.coverage set to 80 %") == "Plaintes répondues : 80 %");
    CHECK(french("the company sees the crisis end") == "l’entreprise voit la crise se terminer");
    CHECK(french("answer of case 7: the desk has no such case, nothing done") ==
          "answer of case 7 : cas inconnu du service, rien n’est fait");
    for (const char* text : {"Inject 3: the minister calls", "", "case", "Le directeur appelle"}) CHECK(french(text) == text);
    CHECK(french("crisis plan activated") == "plan de crise activé");
    CHECK(french("extra agents have arrived") == "les agents de renfort sont arrivés");
    CHECK(french("inject 3 [press] Agence -> Presse: Votre réaction ?") == "stimulus 3 [press] Agence -> Presse: Votre réaction ?");
    CHECK(french("decision: seule") == "décision : seule");
    CHECK(decision_words("case 12: answer", Language::english) == "case 12: answer");
}
