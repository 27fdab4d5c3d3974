#include "viewer/ui/typed_input.hpp"

#include <algorithm>

namespace firebreak::viewer {

void TypedInput::add_key(int key, bool is_down, KeyKind kind) { waiting_.push_back({false, 0, {key, is_down}, kind}); }

void TypedInput::add_character(unsigned int codepoint) { waiting_.push_back({true, codepoint, {}, KeyKind::text}); }

TypedInput::Batch TypedInput::take(bool is_typing) {
    Batch batch;
    bool has_command = false;
    for (; !waiting_.empty(); waiting_.pop_front()) {
        const Event& event = waiting_.front();
        if (event.is_character) {
            // What the key does comes first: it selects what the character replaces, or opens what it is typed into.
            if (has_command) break;
            batch.characters.push_back(event.codepoint);
            continue;
        }
        const bool is_known =
            std::any_of(batch.keys.begin(), batch.keys.end(), [&](const KeyChange& change) { return change.key == event.change.key; });
        const bool is_only_text = is_typing && event.kind == KeyKind::text && controls_down_ == 0;
        // A key that went down and up between two frames goes up in the next one, so that ImGui sees it.
        if (is_known && (!is_only_text || has_command)) break;
        // With Ctrl down, the characters before it would be dropped.
        if (event.kind == KeyKind::control && event.change.is_down && !batch.characters.empty()) break;
        if (event.kind == KeyKind::control) controls_down_ = std::max(0, controls_down_ + (event.change.is_down ? 1 : -1));
        has_command = has_command || (event.change.is_down && !is_only_text);
        batch.keys.push_back(event.change);
    }
    return batch;
}

}  // namespace firebreak::viewer
