// A run resumed from a checkpoint file is the run that was never interrupted; a damaged file is refused.
#include "engine/sim/checkpoint.hpp"
#include "tests/determinism/random_scenario.hpp"
#include "tests/determinism/same_run.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <iterator>
#include <string>

using namespace firebreak;

namespace {

std::string bytes_of(const std::filesystem::path& file) {
    std::ifstream in{file, std::ios::binary};
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

void write_bytes(const std::filesystem::path& file, const std::string& bytes) {
    std::ofstream{file, std::ios::binary}.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

enum class Outcome { accepted, refused, other };

Outcome try_reading(Simulation& simulation, const std::filesystem::path& file) {
    try {
        read_checkpoint(simulation, file);
    } catch (const InputError&) {
        return Outcome::refused;
    } catch (const RunError&) {
        return Outcome::refused;
    } catch (...) {
        return Outcome::other;
    }
    return Outcome::accepted;
}

// Small, so that reading it thousands of times is quick.
Scenario little_scenario() {
    Scenario scenario = test::random_scenario(2);
    scenario.network.model = NetworkModel::erdos_renyi;
    scenario.network.accounts = 300;
    scenario.network.mean_follows = 5;
    scenario.platform.draws = DrawMode::per_follow;
    scenario.horizon = days{2};
    return scenario;
}

}  // namespace

TEST_CASE("resumed at many times, with another number of threads, a run ends as if it had never stopped") {
    const test::ScratchFolder folder;
    for (const std::uint64_t n : {0U, 1U, 2U, 3U, 5U, 6U, 7U, 8U, 9U, 12U, 15U, 20U}) {
        CAPTURE(n);
        Scenario scenario = test::random_scenario(n);
        scenario.sim.loop = n % 3 == 2 ? Loop::serial : Loop::windowed;
        const auto graph = test::shared_graph(scenario.network);
        const test::Run whole = test::finished(scenario, graph);
        test::Run first = test::set_up(scenario, graph);
        for (int part = 0; part <= 6; ++part) {
            CAPTURE(part);
            first->run_until(kStart + scenario.horizon * part / 6 + Duration{part * 1'234'567});
            const std::filesystem::path file = folder / "state";
            write_checkpoint(*first, file);
            test::Run resumed = test::set_up(scenario, graph, nullptr, 0, part % 2 == 0 ? 1 : 3);
            read_checkpoint(*resumed.simulation, file);
            CHECK(resumed->now() == first->now());
            CHECK(resumed->digest() == first->digest());
            resumed->run();
            test::check_same_run(*whole, *resumed);
        }
    }
}

TEST_CASE("resuming again and again, every few hours, changes nothing either") {
    const test::ScratchFolder folder;
    const Scenario scenario = test::random_scenario(7);
    const auto graph = test::shared_graph(scenario.network);
    const test::Run whole = test::finished(scenario, graph);
    test::Run run = test::set_up(scenario, graph);
    for (Time now = kStart + hours{5}; now < kStart + scenario.horizon; now += hours{5}) {
        run->run_until(now);
        write_checkpoint(*run, folder / "state");
        run = test::set_up(scenario, graph);
        read_checkpoint(*run.simulation, folder / "state");
    }
    run->run();
    test::check_same_run(*whole, *run);
}

TEST_CASE("a checkpoint cut short anywhere is refused") {
    const test::ScratchFolder folder;
    const Scenario scenario = little_scenario();
    const auto graph = test::shared_graph(scenario.network);
    test::Run run = test::set_up(scenario, graph);
    run->run_until(kStart + days{1});
    write_checkpoint(*run, folder / "state");
    const std::string whole = bytes_of(folder / "state");
    const std::uint64_t before = run->digest();
    for (std::size_t length = 0; length < whole.size(); length += length < 200 ? 1 : 1 + whole.size() / 301) {
        write_bytes(folder / "cut", whole.substr(0, length));
        if (try_reading(*run.simulation, folder / "cut") != Outcome::refused) FAIL_CHECK("length ", length);
    }
    write_bytes(folder / "long", whole + "x");
    CHECK(try_reading(*run.simulation, folder / "long") == Outcome::refused);
    // A refusal leaves the run as it was.
    CHECK(run->digest() == before);
    CHECK(try_reading(*run.simulation, folder / "state") == Outcome::accepted);
}

TEST_CASE("a checkpoint with any bit turned is refused") {
    const test::ScratchFolder folder;
    const Scenario scenario = little_scenario();
    const auto graph = test::shared_graph(scenario.network);
    test::Run run = test::set_up(scenario, graph);
    run->run_until(kStart + days{1});
    write_checkpoint(*run, folder / "state");
    const std::string whole = bytes_of(folder / "state");
    for (std::size_t i = 0; i < whole.size(); i += i < 100 ? 1 : 1 + whole.size() / 601) {
        for (const int bit : i < 100 ? std::vector<int>{0, 1, 2, 3, 4, 5, 6, 7} : std::vector<int>{static_cast<int>(i % 8)}) {
            std::string damaged = whole;
            damaged[i] = static_cast<char>(static_cast<unsigned char>(damaged[i]) ^ (1U << bit));
            write_bytes(folder / "flipped", damaged);
            if (try_reading(*run.simulation, folder / "flipped") != Outcome::refused) FAIL_CHECK("byte ", i, " bit ", bit);
        }
    }
}

TEST_CASE("somebody else's checkpoint is refused, and so is none at all") {
    const test::ScratchFolder folder;
    const Scenario scenario = little_scenario();
    const auto graph = test::shared_graph(scenario.network);
    test::Run run = test::set_up(scenario, graph);
    run->run_until(kStart + hours{6});
    write_checkpoint(*run, folder / "state");
    const auto is_refused = [&](const Scenario& other, std::shared_ptr<const FollowerGraph> of, std::uint64_t repetition) {
        test::Run reader = test::set_up(other, std::move(of), nullptr, repetition);
        CHECK_THROWS_AS(read_checkpoint(*reader.simulation, folder / "state"), InputError);
    };
    Scenario other = scenario;
    other.seed += 1;
    is_refused(other, graph, 0);
    is_refused(scenario, graph, 1);
    other = scenario;
    other.strategy.name = "dead_account";
    is_refused(other, graph, 0);
    other = scenario;
    other.network.accounts = 299;
    is_refused(other, test::shared_graph(other.network), 0);
    test::Run reader = test::set_up(scenario, graph);
    CHECK_THROWS_AS(read_checkpoint(*reader.simulation, folder / "none"), InputError);
    CHECK_THROWS_AS(write_checkpoint(*run, folder / "no/such/folder/state"), RunError);
}
