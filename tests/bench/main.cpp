// firebreak_bench SECTION [--quick] [--rounds N] [--most-accounts N] [--record FILE] [--scratch DIR]: one section of `./dev bench`.
#include "tests/bench/sections.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <string_view>

namespace {

using namespace firebreak::bench;

struct SectionEntry {
    std::string_view name;
    void (*measure)(Session&);
};
constexpr std::array<SectionEntry, 9> kSections{{{"goals", [](Session& session) { session.state_goals(); }},
                                                 {"cascade", measure_cascades},
                                                 {"hot_day", measure_hot_day},
                                                 {"fan_out", measure_fan_out},
                                                 {"sir", measure_sir},
                                                 {"small_run", measure_small_run},
                                                 {"memory", measure_memory},
                                                 {"edge_lists", measure_edge_lists},
                                                 {"growth", measure_growth}}};

int measure(int argc, char** argv) {
    Options options;
    std::string_view section;
    for (int i = 1; i < argc; ++i) {
        const std::string_view word = argv[i];
        const bool has_value = i + 1 < argc;
        if (word == "--quick") options.is_quick = true;
        else if (word == "--rounds" && has_value) options.rounds = std::max(1, std::atoi(argv[++i]));
        else if (word == "--most-accounts" && has_value) options.most_accounts = std::atof(argv[++i]);
        else if (word == "--record" && has_value) options.record = argv[++i];
        else if (word == "--scratch" && has_value) options.scratch = argv[++i];
        else section = word;
    }
    for (const SectionEntry& entry : kSections) {
        if (entry.name != section) continue;
        Session session{options, std::string{section}};
        entry.measure(session);
        session.judge();
        return 0;
    }
    fmt::print(stderr, "there is no section '{}'; there are", section);
    for (const SectionEntry& entry : kSections) fmt::print(stderr, " {}", entry.name);
    fmt::print(stderr, "\n");
    return 2;
}

}  // namespace

int main(int argc, char** argv) {
    try {
        return measure(argc, argv);
    } catch (const std::exception& error) {
        fmt::print(stderr, "{}\n", error.what());
        return 3;
    }
}
