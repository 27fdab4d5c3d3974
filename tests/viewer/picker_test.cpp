#include "viewer/panels/picker.hpp"

#include "tests/viewer/panel_driver.hpp"

#include <doctest/doctest.h>

using namespace firebreak;
using namespace firebreak::viewer;
using test::PanelDriver;

namespace {

struct Picker : PanelDriver {
    Picker() {
        state.is_scenario_open = false;
        state.scenarios = {{"bank.yaml", "A bank fails", "For twelve hours.", "What would have helped?", "C", false, ""},
                           {"parcel.yaml", "Parcels get lost", "Before Christmas.", "", "A", false, ""},
                           {"broken.yaml", "broken.yaml", "", "", "", false, "broken.yaml:6:17: agents is -2"},
                           {"monday.session", "Monday", "Saved on d8.", "", "", true, ""}};
        state.settings.recent = {"/a/first.session", "/b/second.yaml"};
        draw = draw_picker;
        frame();
    }
};

}  // namespace

TEST_CASE("a click on a scenario, a session or a recent file opens it") {
    Picker picker;
    picker.click("scenario 0");
    REQUIRE(picker.last<Open>() != nullptr);
    CHECK(picker.last<Open>()->file == "bank.yaml");
    picker.click("scenario 3");
    CHECK(picker.last<Open>()->file == "monday.session");
    picker.click("recent 1");
    CHECK(picker.last<Open>()->file == "/b/second.yaml");
}

TEST_CASE("a broken scenario is shown with its trouble and cannot be opened") {
    Picker picker;
    picker.click("scenario 2");
    CHECK(picker.actions.empty());
}

TEST_CASE("a path can be typed") {
    Picker picker;
    picker.click("open path");
    CHECK(picker.actions.empty());
    picker.click("file path");
    picker.type("/tmp/été.yaml");
    picker.click("open path");
    REQUIRE(picker.last<Open>() != nullptr);
    CHECK(picker.last<Open>()->file == "/tmp/été.yaml");
}

TEST_CASE("the search looks at titles and descriptions") {
    Picker picker;
    picker.click("scenario search");
    picker.type("christmas");
    CHECK(picker.shows("scenario 1"));
    CHECK_FALSE(picker.shows("scenario 0"));
}
