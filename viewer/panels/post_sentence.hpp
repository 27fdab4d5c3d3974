// What a post says: a made-up sentence for its type and mood, the same at each look.
#pragma once

#include "engine/live/live_snapshot.hpp"
#include "viewer/ui/language.hpp"

#include <span>
#include <string>
#include <string_view>

namespace firebreak::viewer {

enum class Mood : std::uint8_t { calm, annoyed, furious };

/// By arousal. Posts in the company's favour are never furious.
[[nodiscard]] Mood mood_of(const LivePost& post) noexcept;
/// The sentences from which one is chosen; at least six for every type and mood.
[[nodiscard]] std::span<const Phrase> sentences_for(PostType type, Mood mood, bool is_negative_root) noexcept;
/// Chosen by the post's number; `issue` is what went wrong, added as a tag where the sentence has none, empty for everyday trouble.
[[nodiscard]] std::string sentence_of(const LivePost& post, Language language, std::string_view issue);

}  // namespace firebreak::viewer
