#include "viewer/ui/shortcuts.hpp"

#include "viewer/ui/words_main.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace firebreak::viewer {
namespace {

// Ten steps, a factor of two to four apart; 0 is no limit.
constexpr std::array kSpeeds{60.0, 300.0, 900.0, 1'800.0, 3'600.0, 10'800.0, 21'600.0, 43'200.0, 86'400.0, 0.0};

/// Of the size of everything, by key.
constexpr float kLeastScale = 0.6F;
constexpr float kMostScale = 3.0F;
constexpr float kScaleStep = 1.1F;
/// What a key leaves of the stretch of time in view.
constexpr double kTimelineStep = 0.7;

constexpr std::array kSheet{ShortcutLine{Phrase{"Space", "Espace"}, word::kKeyPlay},
                            ShortcutLine{Phrase{".", "."}, word::kKeyStep},
                            ShortcutLine{Phrase{"+  -", "+  -"}, word::kKeySpeed},
                            ShortcutLine{Phrase{"R", "R"}, word::kKeyRewind},
                            ShortcutLine{Phrase{"F", "F"}, word::kKeyFork},
                            ShortcutLine{Phrase{"1 … 9", "1 … 9"}, word::kKeyTabs},
                            ShortcutLine{Phrase{"↑ ↓ ← →  Space", "↑ ↓ ← →  Espace"}, word::kKeyMove},
                            ShortcutLine{Phrase{"N", "N"}, word::kKeyNetwork},
                            ShortcutLine{Phrase{"E", "E"}, word::kKeyEvents},
                            ShortcutLine{Phrase{"I  O", "I  O"}, word::kKeyTimeline},
                            ShortcutLine{Phrase{"L", "L"}, word::kKeyLanguage},
                            ShortcutLine{Phrase{"T", "T"}, word::kKeyTheme},
                            ShortcutLine{Phrase{"P", "P"}, word::kKeyScreenshot},
                            ShortcutLine{Phrase{"M", "M"}, word::kKeyMessages},
                            ShortcutLine{Phrase{"W", "W"}, word::kKeyParticipants},
                            ShortcutLine{Phrase{"Ctrl+S", "Ctrl+S"}, word::kKeySave},
                            ShortcutLine{Phrase{"Ctrl+Z", "Ctrl+Z"}, word::kKeyUndo},
                            ShortcutLine{Phrase{"Ctrl+O", "Ctrl+O"}, word::kKeyOpen},
                            ShortcutLine{Phrase{"F11", "F11"}, word::kKeyFullScreen},
                            ShortcutLine{Phrase{"F1", "F1"}, word::kKeyHelp},
                            ShortcutLine{Phrase{"Esc", "Échap"}, word::kKeyClose},
                            ShortcutLine{Phrase{"Ctrl +  -  0", "Ctrl +  -  0"}, word::kKeyScale},
                            ShortcutLine{Phrase{"Ctrl+Q", "Ctrl+Q"}, word::kKeyQuit}};

struct CharacterShortcut {
    char32_t character;
    Shortcut shortcut;
};

// The figures of an AZERTY keyboard need Shift; without it their keys give these signs. Those of 6 and 8 mean something else here.
constexpr std::array kPlain{CharacterShortcut{U' ', Shortcut::play_or_pause},
                            CharacterShortcut{U'.', Shortcut::step},
                            CharacterShortcut{U'+', Shortcut::faster},
                            CharacterShortcut{U'=', Shortcut::faster},
                            CharacterShortcut{U'-', Shortcut::slower},
                            CharacterShortcut{U'r', Shortcut::rewind},
                            CharacterShortcut{U'f', Shortcut::fork},
                            CharacterShortcut{U'1', Shortcut::tab_1},
                            CharacterShortcut{U'2', Shortcut::tab_2},
                            CharacterShortcut{U'3', Shortcut::tab_3},
                            CharacterShortcut{U'4', Shortcut::tab_4},
                            CharacterShortcut{U'5', Shortcut::tab_5},
                            CharacterShortcut{U'6', Shortcut::tab_6},
                            CharacterShortcut{U'7', Shortcut::tab_7},
                            CharacterShortcut{U'8', Shortcut::tab_8},
                            CharacterShortcut{U'9', Shortcut::tab_9},
                            CharacterShortcut{U'&', Shortcut::tab_1},
                            CharacterShortcut{U'é', Shortcut::tab_2},
                            CharacterShortcut{U'"', Shortcut::tab_3},
                            CharacterShortcut{U'\'', Shortcut::tab_4},
                            CharacterShortcut{U'(', Shortcut::tab_5},
                            CharacterShortcut{U'è', Shortcut::tab_7},
                            CharacterShortcut{U'_', Shortcut::tab_8},
                            CharacterShortcut{U'ç', Shortcut::tab_9},
                            CharacterShortcut{U'l', Shortcut::language},
                            CharacterShortcut{U't', Shortcut::theme},
                            CharacterShortcut{U'p', Shortcut::screenshot},
                            CharacterShortcut{U'm', Shortcut::messages},
                            CharacterShortcut{U'w', Shortcut::participants},
                            CharacterShortcut{U'n', Shortcut::network_keys},
                            CharacterShortcut{U'e', Shortcut::events_keys},
                            CharacterShortcut{U'i', Shortcut::timeline_nearer},
                            CharacterShortcut{U'o', Shortcut::timeline_farther}};

constexpr std::array kWithCtrl{CharacterShortcut{U's', Shortcut::save},    CharacterShortcut{U'z', Shortcut::undo},
                               CharacterShortcut{U'o', Shortcut::open},    CharacterShortcut{U'q', Shortcut::quit},
                               CharacterShortcut{U'+', Shortcut::larger},  CharacterShortcut{U'=', Shortcut::larger},
                               CharacterShortcut{U'-', Shortcut::smaller}, CharacterShortcut{U'0', Shortcut::usual_size}};

char32_t lower(char32_t character) noexcept { return character >= U'A' && character <= U'Z' ? character + 32 : character; }

Shortcut find(std::span<const CharacterShortcut> table, char32_t character) noexcept {
    const auto found =
        std::find_if(table.begin(), table.end(), [character](const CharacterShortcut& row) { return row.character == lower(character); });
    return found == table.end() ? Shortcut::none : found->shortcut;
}

void choose_tab(ViewerState& state, int number) {
    constexpr int kPerColumn = 3;
    const int place = number % kPerColumn;
    if (number < kPerColumn) {
        state.left_tab = static_cast<LeftTab>(place);
        state.is_left_tab_new = true;
    } else if (number < 2 * kPerColumn) {
        state.centre_tab = static_cast<CentreTab>(place);
        state.is_centre_tab_new = true;
    } else {
        state.right_tab = static_cast<RightTab>(place);
        state.is_right_tab_new = true;
    }
}

void close_topmost(ViewerState& state) {
    if (state.question != Question::none) state.question = Question::none;
    else if (state.tour_step >= 0) {
        state.tour_step = -1;
        state.settings.has_seen_tour = true;
    } else if (state.is_help_open) state.is_help_open = false;
    else if (state.are_messages_open) state.are_messages_open = false;
    else if (state.is_picker_open) state.is_picker_open = false;
    else if (state.account_card) state.account_card.reset();
    else state.is_panel_left = true;
}

// Around the present moment, or around the middle of the stretch that was chosen.
void zoom_timeline(const LiveSnapshot& live, ViewerState& state, double factor) {
    TimelineView& view = state.timeline;
    const double now = hours_of(live.figures.now);
    if (view.range != TimelineView::Range::own) {
        view.from_hour = 0.0;
        view.to_hour = now;
    }
    const bool holds_now = view.from_hour <= now && now <= view.to_hour;
    const double middle = holds_now ? now : (view.from_hour + view.to_hour) / 2.0;
    view.from_hour = std::max(0.0, middle - (middle - view.from_hour) * factor);
    view.to_hour = middle + (view.to_hour - middle) * factor;
    view.range = TimelineView::Range::own;
}

void change_speed(const LiveSnapshot& live, Actions& actions, bool faster) {
    const double next = next_speed(live.figures.speed, faster);
    if (next != live.figures.speed) actions.push_back(SetSpeed{next});
}

// What works with no scenario open. True when the shortcut is done with.
bool carry_out_anywhere(Shortcut shortcut, ViewerState& state, Actions& actions) {
    switch (shortcut) {
        case Shortcut::help: state.is_help_open = !state.is_help_open; return true;
        case Shortcut::full_screen: state.is_full_screen = !state.is_full_screen; return true;
        case Shortcut::open: state.is_picker_open = !state.is_picker_open; return true;
        case Shortcut::language:
            change_look(state.look, state.look.theme, state.look.language == Language::english ? Language::french : Language::english);
            return true;
        case Shortcut::theme:
            change_look(state.look, static_cast<ThemeName>((static_cast<int>(state.look.theme) + 1) % 3), state.look.language);
            return true;
        case Shortcut::screenshot: actions.push_back(TakeScreenshot{}); return true;
        case Shortcut::messages: state.are_messages_open = !state.are_messages_open; return true;
        case Shortcut::close: close_topmost(state); return true;
        case Shortcut::quit: state.question = Question::quit; return true;
        case Shortcut::undo: undo_edit(state, actions); return true;
        case Shortcut::larger: state.settings.scale = std::min(kMostScale, state.settings.scale * kScaleStep); return true;
        case Shortcut::smaller: state.settings.scale = std::max(kLeastScale, state.settings.scale / kScaleStep); return true;
        case Shortcut::usual_size: state.settings.scale = 1.0F; return true;
        default: return false;
    }
}

}  // namespace

