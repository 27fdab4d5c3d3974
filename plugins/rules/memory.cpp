#include "plugins/rules/memory.hpp"

#include <algorithm>
#include <cstring>
#include <stdexcept>
#include <utility>

namespace firebreak::rules {
namespace {

constexpr std::int64_t kHour = 3'600'000'000;

class Saving {
  public:
    std::vector<std::byte> bytes;
    void value(std::int64_t& number) {
        const std::size_t at = bytes.size();
        bytes.resize(at + sizeof number);
        std::memcpy(bytes.data() + at, &number, sizeof number);
    }
};

class Loading {
  public:
    explicit Loading(std::span<const std::byte> bytes) : rest_{bytes} {}
    void value(std::int64_t& number) {
        if (rest_.size() < sizeof number) throw std::length_error("the snapshot is of another playbook");
        std::memcpy(&number, rest_.data(), sizeof number);
        rest_ = rest_.subspan(sizeof number);
    }
    [[nodiscard]] bool is_done() const noexcept { return rest_.empty(); }

  private:
    std::span<const std::byte> rest_;
};

template <class Archive, class Number>
void whole(Archive& archive, Number& value) {
    auto wide = static_cast<std::int64_t>(value);
    archive.value(wide);
    value = static_cast<Number>(wide);
}
template <class Archive>
void instant(Archive& archive, Time& value) {
    std::int64_t wide = microseconds_of(value);
    archive.value(wide);
    value = Time{Duration{wide}};
}

}  // namespace

void AngerOfTheDay::move_to(Time now) noexcept {
    const std::int64_t hour = std::max<std::int64_t>(microseconds_of(now), 0) / kHour;
    const std::int64_t passed = hour - hour_;
    if (passed <= 0) return;
    // The hours that have begun since take the places of those of the day before.
    for (std::int64_t i = 0; i < std::min<std::int64_t>(passed, 24); ++i) counts_[static_cast<std::size_t>((hour - i) % 24)] = {};
    hour_ = hour;
}

void AngerOfTheDay::count(std::uint8_t anger) noexcept { ++counts_[static_cast<std::size_t>(hour_ % 24)][std::min<std::size_t>(anger, 2)]; }

double AngerOfTheDay::share(std::size_t anger) const noexcept {
    std::uint64_t all = 0;
    std::uint64_t wanted = 0;
    for (const std::array<std::uint32_t, 3>& hour : counts_) {
        for (const std::uint32_t one : hour) all += one;
        wanted += hour[anger];
    }
    return all == 0 ? kNotKnown : static_cast<double>(wanted) / static_cast<double>(all);
}

template <class Archive>
void Memory::visit(Archive& archive) {
    for (RuleMemory& rule : rules) {
        whole(archive, rule.fired);
        instant(archive, rule.last_fired);
        whole(archive, rule.in_force);
        whole(archive, rule.held);
    }
    for (std::uint64_t* one : {&changes, &statements, &fixes, &supporters}) whole(archive, *one);
    for (Time* one : {&last_statement, &last_fix, &first_alarm, &calm_since}) instant(archive, *one);
    whole(archive, was_crisis);
    whole(archive, anger.hour_);
    for (auto& hour : anger.counts_) {
        for (std::uint32_t& one : hour) whole(archive, one);
    }
}

std::vector<std::byte> Memory::bytes() const {
    Memory copy = *this;
    Saving saving;
    copy.visit(saving);
    return std::move(saving.bytes);
}

void Memory::restore(std::span<const std::byte> bytes) {
    Loading loading{bytes};
    visit(loading);
    if (!loading.is_done()) throw std::length_error("the snapshot is of another playbook");
}

}  // namespace firebreak::rules
