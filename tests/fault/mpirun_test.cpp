// Under mpirun, every rank works on the same folder, and the first one tells.
#include "tests/cli/study_files.hpp"

#include <doctest/doctest.h>

#include <cstdlib>
#include <string>

#include <unistd.h>

using namespace firebreak::test;

TEST_CASE("four ranks under mpirun come to the tables of one process") {
    if (std::system("command -v mpirun >/dev/null 2>&1") != 0) {
        MESSAGE("fault test skipped: mpirun is not installed");
        return;
    }
    const Folder folder;
    const std::string study = folder / "tiny.yaml";
    write(study, tiny_study(100));
    REQUIRE(call_firebreak("study '" + study + "' --out '" + folder / "whole" + "'").exit_code == 0);
    const std::string allowances = ::geteuid() == 0 ? "--allow-run-as-root --oversubscribe" : "--oversubscribe";
    const std::string command = "mpirun " + allowances + " -np 4 '" + std::string{std::getenv("FIREBREAK_BINARY_DIR")} +
                                "/bin/firebreak' study '" + study + "' --out '" + folder / "out" + "' --threads 1 --shard-seconds 0.1 >'" +
                                folder / "said" + "'";
    CHECK(std::system(command.c_str()) == 0);
    CHECK(study_tables(folder / "out") == study_tables(folder / "whole"));
    const std::string said = text_of(folder / "said");
    CHECK(said.find("means at the base") == said.rfind("means at the base"));
    CHECK(said.find("means at the base") != std::string::npos);
}
