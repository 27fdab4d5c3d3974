// Write a response strategy in C++: one class, one macro, one shared library. docs/strategies/cpp.md shows it step by step.
//
//     #include "engine/plugin/strategy.hpp"
//     namespace {
//     struct Polite {
//         struct Params { double coverage = 0.5; };
//         static constexpr std::array kParams = {firebreak::field<&Params::coverage>({.key = "coverage", .min = 0, .max = 1, .help =
//         "…"})}; explicit Polite(const Params& params) : params{params} {} firebreak::Orders initial_orders() const; void decide(const
//         firebreak::Situation&, firebreak::Actions&) const; Params params;
//     };
//     }
//     FIREBREAK_STRATEGY(Polite, "polite", "1.0.0", "Answers half of all complaints with kind words.")
//
// What the class must have: `initial_orders() const`; or, for FIREBREAK_MODIFIER, `Orders modify(Orders) const`, which gets the orders of
// the strategy that it modifies. What it may have:
//   Params, kParams         its parameters (engine/params/field.hpp); the constructor then takes `const Params&`
//   static check(params, ParameterProblems&)   reports parameters that do not go together
//   decide(situation, actions)                 acts at every policy tick; without it the standing orders are all
//   struct State, State state                  its memory: trivially copyable, saved and restored by itself
//   snapshot() const, restore(bytes)           instead of State, when the memory has no fixed size
// Exceptions end the run that the strategy is in, with their text; they never reach the host.
#pragma once

#include "engine/plugin/orders.hpp"
#include "engine/plugin/trampoline.hpp"

namespace firebreak {

/// Declares a parameter that `Params` inherits from a struct shared by several strategies.
template <class Params, auto Member>
[[nodiscard]] constexpr Field inherited_field(ParamInfo info) {
    using Base = decltype(detail::struct_of(Member));
    Field result = field<Member>(info);
    result.get = [](const void* object) {
        return field<Member>({.key = {}, .help = {}}).get(static_cast<const Base*>(static_cast<const Params*>(object)));
    };
    result.set = [](void* object, const ParamValue& value) {
        field<Member>({.key = {}, .help = {}}).set(static_cast<Base*>(static_cast<Params*>(object)), value);
    };
    return result;
}

/// The fields of `first`, then those of `second`.
template <std::size_t N, std::size_t M>
[[nodiscard]] constexpr std::array<Field, N + M> joined_fields(const std::array<Field, N>& first, const std::array<Field, M>& second) {
    std::array<Field, N + M> all{};
    for (std::size_t i = 0; i < N; ++i) all[i] = first[i];
    for (std::size_t i = 0; i < M; ++i) all[N + i] = second[i];
    return all;
}

}  // namespace firebreak

// The same source makes a plugin, or, where FIREBREAK_STATIC_STRATEGY is a name, a function firebreak_static_strategy_NAME() of the
// program itself: what tests and sanitizers want.
#define FIREBREAK_DETAIL_JOIN_(a, b) a##b
#define FIREBREAK_DETAIL_JOIN(a, b) FIREBREAK_DETAIL_JOIN_(a, b)
#ifdef FIREBREAK_STATIC_STRATEGY
#define FIREBREAK_DETAIL_ENTRY FIREBREAK_DETAIL_JOIN(firebreak_static_strategy_, FIREBREAK_STATIC_STRATEGY)
#define FIREBREAK_DETAIL_EXPORT
#else
#define FIREBREAK_DETAIL_ENTRY firebreak_strategy_entry
#define FIREBREAK_DETAIL_EXPORT __attribute__((visibility("default")))
#endif

/// Makes `Class` the strategy of this library. `name`: small letters, digits and _; the file is named after it.
#define FIREBREAK_STRATEGY(Class, name, version, summary)                                                                  \
    static_assert(!::firebreak::detail::Modifies<Class>, "a class with modify() is a modifier: write FIREBREAK_MODIFIER"); \
    FIREBREAK_DETAIL_PLUGIN(Class, name, version, summary)

/// Makes `Class` the modifier of this library: it changes whatever a strategy orders.
#define FIREBREAK_MODIFIER(Class, name, version, summary)                                                                        \
    static_assert(::firebreak::detail::Modifies<Class>, "a modifier needs `firebreak::Orders modify(firebreak::Orders) const`"); \
    FIREBREAK_DETAIL_PLUGIN(Class, name, version, summary)

#define FIREBREAK_DETAIL_PLUGIN(Class, name, version, summary)                                              \
    namespace {                                                                                             \
    struct FirebreakStrategyTag;                                                                            \
    }                                                                                                       \
    extern "C" FIREBREAK_DETAIL_EXPORT const firebreak_strategy* FIREBREAK_DETAIL_ENTRY();                  \
    extern "C" FIREBREAK_DETAIL_EXPORT const firebreak_strategy* FIREBREAK_DETAIL_ENTRY() {                 \
        return ::firebreak::detail::Trampoline<Class, FirebreakStrategyTag>::table(name, version, summary); \
    }                                                                                                       \
    static_assert(true, "a semicolon may follow")
