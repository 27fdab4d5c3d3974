#include "viewer/window/program.hpp"

#include "viewer/ui/words_main.hpp"
#include "viewer/window/items_file.hpp"
#include "viewer/window/memory.hpp"

#include <imgui.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <ctime>
#include <iostream>
#include <utility>

namespace firebreak::viewer {
namespace {

/// With nothing to do, the window looks for news this often; any key or mouse wakes it at once.
constexpr double kIdleSeconds = 0.05;
constexpr double kLeastWait = 0.002;
/// Clocks, toasts and progress are drawn this often when nothing else happens.
constexpr double kStillSeconds = 0.2;
/// ImGui needs some frames to find the sizes of what it lays out.
constexpr int kFramesToSettle = 6;
/// A picture that is not to be had by then is given up.
constexpr double kPictureSeconds = 600.0;
/// How often a program that drives the window is told what stands where.
constexpr double kItemsSeconds = 0.15;
/// Of the last drag of a border until the settings are written.
constexpr double kSettingsSeconds = 1.0;
constexpr int kParticipantWidth = 1280;
constexpr int kParticipantHeight = 720;

std::string time_stamp() {
    const std::time_t now = std::time(nullptr);
    std::tm local{};
    localtime_r(&now, &local);
    char text[32] = {};
    std::strftime(text, sizeof text, "%Y%m%d-%H%M%S", &local);
    return text;
}

// Of this thread alone: what the driver's threads and other programs take does not count.
double processor_milliseconds() {
    std::timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) * 1e-6;
}

double milliseconds_since(std::chrono::steady_clock::time_point start) {
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
}

}  // namespace

Program::Program(const ProgramOptions& options, Conductor& conductor, PanelSlots slots)
    : options_{options}, conductor_{conductor}, slots_{std::move(slots)} {
    const ReadSettings read = read_settings(settings_file());
    state_.settings = written_ = read.settings;
    if (!read.trouble.empty()) state_.messages.warning(read.trouble, 0.0);
    const bool is_picture = !options_.screenshot.empty();
    // A picture must not depend on who takes it.
    if (is_picture) state_.settings = Settings{};
    Settings& settings = state_.settings;
    if (options_.language) settings.language = *options_.language;
    if (options_.theme) settings.theme = *options_.theme;
    if (options_.scale) settings.scale = *options_.scale;
    if (options_.width) settings.window_width = *options_.width;
    if (options_.height) settings.window_height = *options_.height;
    if (!is_picture && !settings.has_seen_tour) state_.tour_step = 0;
}

bool Program::open_window() {
    const Settings& settings = state_.settings;
    Window::Opened opened = Window::open({"firebreak", settings.window_width, settings.window_height, !options_.screenshot.empty()});
    if (!opened.window) {
        std::cerr << "firebreak-viewer: " << opened.trouble << '\n';
        return false;
    }
    window_ = std::move(opened.window);
    if (options_.screenshot.empty() && !options_.scale) display_scale_ = window_->display_scale();
    state_.look = make_look(settings.theme, settings.language, settings.scale * display_scale_);
    state_.look.probe = &probe_;
    const std::string missing = window_->load_fonts_of(state_.look);
    if (!missing.empty()) state_.messages.warning(missing, 0.0);
    return true;
}

void Program::follow_scale() {
    const float wanted = state_.settings.scale * display_scale_;
    if (wanted == state_.look.scale) return;
    state_.look = make_look(state_.look.theme, state_.look.language, wanted);
    state_.look.probe = &probe_;
    (void)window_->load_fonts_of(state_.look);
    // Opened again with the new size in the next frame.
    participants_.reset();
}

void Program::follow_keys(Window& window) {
    const bool is_typing = window.is_typing();
    const bool is_navigating = window.is_navigating();
    for (const KeyEvent& event : window.take_keys()) {
        // Space presses the button that the keyboard has moved to.
        if (is_navigating && event.key == KeyEvent::Key::character && event.character == U' ') continue;
        const bool is_zoom =
            event.key == KeyEvent::Key::character && (event.character == U'+' || event.character == U'=' || event.character == U'-');
        if (is_zoom && !event.has_ctrl && slots_.takes_zoom_keys && slots_.takes_zoom_keys()) continue;
        viewer::carry_out(shortcut_of(event, is_typing), conductor_.live(), state_, actions_);
    }
}

