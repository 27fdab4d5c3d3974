// The smallest parts by themselves, with Google Benchmark: the event wheel beside a heap and a calendar queue, and what a draw costs.
#include "tests/bench/peers/calendar_queue.hpp"

#include "engine/core/draw.hpp"
#include "engine/core/elementary.hpp"
#include "engine/core/hash.hpp"
#include "engine/crowd/reaction_kernel.hpp"
#include "engine/events/event.hpp"
#include "engine/sim/event_wheel.hpp"

#include <benchmark/benchmark.h>

#include <cstdint>
#include <queue>
#include <vector>

namespace firebreak::bench {
namespace {

constexpr Duration kWidth = seconds{10};

// The hold model (Jones 1986): a queue of constant size; the earliest event is taken out and another put in, a delay of the reaction kernel
// later. The delays are drawn beforehand.
std::vector<Duration> delays() {
    const ReactionKernel kernel{PlatformParams{}};
    std::vector<Duration> drawn(1 << 16);
    for (std::size_t i = 0; i < drawn.size(); ++i) {
        const double delay = kernel.quantile(0.99 * unit_interval(mix(i)));
        drawn[i] = kWidth + Duration{static_cast<std::int64_t>(delay)};
    }
    return drawn;
}

// Events one after another, each with the next of the delays.
class Drawn {
  public:
    [[nodiscard]] Event after(Time time) {
        const std::uint32_t number = next_++;
        return {time + delays_[number % delays_.size()], EventKind::exposure, AccountId{number}, 0};
    }

  private:
    std::vector<Duration> delays_ = delays();
    std::uint32_t next_ = 0;
};

struct Later {
    bool operator()(const Event& a, const Event& b) const noexcept { return a.when > b.when; }
};

// What takes out one event and puts in the next, for each of the three.
struct Heap {
    std::priority_queue<Event, std::vector<Event>, Later> queue;
    void push(const Event& event) { queue.push(event); }
    [[nodiscard]] Event pop() {
        const Event event = queue.top();
        queue.pop();
        return event;
    }
    void settle() {}
};

// A window at a time, as the engine does.
struct Wheel {
    EventWheel wheel{kWidth, 1};
    std::vector<Event> window;
    std::size_t taken = 0;
    void push(const Event& event) { wheel.add(0, event); }
    [[nodiscard]] Event pop() {
        while (taken == window.size()) {
            window.clear();
            taken = 0;
            wheel.advance(wheel.next_window());
            wheel.drain(window);
        }
        return window[taken++];
    }
    void settle() {}
};

template <class Queue>
void hold(benchmark::State& state) {
    Drawn drawn;
    Queue queue;
    for (std::int64_t i = 0; i < state.range(0); ++i) queue.push(drawn.after(kStart));
    const auto next = [&] { queue.push(drawn.after(queue.pop().time())); };
    // Until the delays that are pending are those of a queue that has run for long.
    for (std::int64_t i = 0; i < 2 * state.range(0); ++i) next();
    queue.settle();
    for (auto _ : state) next();
    state.SetItemsProcessed(state.iterations());
}

void kernel_draw(benchmark::State& state) {
    const ReactionKernel kernel{PlatformParams{}};
    std::uint64_t word = 1;
    for (auto _ : state) benchmark::DoNotOptimize(kernel.quantile(unit_interval(mix(word++))));
    state.SetItemsProcessed(state.iterations());
}

void keyed_coin(benchmark::State& state) {
    const std::uint64_t key = mix(7);
    const auto threshold = static_cast<std::uint64_t>(0.1 * 0x1.0p53);
    std::uint64_t follower = 0;
    std::uint64_t hits = 0;
    for (auto _ : state) hits += (mix(key + follower++ * 0x9e3779b97f4a7c15ULL) >> 11) < threshold ? 1U : 0U;
    benchmark::DoNotOptimize(hits);
    state.SetItemsProcessed(state.iterations());
}

// floor(ln(1 - u) / ln(1 - p)), as its definition has it.
void keyed_gap(benchmark::State& state) {
    const std::uint64_t key = mix(7);
    const double log_of_miss = log_exact(1.0 - 0.1);
    std::uint64_t n = 0;
    for (auto _ : state) benchmark::DoNotOptimize(static_cast<std::uint64_t>(log_exact(1.0 - unit_interval(mix(key ^ n++))) / log_of_miss));
    state.SetItemsProcessed(state.iterations());
}

void entity_draw(benchmark::State& state) {
    const Draws draws{1, 0};
    std::uint64_t entity = 0;
    for (auto _ : state) benchmark::DoNotOptimize(draws.uniform(Purpose::share, entity++));
    state.SetItemsProcessed(state.iterations());
}

BENCHMARK_TEMPLATE(hold, Wheel)->Arg(1'000)->Arg(100'000)->Arg(1'000'000);
BENCHMARK_TEMPLATE(hold, Heap)->Arg(1'000)->Arg(100'000)->Arg(1'000'000);
BENCHMARK_TEMPLATE(hold, CalendarQueue)->Arg(1'000)->Arg(100'000)->Arg(1'000'000);
BENCHMARK(kernel_draw);
BENCHMARK(keyed_coin);
BENCHMARK(keyed_gap);
BENCHMARK(entity_draw);

}  // namespace
}  // namespace firebreak::bench

BENCHMARK_MAIN();
