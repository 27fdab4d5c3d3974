// firebreak gain, and the block that firebreak run prints before it runs.
#include "tests/cli/program.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <string>

using firebreak::test::call_firebreak;
using firebreak::test::Said;

TEST_CASE("the gain of a scenario is told without running it, and follows what is set") {
    const auto gamma = [](const std::string& arguments) {
        const Said said = call_firebreak("gain scenarios/small/pure_contagion.yaml --json --set media.rate=0 " + arguments);
        CAPTURE(said.err);
        REQUIRE(said.exit_code == 0);
        return nlohmann::json::parse(said.out).at("gamma").get<double>();
    };
    // Every second follower sees: half of it.
    CHECK(gamma("--set platform.visibility=0.5") == doctest::Approx(0.5 * gamma("")));
    const Said said = call_firebreak("gain scenarios/small/pure_contagion.yaml");
    CHECK(said.out.find("run-away is possible") != std::string::npos);
}

TEST_CASE("a run says its gain on stderr before it runs, unless told not to") {
    const Said told = call_firebreak("run scenarios/small/tiny_outage.yaml");
    CHECK(told.exit_code == 0);
    CHECK(told.err.find("effective gain at d") != std::string::npos);
    const Said silent = call_firebreak("run scenarios/small/tiny_outage.yaml --no-gain");
    CHECK(silent.exit_code == 0);
    CHECK(silent.err.find("effective gain") == std::string::npos);
    CHECK(silent.out == told.out);
}

TEST_CASE("a scenario that cannot be read has no gain") { CHECK(call_firebreak("gain nowhere.yaml").exit_code == 2); }
