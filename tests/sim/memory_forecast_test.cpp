// The forecast of memory: its sum, and what it grows with. How near it comes to what whole programs take, ./dev bench measures.
#include "engine/sim/memory_forecast.hpp"

#include <doctest/doctest.h>

using namespace firebreak;

namespace {

constexpr std::uint64_t kAccounts = 1'000'000;
constexpr std::uint64_t kFollows = 16'000'000;

Scenario outage() {
    Scenario scenario;
    scenario.incidents.emplace_back();
    scenario.incidents[0].id = "outage";
    return scenario;
}

double part(const MemoryForecast& forecast, std::string_view name) {
    for (const MemoryPart& one : forecast.running) {
        if (one.name == name) return one.most;
    }
    return -1.0;
}

}  // namespace

TEST_CASE("the graph is four bytes a follow and eight an account; a file needs no making") {
    Scenario scenario = outage();
    CHECK(part(forecast_memory(scenario, kAccounts, kFollows, 1), "the graph") == doctest::Approx(4e0 * kFollows + 8.0 * (kAccounts + 1)));
    CHECK(forecast_memory(scenario, kAccounts, kFollows, 1).making > 4.0 * kFollows);
    scenario.network.file = "followers.fbgraph";
    CHECK(forecast_memory(scenario, kAccounts, kFollows, 1).making == 0.0);
    scenario.network.file.clear();
    scenario.network.model = NetworkModel::complete;
    CHECK(forecast_memory(scenario, kAccounts, 0, 1).making == 0.0);
}

TEST_CASE("accounts take 112 bytes with attitudes, 64 without, on whole pages of 2 MB, for each run in memory") {
    // A power of two fills its pages: one account more begins another page in both columns.
    constexpr std::uint64_t kWhole = std::uint64_t{1} << 20U;
    constexpr double kPage = 2.0 * 1024 * 1024;
    Scenario scenario = outage();
    const auto remembered = [&](std::uint64_t accounts, int runs) {
        return part(forecast_memory(scenario, accounts, kFollows, runs), "what accounts remember");
    };
    const double one = remembered(kWhole, 1);
    CHECK(one == doctest::Approx(112.125 * kWhole));
    CHECK(remembered(kWhole, 4) == doctest::Approx(4.0 * one));
    CHECK(remembered(kWhole + 1, 1) == doctest::Approx(one + 2.0 * kPage + 0.125));
    scenario.attitude.step = 0.0;
    CHECK(remembered(kWhole, 1) == doctest::Approx(64.125 * kWhole));
    CHECK(remembered(kWhole + 1, 1) == doctest::Approx(64.125 * kWhole + kPage + 0.125));
}

TEST_CASE("the least is what comes in any case, the most adds what a crisis brings; the larger of making and running counts") {
    const Scenario scenario = outage();
    const MemoryForecast forecast = forecast_memory(scenario, kAccounts, kFollows, 1);
    double least = 0.0;
    for (const MemoryPart& one : forecast.running) {
        CHECK(one.least <= one.most);
        least += one.least;
    }
    CHECK(forecast.least() == doctest::Approx(std::max(least, forecast.making)));
    CHECK(forecast.most() > 1.1 * forecast.least());
    Scenario quiet;
    quiet.crowd.customers = 0.0;
    CHECK(forecast_memory(quiet, kAccounts, kFollows, 1).least() < forecast.least());
}
