// Where everything of a study lies:
//
//   plan.json                       what is to be run, with the texts of study and scenario; enough to go on
//   study.yaml, scenario.yaml       the same texts, for people
//   networks/*.fbgraph              each network once, mapped by all workers
//   shards/runs-FIRST-END.sqlite    finished runs; a study is the union of its shards
//   leases/                         who is at work on what; only a hint
//   study.sqlite, tables/, manifest.json    made of the shards when all runs are there
#pragma once

#include <filesystem>

namespace firebreak {

struct StudyFolder {
    std::filesystem::path path;

    [[nodiscard]] std::filesystem::path plan() const { return path / "plan.json"; }
    [[nodiscard]] std::filesystem::path networks() const { return path / "networks"; }
    [[nodiscard]] std::filesystem::path shards() const { return path / "shards"; }
    [[nodiscard]] std::filesystem::path leases() const { return path / "leases"; }
    [[nodiscard]] std::filesystem::path tables() const { return path / "tables"; }
    [[nodiscard]] std::filesystem::path database() const { return path / "study.sqlite"; }

    /// Makes the folders that are missing. Throws RunError.
    void make() const;
};

}  // namespace firebreak
