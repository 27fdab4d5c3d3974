// firebreak sensitivity, end to end: what is found, and the same bytes whatever the workers and the interruptions.
#include "tests/cli/study_files.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <csignal>
#include <filesystem>
#include <string>

using namespace firebreak::test;
using Json = nlohmann::json;

namespace {

const std::string kSection =
    "reference: false\nrobustness: {points: 0}\nsensitivity:\n  measure: volume\n  trajectories: 3\n  repetitions: 2\n"
    "  branches: [silence, canned]\n  parameters:\n    company.desk.agents: {low: 1, high: 20}\n"
    "    crowd.public_complaint: {low: 10 %, high: 60 %}\n";

struct Bench {
    Folder folder;
    std::string study = folder / "tiny.yaml";

    explicit Bench(const std::string& text) { write(study, text); }
    [[nodiscard]] Said run(const std::string& name, const std::string& options = {}) const {
        return call_firebreak("sensitivity '" + study + "' --out '" + folder / name + "' " + options);
    }
    [[nodiscard]] std::string found(const std::string& name, const std::string& options = {}) const {
        const Said said = run(name, options);
        CAPTURE(said.err);
        REQUIRE(said.exit_code == 0);
        return text_of(folder / (name + "/sensitivity/sensitivity.json")) + text_of(folder / (name + "/sensitivity/sensitivity.csv")) +
               study_tables(folder / (name + "/sensitivity"));
    }
};

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("who complains in public decides the volume; the size of a desk that never answers does not") {
    const Bench bench{tiny_study(4, kSection)};
    const Said said = bench.run("out", "--json");
    CAPTURE(said.err);
    REQUIRE(said.exit_code == 0);
    const Json json = Json::parse(said.out);
    CHECK(json.at("points") == 3 * 3);
    REQUIRE(json.at("outcomes").size() == 3);
    const Json& silence = json.at("outcomes")[0];
    CHECK(silence.at("branch") == "silence");
    CHECK(silence.at("parameters")[0].at("mu_star") == 0.0);
    CHECK(silence.at("parameters")[1].at("mu_star").get<double>() > 0.0);
    CHECK(silence.at("parameters")[1].at("mu").get<double>() > 0.0);
    // Baseline canned: its difference from silence is the third outcome.
    CHECK(json.at("outcomes")[2].at("branch") == "silence");
    CHECK(json.at("outcomes")[2].at("baseline") == "canned");
    CHECK(Json::parse(text_of(bench.folder / "out/sensitivity/sensitivity.json")) == json);
}

TEST_CASE("a sensitivity analysis prints the parameters by importance") {
    const Bench bench{tiny_study(4, kSection)};
    const Said said = bench.run("out");
    REQUIRE(said.exit_code == 0);
    CHECK(has(said.out, "Elementary effects (Morris) of volume"));
    const std::size_t silence = said.out.find("volume under 'silence' (as the scenario is");
    REQUIRE(silence != std::string::npos);
    CHECK(said.out.find("crowd.public_complaint", silence) < said.out.find("company.desk.agents", silence));
}

TEST_CASE("Sobol indices come from the same command") {
    std::string section = kSection;
    section.replace(section.find("trajectories: 3"), 15, "method: sobol\n  samples: 8");
    const Bench bench{tiny_study(4, section)};
    const Said said = bench.run("out", "--json");
    CAPTURE(said.err);
    REQUIRE(said.exit_code == 0);
    const Json silence = Json::parse(said.out).at("outcomes")[0];
    CHECK(silence.at("parameters")[0].at("total") == 0.0);
    CHECK(silence.at("parameters")[1].at("total").get<double>() > 0.0);
}

TEST_CASE("a sensitivity analysis gives the same bytes for any workers, and after its processes were killed") {
    const Bench bench{tiny_study(4, kSection)};
    const std::string whole = bench.found("whole", "--workers 1 --threads 1");
    CHECK(bench.found("two", "--workers 2 --shard-seconds 0.02") == whole);
    for (const int milliseconds : {60, 140, 220}) {
        Group group{"sensitivity '" + bench.study + "' --out '" + bench.folder / "killed" + "' --threads 1 --shard-seconds 0.02"};
        sleep_for(std::chrono::milliseconds{milliseconds});
        group.signal_all(SIGKILL);
        (void)group.wait();
    }
    CHECK(bench.found("killed") == whole);
}

TEST_CASE("the study's own folder and its sensitivity analysis do not get in each other's way, and other points are refused") {
    const Bench bench{tiny_study(2, kSection)};
    REQUIRE(call_firebreak("study '" + bench.study + "' --out '" + bench.folder / "out" + "'").exit_code == 0);
    const std::string tables = study_tables(bench.folder / "out");
    (void)bench.found("out");
    CHECK(study_tables(bench.folder / "out") == tables);
    std::string other = tiny_study(2, kSection);
    other.replace(other.find("high: 20"), 8, "high: 30");
    write(bench.study, other);
    const Said said = bench.run("out");
    CHECK(said.exit_code == 2);
    CHECK(has(said.err, "was made for other points than"));
}

TEST_CASE("a dry run of a sensitivity analysis counts its points and makes no folder") {
    const Bench bench{tiny_study(4, kSection)};
    const Said said = bench.run("out", "--dry-run");
    REQUIRE(said.exit_code == 0);
    CHECK(has(said.out, "9 of kind design"));
    // 2 branches, 10 points, 2 repetitions.
    CHECK(has(said.out, "runs     40"));
    CHECK_FALSE(std::filesystem::exists(bench.folder / "out"));
}

TEST_CASE("a study without the section has the weakly supported parameters analysed") {
    const Bench bench{tiny_study(2, "robustness: {points: 0}\n")};
    const Said said = bench.run("out", "--dry-run --json");
    REQUIRE(said.exit_code == 0);
    // 20 trajectories of 13 points at 12 parameters, and the base.
    CHECK(Json::parse(said.out).at("points") == 261);
}
