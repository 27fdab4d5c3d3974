// A disk that is full: exit code 4, one sentence, and the same bytes once there is room again.
#include "tests/cli/study_files.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <string>

using namespace firebreak::test;

namespace {

// A small file system, or nothing where this process may not mount one.
class SmallDisk {
  public:
    explicit SmallDisk(std::string place) : place_{std::move(place)} {
        std::filesystem::create_directories(place_);
        is_there_ = std::system(("mount -t tmpfs -o size=3m tmpfs '" + place_ + "' 2>/dev/null").c_str()) == 0;
    }
    ~SmallDisk() {
        if (is_there_) static_cast<void>(!std::system(("umount '" + place_ + "'").c_str()));
    }
    SmallDisk(const SmallDisk&) = delete;
    SmallDisk& operator=(const SmallDisk&) = delete;
    [[nodiscard]] bool is_there() const noexcept { return is_there_; }

  private:
    std::string place_;
    bool is_there_ = false;
};

}  // namespace

TEST_CASE("a study on a disk that is full ends with exit code 4 and goes on to the same tables when there is room") {
    const Folder folder;
    const SmallDisk disk{folder / "disk"};
    if (!disk.is_there()) {
        MESSAGE("fault test skipped: a small file system cannot be mounted here");
        return;
    }
    const std::string study = folder / "tiny.yaml";
    write(study, tiny_study(60));
    REQUIRE(call_firebreak("study '" + study + "' --out '" + folder / "whole" + "'").exit_code == 0);
    for (const int kilobytes : {2900, 2700, 2400}) {  // from hardly any room to room for a part
        CAPTURE(kilobytes);
        const std::string ballast = folder / "disk/ballast";
        REQUIRE(std::system(("head -c " + std::to_string(kilobytes) + "K /dev/zero > '" + ballast + "'").c_str()) == 0);
        const Said said = call_firebreak("study '" + study + "' --out '" + folder / "disk/out" + "' --shard-seconds 0.05");
        CAPTURE(said.err);
        CHECK(said.exit_code == 4);
        CHECK(std::count(said.err.begin(), said.err.end(), '\n') == 1);
        CHECK(said.err.find("make room and give the same command again") != std::string::npos);
        std::filesystem::remove(ballast);
    }
    const Said last = call_firebreak("study '" + study + "' --out '" + folder / "disk/out" + "'");
    CAPTURE(last.err);
    CHECK(last.exit_code == 0);
    CHECK(study_tables(folder / "disk/out") == study_tables(folder / "whole"));
}
