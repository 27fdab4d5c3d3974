// firebreak study, end to end: the same tables whatever the workers, the interruptions and the order; and what is refused or lost.
#include "engine/study/database.hpp"
#include "engine/study/result_store.hpp"
#include "tests/cli/study_files.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <set>
#include <string>

using namespace firebreak::test;
using firebreak::Database;
using firebreak::SqlStatement;

namespace {

// A folder with a study file in it.
struct Bench {
    Folder folder;
    std::string study = folder / "tiny.yaml";

    explicit Bench(const std::string& text) { write(study, text); }
    [[nodiscard]] std::string out(const std::string& name) const { return folder / name; }
    [[nodiscard]] Said run(const std::string& name, const std::string& options = {}, const std::string& environment = {}) const {
        return call_firebreak("study '" + study + "' --out '" + out(name) + "' " + options, environment);
    }
    // The tables of a run that must succeed.
    [[nodiscard]] std::string tables(const std::string& name, const std::string& options = {}, const std::string& environment = {}) const {
        const Said said = run(name, options, environment);
        CAPTURE(said.err);
        REQUIRE(said.exit_code == 0);
        return study_tables(out(name));
    }
};

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

std::size_t lines_in(const std::string& text) { return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')); }

}  // namespace

TEST_CASE("the tables of a study are the same bytes for 1, 2 and 4 workers, any threads and any size of shards") {
    const Bench bench{tiny_study(4, "robustness: {points: 2, repetitions: 2}\n")};
    const std::string one = bench.tables("one", "--workers 1 --threads 1");
    CHECK(bench.tables("two", "--workers 2 --shard-seconds 0.02") == one);
    CHECK(bench.tables("four", "--workers 4 --threads 2 --shard-seconds 0.02") == one);
    CHECK(text_of(bench.out("one") + "/study.sqlite") == text_of(bench.out("two") + "/study.sqlite"));
    // 3 branches: 4 repetitions at the base, 2 at each of 2 points.
    CHECK(lines_in(text_of(bench.out("one") + "/tables/summary.csv")) == 1 + 3 * (4 + 2 * 2));
    CHECK(lines_in(text_of(bench.out("one") + "/tables/timeseries.csv")) == 1 + 3 * 4 * 72);
    CHECK(lines_in(text_of(bench.out("one") + "/tables/failures.csv")) == 1);
}

TEST_CASE("branches meet the same draws: two of one policy give the same rows") {
    std::string text = tiny_study(3);
    text.insert(text.find("  - {name: fix"), "  - {name: twin, strategy: canned}\n");
    const Bench bench{text};
    (void)bench.tables("out");
    const std::set<std::string> canned = rows_of(bench.out("out"), "summary", "canned");
    std::set<std::string> twin;
    for (const std::string& row : rows_of(bench.out("out"), "summary", "twin")) twin.insert("canned" + row.substr(4));
    CHECK(canned.size() == 3);
    CHECK(twin == canned);
}

TEST_CASE("a replicate of a study is the replicate that `firebreak run` runs") {
    const Bench bench{tiny_study(3)};
    (void)bench.tables("out");
    const Said said =
        call_firebreak("run scenarios/small/tiny_outage.yaml --strategy canned --replicate 2 --out '" + bench.out("run") + "'");
    REQUIRE(said.exit_code == 0);
    const std::string row = text_of(bench.out("run") + "/summary.csv");
    // run,branch,repetition,seed,time,measures... against the same with a point behind the time.
    const std::string measures = row.substr(row.find("\n2,base,2,7,72,") + 15);
    CHECK(has(text_of(bench.out("out") + "/tables/summary.csv"), "\n7,canned,2,7,72,0," + measures));
}

TEST_CASE("running a study again runs nothing again") {
    const Bench bench{tiny_study(3)};
    const std::string first = bench.tables("out");
    const auto shards = [&] {
        std::set<std::string> names;
        for (const auto& entry : std::filesystem::directory_iterator{bench.out("out") + "/shards"}) names.insert(entry.path().filename());
        return names;
    };
    const std::set<std::string> before = shards();
    CHECK(bench.tables("out") == first);
    CHECK(shards() == before);
    CHECK(std::filesystem::is_empty(bench.out("out") + "/leases"));
}

TEST_CASE("repetitions that are added give the same tables as all at once") {
    const Bench bench{tiny_study(5, "robustness: {points: 1, repetitions: 4}\n")};
    const std::string all = bench.tables("all");
    (void)bench.tables("grown", "--repetitions 2");
    CHECK(bench.tables("grown", "--add-repetitions 3") == all);
    CHECK(bench.tables("again", "--repetitions 3") != all);
    CHECK(bench.tables("again", "--repetitions 5") == all);
}

TEST_CASE("Ctrl-C stops a study where it can go on, with exit code 130, and it goes on to the same tables") {
    const Bench bench{tiny_study(30)};
    const std::string whole = bench.tables("whole");
    Group group{"study '" + bench.study + "' --out '" + bench.out("out") + "' --threads 1"};
    while (!std::filesystem::exists(bench.out("out") + "/networks") || std::filesystem::is_empty(bench.out("out") + "/networks"))
        sleep_for(std::chrono::milliseconds{5});
    group.signal_all(SIGINT);
    CHECK(group.wait() == 130);
    CHECK(std::filesystem::is_empty(bench.out("out") + "/leases"));
    CHECK(bench.tables("out") == whole);
}

TEST_CASE("a study whose processes are killed at any moment goes on to the same tables") {
    const Bench bench{tiny_study(24)};
    const std::string whole = bench.tables("whole");
    for (const int milliseconds : {50, 120, 190, 260, 330}) {
        Group group{"study '" + bench.study + "' --out '" + bench.out("out") + "' --threads 1 --shard-seconds 0.1"};
        sleep_for(std::chrono::milliseconds{milliseconds});
        group.signal_all(SIGKILL);
        (void)group.wait();
    }
    CHECK(bench.tables("out") == whole);
}

TEST_CASE("several processes work on one folder at once, and all of them come to the end") {
    const Bench bench{tiny_study(30)};
    const std::string whole = bench.tables("whole");
    const std::string command = "study '" + bench.study + "' --out '" + bench.out("out") + "' --threads 1 --shard-seconds 0.1";
    Group first{command};
    Group second{command};
    Group third{command + " --no-wait"};
    CHECK(first.wait() == 0);
    CHECK(second.wait() == 0);
    CHECK(third.wait() == 0);
    CHECK(study_tables(bench.out("out")) == whole);
}

TEST_CASE("of the ranks under mpirun the first speaks and the others work") {
    const Bench bench{tiny_study(3)};
    const Said other = bench.run("out", "", "OMPI_COMM_WORLD_RANK=1");
    CHECK(other.exit_code == 0);
    CHECK(other.out == "");
    CHECK(other.err == "");
    CHECK_FALSE(std::filesystem::exists(bench.out("out") + "/manifest.json"));
    const Said first = bench.run("out", "", "OMPI_COMM_WORLD_RANK=0");
    CHECK(has(first.out, "silence"));
    CHECK(study_tables(bench.out("out")) == bench.tables("alone"));
}

TEST_CASE("a strategy that crashes, hangs or throws loses its own replicates, and the others are as if it were not there") {
    const std::string fixture = std::string{FIREBREAK_PLUGIN_FIXTURES} + "/troublemaker.so";
    const Bench decent{tiny_study(2)};
    (void)decent.tables("out");
    std::string text = tiny_study(2, "robustness: {points: 0}\nreplicate_limit: 500 ms\n");
    std::string hostile;
    for (const char* misdeed : {"throws", "crashes", "hangs"})
        hostile += std::string{"  - {name: "} + misdeed + ", strategy: troublemaker, set: {strategy.misdeed: " + misdeed + "}}\n";
    text.insert(text.find("  - {name: fix"), hostile);
    const Bench bench{text};
    const Said said = bench.run("out", "--threads 2 --plugin '" + fixture + "'");
    CAPTURE(said.err);
    REQUIRE(said.exit_code == 4);
    const std::string failures = text_of(bench.out("out") + "/tables/failures.csv");
    CAPTURE(failures);
    CHECK(lines_in(failures) == 1 + 3 * 2);
    CHECK(has(failures, ",throws,0,7,72,0,troublemaker,strategy 'troublemaker': "));
    CHECK(has(failures, "the coffee ran out"));
    CHECK(has(failures, ",crashes,1,7,72,0,troublemaker,strategy 'troublemaker': act crashed: it touched memory that is not its own"));
    CHECK(has(failures, ",hangs,0,7,72,0,troublemaker,took longer than the limit of 0.5 s"));
    for (const char* branch : {"silence", "canned", "fix"}) {
        CHECK(rows_of(bench.out("out"), "summary", branch) == rows_of(decent.out("out"), "summary", branch));
        CHECK(rows_of(bench.out("out"), "roots", branch) == rows_of(decent.out("out"), "roots", branch));
    }
    // Once failed is failed: nothing is tried for ever.
    CHECK(bench.run("out", "--plugin '" + fixture + "'").exit_code == 4);
}

#ifndef __SANITIZE_ADDRESS__  // which reserves more address space than any limit leaves
TEST_CASE("a replicate that wants more memory than a worker may have fails, and the others do not") {
    const std::string fixture = std::string{FIREBREAK_PLUGIN_FIXTURES} + "/troublemaker.so";
    std::string text = tiny_study(1);
    text.insert(text.find("  - {name: fix"), "  - {name: devours, strategy: troublemaker, set: {strategy.misdeed: devours}}\n");
    const Bench bench{text};
    const Said said = bench.run("out", "--threads 2 --memory '2 GiB' --plugin '" + fixture + "'");
    CAPTURE(said.err);
    CHECK(said.exit_code == 4);
    CHECK(lines_in(text_of(bench.out("out") + "/tables/failures.csv")) == 2);
    CHECK(has(text_of(bench.out("out") + "/tables/failures.csv"), ",devours,"));
}
#endif

TEST_CASE("a file that may not grow ends a study with exit code 4 and one sentence, and it goes on to the same tables") {
    const Bench bench{tiny_study(40)};
    const std::string whole = bench.tables("whole");
    for (const char* blocks : {"100", "500"}) {  // of 512 bytes: not even the network; the network, but no large shard
        CAPTURE(blocks);
        const Said said = bench.run("out", "", std::string{"ulimit -f "} + blocks + ";");
        CAPTURE(said.err);
        CHECK(said.exit_code == 4);
        CHECK(lines_in(said.err) == 1);
        CHECK(has(said.err, "what is done is kept: make room and give the same command again"));
    }
    CHECK(bench.tables("out") == whole);
}

TEST_CASE("a folder of another study is refused in plain words, and nothing in it changes") {
    const Bench bench{tiny_study(2)};
    const std::string before = bench.tables("out");
    write(bench.study, tiny_study(2, "robustness: {points: 0}\nseed: 99\n"));
    const Said said = bench.run("out");
    CHECK(said.exit_code == 2);
    CHECK(has(said.err, "was made for another study"));
    CHECK(has(said.err, "--out"));
    CHECK(study_tables(bench.out("out")) == before);
    write(bench.study, tiny_study(2, "robustness: {points: 0}\ntitle: A better title\n"));
    CHECK(bench.tables("out") == before);
}

TEST_CASE("the stopping rule comes to the same number of repetitions for any workers") {
    const Bench bench{
        tiny_study(1,
                   "robustness: {points: 0}\nstopping: {kind: interval, measure: volume, branch: fix, half_width: 60, step: 4, "
                   "at_most: 40}\n")};
    const std::string one = bench.tables("one", "--workers 1 --threads 1");
    CHECK(bench.tables("two", "--workers 2 --shard-seconds 0.02") == one);
    const firebreak::StudyResults results = firebreak::read_study(bench.out("one"));
    CHECK(results.study.repetitions % 4 == 0);
    CHECK(results.study.repetitions <= 40);
    CHECK(results.runs.size() == static_cast<std::size_t>(3 * results.study.repetitions));
}

TEST_CASE("a study reads back from its folder, also before it is finished") {
    const Bench bench{tiny_study(2, "robustness: {points: 1, repetitions: 1}\nmeasures: [reach, volume]\n")};
    (void)bench.tables("out");
    firebreak::StudyResults results = firebreak::read_study(bench.out("out"));
    CHECK(results.missing_runs == 0);
    CHECK(results.runs.size() == 3 * (2 + 1));
    CHECK(results.accounts == 2000);
    CHECK(results.outbreak_hours == 31.0);
    CHECK(results.evidence_grade == "C");
    CHECK(results.series_hours.size() == 72);
    REQUIRE(results.runs_of(1, 0).size() == 2);
    CHECK(results.runs_of(1, 0)[0].series.size() == 72 * results.study.series.size());
    CHECK(results.runs_of(1, 1)[0].series.empty());
    CHECK_FALSE(results.runs_of(0, 0)[0].roots.empty());
    CHECK(results.values(2, 0, "volume", 2)[1]);
    CHECK(results.study.measures[0] == "reach");
    (void)bench.run("more", "--repetitions 1");
    // The same plan with more to do, and nobody doing it.
    const std::string plan = text_of(bench.out("more") + "/plan.json");
    std::string longer = plan;
    longer.replace(longer.find("\"repetitions\": 1"), 16, "\"repetitions\": 5");
    write(bench.out("more") + "/plan.json", longer);
    results = firebreak::read_study(bench.out("more"));
    CHECK(results.missing_runs == 3 * 4);
}

TEST_CASE("the database holds the tables that the manual describes") {
    const Bench bench{tiny_study(2)};
    (void)bench.tables("out");
    Database database{bench.out("out") + "/study.sqlite", Database::Use::read};
    const auto number = [&](const std::string& sql) {
        SqlStatement statement = database.prepare(sql);
        REQUIRE(statement.step());
        return statement.integer_at(0);
    };
    CHECK(number("SELECT count(*) FROM branches") == 3);
    CHECK(number("SELECT count(*) FROM points") == 1);
    CHECK(number("SELECT count(*) FROM runs WHERE failure = ''") == 6);
    CHECK(number("SELECT count(*) FROM summary WHERE branch = 'canned' AND volume >= 0") == 2);
    CHECK(number("SELECT count(*) FROM timeseries WHERE time = 71") == 6);
    CHECK(number("SELECT count(*) FROM roots WHERE rank = 0 AND shares > 0") == 6);
    CHECK(number("SELECT value FROM study WHERE key = 'repetitions'") == 2);
    const nlohmann::json manifest = nlohmann::json::parse(text_of(bench.out("out") + "/manifest.json"));
    CHECK(manifest.at("runs") == 6);
    CHECK(manifest.at("strategies").size() == 3);
    CHECK(manifest.at("results").size() == 6);
}

TEST_CASE("folders of one study join into one, and folders of two do not") {
    const Bench bench{tiny_study(6)};
    const std::string all = bench.tables("all");
    (void)bench.tables("half", "--repetitions 3");
    const Said said = call_firebreak("merge '" + bench.out("half") + "' '" + bench.out("all") + "' -o '" + bench.out("both") + "'");
    CAPTURE(said.err);
    CHECK(said.exit_code == 0);
    CHECK(study_tables(bench.out("both")) == all);
    // The merged folder is a study like any other.
    CHECK(bench.tables("both") == all);
    write(bench.study, tiny_study(2, "robustness: {points: 0}\nseed: 99\n"));
    (void)bench.tables("other");
    const Said refused = call_firebreak("merge '" + bench.out("half") + "' '" + bench.out("other") + "' -o '" + bench.out("wrong") + "'");
    CHECK(refused.exit_code == 2);
    CHECK(has(refused.err, "another study"));
}

TEST_CASE("a dry run says what would be run and makes nothing") {
    const Bench bench{tiny_study(50, "robustness: {points: 2, repetitions: 3}\n")};
    const Said said = bench.run("out", "--dry-run --workers 2 --threads 1");
    REQUIRE(said.exit_code == 0);
    CAPTURE(said.out);
    CHECK(has(said.out, "runs     " + std::to_string(3 * (50 + 2 * 3))));
    CHECK(has(said.out, "one replicate per branch"));
    CHECK(has(said.out, "memory   each worker: "));
    CHECK_FALSE(std::filesystem::exists(bench.out("out")));
    const Said json = bench.run("out", "--dry-run --json");
    CHECK(nlohmann::json::parse(json.out).at("runs") == 3 * (50 + 2 * 3));
}

TEST_CASE("check knows a study, and run says what to do with one") {
    const Bench bench{tiny_study(2)};
    CHECK(call_firebreak("check '" + bench.study + "'").exit_code == 0);
    CHECK(call_firebreak("check scenarios/policies_fr_bank.yaml scenarios/deaf_companies_2012.yaml").out == "2 files, 0 problems\n");
    write(bench.study, tiny_study(2, "robustness: {points: 0}\nset: {platform.visibilty: 3}\n"));
    const Said said = call_firebreak("check '" + bench.study + "'");
    CHECK(said.exit_code == 2);
    CHECK(has(said.out, "tiny.yaml:11:27: unknown key 'visibilty' in platform; did you mean 'visibility'?"));
    const Said run = call_firebreak("run '" + bench.study + "'");
    CHECK(run.exit_code == 2);
    CHECK(has(run.err, "this is a study, not a scenario; `firebreak study` runs it"));
}

TEST_CASE("the schema of study files knows every key of the studies that come with the program") {
    const Said said = call_firebreak("schema --study");
    REQUIRE(said.exit_code == 0);
    const nlohmann::json schema = nlohmann::json::parse(said.out);
    CHECK(schema.at("additionalProperties") == false);
    for (const char* key : {"firebreak", "name",   "title",       "description", "question",        "scenario", "set",
                            "branches",  "mixes",  "baseline",    "repetitions", "measures",        "sweep",    "robustness",
                            "stopping",  "series", "series_step", "reference",   "replicate_limit", "seed"})
        CHECK_MESSAGE(schema.at("properties").contains(key), key);
}

TEST_CASE("the script for Slurm is a shell script that names the study, its folder and the tasks") {
    const Bench bench{tiny_study(2)};
    const Said said = call_firebreak("script --slurm '" + bench.study + "' --tasks 7 --cpus-per-task 3 --out \"" + bench.out("o'ut") +
                                     "\" -o '" + bench.out("job.sh") + "'");
    REQUIRE(said.exit_code == 0);
    const std::string script = text_of(bench.out("job.sh"));
    CHECK(has(script, "#SBATCH --array=1-7\n"));
    CHECK(has(script, "#SBATCH --cpus-per-task=3\n"));
    CHECK(std::system(("bash -n '" + bench.out("job.sh") + "'").c_str()) == 0);
    // Whatever the name of the folder, the shell reads it as one word; without Slurm's variables it is a plain command.
    CHECK(std::system(("bash '" + bench.out("job.sh") + "' >/dev/null 2>&1").c_str()) == 0);
    CHECK(lines_in(text_of(bench.out("o'ut") + "/tables/summary.csv")) == 1 + 3 * 2);
    CHECK(call_firebreak("script '" + bench.study + "'").exit_code == 2);
}
