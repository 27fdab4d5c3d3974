#include "viewer/exercise/decisions.hpp"

#include <algorithm>

namespace firebreak::viewer {

Duration time_taken(const Prompt& prompt, WallTime now) noexcept {
    const WallTime end = prompt.status == PromptStatus::open ? now : prompt.closed_at;
    return std::max(Duration{0}, Duration{end - prompt.opened_at});
}

std::optional<Duration> time_left(const Prompt& prompt, WallTime now) noexcept {
    if (!prompt.time_limit) return std::nullopt;
    return std::max(Duration{0}, *prompt.time_limit - time_taken(prompt, now));
}

const Prompt* Prompts::find(std::uint32_t id) const noexcept {
    const auto found = std::find_if(prompts_.begin(), prompts_.end(), [id](const Prompt& prompt) { return prompt.id == id; });
    return found == prompts_.end() ? nullptr : &*found;
}

Prompt* Prompts::place_of(std::uint32_t id) noexcept {
    const auto found = std::find_if(prompts_.begin(), prompts_.end(), [id](const Prompt& prompt) { return prompt.id == id; });
    return found == prompts_.end() ? nullptr : &*found;
}

std::vector<std::uint32_t> Prompts::open_ones() const {
    std::vector<const Prompt*> found;
    for (const Prompt& prompt : prompts_) {
        if (prompt.status == PromptStatus::open) found.push_back(&prompt);
    }
    std::stable_sort(found.begin(), found.end(), [](const Prompt* one, const Prompt* other) {
        if (!one->time_limit || !other->time_limit) return one->time_limit.has_value() && !other->time_limit;
        return one->opened_at + *one->time_limit < other->opened_at + *other->time_limit;
    });
    std::vector<std::uint32_t> ids;
    for (const Prompt* prompt : found) ids.push_back(prompt->id);
    return ids;
}

std::uint32_t Prompts::open(std::string question, InjectId inject, std::optional<Duration> time_limit, Time now, WallTime wall) {
    std::uint32_t last = 0;
    for (const Prompt& prompt : prompts_) last = std::max(last, prompt.id);
    Prompt prompt;
    prompt.id = last + 1;
    prompt.inject = inject;
    prompt.question = std::move(question);
    prompt.opened = now;
    prompt.opened_at = wall;
    prompt.time_limit = time_limit;
    prompts_.push_back(std::move(prompt));
    return last + 1;
}

bool Prompts::answer(std::uint32_t id, std::optional<Command> command, std::string text, Time now, WallTime wall) {
    Prompt* prompt = place_of(id);
    const bool is_late = prompt != nullptr && prompt->status == PromptStatus::expired && prompt->answer_text.empty() && !prompt->answer;
    if (prompt == nullptr || (prompt->status != PromptStatus::open && !is_late)) return false;
    if (!is_late) prompt->status = PromptStatus::answered;
    prompt->closed = now;
    prompt->closed_at = wall;
    prompt->answer = std::move(command);
    prompt->answer_text = std::move(text);
    return true;
}

bool Prompts::withdraw(std::uint32_t id, Time now, WallTime wall) {
    Prompt* prompt = place_of(id);
    if (prompt == nullptr || prompt->status != PromptStatus::open) return false;
    prompt->status = PromptStatus::withdrawn;
    prompt->closed = now;
    prompt->closed_at = wall;
    return true;
}

std::size_t Prompts::expire(Time now, WallTime wall) {
    std::size_t count = 0;
    for (Prompt& prompt : prompts_) {
        const std::optional<Duration> left = time_left(prompt, wall);
        if (prompt.status != PromptStatus::open || !left || *left > Duration{0}) continue;
        prompt.status = PromptStatus::expired;
        prompt.closed = now;
        prompt.closed_at = prompt.opened_at + std::chrono::duration_cast<std::chrono::milliseconds>(*prompt.time_limit);
        ++count;
    }
    return count;
}

void Prompts::rewound_to(Time moment) {
    std::erase_if(prompts_, [moment](const Prompt& prompt) { return prompt.opened > moment; });
}

}  // namespace firebreak::viewer
