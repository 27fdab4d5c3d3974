// What the people in front of the screen ask for. Panels only ever emit these; the window's own code carries them out, most of them by
// asking the simulation's process.
#pragma once

#include "engine/core/ids.hpp"
#include "engine/core/time.hpp"
#include "engine/scenario/command.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace firebreak::viewer {

struct Play {};
struct Pause {};
/// Goes on by this much simulated time, and pauses.
struct StepBy {
    Duration by{0};
};
/// Simulated seconds per second; 0 for as fast as it goes.
struct SetSpeed {
    double factor = 0.0;
};
/// Opens a scenario or a saved session; the present session is saved first.
struct Open {
    std::filesystem::path file;
};
struct Restart {};
/// Changes parameters that only a new start can take over, as `--set` writes them, and starts again.
struct RestartWith {
    std::vector<std::string> overrides;
};
/// The company, the world or the facilitator does something now; `at` is filled in by whoever carries it out.
struct Issue {
    Command command;
};
/// Back to an earlier moment; what was done from then on is dropped from the journal, and its course stays as the dashed line.
struct RewindTo {
    Time to{};
};
/// Runs these strategies from this moment to the end, in the background.
struct RunFutures {
    std::vector<std::string> strategies;
    int replicates = 20;
};
struct CancelFutures {};
/// Asks for everything that is known about an account.
struct InspectAccount {
    AccountId account = kNoAccount;
};
/// Keeps this run's course beside the next ones.
struct KeepForComparison {
    std::string name;
};
struct SaveSession {
    std::filesystem::path file;
};
/// Writes what was done as a journal that `firebreak run --journal` carries out.
struct ExportJournal {
    std::filesystem::path file;
};
/// Writes the after-action report.
struct WriteDebrief {
    std::filesystem::path file;
};
struct TakeScreenshot {
    std::filesystem::path file;
};
struct Quit {};

using Action = std::variant<Play, Pause, StepBy, SetSpeed, Open, Restart, RestartWith, Issue, RewindTo, RunFutures, CancelFutures,
                            InspectAccount, KeepForComparison, SaveSession, ExportJournal, WriteDebrief, TakeScreenshot, Quit>;

/// Emptied by the window's code once a frame.
using Actions = std::vector<Action>;

}  // namespace firebreak::viewer
