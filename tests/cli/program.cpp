#include "tests/cli/program.hpp"

#include <sys/wait.h>

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace firebreak::test {

Said call_firebreak(const std::string& arguments, const std::string& environment) {
    const Folder folder;
    const std::string command = "cd '" + source_folder().string() + "' && " + environment + " '" +
                                std::string{std::getenv("FIREBREAK_BINARY_DIR")} + "/bin/firebreak' " + arguments + " >'" + folder / "out" +
                                "' 2>'" + folder / "err" + "'";
    const int status = std::system(command.c_str());
    return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, text_of(folder / "out"), text_of(folder / "err")};
}

Folder::Folder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "firebreak-test-XXXXXX").string();
    if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no temporary folder");
    path_ = pattern;
}

Folder::~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

std::string text_of(const std::filesystem::path& file) {
    std::ifstream in{file, std::ios::binary};
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

void write(const std::filesystem::path& file, const std::string& text) { std::ofstream{file, std::ios::binary} << text; }

std::filesystem::path source_folder() { return std::getenv("FIREBREAK_SOURCE_DIR"); }

}  // namespace firebreak::test
