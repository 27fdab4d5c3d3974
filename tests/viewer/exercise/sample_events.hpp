// A short events list that uses every column, and what tests do with folders.
#pragma once

#include "engine/scenario/scenario.hpp"
#include "viewer/exercise/inject.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace firebreak::viewer::test {

/// Four injects: one with an effect, one with a question, one published, one in reserve; with every sign that CSV and XML find hard.
[[nodiscard]] std::vector<Inject> sample_events();
/// Day 7, 07:00, with an incident "outage" then.
[[nodiscard]] Scenario sample_scenario();
[[nodiscard]] ExerciseTiming sample_timing();

/// "d7 09:00" as an instant.
[[nodiscard]] Time at(int day, int hour, int minute = 0);

/// Equal in everything but the ids, which a file does not hold.
[[nodiscard]] bool are_same_but_ids(std::vector<Inject> one, std::vector<Inject> other);

class TemporaryFolder {
  public:
    TemporaryFolder();
    ~TemporaryFolder();
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    [[nodiscard]] const std::filesystem::path& path() const noexcept { return path_; }

  private:
    std::filesystem::path path_;
};
[[nodiscard]] std::string content_of(const std::filesystem::path& file);
void write_file(const std::filesystem::path& file, std::string_view content);
[[nodiscard]] std::size_t files_in(const std::filesystem::path& folder);

}  // namespace firebreak::viewer::test