std::span<const ShortcutLine> shortcut_sheet() noexcept { return kSheet; }
std::span<const double> speeds() noexcept { return kSpeeds; }

double next_speed(double present, bool faster) noexcept {
    // No limit is the fastest of all.
    const auto rank = [](double speed) { return speed > 0.0 ? speed : 1e12; };
    if (faster) {
        for (const double speed : kSpeeds) {
            if (rank(speed) > rank(present) * 1.001) return speed;
        }
        return 0.0;
    }
    for (auto speed = kSpeeds.rbegin(); speed != kSpeeds.rend(); ++speed) {
        if (rank(*speed) < rank(present) * 0.999) return *speed;
    }
    return kSpeeds.front();
}

Shortcut shortcut_of(const KeyEvent& event, bool is_typing) noexcept {
    switch (event.key) {
        case KeyEvent::Key::f1: return Shortcut::help;
        case KeyEvent::Key::f11: return Shortcut::full_screen;
        // In a field, Esc gives the text back first.
        case KeyEvent::Key::escape: return is_typing ? Shortcut::none : Shortcut::close;
        case KeyEvent::Key::left:
        case KeyEvent::Key::right: return Shortcut::none;
        case KeyEvent::Key::character: break;
    }
    if (event.has_ctrl) {
        const Shortcut found = find(kWithCtrl, event.character);
        // A field undoes its own typing.
        return is_typing && found == Shortcut::undo ? Shortcut::none : found;
    }
    return is_typing ? Shortcut::none : find(kPlain, event.character);
}

