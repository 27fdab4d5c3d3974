#include "viewer/panels/post_templates.hpp"

#include "viewer/panels/post_templates_against.hpp"
#include "viewer/panels/post_templates_for.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace firebreak::viewer {
namespace {

// A table without the strongest mood gives its strongest.
template <std::size_t moods>
std::span<const Phrase> of(const std::array<std::array<Phrase, 6>, moods>& table, Mood mood) noexcept {
    return table[std::min(static_cast<std::size_t>(mood), moods - 1)];
}

}  // namespace

std::span<const Phrase> templates_for(PostType type, Mood mood, bool is_negative_root) noexcept {
    using namespace sentences;
    switch (type) {
        case PostType::complaint: return of(kComplaint, mood);
        case PostType::follow_up: return of(kFollowUp, mood);
        case PostType::me_too: return of(kMeToo, mood);
        case PostType::question: return of(kQuestion, mood);
        case PostType::share: return is_negative_root ? of(kShareAgainst, mood) : of(kShareFor, mood);
        case PostType::praise: return of(kPraise, mood);
        case PostType::peer_answer: return of(kPeerAnswer, mood);
        case PostType::support: return of(kSupport, mood);
        case PostType::statement: return kStatement;
        case PostType::article: return kArticle;
        case PostType::brand_post: return kBrandPost;
    }
    return kBrandPost;
}

}  // namespace firebreak::viewer
