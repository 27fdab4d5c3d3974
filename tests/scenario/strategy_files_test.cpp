// Files that a strategy's parameters name: read in place of their paths, part of the scenario's content, and written out with it.
#include "engine/scenario/strategy_files.hpp"

#include "engine/plugin/strategy.h"
#include "engine/scenario/chosen_strategy.hpp"
#include "engine/scenario/scenario_writer.hpp"
#include "tests/scenario/read_helpers.hpp"

#include <doctest/doctest.h>
#include <stdlib.h>

#include <array>
#include <stdexcept>

using namespace firebreak;

namespace {

class Folder {
  public:
    Folder() {
        std::string name = (std::filesystem::temp_directory_path() / "firebreak_files_XXXXXX").string();
        if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("cannot make a temporary folder");
        path_ = name;
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    ~Folder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    void write(const std::string& name, const std::string& text) const { std::ofstream{path_ / name, std::ios::binary} << text; }
    [[nodiscard]] std::string operator/(const std::string& name) const { return (path_ / name).string(); }

  private:
    std::filesystem::path path_;
};

StrategyLibrary library() {
    const std::array files = {std::filesystem::path{FIREBREAK_PLUGIN_FIXTURES} / "reads_files.so"};
    return StrategyLibrary{default_plugin_folders(), files};
}

// The scenario of this body, as if it stood in `folder`, with its files read.
Scenario loaded(const Folder& folder, const std::string& body, Diagnostics& problems, std::vector<std::string> overrides = {}) {
    Scenario scenario = read_scenario_text("firebreak: 1\n" + body, folder / "s.yaml", {std::move(overrides)}, problems);
    if (!problems.has_errors()) read_strategy_files(library(), scenario, problems);
    return scenario;
}

Scenario loaded(const Folder& folder, const std::string& body, std::vector<std::string> overrides = {}) {
    Diagnostics problems;
    Scenario scenario = loaded(folder, body, problems, std::move(overrides));
    CHECK(text_of_all(problems) == "");
    return scenario;
}

std::string problems_in(const Folder& folder, const std::string& body) {
    Diagnostics problems;
    const Scenario scenario = loaded(folder, body, problems);
    if (!problems.has_errors()) check_strategies(library(), scenario, problems);
    return text_of_all(problems);
}

Orders orders_of(const Scenario& scenario) {
    Diagnostics problems;
    const auto strategy = create_strategy(library(), scenario.strategy, problems);
    REQUIRE(text_of_all(problems) == "");
    return strategy->initial_orders();
}

}  // namespace

TEST_CASE("a path starts at the scenario's folder, and what the file holds reaches the strategy") {
    const Folder folder;
    folder.write("a.txt", "\xEF\xBB\xBFtwelve\r\nbytes");
    folder.write("tree.yaml", "a: 1\nb: [2, 3]\n");
    const Scenario scenario = loaded(folder, "strategy: {name: reads_files, script: a.txt, tree: tree.yaml}\n");
    CHECK(orders_of(scenario).fix_threshold == 1 + 12);
    CHECK(orders_of(scenario).hand_off_hops == 5);
    // A choice whose files nobody has read yet gets them when it is made.
    CHECK(orders_of(scenario_of("strategy: {name: reads_files}", {"strategy.script=" + folder / "a.txt"})).fix_threshold == 1 + 12);
}

TEST_CASE("the content of a file counts, not where it lies; and a resolved scenario holds it") {
    const Folder folder;
    const std::string text = "one\n\"two\" \\ three\tfour # é\n\n" + std::string(200'000, 'x') + "é\n";
    folder.write("a.txt", text);
    folder.write("same.txt", text);
    folder.write("other.txt", text + "!");
    folder.write("tree.yaml", "a: 1   # a comment\nb: [\"2\", {}, [], ~, 'it''s']\nc: {d: \"> 50\", e: 22:00-06:00}\n");
    const auto with = [&](const std::string& file) {
        return loaded(folder, "strategy: {name: reads_files, script: " + file + ", tree: tree.yaml, coverage: 0.25}\n");
    };
    const Scenario scenario = with("a.txt");
    CHECK(content_hash(scenario) == content_hash(with("same.txt")));
    CHECK(content_hash(scenario) != content_hash(with("other.txt")));
    const Scenario inline_tree = loaded(
        folder,
        "strategy: {name: reads_files, script: a.txt, coverage: 0.25, tree: {a: 1, b: [\"2\", {}, [], ~, \"it's\"], c: {d: \"> 50\", "
        "e: 22:00-06:00}}}\n");
    CHECK(orders_of(inline_tree).hand_off_hops == orders_of(scenario).hand_off_hops);

    const Folder elsewhere;
    Diagnostics problems;
    Scenario again = read_scenario_text(to_yaml(scenario), elsewhere / "resolved.yaml", {}, problems);
    read_strategy_files(library(), again, problems);
    CHECK(text_of_all(problems) == "");
    CHECK(content_hash(again) == content_hash(scenario));
    CHECK(to_yaml(again) == to_yaml(scenario));
    CHECK(orders_of(again).fix_threshold == orders_of(scenario).fix_threshold);
    CHECK(orders_of(again).hand_off_hops == orders_of(scenario).hand_off_hops);
}

TEST_CASE("files that cannot be used are told at their marks, and problems inside them at their own lines") {
    const Folder folder;
    folder.write("bad.yaml", "a: [1\n");
    folder.write("double.yaml", "a: 1\na: 2\n");
    folder.write("faults.yaml", "wrong: 1\nfine: 2\nlist:\n  - odd: wrong\n");
    folder.write("binary.txt", std::string{"a\0b", 3});
    folder.write("huge.txt", std::string(kMaxStrategyFileBytes + 1, 'x'));
    folder.write("faults.txt", "fine\n!bad\n");
    const std::string s = folder / "s.yaml";
    CHECK(problems_in(folder, "strategy: {name: reads_files, tree: no.yaml, coverage: 2}\n") ==
          s + ":2:37: tree: " + folder / "no.yaml" + " cannot be read: No such file or directory");
    CHECK(problems_in(folder, "strategy: {name: reads_files, script: .}\n").ends_with("cannot be read: it is a folder"));
    CHECK(problems_in(folder, "strategy: {name: reads_files, script: huge.txt}\n").ends_with("bytes that such a file may have"));
    CHECK(problems_in(folder, "strategy: {name: reads_files, script: binary.txt}\n") ==
          folder / "binary.txt" + ":1:2: the control character U+0000 is not allowed");
    CHECK(problems_in(folder, "strategy: {name: reads_files, tree: bad.yaml}\n").starts_with(folder / "bad.yaml" + ":1:4: not valid YAML"));
    CHECK(problems_in(folder, "strategy: {name: reads_files, tree: double.yaml}\n")
              .starts_with(folder / "double.yaml" + ":2:1: duplicate key"));
    CHECK(problems_in(folder, "strategy: {name: reads_files, script: {name: x}}\n").starts_with(s + ":2:39: script must be the path"));
    CHECK(problems_in(folder, "strategy: {name: canned, coverage: [1]}\n") == s + ":2:36: coverage must be a single value");
    CHECK(problems_in(folder, "strategy: {name: reads_files, script: faults.txt, tree: faults.yaml}\n") ==
          folder / "faults.txt" + ":2:1: this line is wrong\n" + folder / "faults.yaml" + ":1:1: this key is wrong\n" +
              folder / "faults.yaml" + ":4:5: warning: this key is odd\n" + folder / "faults.yaml" + ":4:10: this value is wrong");
    CHECK(problems_in(folder, "strategy:\n  name: reads_files\n  tree:\n    wrong: 1\n") == s + ":5:5: this key is wrong");
}

TEST_CASE("--strategy with a file of one's own stands for the strategy that reads it") {
    CHECK(strategy_overrides("canned+silo") == std::vector<std::string>{"strategy=canned+silo"});
    CHECK(strategy_overrides("my/book.yaml") == std::vector<std::string>{"strategy=rules", "strategy.playbook=my/book.yaml"});
    CHECK(strategy_overrides("book.yml + silo") == std::vector<std::string>{"strategy=rules+ silo", "strategy.playbook=book.yml"});
}
