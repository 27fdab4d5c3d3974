// The sentences themselves, by type and mood, in both languages. They name no trade, no product and no person, so that they fit every
// scenario; "{}" is the number of the message in its case.
#pragma once

#include "viewer/panels/post_sentence.hpp"

namespace firebreak::viewer {

[[nodiscard]] std::span<const Phrase> templates_for(PostType type, Mood mood, bool is_negative_root) noexcept;

}  // namespace firebreak::viewer
