#include "viewer/ui/widgets.hpp"
#include "tests/viewer/panel_driver.hpp"
#include "viewer/ui/fonts.hpp"
#include "viewer/ui/icons.hpp"

#include <imgui.h>

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace firebreak::viewer;
using test::PanelDriver;

TEST_CASE("a button answers a click once, and not at all when disabled") {
    PanelDriver driver;
    int clicks = 0;
    bool is_enabled = true;
    driver.draw = [&](const firebreak::LiveSnapshot&, ViewerState& state, Actions&) {
        if (button(state.look, "go", icon::kPlay, "Go", ButtonKind::plain, 0.0F, is_enabled)) ++clicks;
    };
    driver.click("go");
    CHECK(clicks == 1);
    is_enabled = false;
    driver.click("go");
    CHECK(clicks == 1);
}

TEST_CASE("a slider reports once, when the hand lets go, and stays within its range") {
    PanelDriver driver;
    double value = 0.5;
    int reports = 0;
    driver.draw = [&](const firebreak::LiveSnapshot&, ViewerState& state, Actions&) {
        if (slider(state.look, "share", "Share", value, 0.0, 1.0, "50%")) ++reports;
    };
    driver.drag_to("share", 2.0F);
    CHECK(reports == 1);
    CHECK(value == 1.0);
    driver.drag_to("share", 0.25F);
    CHECK(reports == 2);
    CHECK(value == doctest::Approx(0.25).epsilon(0.05));
}

TEST_CASE("a choice is made from a list with two clicks") {
    PanelDriver driver;
    int chosen = 0;
    int reports = 0;
    const std::vector<std::string> choices{"one", "two", "three"};
    driver.draw = [&](const firebreak::LiveSnapshot&, ViewerState& state, Actions&) {
        if (combo(state.look, "list", chosen, choices)) ++reports;
    };
    driver.click("list");
    driver.click("list/three");
    CHECK(chosen == 2);
    CHECK(reports == 1);
}

TEST_CASE("a text field takes accents") {
    PanelDriver driver;
    std::string text;
    driver.draw = [&](const firebreak::LiveSnapshot&, ViewerState& state, Actions&) { text_field(state.look, "field", text, "type here"); };
    driver.click("field");
    driver.type("Éléonore à Nîmes, 12 €");
    CHECK(text == "Éléonore à Nîmes, 12 €");
}

TEST_CASE("a splitter moves its border and stops at its ends") {
    PanelDriver driver;
    float extent = 300.0F;
    driver.draw = [&](const firebreak::LiveSnapshot&, ViewerState& state, Actions&) {
        splitter(state.look, "border", true, true, 400.0F, 200.0F, 500.0F, extent);
    };
    driver.frame();
    const auto rect = driver.find("border");
    REQUIRE(rect);
    driver.drag(rect->centre_x(), rect->centre_y(), rect->centre_x() + 60.0F, rect->centre_y());
    CHECK(extent == doctest::Approx(360.0F));
    driver.drag(rect->centre_x(), rect->centre_y(), rect->centre_x() + 900.0F, rect->centre_y());
    CHECK(extent == 500.0F);
}

TEST_CASE("the fonts have every letter, sign and icon that the texts use") {
    PanelDriver driver;
    ImFont* font = driver.state.look.fonts.regular;
    REQUIRE(font != nullptr);
    if (!driver.state.look.fonts.has_icons) return;  // told to the user by load_fonts; tested below
    for (const int sign :
         {0xe9, 0xc9, 0xe7, 0x153, 0x152, 0xab, 0xbb, 0x2019, 0x2013, 0x2026, 0x20ac, 0x202f, 0x2192, 0x2193, 0x2212, 0xb7, 0xd7}) {
        CAPTURE(sign);
        CHECK(font->FindGlyphNoFallback(static_cast<ImWchar>(sign)) != nullptr);
    }
    CHECK(font->FindGlyphNoFallback(0xf04b) != nullptr);
}

TEST_CASE("without its font files the window still has letters, and says what to install") {
    ImFontAtlas atlas;
    FontFiles files;
    files.regular = "/nowhere/Inter.otf";
    const LoadedFonts loaded = load_fonts(atlas, make_look(ThemeName::dark, Language::english, 1.0F).sizes, files);
    REQUIRE(loaded.fonts.regular != nullptr);
    CHECK(loaded.fonts.regular->FindGlyphNoFallback('A') != nullptr);
    CHECK(loaded.message.find("fonts-inter") != std::string::npos);
    CHECK_FALSE(loaded.fonts.has_icons);
}
