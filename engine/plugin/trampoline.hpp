// The C functions of a strategy, made from a C++ class. Strategy authors read strategy.hpp; this is what its macro expands to.
#pragma once

#include "engine/plugin/actions_through_c.hpp"
#include "engine/plugin/parameter_table.hpp"

#include <concepts>
#include <cstring>
#include <exception>
#include <span>
#include <stdexcept>
#include <type_traits>
#include <utility>
#include <vector>

namespace firebreak::detail {

struct NoParams {};

template <class S>
consteval auto params_of() {
    if constexpr (requires { typename S::Params; }) return std::type_identity<typename S::Params>{};
    else return std::type_identity<NoParams>{};
}

template <class S>
[[nodiscard]] std::span<const Field> fields_of() noexcept {
    if constexpr (requires { S::kParams; }) return S::kParams;
    else return {};
}

template <class S>
concept HasState = requires(S& strategy, typename S::State state) {
    strategy.state = state;
};
template <class S>
concept HasOwnSnapshot = requires(S& strategy, const S& same, std::span<const std::byte> bytes) {
    { same.snapshot() } -> std::convertible_to<std::vector<std::byte>>;
    strategy.restore(bytes);
};
template <class S>
concept Modifies = requires(const S& modifier, Orders orders) {
    { modifier.modify(orders) } -> std::same_as<Orders>;
};
template <class S>
concept Decides = requires(S& strategy, const Situation& situation, Actions& actions) {
    strategy.decide(situation, actions);
};
template <class S>
concept DecidesWithoutMemory = requires(const S& strategy, const Situation& situation, Actions& actions) {
    strategy.decide(situation, actions);
};

/// The table of strategy or modifier S. `Tag` is a type of the strategy's own file: it keeps two strategies whose classes share a name
/// apart, even in one process (g++ would otherwise merge their static variables across libraries).
template <class S, class Tag>
class Trampoline {
    using Params = typename decltype(params_of<S>())::type;
    static_assert(
        !HasState<S> || HasOwnSnapshot<S> || requires { requires std::is_trivially_copyable_v<typename S::State>; },
        "State must be trivially copyable (no strings, no vectors), or the class must write its own snapshot() and restore()");
    static_assert(
        !Decides<S> || DecidesWithoutMemory<S> || HasState<S> || HasOwnSnapshot<S>,
        "decide() must be const, or its memory must be a `struct State` in a member `state`: other members would be lost at a checkpoint");

    struct Instance {
        const firebreak_host* host;
        S strategy;
        std::vector<CaseView> cases;
        std::vector<firebreak_case_action> batch;
    };

  public:
    [[nodiscard]] static const firebreak_strategy* table(const char* name, const char* version, const char* summary) noexcept {
        try {
            static const Table kTable{name, version, summary};
            return &kTable.strategy;
        } catch (...) {
            return nullptr;
        }
    }

  private:
    struct Table {
        Params defaults{};
        ParameterTable parameters{fields_of<S>(), &defaults};
        firebreak_strategy strategy{};

        Table(const char* name, const char* version, const char* summary) {
            strategy = {.abi_version = FIREBREAK_STRATEGY_ABI,
                        .size = sizeof strategy,
                        .name = name,
                        .version = version,
                        .summary = summary,
                        .parameters = parameters.parameters().data(),
                        .parameter_count = static_cast<std::uint32_t>(parameters.parameters().size()),
                        .parameter_stride = sizeof(firebreak_parameter),
                        .create = &create,
                        .destroy = &destroy,
                        .initial_orders = &initial_orders,
                        .act = Decides<S> ? &act : nullptr,
                        .snapshot = &snapshot,
                        .restore = &restore,
                        .role = Modifies<S> ? FIREBREAK_ROLE_MODIFIER : FIREBREAK_ROLE_STRATEGY,
                        .reserved = 0};
        }
    };

    /// No exception leaves this function.
    template <class Body>
    static std::int32_t guarded(const firebreak_host& host, Body&& body) noexcept {
        try {
            return body();
        } catch (const std::exception& error) {
            host.failed(host.context, error.what());
        } catch (...) {
            host.failed(host.context, "an exception that is not a std::exception");
        }
        return FIREBREAK_FAILED;
    }

