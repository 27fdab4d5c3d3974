// The small widgets that all panels are made of. Each has a stable name, by which tests click it and ImGui keeps it apart; what it says on
// the screen is another matter. All drawn on the window's thread.
#pragma once

#include "viewer/ui/look.hpp"

#include <span>
#include <string>
#include <string_view>

namespace firebreak::viewer {

/// Notes the item drawn last, or a stated rectangle, for tests and the tour.
void note_item(const Look& look, std::string_view name);
void note_area(const Look& look, std::string_view name, float left, float top, float right, float bottom);
/// A name with a number, made only where somebody listens.
void note_item(const Look& look, std::string_view name, std::size_t number);

enum class ButtonKind { plain, chosen, primary, danger };
/// True when clicked. `icon` may be empty; width 0 fits the text, negative fills the row up to that margin.
bool button(const Look& look, std::string_view name, const char* icon, const char* text, ButtonKind kind = ButtonKind::plain,
            float width = 0.0F, bool is_enabled = true);
/// A square button with an icon only; `hint` appears under the pointer, and in words where there are no icons.
bool icon_button(const Look& look, std::string_view name, const char* icon, const char* hint, ButtonKind kind = ButtonKind::plain,
                 bool is_enabled = true);
bool checkbox(const Look& look, std::string_view name, const char* text, bool& is_on);
/// A slider over the whole width, its label above and its value written in the reader's language. True once, when the hand lets go.
bool slider(const Look& look, std::string_view name, const char* label, double& value, double min, double max,
            const std::string& value_text);
/// True when another choice was made. `hint` labels the box for a reader, empty for none.
bool combo(const Look& look, std::string_view name, int& chosen, std::span<const std::string> choices, float width = 0.0F);
/// True at each change. `hint` is shown while it is empty.
bool text_field(const Look& look, std::string_view name, std::string& text, const char* hint, float width = 0.0F);
/// Whole number with buttons for less and more. True at each change.
bool stepper(const Look& look, std::string_view name, int& value, int min, int max);

/// A heading of a panel's part, with an optional dim figure behind it.
void heading(const Look& look, const char* text, std::string_view figure = {});
void dim_text(const Look& look, std::string_view text);
/// In a small font, dim.
void small_text(const Look& look, std::string_view text);
void coloured_text(Colour colour, std::string_view text);
/// A filled rounded word.
void badge(const Look& look, const char* text, Colour fill, Colour ink);
/// A label on the left and a figure at the right edge, on one line.
void figure_row(const Look& look, const char* label, std::string_view figure, Colour ink = 0);
/// A figure row with a bar under it that is filled to `share`.
void bar_row(const Look& look, const char* label, std::string_view figure, float share, Colour colour);
/// Shown while the pointer rests on the item before.
void hint(const Look& look, std::string_view text);

/// A panel: bordered, filled, scrolling where needed. Always call end_panel.
bool begin_panel(const Look& look, const char* name, float width, float height, bool scrolls = true);
void end_panel();

/// A part of a panel that scrolls by itself, and that the keyboard walks into like everything else. Always call ImGui::EndChild.
bool begin_part(const char* name, float width = 0.0F, float height = 0.0F, bool has_border = false);

/// A place that can be pressed and draws nothing but where the keyboard is. True when pressed.
bool area_button(const Look& look, const char* id, float width, float height);

/// A line that can be dragged to divide space between two panels; `extent` grows to the right or down when `grows`, else the other way.
/// `extent` is in scaled pixels. True when the hand lets go.
bool splitter(const Look& look, std::string_view name, bool is_vertical, bool grows, float length, float least, float most, float& extent);

}  // namespace firebreak::viewer
