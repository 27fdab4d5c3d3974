// Playbooks from the command line: run, checked, explained, repeated from their results, and equal to the same policy in C++.
#include "tests/cli/program.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <filesystem>
#include <map>
#include <sstream>
#include <string>
#include <vector>

using firebreak::test::call_firebreak;
using firebreak::test::Folder;
using firebreak::test::Said;
using firebreak::test::text_of;
using firebreak::test::write;

namespace {

// The policy of twin_policy.cpp.
std::string twin_playbook() { return text_of(firebreak::test::source_folder() / "tests/plugins/fixtures/twin_policy.yaml"); }

// All tables of a run in one string.
std::string tables_of(const std::string& arguments, const std::string& out) {
    const Said said = call_firebreak("run " + arguments + " --events posts,cases,decisions --out '" + out + "'");
    CAPTURE(said.err);
    REQUIRE(said.exit_code == 0);
    std::string all;
    for (const char* table : {"summary.csv", "timeseries.csv", "posts.csv", "cases.csv", "decisions.csv"})
        all += text_of(std::filesystem::path{out} / table);
    return all;
}
std::string tables_of(const std::string& arguments) {
    const Folder folder;
    return tables_of(arguments, folder.path().string());
}

std::string playbook_of(const std::string& name) {
    return (firebreak::test::source_folder() / "plugins/rules/playbooks" / (name + ".yaml")).string();
}

bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("a policy in C++ and the same policy as a playbook give the same bytes") {
    const Folder folder;
    write(folder / "twin.yaml", twin_playbook());
    // Shortened, and so hot, with so slow a desk, that every rule has something to do.
    const std::string scenario =
        "scenarios/fr_bank_outage.yaml --no-gain --no-reference --set network.accounts=40000 --set horizon='9 d' --set "
        "crowd.public_complaint=0.3 --set company.desk.handling='30 min' ";
    const std::string in_cpp =
        tables_of(scenario + "--plugin '" + std::string{FIREBREAK_PLUGIN_FIXTURES} + "/twin_policy.so' --strategy twin_policy");
    const std::string as_playbook = tables_of(scenario + "--strategy '" + folder / "twin.yaml" + "'");
    CHECK(in_cpp == as_playbook);
    const std::string out = folder / "explained";
    CHECK(tables_of(scenario + "--explain-decisions --strategy '" + folder / "twin.yaml" + "'", out) == as_playbook);
    const std::string reasons = text_of(std::filesystem::path{out} / "explain.csv");
    for (const char* line : {"rule 'surge' fires: queue_length is ", "rule 'surge' ends: ", "rule 'alarm' fires: volume_ratio is ",
                             "rule 'angry first' fires: "}) {
        CAPTURE(line);
        CHECK(contains(reasons, line));
    }
}

TEST_CASE("a playbook's content stands in the results, and repeats the run from there without the file") {
    const Folder folder;
    write(folder / "twin.yaml", twin_playbook());
    const std::string out = folder / "out";
    const std::string tables =
        tables_of("scenarios/small/tiny_outage.yaml --checkpoint-every '1 d' --strategy '" + folder / "twin.yaml" + "'", out);
    const auto playbook =
        nlohmann::json::parse(text_of(std::filesystem::path{out} / "manifest.json")).at("strategy").at("params").at("playbook");
    CHECK(playbook.at("file") == folder / "twin.yaml");
    CHECK(playbook.at("hash").get<std::string>().size() == 16);
    CHECK(contains(playbook.at("content").get<std::string>(), "name: angry first"));
    std::filesystem::remove(folder / "twin.yaml");
    const std::string resolved = "'" + out + "/scenario.yaml'";
    CHECK(tables_of(resolved) == tables);
    std::size_t checkpoints = 0;
    for (const auto& entry : std::filesystem::directory_iterator{out}) {
        if (entry.path().extension() != ".fbckpt") continue;
        ++checkpoints;
        CHECK(tables_of(resolved + " --resume '" + entry.path().string() + "'") == tables);
    }
    CHECK(checkpoints == 2);
    // Comments and the order of the command line decide nothing; a changed rule does.
    CHECK(tables_of("scenarios/small/tiny_outage.yaml --strategy canned") != tables);
}

TEST_CASE("firebreak check knows a playbook from a scenario, and prints all of its mistakes with their lines") {
    const Folder folder;
    write(folder / "p.yaml",
          "standing_orders: {like: caned}\nrules:\n  - {name: a, when: {crisis: true, queue_lenght: 3}, do: {fix: 1 h}}\n");
    const Said said = call_firebreak("check '" + folder / "p.yaml" + "'");
    CHECK(said.exit_code == 2);
    CHECK(said.out == folder / "p.yaml" +
                          ":1:25: standing_orders.like is 'caned', but must be canned, reply_and_fix or silent; did you mean 'canned'?\n" +
                          folder / "p.yaml" +
                          ":3:36: rule 'a': unknown condition 'queue_lenght'; did you mean 'queue_length'?\n1 file, 2 problems\n");
    // The same inside a scenario, and from a scenario that names the file.
    write(folder / "s.yaml", "firebreak: 1\nincidents: [{id: a}]\nstrategy: {name: rules, playbook: p.yaml}\n");
    const Said by_scenario = call_firebreak("check '" + folder / "s.yaml" + "'");
    CHECK(by_scenario.exit_code == 2);
    CHECK(contains(by_scenario.out, folder / "p.yaml" + ":1:25: standing_orders.like"));
    CHECK(call_firebreak("run '" + folder / "s.yaml" + "'").exit_code == 2);
}

TEST_CASE("a warning about a playbook is printed once and stops nothing") {
    const Folder folder;
    write(folder / "p.yaml", "rules:\n  - {name: a, when: {angry_share: '> 100 %'}, do: {fix: 1 h}}\n");
    for (const char* replicates : {"", " --replicates 2"}) {
        const Said said = call_firebreak("run scenarios/small/tiny_outage.yaml --strategy '" + folder / "p.yaml" + "'" + replicates);
        CHECK(said.exit_code == 0);
        const std::string warning = "p.yaml:2:5: warning: rule 'a' can never fire";
        REQUIRE(contains(said.err, warning));
        CHECK(said.err.find(warning) == said.err.rfind(warning));
    }
}

TEST_CASE("the playbooks that come with the program are right, run, and differ as they say") {
    const auto measures_of = [](const std::string& playbook) {
        const Folder folder;
        const Said checked = call_firebreak("check '" + playbook_of(playbook) + "'");
        CHECK(checked.out == "1 file, 0 problems\n");
        const Said said = call_firebreak(
            "run scenarios/fr_bank_outage.yaml --json --no-gain --no-reference --set network.accounts=20000 --set "
            "horizon='12 d' --strategy '" +
            playbook_of(playbook) + "' --explain-decisions --events decisions --out '" + folder.path().string() + "'");
        CAPTURE(said.err);
        REQUIRE(said.exit_code == 0);
        auto measures = nlohmann::json::parse(said.out);
        measures["reasons"] = text_of(folder / "explain.csv");
        measures["decisions"] = text_of(folder / "decisions.csv");
        return measures;
    };
    const auto bank = measures_of("eptica_bank");
    const auto telecom = measures_of("drilled_telecom");
    const auto shop = measures_of("small_shop");
    CHECK(bank.at("no_reply").get<double>() > telecom.at("no_reply").get<double>());
    CHECK(shop.at("cost_statements").get<double>() == 0.0);
    // The plan starts the fix at the tick at which it fires.
    const std::string reasons = telecom.at("reasons").get<std::string>();
    REQUIRE(contains(reasons, "rule 'plan' fires"));
    const std::size_t plan = reasons.find("rule 'plan' fires");
    CHECK(contains(reasons.substr(plan, reasons.find('\n', plan) - plan), "fixes started 1"));
    CHECK(contains(telecom.at("decisions").get<std::string>(), "crisis plan activated"));
}