    static std::int32_t create(const firebreak_host* host, const firebreak_value* values, std::size_t count, std::size_t stride,
                               void** instance) noexcept {
        return guarded(*host, [&]() -> std::int32_t {
            Params params{};
            const std::span<const Field> fields = fields_of<S>();
            if (count != fields.size()) throw std::invalid_argument("the host sent another number of values than there are parameters");
            for (std::size_t i = 0; i < count; ++i) fields[i].set(&params, from_c(element<firebreak_value>(values, i, stride)));
            if constexpr (requires(ParameterProblems & problems) { S::check(params, problems); }) {
                ParameterProblems problems{*host, fields};
                S::check(params, problems);
                if (problems.has_any()) return FIREBREAK_BAD_CONFIG;
            }
            if constexpr (std::is_constructible_v<S, const Params&>) *instance = new Instance{host, S(std::as_const(params)), {}, {}};
            else *instance = new Instance{host, S{}, {}, {}};
            return FIREBREAK_OK;
        });
    }

    static void destroy(void* instance) noexcept { delete static_cast<Instance*>(instance); }

    static std::int32_t initial_orders(void* instance, firebreak_orders* orders) noexcept {
        auto& self = *static_cast<Instance*>(instance);
        return guarded(*self.host, [&]() -> std::int32_t {
            if constexpr (Modifies<S>) write_orders(std::as_const(self.strategy).modify(from_c(*orders)), *orders);
            else write_orders(self.strategy.initial_orders(), *orders);
            return FIREBREAK_OK;
        });
    }

    static std::int32_t act(void* instance, const firebreak_situation* seen, const firebreak_actions* table) noexcept {
        auto& self = *static_cast<Instance*>(instance);
        return guarded(*self.host, [&]() -> std::int32_t {
            const auto known = element<firebreak_situation>(seen, 0, seen->size);
            Situation situation = from_c(known);
            self.cases.clear();
            for (std::size_t i = 0; i < known.case_count; ++i)
                self.cases.push_back(from_c(element<firebreak_case>(known.cases, i, known.case_stride)));
            situation.cases = self.cases;
            ActionsThroughC actions{*table, self.batch};
            if constexpr (Decides<S>) self.strategy.decide(std::as_const(situation), actions);
            actions.flush();
            return FIREBREAK_OK;
        });
    }

    [[nodiscard]] static std::vector<std::byte> memory_of(const S& strategy) {
        std::vector<std::byte> bytes;
        if constexpr (HasOwnSnapshot<S>) {
            bytes = strategy.snapshot();
        } else if constexpr (HasState<S>) {
            bytes.resize(sizeof strategy.state);
            auto copy = strategy.state;
#if defined(__has_builtin)
#if __has_builtin(__builtin_clear_padding)
            __builtin_clear_padding(&copy);  // equal memories must give equal bytes, and padding holds anything
#endif
#endif
            std::memcpy(bytes.data(), &copy, sizeof copy);
        }
        return bytes;
    }

    static std::int32_t snapshot(const void* instance, void* bytes, std::size_t* size) noexcept {
        const auto& self = *static_cast<const Instance*>(instance);
        return guarded(*self.host, [&]() -> std::int32_t {
            const std::vector<std::byte> memory = memory_of(self.strategy);
            if (bytes != nullptr && memory.size() > *size) throw std::length_error("the memory grew between the two calls of a snapshot");
            if (bytes != nullptr && !memory.empty()) std::memcpy(bytes, memory.data(), memory.size());
            *size = memory.size();
            return FIREBREAK_OK;
        });
    }

    static std::int32_t restore(void* instance, const void* bytes, std::size_t size) noexcept {
        auto& self = *static_cast<Instance*>(instance);
        return guarded(*self.host, [&]() -> std::int32_t {
            if constexpr (HasOwnSnapshot<S>) {
                self.strategy.restore(std::span{static_cast<const std::byte*>(bytes), size});
            } else {
                std::size_t own_size = 0;
                if constexpr (HasState<S>) own_size = sizeof self.strategy.state;
                if (size != own_size) throw std::length_error("the snapshot has another size than this strategy's memory");
                if constexpr (HasState<S>) std::memcpy(&self.strategy.state, bytes, size);
            }
            return FIREBREAK_OK;
        });
    }
};

}  // namespace firebreak::detail
