// One strategy file: checked, loaded, and its table found. Never unloaded: static variables, thread-local ones and texts of a plugin may be
// in use until the process ends.
#pragma once

#include "engine/plugin/strategy.h"

#include <cstdint>
#include <filesystem>

namespace firebreak {

struct SharedLibrary {
    const firebreak_strategy* strategy = nullptr;
    /// hash_bytes of the file's content.
    std::uint64_t file_hash = 0;
};

/// Loads `file` and checks its contract version before anything else is read. Throws InputError. Code of the plugin's static constructors
/// runs: load only what the user chose. [setup]
[[nodiscard]] SharedLibrary load_strategy_file(const std::filesystem::path& file);

}  // namespace firebreak
