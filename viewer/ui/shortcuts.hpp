// What the keyboard does, by character rather than by place on the keyboard, so that it works on AZERTY too. The window collects key
// events in callbacks of its own, because a tap shorter than a frame must not be lost.
#pragma once

#include "engine/live/live_snapshot.hpp"
#include "viewer/state/action.hpp"
#include "viewer/state/viewer_state.hpp"
#include "viewer/ui/language.hpp"

#include <cstdint>
#include <span>

namespace firebreak::viewer {

struct KeyEvent {
    enum class Key : std::uint8_t { character, escape, f1, f11, left, right };
    Key key = Key::character;
    /// As the layout makes it: the lower-case letter with Ctrl, the character typed without.
    char32_t character = 0;
    bool has_ctrl = false;
};

enum class Shortcut : std::uint8_t {
    none,
    play_or_pause,
    step,
    faster,
    slower,
    rewind,
    fork,
    tab_1,
    tab_2,
    tab_3,
    tab_4,
    tab_5,
    tab_6,
    tab_7,
    tab_8,
    tab_9,
    help,
    full_screen,
    save,
    undo,
    open,
    language,
    theme,
    screenshot,
    messages,
    participants,
    quit,
    close,
    larger,
    smaller,
    usual_size,
    network_keys,
    events_keys,
    timeline_nearer,
    timeline_farther
};

/// The line of the shortcut sheet.
struct ShortcutLine {
    Phrase keys;
    Phrase what;
};
[[nodiscard]] std::span<const ShortcutLine> shortcut_sheet() noexcept;

/// What a key means. Plain characters mean nothing while the reader types into a field.
[[nodiscard]] Shortcut shortcut_of(const KeyEvent& event, bool is_typing) noexcept;
void carry_out(Shortcut shortcut, const LiveSnapshot& live, ViewerState& state, Actions& actions);

/// The next speed of the list, up or down.
[[nodiscard]] double next_speed(double present, bool faster) noexcept;
/// From a minute a second to as fast as it goes (0).
[[nodiscard]] std::span<const double> speeds() noexcept;
/// Takes the last edit back, if there is one.
void undo_edit(ViewerState& state, Actions& actions);

}  // namespace firebreak::viewer
