// A company that does what is asked and keeps nothing: for whoever measures a strategy rather than what it did.
#pragma once

#include "engine/core/draw.hpp"
#include "engine/core/hash.hpp"
#include "engine/plugin/orders.hpp"

#include <cstdint>
#include <string_view>

namespace firebreak::check {

/// Draws as RecordingActions does by default.
class ForgetfulActions : public Actions {
  public:
    void set_orders(const Orders&) override {}
    void answer(std::uint32_t, const Reply&) override {}
    void ignore(std::uint32_t) override {}
    void prioritise(std::uint32_t) override {}
    void escalate(std::uint32_t) override {}
    void remove(std::uint32_t) override {}
    void mobilise(const Supporters&, Duration) override {}
    void publish(const Statement&, Duration) override {}
    void start_fix(Duration) override {}
    void note(std::string_view) override {}
    [[nodiscard]] double draw(std::uint32_t purpose, std::uint64_t entity, std::uint32_t n) const override {
        return draws_.uniform(Purpose::strategy, hash_of(purpose, entity), n);
    }

  private:
    Draws draws_{7, 0};
};

}  // namespace firebreak::check
