#include "viewer/panels/network_legend.hpp"

#include "viewer/network/account_colours.hpp"
#include "viewer/panels/network_panel.hpp"
#include "viewer/ui/numbers.hpp"
#include "viewer/ui/text.hpp"
#include "viewer/ui/widgets.hpp"
#include "viewer/ui/words_network.hpp"

#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace firebreak::viewer {
namespace {

constexpr std::uint32_t kCommunitiesNamed = 8;
// In the size of the small text.
constexpr float kWidth = 16.0F;

struct LegendRow {
    std::string name;
    Colour colour = 0;
    std::string label;
    std::uint64_t count = 0;
    /// Of all accounts, as the bar shows it.
    float share = 0.0F;
};

constexpr std::array<Phrase, kAccountStates> kStateWords{word::kStateUnreached, word::kStateReached,    word::kStateGrievance,
                                                         word::kStateShared,    word::kStateComplained, word::kStateSatisfied,
                                                         word::kStateForCompany};
constexpr std::array<const char*, kAccountStates> kStateNames{"unreached",  "reached",   "grievance",  "shared",
                                                              "complained", "satisfied", "for company"};

LegendRow row_of(std::string name, Colour colour, std::string label, std::uint64_t count, std::uint64_t all) {
    const float share = all > 0 ? static_cast<float>(static_cast<double>(count) / static_cast<double>(all)) : 0.0F;
    return {std::move(name), colour, std::move(label), count, share};
}

std::vector<LegendRow> rows_of(const ViewerState& state, const NetworkScreen& screen) {
    const Look& look = state.look;
    const NetworkFigures& figures = screen.figures;
    const std::uint64_t all = figures.states.accounts;
    std::vector<LegendRow> rows;
    if (screen.view.colour_by == ColourBy::state) {
        for (std::size_t s = 0; s < kAccountStates; ++s) {
            rows.push_back(row_of(kStateNames[s], colour_of(look, static_cast<AccountState>(s)), state.say(kStateWords[s]),
                                  figures.states.of_state[s], all));
        }
    }
    if (screen.view.colour_by == ColourBy::reach) {
        const std::uint64_t others = all - figures.customers;
        const std::uint64_t others_reached = figures.reached - figures.customers_reached;
        const auto row = [&](const char* name, bool is_customer, bool is_reached, const Phrase& text, std::uint64_t count) {
            rows.push_back(row_of(name, reach_colour(look, is_customer, is_reached), state.say(text), count, all));
        };
        row("customers reached", true, true, word::kCustomersReached, figures.customers_reached);
        row("customers unreached", true, false, word::kCustomersUnreached, figures.customers - figures.customers_reached);
        row("others reached", false, true, word::kOthersReached, others_reached);
        row("others unreached", false, false, word::kOthersUnreached, others - others_reached);
    }
    if (screen.view.colour_by == ColourBy::community && screen.made.picture) {
        const Communities& communities = screen.made.picture->communities;
        for (std::uint32_t c = 0; c < std::min(communities.count(), kCommunitiesNamed); ++c) {
            const bool is_rest = communities.has_rest && c + 1 == communities.count();
            rows.push_back(row_of(fmt::format("community {}", c + 1), community_colour(look, communities, c),
                                  is_rest ? state.say(word::kTheRest) : filled(state.say(word::kCommunityNumber), c + 1),
                                  communities.sizes[c], screen.made.picture->accounts.size()));
        }
    }
    return rows;
}

void draw_box(const Look& look, ImVec2 at, ImVec2 size) {
    ImDrawList& list = *ImGui::GetWindowDrawList();
    list.AddRectFilled(at, {at.x + size.x, at.y + size.y}, faded(look.colours.panel, 0.88F), look.sizes.rounding);
    list.AddRect(at, {at.x + size.x, at.y + size.y}, look.colours.panel_border, look.sizes.rounding, 0, look.sizes.border);
    note_area(look, "network legend box", at.x, at.y, at.x + size.x, at.y + size.y);
}

// A scale of colours from nothing to most, with words at its ends.
void draw_ramp(const ViewerState& state, const NetworkScreen& screen, const Phrase& title, const std::string& least,
               const std::string& most) {
    constexpr int kSteps = 24;
    const Look& look = state.look;
    const float width = kWidth * look.sizes.text_small;
    const float line = look.sizes.text_small + look.sizes.small_gap;
    const float pad = look.sizes.padding;
    const Canvas& canvas = screen.view.canvas;
    const ImVec2 size{width + 2.0F * pad, 3.0F * line + 2.0F * pad};
    const ImVec2 at{canvas.left + pad, canvas.top + canvas.height - size.y - pad};
    draw_box(look, at, size);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const auto text = [&](float x, float y, const std::string& words) {
        list.AddText(look.fonts.small, look.sizes.text_small, {x, y}, look.colours.text, words.c_str());
    };
    text(at.x + pad, at.y + pad, state.say(title));
    const float bar = at.y + pad + line;
    for (int step = 0; step < kSteps; ++step) {
        const float left = at.x + pad + width * static_cast<float>(step) / kSteps;
        list.AddRectFilled({left, bar}, {left + width / kSteps + 1.0F, bar + look.sizes.text_small},
                           ramp_colour(look, static_cast<float>(step) / (kSteps - 1)));
    }
    text(at.x + pad, bar + line, least);
    const float end = look.fonts.small->CalcTextSizeA(look.sizes.text_small, 1e9F, 0.0F, most.c_str()).x;
    text(at.x + pad + width - end, bar + line, most);
}

void draw_rows(const ViewerState& state, const NetworkScreen& screen, const std::vector<LegendRow>& rows, const std::string& last_line) {
    const Look& look = state.look;
    const float text_size = look.sizes.text_small;
    const float line = text_size + 2.5F * look.sizes.small_gap;
    const float pad = look.sizes.padding;
    const float width = kWidth * text_size;
    const Canvas& canvas = screen.view.canvas;
    const float rest = last_line.empty() ? 0.0F : text_size + look.sizes.small_gap;
    const ImVec2 size{width + 2.0F * pad, static_cast<float>(rows.size()) * line + rest + 2.0F * pad - look.sizes.small_gap};
    const ImVec2 at{canvas.left + pad, canvas.top + canvas.height - size.y - pad};
    draw_box(look, at, size);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    float y = at.y + pad;
    const float left = at.x + pad;
    for (const LegendRow& row : rows) {
        const float dot = 0.32F * text_size;
        list.AddCircleFilled({left + dot, y + 0.55F * text_size}, dot, row.colour);
        list.AddText(look.fonts.small, text_size, {left + 3.5F * dot, y}, look.colours.text, row.label.c_str());
        const std::string count = count_text(look.language, static_cast<double>(row.count));
        const float end = look.fonts.small->CalcTextSizeA(text_size, 1e9F, 0.0F, count.c_str()).x;
        list.AddText(look.fonts.small, text_size, {left + width - end, y}, look.colours.text_dim, count.c_str());
        const float bar = y + text_size + 0.6F * look.sizes.small_gap;
        list.AddRectFilled({left, bar}, {left + width, bar + look.sizes.line}, look.colours.grid);
        if (row.count > 0)
            list.AddRectFilled({left, bar}, {left + std::max(look.sizes.line, row.share * width), bar + look.sizes.line}, row.colour);
        note_area(look, "legend " + row.name, left, y, left + width, bar);
        note_area(look, fmt::format("legend {} {}", row.name, row.count), left, y, left + width, bar);
        y += line;
    }
    if (!last_line.empty()) list.AddText(look.fonts.small, text_size, {left, y}, look.colours.text_dim, last_line.c_str());
}

}  // namespace

void draw_network_legend(const ViewerState& state, const NetworkScreen& screen) {
    const NetworkView& view = screen.view;
    const auto percent = [&](double share) { return percent_text(state.look.language, share); };
    if (view.draw_as == DrawAs::communities) {
        draw_ramp(state, screen, word::kShareReached, percent(0.0), percent(1.0));
    } else if (view.draw_as == DrawAs::density && view.heat_of == HeatOf::posts) {
        draw_ramp(state, screen, word::kPostsNearby, state.say(word::kFew), state.say(word::kMany));
    } else if (view.draw_as == DrawAs::density || view.colour_by == ColourBy::anger) {
        draw_ramp(state, screen, view.draw_as == DrawAs::density ? word::kMeanAngerNearby : word::kAngerOfAccount, percent(0.0),
                  percent(1.0));
    } else {
        std::string last_line;
        if (view.colour_by == ColourBy::community && screen.made.picture && screen.made.picture->communities.count() > kCommunitiesNamed)
            last_line = filled(state.say(word::kMoreCommunities), screen.made.picture->communities.count() - kCommunitiesNamed);
        draw_rows(state, screen, rows_of(state, screen), last_line);
    }
}

}  // namespace firebreak::viewer
