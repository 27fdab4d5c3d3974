// Names of accounts and kinds of posts, as every panel writes them.
#pragma once

#include "engine/core/ids.hpp"
#include "engine/events/post.hpp"
#include "engine/live/live_snapshot.hpp"
#include "viewer/state/viewer_state.hpp"

#include <string>

namespace firebreak::viewer {

/// "@user_48213", "@compte_48213", "The company", "A newsroom".
[[nodiscard]] std::string handle_of(const ViewerState& state, AccountId account);
[[nodiscard]] const char* type_word(const ViewerState& state, PostType type) noexcept;
[[nodiscard]] const char* status_word(const ViewerState& state, LiveCaseStatus status) noexcept;
[[nodiscard]] Colour colour_of(const Colours& colours, PostType type, bool is_negative_root) noexcept;
[[nodiscard]] Colour colour_of(const Colours& colours, LiveCaseStatus status) noexcept;
/// What an issue is called in the scenario; empty for the background.
[[nodiscard]] std::string issue_name(const ViewerState& state, IssueId issue);
/// From calm (dim) over yellow to vermillion.
[[nodiscard]] Colour anger_colour(const Colours& colours, float arousal) noexcept;

}  // namespace firebreak::viewer
