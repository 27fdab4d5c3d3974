#include "viewer/panels/network_panel.hpp"
#include "tests/viewer/network/made_up_course.hpp"
#include "tests/viewer/network/network_test_support.hpp"
#include "tests/viewer/panel_driver.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <imgui.h>

#include <cmath>
#include <string>

namespace firebreak::viewer {
namespace {

// The panel with a picture of 2,000 accounts, two waves after the outbreak.
struct Panel {
    test::PanelDriver driver{1000.0F, 760.0F};
    NetworkScreen screen;

    Panel() {
        screen.made = test::made_picture(test::small_graph());
        driver.live = test::made_up_course(screen.made.picture->graph, 2);
        screen.figures = count_figures(driver.live, screen.made.picture.get());
        driver.draw = [this](const LiveSnapshot& live, ViewerState& state, Actions& actions) {
            draw_network(live, state, screen, actions);
        };
        driver.frame();
    }
    [[nodiscard]] Point pixel_of(std::uint32_t account) const {
        return to_screen(screen.view.camera, screen.view.canvas, screen.made.places->points[account]);
    }
    // An account that stands alone enough to be meant.
    [[nodiscard]] std::uint32_t most_followed() const { return screen.made.picture->by_followers.back(); }
};

TEST_CASE("a click on an account asks for everything about it, a click beside the network for nothing") {
    Panel panel;
    panel.screen.view.camera = {panel.screen.made.places->points[panel.most_followed()].x,
                                panel.screen.made.places->points[panel.most_followed()].y, 20.0F};
    panel.driver.frame();
    const Point pixel = panel.pixel_of(panel.most_followed());
    panel.driver.click_at(pixel.x + 2.0F, pixel.y - 1.0F);
    REQUIRE(panel.driver.count<InspectAccount>() == 1);
    CHECK(panel.driver.last<InspectAccount>()->account == AccountId{panel.most_followed()});
    CHECK(panel.driver.shows("network tip"));
    panel.driver.forget();
    panel.screen.view.camera = {};
    panel.driver.frame();
    const Canvas& canvas = panel.screen.view.canvas;
    panel.driver.click_at(canvas.left + canvas.width - 5.0F, canvas.top + 5.0F);
    CHECK(panel.driver.count<InspectAccount>() == 0);
}

TEST_CASE("the wheel zooms around the pointer") {
    Panel panel;
    // ImGui's pointer stands on whole pixels.
    const Point pixel{std::floor(panel.pixel_of(panel.most_followed()).x), std::floor(panel.pixel_of(panel.most_followed()).y)};
    const Point place = to_picture(panel.screen.view.camera, panel.screen.view.canvas, pixel);
    ImGuiIO& io = ImGui::GetIO();
    io.MousePos = {pixel.x, pixel.y};
    panel.driver.frame();
    io.MouseWheel = 3.0F;
    panel.driver.frame();
    io.MouseWheel = 0.0F;
    panel.driver.frame();
    CHECK(panel.screen.view.camera.zoom == doctest::Approx(1.2 * 1.2 * 1.2));
    const Point after = to_screen(panel.screen.view.camera, panel.screen.view.canvas, place);
    CHECK(after.x == doctest::Approx(pixel.x).epsilon(1e-4));
    CHECK(after.y == doctest::Approx(pixel.y).epsilon(1e-4));
}

TEST_CASE("dragging moves the network with the hand and inspects nobody") {
    Panel panel;
    const Point before = panel.pixel_of(panel.most_followed());
    panel.driver.drag(before.x, before.y, before.x + 120.0F, before.y - 60.0F);
    const Point after = panel.pixel_of(panel.most_followed());
    CHECK(after.x - before.x == doctest::Approx(120.0F).epsilon(0.02));
    CHECK(after.y - before.y == doctest::Approx(-60.0F).epsilon(0.02));
    CHECK(panel.driver.count<InspectAccount>() == 0);
}

TEST_CASE("keys look around once the network was clicked, and not while somebody types elsewhere") {
    Panel panel;
    panel.driver.type("+");
    CHECK(panel.screen.view.camera.zoom == 1.0F);
    const Canvas canvas = panel.screen.view.canvas;
    panel.driver.click_at(canvas.left + canvas.width - 5.0F, canvas.top + 5.0F);
    CHECK(panel.screen.view.has_keys);
    panel.driver.type("+");
    CHECK(panel.screen.view.camera.zoom == doctest::Approx(1.4F));
    panel.driver.type("-");
    CHECK(panel.screen.view.camera.zoom == doctest::Approx(1.0F));
    panel.driver.key(ImGuiKey_RightArrow);
    CHECK(panel.screen.view.camera.x > 0.5F);
    panel.driver.key(ImGuiKey_UpArrow);
    CHECK(panel.screen.view.camera.y < 0.5F);
    panel.driver.key(ImGuiKey_LeftArrow);
    panel.driver.key(ImGuiKey_DownArrow);
    CHECK(panel.screen.view.camera.x == doctest::Approx(0.5F));
    CHECK(panel.screen.view.camera.y == doctest::Approx(0.5F));
    panel.driver.type("++");
    panel.driver.key(ImGuiKey_Home);
    CHECK(panel.screen.view.camera == Camera{});
    panel.driver.click("network density");
    CHECK_FALSE(panel.screen.view.has_keys);
}

TEST_CASE("buttons choose what is drawn, and in which colours") {
    Panel panel;
    panel.driver.click("network density");
    CHECK(panel.screen.view.draw_as == DrawAs::density);
    CHECK(panel.driver.shows("network heat"));
    panel.driver.click("network communities");
    CHECK(panel.screen.view.draw_as == DrawAs::communities);
    panel.driver.click("network accounts");
    CHECK(panel.screen.view.draw_as == DrawAs::accounts);
    CHECK(panel.driver.shows("network colour"));
    panel.driver.click("network links");
    CHECK_FALSE(panel.screen.view.shows_links);
    panel.driver.click("network legend");
    CHECK_FALSE(panel.screen.view.shows_legend);
    panel.driver.frame();
    CHECK_FALSE(panel.driver.shows("network legend box"));
    panel.driver.click("network nearer");
    CHECK(panel.screen.view.camera.zoom > 1.0F);
    panel.driver.click("network farther");
    CHECK(panel.screen.view.camera.zoom == doctest::Approx(1.0F));
    panel.driver.click("network nearer");
    panel.driver.click("network all");
    CHECK(panel.screen.view.camera == Camera{});
}

TEST_CASE("the legend counts every account, by state and by reach, in both languages") {
    Panel panel;
    const StateCounts counts = count_states(panel.driver.live.account_flags);
    for (const Language language : {Language::english, Language::french}) {
        panel.driver.set_look(ThemeName::dark, language);
        panel.driver.frames(2);
        CHECK(panel.driver.shows(fmt::format("legend unreached {}", counts.of_state[0])));
        CHECK(panel.driver.shows(fmt::format("legend reached {}", counts.of_state[1])));
        CHECK(panel.driver.shows(fmt::format("legend shared {}", counts.of_state[3])));
        CHECK(panel.driver.shows(fmt::format("legend for company {}", counts.of_state[6])));
    }
    panel.screen.view.colour_by = ColourBy::reach;
    panel.driver.frames(2);
    int customers_reached = 0;
    int others_unreached = 0;
    for (const std::uint8_t flags : panel.driver.live.account_flags) {
        customers_reached += (flags & kLiveCustomer) != 0 && (flags & kLiveReached) != 0 ? 1 : 0;
        others_unreached += (flags & kLiveCustomer) == 0 && (flags & kLiveReached) == 0 ? 1 : 0;
    }
    CHECK(panel.driver.shows(fmt::format("legend customers reached {}", customers_reached)));
    CHECK(panel.driver.shows(fmt::format("legend others unreached {}", others_unreached)));
}

TEST_CASE("communities show how many of them are reached, and tell more under the pointer") {
    Panel panel;
    panel.driver.click("network communities");
    std::uint32_t reached = 0;
    for (std::size_t i = 0; i < panel.driver.live.account_flags.size(); ++i) {
        const bool is_first = panel.screen.made.picture->communities.of_account[i] == 0;
        reached += is_first && (panel.driver.live.account_flags[i] & kLiveReached) != 0 ? 1U : 0U;
    }
    const std::string name = fmt::format("community 1 {}", reached);
    REQUIRE(panel.driver.shows(name));
    CHECK_FALSE(panel.driver.shows("network tip"));
    panel.driver.hover(name);
    CHECK(panel.driver.shows("network tip"));
}

TEST_CASE("the selected account is marked, with the way on which it heard of it") {
    Panel panel;
    CHECK_FALSE(panel.driver.shows("network selected"));
    panel.driver.state.selected_account = AccountId{panel.most_followed()};
    AccountCard card;
    card.account = AccountId{panel.most_followed()};
    card.heard_from = {{AccountId{10}, {}}, {AccountId{20}, {}}, {card.account, {}}};
    panel.driver.state.account_card = card;
    panel.driver.frame();
    REQUIRE(panel.driver.shows("network selected"));
    const Point expected = panel.pixel_of(panel.most_followed());
    CHECK(panel.driver.find("network selected")->centre_x() == doctest::Approx(expected.x).epsilon(1e-3));
    REQUIRE(panel.driver.shows("heard from 10"));
    CHECK(panel.driver.find("heard from 10")->centre_x() == doctest::Approx(panel.pixel_of(10).x).epsilon(1e-3));
    // Another account's card is not drawn for this one.
    panel.driver.state.selected_account = AccountId{30};
    panel.driver.frame();
    CHECK_FALSE(panel.driver.shows("heard from 10"));
    // Company and press stand nowhere in the network.
    panel.driver.state.selected_account = kCompanyAccount;
    panel.driver.frame();
    CHECK_FALSE(panel.driver.shows("network selected"));
}

TEST_CASE("the panel says what it is waiting for, and that it shows a sample") {
    Panel panel;
    CHECK(panel.driver.shows("network size"));
    const MadePicture whole = panel.screen.made;
    for (const PictureStage stage :
         {PictureStage::idle, PictureStage::building, PictureStage::grouping, PictureStage::too_large, PictureStage::failed}) {
        panel.screen.made = {};
        panel.screen.made.stage = stage;
        panel.driver.frame();
        CHECK(panel.driver.shows("network progress"));
        panel.driver.click_at(500.0F, 400.0F);
    }
    CHECK(panel.driver.count<InspectAccount>() == 0);
    auto sample = std::make_shared<NetworkPicture>(make_picture(test::small_graph(), "", 1));
    sample->all_accounts = 5'000'000;
    panel.screen.made = whole;
    panel.screen.made.picture = sample;
    panel.driver.frame();
    CHECK(panel.driver.shows("network sample"));
    CHECK_FALSE(panel.driver.shows("network progress"));
}

TEST_CASE("an old drawing is shown where its accounts are now") {
    Panel panel;
    const Canvas canvas = panel.screen.view.canvas;
    panel.screen.drawn = {1, Camera{}, canvas.width, canvas.height};
    panel.screen.view.camera = panned(Camera{}, canvas, {50.0F, 20.0F});
    panel.driver.frame();
    bool is_found = false;
    const ImDrawData* const data = ImGui::GetDrawData();
    for (int n = 0; n < data->CmdListsCount; ++n) {
        const ImDrawList& list = *data->CmdLists[n];
        for (const ImDrawCmd& command : list.CmdBuffer) {
            if (command.TextureId != reinterpret_cast<ImTextureID>(std::uintptr_t{1})) continue;
            is_found = true;
            const ImDrawVert& corner =
                list.VtxBuffer[static_cast<int>(command.VtxOffset) + list.IdxBuffer[static_cast<int>(command.IdxOffset)]];
            CHECK(corner.pos.x == doctest::Approx(canvas.left + 50.0F).epsilon(0.002));
            CHECK(corner.pos.y == doctest::Approx(canvas.top + 20.0F).epsilon(0.01));
        }
    }
    CHECK(is_found);
}

}  // namespace
}  // namespace firebreak::viewer
