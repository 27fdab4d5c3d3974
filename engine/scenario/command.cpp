#include "engine/scenario/command.hpp"

#include <array>

namespace firebreak {

const std::vector<Field>& Command::fields() {
    using C = Command;
    // clang-format off
    static const std::vector<Field> kFields = {
        field<&C::kind>({.key = "do", .help = "What happens."}),
        field<&C::incident>({.key = "incident", .help = "Id of the incident concerned; the first one when left out."}),
        field<&C::number>({.key = "number", .min = 0, .max = 1e7, .help = "How many agents, layers or first posters; or the share answered or compensated."}),
        field<&C::delay>({.key = "delay", .unit = Unit::duration, .min = 0, .max = 1000, .help = "Median time of one approval layer."}),
        field<&C::statement_type>({.key = "type", .help = "SCCT family of a statement."}),
        field<&C::empathy>({.key = "empathy", .unit = Unit::share, .min = 0, .max = 1, .help = "Empathy of a statement."}),
        field<&C::hostility>({.key = "hostility", .min = 0, .max = 2, .help = "Hostility of a statement."}),
        field<&C::announces_fix>({.key = "announces_fix", .help = "The statement announces that the cause is mended."}),
        field<&C::strategy>({.key = "strategy", .help = "Name of the strategy that takes over, with its defaults."}),
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
    switch (kind) {
        case CommandKind::statement: return kStatement;
        case CommandKind::agents:
        case CommandKind::approval_layers:
        case CommandKind::coverage: return kNumber;
        case CommandKind::approval_delay: return kDelay;
        case CommandKind::removal:
        case CommandKind::fix: return kFix;
        case CommandKind::strategy: return kStrategy;
        case CommandKind::compensation: return kCompensation;
        case CommandKind::seeds: return kSeeds;
    }
    return {};
}

}  // namespace firebreak
