#include "engine/plugin/shared_library.hpp"

#include <dlfcn.h>
#include <elf.h>

#include <cstring>
#include <fstream>
#include <iterator>
#include <span>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "engine/core/diagnostics.hpp"
#include "engine/core/hash.hpp"
#include "engine/plugin/plugin_call.hpp"

namespace firebreak {
namespace {

[[noreturn]] void refuse(const std::filesystem::path& file, std::string why) {
    throw InputError(Mark{.file = file.string()}, std::move(why));
}

std::vector<char> read_all(const std::filesystem::path& file) {
    std::error_code error;
    if (!std::filesystem::is_regular_file(file, error))
        refuse(file, "is not a file; give the path of a strategy's shared library (NAME.so)");
    std::ifstream stream{file, std::ios::binary};
    std::vector<char> bytes{std::istreambuf_iterator<char>{stream}, std::istreambuf_iterator<char>{}};
    if (!stream) refuse(file, "cannot be read");
    return bytes;
}

// The dynamic loader maps what the headers promise and dies of a bus error where the file is shorter: a half-copied plugin must not
// take the program with it. The section table stands at the end, so its place tells a file that was cut.
bool is_whole_elf(std::span<const char> bytes) {
    Elf64_Ehdr header;
    if (bytes.size() < sizeof header) return false;
    std::memcpy(&header, bytes.data(), sizeof header);
    if (std::memcmp(header.e_ident, ELFMAG, SELFMAG) != 0 || header.e_type != ET_DYN) return false;
    const auto ends_within = [&](std::uint64_t start, std::uint64_t length) {
        return start <= bytes.size() && length <= bytes.size() - start;
    };
    if (!ends_within(header.e_shoff, std::uint64_t{header.e_shnum} * header.e_shentsize)) return false;
    if (header.e_phentsize != sizeof(Elf64_Phdr) || !ends_within(header.e_phoff, std::uint64_t{header.e_phnum} * sizeof(Elf64_Phdr)))
        return false;
    for (std::size_t i = 0; i < header.e_phnum; ++i) {
        Elf64_Phdr segment;
        std::memcpy(&segment, bytes.data() + header.e_phoff + i * sizeof segment, sizeof segment);
        if (!ends_within(segment.p_offset, segment.p_filesz)) return false;
    }
    return true;
}

std::string last_loader_error() {
    const char* text = ::dlerror();
    return text != nullptr ? text : "unknown reason";
}

}  // namespace

SharedLibrary load_strategy_file(const std::filesystem::path& file) {
    const std::vector<char> bytes = read_all(file);
    if (!is_whole_elf(bytes))
        refuse(file, "is not a shared library, or was cut short; build it with firebreak_add_strategy (docs/strategies/cpp.md)");
    // An absolute path: without a slash the loader would search the system's folders.
    const std::string path = std::filesystem::absolute(file).string();
    // Static constructors run in there.
    const PluginCall loading{path.c_str(), "loading"};
    void* library = ::dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL);
    if (library == nullptr) refuse(file, fmt::format("cannot be loaded: {}", last_loader_error()));
    void* symbol = ::dlsym(library, FIREBREAK_ENTRY_SYMBOL);
    if (symbol == nullptr) {
        refuse(file, fmt::format(
                         "is a shared library but not a strategy: it does not export {}; a C++ strategy ends with FIREBREAK_STRATEGY(...)",
                         FIREBREAK_ENTRY_SYMBOL));
    }
    const firebreak_strategy* strategy = reinterpret_cast<firebreak_strategy_entry_function>(symbol)();
    if (strategy == nullptr) refuse(file, "its entry function gave no strategy");
    if (strategy->abi_version != FIREBREAK_STRATEGY_ABI) {
        const bool is_older = strategy->abi_version < FIREBREAK_STRATEGY_ABI;
        refuse(file, fmt::format("was built for version {} of the strategy contract, this program speaks version {}; {}",
                                 strategy->abi_version, FIREBREAK_STRATEGY_ABI,
                                 is_older ? "rebuild the strategy against this program's headers"
                                          : "use a newer firebreak, or rebuild the strategy against this program's headers"));
    }
    return {.strategy = strategy, .file_hash = hash_bytes(std::as_bytes(std::span{bytes}))};
}

}  // namespace firebreak