void Program::draw_main(const std::filesystem::path& picture) {
    const auto start = std::chrono::steady_clock::now();
    window_->let_arrows_move(!std::exchange(state_.is_panel_taking_arrows, false));
    window_->begin_frame(state_.look);
    if (slots_.prepare) slots_.prepare(conductor_.live(), state_);
    follow_keys(*window_);
    probe_.begin_frame();
    const double drawn_from = processor_milliseconds();
    draw_screen(state_, [this] { draw_layout(conductor_.live(), state_, actions_, slots_); });
    // The panels alone: not the picture of the network, which has its own budget, nor what the driver does with it.
    state_.interface_ms += 0.1F * (static_cast<float>(processor_milliseconds() - drawn_from) - state_.interface_ms);
    if (!options_.items.empty() && state_.now >= items_written_ + kItemsSeconds) {
        items_written_ = state_.now;
        write_items(options_.items, probe_, state_, conductor_.live());
    }
    const std::string trouble = window_->end_frame(state_.look, picture);
    ++state_.frames;
    state_.frame_ms += 0.1F * (static_cast<float>(milliseconds_since(start)) - state_.frame_ms);
    if (picture.empty()) return;
    if (!options_.screenshot.empty()) {
        is_over_ = true;
        has_failed_ = !trouble.empty();
        if (has_failed_) std::cerr << "firebreak-viewer: " << trouble << '\n';
    } else if (trouble.empty()) {
        state_.messages.success(picture.string(), state_.now);
    } else {
        state_.messages.error(trouble, state_.now);
    }
}

void Program::draw_participants() {
    if (!state_.is_participant_window_open) {
        participants_.reset();
        return;
    }
    if (!participants_) {
        Window::Opened opened = Window::open({state_.scenario_title, kParticipantWidth, kParticipantHeight, false}, window_.get());
        if (!opened.window) {
            state_.messages.error(opened.trouble, state_.now);
            state_.is_participant_window_open = false;
            return;
        }
        participants_ = std::move(opened.window);
        participant_look_ = state_.look;
        participant_look_.probe = nullptr;
        (void)participants_->load_fonts_of(participant_look_);
    }
    change_look(participant_look_, state_.look.theme, state_.look.language);
    participants_->begin_frame(participant_look_);
    // The panels read the look from the state; the other window has fonts of its own.
    const Look main_look = std::exchange(state_.look, participant_look_);
    draw_screen(state_, [this] { draw_participant_layout(conductor_.live(), state_, actions_); });
    state_.look = main_look;
    participants_->end_frame(participant_look_);
    follow_keys(*participants_);
    if (participants_->is_asked_to_close()) state_.is_participant_window_open = false;
}

void Program::carry_out() {
    for (Action& action : std::exchange(actions_, {})) {
        if (std::holds_alternative<Quit>(action)) is_over_ = true;
        if (auto* picture = std::get_if<TakeScreenshot>(&action)) {
            if (picture->file.empty()) picture->file = picture_file();
            wanted_picture_ = picture->file;
        }
        if (const auto* opened = std::get_if<Open>(&action)) remember(state_.settings, opened->file);
        conductor_.carry_out(action, state_);
    }
}

void Program::keep_settings(bool is_end) {
    Settings& settings = state_.settings;
    settings.language = state_.look.language;
    settings.theme = state_.look.theme;
    if (!state_.is_full_screen) window_->size(settings.window_width, settings.window_height);
    if (settings == written_) return;
    if (!is_end) {
        if (settings_changed_at_ < 0.0) settings_changed_at_ = state_.now;
        if (state_.now - settings_changed_at_ < kSettingsSeconds) return;
    }
    settings_changed_at_ = -1.0;
    // Tried again at the next change only: a full disk is told once.
    written_ = settings;
    const std::string trouble = write_settings(settings, settings_file());
    if (is_end && !trouble.empty()) std::cerr << "firebreak-viewer: " << trouble << '\n';
    else if (!trouble.empty() && trouble != settings_trouble_) state_.messages.warning(trouble, state_.now);
    settings_trouble_ = trouble;
}

// The shell's exit knows no object, so it finds the one program whose loop runs here.
class Program::OfTheShell {
  public:
    explicit OfTheShell(Program& program) {
        running = &program;
        std::atexit([] {
            if (running != nullptr) std::exchange(running, nullptr)->end_without_display();
        });
    }
    ~OfTheShell() { running = nullptr; }
    OfTheShell(const OfTheShell&) = delete;
    OfTheShell& operator=(const OfTheShell&) = delete;

