#include "viewer/panels/participants_panel.hpp"

#include "viewer/exercise/events_csv_columns.hpp"
#include "viewer/panels/prompts_panel.hpp"
#include "viewer/ui/numbers.hpp"
#include "viewer/ui/widgets.hpp"
#include "viewer/ui/words_exercise.hpp"

#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <string>
#include <vector>

namespace firebreak::viewer {
namespace {

/// Of the width, for what came in.
constexpr float kInboxShare = 0.62F;

void clock_line(const LiveSnapshot& live, const ViewerState& state) {
    const Look& look = state.look;
    ImGui::PushFont(look.fonts.large);
    ImGui::TextUnformatted(clock_text(look.language, live.figures.now).c_str());
    ImGui::PopFont();
    note_item(look, "participants/clock");
    if (live.figures.state == LiveState::paused) {
        ImGui::SameLine(0.0F, look.sizes.gap);
        dim_text(look, state.say(exercise_word::kPaused));
    }
    ImGui::SameLine(0.0F, look.sizes.gap * 2.0F);
    ImGui::PushFont(look.fonts.title);
    ImGui::TextUnformatted(state.scenario_title.c_str());
    ImGui::PopFont();
}

void company_view(const LiveSnapshot& live, const ViewerState& state) {
    const Look& look = state.look;
    const LiveFigures& figures = live.figures;
    heading(look, state.say(exercise_word::kSituation));
    if (figures.company_sees_crisis) {
        coloured_text(look.colours.bad, state.say(exercise_word::kAlarm));
        note_item(look, "participants/alarm");
    }
    figure_row(look, state.say(exercise_word::kMentions), count_text(look.language, figures.seen_last_hour));
    figure_row(look, state.say(exercise_word::kUsually), count_text(look.language, figures.seen_expected));
    ImGui::Spacing();
    dim_text(look, state.say(figures.is_desk_open ? exercise_word::kDeskOpen : exercise_word::kDeskClosed));
    figure_row(look, state.say(exercise_word::kQueue), count_text(look.language, static_cast<double>(figures.queue_length)));
    if (figures.queue_length > 0) figure_row(look, state.say(exercise_word::kOldest), duration_text(look.language, figures.oldest_wait));
    figure_row(look, state.say(exercise_word::kAgentsBusy), fmt::format("{} / {}", figures.busy_agents, figures.agents));
    figure_row(look, state.say(exercise_word::kForApproval), count_text(look.language, static_cast<double>(figures.awaiting_approval)));
}

// What was published, the newest on top.
std::vector<const Inject*> received(const ExerciseState& exercise) {
    std::vector<const Inject*> found;
    for (const Inject& inject : exercise.events.injects()) {
        if (inject.status == InjectStatus::published && inject.published_at) found.push_back(&inject);
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const Inject* one, const Inject* other) { return *one->published_at > *other->published_at; });
    return found;
}

Colour channel_colour(const Colours& colours, const std::string& channel) {
    const auto channels = known_channels();
    const auto place = static_cast<std::size_t>(std::find(channels.begin(), channels.end(), channel) - channels.begin());
    return series_colours(colours)[place % 8];
}

}  // namespace

void draw_received(const ViewerState& state) {
    const Look& look = state.look;
    const std::vector<const Inject*> injects = received(state.exercise);
    heading(look, state.say(exercise_word::kInbox));
    if (injects.empty()) dim_text(look, state.say(exercise_word::kNothingReceived));
    ImGui::PushTextWrapPos(0.0F);
    for (const Inject* inject : injects) {
        ImGui::PushID(static_cast<int>(inject->id));
        const std::string channel = channel_word(inject->channel, look.language);
        if (!channel.empty()) {
            badge(look, channel.c_str(), channel_colour(look.colours, inject->channel), look.colours.text_on_hue);
            ImGui::SameLine(0.0F, look.sizes.gap);
        }
        dim_text(look, fmt::format("{}   {} → {}", clock_text(look.language, *inject->published_at), inject->from, inject->to));
        ImGui::PushFont(look.fonts.large);
        ImGui::TextUnformatted(inject->message.c_str());
        ImGui::PopFont();
        note_item(look, "received", inject->id);
        ImGui::Separator();
        ImGui::PopID();
    }
    ImGui::PopTextWrapPos();
}

void draw_open_questions(const ViewerState& state) {
    for (const std::uint32_t id : state.exercise.prompts.open_ones()) {
        draw_prompt_clock(state, *state.exercise.prompts.find(id));
        ImGui::Spacing();
    }
}

void draw_participants(const LiveSnapshot& live, ViewerState& state, Actions& /*actions*/) {
    clock_line(live, state);
    const float width = ImGui::GetContentRegionAvail().x;
    if (begin_panel(state.look, "participants/inbox", width * kInboxShare, 0.0F)) draw_received(state);
    end_panel();
    ImGui::SameLine(0.0F, state.look.sizes.gap);
    if (begin_panel(state.look, "participants/company", 0.0F, 0.0F)) {
        draw_open_questions(state);
        company_view(live, state);
    }
    end_panel();
}

}  // namespace firebreak::viewer
