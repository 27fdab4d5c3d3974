#include "engine/study/mix_reader.hpp"

#include "engine/scenario/typed_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <string_view>

namespace firebreak {
namespace {

constexpr std::array<std::string_view, 3> kMixKeys{"name", "title", "shares"};

std::vector<std::string_view> branch_names(const Study& study) {
    std::vector<std::string_view> names;
    for (const StudyBranch& branch : study.branches) names.push_back(branch.name);
    return names;
}

void read_shares(const YamlNode& node, const std::string& path, const Study& study, StudyMix& mix, ReadContext& context) {
    if (!is_section(node, path, context)) return;
    mix.shares.assign(study.branches.size(), 0.0);
    const std::vector<std::string_view> names = branch_names(study);
    bool has_mistake = false;
    for (const YamlEntry& entry : node.entries) {
        const auto found = std::find(names.begin(), names.end(), entry.key);
        if (found == names.end()) {
            has_mistake = true;
            context.problems.error(entry.key_mark, fmt::format("there is no branch '{}' for {}{}", shortened(entry.key), path,
                                                               did_you_mean(entry.key, names)));
            continue;
        }
        const std::optional<double> weight = entry.value.kind == YamlNode::Kind::scalar ? read_real(entry.value.text).value : std::nullopt;
        if (!weight || !std::isfinite(*weight) || *weight < 0.0) {
            has_mistake = true;
            context.problems.error(entry.value.mark, fmt::format("{}.{} is '{}', but must be a number of 0 or more, as in 17 or 17 %", path,
                                                                 entry.key, shortened(entry.value.text)));
            continue;
        }
        mix.shares[static_cast<std::size_t>(found - names.begin())] = *weight;
    }
    const double sum = std::accumulate(mix.shares.begin(), mix.shares.end(), 0.0);
    if (sum > 0.0) {
        for (double& share : mix.shares) share /= sum;
    } else if (!has_mistake) {
        context.problems.error(node.mark, fmt::format("{} has no branch with a share above 0", path));
    }
}

StudyMix read_mix(const YamlNode& node, const std::string& path, const Study& study, ReadContext& context) {
    StudyMix mix;
    if (!is_section(node, path, context)) return mix;
    for (const YamlEntry& entry : node.entries) {
        if (std::find(kMixKeys.begin(), kMixKeys.end(), entry.key) == kMixKeys.end())
            context.problems.error(entry.key_mark,
                                   fmt::format("unknown key '{}' in {}{}", shortened(entry.key), path, did_you_mean(entry.key, kMixKeys)));
    }
    for (const std::string_view key : kMixKeys) {
        if (key != "title" && node.find(key) == nullptr) context.problems.error(node.mark, fmt::format("{} has no '{}'", path, key));
    }
    const auto text_at = [&](std::string_view key) {
        const YamlEntry* entry = node.find(key);
        if (entry == nullptr) return std::string{};
        if (entry->value.kind != YamlNode::Kind::scalar)
            context.problems.error(entry->value.mark, fmt::format("{}.{} must be a single value", path, key));
        return entry->value.text;
    };
    mix.name = text_at("name");
    mix.title = text_at("title");
    if (mix.title.empty()) mix.title = mix.name;
    if (const YamlEntry* shares = node.find("shares")) read_shares(shares->value, path + ".shares", study, mix, context);
    return mix;
}

}  // namespace

std::vector<StudyMix> read_mixes(const YamlNode& node, const Study& study, ReadContext& context) {
    std::vector<StudyMix> mixes;
    if (!is_list(node, "mixes", context)) return mixes;
    for (std::size_t i = 0; i < node.items.size(); ++i) {
        StudyMix mix = read_mix(node.items[i], fmt::format("mixes.{}", i), study, context);
        const bool is_taken = std::any_of(mixes.begin(), mixes.end(), [&](const StudyMix& other) { return other.name == mix.name; });
        if (is_taken) context.problems.error(node.items[i].mark, fmt::format("two mixes are called '{}'", shortened(mix.name)));
        mixes.push_back(std::move(mix));
    }
    return mixes;
}

}  // namespace firebreak
