#include "tests/architecture/source_tree.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace firebreak::test {
namespace {

namespace fs = std::filesystem;

// tests/main.cpp sets the variable.
fs::path root() {
    const char* path = std::getenv("FIREBREAK_SOURCE_DIR");
    return path == nullptr ? fs::current_path() : fs::path{path};
}

std::string content(const fs::path& path) {
    std::ifstream in{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{in}, {}};
}

// Where the comment or literal that begins at `begin` ends, or `begin` if none begins there.
std::size_t end_of_words(std::string_view text, std::size_t begin) {
    const auto after = [&](std::string_view closing, std::size_t from) {
        const std::size_t found = text.find(closing, from);
        return found == std::string_view::npos ? text.size() : found + closing.size();
    };
    const std::string_view rest = text.substr(begin);
    if (rest.starts_with("//")) return std::min(text.find('\n', begin), text.size());
    if (rest.starts_with("/*")) return after("*/", begin + 2);
    if (rest.starts_with("R\"")) {
        const std::size_t open = std::min(text.find('(', begin), text.size() - 1);
        return after(fmt::format("){}\"", text.substr(begin + 2, open - begin - 2)), open);
    }
    const bool is_digit_separator = begin > 0 && std::isalnum(static_cast<unsigned char>(text[begin - 1])) != 0;
    if (text[begin] != '"' && (text[begin] != '\'' || is_digit_separator)) return begin;
    std::size_t end = begin + 1;
    while (end < text.size() && text[end] != text[begin] && text[end] != '\n') end += text[end] == '\\' ? 2U : 1U;
    return std::min(end + 1, text.size());
}

}  // namespace

std::vector<SourceFile> source_files(const std::vector<std::string>& folders) {
    std::vector<SourceFile> files;
    for (const std::string& folder : folders) {
        if (!fs::is_directory(root() / folder)) continue;
        for (const fs::directory_entry& entry : fs::recursive_directory_iterator{root() / folder}) {
            const std::string extension = entry.path().extension().string();
            if (!entry.is_regular_file() || (extension != ".cpp" && extension != ".hpp" && extension != ".h" && extension != ".c"))
                continue;
            files.push_back({entry.path().lexically_relative(root()).generic_string(), content(entry.path())});
        }
    }
    std::sort(files.begin(), files.end(), [](const SourceFile& a, const SourceFile& b) { return a.path < b.path; });
    return files;
}

std::string text_of(const std::string& path) { return content(root() / path); }

std::string code_only(std::string_view text) {
    std::string code{text};
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t end = end_of_words(text, i);
        for (std::size_t j = i; j < end; ++j) {
            if (code[j] != '\n') code[j] = ' ';
        }
        i = std::max(end, i + 1);
    }
    return code;
}

std::size_t line_of(std::string_view text, std::size_t position) {
    return 1 + static_cast<std::size_t>(std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(position), '\n'));
}

}  // namespace firebreak::test
