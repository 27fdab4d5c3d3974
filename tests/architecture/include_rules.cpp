#include "tests/architecture/include_rules.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <regex>
#include <string>
#include <string_view>
#include <vector>

namespace firebreak::test {
namespace {

// core <- params, graph <- plugin <- scenario <- events <- world, crowd, company <- sim <- measure <- live, study <- report <- cli, viewer.
// Each room sees all those to its left, but: graph and plugin do not see each other, nor params graph; world, crowd and company do not
// see each other, because they meet in sim through events; live and study do not see each other; the viewer does not see cli.
const std::array<std::vector<std::string_view>, 11> kOrder{{{"core"},
                                                            {"params"},
                                                            {"graph", "plugin"},
                                                            {"scenario"},
                                                            {"events"},
                                                            {"world", "crowd", "company"},
                                                            {"sim"},
                                                            {"measure"},
                                                            {"live", "study"},
                                                            {"report"},
                                                            {"cli", "viewer"}}};

// The place of a room in that order, counting from 0, or kOrder.size() if it has none.
std::size_t place_of(std::string_view room) {
    const auto has_room = [room](const std::vector<std::string_view>& rooms) {
        return std::find(rooms.begin(), rooms.end(), room) != rooms.end();
    };
    return static_cast<std::size_t>(std::find_if(kOrder.begin(), kOrder.end(), has_room) - kOrder.begin());
}

// Headers named by `headers` are for files whose path begins with one of `doors`. A name that ends in * stands for all that begin with it.
struct Door {
    std::vector<std::string_view> headers;
    std::vector<std::string_view> doors;
};

const std::array kDoors{
    Door{{"yaml-cpp/*"}, {"engine/scenario/yaml_tree."}},
    Door{{"tbb/*", "oneapi/*"}, {"engine/sim/parallel.", "engine/graph/"}},
    Door{{"boost/graph/*", "boost/pending/*"}, {"engine/graph/"}},
    Door{{"boost/math/*"}, {"engine/measure/student_t."}},
    Door{{"CLI/*"}, {"engine/cli/"}},
    Door{{"pugi*"}, {"engine/graph/"}},
    Door{{"zlib.h", "zstd.h"}, {"engine/graph/"}},
    Door{{"sqlite3*"}, {"engine/study/"}},
    Door{{"lua*", "lauxlib.h"}, {"plugins/lua/"}},
    Door{{"xlsxwriter*"}, {"viewer/exercise/"}},
    Door{{"imgui*", "GLFW/*", "epoxy/*", "GL/*", "stb*"}, {"viewer/"}},
    // Nothing else starts a thread, takes a lock or touches an atomic. Two hold memory that processes share: shared_snapshot, call_board.
    Door{{"thread", "mutex", "shared_mutex", "atomic", "stdatomic.h", "future", "condition_variable", "semaphore", "latch", "barrier",
          "stop_token", "execution", "pthread.h", "threads.h", "omp.h"},
         {"engine/sim/parallel.", "engine/study/supervisor.", "engine/live/shared_snapshot.", "engine/plugin/call_board.", "engine/graph/",
          "viewer/"}},
    // Draws are keyed and own: nobody uses the standard's.
    Door{{"random"}, {}},
    Door{{"iostream", "print"}, {"engine/cli/", "engine/report/", "viewer/"}},
};

bool names(std::string_view pattern, std::string_view header) {
    if (pattern.ends_with('*')) return header.starts_with(pattern.substr(0, pattern.size() - 1));
    return header == pattern;
}

// "engine/core/ids.hpp" -> "core", "viewer/theme.hpp" -> "viewer", "plugins/canned/canned.cpp" -> "plugins".
std::string room_of(std::string_view path) {
    const std::size_t slash = path.find('/');
    const std::string_view top = path.substr(0, slash);
    if (top != "engine") return std::string{top};
    const std::string_view rest = path.substr(slash + 1);
    return std::string{rest.substr(0, rest.find('/'))};
}

bool starts_with_any(std::string_view path, const std::vector<std::string_view>& beginnings) {
    return std::any_of(beginnings.begin(), beginnings.end(), [path](std::string_view beginning) { return path.starts_with(beginning); });
}

// What a strategy may see: the contract, what the contract is made of, its own folder, and what the strategies shipped here share.
bool plugin_may_include(std::string_view file, std::string_view header) {
    const std::string_view own_folder = file.substr(0, file.find('/', std::string_view{"plugins/"}.size()) + 1);
    return header == "engine/plugin/strategy.h" || header == "engine/plugin/strategy.hpp" || header.starts_with("engine/core/") ||
           header.starts_with("engine/params/") || header.starts_with("plugins/common/") ||
           (own_folder != "plugins/" && header.starts_with(own_folder));
}

// Why `file` must not include our own `header`, or "".
std::string room_breach(std::string_view file, std::string_view header) {
    if (!header.starts_with("engine/") && !header.starts_with("plugins/") && !header.starts_with("viewer/")) {
        return "a header of ours is named by its path from the repository's root";
    }
    const std::string from = room_of(file);
    const std::string to = room_of(header);
    if (from == "plugins") {
        return plugin_may_include(file, header)
                   ? ""
                   : "a strategy sees strategy.h, strategy.hpp, core, params, plugins/common and its own folder only";
    }
    if (place_of(from) == kOrder.size()) {
        return fmt::format("'{}' is no room of the house; give it its place in tests/architecture/include_rules.cpp", from);
    }
    if (to == from || place_of(to) < place_of(from)) return "";
    return fmt::format("{} does not see {}", from, to);
}

// Why `file` must not include somebody else's `header`, or "".
std::string door_breach(std::string_view file, std::string_view header) {
    for (const Door& door : kDoors) {
        const bool is_behind_it =
            std::any_of(door.headers.begin(), door.headers.end(), [header](std::string_view pattern) { return names(pattern, header); });
        if (!is_behind_it || starts_with_any(file, door.doors)) continue;
        if (door.doors.empty()) return fmt::format("<{}> is for nobody", header);
        return fmt::format("<{}> is for {} only", header, fmt::join(door.doors, ", "));
    }
    return "";
}

}  // namespace

std::vector<std::string> include_breaches(const SourceFile& file) {
    static const std::regex include{R"re((?:^|\n)[ \t]*#[ \t]*include[ \t]*([<"])([^>"\n]+)[>"])re"};
    std::vector<std::string> breaches;
    for (std::sregex_iterator found{file.text.begin(), file.text.end(), include}, end; found != end; ++found) {
        const std::string header = (*found)[2].str();
        const bool is_ours = (*found)[1].str() == "\"";
        const std::string breach = is_ours ? room_breach(file.path, header) : door_breach(file.path, header);
        if (breach.empty()) continue;
        const std::size_t line = line_of(file.text, static_cast<std::size_t>(found->position(2)));
        breaches.push_back(fmt::format("{}:{}: includes {}: {}", file.path, line, header, breach));
    }
    return breaches;
}

}  // namespace firebreak::test
