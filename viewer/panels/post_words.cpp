#include "viewer/panels/post_words.hpp"

#include "viewer/ui/text.hpp"
#include "viewer/ui/words_desk.hpp"

#include <array>

namespace firebreak::viewer {
namespace {

constexpr std::array<Phrase, kPostTypes> kTypes{word::kTypeComplaint, word::kTypeFollowUp,  word::kTypeMeToo,    word::kTypeQuestion,
                                                word::kTypeShare,     word::kTypeStatement, word::kTypePraise,   word::kTypePeerAnswer,
                                                word::kTypeSupport,   word::kTypeArticle,   word::kTypeBrandPost};
constexpr std::array<Phrase, kLiveCaseStatuses> kStatuses{word::kStatusUnseen,   word::kStatusIdle,      word::kStatusWaiting,
                                                          word::kStatusHandling, word::kStatusApproving, word::kStatusAnswered,
                                                          word::kStatusClosed};
constexpr float kAnnoyed = 0.4F;
constexpr float kFurious = 0.7F;

}  // namespace

std::string handle_of(const ViewerState& state, AccountId account) {
    if (account == kCompanyAccount) return state.say(word::kTheCompany);
    if (account == kMediaAccount) return state.say(word::kTheMedia);
    if (account == kNoAccount) return "–";
    return filled(state.say(word::kUserHandle), index(account));
}

const char* type_word(const ViewerState& state, PostType type) noexcept { return state.say(kTypes[static_cast<std::size_t>(type)]); }
const char* status_word(const ViewerState& state, LiveCaseStatus status) noexcept {
    return state.say(kStatuses[static_cast<std::size_t>(status)]);
}

Colour colour_of(const Colours& colours, PostType type, bool is_negative_root) noexcept {
    switch (type) {
        case PostType::complaint:
        case PostType::follow_up:
        case PostType::me_too: return colours.vermillion;
        case PostType::question: return colours.yellow;
        case PostType::share: return is_negative_root ? colours.orange : colours.green;
        case PostType::statement:
        case PostType::brand_post: return colours.sky;
        case PostType::praise:
        case PostType::peer_answer:
        case PostType::support: return colours.green;
        case PostType::article: return colours.pink;
    }
    return colours.grey;
}

Colour colour_of(const Colours& colours, LiveCaseStatus status) noexcept {
    switch (status) {
        case LiveCaseStatus::unseen: return colours.grey;
        case LiveCaseStatus::idle: return colours.pink;
        case LiveCaseStatus::waiting: return colours.vermillion;
        case LiveCaseStatus::handling: return colours.orange;
        case LiveCaseStatus::approving: return colours.yellow;
        case LiveCaseStatus::answered: return colours.sky;
        case LiveCaseStatus::closed: return colours.green;
    }
    return colours.grey;
}

std::string issue_name(const ViewerState& state, IssueId issue) {
    const std::size_t place = index(issue);
    if (issue == kBackgroundIssue || place >= state.issues.size()) return "";
    return state.issues[place];
}

Colour anger_colour(const Colours& colours, float arousal) noexcept {
    if (arousal < kAnnoyed) return colours.grey;
    return arousal < kFurious ? colours.yellow : colours.vermillion;
}

}  // namespace firebreak::viewer
