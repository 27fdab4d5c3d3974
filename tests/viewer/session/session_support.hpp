// What tests of the window's sessions share: a crisis in a file, a clock that the test moves, and patience.
#pragma once

#include "engine/scenario/scenario_writer.hpp"
#include "tests/live/live_support.hpp"
#include "viewer/state/viewer_state.hpp"

#include <doctest/doctest.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <string>
#include <thread>
#include <utility>

namespace firebreak::test {

/// The little crisis as a file in a folder of the test's own.
[[nodiscard]] inline std::filesystem::path crisis_file(const std::filesystem::path& folder, std::uint64_t n = 0) {
    Scenario scenario = little_crisis(n);
    scenario.title = "A little crisis";
    const std::filesystem::path file = folder / "little.yaml";
    std::ofstream{file} << to_yaml(scenario);
    return file;
}

/// A file system of 64 KB at a folder, or none where this process may not mount one. Its disk is full for as long as `fill` says.
class SmallDisk {
  public:
    explicit SmallDisk(std::filesystem::path place) : place_{std::move(place)} {
        std::filesystem::create_directories(place_);
        is_there_ = std::system(("mount -t tmpfs -o size=64k tmpfs '" + place_.string() + "' 2>/dev/null").c_str()) == 0;
    }
    ~SmallDisk() {
        if (is_there_) static_cast<void>(!std::system(("umount '" + place_.string() + "'").c_str()));
    }
    SmallDisk(const SmallDisk&) = delete;
    SmallDisk& operator=(const SmallDisk&) = delete;
    [[nodiscard]] bool is_there() const noexcept { return is_there_; }
    void fill() const {
        static_cast<void>(!std::system(("head -c 1M /dev/zero > '" + (place_ / "ballast").string() + "' 2>/dev/null").c_str()));
    }
    void make_room() const { std::filesystem::remove(place_ / "ballast"); }

  private:
    std::filesystem::path place_;
    bool is_there_ = false;
};

/// Calls `step` every few milliseconds, with the state's clock going on, until `is_done`. False after a minute.
inline bool wait_until(viewer::ViewerState& state, const std::function<void()>& step, const std::function<bool()>& is_done) {
    const auto begin = std::chrono::steady_clock::now();
    const double from = state.now;
    while (std::chrono::steady_clock::now() - begin < std::chrono::seconds{60}) {
        state.now = from + std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
        step();
        if (is_done()) return true;
        std::this_thread::sleep_for(std::chrono::milliseconds{5});
    }
    return false;
}

/// Whether one of the messages has this in it.
[[nodiscard]] inline bool was_told(const viewer::ViewerState& state, std::string_view part) {
    for (const viewer::Message& message : state.messages.list()) {
        if (message.text.find(part) != std::string::npos) return true;
    }
    return false;
}

}  // namespace firebreak::test
