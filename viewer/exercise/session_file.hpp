// A session in one text file: the scenario, what was done, what was abandoned, the events list, notes and scores. What is saved is what is
// read back: saved again, the file has the same bytes.
#pragma once

#include "engine/live/live_snapshot.hpp"
#include "viewer/exercise/decisions.hpp"
#include "viewer/exercise/inject.hpp"

#include <filesystem>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace firebreak::viewer {

/// Older files are read; a file of a newer format is left alone.
inline constexpr int kSessionFormat = 1;

/// A future that a rewind cut off, or a run kept for comparison.
struct SessionBranch {
    std::string name;
    /// Where it parts from the others.
    Time from{};
    bool is_abandoned = true;
    std::vector<Command> journal;
    std::vector<LivePoint> series;
};

struct SavedSession {
    /// The scenario with every key, as to_yaml() writes it, and the file that it came from.
    std::string scenario_yaml;
    std::string scenario_file;
    /// What was done besides the scenario's own timeline.
    std::vector<Command> journal;
    std::vector<SessionBranch> branches;
    /// How far the run had come.
    Time now{};
    ExerciseTiming timing;
    std::vector<Inject> injects;
    std::vector<Prompt> prompts;
    std::vector<ExerciseNote> notes;
    /// Whatever the window wants to find again, by its own names.
    std::map<std::string, std::string> view;
};

/// JSON, indented, UTF-8; equal sessions give equal bytes.
[[nodiscard]] std::string session_text(const SavedSession& session);

struct ReadSession {
    std::optional<SavedSession> session;
    /// One sentence: why it cannot be opened, or what to be careful about; empty when all is well.
    std::string message;
};
/// Never throws, and never changes the file. [serial]
[[nodiscard]] ReadSession read_session_text(std::string_view text, const std::string& name);
[[nodiscard]] ReadSession read_session(const std::filesystem::path& file);

/// The trouble in one sentence, or empty. Written aside, flushed to the disk and renamed: the old file stays until the new one is whole.
[[nodiscard]] std::string save_session(const SavedSession& session, const std::filesystem::path& file);
[[nodiscard]] std::string save_text(std::string_view text, const std::filesystem::path& file);

/// What `firebreak run SCENARIO --journal FILE` carries out. The trouble in one sentence, or empty.
[[nodiscard]] std::string export_journal(std::span<const Command> journal, const std::filesystem::path& file);

}  // namespace firebreak::viewer
