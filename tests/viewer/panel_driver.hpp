// Draws panels without a window, and works them with a hand and a keyboard that only exist in ImGui's input.
#pragma once

#include "engine/live/live_snapshot.hpp"
#include "viewer/state/action.hpp"
#include "viewer/state/viewer_state.hpp"
#include "viewer/ui/item_probe.hpp"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

struct ImGuiContext;

namespace firebreak::viewer::test {

class PanelDriver {
  public:
    explicit PanelDriver(float width = 1600.0F, float height = 1000.0F);
    ~PanelDriver();
    PanelDriver(const PanelDriver&) = delete;
    PanelDriver& operator=(const PanelDriver&) = delete;

    LiveSnapshot live;
    ViewerState state;
    /// All that the panels asked for since the last `forget`.
    Actions actions;
    /// What is drawn, inside one window that fills the screen.
    std::function<void(const LiveSnapshot&, ViewerState&, Actions&)> draw;

    void frame();
    void frames(int count);
    void forget() { actions.clear(); }

    [[nodiscard]] std::optional<ItemRect> find(std::string_view name) const { return probe_.find(name); }
    /// What the keyboard has moved to.
    [[nodiscard]] const std::string& focused() const noexcept { return probe_.focused(); }
    [[nodiscard]] bool shows(std::string_view name) const { return find(name).has_value(); }
    /// Whether a text was drawn on the screen as a probe's item; panels note what must be visible.
    [[nodiscard]] const std::vector<NamedItem>& items() const noexcept { return probe_.items(); }

    /// Moves there, presses and lets go, a frame each. A name that is not on the screen fails the test.
    void click(std::string_view name);
    void click_at(float x, float y, int mouse_button = 0);
    void hover(std::string_view name);
    void drag(float from_x, float from_y, float to_x, float to_y);
    /// Drags a slider's knob to this share of its width.
    void drag_to(std::string_view name, float share);
    void scroll(std::string_view name, float lines);
    /// Types into whatever has the focus.
    void type(std::string_view text);
    /// One of ImGui's keys, down and up.
    void key(int imgui_key, bool has_ctrl = false);
    void set_look(ThemeName theme, Language language);

    /// The newest action of this type, or nullptr.
    template <class T>
    [[nodiscard]] const T* last() const {
        for (auto action = actions.rbegin(); action != actions.rend(); ++action) {
            if (const T* found = std::get_if<T>(&*action)) return found;
        }
        return nullptr;
    }
    template <class T>
    [[nodiscard]] int count() const {
        int found = 0;
        for (const Action& action : actions) found += std::holds_alternative<T>(action) ? 1 : 0;
        return found;
    }

  private:
    ItemProbe probe_;
    ImGuiContext* context_ = nullptr;
};

}  // namespace firebreak::viewer::test
