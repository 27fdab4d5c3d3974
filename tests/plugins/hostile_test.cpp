// Plugins that are broken, foreign or malicious: each costs a message that says which plugin and what happened, never the process.
#include "tests/plugins/support.hpp"

#include <doctest/doctest.h>

#include <fstream>

using namespace firebreak;
using namespace firebreak::test;

namespace {

std::filesystem::path fixture(const char* name) { return std::filesystem::path{FIREBREAK_PLUGIN_FIXTURES} / (std::string{name} + ".so"); }

StrategyPlugin troublemaker() { return StrategyPlugin::from_file(fixture("troublemaker")); }

template <class Error, class Body>
std::string message_of(Body&& body) {
    try {
        body();
    } catch (const Error& error) {
        return error.what();
    }
    return "nothing was thrown";
}

bool contains(const std::string& text, const char* part) { return text.find(part) != std::string::npos; }

std::string failure_of(const char* misdeed) {
    const auto strategy = created(troublemaker(), {{"misdeed", std::string{misdeed}, {}}});
    const std::vector<CaseView> cases = {{.id = 5}};
    Situation situation;
    situation.cases = cases;
    RecordingActions actions;
    std::string message = message_of<StrategyError>([&] { strategy->act(situation, actions); });
    CHECK_MESSAGE(actions.log.empty(), "an action that was refused must not reach the desk");
    return message;
}

void write(const std::filesystem::path& file, const std::string& bytes) { std::ofstream{file, std::ios::binary} << bytes; }

std::string read(const std::filesystem::path& file) {
    std::ifstream stream{file, std::ios::binary};
    return {std::istreambuf_iterator<char>{stream}, std::istreambuf_iterator<char>{}};
}

}  // namespace

TEST_CASE("a plugin built for another contract is refused before anything else of it is read, with both versions and a way out") {
    const std::string message = message_of<InputError>([] { (void)StrategyPlugin::from_file(fixture("other_contract")); });
    CHECK(contains(message, "other_contract.so"));
    CHECK(contains(message, "version 99"));
    CHECK(contains(message, "speaks version 1"));
    CHECK(contains(message, "rebuild"));
}

TEST_CASE("a shared library that is no strategy is refused with the name of what it lacks") {
    CHECK(contains(message_of<InputError>([] { (void)StrategyPlugin::from_file(fixture("no_symbol")); }), "firebreak_strategy_entry"));
}

TEST_CASE("a file that is no shared library, is empty, is a folder or is not there is refused by name") {
    const TemporaryFolder folder;
    write(folder.path() / "text.so", "I am not a library.");
    write(folder.path() / "empty.so", "");
    for (const std::filesystem::path& file :
         {folder.path() / "text.so", folder.path() / "empty.so", folder.path(), folder.path() / "absent.so"}) {
        CAPTURE(file);
        CHECK(contains(message_of<InputError>([&] { (void)StrategyPlugin::from_file(file); }), file.c_str()));
    }
}

TEST_CASE("a plugin that was cut short while it was copied is refused, wherever the cut is") {
    const TemporaryFolder folder;
    const std::string bytes = read(fixture("troublemaker"));
    for (std::size_t tenth = 0; tenth < 10; ++tenth) {
        CAPTURE(tenth);
        const std::filesystem::path file = folder.path() / (std::to_string(tenth) + ".so");
        write(file, bytes.substr(0, bytes.size() * tenth / 10));
        CHECK_THROWS_AS((void)StrategyPlugin::from_file(file), InputError);
    }
}

TEST_CASE("an exception inside a strategy becomes an error that names the strategy and what it said") {
    const std::string message = failure_of("throws");
    CHECK(contains(message, "troublemaker"));
    CHECK(contains(message, "the coffee ran out"));
    CHECK(contains(failure_of("throws_int"), "troublemaker"));
}

TEST_CASE("orders, replies, delays and cases that cannot be are refused by field and value") {
    CHECK(contains(failure_of("nan_orders"), "orders.monitoring is nan"));
    CHECK(contains(failure_of("coverage"), "orders.classes[me_too].coverage is 1.7"));
    CHECK(contains(failure_of("remedy"), "case 5.remedy is -1"));
    CHECK(contains(failure_of("delay"), "statement.delay"));
    CHECK(contains(failure_of("department"), "department is 9"));
    CHECK(contains(failure_of("unknown_case"), "case 123456"));
    CHECK(contains(failure_of("null_note"), "note"));
    CHECK(contains(failure_of("posts"), "orders.posts_per_day is 1001"));
    CHECK(contains(failure_of("deletion"), "orders.deletion is 1.5"));
    CHECK(contains(failure_of("peers"), "orders.peer_answer is 1.5"));
    CHECK(contains(failure_of("handling"), "orders.handling_factor is 0, but must lie in [0.01, 100]"));
    CHECK(contains(failure_of("backfire"), "orders.classes[question].backfire_hostility is 2.5"));
    CHECK(contains(failure_of("supporters"), "supporters.count is 2000000"));
    CHECK(contains(failure_of("arousal"), "supporters.arousal is -0.5"));
    CHECK(contains(failure_of("removes_unknown"), "case 77"));
}

TEST_CASE("a strategy that fails in one instance leaves the others alone") {
    const auto quiet = created(troublemaker(), {{"motto", std::string{"onwards"}, {}}});
    (void)failure_of("throws");
    RecordingActions actions;
    quiet->act({}, actions);
    CHECK(actions.log == std::vector<std::string>{"note onwards"});
}

TEST_CASE("a strategy may act on a case it saw before it was interrupted, after it was restored") {
    const auto before = created(troublemaker(), {{"misdeed", std::string{"unknown_case"}, {}}});
    const std::vector<CaseView> cases = {{.id = 123'456}};
    Situation situation;
    situation.cases = cases;
    RecordingActions actions;
    before->act(situation, actions);
    const auto after = created(troublemaker(), {{"misdeed", std::string{"unknown_case"}, {}}});
    after->restore(before->snapshot());
    after->act({}, actions);
    CHECK(actions.log == std::vector<std::string>{"prioritise 123456", "prioritise 123456"});
}

TEST_CASE("a strategy that cannot be created says so: at the value that is wrong, or by name when no value is to blame") {
    const Mark mark{.file = "bank.yaml", .line = 12, .column = 9};
    Diagnostics diagnostics;
    const std::vector<GivenValue> crossed = {{"low", std::int64_t{7}, mark}, {"high", std::int64_t{3}, {}}};
    CHECK(troublemaker().create(crossed, diagnostics) == nullptr);
    REQUIRE(diagnostics.problems().size() == 1);
    CHECK(diagnostics.problems()[0].text() == "bank.yaml:12:9: low must not exceed high");
    const std::vector<GivenValue> throwing = {{"misdeed", std::string{"throws_at_start"}, {}}};
    CHECK(contains(message_of<StrategyError>([&] { (void)troublemaker().create(throwing, diagnostics); }), "no desk to stand on"));
    const auto strategy = created(troublemaker(), {{"misdeed", std::string{"throws_in_orders"}, {}}});
    CHECK(contains(message_of<StrategyError>([&] { (void)strategy->initial_orders(); }), "no orders today"));
}

TEST_CASE("a damaged snapshot is refused") {
    const auto strategy = created(bundled("crisis_plan"));
    const std::vector<std::byte> memory = strategy->snapshot();
    for (std::size_t length = 0; length < memory.size(); ++length) {
        CAPTURE(length);
        CHECK_THROWS_AS(strategy->restore(std::span{memory}.first(length)), RunError);
    }
}
