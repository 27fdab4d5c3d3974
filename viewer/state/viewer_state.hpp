// What the panels share: plain values that they read and write, and that say nothing about the simulation itself. The link to the
// simulation, the exercise and the window's own code fill in what the panels only show.
#pragma once

#include "viewer/exercise/exercise_state.hpp"
#include "viewer/state/account_card.hpp"
#include "viewer/state/messages.hpp"
#include "viewer/state/runs.hpp"
#include "viewer/state/setting_row.hpp"
#include "viewer/state/settings.hpp"
#include "viewer/ui/look.hpp"

#include <array>
#include <bitset>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace firebreak::viewer {

/// Tabs of the left column, of the middle and of the right column. The keys 1 to 9 open them in this order.
enum class LeftTab : std::uint8_t { steer, console, facilitate };
enum class CentreTab : std::uint8_t { network, compare, exercise };
enum class RightTab : std::uint8_t { feed, desk, company };

/// A scenario or session that can be opened.
struct ScenarioCard {
    std::filesystem::path file;
    std::string title;
    std::string description;
    std::string question;
    /// "A", "B", "C", or empty.
    std::string grade;
    bool is_session = false;
    /// Why it cannot be opened; empty when it can.
    std::string trouble;
};

/// What the reader wants to see of the feed.
struct FeedFilter {
    std::string search;
    std::bitset<kPostTypes> types = std::bitset<kPostTypes>{}.set();
    bool is_only_unseen = false;
};

/// The answer and statement that the trainee is writing.
struct ConsoleDraft {
    int tone = 0;
    double empathy = 0.5;
    double explanation = 0.5;
    double apology = 0.3;
    double private_channel = 0.0;
    double compensation = 0.0;
    double hostility = 0.0;
    double remedy = 0.1;
    int statement_type = 1;
    double statement_empathy = 0.5;
    double statement_hostility = 0.0;
    bool announces_fix = false;
    int agents = 0;
    int approval_layers = 0;
    /// As they were at the desk when last looked at: what changes there is taken over into the fields.
    int known_agents = -1;
    int known_approval_layers = -1;
    double fix_hours = 24.0;
};

/// One change that can be taken back: a command with the old value.
struct Edit {
    SettingRow::Reach reach = SettingRow::Reach::order;
    std::string key;
    std::string before;
    std::string after;
};

/// A question that needs a yes before something happens.
enum class Question : std::uint8_t { none, rewind, restart, restart_with, delete_post, quit };

/// The parts of the timeline's view.
struct TimelineView {
    std::array<bool, kCurves> is_shown{true, true, true, true, true, false, false};
    enum class Range : std::uint8_t {
        incident,  ///< from a day before the outbreak on
        whole,
        last,  ///< the last two days
        own    ///< `from_hour` to `to_hour`
    };
    Range range = Range::incident;
    double from_hour = 0.0;
    double to_hour = 0.0;
};

struct ViewerState {
    Look look;
    /// Text in the language of the screen.
    [[nodiscard]] const char* say(const Phrase& phrase) const noexcept { return phrase.in(look.language); }

    Settings settings;
    Messages messages;
    Progress progress;
    /// Seconds of the window's clock; whole frame and interface alone in milliseconds; megabytes in use.
    double now = 0.0;
    float frame_ms = 0.0F;
    float interface_ms = 0.0F;
    std::uint64_t frames = 0;
    float memory_mb = 0.0F;

    // What is open. With `is_scenario_open` false the picker fills the window.
    bool is_scenario_open = false;
    bool is_picker_open = false;
    bool is_help_open = false;
    bool are_messages_open = false;
    bool is_full_screen = false;
    bool is_participant_window_open = false;
    bool wants_quit = false;
    /// Step of the tour that is shown, from 0; negative when there is none.
    int tour_step = -1;
    LeftTab left_tab = LeftTab::steer;
    CentreTab centre_tab = CentreTab::network;
    RightTab right_tab = RightTab::feed;
    /// A tab was chosen by key, so that ImGui is told once.
    bool is_left_tab_new = false;
    bool is_centre_tab_new = false;
    bool is_right_tab_new = false;

    // The scenario.
    std::string scenario_title;
    /// Names of issues by id; the background first.
    std::vector<std::string> issues;
    std::vector<std::string> incidents;
    std::string strategy;
    std::vector<StrategyRow> strategies;
    std::vector<SettingRow> rows;
    std::vector<ScenarioCard> scenarios;
    std::string path_to_open;
    std::string scenario_search;
    std::string settings_search;
    /// Chosen in the list, not yet in charge.
    std::string wanted_strategy;

    // What is selected.
    AccountId selected_account = kNoAccount;
    PostId selected_post = kNoPost;
    CaseId selected_case = kNoCase;
    std::optional<AccountCard> account_card;
    FeedFilter feed;
    ConsoleDraft console;
    TimelineView timeline;

    // Other courses.
    std::vector<TimeMark> marks;
    std::vector<KeptRun> kept;
    std::vector<AbandonedFuture> abandoned;
    std::vector<FutureBand> bands;
    Progress futures;
    std::vector<std::string> chosen_futures;

    /// The facilitator's model: events list, questions, notes, scores.
    ExerciseState exercise;

    // Edits and questions.
    /// Menus asked for by key, opened by the bar in its next frame.
    bool is_rewind_menu_wanted = false;
    bool is_fork_menu_wanted = false;
    /// The keyboard was asked to go to the network or to the events list, which then take the arrows for themselves.
    bool is_network_wanted = false;
    bool is_events_list_wanted = false;
    /// It is to leave them again.
    bool is_panel_left = false;
    /// One of them has taken the arrows in this frame: they do not move between widgets in the next.
    bool is_panel_taking_arrows = false;
    /// How far a step goes.
    Duration step_by = minutes{15};
    /// The row that is being edited, and its text so far; the rows themselves follow the simulation.
    std::string edited_key;
    std::string edited_value;
    std::vector<Edit> undo;
    std::vector<std::string> restart_overrides;
    Question question = Question::none;
    Time rewind_to{};
    CaseId case_to_delete = kNoCase;
};

/// What a strategy does, or why it cannot be used, in the language of the screen.
[[nodiscard]] std::string described(const ViewerState& state, const StrategyRow& row);
/// A case of the trainee is found again in the snapshot by its number.
[[nodiscard]] const LiveCase* find_case(const LiveSnapshot& live, CaseId id) noexcept;
[[nodiscard]] const LivePost* find_post(const LiveSnapshot& live, PostId id) noexcept;

}  // namespace firebreak::viewer