  private:
    static inline Program* running = nullptr;
};

// Xlib ends the program by exit() when its server is gone, from within any call: nothing of the window can be used any more, the session
// can.
void Program::end_without_display() {
    conductor_.keep_now(state_);
    std::cerr << "firebreak-viewer: the display has gone away. "
              << (state_.is_scenario_open && state_.exercise.is_kept
                      ? "The session is kept; start the viewer again and it stands first in the list.\n"
                      : "The session could not be kept.\n");
    std::cerr.flush();
    // The driver's own clean-up would wait for the server that is gone.
    std::_Exit(kNoDisplay);
}

std::filesystem::path Program::picture_file() const { return std::filesystem::path{"firebreak-" + time_stamp() + ".png"}; }

std::filesystem::path Program::picture_of_command_line() {
    if (state_.now > kPictureSeconds) {
        std::cerr << "firebreak-viewer: the moment of the picture was not reached within " << kPictureSeconds << " s\n";
        is_over_ = true;
        has_failed_ = true;
        return {};
    }
    const LiveFigures& f = conductor_.live().figures;
    if (!options_.file.empty()) {
        if (!state_.is_scenario_open || f.state == LiveState::loading || f.state == LiveState::running) return {};
        if (options_.at && f.now < *options_.at && f.state != LiveState::done) {
            if (!std::exchange(is_step_asked_, true)) actions_.push_back(StepBy{*options_.at - f.now});
            return {};
        }
    }
    if (!options_.file.empty() && slots_.is_settled && !slots_.is_settled()) return {};
    return ++settled_frames_ > kFramesToSettle ? options_.screenshot : std::filesystem::path{};
}

// Where a frame takes the processor and not a graphics card, a picture that stays as it is need not be drawn twenty times a second.
bool Program::needs_frame() {
    const LiveFigures& f = conductor_.live().figures;
    const Shown shown{f.now, f.state, f.branch, f.journal_entries, f.posts};
    if (shown != shown_) frames_owed_ = std::max(frames_owed_, 1);
    shown_ = shown;
    if (slots_.is_settled && !slots_.is_settled()) frames_owed_ = std::max(frames_owed_, 1);
    if (frames_owed_ == 0 && state_.now - drawn_at_ < kStillSeconds) return false;
    frames_owed_ = std::max(0, frames_owed_ - 1);
    drawn_at_ = state_.now;
    return true;
}

int Program::run() {
    if (!open_window()) return kNoDisplay;
    if (!options_.file.empty()) actions_.push_back(Open{options_.file});
    const OfTheShell running{*this};
    while (!is_over_) {
        const double waited_from = Window::clock();
        // What the last frame took counts: where drawing is slow, nothing is gained by waiting on top of it.
        const bool has_more = window_->has_more_input() || (participants_ && participants_->has_more_input());
        const bool waits = !has_more && options_.screenshot.empty();
        const double wait = waits ? std::max(kLeastWait, kIdleSeconds - (waited_from - drawn_at_)) : 0.0;
        window_->wait_for_events(wait);
        state_.now = Window::clock();
        // It came back before its time: somebody did something.
        if (has_more || state_.now - waited_from < wait * 0.9) frames_owed_ = kFramesToSettle;
        state_.memory_mb = options_.screenshot.empty() ? resident_megabytes() : 0.0F;
        conductor_.poll(state_);
        if (options_.screenshot.empty() && !needs_frame()) continue;
        window_->set_full_screen(state_.is_full_screen);
        follow_scale();
        std::filesystem::path picture = std::exchange(wanted_picture_, {});
        if (!options_.screenshot.empty()) picture = picture_of_command_line();
        draw_main(picture);
        draw_participants();
        carry_out();
        if (options_.screenshot.empty()) keep_settings(false);
        if (window_->is_asked_to_close()) {
            window_->refuse_to_close();
            state_.question = Question::quit;
        }
    }
    if (options_.screenshot.empty()) keep_settings(true);
    participants_.reset();
    if (slots_.close) slots_.close();
    window_.reset();
    return has_failed_ ? kFailed : kDone;
}

}  // namespace firebreak::viewer
