#include "tests/architecture/source_tree.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <string>
#include <string_view>

using namespace firebreak::test;

namespace {

bool has_word(std::string_view list, std::string_view word) {
    for (std::size_t at = list.find(word); at != std::string_view::npos; at = list.find(word, at + 1)) {
        const std::size_t after = at + word.size();
        const bool begins = at == 0 || std::string_view{" \t\n(\""}.find(list[at - 1]) != std::string_view::npos;
        const bool ends = after == list.size() || std::string_view{" \t\n)\""}.find(list[after]) != std::string_view::npos;
        if (begins && ends) return true;
    }
    return false;
}

// Whether a CMakeLists.txt in the file's folder or in one above names it: by its path from there, or by its name alone, as a loop does.
bool is_listed(std::string_view path) {
    const std::string_view name = path.substr(path.rfind('/') + 1);
    for (std::size_t slash = path.rfind('/'); slash != std::string_view::npos && slash > 0; slash = path.rfind('/', slash - 1)) {
        const std::string list = text_of(fmt::format("{}/CMakeLists.txt", path.substr(0, slash)));
        if (has_word(list, path.substr(slash + 1)) || has_word(list, name)) return true;
    }
    return false;
}

}  // namespace

TEST_CASE("every source is named in a CMakeLists.txt, so that none is forgotten") {
    std::size_t sources = 0;
    for (const SourceFile& file : source_files({"engine", "plugins", "viewer", "tests"})) {
        if (!file.path.ends_with(".cpp")) continue;
        ++sources;
        CAPTURE(file.path);
        CHECK(is_listed(file.path));
    }
    CHECK(sources > 10);
}

TEST_CASE("a source that no CMakeLists.txt names is noticed") {
    CHECK(is_listed("engine/core/hash.cpp"));
    CHECK_FALSE(is_listed("engine/core/ash.cpp"));
    CHECK_FALSE(is_listed("engine/core/hash.cp"));
}
