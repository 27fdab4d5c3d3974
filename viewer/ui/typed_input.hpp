// What the keyboard did between two frames, in its order, handed on to ImGui a frame's worth at a time.
#pragma once

#include <deque>
#include <span>
#include <vector>

namespace firebreak::viewer {

/// ImGui 1.86 knows no order within a frame: it takes characters first and keys afterwards, and no characters at all while Ctrl is down.
/// So "Ctrl+A, then a word" that comes between two slow frames would lose the word. A key is a place on the keyboard, numbered by whoever
/// feeds it. [main thread]
class TypedInput {
  public:
    enum class KeyKind {
        text,    ///< makes a character; ImGui need not see it while somebody types
        plain,   ///< does something by itself: Enter, arrows, Backspace
        control  ///< Ctrl, left or right
    };
    struct KeyChange {
        int key = 0;
        bool is_down = false;
    };
    /// What ImGui is told before its next frame.
    struct Batch {
        std::vector<KeyChange> keys;
        std::vector<unsigned int> characters;
    };

    void add_key(int key, bool is_down, KeyKind kind);
    void add_character(unsigned int codepoint);
    /// The next batch: as much as can share a frame. `is_typing`: a text field has the keyboard.
    [[nodiscard]] Batch take(bool is_typing);
    [[nodiscard]] bool is_empty() const noexcept { return waiting_.empty(); }

  private:
    struct Event {
        bool is_character = false;
        unsigned int codepoint = 0;
        KeyChange change;
        KeyKind kind = KeyKind::plain;
    };
    std::deque<Event> waiting_;
    /// Of those that ImGui knows to be down.
    int controls_down_ = 0;
};

}  // namespace firebreak::viewer
