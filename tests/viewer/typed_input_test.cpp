// Keys and characters that come faster than frames: nothing is lost, and nothing happens in another order.
#include "viewer/ui/typed_input.hpp"

#include "tests/viewer/panel_driver.hpp"
#include "viewer/ui/widgets.hpp"

#include <doctest/doctest.h>
#include <imgui.h>

#include <string>
#include <string_view>

using namespace firebreak::viewer;
using Kind = TypedInput::KeyKind;

namespace {

// Keys as PanelDriver numbers them; Ctrl stands beyond ImGui's own.
constexpr int kCtrl = 400;

void tap(TypedInput& input, int key, Kind kind) {
    input.add_key(key, true, kind);
    input.add_key(key, false, kind);
}

void type(TypedInput& input, std::string_view text) {
    for (const char c : text) {
        input.add_key(c, true, Kind::text);
        input.add_character(static_cast<unsigned int>(c));
        input.add_key(c, false, Kind::text);
    }
}

// A field under ImGui, fed as the window feeds it.
struct Field {
    test::PanelDriver driver{400.0F, 200.0F};
    std::string text;
    TypedInput input;
    int frames = 0;

    explicit Field(std::string before) : text{std::move(before)} {
        driver.draw = [this](const firebreak::LiveSnapshot&, ViewerState& state, Actions&) { text_field(state.look, "field", text, ""); };
        driver.click("field");
    }
    void feed() {
        ImGuiIO& io = ImGui::GetIO();
        while (!input.is_empty()) {
            const TypedInput::Batch batch = input.take(io.WantTextInput);
            for (const TypedInput::KeyChange& change : batch.keys) {
                io.KeysDown[change.key] = change.is_down;
                if (change.key == kCtrl) io.KeyCtrl = change.is_down;
            }
            for (const unsigned int codepoint : batch.characters) io.AddInputCharacter(codepoint);
            driver.frame();
            ++frames;
            REQUIRE(frames < 100);
        }
        driver.frame();
    }
};

}  // namespace

TEST_CASE("Ctrl+A and a word between two frames replace what stood there, without losing a letter") {
    Field field{"old text"};
    field.input.add_key(kCtrl, true, Kind::control);
    tap(field.input, ImGuiKey_A, Kind::text);
    field.input.add_key(kCtrl, false, Kind::control);
    type(field.input, "journal.yaml");
    field.feed();
    CHECK(field.text == "journal.yaml");
}

TEST_CASE("a word typed within one slow frame costs one frame, doubled letters and all") {
    Field field{""};
    type(field.input, "hello all");
    field.feed();
    CHECK(field.text == "hello all");
    CHECK(field.frames == 1);
}

TEST_CASE("what is deleted and typed between two frames stays in its order") {
    Field field{"ab"};
    tap(field.input, ImGuiKey_End, Kind::plain);
    tap(field.input, ImGuiKey_Backspace, Kind::plain);
    tap(field.input, ImGuiKey_Backspace, Kind::plain);
    type(field.input, "xy");
    tap(field.input, ImGuiKey_Backspace, Kind::plain);
    field.feed();
    CHECK(field.text == "x");
}

TEST_CASE("letters before Ctrl are taken before Ctrl is down") {
    Field field{""};
    type(field.input, "one");
    field.input.add_key(kCtrl, true, Kind::control);
    tap(field.input, ImGuiKey_A, Kind::text);
    field.input.add_key(kCtrl, false, Kind::control);
    type(field.input, "two");
    field.feed();
    CHECK(field.text == "two");
}
