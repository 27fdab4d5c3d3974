#include "viewer/state/viewer_state.hpp"

#include "viewer/ui/words_settings.hpp"

#include <algorithm>

namespace firebreak::viewer {

std::string described(const ViewerState& state, const StrategyRow& row) {
    if (!row.trouble.empty()) return row.trouble;
    const auto known = phrase_of(word::kStrategyWords, row.name);
    return known && state.look.language == Language::french ? known->french : row.description;
}

const LiveCase* find_case(const LiveSnapshot& live, CaseId id) noexcept {
    const auto found = std::find_if(live.cases.begin(), live.cases.end(), [id](const LiveCase& one) { return one.id == id; });
    return found == live.cases.end() ? nullptr : &*found;
}

const LivePost* find_post(const LiveSnapshot& live, PostId id) noexcept {
    const auto found = std::find_if(live.posts.begin(), live.posts.end(), [id](const LivePost& one) { return one.id == id; });
    return found == live.posts.end() ? nullptr : &*found;
}

}  // namespace firebreak::viewer
