// Runs the program as a user does, and keeps what it said.
#pragma once

#include <filesystem>
#include <string>

namespace firebreak::test {

struct Said {
    int exit_code = -1;
    std::string out;
    std::string err;
};

/// `firebreak ARGUMENTS` through a shell, in the repository's folder; `environment` is put before it ("NAME=value").
[[nodiscard]] Said call_firebreak(const std::string& arguments, const std::string& environment = {});

/// An empty folder that goes away with the object.
class Folder {
  public:
    Folder();
    ~Folder();
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    [[nodiscard]] const std::filesystem::path& path() const noexcept { return path_; }
    [[nodiscard]] std::string operator/(const std::string& name) const { return (path_ / name).string(); }

  private:
    std::filesystem::path path_;
};

[[nodiscard]] std::string text_of(const std::filesystem::path& file);
void write(const std::filesystem::path& file, const std::string& text);
[[nodiscard]] std::filesystem::path source_folder();

}  // namespace firebreak::test
