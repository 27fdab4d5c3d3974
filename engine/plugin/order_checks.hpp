// Turns what a plugin sent into the C++ vocabulary, or throws StrategyError naming field and value.
#pragma once

#include "engine/plugin/orders.hpp"
#include "engine/plugin/strategy.h"

#include <cstddef>
#include <cstdint>
#include <string>

namespace firebreak {

/// The thing whose field is checked: "orders", or "the reply to case" with its number. Texts are made only when a check fails.
struct CheckedThing {
    const char* what;
    std::int64_t number = -1;
};

/// `strategy` is named in every message.
class OrderChecks {
  public:
    explicit OrderChecks(const std::string& strategy) noexcept : strategy_{strategy} {}

    [[nodiscard]] Orders orders(const firebreak_orders& from) const;
    [[nodiscard]] Reply reply(const firebreak_reply& from, CheckedThing thing) const;
    [[nodiscard]] Statement statement(const firebreak_statement& from) const;
    [[nodiscard]] Supporters supporters(const firebreak_supporters& from) const;
    /// A delay or a duration in [`least`, 10 years].
    [[nodiscard]] Duration duration(std::int64_t microseconds, const char* field, Duration least = Duration{0}) const;
    /// A struct of which at least `least` bytes must have come: less than any version of the contract knew is no struct at all.
    void whole(std::size_t size, std::size_t least, CheckedThing thing) const;
    [[noreturn]] void fail(const std::string& text) const;

  private:
    void classes(const firebreak_orders& from) const;
    double within(double value, double min, double max, CheckedThing thing, const char* field) const;
    int whole_within(std::int64_t value, std::int64_t min, std::int64_t max, CheckedThing thing, const char* field) const;
    const std::string& strategy_;
};

}  // namespace firebreak
