#include "engine/graph/quadrant_draws.hpp"

#include "engine/core/hash.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>

namespace firebreak {
namespace {

using Plan = QuadrantDraws::Plan;

constexpr std::size_t kLanes = 16;
constexpr std::uint64_t kStep = 0x9e3779b97f4a7c15ULL;

std::uint64_t threshold(double p) { return static_cast<std::uint64_t>(p * 0x1.0p32); }

// Each lane is a KeyedStream of its own. The loops over lanes have no branches, so that the compiler makes vectors of them; a difference of
// 64-bit words has its top bit set exactly when the draw, of 32 bits, is below the threshold.
[[gnu::always_inline]] inline void draw_lanes(const Plan& plan, std::uint64_t first, Follow* out) {
    std::array<std::uint64_t, kLanes> state;
    std::array<std::uint64_t, kLanes> author{};
    std::array<std::uint64_t, kLanes> follower{};
    for (std::size_t lane = 0; lane < kLanes; ++lane) state[lane] = hash_of(plan.key, first + lane);
    for (std::uint32_t level = 0; level < plan.levels; level += 2) {
        const std::uint64_t second = level + 1 < plan.levels ? 1 : 0;
        for (std::size_t lane = 0; lane < kLanes; ++lane) {
            state[lane] += kStep;
            const std::uint64_t word = mix(state[lane]);
            for (const auto [draw, is_used] : {std::array{word & 0xffff'ffffU, std::uint64_t{1}}, std::array{word >> 32, second}}) {
                const std::uint64_t below_ab = (draw - plan.ab) >> 63;
                const std::uint64_t changes = ((draw - plan.a) >> 63) ^ below_ab ^ ((draw - plan.abc) >> 63);
                author[lane] = (author[lane] << is_used) + ((1 ^ below_ab) & is_used);
                follower[lane] = (follower[lane] << is_used) + ((1 ^ changes) & is_used);
            }
        }
    }
    for (std::size_t lane = 0; lane < kLanes; ++lane) {
        out[lane] = {AccountId{static_cast<std::uint32_t>((author[lane] * plan.accounts) >> plan.levels)},
                     AccountId{static_cast<std::uint32_t>((follower[lane] * plan.accounts) >> plan.levels)}};
    }
}

[[gnu::always_inline]] inline void draw_all(const Plan& plan, std::uint64_t first, std::span<Follow> out) {
    std::size_t i = 0;
    for (; i + kLanes <= out.size(); i += kLanes) draw_lanes(plan, first + i, out.data() + i);
    if (i == out.size()) return;
    std::array<Follow, kLanes> rest;
    draw_lanes(plan, first + i, rest.data());
    std::copy_n(rest.begin(), out.size() - i, out.begin() + static_cast<std::ptrdiff_t>(i));
}

using DrawAll = void (*)(const Plan&, std::uint64_t, std::span<Follow>);

void draw_portably(const Plan& plan, std::uint64_t first, std::span<Follow> out) { draw_all(plan, first, out); }

#ifdef __x86_64__
[[gnu::target("avx2")]] void draw_avx2(const Plan& plan, std::uint64_t first, std::span<Follow> out) { draw_all(plan, first, out); }
[[gnu::target("avx512f,avx512dq,avx512vl")]] void draw_avx512(const Plan& plan, std::uint64_t first, std::span<Follow> out) {
    draw_all(plan, first, out);
}

DrawAll fastest() noexcept {
    const bool has_avx512 = __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl");
    if (has_avx512) return draw_avx512;
    return __builtin_cpu_supports("avx2") ? draw_avx2 : draw_portably;
}
#else
DrawAll fastest() noexcept { return draw_portably; }
#endif

}  // namespace

QuadrantDraws::QuadrantDraws(std::uint32_t accounts, double a, double b, double c, std::uint64_t key)
    : plan_{key,
            threshold(a),
            threshold(a + b),
            threshold(a + b + c),
            accounts,
            static_cast<std::uint32_t>(std::bit_width(accounts - std::uint32_t{1}))} {}

void QuadrantDraws::draw(std::uint64_t first, std::span<Follow> out) const { fastest()(plan_, first, out); }

}  // namespace firebreak
