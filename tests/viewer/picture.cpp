// Draws the whole window with a made-up run into a PNG, to be looked at: viewer_picture FILE [en|fr] [dark|light|contrast] [what].
#include "tests/viewer/rich_snapshot.hpp"
#include "viewer/panels/layout.hpp"
#include "viewer/ui/item_probe.hpp"
#include "viewer/window/window.hpp"

#include <cstdio>
#include <string>

using namespace firebreak;
using namespace firebreak::viewer;

namespace {

void show(const std::string& what, const LiveSnapshot& live, ViewerState& state) {
    const auto right = [&state](RightTab tab) { state.right_tab = tab, state.is_right_tab_new = true; };
    const auto left = [&state](LeftTab tab) { state.left_tab = tab, state.is_left_tab_new = true; };
    if (what == "desk") right(RightTab::desk), left(LeftTab::console), state.selected_case = live.cases[10].id;
    if (what == "company") right(RightTab::company);
    if (what == "picker") {
        state.is_scenario_open = false;
        state.settings.recent = {"/home/trainer/monday.session", "/home/trainer/bank.yaml"};
        const char* more =
            "On the Monday morning of the second week, payments and the app of a French bank fail for twelve hours. Half of the "
            "customers are concerned. The day after and again three days after the start, the trouble returns.";
        state.scenarios = {
            {"monday.session", "Bank outage, Monday group", "Saved on d8 21:00.", "", "", true, ""},
            {"fr_bank_outage.yaml", "A French bank's cards and app fail for twelve hours", more,
             "Which answer would have kept the outage from becoming a crisis?", "C", false, ""},
            {"tsb_2018.yaml", "A migration locks customers out", more, "What would an early statement have changed?", "A", false, ""},
            {"broken.yaml", "broken.yaml", "", "", "", false, "broken.yaml:6:17: company.desk.agents is -2, but must lie in [0, 100000]"}};
    }
    if (what == "tour") state.tour_step = 2;
    if (what == "help") state.is_help_open = true;
    if (what == "question") state.question = Question::delete_post;
    if (what == "compare") {
        state.centre_tab = CentreTab::compare, state.is_centre_tab_new = true;
        state.kept.push_back({"1. canned (d8 09:00)", live.series, live.figures});
        for (LivePoint& point : state.kept.back().series) point.volume = point.volume * 3 / 2;
    }
    if (what == "card") {
        AccountCard card;
        card.account = AccountId{48'213};
        card.followers = 312;
        card.follows = 187;
        card.community = 12;
        card.is_customer = true;
        card.anger = 0.62;
        card.attitude = -0.4;
        card.heard_from = {{AccountId{9'120}, live.figures.now - hours{20}},
                           {AccountId{71'002}, live.figures.now - hours{18}},
                           {card.account, live.figures.now - hours{17}}};
        card.history = {{live.figures.now - hours{22}, AccountEvent::Kind::failed},
                        {live.figures.now - hours{17}, AccountEvent::Kind::met_post, PostType::complaint, kNoPost, AccountId{71'002}},
                        {live.figures.now - hours{16}, AccountEvent::Kind::posted, PostType::me_too}};
        state.account_card = card;
        state.exercise.prompts.open("A journalist asks for a comment before 22:00. What do you answer?", 0, minutes{10}, live.figures.now,
                                    state.exercise.wall);
        state.messages.success("The session is saved.", 0.0);
        state.messages.warning("The strategy crashed and was replaced by canned.", 0.0);
    }
}

}  // namespace

int main(int argc, char** argv) {
    const auto argument = [&](int place) { return argc > place ? std::string{argv[place]} : std::string{}; };
    const float scale = argc > 5 ? std::stof(argument(5)) : 1.0F;
    Window::Opened opened = Window::open({"firebreak", 1600, 1000, true});
    if (!opened.window) {
        std::fprintf(stderr, "%s\n", opened.trouble.c_str());
        return 3;
    }
    const LiveSnapshot live = test::rich_snapshot();
    ViewerState state;
    const ThemeName theme = argument(3) == "light" ? ThemeName::light : argument(3) == "contrast" ? ThemeName::contrast : ThemeName::dark;
    state.look = make_look(theme, argument(2) == "fr" ? Language::french : Language::english, scale);
    (void)opened.window->load_fonts_of(state.look);
    ItemProbe probe;
    state.look.probe = &probe;
    state.is_scenario_open = true;
    state.memory_mb = 140.0F;
    state.frame_ms = 8.2F;
    state.interface_ms = 0.4F;
    test::fill(state, live);
    show(argument(4), live, state);
    std::string trouble;
    for (int i = 0; i < 8 && trouble.empty(); ++i) {
        viewer::Actions actions;
        opened.window->begin_frame(state.look);
        probe.begin_frame();
        draw_screen(state, [&] {
            if (argument(4) == "participants") draw_participant_layout(live, state, actions);
            else draw_layout(live, state, actions, {});
        });
        trouble = opened.window->end_frame(state.look, i == 7 ? argument(1) : std::string{});
    }
    if (!trouble.empty()) std::fprintf(stderr, "%s\n", trouble.c_str());
    return trouble.empty() ? 0 : 1;
}
