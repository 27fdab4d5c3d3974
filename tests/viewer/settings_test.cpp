#include "viewer/state/settings.hpp"

#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

using namespace firebreak::viewer;

namespace {

// A folder of its own for each test case, gone at the end.
struct Folder {
    std::filesystem::path path;
    Folder() {
        std::string name = (std::filesystem::temp_directory_path() / "firebreak_settings_XXXXXX").string();
        REQUIRE(mkdtemp(name.data()) != nullptr);
        path = name;
    }
    ~Folder() { std::filesystem::remove_all(path); }
};

Settings read_text(const Folder& folder, const char* text, std::string& trouble) {
    const std::filesystem::path file = folder.path / "viewer.json";
    std::ofstream{file} << text;
    const ReadSettings read = read_settings(file);
    trouble = read.trouble;
    return read.settings;
}

}  // namespace

TEST_CASE("settings come back as they were written") {
    const Folder folder;
    const std::filesystem::path file = folder.path / "below" / "viewer.json";
    Settings written;
    written.language = Language::french;
    written.theme = ThemeName::contrast;
    written.scale = 1.5F;
    written.window_width = 1920;
    written.left_width = 320.0F;
    written.has_seen_tour = true;
    written.recent = {"/a/été.yaml", "/b/second.session"};
    REQUIRE(write_settings(written, file) == "");
    const ReadSettings read = read_settings(file);
    CHECK(read.trouble == "");
    CHECK(read.settings.language == Language::french);
    CHECK(read.settings.theme == ThemeName::contrast);
    CHECK(read.settings.scale == 1.5F);
    CHECK(read.settings.window_width == 1920);
    CHECK(read.settings.left_width == 320.0F);
    CHECK(read.settings.has_seen_tour);
    CHECK(read.settings.recent == written.recent);
}

TEST_CASE("a settings file that is no JSON gives the defaults and one sentence that names it") {
    const Folder folder;
    for (const char* text : {"", "{", "[]", "no json", "12", "\xff\xfe"}) {
        CAPTURE(text);
        std::string trouble;
        const Settings settings = read_text(folder, text, trouble);
        CHECK(settings.window_width == 1600);
        CHECK(trouble.find("viewer.json") != std::string::npos);
    }
}

TEST_CASE("a settings value of the wrong type or out of range does no harm") {
    const Folder folder;
    std::string trouble;
    const Settings settings = read_text(
        folder,
        R"({"language": 3, "theme": "pink", "scale": 1e300, "window_width": "wide", "window_height": -5, "recent": [1, "/a.yaml"]})",
        trouble);
    CHECK(trouble == "");
    CHECK(settings.theme == ThemeName::dark);
    CHECK(settings.scale == 4.0F);
    CHECK(settings.window_width == 1600);
    CHECK(settings.window_height == 320);
    REQUIRE(settings.recent.size() == 1);
    CHECK(settings.recent[0] == "/a.yaml");
}

TEST_CASE("without a settings file there is nothing to complain about") {
    const Folder folder;
    CHECK(read_settings(folder.path / "none.json").trouble == "");
}

TEST_CASE("settings that cannot be written are told in a sentence") {
    CHECK(write_settings({}, "/proc/firebreak/viewer.json").find("/proc/firebreak/viewer.json") != std::string::npos);
}

TEST_CASE("a file opened again moves to the head of the recent ones, and the list stays short") {
    Settings settings;
    for (int i = 0; i < 20; ++i) remember(settings, "/s" + std::to_string(i));
    remember(settings, "/s15");
    CHECK(settings.recent.size() == kMostRecentFiles);
    CHECK(settings.recent[0] == "/s15");
    CHECK(settings.recent[1] == "/s19");
}
