#include "viewer/panels/post_sentence.hpp"

#include "viewer/panels/post_templates.hpp"
#include "viewer/ui/text.hpp"

#include <algorithm>

namespace firebreak::viewer {
namespace {

constexpr float kAnnoyed = 0.4F;
constexpr float kFurious = 0.7F;
/// One sentence in this many carries the tag of its issue.
constexpr std::uint64_t kTagOneIn = 3;

// Neighbouring numbers must not take neighbouring sentences.
std::uint64_t mixed(std::uint64_t x) noexcept {
    x = (x ^ (x >> 31U)) * 0x7fb5d329728ea185ULL;
    x = (x ^ (x >> 27U)) * 0x81dadef4bc2dd44dULL;
    return x ^ (x >> 33U);
}

}  // namespace

Mood mood_of(const LivePost& post) noexcept {
    if (post.arousal < kAnnoyed) return Mood::calm;
    if (post.arousal < kFurious || is_positive(post.root_type)) return Mood::annoyed;
    return Mood::furious;
}

std::span<const Phrase> sentences_for(PostType type, Mood mood, bool is_negative_root) noexcept {
    return templates_for(type, mood, is_negative_root);
}

std::string sentence_of(const LivePost& post, Language language, std::string_view issue) {
    const std::span<const Phrase> choices = sentences_for(post.type, mood_of(post), is_negative(post.root_type));
    const std::uint64_t draw = mixed(index(post.id) + 0x9e37'79b9ULL);
    const char* text = choices[draw % choices.size()].in(language);
    std::string sentence = filled(text, std::max<int>(2, post.round));
    if (!issue.empty() && (draw >> 32U) % kTagOneIn == 0) sentence += filled(" #{}", issue);
    return sentence;
}

}  // namespace firebreak::viewer
