// firebreak calibrate, end to end: it finds what runs were made with, goes on after an interruption, and says what nobody can know.
#include "tests/cli/study_files.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <csignal>
#include <filesystem>
#include <set>
#include <string>

using namespace firebreak::test;
using Json = nlohmann::json;

namespace {

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

struct Bench {
    Folder folder;
    std::string study = folder / "tiny.yaml";

    explicit Bench(const std::string& section) {
        write(study, tiny_study(6, "reference: false\nmeasures: [volume_complaint, reach]\nrobustness: {points: 0}\n" + section));
    }
    [[nodiscard]] std::string command(const std::string& name, const std::string& options = {}) const {
        return "calibrate '" + study + "' --out '" + folder / name + "' " + options;
    }
    [[nodiscard]] std::string root(const std::string& name) const { return folder / (name + "/calibration"); }
    [[nodiscard]] std::string found(const std::string& name, const std::string& options = {}) const {
        const Said said = call_firebreak(command(name, options));
        CAPTURE(said.err);
        REQUIRE(said.exit_code == 0);
        return text_of(root(name) + "/calibration.json") + text_of(root(name) + "/posterior.csv");
    }
};

// Means of the branch canned over six runs of the scenario as it is.
Json truth() {
    const Bench bench{""};
    const Said said = call_firebreak("study '" + bench.study + "' --out '" + bench.folder / "truth" + "' --json");
    REQUIRE(said.exit_code == 0);
    const Json told = Json::parse(said.out);
    for (const Json& branch : told.at("branches")) {
        if (branch.at("name") == "canned") return branch.at("means");
    }
    return {};
}

std::string section_of(const Json& means, const std::string& parameters) {
    const double complaints = means.at("volume_complaint").get<double>();
    const double reach = means.at("reach").get<double>();
    return "calibration:\n  population: 24\n  generations: 3\n  parameters: {" + parameters +
           "}\n  statistics:\n    volume_complaint: {observed: " + std::to_string(complaints) +
           ", sd: " + std::to_string(complaints / 10.0) + "}\n    reach: {observed: " + std::to_string(reach) +
           ", sd: " + std::to_string(reach / 10.0) + ", used_for: hold_out}\n";
}

const std::string kComplaint = "crowd.public_complaint: {low: 2 %, high: 100 %, log: true}";

}  // namespace

TEST_CASE("a calibration finds the parameter that the observations were made with, and predicts what it was not shown") {
    const Bench bench{section_of(truth(), kComplaint)};
    const Json json = Json::parse([&] {
        const Said said = call_firebreak(bench.command("out", "--json"));
        CAPTURE(said.err);
        REQUIRE(said.exit_code == 0);
        return said.out;
    }());
    const Json& complaint = json.at("parameters")[0];
    // The scenario has 30 %; its 95 % interval leaves out most of the range.
    CHECK(complaint.at("interval")[0].get<double>() < 0.3);
    CHECK(complaint.at("interval")[1].get<double>() > 0.3);
    CHECK(complaint.at("spread_left").get<double>() < 0.5);
    CHECK(json.at("predictions")[1].at("used_for") == "hold_out");
    CHECK(json.at("predictions")[1].at("p").get<double>() > 0.05);
    CHECK(json.at("generations").size() == 3);
    CHECK(json.at("keys").contains("crowd.public_complaint"));
    const Said said = call_firebreak(bench.command("out"));
    for (const char* part : {"What cannot be identified", "Statistics that were held out", "Keys for a scenario", "Generations"}) {
        CAPTURE(part);
        CHECK(has(said.out, part));
    }
}

TEST_CASE("a calibration that was stopped goes on to the same bytes, and reads what is done") {
    const Bench bench{section_of(truth(), kComplaint)};
    const std::string whole = bench.found("whole", "--workers 1 --threads 1");
    Group group{bench.command("out", "--workers 2 --threads 1")};
    while (!std::filesystem::exists(bench.root("out") + "/generation-02")) sleep_for(std::chrono::milliseconds{5});
    group.signal_all(SIGINT);
    CHECK(group.wait() == 130);
    CHECK_FALSE(std::filesystem::exists(bench.root("out") + "/calibration.json"));
    const auto shards = [&] {
        std::set<std::string> times;
        for (const auto& entry : std::filesystem::directory_iterator{bench.root("out") + "/generation-01/batch-01/shards"})
            times.insert(entry.path().filename().string() + std::to_string(entry.last_write_time().time_since_epoch().count()));
        return times;
    };
    const std::set<std::string> before = shards();
    CHECK_FALSE(before.empty());
    CHECK(bench.found("out") == whole);
    CHECK(shards() == before);
}

TEST_CASE("a calibration says that nothing was learned about a parameter that the statistics do not depend on") {
    // Under silence nobody is served, however large the desk.
    std::string section = section_of(truth(), kComplaint + ", company.desk.agents: {low: 1, high: 50}");
    section.insert(section.find("  population"), "  branch: silence\n");
    const Bench bench{section};
    const Said said = call_firebreak(bench.command("out"));
    CAPTURE(said.err);
    REQUIRE(said.exit_code == 0);
    CHECK(has(said.out, "nothing was learned about company.desk.agents"));
    CHECK_FALSE(has(said.out, "nothing was learned about crowd.public_complaint"));
}

TEST_CASE("a study without a calibration section is told what to write") {
    const Bench bench{""};
    const Said said = call_firebreak(bench.command("out"));
    CHECK(said.exit_code == 2);
    CHECK(has(said.err, "the study has no 'calibration' section: say what was observed"));
}

TEST_CASE("a dry run of a calibration tells one batch and makes no folder") {
    const Bench bench{section_of(truth(), kComplaint)};
    const Said said = call_firebreak(bench.command("out", "--dry-run"));
    REQUIRE(said.exit_code == 0);
    CHECK(has(said.out, "24 of kind design"));
    CHECK(has(said.out, "The first of 3 generations"));
    CHECK_FALSE(std::filesystem::exists(bench.folder / "out"));
}
