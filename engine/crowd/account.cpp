#include "engine/crowd/account.hpp"

#include <algorithm>

namespace firebreak {
namespace {

std::uint32_t herd_step_of(Time now) noexcept { return static_cast<std::uint32_t>(microseconds_of(now) / 7'200'000'000); }

}  // namespace

std::uint8_t Awareness::hear(AccountId author, bool counts_on) noexcept {
    if (distinct < sources.size()) {
        const auto end = sources.begin() + distinct;
        if (std::find(sources.begin(), end, author) != end) return distinct;
        sources[distinct] = author;
        return ++distinct;
    }
    const bool is_known = std::find(sources.begin(), sources.end(), author) != sources.end();
    if (counts_on && !is_known && distinct < 255) ++distinct;
    return distinct;
}

void Account::see_complaint(Time now) noexcept {
    const std::uint32_t step = herd_step_of(now);
    if (step != herd_step) {
        if (step - herd_step >= kHerdSteps) {
            herd = {};
        } else {
            for (std::uint32_t cleared = herd_step + 1; cleared <= step; ++cleared) herd[cleared % kHerdSteps] = 0;
        }
        herd_step = step;
    }
    std::uint8_t& count = herd[step % kHerdSteps];
    if (count < 255) ++count;
}

unsigned Account::complaints_seen(Time now) const noexcept {
    const std::uint32_t step = herd_step_of(now);
    unsigned seen = 0;
    for (std::uint32_t age = 0; age < kHerdSteps && age <= step; ++age) {
        const std::uint32_t wanted = step - age;
        if (wanted <= herd_step && herd_step - wanted < kHerdSteps) seen += herd[wanted % kHerdSteps];
    }
    return seen;
}

}  // namespace firebreak
