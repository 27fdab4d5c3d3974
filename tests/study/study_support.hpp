// What the tests of this room share: a study in a few lines, and an empty folder.
#pragma once

#include "engine/study/plan.hpp"
#include "engine/study/study_folder.hpp"
#include "engine/study/study_reader.hpp"

#include <cstdlib>
#include <filesystem>
#include <stdexcept>
#include <string>

namespace firebreak::test {

/// A scenario that needs no network worth the name.
inline const std::string kSmallScenario =
    "firebreak: 1\nname: small\nhorizon: 2 d\nnetwork: {accounts: 100}\ncrowd: {me_too: 0.1}\n"
    "incidents:\n  - {id: outage, class: outage, cluster: preventable, start: d1, duration: 6 h, affected: 50 %, anger: 0.8}\n";

inline const std::string kTwoBranches =
    "firebreak: 1\nscenario: small.yaml\nrepetitions: 5\nrobustness: {points: 0}\n"
    "branches:\n  - {name: silence, strategy: dead_account}\n  - {name: answer, strategy: canned}\n";

/// Problems as one text, a line each.
inline std::string text_of(const Diagnostics& problems) {
    std::string text;
    for (const Problem& problem : problems.problems()) text += (text.empty() ? "" : "\n") + problem.text();
    return text;
}

inline std::string study_problems(const std::string& body) {
    Diagnostics problems;
    static_cast<void>(read_study_text(body, "s.yaml", problems));
    return text_of(problems);
}

inline Study study_of(const std::string& body) {
    Diagnostics problems;
    Study study = read_study_text(body, "s.yaml", problems);
    problems.throw_if_errors();
    return study;
}

inline StudyPlan plan_of(const std::string& body, const std::string& scenario = kSmallScenario) {
    Diagnostics problems;
    StudyPlan plan = make_plan(study_of(body), {scenario, "small.yaml"}, problems);
    problems.throw_if_errors();
    return plan;
}

/// A study folder that goes away with the object.
class TemporaryStudy {
  public:
    TemporaryStudy() {
        std::string pattern = (std::filesystem::temp_directory_path() / "firebreak-study-XXXXXX").string();
        if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no temporary folder");
        folder_.path = pattern;
        folder_.make();
    }
    ~TemporaryStudy() {
        std::error_code ignored;
        std::filesystem::remove_all(folder_.path, ignored);
    }
    TemporaryStudy(const TemporaryStudy&) = delete;
    TemporaryStudy& operator=(const TemporaryStudy&) = delete;
    [[nodiscard]] const StudyFolder& folder() const noexcept { return folder_; }

  private:
    StudyFolder folder_;
};

}  // namespace firebreak::test
