#include "engine/study/attribution.hpp"

#include "engine/measure/quantile.hpp"

#include <algorithm>
#include <cstddef>

namespace firebreak {
namespace {

constexpr std::array<std::string_view, 4> kAnswerable{"complaint", "follow_up", "me_too", "question"};
constexpr std::string_view kAllShares = "volume_share";

std::optional<double> all_shares_of(const StudyRun& run) {
    const auto infos = measure_infos();
    for (std::size_t i = 0; i < std::min(infos.size(), run.measures.size()); ++i) {
        if (infos[i].key == kAllShares) return run.measures[i];
    }
    return std::nullopt;
}

BranchAttribution attribution_of(const StudyResults& results, std::uint32_t branch) {
    BranchAttribution result;
    result.branch = branch;
    std::int64_t recorded = 0;
    double all = 0.0;
    bool is_known = true;
    for (const StudyRun& run : results.runs_of(branch)) {
        if (run.roots.empty()) continue;
        ++result.runs;
        const std::optional<double> shares = all_shares_of(run);
        is_known = is_known && shares;
        all += shares.value_or(0.0);
        for (const AttributedRoot& root : run.roots) {
            AttributionClass& own = result.classes[static_cast<std::size_t>(answer_class(root))];
            ++own.roots;
            own.shares += root.shares;
            recorded += root.shares;
            if (!result.largest || root.shares > result.largest->root.shares)
                result.largest = LargestCascade{run.run, run.repetition, root};
        }
    }
    for (AttributionClass& own : result.classes) own.share_of_shares = ratio(own.shares, recorded);
    if (is_known) result.share_recorded = ratio(static_cast<double>(recorded), all);
    return result;
}

}  // namespace

std::string_view text_of(AnswerClass answer) noexcept {
    switch (answer) {
        case AnswerClass::within_1_hour: return "answered within 1 h";
        case AnswerClass::within_4_hours: return "answered within 4 h";
        case AnswerClass::later: return "answered later";
        case AnswerClass::never: return "never answered";
        case AnswerClass::not_answerable: return "nothing to answer";
    }
    return "";
}

AnswerClass answer_class(const AttributedRoot& root) noexcept {
    if (std::find(kAnswerable.begin(), kAnswerable.end(), root.type) == kAnswerable.end()) return AnswerClass::not_answerable;
    if (!root.answered_after_hours) return AnswerClass::never;
    if (*root.answered_after_hours <= 1.0) return AnswerClass::within_1_hour;
    return *root.answered_after_hours <= 4.0 ? AnswerClass::within_4_hours : AnswerClass::later;
}

std::vector<BranchAttribution> attribution(const StudyResults& results) {
    std::vector<BranchAttribution> all;
    for (std::uint32_t branch = 0; branch < results.study.branches.size(); ++branch) all.push_back(attribution_of(results, branch));
    return all;
}

}  // namespace firebreak
