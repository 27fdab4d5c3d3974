#include "tests/scenario/read_helpers.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <sstream>
#include <string>

using namespace firebreak;

namespace {

Scenario bundled(const char* name) {
    Diagnostics problems;
    return read_scenario(source_folder() / "scenarios" / name, {}, problems);
}

}  // namespace

TEST_CASE("every bundled scenario reads without a problem, warnings included") {
    const auto files = bundled_scenarios();
    CHECK(files.size() >= 6);
    for (const std::filesystem::path& file : files) {
        CAPTURE(file.string());
        Diagnostics problems;
        const Scenario scenario = read_scenario(file, {}, problems);
        CHECK(text_of_all(problems) == "");
        CHECK(scenario.name == file.stem().string());
        CHECK_FALSE(scenario.title.empty());
        CHECK_FALSE(scenario.evidence_grade.empty());
    }
}

TEST_CASE("scenarios for people state their sources and what to expect") {
    for (const std::filesystem::path& file : bundled_scenarios()) {
        if (file.parent_path().filename() != "scenarios") continue;
        CAPTURE(file.string());
        Diagnostics problems;
        const Scenario scenario = read_scenario(file, {}, problems);
        CHECK_FALSE(scenario.sources.empty());
        CHECK_FALSE(scenario.expect.empty());
        CHECK_FALSE(scenario.description.empty());
    }
}

TEST_CASE("the bank outage has the numbers of the model's page") {
    const Scenario scenario = bundled("fr_bank_outage.yaml");
    CHECK(scenario.network.accounts == 200'000);
    CHECK(scenario.crowd.customers == 0.15);
    CHECK(scenario.crowd.sector == Sector::bank);
    CHECK(scenario.crowd.initial_grievances == 0.10);
    CHECK(scenario.crowd.public_complaint == 0.08);
    CHECK(scenario.desk.agents == 2);
    CHECK(scenario.strategy.name == "canned");
    CHECK(scenario.horizon == days{28});
    REQUIRE(scenario.incidents.size() == 1);
    const IncidentParams& outage = scenario.incidents[0];
    CHECK(outage.incident_class == IncidentClass::outage);
    CHECK(outage.cluster == Cluster::preventable);
    CHECK(outage.start == days{7} + hours{7});
    CHECK(outage.duration == hours{12});
    CHECK(outage.affected == 0.50);
    CHECK(outage.anger == 0.8);
    CHECK(outage.vividness == 2.0);
    REQUIRE(outage.aftershocks.size() == 2);
    CHECK(outage.aftershocks[0].after == hours{24});
    CHECK(outage.aftershocks[1].after == hours{72});
    CHECK(outage.aftershocks[1].duration == hours{3});
}

TEST_CASE("in a scenario for people a comment stands above every key") {
    for (const std::filesystem::path& path : bundled_scenarios()) {
        if (path.parent_path().filename() != "scenarios") continue;
        CAPTURE(path.string());
        std::istringstream file{content_of(path)};
        bool has_comment = false;
        for (std::string line; std::getline(file, line);) {
            const std::size_t first = line.find_first_not_of(" -");
            if (first == std::string::npos) continue;
            const bool is_comment = line[first] == '#';
            const std::size_t end = line.find_first_not_of("abcdefghijklmnopqrstuvwxyz_", first);
            const bool is_key = end != std::string::npos && line[end] == ':';
            CAPTURE(line);
            if (is_key) CHECK(has_comment);
            has_comment = is_comment;
        }
    }
}

TEST_CASE("the documented cases begin on the day and at the hour that is documented, and say what is held out") {
    struct Begin {
        const char* file;
        int weekday;  // 0 = Monday
        Duration hour;
    };
    for (const auto& [file, weekday, hour] : {
             Begin{"orange_2012.yaml", 4, hours{15} + minutes{10}},
             Begin{"la_redoute_2012.yaml", 2, hours{11}},
             Begin{"kryptonite_2004.yaml", 6, hours{20}},
             Begin{"dominos_2009.yaml", 0, hours{20}},
             Begin{"nestle_2010.yaml", 2, hours{8}},
             Begin{"amys_2013.yaml", 0, hours{21}},
             Begin{"tsb_2018.yaml", 6, hours{18}},
         }) {
        CAPTURE(file);
        const Scenario scenario = bundled(file);
        const Duration start = scenario.incidents.at(0).start;
        CHECK((scenario.start_weekday + start / days{1}) % 7 == weekday);
        CHECK(start % days{1} == hour);
        CHECK_FALSE(scenario.question.empty());
        CHECK_FALSE(scenario.documented.empty());
        CHECK_FALSE(scenario.calibration.empty());
        CHECK_FALSE(scenario.held_out.empty());
    }
    CHECK_FALSE(bundled("kryptonite_2004.yaml").myths.empty());
    CHECK_FALSE(bundled("united_guitars_2009.yaml").myths.empty());
}

TEST_CASE("the pure contagion has nothing but passing on") {
    const Scenario scenario = bundled("small/pure_contagion.yaml");
    const PlatformParams& platform = scenario.platform;
    CHECK(platform.visibility == 1.0);
    CHECK(platform.contagion == Contagion::simple);
    CHECK(platform.damping == 1.0);
    CHECK(platform.reinforcement + platform.arousal_effect + platform.anger_effect + platform.vividness_sigma == 0.0);
    CHECK(platform.novelty_half_life == Duration{0});
    CHECK(platform.activity == ActivityProfile::flat);
    CHECK(1.0 - std::exp(-platform.share_probability) == doctest::Approx(0.05).epsilon(1e-15));
    CHECK(scenario.crowd.customers + scenario.crowd.interest_sigma + scenario.crowd.initial_grievances == 0.0);
    CHECK_FALSE(scenario.crowd.has_roles);
    CHECK(scenario.incidents.at(0).seeds_at_start == 1);
}
