// What a strategy in C++ does, on its way to the host.
#pragma once

#include "engine/plugin/convert.hpp"

#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace firebreak::detail {

/// Actions as the C++ side sees them. Actions on cases travel in batches, sent before anything else is done, so that order is kept.
class ActionsThroughC final : public Actions {
  public:
    ActionsThroughC(const firebreak_actions& table, std::vector<firebreak_case_action>& batch) noexcept : table_{table}, batch_{batch} {
        batch_.clear();
    }

    void set_orders(const Orders& orders) override {
        flush();
        OrdersInC in_c{orders};
        require(table_.set_orders(table_.context, &in_c.orders));
    }
    void answer(std::uint32_t case_id, const Reply& reply) override { add(FIREBREAK_ANSWER, case_id, to_c(reply)); }
    void ignore(std::uint32_t case_id) override { add(FIREBREAK_IGNORE, case_id, to_c(Reply{})); }
    void prioritise(std::uint32_t case_id) override { add(FIREBREAK_PRIORITISE, case_id, to_c(Reply{})); }
    void escalate(std::uint32_t case_id) override { add(FIREBREAK_ESCALATE, case_id, to_c(Reply{})); }
    void remove(std::uint32_t case_id) override { add(FIREBREAK_REMOVE, case_id, to_c(Reply{})); }
    void mobilise(const Supporters& supporters, Duration delay) override {
        flush();
        if (table_.size < offsetof(firebreak_actions, mobilise) + sizeof table_.mobilise || table_.mobilise == nullptr)
            throw std::runtime_error("this firebreak is too old to mobilise supporters");
        const firebreak_supporters in_c{.size = sizeof in_c,
                                        .count = supporters.count,
                                        .choice = number_of(supporters.choice),
                                        .reserved = 0,
                                        .arousal = supporters.arousal,
                                        .delay = delay.count()};
        require(table_.mobilise(table_.context, &in_c, 1, sizeof in_c));
    }
    void publish(const Statement& statement, Duration delay) override {
        flush();
        const firebreak_statement in_c{.size = sizeof in_c,
                                       .type = number_of(statement.type),
                                       .empathy = statement.empathy,
                                       .hostility = statement.hostility,
                                       .announces_fix = statement.announces_fix,
                                       .reserved = 0,
                                       .delay = delay.count()};
        require(table_.publish(table_.context, &in_c, 1, sizeof in_c));
    }
    void start_fix(Duration median_duration) override {
        flush();
        require(table_.start_fix(table_.context, median_duration.count()));
    }
    void note(std::string_view text) override {
        flush();
        require(table_.note(table_.context, std::string{text}.c_str()));
    }
    [[nodiscard]] double draw(std::uint32_t purpose, std::uint64_t entity, std::uint32_t n) const override {
        return table_.draw(table_.context, purpose, entity, n);
    }
    [[nodiscard]] bool wants_reasons() const override {
        return table_.size >= offsetof(firebreak_actions, because) + sizeof table_.because && table_.because != nullptr;
    }
    void because(std::string_view reason) override {
        if (!wants_reasons()) return;
        flush();
        require(table_.because(table_.context, std::string{reason}.c_str()));
    }
    void flush() {
        if (batch_.empty()) return;
        const int32_t status = table_.case_actions(table_.context, batch_.data(), batch_.size(), sizeof(firebreak_case_action));
        batch_.clear();
        require(status);
    }

  private:
    void add(firebreak_verb verb, std::uint32_t case_id, const firebreak_reply& reply) {
        batch_.push_back(
            {.size = sizeof(firebreak_case_action), .verb = number_of(verb), .case_id = case_id, .reserved = 0, .reply = reply});
    }
    // The host keeps its own, better message for this; the exception only ends `decide`.
    static void require(int32_t status) {
        if (status != FIREBREAK_OK) throw std::runtime_error("an action was refused");
    }
    const firebreak_actions& table_;
    std::vector<firebreak_case_action>& batch_;
};

}  // namespace firebreak::detail
