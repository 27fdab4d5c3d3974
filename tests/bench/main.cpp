// firebreak_bench [ACCOUNTS [MEAN_FOLLOWS [ROUNDS]]]: the engine's speed, beside what bounds it on this machine.
#include "tests/bench/bench.hpp"

#include "engine/sim/network.hpp"

#include <fmt/format.h>
#include <sys/resource.h>

#include <algorithm>
#include <cstdlib>

namespace firebreak::bench {

Timing time_of(int rounds, const std::function<void()>& work) {
    std::vector<double> seconds;
    for (int i = 0; i < rounds; ++i) {
        const auto start = std::chrono::steady_clock::now();
        work();
        seconds.push_back(std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
    }
    std::sort(seconds.begin(), seconds.end());
    return {seconds[seconds.size() / 2], seconds.front(), seconds.back()};
}

void print_rate(const std::string& name, double amount, const Timing& timing) {
    fmt::print("{:<40} {:8.1f} ({:.1f} - {:.1f}) M/s\n", name, amount / timing.median / 1e6, amount / timing.most / 1e6,
               amount / timing.least / 1e6);
}

double peak_memory_mb() {
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1024.0;
}

}  // namespace firebreak::bench

int main(int argc, char** argv) {
    const auto accounts = static_cast<std::uint32_t>(argc > 1 ? std::atol(argv[1]) : 1'000'000);
    const double mean_follows = argc > 2 ? std::atof(argv[2]) : 16.0;
    const int rounds = argc > 3 ? std::atoi(argv[3]) : 5;
    firebreak::NetworkParams params;
    params.accounts = accounts;
    params.mean_follows = mean_follows;
    {
        const firebreak::Network network = firebreak::make_network(params);
        firebreak::bench::run_fan_out(network.graph, rounds);
    }
    firebreak::bench::run_full_model(rounds, accounts, mean_follows);
    return 0;
}
