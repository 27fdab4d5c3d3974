#include "engine/scenario/command.hpp"

#include <array>

namespace firebreak {

const std::vector<Field>& Command::fields() {
    using C = Command;
    // clang-format off
    static const std::vector<Field> kFields = {
        field<&C::kind>({.key = "do", .help = "What happens."}),
        field<&C::incident>({.key = "incident", .help = "Id of the incident concerned; the first one when left out."}),
        field<&C::number>({.key = "number", .min = 0, .max = 1e7, .help = "How many agents, layers, supporters or first posters; or the share answered or compensated."}),
        field<&C::delay>({.key = "delay", .unit = Unit::duration, .min = 0, .max = 1000, .help = "Median time of one approval layer, or until the cause is mended; for start_fix 0 means the standing order's."}),
        field<&C::statement_type>({.key = "type", .help = "SCCT family of a statement."}),
        field<&C::empathy>({.key = "empathy", .unit = Unit::share, .min = 0, .max = 1, .help = "Empathy of a statement or an answer."}),
        field<&C::hostility>({.key = "hostility", .min = 0, .max = 2, .help = "Hostility of a statement or an answer: 0 neutral, 1 defensive, 2 aggressive."}),
        field<&C::announces_fix>({.key = "announces_fix", .help = "The statement announces that the cause is mended."}),
        field<&C::strategy>({.key = "strategy", .help = "Name of the strategy that takes over, with its defaults."}),
        field<&C::case_number>({.key = "case", .min = 0, .max = 4e9, .help = "Number of the case concerned."}),
        field<&C::explanation>({.key = "explanation", .unit = Unit::share, .min = 0, .max = 1, .help = "How much an answer explains."}),
        field<&C::apology>({.key = "apology", .unit = Unit::share, .min = 0, .max = 1, .help = "How far an answer apologises."}),
        field<&C::private_channel>({.key = "private_channel", .unit = Unit::share, .min = 0, .max = 1, .help = "How far an answer asks to write privately."}),
        field<&C::compensation>({.key = "compensation", .unit = Unit::share, .min = 0, .max = 1, .help = "Compensation that an answer offers in public."}),
        field<&C::remedy>({.key = "remedy", .unit = Unit::share, .min = 0, .max = 1, .help = "Probability that an answer holds a real remedy."}),
        field<&C::key>({.key = "key", .help = "Standing order or parameter that is changed."}),
        field<&C::value>({.key = "value", .help = "Its new value, as a scenario writes it."}),
        field<&C::text>({.key = "text", .help = "What is noted, or what an article says."}),
        field<&C::arousal>({.key = "arousal", .unit = Unit::share, .min = 0, .max = 1, .help = "Arousal of the first posts."}),
    };
    // clang-format on
    return kFields;
}

std::span<const std::string_view> keys_of(CommandKind kind) noexcept {
    static constexpr std::array<std::string_view, 4> kStatement{"type", "empathy", "hostility", "announces_fix"};
    static constexpr std::array<std::string_view, 1> kNumber{"number"};
    static constexpr std::array<std::string_view, 1> kDelay{"delay"};
    static constexpr std::array<std::string_view, 1> kFix{"incident"};
    static constexpr std::array<std::string_view, 3> kSeeds{"incident", "number", "arousal"};
    static constexpr std::array<std::string_view, 1> kStrategy{"strategy"};
    static constexpr std::array<std::string_view, 2> kCompensation{"incident", "number"};
    static constexpr std::array<std::string_view, 1> kCase{"case"};
    static constexpr std::array<std::string_view, 8> kAnswer{"case",    "empathy",         "hostility",    "explanation",
                                                             "apology", "private_channel", "compensation", "remedy"};
    static constexpr std::array<std::string_view, 2> kStartFix{"incident", "delay"};
    static constexpr std::array<std::string_view, 2> kSetting{"key", "value"};
    static constexpr std::array<std::string_view, 2> kArticle{"incident", "text"};
    static constexpr std::array<std::string_view, 1> kNote{"text"};
    switch (kind) {
        case CommandKind::statement: return kStatement;
        case CommandKind::agents:
        case CommandKind::approval_layers:
        case CommandKind::supporters:
        case CommandKind::coverage: return kNumber;
        case CommandKind::approval_delay: return kDelay;
        case CommandKind::removal:
        case CommandKind::fix: return kFix;
        case CommandKind::strategy: return kStrategy;
        case CommandKind::compensation: return kCompensation;
        case CommandKind::seeds: return kSeeds;
        case CommandKind::answer: return kAnswer;
        case CommandKind::ignore:
        case CommandKind::prioritise:
        case CommandKind::escalate:
        case CommandKind::deletion: return kCase;
        case CommandKind::start_fix: return kStartFix;
        case CommandKind::order:
        case CommandKind::set: return kSetting;
        case CommandKind::article: return kArticle;
        case CommandKind::note: return kNote;
    }
    return {};
}

}  // namespace firebreak
