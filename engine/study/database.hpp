// SQLite, as far as this room needs it: statements whose errors are exceptions. The only file that includes sqlite3.h.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace firebreak {

class Database;

/// One prepared statement. Parameters and columns count from 1 and from 0, as SQLite does. [serial]
class SqlStatement {
  public:
    ~SqlStatement();
    SqlStatement(SqlStatement&&) noexcept;
    SqlStatement& operator=(SqlStatement&&) = delete;

    SqlStatement& integer(int place, std::int64_t value);
    SqlStatement& real(int place, std::optional<double> value);
    SqlStatement& text(int place, std::string_view value);
    SqlStatement& bytes(int place, std::span<const std::byte> value);
    /// Carries it out; true while there is a row.
    bool step();
    /// Carries out a statement without rows and makes it ready for the next.
    void finish();

    [[nodiscard]] std::int64_t integer_at(int column) const;
    [[nodiscard]] std::string text_at(int column) const;
    [[nodiscard]] std::vector<std::byte> bytes_at(int column) const;

  private:
    friend class Database;
    struct Handle;
    explicit SqlStatement(std::unique_ptr<Handle> handle);
    std::unique_ptr<Handle> handle_;
};

/// A file opened without locks: it is either nobody else's (being written) or never written again. Throws RunError, and DiskError where the
/// disk is full or fails. [serial]
class Database {
  public:
    enum class Use { read, create };
    Database(const std::filesystem::path& file, Use use);
    ~Database();
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    void run(const std::string& sql);
    [[nodiscard]] SqlStatement prepare(const std::string& sql);
    /// Closes, and puts what was written on the disk.
    void close();

  private:
    struct Connection;
    std::filesystem::path file_;
    Use use_;
    std::unique_ptr<Connection> connection_;
};

/// Puts a file's bytes, or a folder's entries, on the disk. Throws DiskError.
void sync_to_disk(const std::filesystem::path& path);

}  // namespace firebreak
