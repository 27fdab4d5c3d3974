// Which named items stand where on the screen. Tests click by name through it, the tour points at things, and a driver of the real window
// asks for coordinates.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace firebreak::viewer {

struct ItemRect {
    float left = 0.0F;
    float top = 0.0F;
    float right = 0.0F;
    float bottom = 0.0F;
    [[nodiscard]] float centre_x() const noexcept { return (left + right) / 2.0F; }
    [[nodiscard]] float centre_y() const noexcept { return (top + bottom) / 2.0F; }
};

struct NamedItem {
    std::string name;
    ItemRect rect;
};

class ItemProbe {
  public:
    /// Forgets the frame before.
    void begin_frame() {
        items_.clear();
        focused_.clear();
    }
    void note(std::string_view name, ItemRect rect) { items_.push_back({std::string{name}, rect}); }
    void note_focus(std::string_view name) { focused_ = name; }
    /// The item that the keyboard has moved to; empty for none.
    [[nodiscard]] const std::string& focused() const noexcept { return focused_; }
    /// The first item of this name in the present frame.
    [[nodiscard]] std::optional<ItemRect> find(std::string_view name) const {
        for (const NamedItem& item : items_) {
            if (item.name == name) return item.rect;
        }
        return std::nullopt;
    }
    [[nodiscard]] const std::vector<NamedItem>& items() const noexcept { return items_; }

  private:
    std::vector<NamedItem> items_;
    std::string focused_;
};

}  // namespace firebreak::viewer
