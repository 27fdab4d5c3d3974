#include "engine/report/strategy_manual.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

namespace firebreak {
namespace {

struct ModelNumber {
    std::string_view plugin;
    std::string_view number;
    std::string_view behaviour;
};

// The behaviours of companies in social media that the model sets out from, as it numbers them. Not a plugin's own business: a
// strategy of somebody else has no number.
constexpr std::array kModelNumbers{
    ModelNumber{"dead_account", "S0", "there is an account, and nobody behind it"},
    ModelNumber{"broadcast_only", "S1", "an audience is spoken to, not listened to"},
    ModelNumber{"monitor_silent", "S2", "the company watches and does not reply"},
    ModelNumber{"monitor_escalate_silent", "S2b", "it watches, and passes on inside what it sees"},
    ModelNumber{"canned", "S3", "the standard reply, which satisfies few"},
    ModelNumber{"defensive", "S4", "on the defensive"},
    ModelNumber{"aggressive", "S5", "on the verge of verbal abuse"},
    ModelNumber{"reply_leak", "S6", "replies that change nothing: the leak stays open"},
    ModelNumber{"reply_and_fix", "S7", "replies, and has the cause mended"},
    ModelNumber{"crisis_plan", "S8", "a plan for the crisis lies ready"},
    ModelNumber{"slow_approval", "S9", "a heavy process of approval"},
    ModelNumber{"silo", "S10", "what one department knows does not reach the other"},
    ModelNumber{"marketing", "S11", "marketing replies"},
    ModelNumber{"service", "S12", "customer service replies"},
    ModelNumber{"peer_answers", "S13", "other customers answer"},
    ModelNumber{"delete_and_censor", "S14", "complaints are deleted"},
    ModelNumber{"human_humour", "S15", "everybody is answered, in a human tone and with humour"},
    ModelNumber{"training", "S16", "people are trained for social media"},
};

std::string cell(std::string_view text) {
    std::string result;
    for (const char letter : text) result += letter == '|' ? std::string{"\\|"} : std::string{letter == '\n' ? ' ' : letter};
    return result;
}

std::string range_of(const StrategyParameter& parameter) {
    if (parameter.kind == Kind::choice) {
        const std::vector<std::string_view> words(parameter.choices.begin(), parameter.choices.end());
        return listed(words);
    }
    return range_text({.info = {.key = parameter.key, .min = parameter.min, .max = parameter.max, .help = parameter.help},
                       .kind = parameter.kind,
                       .choices = {}});
}

std::string type_of(const StrategyParameter& parameter) {
    const std::string_view unit = text_of(parameter.unit);
    const bool says_itself = unit.empty() || parameter.kind == Kind::duration;
    return says_itself ? std::string{text_of(parameter.kind)} : fmt::format("{} ({})", text_of(parameter.kind), unit);
}

std::string default_of(const StrategyParameter& parameter) {
    const std::string text = value_text(parameter.default_value);
    return text.empty() ? "\"\"" : text;
}

std::string section_of(const StrategyPlugin& plugin) {
    std::string text = fmt::format("### `{}`\n\n{}\n", plugin.name(), plugin.summary());
    const auto* known =
        std::find_if(kModelNumbers.begin(), kModelNumbers.end(), [&](const ModelNumber& entry) { return entry.plugin == plugin.name(); });
    if (known != kModelNumbers.end()) text += fmt::format("In the model: {}, {}.\n", known->number, known->behaviour);
    if (plugin.parameters().empty()) return text + "It has no parameters.\n\n";
    text += "\n| key | meaning | write | range | default | source | confidence |\n|---|---|---|---|---|---|---|\n";
    for (const StrategyParameter& parameter : plugin.parameters()) {
        text += fmt::format("| `{}` | {} | {} | {} | `{}` | {} | {} |\n", parameter.key, cell(parameter.help), cell(type_of(parameter)),
                            cell(range_of(parameter)), default_of(parameter), cell(parameter.evidence), text_of(parameter.confidence));
    }
    return text + "\n";
}

}  // namespace

std::string strategy_manual(std::span<const StrategyPlugin> plugins) {
    std::string page =
        "# Strategies and modifiers\n\n"
        "Every response strategy that comes with the program, as its plugin declares itself. This page is made by `firebreak plugins "
        "--markdown`; do not edit it.\n"
        "How to write one is told in [strategies/](../strategies/README.md).\n\n"
        "A scenario names one strategy and any number of modifiers, `strategy: canned+slow_approval`, or sets their parameters in a "
        "section "
        "`strategy`; `--set strategy.coverage=0.5` sets one at the command line.\n\n"
        "Codes of sources: [V] read in the source named, [D] derived from such a source, [M] from memory of the literature, [A] assumed. A "
        "value with confidence *low* is an assumption that comparisons should vary; *setting* makes no claim about the world. S0 to S16 "
        "are "
        "the numbers that the model gives to the behaviours it sets out from.\n\n";
    for (const PluginRole role : {PluginRole::strategy, PluginRole::modifier}) {
        if (std::none_of(plugins.begin(), plugins.end(), [&](const StrategyPlugin& plugin) { return plugin.role() == role; })) continue;
        page += role == PluginRole::strategy ? "## Strategies\n\n" : "## Modifiers\n\n";
        for (const StrategyPlugin& plugin : plugins) {
            if (plugin.role() == role) page += section_of(plugin);
        }
    }
    while (page.ends_with("\n\n")) page.pop_back();
    return page;
}

}  // namespace firebreak
