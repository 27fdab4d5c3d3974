#include "engine/core/diagnostics.hpp"

#include <doctest/doctest.h>

#include <array>
#include <string>

using namespace firebreak;

TEST_CASE("a mark says as much of file, line and column as is known") {
    CHECK(Mark{"telecom.yaml", 6, 17}.text() == "telecom.yaml:6:17");
    CHECK(Mark{"telecom.yaml", 6, 0}.text() == "telecom.yaml:6");
    CHECK(Mark{"telecom.yaml", 0, 0}.text() == "telecom.yaml");
    CHECK(Mark{}.text().empty());
}

TEST_CASE("a problem says where, and whether it is only a warning") {
    const Mark place{"a.yaml", 2, 3};
    const Problem error{Severity::error, place, "company.desk.agents is -2"};
    const Problem warning{Severity::warning, place, "old key"};
    const Problem error_nowhere{Severity::error, {}, "no file given"};
    const Problem warning_nowhere{Severity::warning, {}, "no file given"};
    CHECK(error.text() == "a.yaml:2:3: company.desk.agents is -2");
    CHECK(warning.text() == "a.yaml:2:3: warning: old key");
    CHECK(error_nowhere.text() == "no file given");
    CHECK(warning_nowhere.text() == "warning: no file given");
}

TEST_CASE("all problems are thrown at once, in the order in which they were found") {
    Diagnostics found;
    found.error({"a.yaml", 1, 1}, "first");
    found.warning({"a.yaml", 2, 1}, "second");
    found.error({"a.yaml", 3, 1}, "third");
    try {
        found.throw_if_errors();
        FAIL("nothing was thrown");
    } catch (const InputError& thrown) {
        CHECK(thrown.problems().size() == 3);
        CHECK(std::string{thrown.what()} == "a.yaml:1:1: first\na.yaml:2:1: warning: second\na.yaml:3:1: third");
    }
}

TEST_CASE("warnings alone stop nothing") {
    Diagnostics found;
    CHECK_NOTHROW(found.throw_if_errors());
    found.warning({}, "odd, but allowed");
    CHECK_FALSE(found.has_errors());
    CHECK_NOTHROW(found.throw_if_errors());
    CHECK(found.problems().size() == 1);
}

TEST_CASE("an input error made of one problem carries it") {
    const InputError error{Mark{"x.csv", 9, 0}, "three columns expected"};
    CHECK(error.problems().size() == 1);
    CHECK(error.problems()[0].severity == Severity::error);
    CHECK(std::string{error.what()} == "x.csv:9: three columns expected");
}

TEST_CASE("a misspelt word is answered with the one that was meant") {
    constexpr std::array<std::string_view, 5> kAllowed{"visibility", "approval_delay", "agents", "min_reaction", "seed"};
    struct Case {
        std::string_view found;
        std::string_view meant;
    };
    for (const Case& tried : {Case{"visiblity", "visibility"}, Case{"visibiltiy", "visibility"}, Case{"aproval_dealy", "approval_delay"},
                              Case{"agent", "agents"}, Case{"minreaction", "min_reaction"}, Case{"sed", "seed"}}) {
        CAPTURE(tried.found);
        CHECK(did_you_mean(tried.found, kAllowed) == "; did you mean '" + std::string{tried.meant} + "'?");
    }
}

TEST_CASE("a word far from all that is allowed is not guessed at") {
    constexpr std::array<std::string_view, 3> kAllowed{"visibility", "agents", "ab"};
    for (const std::string_view found : {"", "x", "temperature", "zz"}) {
        CAPTURE(found);
        CHECK(did_you_mean(found, kAllowed).empty());
    }
    CHECK(did_you_mean("agents", {}).empty());
}

TEST_CASE("of two words that are near, the nearer is offered, and the first of equals") {
    constexpr std::array<std::string_view, 3> kAllowed{"detection", "detections", "defection"};
    CHECK(did_you_mean("detectionss", kAllowed) == "; did you mean 'detections'?");
    CHECK(did_you_mean("deXection", kAllowed) == "; did you mean 'detection'?");
}

TEST_CASE("words are listed as one says them") {
    constexpr std::array<std::string_view, 3> kWords{"plain", "gzip", "zstd"};
    CHECK(listed(kWords) == "plain, gzip or zstd");
    CHECK(listed(std::span{kWords}.first(2)) == "plain or gzip");
    CHECK(listed(std::span{kWords}.first(1)) == "plain");
    CHECK(listed({}).empty());
}
