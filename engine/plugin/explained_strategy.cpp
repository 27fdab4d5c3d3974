#include "engine/plugin/explained_strategy.hpp"

#include <fmt/format.h>

#include <array>
#include <string_view>

namespace firebreak {
namespace {

enum class Done : std::uint8_t { orders, answer, ignore, prioritise, escalate, remove, mobilise, publish, fix };
constexpr std::array<std::string_view, 9> kDone{"orders changed", "answered",          "ignored",    "prioritised",  "escalated",
                                                "removed",        "supporters called", "statements", "fixes started"};

/// Passes everything on and counts it on the account of the last reason.
class ListeningActions final : public Actions {
  public:
    ListeningActions(Actions& out, Time now, std::vector<Explanation>& explanations) noexcept
        : out_{out}, now_{now}, explanations_{explanations} {}
    ListeningActions(const ListeningActions&) = delete;
    ListeningActions& operator=(const ListeningActions&) = delete;
    ~ListeningActions() override = default;

    void set_orders(const Orders& orders) override {
        count(Done::orders);
        out_.set_orders(orders);
    }
    void answer(std::uint32_t case_id, const Reply& reply) override {
        count(Done::answer);
        out_.answer(case_id, reply);
    }
    void ignore(std::uint32_t case_id) override {
        count(Done::ignore);
        out_.ignore(case_id);
    }
    void prioritise(std::uint32_t case_id) override {
        count(Done::prioritise);
        out_.prioritise(case_id);
    }
    void escalate(std::uint32_t case_id) override {
        count(Done::escalate);
        out_.escalate(case_id);
    }
    void remove(std::uint32_t case_id) override {
        count(Done::remove);
        out_.remove(case_id);
    }
    void mobilise(const Supporters& supporters, Duration delay) override {
        count(Done::mobilise);
        out_.mobilise(supporters, delay);
    }
    void publish(const Statement& statement, Duration delay) override {
        count(Done::publish);
        out_.publish(statement, delay);
    }
    void start_fix(Duration median_duration) override {
        count(Done::fix);
        out_.start_fix(median_duration);
    }
    void note(std::string_view text) override { out_.note(text); }
    [[nodiscard]] double draw(std::uint32_t purpose, std::uint64_t entity, std::uint32_t n) const override {
        return out_.draw(purpose, entity, n);
    }
    [[nodiscard]] bool wants_reasons() const override { return true; }
    void because(std::string_view reason) override {
        close();
        explanations_.push_back({now_, std::string{reason}, {}});
        is_open_ = true;
    }
    /// Says what the last reason led to.
    void close() {
        if (is_open_) explanations_.back().done = done();
        counts_.fill(0);
        is_open_ = false;
    }

  private:
    void count(Done what) noexcept { ++counts_[static_cast<std::size_t>(what)]; }
    [[nodiscard]] std::string done() const {
        std::string text;
        for (std::size_t i = 0; i < counts_.size(); ++i) {
            if (counts_[i] == 0) continue;
            text += text.empty() ? "" : ", ";
            text += i == 0 ? std::string{kDone[i]} : fmt::format("{} {}", kDone[i], counts_[i]);
        }
        return text;
    }
    Actions& out_;
    Time now_;
    std::vector<Explanation>& explanations_;
    bool is_open_ = false;
    std::array<std::uint64_t, kDone.size()> counts_{};
};

}  // namespace

void ExplainedStrategy::act(const Situation& situation, Actions& actions) {
    ListeningActions listening{actions, situation.now, explanations_};
    strategy_->act(situation, listening);
    listening.close();
}

}  // namespace firebreak
