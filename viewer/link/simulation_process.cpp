#include "viewer/link/simulation_process.hpp"

#include "engine/core/diagnostics.hpp"
#include "engine/live/snapshot_bytes.hpp"
#include "engine/scenario/scenario_writer.hpp"
#include "engine/scenario/typed_reader.hpp"

#include <fmt/format.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <span>

#include <fcntl.h>
#include <unistd.h>

namespace firebreak::viewer {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> words_of(const SimulationChoice& choice, const ScratchFolder& scratch) {
    std::vector<std::string> words{firebreak_program().string(), "serve", choice.scenario.string()};
    for (const std::string& one : choice.overrides) words.insert(words.end(), {"--set", one});
    for (const fs::path& one : choice.plugins) words.insert(words.end(), {"--plugin", one.string()});
    if (!choice.strategy.empty()) words.insert(words.end(), {"--strategy", choice.strategy});
    if (!choice.journal.empty()) words.insert(words.end(), {"--journal", scratch.write("journal.yaml", choice.journal).string()});
    if (choice.until > kStart) words.insert(words.end(), {"--until", instant_text(choice.until - kStart)});
    return words;
}

}  // namespace

fs::path firebreak_program() {
    std::error_code error;
    const fs::path own = fs::read_symlink("/proc/self/exe", error);
    // Tests stand one folder beside the programs.
    for (const fs::path& folder : {own.parent_path(), own.parent_path().parent_path() / "bin"}) {
        if (fs::exists(folder / "firebreak", error)) return folder / "firebreak";
    }
    return own.parent_path() / "firebreak";
}

ScratchFolder::ScratchFolder() {
    const char* runtime = std::getenv("XDG_RUNTIME_DIR");
    std::error_code error;
    const fs::path base = runtime != nullptr && fs::is_directory(runtime, error) ? fs::path{runtime} : fs::temp_directory_path(error);
    std::string name = (base / "firebreak-viewer-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr)
        throw RunError(fmt::format("no folder for files at {}: {}", base.string(), std::strerror(errno)));
    path_ = name;
}

ScratchFolder::~ScratchFolder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
}

fs::path ScratchFolder::write(const std::string& name, const std::string& text) const {
    const fs::path file = path_ / name;
    std::ofstream out{file, std::ios::binary | std::ios::trunc};
    out << text;
    out.close();
    if (!out) throw RunError(fmt::format("cannot write {}: {}", file.string(), std::strerror(errno)));
    return file;
}

SimulationProcess::SimulationProcess(const SimulationChoice& choice, const ScratchFolder& scratch) : child_{words_of(choice, scratch)} {}

void SimulationProcess::issue(const Command& command) { ask({{"do", "command"}, {"yaml", commands_to_yaml(std::span{&command, 1})}}); }

std::vector<nlohmann::ordered_json> SimulationProcess::answers() {
    std::vector<nlohmann::ordered_json> all;
    for (const std::string& line : child_.lines()) {
        nlohmann::ordered_json answer = nlohmann::ordered_json::parse(line, nullptr, false);
        if (answer.is_discarded() || !answer.is_object()) continue;
        if (answer.value("say", "") == "ready" && answer.contains("snapshots")) {
            const int descriptor = ::open(answer["snapshots"].get<std::string>().c_str(), O_RDWR | O_CLOEXEC);
            if (descriptor < 0) throw RunError(fmt::format("the simulation's pictures cannot be opened: {}", std::strerror(errno)));
            shared_ = SharedSnapshot::open(descriptor);
        }
        all.push_back(std::move(answer));
    }
    return all;
}

bool SimulationProcess::take(LiveSnapshot& snapshot) {
    if (!shared_) return false;
    const std::optional<std::vector<std::byte>> bytes = shared_->take(version_);
    if (!bytes) return false;
    snapshot = snapshot_of(*bytes);
    return true;
}

std::string SimulationProcess::reason() {
    std::string errors = child_.errors();
    while (!errors.empty() && (errors.back() == '\n' || errors.back() == ' ')) errors.pop_back();
    const std::size_t line = errors.rfind('\n');
    const std::string last = line == std::string::npos ? errors : errors.substr(line + 1);
    return last.empty() ? "the simulation " + child_.end_text() : last;
}

}  // namespace firebreak::viewer
