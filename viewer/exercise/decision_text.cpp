#include "viewer/exercise/decision_text.hpp"

#include "viewer/exercise/inject_effect.hpp"

#include <fmt/format.h>

#include <cmath>
#include <string_view>

namespace firebreak::viewer {
namespace {

std::string number_of(const Command& command) { return fmt::format("{:g}", command.number); }

std::string percent(double share, Language language) {
    return fmt::format("{:.0f}{}", share * 100.0, language == Language::french ? " %" : "%");
}

std::string span(Duration duration, Language language) {
    const auto whole = std::llround(static_cast<double>(duration.count()) / static_cast<double>(Duration{minutes{1}}.count()));
    const std::string_view day = language == Language::french ? "j" : "d";
    if (whole % (24 * 60) == 0) return fmt::format("{} {}", whole / (24 * 60), day);
    return whole % 60 == 0 ? fmt::format("{} h", whole / 60) : fmt::format("{} min", whole);
}

std::string_view line_taken(StatementType type, Language language) {
    const bool is_french = language == Language::french;
    switch (type) {
        case StatementType::deny: return is_french ? "nier" : "deny";
        case StatementType::diminish: return is_french ? "minimiser" : "diminish";
        case StatementType::rebuild: return is_french ? "réparer" : "rebuild";
    }
    return "";
}

std::string statement(const Command& command, Language language) {
    const bool is_french = language == Language::french;
    std::string text = fmt::format(fmt::runtime(is_french ? "Communiqué : {}, empathie {}" : "Statement: {}, empathy {}"),
                                   line_taken(command.statement_type, language), percent(command.empathy, language));
    if (command.hostility > 0.0)
        text += fmt::format(fmt::runtime(is_french ? ", hostilité {:.1f}" : ", hostility {:.1f}"), command.hostility);
    if (command.announces_fix) text += is_french ? ", annonce la réparation" : ", announces the repair";
    return text;
}

}  // namespace

std::string decision_text(const Command& command, Language language) {
    const bool is_french = language == Language::french;
    const auto say = [&](const char* english, const char* french, const std::string& thing) {
        return fmt::format(fmt::runtime(is_french ? french : english), thing);
    };
    switch (command.kind) {
        case CommandKind::statement: return statement(command, language);
        case CommandKind::strategy: return say("Handed over to the strategy “{}”", "Main passée à la stratégie « {} »", command.strategy);
        case CommandKind::agents: return say("Agents at the desk: {}", "Agents au service : {}", number_of(command));
        case CommandKind::approval_layers: return say("Layers of approval: {}", "Niveaux de validation : {}", number_of(command));
        case CommandKind::start_fix:
            return say("Repair of the cause begun, to take {}", "Réparation de la cause lancée, durée {}", span(command.delay, language));
        case CommandKind::escalate: return say("Case {} passed on", "Cas {} remonté", fmt::format("{}", command.case_number));
        case CommandKind::deletion:
            return say("Post of case {} deleted", "Message du cas {} supprimé", fmt::format("{}", command.case_number));
        case CommandKind::order:
            return fmt::format(fmt::runtime(is_french ? "Consigne : {} = {}" : "Standing order: {} = {}"), command.key, command.value);
        default: return effect_text(command);
    }
}

}  // namespace firebreak::viewer
