// Undo and redo: a stack of values. A fact, such as that something was published by the clock, is amended in all of them.
#pragma once

#include <cstddef>
#include <utility>
#include <vector>

namespace firebreak::viewer {

template <class Value>
class History {
  public:
    /// At most this many steps back; each holds a whole value.
    static constexpr std::size_t kMostSteps = 200;

    History() = default;
    explicit History(Value present) : present_{std::move(present)} {}

    [[nodiscard]] const Value& present() const noexcept { return present_; }
    [[nodiscard]] bool can_undo() const noexcept { return !past_.empty(); }
    [[nodiscard]] bool can_redo() const noexcept { return !future_.empty(); }

    /// A step that can be undone.
    void set(Value value) {
        past_.push_back(std::move(present_));
        if (past_.size() > kMostSteps) past_.erase(past_.begin());
        present_ = std::move(value);
        future_.clear();
    }
    bool undo() { return step(past_, future_); }
    bool redo() { return step(future_, past_); }

    /// Changes the present and everything that undo and redo may bring back.
    template <class Change>
    void amend(const Change& change) {
        change(present_);
        for (Value& value : past_) change(value);
        for (Value& value : future_) change(value);
    }

  private:
    bool step(std::vector<Value>& from, std::vector<Value>& to) {
        if (from.empty()) return false;
        to.push_back(std::move(present_));
        present_ = std::move(from.back());
        from.pop_back();
        return true;
    }

    Value present_{};
    std::vector<Value> past_;
    std::vector<Value> future_;
};

}  // namespace firebreak::viewer
