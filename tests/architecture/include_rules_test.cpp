#include "tests/architecture/include_rules.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace firebreak::test;

namespace {

std::vector<std::string> breaches_if(const std::string& path, const std::string& include) {
    return include_breaches({path, "// why\n#pragma once\n\n#include " + include + "\n"});
}

}  // namespace

TEST_CASE("every include in the house keeps to the rules") {
    const std::vector<SourceFile> files = source_files({"engine", "plugins", "viewer"});
    REQUIRE(files.size() > 10);
    for (const SourceFile& file : files) {
        for (const std::string& breach : include_breaches(file)) FAIL_CHECK(breach);
    }
}

TEST_CASE("every header of ours that is included exists") {
    for (const SourceFile& file : source_files({"engine", "plugins", "viewer", "tests"})) {
        CAPTURE(file.path);
        for (std::size_t at = file.text.find("\n#include \""); at != std::string::npos; at = file.text.find("\n#include \"", at + 1)) {
            const std::size_t begin = file.text.find('"', at) + 1;
            const std::string header = file.text.substr(begin, file.text.find('"', begin) - begin);
            CAPTURE(header);
            CHECK_FALSE(text_of(header).empty());
        }
    }
}

TEST_CASE("an include against the order of the rooms is reported with its place and its reason") {
    const std::vector<std::string> breaches = breaches_if("engine/core/hash.hpp", "\"engine/sim/simulation.hpp\"");
    REQUIRE(breaches.size() == 1);
    CHECK(breaches[0] == "engine/core/hash.hpp:4: includes engine/sim/simulation.hpp: core does not see sim");
}

TEST_CASE("each forbidden include is a breach") {
    struct Case {
        const char* file;
        const char* include;
    };
    for (const Case& tried : {
             Case{"engine/params/field.hpp", "\"engine/graph/follower_graph.hpp\""},
             Case{"engine/plugin/strategy.hpp", "\"engine/graph/follower_graph.hpp\""},
             Case{"engine/graph/reader.cpp", "\"engine/plugin/strategy.h\""},
             Case{"engine/scenario/scenario.cpp", "\"engine/crowd/anger.hpp\""},
             Case{"engine/crowd/anger.cpp", "\"engine/company/desk.hpp\""},
             Case{"engine/company/desk.cpp", "\"engine/world/incidents.hpp\""},
             Case{"engine/world/incidents.cpp", "\"engine/crowd/anger.hpp\""},
             Case{"engine/scenario/scenario.cpp", "\"engine/events/event.hpp\""},
             Case{"engine/sim/simulation.cpp", "\"engine/measure/kpi.hpp\""},
             Case{"engine/study/study.cpp", "\"engine/report/html.hpp\""},
             Case{"engine/report/html.cpp", "\"engine/cli/run.hpp\""},
             Case{"engine/cli/main.cpp", "\"viewer/window.hpp\""},
             Case{"engine/company/desk.cpp", "\"plugins/canned/canned.hpp\""},
             Case{"viewer/window.cpp", "\"engine/cli/run.hpp\""},
             Case{"plugins/canned/canned.cpp", "\"engine/plugin/loader.hpp\""},
             Case{"plugins/canned/canned.cpp", "\"engine/company/desk.hpp\""},
             Case{"plugins/canned/canned.cpp", "\"plugins/rules/rules.hpp\""},
             Case{"engine/lobby/door.cpp", "\"engine/core/ids.hpp\""},
             Case{"engine/core/hash.cpp", "\"hash.hpp\""},
             Case{"engine/core/hash.cpp", "\"../graph/follower_graph.hpp\""},
             Case{"engine/scenario/scenario.cpp", "<yaml-cpp/yaml.h>"},
             Case{"engine/crowd/anger.cpp", "<tbb/parallel_for.h>"},
             Case{"engine/sim/simulation.cpp", "<oneapi/tbb/parallel_for.h>"},
             Case{"engine/measure/kpi.cpp", "<boost/graph/page_rank.hpp>"},
             Case{"engine/measure/kpi.cpp", "<boost/math/distributions/students_t.hpp>"},
             Case{"engine/report/html.cpp", "<CLI/CLI.hpp>"},
             Case{"engine/report/html.cpp", "<pugixml.hpp>"},
             Case{"engine/report/csv.cpp", "<sqlite3.h>"},
             Case{"plugins/canned/canned.cpp", "<lua.hpp>"},
             Case{"engine/cli/view.cpp", "<imgui.h>"},
             Case{"engine/cli/view.cpp", "<GLFW/glfw3.h>"},
             Case{"engine/company/desk.cpp", "<thread>"},
             Case{"engine/core/archive.hpp", "<mutex>"},
             Case{"engine/sim/wheel.hpp", "<atomic>"},
             Case{"plugins/canned/canned.cpp", "<future>"},
             Case{"engine/crowd/anger.cpp", "<random>"},
             Case{"plugins/canned/canned.cpp", "<random>"},
             Case{"engine/sim/simulation.cpp", "<iostream>"},
             Case{"engine/core/hash.cpp", "  <iostream>"},
         }) {
        CAPTURE(tried.file);
        CAPTURE(tried.include);
        CHECK(breaches_if(tried.file, tried.include).size() == 1);
    }
}

TEST_CASE("each door is open to those who own it") {
    struct Case {
        const char* file;
        const char* include;
    };
    for (const Case& tried : {
             Case{"engine/params/field.hpp", "\"engine/core/time.hpp\""},
             Case{"engine/graph/reader.cpp", "\"engine/params/field.hpp\""},
             Case{"engine/crowd/anger.cpp", "\"engine/events/event.hpp\""},
             Case{"engine/sim/simulation.cpp", "\"engine/company/desk.hpp\""},
             Case{"engine/cli/main.cpp", "\"engine/study/study.hpp\""},
             Case{"viewer/window.cpp", "\"engine/report/csv.hpp\""},
             Case{"plugins/canned/canned.cpp", "\"engine/plugin/strategy.hpp\""},
             Case{"plugins/lua/lua.cpp", "\"plugins/lua/sandbox.hpp\""},
             Case{"engine/scenario/yaml_tree.cpp", "<yaml-cpp/eventhandler.h>"},
             Case{"engine/sim/parallel.cpp", "<tbb/parallel_for.h>"},
             Case{"engine/graph/reader.cpp", "<tbb/parallel_for.h>"},
             Case{"engine/graph/boost_view.hpp", "<boost/graph/graph_concepts.hpp>"},
             Case{"engine/cli/main.cpp", "<CLI/CLI.hpp>"},
             Case{"engine/graph/graphml.cpp", "<pugixml.hpp>"},
             Case{"engine/study/store.cpp", "<sqlite3.h>"},
             Case{"plugins/lua/lua.cpp", "<lua.hpp>"},
             Case{"viewer/window.cpp", "<imgui.h>"},
             Case{"viewer/window.cpp", "<thread>"},
             Case{"engine/study/supervisor.cpp", "<atomic>"},
             Case{"engine/cli/main.cpp", "<iostream>"},
             Case{"engine/core/hash.cpp", "<cstdint>"},
             Case{"engine/core/hash.cpp", "<latches.h>"},
         }) {
        CAPTURE(tried.file);
        CAPTURE(tried.include);
        CHECK(breaches_if(tried.file, tried.include).empty());
    }
}