void carry_out(Shortcut shortcut, const LiveSnapshot& live, ViewerState& state, Actions& actions) {
    if (shortcut == Shortcut::none || carry_out_anywhere(shortcut, state, actions)) return;
    if (!state.is_scenario_open || state.question != Question::none) return;
    switch (shortcut) {
        case Shortcut::play_or_pause:
            if (live.figures.state == LiveState::running) actions.push_back(Pause{});
            else if (live.figures.state == LiveState::paused) actions.push_back(Play{});
            break;
        case Shortcut::step:
            if (live.figures.state != LiveState::done) actions.push_back(StepBy{state.step_by});
            break;
        case Shortcut::faster: change_speed(live, actions, true); break;
        case Shortcut::slower: change_speed(live, actions, false); break;
        case Shortcut::rewind: state.is_rewind_menu_wanted = true; break;
        case Shortcut::fork: state.is_fork_menu_wanted = true; break;
        case Shortcut::participants: state.is_participant_window_open = !state.is_participant_window_open; break;
        case Shortcut::save: actions.push_back(SaveSession{}); break;
        case Shortcut::network_keys:
            choose_tab(state, 3 + static_cast<int>(CentreTab::network));
            state.is_network_wanted = true;
            state.is_panel_left = false;
            break;
        case Shortcut::events_keys:
            choose_tab(state, 3 + static_cast<int>(CentreTab::exercise));
            state.is_events_list_wanted = true;
            state.is_panel_left = false;
            break;
        case Shortcut::timeline_nearer: zoom_timeline(live, state, kTimelineStep); break;
        case Shortcut::timeline_farther: zoom_timeline(live, state, 1.0 / kTimelineStep); break;
        default:
            if (shortcut >= Shortcut::tab_1 && shortcut <= Shortcut::tab_9) {
                choose_tab(state, static_cast<int>(shortcut) - static_cast<int>(Shortcut::tab_1));
            }
    }
}

void undo_edit(ViewerState& state, Actions& actions) {
    if (state.undo.empty()) {
        state.messages.information(state.say(word::kNothingToUndo), state.now);
        return;
    }
    const Edit edit = std::move(state.undo.back());
    state.undo.pop_back();
    if (edit.reach == SettingRow::Reach::restart) {
        std::erase(state.restart_overrides, fmt::format("{}={}", edit.key, edit.after));
        for (SettingRow& row : state.rows) {
            if (row.key == edit.key) row.value = edit.before;
        }
    } else {
        Command command;
        command.kind = edit.reach == SettingRow::Reach::order ? CommandKind::order : CommandKind::set;
        command.key = edit.key;
        command.value = edit.before;
        actions.push_back(Issue{command});
    }
    state.messages.information(fmt::format(fmt::runtime(state.say(word::kUndone)), edit.key, edit.before), state.now);
}

}  // namespace firebreak::viewer
