#include "viewer/panels/feed.hpp"

#include "viewer/panels/post_sentence.hpp"
#include "viewer/panels/post_words.hpp"
#include "viewer/ui/icons.hpp"
#include "viewer/ui/numbers.hpp"
#include "viewer/ui/text.hpp"
#include "viewer/ui/widgets.hpp"
#include "viewer/ui/words_desk.hpp"
#include "viewer/ui/words_main.hpp"

#include <imgui.h>

#include <algorithm>
#include <cctype>
#include <string_view>

namespace firebreak::viewer {
namespace {

/// Lines of text that a card has room for.
constexpr float kSentenceLines = 2.0F;

// Letters beyond ASCII must match as they are.
bool contains(std::string_view text, std::string_view wanted) {
    const auto same = [](char a, char b) {
        return std::tolower(static_cast<unsigned char>(a)) == std::tolower(static_cast<unsigned char>(b));
    };
    return std::search(text.begin(), text.end(), wanted.begin(), wanted.end(), same) != text.end();
}

std::string sentence(const ViewerState& state, const LivePost& post) {
    return sentence_of(post, state.look.language, issue_name(state, post.issue));
}

bool matches(const ViewerState& state, const LivePost& post) {
    const FeedFilter& filter = state.feed;
    if (!filter.types[static_cast<std::size_t>(post.type)]) return false;
    if (filter.is_only_unseen && post.is_seen_by_company) return false;
    if (filter.search.empty()) return true;
    return contains(handle_of(state, post.author), filter.search) || contains(sentence(state, post), filter.search) ||
           contains(type_word(state, post.type), filter.search);
}

void draw_types(ViewerState& state) {
    const Look& look = state.look;
    const bool are_all = state.feed.types.all();
    ImGui::SameLine(0.0F, look.sizes.small_gap);
    if (icon_button(look, "feed filter", icon::kFilter, state.say(word::kAllTypes),
                    are_all && !state.feed.is_only_unseen ? ButtonKind::plain : ButtonKind::chosen)) {
        ImGui::OpenPopup("feed types");
    }
    if (!ImGui::BeginPopup("feed types")) return;
    bool all = are_all;
    if (checkbox(look, "feed all", state.say(word::kAllTypes), all))
        state.feed.types = all ? std::bitset<kPostTypes>{}.set() : std::bitset<kPostTypes>{};
    ImGui::Separator();
    for (std::size_t i = 0; i < kPostTypes; ++i) {
        bool is_on = state.feed.types[i];
        if (checkbox(look, filled("feed type {}", i), type_word(state, static_cast<PostType>(i)), is_on)) state.feed.types[i] = is_on;
    }
    ImGui::Separator();
    checkbox(look, "feed unseen", state.say(word::kOnlyUnseen), state.feed.is_only_unseen);
    ImGui::EndPopup();
}

// The first character of the handle's number stands in for a face: nobody has one here.
void draw_avatar(const Look& look, const LivePost& post, const ImVec2& centre, Colour colour) {
    ImDrawList& list = *ImGui::GetWindowDrawList();
    list.AddCircleFilled(centre, look.sizes.avatar, faded(colour, 0.9F));
    const char* sign = post.author == kCompanyAccount ? icon::kBuilding : post.author == kMediaAccount ? icon::kNewspaper : icon::kUser;
    if (!look.fonts.has_icons) return;
    const ImVec2 size = look.fonts.small->CalcTextSizeA(look.sizes.text_small, 100.0F, 0.0F, sign);
    list.AddText(look.fonts.small, look.sizes.text_small, {centre.x - size.x / 2.0F, centre.y - size.y / 2.0F}, look.colours.text_on_hue,
                 sign);
}

void draw_footer(const ViewerState& state, const LivePost& post, ImVec2 at, float right, bool for_participants) {
    const Look& look = state.look;
    const Language language = look.language;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    ImFont* font = look.fonts.small;
    const float size = look.sizes.text_small;
    if (post.is_deleted) return list.AddText(font, size, at, look.colours.bad, state.say(word::kDeleted));
    const std::string shares = short_count_text(language, post.shares);
    const std::string replies = short_count_text(language, post.replies);
    const std::string followers = short_count_text(language, post.followers);
    const std::string text = look.fonts.has_icons
                                 ? filled("{} {}     {} {}     {} {}", icon::kShare, shares, icon::kReply, replies, icon::kUsers, followers)
                                 : filled(state.say(word::kSharesAndReplies), shares, replies, followers);
    list.AddText(font, size, at, look.colours.text_dim, text.c_str());
    if (for_participants || !is_person(post.author) || !look.fonts.has_icons) return;
    const char* eye = post.is_seen_by_company ? icon::kEye : icon::kEyeClosed;
    list.AddText(font, size, {right - size * 1.4F, at.y}, post.is_seen_by_company ? look.colours.good : look.colours.grey, eye);
}

void draw_card(const ViewerState& state, const LivePost& post, const ImVec2& at, const ImVec2& size, bool is_hovered,
               bool for_participants) {
    const Look& look = state.look;
    const Sizes& s = look.sizes;
    const Colours& c = look.colours;
    const bool is_selected = post.id == state.selected_post;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const ImVec2 end{at.x + size.x, at.y + size.y};
    const Colour colour = colour_of(c, post.type, is_negative(post.root_type));
    list.AddRectFilled(at, end, is_selected ? c.raised_active : is_hovered ? c.raised_hover : c.raised, s.rounding);
    list.AddRectFilled(at, {at.x + s.stripe, end.y}, colour, s.rounding, ImDrawFlags_RoundCornersLeft);
    const float face = at.x + s.stripe + s.gap + s.avatar;
    draw_avatar(look, post, {face, at.y + s.gap + s.avatar}, colour);
    const float left = face + s.avatar + s.gap;
    const float right = end.x - s.gap;
    float y = at.y + s.small_gap;
    list.AddText(look.fonts.bold, s.text_regular, {left, y}, c.text, handle_of(state, post.author).c_str());
    const std::string clock = clock_text(look.language, post.time);
    const float clock_width = look.fonts.small->CalcTextSizeA(s.text_small, size.x, 0.0F, clock.c_str()).x;
    list.AddText(look.fonts.small, s.text_small, {right - clock_width, y + s.thin_line}, c.text_dim, clock.c_str());
    y += s.text_regular + s.thin_line;
    const std::string kind = post.type == PostType::share ? filled(state.say(word::kSharedFrom), handle_of(state, post.root_author))
                                                          : std::string{type_word(state, post.type)};
    list.AddText(look.fonts.small, s.text_small, {left, y}, colour, kind.c_str());
    // How aroused the writer is, as a small bar beside the kind.
    const float bar = s.text_small * 2.5F;
    const float bar_y = y + s.text_small * 0.65F;
    list.AddLine({right - bar, bar_y}, {right, bar_y}, c.grid, s.line * 1.5F);
    list.AddLine({right - bar, bar_y}, {right - bar + bar * std::clamp(post.arousal, 0.0F, 1.0F), bar_y}, anger_colour(c, post.arousal),
                 s.line * 1.5F);
    y += s.text_small + s.thin_line * 2.0F;
    const std::string text = sentence(state, post);
    const ImVec4 clip{left, y, right, y + s.text_regular * kSentenceLines + s.small_gap};
    list.AddText(look.fonts.regular, s.text_regular, {left, y}, post.is_deleted ? c.text_dim : c.text, text.c_str(), nullptr, right - left,
                 &clip);
    draw_footer(state, post, {left, end.y - s.text_small - s.small_gap * 1.5F}, right, for_participants);
}

void draw_cards(ViewerState& state, Actions& actions, const std::vector<const LivePost*>& posts, bool for_participants) {
    const Look& look = state.look;
    const Sizes& s = look.sizes;
    if (posts.empty()) return dim_text(look, state.say(word::kNoPosts));
    const float height = s.small_gap * 5.0F + s.text_regular * (1.0F + kSentenceLines) + s.text_small * 2.0F + s.thin_line * 4.0F;
    begin_part("cards");
    note_area(look, "feed cards", ImGui::GetWindowPos().x, ImGui::GetWindowPos().y, ImGui::GetWindowPos().x + ImGui::GetWindowWidth(),
              ImGui::GetWindowPos().y + ImGui::GetWindowHeight());
    ImGuiListClipper clipper;
    clipper.Begin(static_cast<int>(posts.size()), height + ImGui::GetStyle().ItemSpacing.y);
    while (clipper.Step()) {
        for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
            const LivePost& post = *posts[static_cast<std::size_t>(i)];
            const ImVec2 at = ImGui::GetCursorScreenPos();
            const ImVec2 size{ImGui::GetContentRegionAvail().x, height};
            ImGui::PushID(static_cast<int>(index(post.id)));
            const bool is_clicked = area_button(look, "card", size.x, size.y) && !for_participants;
            note_item(look, "post", index(post.id));
            draw_card(state, post, at, size, ImGui::IsItemHovered() && !for_participants, for_participants);
            ImGui::PopID();
            if (!is_clicked) continue;
            state.selected_post = post.id;
            if (post.in_case != kNoCase) state.selected_case = post.in_case;
            if (!is_person(post.author)) continue;
            state.selected_account = post.author;
            actions.push_back(InspectAccount{post.author});
        }
    }
    ImGui::EndChild();
}

}  // namespace

void draw_feed(const LiveSnapshot& live, ViewerState& state, Actions& actions) {
    const Look& look = state.look;
    std::vector<const LivePost*> posts;
    posts.reserve(live.posts.size());
    for (const LivePost& post : live.posts) {
        if (matches(state, post)) posts.push_back(&post);
    }
    text_field(look, "feed search", state.feed.search, state.say(word::kSearchPosts), -look.sizes.text_regular * 2.6F);
    draw_types(state);
    draw_cards(state, actions, posts, false);
}

void draw_company_feed(const LiveSnapshot& live, ViewerState& state, Actions& actions) {
    std::vector<const LivePost*> posts;
    for (const LivePost& post : live.posts) {
        if (post.is_seen_by_company || !is_person(post.author)) posts.push_back(&post);
    }
    heading(state.look, state.say(word::kFeed));
    draw_cards(state, actions, posts, true);
}

}  // namespace firebreak::viewer
