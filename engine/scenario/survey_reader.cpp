#include "engine/scenario/survey_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace firebreak {
namespace {

constexpr std::array<std::string_view, 3> kRequired{"what", "published", "source"};

std::string_view word_of(SurveyItem item) { return ChoiceWords<SurveyItem>::words[static_cast<std::size_t>(item)]; }

// A share of 21 is a slip for 21 %.
void check_share(const SurveyTarget& target, const std::string& path, ReadContext& context) {
    if (is_hours(target.item)) return;
    if (target.published > 1.0) {
        context.problems.error(context.marks.of(path + ".published"),
                               fmt::format("{}.published is {}, but {} is a share and must lie in [0, 1]; did you mean '{} %'?", path,
                                           target.published, word_of(target.item), target.published));
    }
    if (target.tolerance > 1.0) {
        context.problems.error(context.marks.of(path + ".tolerance"),
                               fmt::format("{}.tolerance is {}, but must lie in [0, 1]", path, target.tolerance));
    }
}

}  // namespace

std::vector<SurveyTarget> read_survey_targets(const YamlNode& list, const std::string& path, ReadContext& context) {
    std::vector<SurveyTarget> targets;
    if (!is_list(list, path, context)) return targets;
    for (std::size_t i = 0; i < list.items.size(); ++i) {
        const std::string entry_path = fmt::format("{}.{}", path, i);
        const YamlNode& entry = list.items[i];
        SurveyTarget target;
        read_section(entry, entry_path, SurveyTarget::fields(), &target, {}, context);
        for (const std::string_view key : kRequired) {
            if (entry.kind != YamlNode::Kind::map || entry.find(key) != nullptr) continue;
            context.problems.error(entry.mark, fmt::format("{} has no '{}'", entry_path, key));
        }
        check_share(target, entry_path, context);
        const bool is_given_twice =
            std::any_of(targets.begin(), targets.end(), [&](const SurveyTarget& t) { return t.item == target.item; });
        if (is_given_twice && context.marks.has(entry_path + ".what")) {
            context.problems.error(context.marks.of(entry_path + ".what"),
                                   fmt::format("{}.what: there is already a target for {}", entry_path, word_of(target.item)));
        }
        targets.push_back(std::move(target));
    }
    return targets;
}

}  // namespace firebreak
